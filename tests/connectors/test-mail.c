/* test-mail.c - mails over real connections, read by somebody else
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"
#include "mail-server.h"

#include "comms/sitrep-transport.h"

#include <string.h>

/* A handshake on a busy machine takes its time. */
#define TIMEOUT 20
#define SECRET "right horse"

/* Each test has a server of its own. */
typedef struct
{
  MailServer *server;
  SitrepTransport *transport;
  Case *c;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->server = mail_server_new ();
  g_assert_nonnull (self->server);
  self->transport = sitrep_transport_new (TIMEOUT);
  self->c = case_new ("email", "", "{}", "# SEV1\n\n**Shop:** down.");
  self->c->message->audience = SITREP_AUDIENCE_INTERNAL;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->transport);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  case_free (self->c);
  mail_server_free (self->server);
}

/* @host: mail.shop.example is led to that kind of server, which proves its name with a certificate of the test's. */
static void
use (Fixture *self, const char *kind, const char *host, const char *recipients, const char *user)
{
  guint port = mail_server_port (self->server, kind);
  gboolean tls = strcmp (kind, "tls") == 0;
  g_autofree char *authorities = mail_server_authorities (self->server);
  g_autofree char *route = g_strdup_printf ("mail.shop.example:%u:127.0.0.1:%u", port, port);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *server = g_strdup_printf ("%s:%u", host, port);
  const char *const members[]
    = { "server",     server,     "port", tls ? "465" : "587",     "sender", "Shop status <status@shop.example>",
        "recipients", recipients, "user", user != NULL ? user : "" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i += 2)
    json_builder_add_string_value (json_builder_set_member_name (json, members[i]), members[i + 1]);
  root = json_builder_get_root (json_builder_end_object (json));
  g_free (self->c->destination->settings);
  self->c->destination->settings = json_to_string (root, FALSE);
  self->c->delivery.secret = user != NULL ? SECRET : "";
  sitrep_smtp_set_route (sitrep_transport_smtp (self->transport), authorities, route);
}

static void
use_relay (Fixture *self, const char *recipients)
{
  use (self, "plain", "127.0.0.1", recipients, NULL);
}

static void
use_login (Fixture *self, const char *kind)
{
  use (self, kind, "mail.shop.example", "ops@shop.example", "status@shop.example");
}

static void
finish_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static SitrepReply *
send_request (Fixture *self, const SitrepRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sitrep_transport_send_async (self->transport, request, cancellable, finish_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return sitrep_transport_send_finish (self->transport, result, error);
}

static SitrepRequest *
new_request (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SitrepRequest *request = self->c->connector->request (&self->c->delivery, &error);

  g_assert_no_error (error);
  return request;
}

static SitrepOutcome *
deliver (Fixture *self)
{
  g_autoptr (SitrepRequest) request = new_request (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepReply) reply = send_request (self, request, NULL, &error);

  return reply != NULL ? self->c->connector->outcome (&self->c->delivery, sitrep_reply_view (reply))
                       : sitrep_outcome_from_error (error);
}

static void
assert_deliver (Fixture *self, SitrepOutcomeKind kind, const char *part)
{
  g_autoptr (SitrepOutcome) outcome = deliver (self);

  if (outcome->kind != kind || (part != NULL && strstr (outcome->words, part) == NULL))
    g_error ("kind %d: %s", outcome->kind, outcome->words);
}

static SitrepHttpError
fail (Fixture *self, const SitrepRequest *request, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepReply) reply = send_request (self, request, cancellable, &error);

  if (reply != NULL)
    g_error ("answered: %u %s", sitrep_reply_view (reply)->status, sitrep_reply_view (reply)->body);
  g_assert_cmpuint (error->domain, ==, SITREP_HTTP_ERROR);
  return (SitrepHttpError) error->code;
}

/* --- what the reader found --- */

static const char *
text_of (JsonNode *mail, const char *member)
{
  return json_object_get_string_member (json_node_get_object (mail), member);
}

