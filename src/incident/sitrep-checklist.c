/* sitrep-checklist.c - the checklist that fits the level
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-checklist.h"

static gboolean
is_done (const SitrepTick *tick)
{
  return tick != NULL && tick->state == SITREP_TICK_DONE;
}

static gboolean
is_settled (const SitrepTick *tick)
{
  return tick != NULL && tick->state != SITREP_TICK_OPEN;
}

static gint64
due_of (const SitrepDossier *d, const SitrepItem *item)
{
  gint64 from = sitrep_dossier_milestone_at (d, item->due.from);

  return from != SITREP_NEVER && item->due.minutes > 0 ? from + item->due.minutes * SITREP_MINUTE : SITREP_NEVER;
}

/**
 * sitrep_checklist:
 *
 * The items for the incident's level in the playbook's order. One that fell away with a change of level but had
 * been ticked stays, marked as no longer applying. Everything in the lines belongs to @d.
 *
 * Returns: (transfer full) (element-type SitrepChecklistLine)
 */
GArray *
sitrep_checklist (const SitrepDossier *d)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (SitrepChecklistLine));
  const char *level = sitrep_dossier_level (d)->key;

  for (guint i = 0; i < d->playbook->groups->len; i++)
    {
      const SitrepGroup *group = g_ptr_array_index (d->playbook->groups, i);

      for (guint j = 0; j < group->items->len; j++)
        {
          const SitrepItem *item = g_ptr_array_index (group->items, j);
          SitrepChecklistLine line = { group, item, sitrep_dossier_tick (d, item->key), FALSE, due_of (d, item) };

          line.applies = sitrep_levels_include (group->levels, level) && sitrep_levels_include (item->levels, level);
          if (line.applies || is_settled (line.tick))
            g_array_append_val (lines, line);
        }
    }
  return lines;
}

/** sitrep_checklist_group_satisfied: whether it is a “one of” group of which one item is done. */
gboolean
sitrep_checklist_group_satisfied (const SitrepDossier *d, const SitrepGroup *group)
{
  if (!group->one_of)
    return FALSE;
  for (guint j = 0; j < group->items->len; j++)
    if (is_done (sitrep_dossier_tick (d, ((SitrepItem *) g_ptr_array_index (group->items, j))->key)))
      return TRUE;
  return FALSE;
}

/**
 * sitrep_checklist_progress:
 * @done: (out): how many of those that apply are done, or not applicable
 * @all: (out): how many apply; a “one of” group counts once
 */
void
sitrep_checklist_progress (const SitrepDossier *d, guint *done, guint *all)
{
  g_autoptr (GArray) lines = sitrep_checklist (d);
  const SitrepGroup *counted = NULL;

  *done = *all = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);

      if (!line->applies || (line->group->one_of && line->group == counted))
        continue;
      counted = line->group;
      (*all)++;
      *done += line->group->one_of ? sitrep_checklist_group_satisfied (d, line->group) : is_settled (line->tick);
    }
}
