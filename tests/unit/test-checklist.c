/* test-checklist.c - the checklist that fits the level, and what the program ticks itself
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-checklist.h"
#include "incident/sitrep-condition.h"
#include "incidents.h"

/* Nothing of these incidents waits for a time to pass. */
#define NOW test_utc ("2026-02-01T00:00:00Z")

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
  g_autoptr (GArray) lines = sitrep_checklist (dossier, NOW);
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

  sitrep_checklist_progress (dossier, NOW, &d, &a);
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
      lines = sitrep_checklist (dossier, NOW);
      g_assert_cmpuint (lines->len, ==, levels[i].items);
    }
}

static void
test_order (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  g_autoptr (GArray) lines = sitrep_checklist (dossier, NOW);

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
  lines = sitrep_checklist (dossier, NOW);
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
  sitrep_checklist_progress (dossier, NOW, &done, &all);
  /* The watch is to be done beside the choice: it is none of the ways. */
  test_tick (dossier, "mitigation-works", SITREP_TICK_DONE, test_001s_at ("14:24"));
  g_assert_false (sitrep_checklist_group_satisfied (dossier, mitigate));
  test_tick (dossier, "quick-fix", SITREP_TICK_DONE, test_001s_at ("14:25"));
  test_tick (dossier, "rollback", SITREP_TICK_DONE, test_001s_at ("14:26"));
  g_assert_true (sitrep_checklist_group_satisfied (dossier, mitigate));
  sitrep_checklist_progress (dossier, NOW, &done_after, &all_after);
  g_assert_cmpuint (all_after, ==, all);
  g_assert_cmpuint (done_after, ==, done + 2);
}

static void
test_dues (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");
  g_autoptr (GArray) lines = sitrep_checklist (dossier, NOW);

  g_assert_cmpint (find (lines, "confirm")->due, ==, test_001s_at ("14:15"));
  g_assert_cmpint (find (lines, "page")->due, ==, test_001s_at ("14:20"));
  g_assert_cmpint (find (lines, "logs")->due, ==, SITREP_NEVER);
  g_assert_cmpint (find (lines, "pm-document")->due, ==, test_utc ("2026-02-02T14:45:00+03:00"));
}

/* --- conditions: the process of 001-S, with a decision and with a condition that comes by itself --- */

static SitrepDecision *
decide_on (SitrepDossier *dossier, const char *key, const char *text, guint after, const char *answers)
{
  g_auto (GStrv) list = answers != NULL ? g_strsplit (answers, ",", -1) : NULL;
  SitrepDecision *decision = g_new0 (SitrepDecision, 1);

  decision->key = g_strdup (key);
  decision->text = g_strdup (text);
  decision->after = after;
  decision->answers = g_ptr_array_new ();
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      SitrepDecisionAnswer *answer = g_new0 (SitrepDecisionAnswer, 1);

      answer->key = g_strdup (list[i]);
      answer->label = g_strdup_printf ("We %s", list[i]);
      g_ptr_array_add (decision->answers, answer);
    }
  g_ptr_array_add (dossier->playbook->decisions, decision);
  return decision;
}

static void
forget_decisions (SitrepDossier *dossier)
{
  while (dossier->playbook->decisions->len > 0)
    {
      SitrepDecision *decision = g_ptr_array_steal_index (dossier->playbook->decisions, 0);

      for (guint i = 0; i < decision->answers->len; i++)
        {
          SitrepDecisionAnswer *answer = g_ptr_array_index (decision->answers, i);

          g_free (answer->key);
          g_free (answer->label);
          g_free (answer->hint);
          g_free (answer);
        }
      g_ptr_array_unref (decision->answers);
      g_free (decision->key);
      g_free (decision->text);
      g_free (decision->hint);
      g_free (decision);
    }
}

static void
check_condition (SitrepDossier *dossier, const char *key, const char *clock, SitrepConditionState state)
{
  g_test_message ("%s at %s", key, clock);
  g_assert_cmpint (sitrep_condition_state (dossier, key, test_001s_at (clock)), ==, state);
}

static void
test_conditions (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:20");

  forget_decisions (dossier);
  decide_on (dossier, "way", "Fix or roll back?", 0, "fix,roll-back");
  decide_on (dossier, "breach", "Data may have leaked", 0, NULL);
  check_condition (dossier, NULL, "14:20", SITREP_CONDITION_HOLDS);
  check_condition (dossier, "weather", "14:20", SITREP_CONDITION_UNKNOWN);
  check_condition (dossier, "roll-back", "14:20", SITREP_CONDITION_UNKNOWN);
  check_condition (dossier, "breach", "14:20", SITREP_CONDITION_UNKNOWN);
  test_fact (dossier, "decision.way", "roll-back");
  test_fact (dossier, "decision.breach", "no");
  check_condition (dossier, "roll-back", "14:20", SITREP_CONDITION_HOLDS);
  check_condition (dossier, "fix", "14:20", SITREP_CONDITION_FAILS);
  check_condition (dossier, "breach", "14:20", SITREP_CONDITION_FAILS);
  g_assert_cmpstr (sitrep_condition_words (dossier->playbook, "roll-back"), ==, "We roll-back");
  g_assert_cmpstr (sitrep_condition_words (dossier->playbook, "breach"), ==, "Data may have leaked");
  g_assert_null (sitrep_condition_words (dossier->playbook, "weather"));
  forget_decisions (dossier);
}

