/* sitrep-shape-view.c - one object of a playbook that is being edited, as a form
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-shape-view.h"

#include "playbook/sitrep-playbook.h"
#include "sitrep-element-list.h"
#include "sitrep-map-list.h"
#include "sitrep-note-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SitrepShapeView
{
  AdwBin parent_instance;

  GtkBox *box;

  SitrepEditing *editing;
  char *path;
  GPtrArray *fields; /* SitrepShapeField */
  GPtrArray *lists;  /* SitrepElementList, SitrepMapList, borrowed */
};

G_DEFINE_FINAL_TYPE (SitrepShapeView, sitrep_shape_view, ADW_TYPE_BIN)

enum
{
  OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
member_path (const char *path, const char *name)
{
  return *path != '\0' ? g_strdup_printf ("%s.%s", path, name) : g_strdup (name);
}

/* --- building --- */

static GtkBox *
add_group (SitrepShapeView *self, const char *title, const char *hint)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (title != NULL)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_HEADING, NULL);

      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (group), label);
    }
  if (hint != NULL)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", hint, "xalign", 0.0, "wrap", TRUE, NULL);

      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (group), label);
    }
  gtk_box_append (self->box, group);
  return GTK_BOX (group);
}

static GtkListBox *
add_rows (GtkBox *group)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (group, list);
  return GTK_LIST_BOX (list);
}

/* A note belongs to the field above it: there is no line between them. */
static void
note_cb (GtkWidget *note, GParamSpec *pspec, GtkWidget *row)
{
  if (gtk_widget_get_visible (note))
    gtk_widget_add_css_class (row, "noted");
  else
    gtk_widget_remove_css_class (row, "noted");
}

static void
add_field (SitrepShapeView *self, GtkListBox *rows, const char *path, const SitrepKey *key)
{
  g_autofree char *place = member_path (path, key->name);
  SitrepShapeField *field = sitrep_shape_field_new (self->editing, place, key);
  GtkWidget *note = sitrep_shape_field_get_note (field);

  g_signal_connect_object (note, "notify::visible", G_CALLBACK (note_cb), sitrep_shape_field_get_row (field),
                           G_CONNECT_DEFAULT);
  note_cb (note, NULL, sitrep_shape_field_get_row (field));
  gtk_list_box_append (rows, sitrep_shape_field_get_row (field));
  gtk_list_box_append (rows, sitrep_note_row_new (note));
  g_ptr_array_add (self->fields, field);
}

static gboolean
is_value (const SitrepKey *key)
{
  return key->kind < SITREP_KEY_OBJECT;
}

/* The format's number is the program's own. */
static gboolean
is_hidden (const char *path, const SitrepKey *key)
{
  return *path == '\0' && strcmp (key->name, "format") == 0;
}

static gboolean
has_values (const SitrepShape *shape)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    if (is_value (key))
      return TRUE;
  return FALSE;
}

static void
opened_cb (GtkWidget *list, const char *path, SitrepShapeView *self)
{
  g_signal_emit (self, signals[OPENED], 0, path);
}

