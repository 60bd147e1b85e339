/* test-label.c - an incident's id by the pattern of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "incident/sitrep-label.h"
#include "incidents.h"

static void
check_label (SitrepPlaybook *playbook, const char *started, guint sequence, const char *prefix, const char *label)
{
  const SitrepNaming naming
    = { playbook, "API errors: 503 on /members", test_utc (started), test_utc (started) + SITREP_HOUR };
  g_autofree char *begin = sitrep_label_prefix (&naming);
  g_autofree char *whole = sitrep_label_make (&naming, sequence);

  g_assert_cmpstr (begin, ==, prefix);
  g_assert_cmpstr (whole, ==, label);
}

static void
test_pawtropolis (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");

  /* The tests run in UTC, which is the “local” of its pattern. */
  check_label (playbook, "2025-10-30T12:00:00Z", 1, "INC-20251030-1200", "INC-20251030-1200");
  check_label (playbook, "2025-10-30T12:00:59Z", 7, "INC-20251030-1200", "INC-20251030-1200");
}

static void
test_liyaqa (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("liyaqa");

  check_label (playbook, "2026-01-31T11:00:00Z", 1, "INC-2026-01-31-", "INC-2026-01-31-001");
  check_label (playbook, "2026-01-31T11:00:00Z", 999, "INC-2026-01-31-", "INC-2026-01-31-999");
  check_label (playbook, "2026-01-31T11:00:00Z", 1000, "INC-2026-01-31-", "INC-2026-01-31-1000");
  check_label (playbook, "2026-01-31T11:00:00Z", 0, "INC-2026-01-31-", "INC-2026-01-31-001");
  /* The day in Riyadh begins three hours before that of UTC. */
  check_label (playbook, "2026-01-31T21:00:00Z", 1, "INC-2026-02-01-", "INC-2026-02-01-001");
}

static void
set_pattern (SitrepPlaybook *playbook, const char *pattern, const char *zone)
{
  g_set_str (&playbook->ids.incident, pattern);
  g_set_str (&playbook->ids.zone, zone);
}

static void
test_patterns (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");
  const char *at = "2025-10-30T12:00:00Z";

  set_pattern (playbook, NULL, NULL);
  check_label (playbook, at, 2, "INC-20251030-", "INC-20251030-002");
  set_pattern (playbook, "{{sequence}}", NULL);
  check_label (playbook, at, 12, "", "12");
  set_pattern (playbook, "P-{{sequence:2}}-{{started:%y}}", NULL);
  check_label (playbook, at, 3, "P-", "P-03-25");
  set_pattern (playbook, "INC-{{started:%H}}", "Asia/Riyadh");
  check_label (playbook, at, 1, "INC-15", "INC-15");
  /* A zone that is none, a hole that is not known or not closed, a format that is none. */
  set_pattern (playbook, "INC-{{started:%H}}", "Europe/Atlantis");
  check_label (playbook, at, 1, "INC-12", "INC-12");
  set_pattern (playbook, "INC-{{weather}}-{{", NULL);
  check_label (playbook, at, 1, "INC-{{weather}}-{{", "INC-{{weather}}-{{");
  set_pattern (playbook, "INC-{{started:%!}}", NULL);
  check_label (playbook, at, 1, "INC-", "INC-");
  set_pattern (playbook, "INC-{{sequence:}}", NULL);
  check_label (playbook, at, 4, "INC-", "INC-4");
}

/* What a process may put into its ids besides. */
static void
test_more_patterns (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");
  const char *at = "2025-10-30T12:00:00Z";

  set_pattern (playbook, "{{ started:%Y }}/{{now:%H}}-{{ sequence:2 }}", NULL);
  check_label (playbook, at, 4, "2025/13-", "2025/13-04");
  set_pattern (playbook, "{{slug}}-{{sequence:2}}", NULL);
  check_label (playbook, at, 4, "api-errors-503-on-members-", "api-errors-503-on-members-04");
  set_pattern (playbook, "{{variable.channel}}-{{sequence}}", NULL);
  check_label (playbook, at, 4, "#incidents-", "#incidents-4");
  set_pattern (playbook, "{{incident.title}}-{{sequence}}", NULL);
  check_label (playbook, at, 4, "{{incident.title}}-", "{{incident.title}}-4");
}

