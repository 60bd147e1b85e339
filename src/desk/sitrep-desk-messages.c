/* sitrep-desk-messages.c - the use cases: telling people
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "comms/sitrep-dispatch.h"
#include "comms/sitrep-follow-up.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-message-rules.h"
#include "incident/sitrep-round.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_REFUSED, words);
  return FALSE;
}

/* --- drafts --- */

static gboolean
save_message (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  SitrepMessage *message = (SitrepMessage *) deed->record;
  g_autoptr (SitrepMessage) now = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_message_type, message->base.id);

  if (now != NULL && now->state != SITREP_MESSAGE_DRAFT)
    return refuse (error, _ ("This message is not a draft any more."));
  message->state = SITREP_MESSAGE_DRAFT;
  message->written_at = sitrep_txn_now (txn);
  g_set_str (&message->written_by, sitrep_txn_person (txn));
  if (!sitrep_deed_upsert (txn, message, error))
    return FALSE;
  g_set_str (&deed->result, message->base.id);
  return TRUE;
}

/** sitrep_desk_save_message_async: keeps a draft, new or changed; it is copied. */
void
sitrep_desk_save_message_async (SitrepDesk *self, SitrepMessage *draft, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, draft->incident);

  deed->record = sitrep_record_copy (draft);
  sitrep_deed_run (self, deed, "save-message", save_message, callback, data);
}

/* --- confirming --- */

static gboolean
note_message (SitrepDeed *deed, SitrepTxn *txn, const SitrepMessage *message, const char *fact, GError **error)
{
  return sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_MESSAGE, NULL, fact,
                           sitrep_detail_new ("to", message->place, "what",
                                              message->about != NULL ? message->title : message->template, NULL),
                           error)
         && sitrep_dispatch_arrived (txn, message, error);
}

static gboolean
check_reach (SitrepTxn *txn, const SitrepDossier *dossier, const SitrepMessage *message, GError **error)
{
  g_autoptr (SitrepDestination) destination
    = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_destination_type, message->destination);

  if (destination == NULL || destination->removed)
    return refuse (error, _ ("This destination is not there any more. Copy the text and post it by hand."));
  if (!sitrep_kind_may_reach (dossier->incident->kind, destination))
    return refuse (error, _ ("A sample or a drill reaches only destinations that are marked as test ones."));
  /* Without one a status page would be given nothing, or the title that is for ourselves. */
  if (message->audience == SITREP_AUDIENCE_PUBLIC && dossier->incident->public_title == NULL)
    return refuse (error, _ ("The incident has no public title yet."));
  return TRUE;
}

/**
 * sitrep_deed_confirm:
 * @asked: as the person saw it; copied
 *
 * Freezes the message: what was seen is what is sent. It waits for the courier, or counts as posted by hand.
 */
gboolean
sitrep_deed_confirm (SitrepDeed *deed,
                     SitrepTxn *txn,
                     const SitrepDossier *dossier,
                     const SitrepMessage *asked,
                     GError **error)
{
  gint64 now = sitrep_txn_now (txn);
  g_autoptr (SitrepMessage) message = sitrep_record_copy (asked);
  g_autoptr (SitrepMessage) stored = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_message_type, asked->base.id);

  if (stored != NULL && stored->state != SITREP_MESSAGE_DRAFT)
    return refuse (error, _ ("This message has been sent already."));
  if (message->body == NULL)
    return refuse (error, _ ("This message has no text yet."));
  g_set_str (&message->incident, deed->incident);
  message->confirmed_at = now;
  message->written_at = now;
  g_set_str (&message->written_by, sitrep_txn_person (txn));
  message->ranking = sitrep_reader_next_ranking (sitrep_txn_reader (txn));
  message->good_until
    = message->about == NULL ? sitrep_message_good_until (message, sitrep_dossier_level (dossier), now) : SITREP_NEVER;
  message->state = message->destination != NULL ? SITREP_MESSAGE_WAITING : SITREP_MESSAGE_BY_HAND;
  if (message->destination == NULL)
    message->sent_at = now;
  else if (!check_reach (txn, dossier, message, error))
    return FALSE;
  if (stored == NULL)
    g_clear_pointer (&message->base.id, g_free);
  return sitrep_deed_upsert (txn, message, error)
         && (message->destination != NULL || note_message (deed, txn, message, "by-hand", error));
}

static gboolean
send_messages (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);

  if (dossier == NULL || !sitrep_deed_put_facts (deed, txn, dossier, error))
    return FALSE;
  for (guint i = 0; i < deed->records->len; i++)
    if (!sitrep_deed_confirm (deed, txn, dossier, g_ptr_array_index (deed->records, i), error))
      return FALSE;
  return TRUE;
}

