/* sitrep-report.h - a post-mortem as a file
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_REPORT_MARKDOWN,
  SITREP_REPORT_HTML,
  SITREP_REPORT_PDF,
  SITREP_REPORT_SVG, /* the timeline alone */
  SITREP_REPORT_PNG,
  SITREP_REPORT_LINES,
  SITREP_REPORT_CSV,
} SitrepReportFormat;

GBytes *
sitrep_report (SitrepDossier *dossier, const char *markdown, SitrepReportFormat format, gint64 now, GError **error);
char *sitrep_report_file_name (SitrepDossier *dossier, SitrepReportFormat format, gboolean public, gint64 now);
const char *sitrep_report_label (SitrepReportFormat format);

G_END_DECLS
