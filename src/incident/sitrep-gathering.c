/* sitrep-gathering.c - the evidence that the process asks for, and what of it is there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-gathering.h"

#include "base/sitrep-text.h"
#include "playbook/sitrep-playbook.h"
#include "sitrep-name.h"

#include <string.h>

/* The end of a name that says what kind of file it is. */
#define ENDING_MAX 10

void
sitrep_gathering_free (SitrepGathering *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

static gboolean
is_there (const SitrepExhibit *exhibit)
{
  return exhibit->removed_at == SITREP_NEVER;
}

static GPtrArray *
pieces_of (const SitrepDossier *dossier, const char *rule)
{
  GPtrArray *pieces = g_ptr_array_new ();

  for (guint i = 0; i < dossier->evidence->len; i++)
    {
      SitrepExhibit *exhibit = g_ptr_array_index (dossier->evidence, i);

      if (is_there (exhibit) && g_strcmp0 (exhibit->rule, rule) == 0)
        g_ptr_array_add (pieces, exhibit);
    }
  return pieces;
}

/**
 * sitrep_gatherings:
 *
 * Returns: (transfer full) (element-type SitrepGathering): what the process asks for at the incident's level, in its
 *   order, and besides what it does not ask for any more but was gathered
 */
GPtrArray *
sitrep_gatherings (const SitrepDossier *dossier)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_gathering_free);
  const char *level = sitrep_dossier_level (dossier)->key;

  for (guint i = 0; i < dossier->playbook->evidence->len; i++)
    {
      SitrepGathering *one = g_new0 (SitrepGathering, 1);

      one->rule = g_ptr_array_index (dossier->playbook->evidence, i);
      one->applies = sitrep_levels_include (one->rule->levels, level);
      one->pieces = pieces_of (dossier, one->rule->key);
      if (one->applies || one->pieces->len > 0)
        g_ptr_array_add (list, one);
      else
        sitrep_gathering_free (one);
    }
  return list;
}

static gboolean
is_besides (const SitrepDossier *dossier, const SitrepExhibit *exhibit)
{
  return is_there (exhibit)
         && (exhibit->rule == NULL || sitrep_playbook_find (dossier->playbook->evidence, exhibit->rule) == NULL);
}

/** sitrep_gathered_besides: Returns: (transfer full) (element-type SitrepExhibit): what belongs to nothing that is asked for. */
GPtrArray *
sitrep_gathered_besides (const SitrepDossier *dossier)
{
  GPtrArray *pieces = g_ptr_array_new ();

  for (guint i = 0; i < dossier->evidence->len; i++)
    if (is_besides (dossier, g_ptr_array_index (dossier->evidence, i)))
      g_ptr_array_add (pieces, g_ptr_array_index (dossier->evidence, i));
  return pieces;
}

/** sitrep_gathering_missing: how many of the things that are asked for are not there yet. */
guint
sitrep_gathering_missing (const SitrepDossier *dossier)
{
  g_autoptr (GPtrArray) list = sitrep_gatherings (dossier);
  guint missing = 0;

  for (guint i = 0; i < list->len; i++)
    missing += ((SitrepGathering *) g_ptr_array_index (list, i))->pieces->len == 0;
  return missing;
}

/** sitrep_gathered_first: Returns: (nullable): the piece with which that was first gathered. */
const SitrepExhibit *
sitrep_gathered_first (const SitrepDossier *dossier, const char *rule)
{
  for (guint i = 0; i < dossier->evidence->len; i++)
    {
      const SitrepExhibit *exhibit = g_ptr_array_index (dossier->evidence, i);

      if (is_there (exhibit) && g_strcmp0 (exhibit->rule, rule) == 0)
        return exhibit;
    }
  return NULL;
}

/** sitrep_gathered_find: Returns: (nullable): the piece with that id, also one that was taken away. */
const SitrepExhibit *
sitrep_gathered_find (const SitrepDossier *dossier, const char *id)
{
  for (guint i = 0; i < dossier->evidence->len; i++)
    if (g_strcmp0 (((SitrepRecord *) g_ptr_array_index (dossier->evidence, i))->id, id) == 0)
      return g_ptr_array_index (dossier->evidence, i);
  return NULL;
}

