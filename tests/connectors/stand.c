/* stand.c - one destination at a strict service on this machine
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

static char *
fill (const char *text, const char *url)
{
  g_autoptr (GString) out = g_string_new (text);

  if (text == NULL)
    return NULL;
  g_string_replace (out, "@", url, 1);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

Stand *
stand_new (const char *service, const char *secret, const char *settings)
{
  Stand *self = g_new0 (Stand, 1);
  g_autofree char *url = NULL, *filled = NULL;

  self->services = fake_services_new (NULL);
  url = fake_services_url (self->services, "");
  filled = fill (settings, url);
  self->secret = fill (secret, url);
  self->messages = 1;
  self->c = case_new (service, self->secret, filled, "Logins fail");
  sitrep_take_text (&self->c->message->incident, STAND_INCIDENT);
  return self;
}

void
stand_free (Stand *self)
{
  case_free (self->c);
  fake_services_free (self->services);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_free (self->secret);
  g_free (self);
}

static SitrepOutcome *
expect (SitrepOutcome *outcome, SitrepOutcomeKind kind)
{
  if (outcome->kind != kind)
    g_error ("kind %d: %s", outcome->kind, outcome->words);
  g_assert_true (kind == SITREP_OUTCOME_DONE || (outcome->words != NULL && outcome->todo != NULL));
  return outcome;
}

SitrepOutcome *
stand_deliver (Stand *self, SitrepOutcomeKind kind)
{
  const SitrepConnector *connector = self->c->connector;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepRequest) request = connector->request (&self->c->delivery, &error);

  g_assert_no_error (error);
  return expect (case_exchange (self->c, request), kind);
}

void
stand_next (Stand *self, SitrepStage stage)
{
  g_autofree char *id = g_strdup_printf ("0197b1a2-0000-7000-8000-%012u", ++self->messages);

  sitrep_take_text (&self->c->message->base.id, id);
  self->c->message->stage = stage;
}

SitrepOutcome *
stand_ask (Stand *self, const char *secret, SitrepOutcomeKind kind)
{
  const SitrepConnector *connector = self->c->connector;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepRequest) request = connector->probe (self->c->destination, secret, &error);
  g_autoptr (SitrepReply) reply = NULL;
  guint count = stand_count (self);

  g_assert_no_error (error);
  reply = case_send (request);
  g_assert_nonnull (reply);
  /* Nobody sees anything of it. */
  g_assert_cmpuint (stand_count (self), ==, count);
  return expect (connector->probed != NULL ? connector->probed (self->c->destination, secret, sitrep_reply_view (reply))
                                           : sitrep_outcome_from_http (sitrep_reply_view (reply)),
                 kind);
}

SitrepOutcome *
stand_order (Stand *self, SitrepServiceDeed deed, const char *text, const char *ids, SitrepOutcomeKind kind)
{
  const SitrepServiceOrder order = { self->c->destination, self->secret, deed, text, ids };
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepRequest) request = self->c->connector->order (&order, &error);
  g_autoptr (SitrepReply) reply = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (self->c->connector->orders & (1u << deed), !=, 0);
  reply = case_send (request);
  g_assert_nonnull (reply);
  return expect (self->c->connector->ordered (&order, sitrep_reply_view (reply)), kind);
}

void
stand_refuses_order (Stand *self, SitrepServiceDeed deed, const char *text, const char *ids)
{
  const SitrepServiceOrder order = { self->c->destination, self->secret, deed, text, ids };
  g_autoptr (GError) error = NULL;

  g_assert_null (self->c->connector->order (&order, &error));
  g_assert_nonnull (error);
}

GPtrArray *
stand_list (Stand *self)
{
  const SitrepConnector *connector = self->c->connector;
  const SitrepAnswerView denied = { 401, "application/json", NULL, NULL, "[]" };
  const SitrepAnswerView page = { 200, "text/html", NULL, NULL, "<html>" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepRequest) request = connector->list (self->c->destination, self->secret, &error);
  g_autoptr (SitrepReply) reply = NULL;
  GPtrArray *components;

  g_assert_no_error (error);
  g_assert_null (connector->list (self->c->destination, "", NULL));
  g_assert_null (connector->listed (&denied));
  g_assert_null (connector->listed (&page));
  reply = case_send (request);
  g_assert_nonnull (reply);
  components = connector->listed (sitrep_reply_view (reply));
  g_assert_nonnull (components);
  return components;
}

const char *
stand_got (Stand *self, guint i)
{
  return fake_services_get (self->services, i);
}

guint
stand_count (Stand *self)
{
  return fake_services_count (self->services);
}

void
stand_corpus (Stand *self)
{
  for (guint i = 0; hostile[i] != NULL; i++)
    {
      guint count = stand_count (self);
      g_autoptr (SitrepOutcome) outcome = NULL;

      case_set_text (self->c, hostile[i]);
      sitrep_take_text (&self->c->message->title, hostile[i]);
      outcome = stand_deliver (self, SITREP_OUTCOME_DONE);
      g_assert_cmpuint (stand_count (self), ==, count + 1);
      g_assert_null (strstr (stand_got (self, count), "\u202e"));
      stand_next (self, self->c->message->stage);
    }
}

guint
stand_status (Stand *self,
              const char *method,
              const char *path,
              const char *const *headers,
              const char *type,
              const char *body)
{
  g_autofree char *url = fake_services_url (self->services, path);
  g_autoptr (SitrepRequest) request = sitrep_request_new_text (method, url, type, body);
  g_autoptr (SitrepReply) reply = NULL;

  for (guint i = 0; headers != NULL && headers[i] != NULL; i += 2)
    sitrep_request_add_header (request, headers[i], headers[i + 1]);
  reply = case_send (request);
  g_assert_nonnull (reply);
  return sitrep_reply_view (reply)->status;
}

void
assert_clean (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strstr (text, "\u202e"));
  g_assert_null (strstr (text, "\u2066"));
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true (!g_ascii_iscntrl (*p) || *p == '\n' || *p == '\t');
}

void
assert_outcome (Case *c, guint status, const char *body, SitrepOutcomeKind kind)
{
  g_autoptr (SitrepOutcome) outcome = case_outcome (c, status, "application/json", body, NULL);

  if (outcome->kind != kind)
    g_error ("%u %s is %d", status, body, outcome->kind);
}
