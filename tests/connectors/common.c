/* common.c - what the tests of connectors share
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"

#include "base/sitrep-error.h"
#include "comms/sitrep-transport.h"

#include <string.h>

const char *const hostile[] = {
  "@everyone @here",
  "<!channel> <!here|x> <!subteam^S1> <@U123> <#C1>",
  "<@123> <@&456> <#789> <t:1:R> <:e:1>",
  "a & b <b>bold</b> &lt;!channel&gt;",
  "**bold** *x* _y_ ~z~ ~~w~~ `code` ||spoiler||",
  "[click](https://evil.example) <https://evil.example|click>",
  "# head\n> quote\n- list\n1. number\n>>> all",
  "```\nblock\n```",
  "\"quotes\" \\ back\\slash \\n {\"a\":1} ,",
  "bell \a null-ish \001 \033[31mred\x7f",
  "right-to-left \u202eevil\u202c \u2066x\u2069",
  "bad utf8 \xff\xfe \xc3",
  "line one\r\nline two\rline three\u2028four",
  "emoji 🚨 e\u0301 \u200d",
  "https://user:pw@evil.example/ http://x.example/a_b_c*d*",
  "\t tabs \t and   spaces   ",
  NULL,
};

Case *
case_new (const char *service, const char *secret, const char *settings, const char *markdown)
{
  Case *self = g_new0 (Case, 1);

  self->connector = sitrep_connector_find (service);
  g_assert_nonnull (self->connector);
  self->destination = sitrep_record_new (&sitrep_destination_type);
  sitrep_take_text (&self->destination->service, service);
  sitrep_take_text (&self->destination->settings, settings);
  self->message = sitrep_record_new (&sitrep_message_type);
  sitrep_take_text (&self->message->base.id, "0197b1a2-0000-7000-8000-000000000001");
  sitrep_take_text (&self->message->title, "Logins fail");
  self->doc = sitrep_doc_from_markdown (markdown);
  self->delivery = (SitrepDelivery) {
    .destination = self->destination, .secret = secret, .message = self->message, .doc = self->doc, .now = CASE_NOW
  };
  return self;
}

/* A document of one paragraph with @text in it, as a value that fills a hole. */
void
case_set_text (Case *self, const char *text)
{
  sitrep_doc_free (self->doc);
  self->doc = sitrep_doc_new (SITREP_DOC_ROOT, NULL);
  sitrep_doc_append (sitrep_doc_append (self->doc, sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL)),
                     sitrep_doc_new (SITREP_DOC_TEXT, text));
  self->delivery.doc = self->doc;
}

void
case_free (Case *self)
{
  sitrep_record_unref (self->destination);
  sitrep_record_unref (self->message);
  sitrep_doc_free (self->doc);
  g_free (self);
}

SitrepRequest *
case_request (Case *self)
{
  g_autoptr (GError) error = NULL;
  SitrepRequest *request = self->connector->request (&self->delivery, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (request->content_type, ==, "application/json");
  return request;
}

JsonNode *
case_body (Case *self)
{
  g_autoptr (SitrepRequest) request = case_request (self);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *body = g_bytes_get_data (request->body, &length);

  json_parser_set_strict (parser, TRUE);
  g_assert_true (g_utf8_validate (body, (gssize) length, NULL));
  json_parser_load_from_data (parser, body, (gssize) length, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

char *
case_sent (Case *self, const char *member)
{
  g_autoptr (JsonNode) body = case_body (self);
  JsonObject *object = json_node_get_object (body);

  if (json_object_has_member (object, "incident"))
    object = json_object_get_object_member (object, "incident");
  return g_strdup (json_object_get_string_member (object, member));
}

void
case_refuses (Case *self, const char *secret, const char *part_of_sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) request_error = NULL;

  g_assert_false (self->connector->check (self->destination, secret, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  if (strstr (error->message, part_of_sentence) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part_of_sentence);
  self->delivery.secret = secret;
  g_assert_null (self->connector->request (&self->delivery, &request_error));
  g_assert_error (request_error, SITREP_ERROR, SITREP_ERROR_INVALID);
}

static const char *
find_header (gpointer data, const char *name)
{
  for (const char *const *p = data; p != NULL && *p != NULL; p += 2)
    if (g_ascii_strcasecmp (p[0], name) == 0)
      return p[1];
  return NULL;
}

SitrepOutcome *
case_outcome (Case *self, guint status, const char *type, const char *body, const char *const *headers)
{
  const SitrepAnswerView answer = { status, type, find_header, (gpointer) headers, body };
  SitrepOutcome *outcome = self->connector->outcome (&self->delivery, &answer);

  g_assert_nonnull (outcome);
  /* Whoever must act is told what happened and what to do. */
  if (outcome->kind != SITREP_OUTCOME_DONE)
    {
      g_assert_nonnull (outcome->words);
      g_assert_nonnull (outcome->todo);
      g_assert_true (g_utf8_validate (outcome->words, -1, NULL));
      g_assert_null (strstr (outcome->words, self->delivery.secret));
    }
  return outcome;
}

const char *
case_header (const SitrepRequest *request, const char *name)
{
  for (guint i = 0; i + 1 < request->headers->len; i += 2)
    if (strcmp (request->headers->pdata[i], name) == 0)
      return request->headers->pdata[i + 1];
  return NULL;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

SitrepReply *
case_send (const SitrepRequest *request)
{
  g_autoptr (SitrepTransport) transport = sitrep_transport_new (20);
  g_autoptr (GAsyncResult) result = NULL;

  sitrep_transport_send_async (transport, request, NULL, sent_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return sitrep_transport_send_finish (transport, result, NULL);
}

/* As the courier does: until nothing follows. */
SitrepOutcome *
case_exchange (Case *self, const SitrepRequest *first)
{
  g_autoptr (SitrepReply) reply = case_send (first);

  g_assert_nonnull (reply);
  for (self->delivery.step = 0; self->connector->next != NULL; self->delivery.step++)
    {
      g_autoptr (SitrepRequest) request = self->connector->next (&self->delivery, sitrep_reply_view (reply));

      if (request == NULL)
        break;
      sitrep_reply_free (reply);
      reply = case_send (request);
      g_assert_nonnull (reply);
    }
  return self->connector->outcome (&self->delivery, sitrep_reply_view (reply));
}

SitrepOutcome *
case_deliver (Case *self)
{
  g_autoptr (SitrepRequest) request = case_request (self);

  return case_exchange (self, request);
}
