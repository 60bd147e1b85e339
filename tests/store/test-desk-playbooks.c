/* test-desk-playbooks.c - playbooks are copied, written, kept in versions and removed; incidents keep theirs, or move
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "desk.h"
#include "folder.h"
#include "playbook/sitrep-manuscript.h"

#include <string.h>

/* The shipped process under a key of one's own, and one value changed. */
static char *
copy_of (TestDesk *d, const char *key, const char *path, const char *value)
{
  g_autoptr (SitrepPlaybook) playbook = sitrep_desk_default_playbook (d->desk);
  g_autoptr (SitrepManuscript) script = sitrep_manuscript_new (playbook->text, NULL);

  sitrep_manuscript_set_text (script, "key", key);
  sitrep_manuscript_set_text (script, path, value);
  return sitrep_manuscript_text (script);
}

static char *
save (TestDesk *d, const char *text, const char *made_from)
{
  g_autoptr (GError) error = NULL;
  char *id = DO (d, save_playbook, &error, text, made_from, NULL);

  g_assert_no_error (error);
  return id;
}

static SitrepPlaybook *
listed (TestDesk *d, const char *key)
{
  g_autoptr (GPtrArray) list = sitrep_desk_playbooks (d->desk);

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((SitrepPlaybook *) g_ptr_array_index (list, i))->key, key) == 0)
      return sitrep_playbook_ref (g_ptr_array_index (list, i));
  return NULL;
}

/* A running incident keeps the version it was declared under; the next one is under the new one. */
static void
test_versions (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *one = copy_of (d, "owls", "levels[0].name", "Owls Asleep");
  g_autofree char *two = copy_of (d, "owls", "levels[0].name", "No Owl Awake");
  g_autofree char *first = save (d, one, NULL), *second = NULL, *old = NULL, *new = NULL;
  g_autoptr (SitrepDossier) before = NULL, after = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  const SitrepPlaybookRow *newest;

  MUST (d, choose_playbook, first);
  old = test_desk_declare (d, "Nobody can log in");
  test_desk_advance (d, SITREP_MINUTE);
  second = save (d, two, first);
  new = test_desk_declare (d, "The dashboard is empty");
  before = test_desk_dossier (d, old);
  after = test_desk_dossier (d, new);
  g_assert_cmpstr (sitrep_playbook_level (before->playbook, "SEV0")->name, ==, "Owls Asleep");
  g_assert_cmpstr (sitrep_playbook_level (after->playbook, "SEV0")->name, ==, "No Owl Awake");
  versions = sitrep_desk_playbook_versions (d->desk, "owls");
  g_assert_cmpuint (versions->len, ==, 2);
  newest = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (newest->id, ==, second);
  g_assert_cmpstr (newest->made_from, ==, first);
  g_assert_cmpstr (newest->origin, ==, "edited");
  g_assert_nonnull (newest->added_by);
  test_desk_check (d);
}

/* A version of a playbook that nobody declares under does not become the chosen one. */
static void
test_save_does_not_choose (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *text = copy_of (d, "owls", "title", "Owls");
  g_autofree char *id = save (d, text, NULL);
  g_autoptr (SitrepPlaybook) chosen = sitrep_desk_default_playbook (d->desk);
  g_autoptr (SitrepPlaybook) owls = listed (d, "owls");

  g_assert_cmpstr (chosen->key, ==, "pawtropolis");
  g_assert_nonnull (owls);
  g_assert_cmpstr (owls->id, ==, id);
}

/* With the version what was half written of it is forgotten, and nothing else that is half written. */
static void
test_save_forgets_draft (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *text = copy_of (d, "owls", "title", "Owls");
  g_autofree char *id = NULL, *gone = NULL, *kept = NULL;
  g_autoptr (GError) error = NULL;

  sitrep_desk_save_draft (d->desk, "playbook.copy.1", NULL, text);
  sitrep_desk_save_draft (d->desk, "playbook.edit.1", NULL, "{}");
  id = DO (d, save_playbook, &error, text, NULL, "playbook.copy.1");
  g_assert_no_error (error);
  gone = sitrep_desk_draft (d->desk, "playbook.copy.1");
  kept = sitrep_desk_draft (d->desk, "playbook.edit.1");
  g_assert_null (gone);
  g_assert_cmpstr (kept, ==, "{}");
}

static void
test_refused (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *own_key = copy_of (d, "pawtropolis", "title", "Ours");
  g_autofree char *broken = copy_of (d, "owls", "default_level", "SEV9");
  g_autofree char *leaking = copy_of (d, "owls", "templates[0].body", "{{incident.tittle}}");

  REFUSED (d, SITREP_ERROR_INVALID, save_playbook, own_key, NULL, NULL);
  REFUSED (d, SITREP_ERROR_INVALID, save_playbook, broken, NULL, NULL);
  REFUSED (d, SITREP_ERROR_INVALID, save_playbook, leaking, NULL, NULL);
  REFUSED (d, SITREP_ERROR_INVALID, save_playbook, "[]", NULL, NULL);
  REFUSED (d, SITREP_ERROR_INVALID, remove_playbook, "pawtropolis", TRUE);
}

