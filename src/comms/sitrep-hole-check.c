/* sitrep-hole-check.c - whether what commands, names and forms are filled from is there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-hole-check.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-name.h"
#include "incident/sitrep-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The walk follows the tables of the format: a new text with holes is checked as soon as it has a line there. */
typedef struct
{
  const SitrepPlaybook *playbook;
  GPtrArray *faults;
  const SitrepPlace *place;
  const char *part; /* the playbook's own key within which the walk is */
  gboolean lines;
} Check;

/** sitrep_hole_check_name: adds a fault where @name is no value of the playbook, with the one that may be meant. */
void
sitrep_hole_check_name (const SitrepPlaybook *playbook, const char *name, const SitrepPlace *place, GPtrArray *faults)
{
  g_auto (GStrv) names = NULL;
  const char *like;

  if (sitrep_values_classify (playbook, name) != SITREP_NAME_UNKNOWN)
    return;
  names = sitrep_values_names (playbook, FALSE);
  if ((like = sitrep_text_nearest (name, (const char *const *) names)) != NULL)
    sitrep_place_fault (place, faults, FALSE, _ ("There is no value “%s”. Did you mean “%s”?"), name, like);
  else
    sitrep_place_fault (place, faults, FALSE, _ ("There is no value “%s”."), name);
}

static char *
check_hole (const char *hole, gpointer data)
{
  const Check *self = data;

  if (sitrep_name_is_own (hole))
    return NULL;
  if (sitrep_name_is_value (hole))
    sitrep_hole_check_name (self->playbook, hole, self->place, self->faults);
  /* What is no name of ours may be the command's own. */
  else if (!(self->lines && strcmp (self->part, "commands") == 0))
    sitrep_place_fault (self->place, self->faults, FALSE, _ ("“{{%.60s}}” does not name a value."), hole);
  return NULL;
}

/* An id is made before there is an incident, and a name is not made of another one. */
static char *
check_id_hole (const char *hole, gpointer data)
{
  const Check *self = data;

  if (!sitrep_name_is_own (hole) && !g_str_has_prefix (hole, "variable."))
    sitrep_place_fault (self->place, self->faults, FALSE,
                        _ ("“{{%.60s}}” is not known yet when an id is made: only times, the sequence, the slug and "
                           "variables are."),
                        hole);
  else
    check_hole (hole, data);
  return NULL;
}

static char *
check_name_hole (const char *hole, gpointer data)
{
  static const char *const names[] = { "incident.channel", "incident.document", "incident.review", NULL };
  const Check *self = data;

  if (g_strv_contains (names, hole))
    sitrep_place_fault (self->place, self->faults, FALSE, _ ("A name cannot be made of another one: “{{%s}}”."), hole);
  else
    check_hole (hole, data);
  return NULL;
}

static SitrepNameHole
checker_of (const Check *self, const SitrepKey *key)
{
  if (strcmp (self->part, "ids") != 0)
    return check_hole;
  return strcmp (key->name, "incident") == 0 || strcmp (key->name, "short") == 0 ? check_id_hole : check_name_hole;
}

static void
check_text (Check *self, const SitrepKey *key, const char *text)
{
  g_autofree char *same = NULL;

  self->lines = key->kind == SITREP_KEY_LINES;
  same = sitrep_name_expand (text, checker_of (self, key), self);
}

static void
check_object (const Check *self, const SitrepShape *shape, gconstpointer object, const SitrepPlace *outer)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    {
      SitrepPlace place = { outer, key->name, 0 };
      Check here = { self->playbook, self->faults, &place, outer == NULL ? key->name : self->part, FALSE };
      GPtrArray *list = key->kind == SITREP_KEY_LIST ? SITREP_MEMBER (object, key, GPtrArray *) : NULL;
      const char *text
        = (key->flags & (SITREP_KEY_HOLES | SITREP_KEY_VALUE)) != 0 ? SITREP_MEMBER (object, key, char *) : NULL;

      if (text != NULL && (key->flags & SITREP_KEY_HOLES) != 0)
        check_text (&here, key, text);
      else if (text != NULL)
        sitrep_hole_check_name (self->playbook, text, &place, self->faults);
      if (key->kind == SITREP_KEY_OBJECT)
        check_object (&here, key->shape, &SITREP_MEMBER (object, key, char), &place);
      /* Templates have a language of their own, and a check. */
      for (guint i = 0; list != NULL && strcmp (here.part, "templates") != 0 && i < list->len; i++)
        check_object (&here, key->shape, g_ptr_array_index (list, i), &(SitrepPlace) { &place, NULL, i });
    }
}

/**
 * sitrep_hole_check:
 * @faults: (element-type SitrepFault): what is found is added
 *
 * Checks that each value exists which a command, a pattern of names, the post-mortem or a record is filled from.
 */
void
sitrep_hole_check (const SitrepPlaybook *playbook, GPtrArray *faults)
{
  const Check check = { playbook, faults, NULL, NULL, FALSE };

  check_object (&check, &sitrep_playbook_shape, playbook, NULL);
}
