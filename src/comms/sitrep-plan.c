/* sitrep-plan.c - who is told what at one moment
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-plan.h"

static void
free_planned (SitrepPlanned *self)
{
  sitrep_record_unref (self->destination);
  g_free (self);
}

static void
add (GPtrArray *plan, const SitrepTemplate *template, SitrepDestination *destination)
{
  SitrepPlanned *planned = g_new0 (SitrepPlanned, 1);

  planned->template = template;
  planned->destination = destination != NULL ? sitrep_record_ref (destination) : NULL;
  g_ptr_array_add (plan, planned);
}

static gboolean
is_told (GPtrArray *plan, const SitrepDestination *destination)
{
  for (guint i = 0; i < plan->len; i++)
    if (((SitrepPlanned *) g_ptr_array_index (plan, i))->destination == destination)
      return TRUE;
  return FALSE;
}

/* Whoever was given the alarm hears the all-clear, whatever has changed since: the level, what the destination serves. */
static void
add_alarmed (GPtrArray *plan, const SitrepDossier *dossier, GPtrArray *templates, SitrepDestination *destination)
{
  if (is_told (plan, destination) || destination->removed || !sitrep_compose_was_told (dossier, destination->base.id))
    return;
  for (guint i = 0; i < templates->len; i++)
    {
      const SitrepTemplate *template = g_ptr_array_index (templates, i);

      if (template->audience == destination->audience)
        {
          add (plan, template, destination);
          return;
        }
    }
}

static gboolean
audience_is_told (GPtrArray *plan, SitrepAudience audience)
{
  for (guint i = 0; i < plan->len; i++)
    if (((SitrepPlanned *) g_ptr_array_index (plan, i))->template->audience == audience)
      return TRUE;
  return FALSE;
}

/**
 * sitrep_plan:
 * @destinations: (element-type SitrepDestination): all there are
 *
 * Each destination gets the first template that suits it; at the end, also those that none suits any more, but that were
 * told of the beginning. An audience that has a text at this moment and no
 * destination is told by hand, once. A destination that this kind of incident must not reach is in the plan all the
 * same: what keeps its message from being sent is for the person to see.
 *
 * Returns: (transfer full) (element-type SitrepPlanned)
 */
GPtrArray *
sitrep_plan (const SitrepDossier *dossier, GPtrArray *destinations, const char *moment)
{
  GPtrArray *plan = g_ptr_array_new_with_free_func ((GDestroyNotify) free_planned);
  g_autoptr (GPtrArray) templates = sitrep_compose_templates (dossier, moment);

  for (guint i = 0; i < templates->len; i++)
    for (guint j = 0; j < destinations->len; j++)
      if (sitrep_compose_suits (dossier, g_ptr_array_index (templates, i), g_ptr_array_index (destinations, j))
          && !is_told (plan, g_ptr_array_index (destinations, j)))
        add (plan, g_ptr_array_index (templates, i), g_ptr_array_index (destinations, j));
  for (guint j = 0; g_strcmp0 (moment, "resolved") == 0 && j < destinations->len; j++)
    add_alarmed (plan, dossier, templates, g_ptr_array_index (destinations, j));
  for (guint i = 0; i < templates->len; i++)
    if (!audience_is_told (plan, ((SitrepTemplate *) g_ptr_array_index (templates, i))->audience))
      add (plan, g_ptr_array_index (templates, i), NULL);
  return plan;
}
