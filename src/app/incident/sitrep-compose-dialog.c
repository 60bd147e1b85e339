/* sitrep-compose-dialog.c - writing an update and seeing it as each place will get it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-compose-dialog.h"

#include "base/sitrep-text.h"
#include "desk/sitrep-update.h"
#include "sitrep-field-rows.h"
#include "sitrep-place-row.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-guidance-group.h"

#include <glib/gi18n.h>

#define DRAFT_MS 600

struct _SitrepComposeDialog
{
  AdwDialog parent_instance;

  GtkWidget *send;
  GtkWidget *head;
  AdwComboRow *moment;
  AdwEntryRow *public_title;
  AdwPreferencesPage *page;
  GtkWidget *nothing_new;
  AdwSwitchRow *no_progress;
  AdwPreferencesGroup *fields;
  AdwPreferencesGroup *places;
  AdwPreferencesGroup *nothing;
  GtkLabel *nothing_words;

  SitrepSubject *subject;
  char **moments;
  SitrepUpdate *update;
  GPtrArray *field_rows; /* GtkWidget */
  GPtrArray *place_rows; /* SitrepPlaceRow */
  char *asked;           /* which fields are shown */
  char *draft_key;
  char *words;              /* nullable: what it begins with */
  SitrepDispatch *dispatch; /* nullable: what is sent is no update, but this */
  guint timer;
};

G_DEFINE_FINAL_TYPE (SitrepComposeDialog, sitrep_compose_dialog, ADW_TYPE_DIALOG)

/* --- what was typed, kept --- */

static gboolean
draft_cb (gpointer data)
{
  SitrepComposeDialog *self = data;
  g_autofree char *json = self->dispatch == NULL ? sitrep_update_values_to_json (self->update) : NULL;

  self->timer = 0;
  if (json == NULL)
    return G_SOURCE_REMOVE;
  sitrep_desk_save_draft (sitrep_subject_desk (self->subject), self->draft_key, sitrep_subject_id (self->subject),
                          json);
  return G_SOURCE_REMOVE;
}

static void
keep_draft (SitrepComposeDialog *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (DRAFT_MS, draft_cb, self);
}

static void
restore_draft (SitrepComposeDialog *self)
{
  g_autofree char *json = sitrep_desk_draft (sitrep_subject_desk (self->subject), self->draft_key);

  sitrep_update_take_json (self->update, json);
}

/* --- what is shown --- */

static void
refresh (SitrepComposeDialog *self)
{
  sitrep_update_fill (self->update, sitrep_subject_now (self->subject));
  for (guint i = 0; i < self->place_rows->len; i++)
    sitrep_place_row_refresh (g_ptr_array_index (self->place_rows, i));
  gtk_widget_set_sensitive (self->send, sitrep_update_is_ready (self->update));
}

static void
field_cb (GtkWidget *owner, const char *key, const char *text)
{
  SitrepComposeDialog *self = SITREP_COMPOSE_DIALOG (owner);

  sitrep_update_set_value (self->update, key, text);
  keep_draft (self);
  refresh (self);
}

static void
public_title_cb (GtkEditable *editable, SitrepComposeDialog *self)
{
  g_autofree char *line = NULL;

  if (self->update == NULL)
    return;
  line = sitrep_text_line (gtk_editable_get_text (editable));
  sitrep_update_set_public_title (self->update, line);
  refresh (self);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static char *
join (GPtrArray *texts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "%s ", (char *) g_ptr_array_index (texts, i));
  return g_string_free_and_steal (out);
}

/* Rebuilt only when other fields are asked for, so that typing keeps its place. */
static void
show_fields (SitrepComposeDialog *self)
{
  g_autofree char *asked = join (self->update->asks);

  if (!g_set_str (&self->asked, asked))
    return;
  clear_rows (self->fields, self->field_rows);
  for (guint i = 0; i < self->update->asks->len; i++)
    {
      const char *key = g_ptr_array_index (self->update->asks, i);
      GtkWidget *row
        = sitrep_field_row_new (self->update->dossier->playbook, key, g_hash_table_lookup (self->update->values, key),
                                GTK_WIDGET (self), field_cb);

      adw_preferences_group_add (self->fields, row);
      g_ptr_array_add (self->field_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fields), self->field_rows->len > 0);
}

