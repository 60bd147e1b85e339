/* sitrep-call-dialog.c - calling one post: whom, how, why, and what to say
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-call-dialog.h"

#include "incident/sitrep-address-book.h"
#include "comms/sitrep-compose.h"
#include "incident/sitrep-ask.h"
#include "incident/sitrep-call-text.h"
#include "sitrep-rung-words.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-plain-row.h"
#include "widgets/sitrep-text-row.h"

#include <glib/gi18n.h>

struct _SitrepCallDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  GtkButton *called;
  AdwPreferencesGroup *people;
  AdwPreferencesGroup *details;
  AdwEntryRow *person;
  AdwComboRow *method;
  AdwEntryRow *other_method;
  AdwEntryRow *reason;
  AdwEntryRow *decision;
  AdwPreferencesGroup *message;
  SitrepFieldNote *note;
  GtkWidget *pass;
  SitrepTextRow *text;

  SitrepSubject *subject;
  SitrepDossier *dossier; /* whole: what was done is in its timeline */
  char *ladder;
  char *post;
  gboolean inform;
  gboolean filling; /* the text is being written by the program */
  gboolean edited;  /* a person changed it: it is written no more */
};

G_DEFINE_FINAL_TYPE (SitrepCallDialog, sitrep_call_dialog, ADW_TYPE_DIALOG)

/* --- writing it down --- */

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepCallDialog) self = data;

  sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result);
}

static char *
chosen_method (SitrepCallDialog *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (self->method);

  return item != NULL ? g_strdup (gtk_string_object_get_string (item))
                      : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->other_method)));
}

static SitrepEscalation *
new_call (SitrepCallDialog *self, SitrepEscalationState state)
{
  SitrepEscalation *call = sitrep_record_new (&sitrep_escalation_type);

  call->incident = g_strdup (sitrep_subject_id (self->subject));
  call->ladder = g_strdup (self->ladder);
  call->post = g_strdup (self->post);
  call->state = state;
  return call;
}

static void
save_cb (SitrepCallDialog *self)
{
  g_autoptr (SitrepEscalation) call = new_call (self, SITREP_ESCALATION_ASKED);

  call->person = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->person)));
  call->method = chosen_method (self);
  call->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  call->text = sitrep_text_row_get_text (self->text);
  call->informed = self->inform;
  sitrep_desk_escalate_async (sitrep_subject_desk (self->subject), call, done_cb, g_object_ref (self));
}

static void
passed_cb (GtkWidget *owner, char **values)
{
  SitrepCallDialog *self = SITREP_CALL_DIALOG (owner);
  g_autoptr (SitrepEscalation) call = new_call (self, SITREP_ESCALATION_PASSED);

  call->reason = g_strdup (values[0]);
  sitrep_desk_escalate_async (sitrep_subject_desk (self->subject), call, done_cb, g_object_ref (self));
}

static void
pass_cb (SitrepCallDialog *self)
{
  SitrepAsked asked[] = { { _ ("Why Not (Enters the Timeline)"), NULL, TRUE } };

  sitrep_ask (GTK_WIDGET (self), _ ("Not Now"), _ ("Where a time is counted for it, the time begins anew."),
              _ ("_Do Not Call"), asked, G_N_ELEMENTS (asked), passed_cb);
}

