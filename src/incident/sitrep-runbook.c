/* sitrep-runbook.c - the runbook for what happens, and the one that is followed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-runbook.h"

#include "base/sitrep-text.h"
#include "sitrep-entry-words.h"
#include "sitrep-situation.h"

#include <glib/gi18n-lib.h>

const char *
sitrep_runbook_title (const SitrepRunbook *runbook)
{
  return runbook->title != NULL ? runbook->title : runbook->key;
}

static gboolean
is_for (const SitrepRunbook *runbook, const char *title)
{
  if (sitrep_titles_are_alike (title, sitrep_runbook_title (runbook)))
    return TRUE;
  for (guint i = 0; runbook->symptoms != NULL && runbook->symptoms[i] != NULL; i++)
    if (sitrep_titles_are_alike (title, runbook->symptoms[i]))
      return TRUE;
  return FALSE;
}

/**
 * sitrep_runbooks_for:
 * @title: what happens, as it was typed so far
 *
 * Returns: (transfer container) (element-type SitrepRunbook): those whose title or one of whose symptoms is like it, in
 *   the playbook's order
 */
GPtrArray *
sitrep_runbooks_for (const SitrepPlaybook *playbook, const char *title)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < playbook->runbooks->len; i++)
    if (is_for (g_ptr_array_index (playbook->runbooks, i), title))
      g_ptr_array_add (list, g_ptr_array_index (playbook->runbooks, i));
  return list;
}

/** sitrep_dossier_runbook: Returns: (nullable): the runbook that is followed. */
const SitrepRunbook *
sitrep_dossier_runbook (const SitrepDossier *dossier)
{
  const char *key = sitrep_dossier_fact (dossier, SITREP_RUNBOOK_FACT);

  return key != NULL ? sitrep_playbook_find (dossier->playbook->runbooks, key) : NULL;
}

/* The situation's own part, which every process has. */
static const char *
being_done (const SitrepDossier *dossier)
{
  return sitrep_dossier_fact (dossier, "doing");
}

/**
 * sitrep_remedy:
 * @last: (nullable): the last action, decision or finding before it ended
 *
 * Returns: (transfer full) (nullable): what fixed it, as far as its record knows: the runbook that was followed, and the
 *   last thing that was done, or else what was being done
 */
char *
sitrep_remedy (const SitrepDossier *dossier, const SitrepEntry *last)
{
  const SitrepRunbook *runbook = sitrep_dossier_runbook (dossier);
  g_autofree char *words = last != NULL ? sitrep_entry_words (last, dossier->playbook) : NULL;
  const char *done = words != NULL ? words : being_done (dossier);

  if (sitrep_text_is_empty (done))
    done = NULL;
  if (runbook == NULL)
    return g_strdup (done);
  return g_strjoin (" · ", sitrep_runbook_title (runbook), done, NULL);
}
