/* sitrep-declare-drafts.c - which messages a declaration will make
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-drafts.h"

/* The incident as it would be: enough of it for the rules on templates. */
static SitrepDossier *
imagine (SitrepDeclareForm *form)
{
  SitrepPlaybook *playbook = sitrep_declare_form_get_playbook (form);
  const SitrepStatus *status = sitrep_playbook_first_status (playbook, SITREP_PHASE_OPEN);
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);

  sitrep_take_text (&incident->title, sitrep_declare_form_get (form, "title"));
  sitrep_take_text (&incident->public_title, sitrep_declare_form_get (form, "public-title"));
  sitrep_take_text (&incident->level, sitrep_declare_form_get (form, "level"));
  sitrep_take_text (&incident->playbook, playbook->id);
  sitrep_take_text (&incident->status, status != NULL ? status->key : NULL);
  incident->kind = sitrep_declare_form_get_kind (form);
  return sitrep_dossier_new (playbook, incident);
}

/** sitrep_declare_drafts: Returns: (transfer full) (element-type SitrepPlanned): the messages that a declaration would leave as drafts. */
GPtrArray *
sitrep_declare_drafts (SitrepDeclareForm *form)
{
  g_autoptr (SitrepDossier) dossier = imagine (form);
  g_autoptr (GPtrArray) destinations = sitrep_desk_destinations (sitrep_declare_form_get_desk (form));

  return sitrep_plan (dossier, destinations, "declared");
}
