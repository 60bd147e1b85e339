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

#define KEPT N_ ("Left empty: the one that is kept stays.")

struct _SitrepSettingGroup
{
  AdwPreferencesGroup parent_instance;

  const SitrepConnector *connector;
  GPtrArray *rows;     /* GtkWidget, one for each setting, in order; the group owns them */
  GPtrArray *removals; /* GtkToggleButton: for each of them, NULL where there is nothing to be taken away */
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

/* --- taking a secret away --- */

static void
removal_cb (GtkToggleButton *removal, GParamSpec *pspec, SitrepFieldNote *note)
{
  gboolean removed = gtk_toggle_button_get_active (removal);

  sitrep_field_note_set_hint (note, removed ? _ ("It is taken away when this is saved.") : _ (KEPT));
}

/* What is typed is to be kept. */
static void
typed_cb (GtkEditable *row, GtkToggleButton *removal)
{
  if (*gtk_editable_get_text (row) != '\0')
    gtk_toggle_button_set_active (removal, FALSE);
}

static void
removed_cb (GtkToggleButton *removal, GParamSpec *pspec, GtkEditable *row)
{
  if (gtk_toggle_button_get_active (removal))
    gtk_editable_set_text (row, "");
}

static void
add_removal (SitrepSettingGroup *self, GtkWidget *row, SitrepFieldNote *note)
{
  GtkWidget *removal = gtk_toggle_button_new ();
  /* Translators: an optional secret, as in “Take away: Access token” */
  g_autofree char *name
    = g_strdup_printf (_ ("Take away: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_button_set_icon_name (GTK_BUTTON (removal), "user-trash-symbolic");
  gtk_widget_set_tooltip_text (removal, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (removal), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (removal, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (removal, "flat");
  g_signal_connect_object (removal, "notify::active", G_CALLBACK (removal_cb), note, G_CONNECT_DEFAULT);
  g_signal_connect_object (removal, "notify::active", G_CALLBACK (removed_cb), row, G_CONNECT_DEFAULT);
  g_signal_connect_object (removal, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), removal, G_CONNECT_DEFAULT);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), removal);
  self->removals->pdata[self->removals->len - 1] = removal;
}

static gboolean
is_kept (const SitrepSetting *setting, const char *kept)
{
  g_autofree char *value = setting->optional ? sitrep_secret_get (kept, setting->key) : NULL;

  return value != NULL && *value != '\0';
}

/* --- all of them --- */

static SitrepFieldNote *
add_hint (SitrepSettingGroup *self, GtkWidget *row, const char *hint)
{
  SitrepFieldNote *note = g_object_new (SITREP_TYPE_FIELD_NOTE, "field", row, NULL);

  sitrep_field_note_set_hint (note, hint);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (note));
  return note;
}

static void
add_setting (SitrepSettingGroup *self,
             const SitrepSetting *setting,
             const SitrepDestination *destination,
             const char *kept)
{
  g_autofree char *value
    = destination != NULL && !setting->secret ? sitrep_destination_setting (destination, setting->key) : NULL;
  GtkWidget *row = setting->choices != NULL ? new_choice (self, setting, value)
                   : setting->lines         ? new_lines (self, setting, value)
                                            : new_line (self, setting, value);
  const char *hint = setting->secret && destination != NULL ? KEPT : setting->hint;
  SitrepFieldNote *note = NULL;

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->removals, NULL);
  if (hint != NULL)
    note = add_hint (self, row, _ (hint));
  if (note != NULL && is_kept (setting, kept))
    add_removal (self, row, note);
}

/**
 * sitrep_setting_group_fill:
 * @destination: (nullable): one to change; a secret is never shown
 * @kept: (nullable): its secrets, where they are at hand: an optional one of them can be taken away
 *
 * Asks for what @connector needs; to be called once.
 */
void
sitrep_setting_group_fill (SitrepSettingGroup *self,
                           const SitrepConnector *connector,
                           const SitrepDestination *destination,
                           const char *kept)
{
  g_return_if_fail (self->connector == NULL);

  self->connector = connector;
  for (const SitrepSetting *setting = connector->settings; setting->key != NULL; setting++)
    add_setting (self, setting, destination, kept);
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

static gboolean
is_removed (SitrepSettingGroup *self, guint i)
{
  GtkToggleButton *removal = g_ptr_array_index (self->removals, i);

  return removal != NULL && gtk_toggle_button_get_active (removal);
}

/**
 * sitrep_setting_group_get_secret:
 * @kept: (nullable): what is kept so far: of several secrets those stay that were neither entered nor taken away
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

      if (line == NULL && !is_removed (self, i))
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
  g_ptr_array_unref (SITREP_SETTING_GROUP (object)->removals);
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
  self->removals = g_ptr_array_new ();
}
