/* test-checklist.c - the checklist that fits the level, and what the program ticks itself
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-checklist.h"
#include "incidents.h"

static const SitrepChecklistLine *
find (GArray *lines, const char *item)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (g_array_index (lines, SitrepChecklistLine, i).item->key, item) == 0)
      return &g_array_index (lines, SitrepChecklistLine, i);
  return NULL;
}

static void
check_state (SitrepDossier *dossier, const char *item, SitrepTickState state, gboolean automatic, gint64 at)
{
  g_autoptr (GArray) lines = sitrep_checklist (dossier);
  const SitrepChecklistLine *line = find (lines, item);

  g_test_message ("%s", item);
  g_assert_nonnull (line);
  g_assert_cmpint (line->state, ==, state);
  g_assert_cmpint (line->automatic, ==, automatic);
  g_assert_cmpint (line->at, ==, at);
}

static void
check_progress (SitrepDossier *dossier, guint done, guint all)
{
  guint d, a;

  sitrep_checklist_progress (dossier, &d, &a);
  g_assert_cmpuint (d, ==, done);
  g_assert_cmpuint (a, ==, all);
}

/* 13 items of triage and 6 of evidence; 12 of triage where no channel is opened, 11 where nobody is told. */
static void
test_levels (void)
{
  static const struct
  {
    const char *level;
    guint items;
  } levels[] = { { "SEV0", 19 }, { "SEV1", 19 }, { "SEV2", 18 }, { "SEV3", 17 } };
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (GArray) lines = NULL;

      g_set_str (&dossier->incident->level, levels[i].level);
      lines = sitrep_checklist (dossier);
      g_assert_cmpuint (lines->len, ==, levels[i].items);
    }
}

static void
test_order (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  g_autoptr (GArray) lines = sitrep_checklist (dossier);

  g_assert_cmpstr (g_array_index (lines, SitrepChecklistLine, 0).item->key, ==, "classify");
  g_assert_cmpstr (g_array_index (lines, SitrepChecklistLine, 18).item->key, ==, "evidence-configuration");
}

static void
test_automatic (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  SitrepHolder *lead = g_ptr_array_index (dossier->holders, 0);
  const Told told = { SITREP_AUDIENCE_INTERNAL, SITREP_MESSAGE_WAITING, "12:03", NULL };
  SitrepMessage *message;

  check_state (dossier, "classify", SITREP_TICK_DONE, TRUE, test_000p_at ("12:02"));
  check_state (dossier, "timeline", SITREP_TICK_DONE, TRUE, test_000p_at ("12:02"));
  check_state (dossier, "lead", SITREP_TICK_DONE, TRUE, test_000p_at ("12:02"));
  check_state (dossier, "pm2", SITREP_TICK_OPEN, FALSE, SITREP_NEVER);
  check_state (dossier, "fix", SITREP_TICK_OPEN, FALSE, SITREP_NEVER);
  check_state (dossier, "channel", SITREP_TICK_OPEN, FALSE, SITREP_NEVER);
  /* A lead that nobody named does not count as named. */
  lead->assumed = TRUE;
  check_state (dossier, "lead", SITREP_TICK_OPEN, FALSE, SITREP_NEVER);
  dossier->incident->meet = g_strdup ("#inc-accept");
  check_state (dossier, "channel", SITREP_TICK_DONE, TRUE, SITREP_NEVER);
  /* Told is who was reached: not a message that waits. */
  message = test_told (dossier, "2025-10-30Z", &told);
  g_set_str (&message->moment, "declared");
  check_state (dossier, "tell", SITREP_TICK_OPEN, FALSE, SITREP_NEVER);
  message->state = SITREP_MESSAGE_SENT;
  message->sent_at = test_000p_at ("12:04");
  check_state (dossier, "tell", SITREP_TICK_DONE, TRUE, test_000p_at ("12:04"));
  message->state = SITREP_MESSAGE_BY_HAND;
  check_state (dossier, "tell", SITREP_TICK_DONE, TRUE, test_000p_at ("12:04"));
  message->state = SITREP_MESSAGE_REFUSED;
  check_state (dossier, "tell", SITREP_TICK_OPEN, FALSE, SITREP_NEVER);
}

