/* sitrep-preview.c - how a template's text would look, with made-up values
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-preview.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-compose.h"

#include <glib/gi18n-lib.h>

/* An incident that began so many minutes ago. */
#define SINCE 25

static void
add_milestone (SitrepDossier *dossier, const char *key, gint64 at)
{
  SitrepEntry *entry = sitrep_entry_note (dossier->incident->base.id, at, at, SITREP_ENTRY_MILESTONE, key, NULL, NULL);

  entry->milestone = g_strdup (key);
  g_ptr_array_add (dossier->milestones, entry);
}

static void
add_holder (SitrepDossier *dossier, const SitrepRole *role, gint64 at)
{
  SitrepHolder *holder = sitrep_record_new (&sitrep_holder_type);

  holder->role = g_strdup (role->key);
  holder->name = g_strdup_printf ("‹%s›", role->label);
  holder->handle = g_strdup (role->handle);
  holder->since = at;
  g_ptr_array_add (dossier->holders, holder);
}

static SitrepDossier *
make_dossier (SitrepPlaybook *playbook, const char *level, gint64 now)
{
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  gint64 started = now - SINCE * SITREP_MINUTE;
  SitrepDossier *dossier;

  incident->base.id = g_strdup ("preview");
  incident->label = g_strdup ("‹ID›");
  incident->title = g_strdup (_ ("‹Title›"));
  incident->public_title = g_strdup (_ ("‹Public title›"));
  incident->level = g_strdup (level);
  incident->status = g_strdup (sitrep_playbook_first_status (playbook, SITREP_PHASE_OPEN)->key);
  incident->meet = g_strdup (_ ("‹Where we meet›"));
  incident->declared_at = started;
  dossier = sitrep_dossier_new (playbook, incident);
  for (guint i = 0; sitrep_own_milestones[i] != NULL; i++)
    add_milestone (dossier, sitrep_own_milestones[i], started + (gint64) i * 3 * SITREP_MINUTE);
  for (guint i = 0; i < playbook->milestones->len; i++)
    {
      const SitrepMilestone *milestone = g_ptr_array_index (playbook->milestones, i);

      if (!g_strv_contains (sitrep_own_milestones, milestone->key))
        add_milestone (dossier, milestone->key, started + 10 * SITREP_MINUTE);
    }
  for (guint i = 0; i < playbook->roles->len; i++)
    add_holder (dossier, g_ptr_array_index (playbook->roles, i), started);
  return dossier;
}

static char *
made_up (const SitrepFieldRule *field)
{
  if (field->choices != NULL && field->choices[0] != NULL)
    return g_strdup (field->choices[0]);
  if (field->input == SITREP_INPUT_NUMBER)
    return g_strdup ("12");
  if (field->input == SITREP_INPUT_LIST || field->input == SITREP_INPUT_PROGRESS)
    return g_strdup_printf ("‹%s 1›\n‹%s 2›", field->label, field->label);
  return g_strdup_printf ("‹%s›", field->label);
}

static GHashTable *
make_values (const SitrepPlaybook *playbook)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; sitrep_situation_keys[i] != NULL; i++)
    g_hash_table_insert (values, g_strdup (sitrep_situation_keys[i]),
                         g_strdup_printf ("‹%s›", sitrep_situation_label (sitrep_situation_keys[i])));
  for (guint i = 0; i < playbook->fields->len; i++)
    {
      const SitrepFieldRule *field = g_ptr_array_index (playbook->fields, i);

      g_hash_table_insert (values, g_strdup (field->key), made_up (field));
    }
  return values;
}

static SitrepDestination *
make_destination (const SitrepTemplate *template, const char *service)
{
  SitrepDestination *destination;

  if (service == NULL)
    return NULL;
  destination = sitrep_record_new (&sitrep_destination_type);
  destination->base.id = g_strdup ("preview");
  destination->service = g_strdup (service);
  destination->name = g_strdup (service);
  destination->audience = template->audience;
  return destination;
}

/**
 * sitrep_preview:
 * @template: a key of the playbook's templates
 * @level: a key of its levels
 * @service: (nullable): a service's key; %NULL for plain text
 * @now: the incident is made up to have begun a little before
 *
 * Fills a template with what stands for each value, ‹in marks like these›, and renders it as that service shows it.
 * Nothing of it is kept. Pure, from any thread.
 *
 * Returns: (transfer full) (nullable): the text, its subject first; %NULL where the playbook has no such template
 */
char *
sitrep_preview (SitrepPlaybook *playbook, const char *template, const char *level, const char *service, gint64 now)
{
  const SitrepTemplate *found = sitrep_playbook_template (playbook, template);
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (SitrepDestination) destination = NULL;
  g_autoptr (SitrepMessage) message = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) values = NULL;
  g_autofree char *text = NULL;

  if (found == NULL || sitrep_playbook_level (playbook, level) == NULL)
    return NULL;
  dossier = make_dossier (playbook, level, now);
  destination = make_destination (found, service);
  message = sitrep_compose_draft (dossier, found, destination, "preview");
  values = make_values (playbook);
  if (!sitrep_compose_fill (message, dossier, values, now, missing, NULL))
    return NULL;
  text = sitrep_compose_preview (message, destination);
  if (destination == NULL && found->subject != NULL && !sitrep_text_is_empty (message->title))
    return g_strdup_printf ("%s\n\n%s", message->title, text);
  return g_steal_pointer (&text);
}
