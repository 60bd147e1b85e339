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

static void
add (GPtrArray *drafts, const SitrepTemplate *template, SitrepDestination *destination)
{
  SitrepFirstDraft *draft = g_new0 (SitrepFirstDraft, 1);

  draft->template = template;
  draft->destination = destination != NULL ? sitrep_record_ref (destination) : NULL;
  g_ptr_array_add (drafts, draft);
}

/**
 * sitrep_declare_drafts:
 *
 * Follows the rules of the declaration itself: each destination gets the first
 * template that suits it; where none is told, one message waits to be posted by
 * hand.
 *
 * Returns: (transfer full): SitrepFirstDraft
 */
GPtrArray *
sitrep_declare_drafts (SitrepDeclareForm *form)
{
  g_autoptr (SitrepDossier) dossier = imagine (form);
  g_autoptr (GPtrArray) templates = sitrep_compose_templates (dossier, "declared");
  g_autoptr (GPtrArray) destinations = sitrep_desk_destinations (sitrep_declare_form_get_desk (form));
  g_autoptr (GHashTable) served = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *drafts = g_ptr_array_new_with_free_func (first_draft_free);

  for (guint i = 0; i < templates->len; i++)
    for (guint k = 0; k < destinations->len; k++)
      {
        SitrepDestination *destination = destinations->pdata[k];

        if (sitrep_compose_suits (templates->pdata[i], destination)
            && sitrep_kind_may_reach (dossier->incident->kind, destination)
            && g_hash_table_add (served, destination->base.id))
          add (drafts, templates->pdata[i], destination);
      }
  if (drafts->len == 0 && templates->len > 0)
    add (drafts, templates->pdata[0], NULL);
  return drafts;
}