/**
 * sitrep_desk_send_async:
 * @messages: (element-type SitrepMessage): filled, as the person saw them; copied
 * @values: (nullable): what was typed into the fields (key → text): known of the incident from now on
 *
 * Confirms messages: they are frozen and wait for the courier. One without a destination counts as posted by hand.
 * All are confirmed, or none.
 */
void
sitrep_desk_send_async (SitrepDesk *self,
                        const char *incident,
                        GPtrArray *messages,
                        GHashTable *values,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->records = g_ptr_array_new_with_free_func (sitrep_record_unref);
  for (guint i = 0; i < messages->len; i++)
    g_ptr_array_add (deed->records, sitrep_record_copy (g_ptr_array_index (messages, i)));
  deed->values = sitrep_deed_copy_values (values);
  sitrep_deed_run (self, deed, "send", send_messages, callback, data);
}

/* --- made of earlier ones --- */

static gboolean
send_correction (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepMessage) was = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_message_type, deed->texts[0]);
  g_autoptr (SitrepDestination) destination
    = was != NULL ? sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_destination_type, was->destination) : NULL;
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (SitrepMessage) correction = NULL;

  if (was == NULL || !sitrep_message_is_out (was))
    return refuse (error, _ ("Only what has been sent can be corrected."));
  g_set_str (&deed->incident, was->incident);
  sitrep_txn_set_incident (txn, was->incident);
  if ((dossier = sitrep_deed_dossier (deed, txn, FALSE, error)) == NULL)
    return FALSE;
  correction = sitrep_correction_new (was, destination != NULL ? sitrep_connector_find (destination->service) : NULL,
                                      deed->texts[1]);
  return sitrep_deed_confirm (deed, txn, dossier, correction, error);
}

/**
 * sitrep_desk_correct_message_async:
 * @markdown: what it should have said, as of sitrep_doc_to_markdown()
 *
 * Corrects a message that is out: in its place where the service can, else by one that quotes it.
 */
void
sitrep_desk_correct_message_async (SitrepDesk *self,
                                   const char *message,
                                   const char *markdown,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);
  GError *error = NULL;

  deed->texts[0] = g_strdup (message);
  deed->texts[1] = sitrep_text_check_block (markdown, &error);
  if (deed->texts[1] == NULL)
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "correct-message", send_correction, callback, data);
}

static GPtrArray *
mergeable (const SitrepDossier *dossier, const char *destination)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < dossier->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (dossier->messages, i);

      if (g_strcmp0 (message->destination, destination) == 0 && sitrep_message_can_merge (message))
        g_ptr_array_add (found, (gpointer) message);
    }
  return found;
}

