/* sitrep-round.c - how often an update has gone out: each time, what belongs to it comes back
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-round.h"

#include <string.h>

/** sitrep_message_is_out: whether it was sent, or posted by hand. */
gboolean
sitrep_message_is_out (const SitrepMessage *message)
{
  return message->state == SITREP_MESSAGE_SENT || message->state == SITREP_MESSAGE_BY_HAND;
}

/** sitrep_message_is_news: whether it is out and said something new: a correction starts no clock again. */
gboolean
sitrep_message_is_news (const SitrepMessage *message)
{
  return sitrep_message_is_out (message) && message->corrects == NULL;
}

/* The first message and the last one are no updates in between. */
static gboolean
is_update (const SitrepMessage *message)
{
  return sitrep_message_is_news (message) && g_strcmp0 (message->moment, "declared") != 0
         && g_strcmp0 (message->moment, "resolved") != 0;
}

/** sitrep_update_rounds: Returns: how many updates have gone out, however many places each went to. */
guint
sitrep_update_rounds (const SitrepDossier *dossier)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < dossier->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (dossier->messages, i);

      n += is_update (message) && (message->batch == NULL || g_hash_table_add (seen, message->batch));
    }
  return n;
}
