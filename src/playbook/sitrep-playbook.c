/* sitrep-playbook.c - a process as data
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const sitrep_audience_nicks[] = { "internal", "stakeholders", "public", NULL };
const char *const sitrep_need_nicks[] = { "none", "optional", "required", NULL };
const char *const sitrep_phase_nicks[] = { "open", "resolved", "closed", NULL };
const char *const sitrep_input_nicks[] = { "text", "list", "choice", NULL };
const char *const sitrep_answer_nicks[] = { "text", "list", "numbered", "groups", "table", "actions", "line", NULL };

/** sitrep_audience_label: Returns: (transfer none): the audience's name in the user's language. */
const char *
sitrep_audience_label (SitrepAudience audience)
{
  switch (audience)
    {
    case SITREP_AUDIENCE_STAKEHOLDERS:
      return _ ("Stakeholders");
    case SITREP_AUDIENCE_PUBLIC:
      return _ ("Public");
    case SITREP_AUDIENCE_INTERNAL:
    default:
      return _ ("Internal");
    }
}

/* --- release: each record's texts belong to it --- */

static void
free_level (SitrepLevel *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self->meaning);
  g_free (self->colour);
  g_free (self->glyph);
  g_strfreev (self->examples);
  g_free (self->response.label);
  g_free (self->resolution.label);
  g_clear_pointer (&self->updates, g_ptr_array_unref);
  g_strfreev (self->told);
  g_free (self->declare);
  g_free (self);
}

static void
free_status (SitrepStatus *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self->page);
  g_free (self->milestone);
  g_free (self);
}

static void
free_milestone (SitrepMilestone *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self);
}

static void
free_role (SitrepRole *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self->handle);
  g_strfreev (self->duties);
  g_strfreev (self->levels);
  g_free (self);
}

static void
free_field (SitrepFieldRule *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self->hint);
  g_strfreev (self->choices);
  g_free (self);
}

static void
free_item (SitrepItem *self)
{
  g_free (self->key);
  g_free (self->text);
  g_strfreev (self->levels);
  g_free (self->does);
  g_free (self->due.from);
  g_free (self);
}

static void
free_group (SitrepGroup *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->hint);
  g_strfreev (self->levels);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static void
free_template (SitrepTemplate *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->moment);
  g_strfreev (self->levels);
  g_strfreev (self->services);
  g_free (self->subject);
  g_free (self->body);
  g_free (self->page);
  g_clear_pointer (&self->asks, g_ptr_array_unref);
  g_free (self);
}

static void
free_column (SitrepColumn *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self->from);
  g_free (self);
}

static void
free_question (SitrepQuestion *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self->hint);
  g_free (self->from);
  g_strfreev (self->groups);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self);
}

static void
free_section (SitrepSection *self)
{
  g_free (self->key);
  g_free (self->title);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_free (self);
}

static void
free_form (SitrepPostmortemForm *self)
{
  g_free (self->title);
  g_free (self->file);
  g_free (self->folder);
  g_free (self->due.from);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
array_of (gpointer free_func)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_func);
}

/* Each makes an empty record and the arrays it holds. */
SitrepLevel *
sitrep_level_new (void)
{
  SitrepLevel *self = g_new0 (SitrepLevel, 1);

  self->updates = array_of (g_free);
  return self;
}

SitrepGroup *
sitrep_group_new (void)
{
  SitrepGroup *self = g_new0 (SitrepGroup, 1);

  self->items = array_of (free_item);
  return self;
}

SitrepTemplate *
sitrep_template_new (void)
{
  SitrepTemplate *self = g_new0 (SitrepTemplate, 1);

  self->asks = array_of (g_free);
  return self;
}

SitrepQuestion *
sitrep_question_new (void)
{
  SitrepQuestion *self = g_new0 (SitrepQuestion, 1);

  self->columns = array_of (free_column);
  return self;
}

SitrepSection *
sitrep_section_new (void)
{
  SitrepSection *self = g_new0 (SitrepSection, 1);

  self->questions = array_of (free_question);
  return self;
}

