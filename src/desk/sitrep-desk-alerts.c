/* sitrep-desk-alerts.c - the use cases: an Alertmanager's alerts, and their silence while an incident lasts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Somebody waits for the answer. */
#define TIMEOUT_SECONDS 15
#define SETTING "alertmanager"
#define LONGEST (7 * SITREP_DAY)

/* --- where it is --- */

/** sitrep_desk_alertmanager: Returns: (transfer full) (nullable): the Alertmanager's address */
char *
sitrep_desk_alertmanager (SitrepDesk *self)
{
  g_autofree char *base = sitrep_reader_setting (sitrep_desk_reader (self), SETTING);

  return sitrep_text_is_empty (base) ? NULL : g_steal_pointer (&base);
}

static gboolean
set_alertmanager (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;

  return sitrep_txn_put_setting (txn, SETTING, deed->texts[0], error);
}

/** sitrep_desk_set_alertmanager_async: @base: its address, as in `https://alerts.example.com`; empty for none */
void
sitrep_desk_set_alertmanager_async (SitrepDesk *self, const char *base, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);
  GError *error = NULL;

  deed->texts[0] = g_strstrip (g_strdup (base != NULL ? base : ""));
  if (*deed->texts[0] == '\0' || sitrep_alerts_check (deed->texts[0], &error))
    sitrep_deed_run (self, deed, "set-alertmanager", set_alertmanager, callback, data);
  else
    sitrep_deed_refuse (self, deed, error, callback, data);
}

static char *
need_base (SitrepDesk *self, GError **error)
{
  char *base = sitrep_desk_alertmanager (self);

  if (base == NULL)
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                         _ ("The Alertmanager’s address is not known. Put it into the preferences."));
  return base;
}

/* --- what fires --- */

