/* sitrep-values.c - what a template or a form may name, and its value
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-values.h"

#include "base/sitrep-text.h"
#include "sitrep-entry-words.h"

#include <string.h>

struct _SitrepValues
{
  SitrepDossier *dossier;
  gint64 now;
  SitrepAudience audience;
  GHashTable *own; /* name → text: what was typed for this message */
};

typedef char *(*Compute) (const SitrepValues *self);
typedef char **(*ComputeList) (const SitrepValues *self);

/** sitrep_values_new: the values of @dossier as of @now; a reference is taken. Belongs to one thread. */
SitrepValues *
sitrep_values_new (SitrepDossier *dossier, gint64 now)
{
  SitrepValues *self = g_atomic_rc_box_new0 (SitrepValues);

  self->dossier = sitrep_dossier_ref (dossier);
  self->now = now;
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

SitrepValues *
sitrep_values_ref (SitrepValues *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_values (gpointer data)
{
  SitrepValues *self = data;

  sitrep_dossier_unref (self->dossier);
  g_hash_table_unref (self->own);
}

void
sitrep_values_unref (SitrepValues *self)
{
  g_atomic_rc_box_release_full (self, clear_values);
}

/** sitrep_values_set: what was typed for @name goes before what is known; %NULL or empty means “nothing known”. */
void
sitrep_values_set (SitrepValues *self, const char *name, const char *text)
{
  g_hash_table_insert (self->own, g_strdup (name), g_strdup (text != NULL ? text : ""));
}

/** sitrep_values_set_audience: for whom: cadence and next update differ by audience. */
void
sitrep_values_set_audience (SitrepValues *self, SitrepAudience audience)
{
  self->audience = audience;
}

/* --- computed values: each answers (transfer full) a text, or NULL --- */

/* Times leave the machine in the process' zone and clock, with its label. */
static char *
time_words (const SitrepValues *self, gint64 at)
{
  const SitrepPlaybook *playbook = self->dossier->playbook;
  g_autofree char *clock = NULL;

  if (at == SITREP_NEVER)
    return NULL;
  clock = sitrep_time_clock (at, playbook->zone, playbook->twelve_hours);
  return playbook->zone_label != NULL ? g_strdup_printf ("%s %s", clock, playbook->zone_label)
                                      : g_steal_pointer (&clock);
}

static const SitrepUpdateRule *
rule (const SitrepValues *self)
{
  return sitrep_level_update_rule (sitrep_dossier_level (self->dossier), self->audience);
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
  return time_words (self, self->now);
}

static char *
update_next (const SitrepValues *self)
{
  return rule (self) != NULL && rule (self)->every > 0
           ? time_words (self, self->now + rule (self)->every * SITREP_MINUTE)
           : NULL;
}

static char *
update_every (const SitrepValues *self)
{
  return rule (self) != NULL && rule (self)->every > 0
           ? sitrep_duration_words (rule (self)->every * SITREP_MINUTE, SITREP_DURATION_HOURS)
           : NULL;
}

static char *
postmortem_due (const SitrepValues *self)
{
  const SitrepDue *due = &self->dossier->playbook->form.due;
  gint64 from = sitrep_dossier_milestone_at (self->dossier, due->from);

  if (from == SITREP_NEVER || due->minutes == 0)
    return NULL;
  return sitrep_time_format (from + due->minutes * SITREP_MINUTE, self->dossier->playbook->zone, "%Y-%m-%d %H:%M");
}

static char *
postmortem_within (const SitrepValues *self)
{
  guint minutes = self->dossier->playbook->form.due.minutes;

  if (minutes == 0)
    return NULL;
  return minutes % 60 == 0 ? g_strdup_printf (minutes == 60 ? "%u hour" : "%u hours", minutes / 60)
                           : g_strdup_printf ("%u minutes", minutes);
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
      g_autofree char *clock = sitrep_when_words (&when, playbook->zone, playbook->twelve_hours);
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

static const struct
{
  const char *name;
  gboolean public;
  Compute compute;
  ComputeList list;
} catalogue[] = {
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
  { "incident.duration", TRUE, incident_duration, NULL },
  { "incident.elapsed", TRUE, incident_elapsed, NULL },
  { "incident.date", TRUE, incident_date, NULL },
  { "update.time", TRUE, update_time, NULL },
  { "update.next", TRUE, update_next, NULL },
  { "update.every", TRUE, update_every, NULL },
  { "postmortem.due", TRUE, postmortem_due, NULL },
  { "postmortem.within", TRUE, postmortem_within, NULL },
  { "postmortem.author", FALSE, postmortem_author, NULL },
  { "responders", FALSE, NULL, list_responders },
  { "timeline", FALSE, NULL, list_timeline },
  { "milestones", FALSE, NULL, list_milestones },
  { "actions", FALSE, NULL, list_actions },
};

static const char *
after (const char *name, const char *prefix)
{
  return g_str_has_prefix (name, prefix) ? name + strlen (prefix) : NULL;
}

/**
 * sitrep_values_classify:
 *
 * Returns: whether @name is a value of that playbook, and whether the public may be told it
 */
SitrepNameClass
sitrep_values_classify (const SitrepPlaybook *playbook, const char *name)
{
  const SitrepFieldRule *field = sitrep_playbook_field (playbook, name);
  const char *rest;

  for (gsize i = 0; i < G_N_ELEMENTS (catalogue); i++)
    if (strcmp (catalogue[i].name, name) == 0)
      return catalogue[i].public ? SITREP_NAME_PUBLIC : SITREP_NAME_INTERNAL;
  if (field != NULL)
    return field->public ? SITREP_NAME_PUBLIC : SITREP_NAME_INTERNAL;
  if (g_strv_contains (sitrep_situation_keys, name))
    return SITREP_NAME_INTERNAL;
  if ((rest = after (name, "milestone.")) != NULL)
    return sitrep_playbook_milestone (playbook, rest) != NULL || g_strv_contains (sitrep_own_milestones, rest)
             ? SITREP_NAME_PUBLIC
             : SITREP_NAME_UNKNOWN;
  if ((rest = after (name, "role.")) != NULL)
    return sitrep_playbook_role (playbook, rest) != NULL ? SITREP_NAME_INTERNAL : SITREP_NAME_UNKNOWN;
  if ((rest = after (name, "variable.")) != NULL)
    return g_hash_table_contains (playbook->variables, rest) ? SITREP_NAME_PUBLIC : SITREP_NAME_UNKNOWN;
  return SITREP_NAME_UNKNOWN;
}

/** sitrep_values_names: Returns: (transfer full): every name that a template of that playbook may use. */
char **
sitrep_values_names (const SitrepPlaybook *playbook, gboolean only_public)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (catalogue); i++)
    if (!only_public || catalogue[i].public)
      g_strv_builder_add (names, catalogue[i].name);
  for (guint i = 0; !only_public && sitrep_situation_keys[i] != NULL; i++)
    g_strv_builder_add (names, sitrep_situation_keys[i]);
  for (guint i = 0; i < playbook->fields->len; i++)
    {
      const SitrepFieldRule *field = g_ptr_array_index (playbook->fields, i);

      if (!only_public || field->public)
        g_strv_builder_add (names, field->key);
    }
  return g_strv_builder_end (names);
}

/* --- looking up --- */

static char *
split_name (const SitrepValues *self, const char *name)
{
  const SitrepHolder *holder;
  const char *rest;

  if ((rest = after (name, "milestone.")) != NULL)
    return time_words (self, sitrep_dossier_milestone_at (self->dossier, rest));
  if ((rest = after (name, "role.")) != NULL)
    {
      holder = sitrep_dossier_holder (self->dossier, rest);
      return holder != NULL ? g_strdup (holder->handle != NULL ? holder->handle : holder->name) : NULL;
    }
  if ((rest = after (name, "variable.")) != NULL)
    return g_strdup (g_hash_table_lookup (self->dossier->playbook->variables, rest));
  return g_strdup (sitrep_dossier_fact (self->dossier, name));
}

/** sitrep_values_text: Returns: (transfer full) (nullable): the value as one text; %NULL where nothing is known. */
char *
sitrep_values_text (SitrepValues *self, const char *name)
{
  const char *own = g_hash_table_lookup (self->own, name);
  g_autofree char *text = NULL;
  g_auto (GStrv) list = NULL;

  if (own != NULL)
    return sitrep_text_is_empty (own) ? NULL : g_strdup (own);
  for (gsize i = 0; i < G_N_ELEMENTS (catalogue) && text == NULL; i++)
    if (strcmp (catalogue[i].name, name) == 0)
      {
        if (catalogue[i].compute != NULL)
          text = catalogue[i].compute (self);
        else
          {
            list = catalogue[i].list (self);
            text = g_strjoinv (", ", list);
          }
      }
  if (text == NULL)
    text = split_name (self, name);
  return sitrep_text_is_empty (text) ? NULL : g_steal_pointer (&text);
}

/* A field's list is kept as lines; each that is not empty is an element. */
static char **
split_lines (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!sitrep_text_is_empty (lines[i]))
      g_strv_builder_take (builder, sitrep_text_line (lines[i]));
  return g_strv_builder_end (builder);
}

/** sitrep_values_list: Returns: (transfer full) (nullable): the value's elements; a text that is no list is one element. */
char **
sitrep_values_list (SitrepValues *self, const char *name)
{
  const SitrepFieldRule *field = sitrep_playbook_field (self->dossier->playbook, name);
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (catalogue); i++)
    if (catalogue[i].list != NULL && strcmp (catalogue[i].name, name) == 0 && !g_hash_table_contains (self->own, name))
      {
        char **list = catalogue[i].list (self);

        if (*list == NULL)
          g_clear_pointer (&list, g_strfreev);
        return list;
      }
  text = sitrep_values_text (self, name);
  if (text == NULL)
    return NULL;
  if (field != NULL && (field->input == SITREP_INPUT_LIST || field->input == SITREP_INPUT_PROGRESS))
    return split_lines (text);
  return g_strdupv ((char *[]) { text, NULL });
}
