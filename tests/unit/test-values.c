/* test-values.c - what a template or a form may name, and its value
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-values.h"
#include "incidents.h"

static void
check (SitrepDossier *dossier, gint64 now, const char *name, const char *expected)
{
  g_autoptr (SitrepValues) values = sitrep_values_new (dossier, now);
  g_autofree char *text = sitrep_values_text (values, name);

  g_test_message ("%s", name);
  g_assert_cmpstr (text, ==, expected);
}

static void
check_list (SitrepDossier *dossier, gint64 now, const char *name, const char *expected)
{
  g_autoptr (SitrepValues) values = sitrep_values_new (dossier, now);
  g_auto (GStrv) list = sitrep_values_list (values, name);
  g_autofree char *joined = list != NULL ? g_strjoinv ("|", list) : NULL;

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_pawtropolis (void)
{
  g_autoptr (SitrepDossier) closed = test_000p ("12:45");
  gint64 now = test_000p_at ("12:50");

  check (closed, now, "incident.id", "INC-20251030-1200");
  check (closed, now, "incident.title", "/accept fails: database locked");
  check (closed, now, "incident.level", "SEV1");
  check (closed, now, "incident.level_name", "Major Degradation");
  check (closed, now, "incident.glyph", "⚠️");
  check (closed, now, "incident.status", "Closed");
  check (closed, now, "incident.lead", "Admin");
  check (closed, now, "incident.lead_handle", "@Admin");
  check (closed, now, "incident.meet", NULL);
  check (closed, now, "incident.date", "2025-10-30");
  /* From the start to the close, not to the fix. */
  check (closed, now, "incident.duration", "45 minutes");
  check (closed, now, "incident.elapsed", "50 minutes");
  check (closed, now, "milestone.started", "12:00 UTC");
  check (closed, now, "milestone.resolved", "12:15 UTC");
  check (closed, now, "milestone.acknowledged", NULL);
  check (closed, now, "update.time", "12:50 UTC");
  check (closed, now, "update.next", "13:20 UTC");
  check (closed, now, "update.every", "30 minutes");
  check (closed, now, "update.in", "30 minutes");
  check (closed, now, "incident.minutes", "45");
  check (closed, now, "incident.slug", "accept-fails-database-locked");
  check (closed, now, "incident.channel", NULL);
  check (closed, now, "postmortem.due", "2025-11-01 12:15 UTC");
  check (closed, now, "postmortem.within", "48 hours");
  check (closed, now, "postmortem.author", "Admin");
  check (closed, now, "role.lead", "@Admin");
  check (closed, now, "variable.channel", "#incidents");
  check (closed, now, "variable.weather", NULL);
  check (closed, now, "root_cause", NULL);
  check (closed, now, "weather", NULL);
  check (closed, now, "", NULL);
}

static void
test_liyaqa (void)
{
  g_autoptr (SitrepDossier) resolved = test_001s ("14:45");
  g_autoptr (SitrepDossier) open = test_001s ("14:20");
  gint64 now = test_001s_at ("14:45");
  SitrepEntry *late;

  /* The timeline resolves at 14:45; the head of the document says 16:45, two hours and 45 minutes. */
  check (resolved, now, "incident.duration", "45 minutes");
  check (resolved, now, "milestone.resolved", "14:45 KSA");
  check (open, now, "incident.duration", "45 minutes");
  late = test_milestone (resolved, test_001s_at ("16:45"), "resolved");
  g_assert_nonnull (late);
  check (resolved, now, "incident.duration", "2 h 45 min");
  check (resolved, now, "milestone.resolved", "16:45 KSA");
  check (resolved, now, "incident.date", "2026-01-31");
  check (resolved, now, "incident.state", NULL);
  g_set_str (&resolved->playbook->resolved_label, "Over");
  check (resolved, now, "incident.state", "Over");
  g_set_str (&resolved->incident->detected_by, "HighErrorRate");
  check (resolved, now, "incident.detected_by", "HighErrorRate");
  check (resolved, now, "incident.public_title", "Members cannot be reached");
  check (resolved, now, "variable.cc", "@backend-lead @devops-lead @cto");
  check (resolved, now, "role.commander", "@noura");
  check (resolved, now, "role.scribe", NULL);
}

