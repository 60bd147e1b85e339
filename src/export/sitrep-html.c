/* sitrep-html.c - Markdown as a web page
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-html.h"

#include <md4c.h>
#include <string.h>

/* The Markdown that forges and wikis understand. HTML inside it is text. */
#define FLAGS                                                                                                          \
  (MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_NOHTML)

/* --- texts --- */

static void
append_escaped (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        g_string_append_c (out, text[i]);
      }
}

/* An entity is passed on only where it can be nothing but one. */
static void
append_entity (GString *out, const char *text, gsize length)
{
  for (gsize i = 1; i + 1 < length; i++)
    if (!g_ascii_isalnum (text[i]) && !(i == 1 && text[i] == '#'))
      {
        append_escaped (out, text, length);
        return;
      }
  g_string_append_len (out, text, (gssize) length);
}

/* Nothing else is followed: an address could be a script. */
static gboolean
is_safe (const char *address)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:", "#" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
append_link (GString *out, const MD_ATTRIBUTE *address)
{
  g_autofree char *text = g_strndup (address->text, address->size);

  if (!is_safe (text))
    {
      g_string_append (out, "<span>");
      return;
    }
  g_string_append (out, "<a href=\"");
  append_escaped (out, text, strlen (text));
  g_string_append (out, "\">");
}

static gboolean
is_safe_link (const MD_SPAN_A_DETAIL *detail)
{
  g_autofree char *text = g_strndup (detail->href.text, detail->href.size);

  return is_safe (text);
}

/* --- blocks --- */

static const char *
align_of (MD_ALIGN align)
{
  return align == MD_ALIGN_CENTER ? " class=\"center\"" : align == MD_ALIGN_RIGHT ? " class=\"right\"" : "";
}

static void
enter_item (GString *out, const MD_BLOCK_LI_DETAIL *detail)
{
  if (!detail->is_task)
    g_string_append (out, "<li>");
  else
    g_string_append_printf (out, "<li class=\"task\"><input type=\"checkbox\" disabled%s> ",
                            detail->task_mark != ' ' ? " checked" : "");
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  GString *out = data;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
      g_string_append (out, "<blockquote>\n");
      break;
    case MD_BLOCK_UL:
      g_string_append (out, "<ul>\n");
      break;
    case MD_BLOCK_OL:
      g_string_append_printf (out, "<ol start=\"%u\">\n", ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;
    case MD_BLOCK_LI:
      enter_item (out, detail);
      break;
    case MD_BLOCK_HR:
      g_string_append (out, "<hr>\n");
      break;
    case MD_BLOCK_H:
      g_string_append_printf (out, "<h%u>", ((MD_BLOCK_H_DETAIL *) detail)->level);
      break;
    case MD_BLOCK_CODE:
      g_string_append (out, "<pre><code>");
      break;
    case MD_BLOCK_P:
      g_string_append (out, "<p>");
      break;
    case MD_BLOCK_TABLE:
      g_string_append (out, "<div class=\"wide\"><table>\n");
      break;
    case MD_BLOCK_THEAD:
      g_string_append (out, "<thead>\n");
      break;
    case MD_BLOCK_TBODY:
      g_string_append (out, "<tbody>\n");
      break;
    case MD_BLOCK_TR:
      g_string_append (out, "<tr>");
      break;
    case MD_BLOCK_TH:
      g_string_append_printf (out, "<th scope=\"col\"%s>", align_of (((MD_BLOCK_TD_DETAIL *) detail)->align));
      break;
    case MD_BLOCK_TD:
      g_string_append_printf (out, "<td%s>", align_of (((MD_BLOCK_TD_DETAIL *) detail)->align));
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    default:
      break;
    }
  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  GString *out = data;
  static const char *const ends[] = {
    [MD_BLOCK_DOC] = "",
    [MD_BLOCK_QUOTE] = "</blockquote>\n",
    [MD_BLOCK_UL] = "</ul>\n",
    [MD_BLOCK_OL] = "</ol>\n",
    [MD_BLOCK_LI] = "</li>\n",
    [MD_BLOCK_HR] = "",
    [MD_BLOCK_H] = "",
    [MD_BLOCK_CODE] = "</code></pre>\n",
    [MD_BLOCK_HTML] = "",
    [MD_BLOCK_P] = "</p>\n",
    [MD_BLOCK_TABLE] = "</table></div>\n",
    [MD_BLOCK_THEAD] = "</thead>\n",
    [MD_BLOCK_TBODY] = "</tbody>\n",
    [MD_BLOCK_TR] = "</tr>\n",
    [MD_BLOCK_TH] = "</th>",
    [MD_BLOCK_TD] = "</td>",
  };

  if (type == MD_BLOCK_H)
    g_string_append_printf (out, "</h%u>\n", ((MD_BLOCK_H_DETAIL *) detail)->level);
  else if ((gsize) type < G_N_ELEMENTS (ends))
    g_string_append (out, ends[type]);
  return 0;
}

/* --- within a line --- */

static const char *
tag_of (MD_SPANTYPE type)
{
  switch ((int) type)
    {
    case MD_SPAN_EM:
      return "em";
    case MD_SPAN_STRONG:
      return "strong";
    case MD_SPAN_CODE:
      return "code";
    case MD_SPAN_DEL:
      return "del";
    default:
      return "span";
    }
}

