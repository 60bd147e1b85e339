/* sitrep-manuscript.c - a playbook that is being written
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-manuscript.h"

#include "base/sitrep-error.h"
#include "sitrep-playbook-lift.h"
#include "sitrep-playbook-shapes.h"
#include "sitrep-shape-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* How many steps can be undone. */
#define STEPS_MAX 200

/* Up to here a double tells every whole number from the next. */
#define NUMBER_MAX 9e15

struct _SitrepManuscript
{
  GObject parent_instance;

  JsonNode *root;
  GQueue undo; /* Step: the last one first */
  GQueue redo;
  char *open; /* the place whose value is being typed: its changes are one step */
  char *text; /* the whole laid out, until the next change */
};

G_DEFINE_FINAL_TYPE (SitrepManuscript, sitrep_manuscript, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What the whole was before a change, and where the change was. Nothing that is kept is ever changed: the objects and
 * lists on the way to a change are copied first, all others are shared. */
typedef struct
{
  JsonNode *root;
  char *place;
} Step;

static void
step_free (Step *self)
{
  json_node_unref (self->root);
  g_free (self->place);
  g_free (self);
}

static void
push_step (GQueue *queue, JsonNode *root, const char *place)
{
  Step *step = g_new0 (Step, 1);

  step->root = json_node_ref (root);
  step->place = g_strdup (place);
  g_queue_push_head (queue, step);
}

/* --- paths --- */

/* The next part of a path: a name, or the number of an element. */
typedef struct
{
  char *name; /* or NULL */
  guint index;
} Part;

static gboolean
next_part (const char **path, Part *part)
{
  const char *p = *path;
  gsize length;

  part->name = NULL;
  if (*p == '.')
    p++;
  if (*p == '\0')
    return FALSE;
  if (*p == '[')
    {
      char *end;

      part->index = (guint) g_ascii_strtoull (p + 1, &end, 10);
      *path = *end == ']' ? end + 1 : end;
      return TRUE;
    }
  length = strcspn (p, ".[");
  part->name = g_strndup (p, length);
  *path = p + length;
  return TRUE;
}

static JsonNode *
child_of (JsonNode *node, const Part *part)
{
  if (part->name != NULL)
    return JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), part->name) : NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node) || part->index >= json_array_get_length (json_node_get_array (node)))
    return NULL;
  return json_array_get_element (json_node_get_array (node), part->index);
}

/** sitrep_manuscript_get: Returns: (transfer none) (nullable): what stands there now; it is never to be changed. */
JsonNode *
sitrep_manuscript_get (SitrepManuscript *self, const char *path)
{
  JsonNode *node = self->root;
  Part part;

  while (node != NULL && next_part (&path, &part))
    {
      node = child_of (node, &part);
      g_free (part.name);
    }
  return node;
}

static char *
join_lines (JsonArray *array)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *line = json_array_get_element (array, i);

      if (i > 0)
        g_string_append_c (lines, '\n');
      if (JSON_NODE_HOLDS_VALUE (line) && json_node_get_value_type (line) == G_TYPE_STRING)
        g_string_append (lines, json_node_get_string (line));
    }
  return g_string_free_and_steal (lines);
}

/** sitrep_manuscript_get_text: Returns: (transfer full): the value as a person would type it; a list is its lines, nothing is "". */
char *
sitrep_manuscript_get_text (SitrepManuscript *self, const char *path)
{
  JsonNode *node = sitrep_manuscript_get (self, path);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return join_lines (json_node_get_array (node));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return json_to_string (node, FALSE);
}

/** sitrep_manuscript_count: Returns: how many elements the list has; 0 where there is none. */
guint
sitrep_manuscript_count (SitrepManuscript *self, const char *list)
{
  JsonNode *node = sitrep_manuscript_get (self, list);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

/** sitrep_manuscript_text: Returns: (transfer full): the whole, laid out as the shipped playbooks are. */
char *
sitrep_manuscript_text (SitrepManuscript *self)
{
  if (self->text == NULL)
    self->text = sitrep_shape_layout (&sitrep_playbook_shape, self->root);
  return g_strdup (self->text);
}

/* --- steps --- */

static void
clear_queue (GQueue *queue)
{
  g_queue_clear_full (queue, (GDestroyNotify) step_free);
}

static void
begin_step (SitrepManuscript *self, const char *place)
{
  push_step (&self->undo, self->root, place);
  clear_queue (&self->redo);
  if (g_queue_get_length (&self->undo) > STEPS_MAX)
    step_free (g_queue_pop_tail (&self->undo));
}

static void
end_step (SitrepManuscript *self, gboolean parts)
{
  g_clear_pointer (&self->text, g_free);
  g_signal_emit (self, signals[CHANGED], 0, parts);
}

static void
copy_member_cb (JsonObject *object, const char *name, JsonNode *node, gpointer copy)
{
  json_object_set_member (copy, name, json_node_ref (node));
}

static void
copy_element_cb (JsonArray *array, guint index, JsonNode *node, gpointer copy)
{
  json_array_add_element (copy, json_node_ref (node));
}

/* A copy of @node alone: what it holds is shared. */
static JsonNode *
copy_node (JsonNode *node)
{
  JsonNode *copy = json_node_new (JSON_NODE_TYPE (node));

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      json_node_take_object (copy, json_object_new ());
      json_object_foreach_member (json_node_get_object (node), copy_member_cb, json_node_get_object (copy));
    }
  else
    {
      json_node_take_array (copy, json_array_new ());
      json_array_foreach_element (json_node_get_array (node), copy_element_cb, json_node_get_array (copy));
    }
  return copy;
}