static const char *
header_of (JsonNode *mail, const char *name)
{
  JsonObject *headers = json_object_get_object_member (json_node_get_object (mail), "headers");

  return json_object_get_string_member_with_default (headers, name, NULL);
}

static char *
list_of (JsonNode *mail, const char *member)
{
  g_autoptr (JsonNode) array = json_node_copy (json_object_get_member (json_node_get_object (mail), member));

  return json_to_string (array, FALSE);
}

static void
assert_list (JsonNode *mail, const char *member, const char *json)
{
  g_autofree char *list = list_of (mail, member);

  g_assert_cmpstr (list, ==, json);
}

/* Nothing that a server or a program could stumble over. */
static void
assert_sound (JsonNode *mail)
{
  JsonObject *object = json_node_get_object (mail);

  assert_list (mail, "defects", "[]");
  assert_list (mail, "parts", "[\"multipart/alternative\",\"text/plain\",\"text/html\"]");
  g_assert_true (json_object_get_boolean_member (object, "ascii"));
  g_assert_false (json_object_get_boolean_member (object, "bare"));
  g_assert_cmpint (json_object_get_int_member (object, "longest"), <=, 998);
}

/* --- sent --- */

static void
test_sent (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepOutcome) outcome = NULL;
  g_autoptr (JsonNode) mail = NULL;

  use_relay (self, "Ada Byron <ada@shop.example>, ops@shop.example");
  outcome = deliver (self);
  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (mail_server_count (self->server), ==, 1);
  mail = mail_server_get (self->server, 0);
  assert_sound (mail);
  g_assert_cmpstr (text_of (mail, "from"), ==, "status@shop.example");
  assert_list (mail, "to", "[\"ada@shop.example\",\"ops@shop.example\"]");
  assert_list (mail, "addresses", "[[\"Ada Byron\",\"ada@shop.example\"],[\"\",\"ops@shop.example\"]]");
  g_assert_cmpstr (header_of (mail, "from"), ==, "Shop status <status@shop.example>");
  g_assert_cmpstr (header_of (mail, "subject"), ==, "Logins fail");
  g_assert_cmpstr (header_of (mail, "date"), ==, "Sat, 31 Jan 2026 04:13:00 +0000");
  g_assert_cmpstr (header_of (mail, "auto-submitted"), ==, "auto-generated");
  g_assert_cmpstr (header_of (mail, "mime-version"), ==, "1.0");
  g_assert_cmpstr (text_of (mail, "plain"), ==, "SEV1\nShop: down.\n");
  g_assert_nonnull (strstr (text_of (mail, "html"), "<strong>Shop:</strong> down."));
}

static void
test_thread (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepOutcome) first = NULL;
  g_autoptr (JsonNode) began = NULL;

  use_relay (self, "ops@shop.example");
  first = deliver (self);
  began = mail_server_get (self->server, 0);
  g_assert_null (header_of (began, "in-reply-to"));
  self->c->delivery.first_ids = first->ids;
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("0197b1a2-0000-7000-8000-00000000001%u", i);
      g_autoptr (JsonNode) mail = NULL;

      g_set_str (&self->c->message->base.id, id);
      assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
      mail = mail_server_get (self->server, i);
      g_assert_cmpstr (header_of (mail, "in-reply-to"), ==, header_of (began, "message-id"));
      g_assert_cmpstr (header_of (mail, "references"), ==, header_of (began, "message-id"));
      g_assert_cmpstr (header_of (mail, "message-id"), !=, header_of (began, "message-id"));
    }
}

static void
test_letters (Fixture *self, gconstpointer data)
{
  const char *subject = "🚨 Anmeldung gestört – Büro “Süd”, 支付失败, and it goes on for longer than one line may be";
  g_autoptr (JsonNode) mail = NULL;

  use_relay (self, "Büro Süd <buero@bücher.example>");
  sitrep_take_text (&self->c->message->title, subject);
  case_set_text (self->c, "支付失败 – we look into it 🚨");
  assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
  mail = mail_server_get (self->server, 0);
  assert_sound (mail);
  g_assert_cmpstr (header_of (mail, "subject"), ==, subject);
  assert_list (mail, "addresses", "[[\"Büro Süd\",\"buero@xn--bcher-kva.example\"]]");
  g_assert_cmpstr (text_of (mail, "plain"), ==, "支付失败 – we look into it 🚨\n");
  g_assert_nonnull (strstr (text_of (mail, "html-text"), "支付失败 – we look into it 🚨"));
}

