/* sitrep-report.c - a post-mortem as a file
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-report.h"

#include "sitrep-chart.h"
#include "sitrep-html.h"
#include "sitrep-markdown-blocks.h"
#include "sitrep-markdown.h"
#include "sitrep-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *ending, *label;
} formats[] = {
  [SITREP_REPORT_MARKDOWN] = { ".md", N_ ("Markdown") },
  [SITREP_REPORT_HTML] = { ".html", N_ ("Web page") },
  [SITREP_REPORT_PDF] = { ".pdf", N_ ("PDF") },
  [SITREP_REPORT_SVG] = { "-timeline.svg", N_ ("Timeline as SVG") },
  [SITREP_REPORT_PNG] = { "-timeline.png", N_ ("Timeline as PNG") },
};

/* The text's own first heading names it. */
static char *
title_of (SitrepDossier *dossier, const char *markdown)
{
  char *title = NULL;
  g_autoptr (GPtrArray) blocks = sitrep_markdown_blocks (markdown, &title);

  return title != NULL ? title : g_strdup (dossier->incident->label);
}

static GBytes *
web_page (SitrepDossier *dossier, const char *markdown, gint64 now, GError **error)
{
  g_autoptr (GBytes) picture = sitrep_chart_svg (dossier, now, error);
  g_autofree char *title = title_of (dossier, markdown);
  g_autofree char *words = sitrep_chart_words (dossier, now);
  g_autofree char *svg = NULL;
  char *page;

  if (picture == NULL)
    return NULL;
  svg = g_strndup (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  page = sitrep_html_page (title, dossier->playbook->language, markdown, svg, words);
  return g_bytes_new_take (page, strlen (page));
}

static GBytes *
pdf (SitrepDossier *dossier, const char *markdown, GError **error)
{
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) blocks = sitrep_markdown_blocks (markdown, &title);

  return sitrep_blocks_to_pdf (title != NULL ? title : dossier->incident->label, blocks, error);
}

/**
 * sitrep_report:
 * @dossier: whole
 * @markdown: what is written: the post-mortem, or its public version. The pictures say no entry's words
 *
 * From any thread.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
sitrep_report (SitrepDossier *dossier, const char *markdown, SitrepReportFormat format, gint64 now, GError **error)
{
  switch (format)
    {
    case SITREP_REPORT_HTML:
      return web_page (dossier, markdown, now, error);
    case SITREP_REPORT_PDF:
      return pdf (dossier, markdown, error);
    case SITREP_REPORT_SVG:
      return sitrep_chart_svg (dossier, now, error);
    case SITREP_REPORT_PNG:
      return sitrep_chart_png (dossier, now, error);
    case SITREP_REPORT_MARKDOWN:
    default:
      return g_bytes_new (markdown, strlen (markdown));
    }
}

/** sitrep_report_file_name: Returns: (transfer full): by the process' pattern, with the format's ending. */
char *
sitrep_report_file_name (SitrepDossier *dossier, SitrepReportFormat format, gboolean public, gint64 now)
{
  g_autofree char *name = sitrep_markdown_file_name (dossier, now);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name)
    *dot = '\0';
  return g_strconcat (name, public ? "-public" : "", formats[format].ending, NULL);
}

/** sitrep_report_label: what the format is called, in the language of the window. */
const char *
sitrep_report_label (SitrepReportFormat format)
{
  return _ (formats[format].label);
}
