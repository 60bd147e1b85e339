/* test-desk.c - what a person does, and what the desk makes of it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "desk.h"
#include "folder.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-entry-words.h"
#include "unit/incidents.h"

#include <string.h>

#define INVALID SITREP_ERROR_INVALID
#define NOT_FOUND SITREP_ERROR_NOT_FOUND

static void
check_timeline (TestDesk *d, const char *incident, const char *expected)
{
  g_autofree char *timeline = test_desk_timeline (d, incident);

  g_assert_cmpstr (timeline, ==, expected);
}

/* --- declaring --- */

static void
test_declare (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "  /accept fails: the database is locked ");
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);
  const SitrepHolder *lead = sitrep_dossier_lead (dossier);

  g_assert_cmpstr (dossier->incident->title, ==, "/accept fails: the database is locked");
  g_assert_cmpstr (dossier->incident->label, ==, "INC-20251030-1202");
  g_assert_cmpstr (dossier->incident->level, ==, "SEV1");
  g_assert_cmpstr (dossier->incident->status, ==, "in-progress");
  g_assert_cmpint (dossier->incident->phase, ==, SITREP_PHASE_OPEN);
  g_assert_cmpint (dossier->incident->kind, ==, SITREP_KIND_REAL);
  g_assert_null (dossier->incident->public_title);
  g_assert_cmpstr (lead->name, ==, "Ada Byron");
  g_assert_true (lead->assumed);
  check_timeline (d, id, "12:02 Started|12:02 Declared as SEV1");
  /* Nothing is sent: the first message waits as a draft, to be posted by hand where there is no destination. */
  g_assert_cmpuint (dossier->messages->len, ==, 1);
  g_assert_cmpint (((SitrepMessage *) g_ptr_array_index (dossier->messages, 0))->state, ==, SITREP_MESSAGE_DRAFT);
  test_desk_check (d);
}

static void
test_declare_in_full (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("liyaqa");
  SitrepDeclaration asked = { .kind = SITREP_KIND_DRILL,
                              .title = "API errors",
                              .level = "SEV-1",
                              .started_at = test_000p_at ("11:40"),
                              .detected_by = "Alert HighErrorRate",
                              .public_title = "Members cannot log in",
                              .lead = "Noura",
                              .lead_handle = "@noura",
                              .meet = "https://meet.example/1",
                              .impact = "All members" };
  g_autofree char *id = DO (d, declare, NULL, &asked);
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);

  g_assert_cmpint (dossier->incident->kind, ==, SITREP_KIND_DRILL);
  g_assert_cmpstr (dossier->incident->level, ==, "SEV-1");
  g_assert_cmpstr (dossier->incident->detected_by, ==, "Alert HighErrorRate");
  g_assert_cmpstr (dossier->incident->public_title, ==, "Members cannot log in");
  g_assert_cmpstr (dossier->incident->meet, ==, "https://meet.example/1");
  g_assert_cmpstr (sitrep_dossier_lead (dossier)->name, ==, "Noura");
  g_assert_false (sitrep_dossier_lead (dossier)->assumed);
  g_assert_cmpint (sitrep_dossier_started (dossier), ==, test_000p_at ("11:40"));
  g_assert_cmpstr (sitrep_dossier_fact (dossier, "impact"), ==, "All members");
}

/* Two in one minute, by both processes, by hand at past times: no id twice. */
static void
test_labels (void)
{
  static const char *const expected[2][3] = { { "INC-20251030-1202", "INC-20251030-1202-2", "INC-20251030-1202-3" },
                                              { "INC-2025-10-30-001", "INC-2025-10-30-002", "INC-2025-10-30-003" } };
  static const char *const processes[] = { "pawtropolis", "liyaqa" };

  for (guint p = 0; p < 2; p++)
    {
      g_autoptr (TestDesk) d = test_desk_new (processes[p]);

      for (guint i = 0; i < 3; i++)
        {
          g_autofree char *id = test_desk_declare (d, "API errors");
          g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);

          g_assert_cmpstr (dossier->incident->label, ==, expected[p][i]);
          if (i == 1)
            test_desk_reopen (d);
        }
      test_desk_check (d);
    }
}

static void
check_next (TestDesk *d, const char *expected)
{
  g_autofree char *id = test_desk_declare (d, "API errors");
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);

  g_assert_cmpstr (dossier->incident->label, ==, expected);
}

static GHashTable *
new_answers (const char *question, const char *answer)
{
  GHashTable *answers = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (answers, (gpointer) question, (gpointer) answer);
  return answers;
}

/* What the process' questions propose is written down with what was decided, also when the level stays. */
static void
test_level_with_advice (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("liyaqa");
  g_autofree char *id = test_desk_declare (d, "API errors");
  g_autoptr (GHashTable) loss = new_answers ("data", "loss"), weather = new_answers ("weather", "fair");

  REFUSED (d, INVALID, set_level, id, "SEV-1", NULL, weather);
  MUST (d, set_level, id, "SEV-1", "members are locked out", loss);
  check_timeline (d, id,
                  "15:02 Started|15:02 Declared as SEV-2|"
                  "15:02 Level advice: SEV-1 proposed and chosen (Is data at risk? Loss → SEV-1)|"
                  "15:02 Level changed from SEV-2 to SEV-1: members are locked out");
  test_desk_advance (d, SITREP_MINUTE);
  MUST (d, set_level, id, "SEV-1", NULL, loss);
  MUST (d, set_level, id, "SEV-1", NULL, NULL);
  check_timeline (d, id,
                  "15:02 Started|15:02 Declared as SEV-2|"
                  "15:02 Level advice: SEV-1 proposed and chosen (Is data at risk? Loss → SEV-1)|"
                  "15:02 Level changed from SEV-2 to SEV-1: members are locked out|"
                  "15:03 Level advice: SEV-1 proposed and chosen (Is data at risk? Loss → SEV-1)");
  test_desk_check (d);
}

/* Whether that item stands on the checklist, and whether it is done. */
static gboolean
find_line (TestDesk *d, const char *incident, const char *item, gboolean *done)
{
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, incident);
  g_autoptr (GArray) lines = sitrep_checklist (dossier, sitrep_desk_now (d->desk));

  for (guint i = 0; i < lines->len; i++)
    if (strcmp (g_array_index (lines, SitrepChecklistLine, i).item->key, item) == 0)
      {
        *done = g_array_index (lines, SitrepChecklistLine, i).state == SITREP_TICK_DONE;
        return TRUE;
      }
  return FALSE;
}

static const SitrepGroup *
group_when (const SitrepPlaybook *playbook, const char *condition)
{
  for (guint i = 0; i < playbook->groups->len; i++)
    if (g_strcmp0 (((SitrepGroup *) playbook->groups->pdata[i])->when, condition) == 0)
      return playbook->groups->pdata[i];
  g_assert_not_reached ();
}

static char *
first_item_when (TestDesk *d, const char *incident, const char *condition)
{
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, incident);

  return g_strdup (((SitrepItem *) group_when (dossier->playbook, condition)->items->pdata[0])->key);
}

