/* sitrep-loader.c - dossiers from the store
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-loader.h"

#include "base/sitrep-error.h"

#include <glib/gi18n-lib.h>

static void
load (GPtrArray **place, SitrepReader *reader, const SitrepRecordType *type, const char *order, const char *incident)
{
  g_clear_pointer (place, g_ptr_array_unref);
  *place = sitrep_reader_list (reader, type, order, 0, "incident", incident, NULL);
}

/* No rule about updates is to see what is none. */
static void
part_dispatches (SitrepDossier *self)
{
  for (guint i = 0; i < self->messages->len;)
    if (((SitrepMessage *) g_ptr_array_index (self->messages, i))->about != NULL)
      g_ptr_array_add (self->dispatches, g_ptr_array_steal_index (self->messages, i));
    else
      i++;
}

/* Of what an incident has one of. */
static gpointer
load_one (SitrepReader *reader, const SitrepRecordType *type, const char *incident)
{
  g_autoptr (GPtrArray) found = sitrep_reader_list (reader, type, NULL, 1, "incident", incident, NULL);

  return found->len > 0 ? sitrep_record_ref (g_ptr_array_index (found, 0)) : NULL;
}

/**
 * sitrep_dossier_of:
 * @reader: of the calling thread
 * @whole: with all entries of the timeline
 *
 * Returns: (transfer full) (nullable): what is known of @incident now
 */
SitrepDossier *
sitrep_dossier_of (SitrepReader *reader,
                   SitrepLibrary *library,
                   SitrepIncident *incident,
                   gboolean whole,
                   GError **error)
{
  g_autoptr (SitrepPlaybook) playbook = sitrep_library_get (library, reader, incident->playbook, error);
  const char *id = incident->base.id;
  SitrepDossier *self;

  if (playbook == NULL)
    return NULL;
  self = sitrep_dossier_new (playbook, incident);
  g_ptr_array_unref (self->milestones);
  self->milestones = sitrep_reader_milestones (reader, id);
  load (&self->facts, reader, &sitrep_fact_type, "key", id);
  load (&self->ticks, reader, &sitrep_tick_type, "item", id);
  load (&self->holders, reader, &sitrep_holder_type, "since id", id);
  load (&self->messages, reader, &sitrep_message_type, "written_at id", id);
  part_dispatches (self);
  load (&self->actions, reader, &sitrep_action_item_type, "number", id);
  load (&self->answers, reader, &sitrep_answer_type, "key", id);
  load (&self->tasks, reader, &sitrep_task_type, "made_at id", id);
  load (&self->escalations, reader, &sitrep_escalation_type, "at id", id);
  load (&self->snoozes, reader, &sitrep_snooze_type, "id", id);
  load (&self->evidence, reader, &sitrep_exhibit_type, "at id", id);
  load (&self->editions, reader, &sitrep_edition_type, "at id", id);
  load (&self->attendees, reader, &sitrep_attendee_record_type, "id", id);
  load (&self->minutes, reader, &sitrep_minute_type, "at id", id);
  if (whole)
    load (&self->entries, reader, &sitrep_entry_type, "at noted_at id", id);
  self->postmortem = load_one (reader, &sitrep_postmortem_type, id);
  self->meeting = load_one (reader, &sitrep_meeting_type, id);
  return self;
}

/** sitrep_dossier_load: as sitrep_dossier_of(), by the incident's id. */
SitrepDossier *
sitrep_dossier_load (SitrepReader *reader, SitrepLibrary *library, const char *incident, gboolean whole, GError **error)
{
  g_autoptr (SitrepIncident) record = sitrep_reader_get (reader, &sitrep_incident_type, incident);

  if (record == NULL)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("This incident is not in the store."));
      return NULL;
    }
  return sitrep_dossier_of (reader, library, record, whole, error);
}
