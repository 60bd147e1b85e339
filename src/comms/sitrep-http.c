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
#include <string.h>

/* Of an answer, this much is read. */
#define BODY_MAX (1024 * 1024)
#define CHUNK (32 * 1024)

/* So many requests at one time. */
#define PARALLEL 64

struct _SitrepHttp
{
  GObject parent_instance;
  SoupSession *session;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (SitrepHttp, sitrep_http, G_TYPE_OBJECT)
G_DEFINE_QUARK (sitrep - http - error - quark, sitrep_http_error)

/* One request on its way. @begun: libsoup is about to write the first byte; a
 * connection stands by then. That is said before anything is written, so that
 * "not begun" is certain and "begun" is the careful answer. */
typedef struct
{
  SoupMessage *message;
  GCancellable *outer; /* the caller's, nullable */
  gulong outer_id;
  GCancellable *inner; /* also cancelled when time is up */
  GSource *timer;
  GInputStream *stream;
  GByteArray *body;
  gboolean begun;
} Sending;

static void
sending_free (Sending *self)
{
  if (self->outer_id != 0)
    g_cancellable_disconnect (self->outer, self->outer_id);
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->outer);
  g_clear_object (&self->inner);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_byte_array_unref (self->body);
  g_free (self);
}

/* --- the answer --- */

static const char *
get_header (gpointer data, const char *name)
{
  return soup_message_headers_get_one (data, name);
}

/* Valid UTF-8 of at most BODY_MAX bytes. */
static char *
body_text (const GByteArray *body)
{
  char *text = g_utf8_make_valid ((const char *) body->data, body->len);

  if (strlen (text) > BODY_MAX)
    *g_utf8_find_prev_char (text, text + BODY_MAX) = '\0';
  return text;
}

static SitrepReply *
new_reply (Sending *sending)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (sending->message);
  SitrepReply *self = sitrep_reply_new (soup_message_get_status (sending->message),
                                        soup_message_headers_get_content_type (headers, NULL),
                                        sending->body->len > 0 ? body_text (sending->body) : g_strdup (""));

  sitrep_reply_take_headers (self, soup_message_headers_ref (headers), get_header,
                             (GDestroyNotify) soup_message_headers_unref);
  return self;
}

/* --- on its way --- */

static void
starting_cb (SoupMessage *message, gpointer data)
{
  ((Sending *) data)->begun = TRUE;
}

static gboolean
time_is_up_cb (gpointer data)
{
  g_cancellable_cancel (((Sending *) data)->inner);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (((Sending *) data)->inner);
}

/* A connection that ends early is only a bad line; everything else that goes
 * wrong with TLS is somebody else at the other end, or a proxy in between. */
static gboolean
is_tls_failure (const GError *error)
{
  return error->domain == G_TLS_ERROR && error->code != G_TLS_ERROR_EOF;
}

/* The message of the cause goes along for the log; no cause of GIO's names the path. */
static void
return_failure (GTask *task, const GError *cause)
{
  const Sending *sending = g_task_get_task_data (task);
  SitrepHttpError code = SITREP_HTTP_ERROR_NOT_SENT;

  if (sending->begun)
    code = SITREP_HTTP_ERROR_NO_ANSWER;
  else if (is_tls_failure (cause))
    code = SITREP_HTTP_ERROR_CERTIFICATE;
  g_task_return_new_error_literal (task, SITREP_HTTP_ERROR, code, cause->message);
}

static void read_on (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
  gsize size = bytes != NULL ? g_bytes_get_size (bytes) : 0;

  if (size > 0)
    g_byte_array_append (sending->body, g_bytes_get_data (bytes, NULL),
                         (guint) MIN (size, BODY_MAX - sending->body->len));
  /* The status line has come: what the rest says is a bonus, and a connection
   * that breaks now leaves the connector with what was read. */
  if (size == 0 || sending->body->len >= BODY_MAX)
    g_task_return_pointer (task, new_reply (sending), (GDestroyNotify) sitrep_reply_free);
  else
    read_on (g_steal_pointer (&task));
}

static void
read_on (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (sending->stream, CHUNK, G_PRIORITY_DEFAULT, sending->inner, read_cb, task);
}

static void
send_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  sending->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (sending->stream == NULL)
    return_failure (task, error);
  else
    read_on (g_steal_pointer (&task));
}

