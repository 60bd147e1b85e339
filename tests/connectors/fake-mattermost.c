/* fake-mattermost.c - Mattermost's incoming webhooks and its API, below /mattermost
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* Hooks are /hooks/KEY, of which `gone`, `locked` and `off` are not taken. The bot's token is `goodtoken`; it is in one
 * channel and one team, and in what it opened. */
#define CHANNEL "channel0incidents000000000"
#define TEAM "team0shop00000000000000000"
#define OTHER_CHANNEL "channel0private00000000000"

static void
refuse (Exchange *exchange, guint status, const char *id)
{
  fake_answer (exchange, status, JSON,
               "{\"id\":\"%s\",\"message\":\"No: %s\",\"request_id\":\"r1\",\"status_code\":%u}", id, id, status);
}

/* What Mattermost would make a call of in a text. */
static gboolean
calls (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((*p == '@' && g_ascii_isalnum (p[1]) && (p == text || !g_ascii_isalnum (p[-1])))
        || g_str_has_prefix (p, "<!channel") || g_str_has_prefix (p, "<!here"))
      return TRUE;
  return FALSE;
}

static gboolean
is_text (const char *text)
{
  return fake_fits (text, 16383) && !calls (text);
}

static void
hook (Exchange *exchange, const char *key, JsonObject *body)
{
  if (strcmp (exchange->method, "POST") != 0)
    refuse (exchange, 405, "api.context.405");
  else if (strcmp (key, "gone") == 0)
    refuse (exchange, 400, "web.incoming_webhook.invalid.app_error");
  else if (strcmp (key, "locked") == 0)
    refuse (exchange, 403, "web.incoming_webhook.channel_locked.app_error");
  else if (strcmp (key, "off") == 0)
    refuse (exchange, 501, "web.incoming_webhook.disabled.app_error");
  else if (body == NULL || !fake_only (body, MEMBERS ("text")))
    refuse (exchange, 400, "web.incoming_webhook.parse.app_error");
  else if (!is_text (fake_text (body, "text")))
    refuse (exchange, 400, "web.incoming_webhook.text.app_error");
  else
    fake_answer (exchange, 200, "text/plain", "ok");
}

static gboolean
knows_channel (Exchange *exchange, const char *channel)
{
  return channel != NULL && (strcmp (channel, CHANNEL) == 0 || fake_kept (exchange, channel) != NULL);
}

/* What is kept of a post is the channel and its root. */
static void
keep_post (Exchange *exchange, const char *id, const char *channel, const char *root)
{
  g_autofree char *value = g_strdup_printf ("%s/%s", channel, root);

  fake_keep (exchange, id, value);
}

static void
answer_post (Exchange *exchange, guint status, const char *id, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "/", 2);

  fake_answer (exchange, status, JSON, "{\"id\":\"%s\",\"channel_id\":\"%s\",\"root_id\":\"%s\",\"message\":\"\"}", id,
               parts[0], parts[1]);
}

static void
create_post (Exchange *exchange, JsonObject *body)
{
  const char *channel = fake_text (body, "channel_id"), *root = fake_text (body, "root_id");
  const char *parent = root != NULL ? fake_kept (exchange, root) : NULL;
  g_autofree char *id = g_strdup_printf ("post%022u", ++*exchange->counter);
  g_autofree char *first = g_strdup_printf ("%s/", channel);

  if (!fake_only (body, MEMBERS ("channel_id", "message", "root_id")) || channel == NULL || strlen (channel) != 26)
    refuse (exchange, 400, "api.context.invalid_body_param.app_error");
  else if (!knows_channel (exchange, channel))
    refuse (exchange, 403, "api.context.permissions.app_error");
  else if (!is_text (fake_text (body, "message")))
    refuse (exchange, 400, "model.post.is_valid.msg.app_error");
  else if (root != NULL && g_strcmp0 (parent, first) != 0)
    refuse (exchange, 400, "api.post.create_post.root_id.app_error");
  else
    {
      keep_post (exchange, id, channel, root != NULL ? root : "");
      answer_post (exchange, 201, id, fake_kept (exchange, id));
    }
}

