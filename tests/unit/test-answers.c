/* test-answers.c - the post-mortem's answers: from the record, or as typed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-answers.h"
#include "incidents.h"

#include <string.h>

static const SitrepQuestion *
find (SitrepDossier *dossier, const char *key)
{
  for (guint i = 0; i < dossier->playbook->form.sections->len; i++)
    {
      const SitrepSection *section = g_ptr_array_index (dossier->playbook->form.sections, i);

      for (guint j = 0; j < section->questions->len; j++)
        {
          const SitrepQuestion *question = g_ptr_array_index (section->questions, j);

          if (strcmp (question->key, key) == 0)
            return question;
        }
    }
  g_assert_not_reached ();
}

/* The whole answer as one text: a list's elements, and a table's rows, one a line. */
static char *
flat (SitrepDossier *dossier, const char *key, gboolean typed)
{
  g_autoptr (SitrepAnswerValue) value = sitrep_answer_value (dossier, find (dossier, key), test_000p_at ("12:50"));
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_assert_cmpint (value->typed, ==, typed);
  if (value->text != NULL)
    g_strv_builder_add (lines, value->text);
  for (guint i = 0; value->list != NULL && value->list[i] != NULL; i++)
    g_strv_builder_add (lines, value->list[i]);
  for (guint i = 0; value->rows != NULL && i < value->rows->len; i++)
    g_strv_builder_take (lines, g_strjoinv ("|", g_ptr_array_index (value->rows, i)));
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}

static void
check (SitrepDossier *dossier, const char *key, gboolean typed, const char *expected)
{
  g_autofree char *text = flat (dossier, key, typed);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_from_record (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");

  check (dossier, "date", FALSE, "2025-10-30");
  check (dossier, "incident_id", FALSE, "INC-20251030-1200");
  check (dossier, "duration", FALSE, "45 minutes");
  check (dossier, "author", FALSE, "Admin");
  check (dossier, "summary", FALSE, "");
  check (dossier, "services_impacted", FALSE, "");
  test_fact (dossier, "services", "Applications\nReview queue");
  check (dossier, "services_impacted", FALSE, "Applications\nReview queue");
  check (dossier, "timeline", FALSE,
         "12:00|Users report that /accept fails\n12:02|Confirmed and declared as SEV1\n"
         "12:05|Bot restarted, without effect\n12:07|/accept still fails\n12:10|Blocking query found\n"
         "12:12|Query killed\n12:15|Fix verified\n12:20|Monitoring starts\n12:45|Incident closed");
}

/* Ticks and the like are bookkeeping; a change of level is history. */
static void
test_timeline_is_history (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:00");
  static const char *const facts[] = { "tick", "fact", "sent", "level" };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      SitrepEntry *entry = sitrep_record_new (&sitrep_entry_type);

      entry->fact = g_strdup (facts[i]);
      entry->detail = g_strdup ("{\"from\":\"SEV2\",\"to\":\"SEV1\"}");
      entry->at = test_000p_at ("12:01");
      g_ptr_array_add (dossier->entries, entry);
    }
  check (dossier, "timeline", FALSE, "12:00|Users report that /accept fails\n12:01|Level changed from SEV2 to SEV1");
}

/* A list of it keeps to the same, with the time before the event. */
static void
test_timeline_as_list (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  const SitrepQuestion question = { .key = (char *) "list", .kind = SITREP_ANSWER_LIST, .from = (char *) "timeline" };
  SitrepEntry *sent = sitrep_record_new (&sitrep_entry_type);
  g_autoptr (SitrepAnswerValue) value = NULL;
  g_autofree char *lines = NULL;

  sent->fact = g_strdup ("sent");
  sent->at = test_000p_at ("12:01");
  g_ptr_array_add (dossier->entries, sent);
  ((SitrepEntry *) g_ptr_array_index (dossier->entries, 0))->left_out = TRUE;
  value = sitrep_answer_value (dossier, &question, test_000p_at ("12:50"));
  lines = g_strjoinv ("\n", value->list);
  g_assert_cmpstr (lines, ==, "12:02 - Confirmed and declared as SEV1");
}

static void
test_typed (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");

  test_answer (dossier, "author", "Grace Hopper");
  test_answer (dossier, "summary", "");
  test_answer (dossier, "went_well", "[\"Quick\",\"\",\"Calm\"]");
  test_answer (dossier, "timeline", "[[\"12:00\",\"First report\"],[\"12:45\"]]");
  check (dossier, "author", TRUE, "Grace Hopper");
  /* What was emptied stays empty. */
  check (dossier, "summary", TRUE, "");
  check (dossier, "went_well", TRUE, "Quick\n\nCalm");
  check (dossier, "timeline", TRUE, "12:00|First report\n12:45");
}

static void
test_there_and_back (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const char *list[] = { "a \"b\" \\ c", "🔥\nsecond line", "", NULL };
  const char *row[] = { "12:00", "a | b", NULL };
  const char *nothing[] = { NULL };
  g_autofree char *encoded = sitrep_answer_encode_list ((char **) list);
  g_autofree char *empty = sitrep_answer_encode_list (NULL);
  g_autofree char *table = NULL;

  g_ptr_array_add (rows, row);
  g_ptr_array_add (rows, nothing);
  table = sitrep_answer_encode_rows (rows);
  g_assert_cmpstr (empty, ==, "[]");
  g_assert_cmpstr (table, ==, "[[\"12:00\",\"a | b\"],[]]");
  test_answer (dossier, "went_well", encoded);
  test_answer (dossier, "timeline", table);
  check (dossier, "went_well", TRUE, "a \"b\" \\ c\n🔥\nsecond line\n");
  check (dossier, "timeline", TRUE, "12:00|a | b\n");
}

static void
test_broken (void)
{
  static const char *const values[] = { "{", "7", "{}", "null", "", "[1,[]]" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
      g_autofree char *list = NULL, *table = NULL;

      test_answer (dossier, "went_well", values[i]);
      test_answer (dossier, "timeline", values[i]);
      list = flat (dossier, "went_well", TRUE);
      table = flat (dossier, "timeline", TRUE);
      g_assert_cmpstr (list, ==, "");
    }
}

static void
test_missing (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  gint64 now = test_000p_at ("12:50");
  guint missing = sitrep_answers_missing (dossier, now, NULL);

  test_answer (dossier, "summary", "A query held the lock.");
  g_assert_cmpuint (sitrep_answers_missing (dossier, now, NULL), ==, missing - 1);
  test_answer (dossier, "went_well", "[\"\",\" \"]");
  g_assert_cmpuint (sitrep_answers_missing (dossier, now, NULL), ==, missing - 1);
  test_action (dossier, "Add the missing index", NULL, NULL, NULL, FALSE);
  g_assert_cmpuint (sitrep_answers_missing (dossier, now, NULL), ==, missing - 2);
  /* An emptied answer is missing again, also where the record would know one. */
  test_answer (dossier, "author", "");
  g_assert_cmpuint (sitrep_answers_missing (dossier, now, NULL), ==, missing - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/from-record", test_from_record);
  g_test_add_func ("/answers/history", test_timeline_is_history);
  g_test_add_func ("/answers/timeline-as-list", test_timeline_as_list);
  g_test_add_func ("/answers/typed", test_typed);
  g_test_add_func ("/answers/there-and-back", test_there_and_back);
  g_test_add_func ("/answers/broken", test_broken);
  g_test_add_func ("/answers/missing", test_missing);
  return g_test_run ();
}
