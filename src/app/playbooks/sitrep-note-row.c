/* sitrep-note-row.c - the line of a form that says something of the field above it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-note-row.h"

struct _SitrepNoteRow
{
  GtkListBoxRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SitrepNoteRow, sitrep_note_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
neighbour (GtkWidget *row, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;

  do
    row = back ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);
  while (row != NULL && !gtk_widget_get_visible (row));
  return row;
}

/* A list asks its next row alone: one that does not take the focus would end the way through the list. */
static gboolean
sitrep_note_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *next = neighbour (widget, direction);

  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
sitrep_note_row_class_init (SitrepNoteRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = sitrep_note_row_focus;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
sitrep_note_row_init (SitrepNoteRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-row");
}

GtkWidget *
sitrep_note_row_new (GtkWidget *note)
{
  GtkWidget *self = g_object_new (SITREP_TYPE_NOTE_ROW, "child", note, NULL);

  g_object_bind_property (note, "visible", self, "visible", G_BINDING_SYNC_CREATE);
  return self;
}
