/* sitrep-desk-people.c - the use cases: the address book
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

static gboolean
put_person (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;

  if (!sitrep_deed_upsert (txn, deed->record, error))
    return FALSE;
  g_set_str (&deed->result, deed->record->id);
  return TRUE;
}

static gboolean
check_lines (SitrepPerson *person, GError **error)
{
  char **lines[] = { &person->handle, &person->phone, &person->mail, &person->post, &person->address };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = NULL;

      if (!sitrep_text_check_line (*lines[i], &line, error))
        return FALSE;
      sitrep_take_text (lines[i], line);
    }
  return TRUE;
}

static gboolean
check_person (SitrepPerson *person, GError **error)
{
  g_autofree char *name = sitrep_text_check_title (person->name, error);
  g_autofree char *note = NULL;

  if (name == NULL || !check_lines (person, error))
    return FALSE;
  if (!sitrep_text_is_empty (person->note) && (note = sitrep_text_check_block (person->note, error)) == NULL)
    return FALSE;
  g_set_str (&person->name, name);
  sitrep_take_text (&person->note, note);
  return TRUE;
}

/**
 * sitrep_desk_put_person_async:
 * @person: a new one without an id, or one that is there, changed; copied. Its texts are checked
 *
 * Adds somebody to the address book, or changes what is known of them. Who was removed is there again.
 */
void
sitrep_desk_put_person_async (SitrepDesk *self, SitrepPerson *person, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);
  GError *error = NULL;

  deed->record = sitrep_record_copy (person);
  ((SitrepPerson *) deed->record)->removed = FALSE;
  if (!check_person ((SitrepPerson *) deed->record, &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "put-person", put_person, callback, data);
}

static gboolean
remove_person (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepPerson) was = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_person_type, deed->result);
  g_autoptr (SitrepPerson) person = was != NULL ? sitrep_record_copy (was) : NULL;

  if (person == NULL)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("This person is not there any more."));
      return FALSE;
    }
  person->removed = TRUE;
  return sitrep_txn_update (txn, person, error);
}

/** sitrep_desk_remove_person_async: who took part in incidents stays in them; putting the person again brings it back. */
void
sitrep_desk_remove_person_async (SitrepDesk *self, const char *id, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);

  deed->result = g_strdup (id);
  sitrep_deed_run (self, deed, "remove-person", remove_person, callback, data);
}
