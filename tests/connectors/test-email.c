/* test-email.c - what a mail server is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"

#include "base/sitrep-error.h"
#include "comms/sitrep-smtp.h"

#include <string.h>

#define USUAL                                                                                                          \
  "\"server\":\"mail.shop.example\",\"sender\":\"Shop status <status@shop.example>\","                                 \
  "\"recipients\":\"ops@shop.example\""
#define LOGIN ",\"user\":\"status@shop.example\""
#define SECRET "right horse"

static Case *
new_case (const char *settings, const char *markdown)
{
  Case *c = case_new ("email", SECRET, settings, markdown);

  c->message->audience = SITREP_AUDIENCE_INTERNAL;
  return c;
}

static SitrepRequest *
new_request (Case *c)
{
  g_autoptr (GError) error = NULL;
  SitrepRequest *request = c->connector->request (&c->delivery, &error);

  g_assert_no_error (error);
  g_assert_nonnull (request->envelope);
  return request;
}

static char *
body_of (const SitrepRequest *request)
{
  gsize length;
  const char *data = g_bytes_get_data (request->body, &length);

  g_assert_cmpuint (strnlen (data, length), ==, length);
  return g_strndup (data, length);
}

static char *
new_mail (Case *c)
{
  g_autoptr (SitrepRequest) request = new_request (c);

  return body_of (request);
}

/* As it is, or with the lines together that quoted-printable broke. */
static void
assert_has (const char *mail, const char *part)
{
  g_auto (GStrv) pieces = g_strsplit (mail, "=\r\n", -1);
  g_autofree char *joined = g_strjoinv ("", pieces);

  if (strstr (mail, part) == NULL && strstr (joined, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, mail);
}

/* --- the request --- */

static void
test_request (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "Logins fail.");
  g_autoptr (SitrepRequest) request = new_request (c);

  g_assert_cmpstr (request->url, ==, "smtp://mail.shop.example:587/shop.example");
  g_assert_cmpstr (request->content_type, ==, "message/rfc822");
  g_assert_cmpstr (request->envelope->from, ==, "status@shop.example");
  g_assert_cmpuint (g_strv_length (request->envelope->to), ==, 1);
  g_assert_cmpstr (request->envelope->to[0], ==, "ops@shop.example");
  g_assert_cmpstr (request->envelope->user, ==, "status@shop.example");
  g_assert_cmpstr (request->envelope->secret, ==, SECRET);
}

static const char whole[] = "From: Shop status <status@shop.example>\r\n"
                            "To: ops@shop.example\r\n"
                            "Subject: Logins fail\r\n"
                            "Date: Sat, 31 Jan 2026 04:13:00 +0000\r\n"
                            "Message-Id: <0197b1a2-0000-7000-8000-000000000001@shop.example>\r\n"
                            "Auto-Submitted: auto-generated\r\n"
                            "MIME-Version: 1.0\r\n"
                            "Content-Type: multipart/alternative;\r\n"
                            "\tboundary=\"=_0197b1a2-0000-7000-8000-000000000001-shop.example\"\r\n"
                            "\r\n"
                            "--=_0197b1a2-0000-7000-8000-000000000001-shop.example\r\n"
                            "Content-Type: text/plain; charset=utf-8\r\n"
                            "Content-Transfer-Encoding: quoted-printable\r\n"
                            "\r\n"
                            "SEV1\r\n"
                            "Shop: down =E2=80=93 we look\r\n"
                            "\r\n"
                            "--=_0197b1a2-0000-7000-8000-000000000001-shop.example\r\n"
                            "Content-Type: text/html; charset=utf-8\r\n"
                            "Content-Transfer-Encoding: quoted-printable\r\n"
                            "\r\n"
                            "<!DOCTYPE html>\r\n"
                            "<html>\r\n"
                            "<head>\r\n"
                            "<meta charset=3D\"utf-8\">\r\n"
                            "<meta name=3D\"color-scheme\" content=3D\"light dark\">\r\n"
                            "</head>\r\n"
                            "<body style=3D\"font-family:sans-serif;line-height:1.4\">\r\n"
                            "<h1 style=3D\"font-size:1.4em;margin:1em 0 0.3em\">SEV1</h1>\r\n"
                            "<p style=3D\"margin:0 0 1em\"><strong>Shop:</strong> down =E2=80=93 we look</=\r\n"
                            "p>\r\n"
                            "</body>\r\n"
                            "</html>\r\n"
                            "\r\n"
                            "--=_0197b1a2-0000-7000-8000-000000000001-shop.example--\r\n";

