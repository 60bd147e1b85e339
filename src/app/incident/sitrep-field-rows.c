/* sitrep-field-rows.c - rows for the fields of a process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-field-rows.h"

#include "incident/sitrep-entry-words.h"
#include "widgets/sitrep-text-row.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *owner; /* lives longer than its rows */
  char *key;
  SitrepFieldFunc func;
} Field;

static void
free_field (gpointer data, GClosure *closure)
{
  Field *self = data;

  g_free (self->key);
  g_free (self);
}

static Field *
new_field (const char *key, GtkWidget *owner, SitrepFieldFunc func)
{
  Field *self = g_new0 (Field, 1);

  self->owner = owner;
  self->key = g_strdup (key);
  self->func = func;
  return self;
}

static void
line_cb (GtkEditable *editable, Field *self)
{
  self->func (self->owner, self->key, gtk_editable_get_text (editable));
}

static void
text_cb (SitrepTextRow *row, Field *self)
{
  g_autofree char *text = sitrep_text_row_get_text (row);

  self->func (self->owner, self->key, text);
}

static void
choice_cb (AdwComboRow *row, GParamSpec *pspec, Field *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);
  guint selected = adw_combo_row_get_selected (row);

  self->func (self->owner, self->key, selected > 0 && item != NULL ? gtk_string_object_get_string (item) : "");
}

static GtkWidget *
new_line (const char *label, const char *text, Field *field)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_data (row, "changed", G_CALLBACK (line_cb), field, free_field, G_CONNECT_DEFAULT);
  return row;
}

static GtkWidget *
new_list (const char *label, const char *hint, const char *text, Field *field)
{
  GtkWidget *row = sitrep_text_row_new (label, hint != NULL ? hint : _ ("One on each line"));

  sitrep_text_row_set_text (SITREP_TEXT_ROW (row), text);
  g_signal_connect_data (row, "changed", G_CALLBACK (text_cb), field, free_field, G_CONNECT_DEFAULT);
  return row;
}

static GtkWidget *
new_choice (const SitrepFieldRule *rule, const char *text, Field *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (choices, _ ("Not said"));
  for (guint i = 0; rule->choices != NULL && rule->choices[i] != NULL; i++)
    {
      gtk_string_list_append (choices, rule->choices[i]);
      if (g_strcmp0 (rule->choices[i], text) == 0)
        selected = i + 1;
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rule->label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (choice_cb), field, free_field, G_CONNECT_DEFAULT);
  return row;
}

/**
 * sitrep_field_row_new:
 * @key: of a field of the playbook, or of a part of the situation
 * @owner: given to @func; must live longer than the row
 *
 * Returns: (transfer floating): a row fit for the field's kind
 */
GtkWidget *
sitrep_field_row_new (const SitrepPlaybook *playbook,
                      const char *key,
                      const char *text,
                      GtkWidget *owner,
                      SitrepFieldFunc func)
{
  const SitrepFieldRule *rule = sitrep_playbook_field (playbook, key);
  const char *part = sitrep_situation_label (key);
  Field *field = new_field (key, owner, func);

  if (rule == NULL)
    return new_list (part != NULL ? part : key, "", text, field);
  switch (rule->input)
    {
    case SITREP_INPUT_LIST:
    case SITREP_INPUT_PROGRESS:
      return new_list (rule->label, rule->hint, text, field);
    case SITREP_INPUT_CHOICE:
      return new_choice (rule, text, field);
    case SITREP_INPUT_TEXT:
    case SITREP_INPUT_NUMBER:
    case SITREP_INPUT_USERS:
    case SITREP_INPUT_MONEY:
    default:
      return new_line (rule->label, text, field);
    }
}
