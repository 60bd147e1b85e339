/* test-follow-up.c - corrections, and several messages in one
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-follow-up.h"

#include "base/sitrep-time.h"
#include "comms/sitrep-components.h"
#include "incident/sitrep-round.h"

#define AT(clock) sitrep_time_from_iso ("2026-01-31T" clock ":00Z")

static SitrepMessage *
new_message (const char *markdown, gint64 at)
{
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (markdown);

  message->base.id = g_strdup ("0197b1a2-0000-7000-8000-000000000001");
  message->incident = g_strdup ("0197b1a2-0000-7000-8000-00000000000a");
  message->destination = g_strdup ("0197b1a2-0000-7000-8000-00000000000b");
  message->batch = g_strdup ("0197b1a2-0000-7000-8000-00000000000c");
  message->title = g_strdup ("Members cannot be reached");
  message->body = sitrep_doc_to_json (doc);
  message->confirmed_at = at;
  message->sent_at = at;
  message->promised_at = at + 30 * SITREP_MINUTE;
  message->state = SITREP_MESSAGE_SENT;
  message->attempts = 2;
  message->repeat = TRUE;
  return message;
}

static char *
text_of (const SitrepMessage *message)
{
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_json (message->body, NULL);

  return sitrep_doc_to_plain (doc);
}

static void
check_text (const SitrepMessage *message, const char *expected)
{
  g_autofree char *text = text_of (message);

  g_assert_cmpstr (text, ==, expected);
}

/* --- corrections --- */

static void
test_in_place (void)
{
  g_autoptr (SitrepMessage) said = new_message ("All 40 clubs are down.", AT ("14:15"));
  g_autoptr (SitrepMessage) right = NULL;
  const SitrepConnector can = { .key = "chat", .can_edit = TRUE };

  said->ids = g_strdup ("{\"message\":\"17\"}");
  right = sitrep_correction_new (said, &can, "14 of 40 clubs are down.");
  check_text (right, "14 of 40 clubs are down.");
  g_assert_cmpstr (right->corrects, ==, said->base.id);
  g_assert_null (right->base.id);
  g_assert_null (right->ids);
  g_assert_null (right->batch);
  g_assert_cmpint (right->state, ==, SITREP_MESSAGE_DRAFT);
  g_assert_cmpint (right->attempts, ==, 0);
  g_assert_false (right->repeat);
  g_assert_cmpint (right->promised_at, ==, SITREP_NEVER);
}

static void
test_quoted (void)
{
  g_autoptr (SitrepMessage) said = new_message ("All 40 clubs are down.", AT ("14:15"));
  g_autoptr (SitrepMessage) no_ids = NULL, cannot = NULL, nowhere = NULL;
  const SitrepConnector can = { .key = "chat", .can_edit = TRUE }, not = { .key = "hook" };
  const char *expected = "Correction to the message of 2026-01-31 14:15 UTC:\n\n> All 40 clubs are down.\n\n"
                         "14 of 40 clubs are down.";

  no_ids = sitrep_correction_new (said, &can, "14 of 40 clubs are down.");
  check_text (no_ids, expected);
  said->ids = g_strdup ("{\"message\":\"17\"}");
  cannot = sitrep_correction_new (said, &not, "14 of 40 clubs are down.");
  check_text (cannot, expected);
  nowhere = sitrep_correction_new (said, NULL, "14 of 40 clubs are down.");
  check_text (nowhere, expected);
}

/* A correction opens nothing anew, and starts no clock. */
static void
test_stage (void)
{
  g_autoptr (SitrepMessage) said = new_message ("All 40 clubs are down.", AT ("14:15"));
  g_autoptr (SitrepMessage) right = NULL, end = NULL;

  said->stage = SITREP_STAGE_OPEN;
  right = sitrep_correction_new (said, NULL, "14 of 40 clubs are down.");
  g_assert_cmpint (right->stage, ==, SITREP_STAGE_UPDATE);
  right->state = SITREP_MESSAGE_SENT;
  g_assert_true (sitrep_message_is_out (right));
  g_assert_false (sitrep_message_is_news (right));
  g_assert_true (sitrep_message_is_news (said));
  said->stage = SITREP_STAGE_RESOLVE;
  end = sitrep_correction_new (said, NULL, "14 of 40 clubs were down.");
  g_assert_cmpint (end->stage, ==, SITREP_STAGE_RESOLVE);
}

