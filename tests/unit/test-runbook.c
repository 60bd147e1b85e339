/* test-runbook.c - the runbook for what happens, and what fixed it in the past
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-hit-words.h"
#include "incident/sitrep-runbook.h"
#include "playbook/sitrep-playbook-reader.h"

static SitrepPlaybook *
read_playbook (void)
{
  static const char json[]
    = "{ \"format\": 1, \"key\": \"shop\", \"title\": \"Shop\","
      "  \"levels\": [ { \"key\": \"P0\", \"name\": \"Critical\" } ],"
      "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },"
      "    { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\" } ],"
      "  \"runbooks\": [ { \"key\": \"pool\", \"title\": \"Connection pool exhausted\","
      "      \"symptoms\": [ \"Timeouts of the checkout\", \"Too many clients\" ],"
      "      \"fixes\": [ { \"text\": \"Restart the pooler\" } ] },"
      "    { \"key\": \"disk\", \"title\": \"Disk full\", \"fixes\": [ { \"text\": \"Remove old logs\" } ] } ] }";
  g_autoptr (GError) error = NULL;
  SitrepPlaybook *playbook = sitrep_playbook_read (json, -1, NULL, &error);

  g_assert_no_error (error);
  return playbook;
}

static void
check (const char *title, const char *expected)
{
  g_autoptr (SitrepPlaybook) playbook = read_playbook ();
  g_autoptr (GPtrArray) found = sitrep_runbooks_for (playbook, title);
  const SitrepRunbook *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  g_assert_cmpstr (first != NULL ? first->key : NULL, ==, expected);
}

static void
test_found (void)
{
  check ("Checkout times out: timeouts everywhere", "pool");
  check ("The connection pool is exhausted again", "pool");
  check ("disk of eu-1 full", "disk");
  check ("DÍSK full", "disk");
  check ("Certificate expired", NULL);
  check ("", NULL);
}

static SitrepDossier *
new_dossier (const char *runbook, const char *doing)
{
  g_autoptr (SitrepPlaybook) playbook = read_playbook ();
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  SitrepDossier *dossier = sitrep_dossier_new (playbook, incident);
  const char *facts[][2] = { { SITREP_RUNBOOK_FACT, runbook }, { "doing", doing } };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i][1] != NULL)
      {
        SitrepFact *fact = sitrep_record_new (&sitrep_fact_type);

        fact->key = g_strdup (facts[i][0]);
        fact->value = g_strdup (facts[i][1]);
        g_ptr_array_add (dossier->facts, fact);
      }
  return dossier;
}

static void
check_remedy (const char *runbook, const char *doing, const char *last, const char *expected)
{
  g_autoptr (SitrepDossier) dossier = new_dossier (runbook, doing);
  g_autoptr (SitrepEntry) entry = sitrep_record_new (&sitrep_entry_type);
  g_autofree char *remedy = NULL;

  entry->text = g_strdup (last);
  remedy = sitrep_remedy (dossier, last != NULL ? entry : NULL);
  g_assert_cmpstr (remedy, ==, expected);
}

static void
test_remedy (void)
{
  check_remedy (NULL, NULL, NULL, NULL);
  check_remedy (NULL, "Ada restarts the pooler", NULL, "Ada restarts the pooler");
  check_remedy (NULL, "Ada looks", "Pooler restarted", "Pooler restarted");
  check_remedy ("pool", NULL, NULL, "Connection pool exhausted");
  check_remedy ("pool", NULL, "Pooler restarted", "Connection pool exhausted · Pooler restarted");
  check_remedy ("gone-since", NULL, "Pooler restarted", "Pooler restarted");
}

/* Every kind of record that can be found has a name of its own. */
static void
test_hit_words (void)
{
  g_autoptr (SitrepPlaybook) playbook = read_playbook ();
  g_autoptr (SitrepFact) fact = sitrep_record_new (&sitrep_fact_type);
  g_autoptr (SitrepAnswer) answer = sitrep_record_new (&sitrep_answer_type);
  g_autofree char *known = NULL, *unknown = NULL;

  fact->key = g_strdup ("impact");
  known = sitrep_hit_words (fact, playbook);
  g_assert_cmpstr (known, ==, "Situation: Impact");
  answer->key = g_strdup ("not-asked");
  unknown = sitrep_hit_words (answer, playbook);
  g_assert_cmpstr (unknown, ==, "Post-mortem");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/runbook/found", test_found);
  g_test_add_func ("/runbook/remedy", test_remedy);
  g_test_add_func ("/runbook/hit-words", test_hit_words);
  return g_test_run ();
}