/* Fix forward or roll back: what belongs to the answer stays, the other list goes, the item that asks is done. */
static void
test_decision (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("runbook");
  g_autofree char *id = test_desk_declare (d, "API errors");
  g_autofree char *rollback = first_item_when (d, id, "rollback"), *forward = first_item_when (d, id, "fix-forward");
  gboolean done;

  g_assert_true (find_line (d, id, rollback, &done) && find_line (d, id, forward, &done));
  g_assert_true (find_line (d, id, "ic-decide", &done) && !done);
  REFUSED (d, INVALID, decide, id, "weather", "fair", NULL);
  REFUSED (d, INVALID, decide, id, "fix", "yes", NULL);
  REFUSED (d, INVALID, decide, id, "outside-notice", "maybe", NULL);
  REFUSED (d, INVALID, set_fact, id, "decision.fix", "rollback");
  MUST (d, decide, id, "fix", "rollback", "the fix takes an hour");
  MUST (d, decide, id, "fix", "rollback", "twice is once");
  MUST (d, decide, id, "outside-notice", "no", NULL);
  g_assert_true (find_line (d, id, rollback, &done));
  g_assert_false (find_line (d, id, forward, &done));
  g_assert_true (find_line (d, id, "ic-decide", &done) && done);
  test_desk_reopen (d);
  MUST (d, decide, id, "fix", "fix-forward", NULL);
  g_assert_true (find_line (d, id, forward, &done));
  g_assert_false (find_line (d, id, rollback, &done));
  MUST (d, undo, id);
  g_assert_false (find_line (d, id, forward, &done));
  MUST (d, decide, id, "fix", NULL, "the old version is gone");
  g_assert_true (find_line (d, id, rollback, &done) && find_line (d, id, forward, &done));
  g_assert_true (find_line (d, id, "ic-decide", &done) && !done);
  check_timeline (d, id,
                  "07:02 Started|07:02 Declared as SEV2|"
                  "07:02 Can it be fixed forward? No: roll back: the fix takes an hour|"
                  "07:02 Do people outside need a notice? No|"
                  "07:02 Not decided after all (Can it be fixed forward?): the old version is gone");
  /* Not applicable, and applicable after all: it can still be decided. */
  MUST (d, tick, id, "ic-decide", SITREP_TICK_SKIPPED, NULL);
  MUST (d, tick, id, "ic-decide", SITREP_TICK_OPEN, NULL);
  g_assert_true (find_line (d, id, "ic-decide", &done) && !done);
  MUST (d, decide, id, "fix", "rollback", NULL);
  g_assert_true (find_line (d, id, "ic-decide", &done) && done);
  test_desk_check (d);
}

/* The day ends at midnight in Riyadh, at 21:00 in UTC; an incident that comes back keeps its id. */
static void
test_labels_by_day (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("liyaqa");
  g_autofree char *id = test_desk_declare (d, "API errors");
  g_autoptr (SitrepDossier) reopened = NULL;

  test_desk_advance (d, test_000p_at ("20:59") - sitrep_desk_now (d->desk));
  check_next (d, "INC-2025-10-30-002");
  MUST (d, set_status, id, "resolved", SITREP_NEVER, NULL);
  test_desk_advance (d, SITREP_MINUTE);
  check_next (d, "INC-2025-10-31-001");
  MUST (d, set_status, id, "investigating", SITREP_NEVER, "they are back");
  reopened = test_desk_dossier (d, id);
  g_assert_cmpstr (reopened->incident->label, ==, "INC-2025-10-30-001");
  check_next (d, "INC-2025-10-31-002");
  test_desk_check (d);
}

static const char by_year[]
  = "{ \"format\": 1, \"key\": \"office\", \"title\": \"Office\", \"time\": { \"zone\": \"America/New_York\" },"
    "  \"ids\": { \"incident\": \"INC-{{started:%Y}}-{{sequence:3}}\", \"short\": \"INC-{{sequence:3}}\" },"
    "  \"levels\": [ { \"key\": \"P1\", \"name\": \"High\" } ],"
    "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },"
    "                  { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\" } ] }";

static TestDesk *
office_desk (void)
{
  TestDesk *d = test_desk_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (by_year, sizeof by_year - 1);

  MUST (d, import_playbook, bytes);
  return d;
}

static void
test_labels_by_year (void)
{
  g_autoptr (TestDesk) d = office_desk ();

  check_next (d, "INC-2025-001");
  check_next (d, "INC-2025-002");
  /* New York's year ends five hours after that of UTC. */
  sitrep_clock_set (d->clock, test_utc ("2026-01-01T04:59:00Z"));
  check_next (d, "INC-2025-003");
  sitrep_clock_set (d->clock, test_utc ("2026-01-01T05:00:00Z"));
  check_next (d, "INC-2026-001");
}

static void
test_typed_label (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  SitrepDeclaration asked = { .title = "/accept fails", .id = " PAW-17 " };
  SitrepDeclaration again = { .title = "/accept fails", .id = "paw-17" };
  SitrepDeclaration two_lines = { .title = "/accept fails", .id = "PAW\n18" };
  g_autofree char *id = DO (d, declare, NULL, &asked);
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);

  g_assert_cmpstr (dossier->incident->label, ==, "PAW-17");
  REFUSED (d, INVALID, declare, &again);
  REFUSED (d, INVALID, declare, &two_lines);
  check_next (d, "INC-20251030-1202");
}

static void
check_found (TestDesk *d, const char *typed, const char *label, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepIncident) incident = sitrep_desk_find_incident (d->desk, typed, &error);

  g_assert_cmpstr (incident != NULL ? incident->label : NULL, ==, label);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, words);
}

static void
test_find (void)
{
  g_autoptr (TestDesk) d = office_desk ();
  g_autofree char *old = test_desk_declare (d, "Mail is slow");
  g_autofree char *new = NULL;
  SitrepDeclaration typed = { .title = "Printer", .id = "001" };

  check_found (d, "inc-2025-001", "INC-2025-001", NULL);
  check_found (d, "INC-001", "INC-2025-001", NULL);
  check_found (d, "1", NULL, "There is no incident “1”.");
  sitrep_clock_set (d->clock, test_utc ("2026-02-01T12:00:00Z"));
  new = test_desk_declare (d, "Mail is slow again");
  check_found (d, "001", NULL, "“001” can mean several incidents: INC-2026-001, INC-2025-001.");
  check_found (d, "2025-001", "INC-2025-001", NULL);
  MUST (d, set_status, old, "done", SITREP_NEVER, NULL);
  check_found (d, "INC-001", "INC-2026-001", NULL);
  MUST (d, set_status, new, "done", SITREP_NEVER, NULL);
  check_found (d, "INC-001", NULL, "“INC-001” can mean several incidents: INC-2026-001, INC-2025-001.");
  /* The very id goes before any short form. */
  MUST (d, declare, &typed);
  check_found (d, "001", "001", NULL);
}

/* Started together, before the first one is answered. */
static void
test_labels_at_once (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  GAsyncResult *done[20] = { NULL };
  SitrepDeclaration asked = { .title = "API errors" };
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20; i++)
    sitrep_desk_declare_async (d->desk, &asked, test_desk_done_cb, &done[i]);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = test_desk_finish (d, &done[i], NULL);
      g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);

      g_assert_true (g_hash_table_add (labels, g_strdup (dossier->incident->label)));
    }
}

