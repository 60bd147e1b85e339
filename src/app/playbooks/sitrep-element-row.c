/* sitrep-element-row.c - one element of a list that is being edited
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-element-row.h"

#include <glib/gi18n.h>

struct _SitrepElementRow
{
  AdwActionRow parent_instance;

  GtkWidget *handle;
  GtkWidget *fault;

  guint index;
  guint n;
  int hot_x, hot_y; /* where it was taken hold of */
};

G_DEFINE_FINAL_TYPE (SitrepElementRow, sitrep_element_row, ADW_TYPE_ACTION_ROW)

enum
{
  MOVE,
  REMOVE,
  DUPLICATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
move_to (SitrepElementRow *self, guint from, guint to)
{
  g_signal_emit (self, signals[MOVE], 0, from, to);
}

static void
up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepElementRow *self = SITREP_ELEMENT_ROW (widget);

  if (self->index > 0)
    move_to (self, self->index, self->index - 1);
}

static void
down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepElementRow *self = SITREP_ELEMENT_ROW (widget);

  if (self->index + 1 < self->n)
    move_to (self, self->index, self->index + 1);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[DUPLICATE], 0);
}

/* --- dragging --- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, SitrepElementRow *self)
{
  self->hot_x = (int) x;
  self->hot_y = (int) y;
  return gdk_content_provider_new_typed (SITREP_TYPE_ELEMENT_ROW, self);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, SitrepElementRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, self->hot_x, self->hot_y);
}

/* Only within one list: an element of another has another shape. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, SitrepElementRow *self)
{
  SitrepElementRow *dragged = g_value_get_object (value);

  if (dragged == NULL || gtk_widget_get_parent (GTK_WIDGET (dragged)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  move_to (dragged, dragged->index, self->index);
  return TRUE;
}

static void
make_draggable (SitrepElementRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SITREP_TYPE_ELEMENT_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- the row --- */

static GtkWidget *
make_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("Move _Up"), "element.up");
  g_menu_append (menu, _ ("Move _Down"), "element.down");
  g_menu_append (menu, _ ("D_uplicate"), "element.duplicate");
  g_menu_append (menu, _ ("_Remove"), "element.remove");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_icon (const char *name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static void
sitrep_element_row_class_init (SitrepElementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[MOVE] = g_signal_new ("move", SITREP_TYPE_ELEMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_UINT, G_TYPE_UINT);
  signals[REMOVE]
    = g_signal_new ("remove", SITREP_TYPE_ELEMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DUPLICATE]
    = g_signal_new ("duplicate", SITREP_TYPE_ELEMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "element.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "element.down", NULL, down_action);
  gtk_widget_class_install_action (widget_class, "element.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "element.duplicate", NULL, duplicate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "element.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "element.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_NO_MODIFIER_MASK, "element.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "element.duplicate", NULL);
}

static void
sitrep_element_row_init (SitrepElementRow *self)
{
  self->handle = make_icon ("list-drag-handle-symbolic");
  self->fault = g_object_new (GTK_TYPE_IMAGE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->handle, "dimmed");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->handle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->fault);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), make_menu_button ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), make_icon ("go-next-symbolic"));
  make_draggable (self);
}

GtkWidget *
sitrep_element_row_new (guint index)
{
  SitrepElementRow *self = g_object_new (SITREP_TYPE_ELEMENT_ROW, NULL);

  self->index = index;
  return GTK_WIDGET (self);
}

guint
sitrep_element_row_get_index (SitrepElementRow *self)
{
  return self->index;
}

/** sitrep_element_row_set_words: what the element is called and says, and how many there are in its list. */
void
sitrep_element_row_set_words (SitrepElementRow *self, const char *name, const char *summary, guint n)
{
  self->n = n;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), summary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "element.up", self->index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "element.down", self->index + 1 < n);
}

/** sitrep_element_row_set_fault: @words (nullable) is what is wrong in it. */
void
sitrep_element_row_set_fault (SitrepElementRow *self, const char *words, gboolean error)
{
  gtk_widget_set_visible (self->fault, words != NULL);
  if (words == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->fault), error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_set_css_classes (self->fault, (const char *[]) { "state", error ? "error" : "warning", NULL });
  gtk_widget_set_tooltip_text (self->fault, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fault), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
