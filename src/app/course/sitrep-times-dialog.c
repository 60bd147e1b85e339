/* sitrep-times-dialog.c - how often each audience hears of this incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-times-dialog.h"

#include "incident/sitrep-cadence.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

/* In the order of the choices, the first of which is as the level says; 0 is never. */
static const int intervals[] = { -1, 10, 15, 20, 30, 60, 120, 240, 1440, 0 };

typedef struct
{
  SitrepAudience audience;
  AdwComboRow *every;
  AdwEntryRow *next;
} Clock;

struct _SitrepTimesDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesPage *page;

  SitrepSubject *subject;
  GArray *clocks; /* Clock, one for each audience */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (SitrepTimesDialog, sitrep_times_dialog, ADW_TYPE_DIALOG)

static const SitrepDossier *
dossier_of (SitrepTimesDialog *self)
{
  return sitrep_subject_dossier (self->subject);
}

static char *
time_words (SitrepTimesDialog *self, gint64 at)
{
  return at != SITREP_NEVER ? sitrep_time_format (at, dossier_of (self)->playbook->zone, "%Y-%m-%d %H:%M")
                            : g_strdup ("");
}

static int
chosen (const Clock *clock)
{
  guint selected = adw_combo_row_get_selected (clock->every);

  return selected < G_N_ELEMENTS (intervals) ? intervals[selected] : -1;
}

/* --- taking --- */

static void
set_cadence (SitrepTimesDialog *self, const Clock *clock, gint64 next)
{
  sitrep_desk_set_cadence_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                                 clock->audience, chosen (clock), next, sitrep_feedback_done_cb, g_object_ref (self));
}

static const Clock *
clock_of (SitrepTimesDialog *self, gpointer row)
{
  for (guint i = 0; i < self->clocks->len; i++)
    {
      const Clock *clock = &g_array_index (self->clocks, Clock, i);

      if (row == (gpointer) clock->every || row == (gpointer) clock->next)
        return clock;
    }
  return NULL;
}

static void
every_cb (AdwComboRow *row, GParamSpec *spec, SitrepTimesDialog *self)
{
  const Clock *clock = clock_of (self, row);

  if (!self->showing && clock != NULL)
    set_cadence (self, clock, SITREP_NEVER);
}

static void
next_cb (GtkEditable *row, SitrepTimesDialog *self)
{
  g_autoptr (GError) error = NULL;
  const char *text = gtk_editable_get_text (row);
  gint64 at = SITREP_NEVER;

  /* A bare 14:05 is the last one before that moment: here the next that comes. */
  if (*text != '\0'
      && !sitrep_time_parse (text, sitrep_subject_now (self->subject) + SITREP_DAY, dossier_of (self)->playbook->zone,
                             &at, &error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      sitrep_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  set_cadence (self, clock_of (self, row), at);
}

/* --- showing --- */

static guint
choice_of (const SitrepCadence *cadence)
{
  for (guint i = 1; cadence->set_by_lead && i < G_N_ELEMENTS (intervals); i++)
    if (intervals[i] == (int) cadence->every)
      return i;
  return 0;
}

static void
show_clock (SitrepTimesDialog *self, const Clock *clock)
{
  SitrepCadence cadence;
  g_autofree char *next = NULL;

  sitrep_cadence_of (dossier_of (self), clock->audience, &cadence);
  next = time_words (self, cadence.due);
  adw_combo_row_set_selected (clock->every, choice_of (&cadence));
  gtk_editable_set_text (GTK_EDITABLE (clock->next), next);
}

static void
show (SitrepTimesDialog *self)
{
  if (dossier_of (self) == NULL)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < self->clocks->len; i++)
    show_clock (self, &g_array_index (self->clocks, Clock, i));
  self->showing = FALSE;
}

static char *
interval_words (int minutes)
{
  g_autofree char *span = NULL;

  if (minutes < 0)
    return g_strdup (_ ("As the Level Says"));
  if (minutes == 0)
    return g_strdup (_ ("Never"));
  span = sitrep_duration_short (minutes * SITREP_MINUTE);
  /* Translators: how often, as in “Every 30 min” */
  return g_strdup_printf (_ ("Every %s"), span);
}

static void
add_clock (SitrepTimesDialog *self, SitrepAudience audience)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  Clock clock = { audience, ADW_COMBO_ROW (adw_combo_row_new ()), ADW_ENTRY_ROW (adw_entry_row_new ()) };

  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    gtk_string_list_take (words, interval_words (intervals[i]));
  adw_preferences_group_set_title (group, sitrep_audience_label (audience));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (clock.every), _ ("How Often"));
  adw_combo_row_set_model (clock.every, G_LIST_MODEL (words));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (clock.next), _ ("Next Update"));
  adw_entry_row_set_show_apply_button (clock.next, TRUE);
  adw_preferences_group_add (group, GTK_WIDGET (clock.every));
  adw_preferences_group_add (group, GTK_WIDGET (clock.next));
  adw_preferences_page_add (self->page, group);
  g_array_append_val (self->clocks, clock);
  g_signal_connect_object (clock.every, "notify::selected", G_CALLBACK (every_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (clock.next, "apply", G_CALLBACK (next_cb), self, G_CONNECT_DEFAULT);
}

/* --- the dialog --- */

static void
sitrep_times_dialog_dispose (GObject *object)
{
  sitrep_feedback_register (GTK_WIDGET (object), NULL);
  g_clear_object (&SITREP_TIMES_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_times_dialog_parent_class)->dispose (object);
}

static void
sitrep_times_dialog_finalize (GObject *object)
{
  g_array_unref (SITREP_TIMES_DIALOG (object)->clocks);
  G_OBJECT_CLASS (sitrep_times_dialog_parent_class)->finalize (object);
}

static void
sitrep_times_dialog_class_init (SitrepTimesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_times_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_times_dialog_finalize;
}

static void
sitrep_times_dialog_init (SitrepTimesDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->clocks = g_array_new (FALSE, FALSE, sizeof (Clock));
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->page));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->toasts));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Update Times"));
}

/** sitrep_times_dialog_new: what is chosen is set at once, and can be undone. */
AdwDialog *
sitrep_times_dialog_new (SitrepSubject *subject)
{
  SitrepTimesDialog *self = g_object_new (SITREP_TYPE_TIMES_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  self->showing = TRUE;
  for (int i = 0; i < SITREP_N_AUDIENCES; i++)
    add_clock (self, i);
  show (self);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