static void
patch_post (Exchange *exchange, const char *id, JsonObject *body)
{
  const char *value = fake_kept (exchange, id);

  if (!fake_only (body, MEMBERS ("message")) || !is_text (fake_text (body, "message")))
    refuse (exchange, 400, "model.post.is_valid.msg.app_error");
  else if (value == NULL)
    refuse (exchange, 404, "app.post.get.app_error");
  else
    answer_post (exchange, 200, id, value);
}

static void
create_channel (Exchange *exchange, JsonObject *body)
{
  const char *name = fake_text (body, "name"), *type = fake_text (body, "type");
  g_autofree char *id = g_strdup_printf ("channel%019u", ++*exchange->counter);

  if (!fake_only (body, MEMBERS ("team_id", "name", "display_name", "type", "header", "purpose"))
      || g_strcmp0 (fake_text (body, "team_id"), TEAM) != 0 || type == NULL || strlen (type) != 1
      || strchr ("OP", *type) == NULL || !fake_fits (fake_text (body, "display_name"), 64) || !fake_fits (name, 64)
      || name[strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-_")] != '\0')
    refuse (exchange, 400, "model.channel.is_valid.1_or_more.app_error");
  else if (fake_kept (exchange, name) != NULL)
    refuse (exchange, 400, "store.sql_channel.save_channel.exists.app_error");
  else
    {
      fake_keep (exchange, name, id);
      fake_keep (exchange, id, name);
      fake_answer (exchange, 201, JSON, "{\"id\":\"%s\",\"name\":\"%s\"}", id, name);
    }
}

static void
patch_channel (Exchange *exchange, const char *id, JsonObject *body)
{
  const char *header = fake_text (body, "header");

  if (!knows_channel (exchange, id))
    refuse (exchange, 403, "api.context.permissions.app_error");
  else if (!fake_only (body, MEMBERS ("header")) || header == NULL || g_utf8_strlen (header, -1) > 1024
           || calls (header))
    refuse (exchange, 400, "model.channel.is_valid.header.app_error");
  else
    fake_answer (exchange, 200, JSON, "{\"id\":\"%s\"}", id);
}

static void
api (Exchange *exchange, char **path, JsonObject *body)
{
  guint length = g_strv_length (path);
  gboolean post = strcmp (exchange->method, "POST") == 0, put = strcmp (exchange->method, "PUT") == 0;
  gboolean posts = strcmp (path[0], "posts") == 0, channels = strcmp (path[0], "channels") == 0;

  if (length == 2 && strcmp (path[0], "users") == 0 && strcmp (path[1], "me") == 0 && !post && !put)
    fake_answer (exchange, 200, JSON, "{\"id\":\"bot00000000000000000000000\",\"username\":\"sitrep\"}");
  else if (length == 3 && posts && strcmp (path[2], "pin") == 0 && post)
    {
      if (fake_kept (exchange, path[1]) != NULL)
        fake_answer (exchange, 200, JSON, "{\"status\":\"OK\"}");
      else
        refuse (exchange, 404, "app.post.get.app_error");
    }
  else if (body == NULL)
    refuse (exchange, 400, "api.context.invalid_body_param.app_error");
  else if (length == 1 && posts && post)
    create_post (exchange, body);
  else if (length == 3 && posts && strcmp (path[2], "patch") == 0 && put)
    patch_post (exchange, path[1], body);
  else if (length == 1 && channels && post)
    create_channel (exchange, body);
  else if (length == 3 && channels && strcmp (path[2], "patch") == 0 && put)
    patch_channel (exchange, path[1], body);
  else
    refuse (exchange, 404, "api.context.404.app_error");
}

void
fake_mattermost (Exchange *exchange, char **parts)
{
  guint length = g_strv_length (parts);
  const char *key = soup_message_headers_get_one (exchange->headers, "Authorization");
  JsonObject *body = fake_object (exchange->body);

  if (length == 3 && strcmp (parts[1], "hooks") == 0)
    hook (exchange, parts[2], body);
  else if (length < 4 || strcmp (parts[1], "api") != 0 || strcmp (parts[2], "v4") != 0)
    refuse (exchange, 404, "api.context.404.app_error");
  else if (g_strcmp0 (key, "Bearer goodtoken") != 0)
    refuse (exchange, 401, "api.context.session_expired.app_error");
  else
    api (exchange, parts + 3, body);
}
