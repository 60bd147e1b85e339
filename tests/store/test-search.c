/* test-search.c - what was written is found, and only that
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/sitrep-search.h"

#include "folder.h"
#include "incident/sitrep-dossier.h"
#include "store/sitrep-index.h"
#include "store/sitrep-search-text.h"
#include "stored.h"

#include <string.h>

static SitrepSearchResult *
ask (Stored *s, const SitrepQuery *query)
{
  g_autoptr (GError) error = NULL;
  SitrepSearchResult *result = sitrep_reader_search (stored_reader (s), query, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

/* How many records of all incidents. */
static guint
count (Stored *s, const SitrepQuery *query)
{
  g_autoptr (SitrepSearchResult) result = ask (s, query);
  guint n = 0;

  for (guint i = 0; i < result->list->len; i++)
    n += ((SitrepFound *) g_ptr_array_index (result->list, i))->hits->len;
  return n;
}

static guint
count_words (Stored *s, const char *words)
{
  g_autoptr (SitrepQuery) query = sitrep_query_new (words);

  return count (s, query);
}

static void
put (Stored *s, gpointer record)
{
  g_autoptr (SitrepRecord) owned = record;
  g_autoptr (GError) error = NULL;

  sitrep_record_set_text (record, sitrep_record_type_find (owned->type, "incident"), s->incident);
  if (owned->id == NULL)
    owned->id = g_strdup (owned->type->table);
  stored_write (s, STORED_INSERT, record, &error);
  g_assert_no_error (error);
}

/* --- what the index is asked --- */

static void
check_expression (const char *typed, const char *person, const char *expected)
{
  g_autofree char *is = sitrep_search_expression (typed, person);

  g_assert_cmpstr (is, ==, expected);
}

static void
test_expression (void)
{
  check_expression ("roll back", NULL, "{title text} : (\"roll\"* AND \"back\"*)");
  check_expression ("“rolled back” eu-1", NULL, "{title text} : (\"rolled back\" AND \"eu-1\"*)");
  check_expression ("\"rolled ba", NULL, "{title text} : (\"rolled ba\"*)");
  check_expression ("r", NULL, "{title text} : (\"r\")");
  check_expression (NULL, "Ada \"the\" Byron", "who : \"Ada  the  Byron\"");
  check_expression ("disk", "Ada", "({title text} : (\"disk\"*)) AND (who : \"Ada\")");
  check_expression ("  \" * -- ( ) :: ^", NULL, NULL);
  check_expression (NULL, NULL, NULL);
}

static void
test_hostile (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *long_word = g_strnfill (100000, 'x'), *quotes = g_strnfill (100000, '"');
  g_autofree char *many = g_strnfill (100000, 'a');
  const char *texts[] = { "\"",
                          "\"\"",
                          "*",
                          "NEAR(",
                          "NEAR(a b, 3)",
                          "AND",
                          "a OR",
                          "NOT",
                          "text:",
                          "-",
                          "^a",
                          "a*b*",
                          "'; DROP TABLE word; --",
                          "\xff\xfe",
                          "{title}: x",
                          "a\"b",
                          "\"a\"b\"",
                          "()",
                          "a + b",
                          "日本",
                          "🔥",
                          "a\nb",
                          long_word,
                          quotes,
                          many,
                          "%s",
                          "[1]" };

  for (gsize i = 1; i < strlen (many); i += 2)
    many[i] = ' ';
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    count_words (s, texts[i]);
}

/* --- the index follows --- */