/* Names by the patterns of the process; a name that is made of itself ends. */
static void
test_made_names (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");
  gint64 now = test_001s_at ("14:45");

  g_set_str (&dossier->incident->title, "API errors");
  g_set_str (&dossier->playbook->ids.channel, "#incident-{{started:%Y-%m-%d}}-{{slug}}");
  g_set_str (&dossier->playbook->ids.document, "Incident {{started:%Y-%m-%d}}: {{incident.title}}");
  g_set_str (&dossier->playbook->ids.review, "x{{incident.review}}{{incident.channel}}");
  check (dossier, now, "incident.channel", "#incident-2026-01-31-api-errors");
  check (dossier, now, "incident.document", "Incident 2026-01-31: API errors");
  check (dossier, now, "incident.review", "x");
}

/* The word of the services, where the process has no status page of its own; else its label and glyph. */
static void
test_page (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:20");
  gint64 now = test_001s_at ("14:20");
  SitrepStatus *status = g_ptr_array_index (dossier->playbook->statuses, 0);
  SitrepPageStatus *page = g_new0 (SitrepPageStatus, 1);

  g_set_str (&dossier->incident->status, status->key);
  /* A word of the services is named as the services do. */
  g_set_str (&status->page, "monitoring");
  check (dossier, now, "incident.page", "Monitoring");
  check (dossier, now, "incident.page_glyph", NULL);
  page->key = g_strdup ("degraded");
  page->label = g_strdup ("Degraded Performance");
  page->glyph = g_strdup ("🟡");
  g_ptr_array_add (dossier->playbook->page_statuses, page);
  g_set_str (&status->page, "degraded");
  check (dossier, now, "incident.page", "Degraded Performance");
  check (dossier, now, "incident.page_glyph", "🟡");
  g_set_str (&status->page, NULL);
  check (dossier, now, "incident.page", NULL);
}

static void
test_review (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");
  SitrepDue *due = &dossier->playbook->review.due;
  gint64 now = test_001s_at ("14:45");

  g_set_str (&due->from, NULL);
  due->minutes = 0;
  check (dossier, now, "review.due", NULL);
  check (dossier, now, "review.within", NULL);
  g_set_str (&due->from, "resolved");
  due->minutes = 90;
  check (dossier, now, "review.due", "2026-01-31 16:15 KSA");
  check (dossier, now, "review.within", "90 minutes");
  due->minutes = 60;
  check (dossier, now, "review.within", "1 hour");
}

/* A template's clock goes before that of the process, in both directions, in every time. */
static void
test_clock (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");
  g_autoptr (SitrepValues) values = sitrep_values_new (dossier, test_001s_at ("14:45"));
  g_autofree char *resolved = NULL, *due = NULL, *again = NULL;
  g_auto (GStrv) milestones = NULL;

  sitrep_values_set_clock (values, TRUE);
  resolved = sitrep_values_text (values, "milestone.resolved");
  due = sitrep_values_text (values, "postmortem.due");
  milestones = sitrep_values_list (values, "milestones");
  g_assert_cmpstr (resolved, ==, "2:45 PM KSA");
  g_assert_cmpstr (due, ==, "2026-02-02 2:45 PM KSA");
  g_assert_true (g_str_has_prefix (milestones[0], "2:00 PM - "));
  sitrep_values_set_clock (values, FALSE);
  again = sitrep_values_text (values, "milestone.resolved");
  g_assert_cmpstr (again, ==, "14:45 KSA");
}

