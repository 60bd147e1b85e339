/* sitrep-desk-roles.c - the use cases: who does what
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-roles.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

/* The deed's texts. */
enum
{
  ROLE,
  NAME,
  HANDLE,
  NOTE,
  HOLDER,
};

static gboolean
end_holding (SitrepTxn *txn, const SitrepHolder *holder, const char *note, GError **error)
{
  g_autoptr (SitrepHolder) ended = sitrep_record_copy (holder);

  ended->until = sitrep_txn_now (txn);
  if (note != NULL)
    sitrep_take_text (&ended->note, note);
  return sitrep_txn_update (txn, ended, error);
}

/* Who is to hold it beside others ends nobody's holding; else it is handed over. */
static gboolean
end_others (SitrepDeed *deed, SitrepTxn *txn, GPtrArray *holders, GError **error)
{
  for (guint i = 0; !deed->number && i < holders->len; i++)
    if (!end_holding (txn, g_ptr_array_index (holders, i), deed->texts[NOTE], error))
      return FALSE;
  return TRUE;
}

static const SitrepHolder *
named (GPtrArray *holders, const char *name)
{
  for (guint i = 0; i < holders->len; i++)
    if (g_strcmp0 (((SitrepHolder *) g_ptr_array_index (holders, i))->name, name) == 0)
      return g_ptr_array_index (holders, i);
  return NULL;
}

static gboolean
add_holder (SitrepDeed *deed, SitrepTxn *txn, GError **error)
{
  g_autoptr (SitrepHolder) holder = sitrep_record_new (&sitrep_holder_type);

  holder->incident = g_strdup (deed->incident);
  holder->role = g_strdup (deed->texts[ROLE]);
  holder->name = g_strdup (deed->texts[NAME]);
  sitrep_take_text (&holder->handle, deed->texts[HANDLE]);
  holder->since = sitrep_txn_now (txn);
  if (!sitrep_deed_upsert (txn, holder, error))
    return FALSE;
  g_set_str (&deed->result, holder->base.id);
  return TRUE;
}

static gboolean
assign (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (GPtrArray) holders = NULL;
  const SitrepHolder *before, *same;

  if (dossier == NULL)
    return FALSE;
  if (deed->texts[ROLE] != NULL && sitrep_playbook_role (dossier->playbook, deed->texts[ROLE]) == NULL)
    return sitrep_deed_invalid (error, _ ("The process has no such role."));
  holders = sitrep_role_holders (dossier, deed->texts[ROLE]);
  before = holders->len > 0 && !deed->number ? g_ptr_array_index (holders, holders->len - 1) : NULL;
  same = named (holders, deed->texts[NAME]);
  if (same != NULL && !same->assumed && (deed->number || holders->len == 1))
    return TRUE;
  return end_others (deed, txn, holders, error) && add_holder (deed, txn, error)
         && sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "role",
                              sitrep_detail_new ("what", deed->texts[ROLE], "to", deed->texts[NAME], "from",
                                                 before != NULL ? before->name : NULL, "reason", deed->texts[NOTE],
                                                 NULL),
                              error);
}

/**
 * sitrep_desk_assign_async:
 * @role: (nullable): a role of the process; %NULL for somebody who helps without one
 * @handle: (nullable)
 * @note: (nullable): what is said when it is handed over
 * @beside: %TRUE where others who hold the role go on holding it; %FALSE where it is handed over
 *
 * Gives a role to a person. Whoever held it, held it until now: the history is kept.
 */
void
sitrep_desk_assign_async (SitrepDesk *self,
                          const char *incident,
                          const char *role,
                          const char *name,
                          const char *handle,
                          const char *note,
                          gboolean beside,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->texts[ROLE] = g_strdup (role);
  deed->texts[NAME] = sitrep_text_check_title (name, &error);
  sitrep_deed_take_reason (deed, NOTE, note);
  deed->number = beside || role == NULL;
  deed->reversible = TRUE;
  if (deed->texts[NAME] == NULL || !sitrep_text_check_line (handle, &deed->texts[HANDLE], &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "set-holder", assign, callback, data);
}

/** sitrep_desk_set_holder_async: gives a role to a person; whoever held it, held it until now. */
void
sitrep_desk_set_holder_async (SitrepDesk *self,
                              const char *incident,
                              const char *role,
                              const char *name,
                              const char *handle,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  sitrep_desk_assign_async (self, incident, role, name, handle, NULL, FALSE, callback, data);
}

static gboolean
release (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepHolder) holder
    = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_holder_type, deed->texts[HOLDER]);

  if (holder == NULL)
    return sitrep_deed_invalid (error, _ ("Nobody holds this role like that any more."));
  if (holder->until != SITREP_NEVER)
    return TRUE;
  return end_holding (txn, holder, deed->texts[NOTE], error)
         && sitrep_deed_note (
           deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "released",
           sitrep_detail_new ("what", holder->role, "from", holder->name, "reason", deed->texts[NOTE], NULL), error);
}

/** sitrep_desk_release_async: @holder: the id of who holds a role; nobody takes it. */
void
sitrep_desk_release_async (SitrepDesk *self,
                           const char *incident,
                           const char *holder,
                           const char *note,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[HOLDER] = g_strdup (holder);
  sitrep_deed_take_reason (deed, NOTE, note);
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "release", release, callback, data);
}