static void
test_follows (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "Rolled back eu-1: Störung behoben");

  g_assert_cmpuint (count_words (s, "roll"), ==, 1);
  g_assert_cmpuint (count_words (s, "stor beho"), ==, 1);
  g_assert_cmpuint (count_words (s, "\"rolled back eu\""), ==, 1);
  g_assert_cmpuint (count_words (s, "\"back rolled\""), ==, 0);
  g_assert_cmpuint (count_words (s, "olled"), ==, 0);
  stored_edit (s, id, "Restarted the broker");
  g_assert_cmpuint (count_words (s, "roll"), ==, 0);
  g_assert_cmpuint (count_words (s, "broker"), ==, 1);
  g_assert_true (stored_undo (s, NULL));
  g_assert_cmpuint (count_words (s, "roll"), ==, 1);
  g_assert_cmpuint (count_words (s, "broker"), ==, 0);
  stored_delete (s, id);
  g_assert_cmpuint (count_words (s, "roll"), ==, 0);
  g_assert_true (stored_undo (s, NULL));
  g_assert_cmpuint (count_words (s, "roll"), ==, 1);
}

static void
test_every_kind (void)
{
  g_autoptr (Stored) s = stored_new ();
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);
  SitrepAnswer *answer = sitrep_record_new (&sitrep_answer_type);
  SitrepActionItem *item = sitrep_record_new (&sitrep_action_item_type);
  SitrepFact *fact = sitrep_record_new (&sitrep_fact_type);
  SitrepEntry *entry = stored_new_entry (s, NULL);

  message->body = g_strdup ("{\"kind\":\"root\",\"children\":[{\"kind\":\"paragraph\",\"children\":["
                            "{\"kind\":\"strong\",\"children\":[{\"kind\":\"text\",\"text\":\"Check\"}]},"
                            "{\"kind\":\"text\",\"text\":\"out is slow\"}]},{\"kind\":\"paragraph\",\"children\":["
                            "{\"kind\":\"text\",\"text\":\"Next update\"}]}]}");
  put (s, message);
  answer->value = g_strdup ("[\"The pool was exhausted\",\"Nobody was paged\"]");
  answer->key = g_strdup ("factors");
  put (s, answer);
  item->text = g_strdup ("Alert on the size of the pool");
  put (s, item);
  fact->key = g_strdup ("impact");
  fact->value = g_strdup ("Nobody can pay");
  put (s, fact);
  entry->fact = g_strdup ("level");
  entry->detail = g_strdup ("{\"from\":\"P1\",\"reason\":\"Fewer customers than thought\"}");
  put (s, entry);

  g_assert_cmpuint (count_words (s, "checkout"), ==, 1);
  g_assert_cmpuint (count_words (s, "paragraph"), ==, 0);
  g_assert_cmpuint (count_words (s, "pool"), ==, 2);
  g_assert_cmpuint (count_words (s, "nobody"), ==, 2);
  g_assert_cmpuint (count_words (s, "fewer"), ==, 1);
  g_assert_cmpuint (count_words (s, "accept"), ==, 1);
}

static void
test_excerpt (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "Asked the database team whether the failover was complete: it was not");
  g_autoptr (SitrepQuery) query = sitrep_query_new ("failov");
  g_autoptr (SitrepSearchResult) result = ask (s, query);
  SitrepFound *found;
  SitrepHit *hit;
  const SitrepMark *mark;

  g_assert_cmpuint (result->list->len, ==, 1);
  found = g_ptr_array_index (result->list, 0);
  g_assert_cmpstr (found->incident->base.id, ==, s->incident);
  hit = g_ptr_array_index (found->hits, 0);
  g_assert_cmpstr (hit->record->id, ==, id);
  g_assert_cmpuint (hit->marks->len, ==, 1);
  mark = &g_array_index (hit->marks, SitrepMark, 0);
  g_assert_cmpint (strncmp (hit->excerpt + mark->start, "failover", mark->end - mark->start), ==, 0);
}

/* --- filters --- */

