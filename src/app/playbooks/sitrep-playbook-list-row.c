/* sitrep-playbook-list-row.c - one playbook of the list
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-list-row.h"

#include <glib/gi18n.h>

struct _SitrepPlaybookListRow
{
  AdwActionRow parent_instance;

  SitrepPlaybook *playbook;
};

G_DEFINE_FINAL_TYPE (SitrepPlaybookListRow, sitrep_playbook_list_row, ADW_TYPE_ACTION_ROW)

static void
add_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const SitrepPlaybook *playbook, SitrepPlaybookListMarks marks)
{
  gboolean chosen = (marks & SITREP_PLAYBOOK_CHOSEN) != 0, owned = (marks & SITREP_PLAYBOOK_OWNED) != 0;
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) use = g_menu_new ();
  g_autoptr (GMenu) write = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();

  if (!chosen)
    add_item (use, _ ("_Use for New Incidents"), "playbooks.use", playbook->id);
  add_item (use, _ ("_Read as Handbook"), "playbooks.read", playbook->id);
  if (owned)
    add_item (write, _ ("_Edit"), "playbooks.edit", playbook->id);
  add_item (write, _ ("_Copy and Edit"), "playbooks.copy", playbook->id);
  add_item (write, _ ("_Versions"), "playbooks.versions", playbook->id);
  add_item (file, _ ("E_xport…"), "playbooks.export", playbook->id);
  if (owned && !chosen)
    add_item (file, _ ("Re_move"), "playbooks.remove", playbook->id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (use));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (write));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_mark (const char *words, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "mark");
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_suffixes (SitrepPlaybookListRow *self, SitrepPlaybookListMarks marks)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);
  g_autoptr (GMenuModel) menu = make_menu (self->playbook, marks);
  GtkWidget *more = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("More: %s"), self->playbook->title);

  if ((marks & SITREP_PLAYBOOK_NEWER) != 0)
    {
      GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Update…"), "valign", GTK_ALIGN_CENTER, NULL);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "playbooks.versions");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->playbook->id);
      adw_action_row_add_suffix (row, button);
    }
  if ((marks & SITREP_PLAYBOOK_HALF_EDITED) != 0)
    adw_action_row_add_suffix (row, make_mark (_ ("Not Saved"), "warning"));
  if ((marks & SITREP_PLAYBOOK_HALF_COPIED) != 0)
    adw_action_row_add_suffix (row, make_mark (_ ("Copy Not Saved"), "warning"));
  if ((marks & SITREP_PLAYBOOK_CHOSEN) != 0)
    adw_action_row_add_suffix (row, make_mark (_ ("In Use"), "accent"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_set_tooltip_text (more, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (more, "flat");
  adw_action_row_add_suffix (row, more);
}

static void
sitrep_playbook_list_row_finalize (GObject *object)
{
  g_clear_pointer (&SITREP_PLAYBOOK_LIST_ROW (object)->playbook, sitrep_playbook_unref);
  G_OBJECT_CLASS (sitrep_playbook_list_row_parent_class)->finalize (object);
}

static void
sitrep_playbook_list_row_class_init (SitrepPlaybookListRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_playbook_list_row_finalize;
}

static void
sitrep_playbook_list_row_init (SitrepPlaybookListRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

SitrepPlaybook *
sitrep_playbook_list_row_get_playbook (SitrepPlaybookListRow *self)
{
  return self->playbook;
}

/** sitrep_playbook_list_row_new: a row that says what is to be known of @playbook and offers what can be done with it. */
GtkWidget *
sitrep_playbook_list_row_new (SitrepPlaybook *playbook, SitrepPlaybookListMarks marks)
{
  SitrepPlaybookListRow *self = g_object_new (SITREP_TYPE_PLAYBOOK_LIST_ROW, NULL);

  self->playbook = sitrep_playbook_ref (playbook);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), playbook->title);
  if (playbook->summary != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), playbook->summary);
  add_suffixes (self, marks);
  return GTK_WIDGET (self);
}