/* Puts @inner (transfer full) in the place of the element @index: json-glib has no call that does. */
static void
put_element (JsonNode *list, guint index, JsonNode *inner)
{
  JsonArray *array = json_node_get_array (list), *copy = json_array_sized_new (json_array_get_length (array));

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, i == index ? inner : json_node_ref (json_array_get_element (array, i)));
  json_node_take_array (list, copy);
}

/* Makes what stands at @part in @holder, an own copy already, an own copy too. */
static JsonNode *
own_child (JsonNode *holder, const Part *part)
{
  JsonNode *child = child_of (holder, part), *copy;

  if (child == NULL || (!JSON_NODE_HOLDS_OBJECT (child) && !JSON_NODE_HOLDS_ARRAY (child)))
    return child;
  copy = copy_node (child);
  if (part->name != NULL)
    json_object_set_member (json_node_get_object (holder), part->name, copy);
  else
    put_element (holder, part->index, copy);
  return copy;
}

/* The object or list that holds the last part of @path; objects on the way are made, and all of them may be changed. */
static JsonNode *
holder_of (SitrepManuscript *self, const char *path, Part *last)
{
  JsonNode *node = copy_node (self->root), *inner;
  Part part = { NULL, 0 }, next;

  json_node_unref (self->root);
  self->root = node;
  if (!next_part (&path, &part))
    return NULL;
  while (next_part (&path, &next))
    {
      inner = own_child (node, &part);
      if ((inner == NULL || JSON_NODE_HOLDS_NULL (inner)) && part.name != NULL && JSON_NODE_HOLDS_OBJECT (node))
        {
          inner = json_node_new (next.name != NULL ? JSON_NODE_OBJECT : JSON_NODE_ARRAY);
          if (next.name != NULL)
            json_node_take_object (inner, json_object_new ());
          else
            json_node_take_array (inner, json_array_new ());
          json_object_set_member (json_node_get_object (node), part.name, inner);
        }
      g_free (part.name);
      part = next;
      node = inner;
      if (node == NULL)
        break;
    }
  *last = part;
  return node;
}

/* An object that says nothing any more is left out, as a person would leave it out. */
static void
prune (SitrepManuscript *self, const char *path)
{
  g_autofree char *outer = g_strdup (path);
  char *dot = strrchr (outer, '.');
  JsonNode *node;

  if (dot == NULL)
    return;
  *dot = '\0';
  node = sitrep_manuscript_get (self, outer);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0
      && outer[strlen (outer) - 1] != ']')
    {
      Part part = { NULL, 0 };
      JsonNode *holder = holder_of (self, outer, &part);

      if (holder != NULL && JSON_NODE_HOLDS_OBJECT (holder) && part.name != NULL)
        json_object_remove_member (json_node_get_object (holder), part.name);
      g_free (part.name);
      prune (self, outer);
    }
}

static void
put (JsonNode *holder, const Part *part, JsonNode *value)
{
  if (JSON_NODE_HOLDS_OBJECT (holder) && part->name != NULL)
    {
      if (value != NULL)
        json_object_set_member (json_node_get_object (holder), part->name, value);
      else
        json_object_remove_member (json_node_get_object (holder), part->name);
      return;
    }
  if (value != NULL)
    json_node_unref (value);
}

static gboolean
is_same (JsonNode *a, JsonNode *b)
{
  return a == NULL || b == NULL ? a == b : json_node_equal (a, b);
}

/**
 * sitrep_manuscript_set:
 * @path: of a member of an object
 * @value: (transfer full) (nullable): what is to stand there; %NULL removes it, and with it an object that is empty then
 *
 * Changes one value. Changes of the same value one after another are one step until sitrep_manuscript_seal().
 */
