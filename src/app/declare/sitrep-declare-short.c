/* sitrep-declare-short.c - the short way: a title, a level, Enter
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-short.h"

#include "base/sitrep-text.h"
#include "sitrep-declare-before.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-guidance-group.h"
#include "widgets/sitrep-level-badge.h"
#include "widgets/sitrep-level-picker.h"

#include <glib/gi18n.h>

/* Milliseconds between the last key and the look for incidents alike. */
#define LOOK_AFTER 150
#define MAX_ALIKE 3

struct _SitrepDeclareShort
{
  AdwBin parent_instance;

  AdwEntryRow *title;
  SitrepFieldNote *note;
  AdwPreferencesGroup *alike;
  SitrepDeclareBefore *before;
  SitrepLevelPicker *levels;
  GtkWidget *help;
  SitrepGuidanceGroup *guidance;

  SitrepDeclareForm *form;
  GPtrArray *rows; /* GtkWidget, those in @alike */
  guint look;
};

G_DEFINE_FINAL_TYPE (SitrepDeclareShort, sitrep_declare_short, ADW_TYPE_BIN)

enum
{
  CONFIRMED,
  JOIN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
join_cb (GtkButton *button, SitrepDeclareShort *self)
{
  g_signal_emit (self, signals[JOIN], 0, gtk_widget_get_name (GTK_WIDGET (button)));
}

static GtkWidget *
make_join (SitrepDeclareShort *self, const SitrepIncident *incident)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Join"));
  g_autofree char *words = g_strdup_printf (_ ("Join %s"), incident->label);

  gtk_widget_set_name (button, incident->base.id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (join_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static void
add_alike (SitrepDeclareShort *self, const SitrepDossier *dossier)
{
  const SitrepIncident *incident = dossier->incident;
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  const SitrepStatus *status = sitrep_dossier_status (dossier);
  g_autofree char *subtitle = g_strjoin (" · ", incident->label, status != NULL ? status->label : NULL, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), incident->title);
  adw_action_row_set_title_lines (row, 2);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_add_prefix (row, sitrep_level_badge_new (sitrep_dossier_level (dossier)));
  adw_action_row_add_suffix (row, make_join (self, incident));
  adw_preferences_group_add (self->alike, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
look_cb (gpointer data)
{
  SitrepDeclareShort *self = data;
  SitrepDesk *desk = sitrep_declare_form_get_desk (self->form);
  g_autoptr (GPtrArray) found = sitrep_desk_similar_incidents (desk, sitrep_declare_form_get (self->form, "title"));

  self->look = 0;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->alike, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; found != NULL && i < MIN (found->len, MAX_ALIKE); i++)
    add_alike (self, found->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->alike), self->rows->len > 0);
  sitrep_declare_before_look (self->before, sitrep_declare_form_get (self->form, "title"));
}

static void
look_soon (SitrepDeclareShort *self)
{
  g_clear_handle_id (&self->look, g_source_remove);
  self->look = g_timeout_add_once (LOOK_AFTER, look_cb, self);
}

static void
title_cb (SitrepDeclareShort *self)
{
  sitrep_field_note_set_hint (self->note, NULL);
  look_soon (self);
}

static void
entered_cb (SitrepDeclareShort *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = sitrep_text_check_title (gtk_editable_get_text (GTK_EDITABLE (self->title)), &error);

  if (title == NULL)
    sitrep_field_note_set_error (self->note, error->message);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->levels));
}

static void
confirmed_cb (SitrepDeclareShort *self)
{
  g_signal_emit (self, signals[CONFIRMED], 0);
}

/* The cursor goes behind what the title holds. */
static gboolean
sitrep_declare_short_grab_focus (GtkWidget *widget)
{
  SitrepDeclareShort *self = SITREP_DECLARE_SHORT (widget);

  adw_entry_row_grab_focus_without_selecting (self->title);
  gtk_editable_set_position (GTK_EDITABLE (self->title), -1);
  return TRUE;
}

static void
sitrep_declare_short_dispose (GObject *object)
{
  SitrepDeclareShort *self = SITREP_DECLARE_SHORT (object);

  g_clear_handle_id (&self->look, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_DECLARE_SHORT);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (sitrep_declare_short_parent_class)->dispose (object);
}

static void
sitrep_declare_short_class_init (SitrepDeclareShortClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_declare_short_dispose;
  widget_class->grab_focus = sitrep_declare_short_grab_focus;

  signals[CONFIRMED]
    = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JOIN] = g_signal_new ("join", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);

  g_type_ensure (SITREP_TYPE_DECLARE_BEFORE);
  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  g_type_ensure (SITREP_TYPE_GUIDANCE_GROUP);
  g_type_ensure (SITREP_TYPE_LEVEL_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("declare/sitrep-declare-short.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareShort, title);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareShort, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareShort, alike);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareShort, before);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareShort, levels);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareShort, help);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareShort, guidance);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);
}

static void
sitrep_declare_short_init (SitrepDeclareShort *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** sitrep_declare_short_set_form: shows and fills @form; to be called once. */
void
sitrep_declare_short_set_form (SitrepDeclareShort *self, SitrepDeclareForm *form)
{
  SitrepPlaybook *playbook;

  g_return_if_fail (SITREP_IS_DECLARE_SHORT (self));

  g_set_object (&self->form, form);
  playbook = sitrep_declare_form_get_playbook (form);
  sitrep_declare_before_set_form (self->before, form);
  sitrep_level_picker_set_playbook (self->levels, playbook);
  gtk_widget_set_visible (self->help, playbook->triage->len > 0);
  sitrep_guidance_group_set (self->guidance, playbook, (const char *const[]) { "declare", "assess", NULL });
  g_object_bind_property (form, "level", self->guidance, "level", G_BINDING_SYNC_CREATE);
  sitrep_declare_form_bind (form, "title", self->title, "text");
  sitrep_declare_form_bind (form, "level", self->levels, "level");
  g_signal_connect_object (form, "notify::title", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  if (sitrep_declare_form_was_restored (form))
    sitrep_field_note_set_hint (self->note, _ ("This is what was typed before and not declared."));
  look_soon (self);
}

/** sitrep_declare_short_focus_levels: puts the keyboard focus on the chosen level. */
void
sitrep_declare_short_focus_levels (SitrepDeclareShort *self)
{
  g_return_if_fail (SITREP_IS_DECLARE_SHORT (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->levels));
}

/** sitrep_declare_short_set_error: says under the title why it was not declared. */
void
sitrep_declare_short_set_error (SitrepDeclareShort *self, const char *text)
{
  g_return_if_fail (SITREP_IS_DECLARE_SHORT (self));

  sitrep_field_note_set_error (self->note, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}
