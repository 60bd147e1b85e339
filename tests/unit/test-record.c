/* test-record.c - records whose fields are described by a table, and keys
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-ids.h"
#include "base/sitrep-probe.h"
#include "incident/sitrep-act.h"
#include "incident/sitrep-attempt.h"
#include "incident/sitrep-destination.h"
#include "incident/sitrep-dossier.h"
#include "incident/sitrep-person.h"

#include <string.h>

static const SitrepRecordType *const types[] = {
  &sitrep_incident_type,    &sitrep_entry_type,   &sitrep_fact_type,       &sitrep_tick_type,
  &sitrep_holder_type,      &sitrep_message_type, &sitrep_attempt_type,    &sitrep_destination_type,
  &sitrep_action_item_type, &sitrep_answer_type,  &sitrep_postmortem_type, &sitrep_person_type,
  &sitrep_act_type,
};

/* Fills every field with a value of its own. */
static gpointer
fill (const SitrepRecordType *type)
{
  gpointer record = sitrep_record_new (type);
  int n = 1;

  for (const SitrepField *field = type->fields; field->name != NULL; field++, n++)
    {
      g_autofree char *text = g_strdup_printf ("%s %d", field->name, n);
      gboolean is_text = field->kind == SITREP_FIELD_TEXT;

      if (is_text)
        sitrep_record_set_text (record, field, text);
      else
        sitrep_record_set_int (record, field, field->kind == SITREP_FIELD_INT ? n : 1);
    }
  return record;
}

/* No two fields share a place, whatever the types' tables say. */
static void
test_fields (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (SitrepRecord) record = fill (types[i]);
      int n = 1;

      g_assert_cmpstr (types[i]->fields[0].name, ==, "id");
      g_assert_true (sitrep_record_type_find (types[i], "id") == types[i]->fields);
      g_assert_null (sitrep_record_type_find (types[i], "nothing"));
      for (const SitrepField *field = types[i]->fields; field->name != NULL; field++, n++)
        {
          g_autofree char *text = g_strdup_printf ("%s %d", field->name, n);

          g_assert_cmpuint (field->offset, <, types[i]->size);
          if (field->kind == SITREP_FIELD_TEXT)
            g_assert_cmpstr (sitrep_record_get_text (record, field), ==, text);
          else
            g_assert_cmpint (sitrep_record_get_int (record, field), ==, field->kind == SITREP_FIELD_INT ? n : 1);
        }
      g_assert_cmpuint (sitrep_record_type_count (types[i]), ==, n - 1);
    }
}

static void
test_copies (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (SitrepRecord) record = fill (types[i]);

      for (const SitrepField *field = types[i]->fields; field->name != NULL; field++)
        {
          g_autoptr (SitrepRecord) copy = sitrep_record_copy (record);

          g_assert_true (sitrep_record_equal (record, copy));
          if (field->kind == SITREP_FIELD_TEXT)
            sitrep_record_set_text (copy, field, NULL);
          else
            sitrep_record_set_int (copy, field, 0);
          g_assert_false (sitrep_record_equal (record, copy));
        }
    }
}

static void
test_types_differ (void)
{
  g_autoptr (SitrepRecord) fact = sitrep_record_new (&sitrep_fact_type);
  g_autoptr (SitrepRecord) answer = sitrep_record_new (&sitrep_answer_type);

  g_assert_false (sitrep_record_equal (fact, answer));
}

static void
test_enums (void)
{
  g_autoptr (SitrepMessage) message = sitrep_record_new (&sitrep_message_type);
  const SitrepField *state = sitrep_record_type_find (&sitrep_message_type, "state");

  for (int i = 0; sitrep_message_state_nicks[i] != NULL; i++)
    {
      sitrep_record_set_text (message, state, sitrep_message_state_nicks[i]);
      g_assert_cmpint (message->state, ==, i);
      g_assert_cmpstr (sitrep_record_get_text (message, state), ==, sitrep_message_state_nicks[i]);
    }
  /* A word of a newer version, and none: the first value. */
  sitrep_record_set_text (message, state, "teleported");
  g_assert_cmpint (message->state, ==, SITREP_MESSAGE_DRAFT);
  message->state = SITREP_MESSAGE_SENT;
  sitrep_record_set_text (message, state, NULL);
  g_assert_cmpint (message->state, ==, SITREP_MESSAGE_DRAFT);
}

