/* sitrep-export-dialog.c - the post-mortem as a file, on paper or in the clipboard
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-export-dialog.h"

#include "export/sitrep-markdown-blocks.h"
#include "handbook/sitrep-handbook-print.h"
#include "sitrep-public-dialog.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-save.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SitrepExportDialog
{
  AdwDialog parent_instance;

  GtkWidget *formats;
  GtkWidget *timeline;
  GtkWidget *records;
  GtkWidget *public;

  SitrepSubject *subject;
  char *public_text; /* nullable */
};

G_DEFINE_FINAL_TYPE (SitrepExportDialog, sitrep_export_dialog, ADW_TYPE_DIALOG)

/* --- the text --- */

/* The answer that is being typed is answered when its field is left: it belongs in the export. */
static char *
text_of (SitrepExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  char *text;

  if (self->public_text != NULL)
    return g_strdup (self->public_text);
  sitrep_desk_flush (sitrep_subject_desk (self->subject));
  text = sitrep_desk_export_postmortem (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), NULL,
                                        &error);
  if (text == NULL)
    sitrep_feedback_error (GTK_WIDGET (self), error);
  return text;
}

/* --- files --- */

static void
save_cb (AdwActionRow *row, SitrepExportDialog *self)
{
  SitrepReportFormat format = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "format"));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = sitrep_desk_report (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                                                 self->public_text, format, &name, &error);

  if (bytes != NULL)
    sitrep_save (GTK_WIDGET (self), _ ("Export"), name, bytes);
  else
    sitrep_feedback_error (GTK_WIDGET (self), error);
}

static GtkWidget *
new_row (const char *title, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-save-symbolic", "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_format (SitrepExportDialog *self, GtkWidget *group, SitrepReportFormat format, const char *words)
{
  GtkWidget *row = new_row (sitrep_report_label (format), words);

  g_object_set_data (G_OBJECT (row), "format", GUINT_TO_POINTER (format));
  g_signal_connect_object (row, "activated", G_CALLBACK (save_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
record_cb (AdwActionRow *row, SitrepExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  char *text = sitrep_desk_export_record (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                                          g_object_get_data (G_OBJECT (row), "record"), &name, &error);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  if (bytes != NULL)
    sitrep_save (GTK_WIDGET (self), _ ("Export"), name, bytes);
  else
    sitrep_feedback_error (GTK_WIDGET (self), error);
}

/* What the public sees is the text alone. */
static void
add_records (SitrepExportDialog *self)
{
  GPtrArray *records = sitrep_subject_dossier (self->subject)->playbook->records;

  for (guint i = 0; i < records->len; i++)
    {
      const SitrepRecordForm *form = g_ptr_array_index (records, i);
      GtkWidget *row = new_row (form->title, _ ("The data of the incident, under the names of the process"));

      g_object_set_data_full (G_OBJECT (row), "record", g_strdup (form->key), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (record_cb), self, G_CONNECT_DEFAULT);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->records), row);
    }
  gtk_widget_set_visible (self->records, records->len > 0 && self->public_text == NULL);
}

/* --- paper and clipboard --- */

static void
print_cb (AdwButtonRow *row, SitrepExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = text_of (self), *title = NULL;
  g_autoptr (GPtrArray) blocks = text != NULL ? sitrep_markdown_blocks (text, &title) : NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (blocks == NULL)
    return;
  operation = sitrep_blocks_print_operation (title != NULL ? title : "", blocks);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    sitrep_feedback_error (GTK_WIDGET (self), error);
}

static void
copy_cb (AdwButtonRow *row, SitrepExportDialog *self)
{
  g_autofree char *text = text_of (self);

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sitrep_feedback_say (GTK_WIDGET (self), _ ("Post-mortem copied"));
}

static void
public_cb (AdwActionRow *row, SitrepExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog = sitrep_public_dialog_new (self->subject, &error);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (dialog == NULL)
    {
      sitrep_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  adw_dialog_close (ADW_DIALOG (self));
  adw_dialog_present (dialog, root);
}

/* The process knows a folder by its name, not where that is on this machine. */
static void
say_folder (SitrepExportDialog *self)
{
  const char *folder = sitrep_subject_dossier (self->subject)->playbook->form.folder;
  g_autofree char *name = folder != NULL ? g_markup_escape_text (folder, -1) : NULL;
  g_autofree char *words = name != NULL ? g_strdup_printf (_ ("Where the process keeps it: %s"), name) : NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->formats), words);
}

/**
 * sitrep_export_dialog_new:
 * @public_text: (nullable): the public version as a person has confirmed it; %NULL for the whole
 */
AdwDialog *
sitrep_export_dialog_new (SitrepSubject *subject, const char *public_text)
{
  SitrepExportDialog *self = g_object_new (SITREP_TYPE_EXPORT_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  self->public_text = g_strdup (public_text);
  if (public_text != NULL)
    adw_dialog_set_title (ADW_DIALOG (self), _ ("Export Public Version"));
  gtk_widget_set_visible (self->public, public_text == NULL);
  say_folder (self);
  add_format (self, self->formats, SITREP_REPORT_MARKDOWN, _ ("In the layout of the process"));
  add_format (self, self->formats, SITREP_REPORT_HTML, _ ("One file, for a browser or a phone"));
  add_format (self, self->formats, SITREP_REPORT_PDF, _ ("Pages to send or to file"));
  if (public_text == NULL)
    {
      add_format (self, self->timeline, SITREP_REPORT_LINES, _ ("A line an entry, for a mail or a ticket"));
      add_format (self, self->timeline, SITREP_REPORT_CSV, _ ("A table for a spreadsheet"));
    }
  add_format (self, self->timeline, SITREP_REPORT_SVG, _ ("A drawing, sharp at any size"));
  add_format (self, self->timeline, SITREP_REPORT_PNG, _ ("A picture for slides and chats"));
  add_records (self);
  return ADW_DIALOG (self);
}

static void
sitrep_export_dialog_dispose (GObject *object)
{
  SitrepExportDialog *self = SITREP_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->subject);
  g_clear_pointer (&self->public_text, g_free);
  G_OBJECT_CLASS (sitrep_export_dialog_parent_class)->dispose (object);
}

static void
sitrep_export_dialog_class_init (SitrepExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_export_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("postmortem/sitrep-export-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepExportDialog, formats);
  gtk_widget_class_bind_template_child (widget_class, SitrepExportDialog, timeline);
  gtk_widget_class_bind_template_child (widget_class, SitrepExportDialog, records);
  gtk_widget_class_bind_template_child (widget_class, SitrepExportDialog, public);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, public_cb);
}

static void
sitrep_export_dialog_init (SitrepExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