static void
copy_cb (SitrepCallDialog *self)
{
  g_autofree char *text = sitrep_text_row_get_text (self->text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sitrep_feedback_say (GTK_WIDGET (self), _ ("Copied"));
}

/* --- what to say --- */

/* The process' own text, where all that it asks for is known. */
static char *
text_by_template (SitrepCallDialog *self, const char *decision)
{
  const SitrepLadderStep *step = sitrep_ladder_step (self->dossier->playbook, self->ladder, self->post);
  const SitrepTemplate *template
    = step->template != NULL ? sitrep_playbook_template (self->dossier->playbook, step->template) : NULL;
  g_autoptr (SitrepMessage) message = NULL;
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  if (template == NULL)
    return NULL;
  if (*decision != '\0')
    g_hash_table_insert (values, (gpointer) "decision", (gpointer) decision);
  message = sitrep_compose_draft (self->dossier, template, NULL, "call");
  if (!sitrep_compose_fill (message, self->dossier, values, sitrep_subject_now (self->subject), missing, NULL)
      || missing->len > 0)
    return NULL;
  return sitrep_compose_preview (message, NULL);
}

static void
fill_text (SitrepCallDialog *self)
{
  const char *decision = gtk_editable_get_text (GTK_EDITABLE (self->decision));
  g_autofree char *text = NULL;

  if (self->edited || self->dossier == NULL)
    return;
  if ((text = text_by_template (self, decision)) == NULL)
    text = sitrep_call_text (self->dossier, decision, sitrep_subject_now (self->subject));
  self->filling = TRUE;
  sitrep_text_row_set_text (self->text, text);
  self->filling = FALSE;
}

static void
text_cb (SitrepTextRow *row, SitrepCallDialog *self)
{
  self->edited = self->edited || !self->filling;
}

/* --- whom and how --- */

static void
person_cb (AdwActionRow *row, SitrepCallDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->person), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static char *
contact_words (const SitrepPerson *person, gboolean with_phone)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (person->phone != NULL && with_phone)
    g_strv_builder_add (parts, person->phone);
  if (person->handle != NULL)
    g_strv_builder_add (parts, person->handle);
  if (person->mail != NULL)
    g_strv_builder_add (parts, person->mail);
  if (person->note != NULL)
    g_strv_builder_add (parts, person->note);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static void
reveal_cb (GtkButton *button, AdwActionRow *row)
{
  adw_action_row_set_subtitle (row, g_object_get_data (G_OBJECT (button), "contact"));
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
}

/* A number that is not for every eye is shown when somebody asks for it. */
static void
add_reveal (AdwActionRow *row, const SitrepPerson *person)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show Number"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "contact", contact_words (person, TRUE), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (reveal_cb), row, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (row, button);
}

static void
add_person (SitrepCallDialog *self, const SitrepPerson *person)
{
  gboolean hidden = person->sensitive && person->phone != NULL;
  g_autofree char *contact = contact_words (person, !hidden);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, person->name, contact);

  if (hidden)
    add_reveal (ADW_ACTION_ROW (row), person);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (person_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->people, row);
}

static void
show_people (SitrepCallDialog *self)
{
  g_autoptr (GPtrArray) all = sitrep_desk_people (sitrep_subject_desk (self->subject));
  g_autoptr (GPtrArray) people = sitrep_people_in (all, self->dossier->playbook, self->post);

  gtk_widget_set_visible (GTK_WIDGET (self->people), people->len > 0);
  for (guint i = 0; i < people->len; i++)
    add_person (self, g_ptr_array_index (people, i));
  if (people->len > 0)
    gtk_editable_set_text (GTK_EDITABLE (self->person), ((SitrepPerson *) g_ptr_array_index (people, 0))->name);
}

static void
show_methods (SitrepCallDialog *self, const SitrepRung *rung)
{
  GPtrArray *methods = rung->step->methods->len > 0 ? rung->step->methods : rung->ladder->methods;
  const char *level = sitrep_dossier_level (self->dossier)->key;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n;

  for (guint i = 0; i < methods->len; i++)
    {
      const SitrepMethod *method = g_ptr_array_index (methods, i);

      if (sitrep_levels_include (method->levels, level))
        gtk_string_list_append (list, method->by);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  adw_combo_row_set_model (self->method, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (self->method), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->other_method), n == 0);
}

/* --- the dialog --- */

