/* sitrep-declare-dialog.c - declaring an incident, the short way or the long one
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-dialog.h"

#include "alerts/sitrep-alerts-dialog.h"
#include "base/sitrep-error.h"
#include "playbook/sitrep-work-calendar.h"
#include "level/sitrep-advice-view.h"
#include "sitrep-declare-alerts.h"
#include "sitrep-declare-form.h"
#include "sitrep-declare-lead.h"
#include "sitrep-declare-playbook.h"
#include "sitrep-declare-short.h"
#include "sitrep-declare-summary.h"
#include "sitrep-declare-tell.h"
#include "sitrep-declare-what.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-guidance-group.h"
#include "widgets/sitrep-level-picker.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepDeclareDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *view;
  SitrepDeclarePlaybook *playbook;
  SitrepDeclareShort *brief;
  SitrepDeclareWhat *what;
  SitrepLevelPicker *levels;
  GtkWidget *help;
  SitrepGuidanceGroup *guidance;
  SitrepAdviceView *advice;
  SitrepDeclareLead *lead;
  AdwEntryRow *meet;
  SitrepFieldNote *meet_note;
  SitrepDeclareTell *tell;
  SitrepDeclareSummary *summary;
  GtkLabel *elapsed;
  GtkLabel *left;
  GtkWidget *more;
  GtkWidget *next;
  GtkWidget *declare;
  GtkWidget *use;

  SitrepDeclareForm *form;
  gboolean begun;
  guint listener;
};

G_DEFINE_FINAL_TYPE (SitrepDeclareDialog, sitrep_declare_dialog, ADW_TYPE_DIALOG)

enum
{
  DECLARED,
  REPLACED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The pages by tag, in order; the first one is the short way. */
static const char *const steps[] = { "short", "what", "level", "lead", "meet", "tell", "summary" };

/* Besides them one that is gone to and come back from: the questions that help to choose a level. */
#define ADVICE "advice"

static const char *
current_tag (SitrepDeclareDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  return page != NULL ? adw_navigation_page_get_tag (page) : NULL;
}

static gboolean
is_aside (SitrepDeclareDialog *self)
{
  return g_strcmp0 (current_tag (self), ADVICE) == 0;
}

static guint
current_step (SitrepDeclareDialog *self)
{
  const char *tag = current_tag (self);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i], tag) == 0)
      return i;
  return 0;
}

static char *
left_words (const SitrepLevel *level, gint64 left)
{
  g_autofree char *meter = sitrep_words_meter (ABS (left));

  if (level->response.minutes == 0)
    return sitrep_words_response (level);
  /* Translators: a running clock: until the process demands a response, or since it did */
  return g_strdup_printf (left >= 0 ? _ ("Respond in %s") : _ ("Response overdue by %s"), meter);
}

static void
show_left (SitrepDeclareDialog *self)
{
  const SitrepLevel *level = sitrep_declare_form_get_level (self->form);
  gint64 now = sitrep_desk_now (sitrep_declare_form_get_desk (self->form));
  gint64 since = now - sitrep_declare_form_get_waited (self->form);
  gint64 left = sitrep_target_at (sitrep_declare_form_get_playbook (self->form), &level->response, since) - now;
  g_autofree char *words = left_words (level, left);

  gtk_label_set_text (self->left, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->left), words != NULL);
  if (level->response.minutes > 0 && left < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->left), "overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->left), "overdue");
}

static void
show_clock (SitrepDeclareDialog *self)
{
  g_autofree char *meter = sitrep_words_meter (sitrep_declare_form_get_elapsed (self->form));
  /* Translators: a running clock, as in “Elapsed 0:42” */
  g_autofree char *words = g_strdup_printf (_ ("Elapsed %s"), meter);

  gtk_label_set_text (self->elapsed, words);
  show_left (self);
}

static void
tick_cb (gpointer data)
{
  show_clock (data);
}

static SitrepPulse *
pulse_of (SitrepDeclareDialog *self)
{
  return sitrep_desk_pulse (sitrep_declare_form_get_desk (self->form));
}

