/* sitrep-evidence-actions.c - what can be done with evidence, as actions of its view
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-ask.h"
#include "incident/sitrep-gathering.h"
#include "incident/sitrep-text-dialog.h"
#include "sitrep-evidence-view-private.h"
#include "sitrep-exhibit-files.h"
#include "sitrep-relating.h"
#include "sitrep-screenshot.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

/* A name may be one long word, which no dialog's own text breaks. */
#define SHOWN_CHARS 28

static const char *
text_of (GVariant *parameter)
{
  return g_variant_get_string (parameter, NULL);
}

static SitrepDesk *
desk_of (SitrepEvidenceView *self)
{
  return sitrep_subject_desk (self->subject);
}

static const SitrepExhibit *
exhibit_of (SitrepEvidenceView *self, const char *id)
{
  return sitrep_gathered_find (sitrep_subject_dossier (self->subject), id);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
set_rule (SitrepEvidenceView *self, GVariant *parameter)
{
  const char *rule = text_of (parameter);

  g_set_str (&self->rule, *rule != '\0' ? rule : NULL);
}

/* --- attaching --- */

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepEvidenceView) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      sitrep_evidence_view_attach (self, file, self->rule, NULL);
    }
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  set_rule (SITREP_EVIDENCE_VIEW (widget), parameter);
  gtk_file_dialog_set_title (dialog, _ ("Attach Files"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Attach"));
  gtk_file_dialog_open_multiple (dialog, window_of (widget), NULL, chosen_cb, g_object_ref (widget));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sitrep_evidence_view_paste (SITREP_EVIDENCE_VIEW (widget), text_of (parameter));
}

static void
shot_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepEvidenceView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sitrep_screenshot_take_finish (result, &error);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file != NULL && self->subject != NULL)
    sitrep_evidence_view_attach (self, file, self->rule, _ ("Screenshot"));
  else
    sitrep_feedback_error (GTK_WIDGET (self), error);
}

static void
screenshot_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_rule (SITREP_EVIDENCE_VIEW (widget), parameter);
  sitrep_screenshot_take_async (NULL, shot_cb, g_object_ref (widget));
}

static void
attach_words (SitrepEvidenceView *self, SitrepAttachment *attachment)
{
  attachment->rule = self->rule;
  sitrep_desk_attach_words_async (desk_of (self), sitrep_subject_id (self->subject), attachment,
                                  sitrep_feedback_done_cb, g_object_ref (self));
}

static void
link_cb (GtkWidget *owner, char **values)
{
  SitrepAttachment link = { .kind = SITREP_EXHIBIT_LINK, .origin = values[0], .note = values[1] };

  attach_words (SITREP_EVIDENCE_VIEW (owner), &link);
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepAsked asked[] = { { _ ("Address"), NULL, TRUE }, { _ ("Note"), NULL, FALSE } };

  set_rule (SITREP_EVIDENCE_VIEW (widget), parameter);
  sitrep_ask (widget, _ ("Add Link"), NULL, _ ("_Add"), asked, G_N_ELEMENTS (asked), link_cb);
}

static void
note_cb (GtkWidget *owner, const char *text)
{
  SitrepAttachment note = { .kind = SITREP_EXHIBIT_NOTE, .note = text };

  attach_words (SITREP_EVIDENCE_VIEW (owner), &note);
}

static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_rule (SITREP_EVIDENCE_VIEW (widget), parameter);
  sitrep_text_dialog_ask (widget, _ ("Add Note"), _ ("What was seen, by whom, and where."), "", note_cb);
}

/* --- one piece --- */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (widget);
  const SitrepExhibit *exhibit = exhibit_of (self, text_of (parameter));

  if (exhibit != NULL)
    sitrep_exhibit_open (widget, self->subject, exhibit);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (widget);
  const SitrepExhibit *exhibit = exhibit_of (self, text_of (parameter));

  if (exhibit != NULL)
    sitrep_exhibit_save (widget, self->subject, exhibit);
}

static void
copy_hash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SitrepExhibit *exhibit = exhibit_of (SITREP_EVIDENCE_VIEW (widget), text_of (parameter));

  if (exhibit == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), exhibit->hash);
  sitrep_feedback_say (widget, _ ("Copied"));
}