/* What SMTP itself takes for its own: full stops at the beginning of lines, and lines that look like commands. */
static void
test_stops (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) mail = NULL;

  use_relay (self, "ops@shop.example");
  sitrep_doc_free (self->c->doc);
  self->c->delivery.doc = self->c->doc
    = sitrep_doc_from_markdown ("```\n.\n..\n.hidden\nRCPT TO:<evil@evil.example>\nFrom here\nlast  \n```");
  assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
  g_assert_cmpuint (mail_server_count (self->server), ==, 1);
  mail = mail_server_get (self->server, 0);
  assert_sound (mail);
  assert_list (mail, "to", "[\"ops@shop.example\"]");
  g_assert_cmpstr (text_of (mail, "plain"), ==, ".\n..\n.hidden\nRCPT TO:<evil@evil.example>\nFrom here\nlast  \n");
}

static void
test_html (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) mail = NULL;

  use_relay (self, "ops@shop.example");
  sitrep_doc_free (self->c->doc);
  self->c->delivery.doc = self->c->doc = sitrep_doc_from_markdown (
    "## Impact\n\n- *all* `a<b` users\n- see [the \"page\"](https://status.shop.example/?a=1&b='2')\n  - inner\n\n"
    "3. third\n4. fourth\n\n> quoted\n\n---\n\n```\nx <y> & z\n```\n");
  assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
  mail = mail_server_get (self->server, 0);
  assert_sound (mail);
  assert_list (mail, "tags",
               "[\"a\",\"blockquote\",\"body\",\"code\",\"em\",\"h2\",\"head\",\"hr\",\"html\",\"li\",\"meta\",\"ol\","
               "\"p\",\"pre\",\"ul\"]");
  assert_list (mail, "attributes", "[\"charset\",\"content\",\"href\",\"name\",\"start\",\"style\"]");
  assert_list (mail, "targets", "[\"https://status.shop.example/?a=1&b='2'\"]");
  g_assert_nonnull (strstr (text_of (mail, "html-text"), "all a<b users"));
  g_assert_nonnull (strstr (text_of (mail, "html-text"), "the \"page\""));
  g_assert_nonnull (strstr (text_of (mail, "html-text"), "x <y> & z"));
}

/* Whatever is typed stays text: no element, no target, no header and no recipient comes of it. */
static void
test_hostile (Fixture *self, gconstpointer data)
{
  static const char *const more[] = {
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</p></body><style>*{display:none}</style>",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1) &#x3C;script&#x3E;",
    "--=_0197b1a2-0000-7000-8000-000000000001-shop.example\nContent-Type: text/html\n\n<b>x</b>",
    "x\r\n.\r\nMAIL FROM:<evil@evil.example>\r\nRCPT TO:<evil@evil.example>\r\nDATA\r\n",
    NULL,
  };
  const char *const *all[] = { hostile, more };
  guint n = 0;

  use_relay (self, "ops@shop.example");
  for (guint list = 0; list < G_N_ELEMENTS (all); list++)
    for (guint i = 0; all[list][i] != NULL; i++, n++)
      {
        g_autoptr (JsonNode) mail = NULL;

        case_set_text (self->c, all[list][i]);
        sitrep_take_text (&self->c->message->title, all[list][i]);
        assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
        mail = mail_server_get (self->server, n);
        assert_sound (mail);
        assert_list (mail, "to", "[\"ops@shop.example\"]");
        assert_list (mail, "names",
                     "[\"from\",\"to\",\"subject\",\"date\",\"message-id\",\"auto-submitted\",\"mime-version\","
                     "\"content-type\"]");
        assert_list (mail, "attributes", "[\"charset\",\"content\",\"name\",\"style\"]");
        assert_list (mail, "targets", "[]");
      }
  g_assert_cmpuint (mail_server_count (self->server), ==, n);
}

