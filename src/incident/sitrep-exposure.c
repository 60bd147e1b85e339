/* sitrep-exposure.c - what in a text should not leave the house
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-exposure.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>

/* Hints for a person who looks, not a proof that there is nothing: each is a form that is hardly ever anything else. */
static const struct
{
  SitrepExposureKind kind;
  const char *pattern;
} patterns[] = {
  { SITREP_EXPOSURE_ADDRESS, "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+" },
  { SITREP_EXPOSURE_ADDRESS, "(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])" },
  { SITREP_EXPOSURE_MONEY, "(?:[€$£¥]|(?:USD|EUR|GBP|SAR|CHF)\\s)\\s?\\d[\\d.,]*(?:\\s?[kKmM]\\b)?" },
  { SITREP_EXPOSURE_MONEY, "\\d[\\d.,]*\\s?(?:€|(?:USD|EUR|GBP|SAR|CHF)\\b)" },
  { SITREP_EXPOSURE_LOG, "(?m)^.*\\b(?:ERROR|FATAL|WARN(?:ING)?|Traceback|Exception|at \\w+(?:\\.\\w+)+\\()[^\\n]*" },
};

static void
free_exposure (gpointer data)
{
  g_free (((SitrepExposure *) data)->words);
  g_free (data);
}

static void
add (GPtrArray *found, SitrepExposureKind kind, char *words)
{
  SitrepExposure *exposure;

  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (((SitrepExposure *) g_ptr_array_index (found, i))->words, words) == 0)
      {
        g_free (words);
        return;
      }
  exposure = g_new0 (SitrepExposure, 1);
  exposure->kind = kind;
  exposure->words = words;
  g_ptr_array_add (found, exposure);
}

static void
find (GPtrArray *found, SitrepExposureKind kind, const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    add (found, kind, g_match_info_fetch (match, 0));
}

static void
find_name (GPtrArray *found, const char *name, const char *text)
{
  g_autofree char *escaped = g_regex_escape_string (name, -1);
  g_autofree char *pattern = g_strdup_printf ("(?i)(?<!\\w)%s(?!\\w)", escaped);

  find (found, SITREP_EXPOSURE_NAME, pattern, text);
}

/**
 * sitrep_exposures:
 * @names: (nullable) (array zero-terminated=1): of people
 *
 * Returns: (transfer full) (element-type SitrepExposure): what a person should look at before @text goes outside:
 *   names, money, addresses, lines of logs; each once
 */
GPtrArray *
sitrep_exposures (const char *text, const char *const *names)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (free_exposure);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    find_name (found, names[i], valid);
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    find (found, patterns[i].kind, patterns[i].pattern, valid);
  return found;
}

static void
add_name (GHashTable *names, const char *name)
{
  g_autofree char *line = sitrep_text_line (name);

  if (g_utf8_strlen (line, -1) > 1)
    g_hash_table_add (names, g_steal_pointer (&line));
}

/** sitrep_exposure_names: Returns: (transfer full): everybody whom the record of the incident names. */
char **
sitrep_exposure_names (SitrepDossier *dossier)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) sorted = NULL;

  for (guint i = 0; i < dossier->holders->len; i++)
    add_name (names, ((SitrepHolder *) g_ptr_array_index (dossier->holders, i))->name);
  for (guint i = 0; i < dossier->actions->len; i++)
    add_name (names, ((SitrepActionItem *) g_ptr_array_index (dossier->actions, i))->owner);
  for (guint i = 0; dossier->entries != NULL && i < dossier->entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (dossier->entries, i);

      add_name (names, entry->owner);
      add_name (names, entry->recorder);
    }
  for (guint i = 0; i < dossier->attendees->len; i++)
    add_name (names, ((SitrepAttendeeRecord *) g_ptr_array_index (dossier->attendees, i))->name);
  sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) g_utf8_collate);
  for (GList *l = sorted; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);
  return g_strv_builder_end (builder);
}

/** sitrep_exposure_label: what is found, in the language of the window. */
const char *
sitrep_exposure_label (SitrepExposureKind kind)
{
  switch (kind)
    {
    case SITREP_EXPOSURE_NAME:
      return _ ("Name");
    case SITREP_EXPOSURE_MONEY:
      return _ ("Money");
    case SITREP_EXPOSURE_ADDRESS:
      return _ ("Address");
    case SITREP_EXPOSURE_LOG:
    default:
      return _ ("Line of a log");
    }
}
