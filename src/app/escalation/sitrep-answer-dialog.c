/* sitrep-answer-dialog.c - whether a person who was called has answered
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-answer-dialog.h"

#include "incident/sitrep-ladder.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *owner;
  SitrepSubject *subject;
  char *call;
  GtkEditable *words;
} Asking;

static void
free_asking (gpointer data, GClosure *closure)
{
  Asking *self = data;

  g_object_unref (self->owner);
  g_object_unref (self->subject);
  g_free (self->call);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Asking *self)
{
  gboolean answered = g_strcmp0 (response, "answered") == 0;

  if (answered || g_strcmp0 (response, "silent") == 0)
    sitrep_desk_answer_escalation_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                                         self->call, answered, gtk_editable_get_text (self->words),
                                         sitrep_feedback_done_cb, g_object_ref (self->owner));
}

static const SitrepEscalation *
find_call (const SitrepDossier *dossier, const char *id)
{
  for (guint i = 0; i < dossier->escalations->len; i++)
    {
      const SitrepEscalation *call = g_ptr_array_index (dossier->escalations, i);

      if (g_strcmp0 (call->base.id, id) == 0)
        return call;
    }
  return NULL;
}

static AdwDialog *
new_alert (SitrepSubject *subject, const SitrepEscalation *call)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (subject);
  const char *who = call->person != NULL ? call->person : sitrep_post_label (dossier->playbook, call->post);
  g_autofree char *clock = sitrep_subject_clock (subject, call->at);
  g_autofree char *body
    /* Translators: a person or a post, and a time */
    = g_strdup_printf (_ ("%s, called at %s. If nobody answers, the next step of the ladder is due."), who, clock);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Call Answered?"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "silent", _ ("_Nobody Answers"),
                                  "answered", _ ("_Answered"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "answered", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "answered");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  return dialog;
}

/** sitrep_answer_dialog_ask: @call: the id of a call of the incident; what came of it is written down. */
void
sitrep_answer_dialog_ask (GtkWidget *owner, SitrepSubject *subject, const char *id)
{
  const SitrepEscalation *call = find_call (sitrep_subject_dossier (subject), id);
  GtkWidget *list, *row;
  AdwDialog *dialog;
  Asking *self;

  if (call == NULL)
    return;
  self = g_new0 (Asking, 1);
  dialog = new_alert (subject, call);
  list = gtk_list_box_new ();
  row = adw_entry_row_new ();
  self->owner = g_object_ref (owner);
  self->subject = g_object_ref (subject);
  self->call = g_strdup (id);
  self->words = GTK_EDITABLE (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("In Which Words (Optional)"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, free_asking, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, owner);
}
