/* test-message-rules.c - when a message may go out, and when it must not any more
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-message-rules.h"
#include "incidents.h"

static SitrepMessage *
new_message (const char *incident, const char *destination, SitrepStage stage, const char *page, gint64 ranking)
{
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);

  message->base.id = g_strdup_printf ("message-%d", (int) ranking);
  message->incident = g_strdup (incident);
  message->destination = g_strdup (destination);
  message->stage = stage;
  message->page_status = g_strdup (page);
  message->ranking = ranking;
  message->state = SITREP_MESSAGE_WAITING;
  message->audience = SITREP_AUDIENCE_PUBLIC;
  return message;
}

static gint64
good_until (const char *level, SitrepAudience audience, SitrepStage stage, gint64 promised)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook (g_str_has_prefix (level, "SEV-") ? "liyaqa" : "pawtropolis");
  g_autoptr (SitrepMessage) message = new_message ("001-S", "page", stage, "investigating", 1);

  message->audience = audience;
  message->promised_at = promised;
  return sitrep_message_good_until (message, sitrep_playbook_level (playbook, level), test_001s_at ("14:10"));
}

/* Until the next update that it promises, else two cadences; the last one of an incident does not age. */
static void
test_good_until (void)
{
  gint64 promised = test_001s_at ("14:40");

  g_assert_cmpint (good_until ("SEV-1", SITREP_AUDIENCE_PUBLIC, SITREP_STAGE_OPEN, promised), ==, promised);
  g_assert_cmpint (good_until ("SEV-1", SITREP_AUDIENCE_PUBLIC, SITREP_STAGE_OPEN, SITREP_NEVER), ==,
                   test_001s_at ("15:10"));
  g_assert_cmpint (good_until ("SEV-2", SITREP_AUDIENCE_PUBLIC, SITREP_STAGE_UPDATE, SITREP_NEVER), ==,
                   test_001s_at ("16:10"));
  g_assert_cmpint (good_until ("SEV-1", SITREP_AUDIENCE_PUBLIC, SITREP_STAGE_RESOLVE, promised), ==, SITREP_NEVER);
  g_assert_cmpint (good_until ("SEV-4", SITREP_AUDIENCE_INTERNAL, SITREP_STAGE_OPEN, SITREP_NEVER), ==, SITREP_NEVER);
  g_assert_cmpint (good_until ("SEV2", SITREP_AUDIENCE_INTERNAL, SITREP_STAGE_OPEN, SITREP_NEVER), ==, SITREP_NEVER);
  /* A promise that lies before its own confirmation is none. */
  g_assert_cmpint (good_until ("SEV-1", SITREP_AUDIENCE_PUBLIC, SITREP_STAGE_OPEN, test_001s_at ("14:09")), ==,
                   test_001s_at ("15:10"));
}

static void
test_time_is_over (void)
{
  g_autoptr (SitrepMessage) message = new_message ("001-S", "page", SITREP_STAGE_OPEN, "investigating", 1);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  message->good_until = test_001s_at ("14:40");
  g_ptr_array_add (queue, message);
  g_assert_false (sitrep_message_is_outdated (message, queue, test_001s_at ("14:39")));
  g_assert_false (sitrep_message_is_outdated (message, queue, test_001s_at ("14:40")));
  g_assert_true (sitrep_message_is_outdated (message, queue, test_001s_at ("14:40") + 1));
  message->good_until = SITREP_NEVER;
  g_assert_false (sitrep_message_is_outdated (message, queue, test_001s_at ("23:00")));
}

