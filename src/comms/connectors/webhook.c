/* webhook.c - any receiver of JSON, signed as Standard Webhooks says
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://www.standardwebhooks.com (connectors.md, 2.11): a body of less than 20 kB. Keys have 24 bytes or more there,
 * but some that are given out are shorter. */
#define TEXT_LIMIT 4000
#define TITLE_LIMIT 255
#define KEY_PREFIX "whsec_"
#define KEY_LEAST 16
#define KEY_MOST 64

static const SitrepSetting settings[] = {
  { "url", N_ ("Address"), N_ ("Where the messages are posted to, as JSON"), TRUE },
  { "key", N_ ("Signing key"), N_ ("Where the receiver checks signatures. It begins with whsec_"), TRUE,
    .optional = TRUE },
  { "template", N_ ("Body"),
    N_ ("JSON for a receiver that wants its own, with {{title}}, {{text}}, {{status}}, {{severity}}, {{incident}}, "
        "{{message}}, {{type}}, {{audience}} or {{time}} within its texts. Left empty: the usual one"),
    FALSE, TRUE },
  { NULL },
};

/* --- what a body can say --- */

typedef struct
{
  const SitrepMessage *message;
  char *title, *text, *time;
} Values;

static void
clear_values (Values *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self->time);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, clear_values)

/* The time of what is said, the same at each try. */
static Values
values_of (const SitrepDelivery *delivery)
{
  const SitrepMessage *message = delivery->message;
  g_autofree char *line = sitrep_text_line (message->title);
  gint64 when = message->confirmed_at != SITREP_NEVER ? message->confirmed_at : delivery->now;

  return (Values) { message, sitrep_text_cut (line, TITLE_LIMIT),
                    sitrep_connector_text (&sitrep_dialect_plain, delivery, TEXT_LIMIT), sitrep_time_text (when) };
}

static const char *const value_names[]
  = { "title", "text", "status", "severity", "incident", "message", "type", "audience", "time", NULL };

static const char *
type_of (const SitrepMessage *message)
{
  if (message->stage == SITREP_STAGE_RESOLVE)
    return "incident.resolved";
  return message->stage == SITREP_STAGE_OPEN ? "incident.created" : "incident.updated";
}

/* Values stand in the order of value_names. */
static const char *
get_value (const Values *self, guint name)
{
  const SitrepMessage *message = self->message;
  const char *const values[]
    = { self->title,       self->text,       message->page_status, sitrep_severity_nicks[message->severity],
        message->incident, message->base.id, type_of (message),    sitrep_audience_nicks[message->audience],
        self->time };

  return values[name] != NULL ? values[name] : "";
}

/* --- the body of a receiver's own --- */

/* Where a hole ends and which value it names: -1 for none that is known. */
static int
read_hole (const char *start, const char **end)
{
  const char *close = strstr (start, "}}");
  g_autofree char *name = close != NULL ? g_strstrip (g_strndup (start + 2, (gsize) (close - start - 2))) : NULL;

  *end = close != NULL ? close + 2 : NULL;
  for (int i = 0; name != NULL && value_names[i] != NULL; i++)
    if (strcmp (name, value_names[i]) == 0)
      return i;
  return -1;
}

/* Once through: what a value holds is never read again. @values: NULL to look only.
 * Returns: NULL where there is a hole that is none. */
static char *
fill_text (const char *text, const Values *values)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *hole; (hole = strstr (text, "{{")) != NULL;)
    {
      const char *end = NULL;
      int name = read_hole (hole, &end);

      if (name < 0)
        return NULL;
      g_string_append_len (out, text, hole - text);
      if (values != NULL)
        g_string_append (out, get_value (values, (guint) name));
      text = end;
    }
  g_string_append (out, text);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* Within the tree that the JSON is, so that no value can end the text that it stands in. */
static gboolean
fill_node (JsonNode *node, const Values *values)
{
  g_autoptr (GList) children = NULL;
  gboolean ok = TRUE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    children = json_object_get_values (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    children = json_array_get_elements (json_node_get_array (node));
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *text = fill_text (json_node_get_string (node), values);

      ok = text != NULL;
      if (ok)
        json_node_set_string (node, text);
    }
  for (GList *l = children; ok && l != NULL; l = l->next)
    ok = fill_node (l->data, values);
  return ok;
}

static JsonNode *
read_template (const SitrepDestination *destination, gboolean *any)
{
  g_autofree char *text = sitrep_destination_setting (destination, "template");
  g_autoptr (JsonNode) root = sitrep_json_parse (text);

  *any = text != NULL;
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

/* --- what was entered --- */

static gboolean
check_template (const SitrepDestination *destination, GError **error)
{
  gboolean any = FALSE;
  g_autoptr (JsonNode) root = read_template (destination, &any);
  g_autofree char *known = NULL;

  if (!any)
    return TRUE;
  if (root == NULL)
    {
      sitrep_invalid (error, _ ("The body is not a JSON object. Texts stand in \"quotes\", and it begins with {."));
      return FALSE;
    }
  if (fill_node (root, NULL))
    return TRUE;
  known = g_strjoinv ("}}, {{", (char **) value_names);
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
               _ ("The body names a value that is not known. Known are {{%s}}."), known);
  return FALSE;
}

