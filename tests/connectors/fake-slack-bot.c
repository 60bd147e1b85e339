/* fake-slack-bot.c - the Web API of Slack, below /slack-bot
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* Known are #incidents (C0INCIDENTS) and what was created; #archived is, #private does not have the bot. What is wrong
 * is said with a word in a 200, as Slack does. */

static void
refuse (Exchange *exchange, const char *word)
{
  fake_answer (exchange, 200, JSON, "{\"ok\":false,\"error\":\"%s\"}", word);
  exchange->accepted = FALSE;
}

/* The id of a channel, or NULL with a word of what is wrong. */
static const char *
channel_id (Exchange *exchange, const char *channel, const char **word)
{
  *word = "channel_not_found";
  if (channel == NULL)
    return NULL;
  if (strcmp (channel, "#incidents") == 0 || strcmp (channel, "C0INCIDENTS") == 0)
    return "C0INCIDENTS";
  if (strcmp (channel, "#archived") == 0)
    *word = "is_archived";
  else if (strcmp (channel, "#private") == 0)
    *word = "not_in_channel";
  else if (*channel == 'C' && fake_kept (exchange, channel) != NULL)
    return channel;
  return NULL;
}

/* A post of a channel is kept as "channel ts"; its value is empty, or the ts of its thread. */
static const char *
find_post (Exchange *exchange, const char *channel, const char *ts)
{
  g_autofree char *key = g_strdup_printf ("%s %s", channel, ts);

  return fake_kept (exchange, key);
}

static const char *
text_fault (const char *text)
{
  if (text == NULL || *text == '\0')
    return "no_text";
  if (g_utf8_strlen (text, -1) > 4000)
    return "msg_too_long";
  for (const char *p = text; *p != '\0'; p++)
    if ((*p == '<' && strchr ("!@#", p[1]) != NULL)
        || (*p == '&' && !g_str_has_prefix (p, "&amp;") && !g_str_has_prefix (p, "&lt;")
            && !g_str_has_prefix (p, "&gt;") && strchr (p, ';') != NULL))
      return "this_fake_calls_nobody";
  return NULL;
}

static void
post (Exchange *exchange, JsonObject *body)
{
  const char *word = NULL, *id = channel_id (exchange, fake_text (body, "channel"), &word);
  const char *thread = fake_text (body, "thread_ts"), *fault = text_fault (fake_text (body, "text"));
  const char *parent = id != NULL && thread != NULL ? find_post (exchange, id, thread) : "";
  g_autofree char *ts = g_strdup_printf ("1769832780.%06u", ++*exchange->counter);
  g_autofree char *key = g_strdup_printf ("%s %s", id, ts);

  if (!fake_only (body, MEMBERS ("channel", "text", "thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media"))
      || (json_object_has_member (body, "reply_broadcast") && thread == NULL))
    refuse (exchange, "invalid_arguments");
  else if (id == NULL || fault != NULL)
    refuse (exchange, id == NULL ? word : fault);
  else if (parent == NULL || *parent != '\0')
    refuse (exchange, "thread_not_found");
  else
    {
      fake_keep (exchange, key, thread != NULL ? thread : "");
      fake_answer (exchange, 200, JSON, "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"%s\",\"message\":{}}", id, ts);
    }
}

static void
update (Exchange *exchange, JsonObject *body)
{
  const char *word = NULL, *channel = fake_text (body, "channel"), *id = channel_id (exchange, channel, &word);
  const char *ts = fake_text (body, "ts"), *fault = text_fault (fake_text (body, "text"));

  if (!fake_only (body, MEMBERS ("channel", "ts", "text")) || ts == NULL)
    refuse (exchange, "invalid_arguments");
  else if (id == NULL || strcmp (id, channel) != 0)
    refuse (exchange, "channel_not_found");
  else if (find_post (exchange, id, ts) == NULL)
    refuse (exchange, "message_not_found");
  else if (fault != NULL)
    refuse (exchange, fault);
  else
    fake_answer (exchange, 200, JSON, "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"%s\"}", id, ts);
}