static void
test_whole (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "# SEV1\n\n**Shop:** down – we look");
  g_autofree char *first = new_mail (c);
  g_autofree char *again = new_mail (c);

  g_assert_cmpstr (first, ==, whole);
  g_assert_cmpstr (again, ==, whole);
}

static void
assert_url (const char *server, const char *port, const char *url)
{
  g_autofree char *settings = g_strdup_printf ("{\"server\":\"%s\",\"port\":\"%s\",\"sender\":\"status@shop.example\","
                                               "\"recipients\":\"ops@shop.example\"" LOGIN "}",
                                               server, port);
  g_autoptr (Case) c = new_case (settings, "x");
  g_autoptr (SitrepRequest) request = new_request (c);

  g_assert_cmpstr (request->url, ==, url);
}

static void
test_servers (void)
{
  assert_url ("mail.shop.example", "587", "smtp://mail.shop.example:587/shop.example");
  assert_url ("mail.shop.example", "465", "smtps://mail.shop.example:465/shop.example");
  assert_url ("mail.shop.example:2525", "587", "smtp://mail.shop.example:2525/shop.example");
  assert_url ("mail.shop.example:2525", "465", "smtps://mail.shop.example:2525/shop.example");
  assert_url ("192.0.2.25", "587", "smtp://192.0.2.25:587/shop.example");
}

static void
test_servers_of_the_sixth_version (void)
{
  assert_url ("[2001:db8::25]", "587", "smtp://[2001:db8::25]:587/shop.example");
  assert_url ("[2001:db8::25]:2525", "465", "smtps://[2001:db8::25]:2525/shop.example");
  assert_url ("post.bücher.example", "587", "smtp://post.xn--bcher-kva.example:587/shop.example");
}

/* Without a login there is none, and no secret is needed. */
static void
test_open_relay (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL "}", "x");
  g_autoptr (SitrepRequest) request = NULL;

  c->delivery.secret = "";
  request = new_request (c);
  g_assert_null (request->envelope->user);
  g_assert_null (request->envelope->secret);
  g_assert_true (c->connector->keyless (c->destination));
  sitrep_take_text (&c->destination->settings, "{" USUAL LOGIN "}");
  g_assert_false (c->connector->keyless (c->destination));
}

