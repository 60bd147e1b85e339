/* sitrep-handbook-members.c - whatever a record says, as its table has it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <math.h>

/* A new key of the format is in the handbook by itself: chapters that have no
 * words of their own for a member leave it to what is here. */

/* Short texts share a line, sentences have one each. */
static char *
say_texts (char **texts)
{
  gboolean sentences = FALSE;

  if (texts == NULL || *texts == NULL)
    return NULL;
  for (guint i = 0; texts[i] != NULL; i++)
    sentences = sentences || g_utf8_strlen (texts[i], -1) > 24 || strchr (texts[i], ',') != NULL;
  return sentences ? sitrep_say_texts (texts) : g_strjoinv (", ", texts);
}

/* The first word of an enum is also what holds where nothing is said: only what differs is told. */
static char *
say_enum (const SitrepKey *key, gconstpointer object)
{
  int value = SITREP_MEMBER (object, key, int);

  return value > 0 ? g_strdup (sitrep_say_word (key->words[value])) : NULL;
}

static char *
say_figure (double figure)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (figure) ? NULL : g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", figure));
}

static char *
say_number (const SitrepKey *key, guint number)
{
  if (g_strcmp0 (key->name, "minutes") == 0)
    return sitrep_say_minutes (number);
  return number > 0 ? g_strdup_printf ("%u", number) : NULL;
}

static gboolean
is_shape (const SitrepKey *key, const char *list, const char *name)
{
  const SitrepShape *outer = list != NULL ? sitrep_shape_below (&sitrep_playbook_shape, list) : &sitrep_playbook_shape;

  return key->shape == sitrep_shape_below (outer, name);
}

static char *
say_object (const SitrepPen *pen, const SitrepKey *key, gconstpointer object)
{
  gconstpointer inner = &SITREP_MEMBER (object, key, char);

  if (is_shape (key, "levels", "response"))
    return sitrep_say_target (inner);
  if (is_shape (key, "levels", "meeting"))
    return sitrep_say_rule (inner);
  if (is_shape (key, "review", "due"))
    return sitrep_say_due (pen, inner);
  return NULL;
}

static char *
say_list (const SitrepPen *pen, const SitrepKey *key, GPtrArray *list)
{
  if (is_shape (key, "levels", "bands"))
    return sitrep_say_bands (pen, list);
  if (is_shape (key, "levels", "team"))
    return sitrep_say_attendees (list);
  if (is_shape (key, "ladders", "methods"))
    return sitrep_say_methods (list);
  return NULL;
}

static char *
say_member (const SitrepPen *pen, const SitrepKey *key, gconstpointer object)
{
  switch (key->kind)
    {
    case SITREP_KEY_TEXT:
    case SITREP_KEY_LINES:
      return g_strdup (SITREP_MEMBER (object, key, char *));
    case SITREP_KEY_TEXTS:
      return say_texts (SITREP_MEMBER (object, key, char **));
    case SITREP_KEY_NUMBER:
      return say_number (key, SITREP_MEMBER (object, key, guint));
    case SITREP_KEY_FIGURE:
      return say_figure (SITREP_MEMBER (object, key, double));
    case SITREP_KEY_FLAG:
      return SITREP_MEMBER (object, key, gboolean) ? g_strdup (_ ("Yes")) : NULL;
    case SITREP_KEY_WORD:
      return say_enum (key, object);
    case SITREP_KEY_CHOICE:
      return g_strdup (sitrep_say_word (SITREP_MEMBER (object, key, char *)));
    case SITREP_KEY_REF:
      return sitrep_say_ref (pen, key->refers, SITREP_MEMBER (object, key, char *));
    case SITREP_KEY_REFS:
      return sitrep_say_refs (pen, key->refers, SITREP_MEMBER (object, key, char **));
    case SITREP_KEY_OBJECT:
      return say_object (pen, key, object);
    case SITREP_KEY_LIST:
      return say_list (pen, key, SITREP_MEMBER (object, key, GPtrArray *));
    case SITREP_KEY_MAP:
    default:
      return NULL;
    }
}

/** sitrep_rows_say: a row for each member that is said, but for `key` and those named in @but. */
void
sitrep_rows_say (GPtrArray *rows,
                 const SitrepPen *pen,
                 const SitrepShape *shape,
                 gconstpointer object,
                 const char *const *but)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    if (g_strcmp0 (key->name, "key") != 0 && !g_strv_contains (but, key->name))
      sitrep_rows_take (rows, _ (key->label), say_member (pen, key, object));
}

/** sitrep_shape_below: Returns: (transfer none): the shape of the object or list of that name in @shape. */
const SitrepShape *
sitrep_shape_below (const SitrepShape *shape, const char *name)
{
  const SitrepKey *key = shape != NULL ? sitrep_shape_key (shape, name) : NULL;

  return key != NULL ? key->shape : NULL;
}