static void
create (Exchange *exchange, JsonObject *body)
{
  const char *name = fake_text (body, "name");
  g_autofree char *id = g_strdup_printf ("C0NEW%u", ++*exchange->counter);
  g_autofree char *key = g_strdup_printf ("name %s", name);

  if (!fake_only (body, MEMBERS ("name", "is_private")) || !fake_fits (name, 80)
      || name[strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-_")] != '\0')
    refuse (exchange, "invalid_name_specials");
  else if (fake_kept (exchange, key) != NULL)
    refuse (exchange, "name_taken");
  else
    {
      fake_keep (exchange, key, id);
      fake_keep (exchange, id, name);
      fake_answer (exchange, 200, JSON, "{\"ok\":true,\"channel\":{\"id\":\"%s\",\"name\":\"%s\"}}", id, name);
    }
}

static void
set_topic (Exchange *exchange, JsonObject *body)
{
  const char *word = NULL, *id = channel_id (exchange, fake_text (body, "channel"), &word);
  const char *topic = fake_text (body, "topic");

  if (!fake_only (body, MEMBERS ("channel", "topic")) || topic == NULL)
    refuse (exchange, "invalid_arguments");
  else if (id == NULL)
    refuse (exchange, word);
  else if (g_utf8_strlen (topic, -1) > 250 || strpbrk (topic, "<>\n") != NULL)
    refuse (exchange, "too_long");
  else
    fake_answer (exchange, 200, JSON, "{\"ok\":true}");
}

static void
pin (Exchange *exchange, JsonObject *body)
{
  const char *word = NULL, *id = channel_id (exchange, fake_text (body, "channel"), &word);
  const char *ts = fake_text (body, "timestamp");
  g_autofree char *key = g_strdup_printf ("pin %s", ts);

  if (!fake_only (body, MEMBERS ("channel", "timestamp")) || id == NULL || ts == NULL)
    refuse (exchange, id == NULL ? word : "invalid_arguments");
  else if (find_post (exchange, id, ts) == NULL)
    refuse (exchange, "message_not_found");
  else if (fake_kept (exchange, key) != NULL)
    refuse (exchange, "already_pinned");
  else
    {
      fake_keep (exchange, key, "");
      fake_answer (exchange, 200, JSON, "{\"ok\":true}");
    }
}

void
fake_slack_bot (Exchange *exchange, char **parts)
{
  static const struct
  {
    const char *name;
    void (*serve) (Exchange *exchange, JsonObject *body);
  } methods[] = {
    { "chat.postMessage", post },
    { "chat.update", update },
    { "conversations.create", create },
    { "conversations.setTopic", set_topic },
    { "pins.add", pin },
  };
  const char *key = soup_message_headers_get_one (exchange->headers, "Authorization");
  JsonObject *body = fake_object (exchange->body);
  const char *method = g_strv_length (parts) == 2 ? parts[1] : "";

  if (strcmp (exchange->method, "POST") != 0)
    fake_answer (exchange, 405, "text/plain", "POST, please");
  else if (key == NULL || !g_str_has_prefix (key, "Bearer xoxb-"))
    refuse (exchange, "not_authed");
  else if (strcmp (key, "Bearer xoxb-denied") == 0)
    refuse (exchange, "invalid_auth");
  else if (strcmp (method, "auth.test") == 0)
    {
      fake_answer (exchange, 200, JSON, "{\"ok\":true,\"team_id\":\"T0SHOP\",\"bot_id\":\"B0SITREP\"}");
      exchange->accepted = FALSE;
    }
  else
    {
      refuse (exchange, body == NULL ? "invalid_json" : "unknown_method");
      for (guint i = 0; body != NULL && i < G_N_ELEMENTS (methods); i++)
        if (strcmp (method, methods[i].name) == 0)
          methods[i].serve (exchange, body);
    }
}
