/* test-store.c - rows, changes, undo: what a store in order does
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "folder.h"
#include "incident/sitrep-act.h"
#include "store/sitrep-rows.h"
#include "store/sitrep-schema.h"
#include "stored.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>

/* --- rows --- */

static void
test_rows (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepEntry) entry = NULL, gone = NULL;
  g_autofree char *id = stored_log (s, "Users report that /accept fails");

  entry = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);
  g_assert_cmpstr (entry->text, ==, "Users report that /accept fails");
  g_assert_cmpstr (entry->incident, ==, s->incident);
  stored_edit (s, id, "Moderators report that /accept fails");
  g_clear_pointer (&entry, sitrep_record_unref);
  entry = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);
  g_assert_cmpstr (entry->text, ==, "Moderators report that /accept fails");
  stored_delete (s, id);
  gone = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);
  g_assert_null (gone);
  g_assert_null (sitrep_reader_get (stored_reader (s), &sitrep_entry_type, NULL));
  g_assert_cmpuint (stored_count_entries (s), ==, 0);
}

/* Every field of every type comes back as it was written, whatever is in it. */
static void
test_every_field (void)
{
  g_autoptr (Stored) s = stored_new ();

  for (guint i = 0; sitrep_schema_types ()[i] != NULL; i++)
    {
      const SitrepRecordType *type = sitrep_schema_types ()[i];
      g_autoptr (SitrepRecord) record = NULL, back = NULL;
      int n = 1;

      if (type == &sitrep_incident_type || type == &sitrep_act_type || strcmp (type->table, "attempt") == 0)
        continue;
      record = sitrep_record_new (type);
      for (const SitrepField *field = type->fields; field->name != NULL; field++, n++)
        {
          g_autofree char *text = g_strdup_printf ("%s '%d' \"ü🔥\"; DROP TABLE entry; --\n", field->name, n);

          if (strcmp (field->name, "incident") == 0)
            sitrep_record_set_text (record, field, s->incident);
          else if (field->kind == SITREP_FIELD_TEXT)
            sitrep_record_set_text (record, field, text);
          else
            sitrep_record_set_int (record, field, field->kind == SITREP_FIELD_INT ? G_MAXINT64 - n : 1);
        }
      g_assert_true (stored_write (s, STORED_INSERT, record, NULL));
      back = sitrep_reader_get (stored_reader (s), type, record->id);
      g_assert_true (sitrep_record_equal (record, back));
      g_assert_true (stored_write (s, STORED_DELETE, record, NULL));
      g_assert_true (stored_undo (s, NULL));
      g_clear_pointer (&back, sitrep_record_unref);
      back = sitrep_reader_get (stored_reader (s), type, record->id);
      g_assert_true (sitrep_record_equal (record, back));
    }
  stored_check (s);
}

/* Only what differs is written: each field alone, and nothing of the others. */
static void
test_one_field (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepEntry) entry = stored_new_entry (s, "Rolled back eu-1");

  g_assert_true (stored_write (s, STORED_INSERT, entry, NULL));
  for (const SitrepField *field = sitrep_entry_type.fields + 1; field->name != NULL; field++)
    {
      g_autoptr (SitrepEntry) changed = sitrep_record_copy (entry);
      g_autoptr (SitrepEntry) back = NULL;

      if (strcmp (field->name, "incident") == 0)
        continue;
      sitrep_record_set_text (changed, field, "finding");
      sitrep_record_set_int (changed, field, !sitrep_record_get_int (entry, field));
      g_assert_false (sitrep_record_equal (entry, changed));
      g_assert_true (stored_write (s, STORED_UPDATE, changed, NULL));
      back = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, entry->base.id);
      g_assert_true (sitrep_record_equal (changed, back));
      g_assert_true (stored_write (s, STORED_UPDATE, entry, NULL));
      g_clear_pointer (&back, sitrep_record_unref);
      back = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, entry->base.id);
      g_assert_true (sitrep_record_equal (entry, back));
    }
  stored_check (s);
}

