/* sitrep-timeline-filter.c - which entries of the timeline are shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-timeline-filter.h"

#include "incident/sitrep-entry-words.h"
#include "sitrep-timeline-model.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SitrepTimelineFilter
{
  GtkBox parent_instance;

  GtkWidget *kind;
  GtkWidget *person;
  GtkWidget *pinned;

  GtkStringList *people; /* the first one is nobody in particular */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SitrepTimelineFilter, sitrep_timeline_filter, GTK_TYPE_BOX)

static guint changed_signal;

static guint
selected (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

/** sitrep_timeline_filter_is_on: whether anything is left out. */
gboolean
sitrep_timeline_filter_is_on (SitrepTimelineFilter *self)
{
  return selected (self->kind) > 0 || selected (self->person) > 0
         || adw_switch_row_get_active (ADW_SWITCH_ROW (self->pinned));
}

static gboolean
is_by (const SitrepEntry *entry, const char *person)
{
  return g_strcmp0 (entry->owner, person) == 0 || (entry->owner == NULL && g_strcmp0 (entry->recorder, person) == 0);
}

gboolean
sitrep_timeline_filter_matches (SitrepTimelineFilter *self, const SitrepEntry *entry)
{
  guint kind = selected (self->kind), person = selected (self->person);

  if (kind > 0 && entry->kind != (SitrepEntryKind) (kind - 1))
    return FALSE;
  if (adw_switch_row_get_active (ADW_SWITCH_ROW (self->pinned)) && !entry->pinned)
    return FALSE;
  return person == 0 || person == GTK_INVALID_LIST_POSITION
         || is_by (entry, gtk_string_list_get_string (self->people, person));
}

static void
changed_cb (GObject *row, GParamSpec *pspec, SitrepTimelineFilter *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
clear_cb (AdwButtonRow *row, SitrepTimelineFilter *self)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->person), 0);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->pinned), FALSE);
}

/* --- who there is --- */

static GHashTable *
people_in (GListModel *items)
{
  GHashTable *people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SitrepEntryItem) item = g_list_model_get_item (items, i);
      const SitrepEntry *entry = sitrep_entry_item_get (item);
      const char *who = entry->owner != NULL ? entry->owner : entry->recorder;

      if (who != NULL)
        g_hash_table_add (people, g_strdup (who));
    }
  return people;
}

/** sitrep_timeline_filter_fill: @items (element-type SitrepEntryItem): whose people can be chosen; the choice stays. */
void
sitrep_timeline_filter_fill (SitrepTimelineFilter *self, SitrepSubject *subject, GListModel *items)
{
  g_autoptr (GHashTable) people = people_in (items);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (people), (GCompareFunc) g_utf8_collate);
  guint before = selected (self->person), now = 0, n = 1;
  g_autofree char *chosen = before > 0 ? g_strdup (gtk_string_list_get_string (self->people, before)) : NULL;

  self->filling = TRUE;
  gtk_string_list_splice (self->people, 1, g_list_model_get_n_items (G_LIST_MODEL (self->people)) - 1, NULL);
  for (GList *l = names; l != NULL; l = l->next, n++)
    {
      gtk_string_list_append (self->people, l->data);
      if (g_strcmp0 (l->data, chosen) == 0)
        now = n;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->person), now);
  self->filling = FALSE;
}

/* --- building --- */

static GtkWidget *
new_kinds (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("All"));
  for (int i = SITREP_ENTRY_NOTE; i <= SITREP_ENTRY_CHANGE; i++)
    gtk_string_list_append (labels, sitrep_entry_kind_label ((SitrepEntryKind) i));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  return row;
}

static void
add (SitrepTimelineFilter *self, GtkListBox *list, GtkWidget *row, const char *title, const char *property)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (list, row);
  if (property != NULL)
    g_signal_connect_object (row, property, G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
}

static void
sitrep_timeline_filter_class_init (SitrepTimelineFilterClass *klass)
{
  changed_signal
    = g_signal_new ("changed", SITREP_TYPE_TIMELINE_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_timeline_filter_init (SitrepTimelineFilter *self)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());
  GtkWidget *clear = adw_button_row_new ();
  const char *const everybody[] = { _ ("Everybody"), NULL };

  self->people = gtk_string_list_new (everybody);
  self->kind = new_kinds ();
  self->person = adw_combo_row_new ();
  self->pinned = adw_switch_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (self->person), G_LIST_MODEL (self->people));
  g_object_unref (self->people);
  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  gtk_widget_set_size_request (GTK_WIDGET (list), 280, -1);
  add (self, list, self->kind, _ ("Kind"), "notify::selected");
  add (self, list, self->person, _ ("Who"), "notify::selected");
  add (self, list, self->pinned, _ ("Pinned Only"), "notify::active");
  add (self, list, clear, _ ("Show All"), NULL);
  g_signal_connect_object (clear, "activated", G_CALLBACK (clear_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (list));
}
