/* sitrep-level-picker.c - choosing a severity level by its meaning
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-level-picker.h"

#include "sitrep-level-row.h"

#include <glib/gi18n.h>

struct _SitrepLevelPicker
{
  AdwBin parent_instance;

  GtkListBox *list;

  SitrepPlaybook *playbook;
  char *level;
  gboolean details;
};

G_DEFINE_FINAL_TYPE (SitrepLevelPicker, sitrep_level_picker, ADW_TYPE_BIN)

typedef enum
{
  PROP_LEVEL = 1,
  PROP_DETAILS
} SitrepLevelPickerProperty;
static GParamSpec *props[PROP_DETAILS + 1];

enum
{
  CONFIRMED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkListBoxRow *
find_row (SitrepLevelPicker *self, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (sitrep_level_row_get_key (SITREP_LEVEL_ROW (row)), key) == 0)
      return row;
  return NULL;
}

static void
selected_cb (GtkListBox *list, GtkListBoxRow *chosen, SitrepLevelPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    sitrep_level_row_set_chosen (SITREP_LEVEL_ROW (row), row == chosen);
  if (chosen != NULL && g_set_str (&self->level, sitrep_level_row_get_key (SITREP_LEVEL_ROW (chosen))))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEVEL]);
}

static gboolean
choose_nth (SitrepLevelPicker *self, guint n)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) n);

  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SitrepLevelPicker *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  /* Enter on a row's own button is for that one. */
  if (root != NULL && GTK_IS_BUTTON (gtk_root_get_focus (root)))
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    {
      g_signal_emit (self, signals[CONFIRMED], 0);
      return TRUE;
    }
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    return choose_nth (self, key - GDK_KEY_1);
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    return choose_nth (self, key - GDK_KEY_KP_1);
  return FALSE;
}

static void
sitrep_level_picker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SitrepLevelPicker *self = SITREP_LEVEL_PICKER (object);

  switch ((SitrepLevelPickerProperty) id)
    {
    case PROP_LEVEL:
      g_value_set_string (value, self->level);
      break;
    case PROP_DETAILS:
      g_value_set_boolean (value, self->details);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sitrep_level_picker_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SitrepLevelPicker *self = SITREP_LEVEL_PICKER (object);

  switch ((SitrepLevelPickerProperty) id)
    {
    case PROP_LEVEL:
      sitrep_level_picker_set_level (self, g_value_get_string (value));
      break;
    case PROP_DETAILS:
      self->details = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The chosen level. */
static gboolean
sitrep_level_picker_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (SITREP_LEVEL_PICKER (widget)->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
sitrep_level_picker_dispose (GObject *object)
{
  SitrepLevelPicker *self = SITREP_LEVEL_PICKER (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  G_OBJECT_CLASS (sitrep_level_picker_parent_class)->dispose (object);
}

static void
sitrep_level_picker_finalize (GObject *object)
{
  g_free (SITREP_LEVEL_PICKER (object)->level);
  G_OBJECT_CLASS (sitrep_level_picker_parent_class)->finalize (object);
}

static void
sitrep_level_picker_class_init (SitrepLevelPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sitrep_level_picker_get_property;
  object_class->set_property = sitrep_level_picker_set_property;
  object_class->dispose = sitrep_level_picker_dispose;
  object_class->finalize = sitrep_level_picker_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = sitrep_level_picker_grab_focus;

  props[PROP_LEVEL] = g_param_spec_string ("level", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_DETAILS] = g_param_spec_boolean ("details", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[CONFIRMED]
    = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_level_picker_init (SitrepLevelPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Severity level"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/** sitrep_level_picker_set_playbook: offers its levels; its default one is chosen. */
void
sitrep_level_picker_set_playbook (SitrepLevelPicker *self, SitrepPlaybook *playbook)
{
  const SitrepLevel *level;

  g_return_if_fail (SITREP_IS_LEVEL_PICKER (self));
  g_return_if_fail (playbook != NULL);

  sitrep_playbook_ref (playbook);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  self->playbook = playbook;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < playbook->levels->len; i++)
    gtk_list_box_append (self->list, sitrep_level_row_new (playbook, playbook->levels->pdata[i], self->details));
  level = sitrep_playbook_default_level (playbook);
  sitrep_level_picker_set_level (self, level != NULL ? level->key : NULL);
}

const char *
sitrep_level_picker_get_level (SitrepLevelPicker *self)
{
  g_return_val_if_fail (SITREP_IS_LEVEL_PICKER (self), NULL);

  return self->level;
}

/** sitrep_level_picker_set_level: chooses it; a key that the playbook lacks changes nothing. */
void
sitrep_level_picker_set_level (SitrepLevelPicker *self, const char *key)
{
  GtkListBoxRow *row;

  g_return_if_fail (SITREP_IS_LEVEL_PICKER (self));

  if ((row = find_row (self, key)) != NULL)
    gtk_list_box_select_row (self->list, row);
}