static void
relate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (widget);
  const SitrepExhibit *exhibit = exhibit_of (self, text_of (parameter));

  if (exhibit != NULL)
    adw_dialog_present (sitrep_relating_new (self->subject, exhibit), widget);
}

static void
sensitive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (widget);
  const SitrepExhibit *exhibit = exhibit_of (self, text_of (parameter));
  g_autoptr (SitrepExhibit) changed = exhibit != NULL ? sitrep_record_copy (exhibit) : NULL;

  if (changed == NULL)
    return;
  changed->sensitive = !changed->sensitive;
  sitrep_desk_put_exhibit_async (desk_of (self), changed, sitrep_feedback_done_cb, g_object_ref (self));
}

static void
remove_cb (GtkWidget *owner, char **values)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (owner);
  const SitrepExhibit *exhibit = exhibit_of (self, self->exhibit);
  g_autofree char *words = exhibit != NULL ? g_strdup_printf (_ ("Taken away: %s"), exhibit->name) : NULL;

  if (exhibit == NULL)
    return;
  sitrep_desk_remove_exhibit_async (desk_of (self), exhibit->incident, exhibit->base.id, values[0],
                                    sitrep_feedback_done_cb, g_object_ref (self));
  sitrep_feedback_offer (owner, words, _ ("_Undo"), "incident.undo", NULL);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (widget);
  const SitrepExhibit *exhibit = exhibit_of (self, text_of (parameter));
  SitrepAsked asked[] = { { _ ("Reason"), NULL, FALSE } };
  g_autofree char *name = exhibit != NULL ? sitrep_text_cut (exhibit->name, SHOWN_CHARS) : NULL;
  g_autofree char *words = NULL;

  if (exhibit == NULL)
    return;
  words = g_strdup_printf (_ ("The record goes on saying that “%s” was there. It can be undone."), name);
  g_set_str (&self->exhibit, exhibit->base.id);
  sitrep_ask (widget, _ ("Take Away Evidence?"), words, _ ("_Take Away"), asked, G_N_ELEMENTS (asked), remove_cb);
}

/* --- all of it --- */

static char *
check_words (const SitrepEvidenceCheck *check)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < check->missing->len; i++)
    g_string_append_printf (out, _ ("“%s”: its file is gone.\n"),
                            ((SitrepExhibit *) g_ptr_array_index (check->missing, i))->name);
  for (guint i = 0; i < check->changed->len; i++)
    g_string_append_printf (out, _ ("“%s”: its bytes were changed after it was attached.\n"),
                            ((SitrepExhibit *) g_ptr_array_index (check->changed, i))->name);
  if (check->broken > 0)
    g_string_append (out, _ ("The record of changes was changed afterwards.\n"));
  g_string_append_printf (
    out, ngettext ("%u file is what was attached.", "%u files are what was attached.", check->whole), check->whole);
  return g_string_free_and_steal (out);
}

static void
show_check (GtkWidget *owner, const SitrepEvidenceCheck *check)
{
  gboolean whole = check->missing->len + check->changed->len + check->broken == 0;
  g_autofree char *words = check_words (check);
  AdwDialog *alert
    = adw_alert_dialog_new (whole ? _ ("Everything Is as It Was") : _ ("Not Everything Is as It Was"), NULL);
  GtkWidget *label = gtk_label_new (words);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "justify", GTK_JUSTIFY_CENTER, NULL);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (alert), label);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "close");
  adw_dialog_present (alert, owner);
}

static void
checked_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepEvidenceView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepEvidenceCheck) check = sitrep_desk_check_evidence_finish (SITREP_DESK (desk), result, &error);

  sitrep_evidence_view_end (self);
  if (check != NULL && self->subject != NULL)
    show_check (GTK_WIDGET (self), check);
  else
    sitrep_feedback_error (GTK_WIDGET (self), error);
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (widget);

  if (sitrep_evidence_view_begin (self, _ ("Checking")))
    sitrep_desk_check_evidence_async (desk_of (self), sitrep_subject_id (self->subject), sitrep_evidence_view_count,
                                      self, self->cancellable, checked_cb, g_object_ref (self));
}