static void
test_bad_titles (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *long_title = g_strnfill (10000, 'x');
  const char *const titles[] = { NULL, "", "  ", "\n\t", "\xe2\x80\x8b", "\xe2\x80\xae", long_title };
  g_autofree char *draft = NULL;

  sitrep_desk_save_draft (d->desk, "declare.title", NULL, "what was typed");
  /* Drafts are kept without an answer; whatever is asked for next comes after them. */
  MUST (d, set_person, "Ada Byron");
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      SitrepDeclaration asked = { .title = titles[i] };

      REFUSED (d, INVALID, declare, &asked);
    }
  draft = sitrep_desk_draft (d->desk, "declare.title");
  g_assert_cmpstr (draft, ==, "what was typed");
}

static void
test_drafts_are_forgotten (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = NULL, *title = NULL, *other = NULL;

  sitrep_desk_save_draft (d->desk, "declare.title", NULL, "/accept");
  sitrep_desk_save_draft (d->desk, "log.1", NULL, "12:05 re");
  id = test_desk_declare (d, "/accept fails");
  title = sitrep_desk_draft (d->desk, "declare.title");
  other = sitrep_desk_draft (d->desk, "log.1");
  g_assert_null (title);
  g_assert_cmpstr (other, ==, "12:05 re");
}

static void
test_bad_declarations (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  SitrepDeclaration future = { .title = "API errors", .started_at = test_000p_at ("12:04") };
  SitrepDeclaration level = { .title = "API errors", .level = "SEV-1" };
  SitrepDeclaration bytes = { .title = "API errors", .level = "caf\xe9" };
  SitrepDeclaration process = { .title = "API errors", .playbook = "no such version" };

  REFUSED (d, INVALID, declare, &future);
  REFUSED (d, INVALID, declare, &level);
  REFUSED (d, INVALID, declare, &bytes);
  REFUSED (d, NOT_FOUND, declare, &process);
}

static void
test_first_start (void)
{
  g_autoptr (TestDesk) d = test_desk_new (NULL);
  g_autoptr (GPtrArray) shipped = sitrep_desk_shipped_playbooks (d->desk);
  g_autoptr (SitrepPlaybook) none = sitrep_desk_default_playbook (d->desk);
  g_autoptr (SitrepPlaybook) chosen = NULL;
  const SitrepPlaybook *second = g_ptr_array_index (shipped, 1);
  SitrepDeclaration asked = { .title = "API errors" };
  g_autofree char *id = NULL;

  g_assert_cmpuint (shipped->len, >=, 2);
  g_assert_null (none);
  REFUSED (d, INVALID, declare, &asked);
  REFUSED (d, NOT_FOUND, choose_playbook, "no such version");
  MUST (d, choose_playbook, second->id);
  chosen = sitrep_desk_default_playbook (d->desk);
  g_assert_cmpstr (chosen->id, ==, second->id);
  test_desk_reopen (d);
  id = test_desk_declare (d, "API errors");
  g_assert_nonnull (id);
}

/* --- an incident's life --- */

static void
test_level (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");

  test_desk_advance (d, 3 * SITREP_MINUTE);
  MUST (d, set_level, id, "SEV0", "the bot is offline", NULL);
  MUST (d, set_level, id, "SEV0", "twice is once", NULL);
  test_desk_advance (d, SITREP_MINUTE);
  MUST (d, set_level, id, "SEV1", NULL, NULL);
  check_timeline (d, id,
                  "12:02 Started|12:02 Declared as SEV1|12:05 Level changed from SEV1 to SEV0: the bot is offline|"
                  "12:06 Level changed from SEV0 to SEV1");
  REFUSED (d, INVALID, set_level, id, "SEV9", NULL, NULL);
  REFUSED (d, INVALID, set_level, id, NULL, NULL, NULL);
  REFUSED (d, NOT_FOUND, set_level, "no such incident", "SEV0", NULL, NULL);
}

static void
test_status (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autoptr (SitrepDossier) resolved = NULL, reopened = NULL;

  test_desk_advance (d, 43 * SITREP_MINUTE);
  MUST (d, set_status, id, "mitigated", test_000p_at ("12:12"), "query killed");
  MUST (d, set_status, id, "resolved", test_000p_at ("12:15"), NULL);
  resolved = test_desk_dossier (d, id);
  g_assert_cmpint (resolved->incident->phase, ==, SITREP_PHASE_RESOLVED);
  g_assert_cmpint (sitrep_dossier_milestone_at (resolved, "resolved"), ==, test_000p_at ("12:15"));
  /* The messages of the resolution wait as drafts beside the first one. */
  g_assert_cmpuint (resolved->messages->len, ==, 2);
  MUST (d, set_status, id, "closed", SITREP_NEVER, NULL);
  check_timeline (d, id,
                  "12:02 Started|12:02 Declared as SEV1|12:12 Status: Mitigated: query killed|12:15 Status: Resolved|"
                  "12:45 Status: Closed");
  /* It came back. */
  MUST (d, set_status, id, "in-progress", SITREP_NEVER, "it fails again");
  reopened = test_desk_dossier (d, id);
  g_assert_cmpint (reopened->incident->phase, ==, SITREP_PHASE_OPEN);
  g_assert_cmpint (sitrep_dossier_ended (reopened), ==, SITREP_NEVER);
  g_assert_cmpstr (reopened->incident->label, ==, resolved->incident->label);
}

static void
test_bad_status (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");

  REFUSED (d, INVALID, set_status, id, "resolved", test_000p_at ("12:01"), NULL);
  REFUSED (d, INVALID, set_status, id, "closed", test_000p_at ("11:00"), NULL);
  REFUSED (d, INVALID, set_status, id, "resolved", test_000p_at ("12:04"), NULL);
  REFUSED (d, INVALID, set_status, id, "asleep", SITREP_NEVER, NULL);
  REFUSED (d, INVALID, set_status, id, NULL, SITREP_NEVER, NULL);
  REFUSED (d, NOT_FOUND, set_status, "no such incident", "resolved", SITREP_NEVER, NULL);
}

static void
test_acknowledge (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("liyaqa");
  g_autofree char *id = test_desk_declare (d, "API errors");
  g_autoptr (SitrepDossier) dossier = NULL;

  MUST (d, acknowledge, id);
  MUST (d, acknowledge, id);
  dossier = test_desk_dossier (d, id);
  g_assert_cmpint (sitrep_dossier_milestone_at (dossier, "acknowledged"), ==, test_000p_at ("12:02"));
  g_assert_cmpuint (dossier->entries->len, ==, 3);
}

static void
test_titles (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autoptr (SitrepDossier) dossier = NULL;

  REFUSED (d, INVALID, set_titles, id, "", "public");
  MUST (d, set_titles, id, "a & b <b> @everyone", "Applications\ncannot be accepted");
  MUST (d, set_meet, id, "voice\nroom 1");
  MUST (d, set_meet, id, "");
  dossier = test_desk_dossier (d, id);
  g_assert_cmpstr (dossier->incident->title, ==, "a & b <b> @everyone");
  g_assert_cmpstr (dossier->incident->public_title, ==, "Applications cannot be accepted");
  g_assert_null (dossier->incident->meet);
  check_timeline (
    d, id, "12:02 Started|12:02 Declared as SEV1|12:02 Title: a & b <b> @everyone|12:02 We meet at voice room 1");
}

