/* sitrep-milestone-words.c - what a milestone is called
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-milestone-words.h"

#include <glib/gi18n-lib.h>

static const char *const own_words[][2] = {
  { "started", N_ ("Started") },      { "detected", N_ ("Detected") },         { "declared", N_ ("Declared") },
  { "mitigated", N_ ("Mitigated") },  { "acknowledged", N_ ("Acknowledged") }, { "resolved", N_ ("Resolved") },
  { "closed", N_ ("Closed") },        { "stood-down", N_ ("Stood down") },     { "reopened", N_ ("Opened again") },
  { "reviewed", N_ ("Review held") },
};

/** sitrep_milestone_label: Returns: (transfer none): the process' word, else ours; the key where neither has one. */
const char *
sitrep_milestone_label (const SitrepPlaybook *playbook, const char *key)
{
  const SitrepMilestone *milestone = sitrep_playbook_milestone (playbook, key);

  if (milestone != NULL)
    return milestone->label;
  for (gsize i = 0; i < G_N_ELEMENTS (own_words); i++)
    if (g_strcmp0 (own_words[i][0], key) == 0)
      return g_dgettext (GETTEXT_PACKAGE, own_words[i][1]);
  return key;
}
