/* sitrep-smtp.c - one mail, brought to a mail server
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-smtp.h"

#include <curl/curl.h>
#include <string.h>

/* Of what a server says with one code, this much is kept. */
#define WORDS_MAX 4000

/* A server looks at a mail before it answers, which takes longer than to connect. */
#define WHOLE_FACTOR 3

struct _SitrepSmtp
{
  GObject parent_instance;
  guint timeout;
  char *authorities;
  char *connect_to;
};

G_DEFINE_FINAL_TYPE (SitrepSmtp, sitrep_smtp, G_TYPE_OBJECT)

/* One mail on its way, in a thread of its own: libcurl's easy interface waits. */
typedef struct
{
  char *url;
  char *from;
  struct curl_slist *to;
  char *user;
  char *secret;
  GBytes *body; /* nullable */
  gsize at;     /* in @body */
  guint timeout;
  char *authorities;
  struct curl_slist *connect_to;
  GCancellable *cancellable;
  int begun; /* atomic: the server has asked for the text */

  /* What it said last, and to what. */
  char command[16];
  char *recipient;
  guint status;
  GString *words;
  gboolean said; /* @words are whole */
  gboolean quit;
  char fault[CURL_ERROR_SIZE];
} Sending;

static void
free_sending (Sending *self)
{
  g_free (self->url);
  g_free (self->from);
  curl_slist_free_all (self->to);
  g_free (self->user);
  g_free (self->secret);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->authorities);
  curl_slist_free_all (self->connect_to);
  g_clear_object (&self->cancellable);
  g_free (self->recipient);
  g_string_free (self->words, TRUE);
  g_free (self);
}

/* --- what libcurl asks and tells --- */

static size_t
read_cb (char *buffer, size_t size, size_t n, void *data)
{
  Sending *self = data;
  gsize length, count;
  const char *body = g_bytes_get_data (self->body, &length);

  g_atomic_int_set (&self->begun, 1);
  count = MIN (size * n, length - self->at);
  memcpy (buffer, body + self->at, count);
  self->at += count;
  return count;
}

static gboolean
is_reply (const char *line, size_t length)
{
  return length >= 4 && g_ascii_isdigit (line[0]) && g_ascii_isdigit (line[1]) && g_ascii_isdigit (line[2])
         && (line[3] == ' ' || line[3] == '-' || line[3] == '\r' || line[3] == '\n');
}

static void
take_words (GString *words, const char *text, size_t length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append_len (words, text, (gssize) MIN (length, WORDS_MAX));
}

/* Of an answer in several lines, all but the last have a hyphen behind the code. */
static size_t
line_cb (char *line, size_t size, size_t n, void *data)
{
  Sending *self = data;
  size_t length = size * n;

  if (self->quit || !is_reply (line, length))
    return length;
  if (self->said)
    g_string_truncate (self->words, 0);
  self->said = line[3] != '-';
  self->status = (guint) g_ascii_strtoull (line, NULL, 10);
  if (self->words->len < WORDS_MAX)
    take_words (self->words, line + 4, length - 4);
  return length;
}

static void
take_recipient (Sending *self, const char *line, size_t length)
{
  const char *open = memchr (line, '<', length);
  const char *close = open != NULL ? memchr (open, '>', length - (size_t) (open - line)) : NULL;

  if (close == NULL)
    return;
  g_free (self->recipient);
  self->recipient = g_strndup (open + 1, (gsize) (close - open - 1));
}

/* Only the commands that are sent are looked at, and of those the word at the beginning: some of what else passes here
 * is secret. */
