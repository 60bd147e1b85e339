/* sitrep-dialect-slack.c - mrkdwn, which Slack reads
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-connector-private.h"

#include <string.h>

static void
append_entity (GString *out, gunichar c)
{
  if (c == '&')
    g_string_append (out, "&amp;");
  else if (c == '<')
    g_string_append (out, "&lt;");
  else if (c == '>')
    g_string_append (out, "&gt;");
  else
    g_string_append_unichar (out, c);
}

static gboolean
is_word (gunichar c)
{
  return c != 0 && g_unichar_isalnum (c);
}

/* No escape exists for these. They format where a word begins or ends; a space
 * of no width on the inner side stops that and is not seen. */
static void
append_mark (GString *out, gunichar before, gunichar mark, gunichar after)
{
  gboolean opens = !is_word (before) && after != 0 && !g_unichar_isspace (after);
  gboolean closes = !is_word (after) && before != 0 && !g_unichar_isspace (before);

  if (closes || mark == '`')
    g_string_append (out, "\u200B");
  g_string_append_unichar (out, mark);
  if (opens || mark == '`')
    g_string_append (out, "\u200B");
}

static void
escape (GString *out, const SitrepPiece *piece)
{
  const char *end = piece->text + piece->length;
  gunichar before = piece->before;

  for (const char *p = piece->text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar after = g_utf8_next_char (p) < end ? g_utf8_get_char (g_utf8_next_char (p)) : piece->after;

      if (c == '*' || c == '_' || c == '~' || c == '`')
        append_mark (out, before, c, after);
      else
        {
          /* At the start of a line even the entity is a quote. */
          if (c == '>' && before == 0)
            g_string_append (out, "\u200B");
          append_entity (out, c);
        }
      before = c;
    }
}

static void
append_entities (GString *out, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    append_entity (out, g_utf8_get_char (p));
}

static void
write_url (GString *out, const char *url, gsize length)
{
  append_entities (out, url, length);
}

/* @label is escaped already, so that no > of it ends the link. */
static void
write_link (GString *out, const char *label, const char *target)
{
  g_string_append_c (out, '<');
  append_entities (out, target, strlen (target));
  g_string_append_printf (out, "|%s>", label);
}

static char *
write_code (const char *text)
{
  GString *out = g_string_new ("`");
  g_autofree char *safe = g_strdelimit (g_strdup (text), "`", '\'');

  append_entities (out, safe, strlen (safe));
  g_string_append_c (out, '`');
  return g_string_free_and_steal (out);
}

static char *
write_code_block (const char *text)
{
  GString *out = g_string_new ("```\n");
  g_autofree char *safe = g_strdup (text);

  for (char *run = strstr (safe, "```"); run != NULL; run = strstr (run, "```"))
    memset (run, '\'', 3);
  append_entities (out, safe, strlen (safe));
  g_string_append (out, "\n```");
  return g_string_free_and_steal (out);
}

const SitrepDialect sitrep_dialect_slack = {
  .escape = escape,
  .url = write_url,
  .link = write_link,
  .code = write_code,
  .code_block = write_code_block,
  .strong = "*",
  .emphasis = "_",
  .headings = NULL,
  .bullet = "• ",
  .quote = "> ",
  .rule = "———",
};
