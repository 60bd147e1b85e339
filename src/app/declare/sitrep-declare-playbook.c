/* sitrep-declare-playbook.c - under which playbook this one incident is declared
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-playbook.h"

#include <glib/gi18n.h>

struct _SitrepDeclarePlaybook
{
  AdwBin parent_instance;

  GtkDropDown *list;

  GPtrArray *playbooks; /* SitrepPlaybook, as the list shows them */
};

G_DEFINE_FINAL_TYPE (SitrepDeclarePlaybook, sitrep_declare_playbook, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
selected_cb (SitrepDeclarePlaybook *self)
{
  guint selected = gtk_drop_down_get_selected (self->list);

  if (self->playbooks != NULL && selected < self->playbooks->len)
    g_signal_emit (self, signals[CHOSEN], 0, ((SitrepPlaybook *) g_ptr_array_index (self->playbooks, selected))->id);
}

static void
sitrep_declare_playbook_dispose (GObject *object)
{
  g_clear_pointer (&SITREP_DECLARE_PLAYBOOK (object)->playbooks, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_declare_playbook_parent_class)->dispose (object);
}

static void
sitrep_declare_playbook_class_init (SitrepDeclarePlaybookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_declare_playbook_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", SITREP_TYPE_DECLARE_PLAYBOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sitrep_declare_playbook_init (SitrepDeclarePlaybook *self)
{
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->list), _ ("The playbook for this incident"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Playbook"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/** sitrep_declare_playbook_set: offers the desk's playbooks; with a single one there is nothing to be seen. To be called once. */
void
sitrep_declare_playbook_set (SitrepDeclarePlaybook *self, SitrepDesk *desk, const SitrepPlaybook *now)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (SITREP_IS_DECLARE_PLAYBOOK (self));

  self->playbooks = sitrep_desk_playbooks (desk);
  for (guint i = 0; i < self->playbooks->len; i++)
    {
      const SitrepPlaybook *playbook = g_ptr_array_index (self->playbooks, i);

      gtk_string_list_append (titles, playbook->title);
      if (g_strcmp0 (playbook->id, now->id) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->list, selected);
  gtk_widget_set_visible (GTK_WIDGET (self), self->playbooks->len > 1);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
