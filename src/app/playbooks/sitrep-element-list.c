/* sitrep-element-list.c - the elements of one list of a playbook that is being edited
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-element-list.h"

#include "sitrep-element-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SitrepElementList
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkWidget *empty;
  GPtrArray *rows; /* SitrepElementRow, borrowed */

  SitrepEditing *editing;
  const SitrepShape *shape;
  char *path;
};

G_DEFINE_FINAL_TYPE (SitrepElementList, sitrep_element_list, GTK_TYPE_BOX)

enum
{
  OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static SitrepManuscript *
script (SitrepElementList *self)
{
  return sitrep_editing_get_manuscript (self->editing);
}

static void
focus_row (SitrepElementList *self, guint index)
{
  if (index < self->rows->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, index));
  else if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, self->rows->len - 1));
}

/** sitrep_element_list_focus: puts the focus on the element that @path is of, or is in. Returns: %FALSE where it is of another list. */
gboolean
sitrep_element_list_focus (SitrepElementList *self, const char *path)
{
  gsize length = strlen (self->path);

  if (self->rows->len == 0 || strncmp (path, self->path, length) != 0 || path[length] != '[')
    return FALSE;
  focus_row (self, (guint) g_ascii_strtoull (path + length + 1, NULL, 10));
  return TRUE;
}

/* --- what is done to an element --- */

static void
open_element (SitrepElementList *self, guint index)
{
  g_autofree char *path = g_strdup_printf ("%s[%u]", self->path, index);

  g_signal_emit (self, signals[OPENED], 0, path);
}

static void
move_cb (SitrepElementRow *row, guint from, guint to, SitrepElementList *self)
{
  if (to >= self->rows->len || from == to)
    return;
  sitrep_manuscript_move (script (self), self->path, from, to);
  focus_row (self, to);
}

static void
remove_cb (SitrepElementRow *row, SitrepElementList *self)
{
  guint index = sitrep_element_row_get_index (row);

  sitrep_manuscript_remove (script (self), self->path, index);
  focus_row (self, index);
}

static void
duplicate_cb (SitrepElementRow *row, SitrepElementList *self)
{
  guint index = sitrep_element_row_get_index (row);
  JsonNode *copy = sitrep_manuscript_copy_element (script (self), self->shape, self->path, index);

  if (copy == NULL)
    return;
  sitrep_manuscript_insert (script (self), self->path, index + 1, copy);
  focus_row (self, index + 1);
}

static void
add_cb (SitrepElementList *self)
{
  guint index = sitrep_manuscript_count (script (self), self->path);

  sitrep_manuscript_insert (script (self), self->path, index,
                            sitrep_manuscript_new_element (script (self), self->shape, self->path));
  open_element (self, index);
}

static void
activated_cb (SitrepElementList *self, GtkListBoxRow *row)
{
  open_element (self, sitrep_element_row_get_index (SITREP_ELEMENT_ROW (row)));
}

/* --- showing --- */

static void
append_row (SitrepElementList *self)
{
  GtkWidget *row = sitrep_element_row_new (self->rows->len);

  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "duplicate", G_CALLBACK (duplicate_cb), self, G_CONNECT_DEFAULT);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->rows, row);
}

/** sitrep_element_list_load: shows the elements that there are now. */
void
sitrep_element_list_load (SitrepElementList *self)
{
  guint n = sitrep_manuscript_count (script (self), self->path);

  while (self->rows->len < n)
    append_row (self);
  while (self->rows->len > n)
    gtk_list_box_remove (self->list, g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s[%u]", self->path, i);
      g_autofree char *name = sitrep_manuscript_name (script (self), self->shape, path);
      g_autofree char *summary = sitrep_manuscript_summary (script (self), self->shape, path);

      sitrep_element_row_set_words (g_ptr_array_index (self->rows, i), name, summary, n);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
}

/** sitrep_element_list_show_faults: marks the elements in which something is wrong now. */
void
sitrep_element_list_show_faults (SitrepElementList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s[%u]", self->path, i);
      gboolean error;
      g_autofree char *words = sitrep_editing_fault_words (self->editing, path, &error);

      sitrep_element_row_set_fault (g_ptr_array_index (self->rows, i), words, error);
    }
}

static void
sitrep_element_list_dispose (GObject *object)
{
  SitrepElementList *self = SITREP_ELEMENT_LIST (object);

  g_clear_object (&self->editing);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_element_list_parent_class)->dispose (object);
}

static void
sitrep_element_list_finalize (GObject *object)
{
  g_free (SITREP_ELEMENT_LIST (object)->path);
  G_OBJECT_CLASS (sitrep_element_list_parent_class)->finalize (object);
}

static void
sitrep_element_list_class_init (SitrepElementListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_element_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_element_list_finalize;

  signals[OPENED] = g_signal_new ("opened", SITREP_TYPE_ELEMENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sitrep_element_list_init (SitrepElementList *self)
{
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  self->empty = g_object_new (GTK_TYPE_LABEL, "label", _ ("None yet"), "xalign", 0.0, "margin-start", 12, NULL);
  gtk_widget_add_css_class (self->empty, "dimmed");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->empty);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sitrep_element_list_new:
 * @path: of the list
 * @shape: of its elements
 */
GtkWidget *
sitrep_element_list_new (SitrepEditing *editing, const char *path, const SitrepShape *shape)
{
  SitrepElementList *self = g_object_new (SITREP_TYPE_ELEMENT_LIST, NULL);
  g_autofree char *add = g_strdup_printf (_ ("Add %s"), _ (shape->label));
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic", "label", add, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", content, "halign", GTK_ALIGN_START, NULL);

  self->editing = g_object_ref (editing);
  self->path = g_strdup (path);
  self->shape = shape;
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), button);
  sitrep_element_list_load (self);
  sitrep_element_list_show_faults (self);
  return GTK_WIDGET (self);
}
