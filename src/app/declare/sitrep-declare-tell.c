/* sitrep-declare-tell.c - the wizard: whom to tell
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-tell.h"

#include "sitrep-declare-drafts.h"
#include "sitrep-ui.h"
#include "incident/sitrep-field-rows.h"
#include "incident/sitrep-place-row.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

#define DRAFT_MS 600

struct _SitrepDeclareTell
{
  AdwBin parent_instance;

  AdwPreferencesGroup *fields;
  AdwPreferencesGroup *drafts;
  AdwPreferencesGroup *told;
  GtkLabel *told_words;
  SitrepFieldNote *why;

  SitrepDeclareForm *form;
  SitrepUpdate *update;
  GPtrArray *field_rows; /* GtkWidget, those in @fields */
  GPtrArray *rows;       /* SitrepPlaceRow, those in @drafts */
  guint timer;
};

G_DEFINE_FINAL_TYPE (SitrepDeclareTell, sitrep_declare_tell, ADW_TYPE_BIN)

static gboolean
draft_cb (gpointer data)
{
  SitrepDeclareTell *self = data;
  g_autofree char *json = sitrep_update_values_to_json (self->update);

  self->timer = 0;
  sitrep_desk_save_draft (sitrep_declare_form_get_desk (self->form), "declare.values", NULL, json);
  return G_SOURCE_REMOVE;
}

static void
show_texts (SitrepDeclareTell *self)
{
  sitrep_update_fill (self->update, sitrep_desk_now (sitrep_declare_form_get_desk (self->form)));
  for (guint i = 0; i < self->rows->len; i++)
    sitrep_place_row_refresh (g_ptr_array_index (self->rows, i));
}

static void
field_cb (GtkWidget *owner, const char *key, const char *text)
{
  SitrepDeclareTell *self = SITREP_DECLARE_TELL (owner);

  sitrep_update_set_value (self->update, key, text);
  if (self->timer == 0)
    self->timer = g_timeout_add (DRAFT_MS, draft_cb, self);
  show_texts (self);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* The impact was asked for on the first page. */
static void
show_fields (SitrepDeclareTell *self)
{
  clear_rows (self->fields, self->field_rows);
  for (guint i = 0; i < self->update->asks->len; i++)
    {
      const char *key = g_ptr_array_index (self->update->asks, i);
      GtkWidget *row;

      if (g_strcmp0 (key, "impact") == 0)
        continue;
      row = sitrep_field_row_new (self->update->dossier->playbook, key, g_hash_table_lookup (self->update->values, key),
                                  GTK_WIDGET (self), field_cb);
      adw_preferences_group_add (self->fields, row);
      g_ptr_array_add (self->field_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fields), self->field_rows->len > 0);
}

static void
changed_cb (SitrepPlaceRow *row, SitrepDeclareTell *self)
{
  show_fields (self);
  show_texts (self);
}

static void
show_drafts (SitrepDeclareTell *self)
{
  clear_rows (self->drafts, self->rows);
  for (guint i = 0; i < self->update->messages->len; i++)
    {
      GtkWidget *row = sitrep_place_row_new (self->update, g_ptr_array_index (self->update->messages, i));

      sitrep_place_row_set_choosable (SITREP_PLACE_ROW (row), FALSE);
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
      adw_preferences_group_add (self->drafts, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show_told (SitrepDeclareTell *self, const SitrepLevel *level)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; level != NULL && level->told != NULL && level->told[i] != NULL; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", level->told[i]);
  gtk_label_set_text (self->told_words, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->told), text->len > 0);
}

/* Why there is no message, or why all are posted by hand. */
static void
show_why (SitrepDeclareTell *self)
{
  g_autoptr (GPtrArray) destinations = sitrep_desk_destinations (sitrep_declare_form_get_desk (self->form));
  const char *why = NULL;

  if (self->update->messages->len == 0)
    why = _ ("The process has no first message for this level.");
  else if (destinations->len == 0)
    why = _ ("There is no destination yet: texts are copied and posted by hand. Add some under Destinations.");
  sitrep_field_note_set_hint (self->why, why);
}

/** sitrep_declare_tell_refresh: shows which messages will be there as drafts, as the form stands. */
void
sitrep_declare_tell_refresh (SitrepDeclareTell *self)
{
  SitrepUpdate *update;

  g_return_if_fail (SITREP_IS_DECLARE_TELL (self));

  update = sitrep_declare_drafts (self->form, self->update);
  clear_rows (self->drafts, self->rows);
  g_clear_pointer (&self->update, sitrep_update_free);
  self->update = update;
  show_fields (self);
  show_drafts (self);
  show_why (self);
  show_told (self, sitrep_declare_form_get_level (self->form));
}

/** sitrep_declare_tell_declare: declares with what was written here; see sitrep_declare_form_declare(). */
void
sitrep_declare_tell_declare (SitrepDeclareTell *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GPtrArray) edited = self->update != NULL ? sitrep_update_edited (self->update) : NULL;

  /* It is the form's: it may have been changed there since this page was looked at. */
  if (self->update != NULL)
    g_hash_table_remove (self->update->values, "impact");
  sitrep_declare_form_declare (self->form, self->update != NULL ? self->update->values : NULL, edited, callback, data);
}

void
sitrep_declare_tell_set_form (SitrepDeclareTell *self, SitrepDeclareForm *form)
{
  g_return_if_fail (SITREP_IS_DECLARE_TELL (self));

  g_set_object (&self->form, form);
}

static void
sitrep_declare_tell_dispose (GObject *object)
{
  SitrepDeclareTell *self = SITREP_DECLARE_TELL (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_DECLARE_TELL);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->field_rows, g_ptr_array_unref);
  g_clear_pointer (&self->update, sitrep_update_free);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (sitrep_declare_tell_parent_class)->dispose (object);
}

static void
sitrep_declare_tell_class_init (SitrepDeclareTellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_declare_tell_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("declare/sitrep-declare-tell.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareTell, fields);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareTell, drafts);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareTell, told);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareTell, told_words);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareTell, why);
}

static void
sitrep_declare_tell_init (SitrepDeclareTell *self)
{
  self->rows = g_ptr_array_new ();
  self->field_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