/* Once a later status of the same incident waits for that destination, the earlier one is old news. */
static void
test_later_status (void)
{
  static const struct
  {
    const char *incident, *destination, *page;
    SitrepStage stage;
    gint64 ranking;
    gboolean outdates;
  } others[] = {
    { "001-S", "page", "identified", SITREP_STAGE_UPDATE, 2, TRUE },
    { "001-S", "page", "resolved", SITREP_STAGE_RESOLVE, 2, TRUE },
    { "001-S", "page", "investigating", SITREP_STAGE_RESOLVE, 2, TRUE },
    { "001-S", "page", "investigating", SITREP_STAGE_UPDATE, 2, FALSE },
    { "001-S", "page", "identified", SITREP_STAGE_UPDATE, 0, FALSE },
    { "001-S", "slack", "identified", SITREP_STAGE_UPDATE, 2, FALSE },
    { "000-P", "page", "identified", SITREP_STAGE_UPDATE, 2, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (SitrepMessage) message = new_message ("001-S", "page", SITREP_STAGE_OPEN, "investigating", 1);
      g_autoptr (SitrepMessage) other
        = new_message (others[i].incident, others[i].destination, others[i].stage, others[i].page, others[i].ranking);
      g_autoptr (GPtrArray) queue = g_ptr_array_new ();

      g_test_message ("case %u", (guint) i);
      g_ptr_array_add (queue, message);
      g_ptr_array_add (queue, other);
      g_assert_cmpint (sitrep_message_is_outdated (message, queue, test_001s_at ("14:10")), ==, others[i].outdates);
      g_assert_false (sitrep_message_is_outdated (other, queue, test_001s_at ("14:10"))
                      && others[i].ranking > message->ranking);
    }
}

/* Only one that waits is later: what was refused, withdrawn or is gone does not hold the earlier one back. */
static void
test_later_status_by_state (void)
{
  g_autoptr (SitrepMessage) message = new_message ("001-S", "page", SITREP_STAGE_OPEN, "investigating", 1);
  g_autoptr (SitrepMessage) other = new_message ("001-S", "page", SITREP_STAGE_RESOLVE, "resolved", 2);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, message);
  g_ptr_array_add (queue, other);
  for (int state = 0; sitrep_message_state_nicks[state] != NULL; state++)
    {
      other->state = state;
      g_assert_cmpint (sitrep_message_is_outdated (message, queue, test_001s_at ("14:10")), ==,
                       state == SITREP_MESSAGE_WAITING);
    }
}

static void
test_can_change (void)
{
  static const gboolean untried[] = { TRUE, TRUE, FALSE, FALSE, FALSE, TRUE, TRUE, FALSE, FALSE };
  static const gboolean tried[] = { TRUE, FALSE, FALSE, FALSE, FALSE, TRUE, TRUE, FALSE, FALSE };
  g_autoptr (SitrepMessage) message = new_message ("001-S", "page", SITREP_STAGE_OPEN, "investigating", 1);

  for (int state = 0; sitrep_message_state_nicks[state] != NULL; state++)
    {
      g_test_message ("%s", sitrep_message_state_nicks[state]);
      message->state = state;
      message->attempts = 0;
      g_assert_cmpint (sitrep_message_can_change (message), ==, untried[state]);
      message->attempts = 1;
      g_assert_cmpint (sitrep_message_can_change (message), ==, tried[state]);
      g_assert_cmpstr (sitrep_message_state_label (state), !=, "");
    }
}

static void
test_reach (void)
{
  g_autoptr (SitrepDestination) real = sitrep_record_new (&sitrep_destination_type);
  g_autoptr (SitrepDestination) test = sitrep_record_new (&sitrep_destination_type);

  test->test = TRUE;
  g_assert_true (sitrep_kind_may_reach (SITREP_KIND_REAL, real));
  g_assert_true (sitrep_kind_may_reach (SITREP_KIND_REAL, test));
  g_assert_false (sitrep_kind_may_reach (SITREP_KIND_DRILL, real));
  g_assert_true (sitrep_kind_may_reach (SITREP_KIND_DRILL, test));
  g_assert_false (sitrep_kind_may_reach (SITREP_KIND_SAMPLE, real));
  g_assert_true (sitrep_kind_may_reach (SITREP_KIND_SAMPLE, test));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message-rules/good-until", test_good_until);
  g_test_add_func ("/message-rules/time-is-over", test_time_is_over);
  g_test_add_func ("/message-rules/later-status", test_later_status);
  g_test_add_func ("/message-rules/later-status/by-state", test_later_status_by_state);
  g_test_add_func ("/message-rules/can-change", test_can_change);
  g_test_add_func ("/message-rules/reach", test_reach);
  return g_test_run ();
}
