/* sitrep-incident-item.c - one incident as a row of the sidebar
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-incident-item.h"

#include "incident/sitrep-deadline.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_LEVEL_KEY,
  PROP_LEVEL_NAME,
  PROP_LEVEL_COLOUR,
  PROP_LEVEL_RANK,
  PROP_KIND,
  PROP_AGE,
  PROP_DETAIL,
  PROP_DUE,
  PROP_LEFT,
  PROP_OVERDUE,
  PROP_OPEN,
  PROP_SECTION,
  PROP_WORDS
} SitrepIncidentItemProperty;
static GParamSpec *props[PROP_WORDS + 1];

struct _SitrepIncidentItem
{
  GObject parent_instance;

  SitrepDossier *dossier;
  /* As shown, by property; NULL where there is nothing to say. */
  char *texts[PROP_WORDS + 1];
  guint rank;
  gint64 due;
  gboolean overdue;
  gboolean open;
};

G_DEFINE_FINAL_TYPE (SitrepIncidentItem, sitrep_incident_item, G_TYPE_OBJECT)

static void
take (SitrepIncidentItem *self, SitrepIncidentItemProperty prop, char *text)
{
  g_autofree char *owned = text;

  if (g_set_str (&self->texts[prop], owned))
    g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_flag (SitrepIncidentItem *self, SitrepIncidentItemProperty prop, gboolean *place, gboolean value)
{
  if (*place == value)
    return;
  *place = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_level (SitrepIncidentItem *self)
{
  const SitrepLevel *level = sitrep_dossier_level (self->dossier);
  guint rank = level != NULL ? level->rank : G_MAXUINT;

  take (self, PROP_LEVEL_KEY, g_strdup (level != NULL ? level->key : self->dossier->incident->level));
  take (self, PROP_LEVEL_NAME, g_strdup (level != NULL ? level->name : NULL));
  take (self, PROP_LEVEL_COLOUR, g_strdup (level != NULL ? level->colour : "neutral"));
  if (self->rank != rank)
    {
      self->rank = rank;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEVEL_RANK]);
    }
}

static char *
make_detail (SitrepIncidentItem *self)
{
  const SitrepStatus *status = sitrep_dossier_status (self->dossier);
  const SitrepHolder *lead = sitrep_dossier_lead (self->dossier);
  GString *text = g_string_new (self->dossier->incident->label);

  if (status != NULL)
    g_string_append_printf (text, " · %s", status->label);
  if (lead != NULL && lead->name != NULL)
    g_string_append_printf (text, " · %s", lead->name);
  return g_string_free_and_steal (text);
}

/* Whole minutes: rows tick once a minute, so seconds would be wrong most of the time. */
static char *
make_age (SitrepIncidentItem *self, gint64 now)
{
  gint64 age = sitrep_dossier_duration (self->dossier, now);

  /* Translators: the age of an incident that began less than a minute ago */
  return age < SITREP_MINUTE && self->open ? g_strdup (_ ("new")) : sitrep_duration_short (age);
}

static void
set_due (SitrepIncidentItem *self, gint64 now)
{
  g_autoptr (GPtrArray) deadlines = sitrep_deadlines (self->dossier, now);
  SitrepDeadline *first = deadlines->len > 0 ? deadlines->pdata[0] : NULL;

  self->due = first != NULL ? first->due : G_MAXINT64;
  take (self, PROP_DUE, first != NULL ? sitrep_deadline_title (first, self->dossier, now) : NULL);
  take (self, PROP_LEFT, first != NULL ? sitrep_deadline_left (first, now) : NULL);
  set_flag (self, PROP_OVERDUE, &self->overdue, first != NULL && sitrep_deadline_is_overdue (first, now));
}

