/* sitrep-map-list.c - names and texts of a playbook that is being edited
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-map-list.h"

#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SitrepMapList
{
  GtkBox parent_instance;

  GtkListBox *list;
  AdwEntryRow *add;
  GPtrArray *rows; /* AdwEntryRow, borrowed, each titled with its name */

  SitrepEditing *editing;
  char *path;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (SitrepMapList, sitrep_map_list, GTK_TYPE_BOX)

static SitrepManuscript *
script (SitrepMapList *self)
{
  return sitrep_editing_get_manuscript (self->editing);
}

static char *
place_of (SitrepMapList *self, const char *name)
{
  return g_strdup_printf ("%s.%s", self->path, name);
}

static void
changed_cb (GtkEditable *row, SitrepMapList *self)
{
  g_autofree char *place = place_of (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  /* An empty text is a text: only the button takes a name away. */
  if (!self->loading)
    sitrep_manuscript_set (script (self), place,
                           json_node_init_string (json_node_alloc (), gtk_editable_get_text (row)));
}

static void
remove_cb (GtkButton *button, SitrepMapList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ENTRY_ROW);
  g_autofree char *place = place_of (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  sitrep_manuscript_set (script (self), place, NULL);
  sitrep_manuscript_seal (script (self));
  sitrep_map_list_load (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static void
append_row (SitrepMapList *self, const char *name)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ENTRY_ROW, name, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_editable_set_enable_undo (gtk_editable_get_delegate (GTK_EDITABLE (row)), FALSE);
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  gtk_list_box_insert (self->list, row, (int) self->rows->len);
  g_ptr_array_add (self->rows, row);
}

static GPtrArray *
names_of (SitrepMapList *self)
{
  JsonNode *node = sitrep_manuscript_get (script (self), self->path);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) members
    = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_members (json_node_get_object (node)) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    g_ptr_array_add (names, g_strdup (l->data));
  return names;
}

static gboolean
shows (SitrepMapList *self, GPtrArray *names)
{
  if (self->rows->len != names->len)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (strcmp (adw_preferences_row_get_title (g_ptr_array_index (self->rows, i)), names->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

/** sitrep_map_list_load: shows the names and texts that there are now. */
void
sitrep_map_list_load (SitrepMapList *self)
{
  g_autoptr (GPtrArray) names = names_of (self);

  self->loading = TRUE;
  if (!shows (self, names))
    {
      for (guint i = 0; i < self->rows->len; i++)
        gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, i));
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < names->len; i++)
        append_row (self, names->pdata[i]);
    }
  for (guint i = 0; i < names->len; i++)
    {
      GtkEditable *row = g_ptr_array_index (self->rows, i);
      g_autofree char *place = place_of (self, names->pdata[i]);
      g_autofree char *text = sitrep_manuscript_get_text (script (self), place);

      if (strcmp (gtk_editable_get_text (row), text) != 0)
        gtk_editable_set_text (row, text);
    }
  self->loading = FALSE;
}

/* A name is used in holes: letters, digits, hyphens and underscores. */
static char *
clean_name (const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  return g_strdup (g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-", '_'));
}

static void
add_cb (SitrepMapList *self)
{
  g_autofree char *name = clean_name (gtk_editable_get_text (GTK_EDITABLE (self->add)));
  g_autofree char *place = place_of (self, name);

  if (*name == '\0')
    return;
  if (sitrep_manuscript_get (script (self), place) == NULL)
    sitrep_manuscript_set (script (self), place, json_node_init_string (json_node_alloc (), ""));
  sitrep_manuscript_seal (script (self));
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  sitrep_map_list_load (self);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, self->rows->len - 1));
}

static void
sitrep_map_list_dispose (GObject *object)
{
  SitrepMapList *self = SITREP_MAP_LIST (object);

  g_clear_object (&self->editing);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_map_list_parent_class)->dispose (object);
}

static void
sitrep_map_list_finalize (GObject *object)
{
  g_free (SITREP_MAP_LIST (object)->path);
  G_OBJECT_CLASS (sitrep_map_list_parent_class)->finalize (object);
}

static void
sitrep_map_list_class_init (SitrepMapListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_map_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_map_list_finalize;
}

static void
sitrep_map_list_init (SitrepMapList *self)
{
  self->rows = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->add = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Add a Name"), "show-apply-button", TRUE, NULL);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_list_box_append (self->list, GTK_WIDGET (self->add));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  g_signal_connect_object (self->add, "apply", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
}

/** sitrep_map_list_new: @path is of a map. */
GtkWidget *
sitrep_map_list_new (SitrepEditing *editing, const char *path)
{
  SitrepMapList *self = g_object_new (SITREP_TYPE_MAP_LIST, NULL);

  self->editing = g_object_ref (editing);
  self->path = g_strdup (path);
  sitrep_map_list_load (self);
  return GTK_WIDGET (self);
}