/* What the record of changes keeps is JSON, whatever was typed. */
static void
test_odd_text (void)
{
  g_autoptr (SitrepEntry) entry = sitrep_record_new (&sitrep_entry_type);
  g_autoptr (SitrepEntry) back = NULL;
  g_autoptr (GString) text = g_string_new ("C:\\logs\\\"eu-1\" ü🔥 ");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *json = NULL, *again = NULL;

  for (char c = 1; c < 0x7f; c++)
    g_string_append_c (text, c);
  entry->base.id = g_strdup ("of the odd text");
  entry->text = g_strdup (text->str);
  entry->owner = g_strdup ("");
  entry->at = G_MININT64;
  entry->public = TRUE;
  json = sitrep_record_to_json (entry);
  json_parser_set_strict (parser, TRUE);
  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  again = json_to_string (json_parser_get_root (parser), FALSE);
  back = sitrep_record_from_json (&sitrep_entry_type, again);
  g_assert_true (sitrep_record_equal (entry, back));
  g_clear_pointer (&back, sitrep_record_unref);
  back = sitrep_record_from_json (&sitrep_entry_type, json);
  g_assert_true (sitrep_record_equal (entry, back));
}

static void
test_columns (void)
{
  g_autoptr (Stored) s = stored_new ();

  for (guint i = 0; sitrep_schema_types ()[i] != NULL; i++)
    {
      const SitrepRecordType *type = sitrep_schema_types ()[i];
      g_autofree char *sql
        = g_strdup_printf ("SELECT group_concat(name || ' ' || type, ',') FROM pragma_table_info('%s')", type->table);
      g_autofree char *columns = test_folder_ask (s->folder, sql);
      g_autoptr (GString) fields = g_string_new (NULL);

      for (const SitrepField *field = type->fields; field->name != NULL; field++)
        g_string_append_printf (fields, "%s%s %s", fields->len > 0 ? "," : "", field->name,
                                field->kind == SITREP_FIELD_TEXT || field->kind == SITREP_FIELD_ENUM ? "TEXT"
                                                                                                     : "INTEGER");
      g_assert_cmpstr (columns, ==, fields->str);
      g_assert_true (sitrep_schema_type (type->table) == type);
    }
  g_assert_null (sitrep_schema_type ("weather"));
}