static void
test_large (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (99990, 'x');
  g_autoptr (JsonNode) mail = NULL;

  use_relay (self, "ops@shop.example");
  case_set_text (self->c, text);
  assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
  mail = mail_server_get (self->server, 0);
  assert_sound (mail);
  g_assert_cmpuint (strlen (text_of (mail, "plain")), ==, 99991);
  g_assert_nonnull (strstr (text_of (mail, "html-text"), text));
}

/* --- encryption and login --- */

static void
test_starttls (Fixture *self, gconstpointer data)
{
  use_login (self, "starttls");
  assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
  g_assert_cmpuint (mail_server_count (self->server), ==, 1);
}

static void
test_tls (Fixture *self, gconstpointer data)
{
  use_login (self, "tls");
  assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
  g_assert_cmpuint (mail_server_count (self->server), ==, 1);
}

/* Nothing is sent in the open to another machine, whether or not it would take it. */
static void
test_no_starttls (Fixture *self, gconstpointer data)
{
  use_login (self, "login");
  assert_deliver (self, SITREP_OUTCOME_STOP, "encryption");
  use (self, "plain", "mail.shop.example", "ops@shop.example", NULL);
  assert_deliver (self, SITREP_OUTCOME_STOP, "encryption");
  g_assert_cmpuint (mail_server_count (self->server), ==, 0);
}

static void
test_certificates (Fixture *self, gconstpointer data)
{
  static const char *const kinds[] = { "other", "stranger" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (SitrepRequest) request = NULL;

      use_login (self, kinds[i]);
      request = new_request (self);
      g_assert_cmpint (fail (self, request, NULL), ==, SITREP_HTTP_ERROR_CERTIFICATE);
      assert_deliver (self, SITREP_OUTCOME_STOP, "prove");
    }
  g_assert_cmpuint (mail_server_count (self->server), ==, 0);
}

/* The world's authorities know nothing of the test's. */
static void
test_unknown_authority (Fixture *self, gconstpointer data)
{
  g_autofree char *route = NULL;

  use_login (self, "tls");
  route = g_strdup_printf ("mail.shop.example:%u:127.0.0.1:%u", mail_server_port (self->server, "tls"),
                           mail_server_port (self->server, "tls"));
  sitrep_smtp_set_route (sitrep_transport_smtp (self->transport), NULL, route);
  assert_deliver (self, SITREP_OUTCOME_STOP, "prove");
}

/* A server that does not speak TLS where it should is not the right one. */
static void
test_no_tls (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepRequest) request = NULL;
  g_autofree char *url = NULL;

  use (self, "plain", "127.0.0.1", "ops@shop.example", NULL);
  request = new_request (self);
  url = g_strdup_printf ("smtps://127.0.0.1:%u/shop.example", mail_server_port (self->server, "plain"));
  g_set_str (&request->url, url);
  g_assert_cmpint (fail (self, request, NULL), ==, SITREP_HTTP_ERROR_CERTIFICATE);
}

static void
test_password (Fixture *self, gconstpointer data)
{
  static const char *const kinds[] = { "starttls", "tls" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      use_login (self, kinds[i]);
      self->c->delivery.secret = "wrong horse";
      assert_deliver (self, SITREP_OUTCOME_STOP, "user and password");
    }
  use (self, "starttls", "mail.shop.example", "ops@shop.example", NULL);
  assert_deliver (self, SITREP_OUTCOME_STOP, "wants a login");
  g_assert_cmpuint (mail_server_count (self->server), ==, 0);
}

/* A relay on this machine may want a login and offer no encryption, or offer some for a name that is not its own. */
static void
test_relay (Fixture *self, gconstpointer data)
{
  use (self, "login", "localhost", "ops@shop.example", "status@shop.example");
  assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
  use (self, "stranger", "127.0.0.1", "ops@shop.example", "status@shop.example");
  assert_deliver (self, SITREP_OUTCOME_DONE, NULL);
}