/* The number is read back out of what the pattern made, and out of nothing else. */
static void
test_sequence (void)
{
  static const struct
  {
    const char *pattern, *label;
    guint sequence;
  } cases[] = {
    { "INC-{{started:%Y}}-{{sequence:3}}", "INC-2024-001", 1 },
    { "INC-{{started:%Y}}-{{sequence:3}}", "INC-2024-1234", 1234 },
    { "INC-{{started:%Y}}-{{sequence:3}}", "payments-2024", 0 },
    { "INC-{{started:%Y}}-{{sequence:3}}", "INC-2024-001-b", 0 },
    { "INC-{{started:%Y}}-{{sequence:3}}", "INC-2024-99999999999", 0 },
    { "INC-{{started:%Y-%m-%d}}-{{sequence:3}}", "INC-2026-01-31-012", 12 },
    { "{{started:%Y%m%d}}{{sequence:3}}", "20260131012", 12 },
    { "{{started:%d %B}} no. {{sequence}}", "31 January no. 7", 7 },
    { "{{sequence:2}}/{{started:%y}} {{slug}}", "07/26 payments-fail", 7 },
    { NULL, "INC-20260131-004", 4 },
    { "INC-{{started:%Y%m%d-%H%M}}", "INC-20251030-1200", 0 },
    { "INC ({{sequence}}", "INC (5", 5 },
  };
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_pattern (playbook, cases[i].pattern, NULL);
      g_test_message ("%s", cases[i].label);
      g_assert_cmpuint (sitrep_label_sequence (playbook, cases[i].label), ==, cases[i].sequence);
    }
}

static void
test_short_forms (void)
{
  static const struct
  {
    const char *typed;
    SitrepLabelMatch match;
  } cases[] = {
    { "INC-2024-001", SITREP_LABEL_EXACT }, { "inc-2024-001", SITREP_LABEL_EXACT },
    { "INC-001", SITREP_LABEL_SHORT },      { "inc-001", SITREP_LABEL_SHORT },
    { "001", SITREP_LABEL_SHORT },          { "2024-001", SITREP_LABEL_SHORT },
    { "01", SITREP_LABEL_OTHER },           { "024-001", SITREP_LABEL_OTHER },
    { "INC-002", SITREP_LABEL_OTHER },      { "", SITREP_LABEL_OTHER },
    { "-001", SITREP_LABEL_OTHER },         { "XINC-2024-001", SITREP_LABEL_OTHER },
    { "INC-2024", SITREP_LABEL_OTHER },
  };
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");

  set_pattern (playbook, "INC-{{started:%Y}}-{{sequence:3}}", NULL);
  g_set_str (&playbook->ids.brief, "INC-{{sequence:3}}");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpint (sitrep_label_matches (playbook, "INC-2024-001", cases[i].typed), ==, cases[i].match);
    }
  /* An id that a person chose has no number; one whose playbook cannot be read any more still has its ends. */
  g_assert_cmpint (sitrep_label_matches (playbook, "payments-friday", "INC-001"), ==, SITREP_LABEL_OTHER);
  g_assert_cmpint (sitrep_label_matches (playbook, "Zahlungen Übung", "zahlungen übung"), ==, SITREP_LABEL_EXACT);
  g_assert_cmpint (sitrep_label_matches (NULL, "INC-2024-001", "INC-001"), ==, SITREP_LABEL_OTHER);
  g_assert_cmpint (sitrep_label_matches (NULL, "INC-2024-001", "001"), ==, SITREP_LABEL_SHORT);
}

static void
test_typed (void)
{
  g_autofree char *label = NULL, *longest = g_strnfill (60, 'x'), *longer = g_strnfill (61, 'x');
  const char *bad[] = { "two\nlines", "a\ttab", "bell\a",
                        "\xe2\x80\xae"
                        "reversed",
                        longer };

  g_assert_true (sitrep_label_check (NULL, &label, NULL));
  g_assert_null (label);
  g_assert_true (sitrep_label_check (" \n", &label, NULL));
  g_assert_null (label);
  g_assert_true (sitrep_label_check (" PAY-17 ", &label, NULL));
  g_assert_cmpstr (label, ==, "PAY-17");
  g_assert_true (sitrep_label_check (longest, &label, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sitrep_label_check (bad[i], &label, &error));
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
    }
}

static void
test_apart (void)
{
  static const char *const expected[] = { "INC-20251030-1200", "INC-20251030-1200-2", "INC-20251030-1200-3" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *label = sitrep_label_apart ("INC-20251030-1200", i);

      g_assert_cmpstr (label, ==, expected[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label/pawtropolis", test_pawtropolis);
  g_test_add_func ("/label/liyaqa", test_liyaqa);
  g_test_add_func ("/label/patterns", test_patterns);
  g_test_add_func ("/label/patterns/more", test_more_patterns);
  g_test_add_func ("/label/sequence", test_sequence);
  g_test_add_func ("/label/short-forms", test_short_forms);
  g_test_add_func ("/label/typed", test_typed);
  g_test_add_func ("/label/apart", test_apart);
  return g_test_run ();
}