static void
test_automatic_statuses (void)
{
  g_autoptr (SitrepDossier) fixed = test_000p ("12:12");
  g_autoptr (SitrepDossier) verified = test_000p ("12:15");

  check_state (fixed, "fix", SITREP_TICK_DONE, TRUE, test_000p_at ("12:12"));
  check_state (fixed, "verify", SITREP_TICK_OPEN, FALSE, SITREP_NEVER);
  check_state (verified, "verify", SITREP_TICK_DONE, TRUE, test_000p_at ("12:15"));
  check_state (verified, "postmortem", SITREP_TICK_OPEN, FALSE, SITREP_NEVER);
  verified->postmortem = sitrep_record_new (&sitrep_postmortem_type);
  verified->postmortem->state = SITREP_POSTMORTEM_REVIEW;
  check_state (verified, "postmortem", SITREP_TICK_OPEN, FALSE, SITREP_NEVER);
  verified->postmortem->state = SITREP_POSTMORTEM_PUBLISHED;
  verified->postmortem->published_at = test_utc ("2025-10-31T09:00:00Z");
  check_state (verified, "postmortem", SITREP_TICK_DONE, TRUE, test_utc ("2025-10-31T09:00:00Z"));
}

/* What a person says goes before what the program did. */
static void
test_ticks (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:15");

  test_tick (dossier, "fix", SITREP_TICK_OPEN, test_000p_at ("12:14"));
  test_tick (dossier, "pm2", SITREP_TICK_DONE, test_000p_at ("12:09"));
  test_tick (dossier, "snapshot", SITREP_TICK_SKIPPED, test_000p_at ("12:10"));
  check_state (dossier, "fix", SITREP_TICK_OPEN, FALSE, test_000p_at ("12:14"));
  check_state (dossier, "pm2", SITREP_TICK_DONE, FALSE, test_000p_at ("12:09"));
  check_state (dossier, "snapshot", SITREP_TICK_SKIPPED, FALSE, test_000p_at ("12:10"));
  /* classify, lead, timeline, verify by themselves; pm2 done; snapshot does not apply. */
  check_progress (dossier, 6, 19);
}

/* A level that falls takes items away, but none that somebody had ticked. */
static void
test_level_falls (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  g_autoptr (GArray) lines = NULL;

  test_tick (dossier, "channel", SITREP_TICK_DONE, test_000p_at ("12:04"));
  g_set_str (&dossier->incident->level, "SEV2");
  lines = sitrep_checklist (dossier);
  g_assert_cmpuint (lines->len, ==, 19);
  g_assert_false (find (lines, "channel")->applies);
  g_assert_true (find (lines, "tell")->applies);
  check_progress (dossier, 3, 18);
}

static void
test_one_of (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:20");
  const SitrepGroup *mitigate = NULL;
  guint done, all, done_after, all_after;

  for (guint i = 0; i < dossier->playbook->groups->len; i++)
    if (((SitrepGroup *) g_ptr_array_index (dossier->playbook->groups, i))->one_of)
      mitigate = g_ptr_array_index (dossier->playbook->groups, i);
  g_assert_nonnull (mitigate);
  g_assert_false (sitrep_checklist_group_satisfied (dossier, mitigate));
  sitrep_checklist_progress (dossier, &done, &all);
  test_tick (dossier, "quick-fix", SITREP_TICK_DONE, test_001s_at ("14:25"));
  test_tick (dossier, "isolate", SITREP_TICK_DONE, test_001s_at ("14:26"));
  g_assert_true (sitrep_checklist_group_satisfied (dossier, mitigate));
  sitrep_checklist_progress (dossier, &done_after, &all_after);
  g_assert_cmpuint (all_after, ==, all);
  g_assert_cmpuint (done_after, ==, done + 1);
}

static void
test_dues (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");
  g_autoptr (GArray) lines = sitrep_checklist (dossier);

  g_assert_cmpint (find (lines, "confirm")->due, ==, test_001s_at ("14:15"));
  g_assert_cmpint (find (lines, "page")->due, ==, test_001s_at ("14:20"));
  g_assert_cmpint (find (lines, "logs")->due, ==, SITREP_NEVER);
  g_assert_cmpint (find (lines, "pm-document")->due, ==, test_utc ("2026-02-02T14:45:00+03:00"));
}

/* A level that the playbook does not know (any more) is the default one. */
static void
test_unknown_level (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  g_autoptr (GArray) lines = NULL;

  g_set_str (&dossier->incident->level, "SEV9");
  lines = sitrep_checklist (dossier);
  g_assert_cmpuint (lines->len, ==, 19);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checklist/levels", test_levels);
  g_test_add_func ("/checklist/order", test_order);
  g_test_add_func ("/checklist/automatic", test_automatic);
  g_test_add_func ("/checklist/automatic/statuses", test_automatic_statuses);
  g_test_add_func ("/checklist/ticks", test_ticks);
  g_test_add_func ("/checklist/level-falls", test_level_falls);
  g_test_add_func ("/checklist/one-of", test_one_of);
  g_test_add_func ("/checklist/dues", test_dues);
  g_test_add_func ("/checklist/unknown-level", test_unknown_level);
  return g_test_run ();
}