/* What is done, under way and next is printed with the marks of the process, however it was typed. */
static void
test_progress (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:20");
  gint64 now = test_001s_at ("14:20");
  SitrepFieldRule *field = (SitrepFieldRule *) sitrep_playbook_field (dossier->playbook, "progress");

  g_assert_nonnull (field);
  field->input = SITREP_INPUT_PROGRESS;
  test_fact (dossier, "progress",
             "[x] Query found\n  [X]Query killed\n\n[-] Flows are tested\n[~]  Watching\n[ ] Tell members\n"
             "✅ Paged\nCalled the vendor\n[link] kept");
  check_list (dossier, now, "progress",
              "[x] Query found|[X]Query killed|[-] Flows are tested|[~]  Watching|[ ] Tell members|✅ Paged|"
              "Called the vendor|[link] kept");
  g_clear_pointer (&field->marks, g_strfreev);
  field->marks = g_strsplit ("✅,🔄,⏳", ",", -1);
  check_list (dossier, now, "progress",
              "✅ Query found|✅ Query killed|🔄 Flows are tested|🔄 Watching|⏳ Tell members|✅ Paged|"
              "Called the vendor|[link] kept");
}

/* Cadence and next update differ by audience. */
static void
test_audiences (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:10");
  g_autoptr (SitrepValues) values = sitrep_values_new (dossier, test_001s_at ("14:10"));
  g_autofree char *public_next = NULL, *stakeholders_next = NULL;

  g_set_str (&dossier->incident->level, "SEV-2");
  sitrep_values_set_audience (values, SITREP_AUDIENCE_PUBLIC);
  public_next = sitrep_values_text (values, "update.next");
  g_assert_cmpstr (public_next, ==, "15:10 KSA");
  /* SEV-2 sends no mails to stakeholders. */
  sitrep_values_set_audience (values, SITREP_AUDIENCE_STAKEHOLDERS);
  stakeholders_next = sitrep_values_text (values, "update.next");
  g_assert_null (stakeholders_next);
}

static void
test_lists (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:05");
  gint64 now = test_000p_at ("12:05");

  check_list (dossier, now, "timeline",
              "12:00 - Users report that /accept fails|12:02 - Confirmed and declared as SEV1|12:05 - Bot restarted, "
              "without effect");
  check_list (dossier, now, "milestones",
              "12:00 - Users report that /accept fails|12:02 - Confirmed and declared as SEV1");
  check_list (dossier, now, "responders", "Admin");
  check_list (dossier, now, "actions", NULL);
  check_list (dossier, now, "actions_taken", NULL);
  check_list (dossier, now, "incident.title", "/accept fails: database locked");
  test_fact (dossier, "actions_taken", "Killed the query\n\n  Restarted the bot  \n");
  check_list (dossier, now, "actions_taken", "Killed the query|Restarted the bot");
  test_fact (dossier, "root_cause", "One line\nand another");
  check_list (dossier, now, "root_cause", "One line\nand another");
  check (dossier, now, "milestones", "12:00 - Users report that /accept fails, 12:02 - Confirmed and declared as SEV1");
}

/* Who held two roles, or one twice, is one responder. */
static void
test_responders (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  gint64 now = test_000p_at ("12:45");

  test_holder (dossier, "author", "Admin", "@Admin", now, SITREP_NEVER);
  test_holder (dossier, "on-call-admin", "Grace Hopper", NULL, test_000p_at ("12:03"), test_000p_at ("12:10"));
  check_list (dossier, now, "responders", "Admin|Grace Hopper");
  check (dossier, now, "role.on-call-admin", NULL);
}

