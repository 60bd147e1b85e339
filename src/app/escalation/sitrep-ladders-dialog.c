/* sitrep-ladders-dialog.c - every ladder of the process: who is called when, and who was
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-ladders-dialog.h"

#include "incident/sitrep-address-book.h"
#include "sitrep-answer-dialog.h"
#include "sitrep-call-dialog.h"
#include "sitrep-rung-words.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-guidance-group.h"
#include "widgets/sitrep-plain-row.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepLaddersDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesPage *page;

  SitrepSubject *subject;
  GPtrArray *people;  /* SitrepPerson */
  GPtrArray *rows;    /* AdwActionRow, one for each step in the order of sitrep_rungs(); their groups own them */
  GPtrArray *answers; /* GtkButton, likewise */
  GPtrArray *reasons; /* AdwSwitchRow */
};

G_DEFINE_FINAL_TYPE (SitrepLaddersDialog, sitrep_ladders_dialog, ADW_TYPE_DIALOG)

static const SitrepDossier *
dossier_of (SitrepLaddersDialog *self)
{
  return sitrep_subject_dossier (self->subject);
}

/* --- the steps --- */

static char *
who_words (SitrepLaddersDialog *self, const char *post)
{
  g_autoptr (GPtrArray) people = sitrep_people_in (self->people, dossier_of (self)->playbook, post);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < people->len; i++)
    g_strv_builder_add (names, ((const SitrepPerson *) g_ptr_array_index (people, i))->name);
  list = g_strv_builder_end (names);
  return g_strjoinv (", ", list);
}

static void
show_row (SitrepLaddersDialog *self, guint i, const SitrepRung *rung)
{
  AdwActionRow *row = g_ptr_array_index (self->rows, i);
  g_autofree char *who = who_words (self, rung->step->post);
  g_autofree char *stands = sitrep_rung_words (rung, dossier_of (self), sitrep_subject_now (self->subject));
  g_autofree char *words
    = *who != '\0' && *stands != '\0' ? g_strconcat (who, "\n", stands, NULL) : g_strconcat (who, stands, NULL);

  adw_action_row_set_subtitle (row, words);
  gtk_widget_set_visible (g_ptr_array_index (self->answers, i),
                          rung->last != NULL && rung->last->state == SITREP_ESCALATION_ASKED);
  if (rung->due != SITREP_NEVER && rung->due <= sitrep_subject_now (self->subject))
    gtk_widget_add_css_class (GTK_WIDGET (row), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "late");
}

static void
show_steps (SitrepLaddersDialog *self)
{
  g_autoptr (GArray) rungs = NULL;

  if (dossier_of (self) == NULL)
    return;
  rungs = sitrep_rungs (dossier_of (self));
  for (guint i = 0; i < MIN (rungs->len, self->rows->len); i++)
    show_row (self, i, &g_array_index (rungs, SitrepRung, i));
}

static gboolean
holds (SitrepLaddersDialog *self, const char *reason)
{
  g_autofree char *fact = sitrep_reason_fact (reason);

  return g_strcmp0 (sitrep_dossier_fact (dossier_of (self), fact), "yes") == 0;
}

static void
show (SitrepLaddersDialog *self)
{
  show_steps (self);
  for (guint i = 0; dossier_of (self) != NULL && i < self->reasons->len; i++)
    {
      AdwSwitchRow *row = g_ptr_array_index (self->reasons, i);

      adw_switch_row_set_active (row, holds (self, g_object_get_data (G_OBJECT (row), "reason")));
    }
}

static void
call_cb (GtkButton *button, SitrepLaddersDialog *self)
{
  AdwDialog *dialog = sitrep_call_dialog_new (self->subject, g_object_get_data (G_OBJECT (button), "step"));

  if (dialog != NULL)
    adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
answer_cb (GtkButton *button, SitrepLaddersDialog *self)
{
  g_autoptr (GArray) rungs = sitrep_rungs (dossier_of (self));
  guint i;

  if (g_ptr_array_find (self->answers, button, &i) && i < rungs->len
      && g_array_index (rungs, SitrepRung, i).last != NULL)
    sitrep_answer_dialog_ask (GTK_WIDGET (self), self->subject, g_array_index (rungs, SitrepRung, i).last->base.id);
}

static GtkWidget *
new_button (SitrepLaddersDialog *self, const char *label, const char *what, const char *post, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf (what, post);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  sitrep_words_name_button (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_DEFAULT);
  return button;
}

static void
add_step (SitrepLaddersDialog *self,
          AdwPreferencesGroup *group,
          const SitrepLadder *ladder,
          const SitrepLadderStep *step)
{
  const char *post = sitrep_post_label (dossier_of (self)->playbook, step->post);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, post, NULL);
  GtkWidget *call = new_button (self, _ ("Call…"), _ ("Call %s…"), post, G_CALLBACK (call_cb));
  GtkWidget *answer = new_button (self, _ ("Answer…"), _ ("Answer of %s…"), post, G_CALLBACK (answer_cb));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_object_set_data_full (G_OBJECT (call), "step", g_strconcat (ladder->key, "/", step->post, NULL), g_free);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), answer);
  gtk_box_append (GTK_BOX (box), call);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->answers, answer);
}

