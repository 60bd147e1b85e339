/* sitrep-desk-find.c - the incident that a person means
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-label.h"
#include "sitrep-desk.h"

#include <glib/gi18n-lib.h>

/* As many as a person can choose from in one sentence. */
#define NAMED_MAX 5

/* The candidates, the newest first; an id that is the very one is alone. */
static GPtrArray *
collect (SitrepDesk *self, const char *line)
{
  g_autoptr (GPtrArray) all
    = sitrep_reader_list (sitrep_desk_reader (self), &sitrep_incident_type, "-declared_at", 0, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (sitrep_record_unref);

  for (guint i = 0; i < all->len; i++)
    {
      SitrepIncident *incident = g_ptr_array_index (all, i);
      g_autoptr (SitrepPlaybook) playbook = sitrep_desk_playbook (self, incident->playbook, NULL);
      SitrepLabelMatch match = sitrep_label_matches (playbook, incident->label, line);

      if (match == SITREP_LABEL_EXACT)
        g_ptr_array_set_size (found, 0);
      if (match != SITREP_LABEL_OTHER)
        g_ptr_array_add (found, sitrep_record_ref (incident));
      if (match == SITREP_LABEL_EXACT)
        break;
    }
  return found;
}

/* The only one, or the only one that is open. */
static SitrepIncident *
choose (GPtrArray *found)
{
  SitrepIncident *open = NULL;

  if (found->len == 1)
    return g_ptr_array_index (found, 0);
  for (guint i = 0; i < found->len; i++)
    {
      SitrepIncident *incident = g_ptr_array_index (found, i);

      if (incident->phase != SITREP_PHASE_OPEN)
        continue;
      if (open != NULL)
        return NULL;
      open = incident;
    }
  return open;
}

static char *
name_all (GPtrArray *found)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < MIN (found->len, NAMED_MAX); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", ((SitrepIncident *) g_ptr_array_index (found, i))->label);
  if (found->len > NAMED_MAX)
    g_string_append (out, ", …");
  return g_string_free_and_steal (out);
}

/**
 * sitrep_desk_find_incident:
 * @typed: an id, its short form, or an end of it
 *
 * The id itself goes before short forms. Where a short form fits several incidents, the only open one among them is
 * meant.
 *
 * Returns: (transfer full) (nullable): the incident, or %NULL with %SITREP_ERROR_NOT_FOUND or %SITREP_ERROR_INVALID
 */
SitrepIncident *
sitrep_desk_find_incident (SitrepDesk *self, const char *typed, GError **error)
{
  g_autofree char *line = sitrep_text_line (typed);
  g_autoptr (GPtrArray) found = collect (self, line);
  SitrepIncident *chosen = choose (found);
  g_autofree char *names = name_all (found);

  if (chosen != NULL)
    return sitrep_record_ref (chosen);
  if (found->len == 0)
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("There is no incident “%s”."), line);
  else
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("“%s” can mean several incidents: %s."), line, names);
  return NULL;
}
