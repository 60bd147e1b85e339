/* sitrep-desk-playbooks.c - the use cases: choosing, writing and keeping playbooks
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "comms/sitrep-examine.h"
#include "playbook/sitrep-playbook-reader.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Positions in a deed's texts. */
enum
{
  ORIGIN,
  MADE_FROM,
  DRAFT,
};

/* --- which there are --- */

static SitrepPlaybook *
find_shipped (SitrepDesk *self, const char *key)
{
  g_autoptr (GPtrArray) shipped = sitrep_desk_shipped_playbooks (self);

  for (guint i = 0; i < shipped->len; i++)
    if (g_strcmp0 (((SitrepPlaybook *) g_ptr_array_index (shipped, i))->key, key) == 0)
      return g_ptr_array_index (shipped, i);
  return NULL;
}

/* An older version that is still the chosen one is on the list, too: a newer one is offered, never taken silently. */
static void
add_chosen (SitrepDesk *self, GPtrArray *list)
{
  SitrepPlaybook *chosen = sitrep_desk_default_playbook (self);

  for (guint i = 0; chosen != NULL && i < list->len; i++)
    if (g_strcmp0 (((SitrepPlaybook *) g_ptr_array_index (list, i))->id, chosen->id) == 0)
      g_clear_pointer (&chosen, sitrep_playbook_unref);
  if (chosen != NULL)
    g_ptr_array_add (list, chosen);
}

/**
 * sitrep_desk_playbooks:
 *
 * Returns: (transfer full) (element-type SitrepPlaybook): what can be chosen: the shipped ones, the newest version of
 *   each imported or edited one that was not removed, and the chosen one
 */
GPtrArray *
sitrep_desk_playbooks (SitrepDesk *self)
{
  g_autoptr (GPtrArray) shipped = sitrep_desk_shipped_playbooks (self);
  g_autoptr (GPtrArray) rows = sitrep_reader_playbooks (sitrep_desk_reader (self));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_playbook_unref);

  for (guint i = 0; i < shipped->len; i++)
    g_ptr_array_add (list, sitrep_playbook_ref (g_ptr_array_index (shipped, i)));
  for (guint i = 0; i < rows->len; i++)
    {
      const SitrepPlaybookRow *row = g_ptr_array_index (rows, i);
      gboolean listed = g_strcmp0 (row->origin, "shipped") != 0 && !row->removed;
      SitrepPlaybook *playbook
        = listed && g_hash_table_add (seen, row->key) ? sitrep_desk_playbook (self, row->id, NULL) : NULL;

      if (playbook != NULL)
        g_ptr_array_add (list, playbook);
    }
  add_chosen (self, list);
  return list;
}

/** sitrep_desk_playbook_versions: Returns: (transfer full) (element-type SitrepPlaybookRow): of one playbook, newest first. */
GPtrArray *
sitrep_desk_playbook_versions (SitrepDesk *self, const char *key)
{
  GPtrArray *rows = sitrep_reader_playbooks (sitrep_desk_reader (self));

  for (guint i = rows->len; i > 0; i--)
    if (g_strcmp0 (((SitrepPlaybookRow *) g_ptr_array_index (rows, i - 1))->key, key) != 0)
      g_ptr_array_remove_index (rows, i - 1);
  return rows;
}

/** sitrep_desk_owns_playbook: whether that key is not one of a playbook that comes with the program. */
gboolean
sitrep_desk_owns_playbook (SitrepDesk *self, const char *key)
{
  return find_shipped (self, key) == NULL;
}

/** sitrep_desk_newer_playbook: Returns: (transfer none) (nullable): the shipped version that @playbook could be replaced with. */
SitrepPlaybook *
sitrep_desk_newer_playbook (SitrepDesk *self, const SitrepPlaybook *playbook)
{
  SitrepPlaybook *shipped = find_shipped (self, playbook->key);

  return shipped != NULL && g_strcmp0 (shipped->id, playbook->id) != 0 ? shipped : NULL;
}

/* --- choosing and importing --- */

static gboolean
choose_playbook (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;

  return sitrep_txn_put_playbook (txn, deed->playbook, "shipped", NULL, error)
         && sitrep_txn_put_setting (txn, "playbook", deed->playbook->id, error);
}

/** sitrep_desk_choose_playbook_async: makes a shipped or stored version the one that incidents are declared under. */
void
sitrep_desk_choose_playbook_async (SitrepDesk *self, const char *id, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);
  GError *error = NULL;

  deed->playbook = sitrep_desk_playbook (self, id, &error);
  if (deed->playbook == NULL)
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "choose-playbook", choose_playbook, callback, data);
}

