/* sitrep-silence-dialog.c - silencing alerts while an incident lasts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-silence-dialog.h"

#include "incident/sitrep-silenced.h"
#include "sitrep-alert-list.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-form-frame.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepSilenceDialog
{
  AdwDialog parent_instance;

  GtkWidget *silence;
  GtkWidget *span;
  SitrepAlertList *list;
  AdwPreferencesGroup *running;
  SitrepFieldNote *note;

  SitrepSubject *subject;
  GPtrArray *silenced; /* SitrepSilenced: those that run */
  GPtrArray *rows;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SitrepSilenceDialog, sitrep_silence_dialog, ADW_TYPE_DIALOG)

static const struct
{
  int minutes;
  const char *label;
} spans[] = {
  { 30, N_ ("30 Minutes") }, { 60, N_ ("1 Hour") },   { 120, N_ ("2 Hours") },
  { 240, N_ ("4 Hours") },   { 480, N_ ("8 Hours") }, { 1440, N_ ("1 Day") },
};

static gint64
until (SitrepSilenceDialog *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->span));

  return sitrep_subject_now (self->subject) + spans[MIN (chosen, G_N_ELEMENTS (spans) - 1)].minutes * SITREP_MINUTE;
}

static void
show_button (SitrepSilenceDialog *self)
{
  g_autoptr (GPtrArray) chosen = sitrep_alert_list_chosen (self->list);

  gtk_widget_set_sensitive (self->silence, chosen->len > 0 && !self->busy);
}

/* --- the deeds --- */

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepSilenceDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (self->subject == NULL)
    return;
  self->busy = FALSE;
  if (error != NULL)
    sitrep_field_note_set_error (self->note, error->message);
  else
    sitrep_field_note_set_hint (self->note, NULL);
  sitrep_alert_list_refresh (self->list);
}

static void
run (SitrepSilenceDialog *self, GPtrArray *silences, gboolean end)
{
  SitrepDesk *desk = sitrep_subject_desk (self->subject);

  self->busy = TRUE;
  show_button (self);
  sitrep_field_note_set_hint (self->note, _ ("Asking the Alertmanager…"));
  if (end)
    sitrep_desk_end_silences_async (desk, sitrep_subject_id (self->subject), silences, done_cb, g_object_ref (self));
  else
    sitrep_desk_silence_async (desk, sitrep_subject_id (self->subject), silences, done_cb, g_object_ref (self));
}

static GPtrArray *
new_silences (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_silenced_free);
}

/* One for each alert, with all its labels: nothing is silenced that was not seen and chosen. */
static void
silence_cb (SitrepSilenceDialog *self)
{
  g_autoptr (GPtrArray) chosen = sitrep_alert_list_chosen (self->list);
  g_autoptr (GPtrArray) silences = new_silences ();

  for (guint i = 0; i < chosen->len; i++)
    {
      const SitrepAlert *alert = g_ptr_array_index (chosen, i);
      g_autofree char *title = sitrep_alert_title (alert);

      g_ptr_array_add (
        silences, sitrep_silenced_new (NULL, alert->name != NULL ? alert->name : title, alert->labels, until (self)));
    }
  if (silences->len > 0 && !self->busy)
    run (self, silences, FALSE);
}

static void
change_one (SitrepSilenceDialog *self, GtkWidget *button, gboolean end)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));
  const SitrepSilenced *one = g_ptr_array_index (self->silenced, i);
  g_autoptr (GPtrArray) silences = new_silences ();

  g_ptr_array_add (silences, sitrep_silenced_new (one->id, one->name, one->labels, until (self)));
  if (!self->busy)
    run (self, silences, end);
}

static void
renew_cb (GtkWidget *button, SitrepSilenceDialog *self)
{
  change_one (self, button, FALSE);
}

static void
end_cb (GtkWidget *button, SitrepSilenceDialog *self)
{
  change_one (self, button, TRUE);
}

/* --- what is silenced --- */

static GtkWidget *
new_button (SitrepSilenceDialog *self, const char *label, const char *name, guint place, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_DEFAULT);
  return button;
}

static void
add_running (SitrepSilenceDialog *self, guint place)
{
  const SitrepSilenced *one = g_ptr_array_index (self->silenced, place);
  g_autofree char *clock = sitrep_subject_clock (self->subject, one->until);
  g_autofree char *words = g_strdup_printf (_ ("Until %s"), clock);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, one->name, words);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_button (self, _ ("_Renew"), one->name, place, G_CALLBACK (renew_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_button (self, _ ("_End"), one->name, place, G_CALLBACK (end_cb)));
  adw_preferences_group_add (self->running, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_running (SitrepSilenceDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->running, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->silenced, g_ptr_array_unref);
  self->silenced = sitrep_silenced_running (sitrep_subject_dossier (self->subject), sitrep_subject_now (self->subject));
  for (guint i = 0; i < self->silenced->len; i++)
    add_running (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->running), self->silenced->len > 0);
}

/* --- the dialog --- */

static void
sitrep_silence_dialog_dispose (GObject *object)
{
  SitrepSilenceDialog *self = SITREP_SILENCE_DIALOG (object);

  g_clear_object (&self->subject);
  g_clear_pointer (&self->silenced, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_silence_dialog_parent_class)->dispose (object);
}

static void
sitrep_silence_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_SILENCE_DIALOG (object)->rows);
  G_OBJECT_CLASS (sitrep_silence_dialog_parent_class)->finalize (object);
}

static void
sitrep_silence_dialog_class_init (SitrepSilenceDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_silence_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_silence_dialog_finalize;
}

static void
sitrep_silence_dialog_init (SitrepSilenceDialog *self)
{
  self->rows = g_ptr_array_new ();
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Silence Alerts"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 600);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static void
add_span (SitrepSilenceDialog *self, AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    gtk_string_list_append (labels, _ (spans[i].label));
  adw_preferences_group_set_description (
    group, _ ("Until a time that can be renewed. When the incident is resolved, you are asked whether to end it."));
  self->span = sitrep_plain_row_new (ADW_TYPE_COMBO_ROW, _ ("For How Long"), NULL);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->span), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->span), 2);
  self->note = g_object_new (SITREP_TYPE_FIELD_NOTE, NULL);
  adw_preferences_group_add (group, self->span);
  adw_preferences_group_add (group, GTK_WIDGET (self->note));
}

static void
fill (SitrepSilenceDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *firing;

  add_span (self, add_group (page, NULL));
  self->running = add_group (page, _ ("Silenced for This Incident"));
  firing = add_group (page, _ ("Firing Now"));
  self->list = SITREP_ALERT_LIST (sitrep_alert_list_new (sitrep_subject_desk (self->subject)));
  adw_preferences_group_set_header_suffix (firing, sitrep_alert_list_refresh_button (self->list));
  adw_preferences_group_add (firing, GTK_WIDGET (self->list));
}

AdwDialog *
sitrep_silence_dialog_new (SitrepSubject *subject)
{
  SitrepSilenceDialog *self = g_object_new (SITREP_TYPE_SILENCE_DIALOG, NULL);
  GtkWidget *page = adw_preferences_page_new ();

  self->subject = g_object_ref (subject);
  self->silence = sitrep_form_frame (ADW_DIALOG (self), _ ("_Close"), _ ("_Silence"), page);
  fill (self, ADW_PREFERENCES_PAGE (page));
  g_signal_connect_object (self->silence, "clicked", G_CALLBACK (silence_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (show_button), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show_running), self, G_CONNECT_SWAPPED);
  show_running (self);
  show_button (self);
  return ADW_DIALOG (self);
}
