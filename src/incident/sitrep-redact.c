/* sitrep-redact.c - what is taken out of a text before the public sees it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-redact.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "playbook/sitrep-shape-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PLACEHOLDER "[…]"

/* A part of the text that has to go, in bytes. */
typedef struct
{
  int begin, end;
} Range;

/* All patterns are matched against the text as it was: what one of them leaves behind could hide something from the
 * next, or be taken for something by it. */
static gboolean
find_all (const GRegex *regex, const char *text, GArray *ranges, GError **error)
{
  g_autoptr (GMatchInfo) match = NULL;
  gboolean more = g_regex_match_full (regex, text, -1, 0, G_REGEX_MATCH_DEFAULT, &match, error);

  while (more)
    {
      Range range = { 0, 0 };

      if (g_match_info_fetch_pos (match, 0, &range.begin, &range.end) && range.end > range.begin)
        g_array_append_val (ranges, range);
      more = g_match_info_next (match, error);
    }
  return *error == NULL;
}

static gboolean
find_pattern (const char *pattern, const char *text, GArray *ranges, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GRegex) regex = sitrep_pattern_compile (pattern, &cause);

  if (regex != NULL && find_all (regex, text, ranges, &cause))
    return TRUE;
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED,
               _ ("The pattern “%s” could not be followed to its end. Nothing was redacted: look through the text "
                  "yourself, or mend the pattern. (%s)"),
               pattern, cause->message);
  return FALSE;
}

/* A name is a whole word, whatever the case of its letters. */
static gboolean
find_name (const char *name, const char *text, GArray *ranges, GError **error)
{
  g_autofree char *line = sitrep_text_line (name);
  g_autofree char *escaped = g_regex_escape_string (line, -1);
  g_autofree char *pattern = g_strdup_printf ("(?i)(?<!\\w)%s(?!\\w)", escaped);

  return *line == '\0' || find_pattern (pattern, text, ranges, error);
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const Range *x = a, *y = b;

  return x->begin != y->begin ? (x->begin < y->begin ? -1 : 1) : (x->end > y->end) - (x->end < y->end);
}

/* What overlaps is one part. */
static char *
replace (const char *text, GArray *ranges, const char *with, guint *n)
{
  GString *out = g_string_sized_new (strlen (text));
  int done = 0;

  g_array_sort (ranges, by_place);
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);

      if (range->begin >= done)
        {
          g_string_append_len (out, text + done, range->begin - done);
          g_string_append (out, with);
          (*n)++;
        }
      done = MAX (done, range->end);
    }
  g_string_append (out, text + done);
  return g_string_free_and_steal (out);
}

/**
 * sitrep_redact:
 * @extra_names: (nullable) (array zero-terminated=1): names that are taken out besides, as of those who responded
 * @n: (out) (optional): how many parts were replaced
 *
 * Replaces what the playbook's patterns match, and the names, by the playbook's placeholder. Pure; from any thread.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with %SITREP_ERROR_REFUSED where a pattern was given up: a
 *   text that was not searched to its end is never returned
 */
char *
sitrep_redact (const SitrepPlaybook *playbook,
               const char *text,
               const char *const *extra_names,
               guint *n,
               GError **error)
{
  const SitrepRedaction *redact = &playbook->form.redact;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  guint count = 0;
  char *redacted;

  for (guint i = 0; redact->patterns != NULL && redact->patterns[i] != NULL; i++)
    if (!find_pattern (redact->patterns[i], valid, ranges, error))
      return NULL;
  for (guint i = 0; extra_names != NULL && extra_names[i] != NULL; i++)
    if (!find_name (extra_names[i], valid, ranges, error))
      return NULL;
  redacted = replace (valid, ranges, redact->replace != NULL ? redact->replace : PLACEHOLDER, &count);
  if (n != NULL)
    *n = count;
  return redacted;
}