static void
add_list (SitrepShapeView *self, GtkBox *group, const char *path, const SitrepShape *shape)
{
  GtkWidget *list = sitrep_element_list_new (self->editing, path, shape);

  g_signal_connect_object (list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (group, list);
  g_ptr_array_add (self->lists, list);
}

static void
add_object (SitrepShapeView *self, const char *path, const SitrepShape *shape, const char *title, const char *hint);

static void
add_part (SitrepShapeView *self, const char *path, const SitrepKey *key, const char *title)
{
  g_autofree char *place = member_path (path, key->name);
  const char *hint = key->hint != NULL ? _ (key->hint) : NULL;
  /* Translators: a group inside another, as in “Time › Business Hours” */
  g_autofree char *name
    = title != NULL ? g_strdup_printf (_ ("%s › %s"), title, _ (key->label)) : g_strdup (_ (key->label));

  if (key->kind == SITREP_KEY_OBJECT)
    add_object (self, place, key->shape, name, hint);
  else if (key->kind == SITREP_KEY_LIST)
    add_list (self, add_group (self, name, hint), place, key->shape);
}

/* The values first, then the parts that have a heading of their own. */
static void
add_object (SitrepShapeView *self, const char *path, const SitrepShape *shape, const char *title, const char *hint)
{
  if (has_values (shape))
    {
      GtkListBox *rows = add_rows (add_group (self, title, hint));

      for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
        if (is_value (key) && !is_hidden (path, key))
          add_field (self, rows, path, key);
    }
  /* The parts of the whole have pages of their own. */
  for (const SitrepKey *key = shape->keys; key->name != NULL && *path != '\0'; key++)
    if (!is_value (key))
      add_part (self, path, key, title);
}

static void
build (SitrepShapeView *self)
{
  const SitrepKey *key;
  const SitrepShape *shape = sitrep_shape_at (self->path, &key);
  const char *hint = key != NULL && key->hint != NULL ? _ (key->hint) : NULL;

  if (key != NULL && key->kind == SITREP_KEY_MAP)
    {
      GtkWidget *list = sitrep_map_list_new (self->editing, self->path);

      gtk_box_append (add_group (self, NULL, hint), list);
      g_ptr_array_add (self->lists, list);
    }
  else if (key != NULL && key->kind == SITREP_KEY_LIST)
    add_list (self, add_group (self, NULL, hint), self->path, shape);
  else if (shape != NULL)
    add_object (self, self->path, shape, NULL, hint);
}

/* --- following --- */

static void
changed_cb (SitrepManuscript *manuscript, gboolean parts, SitrepShapeView *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    sitrep_shape_field_load (g_ptr_array_index (self->fields, i));
  for (guint i = 0; i < self->lists->len; i++)
    {
      GtkWidget *list = g_ptr_array_index (self->lists, i);

      if (SITREP_IS_ELEMENT_LIST (list))
        sitrep_element_list_load (SITREP_ELEMENT_LIST (list));
      else
        sitrep_map_list_load (SITREP_MAP_LIST (list));
    }
}

static void
examined_cb (SitrepEditing *editing, SitrepShapeView *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    sitrep_shape_field_show_faults (g_ptr_array_index (self->fields, i));
  for (guint i = 0; i < self->lists->len; i++)
    if (SITREP_IS_ELEMENT_LIST (g_ptr_array_index (self->lists, i)))
      sitrep_element_list_show_faults (g_ptr_array_index (self->lists, i));
}

const char *
sitrep_shape_view_get_path (SitrepShapeView *self)
{
  return self->path;
}

/** sitrep_shape_view_find: Returns: (nullable): the field of that value, or the one that it is inside. */
SitrepShapeField *
sitrep_shape_view_find (SitrepShapeView *self, const char *path)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (sitrep_path_is_inside (path, sitrep_shape_field_get_path (g_ptr_array_index (self->fields, i))))
      return g_ptr_array_index (self->fields, i);
  return NULL;
}

/* Whoever begins to type means what an element is called, not its key, by which others name it. */
static SitrepShapeField *
find_first (SitrepShapeView *self)
{
  const SitrepShape *shape = sitrep_shape_at (self->path, NULL);
  guint first = shape != NULL && sitrep_shape_is_keyed (shape) ? 1 : 0;

  return first < self->fields->len ? g_ptr_array_index (self->fields, first) : NULL;
}

/** sitrep_shape_view_focus: puts the focus on what is at @path, else on the first thing that takes it. */
void
sitrep_shape_view_focus (SitrepShapeView *self, const char *path)
{
  SitrepShapeField *field = sitrep_shape_view_find (self, path);

  for (guint i = 0; field == NULL && i < self->lists->len; i++)
    if (SITREP_IS_ELEMENT_LIST (g_ptr_array_index (self->lists, i))
        && sitrep_element_list_focus (g_ptr_array_index (self->lists, i), path))
      return;
  if (field == NULL)
    field = find_first (self);
  if (field != NULL)
    gtk_widget_grab_focus (sitrep_shape_field_get_row (field));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
sitrep_shape_view_dispose (GObject *object)
{
  SitrepShapeView *self = SITREP_SHAPE_VIEW (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_object (&self->editing);
  G_OBJECT_CLASS (sitrep_shape_view_parent_class)->dispose (object);
}

static void
sitrep_shape_view_finalize (GObject *object)
{
  g_free (SITREP_SHAPE_VIEW (object)->path);
  G_OBJECT_CLASS (sitrep_shape_view_parent_class)->finalize (object);
}

static void
sitrep_shape_view_class_init (SitrepShapeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_shape_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_shape_view_finalize;

  signals[OPENED] = g_signal_new ("opened", SITREP_TYPE_SHAPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
}

static void
sitrep_shape_view_init (SitrepShapeView *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->lists = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "shape-view");
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_bin_set_child (ADW_BIN (self), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy",
                                                   GTK_POLICY_NEVER, "vexpand", TRUE, NULL));
}

/** sitrep_shape_view_new: @path is of an object, a list, or "" for the whole's own values. */
GtkWidget *
sitrep_shape_view_new (SitrepEditing *editing, const char *path)
{
  SitrepShapeView *self = g_object_new (SITREP_TYPE_SHAPE_VIEW, NULL);

  self->editing = g_object_ref (editing);
  self->path = g_strdup (path);
  build (self);
  g_signal_connect_object (sitrep_editing_get_manuscript (editing), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (editing, "examined", G_CALLBACK (examined_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}