static void
add_ladder (SitrepLaddersDialog *self, const SitrepLadder *ladder)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_markup_escape_text (ladder->title != NULL ? ladder->title : ladder->key, -1);

  adw_preferences_group_set_title (group, title);
  for (guint i = 0; i < ladder->steps->len; i++)
    add_step (self, group, ladder, g_ptr_array_index (ladder->steps, i));
  adw_preferences_page_add (self->page, group);
}

/* --- the reasons --- */

static void
reason_cb (AdwSwitchRow *row, GParamSpec *pspec, SitrepLaddersDialog *self)
{
  const char *reason = g_object_get_data (G_OBJECT (row), "reason");
  gboolean active = adw_switch_row_get_active (row);

  if (dossier_of (self) != NULL && active != holds (self, reason))
    sitrep_desk_set_reason_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), reason,
                                  active, sitrep_feedback_done_cb, g_object_ref (GTK_WIDGET (self)));
}

static void
add_reason (SitrepLaddersDialog *self, AdwPreferencesGroup *group, const char *reason)
{
  GtkWidget *row;

  for (guint i = 0; i < self->reasons->len; i++)
    if (g_strcmp0 (g_object_get_data (g_ptr_array_index (self->reasons, i), "reason"), reason) == 0)
      return;
  row = sitrep_plain_row_new (ADW_TYPE_SWITCH_ROW, reason, NULL);
  g_object_set_data_full (G_OBJECT (row), "reason", g_strdup (reason), g_free);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->reasons, row);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), holds (self, reason));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (reason_cb), self, G_CONNECT_DEFAULT);
}

static void
add_reasons_of (SitrepLaddersDialog *self, AdwPreferencesGroup *group, const SitrepLadderStep *step)
{
  for (guint i = 0; i < step->triggers->len; i++)
    {
      char **reasons = ((const SitrepTrigger *) g_ptr_array_index (step->triggers, i))->reasons;

      for (guint j = 0; reasons != NULL && reasons[j] != NULL; j++)
        add_reason (self, group, reasons[j]);
    }
}

static void
add_reasons (SitrepLaddersDialog *self, const SitrepPlaybook *playbook)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Is One of These So?"));
  for (guint i = 0; i < playbook->ladders->len; i++)
    {
      const SitrepLadder *ladder = g_ptr_array_index (playbook->ladders, i);

      for (guint j = 0; j < ladder->steps->len; j++)
        add_reasons_of (self, group, g_ptr_array_index (ladder->steps, j));
    }
  adw_preferences_page_add (self->page, group);
  gtk_widget_set_visible (GTK_WIDGET (group), self->reasons->len > 0);
}

/* --- the dialog --- */

static void
sitrep_ladders_dialog_dispose (GObject *object)
{
  sitrep_feedback_register (GTK_WIDGET (object), NULL);
  g_clear_object (&SITREP_LADDERS_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_ladders_dialog_parent_class)->dispose (object);
}

static void
sitrep_ladders_dialog_finalize (GObject *object)
{
  SitrepLaddersDialog *self = SITREP_LADDERS_DIALOG (object);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->reasons);
  G_OBJECT_CLASS (sitrep_ladders_dialog_parent_class)->finalize (object);
}

static void
sitrep_ladders_dialog_class_init (SitrepLaddersDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_ladders_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_ladders_dialog_finalize;
}

static void
sitrep_ladders_dialog_init (SitrepLaddersDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->rows = g_ptr_array_new ();
  self->answers = g_ptr_array_new ();
  self->reasons = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->page));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->toasts));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Escalate"));
}

/** sitrep_ladders_dialog_new: to look at who is called when, and to call. */
AdwDialog *
sitrep_ladders_dialog_new (SitrepSubject *subject)
{
  SitrepLaddersDialog *self = g_object_new (SITREP_TYPE_LADDERS_DIALOG, NULL);
  const SitrepPlaybook *playbook = sitrep_subject_dossier (subject)->playbook;

  self->subject = g_object_ref (subject);
  self->people = sitrep_desk_people (sitrep_subject_desk (subject));
  for (guint i = 0; i < playbook->ladders->len; i++)
    add_ladder (self, g_ptr_array_index (playbook->ladders, i));
  add_reasons (self, playbook);
  adw_preferences_page_add (
    self->page, ADW_PREFERENCES_GROUP (sitrep_guidance_group_new (sitrep_subject_dossier (subject), "escalate")));
  show (self);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "tick", G_CALLBACK (show_steps), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
