/* sitrep-found-item.c - one line of what was found
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-found-item.h"

#include "incident/sitrep-hit-words.h"

#include <glib/gi18n.h>

struct _SitrepFoundItem
{
  GObject parent_instance;

  SitrepFoundKind kind;
  SitrepIncident *incident;
  SitrepPlaybook *playbook; /* nullable: it cannot be read */
  SitrepRecord *record;     /* of a hit */
  gint64 at;
  char *excerpt;
  GArray *marks;
};

G_DEFINE_FINAL_TYPE (SitrepFoundItem, sitrep_found_item, G_TYPE_OBJECT)

static void
sitrep_found_item_finalize (GObject *object)
{
  SitrepFoundItem *self = SITREP_FOUND_ITEM (object);

  g_clear_pointer (&self->incident, sitrep_record_unref);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  g_clear_pointer (&self->record, sitrep_record_unref);
  g_free (self->excerpt);
  g_clear_pointer (&self->marks, g_array_unref);
  G_OBJECT_CLASS (sitrep_found_item_parent_class)->finalize (object);
}

static void
sitrep_found_item_class_init (SitrepFoundItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_found_item_finalize;
}

static void
sitrep_found_item_init (SitrepFoundItem *self)
{
}

SitrepFoundItem *
sitrep_found_item_new_incident (SitrepIncident *incident, SitrepPlaybook *playbook)
{
  SitrepFoundItem *self = g_object_new (SITREP_TYPE_FOUND_ITEM, NULL);

  self->kind = SITREP_FOUND_INCIDENT;
  self->incident = sitrep_record_ref (incident);
  self->playbook = playbook != NULL ? sitrep_playbook_ref (playbook) : NULL;
  self->at = incident->declared_at;
  return self;
}

SitrepFoundItem *
sitrep_found_item_new_hit (SitrepIncident *incident, SitrepPlaybook *playbook, const SitrepHit *hit)
{
  SitrepFoundItem *self = sitrep_found_item_new_incident (incident, playbook);

  self->kind = SITREP_FOUND_HIT;
  self->record = sitrep_record_ref (hit->record);
  self->at = hit->at;
  self->excerpt = g_strdup (hit->excerpt);
  self->marks = g_array_ref (hit->marks);
  return self;
}

SitrepFoundItem *
sitrep_found_item_new_more (void)
{
  SitrepFoundItem *self = g_object_new (SITREP_TYPE_FOUND_ITEM, NULL);

  self->kind = SITREP_FOUND_MORE;
  return self;
}

SitrepFoundKind
sitrep_found_item_get_kind (SitrepFoundItem *self)
{
  return self->kind;
}

/** sitrep_found_item_get_incident: Returns: (transfer none) (nullable): %NULL where it says that there is more. */
SitrepIncident *
sitrep_found_item_get_incident (SitrepFoundItem *self)
{
  return self->incident;
}

/** sitrep_found_item_get_record: Returns: (transfer none) (nullable): what of the incident was found. */
SitrepRecord *
sitrep_found_item_get_record (SitrepFoundItem *self)
{
  return self->record;
}

const SitrepLevel *
sitrep_found_item_get_level (SitrepFoundItem *self)
{
  return self->playbook != NULL && self->incident != NULL
           ? sitrep_playbook_level (self->playbook, self->incident->level)
           : NULL;
}

static char *
when (SitrepFoundItem *self)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return sitrep_time_format (self->at, self->playbook != NULL ? self->playbook->zone : utc,
                             self->kind == SITREP_FOUND_HIT
                               /* Translators: a day and a time, as in “30 Oct 2025, 12:05”; see g_date_time_format() */
                               ? _ ("%-e %b %Y, %H:%M")
                               /* Translators: a day, as in “30 Oct 2025” */
                               : _ ("%-e %b %Y"));
}

/** sitrep_found_item_where: Returns: (transfer full): of an incident its id, status and day; of what is in it the kind and the time. */
char *
sitrep_found_item_where (SitrepFoundItem *self)
{
  g_autofree char *at = when (self), *what = NULL;
  const SitrepStatus *status;

  if (self->kind == SITREP_FOUND_HIT)
    {
      what = sitrep_hit_words (self->record, self->playbook);
      return g_strjoin (" · ", what, at, NULL);
    }
  status = self->playbook != NULL ? sitrep_playbook_status (self->playbook, self->incident->status) : NULL;
  return g_strjoin (" · ", self->incident->label, status != NULL ? status->label : self->incident->status, at, NULL);
}

/** sitrep_found_item_excerpt: Returns: (nullable): what was found; @marks (transfer none): SitrepMark, the words looked for. */
const char *
sitrep_found_item_excerpt (SitrepFoundItem *self, GArray **marks)
{
  *marks = self->marks;
  return self->excerpt;
}