static void
test_holders (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autoptr (SitrepDossier) dossier = NULL, undone = NULL;
  const SitrepHolder *before;

  test_desk_advance (d, SITREP_MINUTE);
  MUST (d, set_holder, id, "lead", "Grace Hopper", "@grace");
  dossier = test_desk_dossier (d, id);
  g_assert_cmpstr (sitrep_dossier_lead (dossier)->name, ==, "Grace Hopper");
  g_assert_cmpuint (dossier->holders->len, ==, 2);
  before = g_ptr_array_index (dossier->holders, 0);
  g_assert_cmpstr (before->name, ==, "Ada Byron");
  g_assert_cmpint (before->until, ==, test_000p_at ("12:03"));
  MUST (d, undo, id);
  undone = test_desk_dossier (d, id);
  g_assert_cmpstr (sitrep_dossier_lead (undone)->name, ==, "Ada Byron");
  REFUSED (d, INVALID, set_holder, id, "cook", "Grace Hopper", NULL);
  REFUSED (d, INVALID, set_holder, id, "lead", "", NULL);
}

static void
test_facts (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autofree char *long_text = g_strnfill (SITREP_TEXT_MAX + 1, 'x');

  MUST (d, set_fact, id, "impact", "Nobody can accept\napplications");
  MUST (d, set_fact, id, "impact", "Nobody can accept\napplications");
  MUST (d, set_fact, id, "root_cause", "An index was missing");
  MUST (d, set_fact, id, "root_cause", NULL);
  dossier = test_desk_dossier (d, id);
  g_assert_cmpstr (sitrep_dossier_fact (dossier, "impact"), ==, "Nobody can accept\napplications");
  g_assert_null (sitrep_dossier_fact (dossier, "root_cause"));
  check_timeline (d, id,
                  "12:02 Started|12:02 Declared as SEV1|12:02 Impact: Nobody can accept\napplications|"
                  "12:02 Root cause: An index was missing|12:02 Root cause: nothing any more");
  /* Nothing of the process is called so, and nothing is that long. */
  REFUSED (d, INVALID, set_fact, id, "weather", "sunny");
  REFUSED (d, INVALID, set_fact, id, NULL, "sunny");
  REFUSED (d, INVALID, set_fact, id, "impact", long_text);
}

/* --- checklist --- */

static SitrepTickState
state_of (TestDesk *d, const char *incident, const char *item, gboolean *automatic)
{
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, incident);
  g_autoptr (GArray) lines = sitrep_checklist (dossier, sitrep_desk_now (d->desk));

  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);

      if (strcmp (line->item->key, item) == 0)
        {
          *automatic = line->automatic;
          return line->state;
        }
    }
  g_assert_not_reached ();
}

static void
test_ticks (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  gboolean automatic;

  g_assert_cmpint (state_of (d, id, "classify", &automatic), ==, SITREP_TICK_DONE);
  g_assert_true (automatic);
  g_assert_cmpint (state_of (d, id, "pm2", &automatic), ==, SITREP_TICK_OPEN);
  MUST (d, tick, id, "pm2", SITREP_TICK_DONE, NULL);
  MUST (d, tick, id, "pm2", SITREP_TICK_DONE, NULL);
  MUST (d, tick, id, "snapshot", SITREP_TICK_SKIPPED, "it would take an hour");
  MUST (d, tick, id, "sentry", SITREP_TICK_DONE, NULL);
  MUST (d, tick, id, "sentry", SITREP_TICK_OPEN, NULL);
  g_assert_cmpint (state_of (d, id, "pm2", &automatic), ==, SITREP_TICK_DONE);
  g_assert_false (automatic);
  g_assert_cmpint (state_of (d, id, "snapshot", &automatic), ==, SITREP_TICK_SKIPPED);
  g_assert_cmpint (state_of (d, id, "sentry", &automatic), ==, SITREP_TICK_OPEN);
  check_timeline (d, id,
                  "12:02 Started|12:02 Declared as SEV1|12:02 Done: Save the PM2 logs|"
                  "12:02 Not applicable: Take a snapshot of the database: it would take an hour|"
                  "12:02 Done: Look through the errors in Sentry|12:02 Open again: Look through the errors in Sentry");
  MUST (d, undo, id);
  g_assert_cmpint (state_of (d, id, "sentry", &automatic), ==, SITREP_TICK_DONE);
  REFUSED (d, INVALID, tick, id, "lunch", SITREP_TICK_DONE, NULL);
  REFUSED (d, INVALID, tick, id, NULL, SITREP_TICK_DONE, NULL);
  test_desk_check (d);
}

static void
test_automatic_ticks (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  gboolean automatic;

  g_assert_cmpint (state_of (d, id, "lead", &automatic), ==, SITREP_TICK_OPEN);
  MUST (d, set_holder, id, "lead", "Grace Hopper", NULL);
  g_assert_cmpint (state_of (d, id, "lead", &automatic), ==, SITREP_TICK_DONE);
  g_assert_cmpint (state_of (d, id, "channel", &automatic), ==, SITREP_TICK_OPEN);
  MUST (d, set_meet, id, "#inc-accept");
  g_assert_cmpint (state_of (d, id, "channel", &automatic), ==, SITREP_TICK_DONE);
  MUST (d, set_status, id, "mitigated", SITREP_NEVER, NULL);
  g_assert_cmpint (state_of (d, id, "fix", &automatic), ==, SITREP_TICK_DONE);
  g_assert_true (automatic);
  /* A person knows better. */
  MUST (d, tick, id, "fix", SITREP_TICK_OPEN, NULL);
  g_assert_cmpint (state_of (d, id, "fix", &automatic), ==, SITREP_TICK_OPEN);
}

/* --- the timeline --- */

static void
test_log (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");

  test_desk_advance (d, 20 * SITREP_MINUTE);
  MUST (d, log, id, "monitoring starts");
  MUST (d, log, id, "12:10 blocking query found");
  MUST (d, log, id, "+3 restarted, without effect");
  MUST (d, log, id, "~12:07 still failing");
  MUST (d, log, id, "12:10-12:12 killing it\nneeds two tries");
  MUST (d, log, id, "yesterday 23:50 migration");
  MUST (d, log, id, "2025-10-28 09:00 index dropped");
  check_timeline (d, id,
                  "09:00 index dropped|23:50 migration|12:02 Started|12:02 Declared as SEV1|"
                  "12:05 restarted, without effect|~12:07 still failing|12:10 blocking query found|"
                  "12:10–12:12 killing it\nneeds two tries|12:22 monitoring starts");
  test_desk_check (d);
}

static void
test_bad_lines (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autofree char *long_text = g_strnfill (200000, 'x');

  REFUSED (d, INVALID, log, id, NULL);
  REFUSED (d, INVALID, log, id, "");
  REFUSED (d, INVALID, log, id, " \n\t ");
  REFUSED (d, INVALID, log, id, "12:01");
  REFUSED (d, INVALID, log, id, "+90 will be fixed");
  REFUSED (d, INVALID, log, id, "2025-10-31 09:00 tomorrow");
  REFUSED (d, INVALID, log, id, long_text);
  REFUSED (d, NOT_FOUND, log, "no such incident", "12:01 text");
  REFUSED (d, NOT_FOUND, remove_entry, "no such entry");
}

