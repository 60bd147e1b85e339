/* sitrep-values.c - what a template or a form may name, and its value
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-values-private.h"

#include "base/sitrep-text.h"

#include <string.h>

/** sitrep_values_new: the values of @dossier as of @now; a reference is taken. Belongs to one thread. */
SitrepValues *
sitrep_values_new (SitrepDossier *dossier, gint64 now)
{
  SitrepValues *self = g_atomic_rc_box_new0 (SitrepValues);

  self->dossier = sitrep_dossier_ref (dossier);
  self->now = now;
  self->twelve_hours = dossier->playbook->twelve_hours;
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

/** sitrep_values_set_clock: how times are printed, where it is not as the process does. */
void
sitrep_values_set_clock (SitrepValues *self, gboolean twelve_hours)
{
  self->twelve_hours = twelve_hours;
}

/** sitrep_values_enter_name: the values will fill the pattern of a name. */
void
sitrep_values_enter_name (SitrepValues *self)
{
  self->in_name = TRUE;
}

static const SitrepValueRule *
find_rule (const char *name)
{
  for (guint i = 0; i < sitrep_n_value_rules; i++)
    if (strcmp (sitrep_value_rules[i].name, name) == 0)
      return &sitrep_value_rules[i];
  return NULL;
}

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
  const SitrepValueRule *computed = find_rule (name);
  const SitrepFieldRule *field = sitrep_playbook_field (playbook, name);
  const char *rest;

  if (computed != NULL)
    return computed->public ? SITREP_NAME_PUBLIC : SITREP_NAME_INTERNAL;
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

  for (guint i = 0; i < sitrep_n_value_rules; i++)
    if (!only_public || sitrep_value_rules[i].public)
      g_strv_builder_add (names, sitrep_value_rules[i].name);
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
    return sitrep_values_time (self, sitrep_dossier_milestone_at (self->dossier, rest));
  if ((rest = after (name, "role.")) != NULL)
    {
      holder = sitrep_dossier_holder (self->dossier, rest);
      return holder != NULL ? g_strdup (holder->handle != NULL ? holder->handle : holder->name) : NULL;
    }
  if ((rest = after (name, "variable.")) != NULL)
    return g_strdup (g_hash_table_lookup (self->dossier->playbook->variables, rest));
  return g_strdup (sitrep_dossier_fact (self->dossier, name));
}

/* Which of the marks a line of a progress list begins with, as typed or as the process prints it; else 3. */
static guint
find_mark (const SitrepFieldRule *field, const char *line, gsize *length)
{
  static const char *const typed[] = { "[x]", "[X]", "[-]", "[~]", "[ ]", "[]" };
  static const guint means[] = { 0, 0, 1, 1, 2, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    if (g_str_has_prefix (line, typed[i]))
      {
        *length = strlen (typed[i]);
        return means[i];
      }
  for (guint i = 0; i < 3; i++)
    if (*field->marks[i] != '\0' && g_str_has_prefix (line, field->marks[i]))
      {
        *length = strlen (field->marks[i]);
        return i;
      }
  return 3;
}

static char *
mark_line (const SitrepFieldRule *field, char *line)
{
  gsize length = 0;
  guint mark = find_mark (field, g_strchug (line), &length);

  if (mark == 3)
    return g_strdup (line);
  return g_strdup_printf ("%s %s", field->marks[mark], line + length + strspn (line + length, " \t"));
}

/* What is done, under way and next, with the marks of the process. */
static char *
mark_progress (const SitrepFieldRule *field, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *marked = mark_line (field, lines[i]);

      g_free (lines[i]);
      lines[i] = marked;
    }
  return g_strjoinv ("\n", lines);
}

static char *
known_text (SitrepValues *self, const char *name)
{
  const SitrepValueRule *computed = find_rule (name);
  g_auto (GStrv) list = NULL;

  if (g_hash_table_contains (self->own, name))
    return g_strdup (g_hash_table_lookup (self->own, name));
  if (computed == NULL)
    return split_name (self, name);
  if (computed->compute != NULL)
    return computed->compute (self);
  list = computed->list (self);
  return g_strjoinv (", ", list);
}

/** sitrep_values_text: Returns: (transfer full) (nullable): the value as one text; %NULL where nothing is known. */
char *
sitrep_values_text (SitrepValues *self, const char *name)
{
  const SitrepFieldRule *field = sitrep_playbook_field (self->dossier->playbook, name);
  g_autofree char *text = known_text (self, name);

  if (sitrep_text_is_empty (text))
    return NULL;
  if (field != NULL && field->input == SITREP_INPUT_PROGRESS && field->marks != NULL
      && g_strv_length (field->marks) == 3)
    return mark_progress (field, text);
  return g_steal_pointer (&text);
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
  const SitrepValueRule *computed = find_rule (name);
  g_autofree char *text = NULL;

  if (computed != NULL && computed->list != NULL && !g_hash_table_contains (self->own, name))
    {
      char **list = computed->list (self);

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
