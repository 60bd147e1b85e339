/* sitrep-due-page.c - everything that is due, over all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-due-page.h"

#include "sitrep-due-row.h"
#include "sitrep-ui.h"

#include <glib/gi18n.h>

struct _SitrepDuePage
{
  AdwNavigationPage parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *late;
  AdwPreferencesGroup *soon;
  AdwPreferencesGroup *later;

  SitrepDesk *desk;
  SitrepAgenda *agenda;
  GPtrArray *rows; /* GtkWidget, each in one of the groups */
  guint listener;
};

G_DEFINE_FINAL_TYPE (SitrepDuePage, sitrep_due_page, ADW_TYPE_NAVIGATION_PAGE)

static AdwPreferencesGroup *
group_of (SitrepDuePage *self, const SitrepDeadline *deadline, gint64 now)
{
  if (deadline->due == SITREP_NEVER || deadline->due <= now)
    return self->late;
  return deadline->due <= now + SITREP_HOUR ? self->soon : self->later;
}

static void
clear (SitrepDuePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)),
                                    row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_groups (SitrepDuePage *self)
{
  AdwPreferencesGroup *groups[] = { self->late, self->soon, self->later };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      gboolean some = FALSE;

      for (guint j = 0; j < self->rows->len && !some; j++)
        some = gtk_widget_is_ancestor (g_ptr_array_index (self->rows, j), GTK_WIDGET (groups[i]));
      gtk_widget_set_visible (GTK_WIDGET (groups[i]), some);
    }
}

/* The focus is on a thing that is due, not on a place in the list: it stays where it can. */
static int
focused_row (SitrepDuePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (focus == row || gtk_widget_is_ancestor (focus, row))
        return (int) i;
    }
  return -1;
}

static void
show (SitrepDuePage *self)
{
  gint64 now = sitrep_desk_now (self->desk);
  g_autoptr (GPtrArray) list = sitrep_agenda_list (self->agenda, now);
  GTimeZone *local = sitrep_pulse_local (sitrep_desk_pulse (self->desk));
  int focused = focused_row (self);

  clear (self);
  for (guint i = 0; i < list->len; i++)
    {
      const SitrepAgendaItem *due = g_ptr_array_index (list, i);
      GtkWidget *row = sitrep_due_row_new (due, local, now);

      adw_preferences_group_add (group_of (self, due->deadline, now), row);
      g_ptr_array_add (self->rows, row);
    }
  show_groups (self);
  gtk_stack_set_visible_child_name (self->stack, list->len > 0 ? "list" : "empty");
  if (focused >= 0 && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN ((guint) focused, self->rows->len - 1)));
}

static void
changed_cb (SitrepDuePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
tick_cb (gpointer data)
{
  show (data);
}

/* Whole minutes are shown: it is counted once a minute, and only while it is seen. */
static void
sitrep_due_page_map (GtkWidget *widget)
{
  SitrepDuePage *self = SITREP_DUE_PAGE (widget);

  GTK_WIDGET_CLASS (sitrep_due_page_parent_class)->map (widget);
  show (self);
  self->listener = sitrep_pulse_listen (sitrep_desk_pulse (self->desk), SITREP_MINUTE, tick_cb, self);
}

static void
sitrep_due_page_unmap (GtkWidget *widget)
{
  SitrepDuePage *self = SITREP_DUE_PAGE (widget);

  if (self->desk != NULL)
    sitrep_pulse_drop (sitrep_desk_pulse (self->desk), &self->listener);
  GTK_WIDGET_CLASS (sitrep_due_page_parent_class)->unmap (widget);
}

static void
sitrep_due_page_dispose (GObject *object)
{
  SitrepDuePage *self = SITREP_DUE_PAGE (object);

  if (self->desk != NULL)
    sitrep_pulse_drop (sitrep_desk_pulse (self->desk), &self->listener);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_DUE_PAGE);
  g_clear_object (&self->agenda);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_due_page_parent_class)->dispose (object);
}

static void
sitrep_due_page_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_DUE_PAGE (object)->rows);
  G_OBJECT_CLASS (sitrep_due_page_parent_class)->finalize (object);
}

static void
sitrep_due_page_class_init (SitrepDuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_due_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_due_page_finalize;
  widget_class->map = sitrep_due_page_map;
  widget_class->unmap = sitrep_due_page_unmap;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("due/sitrep-due-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDuePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepDuePage, late);
  gtk_widget_class_bind_template_child (widget_class, SitrepDuePage, soon);
  gtk_widget_class_bind_template_child (widget_class, SitrepDuePage, later);
}

static void
sitrep_due_page_init (SitrepDuePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** sitrep_due_page_new: Returns: (transfer floating): a page that follows @agenda while it is seen. */
GtkWidget *
sitrep_due_page_new (SitrepDesk *desk, SitrepAgenda *agenda)
{
  SitrepDuePage *self = g_object_new (SITREP_TYPE_DUE_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->agenda = g_object_ref (agenda);
  g_signal_connect_object (agenda, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