static void
place_changed_cb (SitrepPlaceRow *row, SitrepComposeDialog *self)
{
  show_fields (self);
  refresh (self);
}

static void
show_places (SitrepComposeDialog *self)
{
  clear_rows (self->places, self->place_rows);
  for (guint i = 0; i < self->update->messages->len; i++)
    {
      GtkWidget *row = sitrep_place_row_new (self->update, g_ptr_array_index (self->update->messages, i));

      g_signal_connect_object (row, "changed", G_CALLBACK (place_changed_cb), self, G_CONNECT_DEFAULT);
      adw_preferences_group_add (self->places, row);
      g_ptr_array_add (self->place_rows, row);
    }
}

/* What the update is to begin with goes where the process asks first. */
static void
take_words (SitrepComposeDialog *self)
{
  if (self->words != NULL && self->update->asks->len > 0)
    sitrep_update_set_value (self->update, g_ptr_array_index (self->update->asks, 0), self->words);
  g_clear_pointer (&self->words, g_free);
}

/* The fields are made anew, with the values that were told last. */
static void
no_progress_cb (SitrepComposeDialog *self)
{
  if (self->update == NULL)
    return;
  sitrep_update_no_progress (self->update, adw_switch_row_get_active (self->no_progress));
  g_clear_pointer (&self->asked, g_free);
  show_fields (self);
  refresh (self);
}

/* At the end there is news. */
static void
show_no_progress (SitrepComposeDialog *self, const char *moment)
{
  gboolean can = self->dispatch == NULL && sitrep_update_has_last (self->update) && g_strcmp0 (moment, "resolved") != 0
                 && g_strcmp0 (moment, "declared") != 0;

  gtk_widget_set_visible (self->nothing_new, can);
  if (can && adw_switch_row_get_active (self->no_progress))
    no_progress_cb (self);
}

static SitrepUpdate *
new_update (SitrepComposeDialog *self, const char *moment)
{
  SitrepDesk *desk = sitrep_subject_desk (self->subject);
  SitrepDossier *dossier = sitrep_subject_dossier (self->subject);

  return self->dispatch != NULL ? sitrep_update_new_dispatch (desk, dossier, self->dispatch)
                                : sitrep_update_new (desk, dossier, moment);
}

static void
begin (SitrepComposeDialog *self, const char *moment)
{
  SitrepDossier *dossier = sitrep_subject_dossier (self->subject);

  clear_rows (self->places, self->place_rows);
  g_clear_pointer (&self->update, sitrep_update_free);
  self->update = new_update (self, moment);
  restore_draft (self);
  take_words (self);
  g_clear_pointer (&self->asked, g_free);
  show_fields (self);
  show_places (self);
  gtk_widget_set_visible (GTK_WIDGET (self->public_title), sitrep_update_needs_public_title (self->update));
  gtk_widget_set_visible (self->head, self->dispatch == NULL || sitrep_update_needs_public_title (self->update));
  gtk_widget_set_visible (GTK_WIDGET (self->places), self->update->messages->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->update->messages->len == 0);
  if (dossier->incident->public_title == NULL && *gtk_editable_get_text (GTK_EDITABLE (self->public_title)) != '\0')
    public_title_cb (GTK_EDITABLE (self->public_title), self);
  show_no_progress (self, moment);
  refresh (self);
}

static void
moment_cb (AdwComboRow *row, GParamSpec *pspec, SitrepComposeDialog *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->moments != NULL && selected < g_strv_length (self->moments)
      && (self->update == NULL || g_strcmp0 (self->update->moment, self->moments[selected]) != 0))
    begin (self, self->moments[selected]);
}

/* --- sending --- */

