/* sitrep-message-row.c - one message: where it stands, why, and what can be done
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-message-row.h"

#include "comms/sitrep-connector.h"
#include "comms/sitrep-follow-up.h"
#include "incident/sitrep-message-rules.h"
#include "incident/sitrep-round.h"
#include "sitrep-message-history.h"
#include "sitrep-text-dialog.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepMessageRow
{
  AdwExpanderRow parent_instance;

  SitrepSubject *subject;
  SitrepMessage *message;
  SitrepDestination *destination; /* nullable */
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (SitrepMessageRow, sitrep_message_row, ADW_TYPE_EXPANDER_ROW)

static SitrepDesk *
desk_of (SitrepMessageRow *self)
{
  return sitrep_subject_desk (self->subject);
}

/* --- what can be done --- */

static void
copy_cb (GtkButton *button, SitrepMessageRow *self)
{
  g_autofree char *text = sitrep_compose_preview (self->message, self->destination);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sitrep_feedback_say (GTK_WIDGET (self), _ ("Copied"));
}

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepMessageRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error))
    sitrep_feedback_say (GTK_WIDGET (self), _ ("No mail program opened: copy the text instead"));
}

static const SitrepConnector *
connector_of (SitrepMessageRow *self)
{
  return self->destination != NULL ? sitrep_connector_find (self->destination->service) : NULL;
}

static void
mail_cb (GtkButton *button, SitrepMessageRow *self)
{
  g_autofree char *uri = connector_of (self)->uri (self->destination, self->message);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (root), NULL, launched_cb, g_object_ref (self));
}

static void
retry_cb (GtkButton *button, SitrepMessageRow *self)
{
  sitrep_desk_retry_message_async (desk_of (self), self->message->base.id, sitrep_feedback_done_cb,
                                   g_object_ref (self));
}

static void
withdraw_cb (GtkButton *button, SitrepMessageRow *self)
{
  sitrep_desk_withdraw_message_async (desk_of (self), self->message->base.id, sitrep_feedback_done_cb,
                                      g_object_ref (self));
}

static void
by_hand_cb (GtkButton *button, SitrepMessageRow *self)
{
  sitrep_desk_message_by_hand_async (desk_of (self), self->message->base.id, sitrep_feedback_done_cb,
                                     g_object_ref (self));
}

static void
wake_cb (GtkButton *button, SitrepMessageRow *self)
{
  sitrep_desk_wake_destination_async (desk_of (self), self->destination->base.id, sitrep_feedback_done_cb,
                                      g_object_ref (self));
}

static void
edited_cb (GtkWidget *owner, const char *text)
{
  SitrepMessageRow *self = SITREP_MESSAGE_ROW (owner);

  sitrep_desk_edit_message_async (desk_of (self), self->message->base.id, self->message->title, text,
                                  sitrep_feedback_done_cb, g_object_ref (self));
}

static char *
markdown_of (const SitrepMessage *message)
{
  g_autoptr (SitrepDoc) doc = message->body != NULL ? sitrep_doc_from_json (message->body, NULL) : NULL;

  return doc != NULL ? sitrep_doc_to_markdown (doc) : g_strdup ("");
}

static void
edit_cb (GtkButton *button, SitrepMessageRow *self)
{
  g_autofree char *markdown = markdown_of (self->message);

  sitrep_text_dialog_ask (GTK_WIDGET (self), _ ("Edit Text"), self->message->place, markdown, edited_cb);
}

static void
corrected_cb (GtkWidget *owner, const char *text)
{
  SitrepMessageRow *self = SITREP_MESSAGE_ROW (owner);

  sitrep_desk_correct_message_async (desk_of (self), self->message->base.id, text, sitrep_feedback_done_cb,
                                     g_object_ref (self));
}

static void
correct_cb (GtkButton *button, SitrepMessageRow *self)
{
  g_autofree char *markdown = markdown_of (self->message);

  sitrep_text_dialog_ask (GTK_WIDGET (self), _ ("Correct Message"), self->message->place, markdown, corrected_cb);
}