static void
test_filters (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *first = stored_log (s, "Rolled back eu-1");
  g_autoptr (SitrepIncident) incident = sitrep_reader_get (stored_reader (s), &sitrep_incident_type, s->incident);
  g_autoptr (SitrepQuery) query = sitrep_query_new ("rolled");
  g_autoptr (SitrepEntry) entry = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, first);
  SitrepFact *fact = sitrep_record_new (&sitrep_fact_type);

  fact->key = g_strdup ("cause");
  fact->value = g_strdup ("Expired certificate");
  put (s, fact);
  g_assert_cmpuint (count (s, query), ==, 1);
  query->phases = 1u << SITREP_PHASE_OPEN;
  query->kinds = 1u << incident->kind;
  query->levels = g_strdupv ((char *[]) { incident->level, NULL });
  query->person = g_strdup (entry->recorder);
  query->fact = g_strdup ("cause");
  query->value = g_strdup ("Expired certificate");
  query->tables = g_strdupv ((char *[]) { (char *) "entry", (char *) "message", NULL });
  query->from = entry->at;
  query->until = entry->at + 1;
  g_assert_cmpuint (count (s, query), ==, incident->level != NULL);
  query->until = entry->at;
  g_assert_cmpuint (count (s, query), ==, 0);
  query->until = SITREP_NEVER;
  g_set_str (&query->value, "Full disk");
  g_assert_cmpuint (count (s, query), ==, 0);
  g_clear_pointer (&query->fact, g_free);
  query->phases = 1u << SITREP_PHASE_CLOSED;
  g_assert_cmpuint (count (s, query), ==, 0);
  query->phases = 0;
  g_set_str (&query->person, "Nobody Here");
  g_assert_cmpuint (count (s, query), ==, 0);
}

/* Without words the incidents that fit are found, and nothing without words and filters. */
static void
test_without_words (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *other = stored_add_incident (s, "INC-20251030-1201");
  g_autoptr (SitrepQuery) query = sitrep_query_new ("  ");
  g_autoptr (SitrepSearchResult) all = NULL, one = NULL;

  g_assert_cmpuint (count (s, query), ==, 0);
  query->phases = 1u << SITREP_PHASE_OPEN;
  all = ask (s, query);
  g_assert_cmpuint (all->list->len, ==, 2);
  g_assert_false (all->more);
  query->limit = 1;
  one = ask (s, query);
  g_assert_cmpuint (one->list->len, ==, 1);
  g_assert_true (one->more);
}

static void
test_grouped (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepQuery) query = sitrep_query_new ("drained");
  g_autoptr (SitrepSearchResult) result = NULL;
  SitrepFound *found;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u of 20 nodes drained", i);

      g_free (stored_log (s, text));
    }
  result = ask (s, query);
  g_assert_cmpuint (result->list->len, ==, 1);
  found = g_ptr_array_index (result->list, 0);
  g_assert_true (found->more);
  g_assert_cmpstr (((SitrepHit *) g_ptr_array_index (found->hits, 0))->excerpt, ==, "19 of 20 nodes drained");
}

static void
test_cancelled (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepQuery) query = sitrep_query_new ("accept");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    g_free (stored_log (s, "accept fails once more"));
  g_cancellable_cancel (cancellable);
  g_assert_null (sitrep_reader_search (stored_reader (s), query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_words (s, "accept"), >, 0);
}

/* --- damage: nothing is lost, and it mends itself --- */

static void
test_damage (gconstpointer sql)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *folder = g_strdup (s->folder);
  g_autofree char *id = stored_log (s, "Rolled back eu-1"), *second = NULL;

  stored_close (g_steal_pointer (&s));
  test_folder_run (folder, sql);
  s = stored_open (folder);
  g_assert_cmpuint (count_words (s, "roll"), ==, 1);
  second = stored_log (s, "Rolled forward again");
  g_assert_cmpuint (count_words (s, "roll"), ==, 2);
  stored_check (s);
}

/* What breaks while the store is open keeps nobody from writing. */
static void
test_damage_meanwhile (gconstpointer sql)
{
  g_autoptr (Stored) s = stored_new ();
  g_autofree char *id = stored_log (s, "Rolled back eu-1");

  test_folder_run (s->folder, sql);
  g_test_expect_message ("sitrep", G_LOG_LEVEL_WARNING, "The index of words is damaged*");
  g_free (stored_log (s, "Rolled forward again"));
  g_test_assert_expected_messages ();
  stored_reopen (s);
  stored_check (s);
  g_assert_cmpuint (count_words (s, "roll"), ==, 2);
}

