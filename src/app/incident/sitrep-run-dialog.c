/* sitrep-run-dialog.c - a command that runs, and what it says
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-run-dialog.h"

#include "base/sitrep-folder.h"
#include "base/sitrep-run.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>
#include <string.h>

/* So much of the output enters the timeline, the end of it. */
#define KEPT 20000

/* Nothing that one waits for in an incident takes longer. */
#define SECONDS (15 * 60)

/* So many of the files that it wrote are kept. */
#define FILES_MAX 50

struct _SitrepRunDialog
{
  AdwDialog parent_instance;

  GtkTextBuffer *output;
  GtkTextView *view;
  GtkLabel *state;
  GtkWidget *stop;
  GtkWidget *keep;

  GtkWidget *owner;
  SitrepSubject *subject;
  GCancellable *cancellable;
  char *command;
  char *rule;   /* nullable: the evidence that it gathers */
  char *folder; /* nullable: where it runs; gone with the dialog */
  GBytes *said; /* once it has ended */
  gint64 began;
};

G_DEFINE_FINAL_TYPE (SitrepRunDialog, sitrep_run_dialog, ADW_TYPE_DIALOG)

static PangoAttrList *
new_marks (const SitrepFilledCommand *filled)
{
  PangoAttrList *marks = pango_attr_list_new ();

  for (guint i = 0; i < filled->values->len; i++)
    {
      const SitrepSpan *span = &g_array_index (filled->values, SitrepSpan, i);
      PangoAttribute *attributes[]
        = { pango_attr_weight_new (PANGO_WEIGHT_BOLD), pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

      for (gsize j = 0; j < G_N_ELEMENTS (attributes); j++)
        {
          attributes[j]->start_index = (guint) span->start;
          attributes[j]->end_index = (guint) (span->start + span->length);
          pango_attr_list_insert (marks, attributes[j]);
        }
    }
  return marks;
}

/** sitrep_run_dialog_text: Returns: (transfer floating): the command's exact text, in which the values stand out. */
GtkWidget *
sitrep_run_dialog_text (const SitrepFilledCommand *filled)
{
  GtkWidget *label = gtk_label_new (filled->text);
  g_autoptr (PangoAttrList) marks = new_marks (filled);

  gtk_label_set_attributes (GTK_LABEL (label), marks);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monospace");
  return label;
}

/* --- what it says --- */

static void
said_cb (const char *text, gpointer data)
{
  SitrepRunDialog *self = data;
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->output, &end);
  gtk_text_buffer_insert (self->output, &end, text, -1);
  gtk_text_buffer_get_end_iter (self->output, &end);
  if (gtk_text_buffer_get_char_count (self->output) > SITREP_RUN_OUTPUT_MAX)
    {
      GtkTextIter from, to;

      gtk_text_buffer_get_start_iter (self->output, &from);
      gtk_text_buffer_get_iter_at_offset (self->output, &to,
                                          gtk_text_buffer_get_char_count (self->output) - SITREP_RUN_OUTPUT_MAX);
      gtk_text_buffer_delete (self->output, &from, &to);
      gtk_text_buffer_get_end_iter (self->output, &end);
    }
  gtk_text_view_scroll_to_iter (self->view, &end, 0, FALSE, 0, 0);
}

static char *
tail_of (const char *output)
{
  const char *from = output + strlen (output) - MIN (strlen (output), KEPT);

  while ((*from & 0xc0) == 0x80)
    from++;
  return from > output ? g_strdup_printf ("…%s", from) : g_strdup (output);
}

