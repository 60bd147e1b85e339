/* make-stored.c - writes the store that is kept of each released version
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-ids.h"
#include "folder.h"
#include "incident/sitrep-attempt.h"
#include "incident/sitrep-destination.h"
#include "stored.h"
#include "unit/incidents.h"

#include <stdlib.h>

/* usage, at the release of a version N, within ./dev shell:
 *
 *   G_TEST_SRCDIR=. TZ=UTC _build/…/tests/store/make-stored tests/store/data/N.sql
 *
 * Then add "N.sql" to test-damage.c. A file of an earlier version is never made again. */

static void
log_at (Stored *s, const char *clock, const char *milestone, const char *text)
{
  g_autoptr (SitrepEntry) entry = stored_new_entry (s, text);

  entry->at = test_000p_at (clock);
  entry->precision = SITREP_PRECISION_MINUTE;
  entry->milestone = g_strdup (milestone);
  g_assert_true (stored_write (s, STORED_INSERT, entry, NULL));
}

static void
put_message (Stored *s)
{
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  g_autoptr (SitrepMessage) message = sitrep_record_new (&sitrep_message_type);
  g_autoptr (SitrepAttempt) attempt = sitrep_record_new (&sitrep_attempt_type);

  destination->base.id = sitrep_uuid_new (sitrep_clock_now (s->clock));
  destination->name = g_strdup ("Incidents");
  destination->service = g_strdup ("discord");
  g_assert_true (stored_write (s, STORED_INSERT, destination, NULL));
  message->base.id = sitrep_uuid_new (sitrep_clock_now (s->clock));
  message->incident = g_strdup (s->incident);
  message->template = g_strdup ("t2-sev1-alert");
  message->moment = g_strdup ("declared");
  message->destination = g_strdup (destination->base.id);
  message->place = g_strdup (destination->name);
  message->title = g_strdup ("/accept fails: database locked");
  message->body = g_strdup ("{\"t\":\"root\",\"c\":[]}");
  message->state = SITREP_MESSAGE_SENT;
  message->sent_at = message->confirmed_at = message->written_at = sitrep_clock_now (s->clock);
  message->ids = g_strdup ("{\"message\":\"1\"}");
  g_assert_true (stored_write (s, STORED_INSERT, message, NULL));
  attempt->base.id = sitrep_uuid_new (sitrep_clock_now (s->clock));
  attempt->message = g_strdup (message->base.id);
  attempt->at = sitrep_clock_now (s->clock);
  attempt->outcome = g_strdup ("done");
  g_assert_true (stored_write (s, STORED_INSERT, attempt, NULL));
}

static void
put_rest (Stored *s)
{
  static const SitrepRecordType *const types[] = { &sitrep_fact_type,
                                                   &sitrep_tick_type,
                                                   &sitrep_holder_type,
                                                   &sitrep_action_item_type,
                                                   &sitrep_answer_type,
                                                   &sitrep_postmortem_type,
                                                   &sitrep_task_type,
                                                   &sitrep_escalation_type,
                                                   &sitrep_snooze_type,
                                                   &sitrep_exhibit_type,
                                                   &sitrep_edition_type,
                                                   &sitrep_meeting_type,
                                                   &sitrep_attendee_record_type,
                                                   &sitrep_minute_type };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (SitrepRecord) record = sitrep_record_new (types[i]);

      for (const SitrepField *field = types[i]->fields; field->name != NULL; field++)
        if (field->kind == SITREP_FIELD_TEXT)
          sitrep_record_set_text (record, field, g_strcmp0 (field->name, "incident") == 0 ? s->incident : field->name);
      sitrep_record_set_text (record, &types[i]->fields[0], types[i]->table);
      g_assert_true (stored_write (s, STORED_INSERT, record, NULL));
    }
  sitrep_store_save_draft (s->store, "log.1", s->incident, "12:07 still");
  g_assert_true (sitrep_store_flush (s->store, NULL));
}

int
main (int argc, char *argv[])
{
  g_autoptr (Stored) s = NULL;
  g_autofree char *command = NULL, *version = NULL;

  g_test_init (&argc, &argv, NULL);
  s = stored_new ();
  log_at (s, "12:00", "started", "Users report that /accept fails");
  log_at (s, "12:02", "declared", "Confirmed and declared");
  log_at (s, "12:05", NULL, "Bot restarted, with effect");
  {
    g_autofree char *id = test_folder_ask (s->folder, "SELECT id FROM entry WHERE text LIKE 'Bot%'");

    stored_edit (s, id, "Bot restarted, without effect");
  }
  put_message (s);
  put_rest (s);
  version = test_folder_ask (s->folder, "PRAGMA user_version");
  command = g_strdup_printf ("{ echo 'PRAGMA application_id = 0x53726570; PRAGMA user_version = %s;'; sqlite3 "
                             "%s/sitrep.db .dump; } >'%s'",
                             version, s->folder, argv[1]);
  return system (command) == 0 ? 0 : 1;
}