void
sitrep_manuscript_set (SitrepManuscript *self, const char *path, JsonNode *value)
{
  Part part = { NULL, 0 };
  JsonNode *holder;

  g_return_if_fail (SITREP_IS_MANUSCRIPT (self));

  if (is_same (sitrep_manuscript_get (self, path), value))
    {
      g_clear_pointer (&value, json_node_unref);
      return;
    }
  if (g_strcmp0 (self->open, path) != 0)
    {
      begin_step (self, path);
      g_set_str (&self->open, path);
    }
  holder = holder_of (self, path, &part);
  if (holder != NULL)
    put (holder, &part, value);
  else
    g_clear_pointer (&value, json_node_unref);
  g_free (part.name);
  prune (self, path);
  end_step (self, FALSE);
}

/** sitrep_manuscript_set_text: as sitrep_manuscript_set(), with a text; an empty one is left out, several lines are a list. */
void
sitrep_manuscript_set_text (SitrepManuscript *self, const char *path, const char *text)
{
  g_auto (GStrv) lines = NULL;
  JsonArray *array;

  if (text == NULL || *text == '\0')
    sitrep_manuscript_set (self, path, NULL);
  else if (strchr (text, '\n') == NULL)
    sitrep_manuscript_set (self, path, json_node_init_string (json_node_alloc (), text));
  else
    {
      lines = g_strsplit (text, "\n", -1);
      array = json_array_new ();
      for (guint i = 0; lines[i] != NULL; i++)
        json_array_add_string_element (array, lines[i]);
      sitrep_manuscript_set (self, path, json_node_init_array (json_node_alloc (), array));
      json_array_unref (array);
    }
}

/** sitrep_manuscript_set_number: as sitrep_manuscript_set_text(), with a number as a person types it. */
void
sitrep_manuscript_set_number (SitrepManuscript *self, const char *path, const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strstrip (g_strdup (text)), ",", '.');
  char *end;
  double value = g_ascii_strtod (plain, &end);

  if (*plain == '\0')
    sitrep_manuscript_set (self, path, NULL);
  /* What is no number is kept as it was typed, so that the reader can say so. JSON knows neither “nan” nor “0x10”. */
  else if (*end != '\0' || strspn (plain, "+-.0123456789eE") < strlen (plain) || fabs (value) > NUMBER_MAX)
    sitrep_manuscript_set (self, path, json_node_init_string (json_node_alloc (), text));
  else if (value == floor (value))
    sitrep_manuscript_set (self, path, json_node_init_int (json_node_alloc (), (gint64) value));
  else
    sitrep_manuscript_set (self, path, json_node_init_double (json_node_alloc (), value));
}

/** sitrep_manuscript_seal: the value that was being typed is left: its next change is a step of its own. */
void
sitrep_manuscript_seal (SitrepManuscript *self)
{
  g_return_if_fail (SITREP_IS_MANUSCRIPT (self));

  g_clear_pointer (&self->open, g_free);
}

/* --- elements --- */

static GPtrArray *
elements_of (JsonNode *list)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (elements, json_node_ref (json_array_get_element (array, i)));
  return elements;
}

static void
set_elements (SitrepManuscript *self, const char *list, GPtrArray *elements)
{
  JsonArray *array = json_array_new ();
  Part part = { NULL, 0 };
  JsonNode *holder = holder_of (self, list, &part);

  for (guint i = 0; i < elements->len; i++)
    json_array_add_element (array, json_node_ref (elements->pdata[i]));
  if (holder != NULL && JSON_NODE_HOLDS_OBJECT (holder) && part.name != NULL)
    {
      if (elements->len > 0)
        json_object_set_array_member (json_node_get_object (holder), part.name, json_array_ref (array));
      else
        json_object_remove_member (json_node_get_object (holder), part.name);
    }
  json_array_unref (array);
  g_free (part.name);
}

/**
 * sitrep_manuscript_insert:
 * @list: path of a list; it is made where there is none
 * @index: where the new element is to stand; at most the end
 * @element: (transfer full)
 */
void
sitrep_manuscript_insert (SitrepManuscript *self, const char *list, guint index, JsonNode *element)
{
  g_autoptr (GPtrArray) elements = elements_of (sitrep_manuscript_get (self, list));

  g_return_if_fail (SITREP_IS_MANUSCRIPT (self));

  begin_step (self, list);
  sitrep_manuscript_seal (self);
  g_ptr_array_insert (elements, (int) MIN (index, elements->len), element);
  set_elements (self, list, elements);
  end_step (self, TRUE);
}

