/* incidents.c - the two incidents on record, as dossiers
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incidents.h"

#include "playbook/sitrep-playbook-reader.h"

#define DAY_000P "2025-10-30"
#define DAY_001S "2026-01-31"

/* What happened, and what it was for the process. */
typedef struct
{
  const char *clock, *milestone, *text, *action, *owner;
} Event;

static const Event events_000p[] = {
  { "12:00", "started", "Users report that /accept fails", NULL, NULL },
  { "12:02", "declared", "Confirmed and declared as SEV1", NULL, NULL },
  { "12:05", NULL, "Bot restarted, without effect", NULL, NULL },
  { "12:07", NULL, "/accept still fails", NULL, NULL },
  { "12:10", NULL, "Blocking query found", NULL, NULL },
  { "12:12", "mitigated", "Query killed", NULL, NULL },
  { "12:15", "resolved", "Fix verified", NULL, NULL },
  { "12:20", "monitoring", "Monitoring starts", NULL, NULL },
  { "12:45", "closed", "Incident closed", NULL, NULL },
};

static const Event events_001s[] = {
  { "14:00", "started", "Errors begin", NULL, NULL },
  { "14:00", "detected", "Alert HighErrorRate", "On-call looks at it", "DevOps On-Call" },
  { "14:05", NULL, "Health check fails", "Looked at logs", "DevOps On-Call" },
  { "14:10", "declared", "Declared as SEV-1", "Channel and document made", "Incident Commander" },
  { "14:15", NULL, "War room started", "Team called", "Incident Commander" },
  { "14:20", "identified", "Cause confirmed: a migration locks members", "Options weighed", "Backend Lead" },
  { "14:25", "mitigated", "Query killed", "Locks are gone", "DevOps Lead" },
  { "14:30", "restored", "Service restored", "Critical flows tested", "Backend Lead" },
  { "14:45", "resolved", "Declared resolved", "Watching", "Incident Commander" },
};

gint64
test_utc (const char *iso)
{
  gint64 at = sitrep_time_from_iso (iso);

  g_assert_cmpint (at, !=, SITREP_NEVER);
  return at;
}

static gint64
on_day (const char *day, const char *clock, const char *offset)
{
  g_autofree char *iso = g_strdup_printf ("%sT%s:00%s", day, clock, offset);

  return test_utc (iso);
}

gint64
test_000p_at (const char *clock)
{
  return on_day (DAY_000P, clock, "Z");
}

gint64
test_001s_at (const char *clock)
{
  return on_day (DAY_001S, clock, "+03:00");
}

