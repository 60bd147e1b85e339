/* sitrep-incident-page-actions.c - what can be done on the incident page
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-situation.h"
#include "level/sitrep-level-dialog.h"
#include "sitrep-ask.h"
#include "sitrep-compose-dialog.h"
#include "sitrep-decision-dialog.h"
#include "sitrep-decisions-dialog.h"
#include "sitrep-incident-page-private.h"
#include "sitrep-move-dialog.h"
#include "sitrep-status-dialog.h"
#include "postmortem/sitrep-export-dialog.h"
#include "review/sitrep-review-dialog.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

static SitrepDesk *
desk_of (SitrepIncidentPage *self)
{
  return sitrep_subject_desk (self->subject);
}

static const char *
id_of (SitrepIncidentPage *self)
{
  return sitrep_subject_id (self->subject);
}

static SitrepDossier *
dossier_of (SitrepIncidentPage *self)
{
  return sitrep_subject_dossier (self->subject);
}

/* --- level and status --- */

static void
change_level_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  adw_dialog_present (sitrep_level_dialog_new (self->subject), widget);
}

static void
change_status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  adw_dialog_present (sitrep_status_dialog_new (self->subject, NULL), widget);
}

static void
decisions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_decisions_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject), widget);
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  const SitrepDecision *decision
    = sitrep_playbook_find (dossier_of (self)->playbook->decisions, g_variant_get_string (parameter, NULL));

  if (decision != NULL)
    adw_dialog_present (sitrep_decision_dialog_new (self->subject, decision), widget);
}

static void
resolve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  const SitrepStatus *resolved = sitrep_playbook_first_status (dossier_of (self)->playbook, SITREP_PHASE_RESOLVED);

  adw_dialog_present (sitrep_status_dialog_new (self->subject, resolved->key), widget);
}

/* --- head --- */

static void
titles_cb (GtkWidget *owner, char **values)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (owner);

  sitrep_desk_set_titles_async (desk_of (self), id_of (self), values[0], values[1], sitrep_feedback_done_cb,
                                g_object_ref (self));
}

static void
edit_title_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SitrepIncident *incident = dossier_of (SITREP_INCIDENT_PAGE (widget))->incident;
  SitrepAsked asked[] = { { _ ("Title"), incident->title, TRUE },
                          { _ ("Public Title (May Be Told to Everybody)"), incident->public_title, FALSE } };

  sitrep_ask (widget, _ ("Change Title"), NULL, _ ("_Change"), asked, G_N_ELEMENTS (asked), titles_cb);
}

static void
lead_cb (GtkWidget *owner, char **values)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (owner);
  const SitrepRole *role = sitrep_playbook_lead (dossier_of (self)->playbook);

  sitrep_desk_set_holder_async (desk_of (self), id_of (self), role->key, values[0], values[1], sitrep_feedback_done_cb,
                                g_object_ref (self));
}

static void
change_lead_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  const SitrepHolder *lead = sitrep_dossier_lead (dossier_of (self));
  const SitrepRole *role = sitrep_playbook_lead (dossier_of (self)->playbook);
  SitrepAsked asked[] = { { _ ("Name"), lead != NULL ? lead->name : NULL, TRUE },
                          { _ ("Handle, as in @ada"), lead != NULL ? lead->handle : NULL, FALSE } };
  g_autofree char *duties = role != NULL && role->duties != NULL ? g_strjoinv ("\n", role->duties) : NULL;

  if (role == NULL)
    sitrep_feedback_say (widget, _ ("The process names nobody who leads."));
  else
    sitrep_ask (widget, role->label, duties, _ ("_Hand Over"), asked, G_N_ELEMENTS (asked), lead_cb);
}

static void
meet_cb (GtkWidget *owner, char **values)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (owner);

  sitrep_desk_set_meet_async (desk_of (self), id_of (self), values[0], sitrep_feedback_done_cb, g_object_ref (self));
}

static void
edit_meet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepAsked asked[]
    = { { _ ("Address or Place"), dossier_of (SITREP_INCIDENT_PAGE (widget))->incident->meet, FALSE } };

  sitrep_ask (widget, _ ("Where Do We Meet?"), NULL, _ ("_Save"), asked, G_N_ELEMENTS (asked), meet_cb);
}

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error))
    sitrep_feedback_error (widget, error);
}

/* An address is joined; a place is copied; where nothing is known yet, it is asked for. */
static void
meet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  const char *meet = dossier_of (self)->incident->meet;

  if (meet == NULL)
    edit_meet_action (widget, name, parameter);
  else if (g_str_has_prefix (meet, "https://"))
    {
      g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (meet);

      gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb,
                               g_object_ref (widget));
    }
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), meet);
      sitrep_feedback_offer (widget, _ ("Copied"), _ ("_Change"), "incident.edit-meet", NULL);
    }
}

/* --- situation --- */

