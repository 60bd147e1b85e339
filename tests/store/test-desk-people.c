/* test-desk-people.c - the address book, as the desk keeps it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "desk.h"

static SitrepPerson *
new_person (const char *name, const char *phone)
{
  SitrepPerson *person = sitrep_record_new (&sitrep_person_type);

  person->name = g_strdup (name);
  person->phone = g_strdup (phone);
  return person;
}

static SitrepPerson *
only (TestDesk *desk)
{
  g_autoptr (GPtrArray) people = sitrep_desk_people (desk->desk);

  g_assert_cmpuint (people->len, ==, 1);
  return sitrep_record_ref (g_ptr_array_index (people, 0));
}

static void
test_put (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("liyaqa");
  g_autoptr (SitrepPerson) person = new_person ("  Sara  ", " +966 1 ");
  g_autoptr (SitrepPerson) kept = NULL;
  g_autoptr (SitrepPerson) changed = NULL;
  g_autoptr (SitrepPerson) after = NULL;

  person->post = g_strdup ("cto");
  person->mail = g_strdup ("");
  person->note = g_strdup ("Asks for the impact first\nthen decides");
  person->sensitive = TRUE;
  MUST (desk, put_person, person);
  test_desk_reopen (desk);
  kept = only (desk);
  g_assert_cmpstr (kept->name, ==, "Sara");
  g_assert_cmpstr (kept->phone, ==, "+966 1");
  g_assert_cmpstr (kept->note, ==, "Asks for the impact first\nthen decides");
  g_assert_null (kept->mail);
  g_assert_true (kept->sensitive);
  changed = sitrep_record_copy (kept);
  g_set_str (&changed->post, "CEO");
  MUST (desk, put_person, changed);
  after = only (desk);
  g_assert_cmpstr (after->post, ==, "CEO");
  g_assert_cmpstr (after->base.id, ==, kept->base.id);
  test_desk_check (desk);
}

static void
test_refused (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("liyaqa");
  g_autoptr (SitrepPerson) nameless = new_person ("  ", "+966 1");
  g_autofree char *flood = g_strnfill (100000, '1');
  g_autoptr (SitrepPerson) endless = new_person ("Sara", flood);

  REFUSED (desk, SITREP_ERROR_INVALID, put_person, nameless);
  REFUSED (desk, SITREP_ERROR_INVALID, put_person, endless);
  REFUSED (desk, SITREP_ERROR_NOT_FOUND, remove_person, "nobody");
}

/* Removed, and brought back as it was by putting it again. */
static void
test_remove (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("liyaqa");
  g_autoptr (SitrepPerson) person = new_person ("Sara", "+966 1");
  g_autoptr (SitrepPerson) kept = NULL, again = NULL;
  g_autoptr (GPtrArray) none = NULL;

  MUST (desk, put_person, person);
  kept = only (desk);
  MUST (desk, remove_person, kept->base.id);
  none = sitrep_desk_people (desk->desk);
  g_assert_cmpuint (none->len, ==, 0);
  MUST (desk, put_person, kept);
  again = only (desk);
  g_assert_true (sitrep_record_equal (again, kept));
  test_desk_check (desk);
}

/* Who holds a role, and was called, is taken out of the address book: both go on, under the name that was noted. */
static void
test_remove_holder (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("liyaqa");
  g_autoptr (SitrepPerson) person = new_person ("Sara", "+966 1"), kept = NULL;
  g_autofree char *id = test_desk_declare (desk, "API errors: migration locks members");
  g_autoptr (SitrepEscalation) call = sitrep_record_new (&sitrep_escalation_type);
  g_autoptr (SitrepDossier) called = NULL, after = NULL;

  person->post = g_strdup ("cto");
  MUST (desk, put_person, person);
  MUST (desk, assign, id, "technical-lead", "Sara", "@sara", NULL, FALSE);
  call->incident = g_strdup (id);
  call->ladder = g_strdup ("escalation");
  call->post = g_strdup ("cto");
  call->person = g_strdup ("Sara");
  MUST (desk, escalate, call);
  kept = only (desk);
  MUST (desk, remove_person, kept->base.id);
  test_desk_reopen (desk);
  called = test_desk_dossier (desk, id);
  g_assert_cmpstr (sitrep_dossier_holder (called, "technical-lead")->name, ==, "Sara");
  g_assert_cmpuint (called->escalations->len, ==, 1);
  MUST (desk, answer_escalation, id, SITREP_RECORD (g_ptr_array_index (called->escalations, 0))->id, TRUE, "On my way");
  MUST (desk, assign, id, "technical-lead", "Omar", NULL, "Sara has left", FALSE);
  after = test_desk_dossier (desk, id);
  g_assert_cmpstr (sitrep_dossier_holder (after, "technical-lead")->name, ==, "Omar");
  g_assert_cmpstr (((SitrepEscalation *) g_ptr_array_index (after->escalations, 0))->person, ==, "Sara");
  test_desk_check (desk);
}

/* Who fills the post that leads first is found as the call sheet finds it: by the post's name too, however it is written. */
static void
test_default_lead (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("liyaqa");
  g_autoptr (SitrepPerson) person = new_person ("Sara", "+966 1");
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autofree char *id = NULL;

  person->post = g_strdup (" devops ON-CALL");
  person->handle = g_strdup ("@sara");
  MUST (desk, put_person, person);
  id = test_desk_declare (desk, "Nobody can log in");
  dossier = test_desk_dossier (desk, id);
  g_assert_cmpstr (sitrep_dossier_lead (dossier)->name, ==, "Sara");
  g_assert_cmpstr (sitrep_dossier_lead (dossier)->handle, ==, "@sara");
  g_assert_true (sitrep_dossier_lead (dossier)->assumed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/desk/people/put", test_put);
  g_test_add_func ("/desk/people/refused", test_refused);
  g_test_add_func ("/desk/people/remove", test_remove);
  g_test_add_func ("/desk/people/remove/holder", test_remove_holder);
  g_test_add_func ("/desk/people/default-lead", test_default_lead);
  return g_test_run ();
}
