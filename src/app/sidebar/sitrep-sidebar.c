/* sitrep-sidebar.c - the page with the incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-sidebar.h"

#include "sitrep-incident-row.h"
#include "sitrep-ui.h"

#include <glib/gi18n.h>

struct _SitrepSidebar
{
  AdwNavigationPage parent_instance;

  GtkStack *stack;
  GtkListView *view;
  GtkButton *person_button;
  AdwButtonContent *person;

  SitrepDesk *desk;
  SitrepIncidentList *list;
  GtkSingleSelection *selection;
  char *shown;
  gboolean selecting;
  guint listener;
};

G_DEFINE_FINAL_TYPE (SitrepSidebar, sitrep_sidebar, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What falls due is late from that moment on, not from the next full minute. */
static void
tick_cb (gpointer data)
{
  SitrepSidebar *self = data;
  gint64 due = sitrep_incident_list_tick (self->list);

  sitrep_pulse_also_at (sitrep_desk_pulse (self->desk), self->listener, due);
}

static void
stop (SitrepSidebar *self)
{
  if (self->desk != NULL)
    sitrep_pulse_drop (sitrep_desk_pulse (self->desk), &self->listener);
}

static void
show_face (SitrepSidebar *self)
{
  gboolean some = self->selection != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, some ? "list" : "empty");
}

static guint
position_of (SitrepSidebar *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (SitrepIncidentItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strcmp0 (sitrep_incident_item_get_id (item), id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
select_shown (SitrepSidebar *self)
{
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position_of (self, self->shown));
  self->selecting = FALSE;
}

static void
choose (SitrepSidebar *self, SitrepIncidentItem *item)
{
  if (item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, sitrep_incident_item_get_id (item));
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, SitrepSidebar *self)
{
  if (!self->selecting)
    choose (self, gtk_single_selection_get_selected_item (selection));
}

static void
activate_cb (SitrepSidebar *self, guint position)
{
  g_autoptr (SitrepIncidentItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  choose (self, item);
}

static void
updated_cb (SitrepIncidentList *list, SitrepSidebar *self)
{
  select_shown (self);
  show_face (self);
  if (self->listener != 0)
    tick_cb (self);
}

static void
show_person (SitrepSidebar *self)
{
  const char *name = sitrep_desk_person (self->desk);
  g_autofree char *words = NULL;

  if (name == NULL || *name == '\0')
    name = _ ("Nobody");
  /* Translators: the name of the person who works at this desk now */
  words = g_strdup_printf (_ ("At the desk: %s. Change…"), name);
  adw_button_content_set_label (self->person, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->person_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->person_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
sitrep_sidebar_map (GtkWidget *widget)
{
  SitrepSidebar *self = SITREP_SIDEBAR (widget);

  GTK_WIDGET_CLASS (sitrep_sidebar_parent_class)->map (widget);
  if (self->list == NULL)
    return;
  self->listener = sitrep_pulse_listen (sitrep_desk_pulse (self->desk), SITREP_MINUTE, tick_cb, self);
  tick_cb (self);
}

static void
sitrep_sidebar_unmap (GtkWidget *widget)
{
  stop (SITREP_SIDEBAR (widget));
  GTK_WIDGET_CLASS (sitrep_sidebar_parent_class)->unmap (widget);
}

static void
sitrep_sidebar_dispose (GObject *object)
{
  SitrepSidebar *self = SITREP_SIDEBAR (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_SIDEBAR);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_sidebar_parent_class)->dispose (object);
}

static void
sitrep_sidebar_finalize (GObject *object)
{
  g_free (SITREP_SIDEBAR (object)->shown);
  G_OBJECT_CLASS (sitrep_sidebar_parent_class)->finalize (object);
}

static void
sitrep_sidebar_class_init (SitrepSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sitrep_sidebar_dispose;
  object_class->finalize = sitrep_sidebar_finalize;
  widget_class->map = sitrep_sidebar_map;
  widget_class->unmap = sitrep_sidebar_unmap;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SITREP_TYPE_INCIDENT_ITEM);
  g_type_ensure (SITREP_TYPE_INCIDENT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("sidebar/sitrep-sidebar.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepSidebar, view);
  gtk_widget_class_bind_template_child (widget_class, SitrepSidebar, person_button);
  gtk_widget_class_bind_template_child (widget_class, SitrepSidebar, person);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
sitrep_sidebar_init (SitrepSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GListModel *
make_sections (SitrepIncidentList *list)
{
  GListStore *sections = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (sections, sitrep_incident_list_get_open (list));
  g_list_store_append (sections, sitrep_incident_list_get_recent (list));
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (sections)));
}

/** sitrep_sidebar_set_desk: shows the incidents of @desk; to be called once. */
void
sitrep_sidebar_set_desk (SitrepSidebar *self, SitrepDesk *desk)
{
  g_return_if_fail (SITREP_IS_SIDEBAR (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->list = sitrep_incident_list_new (desk);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, make_sections (self->list));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->list, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  show_person (self);
}

/** sitrep_sidebar_get_list: Returns: (transfer none): what it shows. */
SitrepIncidentList *
sitrep_sidebar_get_list (SitrepSidebar *self)
{
  g_return_val_if_fail (SITREP_IS_SIDEBAR (self), NULL);

  return self->list;
}

/** sitrep_sidebar_select: marks @id as the one that is shown, %NULL none; says nothing. */
void
sitrep_sidebar_select (SitrepSidebar *self, const char *id)
{
  g_return_if_fail (SITREP_IS_SIDEBAR (self));

  g_set_str (&self->shown, id);
  select_shown (self);
}

/** sitrep_sidebar_nth_open: Returns: (transfer full) (nullable): the id of the open incident in that place. */
char *
sitrep_sidebar_nth_open (SitrepSidebar *self, guint n)
{
  g_autoptr (SitrepIncidentItem) item = NULL;

  g_return_val_if_fail (SITREP_IS_SIDEBAR (self), NULL);

  item = g_list_model_get_item (sitrep_incident_list_get_open (self->list), n);
  return item != NULL ? g_strdup (sitrep_incident_item_get_id (item)) : NULL;
}

/** sitrep_sidebar_focus: puts the keyboard focus on the incident that is shown, or on the first. */
void
sitrep_sidebar_focus (SitrepSidebar *self)
{
  guint selected;

  g_return_if_fail (SITREP_IS_SIDEBAR (self));

  selected = gtk_single_selection_get_selected (self->selection);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (self->view, selected != GTK_INVALID_LIST_POSITION ? selected : 0, GTK_LIST_SCROLL_FOCUS,
                             NULL);
}
