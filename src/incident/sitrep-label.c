/* sitrep-label.c - an incident's id by the pattern of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-label.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* For a process that defines no id. */
#define FALLBACK "INC-{{started:%Y%m%d}}-{{sequence:3}}"

static const char *
pattern_of (const SitrepPlaybook *playbook)
{
  return playbook->ids.incident != NULL ? playbook->ids.incident : FALLBACK;
}

static gboolean
is_sequence (const char *hole)
{
  return strcmp (hole, "sequence") == 0 || g_str_has_prefix (hole, "sequence:");
}

/** sitrep_label_sequence_text: Returns: (transfer full): the number with the digits that @hole wants; nothing for 0. */
char *
sitrep_label_sequence_text (guint sequence, const char *hole)
{
  const char *width = strchr (hole, ':');

  if (sequence == 0)
    return g_strdup ("");
  return g_strdup_printf ("%0*u", width != NULL ? CLAMP (width[1] - '0', 1, 9) : 1, sequence);
}

/* --- making --- */

typedef struct
{
  const SitrepNaming *naming;
  guint sequence;
} Making;

static char *
fill_hole (const char *hole, gpointer data)
{
  const Making *self = data;

  return is_sequence (hole) ? sitrep_label_sequence_text (self->sequence, hole)
                            : sitrep_name_known (self->naming, hole);
}

static char *
expand (const char *pattern, const SitrepNaming *naming, guint sequence)
{
  Making self = { naming, sequence };
  g_autofree char *filled = sitrep_name_expand (pattern, fill_hole, &self);

  return sitrep_text_line (filled);
}

/* Where the hole of the sequence begins, or NULL. */
static const char *
find_sequence (const char *pattern)
{
  for (const char *p = strstr (pattern, "{{"); p != NULL; p = strstr (p + 2, "{{"))
    {
      const char *hole = p + 2 + strspn (p + 2, " ");

      if (g_str_has_prefix (hole, "sequence") && strstr (hole, "}}") != NULL)
        return p;
    }
  return NULL;
}

/** sitrep_label_prefix: Returns: (transfer full): the id as far as its sequence; the whole id where it has none. */
char *
sitrep_label_prefix (const SitrepNaming *naming)
{
  const char *pattern = pattern_of (naming->playbook);
  const char *end = find_sequence (pattern);
  g_autofree char *begin = end != NULL ? g_strndup (pattern, (gsize) (end - pattern)) : g_strdup (pattern);

  return expand (begin, naming, 0);
}

/**
 * sitrep_label_make:
 * @sequence: from 1
 *
 * Returns: (transfer full): the id; whether it is free is for the store to say
 */
char *
sitrep_label_make (const SitrepNaming *naming, guint sequence)
{
  return expand (pattern_of (naming->playbook), naming, MAX (sequence, 1));
}

/** sitrep_label_apart: Returns: (transfer full): an id that tells this incident from another of the same id. */
char *
sitrep_label_apart (const char *label, guint attempt)
{
  return attempt == 0 ? g_strdup (label) : g_strdup_printf ("%s-%u", label, attempt + 1);
}

/**
 * sitrep_label_check:
 * @typed: (nullable)
 * @label: (out) (nullable): the id that a person wants, %NULL where none was typed
 *
 * Returns: %FALSE with %SITREP_ERROR_INVALID where it is no single line, or longer than %SITREP_LABEL_MAX characters
 */
gboolean
sitrep_label_check (const char *typed, char **label, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  g_autofree char *line = sitrep_text_line (trimmed);

  if (strcmp (trimmed, line) != 0)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("An id is one line, without tabs and control characters."));
      return FALSE;
    }
  if (g_utf8_strlen (line, -1) > SITREP_LABEL_MAX)
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("An id has at most %d characters."), SITREP_LABEL_MAX);
      return FALSE;
    }
  g_set_str (label, sitrep_text_is_empty (line) ? NULL : line);
  return TRUE;
}

/* --- reading --- */

