/* email.c - mail, through a mail server
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"
#include "comms/sitrep-mail-server.h"
#include "comms/sitrep-mail.h"
#include "comms/sitrep-smtp.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* connectors.md, section 7 */
#define TEXT_LIMIT SITREP_TEXT_MAX
#define SUBJECT_LIMIT 200

/* A server that asks to wait often wants to see whether somebody comes back: five minutes, then twice as long. */
#define FIRST_WAIT 300.0

static const char *const ports[]
  = { "587", N_ ("587: STARTTLS, which nearly all servers have"), "465", N_ ("465: TLS from the first byte"), NULL };

static const SitrepSetting settings[] = {
  { "server", N_ ("Mail server"), N_ ("As in mail.example.com, or mail.example.com:2525 where the port is another one"),
    FALSE },
  { "port", N_ ("Port"), N_ ("The provider's help says which"), FALSE, FALSE, ports },
  { "user", N_ ("User"), N_ ("Often the mail address. Empty where the server wants no login"), FALSE },
  { "password", N_ ("Password"), N_ ("Many providers want an app password here, made in the account's settings"),
    TRUE },
  { "sender", N_ ("Sender"), N_ ("As in Shop status <status@example.com>"), FALSE },
  { "recipients", N_ ("Recipients"),
    N_ ("Addresses between commas, or one a line. For many people, use a mailing list"), FALSE, TRUE },
  { "note", N_ ("Note at the end"), N_ ("As in: This mailbox is not watched; call the service desk instead"), FALSE },
  { NULL },
};

/* --- what was entered --- */

static SitrepMailServer *
get_server (const SitrepDestination *destination, GError **error)
{
  g_autofree char *text = sitrep_destination_setting (destination, "server");
  g_autofree char *port = sitrep_destination_setting (destination, "port");

  return sitrep_mail_server_read (text, port, error);
}

static gboolean
has_controls (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return TRUE;
  return FALSE;
}

static gboolean
check_login (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *user = sitrep_destination_setting (destination, "user");
  g_autofree char *password = sitrep_secret_strip (secret);

  if (user != NULL && has_controls (user))
    sitrep_invalid (error, _ ("The user name is one line without control characters."));
  else if (has_controls (password))
    sitrep_invalid (error, _ ("The password is one line without control characters."));
  else if (user != NULL && *password == '\0')
    sitrep_invalid (error, _ ("The password is missing. Where the server wants no login, leave the user empty too."));
  else if (user == NULL && *password != '\0')
    sitrep_invalid (error, _ ("The user is missing. It is often the mail address."));
  else
    return TRUE;
  return FALSE;
}

static SitrepMailbox *
get_sender (const SitrepDestination *destination, GError **error)
{
  g_autofree char *text = sitrep_destination_setting (destination, "sender");

  return sitrep_mailbox_read (text, error);
}

static GPtrArray *
get_recipients (const SitrepDestination *destination, GError **error)
{
  g_autofree char *text = sitrep_destination_setting (destination, "recipients");

  return sitrep_mailboxes_read (text, error);
}

/* A message may name its own, which are not its destination's. */
static GPtrArray *
recipients_of (const SitrepDelivery *delivery)
{
  GPtrArray *own
    = delivery->message->recipients != NULL ? sitrep_mailboxes_read (delivery->message->recipients, NULL) : NULL;

  return own != NULL ? own : get_recipients (delivery->destination, NULL);
}

static gboolean
keyless (const SitrepDestination *destination)
{
  g_autofree char *user = sitrep_destination_setting (destination, "user");

  return user == NULL;
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autoptr (SitrepMailServer) server = get_server (destination, error);
  g_autoptr (SitrepMailbox) sender = server != NULL ? get_sender (destination, error) : NULL;
  g_autoptr (GPtrArray) recipients = sender != NULL ? get_recipients (destination, error) : NULL;

  return recipients != NULL && check_login (destination, secret, error);
}

/* --- the mail --- */

static char *
new_subject (const SitrepDelivery *delivery, const char *plain)
{
  g_autofree char *title = sitrep_text_line (delivery->message->title);
  g_auto (GStrv) lines = g_strsplit (plain, "\n", 2);
  g_autofree char *first = sitrep_text_line (lines[0]);

  return sitrep_text_cut (*title != '\0' ? title : first, SUBJECT_LIMIT);
}

static char *
new_plain (const char *text, const char *note)
{
  return note != NULL ? g_strdup_printf ("%s\n\n%s\n", text, note) : g_strdup_printf ("%s\n", text);
}

static void
append_text (GString *out, const char *text)
{
  g_autofree char *safe = sitrep_html_escape (text);

  g_string_append_printf (out, "<p style=\"margin:0 0 1em;white-space:pre-line\">%s</p>\n", safe);
}

#define HTML_HEAD                                                                                                      \
  "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"                                                        \
  "<meta name=\"color-scheme\" content=\"light dark\">\n</head>\n"                                                     \
  "<body style=\"font-family:sans-serif;line-height:1.4\">\n"

