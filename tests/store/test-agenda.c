/* test-agenda.c - everything that is due over all incidents of a desk, and what a person is told of it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "desk.h"
#include "desk/sitrep-agenda.h"
#include "unit/incidents.h"

#include <string.h>

/* As in “/accept fails: Acknowledge in 25 min”, a line each; takes the list. */
static char *
lines_of (GPtrArray *list, gint64 now)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SitrepAgendaItem *item = g_ptr_array_index (list, i);
      g_autofree char *title = sitrep_agenda_item_title (item, now);
      g_autofree char *left = sitrep_deadline_left (item->deadline, now);

      g_string_append_printf (out, "%s%s: %s %s", i > 0 ? "\n" : "",
                              item->dossier != NULL ? item->dossier->incident->title : item->playbook->title, title,
                              left);
    }
  g_ptr_array_unref (list);
  return g_string_free_and_steal (out);
}

static void
check_list (TestDesk *d, SitrepAgenda *agenda, const char *expected)
{
  gint64 now = sitrep_desk_now (d->desk);
  g_autofree char *lines = lines_of (sitrep_agenda_list (agenda, now), now);

  g_assert_cmpstr (lines, ==, expected);
}

static void
check_told (TestDesk *d, SitrepAgenda *agenda, const char *expected)
{
  gint64 now = sitrep_desk_now (d->desk);
  g_autofree char *lines = lines_of (sitrep_agenda_remind (agenda, now), now);

  g_assert_cmpstr (lines, ==, expected);
}

static void
go_to (TestDesk *d, const char *clock)
{
  sitrep_clock_set (d->clock, test_000p_at (clock));
}

/* Acknowledged, and its first message taken back: only the next update is due, 30 minutes after the declaration. */
static char *
told_incident (TestDesk *d, const char *title)
{
  char *id = test_desk_declare (d, title);
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);

  for (guint i = 0; i < dossier->messages->len; i++)
    MUST (d, withdraw_message, SITREP_RECORD (g_ptr_array_index (dossier->messages, i))->id);
  MUST (d, acknowledge, id);
  return id;
}

static void
count_cb (SitrepAgenda *agenda, guint *n)
{
  (*n)++;
}

/* The list follows every deed, and is in order over all incidents. */
static void
test_follows (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  SitrepDeclaration worst = { .title = "The bot is offline", .level = "SEV0" };
  g_autoptr (GError) error = NULL;
  g_autofree char *second = NULL, *first = NULL;
  guint changed = 0;

  g_signal_connect (agenda, "changed", G_CALLBACK (count_cb), &changed);
  check_list (d, agenda, "");
  g_assert_cmpint (sitrep_agenda_next (agenda, sitrep_desk_now (d->desk)), ==, SITREP_NEVER);
  first = told_incident (d, "/accept fails");
  g_assert_cmpuint (changed, ==, 3);
  check_list (d, agenda, "/accept fails: Next update: Internal in 30 min");
  second = DO (d, declare, &error, &worst);
  g_assert_no_error (error);
  check_list (d, agenda,
              "The bot is offline: Tell people (1 draft) in 5 min\nThe bot is offline: Next update: Internal in 5 min\n"
              "The bot is offline: Call All admins: Discord @mention in 5 min\n"
              "/accept fails: Next update: Internal in 30 min");
  g_assert_cmpuint (sitrep_agenda_count_open (agenda), ==, 2);
  g_assert_true (sitrep_agenda_is_grave (agenda));
  MUST (d, set_status, second, "resolved", sitrep_desk_now (d->desk), NULL);
  g_assert_cmpuint (sitrep_agenda_count_open (agenda), ==, 1);
  g_assert_false (sitrep_agenda_is_grave (agenda));
  check_list (d, agenda,
              "The bot is offline: Tell people (2 drafts) now\n/accept fails: Next update: Internal in 30 min\n"
              "The bot is offline: Publish the Postmortem in 2 d 0 h");
}

/* Of first messages that wait as drafts, those of the graver incident come first, whichever was declared first. */
static void
test_drafts_in_order (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      const SitrepDeclaration declaration = { .title = "/accept fails", .level = i % 2 == 0 ? "SEV1" : "SEV0" };
      g_autofree char *id = DO (d, declare, &error, &declaration);
      g_autoptr (GPtrArray) list = sitrep_agenda_list (agenda, sitrep_desk_now (d->desk));

      g_assert_no_error (error);
      for (guint j = 0; j <= i; j++)
        {
          const SitrepAgendaItem *item = g_ptr_array_index (list, j);

          g_assert_cmpint (item->deadline->kind, ==, SITREP_DEADLINE_TELL);
          g_assert_cmpint (item->deadline->due, ==, test_000p_at (j < (i + 1) / 2 ? "12:07" : "12:32"));
        }
    }
}

/* Each time is told once, and the next time to look is always ahead. */
static void
test_told_once (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  g_autofree char *id = told_incident (d, "/accept fails");

  check_told (d, agenda, "");
  g_assert_cmpint (sitrep_agenda_next (agenda, sitrep_desk_now (d->desk)), ==, test_000p_at ("12:27"));
  go_to (d, "12:27");
  check_told (d, agenda, "/accept fails: Next update: Internal in 5 min");
  check_told (d, agenda, "");
  g_assert_cmpint (sitrep_agenda_next (agenda, sitrep_desk_now (d->desk)), ==, test_000p_at ("12:32"));
  go_to (d, "12:31");
  check_told (d, agenda, "");
  go_to (d, "12:32");
  check_told (d, agenda, "/accept fails: Next update: Internal overdue by 0 s");
  /* What somebody else changes about the incident is no news about what is due. */
  MUST (d, log, id, "12:31 bot restarted");
  check_told (d, agenda, "");
}