/* What was typed for one message goes before what is known; an empty text means that nothing is. */
static void
test_own (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:05");
  g_autoptr (SitrepValues) values = sitrep_values_new (dossier, test_000p_at ("12:05"));
  g_autofree char *typed = NULL, *nothing = NULL, *blank = NULL;
  g_auto (GStrv) list = NULL;

  test_fact (dossier, "eta", "30 minutes");
  sitrep_values_set (values, "eta", "10 minutes");
  typed = sitrep_values_text (values, "eta");
  g_assert_cmpstr (typed, ==, "10 minutes");
  sitrep_values_set (values, "eta", NULL);
  nothing = sitrep_values_text (values, "eta");
  g_assert_null (nothing);
  sitrep_values_set (values, "eta", " \n");
  blank = sitrep_values_text (values, "eta");
  g_assert_null (blank);
  sitrep_values_set (values, "timeline", "typed by hand");
  list = sitrep_values_list (values, "timeline");
  g_assert_cmpuint (g_strv_length (list), ==, 1);
}

static void
test_classes (void)
{
  static const struct
  {
    const char *name;
    SitrepNameClass class;
  } names[] = {
    { "incident.title", SITREP_NAME_INTERNAL },
    { "incident.public_title", SITREP_NAME_PUBLIC },
    { "incident.lead", SITREP_NAME_INTERNAL },
    { "incident.minutes", SITREP_NAME_PUBLIC },
    { "incident.page", SITREP_NAME_PUBLIC },
    { "incident.page_glyph", SITREP_NAME_PUBLIC },
    { "incident.channel", SITREP_NAME_INTERNAL },
    { "incident.slug", SITREP_NAME_INTERNAL },
    { "update.in", SITREP_NAME_PUBLIC },
    { "review.due", SITREP_NAME_PUBLIC },
    { "review.within", SITREP_NAME_PUBLIC },
    { "impact", SITREP_NAME_INTERNAL },
    { "known", SITREP_NAME_INTERNAL },
    { "root_cause", SITREP_NAME_INTERNAL },
    { "public_cause", SITREP_NAME_PUBLIC },
    { "timeline", SITREP_NAME_INTERNAL },
    { "milestone.resolved", SITREP_NAME_PUBLIC },
    { "milestone.acknowledged", SITREP_NAME_PUBLIC },
    { "milestone.lunch", SITREP_NAME_UNKNOWN },
    { "role.scribe", SITREP_NAME_INTERNAL },
    { "role.cook", SITREP_NAME_UNKNOWN },
    { "variable.cc", SITREP_NAME_PUBLIC },
    { "variable.weather", SITREP_NAME_UNKNOWN },
    { "incident.weather", SITREP_NAME_UNKNOWN },
    { "", SITREP_NAME_UNKNOWN },
    { "incident", SITREP_NAME_UNKNOWN },
  };
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("liyaqa");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i].name);
      g_assert_cmpint (sitrep_values_classify (playbook, names[i].name), ==, names[i].class);
    }
}

/* Whatever is offered is known, and nothing internal is among what the public may be told. */
static void
test_names (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("liyaqa");
  g_auto (GStrv) all = sitrep_values_names (playbook, FALSE);
  g_auto (GStrv) public = sitrep_values_names (playbook, TRUE);

  g_assert_cmpuint (g_strv_length (public), <, g_strv_length (all));
  for (guint i = 0; all[i] != NULL; i++)
    g_assert_cmpint (sitrep_values_classify (playbook, all[i]), !=, SITREP_NAME_UNKNOWN);
  for (guint i = 0; public[i] != NULL; i++)
    g_assert_cmpint (sitrep_values_classify (playbook, public[i]), ==, SITREP_NAME_PUBLIC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/000-P", test_pawtropolis);
  g_test_add_func ("/values/001-S", test_liyaqa);
  g_test_add_func ("/values/made-names", test_made_names);
  g_test_add_func ("/values/page", test_page);
  g_test_add_func ("/values/review", test_review);
  g_test_add_func ("/values/clock", test_clock);
  g_test_add_func ("/values/progress", test_progress);
  g_test_add_func ("/values/audiences", test_audiences);
  g_test_add_func ("/values/lists", test_lists);
  g_test_add_func ("/values/responders", test_responders);
  g_test_add_func ("/values/own", test_own);
  g_test_add_func ("/values/classes", test_classes);
  g_test_add_func ("/values/names", test_names);
  return g_test_run ();
}