/* The two parts of a mail say the same: where the plain one was cut, this is it once more. */
static char *
new_html (const SitrepDelivery *delivery, const char *text, const char *note)
{
  gboolean cut = g_utf8_strlen (text, -1) >= TEXT_LIMIT;
  gboolean repeat = delivery->message->repeat && delivery->message->audience == SITREP_AUDIENCE_INTERNAL;
  g_autofree char *inner = cut ? NULL : sitrep_doc_to_html (delivery->doc, TRUE);
  GString *out = g_string_new (HTML_HEAD);

  if (cut)
    append_text (out, text);
  else if (repeat)
    append_text (out, "May be a repeat.");
  g_string_append (out, cut ? "" : inner);
  if (note != NULL)
    {
      g_string_append (out, "<hr style=\"border:0;border-top:1px solid #888888;margin:1em 0\">\n");
      append_text (out, note);
    }
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free_and_steal (out);
}

static char *
get_note (const SitrepDestination *destination)
{
  g_autofree char *text = sitrep_destination_setting (destination, "note");
  g_autofree char *line = text != NULL ? sitrep_text_line (text) : NULL;

  return line != NULL && *line != '\0' ? g_steal_pointer (&line) : NULL;
}

/* What is kept is ours; but it ends up in a header. */
static char *
get_first (const SitrepDelivery *delivery)
{
  g_autofree char *first = sitrep_ids_get (delivery->first_ids, "message");

  return first != NULL && sitrep_is_made_of (first, "@.-") ? g_steal_pointer (&first) : NULL;
}

/* The same at each try, so that whoever keeps the mail can see a double. */
static char *
new_message_id (const SitrepDelivery *delivery, const SitrepMailbox *sender)
{
  return g_strdup_printf ("%s@%s", delivery->message->base.id, sitrep_mailbox_domain (sender));
}

static GBytes *
new_mail (const SitrepDelivery *delivery, const SitrepMailbox *sender, GPtrArray *recipients, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_plain, delivery, TEXT_LIMIT);
  g_autofree char *note = get_note (delivery->destination);
  g_autofree char *plain = new_plain (text, note);
  g_autofree char *html = new_html (delivery, text, note);
  g_autofree char *subject = new_subject (delivery, text);
  g_autofree char *id = new_message_id (delivery, sender);
  g_autofree char *first = get_first (delivery);
  const SitrepMail mail = {
    .id = id,
    .answers = first,
    .from = sender,
    /* The public does not see who else is told. */
    .to = delivery->message->audience == SITREP_AUDIENCE_PUBLIC && recipients->len > 1 ? NULL : recipients,
    .subject = subject,
    .plain = plain,
    .html = html,
    .time = delivery->now,
    .attached_name = delivery->message->attached_name,
    .attached_type = delivery->message->attached_type,
    .attached = delivery->message->attached,
  };

  return sitrep_connector_check_text (text, error) ? sitrep_mail_write (&mail) : NULL;
}

static SitrepEnvelope *
new_envelope (const SitrepDestination *destination,
              const char *secret,
              const SitrepMailbox *sender,
              GPtrArray *recipients)
{
  SitrepEnvelope *self = g_new0 (SitrepEnvelope, 1);

  self->from = g_strdup (sender->address);
  self->to = g_new0 (char *, (recipients != NULL ? recipients->len : 0) + 1);
  for (guint i = 0; recipients != NULL && i < recipients->len; i++)
    self->to[i] = g_strdup (((SitrepMailbox *) recipients->pdata[i])->address);
  self->user = sitrep_destination_setting (destination, "user");
  self->secret = self->user != NULL ? sitrep_secret_strip (secret) : NULL;
  return self;
}

static SitrepRequest *
new_request (const SitrepDestination *destination, const char *secret, GPtrArray *recipients, GBytes *body)
{
  g_autoptr (SitrepMailServer) server = get_server (destination, NULL);
  g_autoptr (SitrepMailbox) sender = get_sender (destination, NULL);
  g_autofree char *url = sitrep_mail_server_url (server, sitrep_mailbox_domain (sender));

  return sitrep_request_new_mail (url, new_envelope (destination, secret, sender, recipients), body);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autoptr (SitrepMailbox) sender = NULL;
  g_autoptr (GPtrArray) recipients = NULL;
  GBytes *body;

  if (!check (delivery->destination, delivery->secret, error))
    return NULL;
  sender = get_sender (delivery->destination, NULL);
  recipients = recipients_of (delivery);
  body = new_mail (delivery, sender, recipients, error);
  return body != NULL ? new_request (delivery->destination, delivery->secret, recipients, body) : NULL;
}

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_request (destination, secret, NULL, NULL) : NULL;
}

/* --- what the server answers --- */

static const char *
get_fact (const SitrepAnswerView *answer, const char *name)
{
  return answer->header != NULL ? answer->header (answer->header_data, name) : NULL;
}

static gboolean
is_about (const SitrepAnswerView *answer, const char *command)
{
  return g_strcmp0 (get_fact (answer, SITREP_SMTP_COMMAND), command) == 0;
}

