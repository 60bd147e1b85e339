/* sitrep-values-catalogue.c - the values that are computed: names, and how
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-values-private.h"

#include "base/sitrep-text.h"
#include "playbook/sitrep-work-calendar.h"
#include "sitrep-cadence.h"
#include "sitrep-entry-words.h"
#include "sitrep-name.h"

/* --- computed values: each answers (transfer full) a text, or NULL --- */

static char *
with_label (const SitrepValues *self, char *time)
{
  const char *label = self->dossier->playbook->zone_label;
  g_autofree char *words = time;

  return label != NULL ? g_strdup_printf ("%s %s", words, label) : g_steal_pointer (&words);
}

/** sitrep_values_time: Returns: (transfer full) (nullable): a time in the process' zone and clock, with its label. */
char *
sitrep_values_time (const SitrepValues *self, gint64 at)
{
  return at != SITREP_NEVER
           ? with_label (self, sitrep_time_clock (at, self->dossier->playbook->zone, self->twelve_hours))
           : NULL;
}

/* Words for what leaves the machine: never translated. */
static char *
span_words (guint minutes)
{
  if (minutes > 0 && minutes % 60 == 0)
    return g_strdup_printf (minutes == 60 ? "%u hour" : "%u hours", minutes / 60);
  return g_strdup_printf (minutes == 1 ? "%u minute" : "%u minutes", minutes);
}

static guint
every (const SitrepValues *self)
{
  return sitrep_cadence_every (self->dossier, self->audience);
}

static char *
incident_id (const SitrepValues *self)
{
  return g_strdup (self->dossier->incident->label);
}

static char *
incident_title (const SitrepValues *self)
{
  return g_strdup (self->dossier->incident->title);
}

static char *
incident_public_title (const SitrepValues *self)
{
  return g_strdup (self->dossier->incident->public_title);
}

static char *
incident_level (const SitrepValues *self)
{
  return g_strdup (sitrep_dossier_level (self->dossier)->key);
}

static char *
incident_level_name (const SitrepValues *self)
{
  return g_strdup (sitrep_dossier_level (self->dossier)->name);
}

static char *
incident_glyph (const SitrepValues *self)
{
  return g_strdup (sitrep_dossier_level (self->dossier)->glyph);
}

static char *
incident_status (const SitrepValues *self)
{
  return g_strdup (sitrep_dossier_status (self->dossier)->label);
}

static char *
incident_lead (const SitrepValues *self)
{
  const SitrepHolder *lead = sitrep_dossier_lead (self->dossier);

  return lead != NULL ? g_strdup (lead->name) : NULL;
}

static char *
incident_lead_handle (const SitrepValues *self)
{
  const SitrepHolder *lead = sitrep_dossier_lead (self->dossier);

  if (lead == NULL)
    return NULL;
  return g_strdup (lead->handle != NULL ? lead->handle : lead->name);
}

static char *
incident_meet (const SitrepValues *self)
{
  return g_strdup (self->dossier->incident->meet);
}

static char *
incident_duration (const SitrepValues *self)
{
  return sitrep_duration_words (sitrep_dossier_duration (self->dossier, self->now),
                                self->dossier->playbook->duration_style);
}

static char *
incident_minutes (const SitrepValues *self)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, sitrep_dossier_duration (self->dossier, self->now) / SITREP_MINUTE);
}

static char *
incident_detected_by (const SitrepValues *self)
{
  return g_strdup (self->dossier->incident->detected_by);
}

/* What the process calls an incident that is open, and one that is not; nothing where it has no words for it. */
static char *
incident_state (const SitrepValues *self)
{
  const SitrepPlaybook *playbook = self->dossier->playbook;

  return g_strdup (self->dossier->incident->phase == SITREP_PHASE_OPEN ? playbook->open_label
                                                                       : playbook->resolved_label);
}

static char *
incident_slug (const SitrepValues *self)
{
  return sitrep_name_slug (self->dossier->incident->title);
}