static void
test_probe (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "x");
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepRequest) request = c->connector->probe (c->destination, SECRET, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (request->envelope->to), ==, 0);
  g_assert_null (request->body);
  g_assert_cmpstr (request->envelope->secret, ==, SECRET);
  g_assert_null (c->connector->probe (c->destination, "", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
}

/* --- whom it is for --- */

static void
set_recipients (Case *c, const char *recipients)
{
  g_autoptr (JsonNode) root = json_from_string ("{" USUAL LOGIN "}", NULL);

  json_object_set_string_member (json_node_get_object (root), "recipients", recipients);
  g_free (c->destination->settings);
  c->destination->settings = json_to_string (root, FALSE);
}

static void
assert_recipients (const char *written, const char *addresses)
{
  g_autoptr (Case) c = new_case (NULL, "x");
  g_autoptr (SitrepRequest) request = NULL;
  g_autofree char *all = NULL;

  set_recipients (c, written);
  request = new_request (c);
  all = g_strjoinv (" ", request->envelope->to);
  g_assert_cmpstr (all, ==, addresses);
}

static void
test_recipients (void)
{
  assert_recipients ("ops@shop.example, boss@shop.example", "ops@shop.example boss@shop.example");
  assert_recipients ("ops@shop.example\r\nboss@shop.example\n\n", "ops@shop.example boss@shop.example");
  assert_recipients ("Ada <ada@shop.example>; OPS <ops@shop.example>;", "ada@shop.example ops@shop.example");
  assert_recipients ("\"Byron, Ada\" <ada@shop.example>,ops@shop.example", "ada@shop.example ops@shop.example");
  assert_recipients ("ops@shop.example, OPS@shop.example", "ops@shop.example");
  assert_recipients ("it+incidents@bücher.example", "it+incidents@xn--bcher-kva.example");
  assert_recipients ("root@localhost", "root@localhost");
}

static void
test_names (void)
{
  g_autoptr (Case) c = new_case (NULL, "x");
  g_autofree char *mail = NULL;

  set_recipients (c, "\"Byron, \\\"Ada\\\"\" <ada@shop.example>\nBüro \u202e<buero@shop.example>\n"
                     "evil@evil.example <ops@shop.example>");
  mail = new_mail (c);
  assert_has (mail, "To: \"Byron, \\\"Ada\\\"\" <ada@shop.example>, =?UTF-8?b?QsO8cm8=?=\r\n\t<buero@shop.example>, "
                    "\"evil@evil.example\" <ops@shop.example>\r\n");
}

/* Who else is told is nobody's business outside. */
static void
test_public (void)
{
  g_autoptr (Case) c = new_case (NULL, "x");
  g_autoptr (SitrepRequest) request = NULL;
  g_autofree char *mail = NULL;

  c->message->audience = SITREP_AUDIENCE_PUBLIC;
  set_recipients (c, "a@customer.example, b@other-customer.example");
  request = new_request (c);
  mail = body_of (request);
  g_assert_cmpuint (g_strv_length (request->envelope->to), ==, 2);
  assert_has (mail, "\r\nTo: undisclosed-recipients: ;\r\n");
  g_assert_null (strstr (mail, "customer.example"));
}

/* --- its headers and parts --- */

static void
test_thread (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "x");
  g_autoptr (SitrepOutcome) first = case_outcome (c, 250, "text/plain", "OK", NULL);
  g_autofree char *mail = NULL;
  g_autoptr (SitrepOutcome) second = NULL;

  g_assert_cmpstr (first->ids, ==, "{\"message\":\"0197b1a2-0000-7000-8000-000000000001@shop.example\"}");
  sitrep_take_text (&c->message->base.id, "0197b1a2-0000-7000-8000-000000000002");
  c->delivery.first_ids = first->ids;
  mail = new_mail (c);
  assert_has (mail, "\r\nMessage-Id: <0197b1a2-0000-7000-8000-000000000002@shop.example>\r\n");
  assert_has (mail, "\r\nIn-Reply-To: <0197b1a2-0000-7000-8000-000000000001@shop.example>\r\n");
  assert_has (mail, "\r\nReferences: <0197b1a2-0000-7000-8000-000000000001@shop.example>\r\n");
  second = case_outcome (c, 250, "text/plain", "OK", NULL);
  g_assert_cmpstr (second->ids, ==, "{\"message\":\"0197b1a2-0000-7000-8000-000000000002@shop.example\"}");
}

static void
test_thread_of_junk (void)
{
  static const char *const bad[] = { "{\"message\":\"x>\\r\\nBcc: evil@evil.example\"}", "{\"message\":3}", "[", "" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "x");
      g_autofree char *mail = NULL;

      c->delivery.first_ids = bad[i];
      mail = new_mail (c);
      g_assert_null (strstr (mail, "References"));
      g_assert_null (strstr (mail, "Bcc"));
    }
}

static void
test_subject (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "**Shop** is down\n\nmore");
  g_autofree char *injected = NULL, *none = NULL;

  sitrep_take_text (&c->message->title, "Logins fail\r\nBcc: evil@evil.example\r\n\r\nHello");
  injected = new_mail (c);
  assert_has (injected, "\r\nSubject: Logins fail  Bcc: evil@evil.example    Hello\r\n");
  sitrep_take_text (&c->message->title, NULL);
  none = new_mail (c);
  assert_has (none, "\r\nSubject: Shop is down\r\n");
}

