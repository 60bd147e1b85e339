/* test-round.c - how often an update has gone out, and what comes back with it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-checklist.h"
#include "incident/sitrep-round.h"
#include "incidents.h"

static SitrepMessage *
update (SitrepDossier *d, const char *clock, SitrepAudience audience, SitrepMessageState state, const char *batch)
{
  SitrepMessage *message = test_told (d, "2026-01-31+03:00", &(Told) { audience, state, clock, clock });

  message->moment = g_strdup ("update");
  message->batch = g_strdup (batch);
  return message;
}

static void
check (SitrepDossier *d, guint rounds)
{
  g_assert_cmpuint (sitrep_update_rounds (d), ==, rounds);
}

/* 001-S: the first word and the last are no updates in between. */
static void
test_what_counts (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:30");
  SitrepMessage *first = update (d, "14:10", SITREP_AUDIENCE_PUBLIC, SITREP_MESSAGE_SENT, "first");
  SitrepMessage *last = update (d, "14:45", SITREP_AUDIENCE_PUBLIC, SITREP_MESSAGE_SENT, "last");

  g_set_str (&first->moment, "declared");
  g_set_str (&last->moment, "resolved");
  check (d, 0);
  update (d, "14:20", SITREP_AUDIENCE_INTERNAL, SITREP_MESSAGE_SENT, "14:20");
  check (d, 1);
  update (d, "14:30", SITREP_AUDIENCE_INTERNAL, SITREP_MESSAGE_BY_HAND, "14:30");
  check (d, 2);
}

/* An update is out when it is out at one place: those that wait or failed add nothing, and take nothing away. */
static void
test_batches (void)
{
  static const SitrepMessageState not_out[]
    = { SITREP_MESSAGE_DRAFT,   SITREP_MESSAGE_WAITING,  SITREP_MESSAGE_SENDING,  SITREP_MESSAGE_UNKNOWN,
        SITREP_MESSAGE_REFUSED, SITREP_MESSAGE_OUTDATED, SITREP_MESSAGE_WITHDRAWN };
  g_autoptr (SitrepDossier) d = test_001s ("14:30");

  for (gsize i = 0; i < G_N_ELEMENTS (not_out); i++)
    update (d, "14:20", SITREP_AUDIENCE_INTERNAL, not_out[i], "14:20");
  check (d, 0);
  update (d, "14:20", SITREP_AUDIENCE_INTERNAL, SITREP_MESSAGE_SENT, "14:20");
  update (d, "14:20", SITREP_AUDIENCE_STAKEHOLDERS, SITREP_MESSAGE_BY_HAND, "14:20");
  update (d, "14:20", SITREP_AUDIENCE_PUBLIC, SITREP_MESSAGE_SENT, "14:20");
  check (d, 1);
  update (d, "14:50", SITREP_AUDIENCE_PUBLIC, SITREP_MESSAGE_SENT, "14:50");
  check (d, 2);
  /* Without a batch each is one of its own. */
  update (d, "15:20", SITREP_AUDIENCE_INTERNAL, SITREP_MESSAGE_SENT, NULL);
  update (d, "15:20", SITREP_AUDIENCE_PUBLIC, SITREP_MESSAGE_SENT, NULL);
  check (d, 4);
}

static void
check_group (SitrepDossier *d, const char *key, guint round, guint done)
{
  g_autoptr (GArray) lines = sitrep_checklist (d, test_001s_at ("14:40"));
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);

      if (g_strcmp0 (line->group->key, key) != 0)
        continue;
      g_assert_cmpuint (line->round, ==, round);
      n += line->state == SITREP_TICK_DONE;
    }
  g_assert_cmpuint (n, ==, done);
}

/* “Communicate” recurs each 30 minutes: what was ticked for the last update is open again for the next, and is kept. */
static void
test_group_comes_back (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:30");
  const SitrepGroup *group = sitrep_playbook_find (d->playbook->groups, "communicate");
  const char *item = ((SitrepItem *) g_ptr_array_index (group->items, 0))->key;

  g_assert_true (group->every_update);
  test_tick (d, item, SITREP_TICK_DONE, test_001s_at ("14:20"));
  check_group (d, "communicate", 0, 1);
  update (d, "14:22", SITREP_AUDIENCE_INTERNAL, SITREP_MESSAGE_SENT, "14:22");
  check_group (d, "communicate", 1, 0);
  check_group (d, "investigate", 0, 0);
  g_assert_nonnull (sitrep_dossier_tick (d, item, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round/what-counts", test_what_counts);
  g_test_add_func ("/round/batches", test_batches);
  g_test_add_func ("/round/group-comes-back", test_group_comes_back);
  return g_test_run ();
}
