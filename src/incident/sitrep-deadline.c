/* sitrep-deadline.c - what is due, computed from process, incident, messages and clock
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-deadline.h"

#include "playbook/sitrep-work-calendar.h"
#include "sitrep-checklist.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
sitrep_deadline_free (SitrepDeadline *self)
{
  g_free (self->key);
  g_free (self);
}

static SitrepDeadline *
add (GPtrArray *list, SitrepDeadlineKind kind, const char *key, gint64 since, gint64 due)
{
  SitrepDeadline *self = g_new0 (SitrepDeadline, 1);

  self->kind = kind;
  self->key = g_strdup (key);
  self->since = since;
  self->due = due;
  g_ptr_array_add (list, self);
  return self;
}

/* Response and resolution are counted from the detection where it is known. */
static gint64
counted_from (const SitrepDossier *d)
{
  gint64 detected = sitrep_dossier_milestone_at (d, "detected");

  return detected != SITREP_NEVER ? detected : d->incident->declared_at;
}

static guint
count_messages (const SitrepDossier *d, SitrepMessageState state)
{
  guint n = 0;

  for (guint i = 0; i < d->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (d->messages, i);

      n += message->state == state;
    }
  return n;
}

static void
add_first_response (GPtrArray *list, const SitrepDossier *d)
{
  gint64 from = counted_from (d);
  gint64 due = sitrep_target_at (d->playbook, &sitrep_dossier_level (d)->response, from);
  guint drafts = count_messages (d, SITREP_MESSAGE_DRAFT);
  gboolean told = count_messages (d, SITREP_MESSAGE_SENT) + count_messages (d, SITREP_MESSAGE_BY_HAND) > 0;

  if (drafts > 0)
    add (list, SITREP_DEADLINE_TELL, NULL, from, due)->count = drafts;
  else if (due != SITREP_NEVER && !told && sitrep_dossier_milestone (d, "acknowledged") == NULL)
    add (list, SITREP_DEADLINE_RESPONSE, NULL, from, due);
}

static void
add_resolution (GPtrArray *list, const SitrepDossier *d)
{
  gint64 from = counted_from (d);
  gint64 due = sitrep_target_at (d->playbook, &sitrep_dossier_level (d)->resolution, from);

  if (due != SITREP_NEVER)
    add (list, SITREP_DEADLINE_RESOLUTION, NULL, from, due);
}

static void
add_stuck_messages (GPtrArray *list, const SitrepDossier *d)
{
  for (guint i = 0; i < d->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (d->messages, i);

      if (message->state == SITREP_MESSAGE_REFUSED || message->state == SITREP_MESSAGE_UNKNOWN
          || message->state == SITREP_MESSAGE_OUTDATED)
        add (list, SITREP_DEADLINE_MESSAGE, message->base.id, message->confirmed_at, SITREP_NEVER);
    }
}

/* When the last update that reached this audience said that the next would come, or SITREP_NEVER. */
static gint64
promised (const SitrepDossier *d, SitrepAudience audience, gint64 last)
{
  gint64 at = SITREP_NEVER;

  for (guint i = 0; i < d->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (d->messages, i);

      if (message->audience == audience && message->sent_at == last && last != SITREP_NEVER
          && (message->state == SITREP_MESSAGE_SENT || message->state == SITREP_MESSAGE_BY_HAND))
        at = MAX (at, message->promised_at);
    }
  return at;
}

/* Until when the next update of an audience is due, or SITREP_NEVER. */
static gint64
next_update (const SitrepDossier *d, const SitrepUpdateRule *rule, SitrepAudience audience, gint64 last, gint64 since)
{
  guint minutes = rule == NULL ? 0 : last == SITREP_NEVER && rule->first > 0 ? rule->first : rule->every;
  gint64 due = minutes > 0 ? since + minutes * SITREP_MINUTE : SITREP_NEVER;
  gint64 promise = promised (d, audience, last);

  /* A promise that was made is kept, also when the level's rule has become laxer since, or is there no more. */
  if (promise > since && (due == SITREP_NEVER || promise < due))
    return promise;
  return due;
}

static void
add_updates (GPtrArray *list, const SitrepDossier *d)
{
  for (guint i = 0; i < SITREP_N_AUDIENCES; i++)
    {
      const SitrepUpdateRule *rule = sitrep_level_update_rule (sitrep_dossier_level (d), i);
      gint64 last = sitrep_dossier_last_told (d, i);
      gint64 since = last != SITREP_NEVER ? last : d->incident->declared_at;
      gint64 due = next_update (d, rule, i, last, since);

      if (due != SITREP_NEVER)
        add (list, SITREP_DEADLINE_UPDATE, sitrep_audience_nicks[i], since, due)->audience = i;
    }
}

