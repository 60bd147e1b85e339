/* sitrep-milestones-dialog.c - the times of the incident, and where they contradict each other
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-milestones-dialog.h"

#include "incident/sitrep-contradiction.h"
#include "incident/sitrep-local.h"
#include "incident/sitrep-milestone-words.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepMilestonesDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *contradictions;
  AdwPreferencesGroup *milestones;
  AdwPreferencesGroup *durations;

  SitrepSubject *subject;
  GPtrArray *rows;  /* AdwEntryRow, one for each milestone; the group owns them */
  GPtrArray *shown; /* GtkWidget: rows that are made anew with each change */
};

G_DEFINE_FINAL_TYPE (SitrepMilestonesDialog, sitrep_milestones_dialog, ADW_TYPE_DIALOG)

static const SitrepDossier *
dossier_of (SitrepMilestonesDialog *self)
{
  return sitrep_subject_dossier (self->subject);
}

static const char *
key_of (gpointer row)
{
  return g_object_get_data (row, "milestone");
}

/* --- the times --- */

static char *
time_of (SitrepMilestonesDialog *self, const char *key)
{
  gint64 at = sitrep_dossier_milestone_at (dossier_of (self), key);

  return at != SITREP_NEVER ? sitrep_time_format (at, dossier_of (self)->playbook->zone, "%Y-%m-%d %H:%M")
                            : g_strdup ("");
}

/* Where a time was not changed, its seconds stay. */
static gboolean
is_changed (SitrepMilestonesDialog *self, GtkEditable *row)
{
  g_autofree char *before = time_of (self, key_of (row));

  return g_strcmp0 (gtk_editable_get_text (row), before) != 0;
}

static void
show_time (SitrepMilestonesDialog *self, GtkEditable *row)
{
  g_autofree char *time = time_of (self, key_of (row));

  gtk_editable_set_text (row, time);
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "remove"),
                          *time != '\0' && g_strcmp0 (key_of (row), "declared") != 0);
}

static void
set_milestone (SitrepMilestonesDialog *self, const char *key, gint64 at)
{
  sitrep_desk_set_milestone_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), key, at,
                                   sitrep_feedback_done_cb, g_object_ref (GTK_WIDGET (self)));
}

static void
applied_cb (GtkEditable *row, SitrepMilestonesDialog *self)
{
  g_autoptr (GError) error = NULL;
  gint64 at;

  if (!is_changed (self, row))
    return;
  if (sitrep_time_parse (gtk_editable_get_text (row), sitrep_subject_now (self->subject),
                         dossier_of (self)->playbook->zone, &at, &error))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      set_milestone (self, key_of (row), at);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  sitrep_feedback_error (GTK_WIDGET (self), error);
}

static void
remove_cb (GtkButton *button, SitrepMilestonesDialog *self)
{
  set_milestone (self, key_of (button), SITREP_NEVER);
}

static void
add_milestone (SitrepMilestonesDialog *self, const char *key)
{
  const char *label = sitrep_milestone_label (dossier_of (self)->playbook, key);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ENTRY_ROW, label, NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), label);

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, name);
  gtk_widget_add_css_class (remove, "flat");
  g_object_set_data_full (G_OBJECT (row), "milestone", g_strdup (key), g_free);
  g_object_set_data_full (G_OBJECT (remove), "milestone", g_strdup (key), g_free);
  g_object_set_data (G_OBJECT (row), "remove", remove);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), remove);
  g_signal_connect_object (row, "apply", G_CALLBACK (applied_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->milestones, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_own (const char *key)
{
  return g_strv_contains (sitrep_own_milestones, key);
}

/* The process' first, in its order; of the program's own those that are set or that every incident has. */
static void
add_milestones (SitrepMilestonesDialog *self)
{
  const SitrepPlaybook *playbook = dossier_of (self)->playbook;

  for (guint i = 0; i < playbook->milestones->len; i++)
    add_milestone (self, ((const SitrepMilestone *) g_ptr_array_index (playbook->milestones, i))->key);
  for (guint i = 0; sitrep_own_milestones[i] != NULL; i++)
    if (sitrep_playbook_milestone (playbook, sitrep_own_milestones[i]) == NULL
        && sitrep_dossier_milestone (dossier_of (self), sitrep_own_milestones[i]) != NULL)
      add_milestone (self, sitrep_own_milestones[i]);
}

static gboolean
has_row (SitrepMilestonesDialog *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (key_of (g_ptr_array_index (self->rows, i)), key) == 0)
      return TRUE;
  return FALSE;
}

/* One that came while the dialog was open. */
static void
add_new_ones (SitrepMilestonesDialog *self)
{
  for (guint i = 0; i < dossier_of (self)->milestones->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (dossier_of (self)->milestones, i);

      if (is_own (entry->milestone) && !has_row (self, entry->milestone))
        add_milestone (self, entry->milestone);
    }
}

/* --- what follows from them --- */

static void
add_shown (SitrepMilestonesDialog *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->shown, row);
}