static void
test_hostile_lines (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");

  MUST (d, log, id,
        "@everyone <!channel> a & b <b>bold</b> \xe2\x80\xae"
        "exe.txt");
  MUST (d, log, id, "'; DROP TABLE entry; --");
  MUST (d, log, id, "تعطل الحجز 🔥 caf\xe9");
  check_timeline (d, id,
                  "12:02 Started|12:02 Declared as SEV1|12:02 @everyone <!channel> a & b <b>bold</b> exe.txt|"
                  "12:02 '; DROP TABLE entry; --|12:02 تعطل الحجز 🔥 caf\xef\xbf\xbd");
}

static void
test_edit_entry (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autofree char *entry_id = DO (d, log, NULL, id, "restarted");
  g_autoptr (SitrepEntry) was = sitrep_reader_get (sitrep_desk_reader (d->desk), &sitrep_entry_type, entry_id);
  g_autoptr (SitrepEntry) entry = sitrep_record_copy (was);

  entry->at = test_000p_at ("12:00");
  g_set_str (&entry->text, "restarted twice");
  MUST (d, put_entry, entry);
  check_timeline (d, id, "12:00 restarted twice|12:02 Started|12:02 Declared as SEV1");
  entry->at = test_000p_at ("12:30");
  REFUSED (d, INVALID, put_entry, entry);
  entry->at = test_000p_at ("12:00");
  g_set_str (&entry->text, " ");
  REFUSED (d, INVALID, put_entry, entry);
  MUST (d, remove_entry, entry_id);
  check_timeline (d, id, "12:02 Started|12:02 Declared as SEV1");
  MUST (d, undo, id);
  MUST (d, undo, id);
  check_timeline (d, id, "12:02 Started|12:02 Declared as SEV1|12:02 restarted");
}

static void
test_undo (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autofree char *declared = NULL, *words = NULL, *nothing = NULL;
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);

  declared = test_desk_timeline (d, id);
  MUST (d, log, id, "restarted");
  MUST (d, set_level, id, "SEV0", NULL, NULL);
  MUST (d, set_status, id, "resolved", SITREP_NEVER, NULL);
  MUST (d, set_fact, id, "impact", "everybody");
  MUST (d, set_titles, id, "Another title", "A public one");
  MUST (d, set_meet, id, "room 1");
  MUST (d, tick, id, "pm2", SITREP_TICK_DONE, NULL);
  MUST (d, set_answer, id, "summary", "A query held the lock.");
  MUST (d, acknowledge, id);
  words = sitrep_desk_undo_words (d->desk, id);
  g_assert_cmpstr (words, ==, "the acknowledgement");
  test_desk_reopen (d);
  for (guint i = 0; i < 9; i++)
    MUST (d, undo, id);
  check_timeline (d, id, declared);
  nothing = sitrep_desk_undo_words (d->desk, id);
  g_assert_null (nothing);
  REFUSED (d, NOT_FOUND, undo, id);
  {
    g_autoptr (SitrepDossier) undone = test_desk_dossier (d, id);

    g_assert_true (sitrep_record_equal (dossier->incident, undone->incident));
    g_assert_cmpuint (undone->messages->len, ==, dossier->messages->len);
    g_assert_cmpuint (undone->facts->len, ==, 0);
    g_assert_cmpuint (undone->ticks->len, ==, 0);
    g_assert_cmpuint (undone->answers->len, ==, 0);
    g_assert_null (undone->postmortem);
  }
  test_desk_check (d);
}

/* --- learning --- */

static void
test_answers (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autofree char *markdown = NULL, *name = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;

  MUST (d, set_answer, id, "summary", "A query held the lock.");
  MUST (d, set_answer, id, "went_well", "[\"Quick\"]");
  MUST (d, set_answer, id, "author", "Grace Hopper");
  MUST (d, set_answer, id, "author", NULL);
  dossier = test_desk_dossier (d, id);
  g_assert_cmpint (dossier->postmortem->state, ==, SITREP_POSTMORTEM_DRAFT);
  /* What was typed is set aside, not lost. */
  g_assert_cmpstr (sitrep_dossier_answer (dossier, "author")->kept, ==, "Grace Hopper");
  g_assert_null (sitrep_dossier_answer (dossier, "author")->value);
  REFUSED (d, INVALID, set_answer, id, "weather", "sunny");
  REFUSED (d, INVALID, set_answer, id, NULL, "sunny");
  markdown = sitrep_desk_export_postmortem (d->desk, id, &name, NULL);
  g_assert_nonnull (strstr (markdown, "## Summary\n\nA query held the lock.\n"));
  g_assert_nonnull (strstr (markdown, "**Author:** Ada Byron"));
  g_assert_cmpstr (name, ==, "INC-20251030-1202-post-mortem.md");
}

static void
test_postmortem_states (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autoptr (SitrepDossier) published = NULL, skipped = NULL;

  MUST (d, set_postmortem, id, SITREP_POSTMORTEM_REVIEW, "Grace Hopper", NULL);
  MUST (d, set_postmortem, id, SITREP_POSTMORTEM_PUBLISHED, NULL, NULL);
  published = test_desk_dossier (d, id);
  g_assert_cmpstr (published->postmortem->author, ==, "Grace Hopper");
  g_assert_cmpint (published->postmortem->published_at, ==, test_000p_at ("12:02"));
  check_timeline (d, id, "12:02 Started|12:02 Declared as SEV1|12:02 Postmortem published");
  REFUSED (d, INVALID, set_postmortem, id, SITREP_POSTMORTEM_SKIPPED, NULL, "a duplicate");
  MUST (d, set_level, id, "SEV3", "it was a small one", NULL);
  REFUSED (d, INVALID, set_postmortem, id, SITREP_POSTMORTEM_SKIPPED, NULL, NULL);
  MUST (d, set_postmortem, id, SITREP_POSTMORTEM_SKIPPED, NULL, "a duplicate");
  skipped = test_desk_dossier (d, id);
  g_assert_cmpstr (skipped->postmortem->reason, ==, "a duplicate");
  g_assert_cmpint (skipped->postmortem->published_at, ==, SITREP_NEVER);
}

/* What was published stays, whatever is changed later; what goes outside has no names. */
static void
test_editions (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autofree char *outside = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;
  const char *const names[] = { "Ada Byron", NULL };
  const SitrepEdition *first, *second, *third;
  guint taken_out = 0;

  MUST (d, set_answer, id, "summary", "A query held the lock, says <@123456789012345678>.");
  MUST (d, publish, id, NULL, "the archive");
  MUST (d, set_answer, id, "summary", "A long query held the lock.");
  MUST (d, publish, id, NULL, NULL);
  outside = sitrep_desk_public_text (d->desk, id, names, &taken_out, NULL);
  g_assert_null (strstr (outside, "Ada Byron"));
  g_assert_cmpuint (taken_out, >, 0);
  MUST (d, publish, id, outside, "the website");
  dossier = test_desk_dossier (d, id);
  g_assert_cmpint (dossier->postmortem->state, ==, SITREP_POSTMORTEM_PUBLISHED);
  g_assert_cmpuint (dossier->editions->len, ==, 3);
  first = dossier->editions->pdata[0], second = dossier->editions->pdata[1], third = dossier->editions->pdata[2];
  g_assert_nonnull (strstr (first->text, "says <@123456789012345678>"));
  g_assert_cmpstr (first->place, ==, "the archive");
  g_assert_nonnull (strstr (second->text, "A long query"));
  g_assert_true (third->public);
  g_assert_cmpstr (third->text, ==, outside);
}

