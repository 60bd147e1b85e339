/* sitrep-health-dialog.c - the health address of an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-health-dialog.h"

#include "desk/sitrep-watcher.h"
#include "sitrep-health-words.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-form-frame.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepHealthDialog
{
  AdwDialog parent_instance;

  GtkWidget *save;
  GtkWidget *url;
  GtkWidget *watched;
  SitrepFieldNote *note;
  GtkWidget *answer;
  GtkWidget *check;

  SitrepSubject *subject;
};

G_DEFINE_FINAL_TYPE (SitrepHealthDialog, sitrep_health_dialog, ADW_TYPE_DIALOG)

static SitrepWatcher *
watcher_of (SitrepHealthDialog *self)
{
  return sitrep_desk_watcher (sitrep_subject_desk (self->subject));
}

/* --- the answer --- */

static void
show_answer (SitrepHealthDialog *self)
{
  const char *id = sitrep_subject_id (self->subject);
  g_autoptr (SitrepVigil) vigil = sitrep_vigil_of (sitrep_subject_dossier (self->subject));
  gboolean asking = sitrep_watcher_is_asking (watcher_of (self), id);
  g_autofree char *words = vigil != NULL ? sitrep_health_words (self->subject, vigil) : NULL;

  gtk_widget_set_sensitive (self->check, vigil != NULL && !asking);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->answer), asking          ? _ ("Asking…")
                                                                     : words != NULL ? words
                                                                                     : _ ("No Address Yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->answer),
                               vigil != NULL && vigil->words != NULL && !asking ? vigil->words : "");
}

static void
check_cb (SitrepHealthDialog *self)
{
  sitrep_watcher_ask (watcher_of (self), sitrep_subject_id (self->subject));
  show_answer (self);
}

/* --- saving --- */

static void
saved_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepHealthDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (self->subject == NULL)
    return;
  if (error != NULL)
    {
      sitrep_field_note_set_error (self->note, error->message);
      return;
    }
  sitrep_field_note_set_hint (self->note, _ ("Saved"));
  /* One that is watched is asked as soon as it is known. */
  if (!adw_switch_row_get_active (ADW_SWITCH_ROW (self->watched)))
    check_cb (self);
}

static void
save_cb (SitrepHealthDialog *self)
{
  sitrep_desk_set_health_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                                gtk_editable_get_text (GTK_EDITABLE (self->url)),
                                adw_switch_row_get_active (ADW_SWITCH_ROW (self->watched)), saved_cb,
                                g_object_ref (self));
}

/* --- the dialog --- */

static void
sitrep_health_dialog_dispose (GObject *object)
{
  g_clear_object (&SITREP_HEALTH_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_health_dialog_parent_class)->dispose (object);
}

static void
sitrep_health_dialog_class_init (SitrepHealthDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_health_dialog_dispose;
}

static void
sitrep_health_dialog_init (SitrepHealthDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Health Check"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
}

static GtkWidget *
new_address (SitrepHealthDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (SitrepVigil) vigil = sitrep_vigil_of (sitrep_subject_dossier (self->subject));

  self->url = adw_entry_row_new ();
  self->note = g_object_new (SITREP_TYPE_FIELD_NOTE, NULL);
  self->watched = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->url), _ ("Health Address"));
  gtk_editable_set_text (GTK_EDITABLE (self->url), vigil != NULL ? vigil->url : "");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->url), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->watched), _ ("Every Minute"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->watched),
                               _ ("While the incident is open. Each change of the answer enters the timeline."));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->watched), vigil == NULL || vigil->watched);
  sitrep_field_note_set_hint (self->note, _ ("As in https://api.shop.example/health. Empty for none."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->url);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->watched);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->note));
  return group;
}

static GtkWidget *
new_answer (SitrepHealthDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Last Answer"));
  self->answer = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, "", NULL);
  self->check = gtk_button_new_with_mnemonic (_ ("Check _Now"));
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->check, "clicked", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->answer), self->check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->answer);
  return group;
}

AdwDialog *
sitrep_health_dialog_new (SitrepSubject *subject)
{
  SitrepHealthDialog *self = g_object_new (SITREP_TYPE_HEALTH_DIALOG, NULL);
  GtkWidget *page = adw_preferences_page_new ();

  self->subject = g_object_ref (subject);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (new_address (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (new_answer (self)));
  self->save = sitrep_form_frame (ADW_DIALOG (self), _ ("_Close"), _ ("_Save"), page);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show_answer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "tick", G_CALLBACK (show_answer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (watcher_of (self), "asked", G_CALLBACK (show_answer), self, G_CONNECT_SWAPPED);
  show_answer (self);
  return ADW_DIALOG (self);
}
