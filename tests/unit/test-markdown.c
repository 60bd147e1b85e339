/* test-markdown.c - the post-mortem as Markdown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/sitrep-markdown.h"
#include "incidents.h"

#include <string.h>

static void
check_contains (SitrepDossier *dossier, const char *part)
{
  g_autofree char *markdown = sitrep_markdown_postmortem (dossier, test_001s_at ("16:45"));

  if (strstr (markdown, part) == NULL)
    g_test_message ("%s", markdown);
  g_assert_nonnull (strstr (markdown, part));
}

/* 000-P, all of it, beside the file that was written by hand from the process' layout. */
static void
test_golden (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "unit", "data", "000-P.md", NULL);
  g_autofree char *expected = NULL, *markdown = NULL;
  g_autoptr (GError) error = NULL;

  test_fact (dossier, "affected_users", "All");
  test_fact (dossier, "services", "Applications\nReview queue\n");
  test_fact (dossier, "data_loss", "None");
  test_fact (dossier, "root_cause", "An index was missing.");
  test_fact (dossier, "actions_taken", "Killed the query\nRestarted the bot");
  test_answer (dossier, "summary",
               "A long query held the database's write lock, so `/accept` failed for 15 minutes. Killing it and "
               "restarting the bot cleared it.");
  test_answer (dossier, "immediate_cause", "A query without an index blocked all writes.");
  test_answer (dossier, "contributing_factors",
               "[\"The busy timeout was too short\",\"Nobody watched how long queries take\"]");
  test_answer (dossier, "long_term_fix", "[\"Add the missing index\",\"Set the busy timeout to 5000 ms\"]");
  test_answer (dossier, "went_well", "[\"Two minutes from the first report to the confirmation\"]");
  test_answer (dossier, "went_wrong", "[\"The first restart was a guess\"]");
  test_action (dossier, "Add the missing index", "@Engineer", "2025-11-15", NULL, FALSE);
  test_action (dossier, "Set the busy timeout to 5000 ms", "@Admin", "2025-11-30", NULL, TRUE);
  test_action (dossier, "Watch the duration of queries", "@SRE", "2025-12-15", NULL, FALSE);
  test_action (dossier, "Write it into the runbook", "@Docs", "2025-11-30", NULL, FALSE);
  markdown = sitrep_markdown_postmortem (dossier, test_000p_at ("12:50"));
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (markdown, ==, expected);
}

/* 001-S: a table at the head, numbered nothing, tables with four columns and with six, groups. */
static void
test_liyaqa (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");

  test_fact (dossier, "impact", "All members | all gyms");
  test_action (dossier, "Set lock_timeout for migrations", "Backend", "2026-02-05", "High", FALSE);
  test_action (dossier, "Alert on long locks", "DevOps", "2026-02-28", "Low", TRUE);
  test_answer (dossier, "went_well", "[[\"The alert came at once\"],[\"War room within 5 minutes\"],[],[]]");
  check_contains (dossier,
                  "# Incident INC-2026-01-31-001 - 2026-01-31 - Post-Incident Review\n\n## Incident Summary\n\n"
                  "| Field | Value |\n| --- | --- |\n| Incident ID | INC-2026-01-31-001 |\n");
  check_contains (dossier, "| Start Time (KSA) | 14:00 KSA |\n| End Time (KSA) | 14:45 KSA |\n"
                           "| Duration | 45 minutes |\n| Severity | SEV-1 |\n| Impact | All members \\| all gyms |\n"
                           "| Incident Commander | Noura |\n");
  check_contains (
    dossier,
    "| Time (KSA) | Event | Action Taken | Owner |\n| --- | --- | --- | --- |\n"
    "| 14:00 | Errors begin |  |  |\n| 14:00 | Alert HighErrorRate | On-call looks at it | DevOps On-Call |\n");
  check_contains (dossier, "| # | Action | Owner | Due Date | Priority | Status |\n"
                           "| --- | --- | --- | --- | --- | --- |\n"
                           "| 1 | Set lock_timeout for migrations | Backend | 2026-02-05 | High | Open |\n"
                           "| 2 | Alert on long locks | DevOps | 2026-02-28 | Low | Done |\n");
  check_contains (dossier,
                  "**Detection**\n\n- The alert came at once\n\n**Response**\n\n- War room within 5 minutes\n");
}

