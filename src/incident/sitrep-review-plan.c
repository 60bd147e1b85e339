/* sitrep-review-plan.c - the review meeting that the process asks for
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-review-plan.h"

#include "playbook/sitrep-work-calendar.h"

/* Of a meeting whose process says nothing of its length. */
#define USUAL_MINUTES 60

/** sitrep_review_due: until when the process wants it held; SITREP_NEVER where it has no deadline, or none yet. */
gint64
sitrep_review_due (const SitrepDossier *dossier)
{
  const SitrepDue *rule = &dossier->playbook->review.due;

  return sitrep_due_at (dossier->playbook, rule, sitrep_dossier_milestone_at (dossier, rule->from),
                        sitrep_dossier_level (dossier)->key);
}

static gint64
whole_hour (gint64 at)
{
  return (at + SITREP_HOUR - 1) / SITREP_HOUR * SITREP_HOUR;
}

/** sitrep_review_proposed: a whole hour, tomorrow at this time, or earlier where the deadline is. Never in the past. */
gint64
sitrep_review_proposed (const SitrepDossier *dossier, gint64 now)
{
  gint64 due = sitrep_review_due (dossier);
  gint64 at = whole_hour (now + SITREP_DAY);
  gint64 latest = due != SITREP_NEVER ? due - sitrep_review_minutes (&dossier->playbook->review) * SITREP_MINUTE : at;

  return MAX (MIN (at, latest), whole_hour (now));
}

/** sitrep_review_minutes: what the agenda's points add up to, or else what the process says, or else an hour. */
guint
sitrep_review_minutes (const SitrepReview *review)
{
  guint sum = 0;

  for (guint i = 0; i < review->agenda->len; i++)
    sum += ((SitrepAgendaPoint *) g_ptr_array_index (review->agenda, i))->minutes;
  return sum > 0 ? sum : review->minutes > 0 ? review->minutes : USUAL_MINUTES;
}

/* --- who is asked --- */

static gboolean
has_name (GPtrArray *attendees, const char *name)
{
  for (guint i = 0; i < attendees->len; i++)
    if (g_strcmp0 (((SitrepAttendeeRecord *) g_ptr_array_index (attendees, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

static void
add (GPtrArray *attendees, const SitrepDossier *dossier, const char *name, const char *note, gboolean required)
{
  SitrepAttendeeRecord *attendee;

  if (has_name (attendees, name))
    return;
  attendee = sitrep_record_new (&sitrep_attendee_record_type);
  attendee->incident = g_strdup (dossier->incident->base.id);
  attendee->name = g_strdup (name);
  attendee->note = g_strdup (note);
  attendee->required = required;
  g_ptr_array_add (attendees, attendee);
}

static void
add_rules (GPtrArray *attendees, const SitrepDossier *dossier, GPtrArray *rules, gboolean required)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const SitrepAttendee *rule = g_ptr_array_index (rules, i);

      if (sitrep_levels_include (rule->levels, sitrep_dossier_level (dossier)->key))
        add (attendees, dossier, rule->post, rule->note, required);
    }
}

/**
 * sitrep_review_attendees:
 *
 * Returns: (transfer full) (element-type SitrepAttendeeRecord): whom the process asks at this level, and everybody who
 *   had a role; each once
 */
GPtrArray *
sitrep_review_attendees (const SitrepDossier *dossier)
{
  GPtrArray *attendees = g_ptr_array_new_with_free_func (sitrep_record_unref);

  for (guint i = 0; i < dossier->holders->len; i++)
    add (attendees, dossier, ((SitrepHolder *) g_ptr_array_index (dossier->holders, i))->name, NULL, TRUE);
  add_rules (attendees, dossier, dossier->playbook->review.required, TRUE);
  add_rules (attendees, dossier, dossier->playbook->review.optional, FALSE);
  return attendees;
}

/** sitrep_review_left: how long the point that is talked about still has; negative once it is over its minutes. */
gint64
sitrep_review_left (const SitrepDossier *dossier, gint64 now)
{
  const SitrepReview *review = &dossier->playbook->review;
  const SitrepMeeting *meeting = dossier->meeting;

  if (meeting == NULL || meeting->began_at == SITREP_NEVER || meeting->point >= review->agenda->len)
    return 0;
  return meeting->point_since
         + ((SitrepAgendaPoint *) g_ptr_array_index (review->agenda, meeting->point))->minutes * SITREP_MINUTE - now;
}
