/* sitrep-publish-dialog.c - publishing a post-mortem, and what was published
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-publish-dialog.h"

#include "incident/sitrep-compose-dialog.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-save.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SitrepPublishDialog
{
  AdwDialog parent_instance;

  GtkWidget *publish;
  GtkWidget *places;
  AdwEntryRow *place;
  AdwPreferencesGroup *editions;
  SitrepFieldNote *note;

  SitrepSubject *subject;
  char *public_text; /* nullable */
};

G_DEFINE_FINAL_TYPE (SitrepPublishDialog, sitrep_publish_dialog, ADW_TYPE_DIALOG)

/* --- publishing --- */

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepPublishDialog) self = data;

  sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result);
}

static void
publish_cb (GtkButton *button, SitrepPublishDialog *self)
{
  sitrep_desk_publish_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->public_text,
                             gtk_editable_get_text (GTK_EDITABLE (self->place)), done_cb, g_object_ref (self));
}

static void
send_cb (AdwButtonRow *row, SitrepPublishDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepDispatch) dispatch = sitrep_desk_dispatch_postmortem (
    sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->public_text, &error);

  if (dispatch == NULL)
    {
      sitrep_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  adw_dialog_close (ADW_DIALOG (self));
  adw_dialog_present (
    sitrep_compose_dialog_new_dispatch (self->subject, dispatch,
                                        self->public_text != NULL ? _ ("Send Public Version") : _ ("Send Post-Mortem")),
    root);
}

static void
copy_cb (GtkButton *button, SitrepPublishDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = self->public_text != NULL
                            ? g_strdup (self->public_text)
                            : sitrep_desk_export_postmortem (sitrep_subject_desk (self->subject),
                                                             sitrep_subject_id (self->subject), NULL, &error);

  if (text == NULL)
    {
      sitrep_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sitrep_feedback_say (GTK_WIDGET (self), _ ("Post-mortem copied"));
}

static void
place_cb (AdwActionRow *row, SitrepPublishDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->place), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_widget_grab_focus (self->publish);
}

/* --- what the process says, and what there is --- */

static gboolean
was_published_at (const SitrepDossier *dossier, const char *place)
{
  for (guint i = 0; i < dossier->editions->len; i++)
    if (g_strcmp0 (((SitrepEdition *) g_ptr_array_index (dossier->editions, i))->place, place) == 0)
      return TRUE;
  return FALSE;
}

static void
add_places (SitrepPublishDialog *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  char **places = dossier->playbook->form.publish;

  for (guint i = 0; places != NULL && places[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), places[i]);
      if (was_published_at (dossier, places[i]))
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Published there"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (place_cb), self, G_CONNECT_DEFAULT);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->places), row);
    }
  gtk_widget_set_visible (self->places, places != NULL && places[0] != NULL);
}

static void
save_edition_cb (GtkButton *button, SitrepPublishDialog *self)
{
  const SitrepEdition *edition = g_object_get_data (G_OBJECT (button), "edition");
  g_autoptr (GBytes) bytes = g_bytes_new (edition->text, strlen (edition->text));
  g_autofree char *name = g_strdup_printf ("%s-edition-%" G_GINT64_FORMAT ".md",
                                           sitrep_subject_dossier (self->subject)->incident->label, edition->number);

  sitrep_save (GTK_WIDGET (self), _ ("Save Edition"), name, bytes);
}

static GtkWidget *
edition_row (SitrepPublishDialog *self, SitrepEdition *edition)
{
  const SitrepPlaybook *playbook = sitrep_subject_dossier (self->subject)->playbook;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *save = gtk_button_new_from_icon_name ("document-save-symbolic");
  g_autofree char *at = sitrep_time_format (edition->at, playbook->zone, "%F %H:%M");
  g_autofree char *title
    = g_strdup_printf (edition->public ? _ ("Edition %u, public") : _ ("Edition %u"), (guint) edition->number);
  g_autofree char *words = g_strjoin (" · ", at, edition->by != NULL ? edition->by : "–", edition->place, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_tooltip_text (save, _ ("Save Edition"));
  gtk_widget_set_valign (save, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (save, "flat");
  g_object_set_data_full (G_OBJECT (save), "edition", sitrep_record_ref (edition), sitrep_record_unref);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_edition_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), save);
  return row;
}

static void
add_editions (SitrepPublishDialog *self)
{
  GPtrArray *editions = sitrep_subject_dossier (self->subject)->editions;

  for (guint i = editions->len; i > 0; i--)
    adw_preferences_group_add (self->editions, edition_row (self, g_ptr_array_index (editions, i - 1)));
  gtk_widget_set_visible (GTK_WIDGET (self->editions), editions->len > 0);
}

/**
 * sitrep_publish_dialog_new:
 * @public_text: (nullable): the public version as a person has confirmed it; %NULL publishes the whole, inside
 */
AdwDialog *
sitrep_publish_dialog_new (SitrepSubject *subject, const char *public_text)
{
  SitrepPublishDialog *self = g_object_new (SITREP_TYPE_PUBLISH_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  self->public_text = g_strdup (public_text);
  if (public_text != NULL)
    adw_dialog_set_title (ADW_DIALOG (self), _ ("Publish Public Version"));
  add_places (self);
  add_editions (self);
  return ADW_DIALOG (self);
}

static void
sitrep_publish_dialog_dispose (GObject *object)
{
  SitrepPublishDialog *self = SITREP_PUBLISH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_PUBLISH_DIALOG);
  g_clear_object (&self->subject);
  g_clear_pointer (&self->public_text, g_free);
  G_OBJECT_CLASS (sitrep_publish_dialog_parent_class)->dispose (object);
}

static void
sitrep_publish_dialog_class_init (SitrepPublishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_publish_dialog_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("postmortem/sitrep-publish-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepPublishDialog, publish);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublishDialog, places);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublishDialog, place);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublishDialog, editions);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublishDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
}

static void
sitrep_publish_dialog_init (SitrepPublishDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