static gboolean
take_back (SitrepTxn *txn, GPtrArray *messages, GError **error)
{
  for (guint i = 0; i < messages->len; i++)
    {
      g_autoptr (SitrepMessage) message = sitrep_record_copy (g_ptr_array_index (messages, i));

      message->state = SITREP_MESSAGE_WITHDRAWN;
      g_set_str (&message->why, _ ("It was merged into a later one."));
      g_clear_pointer (&message->todo, g_free);
      if (!sitrep_txn_update (txn, message, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_messages (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (GPtrArray) messages = dossier != NULL ? mergeable (dossier, deed->texts[0]) : NULL;
  g_autoptr (SitrepMessage) merged = NULL;

  if (dossier == NULL)
    return FALSE;
  if (messages->len < 2)
    return refuse (error, _ ("Fewer than two messages still wait for this place."));
  merged = sitrep_merged_new (messages);
  return take_back (txn, messages, error) && sitrep_deed_confirm (deed, txn, dossier, merged, error);
}

/** sitrep_desk_merge_messages_async: makes one message, each part with its time, of those that wait for @destination. */
void
sitrep_desk_merge_messages_async (SitrepDesk *self,
                                  const char *incident,
                                  const char *destination,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (destination);
  sitrep_deed_run (self, deed, "merge-messages", merge_messages, callback, data);
}

/* --- what can be done with one that is in the outbox --- */

typedef gboolean (*ChangeFunc) (SitrepDeed *deed, SitrepTxn *txn, SitrepMessage *message, GError **error);

static gboolean
edit (SitrepDeed *deed, SitrepTxn *txn, SitrepMessage *message, GError **error)
{
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (deed->texts[2]);

  if (!sitrep_message_can_change (message))
    return refuse (error, _ ("It has been tried already: it cannot be changed any more."));
  g_free (message->body);
  message->body = sitrep_doc_to_json (doc);
  sitrep_dispatch_edited (message);
  g_set_str (&message->title, deed->texts[1]);
  return TRUE;
}

static gboolean
withdraw (SitrepDeed *deed, SitrepTxn *txn, SitrepMessage *message, GError **error)
{
  if (!sitrep_message_can_change (message) && message->state != SITREP_MESSAGE_UNKNOWN)
    return refuse (error, _ ("It has been tried already: it cannot be taken back any more."));
  message->state = SITREP_MESSAGE_WITHDRAWN;
  return TRUE;
}

static gboolean
retry (SitrepDeed *deed, SitrepTxn *txn, SitrepMessage *message, GError **error)
{
  if (message->state != SITREP_MESSAGE_REFUSED && message->state != SITREP_MESSAGE_UNKNOWN
      && message->state != SITREP_MESSAGE_OUTDATED && message->state != SITREP_MESSAGE_WAITING)
    return refuse (error, _ ("There is nothing to try again."));
  message->repeat = message->repeat || message->state == SITREP_MESSAGE_UNKNOWN;
  if (message->state == SITREP_MESSAGE_OUTDATED)
    {
      g_autofree char *body = sitrep_compose_dated (message, sitrep_txn_now (txn));

      if (body != NULL)
        g_set_str (&message->body, body);
      message->promised_at = SITREP_NEVER;
      message->good_until = SITREP_NEVER;
      message->ranking = sitrep_reader_next_ranking (sitrep_txn_reader (txn));
    }
  message->state = SITREP_MESSAGE_WAITING;
  message->until = SITREP_NEVER;
  g_clear_pointer (&message->why, g_free);
  g_clear_pointer (&message->todo, g_free);
  return TRUE;
}

static gboolean
by_hand (SitrepDeed *deed, SitrepTxn *txn, SitrepMessage *message, GError **error)
{
  if (message->state == SITREP_MESSAGE_SENT || message->state == SITREP_MESSAGE_SENDING
      || message->state == SITREP_MESSAGE_BY_HAND)
    return refuse (error, _ ("This message has been sent already."));
  message->state = SITREP_MESSAGE_BY_HAND;
  message->sent_at = sitrep_txn_now (txn);
  return note_message (deed, txn, message, "by-hand", error);
}

static const ChangeFunc changes[] = { edit, withdraw, retry, by_hand };
enum
{
  EDIT,
  WITHDRAW,
  RETRY,
  BY_HAND,
};

static gboolean
change_message (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepMessage) was = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_message_type, deed->texts[0]);
  g_autoptr (SitrepMessage) message = was != NULL ? sitrep_record_copy (was) : NULL;

  if (message == NULL)
    return refuse (error, _ ("This message is not there any more."));
  g_set_str (&deed->incident, message->incident);
  sitrep_txn_set_incident (txn, message->incident);
  return changes[deed->number](deed, txn, message, error) && sitrep_txn_update (txn, message, error);
}

static SitrepDeed *
message_deed (SitrepDesk *self, const char *message, int what)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);

  deed->texts[0] = g_strdup (message);
  deed->number = what;
  return deed;
}

/** sitrep_desk_edit_message_async: changes the text of one that was not tried yet; @markdown as of sitrep_doc_to_markdown(). */
void
sitrep_desk_edit_message_async (SitrepDesk *self,
                                const char *message,
                                const char *title,
                                const char *markdown,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  SitrepDeed *deed = message_deed (self, message, EDIT);
  GError *error = NULL;

  deed->texts[1] = sitrep_text_line (title);
  deed->texts[2] = sitrep_text_check_block (markdown, &error);
  if (deed->texts[2] == NULL)
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "edit-message", change_message, callback, data);
}

/** sitrep_desk_withdraw_message_async: takes it back, before its first attempt or when it is held. */
void
sitrep_desk_withdraw_message_async (SitrepDesk *self, const char *message, GAsyncReadyCallback callback, gpointer data)
{
  sitrep_deed_run (self, message_deed (self, message, WITHDRAW), "withdraw-message", change_message, callback, data);
}

/** sitrep_desk_retry_message_async: sends a refused, unknown or outdated one after all; an outdated one with its time written in. */
void
sitrep_desk_retry_message_async (SitrepDesk *self, const char *message, GAsyncReadyCallback callback, gpointer data)
{
  sitrep_deed_run (self, message_deed (self, message, RETRY), "retry-message", change_message, callback, data);
}

/** sitrep_desk_message_by_hand_async: a person has copied and posted it. */
void
sitrep_desk_message_by_hand_async (SitrepDesk *self, const char *message, GAsyncReadyCallback callback, gpointer data)
{
  sitrep_deed_run (self, message_deed (self, message, BY_HAND), "message-by-hand", change_message, callback, data);
}
