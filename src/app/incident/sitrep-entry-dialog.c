/* sitrep-entry-dialog.c - changing one entry of the timeline
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-entry-dialog.h"

#include "incident/sitrep-entry-words.h"
#include "sitrep-compose-dialog.h"
#include "store/sitrep-history.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepEntryDialog
{
  AdwDialog parent_instance;

  GtkWidget *save;
  AdwEntryRow *text;
  AdwEntryRow *time;
  SitrepFieldNote *note;
  AdwComboRow *kind;
  AdwComboRow *milestone;
  AdwEntryRow *action;
  AdwEntryRow *owner;
  AdwSwitchRow *pinned;
  AdwSwitchRow *public;
  AdwSwitchRow *reported;
  AdwExpanderRow *noted;

  SitrepSubject *subject;
  SitrepEntry *entry;
  char *words;
  char *time_words;
};

G_DEFINE_FINAL_TYPE (SitrepEntryDialog, sitrep_entry_dialog, ADW_TYPE_DIALOG)

static const char *
get (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/* Understood only when it was changed: an unchanged field keeps the seconds. */
static gboolean
read_time (SitrepEntryDialog *self, SitrepWhen *when)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  const char *rest;

  *when = (SitrepWhen) { self->entry->at, self->entry->until, self->entry->precision };
  if (g_strcmp0 (get (self->time), self->time_words) == 0)
    return TRUE;
  return sitrep_when_parse (get (self->time), sitrep_subject_now (self->subject), sitrep_dossier_started (dossier),
                            dossier->playbook->zone, when, &rest)
         && *rest == '\0';
}

static void
time_cb (GtkEditable *editable, SitrepEntryDialog *self)
{
  SitrepWhen when;
  g_autofree char *words = NULL;

  if (self->entry == NULL)
    return;
  if (!read_time (self, &when))
    {
      sitrep_field_note_set_error (self->note, _ ("Not understood. Examples: 14:05, ~14:05, 14:05-14:20, +10, "
                                                  "2026-01-31 14:05."));
      return;
    }
  words = sitrep_time_format (when.at, sitrep_subject_dossier (self->subject)->playbook->zone, "%A %e %B %Y, %H:%M");
  sitrep_field_note_set_hint (self->note, words);
}

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepEntryDialog) self = data;

  sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result);
}

static void
save_cb (GtkButton *button, SitrepEntryDialog *self)
{
  const SitrepPlaybook *playbook = sitrep_subject_dossier (self->subject)->playbook;
  g_autoptr (SitrepEntry) entry = sitrep_record_copy (self->entry);
  guint milestone = adw_combo_row_get_selected (self->milestone);
  SitrepWhen when;

  if (!read_time (self, &when))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
      return;
    }
  entry->at = when.at;
  entry->until = when.until;
  entry->precision = when.precision;
  entry->kind = (SitrepEntryKind) adw_combo_row_get_selected (self->kind);
  if (g_strcmp0 (get (self->text), self->words) != 0 || entry->text != NULL)
    sitrep_take_text (&entry->text, get (self->text));
  sitrep_take_text (&entry->action, get (self->action));
  sitrep_take_text (&entry->owner, get (self->owner));
  entry->pinned = adw_switch_row_get_active (self->pinned);
  entry->public = adw_switch_row_get_active (self->public);
  entry->left_out = !adw_switch_row_get_active (self->reported);
  g_set_str (&entry->milestone,
             milestone > 0 ? ((SitrepMilestone *) g_ptr_array_index (playbook->milestones, milestone - 1))->key : NULL);
  sitrep_desk_put_entry_async (sitrep_subject_desk (self->subject), entry, done_cb, g_object_ref (self));
}

/* The entry is what the update begins with; nothing is sent before the person has seen it. */
static void
send_cb (AdwButtonRow *row, SitrepEntryDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  AdwDialog *compose = sitrep_compose_dialog_new_with (self->subject, get (self->text));

  adw_dialog_close (ADW_DIALOG (self));
  adw_dialog_present (compose, root);
}

static void
remove_cb (AdwButtonRow *row, SitrepEntryDialog *self)
{
  sitrep_desk_remove_entry_async (sitrep_subject_desk (self->subject), self->entry->base.id, done_cb,
                                  g_object_ref (self));
}

static void
fill_kinds (SitrepEntryDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (int i = SITREP_ENTRY_NOTE; i <= SITREP_ENTRY_CHANGE; i++)
    gtk_string_list_append (kinds, sitrep_entry_kind_label ((SitrepEntryKind) i));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind, self->entry->kind);
}

