/* sitrep-dispatch-arrived.c - what becomes of a record that was brought out
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-ids.h"
#include "incident/sitrep-action-item.h"
#include "incident/sitrep-meeting.h"
#include "incident/sitrep-postmortem.h"
#include "store/sitrep-reader.h"
#include "sitrep-connector.h"
#include "sitrep-dispatch.h"

static SitrepPostmortem *
postmortem_of (SitrepReader *reader, const char *incident)
{
  g_autoptr (GPtrArray) found
    = sitrep_reader_list (reader, &sitrep_postmortem_type, NULL, 1, "incident", incident, NULL);

  return found->len > 0 ? sitrep_record_copy (g_ptr_array_index (found, 0)) : NULL;
}

static gboolean
put_postmortem (SitrepTxn *txn, SitrepPostmortem *postmortem, GError **error)
{
  if (postmortem->base.id != NULL)
    return sitrep_txn_update (txn, postmortem, error);
  postmortem->base.id = sitrep_uuid_new (sitrep_txn_now (txn));
  return sitrep_txn_insert (txn, postmortem, error);
}

/** sitrep_dispatch_publish: the post-mortem counts as published from now on, if it does not yet; @by: its author, where it has none */
gboolean
sitrep_dispatch_publish (SitrepTxn *txn, const char *incident, const char *by, GError **error)
{
  SitrepPostmortem *was = postmortem_of (sitrep_txn_reader (txn), incident);
  g_autoptr (SitrepPostmortem) postmortem = was != NULL ? was : sitrep_record_new (&sitrep_postmortem_type);

  if (postmortem->state == SITREP_POSTMORTEM_PUBLISHED)
    return TRUE;
  g_set_str (&postmortem->incident, incident);
  if (postmortem->author == NULL)
    postmortem->author = g_strdup (by);
  postmortem->state = SITREP_POSTMORTEM_PUBLISHED;
  postmortem->published_at = sitrep_txn_now (txn);
  return put_postmortem (txn, postmortem, error);
}

static gboolean
published (SitrepTxn *txn, const SitrepMessage *message, GError **error)
{
  return sitrep_dispatch_publish (txn, message->incident, message->written_by, error);
}

static gboolean
invited (SitrepTxn *txn, const SitrepMessage *message, GError **error)
{
  g_autoptr (SitrepMeeting) was = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_meeting_type, message->about);
  g_autoptr (SitrepMeeting) meeting = was != NULL ? sitrep_record_copy (was) : NULL;

  if (meeting == NULL)
    return TRUE;
  meeting->sent_at = sitrep_txn_now (txn);
  return sitrep_txn_update (txn, meeting, error);
}

static char *
ticket_of (SitrepTxn *txn, const SitrepMessage *message)
{
  g_autoptr (SitrepDestination) destination
    = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_destination_type, message->destination);
  const SitrepConnector *connector = destination != NULL ? sitrep_connector_find (destination->service) : NULL;

  return connector != NULL && connector->address != NULL ? connector->address (destination, message->ids) : NULL;
}

/* An address that somebody has typed stays. */
static gboolean
opened (SitrepTxn *txn, const SitrepMessage *message, GError **error)
{
  g_autoptr (SitrepActionItem) was
    = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_action_item_type, message->about);
  g_autoptr (SitrepActionItem) item = was != NULL ? sitrep_record_copy (was) : NULL;

  if (item == NULL || item->ticket != NULL)
    return TRUE;
  item->ticket = ticket_of (txn, message);
  return item->ticket == NULL || sitrep_txn_update (txn, item, error);
}

/**
 * sitrep_dispatch_arrived:
 * @message: one that was sent just now, or that a person has posted
 *
 * Writes what that means for the record that it brought out: a post-mortem is published, an invitation is sent, an
 * action item has a ticket. Nothing for an update, and for what is not there any more.
 */
gboolean
sitrep_dispatch_arrived (SitrepTxn *txn, const SitrepMessage *message, GError **error)
{
  static const struct
  {
    const char *moment;
    gboolean (*write) (SitrepTxn *, const SitrepMessage *, GError **);
  } deeds[] = { { "postmortem", published }, { "review", invited }, { "action", opened } };

  for (gsize i = 0; message->about != NULL && i < G_N_ELEMENTS (deeds); i++)
    if (g_strcmp0 (message->moment, deeds[i].moment) == 0)
      return deeds[i].write (txn, message, error);
  return TRUE;
}
