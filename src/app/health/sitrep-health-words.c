/* sitrep-health-words.c - the last answer of an incident's health address, in words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-health-words.h"

#include "desk/sitrep-watcher.h"

#include <glib/gi18n.h>

/** sitrep_health_words: Returns: (transfer full): as in “Up (200) · 3 min ago”: how old the last answer is */
char *
sitrep_health_words (SitrepSubject *subject, const SitrepVigil *vigil)
{
  gint64 asked
    = sitrep_watcher_asked_at (sitrep_desk_watcher (sitrep_subject_desk (subject)), sitrep_subject_id (subject));
  gint64 age = sitrep_subject_now (subject) - MAX (asked, vigil->at);
  g_autofree char *answer = sitrep_vigil_answer_words (vigil->up, vigil->status);
  g_autofree char *span = NULL;

  if (vigil->at == SITREP_NEVER)
    return g_strdup (_ ("Not asked yet"));
  if (age < SITREP_MINUTE)
    return g_strdup_printf (_ ("%s · just now"), answer);
  span = sitrep_duration_short (age);
  /* Translators: an answer, and how long ago: “Up (200) · 3 min ago” */
  return g_strdup_printf (_ ("%s · %s ago"), answer, span);
}