static int
trace_cb (CURL *curl, curl_infotype type, char *line, size_t length, void *data)
{
  static const char *const commands[] = { "EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "NOOP", "QUIT" };
  Sending *self = data;

  for (guint i = 0; type == CURLINFO_HEADER_OUT && i < G_N_ELEMENTS (commands); i++)
    {
      size_t end = strlen (commands[i]);

      if (length <= end || strncmp (line, commands[i], end) != 0 || (line[end] != ' ' && line[end] != '\r'))
        continue;
      self->quit |= strcmp (commands[i], "QUIT") == 0;
      if (!self->quit)
        g_strlcpy (self->command, commands[i], sizeof self->command);
      if (strcmp (commands[i], "RCPT") == 0)
        take_recipient (self, line, length);
    }
  return 0;
}

/* Called once a second at least. */
static int
progress_cb (void *data, curl_off_t all_in, curl_off_t in, curl_off_t all_out, curl_off_t out)
{
  return g_cancellable_is_cancelled (((Sending *) data)->cancellable);
}

/* --- options --- */

static gboolean
is_for_this_machine (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && sitrep_host_is_loopback (g_uri_get_host (uri));
}

/* With smtps:// the encryption comes before everything else; with smtp:// the server has to offer it, or nothing is
 * said. A relay on this very machine need not, and its certificate, if it has one, is nobody's in particular: whoever
 * could be between is on this machine, and could as well offer none. */
static void
set_encryption (CURL *curl, const Sending *self)
{
  gboolean tls = g_str_has_prefix (self->url, "smtps://");
  gboolean open = !tls && is_for_this_machine (self->url);

  curl_easy_setopt (curl, CURLOPT_USE_SSL, open ? (long) CURLUSESSL_TRY : (long) CURLUSESSL_ALL);
  curl_easy_setopt (curl, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt (curl, CURLOPT_SSL_VERIFYPEER, open ? 0L : 1L);
  curl_easy_setopt (curl, CURLOPT_SSL_VERIFYHOST, open ? 0L : 2L);
  if (self->authorities != NULL)
    curl_easy_setopt (curl, CURLOPT_CAINFO, self->authorities);
  if (is_for_this_machine (self->url))
    curl_easy_setopt (curl, CURLOPT_PROXY, "");
}

/* The password is under encryption already: the two plain ways are the ones that every server knows. */
static void
set_login (CURL *curl, const Sending *self)
{
  if (self->user == NULL)
    return;
  curl_easy_setopt (curl, CURLOPT_USERNAME, self->user);
  curl_easy_setopt (curl, CURLOPT_PASSWORD, self->secret != NULL ? self->secret : "");
  curl_easy_setopt (curl, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
}

/* Without CURLOPT_UPLOAD libcurl sends a command instead of a mail: that is what asks for nothing. */
static void
set_mail (CURL *curl, Sending *self)
{
  if (self->to == NULL)
    {
      curl_easy_setopt (curl, CURLOPT_CUSTOMREQUEST, "NOOP");
      curl_easy_setopt (curl, CURLOPT_NOBODY, 1L);
      return;
    }
  curl_easy_setopt (curl, CURLOPT_MAIL_FROM, self->from);
  curl_easy_setopt (curl, CURLOPT_MAIL_RCPT, self->to);
  curl_easy_setopt (curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt (curl, CURLOPT_READFUNCTION, read_cb);
  curl_easy_setopt (curl, CURLOPT_READDATA, self);
  curl_easy_setopt (curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t) g_bytes_get_size (self->body));
}

static void
set_callbacks (CURL *curl, Sending *self)
{
  curl_easy_setopt (curl, CURLOPT_HEADERFUNCTION, line_cb);
  curl_easy_setopt (curl, CURLOPT_HEADERDATA, self);
  curl_easy_setopt (curl, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt (curl, CURLOPT_DEBUGFUNCTION, trace_cb);
  curl_easy_setopt (curl, CURLOPT_DEBUGDATA, self);
  curl_easy_setopt (curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt (curl, CURLOPT_XFERINFOFUNCTION, progress_cb);
  curl_easy_setopt (curl, CURLOPT_XFERINFODATA, self);
  curl_easy_setopt (curl, CURLOPT_ERRORBUFFER, self->fault);
}

static void
set_options (CURL *curl, Sending *self)
{
  curl_easy_setopt (curl, CURLOPT_URL, self->url);
  curl_easy_setopt (curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt (curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (curl, CURLOPT_CONNECTTIMEOUT, (long) self->timeout);
  curl_easy_setopt (curl, CURLOPT_TIMEOUT, (long) self->timeout * WHOLE_FACTOR);
  if (self->connect_to != NULL)
    curl_easy_setopt (curl, CURLOPT_CONNECT_TO, self->connect_to);
  set_encryption (curl, self);
  set_login (curl, self);
  set_mail (curl, self);
  set_callbacks (curl, self);
}

/* --- what came of it --- */

typedef struct
{
  char *command;
  char *recipient;
} Facts;

static const char *
find_fact (gpointer facts, const char *name)
{
  if (g_ascii_strcasecmp (name, SITREP_SMTP_COMMAND) == 0)
    return ((Facts *) facts)->command;
  return g_ascii_strcasecmp (name, SITREP_SMTP_RECIPIENT) == 0 ? ((Facts *) facts)->recipient : NULL;
}

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_free (facts->command);
  g_free (facts->recipient);
  g_free (facts);
}

static SitrepReply *
new_reply (const Sending *self, guint status, const char *command)
{
  SitrepReply *reply
    = sitrep_reply_new (status, "text/plain", g_utf8_make_valid (self->words->str, (gssize) self->words->len));
  Facts *facts = g_new0 (Facts, 1);

  facts->command = g_strdup (command);
  facts->recipient = strcmp (command, "RCPT") == 0 ? g_strdup (self->recipient) : NULL;
  sitrep_reply_take_headers (reply, facts, find_fact, free_facts);
  return reply;
}

/* Returns: (transfer full) (nullable): what the server said, where it is that which ended the attempt */
static SitrepReply *
reply_of (const Sending *self, CURLcode code)
{
  gboolean refused = self->status >= 400 && self->said;

  if (code == CURLE_OK || (refused && code != CURLE_OPERATION_TIMEDOUT && code != CURLE_ABORTED_BY_CALLBACK))
    return new_reply (self, self->status, self->command);
  if (code == CURLE_USE_SSL_FAILED)
    return new_reply (self, 0, "STARTTLS");
  /* It knows none of the ways to log in. */
  if (code == CURLE_LOGIN_DENIED)
    return new_reply (self, 535, "AUTH");
  return NULL;
}

/* A line that breaks during the handshake has this code too, and no other sign of it than these words. */
static gboolean
is_broken_line (CURL *curl, const Sending *self)
{
  static const char *const words[] = { "SYSCALL", "terminated", "reset", "closed", "EOF", "timed out" };
  long number = 0;

  curl_easy_getinfo (curl, CURLINFO_OS_ERRNO, &number);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (self->fault, words[i]) != NULL)
      return TRUE;
  return number != 0;
}

static int
error_of (CURL *curl, const Sending *self, CURLcode code)
{
  if (self->begun)
    return SITREP_HTTP_ERROR_NO_ANSWER;
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_ISSUER_ERROR
      || (code == CURLE_SSL_CONNECT_ERROR && !is_broken_line (curl, self)))
    return SITREP_HTTP_ERROR_CERTIFICATE;
  if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
    return SITREP_HTTP_ERROR_INVALID;
  return SITREP_HTTP_ERROR_NOT_SENT;
}

static void
send_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sending *self = data;
  CURL *curl = curl_easy_init ();
  CURLcode code;
  SitrepReply *reply;

  set_options (curl, self);
  code = g_cancellable_is_cancelled (cancellable) ? CURLE_ABORTED_BY_CALLBACK : curl_easy_perform (curl);
  reply = reply_of (self, code);
  if (reply != NULL)
    g_task_return_pointer (task, reply, (GDestroyNotify) sitrep_reply_free);
  else
    g_task_return_new_error_literal (task, SITREP_HTTP_ERROR, error_of (curl, self, code),
                                     *self->fault != '\0' ? self->fault : curl_easy_strerror (code));
  curl_easy_cleanup (curl);
}

/* --- sending --- */

static Sending *
new_sending (SitrepSmtp *self, const SitrepRequest *request, GCancellable *cancellable)
{
  const SitrepEnvelope *envelope = request->envelope;
  Sending *sending = g_new0 (Sending, 1);

  sending->url = g_strdup (request->url);
  sending->from = g_strdup (envelope->from);
  for (guint i = 0; envelope->to != NULL && envelope->to[i] != NULL; i++)
    sending->to = curl_slist_append (sending->to, envelope->to[i]);
  sending->user = g_strdup (envelope->user);
  sending->secret = g_strdup (envelope->secret);
  sending->body = request->body != NULL ? g_bytes_ref (request->body) : g_bytes_new (NULL, 0);
  sending->timeout = self->timeout;
  sending->authorities = g_strdup (self->authorities);
  if (self->connect_to != NULL)
    sending->connect_to = curl_slist_append (NULL, self->connect_to);
  g_set_object (&sending->cancellable, cancellable);
  sending->words = g_string_new (NULL);
  return sending;
}

/* libcurl writes addresses as they are: a line end in one would be a command of its own. */
static gboolean
is_harmless (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return FALSE;
  return TRUE;
}

static gboolean
is_bare_address (const char *text)
{
  return is_harmless (text) && strpbrk (text, " <>") == NULL && strchr (text, '@') != NULL;
}

static gboolean
is_sendable (const SitrepRequest *request)
{
  const SitrepEnvelope *envelope = request->envelope;
  gboolean ok = g_str_has_prefix (request->url, "smtp://") || g_str_has_prefix (request->url, "smtps://");

  ok = ok && is_harmless (request->url) && is_harmless (envelope->user) && is_harmless (envelope->secret);
  ok = ok && envelope->from != NULL && is_bare_address (envelope->from);
  for (guint i = 0; ok && envelope->to != NULL && envelope->to[i] != NULL; i++)
    ok = is_bare_address (envelope->to[i]);
  return ok;
}

/**
 * sitrep_smtp_send_async:
 * @request: with an envelope; may be freed as soon as this returns
 *
 * Sends one mail, to all of its recipients or to none. The context of the thread that calls this gets @callback.
 */
void
sitrep_smtp_send_async (SitrepSmtp *self,
                        const SitrepRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sitrep_smtp_send_async);
  if (!is_sendable (request))
    {
      g_task_return_new_error_literal (task, SITREP_HTTP_ERROR, SITREP_HTTP_ERROR_INVALID,
                                       "The server or an address is none");
      return;
    }
  g_task_set_task_data (task, new_sending (self, request, cancellable), (GDestroyNotify) free_sending);
  if (g_task_return_error_if_cancelled (task))
    return;
  /* At once: whoever ends the program does not wait until libcurl has noticed. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, send_in_thread);
}

/**
 * sitrep_smtp_send_finish:
 *
 * Returns: (transfer full) (nullable): what the server answered, whatever it was; %NULL with a #SitrepHttpError
 */
SitrepReply *
sitrep_smtp_send_finish (SitrepSmtp *self, GAsyncResult *result, GError **error)
{
  Sending *sending = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) local = NULL;
  SitrepReply *reply;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  reply = g_task_propagate_pointer (G_TASK (result), &local);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, SITREP_HTTP_ERROR,
                         g_atomic_int_get (&sending->begun) ? SITREP_HTTP_ERROR_NO_ANSWER : SITREP_HTTP_ERROR_NOT_SENT,
                         local->message);
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return reply;
}

/* --- the object --- */

static void
sitrep_smtp_finalize (GObject *object)
{
  SitrepSmtp *self = SITREP_SMTP (object);

  g_free (self->authorities);
  g_free (self->connect_to);
  G_OBJECT_CLASS (sitrep_smtp_parent_class)->finalize (object);
}

static void
sitrep_smtp_class_init (SitrepSmtpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_smtp_finalize;
  curl_global_init (CURL_GLOBAL_DEFAULT);
}

static void
sitrep_smtp_init (SitrepSmtp *self)
{
}

/**
 * sitrep_smtp_new:
 * @timeout_seconds: to connect and log in; the whole takes three times as long at most
 *
 * Returns: (transfer full): may be used from any thread
 */
SitrepSmtp *
sitrep_smtp_new (guint timeout_seconds)
{
  SitrepSmtp *self = g_object_new (SITREP_TYPE_SMTP, NULL);

  self->timeout = timeout_seconds;
  return self;
}

/**
 * sitrep_smtp_set_route:
 * @authorities: (nullable): a file of certificates to trust in the place of this machine's
 * @connect_to: (nullable): where to connect in fact, as in `mail.example.com:587:127.0.0.1:2525`
 *
 * For tests, whose server has no name in the world and a certificate of its own.
 */
void
sitrep_smtp_set_route (SitrepSmtp *self, const char *authorities, const char *connect_to)
{
  g_set_str (&self->authorities, authorities);
  g_set_str (&self->connect_to, connect_to);
}
