/* sitrep-desk-due.c - the use case: doing what is due, where nothing need be asked
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "incident/sitrep-checklist.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

/* An item that is done by another deed than ticking asks for that one. */
static gboolean
is_ticked (const SitrepDossier *dossier, const char *key)
{
  const SitrepItem *item = sitrep_playbook_item (dossier->playbook, key);

  return item != NULL && sitrep_checklist_decision (item) == NULL;
}

/** sitrep_desk_can_do: whether sitrep_desk_do_async() can do it: nothing has to be written or chosen for it. */
gboolean
sitrep_desk_can_do (const SitrepDossier *dossier, const SitrepDeadline *deadline)
{
  switch (deadline->kind)
    {
    case SITREP_DEADLINE_RESPONSE:
    case SITREP_DEADLINE_TASK:
    case SITREP_DEADLINE_REVIEW:
      return TRUE;
    case SITREP_DEADLINE_WATCH:
    case SITREP_DEADLINE_ITEM:
      return is_ticked (dossier, deadline->key);
    case SITREP_DEADLINE_TELL:
    case SITREP_DEADLINE_MESSAGE:
    case SITREP_DEADLINE_UPDATE:
    case SITREP_DEADLINE_ESCALATE:
    case SITREP_DEADLINE_ANSWER:
    case SITREP_DEADLINE_RESOLUTION:
    case SITREP_DEADLINE_POSTMORTEM:
    case SITREP_DEADLINE_ACTION:
    case SITREP_DEADLINE_PLAYBOOK:
    default:
      return FALSE;
    }
}

/** sitrep_desk_do_async: @kind and @key: of a deadline for which sitrep_desk_can_do() holds. */
void
sitrep_desk_do_async (SitrepDesk *self,
                      const char *incident,
                      SitrepDeadlineKind kind,
                      const char *key,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  if (kind == SITREP_DEADLINE_RESPONSE)
    sitrep_desk_acknowledge_async (self, incident, callback, data);
  else if (kind == SITREP_DEADLINE_TASK)
    sitrep_desk_end_task_async (self, incident, key, SITREP_TASK_DONE, NULL, callback, data);
  else if (kind == SITREP_DEADLINE_REVIEW)
    sitrep_desk_set_milestone_async (self, incident, "reviewed", sitrep_desk_now (self), callback, data);
  else if (kind == SITREP_DEADLINE_WATCH || kind == SITREP_DEADLINE_ITEM)
    sitrep_desk_tick_async (self, incident, key, SITREP_TICK_DONE, NULL, callback, data);
  else
    sitrep_deed_refuse (
      self, NULL, g_error_new_literal (SITREP_ERROR, SITREP_ERROR_INVALID, _ ("This has to be done in the window.")),
      callback, data);
}
