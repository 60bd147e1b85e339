/* sitrep-move-dialog.c - an open incident goes on under another playbook, or another version of its own
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-move-dialog.h"

#include "playbooks/sitrep-changes-list.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepMoveDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkWidget *move;
  AdwComboRow *playbook;
  AdwComboRow *level;
  AdwComboRow *status;
  AdwEntryRow *reason;
  SitrepFieldNote *note;
  AdwBin *changes;

  SitrepSubject *subject;
  GPtrArray *playbooks; /* SitrepPlaybook: where it can go */
};

G_DEFINE_FINAL_TYPE (SitrepMoveDialog, sitrep_move_dialog, ADW_TYPE_DIALOG)

static SitrepPlaybook *
chosen (SitrepMoveDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->playbook);

  return selected < self->playbooks->len ? g_ptr_array_index (self->playbooks, selected) : NULL;
}

/* --- what it would be there --- */

/* A proposal, no more. In another process the same key may be another level: there the rank says more. */
static guint
propose_level (const SitrepDossier *dossier, const SitrepPlaybook *playbook)
{
  const SitrepLevel *now = sitrep_dossier_level (dossier);
  const SitrepLevel *same
    = g_strcmp0 (dossier->playbook->key, playbook->key) == 0 ? sitrep_playbook_level (playbook, now->key) : NULL;

  return same != NULL ? same->rank : MIN (now->rank, playbook->levels->len - 1);
}

/* The status of the same key, else the first of the same phase. */
static guint
propose_status (const SitrepDossier *dossier, const SitrepPlaybook *playbook)
{
  const SitrepStatus *same = sitrep_playbook_status (playbook, dossier->incident->status);
  const SitrepStatus *proposed
    = same != NULL ? same : sitrep_playbook_first_status (playbook, dossier->incident->phase);
  guint index = 0;

  if (proposed != NULL)
    g_ptr_array_find (playbook->statuses, proposed, &index);
  return index;
}

static void
show_levels (SitrepMoveDialog *self, const SitrepPlaybook *playbook)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < playbook->levels->len; i++)
    {
      const SitrepLevel *level = g_ptr_array_index (playbook->levels, i);

      /* Translators: a level's key and name, as in “SEV-1: Critical” */
      gtk_string_list_take (list, g_strdup_printf (_ ("%s: %s"), level->key, level->name));
    }
  adw_combo_row_set_model (self->level, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->level, propose_level (sitrep_subject_dossier (self->subject), playbook));
}

static void
show_statuses (SitrepMoveDialog *self, const SitrepPlaybook *playbook)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < playbook->statuses->len; i++)
    gtk_string_list_append (list, ((SitrepStatus *) g_ptr_array_index (playbook->statuses, i))->label);
  adw_combo_row_set_model (self->status, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->status, propose_status (sitrep_subject_dossier (self->subject), playbook));
}

static void
playbook_cb (SitrepMoveDialog *self)
{
  SitrepPlaybook *playbook = chosen (self);

  if (playbook == NULL)
    return;
  show_levels (self, playbook);
  show_statuses (self, playbook);
  adw_bin_set_child (self->changes,
                     sitrep_changes_list_new (sitrep_subject_dossier (self->subject)->playbook, playbook));
}

/* --- moving --- */

static void
moved_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepMoveDialog) self = data;

  if (!sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result) && self->move != NULL)
    gtk_widget_set_sensitive (self->move, TRUE);
}

static void
move_cb (SitrepMoveDialog *self)
{
  SitrepPlaybook *playbook = chosen (self);
  const SitrepLevel *level;
  const SitrepStatus *status;

  if (playbook == NULL)
    return;
  level = g_ptr_array_index (playbook->levels, adw_combo_row_get_selected (self->level));
  status = g_ptr_array_index (playbook->statuses, adw_combo_row_get_selected (self->status));
  gtk_widget_set_sensitive (self->move, FALSE);
  sitrep_desk_move_incident_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), playbook->id,
                                   level->key, status->key, gtk_editable_get_text (GTK_EDITABLE (self->reason)),
                                   moved_cb, g_object_ref (self));
}

/* --- the object --- */

static void
sitrep_move_dialog_dispose (GObject *object)
{
  SitrepMoveDialog *self = SITREP_MOVE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_MOVE_DIALOG);
  g_clear_object (&self->subject);
  g_clear_pointer (&self->playbooks, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_move_dialog_parent_class)->dispose (object);
}

static void
sitrep_move_dialog_class_init (SitrepMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_move_dialog_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-move-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepMoveDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepMoveDialog, move);
  gtk_widget_class_bind_template_child (widget_class, SitrepMoveDialog, playbook);
  gtk_widget_class_bind_template_child (widget_class, SitrepMoveDialog, level);
  gtk_widget_class_bind_template_child (widget_class, SitrepMoveDialog, status);
  gtk_widget_class_bind_template_child (widget_class, SitrepMoveDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, SitrepMoveDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepMoveDialog, changes);
  gtk_widget_class_bind_template_callback (widget_class, playbook_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
}

static void
sitrep_move_dialog_init (SitrepMoveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Newer versions of its own playbook come first. */
static void
collect (SitrepMoveDialog *self)
{
  const SitrepPlaybook *now = sitrep_subject_dossier (self->subject)->playbook;
  g_autoptr (GPtrArray) all = sitrep_desk_playbooks (sitrep_subject_desk (self->subject));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint own = 0; own < 2; own++)
    for (guint i = 0; i < all->len; i++)
      {
        SitrepPlaybook *playbook = g_ptr_array_index (all, i);
        gboolean same = g_strcmp0 (playbook->key, now->key) == 0;

        if (g_strcmp0 (playbook->id, now->id) == 0 || same == (own == 1))
          continue;
        g_ptr_array_add (self->playbooks, sitrep_playbook_ref (playbook));
        gtk_string_list_take (list, same ? g_strdup_printf (_ ("%s, newest version"), playbook->title)
                                         : g_strdup (playbook->title));
      }
  adw_combo_row_set_model (self->playbook, G_LIST_MODEL (list));
}

/** sitrep_move_dialog_new: Returns: (transfer floating): the dialog, not yet presented. */
AdwDialog *
sitrep_move_dialog_new (SitrepSubject *subject)
{
  SitrepMoveDialog *self = g_object_new (SITREP_TYPE_MOVE_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  self->playbooks = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_playbook_unref);
  collect (self);
  gtk_stack_set_visible_child_name (self->stack, self->playbooks->len > 0 ? "choose" : "none");
  gtk_widget_set_visible (self->move, self->playbooks->len > 0);
  playbook_cb (self);
  return ADW_DIALOG (self);
}