/* A pattern that names a name would never end: inside of one there is none. */
static char *
by_pattern (const SitrepValues *self, const char *pattern)
{
  return pattern != NULL && !self->in_name ? sitrep_name_fill_id (pattern, self->dossier, self->now) : NULL;
}

static char *
incident_channel (const SitrepValues *self)
{
  return by_pattern (self, self->dossier->playbook->ids.channel);
}

static char *
incident_document (const SitrepValues *self)
{
  return by_pattern (self, self->dossier->playbook->ids.document);
}

static char *
incident_review (const SitrepValues *self)
{
  return by_pattern (self, self->dossier->playbook->ids.review);
}

/* What the status page says; a word of the services' own begins with a capital, as they print it. */
static char *
incident_page (const SitrepValues *self)
{
  const char *page = sitrep_dossier_status (self->dossier)->page;
  const SitrepPageStatus *status = sitrep_playbook_find (self->dossier->playbook->page_statuses, page);

  if (status != NULL)
    return g_strdup (status->label);
  return page != NULL ? g_strdup_printf ("%c%s", g_ascii_toupper (*page), *page != '\0' ? page + 1 : "") : NULL;
}

static char *
incident_page_glyph (const SitrepValues *self)
{
  const SitrepPageStatus *status
    = sitrep_playbook_find (self->dossier->playbook->page_statuses, sitrep_dossier_status (self->dossier)->page);

  return status != NULL ? g_strdup (status->glyph) : NULL;
}

static char *
incident_elapsed (const SitrepValues *self)
{
  return sitrep_duration_words (self->now - sitrep_dossier_started (self->dossier), SITREP_DURATION_MINUTES);
}

static char *
incident_date (const SitrepValues *self)
{
  return sitrep_time_format (sitrep_dossier_started (self->dossier), self->dossier->playbook->zone, "%Y-%m-%d");
}

static char *
update_time (const SitrepValues *self)
{
  return sitrep_values_time (self, self->now);
}

static char *
update_next (const SitrepValues *self)
{
  gint64 next = sitrep_cadence_next (self->dossier, self->audience, self->now);

  return next != SITREP_NEVER ? sitrep_values_time (self, next) : NULL;
}

static char *
update_every (const SitrepValues *self)
{
  return every (self) > 0 ? sitrep_duration_words (every (self) * SITREP_MINUTE, SITREP_DURATION_HOURS) : NULL;
}

static char *
update_in (const SitrepValues *self)
{
  gint64 next = sitrep_cadence_next (self->dossier, self->audience, self->now);

  return next != SITREP_NEVER ? span_words ((guint) ((next - self->now + SITREP_MINUTE / 2) / SITREP_MINUTE)) : NULL;
}

static char *
due_words (const SitrepValues *self, const SitrepDue *due)
{
  gint64 from = sitrep_dossier_milestone_at (self->dossier, due->from);
  gint64 at = sitrep_due_at (self->dossier->playbook, due, from, sitrep_dossier_level (self->dossier)->key);

  if (at == SITREP_NEVER)
    return NULL;
  return with_label (self, sitrep_time_format (at, self->dossier->playbook->zone,
                                               self->twelve_hours ? "%Y-%m-%d %-I:%M %p" : "%Y-%m-%d %H:%M"));
}

static char *
within_words (const SitrepValues *self, const SitrepDue *due)
{
  if (!sitrep_levels_include (due->levels, sitrep_dossier_level (self->dossier)->key))
    return NULL;
  if (due->business_days > 0)
    return g_strdup_printf (due->business_days == 1 ? "%u business day" : "%u business days", due->business_days);
  return due->minutes > 0 ? span_words (due->minutes) : NULL;
}

static char *
postmortem_due (const SitrepValues *self)
{
  return due_words (self, &self->dossier->playbook->form.due);
}

static char *
postmortem_within (const SitrepValues *self)
{
  return within_words (self, &self->dossier->playbook->form.due);
}

static char *
review_due (const SitrepValues *self)
{
  return due_words (self, &self->dossier->playbook->review.due);
}

static char *
review_within (const SitrepValues *self)
{
  return within_words (self, &self->dossier->playbook->review.due);
}

