/* sitrep-dialect-chat.c - the markup of Mattermost, Zulip, Google Chat and Rocket.Chat
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-connector-private.h"

#include <string.h>

/* Seen by nobody, and enough to keep apart what would be read together. */
#define NOTHING "\u200B"
/* The narrowest space that is one to those who look for spaces. */
#define HAIR "\u200A"

/* How each service's parser is told that a character means itself; each character stands in one of these at most. */
typedef struct
{
  const char *slashed;         /* with a backslash before it */
  const char *broken;          /* with nothing after it, which takes it apart from what it would begin */
  const char *worded;          /* formats only where a word begins or ends: with nothing on the inner side */
  const char *spaced;          /* opens nothing that begins with a space */
  const char *const *replaced; /* character, one that looks like it, …, NULL: where no escape exists */
} Manner;

static gboolean
is_among (gunichar c, const char *characters)
{
  return c != 0 && c < 0x80 && characters != NULL && strchr (characters, (int) c) != NULL;
}

static gboolean
is_word (gunichar c)
{
  return c != 0 && g_unichar_isalnum (c);
}

static gboolean
is_space (gunichar c)
{
  return c != 0 && g_unichar_isspace (c);
}

/* Whether @p, up to @end, is @opening, word characters, @closing: a name in colons, an entity. */
static gboolean
is_wrapped (const char *p, const char *end, char opening, const char *others, char closing)
{
  const char *start = p + 1;

  if (*p != opening)
    return FALSE;
  for (p = start; p < end && (g_ascii_isalnum (*p) || strchr (others, *p) != NULL); p++)
    continue;
  return p > start && p < end && *p == closing;
}

/* What makes a line a heading, a quote, an item, a rule, code or a command. */
static gboolean
begins_block (const char *p, const char *end)
{
  const char *number = p;

  while (number < end && g_ascii_isdigit (*number))
    number++;
  return strchr ("#>-+*=|/:_~` \t", *p) != NULL || (number > p && number < end && (*number == '.' || *number == ')'));
}

static const char *
find_replacement (const Manner *manner, gunichar c)
{
  for (const char *const *p = manner->replaced; p != NULL && *p != NULL; p += 2)
    if (g_utf8_get_char (*p) == c)
      return p[1];
  return NULL;
}

static void
append_worded (GString *out, gunichar before, gunichar c, gunichar after)
{
  gboolean opens = !is_word (before) && after != 0 && !is_space (after);
  gboolean closes = !is_word (after) && before != 0 && !is_space (before);

  if (closes || c == '`')
    g_string_append (out, NOTHING);
  g_string_append_unichar (out, c);
  if (opens || c == '`')
    g_string_append (out, NOTHING);
}

static void
append_plain (GString *out, const Manner *manner, gunichar before, gunichar c, gunichar after)
{
  const char *replacement = find_replacement (manner, c);

  if (replacement != NULL)
    g_string_append (out, replacement);
  else if (is_among (c, manner->worded))
    append_worded (out, before, c, after);
  else
    {
      if (is_among (c, manner->slashed))
        g_string_append_c (out, '\\');
      g_string_append_unichar (out, c);
      if (is_among (c, manner->broken) || c == '@' || c == '<')
        g_string_append (out, NOTHING);
      else if (is_among (c, manner->spaced) && after != 0 && !is_space (after))
        g_string_append (out, HAIR);
    }
}

static void
append_escaped (GString *out, const SitrepPiece *piece, const Manner *manner)
{
  const char *end = piece->text + piece->length;
  gunichar before = piece->before;

  if (before == 0 && begins_block (piece->text, end))
    g_string_append (out, NOTHING);
  for (const char *p = piece->text, *next; p < end; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      append_plain (out, manner, before, c, next < end ? g_utf8_get_char (next) : piece->after);
      if (is_wrapped (p, end, ':', "_+-.", ':') || is_wrapped (p, end, '&', "#", ';'))
        g_string_append (out, NOTHING);
      before = c;
    }
}

static void
write_url (GString *out, const char *url, gsize length)
{
  g_string_append_len (out, url, (gssize) length);
}

/* Mail addresses are not linked. Returns whether it was one. */
static gboolean
write_mail (GString *out, const char *label, const char *target, const Manner *manner)
{
  const SitrepPiece piece = { target + 7, strlen (target) - MIN (7, strlen (target)), '(', ')' };

  if (g_ascii_strncasecmp (target, "mailto:", 7) != 0)
    return FALSE;
  g_string_append_printf (out, "%s (", label);
  append_escaped (out, &piece, manner);
  g_string_append_c (out, ')');
  return TRUE;
}

/* A parenthesis would end the address. */
static void
write_markdown_link (GString *out, const char *label, const char *target)
{
  g_string_append_printf (out, "[%s](", label);
  for (const char *p = target; *p != '\0'; p++)
    if (strchr ("()<>|", *p) != NULL)
      g_string_append_printf (out, "%%%02X", (guint8) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, ')');
}

/* Whoever is called within code is called all the same, as far as is known; an address of somebody stays whole. */
static char *
break_code (const char *text, const char *run, const char *broken)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      g_string_append_c (out, *p);
      if ((*p == '@' && (p == text || !g_ascii_isalnum (p[-1])))
          || (*p == '<' && (p[1] == '!' || p[1] == '@' || p[1] == '#' || g_str_has_prefix (p + 1, "users/"))))
        g_string_append (out, NOTHING);
    }
  g_string_replace (out, run, broken, 0);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
