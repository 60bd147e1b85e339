/* sitrep-bundle.c - what lies beside the files of an evidence bundle: the sums, and the index
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-bundle.h"

#include "base/sitrep-time.h"
#include "incident/sitrep-name.h"

#include <glib/gi18n-lib.h>

/** sitrep_bundle_folder_name: Returns: (transfer full): the name of the folder that holds the bundle. */
char *
sitrep_bundle_folder_name (SitrepDossier *dossier)
{
  return sitrep_name_file ("{{incident.id}}-evidence", dossier, SITREP_NEVER);
}

static void
add (GString *out, const char *label, const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    g_string_append_printf (out, "    %-12s %s\n", i == 0 ? label : "", lines[i]);
}

static void
add_time (GString *out, const SitrepDossier *dossier, const char *label, gint64 at)
{
  g_autofree char *there = sitrep_time_format (at, dossier->playbook->zone, "%Y-%m-%d %H:%M:%S %z");

  add (out, label, there);
}

static const char *
state_words (const SitrepBundleItem *item)
{
  switch (item->state)
    {
    case SITREP_BUNDLE_LEFT_OUT:
      return _ ("left out: it is sensitive");
    case SITREP_BUNDLE_MISSING:
      return _ ("not in the bundle: its file is gone");
    case SITREP_BUNDLE_CHANGED:
      return _ ("not in the bundle: its bytes were changed after they were attached");
    case SITREP_BUNDLED:
    default:
      return NULL;
    }
}

static void
add_what (GString *out, const SitrepDossier *dossier, const SitrepExhibit *exhibit)
{
  const SitrepEvidence *rule
    = exhibit->rule != NULL ? sitrep_playbook_find (dossier->playbook->evidence, exhibit->rule) : NULL;
  g_autofree char *size = exhibit->hash != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, exhibit->size) : NULL;

  add (out, _ ("For"), rule != NULL && rule->title != NULL ? rule->title : exhibit->rule);
  add (out, _ ("SHA-256"), exhibit->hash);
  add (out, _ ("Bytes"), size);
  add (out, _ ("Type"), exhibit->type);
}

/* Of what is sensitive not even where it is from is said: a path or a command may be what must not be told. */
static void
add_item (GString *out, const SitrepDossier *dossier, const SitrepBundleItem *item, guint number)
{
  const SitrepExhibit *exhibit = item->exhibit;

  g_string_append_printf (out, "\n%3u %s\n", number, exhibit->name);
  add (out, _ ("State"), state_words (item));
  add_what (out, dossier, exhibit);
  add_time (out, dossier, _ ("Gathered"), exhibit->at);
  add (out, _ ("By"), exhibit->by);
  if (item->state == SITREP_BUNDLE_LEFT_OUT)
    return;
  add (out, _ ("From"), exhibit->origin);
  add (out, _ ("Named"), exhibit->original);
  add (out, _ ("Note"), exhibit->note);
}

/** sitrep_bundle_index: Returns: (transfer full): what is in the bundle: who gathered it, when, and from where. */
char *
sitrep_bundle_index (SitrepDossier *dossier, const SitrepBundleItem *items, guint n_items, gint64 now)
{
  GString *out = g_string_new (NULL);
  g_autofree char *time = sitrep_time_format (now, dossier->playbook->zone, "%Y-%m-%d %H:%M:%S %z");

  g_string_append_printf (out, "%s %s\n", dossier->incident->label, dossier->incident->title);
  /* Translators: %s is a time */
  g_string_append_printf (out, _ ("Evidence, as of %s\n"), time);
  g_string_append (out, _ ("To check the files: sha256sum -c SHA256SUMS\n"));
  for (guint i = 0; i < n_items; i++)
    add_item (out, dossier, &items[i], i + 1);
  return g_string_free_and_steal (out);
}

/**
 * sitrep_bundle_sums:
 * @index: the index as it is written
 *
 * Returns: (transfer full): for `sha256sum -c`, the index among the files
 */
char *
sitrep_bundle_sums (const SitrepBundleItem *items, guint n_items, const char *index)
{
  GString *out = g_string_new (NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, index, -1);

  g_string_append_printf (out, "%s  " SITREP_BUNDLE_INDEX "\n", sum);
  for (guint i = 0; i < n_items; i++)
    if (items[i].state == SITREP_BUNDLED && items[i].exhibit->hash != NULL)
      g_string_append_printf (out, "%s  " SITREP_BUNDLE_FILES "/%s\n", items[i].exhibit->hash, items[i].exhibit->name);
  return g_string_free_and_steal (out);
}