/* As the process has its action items printed, whatever columns its form names. */
static void
test_action_styles (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");

  test_action (dossier, "Set lock_timeout for migrations", "Backend", "2026-02-05", "High", FALSE);
  test_action (dossier, "Alert on long locks", NULL, NULL, NULL, TRUE);
  g_set_str (&dossier->playbook->actions.style, "checklist");
  check_contains (dossier, "## Action Items\n\n1. [ ] Set lock_timeout for migrations (Backend) by 2026-02-05\n"
                           "2. [x] Alert on long locks\n");
  g_clear_pointer (&dossier->playbook->actions.fields, g_strfreev);
  check_contains (dossier, "## Action Items\n\n- [ ] Set lock_timeout");
  g_set_str (&dossier->playbook->actions.style, "plain");
  check_contains (dossier, "- Set lock_timeout for migrations (Backend) by 2026-02-05\n- Alert on long locks\n");
}

/* A process without a form is served, too. */
static void
test_plain_form (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");
  GPtrArray *sections = dossier->playbook->form.sections;

  dossier->playbook->form.sections = g_ptr_array_new ();
  test_answer (dossier, "cause_words", "Migration V105 took a lock.");
  check_contains (dossier, "## Timeline\n\n| Time | Event |\n| --- | --- |\n| 14:00 |");
  check_contains (dossier, "## Root Cause\n\nMigration V105 took a lock.\n\n## Lessons Learned\n");
  g_ptr_array_unref (dossier->playbook->form.sections);
  dossier->playbook->form.sections = sections;
}

/* No cell ends its row, no text becomes a cell, a heading or HTML by itself. */
static void
test_hostile_cells (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:05");
  SitrepEntry *entry = g_ptr_array_index (dossier->entries, 2);

  g_set_str (&entry->text, "a & b <b> | c\n## d\r\n\\| e");
  check_contains (dossier, "| 14:05 | a & b &lt;b> \\| c<br>## d<br>\\\\\\| e | Looked at logs | DevOps On-Call |\n");
}

static void
test_hostile_title (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  g_autofree char *markdown = NULL;
  static const char *const titles[] = { "{{incident.id}}", "}}{{", "{{", "a\n# b" };
  static const char *const heads[]
    = { "# {{incident.id}}\n\n**Date", "# }}{{\n\n**Date", "# {{\n\n**Date", "# a # b\n\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = NULL;

      g_set_str (&dossier->incident->title, titles[i]);
      text = sitrep_markdown_postmortem (dossier, test_000p_at ("12:50"));
      g_assert_true (g_str_has_prefix (text, heads[i]));
    }
}

/* An answer that is not what its question asks for is empty, and nothing is lost of the rest. */
static void
test_broken_answers (void)
{
  static const char *const values[] = { "", "{", "7", "null", "{}", "[1,null,[]]", "[[[]]]", "\"text\"", "[[1],2]" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (SitrepDossier) dossier = test_001s ("14:45");

      for (guint j = 0; j < dossier->playbook->form.sections->len; j++)
        {
          const SitrepSection *section = g_ptr_array_index (dossier->playbook->form.sections, j);

          for (guint k = 0; k < section->questions->len; k++)
            test_answer (dossier, ((SitrepQuestion *) g_ptr_array_index (section->questions, k))->key, values[i]);
        }
      check_contains (dossier, "## Lessons Learned");
    }
}

static void
test_nothing_known (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  g_autofree char *markdown = sitrep_markdown_postmortem (dossier, test_000p_at ("12:02"));

  g_assert_true (g_utf8_validate (markdown, -1, NULL));
  g_assert_null (strstr (markdown, "(null)"));
  g_assert_nonnull (strstr (markdown, "**Duration:** 2 minutes"));
}

static void
test_file_names (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  g_autofree char *own = sitrep_markdown_file_name (dossier, test_000p_at ("12:50"));
  g_autofree char *hostile = NULL;

  g_assert_cmpstr (own, ==, "INC-20251030-1200-post-mortem.md");
  dossier->playbook->form.file = g_strdup ("{{incident.title}}.md");
  g_set_str (&dossier->incident->title, "../../.ssh/authorized_keys\n");
  hostile = sitrep_markdown_file_name (dossier, test_000p_at ("12:50"));
  g_assert_null (strchr (hostile, '/'));
  g_assert_null (strchr (hostile, '\n'));
  g_assert_false (g_str_has_prefix (hostile, "."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/golden", test_golden);
  g_test_add_func ("/markdown/liyaqa", test_liyaqa);
  g_test_add_func ("/markdown/action-styles", test_action_styles);
  g_test_add_func ("/markdown/plain-form", test_plain_form);
  g_test_add_func ("/markdown/hostile-cells", test_hostile_cells);
  g_test_add_func ("/markdown/hostile-title", test_hostile_title);
  g_test_add_func ("/markdown/broken-answers", test_broken_answers);
  g_test_add_func ("/markdown/nothing-known", test_nothing_known);
  g_test_add_func ("/markdown/file-names", test_file_names);
  return g_test_run ();
}