static void
clear_shown (SitrepMilestonesDialog *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->shown, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->shown, 0);
}

static void
show_contradictions (SitrepMilestonesDialog *self)
{
  g_autoptr (SitrepDossier) whole
    = sitrep_desk_dossier (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), TRUE, NULL);
  g_autoptr (GPtrArray) found
    = sitrep_contradictions (whole != NULL ? whole : dossier_of (self), sitrep_subject_now (self->subject));

  gtk_widget_set_visible (GTK_WIDGET (self->contradictions), found->len > 0);
  for (guint i = 0; i < found->len; i++)
    {
      GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, g_ptr_array_index (found, i), NULL);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Warning"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      add_shown (self, self->contradictions, row);
    }
}

/* As in “Started to Mitigated”. */
static void
add_duration (SitrepMilestonesDialog *self, gint64 from, const char *to)
{
  const SitrepPlaybook *playbook = dossier_of (self)->playbook;
  gint64 at = sitrep_dossier_milestone_at (dossier_of (self), to);
  g_autofree char *words = NULL, *title = NULL;

  if (at == SITREP_NEVER || at < from)
    return;
  words = sitrep_duration_words (at - from, playbook->duration_style);
  title = g_strdup_printf (_ ("Until “%s”"), sitrep_milestone_label (playbook, to));
  add_shown (self, self->durations, sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, title, words));
  gtk_widget_add_css_class (g_ptr_array_index (self->shown, self->shown->len - 1), "property");
}

static void
show_durations (SitrepMilestonesDialog *self)
{
  static const char *const ends[] = { "mitigated", "resolved", "closed" };
  const char *to = dossier_of (self)->playbook->duration_to;
  gint64 from = sitrep_dossier_started (dossier_of (self));
  guint before = self->shown->len;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    add_duration (self, from, ends[i]);
  if (to != NULL && !g_strv_contains ((const char *const[]) { "mitigated", "resolved", "closed", NULL }, to))
    add_duration (self, from, to);
  gtk_widget_set_visible (GTK_WIDGET (self->durations), self->shown->len > before);
}

static void
show (SitrepMilestonesDialog *self)
{
  if (dossier_of (self) == NULL)
    return;
  add_new_ones (self);
  for (guint i = 0; i < self->rows->len; i++)
    show_time (self, g_ptr_array_index (self->rows, i));
  clear_shown (self);
  show_contradictions (self);
  show_durations (self);
}

/* --- the dialog --- */

static void
sitrep_milestones_dialog_dispose (GObject *object)
{
  sitrep_feedback_register (GTK_WIDGET (object), NULL);
  g_clear_object (&SITREP_MILESTONES_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_milestones_dialog_parent_class)->dispose (object);
}

static void
sitrep_milestones_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_MILESTONES_DIALOG (object)->rows);
  g_ptr_array_unref (SITREP_MILESTONES_DIALOG (object)->shown);
  G_OBJECT_CLASS (sitrep_milestones_dialog_parent_class)->finalize (object);
}

static void
sitrep_milestones_dialog_class_init (SitrepMilestonesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_milestones_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_milestones_dialog_finalize;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static void
sitrep_milestones_dialog_init (SitrepMilestonesDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->rows = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
  self->contradictions = add_group (page, _ ("This Cannot Be So"));
  self->milestones = add_group (page, _ ("When It Was"));
  self->durations = add_group (page, _ ("How Long It Took"));
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (page));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->toasts));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Milestones"));
}

/** sitrep_milestones_dialog_new: to look at the times and to correct each. */
AdwDialog *
sitrep_milestones_dialog_new (SitrepSubject *subject)
{
  SitrepMilestonesDialog *self = g_object_new (SITREP_TYPE_MILESTONES_DIALOG, NULL);
  g_autofree char *zone = NULL, *plain = NULL;

  self->subject = g_object_ref (subject);
  zone
    = sitrep_local_labels (dossier_of (self)->playbook, sitrep_subject_local (subject), sitrep_subject_now (subject));
  plain = g_markup_escape_text (zone, -1);
  adw_preferences_group_set_description (self->milestones, plain);
  add_milestones (self);
  show (self);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
