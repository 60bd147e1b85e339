/* test-call-sheet.c - who does what, whom to reach next, and how
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/sitrep-block-text.h"
#include "export/sitrep-call-sheet.h"
#include "incidents.h"

#include <string.h>

static SitrepPerson *
add (GPtrArray *people, const char *name, const char *post, const char *phone, const char *handle)
{
  SitrepPerson *person = sitrep_record_new (&sitrep_person_type);

  person->base.id = g_strdup (name);
  person->name = g_strdup (name);
  person->post = g_strdup (post);
  person->phone = g_strdup (phone);
  person->handle = g_strdup (handle);
  g_ptr_array_add (people, person);
  return person;
}

static GPtrArray *
new_people (void)
{
  return g_ptr_array_new_with_free_func (sitrep_record_unref);
}

static char *
sheet (SitrepDossier *dossier, GPtrArray *people, gint64 now, gboolean with_sensitive)
{
  g_autoptr (GPtrArray) blocks = sitrep_call_sheet (dossier, people, now, with_sensitive);

  return sitrep_blocks_to_text (blocks);
}

static void
check_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
check_lacks (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in:\n%s", words, text);
}

/* The step of that number on the only ladder, up to the next one. */
static char *
step (const char *text, guint n)
{
  g_autofree char *mark = g_strdup_printf ("\n%u. ", n);
  g_autofree char *after = g_strdup_printf ("\n%u. ", n + 1);
  const char *start = strstr (text, mark);
  const char *end;

  g_assert_nonnull (start);
  end = strstr (start, after);
  return end != NULL ? g_strndup (start, (gsize) (end + 1 - start)) : g_strdup (start);
}

static void
test_head (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");
  g_autoptr (GPtrArray) people = new_people ();
  g_autofree char *text = sheet (dossier, people, test_001s_at ("14:31"), FALSE);

  check_has (text, "INC-2026-01-31-001: API errors: migration locks members\n");
  check_has (text, "Level: SEV-1");
  check_has (text, "Where we meet: https://meet.example/war-room\n");
  check_has (text, "Incident Commander: Noura: @noura\n");
  check_has (text, "Technical Lead: nobody, needed at SEV-1\n");
}

/* What the address book knows of who holds a role, by name or by handle, stands beside them. */
static void
test_holders (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");
  g_autoptr (GPtrArray) people = new_people ();
  gint64 now = test_001s_at ("14:31");
  g_autofree char *text = NULL;

  add (people, "Noura A.", NULL, "+966 1", "@noura");
  test_holder (dossier, "technical-lead", "Ada", NULL, now, SITREP_NEVER);
  test_holder (dossier, "scribe", "Gone", "@gone", now, now);
  test_holder (dossier, NULL, "Grace", "@grace", now, SITREP_NEVER);
  text = sheet (dossier, people, now, FALSE);
  check_has (text, "Incident Commander: Noura: +966 1 · @noura\n");
  check_has (text, "Technical Lead: Ada: no number known\n");
  check_has (text, "Without a role: Grace: @grace\n");
  check_lacks (text, "Gone");
}

/* Who is taken out of the address book goes on holding a role, by the name and handle that were given with it. */
static void
test_removed (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");
  g_autoptr (GPtrArray) people = new_people ();
  gint64 now = test_001s_at ("14:31");
  g_autofree char *with = NULL, *without = NULL, *cto = NULL;

  add (people, "Sara", "cto", "+966 9", NULL);
  test_holder (dossier, "technical-lead", "Sara", "@sara", now, SITREP_NEVER);
  with = sheet (dossier, people, now, FALSE);
  check_has (with, "Technical Lead: Sara: +966 9 · @sara\n");
  g_ptr_array_set_size (people, 0);
  without = sheet (dossier, people, now, FALSE);
  check_has (without, "Technical Lead: Sara: @sara\n");
  cto = step (without, 4);
  check_has (cto, "nobody in the address book\n");
}

/* Neither the process nor the address book knows a way: that is said, and no way is made up. */
static void
test_no_method (void)
{
  g_autoptr (SitrepDossier) dossier = test_incident ("sv-sdk", "SEV-1", "2026-01-31T11:10:00Z");
  g_autoptr (GPtrArray) people = new_people ();
  g_autofree char *text = NULL, *manager = NULL;

  add (people, "Ada", "engineering-manager", NULL, NULL);
  text = sheet (dossier, people, test_001s_at ("14:31"), FALSE);
  manager = step (text, 3);
  check_has (manager, "Ada: no number known\n");
  check_lacks (manager, "By ");
}

/* The CEO is reached by the CTO alone. */
static void
test_through (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");
  g_autoptr (GPtrArray) people = new_people ();
  g_autofree char *text = NULL, *ceo = NULL, *cto = NULL;

  add (people, "Layla", "ceo", "+966 5", NULL);
  add (people, "Sara", "CTO", NULL, "@sara");
  text = sheet (dossier, people, test_001s_at ("14:31"), FALSE);
  cto = step (text, 4);
  ceo = step (text, 5);
  check_has (cto, "4. CTO (@cto)\n");
  check_has (cto, "Sara: @sara\n");
  check_has (cto, "By Slack direct message, then Phone\n");
  check_has (cto, "Answer expected: 1 h\n");
  check_lacks (cto, "Only through");
  check_has (ceo, "Layla: +966 5\n");
  check_has (ceo, "Only through the CTO\n");
  check_has (ceo, "Answer expected: as needed\n");
}

