/* sitrep-dialect-gfm.c - Markdown as GitHub, GitLab and status pages read it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-connector-private.h"

#include <string.h>

/* Seen by nobody, and enough to keep apart what would be read together. */
#define NOTHING "\u200B"

static gboolean
is_alnum_at (const char *p, const char *end)
{
  return p < end && g_ascii_isalnum (*p);
}

/* Whether @p, up to @end, is a name between colons: a picture. */
static gboolean
is_picture (const char *p, const char *end)
{
  const char *start = p + 1;

  if (*p != ':')
    return FALSE;
  for (p = start; p < end && (g_ascii_isalnum (*p) || strchr ("_+-", *p) != NULL); p++)
    continue;
  return p > start && p < end && *p == ':';
}

/* The number that an item could begin with, without the sign after it; 0 where there is none. */
static gsize
number_length (const char *p, const char *end)
{
  gsize length = 0;

  while (p + length < end && g_ascii_isdigit (p[length]))
    length++;
  return length > 0 && p + length < end && strchr (".)", p[length]) != NULL ? length : 0;
}

/* What would make a line a heading, an item, a rule, code or a command. Returns what of it is written. */
static gsize
append_start (GString *out, const char *p, const char *end)
{
  gsize number = number_length (p, end);

  if (number > 0)
    {
      g_string_append_len (out, p, (gssize) number);
      g_string_append_printf (out, "\\%c", p[number]);
      return number + 1;
    }
  if (*p == '-' || *p == '+' || *p == '=' || *p == '#')
    g_string_append_c (out, '\\');
  /* GitLab runs a line that begins so as a command. */
  else if (*p == '/')
    g_string_append (out, " \\");
  else if (*p == ' ' || *p == '\t')
    g_string_append (out, NOTHING);
  return 0;
}

static void
append_escaped (GString *out, const SitrepPiece *piece, const char *calls)
{
  const char *p = piece->text, *end = piece->text + piece->length;

  if (piece->before == 0)
    p += append_start (out, p, end);
  for (; p < end; p++)
    {
      if (strchr ("\\*_~[]<>`|&$", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
      /* Who or what is named so would be told, or linked. */
      if (strchr (calls, *p) != NULL || is_picture (p, end))
        g_string_append (out, NOTHING);
      else if (*p == 'w' && p - piece->text >= 2 && p[-1] == 'w' && p[-2] == 'w' && p + 1 < end && p[1] == '.'
               && is_alnum_at (p + 2, end))
        g_string_append (out, NOTHING);
    }
}

static void
escape_github (GString *out, const SitrepPiece *piece)
{
  append_escaped (out, piece, SITREP_GITHUB_CALLS);
}

static void
escape_gitlab (GString *out, const SitrepPiece *piece)
{
  append_escaped (out, piece, SITREP_GITLAB_CALLS);
}

static void
escape_commonmark (GString *out, const SitrepPiece *piece)
{
  append_escaped (out, piece, "");
}

/* Between angle brackets nothing of it is markup. */
static void
write_url (GString *out, const char *url, gsize length)
{
  g_string_append_c (out, '<');
  g_string_append_len (out, url, (gssize) length);
  g_string_append_c (out, '>');
}

static void
write_link (GString *out, const char *label, const char *target)
{
  g_string_append_printf (out, "[%s](", label);
  for (const char *p = target; *p != '\0'; p++)
    if (strchr ("()<>\\ ", *p) != NULL)
      g_string_append_printf (out, "%%%02X", (guint8) *p);
    else if (*p == '&')
      g_string_append (out, "&amp;");
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, ')');
}

/* A row of backticks that is longer than any in @text. */
static char *
fence_for (const char *text, guint least)
{
  guint longest = least - 1, run = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  return g_strnfill (longest + 1, '`');
}

static char *
write_code (const char *text)
{
  g_autofree char *fence = fence_for (text, 1);
  const char *pad = strchr (text, '`') != NULL ? " " : "";

  return g_strconcat (fence, pad, text, pad, fence, NULL);
}

static char *
write_code_block (const char *text)
{
  g_autofree char *fence = fence_for (text, 3);

  return g_strconcat (fence, "\n", text, "\n", fence, NULL);
}

static const char *const headings[] = { "# ", "## ", "### ", "#### ", "##### ", "###### ", NULL };

#define SHARED                                                                                                         \
  .url = write_url, .link = write_link, .code = write_code, .code_block = write_code_block, .strong = "**",            \
  .emphasis = "*", .headings = headings, .bullet = "- ", .quote = "> ", .rule = "***", .line_end = "  "

const SitrepDialect sitrep_dialect_github = { .escape = escape_github, SHARED };
const SitrepDialect sitrep_dialect_gitlab = { .escape = escape_gitlab, SHARED };
const SitrepDialect sitrep_dialect_commonmark = { .escape = escape_commonmark, SHARED };