/* Returns: (nullable): what to sign with */
static GBytes *
key_of (const char *secret)
{
  g_autofree char *key = sitrep_secret_get (secret, "key");
  gsize length = 0;
  guchar *bytes = NULL;

  if (!g_str_has_prefix (key, KEY_PREFIX) || !sitrep_is_made_of (key, "_+/="))
    return NULL;
  bytes = g_base64_decode (key + strlen (KEY_PREFIX), &length);
  return g_bytes_new_take (bytes, length);
}

static gboolean
check_key (const char *secret, GError **error)
{
  g_autofree char *text = sitrep_secret_get (secret, "key");
  g_autoptr (GBytes) key = key_of (secret);

  if (*text == '\0')
    return TRUE;
  if (key == NULL)
    sitrep_invalid (error, _ ("The signing key begins with whsec_ and has no spaces. Leave it out where the receiver "
                              "does not check signatures."));
  else if (g_bytes_get_size (key) < KEY_LEAST || g_bytes_get_size (key) > KEY_MOST)
    sitrep_invalid (error, _ ("The signing key is not complete, or too long. Copy it once more."));
  else
    return TRUE;
  return FALSE;
}

/* A chat takes only what it knows: its own body, written as a template, or its own connector. */
static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *url = sitrep_secret_get (secret, "url");
  g_autofree char *template = sitrep_destination_setting (destination, "template");

  return (template != NULL || sitrep_secret_check_service (url, "Webhook", error)) && sitrep_url_check (url, error)
         && check_key (secret, error) && check_template (destination, error);
}

/* --- the request --- */

static void
add (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_add_string_value (json_builder_set_member_name (json, name), value);
}

static JsonNode *
usual_body (const Values *values)
{
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  add (json, "type", type_of (values->message));
  add (json, "timestamp", values->time);
  json_builder_begin_object (json_builder_set_member_name (json, "data"));
  for (guint i = 0; value_names[i] != NULL; i++)
    if (strcmp (value_names[i], "type") != 0 && strcmp (value_names[i], "time") != 0)
      add (json, value_names[i], get_value (values, i));
  json_builder_end_object (json);
  return json_builder_get_root (json_builder_end_object (json));
}

static char *
new_body (const SitrepDelivery *delivery)
{
  g_auto (Values) values = values_of (delivery);
  gboolean any = FALSE;
  g_autoptr (JsonNode) own = read_template (delivery->destination, &any);
  g_autoptr (JsonNode) body = own != NULL && fill_node (own, &values) ? json_node_ref (own) : usual_body (&values);

  return json_to_string (body, FALSE);
}

/* Over the id, the time and the very bytes of the body. */
static char *
sign (GBytes *key, const char *id, const char *time, const char *body)
{
  gsize size = 0;
  const guchar *secret = g_bytes_get_data (key, &size);
  g_autofree char *content = g_strjoin (".", id, time, body, NULL);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, secret, size);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *text = NULL;

  g_hmac_update (hmac, (const guchar *) content, (gssize) strlen (content));
  g_hmac_get_digest (hmac, digest, &length);
  text = g_base64_encode (digest, length);
  return g_strconcat ("v1,", text, NULL);
}

static void
add_headers (SitrepRequest *request, const SitrepDelivery *delivery, const char *body)
{
  const char *id = delivery->message->base.id;
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, delivery->now / G_USEC_PER_SEC);
  g_autoptr (GBytes) key = key_of (delivery->secret);
  g_autofree char *signature = key != NULL ? sign (key, id, time, body) : NULL;

  sitrep_request_add_header (request, "webhook-id", id);
  sitrep_request_add_header (request, "webhook-timestamp", time);
  if (signature != NULL)
    sitrep_request_add_header (request, "webhook-signature", signature);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *url = sitrep_secret_get (delivery->secret, "url");
  g_autofree char *text = sitrep_doc_to_plain (delivery->doc);
  g_autofree char *body = NULL;
  SitrepRequest *result;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  body = new_body (delivery);
  result = sitrep_request_new_text ("POST", url, "application/json", body);
  add_headers (result, delivery, body);
  return result;
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  return sitrep_outcome_for (answer, delivery->secret);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_titled (doc, title, TITLE_LIMIT, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_webhook = {
  .key = "webhook",
  .name = "Webhook",
  .kind = "hook",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .knows_doubles = TRUE,
  .text_limit = TEXT_LIMIT,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
