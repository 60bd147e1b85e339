/* desk.c - a desk in a folder of its own, and its deeds, waited for
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk.h"

#include "folder.h"
#include "incident/sitrep-entry-words.h"
#include "store/sitrep-schema.h"
#include "unit/incidents.h"

#include <string.h>

static void
open_desk (TestDesk *self)
{
  g_autoptr (GError) error = NULL;

  self->desk = sitrep_desk_open (self->folder, self->clock, self->secrets, "test", &error);
  g_assert_no_error (error);
}

static const char *
find_process (SitrepDesk *desk, const char *key)
{
  g_autoptr (GPtrArray) shipped = sitrep_desk_shipped_playbooks (desk);

  for (guint i = 0; i < shipped->len; i++)
    if (g_strcmp0 (((SitrepPlaybook *) g_ptr_array_index (shipped, i))->key, key) == 0)
      return ((SitrepPlaybook *) g_ptr_array_index (shipped, i))->id;
  g_assert_not_reached ();
}

/* With that process chosen, or none where @process is NULL. */
TestDesk *
test_desk_new (const char *process)
{
  TestDesk *self = g_new0 (TestDesk, 1);

  /* Before there is any thread. */
  if (g_getenv ("SITREP_KEYRING") == NULL)
    g_setenv ("SITREP_KEYRING", "memory", TRUE);
  self->folder = test_folder_new ();
  self->clock = sitrep_clock_new_fixed (test_000p_at ("12:02"));
  self->secrets = sitrep_secrets_new ();
  open_desk (self);
  MUST (self, set_person, "Ada Byron");
  if (process != NULL)
    MUST (self, choose_playbook, find_process (self->desk, process));
  return self;
}

static void
close_desk (TestDesk *self)
{
  sitrep_desk_close (self->desk);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->desk);
}

void
test_desk_free (TestDesk *self)
{
  close_desk (self);
  sitrep_clock_unref (self->clock);
  sitrep_secrets_unref (self->secrets);
  test_folder_remove (self->folder);
  g_free (self);
}

void
test_desk_reopen (TestDesk *self)
{
  close_desk (self);
  open_desk (self);
}

void
test_desk_advance (TestDesk *self, gint64 by)
{
  sitrep_clock_set (self->clock, sitrep_clock_now (self->clock) + by);
}

void
test_desk_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_done (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

char *
test_desk_finish (TestDesk *self, GAsyncResult **slot, GError **error)
{
  char *id;

  g_assert_true (test_spin_until (is_done, slot, 20000));
  id = sitrep_desk_finish (self->desk, *slot, error);
  g_clear_object (slot);
  return id;
}

char *
test_desk_declare (TestDesk *self, const char *title)
{
  g_autoptr (GError) error = NULL;
  SitrepDeclaration declaration = { .title = title };
  char *id = DO (self, declare, &error, &declaration);

  g_assert_no_error (error);
  return id;
}

SitrepDossier *
test_desk_dossier (TestDesk *self, const char *incident)
{
  g_autoptr (GError) error = NULL;
  SitrepDossier *dossier = sitrep_desk_dossier (self->desk, incident, TRUE, &error);

  g_assert_no_error (error);
  return dossier;
}

/* The whole timeline, as in “12:00 Started|12:02 Declared as SEV1”. */
char *
test_desk_timeline (TestDesk *self, const char *incident)
{
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (self, incident);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (dossier->entries, i);
      SitrepWhen when = { entry->at, entry->until, entry->precision };
      g_autofree char *clock = sitrep_when_words (&when, dossier->playbook->zone, FALSE);
      g_autofree char *words = sitrep_entry_words (entry, dossier->playbook);

      g_string_append_printf (out, "%s%s %s", i > 0 ? "|" : "", clock, words);
    }
  return g_string_free_and_steal (out);
}

/* All rows that a deed may write, as one hash; the texts among them must be fit to be shown. */
char *
test_desk_rows (TestDesk *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *settings = test_folder_ask (self->folder, "SELECT group_concat (key || value) FROM setting");
  g_autofree char *drafts = test_folder_ask (self->folder, "SELECT group_concat (key || value) FROM draft");

  g_checksum_update (sum, (const guchar *) settings, -1);
  if (drafts != NULL)
    g_checksum_update (sum, (const guchar *) drafts, -1);
  for (guint i = 0; sitrep_schema_types ()[i] != NULL; i++)
    {
      const SitrepRecordType *type = sitrep_schema_types ()[i];
      g_autoptr (GPtrArray) list = sitrep_reader_list (sitrep_desk_reader (self->desk), type, NULL, 0, NULL);

      for (guint j = 0; j < list->len; j++)
        for (const SitrepField *field = type->fields; field->name != NULL; field++)
          {
            const char *text = sitrep_record_get_text (g_ptr_array_index (list, j), field);
            gint64 number = sitrep_record_get_int (g_ptr_array_index (list, j), field);

            if (text != NULL && !g_utf8_validate (text, -1, NULL))
              g_error ("%s.%s is no UTF-8", type->table, field->name);
            g_checksum_update (sum, (const guchar *) (text != NULL ? text : "\001"), -1);
            g_checksum_update (sum, (const guchar *) &number, sizeof number);
          }
    }
  return g_strdup (g_checksum_get_string (sum));
}

void
test_desk_check (TestDesk *self)
{
  g_autofree char *whole = test_folder_ask (self->folder, "PRAGMA integrity_check");
  g_autofree char *rows = test_desk_rows (self);
  g_autoptr (GPtrArray) broken = sitrep_reader_check (sitrep_desk_reader (self->desk));

  g_assert_cmpstr (whole, ==, "ok");
  g_assert_nonnull (rows);
  g_assert_cmpuint (broken->len, ==, 0);
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

/** test_desk_quiet_rows: as test_desk_rows(), once the courier has nothing more to write for a while. */
char *
test_desk_quiet_rows (TestDesk *self)
{
  char *rows = test_desk_rows (self);

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *before = rows;

      test_spin_until (never, NULL, 60);
      rows = test_desk_rows (self);
      if (g_strcmp0 (before, rows) == 0)
        return rows;
    }
  g_error ("the courier writes without end");
}