static void
test_not_found (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepEntry) entry = stored_new_entry (s, "never written");
  g_autoptr (GError) error = NULL;

  g_assert_false (stored_write (s, STORED_UPDATE, entry, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (stored_write (s, STORED_DELETE, entry, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
}

/* An entry of an incident that is not there: refused by the database itself. */
static void
test_foreign_key (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepEntry) entry = stored_new_entry (s, "whose?");
  g_autoptr (GError) error = NULL;

  g_set_str (&entry->incident, "no such incident");
  g_assert_false (stored_write (s, STORED_INSERT, entry, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, SITREP_ERROR);
  g_assert_cmpuint (stored_count_entries (s), ==, 0);
  stored_check (s);
}

static void
test_lists (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *first = stored_log (s, "first"), *second = stored_log (s, "second");
  g_autoptr (GPtrArray) rising = NULL, falling = NULL, one = NULL, none = NULL;

  rising = sitrep_reader_list (stored_reader (s), &sitrep_entry_type, "text", 0, "incident", s->incident, NULL);
  falling = sitrep_reader_list (stored_reader (s), &sitrep_entry_type, "-text id", 1, NULL);
  one = sitrep_reader_list (stored_reader (s), &sitrep_entry_type, NULL, 0, "text", "second", "kind", "note", NULL);
  none = sitrep_reader_list (stored_reader (s), &sitrep_entry_type, NULL, 0, "text", "second", "kind", "event", NULL);
  g_assert_cmpuint (rising->len, ==, 2);
  g_assert_cmpstr (SITREP_RECORD (g_ptr_array_index (rising, 0))->id, ==, first);
  g_assert_cmpuint (falling->len, ==, 1);
  g_assert_cmpstr (SITREP_RECORD (g_ptr_array_index (falling, 0))->id, ==, second);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (sitrep_reader_count (stored_reader (s), &sitrep_entry_type, "text", "first", NULL), ==, 1);
}

/* --- a transaction is done whole or not at all --- */

static gboolean
write_and_fail (SitrepTxn *txn, gpointer data, GError **error)
{
  Stored *s = data;
  g_autoptr (SitrepEntry) entry = stored_new_entry (s, "half done");

  g_assert_true (sitrep_txn_insert (txn, entry, error));
  g_assert_true (sitrep_txn_put_setting (txn, "half", "done", error));
  return FALSE;
}

static void
test_all_or_nothing (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *setting = NULL;

  g_assert_null (sitrep_store_write (s->store, &(SitrepActInfo) { "log", s->incident, "Ada", "test", TRUE },
                                     write_and_fail, s, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FAILED);
  setting = sitrep_reader_setting (stored_reader (s), "half");
  g_assert_null (setting);
  g_assert_cmpuint (stored_count_entries (s), ==, 0);
  stored_check (s);
}

static gboolean
write_nothing (SitrepTxn *txn, gpointer data, GError **error)
{
  Stored *s = data;
  g_autoptr (SitrepIncident) incident = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_incident_type, s->incident);

  return sitrep_txn_update (txn, incident, error);
}

/* What is as it was makes no change, no act, and nothing to undo. */
static void
test_no_change (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "the last deed");
  g_autofree char *before = test_folder_ask (s->folder, "SELECT count(*) FROM act");
  g_autofree char *after = NULL;
  g_autoptr (SitrepChanges) changes = sitrep_store_write (
    s->store, &(SitrepActInfo) { "nothing", s->incident, "Ada", "test", TRUE }, write_nothing, s, NULL);

  g_assert_nonnull (changes);
  g_assert_cmpuint (changes->changes->len, ==, 0);
  after = test_folder_ask (s->folder, "SELECT count(*) FROM act");
  g_assert_cmpstr (before, ==, after);
  g_assert_true (stored_undo (s, NULL));
  g_assert_cmpuint (stored_count_entries (s), ==, 0);
  g_assert_nonnull (id);
}

/* --- undo --- */

static void
test_undo (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "12:05 restarted");
  g_autoptr (SitrepEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  stored_edit (s, id, "12:05 restarted, without effect");
  g_assert_true (stored_undo (s, NULL));
  entry = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);
  g_assert_cmpstr (entry->text, ==, "12:05 restarted");
  g_assert_true (stored_undo (s, NULL));
  g_assert_cmpuint (stored_count_entries (s), ==, 0);
  g_assert_false (stored_undo (s, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
  stored_check (s);
}

static void
test_undo_delete (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "12:10 blocking query found");
  g_autoptr (SitrepEntry) entry = NULL;

  stored_delete (s, id);
  g_assert_true (stored_undo (s, NULL));
  entry = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);
  g_assert_cmpstr (entry->text, ==, "12:10 blocking query found");
}

static void
test_undo_after_restart (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "12:05 restarted");
  g_autoptr (SitrepEntry) entry = NULL;

  stored_edit (s, id, "12:06 restarted");
  stored_reopen (s);
  g_assert_true (stored_undo (s, NULL));
  entry = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);
  g_assert_cmpstr (entry->text, ==, "12:05 restarted");
  stored_reopen (s);
  g_assert_true (stored_undo (s, NULL));
  g_assert_cmpuint (stored_count_entries (s), ==, 0);
  stored_check (s);
}

/* What was changed since, by a deed that cannot be undone, is left alone. */
static void
test_undo_refused (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "12:05 restarted");
  g_autoptr (SitrepEntry) was = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);
  g_autoptr (SitrepEntry) changed = sitrep_record_copy (was);
  g_autoptr (SitrepEntry) now = NULL;
  g_autoptr (GError) error = NULL;

  changed->public = TRUE;
  s->irreversible = TRUE;
  g_assert_true (stored_write (s, STORED_UPDATE, changed, NULL));
  s->irreversible = FALSE;
  g_assert_false (stored_undo (s, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
  now = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);
  g_assert_true (now->public);
  stored_check (s);
}

/* The order is that of noting, whatever the clock does meanwhile: it may stand still, or step back. */
static void
test_undo_order (void)
{
  static const gint64 steps[] = { 0, -SITREP_HOUR, SITREP_HOUR };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint round = 0; round < 8; round++)
      {
        g_autoptr (Stored) s = stored_new ();
        g_autofree char *first = stored_log (s, "first"), *second = NULL, *words = NULL;
        g_autoptr (GPtrArray) left = NULL;

        sitrep_clock_set (s->clock, sitrep_clock_now (s->clock) + steps[i]);
        second = stored_log (s, "second");
        g_assert_true (stored_undo (s, NULL));
        left = sitrep_reader_list (stored_reader (s), &sitrep_entry_type, NULL, 0, NULL);
        g_assert_cmpuint (left->len, ==, 1);
        g_assert_cmpstr (((SitrepEntry *) g_ptr_array_index (left, 0))->text, ==, "first");
        words = g_strconcat (first, second, NULL);
        g_assert_cmpuint (strlen (words), ==, 72);
      }
}

