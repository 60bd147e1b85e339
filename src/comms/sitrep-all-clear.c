/* sitrep-all-clear.c - who was given the alarm in public, and not the all-clear
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-all-clear.h"

/* What arrived, may have, or is on its way. */
static gboolean
was_told (const SitrepMessage *message)
{
  return message->state == SITREP_MESSAGE_SENT || message->state == SITREP_MESSAGE_BY_HAND
         || message->state == SITREP_MESSAGE_WAITING || message->state == SITREP_MESSAGE_SENDING
         || message->state == SITREP_MESSAGE_UNKNOWN;
}

/* A draft of the all-clear is on its way, too: it is asked for until it is sent. */
static gboolean
is_all_clear (const SitrepMessage *message)
{
  return message->stage == SITREP_STAGE_RESOLVE && (was_told (message) || message->state == SITREP_MESSAGE_DRAFT);
}

static gboolean
is_same_place (const SitrepMessage *a, const SitrepMessage *b)
{
  return a->audience == b->audience
         && (a->destination != NULL || b->destination != NULL ? g_strcmp0 (a->destination, b->destination) == 0
                                                              : g_strcmp0 (a->place, b->place) == 0);
}

/* Nothing that was written later to the same place counts for it. */
static gboolean
is_last (const SitrepDossier *dossier, const SitrepMessage *message)
{
  for (guint i = 0; i < dossier->messages->len; i++)
    {
      const SitrepMessage *other = g_ptr_array_index (dossier->messages, i);

      if (other != message && is_same_place (other, message) && other->written_at >= message->written_at
          && (is_all_clear (other) || (was_told (other) && other->written_at > message->written_at)))
        return FALSE;
    }
  return TRUE;
}

/**
 * sitrep_all_clear_owed:
 *
 * Returns: (transfer full): the names of the public places whose last word is the alarm, or an update of it
 */
char **
sitrep_all_clear_owed (const SitrepDossier *dossier)
{
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();

  for (guint i = 0; i < dossier->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (dossier->messages, i);

      if (message->audience == SITREP_AUDIENCE_PUBLIC && message->stage != SITREP_STAGE_RESOLVE && was_told (message)
          && message->corrects == NULL && is_last (dossier, message))
        g_strv_builder_add (places, message->place != NULL ? message->place : "");
    }
  return g_strv_builder_end (places);
}