static void
merge_cb (GtkButton *button, SitrepMessageRow *self)
{
  sitrep_desk_merge_messages_async (desk_of (self), self->message->incident, self->message->destination,
                                    sitrep_feedback_done_cb, g_object_ref (self));
}

/* How many wait for the same place that could be one message. */
static guint
count_mergeable (SitrepMessageRow *self)
{
  GPtrArray *messages = sitrep_subject_dossier (self->subject)->messages;
  guint n = 0;

  for (guint i = 0; i < messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (messages, i);

      n += g_strcmp0 (message->destination, self->message->destination) == 0 && sitrep_message_can_merge (message);
    }
  return n;
}

static void
open_cb (GtkButton *button, SitrepMessageRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "incident.compose", "s", self->message->moment);
}

static void
add_button (SitrepMessageRow *self, GtkWidget *bar, gboolean when, const char *label, GCallback callback)
{
  GtkWidget *button;

  if (!when)
    return;
  button = gtk_button_new_with_mnemonic (label);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_DEFAULT);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), button);
}

static GtkWidget *
new_buttons (SitrepMessageRow *self)
{
  SitrepMessageState state = self->message->state;
  gboolean held
    = state == SITREP_MESSAGE_REFUSED || state == SITREP_MESSAGE_UNKNOWN || state == SITREP_MESSAGE_OUTDATED;
  gboolean open = held || state == SITREP_MESSAGE_WAITING || state == SITREP_MESSAGE_DRAFT;
  gboolean stopped = self->destination != NULL && self->destination->state == SITREP_DESTINATION_STOPPED;
  const SitrepConnector *connector = connector_of (self);
  GtkWidget *bar = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  add_button (self, bar, state == SITREP_MESSAGE_DRAFT, _ ("_Open…"), G_CALLBACK (open_cb));
  add_button (self, bar, held, state == SITREP_MESSAGE_OUTDATED ? _ ("_Send with Its Time") : _ ("_Send Again"),
              G_CALLBACK (retry_cb));
  add_button (self, bar, open && stopped, _ ("_Wake Destination"), G_CALLBACK (wake_cb));
  add_button (self, bar, open && self->message->body != NULL && connector != NULL && connector->uri != NULL,
              _ ("Open in _Mail Program"), G_CALLBACK (mail_cb));
  add_button (self, bar, self->message->body != NULL && sitrep_message_can_change (self->message), _ ("_Edit…"),
              G_CALLBACK (edit_cb));
  add_button (self, bar, sitrep_message_is_out (self->message) && self->message->destination != NULL, _ ("Co_rrect…"),
              G_CALLBACK (correct_cb));
  add_button (self, bar, self->message->body != NULL, _ ("_Copy"), G_CALLBACK (copy_cb));
  add_button (self, bar, sitrep_message_can_merge (self->message) && count_mergeable (self) > 1, _ ("_Merge Waiting"),
              G_CALLBACK (merge_cb));
  add_button (self, bar, open && self->message->body != NULL, _ ("Sent by _Hand"), G_CALLBACK (by_hand_cb));
  add_button (self, bar, sitrep_message_can_change (self->message) || state == SITREP_MESSAGE_UNKNOWN,
              state == SITREP_MESSAGE_OUTDATED ? _ ("_Drop") : _ ("_Withdraw"), G_CALLBACK (withdraw_cb));
  return bar;
}

/* --- what is shown --- */

static const char *
state_class (SitrepMessageState state)
{
  switch (state)
    {
    case SITREP_MESSAGE_SENT:
    case SITREP_MESSAGE_BY_HAND:
      return "success";
    case SITREP_MESSAGE_REFUSED:
      return "error";
    case SITREP_MESSAGE_UNKNOWN:
    case SITREP_MESSAGE_OUTDATED:
      return "warning";
    case SITREP_MESSAGE_DRAFT:
    case SITREP_MESSAGE_WAITING:
    case SITREP_MESSAGE_SENDING:
    case SITREP_MESSAGE_WITHDRAWN:
    default:
      return "dimmed";
    }
}

