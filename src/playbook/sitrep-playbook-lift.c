/* sitrep-playbook-lift.c - playbooks of older formats
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-lift.h"

/* Each step leads from one format to the next, and never changes once it was released. What does not have the form
 * that a step expects is left as it is: the reader names it. */

/* Calls @func with each object of a list. */
static void
each (JsonObject *object, const char *list, void (*func) (JsonObject *element))
{
  JsonNode *node = json_object_get_member (object, list);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      func (json_array_get_object_element (array, i));
}

/* What stood plainly at @key stands as @inner of an object at @outer now. */
static void
wrap (JsonObject *object, const char *key, const char *outer, const char *inner)
{
  JsonNode *node = json_object_dup_member (object, key);
  JsonObject *wrapped;

  if (node == NULL)
    return;
  wrapped = json_object_new ();
  json_object_set_member (wrapped, inner, node);
  json_object_remove_member (object, key);
  json_object_set_object_member (object, outer, wrapped);
}

static void
lift_level (JsonObject *level)
{
  wrap (level, "meeting", "meeting", "need");
  wrap (level, "postmortem", "postmortem", "need");
}

static void
lift_item (JsonObject *item)
{
  wrap (item, "watch", "watch", "minutes");
}

static void
lift_group (JsonObject *group)
{
  each (group, "items", lift_item);
}

static void
lift_0 (JsonObject *playbook)
{
  each (playbook, "levels", lift_level);
  each (playbook, "checklist", lift_group);
  wrap (playbook, "priorities", "actions", "priorities");
}

/** sitrep_playbook_lift: brings @playbook, parsed from a text of @format, to the format that the reader knows. */
void
sitrep_playbook_lift (JsonObject *playbook, gint64 format)
{
  if (format == 0)
    lift_0 (playbook);
}