static void
test_remove (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *text = copy_of (d, "owls", "title", "Owls");
  g_autofree char *id = save (d, text, NULL), *incident = NULL;
  g_autoptr (SitrepPlaybook) shipped = sitrep_desk_default_playbook (d->desk);
  g_autoptr (SitrepPlaybook) gone = NULL, back = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;

  MUST (d, choose_playbook, id);
  incident = test_desk_declare (d, "Nobody can log in");
  /* What is in use stays. */
  REFUSED (d, SITREP_ERROR_INVALID, remove_playbook, "owls", TRUE);
  MUST (d, choose_playbook, shipped->id);
  MUST (d, remove_playbook, "owls", TRUE);
  gone = listed (d, "owls");
  g_assert_null (gone);
  /* The incident that was declared under it goes on, also after a restart. */
  test_desk_reopen (d);
  dossier = test_desk_dossier (d, incident);
  g_assert_cmpstr (dossier->playbook->key, ==, "owls");
  MUST (d, remove_playbook, "owls", FALSE);
  back = listed (d, "owls");
  g_assert_nonnull (back);
}

/* --- moving an open incident --- */

static SitrepPlaybook *
shipped (TestDesk *d, const char *key)
{
  g_autoptr (GPtrArray) all = sitrep_desk_shipped_playbooks (d->desk);

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((SitrepPlaybook *) g_ptr_array_index (all, i))->key, key) == 0)
      return g_ptr_array_index (all, i);
  g_assert_not_reached ();
}

static void
test_move (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *text = copy_of (d, "owls", "levels[1].response.minutes", "20");
  g_autofree char *incident = test_desk_declare (d, "Applications cannot be accepted");
  g_autofree char *timeline = NULL, *restored = NULL;
  g_autoptr (SitrepManuscript) script = sitrep_manuscript_new (text, NULL);
  g_autofree char *number = NULL, *id = NULL, *label = NULL;
  g_autoptr (SitrepDossier) before = test_desk_dossier (d, incident);
  g_autoptr (SitrepDossier) after = NULL, undone = NULL;

  sitrep_manuscript_set (script, "levels[1].response.minutes", json_node_init_int (json_node_alloc (), 20));
  number = sitrep_manuscript_text (script);
  id = save (d, number, NULL);
  label = g_strdup (before->incident->label);
  MUST (d, tick, incident, "pm2", SITREP_TICK_DONE, NULL);
  MUST (d, move_incident, incident, id, "SEV0", "in-progress", "nobody can use it");
  after = test_desk_dossier (d, incident);
  g_assert_cmpstr (after->playbook->key, ==, "owls");
  g_assert_cmpstr (after->incident->level, ==, "SEV0");
  g_assert_cmpstr (after->incident->label, ==, label);
  /* A tick counts for the item of the same key. */
  g_assert_nonnull (sitrep_dossier_tick (after, "pm2", 0));
  timeline = test_desk_timeline (d, incident);
  g_assert_nonnull (strstr (timeline, "Moved from Pawtropolis, SEV1 to Pawtropolis, SEV0: nobody can use it"));
  MUST (d, undo, incident);
  undone = test_desk_dossier (d, incident);
  g_assert_cmpstr (undone->playbook->key, ==, "pawtropolis");
  g_assert_cmpstr (undone->incident->level, ==, "SEV1");
}

/* To another organisation's process: other levels, statuses and roles; who leads goes on leading. */
static void
test_move_to_another_process (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (d, "Applications cannot be accepted");
  SitrepPlaybook *liyaqa = shipped (d, "liyaqa");
  g_autoptr (SitrepDossier) after = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;

  MUST (d, set_holder, incident, "lead", "Ada", "@ada");
  MUST (d, move_incident, incident, liyaqa->id, "SEV-2", "investigating", NULL);
  after = test_desk_dossier (d, incident);
  g_assert_cmpstr (sitrep_dossier_lead (after)->name, ==, "Ada");
  g_assert_cmpstr (sitrep_dossier_lead (after)->role, ==, sitrep_playbook_lead (liyaqa)->key);
  deadlines = sitrep_deadlines (after, sitrep_desk_now (d->desk));
  g_assert_cmpuint (deadlines->len, >, 0);
  test_desk_check (d);
}

static void
test_move_refused (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (d, "Applications cannot be accepted");
  g_autoptr (SitrepPlaybook) same = sitrep_desk_default_playbook (d->desk);
  SitrepPlaybook *liyaqa = shipped (d, "liyaqa");

  REFUSED (d, SITREP_ERROR_INVALID, move_incident, incident, liyaqa->id, "SEV0", "investigating", NULL);
  REFUSED (d, SITREP_ERROR_INVALID, move_incident, incident, liyaqa->id, "SEV-1", "in-progress", NULL);
  REFUSED (d, SITREP_ERROR_INVALID, move_incident, incident, same->id, "SEV1", "in-progress", NULL);
  REFUSED (d, SITREP_ERROR_NOT_FOUND, move_incident, incident, "no such version", "SEV1", "in-progress", NULL);
  MUST (d, set_status, incident, "closed", SITREP_NEVER, NULL);
  REFUSED (d, SITREP_ERROR_INVALID, move_incident, incident, liyaqa->id, "SEV-1", "investigating", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk-playbooks/versions", test_versions);
  g_test_add_func ("/desk-playbooks/save-does-not-choose", test_save_does_not_choose);
  g_test_add_func ("/desk-playbooks/save-forgets-draft", test_save_forgets_draft);
  g_test_add_func ("/desk-playbooks/refused", test_refused);
  g_test_add_func ("/desk-playbooks/remove", test_remove);
  g_test_add_func ("/desk-playbooks/move", test_move);
  g_test_add_func ("/desk-playbooks/move/process", test_move_to_another_process);
  g_test_add_func ("/desk-playbooks/move/refused", test_move_refused);
  return g_test_run ();
}
