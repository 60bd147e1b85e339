/* sitrep-connector.c - what every service is to the courier
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-connector-private.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* By so much, of whatever is counted, a text may end before the limit that cut it: before a letter with its marks. */
#define LAST_SIGN 32

/** sitrep_connectors: Returns: (transfer none): all of them, ended by %NULL, in the order to offer them. */
const SitrepConnector *const *
sitrep_connectors (void)
{
  static const SitrepConnector *const all[] = {
    &sitrep_connector_slack,       &sitrep_connector_slack_bot,      &sitrep_connector_discord,
    &sitrep_connector_teams,       &sitrep_connector_statuspage,     &sitrep_connector_pagerduty,
    &sitrep_connector_webhook,     &sitrep_connector_email,          &sitrep_connector_mail_program,
    &sitrep_connector_mattermost,  &sitrep_connector_mattermost_bot, &sitrep_connector_zulip,
    &sitrep_connector_matrix,      &sitrep_connector_ntfy,           &sitrep_connector_google_chat,
    &sitrep_connector_rocketchat,  &sitrep_connector_rocketchat_bot, &sitrep_connector_goalert,
    &sitrep_connector_cachet3,     &sitrep_connector_cachet2,        &sitrep_connector_instatus,
    &sitrep_connector_betterstack, &sitrep_connector_openstatus,     &sitrep_connector_cstate,
    &sitrep_connector_upptime,     &sitrep_connector_github,         &sitrep_connector_gitlab,
    &sitrep_connector_jira,        &sitrep_connector_by_hand,        NULL,
  };

  return all;
}

/** sitrep_connector_find: Returns: (nullable) (transfer none): the connector with that key. */
const SitrepConnector *
sitrep_connector_find (const char *key)
{
  for (const SitrepConnector *const *all = sitrep_connectors (); *all != NULL; all++)
    if (g_strcmp0 ((*all)->key, key) == 0)
      return *all;
  return NULL;
}

/**
 * sitrep_outcome_new:
 * @words: (nullable): what happened, a sentence
 * @todo: (nullable): what a person can do about it, a sentence
 *
 * Returns: (transfer full): to be freed by sitrep_outcome_free()
 */
SitrepOutcome *
sitrep_outcome_new (SitrepOutcomeKind kind, const char *words, const char *todo)
{
  SitrepOutcome *self = g_new0 (SitrepOutcome, 1);

  self->kind = kind;
  self->words = g_strdup (words);
  self->todo = g_strdup (todo);
  return self;
}

void
sitrep_outcome_free (SitrepOutcome *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->todo);
  g_free (self->ids);
  g_free (self);
}

/**
 * sitrep_request_new_json:
 * @body: (transfer none) (nullable): a builder whose value is complete
 *
 * Returns: (transfer full): a request that accepts JSON and sends @body as such
 */
SitrepRequest *
sitrep_request_new_json (const char *method, const char *url, JsonBuilder *body)
{
  g_autoptr (JsonNode) root = body != NULL ? json_builder_get_root (body) : NULL;
  g_autofree char *json = root != NULL ? json_to_string (root, FALSE) : NULL;

  return sitrep_request_new_text (method, url, "application/json", json);
}

/**
 * sitrep_request_new_text:
 * @type: of the body, as in `application/x-www-form-urlencoded`
 * @body: (nullable): for a request without one
 *
 * Returns: (transfer full): a request that accepts JSON
 */
SitrepRequest *
sitrep_request_new_text (const char *method, const char *url, const char *type, const char *body)
{
  SitrepRequest *self = g_new0 (SitrepRequest, 1);

  self->method = g_strdup (method);
  self->url = g_strdup (url);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  sitrep_request_add_header (self, "Accept", "application/json");
  if (body != NULL)
    {
      self->content_type = g_strdup (type);
      self->body = g_bytes_new (body, strlen (body));
    }
  return self;
}

/**
 * sitrep_request_new_mail:
 * @url: smtp:// or smtps://, with a port
 * @envelope: (transfer full)
 * @body: (transfer full) (nullable): the whole message, with CR LF
 *
 * Returns: (transfer full): a mail to be sent
 */
SitrepRequest *
sitrep_request_new_mail (const char *url, SitrepEnvelope *envelope, GBytes *body)
{
  SitrepRequest *self = sitrep_request_new_text ("MAIL", url, NULL, NULL);

  self->content_type = g_strdup ("message/rfc822");
  self->envelope = envelope;
  self->body = body;
  return self;
}

