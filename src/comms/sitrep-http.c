/* sitrep-http.c - one request, sent by the rules that hold for every service
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-http.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

/* No answer that we read is longer; the rest is not looked at. */
#define ANSWER_MAX (1024 * 1024)
#define CHUNK 16384

struct _SitrepHttp
{
  GObject parent_instance;

  SoupSession *session;
};

struct _SitrepHttpAnswer
{
  SoupMessage *message;
  GString *body;
  char *text;
  SitrepAnswerView view;
};

/* One request on its way. */
typedef struct
{
  SoupMessage *message;
  GInputStream *stream;
  GString *body;
  gboolean begun; /* bytes of the request may have left */
} Sending;

/* What a failed request tells: whether the service may have seen it. */
typedef enum
{
  HTTP_ERROR_NOT_BEGUN,
  HTTP_ERROR_BEGUN,
  HTTP_ERROR_CERTIFICATE,
} HttpError;

#define HTTP_ERROR (http_error_quark ())
static G_DEFINE_QUARK (sitrep - http - error - quark, http_error);

G_DEFINE_FINAL_TYPE (SitrepHttp, sitrep_http, G_TYPE_OBJECT)

static void
free_sending (Sending *self)
{
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  if (self->body != NULL)
    g_string_free (self->body, TRUE);
  g_free (self);
}

/**
 * sitrep_http_new:
 * @timeout_seconds: for a connection on which nothing moves
 *
 * One session for all destinations; it belongs to the thread, and the thread-default main context, that made it.
 * Redirects are never followed: the address may be the secret.
 */
SitrepHttp *
sitrep_http_new (guint timeout_seconds)
{
  SitrepHttp *self = g_object_new (SITREP_TYPE_HTTP, NULL);

  /* Discord may turn away programs that do not say what they are. */
  self->session = soup_session_new_with_options (
    "user-agent", "Sitrep/" PACKAGE_VERSION " (+https://github.com/sitrep-desk/sitrep)", "timeout", timeout_seconds,
    "idle-timeout", 60, "max-conns", 64, "max-conns-per-host", 8, NULL);
  return self;
}

static void
fail (GTask *task, const GError *error)
{
  Sending *sending = g_task_get_task_data (task);
  HttpError code = sending->begun ? HTTP_ERROR_BEGUN : HTTP_ERROR_NOT_BEGUN;

  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    code = HTTP_ERROR_CERTIFICATE;
  g_task_return_new_error (task, HTTP_ERROR, code, "%s", error->message);
}

static const char *
get_header (gpointer data, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (data), name);
}

static void
return_answer (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  SitrepHttpAnswer *answer = g_new0 (SitrepHttpAnswer, 1);

  answer->message = g_object_ref (sending->message);
  answer->text = g_utf8_make_valid (sending->body->str, (gssize) sending->body->len);
  answer->view = (SitrepAnswerView) {
    soup_message_get_status (sending->message),
    soup_message_headers_get_content_type (soup_message_get_response_headers (sending->message), NULL),
    get_header,
    sending->message,
    answer->text,
  };
  g_task_return_pointer (task, answer, (GDestroyNotify) sitrep_http_answer_free);
}

static void read_on (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (bytes == NULL)
    {
      fail (task, error);
      return;
    }
  g_string_append_len (sending->body, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  if (g_bytes_get_size (bytes) == 0 || sending->body->len >= ANSWER_MAX)
    return_answer (task);
  else
    read_on (g_steal_pointer (&task));
}

/* Takes the task. */
static void
read_on (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (sending->stream, CHUNK, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), read_cb,
                                   task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  sending->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (sending->stream == NULL)
    fail (task, error);
  else
    read_on (g_steal_pointer (&task));
}

/* From here on the service may have seen the request, whatever becomes of it. */
static void
starting_cb (SoupMessage *message, Sending *sending)
{
  sending->begun = TRUE;
}

static SoupMessage *
make_message (const SitrepRequest *request)
{
  SoupMessage *message = soup_message_new (request->method, request->url);

  if (message == NULL)
    return NULL;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  for (guint i = 0; i + 1 < request->headers->len; i += 2)
    soup_message_headers_replace (soup_message_get_request_headers (message), g_ptr_array_index (request->headers, i),
                                  g_ptr_array_index (request->headers, i + 1));
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
  return message;
}

/** sitrep_http_send_async: sends one request; nothing of it is ever logged. */
void
sitrep_http_send_async (SitrepHttp *self,
                        const SitrepRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Sending *sending = g_new0 (Sending, 1);

  g_task_set_source_tag (task, sitrep_http_send_async);
  g_task_set_task_data (task, sending, (GDestroyNotify) free_sending);
  sending->message = make_message (request);
  sending->body = g_string_new (NULL);
  if (sending->message == NULL)
    {
      g_task_return_new_error (task, HTTP_ERROR, HTTP_ERROR_NOT_BEGUN, "not an address");
      return;
    }
  g_signal_connect (sending->message, "starting", G_CALLBACK (starting_cb), sending);
  soup_session_send_async (self->session, sending->message, G_PRIORITY_DEFAULT, cancellable, sent_cb,
                           g_steal_pointer (&task));
}

/** sitrep_http_send_finish: Returns: (transfer full) (nullable): any answer, also a refusal; %NULL where none came. */
SitrepHttpAnswer *
sitrep_http_send_finish (SitrepHttp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const SitrepAnswerView *
sitrep_http_answer_view (SitrepHttpAnswer *self)
{
  return &self->view;
}

void
sitrep_http_answer_free (SitrepHttpAnswer *self)
{
  g_object_unref (self->message);
  g_free (self->text);
  g_free (self);
}

/** sitrep_outcome_from_error: Returns: (transfer full): what it means that no answer came. */
SitrepOutcome *
sitrep_outcome_from_error (const GError *error)
{
  if (g_error_matches (error, HTTP_ERROR, HTTP_ERROR_CERTIFICATE))
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("The service's certificate is not trusted."),
                               _ ("Look whether the address is right, then wake the destination."));
  if (g_error_matches (error, HTTP_ERROR, HTTP_ERROR_BEGUN))
    return sitrep_outcome_new (SITREP_OUTCOME_UNKNOWN, _ ("The connection ended before the answer came."),
                               _ ("Look whether it arrived; then send it again, or mark it as sent by hand."));
  return sitrep_outcome_new (SITREP_OUTCOME_RETRY, _ ("No network, or the service cannot be reached."),
                             _ ("It is tried again by itself."));
}

static void
sitrep_http_finalize (GObject *object)
{
  SitrepHttp *self = SITREP_HTTP (object);

  soup_session_abort (self->session);
  g_object_unref (self->session);
  G_OBJECT_CLASS (sitrep_http_parent_class)->finalize (object);
}

static void
sitrep_http_class_init (SitrepHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_http_finalize;
}

static void
sitrep_http_init (SitrepHttp *self)
{
}
