/* sitrep-declare-drafts.c - the first messages of a declaration, before it is made
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-drafts.h"

#include "base/sitrep-ids.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-label.h"

static void
imagine_start (SitrepDossier *dossier, SitrepDeclareForm *form, gint64 now)
{
  gint64 started = sitrep_declare_form_get_started (form, NULL);
  SitrepEntry *entry = sitrep_entry_note (NULL, started != SITREP_NEVER ? started : now, now, SITREP_ENTRY_MILESTONE,
                                          "started", NULL, NULL);

  entry->milestone = g_strdup ("started");
  g_ptr_array_add (dossier->milestones, entry);
}

static void
imagine_lead (SitrepDossier *dossier, SitrepDeclareForm *form)
{
  const SitrepRole *role = sitrep_playbook_lead (dossier->playbook);
  const char *name = sitrep_declare_form_get (form, "lead");
  SitrepHolder *holder;

  if (role == NULL)
    return;
  holder = sitrep_record_new (&sitrep_holder_type);
  holder->role = g_strdup (role->key);
  sitrep_take_text (&holder->name, *name != '\0' ? name : sitrep_desk_person (sitrep_declare_form_get_desk (form)));
  sitrep_take_text (&holder->handle, sitrep_declare_form_get (form, "lead-handle"));
  g_ptr_array_add (dossier->holders, holder);
}

static void
imagine_impact (SitrepDossier *dossier, SitrepDeclareForm *form)
{
  SitrepFact *fact = sitrep_record_new (&sitrep_fact_type);

  fact->key = g_strdup ("impact");
  sitrep_take_text (&fact->value, sitrep_declare_form_get (form, "impact"));
  g_ptr_array_add (dossier->facts, fact);
}

/* The id that the incident will most probably get: nobody else writes to this store. */
static char *
imagine_label (SitrepDesk *desk, const SitrepNaming *naming)
{
  g_autofree char *prefix = sitrep_label_prefix (naming);

  return sitrep_label_make (naming, sitrep_reader_labels_like (sitrep_desk_reader (desk), prefix) + 1);
}

/* The incident as it would be: enough of it for the rules on templates. */
static SitrepDossier *
imagine (SitrepDeclareForm *form)
{
  SitrepDesk *desk = sitrep_declare_form_get_desk (form);
  SitrepPlaybook *playbook = sitrep_declare_form_get_playbook (form);
  const SitrepStatus *status = sitrep_playbook_first_status (playbook, SITREP_PHASE_OPEN);
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  gint64 now = sitrep_desk_now (desk), started = sitrep_declare_form_get_started (form, NULL);
  SitrepNaming naming = { playbook, NULL, started != SITREP_NEVER ? started : now, now };
  SitrepDossier *dossier;

  incident->base.id = sitrep_uuid_new (now);
  sitrep_take_text (&incident->title, sitrep_declare_form_get (form, "title"));
  naming.title = incident->title;
  incident->label = imagine_label (desk, &naming);
  sitrep_take_text (&incident->public_title, sitrep_declare_form_get (form, "public-title"));
  sitrep_take_text (&incident->level, sitrep_declare_form_get (form, "level"));
  sitrep_take_text (&incident->meet, sitrep_declare_form_get (form, "meet"));
  sitrep_take_text (&incident->playbook, playbook->id);
  sitrep_take_text (&incident->status, status != NULL ? status->key : NULL);
  incident->kind = sitrep_declare_form_get_kind (form);
  incident->declared_at = now;
  dossier = sitrep_dossier_new (playbook, incident);
  imagine_start (dossier, form, now);
  imagine_lead (dossier, form);
  imagine_impact (dossier, form);
  return dossier;
}

static void
take_over (SitrepUpdate *update, const SitrepUpdate *before)
{
  g_autofree char *values = sitrep_update_values_to_json (before);

  sitrep_update_take_json (update, values);
  for (guint i = 0; i < update->messages->len; i++)
    for (guint j = 0; j < before->messages->len; j++)
      {
        SitrepUpdateMessage *now = g_ptr_array_index (update->messages, i);
        const SitrepUpdateMessage *then = g_ptr_array_index (before->messages, j);

        if (!then->edited || now->template != then->template
            || g_strcmp0 (now->message->destination, then->message->destination) != 0)
          continue;
        g_set_str (&now->message->body, then->message->body);
        now->edited = TRUE;
      }
}

/**
 * sitrep_declare_drafts:
 * @before: (nullable): what was written so far: its values and its edited texts are kept
 *
 * Returns: (transfer full): the messages that a declaration, as the form stands, will leave as drafts
 */
SitrepUpdate *
sitrep_declare_drafts (SitrepDeclareForm *form, const SitrepUpdate *before)
{
  g_autoptr (SitrepDossier) dossier = imagine (form);
  SitrepDesk *desk = sitrep_declare_form_get_desk (form);
  SitrepUpdate *update = sitrep_update_new (desk, dossier, "declared");
  g_autofree char *kept = before == NULL ? sitrep_desk_draft (desk, "declare.values") : NULL;

  if (before != NULL)
    take_over (update, before);
  else
    sitrep_update_take_json (update, kept);
  sitrep_update_set_value (update, "impact", sitrep_declare_form_get (form, "impact"));
  sitrep_update_fill (update, sitrep_desk_now (desk));
  return update;
}
