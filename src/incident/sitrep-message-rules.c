/* sitrep-message-rules.c - when a message may go out, and when it must not any more
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-message-rules.h"

#include <glib/gi18n-lib.h>

/**
 * sitrep_message_good_until:
 *
 * Returns: until when the message is still news: the next update that it promises, else two cadences of its
 *   audience; SITREP_NEVER for one that does not age: the last one of an incident, and where there is no cadence
 */
gint64
sitrep_message_good_until (const SitrepMessage *message, const SitrepLevel *level, gint64 confirmed_at)
{
  const SitrepUpdateRule *rule = sitrep_level_update_rule (level, message->audience);

  if (message->stage == SITREP_STAGE_RESOLVE)
    return SITREP_NEVER;
  if (message->promised_at > confirmed_at)
    return message->promised_at;
  return rule != NULL && rule->every > 0 ? confirmed_at + 2 * rule->every * SITREP_MINUTE : SITREP_NEVER;
}

static gboolean
is_later_status (const SitrepMessage *later, const SitrepMessage *message)
{
  return later->ranking > message->ranking && later->state == SITREP_MESSAGE_WAITING
         && g_strcmp0 (later->incident, message->incident) == 0
         && g_strcmp0 (later->destination, message->destination) == 0
         && (later->stage == SITREP_STAGE_RESOLVE || g_strcmp0 (later->page_status, message->page_status) != 0);
}

/**
 * sitrep_message_is_outdated:
 * @queue: (element-type SitrepMessage): what else waits
 *
 * Returns: whether a person must be asked before it goes out: its time is over, or a later status of the same
 *   incident waits for the same destination
 */
gboolean
sitrep_message_is_outdated (const SitrepMessage *message, GPtrArray *queue, gint64 now)
{
  if (message->good_until != SITREP_NEVER && now > message->good_until)
    return TRUE;
  for (guint i = 0; i < queue->len; i++)
    if (is_later_status (g_ptr_array_index (queue, i), message))
      return TRUE;
  return FALSE;
}

/** sitrep_message_can_change: whether it may still be edited or withdrawn: before its first attempt, or held. */
gboolean
sitrep_message_can_change (const SitrepMessage *message)
{
  return message->state == SITREP_MESSAGE_DRAFT || message->state == SITREP_MESSAGE_OUTDATED
         || message->state == SITREP_MESSAGE_REFUSED
         || (message->state == SITREP_MESSAGE_WAITING && message->attempts == 0);
}

/** sitrep_kind_may_reach: a drill or a sample reaches test destinations only; the courier itself asks this too. */
gboolean
sitrep_kind_may_reach (SitrepKind kind, const SitrepDestination *destination)
{
  return kind == SITREP_KIND_REAL || destination->test;
}

/** sitrep_message_state_label: Returns: (transfer none): the state's name in the user's language. */
const char *
sitrep_message_state_label (SitrepMessageState state)
{
  switch (state)
    {
    case SITREP_MESSAGE_DRAFT:
      return _ ("Draft");
    case SITREP_MESSAGE_WAITING:
      return _ ("Waiting");
    case SITREP_MESSAGE_SENDING:
      return _ ("Sending");
    case SITREP_MESSAGE_UNKNOWN:
      return _ ("Unknown");
    case SITREP_MESSAGE_SENT:
      return _ ("Sent");
    case SITREP_MESSAGE_REFUSED:
      return _ ("Refused");
    case SITREP_MESSAGE_OUTDATED:
      return _ ("Out of Date");
    case SITREP_MESSAGE_BY_HAND:
      return _ ("By Hand");
    case SITREP_MESSAGE_WITHDRAWN:
      return _ ("Withdrawn");
    default:
      return "";
    }
}
