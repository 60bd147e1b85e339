/* sitrep-status-dialog.c - moving the incident to another status, with the reason
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-status-dialog.h"

#include "incident/sitrep-deadline.h"
#include "sitrep-ending-group.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepStatusDialog
{
  AdwDialog parent_instance;

  GtkWidget *save;
  AdwPreferencesGroup *choices;
  AdwEntryRow *reason;
  AdwEntryRow *time;
  SitrepFieldNote *note;
  SitrepEndingGroup *ending;

  SitrepSubject *subject;
  char *status;
};

G_DEFINE_FINAL_TYPE (SitrepStatusDialog, sitrep_status_dialog, ADW_TYPE_DIALOG)

static gboolean
read_time (SitrepStatusDialog *self, gint64 *at, GError **error)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->time));

  *at = SITREP_NEVER;
  return *text == '\0'
         || sitrep_time_parse (text, sitrep_subject_now (self->subject), dossier->playbook->zone, at, error);
}

static void
time_cb (GtkEditable *editable, SitrepStatusDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gint64 at;

  if (!read_time (self, &at, &error))
    {
      sitrep_field_note_set_error (self->note, error->message);
      return;
    }
  if (at != SITREP_NEVER)
    words = sitrep_time_format (at, sitrep_subject_dossier (self->subject)->playbook->zone, "%A %e %B, %H:%M");
  sitrep_field_note_set_hint (self->note, words);
}

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepStatusDialog) self = data;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (SitrepEndingGroup) ending = self->ending != NULL ? g_object_ref (self->ending) : NULL;

  if (sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result) && ending != NULL && window != NULL)
    sitrep_ending_group_act (ending, window);
}

static void
save_cb (GtkButton *button, SitrepStatusDialog *self)
{
  SitrepDesk *desk = sitrep_subject_desk (self->subject);
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  g_autoptr (GError) error = NULL;
  gint64 at;

  if (read_time (self, &at, &error))
    sitrep_desk_set_status_async (desk, sitrep_subject_id (self->subject), self->status, at, reason, done_cb,
                                  g_object_ref (self));
  else
    sitrep_field_note_set_error (self->note, error->message);
}

/* --- the statuses of the process, in its order --- */

static void
chosen_cb (GtkCheckButton *check, SitrepStatusDialog *self)
{
  const SitrepStatus *status;

  if (!gtk_check_button_get_active (check))
    return;
  g_set_str (&self->status, g_object_get_data (G_OBJECT (check), "status"));
  status = sitrep_playbook_status (sitrep_subject_dossier (self->subject)->playbook, self->status);
  if (status != NULL)
    sitrep_ending_group_show_for (self->ending, status->phase);
}

/* Whose to say it is, as in “By the Incident Commander”. */
static char *
by_words (const SitrepPlaybook *playbook, const SitrepStatus *status)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; status->by != NULL && status->by[i] != NULL; i++)
    {
      const SitrepRole *role = sitrep_playbook_role (playbook, status->by[i]);

      g_ptr_array_add (labels, (gpointer) (role != NULL ? role->label : status->by[i]));
    }
  if (labels->len == 0)
    return NULL;
  g_ptr_array_add (labels, NULL);
  joined = g_strjoinv (_ (" or "), (char **) labels->pdata);
  return g_strdup_printf (_ ("Said by the %s"), joined);
}

/* What follows from it, and what the process says of it: plain text, a line each. */
static char *
status_words (const SitrepPlaybook *playbook, const SitrepStatus *status)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *by = by_words (playbook, status);
  const char *parts[] = { status->phase == SITREP_PHASE_RESOLVED ? _ ("Ends the response; the post-mortem is due")
                          : status->phase == SITREP_PHASE_CLOSED ? _ ("Ends the watch")
                                                                 : NULL,
                          by, status->hint };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", parts[i]);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static GtkWidget *
add_status (SitrepStatusDialog *self, const SitrepStatus *status, GtkWidget *group, const char *chosen)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *words = status_words (sitrep_subject_dossier (self->subject)->playbook, status);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, status->label, -1);
  g_object_set_data_full (G_OBJECT (check), "status", g_strdup (status->key), g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), status->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->choices, row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strcmp0 (status->key, chosen) == 0);
  return check;
}

/* The one after the present one: statuses are gone through in the process' order. */
static const char *
next_status (const SitrepDossier *dossier)
{
  const char *now = sitrep_dossier_status (dossier)->key;

  for (guint i = 0; i + 1 < dossier->playbook->statuses->len; i++)
    if (g_strcmp0 (((SitrepStatus *) g_ptr_array_index (dossier->playbook->statuses, i))->key, now) == 0)
      return ((SitrepStatus *) g_ptr_array_index (dossier->playbook->statuses, i + 1))->key;
  return now;
}

/* A fix that is still being watched: who resolves now is told so, and may do it all the same. */
static void
show_watch (SitrepStatusDialog *self)
{
  g_autoptr (GPtrArray) deadlines
    = sitrep_deadlines (sitrep_subject_dossier (self->subject), sitrep_subject_now (self->subject));

  for (guint i = 0; i < deadlines->len; i++)
    {
      const SitrepDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->kind == SITREP_DEADLINE_WATCH && deadline->due > sitrep_subject_now (self->subject))
        {
          g_autofree char *clock = sitrep_subject_clock (self->subject, deadline->due);
          g_autofree char *title = sitrep_deadline_title (deadline, sitrep_subject_dossier (self->subject),
                                                          sitrep_subject_now (self->subject));
          /* Translators: a time, and an item of the checklist */
          g_autofree char *words = g_strdup_printf (_ ("Still watched until %s: %s"), clock, title);
          g_autofree char *plain = g_markup_escape_text (words, -1);

          adw_preferences_group_set_description (self->choices, plain);
          return;
        }
    }
}

/** sitrep_status_dialog_new: @status (nullable) is chosen at first; else the one that comes next. */
AdwDialog *
sitrep_status_dialog_new (SitrepSubject *subject, const char *status)
{
  SitrepStatusDialog *self = g_object_new (SITREP_TYPE_STATUS_DIALOG, NULL);
  const SitrepDossier *dossier = sitrep_subject_dossier (subject);
  const char *chosen = status != NULL ? status : next_status (dossier);
  GtkWidget *group = NULL;

  self->subject = g_object_ref (subject);
  sitrep_ending_group_set_subject (self->ending, subject);
  for (guint i = 0; i < dossier->playbook->statuses->len; i++)
    {
      GtkWidget *check = add_status (self, g_ptr_array_index (dossier->playbook->statuses, i), group, chosen);

      if (group == NULL)
        group = check;
    }
  show_watch (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->reason));
  return ADW_DIALOG (self);
}

static void
sitrep_status_dialog_dispose (GObject *object)
{
  SitrepStatusDialog *self = SITREP_STATUS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_STATUS_DIALOG);
  g_clear_object (&self->subject);
  g_clear_pointer (&self->status, g_free);
  G_OBJECT_CLASS (sitrep_status_dialog_parent_class)->dispose (object);
}

static void
sitrep_status_dialog_class_init (SitrepStatusDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_status_dialog_dispose;

  g_type_ensure (SITREP_TYPE_ENDING_GROUP);
  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-status-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepStatusDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SitrepStatusDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, SitrepStatusDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, SitrepStatusDialog, time);
  gtk_widget_class_bind_template_child (widget_class, SitrepStatusDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepStatusDialog, ending);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_cb);
}

static void
sitrep_status_dialog_init (SitrepStatusDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