static void
test_nicks (void)
{
  g_assert_cmpstr (sitrep_message_state_nicks[SITREP_MESSAGE_WITHDRAWN], ==, "withdrawn");
  g_assert_cmpstr (sitrep_stage_nicks[SITREP_STAGE_RESOLVE], ==, "resolve");
  g_assert_cmpstr (sitrep_destination_state_nicks[SITREP_DESTINATION_STOPPED], ==, "stopped");
  g_assert_cmpstr (sitrep_kind_nicks[SITREP_KIND_SAMPLE], ==, "sample");
  g_assert_cmpstr (sitrep_phase_nicks[SITREP_PHASE_CLOSED], ==, "closed");
  g_assert_cmpstr (sitrep_entry_kind_nicks[SITREP_ENTRY_CHANGE], ==, "change");
  g_assert_cmpstr (sitrep_precision_nicks[SITREP_PRECISION_UNKNOWN], ==, "unknown");
  g_assert_cmpstr (sitrep_tick_state_nicks[SITREP_TICK_SKIPPED], ==, "skipped");
  g_assert_cmpstr (sitrep_postmortem_state_nicks[SITREP_POSTMORTEM_SKIPPED], ==, "skipped");
  g_assert_cmpstr (sitrep_audience_nicks[SITREP_AUDIENCE_PUBLIC], ==, "public");
}

static void
test_take_text (void)
{
  g_autofree char *text = g_strdup ("before");

  sitrep_take_text (&text, "caf\xe9");
  g_assert_cmpstr (text, ==, "caf\xef\xbf\xbd");
  sitrep_take_text (&text, "");
  g_assert_null (text);
  sitrep_take_text (&text, NULL);
  g_assert_null (text);
}

static void
test_repair (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (SitrepRecord) record = fill (types[i]);
      g_autoptr (SitrepRecord) copy = sitrep_record_copy (record);

      sitrep_record_repair (record);
      g_assert_true (sitrep_record_equal (record, copy));
      for (const SitrepField *field = types[i]->fields; field->name != NULL; field++)
        if (field->kind == SITREP_FIELD_TEXT)
          sitrep_record_set_text (record, field, "caf\xe9");
      sitrep_record_repair (record);
      for (const SitrepField *field = types[i]->fields; field->name != NULL; field++)
        if (field->kind == SITREP_FIELD_TEXT)
          g_assert_cmpstr (sitrep_record_get_text (record, field), ==, "caf\xef\xbf\xbd");
    }
}

static void
test_references (void)
{
  SitrepRecord *record = fill (&sitrep_fact_type);

  g_assert_true (sitrep_record_ref (record) == record);
  sitrep_record_unref (record);
  g_assert_cmpstr (record->id, ==, "id 1");
  sitrep_record_unref (record);
  sitrep_record_unref (NULL);
}

static void
test_uuids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 now = G_GINT64_CONSTANT (1761825600000123);
  g_autofree char *first = sitrep_uuid_new (now);
  g_autofree char *later = sitrep_uuid_new (now + 1000);
  g_autofree char *a_little = sitrep_uuid_new (now + 500);
  g_autofree char *before = g_strdup ("");

  g_assert_true (g_uuid_string_is_valid (first));
  g_assert_cmpint (first[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", first[19]));
  g_assert_cmpstr (first, <, a_little);
  g_assert_cmpstr (a_little, <, later);
  /* Those of one moment, as of one transaction, sort in the order in which they were made. */
  for (guint i = 0; i < 10000; i++)
    {
      char *uuid = sitrep_uuid_new (now);

      g_assert_true (g_uuid_string_is_valid (uuid));
      g_assert_cmpstr (before, <, uuid);
      g_set_str (&before, uuid);
      g_assert_true (g_hash_table_add (seen, uuid));
    }
}

static const char *passed;

static void
listen (const char *place)
{
  passed = place;
}

static void
test_probe (void)
{
  sitrep_probe ("before-commit");
  g_assert_null (passed);
  sitrep_probe_listen (listen);
  sitrep_probe ("after-commit");
  g_assert_cmpstr (passed, ==, "after-commit");
  sitrep_probe_listen (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/fields", test_fields);
  g_test_add_func ("/record/copies", test_copies);
  g_test_add_func ("/record/types-differ", test_types_differ);
  g_test_add_func ("/record/enums", test_enums);
  g_test_add_func ("/record/nicks", test_nicks);
  g_test_add_func ("/record/take-text", test_take_text);
  g_test_add_func ("/record/repair", test_repair);
  g_test_add_func ("/record/references", test_references);
  g_test_add_func ("/record/uuids", test_uuids);
  g_test_add_func ("/record/probe", test_probe);
  return g_test_run ();
}