/* The post-mortem has a deadline of its own: the checklist's item for it would say the same once more. */
static gboolean
is_postmortem (const SitrepDossier *d, const SitrepItem *item)
{
  return g_strcmp0 (item->does, "postmortem") == 0 && sitrep_dossier_level (d)->postmortem.need == SITREP_NEED_REQUIRED;
}

static void
add_items (GPtrArray *list, const SitrepDossier *d, gint64 now)
{
  g_autoptr (GArray) lines = sitrep_checklist (d, now);

  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);

      if (line->applies && !line->conditional && line->due != SITREP_NEVER && line->state == SITREP_TICK_OPEN
          && !sitrep_checklist_item_satisfied (d, line->group, line->item) && !is_postmortem (d, line->item))
        add (list, SITREP_DEADLINE_ITEM, line->item->key, line->since, line->due);
    }
}

static void
add_postmortem (GPtrArray *list, const SitrepDossier *d)
{
  const SitrepLevel *level = sitrep_dossier_level (d);
  gint64 from = sitrep_dossier_milestone_at (d, d->playbook->form.due.from);
  gint64 due = sitrep_due_at (d->playbook, &d->playbook->form.due, from, level->key);
  SitrepPostmortemState state = d->postmortem != NULL ? d->postmortem->state : SITREP_POSTMORTEM_NONE;

  if (due == SITREP_NEVER || level->postmortem.need != SITREP_NEED_REQUIRED || state == SITREP_POSTMORTEM_PUBLISHED
      || state == SITREP_POSTMORTEM_SKIPPED)
    return;
  add (list, SITREP_DEADLINE_POSTMORTEM, NULL, from, due);
}

/* An action item is due at the end of its day in the process' zone. */
static gint64
end_of_day (const char *date, GTimeZone *zone)
{
  g_autofree char *text = date != NULL ? g_strconcat (date, "T23:59:00", NULL) : NULL;
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, zone) : NULL;

  return time != NULL ? g_date_time_to_unix_usec (time) : SITREP_NEVER;
}

static void
add_actions (GPtrArray *list, const SitrepDossier *d)
{
  for (guint i = 0; i < d->actions->len; i++)
    {
      const SitrepActionItem *item = g_ptr_array_index (d->actions, i);
      gint64 due = end_of_day (item->due, d->playbook->zone);

      if (!item->done && due != SITREP_NEVER)
        add (list, SITREP_DEADLINE_ACTION, item->base.id, d->incident->declared_at, due);
    }
}

/* What is due now and has no time of its own comes first; then by time. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const SitrepDeadline *x = *(SitrepDeadline *const *) a, *y = *(SitrepDeadline *const *) b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

/**
 * sitrep_deadlines:
 * @now: what is due does not depend on it, except by conditions that hold after some time
 *
 * Everything that is due for one incident, the most urgent first. Pure: the same dossier and time always give
 * the same list.
 *
 * Returns: (transfer full) (element-type SitrepDeadline)
 */
GPtrArray *
sitrep_deadlines (const SitrepDossier *d, gint64 now)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_deadline_free);

  add_stuck_messages (list, d);
  if (d->incident->phase == SITREP_PHASE_OPEN)
    {
      add_first_response (list, d);
      add_updates (list, d);
      add_resolution (list, d);
    }
  if (d->incident->phase != SITREP_PHASE_CLOSED)
    add_items (list, d, now);
  if (d->incident->phase != SITREP_PHASE_OPEN)
    {
      guint drafts = count_messages (d, SITREP_MESSAGE_DRAFT);

      if (drafts > 0)
        add (list, SITREP_DEADLINE_TELL, NULL, d->incident->declared_at, SITREP_NEVER)->count = drafts;
      add_postmortem (list, d);
      add_actions (list, d);
    }
  g_ptr_array_sort (list, compare);
  return list;
}

/** sitrep_deadline_is_overdue: whether its time has come; what has no time is never overdue. */
gboolean
sitrep_deadline_is_overdue (const SitrepDeadline *self, gint64 now)
{
  return self->due != SITREP_NEVER && now >= self->due;
}

/** sitrep_deadline_left: Returns: (transfer full): as in “in 12 min”, “overdue by 3 min”, “now”. */
char *
sitrep_deadline_left (const SitrepDeadline *self, gint64 now)
{
  g_autofree char *span = sitrep_duration_short (self->due - now);

  if (self->due == SITREP_NEVER)
    return g_strdup (_ ("now"));
  return g_strdup_printf (now >= self->due ? _ ("overdue by %s") : _ ("in %s"), span);
}

