/* sitrep-playbook-check.c - what a playbook's parts must have to do with each other
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-check.h"

#include <glib/gi18n-lib.h>

/* Milestones that the program itself sets or needs; a playbook may give them labels of its own. */
static const char *const own_milestones[]
  = { "started", "detected", "declared", "acknowledged", "mitigated", "resolved", "closed", NULL };

static void
check_unique (GPtrArray *array, const char *list, SitrepWalk *walk)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < array->len; i++)
    {
      char *key = *(char **) g_ptr_array_index (array, i);
      g_autofree char *path = g_strdup_printf ("%s[%u].key", list, i);

      if (!g_hash_table_add (seen, key))
        sitrep_walk_fault (walk, path, FALSE, _ ("The key “%s” is used twice."), key);
    }
}

static void
check_levels (const SitrepPlaybook *self, char **levels, const char *path, SitrepWalk *walk)
{
  for (guint i = 0; levels != NULL && levels[i] != NULL; i++)
    if (sitrep_playbook_level (self, levels[i]) == NULL)
      sitrep_walk_fault (walk, path, FALSE, _ ("There is no level “%s”."), levels[i]);
}

static void
check_milestone (const SitrepPlaybook *self, const char *key, const char *path, SitrepWalk *walk)
{
  if (key != NULL && *key != '\0' && sitrep_playbook_milestone (self, key) == NULL
      && !g_strv_contains (own_milestones, key))
    sitrep_walk_fault (walk, path, FALSE, _ ("There is no milestone “%s”."), key);
}

static void
check_statuses (const SitrepPlaybook *self, SitrepWalk *walk)
{
  SitrepPhase last = SITREP_PHASE_OPEN;

  for (guint i = 0; i < self->statuses->len; i++)
    {
      const SitrepStatus *status = g_ptr_array_index (self->statuses, i);
      g_autofree char *path = g_strdup_printf ("statuses[%u]", i);

      check_milestone (self, status->milestone, path, walk);
      if (status->phase < last)
        sitrep_walk_fault (walk, path, FALSE, _ ("An earlier phase cannot follow a later one."));
      last = status->phase;
    }
  if (sitrep_playbook_first_status (self, SITREP_PHASE_OPEN) == NULL)
    sitrep_walk_fault (walk, "statuses", FALSE, _ ("At least one status of the phase “open” is needed."));
  if (sitrep_playbook_first_status (self, SITREP_PHASE_RESOLVED) == NULL)
    sitrep_walk_fault (walk, "statuses", FALSE, _ ("A status of the phase “resolved” is needed."));
}

static void
check_checklist (const SitrepPlaybook *self, SitrepWalk *walk)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const SitrepGroup *group = g_ptr_array_index (self->groups, i);
      g_autofree char *group_path = g_strdup_printf ("checklist[%u]", i);

      check_levels (self, group->levels, group_path, walk);
      for (guint j = 0; j < group->items->len; j++)
        {
          const SitrepItem *item = g_ptr_array_index (group->items, j);
          g_autofree char *path = g_strdup_printf ("checklist[%u].items[%u]", i, j);

          /* Ticks are kept by item, so an item's key is unique in the whole checklist. */
          if (!g_hash_table_add (seen, item->key))
            sitrep_walk_fault (walk, path, FALSE, _ ("The key “%s” is used twice."), item->key);
          check_levels (self, item->levels, path, walk);
          check_milestone (self, item->due.from, path, walk);
        }
    }
}

static gboolean
is_situation (const char *key)
{
  static const char *const parts[] = { "impact", "known", "doing", "needed", NULL };

  return g_strv_contains (parts, key);
}

static void
check_templates (const SitrepPlaybook *self, SitrepWalk *walk)
{
  for (guint i = 0; i < self->templates->len; i++)
    {
      const SitrepTemplate *template = g_ptr_array_index (self->templates, i);
      g_autofree char *path = g_strdup_printf ("templates[%u]", i);

      check_levels (self, template->levels, path, walk);
      for (guint j = 0; j < template->asks->len; j++)
        {
          const char *key = g_ptr_array_index (template->asks, j);

          if (sitrep_playbook_field (self, key) == NULL && !is_situation (key))
            sitrep_walk_fault (walk, path, FALSE, _ ("“asks” names “%s”, which is not among the fields."), key);
        }
    }
}

static void
check_form (const SitrepPlaybook *self, SitrepWalk *walk)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  check_milestone (self, self->form->due.from, "postmortem.due", walk);
  for (guint i = 0; i < self->form->sections->len; i++)
    {
      const SitrepSection *section = g_ptr_array_index (self->form->sections, i);

      for (guint j = 0; j < section->questions->len; j++)
        {
          const SitrepQuestion *question = g_ptr_array_index (section->questions, j);
          g_autofree char *path = g_strdup_printf ("postmortem.sections[%u].questions[%u]", i, j);

          if (!g_hash_table_add (seen, question->key))
            sitrep_walk_fault (walk, path, FALSE, _ ("The key “%s” is used twice."), question->key);
          if (question->kind == SITREP_ANSWER_GROUPS && question->groups == NULL)
            sitrep_walk_fault (walk, path, FALSE, _ ("Groups are needed for this kind of answer."));
        }
    }
}

/** sitrep_playbook_check: notes in @walk all that the parts of @self say against each other. */
void
sitrep_playbook_check (SitrepPlaybook *self, SitrepWalk *walk)
{
  check_unique (self->levels, "levels", walk);
  check_unique (self->statuses, "statuses", walk);
  check_unique (self->milestones, "milestones", walk);
  check_unique (self->roles, "roles", walk);
  check_unique (self->fields, "fields", walk);
  check_unique (self->groups, "checklist", walk);
  check_unique (self->templates, "templates", walk);
  if (self->levels->len == 0)
    sitrep_walk_fault (walk, "levels", FALSE, _ ("At least one level is needed."));
  if (self->default_level != NULL && sitrep_playbook_level (self, self->default_level) == NULL)
    sitrep_walk_fault (walk, "default_level", FALSE, _ ("There is no level “%s”."), self->default_level);
  check_statuses (self, walk);
  for (guint i = 0; i < self->roles->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("roles[%u]", i);

      check_levels (self, ((SitrepRole *) g_ptr_array_index (self->roles, i))->levels, path, walk);
    }
  check_checklist (self, walk);
  check_templates (self, walk);
  check_form (self, walk);
  check_milestone (self, self->duration_from, "time.duration.from", walk);
  check_milestone (self, self->duration_to, "time.duration.to", walk);
}