/* Planned with those whom the rules name, moved, held point by point; its end is what the deadline waits for. */
static void
test_review (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autoptr (SitrepDossier) planned = NULL, held = NULL;

  MUST (d, plan_review, id, test_000p_at ("15:00"), 30, "the call");
  MUST (d, plan_review, id, test_000p_at ("16:00"), 45, NULL);
  planned = test_desk_dossier (d, id);
  g_assert_cmpint (planned->meeting->at, ==, test_000p_at ("16:00"));
  g_assert_cmpint (planned->meeting->number, ==, 1);
  g_assert_cmpuint (planned->attendees->len, >, 0);
  MUST (d, step_review, id, FALSE);
  MUST (d, put_minute, id, 0, TRUE, "Queries have a limit");
  MUST (d, step_review, id, TRUE);
  REFUSED (d, INVALID, step_review, id, FALSE);
  held = test_desk_dossier (d, id);
  g_assert_cmpuint (held->minutes->len, ==, 1);
  g_assert_cmpint (held->meeting->ended_at, !=, SITREP_NEVER);
  g_assert_nonnull (sitrep_dossier_milestone (held, "reviewed"));
}

static SitrepActionItem *
new_action (const char *incident, const char *text, const char *due)
{
  SitrepActionItem *item = sitrep_record_new (&sitrep_action_item_type);

  item->incident = g_strdup (incident);
  item->text = g_strdup (text);
  item->due = g_strdup (due);
  return item;
}

static void
test_actions (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autoptr (SitrepActionItem) first = new_action (id, "Add the missing index", "2025-11-15");
  g_autoptr (SitrepActionItem) second = new_action (id, "Set the busy timeout", " 2025-11-5 ");
  g_autoptr (SitrepActionItem) third = new_action (id, "Some day", "");
  g_autofree char *first_id = DO (d, put_action, NULL, first);
  g_autoptr (SitrepActionItem) kept = NULL, done = NULL, stored = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;

  MUST (d, put_action, second);
  MUST (d, put_action, third);
  dossier = test_desk_dossier (d, id);
  g_assert_cmpuint (dossier->actions->len, ==, 3);
  g_assert_cmpint (((SitrepActionItem *) g_ptr_array_index (dossier->actions, 2))->number, ==, 3);
  g_assert_cmpstr (((SitrepActionItem *) g_ptr_array_index (dossier->actions, 1))->due, ==, "2025-11-05");
  g_assert_null (((SitrepActionItem *) g_ptr_array_index (dossier->actions, 2))->due);
  kept = sitrep_reader_get (sitrep_desk_reader (d->desk), &sitrep_action_item_type, first_id);
  done = sitrep_record_copy (kept);
  done->done = TRUE;
  MUST (d, put_action, done);
  stored = sitrep_reader_get (sitrep_desk_reader (d->desk), &sitrep_action_item_type, first_id);
  g_assert_cmpint (stored->done_at, ==, test_000p_at ("12:02"));
  MUST (d, remove_action, first_id);
  REFUSED (d, NOT_FOUND, remove_action, first_id);
  MUST (d, undo, id);
  g_clear_pointer (&stored, sitrep_record_unref);
  stored = sitrep_reader_get (sitrep_desk_reader (d->desk), &sitrep_action_item_type, first_id);
  g_assert_true (stored->done);
}

/* A date is a year, a month and a day: whatever could be read in two ways, or is none, is refused. */
static void
test_bad_actions (void)
{
  static const char *const dates[]
    = { "soon",  "2025-02-30", "2025-13-01", "2025-00-10",       "tomorrow",    "May",     "15",          "2025",
        "11-15", "1/2/2026",   "0000-00-00", "2025-11-15 12:00", "2025-11-15x", "caf\xe9", "-2025-11-15", "20251115" };
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autoptr (SitrepActionItem) nothing = new_action (id, " ", NULL);
  g_autoptr (SitrepActionItem) nowhere = new_action ("no such incident", "Add the missing index", NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (SitrepActionItem) item = new_action (id, "Add the missing index", dates[i]);

      g_test_message ("date %u", (guint) i);
      REFUSED (d, INVALID, put_action, item);
    }
  REFUSED (d, INVALID, put_action, nothing);
  g_assert_null (DO (d, put_action, &error, nowhere));
  g_assert_nonnull (error);
}

/* --- lists --- */

static void
test_lists (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *first = test_desk_declare (d, "/accept fails: the database is locked");
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) open = NULL, recent = NULL, alike = NULL, none = NULL;

  test_desk_advance (d, SITREP_MINUTE);
  second = test_desk_declare (d, "Dashboard graphs are missing");
  open = sitrep_desk_open_incidents (d->desk);
  g_assert_cmpuint (open->len, ==, 2);
  g_assert_cmpstr (((SitrepDossier *) g_ptr_array_index (open, 0))->incident->base.id, ==, second);
  alike = sitrep_desk_similar_incidents (d->desk, "Database locked again");
  g_assert_cmpuint (alike->len, ==, 1);
  none = sitrep_desk_similar_incidents (d->desk, "");
  g_assert_cmpuint (none->len, ==, 0);
  MUST (d, set_status, first, "resolved", SITREP_NEVER, NULL);
  recent = sitrep_desk_recent_incidents (d->desk, 10);
  g_assert_cmpuint (recent->len, ==, 1);
  g_clear_pointer (&alike, g_ptr_array_unref);
  alike = sitrep_desk_similar_incidents (d->desk, "Database locked again");
  g_assert_cmpuint (alike->len, ==, 0);
}

static void
test_person (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = NULL, *person = NULL;

  REFUSED (d, INVALID, set_person, " ");
  MUST (d, set_person, "Grace\nHopper");
  g_assert_cmpstr (sitrep_desk_person (d->desk), ==, "Grace Hopper");
  id = test_desk_declare (d, "/accept fails");
  person = test_folder_ask (d->folder, "SELECT DISTINCT person FROM change WHERE \"table\" = 'incident'");
  g_assert_cmpstr (person, ==, "Grace Hopper");
  test_desk_reopen (d);
  g_assert_cmpstr (sitrep_desk_person (d->desk), ==, "Grace Hopper");
}

/* --- whatever bytes come in, what is kept is text, and can be undone --- */

#define BAD "caf\xe9 \xff\xfe \xf0\x9f"

