/* sitrep-incident-page-course.c - calling for help, and what becomes of the incident shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "course/sitrep-milestones-dialog.h"
#include "course/sitrep-relate-dialog.h"
#include "course/sitrep-times-dialog.h"
#include "escalation/sitrep-answer-dialog.h"
#include "escalation/sitrep-call-dialog.h"
#include "escalation/sitrep-ladders-dialog.h"
#include "sitrep-ask.h"
#include "sitrep-incident-page-private.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

static const SitrepDossier *
dossier_of (GtkWidget *widget)
{
  return sitrep_subject_dossier (SITREP_INCIDENT_PAGE (widget)->subject);
}

/* --- ways up --- */

static void
ladders_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_ladders_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject), widget);
}

static void
escalate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog
    = sitrep_call_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject, g_variant_get_string (parameter, NULL));

  if (dialog != NULL)
    adw_dialog_present (dialog, widget);
}

static void
answer_call_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sitrep_answer_dialog_ask (widget, SITREP_INCIDENT_PAGE (widget)->subject, g_variant_get_string (parameter, NULL));
}

/* --- times --- */

static void
milestones_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_milestones_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject), widget);
}

static void
update_times_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_times_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject), widget);
}

/* --- what it turns out to be --- */

static void
repeat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepSubject *subject = SITREP_INCIDENT_PAGE (widget)->subject;

  adw_dialog_present (sitrep_relate_dialog_new (subject, SITREP_RELATION_REPEAT, widget), widget);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepSubject *subject = SITREP_INCIDENT_PAGE (widget)->subject;

  adw_dialog_present (sitrep_relate_dialog_new (subject, SITREP_RELATION_DUPLICATE, widget), widget);
}

/* The other incident, whichever it is. */
static void
show_related_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *related = dossier_of (widget)->incident->related;

  if (related != NULL)
    gtk_widget_activate_action (widget, "win.show-incident", "s", related);
}

static void
unlink_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepSubject *subject = SITREP_INCIDENT_PAGE (widget)->subject;

  sitrep_desk_relate_async (sitrep_subject_desk (subject), sitrep_subject_id (subject), SITREP_RELATION_NONE, NULL,
                            NULL, sitrep_feedback_done_cb, g_object_ref (widget));
}

static void
false_alarm_cb (GtkWidget *owner, char **values)
{
  SitrepSubject *subject = SITREP_INCIDENT_PAGE (owner)->subject;

  sitrep_desk_false_alarm_async (sitrep_subject_desk (subject), sitrep_subject_id (subject), TRUE, values[0],
                                 sitrep_feedback_done_cb, g_object_ref (owner));
}

static void
false_alarm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SitrepAsked asked[] = { { _ ("What It Was"), "", TRUE } };

  sitrep_ask (widget, _ ("False Alarm"), _ ("The incident ends, and its record stays."), _ ("_Mark"), asked,
              G_N_ELEMENTS (asked), false_alarm_cb);
}

static void
real_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepSubject *subject = SITREP_INCIDENT_PAGE (widget)->subject;

  sitrep_desk_false_alarm_async (sitrep_subject_desk (subject), sitrep_subject_id (subject), FALSE, NULL,
                                 sitrep_feedback_done_cb, g_object_ref (widget));
}

/* --- sent home, and called back --- */

static void
stand_down (GtkWidget *widget, gboolean down, const char *note)
{
  SitrepSubject *subject = SITREP_INCIDENT_PAGE (widget)->subject;

  sitrep_desk_stand_down_async (sitrep_subject_desk (subject), sitrep_subject_id (subject), down, note,
                                sitrep_feedback_done_cb, g_object_ref (widget));
}

static void
stand_down_cb (GtkWidget *owner, char **values)
{
  stand_down (owner, TRUE, values[0]);
}

static void
stand_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SitrepAsked asked[] = { { _ ("Who Keeps an Eye on It (Optional)"), "", FALSE } };

  sitrep_ask (
    widget, _ ("Stand Down"),
    _ ("The responders go home. Updates, calls and items of the checklist are not due until you call them back."),
    _ ("_Stand Down"), asked, G_N_ELEMENTS (asked), stand_down_cb);
}