/** sitrep_request_add_header: a value with a control character in it would be a header of its own: it is left out. */
void
sitrep_request_add_header (SitrepRequest *self, const char *name, const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return;
  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

static void
free_envelope (SitrepEnvelope *self)
{
  if (self == NULL)
    return;
  g_free (self->from);
  g_strfreev (self->to);
  g_free (self->user);
  g_free (self->secret);
  g_free (self);
}

void
sitrep_request_free (SitrepRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->method);
  g_free (self->url);
  g_ptr_array_unref (self->headers);
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  free_envelope (self->envelope);
  g_free (self);
}

/** sitrep_component_new: Returns: (transfer full): to be freed by sitrep_component_free() */
SitrepComponent *
sitrep_component_new (const char *id, const char *name)
{
  SitrepComponent *self = g_new0 (SitrepComponent, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  return self;
}

void
sitrep_component_free (SitrepComponent *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/** sitrep_connector_name: Returns: (transfer none): what people call it: most names are the same in every language */
const char *
sitrep_connector_name (const SitrepConnector *self)
{
  return _ (self->name);
}

/** sitrep_connector_family: Returns: (transfer none): what playbooks call the service: several connectors may be one. */
const char *
sitrep_connector_family (const SitrepConnector *self)
{
  return self->family != NULL ? self->family : self->key;
}

/** sitrep_connector_needs_secret: Returns: whether @destination cannot be served without a secret */
gboolean
sitrep_connector_needs_secret (const SitrepConnector *self, const SitrepDestination *destination)
{
  if (self->keyless != NULL && self->keyless (destination))
    return FALSE;
  for (const SitrepSetting *setting = self->settings; setting->key != NULL; setting++)
    if (setting->secret)
      return TRUE;
  return FALSE;
}

/**
 * sitrep_destination_setting:
 *
 * Returns: (transfer full) (nullable): what @destination's settings say under @key, trimmed; %NULL where nothing
 */
char *
sitrep_destination_setting (const SitrepDestination *destination, const char *key)
{
  g_autofree char *value = sitrep_ids_get (destination->settings, key);

  return value != NULL && *g_strstrip (value) != '\0' ? g_steal_pointer (&value) : NULL;
}

void
sitrep_invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, sentence);
}

/** sitrep_secret_strip: what was pasted, without the white space around it. */
char *
sitrep_secret_strip (const char *secret)
{
  return g_strstrip (g_strdup (secret != NULL ? secret : ""));
}

/** sitrep_host_is_loopback: Returns: whether what is sent to @host, a name or an address, can never leave this machine */
gboolean
sitrep_host_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

/**
 * sitrep_url_check:
 *
 * Addresses are https; plain http is taken for this very machine, where a relay
 * or a test service may listen.
 *
 * Returns: %FALSE with %SITREP_ERROR_INVALID and a sentence that says what is wrong
 */
