/* sitrep-words.c - figures and times as the window says them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-words.h"

#include <glib/gi18n.h>

/**
 * sitrep_words_target:
 *
 * Returns: (transfer full) (nullable): the figure, or what the process says in
 *   its place; %NULL where it says nothing
 */
char *
sitrep_words_target (const SitrepTarget *target)
{
  if (target->label != NULL && *target->label != '\0')
    return g_strdup (target->label);
  if (target->minutes == 0)
    return NULL;
  return sitrep_duration_words (target->minutes * SITREP_MINUTE, SITREP_DURATION_MINUTES);
}

/** sitrep_words_response: Returns: (transfer full) (nullable): the level's response target as a phrase. */
char *
sitrep_words_response (const SitrepLevel *level)
{
  g_autofree char *target = sitrep_words_target (&level->response);

  /* Translators: a time span or “immediate”, as in “Response: 15 minutes” */
  return target != NULL ? g_strdup_printf (_ ("Response: %s"), target) : NULL;
}

/** sitrep_words_meter: Returns: (transfer full): a running clock, as in 1:02:45 or 0:07. */
char *
sitrep_words_meter (gint64 duration)
{
  gint64 seconds = MAX (duration, 0) / SITREP_SECOND;

  if (seconds >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/** sitrep_words_kind: Returns: (nullable): the word that marks an incident which is not real. */
const char *
sitrep_words_kind (SitrepKind kind)
{
  switch (kind)
    {
    case SITREP_KIND_DRILL:
      return _ ("Drill");
    case SITREP_KIND_SAMPLE:
      return _ ("Sample");
    case SITREP_KIND_REAL:
    default:
      return NULL;
    }
}