static void
test_says_damage (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepQuery) query = sitrep_query_new ("accept");
  g_autoptr (GError) error = NULL;

  test_folder_run (s->folder, "DROP TABLE indexed");
  g_assert_null (sitrep_reader_search (stored_reader (s), query, NULL, &error));
  g_assert_nonnull (strstr (error->message, "made anew"));
}

/* --- stores of versions without an index --- */

static void
test_old_version (gconstpointer name)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "store", "data", name, NULL);
  g_autofree char *sql = NULL;
  Stored *s;

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  test_folder_run (folder, sql);
  s = stored_open (folder);
  g_assert_cmpuint (count_words (s, "bot restarted"), ==, 1);
  g_assert_cmpuint (count_words (s, "database locked"), >=, 1);
  stored_close (s);
}

/* --- titles --- */

static gboolean
is_any (const char *title, const char *other)
{
  return TRUE;
}

static void
test_titles (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (SitrepIncident) incident = sitrep_reader_get (stored_reader (s), &sitrep_incident_type, s->incident);
  g_autoptr (GPtrArray) open = NULL, ended = NULL, other = NULL;

  open = sitrep_reader_titled_like (stored_reader (s), "Database is locked again", is_any, 3, NULL);
  g_assert_cmpuint (open->len, ==, 0);
  incident->phase = SITREP_PHASE_RESOLVED;
  g_assert_true (stored_write (s, STORED_UPDATE, incident, NULL));
  ended = sitrep_reader_titled_like (stored_reader (s), "Database is locked again", is_any, 3, NULL);
  g_assert_cmpuint (ended->len, ==, 1);
  other = sitrep_reader_titled_like (stored_reader (s), "Certificate expired", is_any, 3, NULL);
  g_assert_cmpuint (other->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/expression", test_expression);
  g_test_add_func ("/search/hostile", test_hostile);
  g_test_add_func ("/search/follows", test_follows);
  g_test_add_func ("/search/every-kind", test_every_kind);
  g_test_add_func ("/search/excerpt", test_excerpt);
  g_test_add_func ("/search/filters", test_filters);
  g_test_add_func ("/search/without-words", test_without_words);
  g_test_add_func ("/search/grouped", test_grouped);
  g_test_add_func ("/search/cancelled", test_cancelled);
  g_test_add_data_func ("/search/damage/gone", "DROP TABLE word; DROP TABLE indexed", test_damage);
  g_test_add_data_func ("/search/damage/half-gone", "DROP TABLE indexed", test_damage);
  g_test_add_data_func ("/search/damage/part-gone", "DROP TABLE word_config", test_damage);
  g_test_add_data_func ("/search/damage/emptied", "DELETE FROM word_data", test_damage);
  g_test_add_data_func ("/search/damage/garbled", "UPDATE word_data SET block = x'ffffffffffffff'", test_damage);
  g_test_add_data_func ("/search/damage/meanwhile/gone", "DROP TABLE word; DROP TABLE indexed", test_damage_meanwhile);
  g_test_add_data_func ("/search/damage/meanwhile/garbled", "UPDATE word_data SET block = x'ffffffffffffff'",
                        test_damage_meanwhile);
  g_test_add_func ("/search/damage/said", test_says_damage);
  g_test_add_data_func ("/search/version/1", "1.sql", test_old_version);
  g_test_add_data_func ("/search/version/2", "2.sql", test_old_version);
  g_test_add_data_func ("/search/version/3", "3.sql", test_old_version);
  g_test_add_data_func ("/search/version/4", "4.sql", test_old_version);
  g_test_add_func ("/search/titles", test_titles);
  return g_test_run ();
}
