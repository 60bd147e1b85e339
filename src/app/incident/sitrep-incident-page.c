/* sitrep-incident-page.c - one incident: what it is, what is due, what is known
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "incident/sitrep-gathering.h"
#include "incident/sitrep-roles.h"
#include "incident/sitrep-situation.h"
#include "sitrep-incident-page-private.h"
#include "sitrep-runbook-dialog.h"
#include "sitrep-situation-part.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "window/sitrep-shortcuts.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (SitrepIncidentPage, sitrep_incident_page, ADW_TYPE_NAVIGATION_PAGE)

static guint
count_held (GPtrArray *messages)
{
  guint held = 0;

  for (guint i = 0; i < messages->len; i++)
    {
      SitrepMessageState state = ((SitrepMessage *) g_ptr_array_index (messages, i))->state;

      held += state == SITREP_MESSAGE_DRAFT || state == SITREP_MESSAGE_REFUSED || state == SITREP_MESSAGE_UNKNOWN
              || state == SITREP_MESSAGE_OUTDATED;
    }
  return held;
}

/* Once it is over nobody need be found any more. */
static guint
count_missing (const SitrepDossier *dossier)
{
  return dossier->incident->phase == SITREP_PHASE_OPEN ? sitrep_roles_missing (dossier) : 0;
}

static guint
count_ungathered (const SitrepDossier *dossier)
{
  return dossier->incident->phase == SITREP_PHASE_OPEN ? sitrep_gathering_missing (dossier) : 0;
}

static void
show (SitrepIncidentPage *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  guint held = count_held (dossier->messages) + count_held (dossier->dispatches), missing = count_missing (dossier);
  const char *label = dossier->playbook->postmortem_label;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), dossier->incident->label);
  adw_window_title_set_title (self->title_widget, dossier->incident->label);
  adw_view_stack_page_set_badge_number (self->updates_page, held);
  adw_view_stack_page_set_needs_attention (self->updates_page, held > 0);
  adw_view_stack_page_set_badge_number (self->evidence_page, count_ungathered (dossier));
  adw_view_stack_page_set_badge_number (self->people_page, missing);
  if (label != NULL)
    adw_view_stack_page_set_title (self->postmortem_page, label);
  sitrep_incident_page_update_actions (self);
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, SitrepIncidentPage *self)
{
  show (self);
}

/** sitrep_incident_page_new: Returns: (transfer floating): a page that follows that incident. */
GtkWidget *
sitrep_incident_page_new (SitrepDesk *desk, const char *incident_id)
{
  SitrepIncidentPage *self = g_object_new (SITREP_TYPE_INCIDENT_PAGE, NULL);

  self->subject = sitrep_subject_new (desk, incident_id);
  g_return_val_if_fail (sitrep_subject_dossier (self->subject) != NULL, GTK_WIDGET (self));
  sitrep_incident_head_set_subject (self->head, self->subject);
  sitrep_due_bar_set_subject (self->due_bar, self->subject);
  gtk_box_append (self->situation, sitrep_runbook_button_new (self->subject));
  for (guint i = 0; sitrep_situation_keys[i] != NULL; i++)
    gtk_box_append (self->situation, sitrep_situation_part_new (self->subject, sitrep_situation_keys[i]));
  sitrep_checklist_view_set_subject (self->checklist, self->subject);
  sitrep_timeline_view_set_subject (self->timeline, self->subject);
  sitrep_updates_view_set_subject (self->updates, self->subject);
  sitrep_evidence_view_set_subject (self->evidence, self->subject);
  sitrep_people_view_set_subject (self->people, self->subject);
  sitrep_postmortem_view_set_subject (self->postmortem, self->subject);
  g_signal_connect_object (self->subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  show (self);
  return GTK_WIDGET (self);
}

static void
sitrep_incident_page_map (GtkWidget *widget)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  GTK_WIDGET_CLASS (sitrep_incident_page_parent_class)->map (widget);
  sitrep_subject_watch (self->subject, TRUE);
}

static void
sitrep_incident_page_unmap (GtkWidget *widget)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  if (self->subject != NULL)
    sitrep_subject_watch (self->subject, FALSE);
  GTK_WIDGET_CLASS (sitrep_incident_page_parent_class)->unmap (widget);
}

static void
sitrep_incident_page_dispose (GObject *object)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (object);

  sitrep_feedback_register (GTK_WIDGET (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_INCIDENT_PAGE);
  g_clear_object (&self->subject);
  g_clear_pointer (&self->snoozing, g_free);
  g_clear_pointer (&self->measuring, g_free);
  G_OBJECT_CLASS (sitrep_incident_page_parent_class)->dispose (object);
}

static void
sitrep_incident_page_class_init (SitrepIncidentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_incident_page_dispose;
  widget_class->map = sitrep_incident_page_map;
  widget_class->unmap = sitrep_incident_page_unmap;

  g_type_ensure (SITREP_TYPE_INCIDENT_HEAD);
  g_type_ensure (SITREP_TYPE_DUE_BAR);
  g_type_ensure (SITREP_TYPE_CHECKLIST_VIEW);
  g_type_ensure (SITREP_TYPE_TIMELINE_VIEW);
  g_type_ensure (SITREP_TYPE_UPDATES_VIEW);
  g_type_ensure (SITREP_TYPE_EVIDENCE_VIEW);
  g_type_ensure (SITREP_TYPE_PEOPLE_VIEW);
  g_type_ensure (SITREP_TYPE_POSTMORTEM_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-incident-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, parts);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, updates_page);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, evidence_page);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, people_page);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, postmortem_page);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, title_widget);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, head);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, due_bar);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, situation);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, checklist);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, updates);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, evidence);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, people);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentPage, postmortem);
  sitrep_incident_page_install_actions (widget_class);
  sitrep_incident_page_install_due_actions (widget_class);
  sitrep_incident_page_install_work_actions (widget_class);
  sitrep_incident_page_install_evidence_actions (widget_class);
  sitrep_incident_page_install_people_actions (widget_class);
}

static void
sitrep_incident_page_init (SitrepIncidentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Within the page, so that what a toast offers finds the page's actions. */
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
  sitrep_shortcuts_attach (GTK_WIDGET (self), "incident.", GTK_PHASE_BUBBLE);
}

/* Where each kind of record is seen: a page, and its part where the page shows one part at a time. */
static const struct
{
  const char *table, *page, *part;
} places[] = {
  { "entry", "overview", "timeline" }, { "fact", "overview", "situation" }, { "tick", "overview", "checklist" },
  { "task", "people", NULL },          { "holder", "people", NULL },        { "escalation", "people", NULL },
  { "message", "updates", NULL },      { "answer", "postmortem", NULL },    { "action_item", "postmortem", NULL },
  { "minute", "postmortem", NULL },    { "evidence", "evidence", NULL },    { "incident", "overview", "situation" },
};

/** sitrep_incident_page_show_record: turns to where that record is seen; to an entry of the timeline itself. */
void
sitrep_incident_page_show_record (SitrepIncidentPage *self, const char *table, const char *row)
{
  g_return_if_fail (SITREP_IS_INCIDENT_PAGE (self));

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (places[i].table, table) == 0)
      {
        if (adw_view_stack_get_child_by_name (self->stack, places[i].page) != NULL)
          adw_view_stack_set_visible_child_name (self->stack, places[i].page);
        if (places[i].part != NULL)
          adw_view_stack_set_visible_child_name (self->parts, places[i].part);
      }
  if (strcmp (table, "entry") == 0)
    sitrep_timeline_view_show_entry (self->timeline, row);
}