/* The lid was shut over the warning, the time itself and two more: one answer a thing, the most urgent first, once. */
static void
test_sleep (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  g_autofree char *first = told_incident (d, "/accept fails"), *second = NULL, *third = NULL;

  go_to (d, "12:10");
  second = told_incident (d, "Login is broken");
  go_to (d, "12:20");
  third = told_incident (d, "Answers take 6 s");
  check_told (d, agenda, "");
  go_to (d, "13:30");
  check_told (d, agenda,
              "/accept fails: Next update: Internal overdue by 58 min\n"
              "Login is broken: Next update: Internal overdue by 50 min\n"
              "Answers take 6 s: Next update: Internal overdue by 40 min");
  check_told (d, agenda, "");
  g_assert_cmpint (sitrep_agenda_next (agenda, sitrep_desk_now (d->desk)), ==, test_000p_at ("13:32"));
}

/* Put off until 13:00: nobody is told before, and then as if for the first time, once. The thing stays due. */
static void
test_snoozed (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  g_autofree char *id = told_incident (d, "/accept fails");

  go_to (d, "12:32");
  check_told (d, agenda, "/accept fails: Next update: Internal overdue by 0 s");
  MUST (d, snooze, id, "update:internal", "Next update", test_000p_at ("13:00"), "The room is being written to");
  check_told (d, agenda, "");
  go_to (d, "12:47");
  check_told (d, agenda, "");
  check_list (d, agenda, "/accept fails: Next update: Internal overdue by 15 min");
  g_assert_cmpint (sitrep_agenda_next (agenda, sitrep_desk_now (d->desk)), ==, test_000p_at ("13:00"));
  go_to (d, "13:00");
  check_told (d, agenda, "/accept fails: Next update: Internal overdue by 28 min");
  check_told (d, agenda, "");
}

/* Somebody sets the clock an hour back: what is due stays due at its time, and is told again when that comes. */
static void
test_clock_back (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  g_autofree char *id = told_incident (d, "/accept fails");

  go_to (d, "12:40");
  check_told (d, agenda, "/accept fails: Next update: Internal overdue by 8 min");
  go_to (d, "11:40");
  check_told (d, agenda, "");
  check_list (d, agenda, "/accept fails: Next update: Internal in 52 min");
  g_assert_cmpint (sitrep_agenda_next (agenda, sitrep_desk_now (d->desk)), ==, test_000p_at ("12:27"));
  MUST (d, log, id, "bot restarted");
  MUST (d, set_level, id, "SEV0", "the bot is offline", NULL);
  /* By the times that were noted it would be over before it began: those are corrected first. */
  REFUSED (d, SITREP_ERROR_INVALID, set_status, id, "resolved", sitrep_desk_now (d->desk), NULL);
  MUST (d, set_milestone, id, "started", test_000p_at ("11:02"));
  MUST (d, set_status, id, "resolved", sitrep_desk_now (d->desk), NULL);
  test_desk_check (d);
}

/* Standing down leaves nothing to do for who was sent home, but to send what they wrote; calling back brings it again. */
static void
test_stood_down (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("liyaqa");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  g_autofree char *id = told_incident (d, "API errors: migration locks members");
  static const char *const triage[] = { "confirm", "components", "users", "page" };
  g_autoptr (GPtrArray) before = sitrep_agenda_list (agenda, sitrep_desk_now (d->desk)), after = NULL;

  MUST (d, set_level, id, "SEV-1", "Nobody can log in", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (triage); i++)
    MUST (d, tick, id, triage[i], SITREP_TICK_DONE, NULL);
  g_assert_cmpuint (before->len, >, 4);
  MUST (d, stand_down, id, TRUE, "It holds; Noura keeps an eye on it");
  check_list (d, agenda, "");
  go_to (d, "19:00");
  check_told (d, agenda, "");
  g_assert_cmpint (sitrep_agenda_next (agenda, sitrep_desk_now (d->desk)), ==, SITREP_NEVER);
  MUST (d, stand_down, id, FALSE, "Errors again");
  after = sitrep_agenda_list (agenda, sitrep_desk_now (d->desk));
  g_assert_cmpuint (after->len, >, 4);
}

/* The same desk after a restart says the same. */
static void
test_restart (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = told_incident (d, "/accept fails");
  SitrepAgenda *agenda;

  MUST (d, snooze, id, "update:internal", "Next update", test_000p_at ("12:50"), NULL);
  go_to (d, "12:40");
  test_desk_reopen (d);
  agenda = sitrep_agenda_new (d->desk);
  check_list (d, agenda, "/accept fails: Next update: Internal overdue by 8 min");
  check_told (d, agenda, "");
  go_to (d, "12:50");
  check_told (d, agenda, "/accept fails: Next update: Internal overdue by 18 min");
  g_object_unref (agenda);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda/follows", test_follows);
  g_test_add_func ("/agenda/drafts-in-order", test_drafts_in_order);
  g_test_add_func ("/agenda/told-once", test_told_once);
  g_test_add_func ("/agenda/sleep", test_sleep);
  g_test_add_func ("/agenda/snoozed", test_snoozed);
  g_test_add_func ("/agenda/clock-back", test_clock_back);
  g_test_add_func ("/agenda/stood-down", test_stood_down);
  g_test_add_func ("/agenda/restart", test_restart);
  return g_test_run ();
}
