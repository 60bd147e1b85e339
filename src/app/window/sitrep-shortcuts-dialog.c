/* sitrep-shortcuts-dialog.c - the keys, to look up
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-shortcuts-dialog.h"

#include "sitrep-shortcuts.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-key-caps.h"

#include <glib/gi18n.h>

struct _SitrepShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (SitrepShortcutsDialog, sitrep_shortcuts_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
make_row (const SitrepShortcut *shortcut)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  sitrep_key_caps_show (GTK_BOX (box), shortcut->keys);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, box);
  return GTK_WIDGET (row);
}

static void
fill (SitrepShortcutsDialog *self)
{
  AdwPreferencesGroup *group = NULL;
  const char *name = NULL;

  for (const SitrepShortcut *at = sitrep_shortcuts (); at->group != NULL; at++)
    {
      if (at->keys == NULL || at->hidden)
        continue;
      if (g_strcmp0 (name, at->group) != 0)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (at->group));
          adw_preferences_page_add (self->page, group);
          name = at->group;
        }
      adw_preferences_group_add (group, make_row (at));
    }
}

static void
sitrep_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (sitrep_shortcuts_dialog_parent_class)->dispose (object);
}

static void
sitrep_shortcuts_dialog_class_init (SitrepShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_shortcuts_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("window/sitrep-shortcuts-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepShortcutsDialog, page);
}

static void
sitrep_shortcuts_dialog_init (SitrepShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

SitrepShortcutsDialog *
sitrep_shortcuts_dialog_new (void)
{
  return g_object_new (SITREP_TYPE_SHORTCUTS_DIALOG, NULL);
}
