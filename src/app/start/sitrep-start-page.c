/* sitrep-start-page.c - the first start: choosing how incidents are handled here
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-start-page.h"

#include "base/sitrep-text.h"
#include "sitrep-process-row.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepStartPage
{
  AdwBin parent_instance;

  GtkImage *icon;
  AdwEntryRow *name;
  GtkListBox *list;
  GtkWidget *processes;
  GtkWidget *none;
  GtkWidget *back;

  SitrepDesk *desk;
};

G_DEFINE_FINAL_TYPE (SitrepStartPage, sitrep_start_page, ADW_TYPE_BIN)

enum
{
  STARTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
finish (SitrepStartPage *self, const char *incident, const GError *error)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (error != NULL)
    sitrep_feedback_error (GTK_WIDGET (self), error);
  else
    g_signal_emit (self, signals[STARTED], 0, incident);
}

static void
chosen_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepStartPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  finish (self, NULL, error);
}

static void
sample_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepStartPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  finish (self, id, error);
}

/* Deeds are done in the order in which they are asked for. */
static void
begin (SitrepStartPage *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  if (!sitrep_text_is_empty (name) && g_strcmp0 (name, sitrep_desk_person (self->desk)) != 0)
    sitrep_desk_set_person_async (self->desk, name, sitrep_feedback_done_cb, g_object_ref (self));
}

static void
activated_cb (SitrepStartPage *self, GtkListBoxRow *row)
{
  begin (self);
  sitrep_desk_choose_playbook_async (self->desk, sitrep_process_row_get_id (SITREP_PROCESS_ROW (row)), chosen_cb,
                                     g_object_ref (self));
}

static void
sample_clicked_cb (SitrepStartPage *self)
{
  begin (self);
  sitrep_desk_open_sample_async (self->desk, sample_cb, g_object_ref (self));
}

static void
back_cb (SitrepStartPage *self)
{
  g_signal_emit (self, signals[STARTED], 0, NULL);
}

static void
sitrep_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_START_PAGE);
  g_clear_object (&SITREP_START_PAGE (object)->desk);
  G_OBJECT_CLASS (sitrep_start_page_parent_class)->dispose (object);
}

static void
sitrep_start_page_class_init (SitrepStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_start_page_dispose;

  signals[STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("start/sitrep-start-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepStartPage, list);
  gtk_widget_class_bind_template_child (widget_class, SitrepStartPage, name);
  gtk_widget_class_bind_template_child (widget_class, SitrepStartPage, icon);
  gtk_widget_class_bind_template_child (widget_class, SitrepStartPage, processes);
  gtk_widget_class_bind_template_child (widget_class, SitrepStartPage, none);
  gtk_widget_class_bind_template_child (widget_class, SitrepStartPage, back);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
sitrep_start_page_init (SitrepStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->icon, sitrep_words_icon (GTK_WIDGET (self)));
}

static void
show_person (SitrepStartPage *self)
{
  const char *name = sitrep_desk_person (self->desk);

  gtk_editable_set_text (GTK_EDITABLE (self->name), name != NULL ? name : "");
}

/** sitrep_start_page_set_desk: offers the processes that come with the program. */
void
sitrep_start_page_set_desk (SitrepStartPage *self, SitrepDesk *desk)
{
  g_autoptr (GPtrArray) playbooks = NULL;

  g_return_if_fail (SITREP_IS_START_PAGE (self));

  g_set_object (&self->desk, desk);
  show_person (self);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
  playbooks = sitrep_desk_shipped_playbooks (desk);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < playbooks->len; i++)
    gtk_list_box_append (self->list, sitrep_process_row_new (playbooks->pdata[i]));
  gtk_widget_set_visible (self->processes, playbooks->len > 0);
  gtk_widget_set_visible (self->none, playbooks->len == 0);
}

/** sitrep_start_page_set_can_leave: whether there is anything to go back to. */
void
sitrep_start_page_set_can_leave (SitrepStartPage *self, gboolean can_leave)
{
  g_return_if_fail (SITREP_IS_START_PAGE (self));

  gtk_widget_set_visible (self->back, can_leave);
}