static void
fetched_cb (GObject *transport, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *alerts = sitrep_alerts_fetch_finish (SITREP_TRANSPORT (transport), result, &error);

  if (alerts != NULL)
    g_task_return_pointer (task, alerts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/** sitrep_desk_alerts_async: asks for the alerts that fire now; nothing is kept. */
void
sitrep_desk_alerts_async (SitrepDesk *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (SitrepTransport) transport = sitrep_transport_new (TIMEOUT_SECONDS);
  GError *error = NULL;
  g_autofree char *base = need_base (self, &error);

  g_task_set_source_tag (task, sitrep_desk_alerts_async);
  if (base != NULL)
    sitrep_alerts_fetch_async (transport, base, cancellable, fetched_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/** sitrep_desk_alerts_finish: Returns: (transfer full) (nullable) (element-type SitrepAlert): %NULL with a sentence */
GPtrArray *
sitrep_desk_alerts_finish (SitrepDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- silences, one after the other; what was done is kept, whatever comes of the rest --- */

typedef struct
{
  SitrepTransport *transport;
  char *base;
  char *incident;
  char *comment;
  char *person;
  GPtrArray *todo; /* SitrepSilenced */
  GPtrArray *done; /* SitrepSilenced: as they are now */
  GPtrArray *gone; /* char *: the ids that hold no longer */
  guint at;
  gint64 now;
  gboolean end;
  GError *error; /* the first one */
} Silencing;

static void
free_silencing (Silencing *self)
{
  g_clear_object (&self->transport);
  g_free (self->base);
  g_free (self->incident);
  g_free (self->comment);
  g_free (self->person);
  g_ptr_array_unref (self->todo);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->gone);
  g_clear_error (&self->error);
  g_free (self);
}

/* Of the deed: what was done, as it is kept; its names; the ids that hold no longer. */
enum
{
  DONE,
  NAMES,
  GONE
};

static void
drop_gone (GPtrArray *all, const char *gone)
{
  g_auto (GStrv) ids = g_strsplit (gone, " ", -1);

  for (guint i = all->len; i > 0; i--)
    if (g_strv_contains ((const char *const *) ids, ((SitrepSilenced *) g_ptr_array_index (all, i - 1))->id))
      g_ptr_array_remove_index (all, i - 1);
}

static gboolean
keep_silences (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (GPtrArray) all = NULL, done = sitrep_silenced_read (deed->texts[DONE]);
  gint64 until = sitrep_silenced_until (done);
  g_autofree char *kept = NULL, *iso = until != SITREP_NEVER ? sitrep_time_iso (until) : NULL;

  if (dossier == NULL)
    return FALSE;
  all = sitrep_silenced_running (dossier, sitrep_txn_now (txn));
  drop_gone (all, deed->texts[GONE]);
  while (done->len > 0)
    g_ptr_array_add (all, g_ptr_array_steal_index (done, 0));
  kept = sitrep_silenced_write (all);
  return sitrep_deed_keep_fact (deed, txn, dossier, SITREP_SILENCED_FACT, kept, error)
         && sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_ACTION, NULL,
                              deed->number ? "silence-ended" : "silenced",
                              sitrep_detail_new ("what", deed->texts[NAMES], "to", iso, NULL), error);
}

static void
kept_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Silencing *self = g_task_get_task_data (task);
  GError *error = NULL;
  char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (id != NULL && self->error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&id), g_free);
  else
    g_task_return_error (task, error != NULL ? error : g_steal_pointer (&self->error));
  g_free (id);
}

static void
keep (GTask *task)
{
  Silencing *self = g_task_get_task_data (task);
  SitrepDesk *desk = g_task_get_source_object (task);
  SitrepDeed *deed;

  if (self->gone->len == 0 && self->done->len == 0)
    {
      g_task_return_error (task, g_steal_pointer (&self->error));
      g_object_unref (task);
      return;
    }
  g_ptr_array_add (self->gone, NULL);
  deed = sitrep_deed_new (desk, self->incident);
  deed->number = self->end;
  deed->texts[DONE] = sitrep_silenced_write (self->done);
  deed->texts[NAMES] = sitrep_silenced_names (self->end ? self->todo : self->done);
  deed->texts[GONE] = g_strjoinv (" ", (char **) self->gone->pdata);
  deed->result = g_strdup (self->incident);
  sitrep_deed_run (desk, deed, self->end ? "end-silences" : "silence", keep_silences, kept_cb, task);
}

static void go_on (GTask *task);

static void
take_error (Silencing *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
}

static void
silenced_cb (GObject *transport, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Silencing *self = g_task_get_task_data (task);
  const SitrepSilenced *asked = g_ptr_array_index (self->todo, self->at++);
  GError *error = NULL;
  g_autofree char *id = sitrep_silence_finish (SITREP_TRANSPORT (transport), result, &error);

  if (id == NULL)
    take_error (self, error);
  else
    {
      g_ptr_array_add (self->done, sitrep_silenced_new (id, asked->name, asked->labels, asked->until));
      if (asked->id != NULL)
        g_ptr_array_add (self->gone, g_strdup (asked->id));
    }
  go_on (task);
}

/* One that is not there any more has ended, too. */
static void
ended_cb (GObject *transport, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Silencing *self = g_task_get_task_data (task);
  const SitrepSilenced *asked = g_ptr_array_index (self->todo, self->at++);
  GError *error = NULL;

  if (sitrep_silence_end_finish (SITREP_TRANSPORT (transport), result, &error)
      || g_error_matches (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      g_ptr_array_add (self->gone, g_strdup (asked->id));
    }
  else
    take_error (self, error);
  go_on (task);
}

static void
go_on (GTask *task)
{
  Silencing *self = g_task_get_task_data (task);
  const SitrepSilenced *next = self->at < self->todo->len ? g_ptr_array_index (self->todo, self->at) : NULL;

  if (next == NULL)
    keep (task);
  else if (self->end)
    sitrep_silence_end_async (self->transport, self->base, next->id, NULL, ended_cb, task);
  else
    sitrep_silence_async (self->transport, self->base,
                          &(SitrepSilence) { .labels = next->labels,
                                             .from = self->now,
                                             .until = next->until,
                                             .created_by = self->person,
                                             .comment = self->comment,
                                             .id = next->id },
                          NULL, silenced_cb, task);
}

static gboolean
set_up (SitrepDesk *desk, Silencing *self, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (desk, self->incident, FALSE, error);

  self->base = dossier != NULL ? need_base (desk, error) : NULL;
  if (self->base == NULL)
    return FALSE;
  if (self->todo->len == 0)
    return sitrep_deed_invalid (error, _ ("No alert is chosen."));
  for (guint i = 0; i < self->todo->len && !self->end; i++)
    {
      gint64 until = ((SitrepSilenced *) g_ptr_array_index (self->todo, i))->until;

      if (until <= self->now || until > self->now + LONGEST)
        return sitrep_deed_invalid (error, _ ("A silence ends after now, and within a week."));
    }
  self->transport = sitrep_transport_new (TIMEOUT_SECONDS);
  self->person = g_strdup (sitrep_desk_person (desk));
  self->comment = g_strdup_printf ("%s: %s", dossier->incident->label, dossier->incident->title);
  return TRUE;
}

static void
begin (SitrepDesk *desk,
       const char *incident,
       GPtrArray *silences,
       gboolean end,
       GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (desk, NULL, callback, data);
  Silencing *self = g_new0 (Silencing, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, self, (GDestroyNotify) free_silencing);
  self->incident = g_strdup (incident);
  self->todo = g_ptr_array_ref (silences);
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_silenced_free);
  self->gone = g_ptr_array_new_with_free_func (g_free);
  self->end = end;
  self->now = sitrep_desk_now (desk);
  if (set_up (desk, self, &error))
    go_on (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * sitrep_desk_silence_async:
 * @silences: (element-type SitrepSilenced): one for each alert; one with an id is renewed until its new time
 *
 * Silences alerts for an incident, and notes it. Ends in sitrep_desk_finish(). Where some cannot be silenced, the
 * others are, and are kept.
 */
void
sitrep_desk_silence_async (SitrepDesk *self,
                           const char *incident,
                           GPtrArray *silences,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  begin (self, incident, silences, FALSE, callback, data);
}

/** sitrep_desk_end_silences_async: @silences: (element-type SitrepSilenced): of the incident; ends in sitrep_desk_finish() */
void
sitrep_desk_end_silences_async (SitrepDesk *self,
                                const char *incident,
                                GPtrArray *silences,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  begin (self, incident, silences, TRUE, callback, data);
}
