/* sitrep-desk-channel.c - the use cases: a channel of the incident's own
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "comms/sitrep-channel.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

static SitrepDestination *
find_destination (SitrepDesk *self, const char *id, GError **error)
{
  SitrepDestination *found = sitrep_reader_get (sitrep_desk_reader (self), &sitrep_destination_type, id);

  if (found == NULL)
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("This destination is not there any more."));
  return found;
}

/* What a service answered to an order; %NULL with its words where it was not done. */
static SitrepOutcome *
take_outcome (SitrepFindings *found, GError **error)
{
  SitrepOutcome *outcome = g_steal_pointer (&found->outcome);
  g_autofree char *words = NULL;

  if (outcome->kind == SITREP_OUTCOME_DONE)
    return outcome;
  words = g_strjoin (" ", outcome->words != NULL ? outcome->words : _ ("The service did not say whether it was done."),
                     outcome->todo, NULL);
  g_set_error_literal (error, SITREP_ERROR,
                       outcome->kind == SITREP_OUTCOME_UNKNOWN ? SITREP_ERROR_FAILED : SITREP_ERROR_REFUSED, words);
  sitrep_outcome_free (outcome);
  return NULL;
}

/* --- what has been opened is kept --- */

/* Of the deed: the channel's name as people write it, and the service's. */
enum
{
  NAME,
  SERVICE
};

static gboolean
meet_there (SitrepDeed *deed, SitrepTxn *txn, const SitrepDossier *dossier, GError **error)
{
  g_autoptr (SitrepIncident) incident = sitrep_record_copy (dossier->incident);

  if (incident->meet != NULL)
    return TRUE;
  incident->meet = g_strdup (deed->texts[NAME]);
  return sitrep_txn_update (txn, incident, error);
}

static gboolean
keep_channel (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);

  return dossier != NULL && sitrep_txn_insert (txn, deed->record, error) && meet_there (deed, txn, dossier, error)
         && sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_ACTION, NULL, "channel",
                              sitrep_detail_new ("to", deed->texts[NAME], "what", deed->texts[SERVICE], NULL), error);
}

typedef struct
{
  char *incident;
  char *name;
  SitrepDestination *bot;
  char *secret;
} Opening;

static void
free_opening (Opening *self)
{
  g_free (self->incident);
  g_free (self->name);
  sitrep_record_unref (self->bot);
  g_free (self->secret);
  g_free (self);
}

static void
kept_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

/* A keyring that refuses must not lose a channel that is there: its secret is kept for this run then. */
static void
keep_secret (SitrepDesk *desk, const SitrepDestination *channel, const char *secret)
{
  g_autoptr (GError) error = NULL;

  if (!sitrep_secrets_save (sitrep_desk_secrets (desk), channel->base.id, channel->name, secret, &error))
    {
      g_message ("%s", error->message);
      sitrep_secrets_save_for_run (sitrep_desk_secrets (desk), channel->base.id, secret);
    }
}

static void
keep (GTask *task, SitrepDesk *desk, const SitrepOutcome *outcome)
{
  Opening *opening = g_task_get_task_data (task);
  SitrepDestination *channel
    = sitrep_channel_destination (opening->bot, opening->name, outcome->ids, opening->incident);
  SitrepDeed *deed;

  if (channel == NULL)
    {
      g_task_return_new_error_literal (task, SITREP_ERROR, SITREP_ERROR_FAILED,
                                       _ ("The service did not say which channel it opened."));
      g_object_unref (task);
      return;
    }
  channel->base.id = sitrep_uuid_new (sitrep_desk_now (desk));
  keep_secret (desk, channel, opening->secret);
  deed = sitrep_deed_new (desk, opening->incident);
  deed->record = SITREP_RECORD (channel);
  deed->texts[NAME] = g_strdup (channel->name);
  deed->texts[SERVICE] = g_strdup (sitrep_connector_name (sitrep_connector_find (channel->service)));
  deed->result = g_strdup (channel->base.id);
  sitrep_deed_run (desk, deed, "open-channel", keep_channel, kept_cb, task);
}

static void
opened_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (SitrepFindings) found = sitrep_desk_inquire_finish (SITREP_DESK (desk), result, &error);
  g_autoptr (SitrepOutcome) outcome = found != NULL ? take_outcome (found, &error) : NULL;

  if (outcome != NULL)
    keep (g_steal_pointer (&task), SITREP_DESK (desk), outcome);
  else
    g_task_return_error (task, error);
}