static void
fill_milestones (SitrepEntryDialog *self)
{
  const SitrepPlaybook *playbook = sitrep_subject_dossier (self->subject)->playbook;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (labels, _ ("None"));
  for (guint i = 0; i < playbook->milestones->len; i++)
    {
      const SitrepMilestone *milestone = g_ptr_array_index (playbook->milestones, i);

      gtk_string_list_append (labels, milestone->label);
      if (g_strcmp0 (milestone->key, self->entry->milestone) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->milestone, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->milestone, selected);
}

/* --- what it was before --- */

static void
add_revision (SitrepEntryDialog *self, const SitrepRevision *revision)
{
  const SitrepPlaybook *playbook = sitrep_subject_dossier (self->subject)->playbook;
  GtkWidget *row = adw_action_row_new ();
  const SitrepEntry *entry = (const SitrepEntry *) revision->after;
  SitrepWhen when = { entry != NULL ? entry->at : 0, entry != NULL ? entry->until : 0,
                      entry != NULL ? entry->precision : SITREP_PRECISION_EXACT };
  g_autofree char *at = sitrep_time_format (revision->at, playbook->zone, "%F %H:%M:%S");
  g_autofree char *who = g_strdup_printf ("%s, %s", at, revision->person != NULL ? revision->person : "Sitrep");
  g_autofree char *clock = entry != NULL ? sitrep_when_words (&when, playbook->zone, playbook->twelve_hours) : NULL;
  g_autofree char *words = entry != NULL ? sitrep_entry_words (entry, playbook) : NULL;
  g_autofree char *line = entry != NULL ? g_strdup_printf ("%s %s", clock, words) : g_strdup (_ ("Removed"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), who);
  gtk_widget_add_css_class (row, "property");
  adw_expander_row_add_row (self->noted, row);
}

static void
fill_history (SitrepEntryDialog *self)
{
  g_autoptr (GPtrArray) revisions = sitrep_reader_history (sitrep_desk_reader (sitrep_subject_desk (self->subject)),
                                                           &sitrep_entry_type, self->entry->base.id);
  const char *title = revisions->len > 1 ? _ ("Noted, Then Changed") : _ ("Noted");

  for (guint i = revisions->len; i > 0; i--)
    add_revision (self, g_ptr_array_index (revisions, i - 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->noted), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->noted), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
fill (SitrepEntryDialog *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autofree char *noted = sitrep_time_format (self->entry->noted_at, dossier->playbook->zone, "%F %H:%M:%S");
  g_autofree char *who = NULL;

  self->words = sitrep_entry_words (self->entry, dossier->playbook);
  self->time_words = sitrep_time_format (self->entry->at, dossier->playbook->zone, "%F %H:%M");
  set (self->text, self->words);
  set (self->time, self->time_words);
  set (self->action, self->entry->action);
  set (self->owner, self->entry->owner);
  who = g_strdup_printf ("%s, %s", noted, self->entry->recorder != NULL ? self->entry->recorder : "Sitrep");
  adw_expander_row_set_subtitle (self->noted, who);
  adw_switch_row_set_active (self->pinned, self->entry->pinned);
  adw_switch_row_set_active (self->public, self->entry->public);
  adw_switch_row_set_active (self->reported, !self->entry->left_out);
  fill_history (self);
  fill_kinds (self);
  fill_milestones (self);
}

/** sitrep_entry_dialog_new: Returns: (transfer floating): a dialog about that entry; it is copied. */
AdwDialog *
sitrep_entry_dialog_new (SitrepSubject *subject, const SitrepEntry *entry)
{
  SitrepEntryDialog *self = g_object_new (SITREP_TYPE_ENTRY_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  self->entry = sitrep_record_copy (entry);
  fill (self);
  return ADW_DIALOG (self);
}

static void
sitrep_entry_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_ENTRY_DIALOG);
  g_clear_object (&SITREP_ENTRY_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_entry_dialog_parent_class)->dispose (object);
}

static void
sitrep_entry_dialog_finalize (GObject *object)
{
  SitrepEntryDialog *self = SITREP_ENTRY_DIALOG (object);

  sitrep_record_unref (self->entry);
  g_free (self->words);
  g_free (self->time_words);
  G_OBJECT_CLASS (sitrep_entry_dialog_parent_class)->finalize (object);
}

static void
sitrep_entry_dialog_class_init (SitrepEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_entry_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_entry_dialog_finalize;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-entry-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, text);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, time);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, milestone);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, action);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, owner);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, noted);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, pinned);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, public);
  gtk_widget_class_bind_template_child (widget_class, SitrepEntryDialog, reported);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sitrep_entry_dialog_init (SitrepEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
