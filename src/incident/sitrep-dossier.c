/* sitrep-dossier.c - all that is known of one incident at one moment, for the rules
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-dossier.h"

#include "sitrep-round.h"

#include <string.h>

static GPtrArray *
empty (void)
{
  return g_ptr_array_new_with_free_func (sitrep_record_unref);
}

/**
 * sitrep_dossier_new:
 * @playbook: the pinned version; a reference is taken
 * @incident: a reference is taken
 *
 * Returns: (transfer full): a dossier of an incident of which nothing else is known yet; its maker fills it
 */
SitrepDossier *
sitrep_dossier_new (SitrepPlaybook *playbook, SitrepIncident *incident)
{
  SitrepDossier *self = g_atomic_rc_box_new0 (SitrepDossier);

  self->playbook = sitrep_playbook_ref (playbook);
  self->incident = sitrep_record_ref (incident);
  self->milestones = empty ();
  self->facts = empty ();
  self->ticks = empty ();
  self->holders = empty ();
  self->messages = empty ();
  self->dispatches = empty ();
  self->actions = empty ();
  self->answers = empty ();
  self->tasks = empty ();
  self->escalations = empty ();
  self->snoozes = empty ();
  self->evidence = empty ();
  self->editions = empty ();
  self->attendees = empty ();
  self->minutes = empty ();
  return self;
}

SitrepDossier *
sitrep_dossier_ref (SitrepDossier *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_dossier (gpointer data)
{
  SitrepDossier *self = data;

  sitrep_playbook_unref (self->playbook);
  sitrep_record_unref (self->incident);
  sitrep_record_unref (self->postmortem);
  g_ptr_array_unref (self->milestones);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->ticks);
  g_ptr_array_unref (self->holders);
  g_ptr_array_unref (self->messages);
  g_ptr_array_unref (self->dispatches);
  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->escalations);
  g_ptr_array_unref (self->snoozes);
  g_ptr_array_unref (self->evidence);
  g_ptr_array_unref (self->editions);
  sitrep_record_unref (self->meeting);
  g_ptr_array_unref (self->attendees);
  g_ptr_array_unref (self->minutes);
}

void
sitrep_dossier_unref (SitrepDossier *self)
{
  g_atomic_rc_box_release_full (self, clear_dossier);
}

/** sitrep_dossier_level: the incident's level; the playbook's default one where its key is not there (any more). */
const SitrepLevel *
sitrep_dossier_level (const SitrepDossier *self)
{
  const SitrepLevel *level = sitrep_playbook_level (self->playbook, self->incident->level);

  return level != NULL ? level : sitrep_playbook_default_level (self->playbook);
}

/** sitrep_dossier_status: the incident's status; the first one of its phase where its key is not there. */
const SitrepStatus *
sitrep_dossier_status (const SitrepDossier *self)
{
  const SitrepStatus *status = sitrep_playbook_status (self->playbook, self->incident->status);

  if (status == NULL)
    status = sitrep_playbook_first_status (self->playbook, self->incident->phase);
  return status != NULL ? status : g_ptr_array_index (self->playbook->statuses, 0);
}

/** sitrep_dossier_milestone: Returns: (nullable): the latest entry with that milestone. */
const SitrepEntry *
sitrep_dossier_milestone (const SitrepDossier *self, const char *key)
{
  for (guint i = self->milestones->len; key != NULL && i > 0; i--)
    {
      const SitrepEntry *entry = g_ptr_array_index (self->milestones, i - 1);

      if (g_strcmp0 (entry->milestone, key) == 0)
        return entry;
    }
  return NULL;
}

/** sitrep_dossier_milestone_at: Returns: its time, or SITREP_NEVER. */
gint64
sitrep_dossier_milestone_at (const SitrepDossier *self, const char *key)
{
  const SitrepEntry *entry = sitrep_dossier_milestone (self, key);

  return entry != NULL ? entry->at : SITREP_NEVER;
}

/** sitrep_dossier_started: when the incident started, as far as is known: else when it was declared. */
gint64
sitrep_dossier_started (const SitrepDossier *self)
{
  gint64 at = sitrep_dossier_milestone_at (self, "started");

  return at != SITREP_NEVER ? at : self->incident->declared_at;
}

/** sitrep_dossier_ended: Returns: the end point that the process means, or SITREP_NEVER while it is not reached. */
gint64
sitrep_dossier_ended (const SitrepDossier *self)
{
  const char *to = self->playbook->duration_to;

  if (self->incident->phase == SITREP_PHASE_OPEN)
    return SITREP_NEVER;
  return sitrep_dossier_milestone_at (self, to != NULL ? to : "resolved");
}

