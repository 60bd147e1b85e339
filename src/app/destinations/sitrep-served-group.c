/* sitrep-served-group.c - which levels and which channel of the process a destination serves
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-served-group.h"

#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepServedGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *levels;
  GtkWidget *channel;

  GPtrArray *switches; /* AdwSwitchRow, one for each of @keys; @levels owns them */
  GPtrArray *keys;     /* char *: of levels */
  GPtrArray *channels; /* char *: keys, one for each choice but the first */
};

G_DEFINE_FINAL_TYPE (SitrepServedGroup, sitrep_served_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- levels --- */

/** sitrep_served_group_get_levels: Returns: (transfer full) (nullable): keys between commas; NULL for all. */
char *
sitrep_served_group_get_levels (SitrepServedGroup *self)
{
  g_autoptr (GString) chosen = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->switches->len; i++)
    if (adw_switch_row_get_active (g_ptr_array_index (self->switches, i)))
      {
        g_string_append_printf (chosen, "%s%s", n > 0 ? "," : "", (char *) g_ptr_array_index (self->keys, i));
        n++;
      }
  return n > 0 && n < self->switches->len ? g_string_free_and_steal (g_steal_pointer (&chosen)) : NULL;
}

static void
levels_cb (SitrepServedGroup *self)
{
  g_autofree char *chosen = sitrep_served_group_get_levels (self);
  g_auto (GStrv) keys = chosen != NULL ? g_strsplit (chosen, ",", -1) : NULL;
  g_autofree char *words = keys != NULL ? g_strjoinv (", ", keys) : g_strdup (_ ("All"));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->levels), words);
}

static void
add_level (SitrepServedGroup *self, const char *key, const char *name, gboolean served)
{
  g_autofree char *title = name != NULL ? g_strdup_printf ("%s · %s", key, name) : g_strdup (key);
  GtkWidget *row;

  if (g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL))
    return;
  row = sitrep_plain_row_new (ADW_TYPE_SWITCH_ROW, title, NULL);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), served);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->levels), row);
  g_ptr_array_add (self->switches, row);
  g_ptr_array_add (self->keys, g_strdup (key));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (levels_cb), self, G_CONNECT_SWAPPED);
}

static void
add_levels (SitrepServedGroup *self, const SitrepPlaybook *playbook, const SitrepDestination *destination)
{
  g_auto (GStrv) served
    = destination != NULL && destination->levels != NULL ? g_strsplit (destination->levels, ",", -1) : NULL;

  for (guint i = 0; i < playbook->levels->len; i++)
    {
      const SitrepLevel *level = g_ptr_array_index (playbook->levels, i);

      add_level (self, level->key, level->name,
                 served == NULL || g_strv_contains ((const char *const *) served, level->key));
    }
  /* Those of another process stay: who is told must not change because another one is in use now. */
  for (guint i = 0; served != NULL && served[i] != NULL; i++)
    add_level (self, served[i], NULL, TRUE);
}

/* --- channels --- */

static void
add_channel (SitrepServedGroup *self, GtkStringList *names, const char *key, const char *name)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (self->channels, g_strdup (key));
}

static void
add_channels (SitrepServedGroup *self, const SitrepPlaybook *playbook, const SitrepDestination *destination)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const[]) { _ ("None"), NULL });
  guint selected = 0;

  for (guint i = 0; i < playbook->channels->len; i++)
    {
      const SitrepChannel *channel = g_ptr_array_index (playbook->channels, i);

      add_channel (self, names, channel->key, channel->name);
      if (destination != NULL && g_strcmp0 (destination->channel, channel->key) == 0)
        selected = i + 1;
    }
  /* That of another process stays, like its levels. */
  if (selected == 0 && destination != NULL && destination->channel != NULL)
    {
      add_channel (self, names, destination->channel, destination->channel);
      selected = self->channels->len;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->channel), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->channel), selected);
  gtk_widget_set_visible (self->channel, self->channels->len > 0);
}

/** sitrep_served_group_get_channel: Returns: (transfer full) (nullable): the key of the process' channel. */
char *
sitrep_served_group_get_channel (SitrepServedGroup *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->channel));

  return selected > 0 && selected <= self->channels->len ? g_strdup (g_ptr_array_index (self->channels, selected - 1))
                                                         : NULL;
}

/** sitrep_served_group_fill: @destination: (nullable): one to change; to be called once */
void
sitrep_served_group_fill (SitrepServedGroup *self, SitrepDesk *desk, const SitrepDestination *destination)
{
  g_autoptr (SitrepPlaybook) playbook = sitrep_desk_default_playbook (desk);

  gtk_widget_set_visible (GTK_WIDGET (self), playbook != NULL);
  if (playbook == NULL)
    return;
  add_levels (self, playbook, destination);
  levels_cb (self);
  add_channels (self, playbook, destination);
}

static void
sitrep_served_group_finalize (GObject *object)
{
  SitrepServedGroup *self = SITREP_SERVED_GROUP (object);

  g_ptr_array_unref (self->switches);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->channels);
  G_OBJECT_CLASS (sitrep_served_group_parent_class)->finalize (object);
}

static void
sitrep_served_group_class_init (SitrepServedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_served_group_finalize;
}

static void
sitrep_served_group_init (SitrepServedGroup *self)
{
  self->switches = g_ptr_array_new ();
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->channels = g_ptr_array_new_with_free_func (g_free);
  self->levels = sitrep_plain_row_new (ADW_TYPE_EXPANDER_ROW, _ ("Levels"), NULL);
  self->channel = sitrep_plain_row_new (ADW_TYPE_COMBO_ROW, _ ("Channel of the Process"),
                                        _ ("Texts that the process means for one channel go there alone"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->levels), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Levels"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("What Goes There"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->levels);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->channel);
}