/* Without styles it is what a chat can take; with them, no colour is set that could not be read on black. */
static void
test_html (void)
{
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown ("# A & B\n\n- **one**\n- [two](https://x.example/?a='1')\n\n"
                                                        "7. `x<y`\n8. z\n\n> q\n\n---\n\nlast\nline");
  g_autofree char *bare = sitrep_doc_to_html (doc, FALSE);
  g_autofree char *styled = sitrep_doc_to_html (doc, TRUE);

  g_assert_cmpstr (bare, ==,
                   "<h1>A &amp; B</h1>\n<ul>\n<li><strong>one</strong></li>\n"
                   "<li><a href=\"https://x.example/?a=&#39;1&#39;\">two</a></li>\n</ul>\n"
                   "<ol start=\"7\">\n<li><code>x&lt;y</code></li>\n<li>z</li>\n</ol>\n"
                   "<blockquote>\n<p>q</p>\n</blockquote>\n<hr>\n<p>last<br>\nline</p>\n");
  g_assert_null (strstr (styled, "background"));
  g_assert_null (strstr (styled, ";color:"));
  g_assert_null (strstr (styled, "\"color:"));
}

static void
test_note (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN ",\"note\":\"Not watched: call <the desk>\"}", "Logins fail.");
  g_autofree char *mail = new_mail (c);

  assert_has (mail, "\r\nLogins fail.\r\n\r\nNot watched: call <the desk>\r\n");
  assert_has (mail, "Not watched: call &lt;the desk&gt;");
}

static void
test_repeat (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "Logins fail.");
  g_autofree char *inside = NULL, *outside = NULL;

  c->message->repeat = TRUE;
  inside = new_mail (c);
  assert_has (inside, "\r\nMay be a repeat.\r\nLogins fail.\r\n");
  assert_has (inside, ">May be a repeat.<");
  c->message->audience = SITREP_AUDIENCE_PUBLIC;
  outside = new_mail (c);
  g_assert_null (strstr (outside, "repeat"));
}

/* All that may stand in a text, whatever comes in between: the wire has short lines of ASCII with CR LF. */
static void
assert_wire (const char *mail)
{
  g_auto (GStrv) lines = g_strsplit (mail, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <, 998);
      for (const char *p = lines[i]; *p != '\0'; p++)
        g_assert_true ((*p >= 0x20 && *p < 0x7f) || *p == '\t');
    }
}

static void
test_hostile (void)
{
  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "x");
      g_autofree char *mail = NULL, *preview = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      mail = new_mail (c);
      assert_wire (mail);
      g_assert_null (strstr (mail, "=E2=80=AE"));
      preview = c->connector->preview (c->doc, "Logins fail");
      g_assert_true (g_str_has_prefix (preview, "Logins fail\n\n"));
    }
}

static void
test_large (void)
{
  g_autofree char *wide = g_strnfill (150000, '.');
  g_autofree char *subject = g_strnfill (5000, 'x');
  g_autoptr (Case) c = new_case (NULL, "x");
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *mail = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (all, "Customer number %u <customer-%u@customers.example>\n", i, i);
  set_recipients (c, all->str);
  case_set_text (c, wide);
  sitrep_take_text (&c->message->title, subject);
  mail = new_mail (c);
  assert_wire (mail);
  /* Both parts are cut alike, with an ellipsis. */
  assert_has (mail, "=E2=80=A6\r\n");
  assert_has (mail, "=E2=80=A6</p>");
}