static void
show_buttons (SitrepDeclareDialog *self)
{
  guint step = current_step (self);
  gboolean aside = is_aside (self), last = step == G_N_ELEMENTS (steps) - 1;
  gboolean between = !aside && step > 0 && !last;
  gboolean usable = aside && sitrep_advice_view_get_level (self->advice) != NULL;

  gtk_widget_set_visible (self->more, !aside && step == 0);
  gtk_widget_set_visible (self->next, between);
  gtk_widget_set_visible (self->declare, !aside && (step == 0 || last));
  gtk_widget_set_visible (self->use, usable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "declare.use", usable);
  adw_dialog_set_default_widget (ADW_DIALOG (self), between ? self->next : usable ? self->use : NULL);
}

/* It says the level, so that the proposal is in sight wherever the questions are scrolled to. */
static void
show_proposal (SitrepDeclareDialog *self)
{
  const char *level = sitrep_advice_view_get_level (self->advice);
  /* Translators: a button that takes the proposed level over, as in “Use SEV-1” */
  g_autofree char *label = g_strdup_printf (_ ("Use %s"), level != NULL ? level : "");

  gtk_button_set_label (GTK_BUTTON (self->use), label);
  show_buttons (self);
}

static void
show_meeting (SitrepDeclareDialog *self)
{
  const SitrepLevel *level = sitrep_declare_form_get_level (self->form);

  sitrep_field_note_set_hint (self->meet_note, level != NULL && level->meeting.need == SITREP_NEED_REQUIRED
                                                 ? _ ("At this level the process requires the responders to meet.")
                                                 : _ ("It can be set, and changed, at any time later."));
}

static void
page_cb (SitrepDeclareDialog *self)
{
  if (self->form == NULL)
    return;
  show_buttons (self);
  show_meeting (self);
  sitrep_declare_tell_refresh (self->tell);
  sitrep_declare_summary_refresh (self->summary);
}

static void
show_error (SitrepDeclareDialog *self, const GError *error)
{
  gboolean brief = current_step (self) == 0;

  if (g_error_matches (error, SITREP_ERROR, SITREP_ERROR_INVALID) && !brief)
    adw_navigation_view_pop_to_tag (self->view, "what");
  if (brief)
    sitrep_declare_short_set_error (self->brief, error->message);
  else if (current_step (self) == 1)
    sitrep_declare_what_set_error (self->what, error->message);
  else
    sitrep_declare_summary_set_error (self->summary, error->message);
}

static void
leave (SitrepDeclareDialog *self, const char *incident)
{
  sitrep_declare_form_clear (self->form);
  g_signal_emit (self, signals[DECLARED], 0, incident);
  sitrep_declare_alerts_note (self->form, incident);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
declared_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepDeclareDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->view), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "declare.declare", TRUE);
  if (error != NULL)
    {
      show_error (self, error);
      return;
    }
  if (sitrep_declare_form_get_runbook (self->form) != NULL)
    sitrep_desk_follow_runbook_async (SITREP_DESK (desk), id, sitrep_declare_form_get_runbook (self->form),
                                      sitrep_feedback_done_cb, g_object_ref (self->view));
  if (sitrep_declare_form_get_first (self->form) != NULL)
    sitrep_desk_relate_async (SITREP_DESK (desk), id, SITREP_RELATION_REPEAT,
                              sitrep_declare_form_get_first (self->form), NULL, sitrep_feedback_done_cb,
                              g_object_ref (self->view));
  leave (self, id);
}

static void
declare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepDeclareDialog *self = SITREP_DECLARE_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (sitrep_declare_form_get_started (self->form, &error) == SITREP_NEVER)
    {
      show_error (self, error);
      return;
    }
  /* A second Enter must not declare a second incident. */
  gtk_widget_action_set_enabled (widget, "declare.declare", FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), FALSE);
  sitrep_declare_tell_declare (self->tell, declared_cb, g_object_ref (self));
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepDeclareDialog *self = SITREP_DECLARE_DIALOG (widget);
  guint step = current_step (self);

  if (step == 1 && !sitrep_declare_what_check (self->what))
    return;
  if (step + 1 < G_N_ELEMENTS (steps))
    adw_navigation_view_push_by_tag (self->view, steps[step + 1]);
}

