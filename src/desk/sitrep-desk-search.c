/* sitrep-desk-search.c - the use cases: finding it again
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-runbook.h"
#include "incident/sitrep-situation.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

/* As many as are looked at while a title is typed. */
#define PRECEDENTS_MAX 3

/* What a thread of its own is asked. */
typedef struct
{
  SitrepSearcher *searcher;
  SitrepQuery *query; /* a search */
  char *title;        /* or incidents titled like that */
} Question;

static void
free_question (gpointer data)
{
  Question *self = data;

  sitrep_searcher_unref (self->searcher);
  g_clear_pointer (&self->query, sitrep_query_free);
  g_free (self->title);
  g_free (self);
}

static GTask *
new_task (SitrepDesk *self, Question question, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  question.searcher = sitrep_searcher_ref (sitrep_desk_searcher (self));
  g_task_set_task_data (task, g_memdup2 (&question, sizeof question), free_question);
  return task;
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  SitrepSearchResult *result = NULL;
  GError *error = NULL;
  SitrepReader *reader = sitrep_searcher_lock (question->searcher, cancellable, &error);

  if (reader != NULL)
    {
      result = sitrep_reader_search (reader, question->query, cancellable, &error);
      sitrep_searcher_unlock (question->searcher);
    }
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) sitrep_search_result_free);
  else
    g_task_return_error (task, error);
}

/**
 * sitrep_desk_search_async:
 * @query: copied
 * @cancellable: ends the search at once; whoever types on gives up what was asked before
 *
 * Searches all that is kept, on a thread of its own.
 */
void
sitrep_desk_search_async (SitrepDesk *self,
                          const SitrepQuery *query,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task
    = new_task (self, (Question) { .query = sitrep_query_copy (query) }, cancellable, callback, data);

  g_task_set_source_tag (task, sitrep_desk_search_async);
  g_task_run_in_thread (task, search_thread);
}

/** sitrep_desk_search_finish: Returns: (transfer full) (nullable): what was found. */
SitrepSearchResult *
sitrep_desk_search_finish (SitrepDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- what happened before --- */

void
sitrep_precedent_free (SitrepPrecedent *self)
{
  sitrep_dossier_unref (self->dossier);
  g_free (self->remedy);
  g_free (self);
}

static void
precedents_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GPtrArray *list = NULL;
  GError *error = NULL;
  SitrepReader *reader = sitrep_searcher_lock (question->searcher, cancellable, &error);

  if (reader != NULL)
    {
      list = sitrep_reader_titled_like (reader, question->title, sitrep_titles_are_alike, PRECEDENTS_MAX, cancellable);
      sitrep_searcher_unlock (question->searcher);
    }
  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/** sitrep_desk_precedents_async: looks for incidents of the past that are titled like @title, on a thread of its own. */
void
sitrep_desk_precedents_async (SitrepDesk *self,
                              const char *title,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = new_task (self, (Question) { .title = g_strdup (title) }, cancellable, callback, data);

  g_task_set_source_tag (task, sitrep_desk_precedents_async);
  g_task_run_in_thread (task, precedents_thread);
}

/* A process may count the duration to a moment that was never noted. */
static gint64
over_at (const SitrepDossier *dossier)
{
  gint64 ended = sitrep_dossier_ended (dossier);
  gint64 resolved = sitrep_dossier_milestone_at (dossier, "resolved");

  return ended != SITREP_NEVER ? ended : resolved != SITREP_NEVER ? resolved : G_MAXINT64;
}

static void
add_precedent (SitrepDesk *self, GPtrArray *list, const SitrepIncident *incident)
{
  SitrepDossier *dossier = sitrep_desk_dossier (self, incident->base.id, FALSE, NULL);
  g_autoptr (SitrepEntry) last = NULL;
  SitrepPrecedent *precedent;

  if (dossier == NULL)
    return;
  last = sitrep_reader_last_deed (sitrep_desk_reader (self), incident->base.id, over_at (dossier));
  precedent = g_new0 (SitrepPrecedent, 1);
  precedent->dossier = dossier;
  precedent->remedy = sitrep_remedy (dossier, last);
  g_ptr_array_add (list, precedent);
}

/** sitrep_desk_precedents_finish: Returns: (transfer full) (nullable) (element-type SitrepPrecedent): the last ones first. */
GPtrArray *
sitrep_desk_precedents_finish (SitrepDesk *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), error);
  GPtrArray *list;

  if (found == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_precedent_free);
  for (guint i = 0; i < found->len; i++)
    add_precedent (self, list, g_ptr_array_index (found, i));
  return list;
}

/* --- the known way to fix it --- */

static gboolean
follow_runbook (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  const SitrepRunbook *before = dossier != NULL ? sitrep_dossier_runbook (dossier) : NULL;
  const SitrepRunbook *after
    = dossier != NULL ? sitrep_playbook_find (dossier->playbook->runbooks, deed->texts[0]) : NULL;

  if (dossier == NULL)
    return FALSE;
  if (deed->texts[0] != NULL && after == NULL)
    return sitrep_deed_invalid (error, _ ("The process has no such runbook."));
  if (before == after)
    return TRUE;
  return sitrep_deed_keep_fact (deed, txn, dossier, SITREP_RUNBOOK_FACT, after != NULL ? after->key : "", error)
         && sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "runbook",
                              sitrep_detail_new ("from", before != NULL ? sitrep_runbook_title (before) : NULL, "to",
                                                 after != NULL ? sitrep_runbook_title (after) : NULL, NULL),
                              error);
}

/** sitrep_desk_follow_runbook_async: notes which runbook of the process is followed; none where @runbook is %NULL. */
void
sitrep_desk_follow_runbook_async (SitrepDesk *self,
                                  const char *incident,
                                  const char *runbook,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (runbook);
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "follow-runbook", follow_runbook, callback, data);
}