static void
test_empty (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", " ");
  g_autoptr (GError) error = NULL;

  g_assert_null (c->connector->request (&c->delivery, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
}

/* --- what was entered --- */

/* @member: of the settings, or "secret" */
static void
assert_refused (const char *member, const char *value, const char *sentence)
{
  g_autoptr (JsonNode) root = json_from_string ("{" USUAL LOGIN "}", NULL);
  g_autofree char *settings = NULL;
  g_autoptr (Case) c = NULL;
  gboolean secret = strcmp (member, "secret") == 0;

  if (!secret)
    json_object_set_string_member (json_node_get_object (root), member, value);
  settings = json_to_string (root, FALSE);
  c = new_case (settings, "x");
  case_refuses (c, secret ? value : SECRET, sentence);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  assert_refused ("server", "", "name of the mail server");
  assert_refused ("server", "https://mail.shop.example", "address of the web");
  assert_refused ("server", "status@shop.example", "mail address");
  assert_refused ("server", "mail shop", "mail.example.com");
  assert_refused ("server", "mail.shop.example:99999", "mail.example.com");
  assert_refused ("server", "mail.shop.example:0", "mail.example.com");
  assert_refused ("server", "mail.shop.example/x", "mail.example.com");
  assert_refused ("server", "-oProxy", "mail.example.com");
  assert_refused ("server", "mail.shop.example\r\nx", "mail.example.com");
  assert_refused ("server", "[2001:db8::25", "mail.example.com");
  assert_refused ("server", "[2001:db8::25]x:25", "mail.example.com");
  assert_refused ("server", "2001:db8::25:zz", "mail.example.com");
}

static void
test_check_login (void)
{
  assert_refused ("user", "", "user is missing");
  assert_refused ("user", "status\r\nRSET", "one line");
  assert_refused ("secret", "", "password is missing");
  assert_refused ("secret", "right\r\nhorse", "one line");
}

static void
test_check_addresses (void)
{
  static const char *const bad[] = {
    "ops",
    "ops@",
    "@shop.example",
    "ops@shop..example",
    "ops@-shop.example",
    "ops@shop_example",
    ".ops@shop.example",
    "o..ps@shop.example",
    "ops @shop.example",
    "ops@shop.example extra",
    "öps@shop.example",
    "\"o ps\"@shop.example",
    "ops@[192.0.2.25]",
    "<ops@shop.example",
    "ops@shop.example>",
    "Ops <ops@shop.example> x",
    "ops@shop.example\tx",
    "ops@shop.example\rRCPT TO:<evil@evil.example>",
    "a\rb <ops@shop.example>",
    "a\302\205b <ops@shop.example>",
    "mailto:ops@shop.example",
    "ops@shop.example?bcc=evil@evil.example",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      assert_refused ("recipients", bad[i], "is not a mail address");
      assert_refused ("sender", bad[i], "is not a mail address");
    }
  assert_refused ("sender", "status@shop.example\r\nRCPT TO:<evil@evil.example>", "is not a mail address");
  assert_refused ("recipients", "ops@shop.example\r\nDATA\r\n.", "“DATA”");
  assert_refused ("recipients", "", "address is needed");
  assert_refused ("recipients", ", ;\n", "address is needed");
  assert_refused ("recipients", "ops@shop.example, junk, boss@shop.example", "“junk”");
  assert_refused ("sender", "a@shop.example, b@shop.example", "is not a mail address");
}

static void
test_check_many (void)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i <= 100; i++)
    g_string_append_printf (all, "customer-%u@customers.example,", i);
  assert_refused ("recipients", all->str, "mailing list");
}

/* --- answers --- */

static SitrepOutcome *
answer (guint status, const char *words, const char *command, const char *recipient)
{
  const char *const headers[]
    = { SITREP_SMTP_COMMAND, command, recipient != NULL ? SITREP_SMTP_RECIPIENT : NULL, recipient, NULL };
  g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "x");

  return case_outcome (c, status, "text/plain", words, headers);
}

static void
assert_answer (guint status, const char *command, SitrepOutcomeKind kind, const char *part)
{
  g_autoptr (SitrepOutcome) outcome = answer (status, "5.7.1 because", command, NULL);

  g_assert_cmpint (outcome->kind, ==, kind);
  if (part != NULL)
    assert_has (outcome->words, part);
  if (status >= 400)
    assert_has (outcome->words, "because");
}