static void
add_words (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

/* What a screen reader says of the row. */
static char *
make_words (SitrepIncidentItem *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *level = g_strdup_printf (_ ("Level %s: %s"), self->texts[PROP_LEVEL_KEY],
                                            self->texts[PROP_LEVEL_NAME] != NULL ? self->texts[PROP_LEVEL_NAME] : "");

  add_words (text, self->texts[PROP_TITLE]);
  add_words (text, self->texts[PROP_KIND]);
  add_words (text, level);
  add_words (text, self->texts[PROP_DETAIL]);
  add_words (text, self->texts[PROP_AGE]);
  add_words (text, self->texts[PROP_DUE]);
  add_words (text, self->texts[PROP_LEFT]);
  return g_string_free_and_steal (text);
}

static void
sitrep_incident_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SitrepIncidentItem *self = SITREP_INCIDENT_ITEM (object);

  switch ((SitrepIncidentItemProperty) id)
    {
    case PROP_ID:
      g_value_set_string (value, sitrep_incident_item_get_id (self));
      break;
    case PROP_TITLE:
    case PROP_LEVEL_KEY:
    case PROP_LEVEL_NAME:
    case PROP_LEVEL_COLOUR:
    case PROP_KIND:
    case PROP_AGE:
    case PROP_DETAIL:
    case PROP_DUE:
    case PROP_LEFT:
    case PROP_WORDS:
      g_value_set_string (value, self->texts[id]);
      break;
    case PROP_LEVEL_RANK:
      g_value_set_uint (value, self->rank);
      break;
    case PROP_OVERDUE:
      g_value_set_boolean (value, self->overdue);
      break;
    case PROP_OPEN:
      g_value_set_boolean (value, self->open);
      break;
    case PROP_SECTION:
      g_value_set_string (value, self->open ? _ ("Open") : _ ("Recent"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sitrep_incident_item_finalize (GObject *object)
{
  SitrepIncidentItem *self = SITREP_INCIDENT_ITEM (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->dossier, sitrep_dossier_unref);
  G_OBJECT_CLASS (sitrep_incident_item_parent_class)->finalize (object);
}

static void
sitrep_incident_item_class_init (SitrepIncidentItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  static const struct
  {
    SitrepIncidentItemProperty id;
    const char *name;
  } texts[] = {
    { PROP_ID, "id" },
    { PROP_TITLE, "title" },
    { PROP_LEVEL_KEY, "level-key" },
    { PROP_LEVEL_NAME, "level-name" },
    { PROP_LEVEL_COLOUR, "level-colour" },
    { PROP_KIND, "kind" },
    { PROP_AGE, "age" },
    { PROP_DETAIL, "detail" },
    { PROP_DUE, "due" },
    { PROP_LEFT, "left" },
    { PROP_SECTION, "section" },
    { PROP_WORDS, "words" },
  };

  object_class->get_property = sitrep_incident_item_get_property;
  object_class->finalize = sitrep_incident_item_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    props[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  props[PROP_LEVEL_RANK] = g_param_spec_uint ("level-rank", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_OVERDUE] = g_param_spec_boolean ("overdue", NULL, NULL, FALSE, flags);
  props[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sitrep_incident_item_init (SitrepIncidentItem *self)
{
}

/** sitrep_incident_item_new: Returns: (transfer full): a row that shows @dossier as of @now. */
SitrepIncidentItem *
sitrep_incident_item_new (SitrepDossier *dossier, gint64 now)
{
  SitrepIncidentItem *self = g_object_new (SITREP_TYPE_INCIDENT_ITEM, NULL);

  sitrep_incident_item_set_dossier (self, dossier, now);
  return self;
}

/** sitrep_incident_item_set_dossier: shows a later picture of the same incident; only what differs is notified. */
void
sitrep_incident_item_set_dossier (SitrepIncidentItem *self, SitrepDossier *dossier, gint64 now)
{
  g_return_if_fail (SITREP_IS_INCIDENT_ITEM (self));
  g_return_if_fail (dossier != NULL);

  sitrep_dossier_ref (dossier);
  g_clear_pointer (&self->dossier, sitrep_dossier_unref);
  self->dossier = dossier;
  set_level (self);
  set_flag (self, PROP_OPEN, &self->open, dossier->incident->phase == SITREP_PHASE_OPEN);
  take (self, PROP_TITLE, g_strdup (dossier->incident->title));
  take (self, PROP_KIND, g_strdup (sitrep_words_kind (dossier->incident->kind)));
  take (self, PROP_DETAIL, make_detail (self));
  sitrep_incident_item_tick (self, now);
}

/** sitrep_incident_item_tick: brings age and next due thing up to @now. */
void
sitrep_incident_item_tick (SitrepIncidentItem *self, gint64 now)
{
  g_return_if_fail (SITREP_IS_INCIDENT_ITEM (self));

  take (self, PROP_AGE, make_age (self, now));
  set_due (self, now);
  take (self, PROP_WORDS, make_words (self));
}

const char *
sitrep_incident_item_get_id (SitrepIncidentItem *self)
{
  g_return_val_if_fail (SITREP_IS_INCIDENT_ITEM (self), NULL);

  return self->dossier->incident->base.id;
}

const char *
sitrep_incident_item_get_title (SitrepIncidentItem *self)
{
  g_return_val_if_fail (SITREP_IS_INCIDENT_ITEM (self), NULL);

  return self->dossier->incident->title;
}

/** sitrep_incident_item_get_label: what the process calls it, as in INC-20251030-1200. */
const char *
sitrep_incident_item_get_label (SitrepIncidentItem *self)
{
  g_return_val_if_fail (SITREP_IS_INCIDENT_ITEM (self), NULL);

  return self->dossier->incident->label;
}

gboolean
sitrep_incident_item_is_open (SitrepIncidentItem *self)
{
  g_return_val_if_fail (SITREP_IS_INCIDENT_ITEM (self), FALSE);

  return self->open;
}

/** sitrep_incident_item_get_due: when its next thing is due; SITREP_NEVER: now; G_MAXINT64: nothing is. */
gint64
sitrep_incident_item_get_due (SitrepIncidentItem *self)
{
  g_return_val_if_fail (SITREP_IS_INCIDENT_ITEM (self), G_MAXINT64);

  return self->due;
}

static int
compare_times (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/** sitrep_incident_item_compare: real ones first, then the worst, the most urgent, the newest. */
int
sitrep_incident_item_compare (SitrepIncidentItem *a, SitrepIncidentItem *b)
{
  const SitrepIncident *left = a->dossier->incident, *right = b->dossier->incident;

  if ((left->kind == SITREP_KIND_REAL) != (right->kind == SITREP_KIND_REAL))
    return left->kind == SITREP_KIND_REAL ? -1 : 1;
  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;
  if (a->due != b->due)
    return compare_times (a->due, b->due);
  return compare_times (right->declared_at, left->declared_at);
}
