/* sitrep-deadline-words.c - what is due, put into words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-cadence.h"
#include "sitrep-checklist.h"
#include "sitrep-deadline.h"
#include "sitrep-ladder.h"

#include <glib/gi18n-lib.h>

/** sitrep_deadline_left: Returns: (transfer full): as in “in 12 min”, “overdue by 3 min”, “now”. */
char *
sitrep_deadline_left (const SitrepDeadline *self, gint64 now)
{
  g_autofree char *span = sitrep_duration_short (self->due - now);

  if (self->due == SITREP_NEVER)
    return g_strdup (_ ("now"));
  return g_strdup_printf (now >= self->due ? _ ("overdue by %s") : _ ("in %s"), span);
}

static gconstpointer
find (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (SITREP_RECORD (g_ptr_array_index (records, i))->id, id) == 0)
      return g_ptr_array_index (records, i);
  return NULL;
}

static gboolean
find_rung (const SitrepDeadline *self, const SitrepDossier *d, SitrepRung *found)
{
  g_autoptr (GArray) rungs = sitrep_rungs (d);
  g_auto (GStrv) parts = g_strsplit (self->key != NULL ? self->key : "", "/", 2);

  for (guint i = 0; parts[0] != NULL && parts[1] != NULL && i < rungs->len; i++)
    {
      *found = g_array_index (rungs, SitrepRung, i);
      if (g_strcmp0 (found->ladder->key, parts[0]) == 0 && g_strcmp0 (found->step->post, parts[1]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* An update that is written but has not left: the due thing stays due and says so. */
static const SitrepMessage *
written_not_out (const SitrepDossier *d, const SitrepDeadline *self)
{
  for (guint i = d->messages->len; i > 0; i--)
    {
      const SitrepMessage *message = g_ptr_array_index (d->messages, i - 1);

      if (message->audience == self->audience && message->corrects == NULL && message->confirmed_at > self->since
          && (message->state == SITREP_MESSAGE_WAITING || message->state == SITREP_MESSAGE_SENDING))
        return message;
    }
  return NULL;
}

/* As in “Call the CTO, by phone”. */
static char *
escalate_title (const SitrepDeadline *self, const SitrepDossier *d)
{
  SitrepRung rung;
  const char *post, *method;

  if (!find_rung (self, d, &rung))
    return g_strdup (_ ("Escalate"));
  post = sitrep_post_label (d->playbook, rung.step->post);
  method = sitrep_rung_method (&rung, sitrep_dossier_level (d)->key);
  if (rung.inform)
    return g_strdup_printf (_ ("Inform %s"), post);
  /* Translators: a post, and how it is reached, as in “Call Engineering Manager: Phone” */
  return method != NULL ? g_strdup_printf (_ ("Call %s: %s"), post, method) : g_strdup_printf (_ ("Call %s"), post);
}

static char *
answer_title (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepEscalation *call = find (d->escalations, self->key);

  return g_strdup_printf (_ ("Has %s answered?"), call == NULL           ? ""
                                                  : call->person != NULL ? call->person
                                                                         : sitrep_post_label (d->playbook, call->post));
}

static char *
task_title (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepTask *task = find (d->tasks, self->key);

  if (task == NULL)
    return g_strdup (_ ("Task"));
  /* Translators: a person, and what that person is doing */
  return task->owner != NULL ? g_strdup_printf (_ ("%s: %s"), task->owner, task->text) : g_strdup (task->text);
}

static char *
item_title (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepItem *item = sitrep_playbook_item (d->playbook, self->key);

  return g_strdup (item != NULL ? item->text : self->key);
}

static char *
action_title (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepActionItem *item = find (d->actions, self->key);

  return g_strdup (item != NULL ? item->text : _ ("Action item"));
}

static char *
update_title (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepMessage *message = written_not_out (d, self);
  g_autofree char *clock = NULL;

  if (message == NULL)
    return g_strdup_printf (_ ("Next update: %s"), sitrep_audience_label (self->audience));
  clock = sitrep_time_clock (message->confirmed_at, d->playbook->zone, d->playbook->twelve_hours);
  return g_strdup_printf (_ ("Update written %s, not out yet: %s"), clock,
                          message->why != NULL ? message->why : message->place);
}

static char *
message_title (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepMessage *update = find (d->messages, self->key);
  const SitrepMessage *message = update != NULL ? update : find (d->dispatches, self->key);
  const char *place = message != NULL && message->place != NULL ? message->place : "";

  if (message != NULL && message->state == SITREP_MESSAGE_OUTDATED)
    return g_strdup_printf (_ ("A message to %s is out of date"), place);
  if (message != NULL && message->state == SITREP_MESSAGE_UNKNOWN)
    return g_strdup_printf (_ ("Did the message to %s arrive?"), place);
  return g_strdup_printf (_ ("A message to %s was refused"), place);
}

static const char *
or_else (const char *label, const char *words)
{
  return label != NULL ? label : words;
}

/** sitrep_deadline_title: Returns: (transfer full): what is to be done, in the user's language. */
char *
sitrep_deadline_title (const SitrepDeadline *self, const SitrepDossier *d, gint64 now)
{
  switch (self->kind)
    {
    case SITREP_DEADLINE_RESPONSE:
      return g_strdup (_ ("Acknowledge"));
    case SITREP_DEADLINE_TELL:
      return g_strdup_printf (ngettext ("Tell people (%u draft)", "Tell people (%u drafts)", self->count), self->count);
    case SITREP_DEADLINE_MESSAGE:
      return message_title (self, d);
    case SITREP_DEADLINE_UPDATE:
      return update_title (self, d);
    case SITREP_DEADLINE_ESCALATE:
      return escalate_title (self, d);
    case SITREP_DEADLINE_ANSWER:
      return answer_title (self, d);
    case SITREP_DEADLINE_TASK:
      return task_title (self, d);
    case SITREP_DEADLINE_WATCH:
    case SITREP_DEADLINE_ITEM:
      return item_title (self, d);
    case SITREP_DEADLINE_RESOLUTION:
      return g_strdup (_ ("Resolve"));
    case SITREP_DEADLINE_REVIEW:
      return g_strdup_printf (_ ("Hold the %s"),
                              or_else (d->playbook->review_label, or_else (d->playbook->review.name, _ ("review"))));
    case SITREP_DEADLINE_POSTMORTEM:
      return g_strdup_printf (_ ("Publish the %s"), or_else (d->playbook->postmortem_label, _ ("post-mortem")));
    case SITREP_DEADLINE_ACTION:
      return action_title (self, d);
    case SITREP_DEADLINE_PLAYBOOK:
      return g_strdup_printf (_ ("Look through the playbook “%s”"), d->playbook->title);
    default:
      g_assert_not_reached ();
    }
}

/* As in “4 h 00 min”, “2 business days”, “30 min of business hours”. */
static char *
within (guint minutes, guint business_days, gboolean business_hours)
{
  g_autofree char *span = sitrep_duration_short (minutes * SITREP_MINUTE);

  if (business_days > 0)
    return g_strdup_printf (ngettext ("%u business day", "%u business days", business_days), business_days);
  return business_hours ? g_strdup_printf (_ ("%s of business hours"), span) : g_steal_pointer (&span);
}

/* The figure of the process that the deadline comes from. */
static char *
target_words (const SitrepTarget *target)
{
  return within (target->minutes, target->business_days, target->business_hours);
}

static char *
due_words (const SitrepDue *due)
{
  return within (due->minutes, due->business_days, FALSE);
}

static char *
update_source (const SitrepDeadline *self, const SitrepDossier *d)
{
  const char *level = sitrep_dossier_level (d)->key, *audience = sitrep_audience_label (self->audience);
  SitrepCadence cadence;

  sitrep_cadence_of (d, self->audience, &cadence);
  if (cadence.promised)
    return g_strdup_printf (_ ("%s, %s: as promised"), level, audience);
  if (cadence.every > 0)
    return g_strdup_printf (cadence.set_by_lead ? _ ("%s, %s: every %u min, set here") : _ ("%s, %s: every %u min"),
                            level, audience, cadence.every);
  return cadence.set_by_lead ? g_strdup_printf (_ ("%s, %s: set here"), level, audience)
                             : g_strdup_printf (_ ("%s, %s: first update"), level, audience);
}

/* As in “Technical: after 30 min without progress”. */
static char *
escalate_source (const SitrepDeadline *self, const SitrepDossier *d)
{
  const char *title;
  SitrepRung rung;

  if (!find_rung (self, d, &rung))
    return g_strdup ("");
  title = or_else (rung.ladder->title, rung.ladder->key);
  switch (rung.cause)
    {
    case SITREP_CAUSE_TIME:
      return g_strdup_printf (_ ("%s: %u min without progress"), title, rung.after);
    case SITREP_CAUSE_REASON:
      return g_strdup_printf (_ ("%s: %s"), title, rung.reason);
    case SITREP_CAUSE_SILENCE:
      return g_strdup_printf (_ ("%s: nobody has answered"), title);
    case SITREP_CAUSE_LEVEL:
    case SITREP_CAUSE_NONE:
    default:
      return g_strdup_printf (_ ("%s: at once at %s"), title, sitrep_dossier_level (d)->key);
    }
}

static char *
answer_source (const SitrepDeadline *self, const SitrepDossier *d)
{
  g_autofree char *span = sitrep_duration_short (self->due - self->since);
  const SitrepEscalation *call = find (d->escalations, self->key);
  const char *post = call != NULL ? sitrep_post_label (d->playbook, call->post) : NULL;

  return g_strdup_printf (_ ("%s: answers within %s"), or_else (post, ""), span);
}

static char *
watch_source (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepItem *item = sitrep_playbook_item (d->playbook, self->key);

  if (item != NULL && item->watch.most > item->watch.minutes)
    return g_strdup_printf (_ ("Checklist: watched for %u to %u min"), item->watch.minutes, item->watch.most);
  return g_strdup_printf (_ ("Checklist: watched for %u min"), item != NULL ? item->watch.minutes : 0);
}

static const char *
milestone_label (const SitrepPlaybook *playbook, const char *key)
{
  const SitrepMilestone *milestone = sitrep_playbook_milestone (playbook, key);

  return milestone != NULL ? milestone->label : key;
}

/* As in “Checklist: 2 h after Resolved”. */
static char *
item_source (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepItem *item = sitrep_playbook_item (d->playbook, self->key);
  const SitrepGroup *group = sitrep_checklist_group_of (d->playbook, self->key);
  const SitrepDue *due = item != NULL && item->due.from != NULL ? &item->due : group != NULL ? &group->due : NULL;
  g_autofree char *span = due != NULL ? due_words (due) : NULL;

  if (due == NULL || due->from == NULL)
    return g_strdup (_ ("Checklist"));
  return g_strdup_printf (_ ("Checklist: %s from “%s”"), span, milestone_label (d->playbook, due->from));
}

static char *
response_source (const SitrepDossier *d)
{
  g_autofree char *span = target_words (&sitrep_dossier_level (d)->response);

  return g_strdup_printf (_ ("%s: response within %s"), sitrep_dossier_level (d)->key, span);
}

static char *
resolution_source (const SitrepDossier *d)
{
  g_autofree char *span = target_words (&sitrep_dossier_level (d)->resolution);

  return g_strdup_printf (_ ("%s: resolved within %s"), sitrep_dossier_level (d)->key, span);
}

static char *
after_source (const SitrepDue *due, const SitrepDossier *d)
{
  g_autofree char *span = due_words (due);

  return g_strdup_printf (_ ("%s: within %s"), sitrep_dossier_level (d)->key, span);
}

static char *
playbook_source (const SitrepDossier *d)
{
  const char *every = d->playbook->about.review_every;

  return every != NULL ? g_strdup_printf (_ ("Playbook: looked through every %s"), every)
                       : g_strdup (_ ("Playbook: next review"));
}

/** sitrep_deadline_source: Returns: (transfer full): where the process says so, as in “SEV1, internal: every 30 min”. */
char *
sitrep_deadline_source (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepLevel *level = sitrep_dossier_level (d);

  switch (self->kind)
    {
    case SITREP_DEADLINE_RESPONSE:
    case SITREP_DEADLINE_TELL:
      return self->due == SITREP_NEVER ? g_strdup (level->key) : response_source (d);
    case SITREP_DEADLINE_UPDATE:
      return update_source (self, d);
    case SITREP_DEADLINE_ESCALATE:
      return escalate_source (self, d);
    case SITREP_DEADLINE_ANSWER:
      return answer_source (self, d);
    case SITREP_DEADLINE_TASK:
      return g_strdup (_ ("Task"));
    case SITREP_DEADLINE_WATCH:
      return watch_source (self, d);
    case SITREP_DEADLINE_ITEM:
      return item_source (self, d);
    case SITREP_DEADLINE_RESOLUTION:
      return resolution_source (d);
    case SITREP_DEADLINE_REVIEW:
      return after_source (&d->playbook->review.due, d);
    case SITREP_DEADLINE_POSTMORTEM:
      return after_source (&d->playbook->form.due, d);
    case SITREP_DEADLINE_ACTION:
      return g_strdup (_ ("Action item"));
    case SITREP_DEADLINE_PLAYBOOK:
      return playbook_source (d);
    case SITREP_DEADLINE_MESSAGE:
    default:
      return g_strdup (_ ("Outbox"));
    }
}