/* Undo on one incident never touches another one. */
static void
test_undo_other_incident (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *first = stored_log (s, "of the first incident");
  g_autofree char *other = stored_add_incident (s, "INC-20251030-1201");
  g_autoptr (GError) error = NULL;

  g_set_str (&s->incident, other);
  g_assert_false (stored_undo (s, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
  g_assert_cmpuint (sitrep_reader_count (stored_reader (s), &sitrep_entry_type, NULL), ==, 1);
  g_assert_nonnull (first);
}

/* --- the chain --- */

static void
check_broken (Stored *s, guint expected)
{
  g_autoptr (GPtrArray) broken = sitrep_reader_check (stored_reader (s));

  for (guint i = 0; i < broken->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (broken, i));
  g_assert_cmpuint (broken->len, ==, expected);
}

static void
make_history (Stored *s)
{
  g_autofree char *a = stored_log (s, "a"), *b = stored_log (s, "b"), *c = stored_log (s, "c");

  stored_edit (s, b, "bb");
  stored_delete (s, a);
  g_assert_nonnull (c);
}

static void
test_chain (void)
{
  g_autoptr (Stored) s = stored_new ();

  make_history (s);
  check_broken (s, 0);
  stored_reopen (s);
  make_history (s);
  check_broken (s, 0);
}

/* Whoever goes past the program is held up by the triggers, and found where that is taken out of the way. */
static void
test_tampering (void)
{
  static const char *const refused[] = {
    "DELETE FROM change WHERE number = 3",
    "UPDATE change SET hash = 'x' WHERE number = 3",
    "UPDATE change SET at = at + 1 WHERE number = 3",
    "UPDATE change SET person = 'Mallory' WHERE number = 3",
    "UPDATE change SET number = 300 WHERE number = 3",
  };
  static const char *const found[] = {
    "UPDATE change SET after = replace (after, '\"a\"', '\"x\"') WHERE after LIKE '%\"a\"%'",
    "UPDATE change SET at = at + 1 WHERE number = 3",
    "UPDATE change SET person = 'Mallory' WHERE number = 3",
    "UPDATE change SET face = NULL WHERE number = 3",
    "UPDATE change SET \"table\" = 'fact' WHERE number = 3",
    "UPDATE change SET row = 'x' WHERE number = 3",
    "UPDATE change SET act = (SELECT act FROM change WHERE number = 1) WHERE number = 3",
    "UPDATE change SET hash = upper (hash) WHERE number = 3",
    "UPDATE change SET payload = upper (payload), before = NULL, after = NULL WHERE number = 3",
    "UPDATE change SET after = '' WHERE number = 3",
    "DELETE FROM change WHERE number = 3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (Stored) s = stored_new ();
      g_autofree char *answer = NULL;

      make_history (s);
      answer = test_folder_ask (s->folder, refused[i]);
      g_test_message ("%s: %s", refused[i], answer);
      g_assert_nonnull (answer);
      check_broken (s, 0);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autoptr (Stored) s = stored_new ();
      g_autoptr (GPtrArray) broken = NULL;

      g_test_message ("%s", found[i]);
      make_history (s);
      test_folder_run (s->folder, "DROP TRIGGER change_is_kept; DROP TRIGGER change_is_written_once;");
      test_folder_run (s->folder, found[i]);
      broken = sitrep_reader_check (stored_reader (s));
      /* That link, and the next one where it was its hash that was changed. */
      g_assert_cmpuint (broken->len, >=, 1);
      g_assert_cmpuint (broken->len, <=, 2);
    }
}

/* A purge takes the payloads away and leaves the chain; what was purged cannot be undone any more. */
static void
test_purge (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *a = stored_log (s, "personal data"), *left = NULL;

  stored_delete (s, a);
  test_folder_run (s->folder, "UPDATE change SET before = NULL, after = NULL");
  check_broken (s, 0);
  left = test_folder_ask (s->folder, "SELECT count(*) FROM change WHERE before LIKE '%personal%'");
  g_assert_cmpstr (left, ==, "0");
  g_assert_false (stored_undo (s, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
  make_history (s);
  check_broken (s, 0);
}

/* --- drafts and settings --- */

static void
test_drafts (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *draft = NULL, *other = NULL, *none = NULL, *count = NULL, *changes = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text
        = g_strdup_printf ("/accept fails%.*s", (int) i, "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!");

      sitrep_store_save_draft (s->store, "declare.title", NULL, text);
    }
  sitrep_store_save_draft (s->store, "log.1", s->incident, "12:05 re");
  sitrep_store_save_draft (s->store, "log.2", s->incident, "gone");
  sitrep_store_save_draft (s->store, "log.2", s->incident, NULL);
  sitrep_store_save_draft (s->store, "log.3", s->incident, "");
  g_assert_true (sitrep_store_flush (s->store, NULL));
  draft = sitrep_reader_draft (stored_reader (s), "declare.title");
  other = sitrep_reader_draft (stored_reader (s), "log.1");
  none = sitrep_reader_draft (stored_reader (s), "log.2");
  count = test_folder_ask (s->folder, "SELECT count(*) FROM draft");
  changes = test_folder_ask (s->folder, "SELECT count(*) FROM change WHERE after LIKE '%accept fails!%'");
  g_assert_cmpuint (strlen (draft), ==, strlen ("/accept fails") + 49);
  g_assert_cmpstr (other, ==, "12:05 re");
  g_assert_null (none);
  g_assert_cmpstr (count, ==, "3");
  g_assert_cmpstr (changes, ==, "0");
  stored_reopen (s);
  g_free (draft);
  draft = sitrep_reader_draft (stored_reader (s), "declare.title");
  g_assert_nonnull (draft);
}

static gboolean
forget_drafts (SitrepTxn *txn, gpointer data, GError **error)
{
  return sitrep_txn_forget_drafts (txn, data, error);
}

static void
test_forget_drafts (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepChanges) changes = NULL;
  g_autofree char *left = NULL;
  /* What would be a pattern to SQL is none. */
  char prefix[] = "declare.%";

  sitrep_store_save_draft (s->store, "declare.title", NULL, "a");
  sitrep_store_save_draft (s->store, "declare.%x", NULL, "b");
  changes = sitrep_store_write (s->store, &(SitrepActInfo) { "forget", NULL, "Ada", "test", FALSE }, forget_drafts,
                                prefix, NULL);
  left = test_folder_ask (s->folder, "SELECT group_concat (key) FROM draft");
  g_assert_cmpstr (left, ==, "declare.title");
}

/* --- more than one connection --- */

typedef struct
{
  Stored *s;
  guint outside, inside;
} Seen;

static gboolean
look_meanwhile (SitrepTxn *txn, gpointer data, GError **error)
{
  Seen *seen = data;
  g_autoptr (SitrepEntry) entry = stored_new_entry (seen->s, "not committed yet");
  g_autoptr (SitrepReader) beside = sitrep_reader_open (seen->s->folder, error);

  if (beside == NULL || !sitrep_txn_insert (txn, entry, error))
    return FALSE;
  seen->outside = sitrep_reader_count (beside, &sitrep_entry_type, NULL);
  seen->inside = sitrep_reader_count (sitrep_txn_reader (txn), &sitrep_entry_type, NULL);
  return TRUE;
}

static void
test_reader_beside_writer (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "committed");
  Seen seen = { s, 99, 99 };
  g_autoptr (SitrepChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  changes = sitrep_store_write (s->store, &(SitrepActInfo) { "log", s->incident, "Ada", "test", TRUE }, look_meanwhile,
                                &seen, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen.outside, ==, 1);
  g_assert_cmpuint (seen.inside, ==, 2);
  g_assert_cmpuint (stored_count_entries (s), ==, 2);
  g_assert_nonnull (id);
}

/* Whoever only reads cannot write, by whatever way. */
static void
test_reader_cannot_write (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepReader) reader = sitrep_reader_open (s->folder, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sitrep_connection_run (reader, "DELETE FROM draft", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (sitrep_connection_run (stored_reader (s), "DELETE FROM draft", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_READ_ONLY);
}

static void
test_second_open (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepStore) second = sitrep_store_open (s->folder, s->clock, &error);

  g_assert_null (second);
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_BUSY);
  g_clear_error (&error);
  sitrep_store_close (s->store);
  second = sitrep_store_open (s->folder, s->clock, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
}

/* Another program, such as a copying one, holds the file's own lock. */
static void
test_file_is_locked (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *path = g_build_filename (s->folder, "sitrep.db", NULL);
  g_autoptr (SitrepEntry) entry = stored_new_entry (s, "12:05 restarted");
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  sqlite3 *other;

  sqlite3_open (path, &other);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (stored_write (s, STORED_INSERT, entry, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_BUSY);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 10 * G_USEC_PER_SEC);
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);
  g_assert_true (stored_write (s, STORED_INSERT, entry, NULL));
}

/* --- what is told --- */

static void
committed_cb (SitrepStore *store, SitrepChanges *changes, GPtrArray *told)
{
  g_ptr_array_add (told, sitrep_changes_ref (changes));
}

static gboolean
two_told (gpointer data)
{
  return ((GPtrArray *) data)->len >= 2;
}

static void
test_signal (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_changes_unref);
  const SitrepChanges *first, *second;
  g_autofree char *id = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_signal_connect (s->store, "committed", G_CALLBACK (committed_cb), told);
  id = stored_log (s, "12:05 restarted");
  stored_edit (s, id, "12:06 restarted");
  g_assert_true (test_spin_until (two_told, told, 5000));
  first = g_ptr_array_index (told, 0);
  second = g_ptr_array_index (told, 1);
  g_assert_true (sitrep_changes_touch (first, &sitrep_entry_type));
  g_assert_false (sitrep_changes_touch (first, &sitrep_fact_type));
  g_assert_cmpstr (first->incident, ==, s->incident);
  g_assert_cmpint (((SitrepChange *) g_ptr_array_index (first->changes, 0))->op, ==, SITREP_CHANGE_INSERT);
  g_assert_cmpint (((SitrepChange *) g_ptr_array_index (second->changes, 0))->op, ==, SITREP_CHANGE_UPDATE);
  g_assert_cmpstr (((SitrepEntry *) ((SitrepChange *) g_ptr_array_index (second->changes, 0))->before)->text, ==,
                   "12:05 restarted");
}

static gboolean
log_one (SitrepTxn *txn, gpointer data, GError **error)
{
  Stored *s = data;
  g_autoptr (SitrepEntry) entry = stored_new_entry (s, "asked for before the end");

  return sitrep_txn_insert (txn, entry, error);
}

/* Closing first does what was asked for. */
static void
test_close_finishes (void)
{
  g_autoptr (Stored) s = stored_new ();

  for (guint i = 0; i < 50; i++)
    sitrep_store_write_async (s->store, &(SitrepActInfo) { "log", s->incident, "Ada", "test", TRUE }, log_one, s, NULL,
                              NULL, NULL, NULL);
  stored_reopen (s);
  g_assert_cmpuint (stored_count_entries (s), ==, 50);
  stored_check (s);
}

/* --- files --- */

static void
check_mode (const char *folder, const char *name, guint mode)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf info;

  g_test_message ("%s", name);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, mode);
}

