/* sitrep-message-history.c - everything that became of one message
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-message-history.h"

#include "incident/sitrep-attempt.h"

#include <glib/gi18n.h>

/* The text is taken. */
static void
add_line (GString *text, SitrepSubject *subject, gint64 at, char *words)
{
  g_autofree char *taken = words;
  g_autofree char *clock = sitrep_subject_clock (subject, at);

  g_string_append_printf (text, "%s%s  %s", text->len > 0 ? "\n" : "", clock, taken);
}

static void
add_attempts (GString *text, SitrepSubject *subject, const char *message)
{
  g_autoptr (GPtrArray) attempts = sitrep_reader_list (sitrep_desk_reader (sitrep_subject_desk (subject)),
                                                       &sitrep_attempt_type, "at id", 0, "message", message, NULL);

  for (guint i = 0; i < attempts->len; i++)
    {
      const SitrepAttempt *attempt = g_ptr_array_index (attempts, i);

      add_line (text, subject, attempt->at,
                attempt->words != NULL ? g_strdup_printf (_ ("Tried: %s"), attempt->words)
                                       : g_strdup (_ ("Tried: accepted")));
    }
}

/* As in “message 1234, channel 5678”: what the service calls it. */
static char *
say_ids (const char *ids)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (ids == NULL || !json_parser_load_from_data (parser, ids, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  object = json_node_get_object (json_parser_get_root (parser));
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (words, "%s%s %s", words->len > 0 ? ", " : "", (char *) l->data,
                            json_object_get_string_member_with_default (object, l->data, ""));
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

static void
add_end (GString *text, SitrepSubject *subject, const SitrepMessage *message)
{
  g_autofree char *ids = say_ids (message->ids);

  if (message->state == SITREP_MESSAGE_BY_HAND)
    add_line (text, subject, message->sent_at, g_strdup (_ ("Posted by hand")));
  else if (message->state == SITREP_MESSAGE_SENT)
    add_line (text, subject, message->sent_at,
              ids != NULL ? g_strdup_printf (_ ("Sent: %s"), ids) : g_strdup (_ ("Sent")));
  else if (message->state == SITREP_MESSAGE_WAITING && message->until > sitrep_subject_now (subject))
    add_line (text, subject, message->until, g_strdup (_ ("The next try")));
}

/** sitrep_message_history: Returns: (transfer full): confirmed by whom, tried when, answered what, waiting until: a line each. */
char *
sitrep_message_history (SitrepSubject *subject, const SitrepMessage *message)
{
  GString *text = g_string_new (NULL);

  if (message->confirmed_at != SITREP_NEVER)
    add_line (text, subject, message->confirmed_at,
              message->written_by != NULL ? g_strdup_printf (_ ("Confirmed by %s"), message->written_by)
                                          : g_strdup (_ ("Confirmed")));
  add_attempts (text, subject, message->base.id);
  add_end (text, subject, message);
  return g_string_free_and_steal (text);
}