static void
test_bytes (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  SitrepDeclaration asked = { .title = BAD,
                              .detected_by = BAD "\n" BAD,
                              .public_title = BAD "\n" BAD,
                              .lead = BAD "\n\xe2\x80\xae",
                              .lead_handle = BAD "\n",
                              .meet = BAD "\n" BAD,
                              .impact = BAD };
  g_autofree char *id = DO (d, declare, NULL, &asked);
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);
  g_autoptr (SitrepEntry) entry = sitrep_record_new (&sitrep_entry_type);
  g_autoptr (SitrepActionItem) item = new_action (id, BAD, NULL);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  /* One line is one line, however it came. */
  g_assert_null (strchr (dossier->incident->public_title, '\n'));
  g_assert_null (strchr (dossier->incident->detected_by, '\n'));
  g_assert_null (strchr (dossier->incident->meet, '\n'));
  g_assert_null (strpbrk (sitrep_dossier_lead (dossier)->name, "\n"));
  g_assert_null (strstr (sitrep_dossier_lead (dossier)->name, "\xe2\x80\xae"));
  entry->incident = g_strdup (id);
  entry->text = g_strdup (BAD);
  entry->action = g_strdup (BAD);
  entry->owner = g_strdup (BAD);
  item->owner = g_strdup (BAD);
  item->priority = g_strdup (BAD);
  MUST (d, put_entry, entry);
  MUST (d, put_action, item);
  MUST (d, log, id, BAD);
  MUST (d, set_level, id, "SEV3", BAD, NULL);
  MUST (d, set_status, id, "mitigated", SITREP_NEVER, BAD);
  MUST (d, set_titles, id, BAD "2", BAD);
  MUST (d, set_meet, id, BAD "2");
  MUST (d, set_holder, id, "lead", BAD "2", BAD);
  MUST (d, set_fact, id, "impact", BAD "2");
  MUST (d, tick, id, "pm2", SITREP_TICK_SKIPPED, BAD);
  MUST (d, set_answer, id, "summary", BAD);
  MUST (d, set_postmortem, id, SITREP_POSTMORTEM_SKIPPED, BAD, BAD);
  sitrep_desk_save_draft (d->desk, "log.1", id, BAD);
  MUST (d, set_person, BAD);
  test_desk_check (d);
  for (guint i = 0; i < 12; i++)
    MUST (d, undo, id);
  REFUSED (d, NOT_FOUND, undo, id);
  REFUSED (d, INVALID, set_level, id, BAD, BAD, NULL);
  REFUSED (d, INVALID, set_status, id, BAD, SITREP_NEVER, BAD);
  REFUSED (d, INVALID, set_holder, id, BAD, BAD, BAD);
  REFUSED (d, INVALID, set_fact, id, BAD, BAD);
  REFUSED (d, INVALID, tick, id, BAD, SITREP_TICK_DONE, BAD);
  REFUSED (d, INVALID, set_answer, id, BAD, BAD);
  REFUSED (d, NOT_FOUND, set_level, BAD, "SEV0", BAD, NULL);
  REFUSED (d, NOT_FOUND, remove_entry, BAD);
  REFUSED (d, NOT_FOUND, remove_action, BAD);
  REFUSED (d, NOT_FOUND, choose_playbook, BAD);
  {
    g_autofree char *draft = sitrep_desk_draft (d->desk, "log.1");
    g_autofree char *markdown = sitrep_desk_export_postmortem (d->desk, id, NULL, NULL);

    g_assert_true (g_utf8_validate (draft, -1, NULL));
    g_assert_true (g_utf8_validate (markdown, -1, NULL));
  }
  test_desk_check (d);
}

/* The same bounds hold for what is declared in full as for what is set later. */
static void
test_long_declarations (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *line = g_strnfill (10000, 'x');
  g_autofree char *block = g_strnfill (200000, 'x');
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  SitrepDeclaration public_title = { .title = "API errors", .public_title = line };
  SitrepDeclaration lead = { .title = "API errors", .lead = line };
  SitrepDeclaration impact = { .title = "API errors", .impact = block };

  REFUSED (d, INVALID, declare, &public_title);
  REFUSED (d, INVALID, declare, &lead);
  REFUSED (d, INVALID, declare, &impact);
  REFUSED (d, INVALID, set_titles, id, "API errors", line);
  REFUSED (d, INVALID, set_holder, id, "lead", line, NULL);
}

#define HEAD "{ \"format\": 0, \"key\": \"night\", \"title\": \"Night shift\",\n"
#define LEVELS "\"levels\": [ { \"key\": \"P0\", \"name\": \"Critical\" } ],\n"
#define STATUSES                                                                                                       \
  "\"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },\n"                                                      \
  "  { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\" } ]"
#define NOTICE(audience, body)                                                                                         \
  ",\n\"templates\": [ { \"key\": \"t\", \"title\": \"Notice\", \"moment\": \"declared\",\n"                           \
  "  \"audience\": \"" audience "\", \"body\": \"" body "\" } ]"

/* What is wrong is said with its place, and the process stays the one it was. */
static void
test_import (void)
{
  static const struct
  {
    const char *text, *words;
  } bad[] = {
    { "INC-20251030-1200, SEV1", "not JSON" },
    { "\xff\xfe{}", "UTF-8" },
    { "[]", "one JSON object" },
    { HEAD STATUSES "}", "levels: At least one level is needed." },
    { HEAD LEVELS STATUSES NOTICE ("internal", "{{incident.titel}}") "}",
      "Line 6, templates[0].body: There is no value “incident.titel”. Did you mean “incident.title”?" },
    { HEAD LEVELS STATUSES NOTICE ("public", "{{incident.title}}") "}", "a text for the public cannot name it" },
  };
  static const char good[] = HEAD LEVELS STATUSES NOTICE ("internal", "{{incident.title}}") "}";
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (GBytes) bytes = g_bytes_new_static (good, sizeof good - 1);
  g_autoptr (SitrepPlaybook) before = sitrep_desk_default_playbook (d->desk);
  g_autoptr (SitrepPlaybook) after = NULL;
  g_autofree char *id = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) file = g_bytes_new_static (bad[i].text, strlen (bad[i].text));
      g_autoptr (GError) error = NULL;
      g_autofree char *made = DO (d, import_playbook, &error, file);
      g_autoptr (SitrepPlaybook) still = sitrep_desk_default_playbook (d->desk);

      g_assert_null (made);
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
      if (strstr (error->message, bad[i].words) == NULL)
        g_error ("“%s” is not in “%s”", bad[i].words, error->message);
      g_assert_cmpstr (still->id, ==, before->id);
    }
  MUST (d, import_playbook, bytes);
  after = sitrep_desk_default_playbook (d->desk);
  g_assert_cmpstr (after->key, ==, "night");
  id = test_desk_declare (d, "Payments fail");
  g_assert_nonnull (id);
  test_desk_check (d);
}

/* --- being advised on the level --- */

#define MEASURED                                                                                                       \
  "{ \"format\": 1, \"key\": \"measured\", \"title\": \"Measured\",\n"                                                 \
  "\"measures\": [ { \"key\": \"errors\", \"label\": \"Error rate\", \"unit\": \"%\" } ],\n"                           \
  "\"levels\": [ { \"key\": \"P0\", \"name\": \"Critical\", \"bands\": [ { \"measure\": \"errors\", \"above\": 5 } ] " \
  "},\n"                                                                                                               \
  "  { \"key\": \"P1\", \"name\": \"High\", \"bands\": [ { \"measure\": \"errors\", \"from\": 2, \"to\": 5 } ] } ],\n" \
  "\"triage\": [ { \"key\": \"errors\", \"text\": \"How many requests fail?\", \"measure\": \"errors\" },\n"           \
  "  { \"key\": \"data\", \"text\": \"Data at risk\", \"answers\": [\n"                                                \
  "    { \"key\": \"loss\", \"text\": \"Lost\", \"level\": \"P0\" }, { \"key\": \"safe\", \"text\": \"Safe\" } ] } "   \
  "],\n" STATUSES "}"

