/* fuzz-playbook.c - whatever is read as a playbook, the reader answers with faults or with a playbook that can be used
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-template-check.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-deadline.h"
#include "incident/sitrep-label.h"
#include "playbook/sitrep-playbook-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What the window does first with a playbook. */
static void
use (SitrepPlaybook *playbook)
{
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;
  const SitrepNaming naming = { playbook, "Payments fail", SITREP_DAY, SITREP_DAY };
  g_autofree char *label = sitrep_label_make (&naming, 1);

  sitrep_label_matches (playbook, label, "001");
  incident->label = g_strdup (label);
  incident->title = g_strdup ("Payments fail");
  incident->level = g_strdup (sitrep_playbook_default_level (playbook)->key);
  incident->declared_at = SITREP_DAY;
  dossier = sitrep_dossier_new (playbook, incident);
  lines = sitrep_checklist (dossier, 2 * SITREP_DAY);
  deadlines = sitrep_deadlines (dossier, 2 * SITREP_DAY);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, -1, &faults, NULL);

  if (playbook != NULL)
    {
      sitrep_template_check (playbook, faults);
      use (playbook);
    }
  return 0;
}
