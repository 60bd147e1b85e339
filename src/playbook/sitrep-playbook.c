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
const char *const sitrep_need_nicks[] = { "", "none", "optional", "recommended", "required", NULL };
const char *const sitrep_call_nicks[] = { "", "none", "inform", "notify", "page", NULL };
const char *const sitrep_room_nicks[] = { "", "none", "thread", "create", NULL };
const char *const sitrep_phase_nicks[] = { "open", "resolved", "closed", NULL };
const char *const sitrep_page_words[] = { "investigating", "identified", "monitoring", "resolved", NULL };
const char *const sitrep_post_nicks[] = { "internal", "vendor", NULL };
const char *const sitrep_command_nicks[] = { "shell", "sql", "query", "chat", NULL };
const char *const sitrep_input_nicks[] = { "text", "list", "choice", "number", "users", "money", "progress", NULL };
const char *const sitrep_answer_nicks[] = { "text", "list",   "numbered", "groups", "table", "actions", "line",
                                            "whys", "checks", "choice",   "people", "date",  NULL };
const char *const sitrep_metric_nicks[] = { "interval", "count", "rate", "value", NULL };

const char *const sitrep_own_milestones[]
  = { "started", "detected",   "declared", "acknowledged", "mitigated", "resolved",
      "closed",  "stood-down", "reopened", "reviewed",     NULL };
const char *const sitrep_situation_keys[] = { "impact", "known", "doing", "needed", NULL };

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

SitrepPlaybook *
sitrep_playbook_new (void)
{
  SitrepPlaybook *self = g_atomic_rc_box_new0 (SitrepPlaybook);

  sitrep_shape_init (&sitrep_playbook_shape, self);
  return self;
}

static void
clear_playbook (gpointer data)
{
  SitrepPlaybook *self = data;

  sitrep_shape_clear (&sitrep_playbook_shape, self);
  g_free (self->id);
  g_free (self->text);
  g_clear_pointer (&self->zone, g_time_zone_unref);
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

/**
 * sitrep_playbook_find:
 * @list: of records that begin with their key, as all that have one do
 *
 * Returns: (nullable): the record of that key; it belongs to the playbook
 */
gconstpointer
sitrep_playbook_find (GPtrArray *list, const char *key)
{
  for (guint i = 0; key != NULL && i < list->len; i++)
    if (g_strcmp0 (*(char **) g_ptr_array_index (list, i), key) == 0)
      return g_ptr_array_index (list, i);
  return NULL;
}

const SitrepLevel *
sitrep_playbook_level (const SitrepPlaybook *self, const char *key)
{
  return sitrep_playbook_find (self->levels, key);
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
  return sitrep_playbook_find (self->statuses, key);
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
  return sitrep_playbook_find (self->milestones, key);
}

const SitrepRole *
sitrep_playbook_role (const SitrepPlaybook *self, const char *key)
{
  return sitrep_playbook_find (self->roles, key);
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
  return sitrep_playbook_find (self->fields, key);
}

const SitrepTemplate *
sitrep_playbook_template (const SitrepPlaybook *self, const char *key)
{
  return sitrep_playbook_find (self->templates, key);
}

const SitrepItem *
sitrep_playbook_item (const SitrepPlaybook *self, const char *key)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const SitrepGroup *group = g_ptr_array_index (self->groups, i);
      const SitrepItem *item = sitrep_playbook_find (group->items, key);

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

/**
 * sitrep_playbook_page_service:
 * @page: (nullable): a key of the page statuses, or a word of the services
 *
 * Returns: (nullable): what a service calls it: investigating, identified, monitoring or resolved
 */
const char *
sitrep_playbook_page_service (const SitrepPlaybook *self, const char *page)
{
  const SitrepPageStatus *status = sitrep_playbook_find (self->page_statuses, page);

  return status != NULL ? status->service : page;
}
