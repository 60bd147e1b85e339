/* sitrep-incident-page-work.c - working off the checklist of the incident shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "incident/sitrep-measured.h"
#include "playbook/sitrep-measure.h"
#include "sitrep-ask.h"
#include "sitrep-commands-dialog.h"
#include "sitrep-incident-page-private.h"
#include "sitrep-runbook-dialog.h"
#include "sitrep-status-dialog.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>
#include <string.h>

static const SitrepItem *
item_of (SitrepIncidentPage *self, GVariant *key)
{
  return sitrep_playbook_item (sitrep_subject_dossier (self->subject)->playbook, g_variant_get_string (key, NULL));
}

/* --- starting what the item is about --- */

static const char *
after (const char *does, const char *prefix)
{
  return g_str_has_prefix (does, prefix) ? does + strlen (prefix) : NULL;
}

/* The deeds that are an action of the page as they are. */
static const struct
{
  const char *does, *action;
} plain[] = {
  { "lead", "incident.change-lead" },   { "roles", "incident.page::people" },    { "meet", "incident.edit-meet" },
  { "level", "incident.change-level" }, { "call-sheet", "incident.call-sheet" }, { "export", "incident.export" },
};

static gboolean
act (GtkWidget *page, const char *action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  return g_action_parse_detailed_name (action, &name, &target, NULL)
         && gtk_widget_activate_action_variant (page, name, target);
}

static gboolean
start_plain (GtkWidget *page, const char *does)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (strcmp (does, plain[i].does) == 0)
      return act (page, plain[i].action);
  return FALSE;
}

static void
start_item_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  const SitrepItem *item = item_of (self, parameter);
  const char *does = item != NULL && item->does != NULL ? item->does : "";

  if (after (does, "send:") != NULL)
    gtk_widget_activate_action (widget, "incident.compose", "s", after (does, "send:"));
  else if (after (does, "status:") != NULL)
    adw_dialog_present (sitrep_status_dialog_new (self->subject, after (does, "status:")), widget);
  else if (after (does, "decide:") != NULL)
    gtk_widget_activate_action (widget, "incident.decide", "s", after (does, "decide:"));
  else if (after (does, "evidence:") != NULL)
    gtk_widget_activate_action (widget, "incident.attach", "s", after (does, "evidence:"));
  else if (after (does, "ladder:") != NULL)
    gtk_widget_activate_action (widget, "incident.ladders", NULL);
  else if (strcmp (does, "postmortem") == 0 || strcmp (does, "actions") == 0)
    gtk_widget_activate_action (widget, "incident.page", "s", "postmortem");
  else if (strcmp (does, "review") == 0)
    gtk_widget_activate_action (widget, "incident.due", "(is)", (gint32) SITREP_DEADLINE_REVIEW, "");
  else
    start_plain (widget, does);
}

/* --- watching --- */

static void
set_watched (GtkWidget *widget, GVariant *parameter, gboolean watched)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  sitrep_desk_watch_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                           g_variant_get_string (parameter, NULL), watched, sitrep_feedback_done_cb,
                           g_object_ref (self));
}

static void
watch_item_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_watched (widget, parameter, TRUE);
}

static void
unwatch_item_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_watched (widget, parameter, FALSE);
}

/* --- measuring --- */

#define MAX_TARGETS 8

static void
measured_cb (GtkWidget *owner, char **values)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (owner);
  const SitrepItem *item = sitrep_playbook_item (sitrep_subject_dossier (self->subject)->playbook, self->measuring);

  for (guint i = 0; item != NULL && i < MIN (item->targets->len, MAX_TARGETS); i++)
    {
      const SitrepBand *band = g_ptr_array_index (item->targets, i);

      sitrep_desk_measure_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), item->key,
                                 band->measure, values[i], sitrep_feedback_done_cb, g_object_ref (self));
    }
}

static const char *
measured_of (SitrepIncidentPage *self, const char *item)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  const SitrepGroup *group = sitrep_checklist_group_of (dossier->playbook, item);
  const SitrepTick *tick = sitrep_dossier_tick (dossier, item, sitrep_checklist_round (dossier, group));

  return tick != NULL ? tick->measured : NULL;
}

static char *
question_of (const SitrepPlaybook *playbook, const SitrepBand *band)
{
  const SitrepMeasure *measure = sitrep_playbook_measure (playbook, band->measure);
  g_autofree char *target = sitrep_band_words (band, measure);

  return g_strdup_printf (_ ("Measured (Target: %s)"), target);
}

static void
measure_item_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  const SitrepItem *item = item_of (self, parameter);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  SitrepAsked asked[MAX_TARGETS];
  guint n = item != NULL ? MIN (item->targets->len, MAX_TARGETS) : 0;

  for (guint i = 0; i < n; i++)
    {
      const SitrepBand *band = g_ptr_array_index (item->targets, i);
      char *label = question_of (sitrep_subject_dossier (self->subject)->playbook, band);
      char *value = sitrep_measured_get (measured_of (self, item->key), band->measure);

      g_ptr_array_add (texts, label);
      g_ptr_array_add (texts, value);
      asked[i] = (SitrepAsked) { label, value, FALSE };
    }
  if (n == 0)
    return;
  g_set_str (&self->measuring, item->key);
  sitrep_ask (widget, _ ("Measure"), item->text, _ ("_Save"), asked, n, measured_cb);
}

static void
item_commands_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  const SitrepItem *item = item_of (self, parameter);

  if (item != NULL)
    adw_dialog_present (sitrep_commands_dialog_new (self->subject, item), widget);
}

static void
runbooks_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);

  if (dossier == NULL)
    return;
  if (dossier->playbook->runbooks->len > 0)
    adw_dialog_present (sitrep_runbook_dialog_new (self->subject), widget);
  else
    sitrep_feedback_say (widget, _ ("This process has no runbooks."));
}

void
sitrep_incident_page_install_work_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "incident.runbooks", NULL, runbooks_action);
  gtk_widget_class_install_action (widget_class, "incident.start-item", "s", start_item_action);
  gtk_widget_class_install_action (widget_class, "incident.watch-item", "s", watch_item_action);
  gtk_widget_class_install_action (widget_class, "incident.unwatch-item", "s", unwatch_item_action);
  gtk_widget_class_install_action (widget_class, "incident.measure-item", "s", measure_item_action);
  gtk_widget_class_install_action (widget_class, "incident.item-commands", "s", item_commands_action);
}