/* A shipped playbook: it must have neither a fault nor a warning. */
SitrepPlaybook *
test_playbook (const char *key)
{
  g_autofree char *name = g_strconcat (key, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "playbooks", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  SitrepPlaybook *playbook;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  playbook = sitrep_playbook_read (text, (gssize) length, &faults, &error);
  g_assert_no_error (error);
  return playbook;
}

/* --- records: each gets an id of its own --- */

static gpointer
add (GPtrArray *list, const SitrepRecordType *type, const char *incident)
{
  SitrepRecord *record = sitrep_record_new (type);
  const SitrepField *parent = sitrep_record_type_find (type, "incident");

  record->id = g_strdup_printf ("%s-%u", type->table, list->len + 1);
  sitrep_record_set_text (record, parent, incident);
  g_ptr_array_add (list, record);
  return record;
}

static int
by_time (gconstpointer a, gconstpointer b)
{
  const SitrepEntry *x = *(SitrepEntry *const *) a, *y = *(SitrepEntry *const *) b;

  return x->at < y->at ? -1 : x->at > y->at;
}

SitrepEntry *
test_milestone (SitrepDossier *dossier, gint64 at, const char *key)
{
  SitrepEntry *entry = add (dossier->milestones, &sitrep_entry_type, dossier->incident->base.id);

  entry->at = at;
  entry->noted_at = at;
  entry->kind = SITREP_ENTRY_MILESTONE;
  entry->milestone = g_strdup (key);
  g_ptr_array_sort (dossier->milestones, by_time);
  return entry;
}

void
test_fact (SitrepDossier *dossier, const char *key, const char *value)
{
  SitrepFact *fact = add (dossier->facts, &sitrep_fact_type, dossier->incident->base.id);

  fact->key = g_strdup (key);
  fact->value = g_strdup (value);
}

void
test_tick (SitrepDossier *dossier, const char *item, SitrepTickState state, gint64 at)
{
  SitrepTick *tick = add (dossier->ticks, &sitrep_tick_type, dossier->incident->base.id);

  tick->item = g_strdup (item);
  tick->state = state;
  tick->at = at;
  tick->by = g_strdup ("Grace Hopper");
}

void
test_answer (SitrepDossier *dossier, const char *key, const char *value)
{
  SitrepAnswer *answer = add (dossier->answers, &sitrep_answer_type, dossier->incident->base.id);

  answer->key = g_strdup (key);
  answer->value = g_strdup (value);
}

SitrepHolder *
test_holder (SitrepDossier *dossier, const char *role, const char *name, const char *handle, gint64 since, gint64 until)
{
  SitrepHolder *holder = add (dossier->holders, &sitrep_holder_type, dossier->incident->base.id);

  holder->role = g_strdup (role);
  holder->name = g_strdup (name);
  holder->handle = g_strdup (handle);
  holder->since = since;
  holder->until = until;
  return holder;
}

void
test_action (SitrepDossier *dossier,
             const char *text,
             const char *owner,
             const char *due,
             const char *priority,
             gboolean done)
{
  SitrepActionItem *item = add (dossier->actions, &sitrep_action_item_type, dossier->incident->base.id);

  item->number = dossier->actions->len;
  item->text = g_strdup (text);
  item->owner = g_strdup (owner);
  item->due = g_strdup (due);
  item->priority = g_strdup (priority);
  item->done = done;
}

/* @day: the date and the offset of its clock, as in “2025-10-30Z”. */
SitrepMessage *
test_told (SitrepDossier *dossier, const char *day, const Told *told)
{
  SitrepMessage *message = add (dossier->messages, &sitrep_message_type, dossier->incident->base.id);
  g_autofree char *date = g_strndup (day, 10);

  message->audience = told->audience;
  message->state = told->state;
  message->place = g_strdup (sitrep_audience_nicks[told->audience]);
  message->confirmed_at = told->confirmed != NULL ? on_day (date, told->confirmed, day + 10) : SITREP_NEVER;
  message->written_at = message->confirmed_at;
  message->sent_at = told->sent != NULL ? on_day (date, told->sent, day + 10) : SITREP_NEVER;
  return message;
}

/* --- the incidents --- */

static SitrepDossier *
play (SitrepIncident *incident,
      const char *process,
      const Event *events,
      gsize n,
      gint64 (*at) (const char *),
      const char *clock)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook (process);
  SitrepDossier *dossier;

  incident->playbook = g_strdup (playbook->id);
  dossier = sitrep_dossier_new (playbook, incident);
  dossier->entries = g_ptr_array_new_with_free_func (sitrep_record_unref);
  for (gsize i = 0; i < n && at (events[i].clock) <= at (clock); i++)
    {
      SitrepEntry *entry = add (dossier->entries, &sitrep_entry_type, incident->base.id);
      const SitrepStatus *status;

      entry->at = entry->noted_at = at (events[i].clock);
      entry->precision = SITREP_PRECISION_MINUTE;
      entry->kind = events[i].milestone != NULL ? SITREP_ENTRY_MILESTONE : SITREP_ENTRY_EVENT;
      entry->milestone = g_strdup (events[i].milestone);
      entry->text = g_strdup (events[i].text);
      entry->action = g_strdup (events[i].action);
      entry->owner = g_strdup (events[i].owner);
      if (entry->milestone == NULL)
        continue;
      g_ptr_array_add (dossier->milestones, sitrep_record_ref (entry));
      status = sitrep_playbook_status (playbook, entry->milestone);
      if (status != NULL)
        {
          g_set_str (&incident->status, status->key);
          incident->phase = status->phase;
        }
    }
  return dossier;
}

SitrepDossier *
test_000p (const char *clock)
{
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  SitrepDossier *dossier;

  incident->base.id = g_strdup ("000-P");
  incident->label = g_strdup ("INC-20251030-1200");
  incident->title = g_strdup ("/accept fails: database locked");
  incident->level = g_strdup ("SEV1");
  incident->status = g_strdup ("in-progress");
  incident->declared_at = test_000p_at ("12:02");
  dossier = play (incident, "pawtropolis", events_000p, G_N_ELEMENTS (events_000p), test_000p_at, clock);
  test_holder (dossier, "lead", "Admin", "@Admin", incident->declared_at, SITREP_NEVER);
  return dossier;
}

SitrepDossier *
test_001s (const char *clock)
{
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  SitrepDossier *dossier;

  incident->base.id = g_strdup ("001-S");
  incident->label = g_strdup ("INC-2026-01-31-001");
  incident->title = g_strdup ("API errors: migration locks members");
  incident->public_title = g_strdup ("Members cannot be reached");
  incident->level = g_strdup ("SEV-1");
  incident->status = g_strdup ("investigating");
  incident->declared_at = test_001s_at ("14:10");
  incident->meet = g_strdup ("https://meet.example/war-room");
  dossier = play (incident, "liyaqa", events_001s, G_N_ELEMENTS (events_001s), test_001s_at, clock);
  test_holder (dossier, "commander", "Noura", "@noura", incident->declared_at, SITREP_NEVER);
  return dossier;
}

SitrepDossier *
test_incident (const char *process, const char *level, const char *iso)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook (process);
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  SitrepDossier *dossier;

  incident->base.id = g_strdup ("declared");
  incident->label = g_strdup ("INC-1");
  incident->title = g_strdup ("Payment processing is down");
  incident->playbook = g_strdup (playbook->id);
  incident->level = g_strdup (level);
  incident->status = g_strdup (((SitrepStatus *) g_ptr_array_index (playbook->statuses, 0))->key);
  incident->declared_at = test_utc (iso);
  dossier = sitrep_dossier_new (playbook, incident);
  test_milestone (dossier, incident->declared_at, "declared");
  return dossier;
}