/** sitrep_gathering_does: Returns: (nullable): the key of the evidence that the item gathers. */
const char *
sitrep_gathering_does (const SitrepItem *item)
{
  return item->does != NULL && g_str_has_prefix (item->does, SITREP_DOES_EVIDENCE)
           ? item->does + strlen (SITREP_DOES_EVIDENCE)
           : NULL;
}

/** sitrep_exhibit_has_bytes: whether it is a file of the vault; a link and a note are words only. */
gboolean
sitrep_exhibit_has_bytes (const SitrepExhibit *exhibit)
{
  return exhibit->hash != NULL;
}

/* --- names --- */

/* With its dot, “” where there is none: what is behind the last dot of “10.0.0.7” is a part of the name. */
static const char *
ending_of (const char *name)
{
  const char *dot = strrchr (name, '.');
  gboolean letter = FALSE;

  if (dot == NULL || dot == name || strlen (dot) > ENDING_MAX)
    return "";
  for (const char *p = dot + 1; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        return "";
      letter = letter || g_ascii_isalpha (*p);
    }
  return letter ? dot : "";
}

/* Where the last part of a pattern has no value, what would have stood before it goes too. */
static char *
with_ending (const char *name, const char *ending)
{
  const char *own = ending_of (name);
  gsize stem = strlen (name) - strlen (own);

  while (stem > 1 && strchr ("-_ ", name[stem - 1]) != NULL)
    stem--;
  return g_strdup_printf ("%.*s%s", (int) stem, name, *ending != '\0' ? ending : own);
}

static char *
made_up (SitrepDossier *dossier, const SitrepExhibitNaming *naming, gint64 now)
{
  g_autofree char *pattern = g_strconcat ("{{incident.id}}-", naming->rule != NULL ? naming->rule : "evidence",
                                          "-{{now:%Y%m%d-%H%M%S}}", naming->ending != NULL ? naming->ending : "", NULL);

  return sitrep_name_file (pattern, dossier, now);
}

/* What a pattern promises about the kind is not true of every file that is attached. */
static char *
by_pattern (SitrepDossier *dossier, const char *pattern, const char *original, const char *ending, gint64 now)
{
  g_autofree char *name = sitrep_name_file (pattern, dossier, now);
  const char *own = original != NULL ? ending_of (original) : ending != NULL && *ending_of (name) == '\0' ? ending : "";

  return with_ending (name, own);
}

static char *
wanted_name (SitrepDossier *dossier, const SitrepExhibitNaming *naming, gint64 now)
{
  const SitrepEvidence *rule
    = naming->rule != NULL ? sitrep_playbook_find (dossier->playbook->evidence, naming->rule) : NULL;
  const char *pattern = naming->pattern != NULL ? naming->pattern : rule != NULL ? rule->file : NULL;
  g_autofree char *valid = naming->original != NULL ? g_utf8_make_valid (naming->original, -1) : NULL;
  g_autofree char *line = valid != NULL ? sitrep_text_line (valid) : NULL;

  if (pattern != NULL)
    return by_pattern (dossier, pattern, line, naming->ending, now);
  if (sitrep_text_is_empty (line))
    return made_up (dossier, naming, now);
  return sitrep_name_safe (line, dossier);
}

/* What was taken away keeps its name: the record speaks of it. */
static gboolean
is_taken (const SitrepDossier *dossier, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < dossier->evidence->len; i++)
    {
      const SitrepExhibit *exhibit = g_ptr_array_index (dossier->evidence, i);
      g_autofree char *other = exhibit->name != NULL ? g_utf8_casefold (exhibit->name, -1) : NULL;

      if (g_strcmp0 (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * sitrep_exhibit_name:
 *
 * Returns: (transfer full): a safe file name that no other piece of the incident has, also where letters are not told
 *   apart by their case
 */
char *
sitrep_exhibit_name (SitrepDossier *dossier, const SitrepExhibitNaming *naming, gint64 now)
{
  g_autofree char *wanted = wanted_name (dossier, naming, now);
  const char *ending = ending_of (wanted);
  char *name = g_strdup (wanted);

  for (guint n = 2; is_taken (dossier, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%.*s-%u%s", (int) (strlen (wanted) - strlen (ending)), wanted, n, ending);
    }
  return name;
}
