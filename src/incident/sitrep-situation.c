/* sitrep-situation.c - the situation as one paragraph, and incidents that look alike
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-situation.h"

#include "base/sitrep-text.h"
#include "sitrep-entry-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
append_sentence (GString *out, const char *label, const char *text)
{
  g_autofree char *line = sitrep_text_line (text);
  gsize length = strlen (line);

  if (length == 0)
    return;
  g_string_append_printf (out, " %s: %s", label, line);
  if (strchr (".!?…", line[length - 1]) == NULL)
    g_string_append_c (out, '.');
}

static void
append_public (GString *out, const SitrepDossier *d)
{
  for (guint i = 0; i < d->playbook->fields->len; i++)
    {
      const SitrepFieldRule *field = g_ptr_array_index (d->playbook->fields, i);

      if (field->public && sitrep_dossier_fact (d, field->key) != NULL)
        append_sentence (out, field->label, sitrep_dossier_fact (d, field->key));
    }
}

static void
append_internal (GString *out, const SitrepDossier *d)
{
  const SitrepHolder *lead = sitrep_dossier_lead (d);

  for (guint i = 0; sitrep_situation_keys[i] != NULL; i++)
    if (sitrep_dossier_fact (d, sitrep_situation_keys[i]) != NULL)
      append_sentence (out, sitrep_situation_label (sitrep_situation_keys[i]),
                       sitrep_dossier_fact (d, sitrep_situation_keys[i]));
  if (lead != NULL)
    append_sentence (out, d->playbook->lead_label != NULL ? d->playbook->lead_label : _ ("Incident commander"),
                     lead->name);
  if (d->incident->meet != NULL)
    append_sentence (out, _ ("We meet"), d->incident->meet);
}

/**
 * sitrep_situation_paragraph:
 * @for_public: nothing internal is in it then: only public title, status and public fields
 *
 * Returns: (transfer full): the situation as one plain paragraph, for somebody who joins in the middle
 */
char *
sitrep_situation_paragraph (const SitrepDossier *d, gboolean for_public, gint64 now)
{
  GString *out = g_string_new (NULL);
  g_autofree char *elapsed = sitrep_duration_short (sitrep_dossier_duration (d, now));
  const char *status = sitrep_dossier_status (d)->label;

  if (for_public)
    {
      if (d->incident->public_title != NULL)
        g_string_append_printf (out, _ ("%s: %s."), d->incident->public_title, status);
      else
        g_string_append_printf (out, "%s.", status);
      append_public (out, d);
    }
  else
    {
      g_string_append_printf (out, _ ("%s, %s: %s. %s, %s so far."), d->incident->label, sitrep_dossier_level (d)->key,
                              d->incident->title, status, elapsed);
      append_internal (out, d);
    }
  return g_string_free_and_steal (out);
}

static char **
words_of (const char *title)
{
  g_autofree char *folded = sitrep_text_fold (title);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n.,;:!?()[]{}\"'/-", -1);

  /* Short words say nothing. */
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_utf8_strlen (parts[i], -1) >= 4)
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static gboolean
is_same_word (const char *a, const char *b)
{
  return g_str_has_prefix (a, b) || g_str_has_prefix (b, a);
}

/** sitrep_titles_are_alike: whether at least half of the longer words of the shorter title are in the other one too. */
gboolean
sitrep_titles_are_alike (const char *a, const char *b)
{
  g_auto (GStrv) left = words_of (a);
  g_auto (GStrv) right = words_of (b);
  guint same = 0, fewest = MIN (g_strv_length (left), g_strv_length (right));

  for (guint i = 0; left[i] != NULL; i++)
    for (guint j = 0; right[j] != NULL; j++)
      if (is_same_word (left[i], right[j]))
        {
          same++;
          break;
        }
  return fewest > 0 && same * 2 >= fewest;
}
