/* sitrep-setting-group.c - what a service needs to know, asked for
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-setting-group.h"

#include "base/sitrep-text.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-text-row.h"

#include <glib/gi18n.h>

struct _SitrepSettingGroup
{
  AdwPreferencesGroup parent_instance;

  const SitrepConnector *connector;
  GPtrArray *rows; /* GtkWidget, one for each setting, in order; the group owns them */
};

G_DEFINE_FINAL_TYPE (SitrepSettingGroup, sitrep_setting_group, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

static void
changed_cb (SitrepSettingGroup *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* --- one row a setting --- */

static guint
place_of_choice (const char *const *choices, const char *value)
{
  for (guint i = 0; value != NULL && choices[2 * i] != NULL; i++)
    if (g_strcmp0 (choices[2 * i], value) == 0)
      return i;
  return 0;
}

static GtkWidget *
new_choice (SitrepSettingGroup *self, const SitrepSetting *setting, const char *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const char *const *choice = setting->choices; *choice != NULL; choice += 2)
    gtk_string_list_append (labels, _ (choice[1]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), place_of_choice (setting->choices, value));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (setting->label));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_lines (SitrepSettingGroup *self, const SitrepSetting *setting, const char *value)
{
  GtkWidget *row = sitrep_text_row_new (_ (setting->label), NULL);

  sitrep_text_row_set_text (SITREP_TEXT_ROW (row), value != NULL ? value : "");
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_line (SitrepSettingGroup *self, const SitrepSetting *setting, const char *value)
{
  GtkWidget *row = setting->secret ? adw_password_entry_row_new () : adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (setting->label));
  gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_hint (SitrepSettingGroup *self, GtkWidget *row, const char *hint)
{
  SitrepFieldNote *note = g_object_new (SITREP_TYPE_FIELD_NOTE, "field", row, NULL);

  sitrep_field_note_set_hint (note, hint);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (note));
}

static void
add_setting (SitrepSettingGroup *self, const SitrepSetting *setting, const SitrepDestination *destination)
{
  g_autofree char *value
    = destination != NULL && !setting->secret ? sitrep_destination_setting (destination, setting->key) : NULL;
  GtkWidget *row = setting->choices != NULL ? new_choice (self, setting, value)
                   : setting->lines         ? new_lines (self, setting, value)
                                            : new_line (self, setting, value);
  const char *hint
    = setting->secret && destination != NULL ? N_ ("Left empty: the one that is kept stays.") : setting->hint;

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  if (hint != NULL)
    add_hint (self, row, _ (hint));
}

/**
 * sitrep_setting_group_fill:
 * @destination: (nullable): one to change; a secret is never shown
 *
 * Asks for what @connector needs; to be called once.
 */
void
sitrep_setting_group_fill (SitrepSettingGroup *self,
                           const SitrepConnector *connector,
                           const SitrepDestination *destination)
{
  g_return_if_fail (self->connector == NULL);

  self->connector = connector;
  for (const SitrepSetting *setting = connector->settings; setting->key != NULL; setting++)
    add_setting (self, setting, destination);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

/* --- what was entered --- */

static char *
value_of (SitrepSettingGroup *self, guint i)
{
  const SitrepSetting *setting = &self->connector->settings[i];
  GtkWidget *row = g_ptr_array_index (self->rows, i);

  if (setting->choices != NULL)
    return g_strdup (setting->choices[2 * adw_combo_row_get_selected (ADW_COMBO_ROW (row))]);
  return setting->lines ? sitrep_text_row_get_text (SITREP_TEXT_ROW (row))
                        : g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/** sitrep_setting_group_get_settings: Returns: (transfer full): what is not secret, as one JSON object. */
char *
sitrep_setting_group_get_settings (SitrepSettingGroup *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *value = value_of (self, i);

      if (!self->connector->settings[i].secret && !sitrep_text_is_empty (value))
        json_object_set_string_member (object, self->connector->settings[i].key, value);
    }
  json_node_set_object (root, object);
  return json_to_string (root, FALSE);
}

/**
 * sitrep_setting_group_get_secret:
 * @kept: (nullable): what is kept so far: of several secrets those stay that were not entered
 *
 * Returns: (transfer full) (nullable): what was entered; NULL leaves the one that is kept
 */
char *
sitrep_setting_group_get_secret (SitrepSettingGroup *self, const char *kept)
{
  gboolean several = sitrep_connector_secrets (self->connector) > 1;
  g_autofree char *secret = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *value = self->connector->settings[i].secret ? value_of (self, i) : NULL;
      g_autofree char *line = sitrep_text_is_empty (value) ? NULL : sitrep_text_line (value);
      g_autofree char *before = g_steal_pointer (&secret);

      if (line == NULL)
        secret = g_steal_pointer (&before);
      else if (several)
        secret = sitrep_secret_put (before != NULL ? before : kept, self->connector->settings[i].key, line);
      else
        secret = g_steal_pointer (&line);
    }
  return g_steal_pointer (&secret);
}

static void
sitrep_setting_group_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_SETTING_GROUP (object)->rows);
  G_OBJECT_CLASS (sitrep_setting_group_parent_class)->finalize (object);
}

static void
sitrep_setting_group_class_init (SitrepSettingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_setting_group_finalize;
  changed_signal
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_setting_group_init (SitrepSettingGroup *self)
{
  self->rows = g_ptr_array_new ();
}