static void
call_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stand_down (widget, FALSE, NULL);
}

/* --- open again --- */

static void
reopened_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (error != NULL)
    sitrep_feedback_error (page, error);
  else
    sitrep_feedback_offer (page, _ ("Open again at the same level"), _ ("_Raise…"), "incident.change-level", NULL);
}

static void
reopen_cb (GtkWidget *owner, char **values)
{
  SitrepSubject *subject = SITREP_INCIDENT_PAGE (owner)->subject;
  const SitrepStatus *status = sitrep_playbook_first_status (dossier_of (owner)->playbook, SITREP_PHASE_OPEN);

  sitrep_desk_set_status_async (sitrep_subject_desk (subject), sitrep_subject_id (subject), status->key, SITREP_NEVER,
                                values[0], reopened_cb, g_object_ref (owner));
}

/* What happens, and what the process says to it. */
static char *
reopen_words (const SitrepDossier *dossier)
{
  GString *text = g_string_new (_ ("The incident goes on under its id, and everything is due again."));

  for (guint i = 0; i < dossier->playbook->guidance->len; i++)
    {
      const SitrepGuidance *guidance = g_ptr_array_index (dossier->playbook->guidance, i);

      if (g_strcmp0 (guidance->moment, "reopen") != 0
          || !sitrep_levels_include (guidance->levels, sitrep_dossier_level (dossier)->key))
        continue;
      for (guint j = 0; guidance->texts[j] != NULL; j++)
        g_string_append_printf (text, "\n• %s", guidance->texts[j]);
    }
  return g_string_free_and_steal (text);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SitrepAsked asked[] = { { _ ("Why It Is Not Over"), "", TRUE } };
  g_autofree char *words = reopen_words (dossier_of (widget));

  sitrep_ask (widget, _ ("Reopen"), words, _ ("_Reopen"), asked, G_N_ELEMENTS (asked), reopen_cb);
}

/** sitrep_incident_page_update_course_actions: which of them make sense as the incident stands. */
void
sitrep_incident_page_update_course_actions (SitrepIncidentPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const SitrepDossier *dossier = dossier_of (widget);
  gboolean open = dossier->incident->phase == SITREP_PHASE_OPEN, down = sitrep_dossier_is_stood_down (dossier);
  gboolean closed = dossier->incident->phase == SITREP_PHASE_CLOSED;
  gboolean related = dossier->incident->relation != SITREP_RELATION_NONE, is_false = dossier->incident->false_alarm;

  gtk_widget_action_set_enabled (widget, "incident.ladders", dossier->playbook->ladders->len > 0);
  gtk_widget_action_set_enabled (widget, "incident.update-times", open);
  gtk_widget_action_set_enabled (widget, "incident.reopen", !open);
  gtk_widget_action_set_enabled (widget, "incident.stand-down", !closed && !down);
  gtk_widget_action_set_enabled (widget, "incident.call-back", !closed && down);
  gtk_widget_action_set_enabled (widget, "incident.repeat", !related);
  gtk_widget_action_set_enabled (widget, "incident.duplicate", open && !related);
  gtk_widget_action_set_enabled (widget, "incident.show-related", related);
  gtk_widget_action_set_enabled (widget, "incident.unlink", related);
  gtk_widget_action_set_enabled (widget, "incident.false-alarm", !is_false);
  gtk_widget_action_set_enabled (widget, "incident.real", is_false);
}

void
sitrep_incident_page_install_course_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "incident.ladders", NULL, ladders_action },
    { "incident.escalate", "s", escalate_action },
    { "incident.answer-call", "s", answer_call_action },
    { "incident.milestones", NULL, milestones_action },
    { "incident.update-times", NULL, update_times_action },
    { "incident.repeat", NULL, repeat_action },
    { "incident.duplicate", NULL, duplicate_action },
    { "incident.show-related", NULL, show_related_action },
    { "incident.unlink", NULL, unlink_action },
    { "incident.false-alarm", NULL, false_alarm_action },
    { "incident.real", NULL, real_action },
    { "incident.stand-down", NULL, stand_down_action },
    { "incident.call-back", NULL, call_back_action },
    { "incident.reopen", NULL, reopen_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].func);
}