static char *
subtitle (SitrepMessageRow *self)
{
  const SitrepMessage *message = self->message;
  const SitrepTemplate *template
    = sitrep_playbook_template (sitrep_subject_dossier (self->subject)->playbook, message->template);
  gint64 at = message->sent_at != SITREP_NEVER ? message->sent_at : message->written_at;
  g_autofree char *clock = sitrep_subject_clock (self->subject, at);
  g_autofree char *until
    = message->state == SITREP_MESSAGE_WAITING && message->until > sitrep_subject_now (self->subject)
        ? sitrep_subject_clock (self->subject, message->until)
        : NULL;
  GString *words = g_string_new (clock);

  g_string_append_printf (words, " · %s",
                          template != NULL         ? template->title
                          : message->about != NULL ? message->title
                                                   : message->moment);
  if (message->corrects != NULL)
    g_string_append_printf (words, " · %s", _ ("Correction"));
  if (message->why != NULL)
    g_string_append_printf (words, "\n%s", message->why);
  if (until != NULL)
    g_string_append_printf (words, _ (" Until %s."), until);
  if (message->todo != NULL && message->state != SITREP_MESSAGE_SENT)
    g_string_append_printf (words, " %s", message->todo);
  if (message->repeat)
    g_string_append (words, _ (" It may be a repeat."));
  return g_string_free_and_steal (words);
}

static GtkWidget *
new_content (SitrepMessageRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_autofree char *text = sitrep_compose_preview (self->message, self->destination);
  g_autofree char *tries = sitrep_message_history (self->subject, self->message);
  GtkWidget *preview = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                     "selectable", TRUE, "label", text, NULL);

  gtk_widget_add_css_class (preview, "preview");
  gtk_widget_add_css_class (box, "place-content");
  if (*text != '\0')
    gtk_box_append (GTK_BOX (box), preview);
  if (*tries != '\0')
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "label", tries, NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  return box;
}

/* There may be many rows, and most are never opened. */
static void
expanded_cb (SitrepMessageRow *self)
{
  GtkWidget *content;

  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  content = new_content (self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), content);
  sitrep_words_name_row (content, _ ("Text"));
}

/** sitrep_message_row_new: shows the message as it stands; a changed one gets a new row. */
GtkWidget *
sitrep_message_row_new (SitrepSubject *subject, const SitrepMessage *message)
{
  SitrepMessageRow *self = g_object_new (SITREP_TYPE_MESSAGE_ROW, NULL);
  GtkWidget *state = gtk_label_new (sitrep_message_state_label (message->state));
  const char *place = message->place != NULL ? message->place : "";
  g_autofree char *words = NULL;

  self->subject = g_object_ref (subject);
  self->message = sitrep_record_ref ((gpointer) message);
  self->destination
    = sitrep_reader_get (sitrep_desk_reader (desk_of (self)), &sitrep_destination_type, message->destination);
  words = subtitle (self);
  gtk_widget_add_css_class (state, "caption-heading");
  gtk_widget_add_css_class (state, state_class (message->state));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, place, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (self), 4);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), state);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  return GTK_WIDGET (self);
}

static void
sitrep_message_row_dispose (GObject *object)
{
  SitrepMessageRow *self = SITREP_MESSAGE_ROW (object);

  g_clear_object (&self->subject);
  g_clear_pointer (&self->message, sitrep_record_unref);
  g_clear_pointer (&self->destination, sitrep_record_unref);
  G_OBJECT_CLASS (sitrep_message_row_parent_class)->dispose (object);
}

static void
sitrep_message_row_class_init (SitrepMessageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_message_row_dispose;
}

static void
sitrep_message_row_init (SitrepMessageRow *self)
{
}
