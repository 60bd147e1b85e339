/* sitrep-call-sheet-dialog.c - who does what, whom to reach next, and how
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-call-sheet-dialog.h"

#include "export/sitrep-block-text.h"
#include "export/sitrep-call-sheet.h"
#include "handbook/sitrep-block-view.h"
#include "handbook/sitrep-handbook-print.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

struct _SitrepCallSheetDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwSwitchRow *sensitive;
  GtkWidget *sensitive_list;
  GtkBox *box;

  SitrepSubject *subject;
  GPtrArray *blocks; /* SitrepBlock, as shown */
  char *text;        /* the same, as it is copied */
};

G_DEFINE_FINAL_TYPE (SitrepCallSheetDialog, sitrep_call_sheet_dialog, ADW_TYPE_DIALOG)

static gboolean
has_sensitive (GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const SitrepPerson *person = g_ptr_array_index (people, i);

      if (person->sensitive && person->phone != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What is shown stays where nothing changed: somebody may be marking a number. */
static void
show (SitrepCallSheetDialog *self)
{
  g_autoptr (GPtrArray) people = sitrep_desk_people (sitrep_subject_desk (self->subject));
  g_autoptr (GPtrArray) blocks
    = sitrep_call_sheet (sitrep_subject_dossier (self->subject), people, sitrep_subject_now (self->subject),
                         adw_switch_row_get_active (self->sensitive));
  g_autofree char *text = sitrep_blocks_to_text (blocks);

  gtk_widget_set_visible (self->sensitive_list, has_sensitive (people));
  if (g_strcmp0 (text, self->text) == 0)
    return;
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL;)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < blocks->len; i++)
    gtk_box_append (self->box, sitrep_block_view_new (g_ptr_array_index (blocks, i), NULL));
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->blocks = g_steal_pointer (&blocks);
  g_set_str (&self->text, text);
}

static void
changed_cb (SitrepCallSheetDialog *self)
{
  if (self->subject != NULL)
    show (self);
}

/* --- deeds --- */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), SITREP_CALL_SHEET_DIALOG (widget)->text);
  sitrep_feedback_say (widget, _ ("Call sheet copied"));
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  sitrep_feedback_error (widget, error);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepCallSheetDialog *self = SITREP_CALL_SHEET_DIALOG (widget);
  g_autofree char *title
    = g_strdup_printf (_ ("Call sheet: %s"), sitrep_subject_dossier (self->subject)->incident->label);
  g_autoptr (GtkPrintOperation) operation = sitrep_blocks_print_operation (title, self->blocks);

  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), widget, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

static void
sitrep_call_sheet_dialog_dispose (GObject *object)
{
  SitrepCallSheetDialog *self = SITREP_CALL_SHEET_DIALOG (object);

  sitrep_feedback_register (GTK_WIDGET (self), NULL);
  g_clear_object (&self->subject);
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_CALL_SHEET_DIALOG);
  G_OBJECT_CLASS (sitrep_call_sheet_dialog_parent_class)->dispose (object);
}

static void
sitrep_call_sheet_dialog_finalize (GObject *object)
{
  SitrepCallSheetDialog *self = SITREP_CALL_SHEET_DIALOG (object);

  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_free (self->text);
  G_OBJECT_CLASS (sitrep_call_sheet_dialog_parent_class)->finalize (object);
}

static void
sitrep_call_sheet_dialog_class_init (SitrepCallSheetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_call_sheet_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_call_sheet_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("people/sitrep-call-sheet-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepCallSheetDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallSheetDialog, sensitive);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallSheetDialog, sensitive_list);
  gtk_widget_class_bind_template_child (widget_class, SitrepCallSheetDialog, box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print", NULL);
}

static void
sitrep_call_sheet_dialog_init (SitrepCallSheetDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
}

/** sitrep_call_sheet_dialog_new: follows the incident and the clock. */
AdwDialog *
sitrep_call_sheet_dialog_new (SitrepSubject *subject)
{
  SitrepCallSheetDialog *self = g_object_new (SITREP_TYPE_CALL_SHEET_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "tick", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show (self);
  return ADW_DIALOG (self);
}
