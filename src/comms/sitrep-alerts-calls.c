/* sitrep-alerts-calls.c - asking an Alertmanager over the network
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-alerts.h"

#include "base/sitrep-error.h"

#include <glib/gi18n-lib.h>

typedef void (*ReturnFunc) (GTask *task, const SitrepAnswerView *answer);

static const char *
sentence_for (const GError *error)
{
  if (g_error_matches (error, SITREP_HTTP_ERROR, SITREP_HTTP_ERROR_NOT_SENT))
    return _ ("The Alertmanager could not be reached. Look whether there is a network.");
  if (g_error_matches (error, SITREP_HTTP_ERROR, SITREP_HTTP_ERROR_CERTIFICATE))
    return _ ("The Alertmanager could not prove that it is the right one. Look at the address and at its certificate.");
  return _ ("The Alertmanager did not answer. Look there whether it did what was asked.");
}

static void
answered_cb (GObject *transport, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  ReturnFunc answer = (ReturnFunc) g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepReply) reply = sitrep_transport_send_finish (SITREP_TRANSPORT (transport), result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (reply != NULL)
    answer (task, sitrep_reply_view (reply));
  else
    g_task_return_new_error_literal (task, SITREP_ERROR, SITREP_ERROR_FAILED, sentence_for (error));
}

/* @request: (transfer full) (nullable): %NULL with @error: (transfer full) */
static void
call (SitrepTransport *transport,
      SitrepRequest *request,
      GError *error,
      ReturnFunc answer,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer data)
{
  GTask *task = g_task_new (transport, cancellable, callback, data);

  g_task_set_task_data (task, (gpointer) answer, NULL);
  if (request != NULL)
    sitrep_transport_send_async (transport, request, cancellable, answered_cb, task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  sitrep_request_free (request);
}

static void
return_alerts (GTask *task, const SitrepAnswerView *answer)
{
  GError *error = NULL;
  GPtrArray *alerts = sitrep_alerts_read (answer, &error);

  if (alerts != NULL)
    g_task_return_pointer (task, alerts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/** sitrep_alerts_fetch_async: the thread that made @transport calls this. */
void
sitrep_alerts_fetch_async (SitrepTransport *transport,
                           const char *base,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  GError *error = NULL;
  SitrepRequest *request = sitrep_alerts_request (base, &error);

  call (transport, request, error, return_alerts, cancellable, callback, data);
}

/** sitrep_alerts_fetch_finish: Returns: (transfer full) (nullable): as sitrep_alerts_read(), or %G_IO_ERROR_CANCELLED */
GPtrArray *
sitrep_alerts_fetch_finish (SitrepTransport *transport, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
return_silence (GTask *task, const SitrepAnswerView *answer)
{
  GError *error = NULL;
  char *id = sitrep_silence_read (answer, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

/** sitrep_silence_async: the thread that made @transport calls this; @silence may be gone when it returns. */
void
sitrep_silence_async (SitrepTransport *transport,
                      const char *base,
                      const SitrepSilence *silence,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  GError *error = NULL;
  SitrepRequest *request = sitrep_silence_request (base, silence, &error);

  call (transport, request, error, return_silence, cancellable, callback, data);
}

/** sitrep_silence_finish: Returns: (transfer full) (nullable): as sitrep_silence_read(), or %G_IO_ERROR_CANCELLED */
char *
sitrep_silence_finish (SitrepTransport *transport, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
return_end (GTask *task, const SitrepAnswerView *answer)
{
  GError *error = NULL;

  if (sitrep_silence_end_read (answer, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** sitrep_silence_end_async: the thread that made @transport calls this. */
void
sitrep_silence_end_async (SitrepTransport *transport,
                          const char *base,
                          const char *id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GError *error = NULL;
  SitrepRequest *request = sitrep_silence_end_request (base, id, &error);

  call (transport, request, error, return_end, cancellable, callback, data);
}

/** sitrep_silence_end_finish: Returns: as sitrep_silence_end_read(), or %FALSE with %G_IO_ERROR_CANCELLED */
gboolean
sitrep_silence_end_finish (SitrepTransport *transport, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