static void
copy_situation (GtkWidget *widget, gboolean for_public)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  g_autofree char *text = NULL;

  if (for_public && dossier_of (self)->incident->public_title == NULL)
    {
      sitrep_feedback_offer (widget, _ ("The incident has no public title yet."), _ ("_Write One"),
                             "incident.edit-title", NULL);
      return;
    }
  text = sitrep_situation_paragraph (dossier_of (self), for_public, sitrep_subject_now (self->subject));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  sitrep_feedback_say (widget, for_public ? _ ("Public situation copied") : _ ("Situation copied"));
}

static void
copy_situation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_situation (widget, FALSE);
}

static void
copy_public_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_situation (widget, TRUE);
}

/* --- timeline --- */

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->stack, "overview");
  adw_view_stack_set_visible_child_name (self->parts, "timeline");
  sitrep_timeline_view_focus_line (self->timeline);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  g_autofree char *words = sitrep_desk_undo_words (desk_of (self), id_of (self));
  g_autofree char *said = words != NULL ? g_strdup_printf (_ ("Undone: %s"), words) : NULL;

  sitrep_desk_undo_async (desk_of (self), id_of (self), sitrep_feedback_done_cb, g_object_ref (self));
  if (said != NULL)
    sitrep_feedback_say (widget, said);
}

/* --- telling people --- */

static void
compose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  adw_dialog_present (sitrep_compose_dialog_new (self->subject, g_variant_get_string (parameter, NULL)), widget);
}

static const char *moment_for (const SitrepDossier *dossier, SitrepAudience audience);

static void
no_progress_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  const char *moment = moment_for (dossier_of (self), SITREP_AUDIENCE_INTERNAL);

  adw_dialog_present (sitrep_compose_dialog_new_no_progress (self->subject, moment), widget);
}

/* The moment whose drafts wait. */
static const char *
drafted_moment (const SitrepDossier *dossier)
{
  for (guint i = 0; i < dossier->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (dossier->messages, i);

      if (message->state == SITREP_MESSAGE_DRAFT)
        return message->moment;
    }
  return "update";
}

static gboolean
says (const SitrepTemplate *template, SitrepAudience audience, const char *moment)
{
  return template->audience == audience && g_strcmp0 (template->moment, moment) == 0;
}

/* The moment with which that audience is kept up to date: some processes have no
 * “update” for the public, but a next stage of its page. */
static const char *
moment_for (const SitrepDossier *dossier, SitrepAudience audience)
{
  g_autoptr (GPtrArray) templates = sitrep_compose_templates (dossier, NULL);
  const char *other = NULL;

  for (guint i = 0; i < templates->len; i++)
    {
      const SitrepTemplate *template = g_ptr_array_index (templates, i);

      if (says (template, audience, "update"))
        return "update";
      if (template->audience == audience && g_strcmp0 (template->moment, "declared") != 0
          && g_strcmp0 (template->moment, "resolved") != 0 && other == NULL)
        other = template->moment;
    }
  return other != NULL ? other : "update";
}

/* --- what is due --- */

static SitrepAudience
audience_of (const char *nick)
{
  for (int i = 0; i < SITREP_N_AUDIENCES; i++)
    if (g_strcmp0 (sitrep_audience_nicks[i], nick) == 0)
      return (SitrepAudience) i;
  return SITREP_AUDIENCE_INTERNAL;
}

static void
compose (SitrepIncidentPage *self, const char *moment)
{
  adw_dialog_present (sitrep_compose_dialog_new (self->subject, moment), GTK_WIDGET (self));
}

/* A decision is not ticked but taken. */
static void
do_item (SitrepIncidentPage *self, const char *key)
{
  const SitrepItem *item = sitrep_playbook_item (dossier_of (self)->playbook, key);
  const char *decision = item != NULL ? sitrep_checklist_decision (item) : NULL;

  if (decision != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "incident.decide", "s", decision);
  else
    sitrep_desk_tick_async (desk_of (self), id_of (self), key, SITREP_TICK_DONE, NULL, sitrep_feedback_done_cb,
                            g_object_ref (self));
}