/* Declared at 14:10; what is not over by 15:10 drags on, unless somebody says otherwise. */
static void
test_conditions_by_time (void)
{
  g_autoptr (SitrepDossier) open = test_001s ("14:20"), resolved = test_001s ("14:45"), late = test_001s ("14:45");

  forget_decisions (open);
  forget_decisions (resolved);
  forget_decisions (late);
  decide_on (open, "long", "It takes more than an hour", 60, NULL);
  decide_on (resolved, "long", "It takes more than an hour", 60, NULL);
  decide_on (late, "long", "It takes more than an hour", 60, NULL);
  check_condition (open, "long", "15:09", SITREP_CONDITION_UNKNOWN);
  check_condition (open, "long", "15:10", SITREP_CONDITION_HOLDS);
  check_condition (resolved, "long", "16:00", SITREP_CONDITION_FAILS);
  test_milestone (late, test_001s_at ("15:20"), "resolved");
  check_condition (late, "long", "16:00", SITREP_CONDITION_HOLDS);
  test_fact (open, "decision.long", "no");
  check_condition (open, "long", "15:10", SITREP_CONDITION_FAILS);
  forget_decisions (open);
  forget_decisions (resolved);
  forget_decisions (late);
}

static SitrepItem *
item_of (SitrepDossier *dossier, const char *key)
{
  return (SitrepItem *) sitrep_playbook_item (dossier->playbook, key);
}

/* What nobody has decided yet is shown and not counted; what does not hold is gone, unless it was ticked. */
static void
test_conditional_items (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  g_autoptr (GArray) undecided = NULL, decided = NULL;

  forget_decisions (dossier);
  decide_on (dossier, "way", "Fix or roll back?", 0, "fix-forward,roll-back");
  g_set_str (&item_of (dossier, "pm2")->when, "roll-back");
  g_set_str (&item_of (dossier, "snapshot")->when, "fix-forward");
  g_set_str (&item_of (dossier, "sentry")->when, "fix-forward");
  item_of (dossier, "tell")->optional = TRUE;
  undecided = sitrep_checklist (dossier, NOW);
  g_assert_cmpuint (undecided->len, ==, 19);
  g_assert_true (find (undecided, "pm2")->conditional);
  g_assert_true (find (undecided, "pm2")->applies);
  g_assert_false (find (undecided, "classify")->conditional);
  check_progress (dossier, 3, 15);
  test_fact (dossier, "decision.way", "roll-back");
  test_tick (dossier, "sentry", SITREP_TICK_DONE, test_000p_at ("12:04"));
  decided = sitrep_checklist (dossier, NOW);
  g_assert_cmpuint (decided->len, ==, 18);
  g_assert_null (find (decided, "snapshot"));
  g_assert_false (find (decided, "pm2")->conditional);
  g_assert_false (find (decided, "sentry")->applies);
  check_progress (dossier, 3, 16);
  forget_decisions (dossier);
}

/* A group's time is that of its items; a time may hold at some levels only, or count business days. */
static void
test_group_dues (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  g_autoptr (GArray) lines = NULL, lower = NULL;
  SitrepItem *tell = item_of (dossier, "tell");
  SitrepGroup *group;

  lines = sitrep_checklist (dossier, NOW);
  group = (SitrepGroup *) find (lines, "tell")->group;
  g_set_str (&group->due.from, "declared");
  group->due.minutes = 20;
  group->due.levels = g_strdupv ((char *[]) { (char *) "SEV1", NULL });
  g_set_str (&tell->due.from, "resolved");
  tell->due.minutes = 0;
  tell->due.business_days = 2;
  g_clear_pointer (&lines, g_array_unref);
  lines = sitrep_checklist (dossier, NOW);
  g_assert_cmpint (find (lines, "classify")->due, ==, test_000p_at ("12:22"));
  g_assert_cmpint (find (lines, "classify")->since, ==, test_000p_at ("12:02"));
  /* Resolved on a Thursday: the second business day is Monday. */
  g_assert_cmpint (find (lines, "tell")->due, ==, test_utc ("2025-11-04T00:00:00Z"));
  g_set_str (&dossier->incident->level, "SEV2");
  lower = sitrep_checklist (dossier, NOW);
  g_assert_cmpint (find (lower, "classify")->due, ==, SITREP_NEVER);
}

/* A level that the playbook does not know (any more) is the default one. */
static void
test_unknown_level (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  g_autoptr (GArray) lines = NULL;

  g_set_str (&dossier->incident->level, "SEV9");
  lines = sitrep_checklist (dossier, NOW);
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
  g_test_add_func ("/checklist/dues/group", test_group_dues);
  g_test_add_func ("/checklist/conditions", test_conditions);
  g_test_add_func ("/checklist/conditions/by-time", test_conditions_by_time);
  g_test_add_func ("/checklist/conditions/items", test_conditional_items);
  g_test_add_func ("/checklist/unknown-level", test_unknown_level);
  return g_test_run ();
}