/* A picture elsewhere would be fetched by whoever reads the page: its words stand for it. */
static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  if (type == MD_SPAN_A)
    append_link (data, &((MD_SPAN_A_DETAIL *) detail)->href);
  else
    g_string_append_printf (data, "<%s>", tag_of (type));
  return 0;
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  gboolean link = type == MD_SPAN_A && is_safe_link (detail);

  g_string_append_printf (data, "</%s>", link ? "a" : tag_of (type));
  return 0;
}

/* A cell of a table has no other way to say that a line ends: it is the one piece of HTML that is one. */
static void
append_words (GString *out, const char *text, gsize length)
{
  const char *end = text + length;
  const char *line_end;

  while ((line_end = g_strstr_len (text, end - text, "<br>")) != NULL)
    {
      append_escaped (out, text, (gsize) (line_end - text));
      g_string_append (out, "<br>");
      text = line_end + strlen ("<br>");
    }
  append_escaped (out, text, (gsize) (end - text));
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  if (type == MD_TEXT_NULLCHAR)
    g_string_append (data, "\xef\xbf\xbd");
  else if (type == MD_TEXT_BR)
    g_string_append (data, "<br>\n");
  else if (type == MD_TEXT_SOFTBR)
    g_string_append_c (data, '\n');
  else if (type == MD_TEXT_ENTITY)
    append_entity (data, text, size);
  else if (type == MD_TEXT_NORMAL)
    append_words (data, text, size);
  else
    append_escaped (data, text, size);
  return 0;
}

/**
 * sitrep_html_fragment:
 *
 * What is HTML in @markdown arrives as text, and only addresses of the web and of mail become links. From any thread.
 *
 * Returns: (transfer full): HTML without a head
 */
char *
sitrep_html_fragment (const char *markdown)
{
  GString *out = g_string_new (NULL);
  MD_PARSER parser = { .flags = FLAGS,
                       .enter_block = enter_block_cb,
                       .leave_block = leave_block_cb,
                       .enter_span = enter_span_cb,
                       .leave_span = leave_span_cb,
                       .text = text_cb };

  md_parse (markdown, (MD_SIZE) strlen (markdown), &parser, out);
  return g_string_free_and_steal (out);
}

/* Two sets of colours of at least 4.5:1; wide tables scroll by themselves, so that a phone shows the rest as it is. */
static const char style[]
  = ":root{color-scheme:light dark}"
    "body{font:1rem/1.55 system-ui,sans-serif;max-width:52rem;margin:0 auto;padding:1.5rem 1rem;"
    "color:#1d1d20;background:#fff;overflow-wrap:anywhere}"
    "h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2.2rem;border-bottom:1px solid #d0d0d4;"
    "padding-bottom:.25rem}h3{font-size:1.05rem}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%;overflow-wrap:normal}"
    "th,td{border:1px solid #d0d0d4;padding:.4rem .6rem;text-align:start;vertical-align:top}th{background:#f1f1f3}"
    "pre{overflow-x:auto;background:#f1f1f3;padding:.75rem}code{font-family:ui-monospace,monospace}"
    "blockquote{margin-inline-start:0;padding-inline-start:1rem;border-inline-start:3px solid #b0b0b5}"
    "a{color:#0b57a4}.center{text-align:center}.right{text-align:end}li.task{list-style:none;margin-inline-start:-1."
    "3rem}"
    "figure{margin:1.5rem 0}figure img{width:100%;min-width:36rem;background:#fff}"
    "@media(prefers-color-scheme:dark){body{color:#f0f0f2;background:#1e1e21}th,pre{background:#2c2c30}"
    "th,td,h2{border-color:#505056}a{color:#8ec5ff}}"
    "@media print{body{max-width:none;padding:0}a{color:inherit}}";

static void
append_picture (GString *out, const char *svg, const char *words)
{
  g_autofree char *coded = g_base64_encode ((const guchar *) svg, strlen (svg));

  g_string_append (out, "<figure><div class=\"wide\"><img src=\"data:image/svg+xml;base64,");
  g_string_append (out, coded);
  g_string_append (out, "\" alt=\"");
  append_escaped (out, words, strlen (words));
  g_string_append (out, "\"></div></figure>\n");
}

/**
 * sitrep_html_page:
 * @language: (nullable): of the text, such as `en`
 * @picture: (nullable): an SVG that is shown at the end
 * @picture_words: (nullable): what it shows, for those who do not see it
 *
 * Returns: (transfer full): one file that needs no other; it runs nothing and fetches nothing
 */
char *
sitrep_html_page (const char *title,
                  const char *language,
                  const char *markdown,
                  const char *picture,
                  const char *picture_words)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n<html");
  g_autofree char *body = sitrep_html_fragment (markdown);

  if (language != NULL)
    {
      g_string_append (out, " lang=\"");
      append_escaped (out, language, strlen (language));
      g_string_append_c (out, '"');
    }
  g_string_append (out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                        "style-src 'unsafe-inline'; img-src data:\">\n<title>");
  append_escaped (out, title, strlen (title));
  g_string_append_printf (out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n%s", style, body);
  if (picture != NULL)
    append_picture (out, picture, picture_words != NULL ? picture_words : "");
  g_string_append (out, "</main>\n</body>\n</html>\n");
  return g_string_free_and_steal (out);
}
