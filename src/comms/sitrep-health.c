/* sitrep-health.c - whether a service says that it is well
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-health.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of an answer, this much is shown. */
#define WORDS_MAX 120

/* More than that many bytes are not looked at for those. */
#define BODY_MAX 4000

typedef struct
{
  gint64 started; /* monotonic */
} Asking;

void
sitrep_health_free (SitrepHealth *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self);
}

/** sitrep_health_check: Returns: %FALSE with %SITREP_ERROR_INVALID and a sentence: an address is https, or on this machine */
gboolean
sitrep_health_check (const char *url, GError **error)
{
  return sitrep_url_check (url, error);
}

static gboolean
is_readable (const char *type)
{
  static const char *const types[] = { "text/plain", "application/json", "application/health+json" };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strncasecmp (type, types[i], strlen (types[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Of a page of HTML nothing: its first words are markup. */
static char *
words_of (const SitrepAnswerView *answer)
{
  g_autofree char *start = NULL, *line = NULL;

  if (!is_readable (answer->content_type) || answer->body == NULL)
    return NULL;
  start = g_utf8_make_valid (answer->body, (gssize) strnlen (answer->body, BODY_MAX));
  line = sitrep_text_line (start);
  return *line != '\0' ? sitrep_text_cut (line, WORDS_MAX) : NULL;
}

static SitrepHealth *
new_health (GTask *task, const SitrepAnswerView *answer)
{
  const Asking *asking = g_task_get_task_data (task);
  SitrepHealth *self = g_new0 (SitrepHealth, 1);

  self->milliseconds = (guint) ((g_get_monotonic_time () - asking->started) / 1000);
  self->status = answer != NULL ? answer->status : 0;
  self->up = self->status >= 200 && self->status <= 299;
  self->words = answer != NULL ? words_of (answer) : NULL;
  return self;
}

/* What is not reached may be well: it is this machine that could be cut off. */
static const char *
sentence_for (const GError *error)
{
  if (g_error_matches (error, SITREP_HTTP_ERROR, SITREP_HTTP_ERROR_NOT_SENT))
    return _ ("It could not be reached from here. This machine may be offline.");
  if (g_error_matches (error, SITREP_HTTP_ERROR, SITREP_HTTP_ERROR_CERTIFICATE))
    return _ ("It could not prove that it is the right one: look at its certificate.");
  return _ ("It gave no answer in time, or the connection broke.");
}

/* A redirect is not followed, and no sign of health: a login page answers so for a service that is down. */
static void
answered_cb (GObject *transport, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepReply) reply = sitrep_transport_send_finish (SITREP_TRANSPORT (transport), result, &error);
  SitrepHealth *health;

  if (g_task_return_error_if_cancelled (task))
    return;
  health = new_health (task, reply != NULL ? sitrep_reply_view (reply) : NULL);
  if (reply == NULL)
    g_set_str (&health->words, sentence_for (error));
  g_task_return_pointer (task, health, (GDestroyNotify) sitrep_health_free);
}

/**
 * sitrep_health_ask_async:
 * @url: the service's health address
 *
 * Asks once. The thread that made @transport calls this, and its timeout is the longest that it takes.
 */
void
sitrep_health_ask_async (SitrepTransport *transport,
                         const char *url,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  GTask *task = g_task_new (transport, cancellable, callback, data);
  g_autofree char *clean = g_strstrip (g_strdup (url != NULL ? url : ""));
  g_autoptr (SitrepRequest) request = NULL;
  Asking *asking = g_new0 (Asking, 1);
  GError *error = NULL;

  asking->started = g_get_monotonic_time ();
  g_task_set_task_data (task, asking, g_free);
  if (!sitrep_health_check (clean, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  request = sitrep_request_new_text ("GET", clean, NULL, NULL);
  sitrep_transport_send_async (transport, request, cancellable, answered_cb, task);
}

/**
 * sitrep_health_ask_finish:
 *
 * Returns: (transfer full) (nullable): up or down; %NULL where it could not be asked, with a sentence
 *   (%SITREP_ERROR_INVALID), or with %G_IO_ERROR_CANCELLED
 */
SitrepHealth *
sitrep_health_ask_finish (SitrepTransport *transport, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