static void
test_probe (Fixture *self, gconstpointer data)
{
  static const char *const secrets[] = { SECRET, "wrong horse" };

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (SitrepRequest) request = NULL;
      g_autoptr (SitrepReply) reply = NULL;
      g_autoptr (SitrepOutcome) outcome = NULL;

      use_login (self, "starttls");
      request = self->c->connector->probe (self->c->destination, secrets[i], NULL);
      reply = send_request (self, request, NULL, NULL);
      outcome = self->c->connector->probed (self->c->destination, secrets[i], sitrep_reply_view (reply));
      g_assert_cmpint (outcome->kind, ==, i == 0 ? SITREP_OUTCOME_DONE : SITREP_OUTCOME_STOP);
    }
  g_assert_cmpuint (mail_server_count (self->server), ==, 0);
}

/* --- refused --- */

static void
test_recipient (Fixture *self, gconstpointer data)
{
  use_relay (self, "ops@shop.example, nobody@shop.example, ada@shop.example");
  assert_deliver (self, SITREP_OUTCOME_STOP, "the recipient nobody@shop.example");
  assert_deliver (self, SITREP_OUTCOME_STOP, "No such mailbox here");
  g_assert_cmpuint (mail_server_count (self->server), ==, 0);
}

static void
test_grey (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepOutcome) outcome = NULL;

  use_relay (self, "later@shop.example");
  outcome = deliver (self);
  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpfloat (outcome->after, ==, 300);
  g_assert_nonnull (strstr (outcome->words, "Greylisted"));
  g_assert_cmpuint (mail_server_count (self->server), ==, 0);
}

static void
test_too_big (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (30000, 'x');

  use (self, "small", "127.0.0.1", "ops@shop.example", NULL);
  case_set_text (self->c, text);
  assert_deliver (self, SITREP_OUTCOME_REJECTED, "too big");
  g_assert_cmpuint (mail_server_count (self->server), ==, 0);
}

static void
test_content (Fixture *self, gconstpointer data)
{
  use_relay (self, "ops@shop.example");
  sitrep_take_text (&self->c->message->title, "You won the lottery");
  assert_deliver (self, SITREP_OUTCOME_REJECTED, "This looks like spam, 5.7.1 said the filter");
}

static void
test_sender (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepRequest) request = NULL;
  g_autoptr (SitrepReply) reply = NULL;
  g_autoptr (SitrepOutcome) outcome = NULL;

  use_relay (self, "ops@shop.example");
  request = new_request (self);
  g_set_str (&request->envelope->from, "stranger@shop.example");
  reply = send_request (self, request, NULL, NULL);
  outcome = self->c->connector->outcome (&self->c->delivery, sitrep_reply_view (reply));
  g_assert_cmpuint (sitrep_reply_view (reply)->status, ==, 553);
  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_STOP);
}

/* Even where a connector let one through. */
static void
test_injection (Fixture *self, gconstpointer data)
{
  static const char *const bad[] = { "ops@shop.example>\r\nRCPT TO:<evil@evil.example", "ops@shop.example\r\nDATA",
                                     "ops@shop.example> SIZE=1", "ops", "" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SitrepRequest) to = NULL, from = NULL;

      use_relay (self, "ops@shop.example");
      to = new_request (self);
      from = new_request (self);
      g_set_str (&to->envelope->to[0], bad[i]);
      g_set_str (&from->envelope->from, bad[i]);
      g_assert_cmpint (fail (self, to, NULL), ==, SITREP_HTTP_ERROR_INVALID);
      g_assert_cmpint (fail (self, from, NULL), ==, SITREP_HTTP_ERROR_INVALID);
    }
  g_assert_cmpuint (mail_server_count (self->server), ==, 0);
}

