/* sitrep-subject.c - the incident that a page is about, as it stands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-subject.h"

struct _SitrepSubject
{
  GObject parent_instance;

  SitrepDesk *desk;
  char *incident;
  GTimeZone *local;
  SitrepDossier *dossier;
  guint listener;
};

enum
{
  CHANGED,
  TICK,
  ZONE_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SitrepSubject, sitrep_subject, G_TYPE_OBJECT)

static void
load (SitrepSubject *self)
{
  g_autoptr (GError) error = NULL;
  SitrepDossier *dossier = sitrep_desk_dossier (self->desk, self->incident, FALSE, &error);

  if (dossier == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  g_clear_pointer (&self->dossier, sitrep_dossier_unref);
  self->dossier = dossier;
}

static void
changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepSubject *self)
{
  if (g_strcmp0 (changes->incident, self->incident) != 0 && !sitrep_changes_touch (changes, &sitrep_destination_type))
    return;
  load (self);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
follow_zone (SitrepSubject *self)
{
  GTimeZone *local = sitrep_pulse_local (sitrep_desk_pulse (self->desk));
  gboolean moved = self->local != NULL && self->local != local;

  if (self->local == local)
    return;
  g_clear_pointer (&self->local, g_time_zone_unref);
  self->local = g_time_zone_ref (local);
  if (moved)
    g_signal_emit (self, signals[ZONE_CHANGED], 0);
}

static void
tick_cb (gpointer data)
{
  follow_zone (data);
  g_signal_emit (data, signals[TICK], 0);
}

/** sitrep_subject_watch: whether somebody looks: only then time passes for it. */
void
sitrep_subject_watch (SitrepSubject *self, gboolean watched)
{
  SitrepPulse *pulse = sitrep_desk_pulse (self->desk);

  if (watched && self->listener == 0)
    {
      self->listener = sitrep_pulse_listen (pulse, SITREP_SECOND, tick_cb, self);
      tick_cb (self);
    }
  else if (!watched)
    sitrep_pulse_drop (pulse, &self->listener);
}

SitrepDesk *
sitrep_subject_desk (SitrepSubject *self)
{
  return self->desk;
}

const char *
sitrep_subject_id (SitrepSubject *self)
{
  return self->incident;
}

/** sitrep_subject_dossier: Returns: (transfer none) (nullable): the incident as of the last change. */
SitrepDossier *
sitrep_subject_dossier (SitrepSubject *self)
{
  return self->dossier;
}

gint64
sitrep_subject_now (SitrepSubject *self)
{
  return sitrep_desk_now (self->desk);
}

/** sitrep_subject_clock: Returns: (transfer full): a time in the process' zone and clock, without its label. */
char *
sitrep_subject_clock (SitrepSubject *self, gint64 at)
{
  return sitrep_time_clock (at, self->dossier->playbook->zone, self->dossier->playbook->twelve_hours);
}

/** sitrep_subject_local: Returns: (transfer none): the zone where the desk stands, as of the last tick. */
GTimeZone *
sitrep_subject_local (SitrepSubject *self)
{
  if (self->local == NULL)
    follow_zone (self);
  return self->local;
}

/** sitrep_subject_new: Returns: (transfer full): the incident with that id, followed as long as the object lives. */
SitrepSubject *
sitrep_subject_new (SitrepDesk *desk, const char *incident)
{
  SitrepSubject *self = g_object_new (SITREP_TYPE_SUBJECT, NULL);

  self->desk = g_object_ref (desk);
  self->incident = g_strdup (incident);
  load (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return self;
}

static void
sitrep_subject_finalize (GObject *object)
{
  SitrepSubject *self = SITREP_SUBJECT (object);

  if (self->desk != NULL)
    sitrep_pulse_drop (sitrep_desk_pulse (self->desk), &self->listener);
  g_clear_pointer (&self->dossier, sitrep_dossier_unref);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->local, g_time_zone_unref);
  g_free (self->incident);
  G_OBJECT_CLASS (sitrep_subject_parent_class)->finalize (object);
}

static void
sitrep_subject_class_init (SitrepSubjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_subject_finalize;

  signals[CHANGED] = g_signal_new ("changed", SITREP_TYPE_SUBJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, sitrep_changes_get_type ());
  signals[TICK] = g_signal_new ("tick", SITREP_TYPE_SUBJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ZONE_CHANGED]
    = g_signal_new ("zone-changed", SITREP_TYPE_SUBJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_subject_init (SitrepSubject *self)
{
}