/* Every digit of a time stands for one digit; a name of a month can be anything. */
static char *
time_shape (const char *format, const SitrepPlaybook *playbook)
{
  const SitrepNaming late = { playbook, NULL, G_GINT64_CONSTANT (1735603140) * G_USEC_PER_SEC, 0 };
  g_autofree char *hole = g_strconcat ("started:", format, NULL);
  g_autofree char *sample = sitrep_name_known (&late, hole);
  GString *out = g_string_new (NULL);

  for (const char *p = sample; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append (out, "\\d");
    else if (g_ascii_isalpha (*p) || (guchar) *p >= 0x80)
      {
        g_string_assign (out, ".+?");
        break;
      }
    else
      g_string_append_printf (out, "\\x%02x", *p);
  return g_string_free_and_steal (out);
}

static char *
shape_of (const char *hole, const SitrepPlaybook *playbook)
{
  const char *colon = strchr (hole, ':');

  if (is_sequence (hole))
    return g_strdup ("(\\d{1,9})");
  return sitrep_name_is_own (hole) && colon != NULL ? time_shape (colon + 1, playbook) : g_strdup (".*?");
}

/* A regular expression for the ids that the pattern makes; its first group is the sequence. */
static char *
matcher_of (const SitrepPlaybook *playbook)
{
  GString *out = g_string_new ("^");
  const char *p = pattern_of (playbook);

  while (*p != '\0')
    {
      const char *begin = strstr (p, "{{"), *end = begin != NULL ? strstr (begin, "}}") : NULL;
      g_autofree char *plain = end != NULL ? g_strndup (p, (gsize) (begin - p)) : g_strdup (p);
      g_autofree char *hole = end != NULL ? g_strstrip (g_strndup (begin + 2, (gsize) (end - begin - 2))) : NULL;
      g_autofree char *escaped = g_regex_escape_string (plain, -1);
      g_autofree char *shape = hole != NULL ? shape_of (hole, playbook) : NULL;

      g_string_append_printf (out, "%s%s", escaped, shape != NULL ? shape : "");
      p = end != NULL ? end + 2 : p + strlen (p);
    }
  g_string_append_c (out, '$');
  return g_string_free_and_steal (out);
}

/** sitrep_label_sequence: Returns: the number in an id that the process' pattern made; 0 where there is none. */
guint
sitrep_label_sequence (const SitrepPlaybook *playbook, const char *label)
{
  g_autofree char *matcher = find_sequence (pattern_of (playbook)) != NULL ? matcher_of (playbook) : NULL;
  g_autoptr (GRegex) regex
    = matcher != NULL ? g_regex_new (matcher, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL) : NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *digits = NULL;

  if (regex == NULL || !g_regex_match (regex, label, G_REGEX_MATCH_DEFAULT, &match))
    return 0;
  digits = g_match_info_fetch (match, 1);
  return (guint) g_ascii_strtoull (digits, NULL, 10);
}

static gboolean
same (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1), *y = g_utf8_casefold (b, -1);

  return strcmp (x, y) == 0;
}

/* An end of the id that begins at a separator: “001”, “2024-001”. */
static gboolean
is_end (const char *label, const char *typed)
{
  const char *end = label + strlen (label) - MIN (strlen (label), strlen (typed));

  return end > label && *typed != '\0' && g_ascii_ispunct (end[-1]) && same (end, typed);
}

static gboolean
is_brief (const SitrepPlaybook *playbook, const char *label, const char *typed)
{
  const SitrepNaming nothing = { playbook, NULL, SITREP_NEVER, SITREP_NEVER };
  guint sequence = playbook != NULL && playbook->ids.brief != NULL ? sitrep_label_sequence (playbook, label) : 0;
  g_autofree char *brief = sequence > 0 ? expand (playbook->ids.brief, &nothing, sequence) : NULL;

  return brief != NULL && same (brief, typed);
}

/**
 * sitrep_label_matches:
 * @playbook: (nullable): the one of the incident whose id @label is; without it no short form is known
 *
 * Returns: whether a person who typed @typed may mean it: by the id itself, whatever the case of its letters, by the
 *   process' short form, or by an end of the id
 */
SitrepLabelMatch
sitrep_label_matches (const SitrepPlaybook *playbook, const char *label, const char *typed)
{
  if (same (label, typed))
    return SITREP_LABEL_EXACT;
  return is_end (label, typed) || is_brief (playbook, label, typed) ? SITREP_LABEL_SHORT : SITREP_LABEL_OTHER;
}