static void
sitrep_call_dialog_dispose (GObject *object)
{
  SitrepCallDialog *self = SITREP_CALL_DIALOG (object);

  sitrep_feedback_register (GTK_WIDGET (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_CALL_DIALOG);
  g_clear_object (&self->subject);
  g_clear_pointer (&self->dossier, sitrep_dossier_unref);
  G_OBJECT_CLASS (sitrep_call_dialog_parent_class)->dispose (object);
}

static void
sitrep_call_dialog_finalize (GObject *object)
{
  g_free (SITREP_CALL_DIALOG (object)->ladder);
  g_free (SITREP_CALL_DIALOG (object)->post);
  G_OBJECT_CLASS (sitrep_call_dialog_parent_class)->finalize (object);
}

static void
sitrep_call_dialog_class_init (SitrepCallDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_call_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_call_dialog_finalize;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("escalation/sitrep-call-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, called);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, people);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, details);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, person);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, method);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, other_method);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, decision);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallDialog, pass);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, pass_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_text);
}

static void
sitrep_call_dialog_init (SitrepCallDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
  self->text = SITREP_TEXT_ROW (sitrep_text_row_new (_ ("Words of the Call"), NULL));
  adw_preferences_group_add (self->message, GTK_WIDGET (self->text));
  g_signal_connect_object (self->text, "changed", G_CALLBACK (text_cb), self, G_CONNECT_DEFAULT);
}

static gboolean
find_rung (GArray *rungs, const char *step, SitrepRung *found)
{
  for (guint i = 0; i < rungs->len; i++)
    {
      g_autofree char *key = NULL;

      *found = g_array_index (rungs, SitrepRung, i);
      key = g_strconcat (found->ladder->key, "/", found->step->post, NULL);
      if (g_strcmp0 (key, step) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
show_rung (SitrepCallDialog *self, const SitrepRung *rung)
{
  g_autofree char *title = NULL;
  g_autofree char *words = sitrep_rung_words (rung, self->dossier, sitrep_subject_now (self->subject));
  g_autofree char *plain = g_markup_escape_text (words, -1);
  g_autofree char *cause = sitrep_rung_cause (rung, self->dossier);
  const char *decision = sitrep_dossier_fact (self->dossier, "decision");
  const char *post = sitrep_post_label (self->dossier->playbook, self->post);

  title = g_strdup_printf (self->inform ? _ ("Inform %s") : _ ("Call %s"), post);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_preferences_group_set_description (self->details, plain);
  gtk_button_set_label (self->called, self->inform ? _ ("_Informed") : _ ("_Called"));
  gtk_editable_set_text (GTK_EDITABLE (self->reason), cause != NULL ? cause : "");
  gtk_editable_set_text (GTK_EDITABLE (self->decision), decision != NULL ? decision : "");
  gtk_widget_set_visible (self->pass, rung->due != SITREP_NEVER);
  show_people (self);
  show_methods (self, rung);
  fill_text (self);
}

/**
 * sitrep_call_dialog_new:
 * @step: the keys of its ladder and its post, with a slash between them
 *
 * Returns: (transfer floating) (nullable): %NULL where the process has no such step
 */
AdwDialog *
sitrep_call_dialog_new (SitrepSubject *subject, const char *step)
{
  g_autoptr (SitrepDossier) whole
    = sitrep_desk_dossier (sitrep_subject_desk (subject), sitrep_subject_id (subject), TRUE, NULL);
  g_autoptr (GArray) rungs = whole != NULL ? sitrep_rungs (whole) : NULL;
  SitrepCallDialog *self;
  SitrepRung rung;

  if (rungs == NULL || !find_rung (rungs, step, &rung))
    return NULL;
  self = g_object_new (SITREP_TYPE_CALL_DIALOG, NULL);
  self->subject = g_object_ref (subject);
  self->dossier = g_steal_pointer (&whole);
  self->ladder = g_strdup (rung.ladder->key);
  self->post = g_strdup (rung.step->post);
  self->inform = rung.inform;
  show_rung (self, &rung);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->person));
  return ADW_DIALOG (self);
}
