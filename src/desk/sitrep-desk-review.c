/* sitrep-desk-review.c - the use cases: the review meeting
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-person.h"
#include "incident/sitrep-review-plan.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

static SitrepMeeting *
meeting_of (SitrepDeed *deed, const SitrepDossier *dossier)
{
  SitrepMeeting *meeting
    = dossier->meeting != NULL ? sitrep_record_copy (dossier->meeting) : sitrep_record_new (&sitrep_meeting_type);

  g_set_str (&meeting->incident, deed->incident);
  return meeting;
}

/* --- planning --- */

/* By the address book: whoever has that name, or fills that post. */
static void
find_mail (SitrepTxn *txn, SitrepAttendeeRecord *attendee)
{
  g_autoptr (GPtrArray) people = NULL;

  if (attendee->mail != NULL)
    return;
  people = sitrep_reader_list (sitrep_txn_reader (txn), &sitrep_person_type, "name id", 0, NULL);
  for (guint i = 0; i < people->len && attendee->mail == NULL; i++)
    {
      const SitrepPerson *person = g_ptr_array_index (people, i);

      if (!person->removed && !sitrep_text_is_empty (person->mail)
          && (g_strcmp0 (person->name, attendee->name) == 0 || g_strcmp0 (person->post, attendee->name) == 0))
        attendee->mail = g_strdup (person->mail);
    }
}

static gboolean
ask (SitrepTxn *txn, SitrepAttendeeRecord *attendee, GError **error)
{
  find_mail (txn, attendee);
  return sitrep_deed_upsert (txn, attendee, error);
}

static gboolean
ask_attendees (SitrepTxn *txn, SitrepDossier *dossier, GError **error)
{
  g_autoptr (GPtrArray) asked = dossier->attendees->len == 0 ? sitrep_review_attendees (dossier) : NULL;

  for (guint i = 0; asked != NULL && i < asked->len; i++)
    if (!ask (txn, g_ptr_array_index (asked, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
plan_review (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepMeeting) meeting = dossier != NULL ? meeting_of (deed, dossier) : NULL;

  if (meeting == NULL)
    return FALSE;
  if (meeting->at != SITREP_NEVER)
    meeting->number++;
  meeting->at = deed->at;
  meeting->minutes = deed->number;
  sitrep_take_text (&meeting->place, deed->texts[0]);
  return sitrep_deed_upsert (txn, meeting, error) && ask_attendees (txn, dossier, error);
}

/**
 * sitrep_desk_plan_review_async:
 * @at: when it is, in microseconds of UTC
 * @place: (nullable): a room or an address
 *
 * Plans the review, or moves it. The first time those are asked whom the process names.
 */
void
sitrep_desk_plan_review_async (SitrepDesk *self,
                               const char *incident,
                               gint64 at,
                               guint minutes,
                               const char *place,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->at = at;
  deed->number = (int) MAX (minutes, 1);
  deed->reversible = TRUE;
  if (!sitrep_text_check_line (place, &deed->texts[0], &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "plan-review", plan_review, callback, data);
}

static gboolean
put_attendee (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;

  return ask (txn, (SitrepAttendeeRecord *) deed->record, error);
}

/** sitrep_desk_put_attendee_async: asks somebody (a record without an id), or changes what is said of them; copied. */
void
sitrep_desk_put_attendee_async (SitrepDesk *self,
                                SitrepAttendeeRecord *attendee,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, attendee->incident);
  SitrepAttendeeRecord *copy = sitrep_record_copy (attendee);
  GError *error = NULL;
  g_autofree char *name = sitrep_text_check_title (attendee->name, &error);

  deed->record = SITREP_RECORD (copy);
  deed->reversible = TRUE;
  if (name == NULL)
    {
      sitrep_deed_refuse (self, deed, error, callback, data);
      return;
    }
  g_set_str (&copy->name, name);
  sitrep_deed_run (self, deed, "put-attendee", put_attendee, callback, data);
}

/* --- the meeting --- */

static gboolean
move_on (SitrepDeed *deed, SitrepTxn *txn, const SitrepDossier *dossier, SitrepMeeting *meeting, GError **error)
{
  guint points = dossier->playbook->review.agenda->len;
  gint64 now = sitrep_txn_now (txn);

  if (meeting->began_at == SITREP_NEVER)
    meeting->began_at = now;
  else
    meeting->point++;
  meeting->point_since = now;
  if (deed->number == 0 && (guint) meeting->point < MAX (points, 1))
    return sitrep_deed_upsert (txn, meeting, error);
  meeting->ended_at = now;
  return sitrep_deed_upsert (txn, meeting, error)
         && sitrep_deed_note (deed, txn, now, SITREP_ENTRY_MILESTONE, "reviewed", "reviewed", NULL, error);
}

static gboolean
step_review (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepMeeting) meeting = dossier != NULL ? meeting_of (deed, dossier) : NULL;

  if (meeting == NULL)
    return FALSE;
  if (meeting->ended_at != SITREP_NEVER)
    return sitrep_deed_invalid (error, _ ("This meeting is over."));
  return ask_attendees (txn, dossier, error) && move_on (deed, txn, dossier, meeting, error);
}

/**
 * sitrep_desk_step_review_async:
 * @end: whether it is over now, whatever is left of the agenda
 *
 * Begins the meeting, or goes on to the next point of the agenda; after the last one it is over, and the review held.
 */
void
sitrep_desk_step_review_async (SitrepDesk *self,
                               const char *incident,
                               gboolean end,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->number = end;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "step-review", step_review, callback, data);
}

static gboolean
put_minute (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  SitrepMinute *minute = (SitrepMinute *) deed->record;

  minute->at = sitrep_txn_now (txn);
  g_set_str (&minute->by, sitrep_txn_person (txn));
  return sitrep_deed_upsert (txn, minute, error);
}

/** sitrep_desk_put_minute_async: writes down what was said at a point of the agenda, or decided. */
void
sitrep_desk_put_minute_async (SitrepDesk *self,
                              const char *incident,
                              guint point,
                              gboolean decision,
                              const char *text,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  SitrepMinute *minute = sitrep_record_new (&sitrep_minute_type);
  GError *error = NULL;

  minute->incident = g_strdup (incident);
  minute->point = point;
  minute->decision = decision;
  minute->text = sitrep_text_check_block (text, &error);
  deed->record = SITREP_RECORD (minute);
  deed->reversible = TRUE;
  if (minute->text == NULL)
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "put-minute", put_minute, callback, data);
}