/* Posts match by key or by label, whatever the case; nobody and no number are said. */
static void
test_posts (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");
  g_autoptr (GPtrArray) people = new_people ();
  g_autofree char *text = NULL, *first = NULL, *backend = NULL, *devops = NULL;

  add (people, "Huda", "devops-on-call", NULL, NULL);
  add (people, "Omar", "backend lead", "+966 7", NULL);
  add (people, "Rami", "Backend Lead", "+966 8", NULL);
  text = sheet (dossier, people, test_001s_at ("14:31"), FALSE);
  first = step (text, 1);
  backend = step (text, 2);
  devops = step (text, 3);
  check_has (first, "Huda: no number known\n");
  check_has (first, "By Slack, then Phone (SEV-1 only), then E-mail\n");
  check_has (backend, "Omar: +966 7\n");
  check_has (backend, "Rami: +966 8\n");
  check_has (devops, "nobody in the address book\n");
  g_assert_true (sitrep_people_fill (people, dossier->playbook, "backend-lead"));
  g_assert_false (sitrep_people_fill (people, dossier->playbook, "devops-lead"));
}

static void
test_due (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:10");
  g_autoptr (GPtrArray) people = new_people ();
  g_autoptr (SitrepEscalation) call = sitrep_record_new (&sitrep_escalation_type);
  gint64 now = test_001s_at ("14:12");
  g_autofree char *text = sheet (dossier, people, now, FALSE);
  g_autofree char *cto = step (text, 4);

  check_has (cto, "To be told ");
  call->base.id = g_strdup ("call");
  call->ladder = g_strdup ("escalation");
  call->post = g_strdup ("cto");
  call->state = SITREP_ESCALATION_SILENT;
  call->at = now;
  g_ptr_array_add (dossier->escalations, g_steal_pointer (&call));
  g_clear_pointer (&text, g_free);
  g_clear_pointer (&cto, g_free);
  text = sheet (dossier, people, now, FALSE);
  cto = step (text, 4);
  check_lacks (cto, "To be told ");
  check_has (cto, "Called at 14:12, no answer\n");
}

static void
test_sensitive (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");
  g_autoptr (GPtrArray) people = new_people ();
  gint64 now = test_001s_at ("14:31");
  g_autofree char *without = NULL, *with = NULL;

  add (people, "Sara", "cto", "+966 9", "@sara")->sensitive = TRUE;
  add (people, "Noura", NULL, "+966 3", NULL)->sensitive = TRUE;
  without = sheet (dossier, people, now, FALSE);
  with = sheet (dossier, people, now, TRUE);
  check_lacks (without, "+966");
  check_has (without, "Sara: number not shown · @sara\n");
  check_has (with, "Sara: +966 9 · @sara\n");
  check_has (with, "Noura: +966 3 · @noura\n");
}

/* Posts of suppliers come from the process, more of them from the address book; none stands there twice. */
static void
test_suppliers (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");
  g_autoptr (SitrepPlaybook) runbook = test_playbook ("runbook");
  g_autoptr (GPtrArray) people = new_people ();
  SitrepPerson *person;
  g_autofree char *text = NULL;
  const SitrepPost *post = NULL;

  for (guint i = 0; post == NULL && i < runbook->posts->len; i++)
    if (((SitrepPost *) g_ptr_array_index (runbook->posts, i))->group == SITREP_POST_VENDOR)
      post = g_ptr_array_index (runbook->posts, i);
  g_assert_nonnull (post);
  sitrep_playbook_unref (dossier->playbook);
  dossier->playbook = sitrep_playbook_ref (runbook);
  g_set_str (&dossier->incident->level, "SEV1");
  g_set_str (&dossier->incident->status, ((SitrepStatus *) g_ptr_array_index (runbook->statuses, 0))->key);
  person = add (people, "Hotline", post->key, "+1 800", NULL);
  person->vendor = TRUE;
  person->address = g_strdup ("https://cases.example");
  person = add (people, "Courier Ltd", NULL, NULL, NULL);
  person->vendor = TRUE;
  text = sheet (dossier, people, test_001s_at ("14:31"), FALSE);
  check_has (text, "Suppliers\n");
  check_has (text, "Hotline: +1 800\n");
  check_has (text, "Cases: https://cases.example\n");
  check_has (text, "Courier Ltd: no number known\n");
  check_lacks (strstr (text, "Suppliers\n"), "\nHotline: ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call-sheet/head", test_head);
  g_test_add_func ("/call-sheet/holders", test_holders);
  g_test_add_func ("/call-sheet/removed", test_removed);
  g_test_add_func ("/call-sheet/no-method", test_no_method);
  g_test_add_func ("/call-sheet/through", test_through);
  g_test_add_func ("/call-sheet/posts", test_posts);
  g_test_add_func ("/call-sheet/due", test_due);
  g_test_add_func ("/call-sheet/sensitive", test_sensitive);
  g_test_add_func ("/call-sheet/suppliers", test_suppliers);
  return g_test_run ();
}