static const SitrepMessage *
find_message (const SitrepDossier *d, const char *id)
{
  for (guint i = 0; i < d->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (d->messages, i);

      if (g_strcmp0 (message->base.id, id) == 0)
        return message;
    }
  return NULL;
}

/* An update that is written but has not left: the due thing stays due and says so. */
static const SitrepMessage *
written_not_out (const SitrepDossier *d, const SitrepDeadline *self)
{
  for (guint i = d->messages->len; i > 0; i--)
    {
      const SitrepMessage *message = g_ptr_array_index (d->messages, i - 1);

      if (message->audience == self->audience && message->confirmed_at > self->since
          && (message->state == SITREP_MESSAGE_WAITING || message->state == SITREP_MESSAGE_SENDING))
        return message;
    }
  return NULL;
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
  const SitrepMessage *message = find_message (d, self->key);
  const char *place = message != NULL && message->place != NULL ? message->place : "";

  if (message != NULL && message->state == SITREP_MESSAGE_OUTDATED)
    return g_strdup_printf (_ ("A message to %s is out of date"), place);
  if (message != NULL && message->state == SITREP_MESSAGE_UNKNOWN)
    return g_strdup_printf (_ ("Did the message to %s arrive?"), place);
  return g_strdup_printf (_ ("A message to %s was refused"), place);
}

/** sitrep_deadline_title: Returns: (transfer full): what is to be done, in the user's language. */
char *
sitrep_deadline_title (const SitrepDeadline *self, const SitrepDossier *d, gint64 now)
{
  const SitrepItem *item;

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
    case SITREP_DEADLINE_ITEM:
      item = sitrep_playbook_item (d->playbook, self->key);
      return g_strdup (item != NULL ? item->text : self->key);
    case SITREP_DEADLINE_RESOLUTION:
      return g_strdup (_ ("Resolve"));
    case SITREP_DEADLINE_POSTMORTEM:
      return g_strdup_printf (_ ("Publish the %s"), d->playbook->postmortem_label != NULL
                                                      ? d->playbook->postmortem_label
                                                      : _ ("post-mortem"));
    case SITREP_DEADLINE_ACTION:
      for (guint i = 0; i < d->actions->len; i++)
        if (g_strcmp0 (SITREP_RECORD (g_ptr_array_index (d->actions, i))->id, self->key) == 0)
          return g_strdup (((SitrepActionItem *) g_ptr_array_index (d->actions, i))->text);
      return g_strdup (_ ("Action item"));
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
figure (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepLevel *level = sitrep_dossier_level (d);
  const SitrepTarget *target = self->kind == SITREP_DEADLINE_RESOLUTION ? &level->resolution : &level->response;

  if (self->kind == SITREP_DEADLINE_POSTMORTEM)
    return within (d->playbook->form.due.minutes, d->playbook->form.due.business_days, FALSE);
  return within (target->minutes, target->business_days, target->business_hours);
}

/** sitrep_deadline_source: Returns: (transfer full): where the process says so, as in “SEV1, internal: every 30 min”. */
char *
sitrep_deadline_source (const SitrepDeadline *self, const SitrepDossier *d)
{
  const SitrepLevel *level = sitrep_dossier_level (d);
  const SitrepUpdateRule *rule = sitrep_level_update_rule (level, self->audience);
  g_autofree char *span = figure (self, d);

  switch (self->kind)
    {
    case SITREP_DEADLINE_RESPONSE:
    case SITREP_DEADLINE_TELL:
      return self->due == SITREP_NEVER ? g_strdup (level->key)
                                       : g_strdup_printf (_ ("%s: response within %s"), level->key, span);
    case SITREP_DEADLINE_UPDATE:
      return rule == NULL || rule->every == 0 ? g_strdup (level->key)
                                              : g_strdup_printf (_ ("%s, %s: every %u min"), level->key,
                                                                 sitrep_audience_label (self->audience), rule->every);
    case SITREP_DEADLINE_RESOLUTION:
      return g_strdup_printf (_ ("%s: resolved within %s"), level->key, span);
    case SITREP_DEADLINE_POSTMORTEM:
      return g_strdup_printf (_ ("%s: within %s"), level->key, span);
    case SITREP_DEADLINE_ITEM:
      return g_strdup (_ ("Checklist"));
    case SITREP_DEADLINE_ACTION:
      return g_strdup (_ ("Action item"));
    case SITREP_DEADLINE_MESSAGE:
    default:
      return g_strdup (_ ("Outbox"));
    }
}