static void
sent_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepComposeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (self->send == NULL)
    return;
  gtk_widget_set_sensitive (self->send, TRUE);
  if (error != NULL)
    {
      sitrep_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->dispatch == NULL)
    sitrep_desk_save_draft (SITREP_DESK (desk), self->draft_key, sitrep_subject_id (self->subject), NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
send_now (SitrepComposeDialog *self)
{
  g_autoptr (GPtrArray) messages = sitrep_update_chosen (self->update);

  gtk_widget_set_sensitive (self->send, FALSE);
  if (self->dispatch != NULL)
    sitrep_desk_dispatch_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->dispatch,
                                messages, sent_cb, g_object_ref (self));
  else
    sitrep_desk_send_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), messages,
                            self->update->values, sent_cb, g_object_ref (self));
}

static void
titled_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepComposeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (error != NULL)
    sitrep_feedback_error (GTK_WIDGET (self), error);
  else if (self->send != NULL)
    send_now (self);
}

static void
send_with_title (SitrepComposeDialog *self)
{
  const SitrepIncident *stored = sitrep_subject_dossier (self->subject)->incident;
  const SitrepIncident *shown = self->update->dossier->incident;

  if (g_strcmp0 (stored->public_title, shown->public_title) == 0)
    send_now (self);
  else
    sitrep_desk_set_titles_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), stored->title,
                                  shown->public_title, titled_cb, g_object_ref (self));
}

static void
confirmed_cb (AdwAlertDialog *dialog, const char *response, SitrepComposeDialog *self)
{
  if (g_strcmp0 (response, "send") == 0)
    send_with_title (self);
}

/* A public post cannot be taken back: it is confirmed once, with its exact text. */
static char *
public_text (SitrepComposeDialog *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->update->messages->len; i++)
    {
      const SitrepUpdateMessage *message = g_ptr_array_index (self->update->messages, i);
      g_autofree char *text = NULL;

      if (!message->chosen || message->message->audience != SITREP_AUDIENCE_PUBLIC || message->destination == NULL)
        continue;
      text = sitrep_compose_preview (message->message, message->destination);
      g_string_append_printf (out, "%s%s\n%s\n\n%s", out->len > 0 ? "\n\n" : "", message->message->place,
                              message->message->title, text);
    }
  return g_string_free_and_steal (out);
}

static void
send_cb (GtkWidget *button, SitrepComposeDialog *self)
{
  g_autofree char *text = NULL;
  AdwDialog *dialog;

  if (!sitrep_update_is_ready (self->update))
    return;
  text = public_text (self);
  if (*text == '\0')
    {
      send_with_title (self);
      return;
    }
  dialog = adw_alert_dialog_new (_ ("Publish This?"), text);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "send", _ ("_Publish"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "send", ADW_RESPONSE_SUGGESTED);
  /* Ctrl+Enter brought it up: an Enter held a moment too long must not publish. */
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- beginning --- */

static void
fill_moments (SitrepComposeDialog *self, const char *moment)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  self->moments = sitrep_update_moments (sitrep_subject_dossier (self->subject));
  for (guint i = 0; self->moments[i] != NULL; i++)
    {
      g_autofree char *label = sitrep_moment_label (self->moments[i]);

      gtk_string_list_append (labels, label);
      if (g_strcmp0 (self->moments[i], moment) == 0)
        selected = i;
    }
  adw_combo_row_set_model (self->moment, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->moment, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->moment), self->moments[0] != NULL);
  begin (self, self->moments[0] != NULL ? self->moments[selected] : moment);
}

static SitrepComposeDialog *
new_of (SitrepSubject *subject)
{
  SitrepComposeDialog *self = g_object_new (SITREP_TYPE_COMPOSE_DIALOG, NULL);
  const SitrepIncident *incident = sitrep_subject_dossier (subject)->incident;

  self->subject = g_object_ref (subject);
  self->draft_key = g_strdup_printf ("compose.%s", sitrep_subject_id (subject));
  gtk_editable_set_text (GTK_EDITABLE (self->public_title),
                         incident->public_title != NULL ? incident->public_title : "");
  return self;
}

