/* sitrep-palette-dialog.c - every command and incident, found by a few typed words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-palette-dialog.h"

#include "base/sitrep-match.h"
#include "sitrep-shortcuts.h"
#include "widgets/sitrep-key-caps.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

/* So many rows are made: who types a word more finds the rest. */
#define MAX_ROWS 50
#define MAX_INCIDENTS 200

/* What can be chosen. @action is a detailed action's name. */
typedef struct
{
  char *title;
  char *more;
  char *action;
  const char *keys;
} Choice;

struct _SitrepPaletteDialog
{
  AdwDialog parent_instance;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;

  GtkWidget *context; /* whose actions they are */
  GPtrArray *choices; /* Choice */
};

G_DEFINE_FINAL_TYPE (SitrepPaletteDialog, sitrep_palette_dialog, ADW_TYPE_DIALOG)

static void
free_choice (gpointer data)
{
  Choice *self = data;

  g_free (self->title);
  g_free (self->more);
  g_free (self->action);
  g_free (self);
}

static void
add_choice (SitrepPaletteDialog *self, const char *title, const char *more, const char *action, const char *keys)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->title = g_strdup (title);
  choice->more = g_strdup (more);
  choice->action = g_strdup (action);
  choice->keys = keys;
  g_ptr_array_add (self->choices, choice);
}

/* GTK says whether an action can be done to nothing but a widget that stands for it. */
static gboolean
can_do (GtkWidget *context, const char *action)
{
  GtkWidget *probe = gtk_button_new ();
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  gboolean able = FALSE;

  g_object_ref_sink (probe);
  gtk_widget_set_parent (probe, context);
  if (g_action_parse_detailed_name (action, &name, &target, NULL))
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe), target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), name);
      able = gtk_widget_get_sensitive (probe);
    }
  gtk_widget_unparent (probe);
  g_object_unref (probe);
  return able;
}

/* The incidents are offered by their titles. */
static void
add_commands (SitrepPaletteDialog *self)
{
  for (const SitrepShortcut *at = sitrep_shortcuts (); at->group != NULL; at++)
    if (at->action != NULL && !at->hidden && g_strcmp0 (at->action, "win.palette") != 0
        && !g_str_has_prefix (at->action, "win.nth-incident") && can_do (self->context, at->action))
      add_choice (self, _ (at->title), _ (at->group), at->action, at->keys);
}

static void
add_incidents (SitrepPaletteDialog *self, GPtrArray *incidents, gboolean open)
{
  for (guint i = 0; i < incidents->len; i++)
    {
      const SitrepIncident *incident = g_ptr_array_index (incidents, i);
      g_autofree char *more = g_strdup_printf ("%s · %s", incident->label, open ? _ ("open") : _ ("ended"));
      g_autofree char *action = g_strdup_printf ("win.show-incident::%s", incident->base.id);

      if ((incident->phase == SITREP_PHASE_OPEN) == open)
        add_choice (self, incident->title, more, action, NULL);
    }
}

/* --- what was found --- */

static GtkWidget *
new_row (const Choice *choice)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, choice->title, choice->more);

  if (choice->keys != NULL)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

      gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
      sitrep_key_caps_show (GTK_BOX (box), choice->keys);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "choice", (gpointer) choice);
  return row;
}

static void
select_row (SitrepPaletteDialog *self, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, place);
  graphene_point_t top;

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self->list), &GRAPHENE_POINT_INIT (0, 0), &top))
    {
      GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);

      if (adjustment != NULL)
        gtk_adjustment_clamp_page (adjustment, top.y, top.y + gtk_widget_get_height (GTK_WIDGET (row)));
    }
}

static void
show (SitrepPaletteDialog *self)
{
  g_autofree SitrepMatchable *things = g_new0 (SitrepMatchable, self->choices->len + 1);
  g_autoptr (GArray) found = NULL;

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = g_ptr_array_index (self->choices, i);

      things[i] = (SitrepMatchable) { choice->title, choice->more };
    }
  found = sitrep_match (gtk_editable_get_text (GTK_EDITABLE (self->search)), things, self->choices->len);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < MIN (found->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (self->choices, g_array_index (found, guint, i))));
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "found" : "none");
  select_row (self, 0);
}

/* The dialog goes first: what it hides may want the focus. */
static void
activated_cb (SitrepPaletteDialog *self, GtkListBoxRow *row)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");
  g_autoptr (GtkWidget) context = g_object_ref (self->context);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (!g_action_parse_detailed_name (choice->action, &name, &target, NULL))
    return;
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (context, name, target);
}

static void
activate_cb (SitrepPaletteDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    activated_cb (self, row);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SitrepPaletteDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  select_row (self, gtk_list_box_row_get_index (row) + (key == GDK_KEY_Down ? 1 : -1));
  return GDK_EVENT_STOP;
}

/* --- the dialog --- */

static GtkWidget *
new_list (SitrepPaletteDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static GtkWidget *
new_search (SitrepPaletteDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (self->search, _ ("Search commands and incidents"));
  gtk_search_entry_set_search_delay (self->search, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search commands and incidents"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->search);
}

static void
sitrep_palette_dialog_finalize (GObject *object)
{
  SitrepPaletteDialog *self = SITREP_PALETTE_DIALOG (object);

  g_clear_object (&self->context);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (sitrep_palette_dialog_parent_class)->finalize (object);
}

static void
sitrep_palette_dialog_class_init (SitrepPaletteDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_palette_dialog_finalize;
}

static void
sitrep_palette_dialog_init (SitrepPaletteDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *none = adw_status_page_new ();

  self->choices = g_ptr_array_new_with_free_func (free_choice);
  self->stack = GTK_STACK (gtk_stack_new ());
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), new_search (self));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("Nothing Found"));
  gtk_widget_add_css_class (none, "compact");
  gtk_stack_add_named (self->stack, new_list (self), "found");
  gtk_stack_add_named (self->stack, none, "none");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Command Palette"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 480);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
}

/** sitrep_palette_dialog_new: @context: the page shown; what can be done there and now is offered. */
AdwDialog *
sitrep_palette_dialog_new (SitrepDesk *desk, GtkWidget *context)
{
  SitrepPaletteDialog *self = g_object_new (SITREP_TYPE_PALETTE_DIALOG, NULL);
  g_autoptr (GPtrArray) incidents = sitrep_desk_list_incidents (desk, MAX_INCIDENTS);

  self->context = g_object_ref (context);
  add_incidents (self, incidents, TRUE);
  add_commands (self);
  add_incidents (self, incidents, FALSE);
  show (self);
  return ADW_DIALOG (self);
}
