/* fake-webhook.c - a receiver as Standard Webhooks describes it, below /webhook
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* /webhook/open/TOKEN takes any object, /webhook/usual/TOKEN only the body that Sitrep makes, and /webhook/signed/TOKEN
 * only that and signed with this key. The token is not `gone` (410) nor `denied` (401). */
#define KEY "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

static char *
expected_signature (const char *id, const char *time, const char *body)
{
  gsize size = 0;
  g_autofree guchar *key = g_base64_decode (KEY, &size);
  g_autofree char *content = g_strdup_printf ("%s.%s.%s", id, time, body);
  g_autofree char *hex = g_compute_hmac_for_string (G_CHECKSUM_SHA256, key, size, content, -1);
  guchar digest[32];
  g_autofree char *text = NULL;

  for (guint i = 0; i < sizeof digest; i++)
    digest[i] = (guchar) (g_ascii_xdigit_value (hex[2 * i]) * 16 + g_ascii_xdigit_value (hex[2 * i + 1]));
  text = g_base64_encode (digest, sizeof digest);
  return g_strconcat ("v1,", text, NULL);
}

static const char *
usual_fault (JsonObject *body)
{
  JsonObject *data = fake_object (json_object_get_member (body, "data"));
  const char *time = fake_text (body, "timestamp"), *type = fake_text (body, "type");
  static const char *const members[]
    = { "title", "text", "status", "severity", "incident", "message", "audience", NULL };

  if (!fake_only (body, MEMBERS ("type", "timestamp", "data")) || data == NULL || !fake_only (data, members))
    return "an unknown member, or one is missing";
  if (type == NULL || !g_strv_contains (MEMBERS ("incident.created", "incident.updated", "incident.resolved"), type))
    return "type is not one of the list";
  if (time == NULL || strlen (time) != 20 || !g_str_has_suffix (time, "Z"))
    return "timestamp is none";
  for (guint i = 0; members[i] != NULL; i++)
    if (fake_text (data, members[i]) == NULL)
      return "data lacks a text";
  return NULL;
}

static const char *
headers_fault (Exchange *exchange, gboolean is_signed)
{
  const char *id = soup_message_headers_get_one (exchange->headers, "webhook-id");
  const char *time = soup_message_headers_get_one (exchange->headers, "webhook-timestamp");
  const char *signature = soup_message_headers_get_one (exchange->headers, "webhook-signature");
  g_autofree char *expected = NULL;

  if (id == NULL || *id == '\0' || strchr (id, '.') != NULL)
    return "webhook-id is none";
  if (time == NULL || !fake_is_digits (time))
    return "webhook-timestamp is none";
  expected = expected_signature (id, time, exchange->text);
  return is_signed && g_strcmp0 (signature, expected) != 0 ? "webhook-signature is wrong" : NULL;
}

void
fake_webhook (Exchange *exchange, char **parts)
{
  JsonObject *body = fake_object (exchange->body);
  const char *kind = g_strv_length (parts) == 3 ? parts[1] : "", *token = *kind != '\0' ? parts[2] : "";
  const char *id = soup_message_headers_get_one (exchange->headers, "webhook-id");
  const char *fault = headers_fault (exchange, strcmp (kind, "signed") == 0);

  if (!g_strv_contains (MEMBERS ("open", "usual", "signed"), kind))
    fake_answer (exchange, 404, "text/plain", "nothing here");
  else if (strcmp (token, "gone") == 0)
    fake_answer (exchange, 410, "text/plain", "%s", "");
  else if (strcmp (token, "denied") == 0 || fault != NULL)
    fake_answer (exchange, 401, "text/plain", "%s", fault != NULL ? fault : "no");
  else if (strcmp (exchange->method, "POST") != 0)
    fake_answer (exchange, 405, "text/plain", "POST, please");
  else if (body == NULL || strlen (exchange->text) >= 20000)
    fake_answer (exchange, 400, "text/plain", "no object, or one of more than 20 kB");
  else if (strcmp (kind, "open") != 0 && usual_fault (body) != NULL)
    fake_answer (exchange, 400, "text/plain", "%s", usual_fault (body));
  else
    {
      gboolean known = fake_kept (exchange, id) != NULL;

      fake_keep (exchange, id, "");
      fake_answer (exchange, 204, "text/plain", "%s", "");
      exchange->accepted = !known;
    }
}