static void
due_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  g_autofree char *key = NULL;
  gint32 kind;

  g_variant_get (parameter, "(is)", &kind, &key);
  switch ((SitrepDeadlineKind) kind)
    {
    case SITREP_DEADLINE_RESPONSE:
      sitrep_desk_acknowledge_async (desk_of (self), id_of (self), sitrep_feedback_done_cb, g_object_ref (self));
      break;
    case SITREP_DEADLINE_TELL:
      compose (self, drafted_moment (dossier_of (self)));
      break;
    case SITREP_DEADLINE_UPDATE:
      compose (self, moment_for (dossier_of (self), audience_of (key)));
      break;
    case SITREP_DEADLINE_MESSAGE:
      adw_view_stack_set_visible_child_name (self->stack, "updates");
      break;
    case SITREP_DEADLINE_ESCALATE:
      gtk_widget_activate_action (widget, "incident.escalate", "s", key);
      break;
    case SITREP_DEADLINE_ANSWER:
      gtk_widget_activate_action (widget, "incident.answer-call", "s", key);
      break;
    case SITREP_DEADLINE_TASK:
      sitrep_desk_end_task_async (desk_of (self), id_of (self), key, SITREP_TASK_DONE, NULL, sitrep_feedback_done_cb,
                                  g_object_ref (self));
      break;
    case SITREP_DEADLINE_WATCH:
    case SITREP_DEADLINE_ITEM:
      do_item (self, key);
      break;
    case SITREP_DEADLINE_REVIEW:
      gtk_widget_activate_action (widget, "incident.review", NULL);
      break;
    case SITREP_DEADLINE_RESOLUTION:
      resolve_action (widget, NULL, NULL);
      break;
    case SITREP_DEADLINE_POSTMORTEM:
    case SITREP_DEADLINE_ACTION:
    case SITREP_DEADLINE_PLAYBOOK:
    default:
      adw_view_stack_set_visible_child_name (self->stack, "postmortem");
    }
}

/* The one key for the one thing. */
static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  g_autoptr (GPtrArray) deadlines = sitrep_deadlines (dossier_of (self), sitrep_subject_now (self->subject));
  const SitrepDeadline *first = deadlines->len > 0 ? g_ptr_array_index (deadlines, 0) : NULL;

  if (first == NULL)
    sitrep_feedback_say (widget, _ ("Nothing is due"));
  else
    gtk_widget_activate_action (widget, "incident.due", "(is)", (gint32) first->kind,
                                first->key != NULL ? first->key : "");
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (SITREP_INCIDENT_PAGE (widget)->stack, g_variant_get_string (parameter, NULL));
}

/* Of the incident's own process, which need not be the one in use today. */
static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_move_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject), widget);
}

static void
handbook_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.show-handbook", "s",
                              dossier_of (SITREP_INCIDENT_PAGE (widget))->playbook->id);
}

/* --- export --- */

/* The answer that is being typed is answered when its field is left: it belongs in the export. */
static void
leave_field (SitrepIncidentPage *self)
{
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  sitrep_desk_flush (desk_of (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  leave_field (self);
  adw_dialog_present (sitrep_export_dialog_new (self->subject, NULL), widget);
}

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_review_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject), widget);
}

static void
copy_postmortem_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  leave_field (self);
  text = sitrep_desk_export_postmortem (desk_of (self), id_of (self), NULL, &error);
  if (text == NULL)
    {
      sitrep_feedback_error (widget, error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  sitrep_feedback_say (widget, _ ("Post-mortem copied"));
}

static gboolean
was_told (const SitrepDossier *dossier)
{
  for (int i = 0; i < SITREP_N_AUDIENCES; i++)
    if (sitrep_dossier_last_told (dossier, (SitrepAudience) i) != SITREP_NEVER)
      return TRUE;
  return FALSE;
}

/** sitrep_incident_page_update_actions: which of them make sense as the incident stands. */
void
sitrep_incident_page_update_actions (SitrepIncidentPage *self)
{
  g_autofree char *undo = sitrep_desk_undo_words (desk_of (self), id_of (self));
  gboolean open = dossier_of (self)->incident->phase == SITREP_PHASE_OPEN;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.resolve", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.no-progress", open && was_told (dossier_of (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.decisions",
                                 dossier_of (self)->playbook->decisions->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.move",
                                 dossier_of (self)->incident->phase != SITREP_PHASE_CLOSED);
  sitrep_incident_page_update_course_actions (self);
  sitrep_incident_page_update_outside_actions (self);
}

void
sitrep_incident_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "incident.change-level", NULL, change_level_action },
    { "incident.change-status", NULL, change_status_action },
    { "incident.resolve", NULL, resolve_action },
    { "incident.decisions", NULL, decisions_action },
    { "incident.decide", "s", decide_action },
    { "incident.edit-title", NULL, edit_title_action },
    { "incident.change-lead", NULL, change_lead_action },
    { "incident.meet", NULL, meet_action },
    { "incident.edit-meet", NULL, edit_meet_action },
    { "incident.copy-situation", NULL, copy_situation_action },
    { "incident.copy-public", NULL, copy_public_action },
    { "incident.log", NULL, log_action },
    { "incident.undo", NULL, undo_action },
    { "incident.compose", "s", compose_action },
    { "incident.no-progress", NULL, no_progress_action },
    { "incident.due", "(is)", due_action },
    { "incident.next", NULL, next_action },
    { "incident.page", "s", page_action },
    { "incident.handbook", NULL, handbook_action },
    { "incident.move", NULL, move_action },
    { "incident.export", NULL, export_action },
    { "incident.copy-postmortem", NULL, copy_postmortem_action },
    { "incident.review", NULL, review_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].func);
  sitrep_incident_page_install_course_actions (widget_class);
  sitrep_incident_page_install_outside_actions (widget_class);
}
