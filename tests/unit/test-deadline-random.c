/* test-deadline-random.c - what must hold of every list of what is due, in incidents made by chance
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-cadence.h"
#include "incident/sitrep-deadline.h"
#include "incidents.h"

#include <string.h>

#define DAY_START "2025-10-30T06:00:00Z"
#define MINUTES (2 * 24 * 60)
/* Each minute would be thirty million lists: all minutes of so many, and of the others those around each event. Under
 * the address sanitizer it takes forty times as long, and only what is done with memory is looked at. */
#ifdef __SANITIZE_ADDRESS__
#define INCIDENTS 300
#define WHOLE 1
#else
#define INCIDENTS 10000
#define WHOLE 20
#endif

static const char *const processes[] = { "pawtropolis", "liyaqa", "runbook", "sv-sdk", "treebeard", "standard" };
static SitrepPlaybook *playbooks[G_N_ELEMENTS (processes)];

/* An incident and when something was done to it. */
typedef struct
{
  SitrepDossier *dossier;
  gint64 start;
  GArray *moments; /* gint64, rising */
} Random;

static gint64
chance_time (GRand *rand, gint64 start)
{
  return start + (gint64) g_rand_int_range (rand, 0, MINUTES) * SITREP_MINUTE;
}

static const SitrepItem *
chance_item (GRand *rand, const SitrepPlaybook *playbook)
{
  const SitrepGroup *group
    = g_ptr_array_index (playbook->groups, (guint) g_rand_int_range (rand, 0, (gint32) playbook->groups->len));

  return group->items->len > 0
           ? g_ptr_array_index (group->items, (guint) g_rand_int_range (rand, 0, (gint32) group->items->len))
           : NULL;
}

static SitrepMessage *
tell (SitrepDossier *dossier, SitrepAudience audience, SitrepMessageState state, gint64 at)
{
  SitrepMessage *message = test_told (dossier, "2025-10-30Z", &(Told) { audience, state, NULL, NULL });

  message->written_at = message->confirmed_at = at;
  message->sent_at = state == SITREP_MESSAGE_SENT || state == SITREP_MESSAGE_BY_HAND ? at : SITREP_NEVER;
  return message;
}

static void
add_messages (Random *self, GRand *rand)
{
  static const SitrepMessageState states[] = { SITREP_MESSAGE_DRAFT,   SITREP_MESSAGE_WAITING, SITREP_MESSAGE_SENT,
                                               SITREP_MESSAGE_REFUSED, SITREP_MESSAGE_BY_HAND, SITREP_MESSAGE_SENT };

  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    {
      gint64 at = chance_time (rand, self->start);
      SitrepMessage *message = tell (self->dossier, (SitrepAudience) g_rand_int_range (rand, 0, SITREP_N_AUDIENCES),
                                     states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))], at);

      if (g_rand_boolean (rand))
        message->promised_at = at + g_rand_int_range (rand, 1, 300) * SITREP_MINUTE;
      g_array_append_val (self->moments, at);
    }
}

static void
add_facts (Random *self, GRand *rand)
{
  static const char *const minutes[] = { "0", "1", "15", "60", "10080", "-5", "never" };

  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      g_autofree char *key = g_strconcat (SITREP_CADENCE_FACT,
                                          sitrep_audience_nicks[g_rand_int_range (rand, 0, SITREP_N_AUDIENCES)], NULL);

      test_fact (self->dossier, key, minutes[g_rand_int_range (rand, 0, G_N_ELEMENTS (minutes))]);
    }
}

static void
add_ticks (Random *self, GRand *rand)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    {
      const SitrepItem *item = chance_item (rand, self->dossier->playbook);

      if (item != NULL && g_hash_table_add (seen, item->key))
        test_tick (self->dossier, item->key, g_rand_boolean (rand) ? SITREP_TICK_DONE : SITREP_TICK_SKIPPED,
                   chance_time (rand, self->start));
    }
}

static void
add_milestones (Random *self, GRand *rand)
{
  static const char *const keys[] = { "detected", "acknowledged", "mitigated", "reopened", "stood-down" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_rand_int_range (rand, 0, 4) == 0)
      {
        gint64 at = i == 0 ? self->start : chance_time (rand, self->start);

        test_milestone (self->dossier, at, keys[i]);
        g_array_append_val (self->moments, at);
      }
}

static void
add_tasks (Random *self, GRand *rand)
{
  for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
    {
      SitrepTask *task = sitrep_record_new (&sitrep_task_type);

      task->base.id = g_strdup_printf ("task-%d", n);
      task->text = g_strdup ("Restart node 3");
      task->made_at = self->start;
      task->due = chance_time (rand, self->start);
      g_ptr_array_add (self->dossier->tasks, task);
      g_array_append_val (self->moments, task->due);
    }
}

