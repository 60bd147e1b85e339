/* test-cadence.c - when an audience is to hear the next time
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-cadence.h"
#include "incidents.h"

#define INTERNAL SITREP_AUDIENCE_INTERNAL
#define STAKEHOLDERS SITREP_AUDIENCE_STAKEHOLDERS
#define PUBLIC SITREP_AUDIENCE_PUBLIC
#define DAY_001S "2026-01-31+03:00"

/* @due: a clock time of 001-S, or NULL. */
static SitrepCadence
check (SitrepDossier *d, SitrepAudience audience, const char *due)
{
  SitrepCadence cadence;
  g_autofree char *clock = NULL;

  sitrep_cadence_of (d, audience, &cadence);
  clock = sitrep_time_format (cadence.due, d->playbook->zone, "%H:%M");
  g_assert_cmpstr (clock, ==, due != NULL ? due : "");
  return cadence;
}

static SitrepMessage *
tell (SitrepDossier *d, SitrepAudience audience, SitrepMessageState state, const char *confirmed, const char *sent)
{
  return test_told (d, DAY_001S, &(Told) { audience, state, confirmed, sent });
}

/* SEV-1, declared at 14:10: every 30 minutes, and the page for the first time by T+10. */
static void
test_declared (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:10");

  g_assert_cmpuint (check (d, INTERNAL, "14:40").every, ==, 30);
  check (d, STAKEHOLDERS, "14:40");
  g_assert_cmpint (check (d, PUBLIC, "14:20").since, ==, test_001s_at ("14:10"));
}

/* What is queued, on its way, held back or taken back has reached nobody. */
static void
test_sent_not_queued (void)
{
  static const SitrepMessageState not_out[]
    = { SITREP_MESSAGE_DRAFT,   SITREP_MESSAGE_WAITING,  SITREP_MESSAGE_SENDING,  SITREP_MESSAGE_UNKNOWN,
        SITREP_MESSAGE_REFUSED, SITREP_MESSAGE_OUTDATED, SITREP_MESSAGE_WITHDRAWN };
  g_autoptr (SitrepDossier) d = test_001s ("14:20");
  SitrepMessage *message = tell (d, INTERNAL, SITREP_MESSAGE_DRAFT, "14:20", "14:22");

  for (gsize i = 0; i < G_N_ELEMENTS (not_out); i++)
    {
      message->state = not_out[i];
      check (d, INTERNAL, "14:40");
    }
  message->state = SITREP_MESSAGE_SENT;
  g_assert_cmpint (check (d, INTERNAL, "14:52").since, ==, test_001s_at ("14:22"));
  message->state = SITREP_MESSAGE_BY_HAND;
  check (d, INTERNAL, "14:52");
}

/* The page of 14:20 says nothing to the room; and after the first time ten minutes are thirty. */
static void
test_own_audience (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:20");

  tell (d, PUBLIC, SITREP_MESSAGE_SENT, "14:18", "14:20");
  check (d, INTERNAL, "14:40");
  check (d, STAKEHOLDERS, "14:40");
  check (d, PUBLIC, "14:50");
}

/* One place of an audience is enough, and the last one counts. */
static void
test_several_places (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:20");

  tell (d, INTERNAL, SITREP_MESSAGE_SENT, "14:20", "14:25");
  tell (d, INTERNAL, SITREP_MESSAGE_REFUSED, "14:20", NULL);
  tell (d, INTERNAL, SITREP_MESSAGE_SENT, "14:20", "14:21");
  check (d, INTERNAL, "14:55");
}

static void
set_level (SitrepDossier *d, const char *level, const char *clock)
{
  g_set_str (&d->incident->level, level);
  d->incident->level_since = test_001s_at (clock);
}

/* The new level's interval runs from the last update; nothing was late under it before it held. */
static void
test_level_changes (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:20");

  tell (d, INTERNAL, SITREP_MESSAGE_SENT, "14:15", "14:15");
  set_level (d, "SEV-2", "14:20");
  check (d, INTERNAL, "15:15");
  check (d, STAKEHOLDERS, NULL);
  set_level (d, "SEV-1", "14:30");
  check (d, INTERNAL, "14:45");
  set_level (d, "SEV-1", "14:58");
  check (d, INTERNAL, "14:58");
  set_level (d, "SEV-3", "15:00");
  check (d, INTERNAL, NULL);
}