/* What was run and what it said are a part of the record; what is kept as evidence is not told twice. */
static void
note (SitrepRunDialog *self, const char *output, const char *how)
{
  g_autoptr (SitrepEntry) entry = sitrep_record_new (&sitrep_entry_type);
  g_autofree char *tail = tail_of (output);
  /* Translators: a command, how it ended, and what it said */
  g_autofree char *text = g_strdup_printf (_ ("Ran: %s\n%s\n%s"), self->command, how, tail);

  g_set_str (&entry->incident, sitrep_subject_id (self->subject));
  g_set_str (&entry->text, g_strchomp (text));
  entry->kind = SITREP_ENTRY_ACTION;
  entry->at = self->began;
  sitrep_desk_put_entry_async (sitrep_subject_desk (self->subject), entry, sitrep_feedback_done_cb,
                               g_object_ref (self->owner));
}

/* --- keeping it --- */

static void
attach_file (SitrepRunDialog *self, const char *path)
{
  SitrepAttachment attachment = { .kind = SITREP_EXHIBIT_FILE, .rule = self->rule, .origin = self->command };

  sitrep_desk_attach_file_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), path,
                                 &attachment, NULL, NULL, NULL, sitrep_feedback_done_cb, g_object_ref (self));
}

/* The dialog lives until each is copied, and with it the folder. Returns: how many there are. */
static guint
attach_files (SitrepRunDialog *self, const char *folder)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  while (dir != NULL && n < FILES_MAX && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? 0 : attach_files (self, path);
      else
        {
          attach_file (self, path);
          n++;
        }
    }
  return n;
}

static void
attach_all (SitrepRunDialog *self)
{
  SitrepAttachment attachment = { .kind = SITREP_EXHIBIT_OUTPUT, .rule = self->rule, .origin = self->command };
  guint files = attach_files (self, self->folder);

  if (g_bytes_get_size (self->said) > 0)
    sitrep_desk_attach_bytes_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->said,
                                    ".txt", &attachment, sitrep_feedback_done_cb, g_object_ref (self));
  gtk_widget_set_sensitive (self->keep, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->keep),
                        files + g_bytes_get_size (self->said) > 0 ? _ ("Kept as Evidence") : _ ("Nothing to Keep"));
}

static char *
ending_words (SitrepRunDialog *self, int status, gboolean late)
{
  g_autofree char *took = sitrep_duration_short (sitrep_subject_now (self->subject) - self->began);

  if (late)
    return g_strdup_printf (_ ("Stopped: it had not ended after %s"), took);
  if (status > 128)
    return g_strdup_printf (_ ("Stopped after %s"), took);
  return status == 0 ? g_strdup_printf (_ ("Done after %s"), took)
                     : g_strdup_printf (_ ("Failed after %s, with status %d"), took, status);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepRunDialog) self = data;
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autofree char *output = sitrep_run_finish (result, &status, &error);
  gboolean cut = FALSE;
  g_autofree char *ending = output != NULL ? ending_words (self, status, sitrep_run_was_late (result)) : NULL;
  g_autofree char *how = NULL;
  gboolean gathered = output != NULL && status == 0 && self->rule != NULL;

  self->said = sitrep_run_kept (result, &cut);
  /* Translators: how it ended, and that it said much */
  how = cut ? g_strdup_printf (_ ("%s. Only the first 8 MB of its output are kept."), ending)
            : g_strdup (ending != NULL ? ending : error->message);
  note (self, output != NULL && !gathered ? output : "", how);
  gtk_label_set_text (self->state, how);
  gtk_widget_set_sensitive (self->keep, TRUE);
  if (gathered)
    attach_all (self);
  gtk_widget_set_sensitive (self->stop, FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

static void
stop_cb (SitrepRunDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* In the cache, which is the same folder within a sandbox and without. */
static char *
make_folder (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "sitrep", NULL);
  g_autofree char *folder = g_build_filename (cache, "run-XXXXXX", NULL);

  g_mkdir_with_parents (cache, 0700);
  return g_mkdtemp (folder) != NULL ? g_steal_pointer (&folder) : NULL;
}

/* What runs out of sight could not be stopped. */
static void
run (SitrepRunDialog *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  self->began = sitrep_subject_now (self->subject);
  self->folder = make_folder ();
  sitrep_run_async (self->command, &(SitrepRunLimits) { self->folder, SECONDS }, said_cb, self, self->cancellable,
                    ended_cb, g_object_ref (self));
}

/* --- the dialog --- */

static void
sitrep_run_dialog_finalize (GObject *object)
{
  SitrepRunDialog *self = SITREP_RUN_DIALOG (object);

  g_clear_object (&self->owner);
  g_clear_object (&self->subject);
  g_clear_object (&self->cancellable);
  if (self->folder != NULL)
    sitrep_folder_remove (self->folder);
  g_clear_pointer (&self->said, g_bytes_unref);
  g_free (self->folder);
  g_free (self->rule);
  g_free (self->command);
  G_OBJECT_CLASS (sitrep_run_dialog_parent_class)->finalize (object);
}

static void
sitrep_run_dialog_class_init (SitrepRunDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_run_dialog_finalize;
}

static GtkWidget *
new_output (SitrepRunDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->output = gtk_text_view_get_buffer (self->view);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_text_view_set_top_margin (self->view, 12);
  gtk_text_view_set_bottom_margin (self->view, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Output"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
new_bar (SitrepRunDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->state = GTK_LABEL (gtk_label_new (_ ("Running…")));
  gtk_label_set_wrap (self->state, TRUE);
  gtk_label_set_xalign (self->state, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  self->stop = gtk_button_new_with_mnemonic (_ ("_Stop"));
  g_signal_connect_object (self->stop, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->state));
  self->keep = gtk_button_new_with_mnemonic (_ ("_Keep as Evidence"));
  gtk_widget_set_sensitive (self->keep, FALSE);
  g_signal_connect_object (self->keep, "clicked", G_CALLBACK (attach_all), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->keep);
  gtk_box_append (GTK_BOX (bar), self->stop);
  return bar;
}

static void
sitrep_run_dialog_init (SitrepRunDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->cancellable = g_cancellable_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), new_output (self));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), new_bar (self));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Run Command"));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 480);
}