static SoupMessage *
new_message (const SitrepRequest *request)
{
  g_autoptr (GUri) uri = g_uri_parse (request->url, SOUP_HTTP_URI_FLAGS, NULL);
  SoupMessage *message = NULL;

  if (uri != NULL && g_uri_get_host (uri) != NULL && sitrep_url_check (request->url, NULL))
    message = soup_message_new_from_uri (request->method, uri);
  if (message == NULL)
    return NULL;
  /* A connection that was kept may be dead without anybody knowing, and a POST on it would end as "unknown". */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION);
  for (guint i = 0; i + 1 < request->headers->len; i += 2)
    soup_message_headers_replace (soup_message_get_request_headers (message), g_ptr_array_index (request->headers, i),
                                  g_ptr_array_index (request->headers, i + 1));
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
  return message;
}

static Sending *
new_sending (SitrepHttp *self, SoupMessage *message, GCancellable *cancellable)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->message = message;
  sending->inner = g_cancellable_new ();
  sending->body = g_byte_array_new ();
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), sending);
  sending->timer = g_timeout_source_new_seconds (self->timeout);
  g_source_set_callback (sending->timer, time_is_up_cb, sending, NULL);
  g_source_attach (sending->timer, g_main_context_get_thread_default ());
  if (cancellable != NULL)
    {
      sending->outer = g_object_ref (cancellable);
      sending->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), sending, NULL);
    }
  return sending;
}

/**
 * sitrep_http_send_async:
 * @request: may be freed as soon as this returns
 *
 * Sends one request: no redirect is followed, the whole of it ends after the
 * timeout, and of the answer at most 1 MB is read. The thread that made @self
 * calls this, and its context gets @callback.
 */
void
sitrep_http_send_async (SitrepHttp *self,
                        const SitrepRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  SoupMessage *message = new_message (request);
  Sending *sending;

  g_task_set_source_tag (task, sitrep_http_send_async);
  if (message == NULL)
    {
      g_task_return_new_error_literal (task, SITREP_HTTP_ERROR, SITREP_HTTP_ERROR_INVALID,
                                       "The address is no web address");
      return;
    }
  sending = new_sending (self, message, cancellable);
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  soup_session_send_async (self->session, message, G_PRIORITY_DEFAULT, sending->inner, send_cb,
                           g_steal_pointer (&task));
}

/**
 * sitrep_http_send_finish:
 *
 * Returns: (transfer full) (nullable): an answer, whatever its status; %NULL with a #SitrepHttpError
 */
SitrepReply *
sitrep_http_send_finish (SitrepHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sitrep_outcome_from_error:
 * @error: a #SitrepHttpError; any other counts as "it may have arrived"
 *
 * Returns: (transfer full): what a request without an answer means
 */
SitrepOutcome *
sitrep_outcome_from_error (const GError *error)
{
  if (g_error_matches (error, SITREP_HTTP_ERROR, SITREP_HTTP_ERROR_NOT_SENT))
    return sitrep_outcome_new (SITREP_OUTCOME_RETRY, _ ("No network: the service could not be reached."),
                               _ ("Nothing: it is sent by itself as soon as there is a connection."));
  if (g_error_matches (error, SITREP_HTTP_ERROR, SITREP_HTTP_ERROR_CERTIFICATE))
    return sitrep_outcome_new (
      SITREP_OUTCOME_STOP, _ ("The service could not prove that it is the right one."),
      _ ("Look at the address, this machine's date, and whether a proxy or a login page is between."));
  if (g_error_matches (error, SITREP_HTTP_ERROR, SITREP_HTTP_ERROR_INVALID))
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("The destination's address is not one that can be used."),
                               _ ("Correct the address in the destination."));
  return sitrep_outcome_new (
    SITREP_OUTCOME_UNKNOWN, _ ("The connection broke before the answer came: the message may or may not have arrived."),
    _ ("Look there whether the message arrived."));
}

/* --- the object --- */

static void
sitrep_http_finalize (GObject *object)
{
  SitrepHttp *self = SITREP_HTTP (object);

  soup_session_abort (self->session);
  g_clear_object (&self->session);
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
  /* Destinations do not wait for each other, also where many are at one service: libsoup's own limit is two. */
  self->session = soup_session_new_with_options ("user-agent",
                                                 "Sitrep/" PACKAGE_VERSION " (+https://github.com/sitrep-desk/sitrep)",
                                                 "max-conns", PARALLEL, "max-conns-per-host", PARALLEL, NULL);
  /* Answers are small: nothing is gained by packing, and a packed one may grow. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
}

/**
 * sitrep_http_new:
 * @timeout_seconds: for one request and its answer together
 *
 * Returns: (transfer full): belongs to the thread that makes it
 */
SitrepHttp *
sitrep_http_new (guint timeout_seconds)
{
  SitrepHttp *self = g_object_new (SITREP_TYPE_HTTP, NULL);

  self->timeout = timeout_seconds;
  soup_session_set_timeout (self->session, timeout_seconds);
  return self;
}
