/* sitrep-updates-view.c - every message of the incident, with its state
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-updates-view.h"

#include "sitrep-message-row.h"
#include "sitrep-ui.h"

struct _SitrepUpdatesView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListBox *list;

  SitrepSubject *subject;
  GPtrArray *shown; /* SitrepMessage, as the rows show them */
  gboolean stale;   /* every row is to be made anew */
};

G_DEFINE_FINAL_TYPE (SitrepUpdatesView, sitrep_updates_view, ADW_TYPE_BIN)

static int
later_first (gconstpointer a, gconstpointer b)
{
  const SitrepMessage *x = a, *y = b;

  if (x->written_at != y->written_at)
    return x->written_at < y->written_at ? 1 : -1;
  return -g_strcmp0 (x->base.id, y->base.id);
}

static GPtrArray *
newest_first (const SitrepDossier *dossier)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (sitrep_record_unref);

  for (guint i = 0; i < dossier->messages->len; i++)
    g_ptr_array_add (messages, sitrep_record_ref (g_ptr_array_index (dossier->messages, i)));
  for (guint i = 0; i < dossier->dispatches->len; i++)
    g_ptr_array_add (messages, sitrep_record_ref (g_ptr_array_index (dossier->dispatches, i)));
  g_ptr_array_sort_values (messages, later_first);
  return messages;
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b, guint i)
{
  return i < a->len && i < b->len && sitrep_record_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i));
}

/* Only rows whose message changed are made anew; an opened one stays open. */
static void
show (SitrepUpdatesView *self)
{
  g_autoptr (GPtrArray) messages = newest_first (sitrep_subject_dossier (self->subject));
  gboolean everywhere = self->stale;

  for (guint i = 0; i < messages->len; i++)
    {
      GtkListBoxRow *old = gtk_list_box_get_row_at_index (self->list, (int) i);
      GtkWidget *row;

      if (!everywhere && is_same (messages, self->shown, i))
        continue;
      row = sitrep_message_row_new (self->subject, g_ptr_array_index (messages, i));
      if (old != NULL)
        {
          adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                         adw_expander_row_get_expanded (ADW_EXPANDER_ROW (old)));
          gtk_list_box_remove (self->list, GTK_WIDGET (old));
        }
      gtk_list_box_insert (self->list, row, (int) i);
    }
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, (int) messages->len)) != NULL;)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_unref (self->shown);
  self->shown = g_steal_pointer (&messages);
  self->stale = FALSE;
  gtk_stack_set_visible_child_name (self->stack, self->shown->len > 0 ? "list" : "empty");
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, SitrepUpdatesView *self)
{
  self->stale = self->stale || changes == NULL || sitrep_changes_touch (changes, &sitrep_destination_type);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

/** sitrep_updates_view_set_subject: shows that incident's messages, as soon as somebody looks. */
void
sitrep_updates_view_set_subject (SitrepUpdatesView *self, SitrepSubject *subject)
{
  g_return_if_fail (SITREP_IS_UPDATES_VIEW (self));

  g_set_object (&self->subject, subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
}

static void
sitrep_updates_view_map (GtkWidget *widget)
{
  SitrepUpdatesView *self = SITREP_UPDATES_VIEW (widget);

  if (self->subject != NULL)
    show (self);
  GTK_WIDGET_CLASS (sitrep_updates_view_parent_class)->map (widget);
}

static void
sitrep_updates_view_dispose (GObject *object)
{
  SitrepUpdatesView *self = SITREP_UPDATES_VIEW (object);

  /* Disposing the template takes the child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_UPDATES_VIEW);
  g_clear_object (&self->subject);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_updates_view_parent_class)->dispose (object);
}

static void
sitrep_updates_view_class_init (SitrepUpdatesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_updates_view_dispose;
  widget_class->map = sitrep_updates_view_map;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-updates-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepUpdatesView, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepUpdatesView, list);
}

static void
sitrep_updates_view_init (SitrepUpdatesView *self)
{
  self->shown = g_ptr_array_new_with_free_func (sitrep_record_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