static char *
declare_answered (TestDesk *d, const char *level, const char *errors, const char *data)
{
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  SitrepDeclaration asked = { .title = "API errors", .level = level, .answers = answers };

  if (errors != NULL)
    g_hash_table_insert (answers, (gpointer) "errors", (gpointer) errors);
  if (data != NULL)
    g_hash_table_insert (answers, (gpointer) "data", (gpointer) data);
  return DO (d, declare, NULL, &asked);
}

/* What was answered, proposed and chosen is one entry of typed values; no answer, no entry. */
static void
test_advice (void)
{
  static const char playbook[] = MEASURED;
  static const struct
  {
    const char *level, *errors, *data, *words;
  } cases[] = {
    { "P1", "7,5 %", "safe",
      "|12:02 Level advice: P0 proposed, P1 chosen (Error rate 7.5 %, above 5 % → P0; Data at risk: Safe)" },
    { "P1", "2", NULL, "|12:02 Level advice: P1 proposed and chosen (Error rate 2 %, from 2 % to 5 % → P1)" },
    { "P0", "1", NULL,
      "|12:02 Level advice: no level proposed, P0 chosen (Error rate 1 %, below 2 %: in no level’s band)" },
    { "P0", NULL, NULL, "" },
  };
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (GBytes) bytes = g_bytes_new_static (playbook, sizeof playbook - 1);

  MUST (d, import_playbook, bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = declare_answered (d, cases[i].level, cases[i].errors, cases[i].data);
      g_autofree char *expected
        = g_strconcat ("12:02 Started|12:02 Declared as ", cases[i].level, cases[i].words, NULL);

      check_timeline (d, id, expected);
    }
  test_desk_check (d);
}

static void
test_advice_is_kept_as_values (void)
{
  static const char playbook[] = MEASURED;
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (GBytes) bytes = g_bytes_new_static (playbook, sizeof playbook - 1);
  g_autofree char *id = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;
  const SitrepEntry *entry;

  MUST (d, import_playbook, bytes);
  id = declare_answered (d, "P1", "7,5 %", "safe");
  dossier = test_desk_dossier (d, id);
  entry = g_ptr_array_index (dossier->entries, 2);
  g_assert_cmpstr (entry->fact, ==, "advice");
  g_assert_cmpint (entry->kind, ==, SITREP_ENTRY_DECISION);
  g_assert_null (entry->text);
  g_assert_cmpstr (entry->detail, ==,
                   "{\"proposed\":\"P0\",\"to\":\"P1\",\"answers\":{\"errors\":7.5,\"data\":\"safe\"}}");
}

static void
test_bad_advice (void)
{
  static const char playbook[] = MEASURED;
  static const char *const bad[][2] = { { "errors", "many" }, { "data", "gone" }, { "weather", "bad" } };
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (GBytes) bytes = g_bytes_new_static (playbook, sizeof playbook - 1);

  MUST (d, import_playbook, bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
      SitrepDeclaration asked = { .title = "API errors", .answers = answers };

      g_hash_table_insert (answers, (gpointer) bad[i][0], (gpointer) bad[i][1]);
      REFUSED (d, INVALID, declare, &asked);
    }
}

/* The same picture for all who ask, until another one is true. */
static void
test_shelf (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = test_desk_declare (d, "/accept fails");
  g_autoptr (SitrepDossier) first = sitrep_desk_dossier (d->desk, id, FALSE, NULL);
  g_autoptr (SitrepDossier) second = sitrep_desk_dossier (d->desk, id, FALSE, NULL);
  g_autoptr (GPtrArray) open = sitrep_desk_open_incidents (d->desk);
  g_autoptr (SitrepDossier) after = NULL;

  g_assert_true (first == second && g_ptr_array_index (open, 0) == first);
  MUST (d, set_level, id, "SEV0", NULL, NULL);
  after = sitrep_desk_dossier (d->desk, id, FALSE, NULL);
  g_assert_cmpstr (after->incident->level, ==, "SEV0");
  g_assert_cmpstr (first->incident->level, ==, "SEV1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/import", test_import);
  g_test_add_func ("/desk/declare", test_declare);
  g_test_add_func ("/desk/declare/in-full", test_declare_in_full);
  g_test_add_func ("/desk/level/advice", test_level_with_advice);
  g_test_add_func ("/desk/decision", test_decision);
  g_test_add_func ("/desk/declare/labels", test_labels);
  g_test_add_func ("/desk/declare/labels/at-once", test_labels_at_once);
  g_test_add_func ("/desk/declare/labels/by-day", test_labels_by_day);
  g_test_add_func ("/desk/declare/labels/by-year", test_labels_by_year);
  g_test_add_func ("/desk/declare/labels/typed", test_typed_label);
  g_test_add_func ("/desk/find", test_find);
  g_test_add_func ("/desk/declare/bad-titles", test_bad_titles);
  g_test_add_func ("/desk/declare/drafts", test_drafts_are_forgotten);
  g_test_add_func ("/desk/declare/bad", test_bad_declarations);
  g_test_add_func ("/desk/declare/long", test_long_declarations);
  g_test_add_func ("/desk/declare/advice", test_advice);
  g_test_add_func ("/desk/declare/advice/values", test_advice_is_kept_as_values);
  g_test_add_func ("/desk/declare/advice/bad", test_bad_advice);
  g_test_add_func ("/desk/first-start", test_first_start);
  g_test_add_func ("/desk/level", test_level);
  g_test_add_func ("/desk/status", test_status);
  g_test_add_func ("/desk/status/bad", test_bad_status);
  g_test_add_func ("/desk/acknowledge", test_acknowledge);
  g_test_add_func ("/desk/titles", test_titles);
  g_test_add_func ("/desk/holders", test_holders);
  g_test_add_func ("/desk/facts", test_facts);
  g_test_add_func ("/desk/ticks", test_ticks);
  g_test_add_func ("/desk/ticks/automatic", test_automatic_ticks);
  g_test_add_func ("/desk/log", test_log);
  g_test_add_func ("/desk/log/bad", test_bad_lines);
  g_test_add_func ("/desk/log/hostile", test_hostile_lines);
  g_test_add_func ("/desk/log/edit", test_edit_entry);
  g_test_add_func ("/desk/undo", test_undo);
  g_test_add_func ("/desk/answers", test_answers);
  g_test_add_func ("/desk/postmortem", test_postmortem_states);
  g_test_add_func ("/desk/editions", test_editions);
  g_test_add_func ("/desk/review", test_review);
  g_test_add_func ("/desk/actions", test_actions);
  g_test_add_func ("/desk/actions/bad", test_bad_actions);
  g_test_add_func ("/desk/lists", test_lists);
  g_test_add_func ("/desk/person", test_person);
  g_test_add_func ("/desk/bytes", test_bytes);
  g_test_add_func ("/desk/shelf", test_shelf);
  return g_test_run ();
}