static void
advise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepDeclareDialog *self = SITREP_DECLARE_DIALOG (widget);

  if (is_aside (self))
    return;
  adw_navigation_view_push_by_tag (self->view, ADVICE);
  gtk_widget_grab_focus (GTK_WIDGET (self->advice));
}

static void
alerts_cb (SitrepAlertsDialog *dialog, GPtrArray *alerts, SitrepDeclareDialog *self)
{
  sitrep_declare_dialog_start_with (self, alerts);
}

static void
alerts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepDeclareDialog *self = SITREP_DECLARE_DIALOG (widget);
  AdwDialog *dialog = sitrep_alerts_dialog_new (sitrep_declare_form_get_desk (self->form));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (alerts_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static void
use_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepDeclareDialog *self = SITREP_DECLARE_DIALOG (widget);

  g_object_set (self->form, "level", sitrep_advice_view_get_level (self->advice), NULL);
  adw_navigation_view_pop (self->view);
  if (current_step (self) == 0)
    sitrep_declare_short_focus_levels (self->brief);
  else if (g_strcmp0 (current_tag (self), "level") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->levels));
}

/* What was typed stays, for whoever comes back from looking. */
static void
show_action (GtkWidget *widget, const char *name, GVariant *incident)
{
  SitrepDeclareDialog *self = SITREP_DECLARE_DIALOG (widget);

  g_signal_emit (self, signals[DECLARED], 0, g_variant_get_string (incident, NULL));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
confirmed_cb (SitrepDeclareDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), current_step (self) == 0 ? "declare.declare" : "declare.next", NULL);
}

static void
join_cb (SitrepDeclareDialog *self, const char *incident)
{
  leave (self, incident);
}

static gboolean
begin_cb (gpointer data)
{
  SitrepDeclareDialog *self = data;

  if (self->brief != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->brief)))
    gtk_widget_grab_focus (GTK_WIDGET (self->brief));
  return G_SOURCE_REMOVE;
}

static void
sitrep_declare_dialog_map (GtkWidget *widget)
{
  SitrepDeclareDialog *self = SITREP_DECLARE_DIALOG (widget);

  GTK_WIDGET_CLASS (sitrep_declare_dialog_parent_class)->map (widget);
  show_clock (self);
  self->listener = sitrep_pulse_listen (pulse_of (self), SITREP_SECOND, tick_cb, self);
  /* As a bottom sheet, the dialog would begin with whatever comes first. */
  if (!self->begun)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, begin_cb, g_object_ref (self), g_object_unref);
  self->begun = TRUE;
}

static void
sitrep_declare_dialog_unmap (GtkWidget *widget)
{
  SitrepDeclareDialog *self = SITREP_DECLARE_DIALOG (widget);

  sitrep_pulse_drop (pulse_of (self), &self->listener);
  sitrep_declare_form_save (self->form);
  GTK_WIDGET_CLASS (sitrep_declare_dialog_parent_class)->unmap (widget);
}

static void
sitrep_declare_dialog_dispose (GObject *object)
{
  SitrepDeclareDialog *self = SITREP_DECLARE_DIALOG (object);

  if (self->form != NULL)
    sitrep_pulse_drop (pulse_of (self), &self->listener);
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_DECLARE_DIALOG);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (sitrep_declare_dialog_parent_class)->dispose (object);
}

/* The answer is nearer than the help. */
static void
level_shown_cb (SitrepDeclareDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->levels));
}

static SitrepDeclareDialog *begin (SitrepDeclareForm *form);

/* Every page is made for one process: what was typed goes on in a dialog of its own. */
static void
under_cb (SitrepDeclareDialog *self, const char *playbook)
{
  SitrepDeclareForm *form;

  sitrep_declare_form_save (self->form);
  form = sitrep_declare_form_new_under (self->form, playbook);
  if (form != NULL)
    g_signal_emit (self, signals[REPLACED], 0, begin (form));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, playbook);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, brief);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, what);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, levels);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, help);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, guidance);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, lead);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, meet);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, meet_note);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, tell);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, elapsed);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, left);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, more);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, next);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, declare);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareDialog, use);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_cb);
  gtk_widget_class_bind_template_callback (widget_class, under_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_shown_cb);
}

