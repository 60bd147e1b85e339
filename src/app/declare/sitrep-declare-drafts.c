/* sitrep-declare-drafts.c - which messages a declaration will make
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-drafts.h"

static void
first_draft_free (gpointer data)
{
  SitrepFirstDraft *draft = data;

  sitrep_record_unref (draft->destination);
  g_free (draft);
}

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

/**
 * sitrep_declare_drafts:
 *
 * Asks the same rules that the declaration itself follows.
 *
 * Returns: (transfer full): SitrepFirstDraft
 */
GPtrArray *
sitrep_declare_drafts (SitrepDeclareForm *form)
{
  g_autoptr (SitrepDossier) dossier = imagine (form);
  g_autoptr (GPtrArray) templates = sitrep_compose_templates (dossier, "declared");
  g_autoptr (GPtrArray) destinations = sitrep_desk_destinations (sitrep_declare_form_get_desk (form));
  GPtrArray *drafts = g_ptr_array_new_with_free_func (first_draft_free);

  for (guint i = 0; templates != NULL && i < templates->len; i++)
    for (guint k = 0; destinations != NULL && k < destinations->len; k++)
      if (sitrep_compose_suits (templates->pdata[i], destinations->pdata[k])
          && sitrep_kind_may_reach (dossier->incident->kind, destinations->pdata[k]))
        {
          SitrepFirstDraft *draft = g_new0 (SitrepFirstDraft, 1);

          draft->template = templates->pdata[i];
          draft->destination = sitrep_record_ref (destinations->pdata[k]);
          g_ptr_array_add (drafts, draft);
        }
  return drafts;
}