/* --- the question before --- */

typedef struct
{
  GtkWidget *owner;
  SitrepSubject *subject;
  char *command;
  char *rule;
} Asking;

static void
free_asking (gpointer data, GClosure *closure)
{
  Asking *self = data;

  g_object_unref (self->owner);
  g_object_unref (self->subject);
  g_free (self->command);
  g_free (self->rule);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *alert, const char *response, Asking *asking)
{
  SitrepRunDialog *self;

  if (g_strcmp0 (response, "run") != 0)
    return;
  self = g_object_new (SITREP_TYPE_RUN_DIALOG, NULL);
  self->owner = g_object_ref (asking->owner);
  self->subject = g_object_ref (asking->subject);
  self->command = g_strdup (asking->command);
  self->rule = g_strdup (asking->rule);
  adw_dialog_present (ADW_DIALOG (self), asking->owner);
  run (self);
}

/**
 * sitrep_run_dialog_ask:
 * @rule: (nullable): the key of the evidence that it gathers: where it ends well, what it said and wrote is kept as that
 *
 * Shows the exact text, and runs it if the person wants so; @owner tells what went wrong.
 */
void
sitrep_run_dialog_ask (GtkWidget *owner, SitrepSubject *subject, const SitrepFilledCommand *filled, const char *rule)
{
  AdwDialog *alert = adw_alert_dialog_new (
    _ ("Run This?"),
    rule != NULL ? _ ("It runs on this computer, as you, in an empty folder. What it says and writes there is kept as "
                      "evidence.")
                 : _ ("It runs on this computer, as you, in an empty folder. What it says enters the timeline."));
  Asking *self = g_new0 (Asking, 1);

  self->owner = g_object_ref (owner);
  self->subject = g_object_ref (subject);
  self->command = g_strdup (filled->text);
  self->rule = g_strdup (rule);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (alert), sitrep_run_dialog_text (filled));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "run", _ ("_Run"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "run", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_signal_connect_data (alert, "response", G_CALLBACK (response_cb), self, free_asking, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, owner);
}