/* A promise goes before the rule where it comes sooner, and holds where there is no rule any more. */
static void
test_promised (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:20");
  SitrepMessage *message = tell (d, INTERNAL, SITREP_MESSAGE_SENT, "14:15", "14:15");

  message->promised_at = test_001s_at ("14:30");
  g_assert_true (check (d, INTERNAL, "14:30").promised);
  check (d, STAKEHOLDERS, "14:40");
  message->promised_at = test_001s_at ("15:30");
  g_assert_false (check (d, INTERNAL, "14:45").promised);
  set_level (d, "SEV-3", "14:20");
  g_assert_true (check (d, INTERNAL, "15:30").promised);
  /* The next update answers it. */
  tell (d, INTERNAL, SITREP_MESSAGE_SENT, "14:25", "14:25");
  check (d, INTERNAL, NULL);
}

/* The lead sets how often for this incident: 0 is not at all, and nothing of it touches another audience. */
static void
test_by_lead (void)
{
  g_autoptr (SitrepDossier) never = test_001s ("14:20");
  g_autoptr (SitrepDossier) often = test_001s ("14:20");
  SitrepMessage *message;

  test_fact (never, SITREP_CADENCE_FACT "internal", "0");
  g_assert_true (check (never, INTERNAL, NULL).set_by_lead);
  check (never, STAKEHOLDERS, "14:40");
  message = tell (never, INTERNAL, SITREP_MESSAGE_SENT, "14:15", "14:15");
  check (never, INTERNAL, NULL);
  message->promised_at = test_001s_at ("14:35");
  check (never, INTERNAL, "14:35");
  test_fact (often, SITREP_CADENCE_FACT "public", "5");
  check (often, PUBLIC, "14:15");
  test_fact (often, SITREP_NEXT_UPDATE_FACT "public", "2026-01-31T11:25:00Z");
  check (often, PUBLIC, "14:25");
  tell (often, PUBLIC, SITREP_MESSAGE_SENT, "14:26", "14:26");
  check (often, PUBLIC, "14:31");
}

/* P1 leaves it to the lead: nothing is due until somebody says how often. */
static void
test_left_to_the_lead (void)
{
  g_autoptr (SitrepDossier) d = test_incident ("treebeard", "P1", "2026-01-31T11:10:00Z");
  SitrepCadence cadence;

  sitrep_cadence_of (d, INTERNAL, &cadence);
  g_assert_cmpint (cadence.due, ==, SITREP_NEVER);
  test_fact (d, SITREP_CADENCE_FACT "internal", "15");
  sitrep_cadence_of (d, INTERNAL, &cadence);
  g_assert_cmpint (cadence.due, ==, test_utc ("2026-01-31T11:25:00Z"));
}

static void
test_parse (void)
{
  static const struct
  {
    const char *typed;
    guint minutes;
  } intervals[] = { { "30", 30 }, { "0", 0 },    { "10080", 10080 }, { "10081", 0 }, { "-5", 0 },
                    { "+5", 0 },  { "1e3", 0 },  { "", 0 },          { " 30", 0 },   { "30 minutes", 0 },
                    { NULL, 0 },  { "015", 15 }, { "hourly", 0 },    { "1.5", 0 },   { "٣٠", 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_test_message ("%s", intervals[i].typed);
      g_assert_cmpuint (sitrep_cadence_parse (intervals[i].typed), ==, intervals[i].minutes);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cadence/declared", test_declared);
  g_test_add_func ("/cadence/sent-not-queued", test_sent_not_queued);
  g_test_add_func ("/cadence/own-audience", test_own_audience);
  g_test_add_func ("/cadence/several-places", test_several_places);
  g_test_add_func ("/cadence/level-changes", test_level_changes);
  g_test_add_func ("/cadence/promised", test_promised);
  g_test_add_func ("/cadence/by-lead", test_by_lead);
  g_test_add_func ("/cadence/left-to-the-lead", test_left_to_the_lead);
  g_test_add_func ("/cadence/parse", test_parse);
  return g_test_run ();
}