static int
by_value (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
make (Random *self, GRand *rand)
{
  SitrepPlaybook *playbook = playbooks[g_rand_int_range (rand, 0, G_N_ELEMENTS (processes))];
  SitrepIncident *incident = sitrep_record_new (&sitrep_incident_type);
  const SitrepLevel *level
    = g_ptr_array_index (playbook->levels, (guint) g_rand_int_range (rand, 0, (gint32) playbook->levels->len));
  gint64 last;

  self->start = test_utc (DAY_START) + (gint64) g_rand_int_range (rand, 0, 400) * 24 * 60 * SITREP_MINUTE;
  self->moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  incident->base.id = g_strdup ("incident-1");
  incident->title = g_strdup ("Orders fail");
  incident->label = g_strdup ("INC-1");
  incident->playbook = g_strdup (playbook->id);
  incident->level = g_strdup (level->key);
  incident->status = g_strdup (((SitrepStatus *) g_ptr_array_index (playbook->statuses, 0))->key);
  incident->declared_at = incident->level_since = self->start;
  self->dossier = sitrep_dossier_new (playbook, incident);
  if (self->dossier->entries == NULL)
    self->dossier->entries = g_ptr_array_new_with_free_func (sitrep_record_unref);
  test_milestone (self->dossier, self->start, "declared");
  add_milestones (self, rand);
  add_messages (self, rand);
  add_facts (self, rand);
  add_ticks (self, rand);
  add_tasks (self, rand);
  g_array_append_val (self->moments, self->start);
  last = self->start + MINUTES * SITREP_MINUTE;
  g_array_append_val (self->moments, last);
  g_array_sort (self->moments, by_value);
  sitrep_record_unref (incident);
}

static void
clear (Random *self)
{
  sitrep_dossier_unref (self->dossier);
  g_array_unref (self->moments);
}

/* --- what must hold --- */

/* Nothing twice, in order, and nothing due before what it follows from. */
static GHashTable *
check_list (const SitrepDossier *dossier, gint64 now)
{
  g_autoptr (GPtrArray) list = sitrep_deadlines (dossier, now);
  GHashTable *dues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < list->len; i++)
    {
      const SitrepDeadline *deadline = g_ptr_array_index (list, i);
      char *id = sitrep_deadline_id (deadline);

      if (deadline->due != SITREP_NEVER)
        g_assert_cmpint (deadline->since, <=, deadline->due);
      if (i > 0)
        g_assert_cmpint (sitrep_deadline_compare (g_ptr_array_index (list, i - 1), deadline), <=, 0);
      g_assert_true (g_hash_table_insert (dues, id, g_memdup2 (&deadline->due, sizeof (gint64))));
    }
  return dues;
}

/* While nobody does anything, what is due stays due at the same time, whatever the clock says. */
static void
check_kept (GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer id, due;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &due))
    {
      const gint64 *later = g_hash_table_lookup (after, id);

      if (later == NULL)
        g_error ("%s was lost", (char *) id);
      g_assert_cmpint (*later, ==, *(gint64 *) due);
    }
}

static gint64
due_of (GHashTable *dues, SitrepAudience audience)
{
  g_autofree char *id = g_strdup_printf ("update:%s", sitrep_audience_nicks[audience]);
  const gint64 *due = g_hash_table_lookup (dues, id);

  return due != NULL ? *due : SITREP_NEVER;
}

/* What was sent starts the clock of its audience and of no other. */
static void
check_sent (Random *self, GRand *rand, gint64 now)
{
  SitrepAudience told = (SitrepAudience) g_rand_int_range (rand, 0, SITREP_N_AUDIENCES);
  g_autoptr (GHashTable) before = check_list (self->dossier, now), after = NULL;
  SitrepCadence cadence;

  tell (self->dossier, told, SITREP_MESSAGE_SENT, now);
  after = check_list (self->dossier, now);
  for (int i = 0; i < SITREP_N_AUDIENCES; i++)
    if (i != (int) told)
      g_assert_cmpint (due_of (before, i), ==, due_of (after, i));
  sitrep_cadence_of (self->dossier, told, &cadence);
  if (due_of (after, told) != SITREP_NEVER)
    {
      g_assert_cmpint (due_of (after, told), ==, cadence.due);
      g_assert_cmpint (cadence.since, ==, now);
      if (cadence.every > 0 && !cadence.promised)
        g_assert_cmpint (cadence.due, ==, now + cadence.every * SITREP_MINUTE);
    }
}

static void
check_minutes (Random *self, gint64 from, gint64 to)
{
  g_autoptr (GHashTable) before = check_list (self->dossier, from);

  for (gint64 now = from + SITREP_MINUTE; now <= to; now += SITREP_MINUTE)
    {
      GHashTable *after = check_list (self->dossier, now);

      check_kept (before, after);
      g_hash_table_unref (before);
      before = after;
    }
}

static void
test_chance (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251030);

  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    playbooks[i] = test_playbook (processes[i]);
  for (guint i = 0; i < INCIDENTS; i++)
    {
      Random incident;

      make (&incident, rand);
      if (i < WHOLE)
        check_minutes (&incident, incident.start, incident.start + MINUTES * SITREP_MINUTE);
      for (guint j = 0; j < incident.moments->len; j++)
        {
          gint64 at = g_array_index (incident.moments, gint64, j);

          check_minutes (&incident, at - SITREP_MINUTE, at + SITREP_MINUTE);
        }
      check_sent (&incident, rand, g_array_index (incident.moments, gint64, incident.moments->len - 1));
      clear (&incident);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    sitrep_playbook_unref (playbooks[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/chance", test_chance);
  return g_test_run ();
}
