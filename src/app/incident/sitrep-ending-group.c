/* sitrep-ending-group.c - what an end still owes: the all-clear, and the end of silences
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-ending-group.h"

#include "comms/sitrep-all-clear.h"
#include "sitrep-compose-dialog.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

struct _SitrepEndingGroup
{
  AdwPreferencesGroup parent_instance;

  AdwSwitchRow *all_clear;
  AdwSwitchRow *silence;

  SitrepSubject *subject;
  char **owed;
  GPtrArray *silenced; /* SitrepSilenced */
  gboolean ends;       /* the chosen status is an end */
};

G_DEFINE_FINAL_TYPE (SitrepEndingGroup, sitrep_ending_group, ADW_TYPE_PREFERENCES_GROUP)

static guint
count_owed (SitrepEndingGroup *self)
{
  return self->owed != NULL ? g_strv_length (self->owed) : 0;
}

static void
show_owed (SitrepEndingGroup *self)
{
  g_autofree char *names = g_strjoinv (", ", self->owed);
  /* Translators: the names of destinations */
  g_autofree char *words = g_strdup_printf (_ ("Told of the incident, and not of its end: %s"), names);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->all_clear), words);
  gtk_widget_set_visible (GTK_WIDGET (self->all_clear), count_owed (self) > 0);
}

static void
show_silenced (SitrepEndingGroup *self)
{
  g_autofree char *names = sitrep_silenced_names (self->silenced);
  g_autofree char *clock
    = self->silenced->len > 0 ? sitrep_subject_clock (self->subject, sitrep_silenced_until (self->silenced)) : NULL;
  g_autofree char *words = clock != NULL ? g_strdup_printf (_ ("Otherwise until %s: %s"), clock, names) : NULL;

  if (words != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->silence), words);
  gtk_widget_set_visible (GTK_WIDGET (self->silence), words != NULL);
}

/** sitrep_ending_group_set_subject: once, before it is seen. */
void
sitrep_ending_group_set_subject (SitrepEndingGroup *self, SitrepSubject *subject)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (subject);

  g_return_if_fail (SITREP_IS_ENDING_GROUP (self));

  g_set_object (&self->subject, subject);
  self->owed = sitrep_all_clear_owed (dossier);
  self->silenced = sitrep_silenced_running (dossier, sitrep_subject_now (subject));
  show_owed (self);
  show_silenced (self);
}

/** sitrep_ending_group_show_for: @phase: of the status that is chosen: it is seen where that ends the incident */
void
sitrep_ending_group_show_for (SitrepEndingGroup *self, SitrepPhase phase)
{
  gboolean open = self->subject != NULL && sitrep_subject_dossier (self->subject)->incident->phase == SITREP_PHASE_OPEN;

  self->ends = open && phase != SITREP_PHASE_OPEN;
  gtk_widget_set_visible (GTK_WIDGET (self), self->ends && (count_owed (self) > 0 || self->silenced->len > 0));
}

/** sitrep_ending_group_act: does what is asked for, now that the incident has ended; @over: where a dialog is shown */
void
sitrep_ending_group_act (SitrepEndingGroup *self, GtkWidget *over)
{
  if (!self->ends)
    return;
  if (self->silenced->len > 0 && adw_switch_row_get_active (self->silence))
    sitrep_desk_end_silences_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                                    self->silenced, sitrep_feedback_done_cb, g_object_ref (over));
  if (count_owed (self) > 0 && adw_switch_row_get_active (self->all_clear))
    adw_dialog_present (sitrep_compose_dialog_new (self->subject, "resolved"), over);
}

static void
sitrep_ending_group_dispose (GObject *object)
{
  SitrepEndingGroup *self = SITREP_ENDING_GROUP (object);

  g_clear_object (&self->subject);
  g_clear_pointer (&self->owed, g_strfreev);
  g_clear_pointer (&self->silenced, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_ending_group_parent_class)->dispose (object);
}

static void
sitrep_ending_group_class_init (SitrepEndingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_ending_group_dispose;
}

static AdwSwitchRow *
add_switch (SitrepEndingGroup *self, const char *title)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_SWITCH_ROW (row);
}

static void
sitrep_ending_group_init (SitrepEndingGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Still Open"));
  self->all_clear = add_switch (self, _ ("Write the All-Clear"));
  self->silence = add_switch (self, _ ("End the Silence of Alerts"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