/* @words end with what the server said; both parts are sentences. */
static SitrepOutcome *
say (SitrepOutcomeKind kind, const SitrepAnswerView *answer, const char *secret, const char *words, const char *todo)
{
  g_autofree char *password = sitrep_secret_strip (secret);
  g_autofree char *said = sitrep_answer_words (answer, password);
  g_autofree char *all = said != NULL ? g_strdup_printf (_ ("%s The server says: %s"), words, said) : g_strdup (words);

  return sitrep_outcome_new (kind, all, todo);
}

static SitrepOutcome *
wait (const SitrepAnswerView *answer, const char *secret, gint64 attempts)
{
  SitrepOutcome *result = say (SITREP_OUTCOME_RETRY, answer, secret, _ ("The mail server asks to come back later."),
                               _ ("Nothing: it is sent again by itself."));

  result->after = MIN (FIRST_WAIT * (double) (1 << CLAMP (attempts, 0, 4)), SITREP_WAIT_MAX);
  return result;
}

static SitrepOutcome *
refused_recipient (const SitrepAnswerView *answer, const char *secret)
{
  const char *address = get_fact (answer, SITREP_SMTP_RECIPIENT);
  g_autofree char *words
    = address != NULL ? g_strdup_printf (_ ("The mail server refuses the recipient %s. Nobody got this mail."), address)
                      : g_strdup (_ ("The mail server refuses a recipient. Nobody got this mail."));

  return say (SITREP_OUTCOME_STOP, answer, secret, words,
              _ ("Correct the recipients in the destination, then wake it."));
}

static SitrepOutcome *
refused_login (const SitrepAnswerView *answer, const char *secret)
{
  if (*secret == '\0')
    return say (SITREP_OUTCOME_STOP, answer, secret, _ ("The mail server wants a login."),
                _ ("Enter user and password in the destination."));
  return say (SITREP_OUTCOME_STOP, answer, secret, _ ("The mail server does not accept the user and password."),
              _ ("Enter them in the destination once more. Many providers want an app password here."));
}

static gboolean
is_about_login (const SitrepAnswerView *answer)
{
  return is_about (answer, "AUTH") || answer->status == 530 || answer->status == 534 || answer->status == 535
         || answer->status == 538;
}

static SitrepOutcome *
refused (const SitrepAnswerView *answer, const char *secret)
{
  if (is_about_login (answer))
    return refused_login (answer, secret);
  if (is_about (answer, "RCPT"))
    return refused_recipient (answer, secret);
  if (answer->status == 552)
    return say (SITREP_OUTCOME_REJECTED, answer, secret, _ ("The mail is too big for the mail server."),
                _ ("Shorten the text and send it again, or send it by hand."));
  if (is_about (answer, "MAIL"))
    return say (SITREP_OUTCOME_STOP, answer, secret, _ ("The mail server does not let this sender send."),
                _ ("Use a sender's address that belongs to the user of the mail server."));
  if (is_about (answer, "DATA"))
    return say (SITREP_OUTCOME_REJECTED, answer, secret, _ ("The mail server refused this mail."),
                _ ("Change the text and send it again, or send it by hand."));
  return say (SITREP_OUTCOME_STOP, answer, secret, _ ("The mail server turned this computer away."),
              _ ("Look whether server and port are right, and whether it can be used from this network."));
}

static SitrepOutcome *
outcome_for (const SitrepAnswerView *answer, const char *secret, gint64 attempts)
{
  const char *password = secret != NULL ? secret : "";

  if (answer->status >= 200 && answer->status <= 299)
    return sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  if (answer->status == 0 && is_about (answer, "STARTTLS"))
    return sitrep_outcome_new (SITREP_OUTCOME_STOP,
                               _ ("The mail server offers no encryption on this port, so nothing was sent."),
                               _ ("Choose the other port in the destination, or ask whoever runs the server."));
  if (answer->status >= 400 && answer->status <= 499)
    return wait (answer, password, attempts);
  if (answer->status >= 500 && answer->status <= 599)
    return refused (answer, password);
  return sitrep_outcome_unexpected ();
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  SitrepOutcome *result = outcome_for (answer, delivery->secret, delivery->message->attempts);
  g_autoptr (SitrepMailbox) sender = get_sender (delivery->destination, NULL);
  g_autofree char *id = sender != NULL ? new_message_id (delivery, sender) : NULL;

  if (result->kind == SITREP_OUTCOME_DONE)
    result->ids = sitrep_ids_new ("message", id, NULL);
  return result;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  return outcome_for (answer, secret, 0);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_titled (doc, title, SUBJECT_LIMIT, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_email = {
  .key = "email",
  .name = N_ ("E-mail"),
  .kind = "mail",
  .audience = SITREP_AUDIENCE_STAKEHOLDERS,
  .settings = settings,
  /* Servers and programs that do are some, not all. */
  .knows_doubles = FALSE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .keyless = keyless,
  .request = request,
  .outcome = outcome,
  .preview = preview,
  .probe = probe,
  .probed = probed,
};