static void
test_address (Fixture *self, gconstpointer data)
{
  static const char *const bad[] = { "https://127.0.0.1/", "smtp://127.0.0.1\r\nx/", "smtp://", "file:///etc/passwd" };

  use_relay (self, "ops@shop.example");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SitrepRequest) request = new_request (self);

      g_set_str (&request->url, bad[i]);
      g_assert_cmpint (fail (self, request, NULL), ==, SITREP_HTTP_ERROR_INVALID);
    }
}

/* --- a network that is not kind --- */

static void
test_no_server (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepRequest) request = NULL;

  use_relay (self, "ops@shop.example");
  request = new_request (self);
  g_set_str (&request->url, "smtp://127.0.0.1:1/shop.example");
  g_assert_cmpint (fail (self, request, NULL), ==, SITREP_HTTP_ERROR_NOT_SENT);
  g_set_str (&request->url, "smtp://host.invalid:587/shop.example");
  g_assert_cmpint (fail (self, request, NULL), ==, SITREP_HTTP_ERROR_NOT_SENT);
}

/* The text was there when the line broke: whether it was kept is not known. */
static void
test_dropped (Fixture *self, gconstpointer data)
{
  use_relay (self, "dropped@shop.example");
  assert_deliver (self, SITREP_OUTCOME_UNKNOWN, NULL);
  g_assert_cmpuint (mail_server_count (self->server), ==, 1);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) during = g_cancellable_new ();
  g_autoptr (SitrepRequest) request = NULL;
  gint64 start;

  g_cancellable_cancel (before);
  use_relay (self, "slow@shop.example");
  request = new_request (self);
  g_assert_cmpint (fail (self, request, before), ==, SITREP_HTTP_ERROR_NOT_SENT);
  start = g_get_monotonic_time ();
  g_timeout_add (1500, cancel_cb, during);
  g_assert_cmpint (fail (self, request, during), ==, SITREP_HTTP_ERROR_NO_ANSWER);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
}

static void
test_hang (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepTransport) hasty = sitrep_transport_new (3);
  gint64 start = g_get_monotonic_time ();

  use_relay (self, "slow@shop.example");
  g_set_object (&self->transport, hasty);
  assert_deliver (self, SITREP_OUTCOME_UNKNOWN, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
}

/* Something listens, and says nothing. */
static void
test_mute (Fixture *self, gconstpointer data)
{
  g_autoptr (GSocketListener) mute = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (mute, NULL, NULL);
  g_autoptr (SitrepTransport) hasty = sitrep_transport_new (1);
  g_autoptr (SitrepRequest) request = NULL;
  g_autofree char *url = g_strdup_printf ("smtp://127.0.0.1:%u/shop.example", port);

  use_relay (self, "ops@shop.example");
  request = new_request (self);
  g_set_str (&request->url, url);
  g_set_object (&self->transport, hasty);
  g_assert_cmpint (fail (self, request, NULL), ==, SITREP_HTTP_ERROR_NOT_SENT);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/mail/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (MailServer) server = NULL;

  g_test_init (&argc, &argv, NULL);
  server = mail_server_new ();
  if (server == NULL)
    return 77;
  add ("sent", test_sent);
  add ("thread", test_thread);
  add ("letters", test_letters);
  add ("stops", test_stops);
  add ("html", test_html);
  add ("hostile", test_hostile);
  add ("large", test_large);
  add ("starttls", test_starttls);
  add ("tls", test_tls);
  add ("no-starttls", test_no_starttls);
  add ("certificates", test_certificates);
  add ("unknown-authority", test_unknown_authority);
  add ("no-tls", test_no_tls);
  add ("password", test_password);
  add ("relay", test_relay);
  add ("probe", test_probe);
  add ("recipient", test_recipient);
  add ("grey", test_grey);
  add ("too-big", test_too_big);
  add ("content", test_content);
  add ("sender", test_sender);
  add ("injection", test_injection);
  add ("address", test_address);
  add ("no-server", test_no_server);
  add ("dropped", test_dropped);
  add ("cancel", test_cancel);
  add ("hang", test_hang);
  add ("mute", test_mute);
  return g_test_run ();
}
