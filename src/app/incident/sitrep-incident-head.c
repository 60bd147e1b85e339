/* sitrep-incident-head.c - what the incident is: level, status, time, lead, where we meet
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-incident-head.h"

#include "health/sitrep-health-chip.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-level-badge.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepIncidentHead
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkButton *level_button;
  SitrepLevelBadge *badge;
  GtkLabel *level_name;
  GtkButton *status_button;
  GtkLabel *status;
  GtkLabel *elapsed;
  GtkButton *lead_button;
  GtkLabel *lead;
  GtkButton *meet_button;
  GtkLabel *meet;
  SitrepHealthChip *health;

  SitrepSubject *subject;
};

G_DEFINE_FINAL_TYPE (SitrepIncidentHead, sitrep_incident_head, GTK_TYPE_BOX)

static void
name_button (GtkButton *button, const char *what, const char *value)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", what, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Setting one asks the display where the pointer is, and waits for the answer. */
static void
set_tooltip (gpointer widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

/* After an hour nobody counts seconds, and each that is shown is a window drawn anew, for days. */
static char *
elapsed_words (const SitrepDossier *dossier, gint64 now)
{
  gint64 since = now - sitrep_dossier_started (dossier);

  if (dossier->incident->phase != SITREP_PHASE_OPEN)
    return sitrep_duration_short (sitrep_dossier_duration (dossier, now));
  return since < SITREP_HOUR ? sitrep_words_meter (since) : sitrep_duration_short (since);
}

static void
show_elapsed (SitrepIncidentHead *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autofree char *words = dossier != NULL ? elapsed_words (dossier, sitrep_subject_now (self->subject)) : NULL;

  if (words != NULL)
    gtk_label_set_text (self->elapsed, words);
}

static void
show_lead (SitrepIncidentHead *self, const SitrepDossier *dossier)
{
  const SitrepHolder *lead = sitrep_dossier_lead (dossier);
  const char *label = dossier->playbook->lead_label != NULL ? dossier->playbook->lead_label : _ ("Incident Commander");
  g_autofree char *words = NULL;

  if (lead == NULL)
    words = g_strdup_printf (_ ("No %s yet"), label);
  else if (lead->assumed)
    words = g_strdup_printf (_ ("%s (assumed)"), lead->name);
  else
    words = g_strdup (lead->name);
  gtk_label_set_text (self->lead, words);
  set_tooltip (self->lead_button, label);
  name_button (self->lead_button, label, words);
}

static void
show (SitrepIncidentHead *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  const SitrepLevel *level;
  const char *meet;

  if (dossier == NULL)
    return;
  level = sitrep_dossier_level (dossier);
  gtk_label_set_text (self->title, dossier->incident->title);
  set_tooltip (self->title, dossier->incident->title);
  sitrep_level_badge_set_level (self->badge, level);
  gtk_label_set_text (self->level_name, level->name);
  name_button (self->level_button, _ ("Level"), level->name);
  gtk_label_set_text (self->status, sitrep_dossier_status (dossier)->label);
  name_button (self->status_button, _ ("Status"), sitrep_dossier_status (dossier)->label);
  show_lead (self, dossier);
  meet = dossier->incident->meet;
  gtk_label_set_text (self->meet, meet != NULL ? meet : _ ("Where do we meet?"));
  set_tooltip (self->meet_button, meet != NULL ? _ ("Join or Copy") : NULL);
  name_button (self->meet_button, _ ("Where we meet"), gtk_label_get_text (self->meet));
  show_elapsed (self);
}

/** sitrep_incident_head_set_subject: shows that incident from now on. */
void
sitrep_incident_head_set_subject (SitrepIncidentHead *self, SitrepSubject *subject)
{
  g_return_if_fail (SITREP_IS_INCIDENT_HEAD (self));

  g_set_object (&self->subject, subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "tick", G_CALLBACK (show_elapsed), self, G_CONNECT_SWAPPED);
  sitrep_health_chip_set_subject (self->health, subject);
  show (self);
}

static void
sitrep_incident_head_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_INCIDENT_HEAD);
  g_clear_object (&SITREP_INCIDENT_HEAD (object)->subject);
  G_OBJECT_CLASS (sitrep_incident_head_parent_class)->dispose (object);
}

static void
sitrep_incident_head_class_init (SitrepIncidentHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_incident_head_dispose;

  g_type_ensure (SITREP_TYPE_HEALTH_CHIP);
  g_type_ensure (SITREP_TYPE_LEVEL_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-incident-head.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, title);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, level_button);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, badge);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, level_name);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, status_button);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, status);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, elapsed);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, lead_button);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, lead);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, meet_button);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, meet);
  gtk_widget_class_bind_template_child (widget_class, SitrepIncidentHead, health);
}

static void
sitrep_incident_head_init (SitrepIncidentHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