gboolean
sitrep_url_check (const char *url, GError **error)
{
  g_autofree char *text = sitrep_secret_strip (url);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  gboolean http = g_strcmp0 (scheme, "http") == 0, https = g_strcmp0 (scheme, "https") == 0;

  if (*text == '\0')
    sitrep_invalid (error, _ ("An address is needed."));
  else if (!(http || https) || host == NULL || *host == '\0' || strpbrk (text, " \t\n\r\"<>\\") != NULL)
    sitrep_invalid (error, _ ("This is not a web address. It begins with https:// and has no spaces."));
  else if (g_uri_get_userinfo (uri) != NULL)
    sitrep_invalid (error, _ ("The address holds a user name or a password. Leave out what is before the @."));
  else if (http && !sitrep_host_is_loopback (host))
    sitrep_invalid (error, _ ("The address begins with http:// and would be sent in the open. Use https:// instead."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
host_is (const char *host, const char *domain)
{
  g_autofree char *below = g_strconcat (".", domain, NULL);

  return g_ascii_strcasecmp (host, domain) == 0
         || (strlen (host) > strlen (below) && g_ascii_strcasecmp (host + strlen (host) - strlen (below), below) == 0);
}

/* The service that an address belongs to, by what people paste (connectors.md, sections 2 and 3). */
static const char *
service_of (const char *url)
{
  static const struct
  {
    const char *domain, *service;
  } known[] = {
    { "slack.com", "Slack" },
    { "slack-gov.com", "Slack" },
    { "discord.com", "Discord" },
    { "discordapp.com", "Discord" },
    { "statuspage.io", "Statuspage" },
    { "office.com", "Microsoft Teams" },
    { "logic.azure.com", "Microsoft Teams" },
    { "api.powerplatform.com", "Microsoft Teams" },
    { "chat.googleapis.com", "Google Chat" },
    { "pagerduty.com", "PagerDuty" },
    { "opsgenie.com", "Opsgenie" },
    { "ntfy.sh", "ntfy" },
    { "mattermost.com", "Mattermost" },
    { "zulipchat.com", "Zulip" },
    { "matrix.org", "Matrix" },
    { "rocket.chat", "Rocket.Chat" },
    { "instatus.com", "Instatus" },
    { "betterstack.com", "Better Stack" },
    { "betteruptime.com", "Better Stack" },
    { "openstatus.dev", "OpenStatus" },
    { "github.com", "GitHub" },
    { "gitlab.com", "GitLab" },
    { "atlassian.net", "Jira" },
  };
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);

  for (guint i = 0; uri != NULL && g_uri_get_host (uri) != NULL && i < G_N_ELEMENTS (known); i++)
    if (host_is (g_uri_get_host (uri), known[i].domain))
      return known[i].service;
  return NULL;
}

/**
 * sitrep_secret_check_service:
 * @own: the name of the service that was chosen
 *
 * Returns: %FALSE where @secret is plainly the address of another service, with a sentence that says of which
 */
gboolean
sitrep_secret_check_service (const char *secret, const char *own, GError **error)
{
  const char *service = service_of (secret);

  if (service == NULL || strcmp (service, own) == 0)
    return TRUE;
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("This is an address of %s, but the service chosen is %s."),
               service, own);
  return FALSE;
}

/** sitrep_connector_preview: Returns: (transfer full): the text in @dialect as it would be sent, at most @limit characters. */
char *
sitrep_connector_preview (const SitrepDialect *dialect, const SitrepDoc *doc, guint limit)
{
  g_autofree char *text = sitrep_dialect_render (dialect, doc);

  return sitrep_text_cut (text, limit);
}

/** sitrep_connector_preview_bytes: the same, at most @limit bytes */
char *
sitrep_connector_preview_bytes (const SitrepDialect *dialect, const SitrepDoc *doc, gsize limit)
{
  g_autofree char *text = sitrep_dialect_render (dialect, doc);

  return sitrep_text_cut_to (text, limit, SITREP_UNIT_BYTES);
}

/**
 * sitrep_connector_preview_titled:
 * @title: (nullable)
 *
 * Returns: (transfer full): title and plain text, where a service keeps them apart
 */
char *
sitrep_connector_preview_titled (const SitrepDoc *doc, const char *title, guint title_limit, guint limit)
{
  g_autofree char *text = sitrep_connector_preview (&sitrep_dialect_plain, doc, limit);

  return sitrep_connector_titled (title, title_limit, text);
}

/**
 * sitrep_connector_text_whole:
 *
 * Returns: (transfer full): the message's text in @dialect, however long. A repeat says so inside the house; the public
 *   is not told of our troubles.
 */
char *
sitrep_connector_text_whole (const SitrepDialect *dialect, const SitrepDelivery *delivery)
{
  g_autofree char *text = sitrep_dialect_render (dialect, delivery->doc);
  gboolean repeat = delivery->message->repeat && delivery->message->audience == SITREP_AUDIENCE_INTERNAL;

  return g_strconcat (repeat ? SITREP_REPEAT_WORDS "\n" : "", text, NULL);
}

/** sitrep_connector_text: the same, at most @limit characters */
char *
sitrep_connector_text (const SitrepDialect *dialect, const SitrepDelivery *delivery, guint limit)
{
  g_autofree char *whole = sitrep_connector_text_whole (dialect, delivery);

  return sitrep_text_cut (whole, limit);
}

/** sitrep_connector_text_bytes: the same, at most @limit bytes */
char *
sitrep_connector_text_bytes (const SitrepDialect *dialect, const SitrepDelivery *delivery, gsize limit)
{
  g_autofree char *whole = sitrep_connector_text_whole (dialect, delivery);

  return sitrep_text_cut_to (whole, limit, SITREP_UNIT_BYTES);
}

/**
 * sitrep_connector_measure:
 * @preview: as this connector makes it
 * @cut: (out): whether it was too long, and has lost its end
 *
 * Returns: how long it is, in what the service counts
 */
gsize
sitrep_connector_measure (const SitrepConnector *self, const char *preview, gboolean *cut)
{
  gsize length = sitrep_text_measure (preview, self->text_unit);

  *cut = g_str_has_suffix (preview, "…") && length + LAST_SIGN >= self->text_limit;
  return length;
}