static gboolean
check (SitrepDesk *self, const Opening *opening, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, opening->incident, FALSE, error);

  if (dossier == NULL)
    return FALSE;
  if (*opening->name == '\0')
    return sitrep_deed_invalid (error, _ ("The channel needs a name of letters and digits."));
  if (!sitrep_kind_may_reach (dossier->incident->kind, opening->bot))
    return sitrep_deed_invalid (error,
                                _ ("A sample or a drill reaches only destinations that are marked as test ones."));
  return sitrep_channel_can_open (opening->bot, dossier->incident)
         || sitrep_deed_invalid (error, _ ("No channel can be opened with this destination."));
}

/**
 * sitrep_desk_open_channel_async:
 * @bot: the id of the destination whose account opens it
 * @name: as it was typed; it is put into the letters that services take
 *
 * Opens a channel for that incident at the service. Once it is there, it is a destination for this incident alone, the
 * timeline says so, and it is where people meet, if nothing was. Ends in sitrep_desk_finish() with the destination's
 * id. Where the service refuses, nothing is changed.
 */
void
sitrep_desk_open_channel_async (SitrepDesk *self,
                                const char *incident,
                                const char *bot,
                                const char *name,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  Opening *opening = g_new0 (Opening, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, sitrep_desk_open_channel_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) free_opening);
  opening->incident = g_strdup (incident);
  opening->name = sitrep_channel_name_allowed (name);
  opening->bot = find_destination (self, bot, &error);
  if (opening->bot != NULL && check (self, opening, &error))
    opening->secret = sitrep_secrets_find (sitrep_desk_secrets (self), bot, &error);
  if (opening->secret == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  sitrep_desk_inquire_async (self,
                             &(SitrepInquiry) { .kind = SITREP_INQUIRY_ORDER,
                                                .destination = opening->bot,
                                                .secret = opening->secret,
                                                .deed = SITREP_SERVICE_CREATE_CHANNEL,
                                                .text = opening->name },
                             NULL, opened_cb, g_steal_pointer (&task));
}

/* --- what else can be done there --- */

static void
ordered_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (SitrepFindings) found = sitrep_desk_inquire_finish (SITREP_DESK (desk), result, &error);
  g_autoptr (SitrepOutcome) outcome = found != NULL ? take_outcome (found, &error) : NULL;

  if (outcome != NULL)
    g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
  else
    g_task_return_error (task, error);
}

/* What the deed needs to know of the incident: the topic, or the message. */
static gboolean
fill_order (SitrepInquiry *inquiry, const SitrepDossier *dossier, char **text, char **ids, GError **error)
{
  const SitrepMessage *first = sitrep_channel_first_message (dossier, inquiry->destination);

  if (inquiry->deed == SITREP_SERVICE_PIN && first == NULL)
    return sitrep_deed_invalid (error, _ ("No message has arrived in this channel yet."));
  if (inquiry->deed == SITREP_SERVICE_PIN)
    *ids = g_strdup (first->ids);
  else
    *ids = sitrep_channel_ids (inquiry->destination);
  *text = sitrep_channel_topic (dossier);
  inquiry->text = *text;
  inquiry->ids = *ids;
  return TRUE;
}

/**
 * sitrep_desk_order_channel_async:
 * @channel: the id of a destination that is the incident's channel
 * @deed: %SITREP_SERVICE_SET_TOPIC: level, status and title as they stand; %SITREP_SERVICE_PIN: the first message
 *
 * Does that in the incident's channel, at once. Ends in sitrep_desk_finish(). Nothing is kept.
 */
void
sitrep_desk_order_channel_async (SitrepDesk *self,
                                 const char *incident,
                                 const char *channel,
                                 SitrepServiceDeed deed,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  GError *error = NULL;
  g_autoptr (SitrepDestination) destination = find_destination (self, channel, &error);
  g_autoptr (SitrepDossier) dossier = destination != NULL ? sitrep_desk_dossier (self, incident, FALSE, &error) : NULL;
  SitrepInquiry inquiry = { .kind = SITREP_INQUIRY_ORDER, .destination = destination, .deed = deed };
  g_autofree char *text = NULL, *ids = NULL;

  g_task_set_source_tag (task, sitrep_desk_order_channel_async);
  g_task_set_task_data (task, g_strdup (channel), g_free);
  if (dossier != NULL && fill_order (&inquiry, dossier, &text, &ids, &error))
    sitrep_desk_inquire_async (self, &inquiry, NULL, ordered_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/** sitrep_desk_channels: Returns: (transfer full) (element-type SitrepDestination): the incident's own channels */
GPtrArray *
sitrep_desk_channels (SitrepDesk *self, const SitrepIncident *incident)
{
  GPtrArray *all = sitrep_reader_list (sitrep_desk_reader (self), &sitrep_destination_type, "name", 0, "incident",
                                       incident->base.id, NULL);

  for (guint i = all->len; i > 0; i--)
    if (!sitrep_channel_is_of (g_ptr_array_index (all, i - 1), incident))
      g_ptr_array_remove_index (all, i - 1);
  return all;
}