/* Whether a version of @key is what incidents are declared under now. */
static gboolean
is_chosen (SitrepTxn *txn, SitrepDeed *deed, const char *key)
{
  g_autofree char *id = sitrep_reader_setting (sitrep_txn_reader (txn), "playbook");
  g_autoptr (SitrepPlaybook) chosen
    = id != NULL ? sitrep_library_get (deed->library, sitrep_txn_reader (txn), id, NULL) : NULL;

  return chosen != NULL && g_strcmp0 (chosen->key, key) == 0;
}

static gboolean
keep_playbook (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  gboolean use = deed->number || is_chosen (txn, deed, deed->playbook->key);

  return sitrep_txn_put_playbook (txn, deed->playbook, deed->texts[ORIGIN], deed->texts[MADE_FROM], error)
         && (!use || sitrep_txn_put_setting (txn, "playbook", deed->playbook->id, error))
         && (deed->texts[DRAFT] == NULL || sitrep_txn_forget_drafts (txn, deed->texts[DRAFT], error));
}

/* A key of the program's own would hide its newer versions. */
static SitrepPlaybook *
read_own (SitrepDesk *self, const char *text, gsize length, GError **error)
{
  g_autoptr (SitrepPlaybook) playbook = sitrep_examine (text, (gssize) length, NULL, error);
  SitrepPlaybook *shipped = playbook != NULL ? find_shipped (self, playbook->key) : NULL;

  if (shipped == NULL || g_strcmp0 (shipped->id, playbook->id) == 0)
    return g_steal_pointer (&playbook);
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
               _ ("“%s” is the key of a playbook that comes with Sitrep. Give yours a key of its own."), playbook->key);
  return NULL;
}

/**
 * sitrep_desk_import_playbook_async:
 * @bytes: of a file, from anywhere
 *
 * Takes a playbook in and makes it the one that incidents are declared under. One with faults changes nothing; the
 * error names them with their places. sitrep_desk_finish() answers its title.
 */
void
sitrep_desk_import_playbook_async (SitrepDesk *self, GBytes *bytes, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);
  GError *error = NULL;

  deed->texts[ORIGIN] = g_strdup ("imported");
  deed->number = TRUE;
  deed->playbook = read_own (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (deed->playbook == NULL)
    {
      sitrep_deed_refuse (self, deed, error, callback, data);
      return;
    }
  deed->result = g_strdup (deed->playbook->title);
  sitrep_deed_run (self, deed, "import-playbook", keep_playbook, callback, data);
}

/* --- writing --- */

/**
 * sitrep_desk_save_playbook_async:
 * @text: the whole
 * @made_from: (nullable): the id of the version that it was written from
 * @draft: (nullable): the key under which it was kept while it was written, forgotten in the same act
 *
 * Keeps @text as the newest version of its playbook. Where an older version was the one that incidents are declared
 * under, the new one is from now on; running incidents keep theirs. One with faults changes nothing; the error names
 * them. sitrep_desk_finish() answers the version's id.
 */
void
sitrep_desk_save_playbook_async (SitrepDesk *self,
                                 const char *text,
                                 const char *made_from,
                                 const char *draft,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);
  GError *error = NULL;

  deed->texts[ORIGIN] = g_strdup ("edited");
  deed->texts[MADE_FROM] = g_strdup (made_from);
  deed->texts[DRAFT] = g_strdup (draft);
  deed->playbook = read_own (self, text, strlen (text), &error);
  if (deed->playbook == NULL)
    {
      sitrep_deed_refuse (self, deed, error, callback, data);
      return;
    }
  deed->result = g_strdup (deed->playbook->id);
  sitrep_deed_run (self, deed, "save-playbook", keep_playbook, callback, data);
}

static gboolean
remove_playbook (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;

  if (deed->number && is_chosen (txn, deed, deed->texts[0]))
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("Incidents are declared under this playbook. Choose another one first."));
      return FALSE;
    }
  return sitrep_txn_remove_playbook (txn, deed->texts[0], deed->number, error);
}

/**
 * sitrep_desk_remove_playbook_async:
 * @removed: %FALSE puts it back on the list
 *
 * Takes a playbook of one's own off the list. Its versions stay in the store: incidents declared under them keep them.
 */
void
sitrep_desk_remove_playbook_async (SitrepDesk *self,
                                   const char *key,
                                   gboolean removed,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);

  deed->texts[0] = g_strdup (key);
  deed->number = removed;
  if (find_shipped (self, key) != NULL)
    sitrep_deed_refuse (self, deed,
                        g_error_new_literal (SITREP_ERROR, SITREP_ERROR_INVALID,
                                             _ ("A playbook that comes with Sitrep cannot be removed.")),
                        callback, data);
  else
    sitrep_deed_run (self, deed, "remove-playbook", remove_playbook, callback, data);
}
