/* test-situation.c - the situation as one paragraph, and incidents that look alike
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-situation.h"
#include "incidents.h"

#include <string.h>

static void
check (SitrepDossier *dossier, gboolean for_public, gint64 now, const char *expected)
{
  g_autofree char *paragraph = sitrep_situation_paragraph (dossier, for_public, now);

  g_assert_cmpstr (paragraph, ==, expected);
}

static void
test_internal (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:10");
  gint64 now = test_000p_at ("12:11");

  check (dossier, FALSE, now,
         "INC-20251030-1200, SEV1: /accept fails: database locked. In Progress, 11 min so far. Incident Lead: Admin.");
  test_fact (dossier, "impact", "Nobody can accept applications!");
  test_fact (dossier, "known", "A query\nholds the lock");
  test_fact (dossier, "doing", "  ");
  test_fact (dossier, "needed", "Somebody for #help…");
  dossier->incident->meet = g_strdup ("voice room 1");
  check (dossier, FALSE, now,
         "INC-20251030-1200, SEV1: /accept fails: database locked. In Progress, 11 min so far. "
         "Impact: Nobody can accept applications! What we know: A query holds the lock. Needed: Somebody for #help… "
         "Incident Lead: Admin. We meet: voice room 1.");
}

/* Not one word that is internal is told to the public. */
static void
test_public (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");
  gint64 now = test_001s_at ("14:31");

  for (guint i = 0; i < dossier->playbook->fields->len; i++)
    {
      const SitrepFieldRule *field = g_ptr_array_index (dossier->playbook->fields, i);

      test_fact (dossier, field->key, field->public ? "may be told" : "SECRET");
    }
  for (guint i = 0; sitrep_situation_keys[i] != NULL; i++)
    test_fact (dossier, sitrep_situation_keys[i], "SECRET");
  g_set_str (&dossier->incident->title, "SECRET");
  g_set_str (&dossier->incident->meet, "SECRET");
  {
    g_autofree char *paragraph = sitrep_situation_paragraph (dossier, TRUE, now);

    g_assert_null (strstr (paragraph, "SECRET"));
    g_assert_null (strstr (paragraph, "INC-"));
    g_assert_null (strstr (paragraph, "Noura"));
    g_assert_true (g_str_has_prefix (paragraph, "Members cannot be reached: Investigating. Service or feature: may"));
  }
}

/* Without a public title there is nothing that could stand before the status. */
static void
test_no_public_title (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");
  g_autofree char *paragraph = NULL;

  g_set_str (&dossier->incident->public_title, NULL);
  paragraph = sitrep_situation_paragraph (dossier, TRUE, test_001s_at ("14:31"));
  g_assert_false (g_str_has_prefix (paragraph, ":"));
  g_assert_false (g_str_has_prefix (paragraph, " "));
}

static void
test_alike (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean alike;
  } pairs[] = {
    { "/accept fails: the database is locked", "Database locked", TRUE },
    { "API errors: migration locks members", "api ERRORS on members", TRUE },
    { "Störung der Zahlung", "STORUNG bei Zahlungen", TRUE },
    { "Payments fail now and then", "Payment", TRUE },
    { "/accept fails: the database is locked", "Dashboard graphs are missing", FALSE },
    { "", "Database locked", FALSE },
    { "Database locked", "", FALSE },
    { "", "", FALSE },
    { "a b c", "a b c", FALSE },
    { "\xff\xfe\xff\xfe", "Database", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("pair %u", (guint) i);
      g_assert_cmpint (sitrep_titles_are_alike (pairs[i].a, pairs[i].b), ==, pairs[i].alike);
      g_assert_cmpint (sitrep_titles_are_alike (pairs[i].b, pairs[i].a), ==, pairs[i].alike);
    }
}

/* --- what the program notes, in words --- */

static void
check_words (const char *fact, const char *milestone, char *detail, const char *expected)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");
  g_autoptr (SitrepEntry) entry = sitrep_entry_note ("000-P", 1, 2, SITREP_ENTRY_CHANGE, fact, detail, "Grace Hopper");
  g_autofree char *words = NULL;

  entry->milestone = g_strdup (milestone);
  words = sitrep_entry_words (entry, playbook);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  check_words ("started", "started", NULL, "Started");
  check_words ("declared", "declared", sitrep_detail_new ("to", "SEV1", NULL), "Declared as SEV1");
  check_words ("acknowledged", "acknowledged", NULL, "Acknowledged");
  check_words ("level", NULL, sitrep_detail_new ("from", "SEV2", "to", "SEV1", NULL),
               "Level changed from SEV2 to SEV1");
  check_words ("level", NULL, sitrep_detail_new ("from", "SEV2", "to", "SEV1", "reason", "all users", NULL),
               "Level changed from SEV2 to SEV1: all users");
  check_words ("status", "resolved", sitrep_detail_new ("to", "resolved", NULL), "Status: Resolved");
  check_words ("status", NULL, sitrep_detail_new ("to", "asleep", NULL), "Status: asleep");
  check_words ("role", NULL, sitrep_detail_new ("what", "lead", "to", "Ada", NULL), "Incident Lead: Ada");
  check_words ("tick", NULL, sitrep_detail_new ("what", "pm2", NULL), "Done: Save the PM2 logs");
  check_words ("skip", NULL, sitrep_detail_new ("what", "pm2", "reason", "no PM2", NULL),
               "Not applicable: Save the PM2 logs: no PM2");
  check_words ("untick", NULL, sitrep_detail_new ("what", "pm2", NULL), "Open again: Save the PM2 logs");
  check_words ("fact", NULL, sitrep_detail_new ("what", "impact", "to", "all users", NULL), "Impact: all users");
  check_words ("fact", NULL, sitrep_detail_new ("what", "root_cause", NULL), "Root cause: nothing any more");
  check_words ("title", NULL, sitrep_detail_new ("to", "New title", NULL), "Title: New title");
  check_words ("meet", NULL, sitrep_detail_new ("to", "room 1", NULL), "We meet at room 1");
  check_words ("sent", NULL, sitrep_detail_new ("to", "#incidents", "what", "t5-resolved", NULL),
               "Sent to #incidents: Resolution");
  check_words ("by-hand", NULL, sitrep_detail_new ("to", "#incidents", "what", "gone", NULL),
               "Posted by hand to #incidents: gone");
  check_words ("postmortem", NULL, NULL, "Postmortem published");
}

/* A fact of a newer version, and details that are none: never a crash, never nothing. */
static void
test_unknown_facts (void)
{
  static const char *const details[] = { "", "{", "[]", "null", "7", "{\"to\":7}", "{\"to\":null}", "{\"to\":[1]}" };

  check_words ("teleported", NULL, NULL, "teleported");
  check_words ("teleported", "resolved", NULL, "Fix verified");
  check_words (NULL, "monitoring", NULL, "Monitoring started");
  check_words (NULL, NULL, NULL, "");
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    check_words ("meet", NULL, g_strdup (details[i]), "We meet at ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/situation/internal", test_internal);
  g_test_add_func ("/situation/public", test_public);
  g_test_add_func ("/situation/no-public-title", test_no_public_title);
  g_test_add_func ("/situation/alike", test_alike);
  g_test_add_func ("/situation/words", test_words);
  g_test_add_func ("/situation/words/unknown", test_unknown_facts);
  return g_test_run ();
}
