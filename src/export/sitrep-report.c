/* sitrep-report.c - a post-mortem as a file
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-report.h"

#include "base/sitrep-time.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-chart.h"
#include "sitrep-csv.h"
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
  [SITREP_REPORT_LINES] = { "-timeline.txt", N_ ("Timeline as text") },
  [SITREP_REPORT_CSV] = { "-timeline.csv", N_ ("Timeline as CSV") },
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

/* As in “14:05 - rolled back”; a day is named where it begins. */
static char *
timeline_lines (const SitrepDossier *dossier)
{
  const SitrepPlaybook *playbook = dossier->playbook;
  GString *out = g_string_new (NULL);
  g_autofree char *day = NULL;

  for (guint i = 0; dossier->entries != NULL && i < dossier->entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (dossier->entries, i);
      const SitrepWhen when = { entry->at, entry->until, entry->precision };
      g_autofree char *today = sitrep_time_format (entry->at, playbook->zone, "%F %Z");
      g_autofree char *clock = sitrep_when_words (&when, playbook->zone, playbook->twelve_hours);
      g_autofree char *words = sitrep_entry_words (entry, playbook);

      if (entry->left_out)
        continue;
      if (g_set_str (&day, today))
        g_string_append_printf (out, "%s%s\n", out->len > 0 ? "\n" : "", today);
      g_string_append_printf (out, "%s - %s\n", clock, words);
    }
  return g_string_free_and_steal (out);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/**
 * sitrep_report:
 * @dossier: whole
 * @markdown: what is written: the post-mortem, or its public version. The pictures say no entry's words; the timeline as
 *   text and as CSV says all of them, whatever @markdown is
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
    case SITREP_REPORT_LINES:
      return take_text (timeline_lines (dossier));
    case SITREP_REPORT_CSV:
      return take_text (sitrep_csv_timeline (dossier));
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