/* Whatever the umask: nobody else reads any of it. */
static void
test_modes (void)
{
  mode_t before = umask (0);
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "12:05 restarted");

  check_mode (s->folder, ".", 0700);
  check_mode (s->folder, "sitrep.db", 0600);
  check_mode (s->folder, "sitrep.db-wal", 0600);
  check_mode (s->folder, "sitrep.db-shm", 0600);
  check_mode (s->folder, "lock", 0600);
  check_mode (s->folder, "backup", 0700);
  check_mode (s->folder, "backup/sitrep-20251030.db", 0600);
  umask (before);
  g_assert_nonnull (id);
}

/* One a day, the last seven; each is a store that opens. */
static void
test_backups (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *backup = g_build_filename (s->folder, "backup", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  for (guint day = 0; day < 10; day++)
    {
      g_autofree char *id = NULL;

      stored_reopen (s);
      stored_reopen (s);
      id = stored_log (s, "one a day");
      sitrep_clock_set (s->clock, sitrep_clock_now (s->clock) + SITREP_DAY);
    }
  dir = g_dir_open (backup, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_assert_cmpuint (names->len, ==, 7);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "sitrep-20251102.db");
  g_assert_cmpstr (g_ptr_array_index (names, 6), ==, "sitrep-20251108.db");
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (TestFolder) copy = test_folder_new ();
      g_autofree char *from = g_build_filename (backup, g_ptr_array_index (names, i), NULL);
      g_autofree char *to = g_build_filename (copy, "sitrep.db", NULL);
      g_autofree char *whole = NULL;
      g_autoptr (GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepStore) opened = NULL;

      g_assert_true (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
      opened = sitrep_store_open (copy, s->clock, &error);
      g_assert_no_error (error);
      /* It is as of that day's start: with what was written on the days before. */
      g_assert_cmpuint (sitrep_reader_count (sitrep_store_reader (opened), &sitrep_entry_type, NULL), ==, i + 3);
      whole = test_folder_ask (copy, "PRAGMA integrity_check");
      g_assert_cmpstr (whole, ==, "ok");
    }
}

static void
test_desk_stays (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *desk = sitrep_reader_setting (stored_reader (s), "desk");
  g_autofree char *again = NULL;

  g_assert_true (g_uuid_string_is_valid (desk));
  stored_reopen (s);
  again = sitrep_reader_setting (stored_reader (s), "desk");
  g_assert_cmpstr (desk, ==, again);
}

/* --- the rest of what a reader answers --- */

static void
test_labels (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *other = stored_add_incident (s, "INC-20251030-1200-2");
  SitrepReader *reader = stored_reader (s);

  g_assert_nonnull (other);
  g_assert_cmpuint (sitrep_reader_labels_like (reader, "INC-20251030-1200"), ==, 2);
  g_assert_cmpuint (sitrep_reader_labels_like (reader, "INC-2025"), ==, 2);
  g_assert_cmpuint (sitrep_reader_labels_like (reader, "INC-%"), ==, 0);
  g_assert_cmpuint (sitrep_reader_labels_like (reader, ""), ==, 2);
  g_assert_true (sitrep_reader_label_is_taken (reader, "INC-20251030-1200"));
  /* An id is found whatever the case of its letters: two that differ in nothing else could not be told apart. */
  g_assert_true (sitrep_reader_label_is_taken (reader, "inc-20251030-1200"));
  g_assert_false (sitrep_reader_label_is_taken (reader, "INC-20251030-120"));
}

static void
test_stored_playbooks (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (GPtrArray) rows = sitrep_reader_playbooks (stored_reader (s));
  const SitrepPlaybookRow *row = g_ptr_array_index (rows, 0);
  g_autofree char *text = sitrep_reader_playbook_text (stored_reader (s), row->id);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (row->key, ==, "pawtropolis");
  g_assert_cmpstr (row->id, ==, hash);
  g_assert_cmpstr (row->origin, ==, "shipped");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/rows", test_rows);
  g_test_add_func ("/store/rows/every-field", test_every_field);
  g_test_add_func ("/store/rows/one-field", test_one_field);
  g_test_add_func ("/store/rows/odd-text", test_odd_text);
  g_test_add_func ("/store/rows/columns", test_columns);
  g_test_add_func ("/store/rows/not-found", test_not_found);
  g_test_add_func ("/store/rows/foreign-key", test_foreign_key);
  g_test_add_func ("/store/rows/lists", test_lists);
  g_test_add_func ("/store/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/store/no-change", test_no_change);
  g_test_add_func ("/store/undo", test_undo);
  g_test_add_func ("/store/undo/delete", test_undo_delete);
  g_test_add_func ("/store/undo/after-restart", test_undo_after_restart);
  g_test_add_func ("/store/undo/refused", test_undo_refused);
  g_test_add_func ("/store/undo/order", test_undo_order);
  g_test_add_func ("/store/undo/other-incident", test_undo_other_incident);
  g_test_add_func ("/store/chain", test_chain);
  g_test_add_func ("/store/chain/tampering", test_tampering);
  g_test_add_func ("/store/chain/purge", test_purge);
  g_test_add_func ("/store/drafts", test_drafts);
  g_test_add_func ("/store/drafts/forget", test_forget_drafts);
  g_test_add_func ("/store/beside", test_reader_beside_writer);
  g_test_add_func ("/store/beside/read-only", test_reader_cannot_write);
  g_test_add_func ("/store/beside/second-open", test_second_open);
  g_test_add_func ("/store/beside/locked", test_file_is_locked);
  g_test_add_func ("/store/signal", test_signal);
  g_test_add_func ("/store/close", test_close_finishes);
  g_test_add_func ("/store/modes", test_modes);
  g_test_add_func ("/store/backups", test_backups);
  g_test_add_func ("/store/desk", test_desk_stays);
  g_test_add_func ("/store/labels", test_labels);
  g_test_add_func ("/store/playbooks", test_stored_playbooks);
  return g_test_run ();
}