static void
sitrep_declare_dialog_class_init (SitrepDeclareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_declare_dialog_dispose;
  widget_class->map = sitrep_declare_dialog_map;
  widget_class->unmap = sitrep_declare_dialog_unmap;

  signals[DECLARED] = g_signal_new ("declared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, SITREP_TYPE_DECLARE_DIALOG);

  g_type_ensure (SITREP_TYPE_ADVICE_VIEW);
  g_type_ensure (SITREP_TYPE_DECLARE_LEAD);
  g_type_ensure (SITREP_TYPE_DECLARE_PLAYBOOK);
  g_type_ensure (SITREP_TYPE_DECLARE_SHORT);
  g_type_ensure (SITREP_TYPE_DECLARE_SUMMARY);
  g_type_ensure (SITREP_TYPE_DECLARE_TELL);
  g_type_ensure (SITREP_TYPE_DECLARE_WHAT);
  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  g_type_ensure (SITREP_TYPE_GUIDANCE_GROUP);
  g_type_ensure (SITREP_TYPE_LEVEL_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("declare/sitrep-declare-dialog.ui"));
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "declare.declare", NULL, declare_action);
  gtk_widget_class_install_action (widget_class, "declare.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "declare.advise", NULL, advise_action);
  gtk_widget_class_install_action (widget_class, "declare.alerts", NULL, alerts_action);
  gtk_widget_class_install_action (widget_class, "declare.use", NULL, use_action);
  gtk_widget_class_install_action (widget_class, "declare.show", "s", show_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "declare.advise", NULL);
}

static void
sitrep_declare_dialog_init (SitrepDeclareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where the process asks nothing, there is nothing to be helped by. */
static void
set_up_advice (SitrepDeclareDialog *self)
{
  SitrepPlaybook *playbook = sitrep_declare_form_get_playbook (self->form);
  gboolean asks = playbook->triage->len > 0;

  sitrep_advice_view_set_answers (self->advice, sitrep_declare_form_get_answers (self->form));
  g_signal_connect_object (self->advice, "notify::level", G_CALLBACK (show_proposal), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "declare.advise", asks);
  gtk_widget_set_visible (self->help, asks);
  sitrep_guidance_group_set (self->guidance, playbook, (const char *const[]) { "declare", "assess", NULL });
  g_object_bind_property (self->form, "level", self->guidance, "level", G_BINDING_SYNC_CREATE);
  show_proposal (self);
}

static SitrepDeclareDialog *
begin (SitrepDeclareForm *form)
{
  SitrepDeclareDialog *self = g_object_new (SITREP_TYPE_DECLARE_DIALOG, NULL);

  self->form = form;
  sitrep_declare_playbook_set (self->playbook, sitrep_declare_form_get_desk (form),
                               sitrep_declare_form_get_playbook (form));
  sitrep_level_picker_set_playbook (self->levels, sitrep_declare_form_get_playbook (self->form));
  sitrep_declare_form_bind (self->form, "level", self->levels, "level");
  sitrep_declare_form_bind (self->form, "meet", self->meet, "text");
  set_up_advice (self);
  sitrep_declare_short_set_form (self->brief, self->form);
  sitrep_declare_what_set_form (self->what, self->form);
  sitrep_declare_lead_set_form (self->lead, self->form);
  sitrep_declare_tell_set_form (self->tell, self->form);
  sitrep_declare_summary_set_form (self->summary, self->form);
  g_signal_connect_object (self->form, "notify::level", G_CALLBACK (show_clock), self, G_CONNECT_SWAPPED);
  page_cb (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->brief));
  return self;
}

/** sitrep_declare_dialog_new: @desk: one that has a process. */
SitrepDeclareDialog *
sitrep_declare_dialog_new (SitrepDesk *desk)
{
  return begin (sitrep_declare_form_new (desk));
}

/** sitrep_declare_dialog_start_with: @alerts: (element-type SitrepAlert): fills in what they say, in the place of what was typed */
void
sitrep_declare_dialog_start_with (SitrepDeclareDialog *self, GPtrArray *alerts)
{
  g_return_if_fail (SITREP_IS_DECLARE_DIALOG (self));

  sitrep_declare_alerts_take (self->form, alerts);
}