static AdwDialog *
new_dialog (SitrepSubject *subject, const char *moment, const char *words)
{
  SitrepComposeDialog *self = new_of (subject);

  self->words = g_strdup (words);
  fill_moments (self, moment);
  adw_preferences_page_add (
    self->page, ADW_PREFERENCES_GROUP (sitrep_guidance_group_new (sitrep_subject_dossier (subject), "update")));
  return ADW_DIALOG (self);
}

/** sitrep_compose_dialog_new: @moment is chosen at first, where the process has texts for it. */
AdwDialog *
sitrep_compose_dialog_new (SitrepSubject *subject, const char *moment)
{
  return new_dialog (subject, moment, NULL);
}

/** sitrep_compose_dialog_new_with: an update that begins with @words, in the first field that the process asks for. */
AdwDialog *
sitrep_compose_dialog_new_with (SitrepSubject *subject, const char *words)
{
  return new_dialog (subject, "update", words);
}

/** sitrep_compose_dialog_new_no_progress: as sitrep_compose_dialog_new(), for an update that says that nothing is new. */
AdwDialog *
sitrep_compose_dialog_new_no_progress (SitrepSubject *subject, const char *moment)
{
  AdwDialog *dialog = sitrep_compose_dialog_new (subject, moment);
  SitrepComposeDialog *self = SITREP_COMPOSE_DIALOG (dialog);

  if (gtk_widget_get_visible (self->nothing_new))
    adw_switch_row_set_active (self->no_progress, TRUE);
  return dialog;
}

/**
 * sitrep_compose_dialog_new_dispatch:
 * @dispatch: what is to be sent; a reference is taken
 * @title: of the dialog
 *
 * Returns: (transfer floating): a dialog that asks to which places it goes, and shows how it will look there
 */
AdwDialog *
sitrep_compose_dialog_new_dispatch (SitrepSubject *subject, SitrepDispatch *dispatch, const char *title)
{
  SitrepComposeDialog *self = new_of (subject);

  self->dispatch = sitrep_dispatch_ref (dispatch);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self->moment), FALSE);
  gtk_label_set_text (self->nothing_words, dispatch->kind == SITREP_DISPATCH_ACTION
                                             ? _ ("There is no tracker among the destinations.")
                                             : _ ("None of the destinations can take this: it goes to rooms, to "
                                                  "mailboxes and to places where a person posts."));
  begin (self, NULL);
  return ADW_DIALOG (self);
}

static void
sitrep_compose_dialog_dispose (GObject *object)
{
  SitrepComposeDialog *self = SITREP_COMPOSE_DIALOG (object);

  if (self->timer != 0)
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      draft_cb (self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_COMPOSE_DIALOG);
  g_clear_pointer (&self->update, sitrep_update_free);
  g_clear_object (&self->subject);
  G_OBJECT_CLASS (sitrep_compose_dialog_parent_class)->dispose (object);
}

static void
sitrep_compose_dialog_finalize (GObject *object)
{
  SitrepComposeDialog *self = SITREP_COMPOSE_DIALOG (object);

  g_ptr_array_unref (self->field_rows);
  g_ptr_array_unref (self->place_rows);
  g_strfreev (self->moments);
  g_clear_pointer (&self->dispatch, sitrep_dispatch_unref);
  g_free (self->asked);
  g_free (self->draft_key);
  G_OBJECT_CLASS (sitrep_compose_dialog_parent_class)->finalize (object);
}

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  send_cb (NULL, SITREP_COMPOSE_DIALOG (widget));
}

static void
sitrep_compose_dialog_class_init (SitrepComposeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_compose_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_compose_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-compose-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, send);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, head);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, moment);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, public_title);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, page);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, nothing_new);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, no_progress);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, places);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, SitrepComposeDialog, nothing_words);
  gtk_widget_class_bind_template_callback (widget_class, moment_cb);
  gtk_widget_class_bind_template_callback (widget_class, public_title_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_progress_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_install_action (widget_class, "compose.send", NULL, send_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "compose.send", NULL);
}

static void
sitrep_compose_dialog_init (SitrepComposeDialog *self)
{
  self->field_rows = g_ptr_array_new ();
  self->place_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