static void
test_answers (void)
{
  assert_answer (250, "DATA", SITREP_OUTCOME_DONE, NULL);
  assert_answer (0, "STARTTLS", SITREP_OUTCOME_STOP, "encryption");
  assert_answer (535, "AUTH", SITREP_OUTCOME_STOP, "user and password");
  assert_answer (534, "AUTH", SITREP_OUTCOME_STOP, "user and password");
  assert_answer (530, "MAIL", SITREP_OUTCOME_STOP, "user and password");
  assert_answer (550, "RCPT", SITREP_OUTCOME_STOP, "recipient");
  assert_answer (552, "RCPT", SITREP_OUTCOME_STOP, "recipient");
  assert_answer (552, "MAIL", SITREP_OUTCOME_REJECTED, "too big");
  assert_answer (552, "DATA", SITREP_OUTCOME_REJECTED, "too big");
  assert_answer (553, "MAIL", SITREP_OUTCOME_STOP, "sender");
  assert_answer (554, "DATA", SITREP_OUTCOME_REJECTED, "refused this mail");
  assert_answer (554, "", SITREP_OUTCOME_STOP, "turned this computer away");
  assert_answer (354, "DATA", SITREP_OUTCOME_UNKNOWN, NULL);
  assert_answer (0, "DATA", SITREP_OUTCOME_UNKNOWN, NULL);
}

static void
test_recipient_in_words (void)
{
  g_autoptr (SitrepOutcome) outcome = answer (550, "5.1.1 No such mailbox here", "RCPT", "nobody@shop.example");
  g_autoptr (SitrepOutcome) secret = answer (535, "5.7.8 right horse is wrong", "AUTH", NULL);

  assert_has (outcome->words, "nobody@shop.example");
  assert_has (outcome->words, "No such mailbox here");
  g_assert_null (strstr (secret->words, "horse"));
}

/* Each time it is asked to wait, twice as long, up to an hour. */
static void
test_waits (void)
{
  static const double waits[] = { 300, 600, 1200, 2400, 3600, 3600 };
  static const guint codes[] = { 421, 450, 451, 452, 454 };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    for (guint j = 0; j < G_N_ELEMENTS (codes); j++)
      {
        g_autoptr (Case) c = new_case ("{" USUAL LOGIN "}", "x");
        g_autoptr (SitrepOutcome) outcome = NULL;

        c->message->attempts = i;
        outcome = case_outcome (c, codes[j], "text/plain", "4.7.1 Greylisted", NULL);
        g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_RETRY);
        g_assert_cmpfloat (outcome->after, ==, waits[i]);
      }
}

static void
test_no_login_wanted (void)
{
  g_autoptr (Case) c = new_case ("{" USUAL "}", "x");
  g_autoptr (SitrepOutcome) outcome = NULL;
  const SitrepAnswerView view
    = { .status = 530, .content_type = "text/plain", .body = "5.7.0 Authentication required" };

  c->delivery.secret = "";
  outcome = c->connector->probed (c->destination, "", &view);
  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_STOP);
  assert_has (outcome->words, "wants a login");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/email/request", test_request);
  g_test_add_func ("/email/whole", test_whole);
  g_test_add_func ("/email/servers", test_servers);
  g_test_add_func ("/email/servers-of-the-sixth-version", test_servers_of_the_sixth_version);
  g_test_add_func ("/email/open-relay", test_open_relay);
  g_test_add_func ("/email/probe", test_probe);
  g_test_add_func ("/email/recipients", test_recipients);
  g_test_add_func ("/email/names", test_names);
  g_test_add_func ("/email/public", test_public);
  g_test_add_func ("/email/thread", test_thread);
  g_test_add_func ("/email/thread-of-junk", test_thread_of_junk);
  g_test_add_func ("/email/subject", test_subject);
  g_test_add_func ("/email/html", test_html);
  g_test_add_func ("/email/note", test_note);
  g_test_add_func ("/email/repeat", test_repeat);
  g_test_add_func ("/email/hostile", test_hostile);
  g_test_add_func ("/email/large", test_large);
  g_test_add_func ("/email/empty", test_empty);
  g_test_add_func ("/email/check", test_check);
  g_test_add_func ("/email/check-login", test_check_login);
  g_test_add_func ("/email/check-addresses", test_check_addresses);
  g_test_add_func ("/email/check-many", test_check_many);
  g_test_add_func ("/email/answers", test_answers);
  g_test_add_func ("/email/recipient-in-words", test_recipient_in_words);
  g_test_add_func ("/email/waits", test_waits);
  g_test_add_func ("/email/no-login-wanted", test_no_login_wanted);
  return g_test_run ();
}