/** sitrep_manuscript_remove: takes an element away; a list that is empty then is left out. */
void
sitrep_manuscript_remove (SitrepManuscript *self, const char *list, guint index)
{
  g_autoptr (GPtrArray) elements = elements_of (sitrep_manuscript_get (self, list));

  g_return_if_fail (SITREP_IS_MANUSCRIPT (self));

  if (index >= elements->len)
    return;
  begin_step (self, list);
  sitrep_manuscript_seal (self);
  g_ptr_array_remove_index (elements, index);
  set_elements (self, list, elements);
  prune (self, list);
  end_step (self, TRUE);
}

/** sitrep_manuscript_move: the element that is @from will be @to. */
void
sitrep_manuscript_move (SitrepManuscript *self, const char *list, guint from, guint to)
{
  g_autoptr (GPtrArray) elements = elements_of (sitrep_manuscript_get (self, list));

  g_return_if_fail (SITREP_IS_MANUSCRIPT (self));

  if (from == to || from >= elements->len || to >= elements->len)
    return;
  begin_step (self, list);
  sitrep_manuscript_seal (self);
  g_ptr_array_insert (elements, (int) to, g_ptr_array_steal_index (elements, from));
  set_elements (self, list, elements);
  end_step (self, TRUE);
}

/** sitrep_manuscript_replace: says what @other says now; one step. */
void
sitrep_manuscript_replace (SitrepManuscript *self, SitrepManuscript *other)
{
  g_return_if_fail (SITREP_IS_MANUSCRIPT (self));

  begin_step (self, "");
  sitrep_manuscript_seal (self);
  json_node_unref (self->root);
  self->root = json_node_ref (other->root);
  end_step (self, TRUE);
}

/* --- undo --- */

gboolean
sitrep_manuscript_can_undo (SitrepManuscript *self)
{
  return !g_queue_is_empty (&self->undo);
}

gboolean
sitrep_manuscript_can_redo (SitrepManuscript *self)
{
  return !g_queue_is_empty (&self->redo);
}

static char *
go (SitrepManuscript *self, GQueue *from, GQueue *to)
{
  Step *step = g_queue_pop_head (from);
  char *place;

  if (step == NULL)
    return NULL;
  push_step (to, self->root, step->place);
  json_node_unref (self->root);
  self->root = json_node_ref (step->root);
  place = g_steal_pointer (&step->place);
  step_free (step);
  sitrep_manuscript_seal (self);
  end_step (self, TRUE);
  return place;
}

/**
 * sitrep_manuscript_undo:
 *
 * Takes the last step back, if there is one.
 *
 * Returns: (transfer full) (nullable): where something is other now: the path of the value, or of the list whose elements
 *   are others; "" for the whole, %NULL where there was no step
 */
char *
sitrep_manuscript_undo (SitrepManuscript *self)
{
  g_return_val_if_fail (SITREP_IS_MANUSCRIPT (self), NULL);

  return go (self, &self->undo, &self->redo);
}

/** sitrep_manuscript_redo: takes the last undo back, if there was one. Returns: as sitrep_manuscript_undo(). */
char *
sitrep_manuscript_redo (SitrepManuscript *self)
{
  g_return_val_if_fail (SITREP_IS_MANUSCRIPT (self), NULL);

  return go (self, &self->redo, &self->undo);
}

/* --- the object --- */

static void
sitrep_manuscript_finalize (GObject *object)
{
  SitrepManuscript *self = SITREP_MANUSCRIPT (object);

  clear_queue (&self->undo);
  clear_queue (&self->redo);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self->open);
  g_free (self->text);
  G_OBJECT_CLASS (sitrep_manuscript_parent_class)->finalize (object);
}

static void
sitrep_manuscript_class_init (SitrepManuscriptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_manuscript_finalize;

  signals[CHANGED] = g_signal_new ("changed", SITREP_TYPE_MANUSCRIPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
sitrep_manuscript_init (SitrepManuscript *self)
{
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

/* What is written is always of the newest format. */
static void
lift (JsonObject *object)
{
  JsonNode *format = json_object_get_member (object, "format");

  if (format != NULL && JSON_NODE_HOLDS_VALUE (format) && json_node_get_value_type (format) == G_TYPE_INT64)
    sitrep_playbook_lift (object, json_node_get_int (format));
  json_object_set_int_member (object, "format", SITREP_PLAYBOOK_FORMAT);
}

/** sitrep_manuscript_new: Returns: (transfer full) (nullable): one to go on from @text, or %NULL where it is no JSON object. */
SitrepManuscript *
sitrep_manuscript_new (const char *text, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (text, error);
  SitrepManuscript *self;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("This is no playbook."));
      return NULL;
    }
  self = g_object_new (SITREP_TYPE_MANUSCRIPT, NULL);
  self->root = g_steal_pointer (&root);
  lift (json_node_get_object (self->root));
  return self;
}
