/* test-report.c - the post-mortem as a page, on paper and as a picture
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/sitrep-chart.h"
#include "export/sitrep-html.h"
#include "export/sitrep-markdown-blocks.h"
#include "export/sitrep-markdown.h"
#include "export/sitrep-report.h"
#include "incidents.h"

#include <string.h>

static void
check_html (const char *markdown, const char *expected)
{
  g_autofree char *html = sitrep_html_fragment (markdown);

  g_assert_cmpstr (html, ==, expected);
}

static void
test_html (void)
{
  check_html ("# Logins fail\n\nOne in *five*.", "<h1>Logins fail</h1>\n<p>One in <em>five</em>.</p>\n");
  check_html ("- [x] read\n- [ ] sent",
              "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked> read</li>\n"
              "<li class=\"task\"><input type=\"checkbox\" disabled> sent</li>\n</ul>\n");
  check_html ("| Time | Event |\n| --- | --- |\n| 12:02 | down<br>and up |",
              "<div class=\"wide\"><table>\n<thead>\n<tr><th scope=\"col\">Time</th><th scope=\"col\">Event</th></tr>\n"
              "</thead>\n<tbody>\n<tr><td>12:02</td><td>down<br>and up</td></tr>\n</tbody>\n</table></div>\n");
}

/* Whatever is typed arrives as text, and no address runs anything. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "[click](vbscript:x)",
    "![pixel](https://tracker.example/p.gif)",
    "<https://shop.example/\"onmouseover=\"x>",
    "</main></body><script>",
    "`<b>`",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "<!-- -->",
    "<svg/onload=x>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *html = sitrep_html_fragment (texts[i]);
      g_autofree char *lower = g_ascii_strdown (html, -1);

      g_assert_null (strstr (lower, "<script"));
      g_assert_null (strstr (lower, "<img"));
      g_assert_null (strstr (lower, "<svg"));
      g_assert_null (strstr (lower, "href=\"javascript"));
      g_assert_null (strstr (lower, "href=\"data"));
      g_assert_null (strstr (lower, "href=\"vbscript"));
      g_assert_null (strstr (lower, "\"onmouseover"));
      g_assert_null (strstr (lower, "</main"));
    }
}

static void
test_page (void)
{
  g_autofree char *page = sitrep_html_page ("<Logins> & more", "en", "# x", "<svg/>", "Started \"12:02\"");

  g_assert_nonnull (strstr (page, "<title>&lt;Logins&gt; &amp; more</title>"));
  g_assert_nonnull (strstr (page, "alt=\"Started &quot;12:02&quot;\""));
  g_assert_nonnull (strstr (page, "default-src 'none'"));
  g_assert_null (strstr (page, "http://"));
  g_assert_null (strstr (page, "https://"));
}

static void
test_blocks (void)
{
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) blocks
    = sitrep_markdown_blocks ("# T\n\n## A\n\np *q* [r](https://s.example)\n\n1. x\n2. y\n   - z\n\n"
                              "| a | b |\n| - | - |\n| c | |\n\n```\ncode\n```\n",
                              &title);
  static const SitrepBlockKind kinds[]
    = { SITREP_BLOCK_HEADING, SITREP_BLOCK_PARAGRAPH, SITREP_BLOCK_LIST, SITREP_BLOCK_TABLE, SITREP_BLOCK_CODE };
  const SitrepBlock *list, *table;

  g_assert_cmpstr (title, ==, "T");
  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < blocks->len; i++)
    g_assert_cmpint (((SitrepBlock *) blocks->pdata[i])->kind, ==, kinds[i]);
  g_assert_cmpstr (((SitrepBlock *) blocks->pdata[1])->text, ==, "p q r (https://s.example)");
  list = blocks->pdata[2];
  g_assert_true (list->numbered);
  g_assert_cmpuint (list->rows->len, ==, 3);
  g_assert_cmpstr (sitrep_block_cell (list, 1, 0), ==, "y");
  table = blocks->pdata[3];
  g_assert_cmpuint (sitrep_block_columns (table), ==, 2);
  g_assert_cmpstr (sitrep_block_cell (table, 1, 1), ==, "");
}

/* Of every process: each heading of its post-mortem stands on the page, and the others are what they say they are. */
static void
test_formats (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  gint64 now = test_000p_at ("13:00");
  g_autofree char *markdown = sitrep_markdown_postmortem (dossier, now);
  static const struct
  {
    SitrepReportFormat format;
    const char *begins, *name;
  } formats[] = {
    { SITREP_REPORT_MARKDOWN, "# ", ".md" },
    { SITREP_REPORT_HTML, "<!DOCTYPE html>", ".html" },
    { SITREP_REPORT_PDF, "%PDF-", ".pdf" },
    { SITREP_REPORT_SVG, "<?xml", "-timeline.svg" },
    { SITREP_REPORT_PNG, "\x89PNG", "-timeline.png" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = sitrep_report (dossier, markdown, formats[i].format, now, &error);
      g_autofree char *name = sitrep_report_file_name (dossier, formats[i].format, FALSE, now);
      g_autofree char *outside = sitrep_report_file_name (dossier, formats[i].format, TRUE, now);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (formats[i].begins), formats[i].begins,
                       strlen (formats[i].begins));
      g_assert_true (g_str_has_suffix (name, formats[i].name));
      g_assert_nonnull (strstr (outside, "-public"));
    }
}

/* The picture tells milestones and times, never what somebody wrote. */
static void
test_picture_is_discreet (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  g_autofree char *words = sitrep_chart_words (dossier, test_000p_at ("13:00"));

  g_assert_nonnull (strstr (words, "12:02"));
  g_assert_null (strstr (words, "/accept"));
  g_assert_null (strstr (words, "Users report"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/html", test_html);
  g_test_add_func ("/report/hostile", test_hostile);
  g_test_add_func ("/report/page", test_page);
  g_test_add_func ("/report/blocks", test_blocks);
  g_test_add_func ("/report/formats", test_formats);
  g_test_add_func ("/report/picture", test_picture_is_discreet);
  return g_test_run ();
}