SitrepPlaybook *
sitrep_playbook_new (void)
{
  SitrepPlaybook *self = g_atomic_rc_box_new0 (SitrepPlaybook);

  self->levels = array_of (free_level);
  self->statuses = array_of (free_status);
  self->milestones = array_of (free_milestone);
  self->roles = array_of (free_role);
  self->fields = array_of (free_field);
  self->groups = array_of (free_group);
  self->templates = array_of (free_template);
  self->form = g_new0 (SitrepPostmortemForm, 1);
  self->form->sections = array_of (free_section);
  self->variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static void
clear_playbook (gpointer data)
{
  SitrepPlaybook *self = data;
  char **texts[] = { &self->id,
                     &self->text,
                     &self->key,
                     &self->title,
                     &self->summary,
                     &self->version,
                     &self->owner,
                     &self->language,
                     &self->zone_name,
                     &self->zone_label,
                     &self->duration_from,
                     &self->duration_to,
                     &self->id_pattern,
                     &self->id_zone,
                     &self->default_level,
                     &self->lead_label,
                     &self->postmortem_label };
  GPtrArray *arrays[]
    = { self->levels, self->statuses, self->milestones, self->roles, self->fields, self->groups, self->templates };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (arrays[i]);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  free_form (self->form);
  g_strfreev (self->priorities);
  g_hash_table_unref (self->variables);
}

/** sitrep_playbook_ref: takes one more reference; from any thread. */
SitrepPlaybook *
sitrep_playbook_ref (SitrepPlaybook *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sitrep_playbook_unref (SitrepPlaybook *self)
{
  g_atomic_rc_box_release_full (self, clear_playbook);
}

/* --- looking up --- */

/* All keyed records begin with their key. */
static gconstpointer
find (GPtrArray *array, const char *key)
{
  for (guint i = 0; key != NULL && i < array->len; i++)
    if (strcmp (*(char **) g_ptr_array_index (array, i), key) == 0)
      return g_ptr_array_index (array, i);
  return NULL;
}

const SitrepLevel *
sitrep_playbook_level (const SitrepPlaybook *self, const char *key)
{
  return find (self->levels, key);
}

/** sitrep_playbook_default_level: the one that the playbook names, else the second highest, else the only one. */
const SitrepLevel *
sitrep_playbook_default_level (const SitrepPlaybook *self)
{
  const SitrepLevel *named = sitrep_playbook_level (self, self->default_level);

  return named != NULL ? named : g_ptr_array_index (self->levels, MIN (1, self->levels->len - 1));
}

const SitrepStatus *
sitrep_playbook_status (const SitrepPlaybook *self, const char *key)
{
  return find (self->statuses, key);
}

/** sitrep_playbook_first_status: Returns: (nullable): the first status of that phase. */
const SitrepStatus *
sitrep_playbook_first_status (const SitrepPlaybook *self, SitrepPhase phase)
{
  for (guint i = 0; i < self->statuses->len; i++)
    {
      const SitrepStatus *status = g_ptr_array_index (self->statuses, i);

      if (status->phase == phase)
        return status;
    }
  return NULL;
}

const SitrepMilestone *
sitrep_playbook_milestone (const SitrepPlaybook *self, const char *key)
{
  return find (self->milestones, key);
}

const SitrepRole *
sitrep_playbook_role (const SitrepPlaybook *self, const char *key)
{
  return find (self->roles, key);
}

/** sitrep_playbook_lead: Returns: (nullable): the role that leads. */
const SitrepRole *
sitrep_playbook_lead (const SitrepPlaybook *self)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      const SitrepRole *role = g_ptr_array_index (self->roles, i);

      if (role->lead)
        return role;
    }
  return NULL;
}

const SitrepFieldRule *
sitrep_playbook_field (const SitrepPlaybook *self, const char *key)
{
  return find (self->fields, key);
}

const SitrepTemplate *
sitrep_playbook_template (const SitrepPlaybook *self, const char *key)
{
  return find (self->templates, key);
}

const SitrepItem *
sitrep_playbook_item (const SitrepPlaybook *self, const char *key)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const SitrepGroup *group = g_ptr_array_index (self->groups, i);
      const SitrepItem *item = find (group->items, key);

      if (item != NULL)
        return item;
    }
  return NULL;
}

/** sitrep_level_update_rule: Returns: (nullable): how often that audience hears at this level. */
const SitrepUpdateRule *
sitrep_level_update_rule (const SitrepLevel *self, SitrepAudience audience)
{
  for (guint i = 0; i < self->updates->len; i++)
    {
      const SitrepUpdateRule *rule = g_ptr_array_index (self->updates, i);

      if (rule->audience == audience)
        return rule;
    }
  return NULL;
}

/** sitrep_levels_include: whether a list of levels holds @key; none at all means every level. */
gboolean
sitrep_levels_include (char **levels, const char *key)
{
  return levels == NULL || (key != NULL && g_strv_contains ((const char *const *) levels, key));
}
