/* sitrep-item-deeds.c - what can be done about a checklist item besides ticking it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-item-deeds.h"

#include <glib/gi18n.h>
#include <string.h>

/* A deed whose name ends with a colon is followed by a key. */
static const struct
{
  const char *does, *label;
} starts[] = {
  { "send:", N_ ("_Send…") },     { "status:", N_ ("_Set…") },      { "decide:", N_ ("_Decide…") },
  { "lead", N_ ("_Name…") },      { "roles", N_ ("_Assign…") },     { "meet", N_ ("_Say Where…") },
  { "level", N_ ("_Change…") },   { "call-sheet", N_ ("_Show") },   { "ladder:", N_ ("_Escalate…") },
  { "postmortem", N_ ("_Open") }, { "actions", N_ ("_Open") },      { "review", N_ ("_Review…") },
  { "export", N_ ("_Export…") },  { "evidence:", N_ ("_Attach…") },
};

static const char *
start_label (const char *does)
{
  for (gsize i = 0; does != NULL && i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_suffix (starts[i].does, ":") ? g_str_has_prefix (does, starts[i].does)
                                               : strcmp (does, starts[i].does) == 0)
      return _ (starts[i].label);
  return NULL;
}

static gboolean
has_commands (const SitrepItem *item)
{
  return (item->commands != NULL && item->commands[0] != NULL) || (item->links != NULL && item->links[0] != NULL)
         || (item->does != NULL && g_str_has_prefix (item->does, "evidence:"));
}

/** sitrep_item_deeds: Returns: how many there are, the main one first; their labels belong to nobody. */
guint
sitrep_item_deeds (const SitrepChecklistLine *line, SitrepItemDeed deeds[SITREP_ITEM_DEEDS_MAX])
{
  const char *start = start_label (line->item->does);
  gboolean open = line->state == SITREP_TICK_OPEN;
  guint n = 0;

  if (open && start != NULL)
    deeds[n++] = (SitrepItemDeed) { start, "incident.start-item" };
  if (open && line->item->watch.minutes > 0)
    deeds[n++] = line->watched_from == SITREP_NEVER
                   ? (SitrepItemDeed) { _ ("_Watch"), "incident.watch-item" }
                   : (SitrepItemDeed) { _ ("Stop _Watching"), "incident.unwatch-item" };
  if (line->item->targets->len > 0)
    deeds[n++] = (SitrepItemDeed) { _ ("_Measure…"), "incident.measure-item" };
  if (has_commands (line->item))
    deeds[n++] = (SitrepItemDeed) { _ ("_Commands…"), "incident.item-commands" };
  return n;
}
