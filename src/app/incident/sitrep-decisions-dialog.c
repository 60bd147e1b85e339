/* sitrep-decisions-dialog.c - all decisions of the process, and what was decided
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-decisions-dialog.h"

#include "incident/sitrep-condition.h"
#include "sitrep-decision-dialog.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepDecisionsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group;

  SitrepSubject *subject;
  GPtrArray *rows; /* AdwActionRow, one for each decision in the process' order; the group owns them */
};

G_DEFINE_FINAL_TYPE (SitrepDecisionsDialog, sitrep_decisions_dialog, ADW_TYPE_DIALOG)

static const SitrepPlaybook *
playbook_of (SitrepDecisionsDialog *self)
{
  return sitrep_subject_dossier (self->subject)->playbook;
}

static void
activated_cb (AdwActionRow *row, SitrepDecisionsDialog *self)
{
  const SitrepDecision *decision
    = sitrep_playbook_find (playbook_of (self)->decisions, g_object_get_data (G_OBJECT (row), "decision"));

  if (decision != NULL)
    adw_dialog_present (sitrep_decision_dialog_new (self->subject, decision), GTK_WIDGET (self));
}

/* What was decided; else what follows from the time that has passed, or that it is open. */
static const char *
answer_words (SitrepDecisionsDialog *self, const SitrepDecision *decision)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autofree char *fact = sitrep_decision_fact (decision);
  const char *words = sitrep_decision_answer_words (decision, sitrep_dossier_fact (dossier, fact));

  if (words != NULL)
    return words;
  return sitrep_condition_state (dossier, decision->key, sitrep_subject_now (self->subject)) == SITREP_CONDITION_HOLDS
           ? _ ("Holds by the Time That Has Passed")
           : _ ("Not Decided Yet");
}

static void
show (SitrepDecisionsDialog *self)
{
  if (sitrep_subject_dossier (self->subject) == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AdwActionRow *row = g_ptr_array_index (self->rows, i);
      const SitrepDecision *decision
        = sitrep_playbook_find (playbook_of (self)->decisions, g_object_get_data (G_OBJECT (row), "decision"));

      gtk_widget_set_visible (GTK_WIDGET (row), decision != NULL);
      if (decision != NULL)
        adw_action_row_set_subtitle (row, answer_words (self, decision));
    }
}

static void
add_row (SitrepDecisionsDialog *self, const SitrepDecision *decision)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, decision->text, NULL);

  g_object_set_data_full (G_OBJECT (row), "decision", g_strdup (decision->key), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
sitrep_decisions_dialog_dispose (GObject *object)
{
  g_clear_object (&SITREP_DECISIONS_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_decisions_dialog_parent_class)->dispose (object);
}

static void
sitrep_decisions_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_DECISIONS_DIALOG (object)->rows);
  G_OBJECT_CLASS (sitrep_decisions_dialog_parent_class)->finalize (object);
}

static void
sitrep_decisions_dialog_class_init (SitrepDecisionsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_decisions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_decisions_dialog_finalize;
}

static void
sitrep_decisions_dialog_init (SitrepDecisionsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Decisions"));
}

/** sitrep_decisions_dialog_new: to look at them, and to take each. */
AdwDialog *
sitrep_decisions_dialog_new (SitrepSubject *subject)
{
  SitrepDecisionsDialog *self = g_object_new (SITREP_TYPE_DECISIONS_DIALOG, NULL);
  const SitrepPlaybook *playbook;

  self->subject = g_object_ref (subject);
  playbook = playbook_of (self);
  for (guint i = 0; i < playbook->decisions->len; i++)
    add_row (self, g_ptr_array_index (playbook->decisions, i));
  show (self);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
