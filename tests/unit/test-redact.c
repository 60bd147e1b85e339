/* test-redact.c - what is taken out of a text before the public sees it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "incident/sitrep-redact.h"
#include "incidents.h"

#include <string.h>

/* Ids of users of Discord, and addresses. */
#define USER_ID "(?<!\\d)\\d{17,19}(?!\\d)"
#define MAIL "[\\w.+-]+@[\\w-]+\\.[\\w.]+"

static SitrepPlaybook *
process (const char *first, const char *second, const char *replace)
{
  SitrepPlaybook *playbook = test_playbook ("pawtropolis");
  SitrepRedaction *redact = &playbook->form.redact;

  g_strfreev (redact->patterns);
  redact->patterns = first != NULL ? g_strdupv ((char *[]) { (char *) first, (char *) second, NULL }) : NULL;
  g_set_str (&redact->replace, replace);
  return playbook;
}

static void
check (SitrepPlaybook *playbook, const char *text, const char *const *names, const char *expected, guint count)
{
  g_autoptr (GError) error = NULL;
  guint n = 99;
  g_autofree char *redacted = sitrep_redact (playbook, text, names, &n, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (redacted, ==, expected);
  g_assert_cmpuint (n, ==, count);
}

static void
test_patterns (void)
{
  g_autoptr (SitrepPlaybook) playbook = process (USER_ID, MAIL, NULL);

  check (playbook, "<@123456789012345678> wrote to ops@pawtropolis.example", NULL, "<@[…]> wrote to […]", 2);
  check (playbook, "12345678901234567 1234567890123456789", NULL, "[…] […]", 2);
  /* 16 digits are no id, and 20 are none. */
  check (playbook, "1234567890123456 12345678901234567890", NULL, "1234567890123456 12345678901234567890", 0);
  check (playbook, "", NULL, "", 0);
  check (playbook, "Nothing to hide: INC-20251030-1200", NULL, "Nothing to hide: INC-20251030-1200", 0);
  check (playbook, "bad \xff 12345678901234567", NULL, "bad \xef\xbf\xbd […]", 1);
}

static void
test_names (void)
{
  static const char *const names[] = { "Ada Byron", "@Ada", " Łukasz ", "", "C++ (team)", NULL };
  g_autoptr (SitrepPlaybook) playbook = process (NULL, NULL, "***");

  check (playbook, "ada byron and ŁUKASZ; Łukaszenko stays, so does Ada.", names,
         "*** and ***; Łukaszenko stays, so does Ada.", 2);
  check (playbook, "@ada, @adam, C++ (team)!", names, "***, @adam, ***!", 2);
}

/* What two of them find is one part; what was put in is not searched. */
static void
test_overlaps (void)
{
  static const char *const names[] = { "grace", NULL };
  g_autoptr (SitrepPlaybook) playbook = process (MAIL, "\\d", "#1");

  check (playbook, "grace@navy.example, 7", names, "#1, #1", 2);
  check (playbook, "123", NULL, "#1#1#1", 3);
}

static void
test_empty_matches (void)
{
  g_autoptr (SitrepPlaybook) playbook = process ("x*", "^|$", NULL);

  check (playbook, "axxb", NULL, "a[…]b", 1);
}

/* A pattern that blows up must not let the text through, nor keep anybody waiting. */
static void
test_given_up (void)
{
  static const char *const bad[] = { "(a+)+$", "(", "(?:a|aa)+[bc]" };
  g_autofree char *many = g_strnfill (5000, 'a');
  g_autofree char *text = g_strconcat ("12345678901234567 ", many, "!", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SitrepPlaybook) playbook = process (USER_ID, bad[i], NULL);
      g_autoptr (GError) error = NULL;
      guint n;
      g_autofree char *redacted = sitrep_redact (playbook, text, NULL, &n, &error);

      g_test_message ("%s", bad[i]);
      g_assert_null (redacted);
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, bad[i]));
      g_assert_null (strstr (error->message, "12345678901234567"));
    }
}

/* The longest text that is kept can be searched by patterns that are sound. */
static void
test_long (void)
{
  static const char *const names[] = { "Ada Byron", NULL };
  g_autoptr (SitrepPlaybook) playbook = process (USER_ID, MAIL, NULL);
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *redacted = NULL, *whole = NULL;
  guint n;

  while (text->len < 100000)
    g_string_append (text, "Ada Byron saw 12345678901234567 fail at 12:00:01.123456789, then 20251030120001 rows.\n");
  whole = g_string_free_and_steal (text);
  redacted = sitrep_redact (playbook, whole, names, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n % 2, ==, 0);
  g_assert_cmpuint (n, >, 2000);
  g_assert_null (strstr (redacted, "Ada"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redact/patterns", test_patterns);
  g_test_add_func ("/redact/names", test_names);
  g_test_add_func ("/redact/overlaps", test_overlaps);
  g_test_add_func ("/redact/empty-matches", test_empty_matches);
  g_test_add_func ("/redact/given-up", test_given_up);
  g_test_add_func ("/redact/long", test_long);
  return g_test_run ();
}