/* --- several in one --- */

static SitrepMessage *
waiting (const char *markdown, gint64 at, SitrepStage stage)
{
  SitrepMessage *message = new_message (markdown, at);

  message->state = SITREP_MESSAGE_WAITING;
  message->attempts = 0;
  message->sent_at = SITREP_NEVER;
  message->stage = stage;
  return message;
}

static void
test_merged (void)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (sitrep_record_unref);
  g_autoptr (SitrepMessage) merged = NULL, ended = NULL;

  g_ptr_array_add (messages, waiting ("Payments fail.", AT ("14:15"), SITREP_STAGE_OPEN));
  g_ptr_array_add (messages, waiting ("The cause is known.", AT ("14:45"), SITREP_STAGE_UPDATE));
  merged = sitrep_merged_new (messages);
  check_text (merged, "2026-01-31 14:15 UTC\n\nPayments fail.\n\n2026-01-31 14:45 UTC\n\nThe cause is known.");
  g_assert_null (merged->base.id);
  g_assert_cmpint (merged->stage, ==, SITREP_STAGE_OPEN);
  g_assert_cmpint (merged->promised_at, ==, AT ("15:15"));
  g_ptr_array_add (messages, waiting ("It is over.", AT ("15:00"), SITREP_STAGE_RESOLVE));
  ended = sitrep_merged_new (messages);
  g_assert_cmpint (ended->stage, ==, SITREP_STAGE_RESOLVE);
}

static void
test_can_merge (void)
{
  static const struct
  {
    SitrepMessageState state;
    gboolean repeat;
    gboolean can;
  } table[] = {
    { SITREP_MESSAGE_DRAFT, FALSE, FALSE },   { SITREP_MESSAGE_WAITING, FALSE, TRUE },
    { SITREP_MESSAGE_WAITING, TRUE, FALSE },  { SITREP_MESSAGE_SENDING, FALSE, FALSE },
    { SITREP_MESSAGE_UNKNOWN, FALSE, FALSE }, { SITREP_MESSAGE_SENT, FALSE, FALSE },
    { SITREP_MESSAGE_REFUSED, FALSE, FALSE }, { SITREP_MESSAGE_OUTDATED, FALSE, TRUE },
    { SITREP_MESSAGE_BY_HAND, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (SitrepMessage) message = new_message ("Payments fail.", AT ("14:15"));

      message->state = table[i].state;
      message->repeat = table[i].repeat;
      g_assert_cmpint (sitrep_message_can_merge (message), ==, table[i].can);
      g_set_str (&message->corrects, "0197b1a2-0000-7000-8000-000000000002");
      g_assert_false (sitrep_message_can_merge (message));
    }
}

/* --- components --- */

static void
test_components (void)
{
  g_autofree char *well = sitrep_components_with ("{\"b\":\"major_outage\",\"a\":\"partial_outage\"}", "operational");
  g_autoptr (GHashTable) junk = sitrep_components_read ("[1]"), odd = sitrep_components_read ("{\"a\":1}");

  g_assert_cmpstr (well, ==, "{\"a\":\"operational\",\"b\":\"operational\"}");
  g_assert_null (sitrep_components_with (NULL, "operational"));
  g_assert_cmpuint (g_hash_table_size (junk), ==, 0);
  g_assert_cmpuint (g_hash_table_size (odd), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/correction/in-place", test_in_place);
  g_test_add_func ("/correction/quoted", test_quoted);
  g_test_add_func ("/correction/stage", test_stage);
  g_test_add_func ("/merged/two", test_merged);
  g_test_add_func ("/merged/can", test_can_merge);
  g_test_add_func ("/components", test_components);
  return g_test_run ();
}
