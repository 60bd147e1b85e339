/* sitrep-declare-summary.h - the wizard: all of it once more
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-declare-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_SUMMARY (sitrep_declare_summary_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareSummary, sitrep_declare_summary, SITREP, DECLARE_SUMMARY, AdwBin)

void sitrep_declare_summary_set_form (SitrepDeclareSummary *self, SitrepDeclareForm *form);
void sitrep_declare_summary_refresh (SitrepDeclareSummary *self);
void sitrep_declare_summary_set_error (SitrepDeclareSummary *self, const char *text);

G_END_DECLS