/** sitrep_dossier_duration: Returns: from the process' start point to its end point, or to @now; never negative. */
gint64
sitrep_dossier_duration (const SitrepDossier *self, gint64 now)
{
  const char *key = self->playbook->duration_from;
  gint64 from = key != NULL ? sitrep_dossier_milestone_at (self, key) : SITREP_NEVER;
  gint64 to = sitrep_dossier_ended (self);

  if (to == SITREP_NEVER && self->incident->phase != SITREP_PHASE_OPEN)
    to = sitrep_dossier_milestone_at (self, "resolved");
  if (from == SITREP_NEVER)
    from = sitrep_dossier_started (self);
  return MAX (0, (to != SITREP_NEVER ? to : now) - from);
}

const SitrepFact *
sitrep_dossier_fact_record (const SitrepDossier *self, const char *key)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      const SitrepFact *fact = g_ptr_array_index (self->facts, i);

      if (g_strcmp0 (fact->key, key) == 0)
        return fact;
    }
  return NULL;
}

/** sitrep_dossier_fact: Returns: (nullable): what is known under that key; %NULL for an empty value too. */
const char *
sitrep_dossier_fact (const SitrepDossier *self, const char *key)
{
  const SitrepFact *fact = sitrep_dossier_fact_record (self, key);

  return fact != NULL && fact->value != NULL && *fact->value != '\0' ? fact->value : NULL;
}

/** sitrep_dossier_tick: @round: of a group that comes back, from 0; 0 for all others. */
const SitrepTick *
sitrep_dossier_tick (const SitrepDossier *self, const char *item, guint round)
{
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const SitrepTick *tick = g_ptr_array_index (self->ticks, i);

      if (tick->round == round && g_strcmp0 (tick->item, item) == 0)
        return tick;
    }
  return NULL;
}

/** sitrep_dossier_holder: Returns: (nullable): who holds that role now. */
const SitrepHolder *
sitrep_dossier_holder (const SitrepDossier *self, const char *role)
{
  for (guint i = self->holders->len; role != NULL && i > 0; i--)
    {
      const SitrepHolder *holder = g_ptr_array_index (self->holders, i - 1);

      if (holder->until == SITREP_NEVER && g_strcmp0 (holder->role, role) == 0)
        return holder;
    }
  return NULL;
}

/** sitrep_dossier_is_stood_down: whether the responders were sent home, and not called back since. */
gboolean
sitrep_dossier_is_stood_down (const SitrepDossier *self)
{
  gint64 at = sitrep_dossier_milestone_at (self, "stood-down");

  return at != SITREP_NEVER && at >= sitrep_dossier_milestone_at (self, "reopened");
}

/** sitrep_dossier_lead: Returns: (nullable): who leads now. */
const SitrepHolder *
sitrep_dossier_lead (const SitrepDossier *self)
{
  const SitrepRole *role = sitrep_playbook_lead (self->playbook);

  return role != NULL ? sitrep_dossier_holder (self, role->key) : NULL;
}

const SitrepAnswer *
sitrep_dossier_answer (const SitrepDossier *self, const char *key)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      const SitrepAnswer *answer = g_ptr_array_index (self->answers, i);

      if (g_strcmp0 (answer->key, key) == 0)
        return answer;
    }
  return NULL;
}

static gboolean
has_told (const SitrepMessage *message, SitrepAudience audience)
{
  return message->audience == audience && sitrep_message_is_news (message);
}

static gboolean
is_later (const SitrepMessage *a, const SitrepMessage *b)
{
  return a->ranking != b->ranking ? a->ranking > b->ranking : a->sent_at > b->sent_at;
}

/* By the order in which they were written, for a clock may be set back. */
static const SitrepMessage *
find_last_told (const SitrepDossier *self, SitrepAudience audience)
{
  const SitrepMessage *last = NULL;

  for (guint i = 0; i < self->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (self->messages, i);

      if (has_told (message, audience) && (last == NULL || is_later (message, last)))
        last = message;
    }
  return last;
}

/** sitrep_dossier_last_told: Returns: when an update last reached that audience (sent, or posted by hand), or SITREP_NEVER. */
gint64
sitrep_dossier_last_told (const SitrepDossier *self, SitrepAudience audience)
{
  const SitrepMessage *last = find_last_told (self, audience);
  gint64 at = last != NULL ? last->sent_at : SITREP_NEVER;

  /* Of one update some messages may have waited longer than others. */
  for (guint i = 0; last != NULL && last->batch != NULL && i < self->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (self->messages, i);

      if (has_told (message, audience) && g_strcmp0 (message->batch, last->batch) == 0)
        at = MAX (at, message->sent_at);
    }
  return at;
}