static void
say_exported (SitrepEvidenceView *self, const SitrepBundleResult *bundle)
{
  g_autofree char *base = g_path_get_basename (bundle->folder);
  g_autofree char *shown = g_filename_display_name (base);
  g_autofree char *words = NULL;

  if (bundle->faulty > 0)
    words
      = g_strdup_printf (ngettext ("Exported: %s. %u file is gone or was changed: see INDEX.txt",
                                   "Exported: %s. %u files are gone or were changed: see INDEX.txt", bundle->faulty),
                         shown, bundle->faulty);
  else if (bundle->left_out > 0)
    words = g_strdup_printf (ngettext ("Exported: %s, without %u sensitive piece",
                                       "Exported: %s, without %u sensitive pieces", bundle->left_out),
                             shown, bundle->left_out);
  else
    words = g_strdup_printf (_ ("Exported: %s"), shown);
  sitrep_feedback_say (GTK_WIDGET (self), words);
}

static void
exported_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepEvidenceView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepBundleResult) bundle = sitrep_desk_export_evidence_finish (SITREP_DESK (desk), result, &error);

  sitrep_evidence_view_end (self);
  if (bundle != NULL)
    say_exported (self, bundle);
  else
    sitrep_feedback_error (GTK_WIDGET (self), error);
}

static void
export_to (SitrepEvidenceView *self, GFile *folder, gboolean sensitive)
{
  if (g_file_peek_path (folder) == NULL)
    sitrep_feedback_say (GTK_WIDGET (self), _ ("This folder is not on this computer: choose another one."));
  else if (self->subject != NULL && sitrep_evidence_view_begin (self, _ ("Exporting")))
    sitrep_desk_export_evidence_async (desk_of (self), sitrep_subject_id (self->subject), g_file_peek_path (folder),
                                       sensitive, sitrep_evidence_view_count, self, self->cancellable, exported_cb,
                                       g_object_ref (self));
}

static void
plain_folder_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepEvidenceView) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (folder != NULL)
    export_to (self, folder, FALSE);
}

static void
whole_folder_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepEvidenceView) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (folder != NULL)
    export_to (self, folder, TRUE);
}

static void
choose_folder (SitrepEvidenceView *self, gboolean sensitive)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Export Evidence Into"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_select_folder (dialog, window_of (GTK_WIDGET (self)), NULL,
                                 sensitive ? whole_folder_cb : plain_folder_cb, g_object_ref (self));
}

static void
export_response_cb (AdwAlertDialog *alert, const char *response, SitrepEvidenceView *self)
{
  if (g_strcmp0 (response, "cancel") != 0)
    choose_folder (self, g_strcmp0 (response, "all") == 0);
}

static guint
count_sensitive (const SitrepDossier *dossier)
{
  guint n = 0;

  for (guint i = 0; i < dossier->evidence->len; i++)
    {
      const SitrepExhibit *exhibit = g_ptr_array_index (dossier->evidence, i);

      n += exhibit->sensitive && exhibit->removed_at == SITREP_NEVER;
    }
  return n;
}

static void
ask_sensitive (SitrepEvidenceView *self, guint n)
{
  g_autofree char *words
    = g_strdup_printf (ngettext ("%u piece is marked as sensitive: it may hold secrets or people’s data.",
                                 "%u pieces are marked as sensitive: they may hold secrets or people’s data.", n),
                       n);
  AdwDialog *alert = adw_alert_dialog_new (_ ("Export Sensitive Evidence Too?"), words);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "all", _ ("_Everything…"), "plain",
                                  _ ("_Leave It Out…"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "plain");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "plain", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (alert, "response", G_CALLBACK (export_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (widget);
  guint sensitive = count_sensitive (sitrep_subject_dossier (self->subject));

  if (sensitive > 0)
    ask_sensitive (self, sensitive);
  else
    choose_folder (self, FALSE);
}

void
sitrep_evidence_view_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "evidence.attach", "s", attach_action },
    { "evidence.paste", "s", paste_action },
    { "evidence.screenshot", "s", screenshot_action },
    { "evidence.link", "s", link_action },
    { "evidence.note", "s", note_action },
    { "evidence.open", "s", open_action },
    { "evidence.save", "s", save_action },
    { "evidence.copy-hash", "s", copy_hash_action },
    { "evidence.relate", "s", relate_action },
    { "evidence.sensitive", "s", sensitive_action },
    { "evidence.remove", "s", remove_action },
    { "evidence.check", NULL, check_action },
    { "evidence.export", NULL, export_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].func);
}