static char *
postmortem_author (const SitrepValues *self)
{
  const SitrepPostmortem *postmortem = self->dossier->postmortem;

  return postmortem != NULL && postmortem->author != NULL ? g_strdup (postmortem->author) : incident_lead (self);
}

static char **
list_responders (const SitrepValues *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->dossier->holders->len; i++)
    {
      const SitrepHolder *holder = g_ptr_array_index (self->dossier->holders, i);

      if (holder->name != NULL && g_hash_table_add (seen, holder->name))
        g_strv_builder_add (names, holder->name);
    }
  return g_strv_builder_end (names);
}

static char **
entry_lines (const SitrepValues *self, GPtrArray *entries)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const SitrepPlaybook *playbook = self->dossier->playbook;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (entries, i);
      SitrepWhen when = { entry->at, entry->until, entry->precision };
      g_autofree char *clock = sitrep_when_words (&when, playbook->zone, self->twelve_hours);
      g_autofree char *words = sitrep_entry_words (entry, playbook);

      g_strv_builder_take (lines, g_strdup_printf ("%s - %s", clock, words));
    }
  return g_strv_builder_end (lines);
}

static char **
list_timeline (const SitrepValues *self)
{
  return entry_lines (self, self->dossier->entries != NULL ? self->dossier->entries : self->dossier->milestones);
}

static char **
list_milestones (const SitrepValues *self)
{
  return entry_lines (self, self->dossier->milestones);
}

static char **
list_actions (const SitrepValues *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < self->dossier->actions->len; i++)
    {
      const SitrepActionItem *item = g_ptr_array_index (self->dossier->actions, i);

      g_strv_builder_add (lines, item->text);
    }
  return g_strv_builder_end (lines);
}

/* --- the catalogue --- */

const SitrepValueRule sitrep_value_rules[] = {
  { "incident.id", FALSE, incident_id, NULL },
  { "incident.title", FALSE, incident_title, NULL },
  { "incident.public_title", TRUE, incident_public_title, NULL },
  { "incident.level", FALSE, incident_level, NULL },
  { "incident.level_name", FALSE, incident_level_name, NULL },
  { "incident.glyph", FALSE, incident_glyph, NULL },
  { "incident.status", TRUE, incident_status, NULL },
  { "incident.lead", FALSE, incident_lead, NULL },
  { "incident.lead_handle", FALSE, incident_lead_handle, NULL },
  { "incident.meet", FALSE, incident_meet, NULL },
  { "incident.detected_by", FALSE, incident_detected_by, NULL },
  { "incident.state", FALSE, incident_state, NULL },
  { "incident.slug", FALSE, incident_slug, NULL },
  { "incident.channel", FALSE, incident_channel, NULL },
  { "incident.document", FALSE, incident_document, NULL },
  { "incident.review", FALSE, incident_review, NULL },
  { "incident.page", TRUE, incident_page, NULL },
  { "incident.page_glyph", TRUE, incident_page_glyph, NULL },
  { "incident.duration", TRUE, incident_duration, NULL },
  { "incident.minutes", TRUE, incident_minutes, NULL },
  { "incident.elapsed", TRUE, incident_elapsed, NULL },
  { "incident.date", TRUE, incident_date, NULL },
  { "update.time", TRUE, update_time, NULL },
  { "update.next", TRUE, update_next, NULL },
  { "update.every", TRUE, update_every, NULL },
  { "update.in", TRUE, update_in, NULL },
  { "postmortem.due", TRUE, postmortem_due, NULL },
  { "postmortem.within", TRUE, postmortem_within, NULL },
  { "postmortem.author", FALSE, postmortem_author, NULL },
  { "review.due", TRUE, review_due, NULL },
  { "review.within", TRUE, review_within, NULL },
  { "responders", FALSE, NULL, list_responders },
  { "timeline", FALSE, NULL, list_timeline },
  { "milestones", FALSE, NULL, list_milestones },
  { "actions", FALSE, NULL, list_actions },
};

const guint sitrep_n_value_rules = G_N_ELEMENTS (sitrep_value_rules);