write_code (const char *text)
{
  g_autofree char *safe = break_code (text, "``", "`" NOTHING "`");

  return strchr (safe, '`') != NULL ? g_strdup_printf ("`` %s ``", safe) : g_strdup_printf ("`%s`", safe);
}

/* Where no longer row of backticks is known. */
static char *
write_simple_code (const char *text)
{
  g_autofree char *safe = break_code (text, "`", "'");

  return g_strdup_printf ("`%s`", safe);
}

static char *
write_code_block (const char *text)
{
  g_autofree char *safe = break_code (text, "```", "`" NOTHING "`" NOTHING "`");

  return g_strdup_printf ("```\n%s\n```", safe);
}

static const char *const headings[] = { "# ", "## ", "### ", NULL };

/* --- Mattermost: a backslash before itself shows two of them, and none makes a dollar plain (its `marked`) --- */

static const Manner mattermost = { .slashed = "*_~|[]`", .broken = "\\$" };

static void
escape_mattermost (GString *out, const SitrepPiece *piece)
{
  append_escaped (out, piece, &mattermost);
}

static void
link_mattermost (GString *out, const char *label, const char *target)
{
  if (!write_mail (out, label, target, &mattermost))
    write_markdown_link (out, label, target);
}

const SitrepDialect sitrep_dialect_mattermost = {
  .escape = escape_mattermost,
  .url = write_url,
  .link = link_mattermost,
  .code = write_code,
  .code_block = write_code_block,
  .strong = "**",
  .emphasis = "*",
  .headings = headings,
  .bullet = "- ",
  .quote = "> ",
  .rule = "———",
};

/* --- Zulip: no backslash means anything to it (zerver/lib/markdown) --- */

static const char *const zulip_replaced[] = { "`", "ˋ", NULL };
static const Manner zulip = { .broken = "~$]", .spaced = "*", .replaced = zulip_replaced };

static void
escape_zulip (GString *out, const SitrepPiece *piece)
{
  append_escaped (out, piece, &zulip);
}

/* @out: the label within brackets, which nothing else can tell from the link's own. */
static char *
without_brackets (const char *label)
{
  g_autofree char *opened = g_strdelimit (g_strdup (label), "[", '(');

  return g_strdelimit (g_steal_pointer (&opened), "]", ')');
}

static void
link_zulip (GString *out, const char *label, const char *target)
{
  g_autofree char *safe = without_brackets (label);

  if (!write_mail (out, label, target, &zulip))
    write_markdown_link (out, safe, target);
}

const SitrepDialect sitrep_dialect_zulip = {
  .escape = escape_zulip,
  .url = write_url,
  .link = link_zulip,
  .code = write_code,
  .code_block = write_code_block,
  .strong = "**",
  .emphasis = "*",
  .headings = headings,
  .bullet = "- ",
  .quote = "> ",
  .rule = "———",
};

/* --- Google Chat: marks of one character, and links in angle brackets --- */

static const Manner google = { .worded = "*_~`" };

static void
escape_google (GString *out, const SitrepPiece *piece)
{
  append_escaped (out, piece, &google);
}

/* Signs that look like those that would end the link. */
static void
link_google (GString *out, const char *label, const char *target)
{
  g_autoptr (GString) safe = g_string_new (label);

  if (write_mail (out, label, target, &google))
    return;
  g_string_replace (safe, "<", "‹", 0);
  g_string_replace (safe, ">", "›", 0);
  g_string_replace (safe, "|", "¦", 0);
  g_string_append_c (out, '<');
  for (const char *p = target; *p != '\0'; p++)
    if (strchr ("<>|", *p) != NULL)
      g_string_append_printf (out, "%%%02X", (guint8) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_printf (out, "|%s>", safe->str);
}

const SitrepDialect sitrep_dialect_google = {
  .escape = escape_google,
  .url = write_url,
  .link = link_google,
  .code = write_simple_code,
  .code_block = write_code_block,
  .strong = "*",
  .emphasis = "_",
  .headings = NULL,
  .bullet = "• ",
  .quote = "> ",
  .rule = "———",
};

/* --- Rocket.Chat: whatever stands between two marks is formatted, and not every version knows an escape (its
 * message-parser) --- */

static const char *const rocket_replaced[] = { "*", "∗", "~", "∼", "`", "ˋ", NULL };
static const Manner rocket = { .broken = "#]|\\$", .replaced = rocket_replaced };

/* Within a word of ASCII a low line is one: names of programs and hosts stay as they are. */
static void
escape_rocket (GString *out, const SitrepPiece *piece)
{
  g_autoptr (GString) escaped = g_string_new (NULL);
  gunichar before = piece->before;

  append_escaped (escaped, piece, &rocket);
  for (const char *p = escaped->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '_' && !(before < 0x80 && g_ascii_isalnum ((char) before)))
        g_string_append (out, "ˍ");
      else
        g_string_append_unichar (out, c);
      before = c;
    }
}

static void
link_rocket (GString *out, const char *label, const char *target)
{
  g_autofree char *safe = without_brackets (label);

  if (!write_mail (out, label, target, &rocket))
    write_markdown_link (out, safe, target);
}

const SitrepDialect sitrep_dialect_rocket = {
  .escape = escape_rocket,
  .url = write_url,
  .link = link_rocket,
  .code = write_simple_code,
  .code_block = write_code_block,
  .strong = "*",
  .emphasis = "_",
  .headings = NULL,
  .bullet = "• ",
  .quote = "> ",
  .rule = "———",
};
