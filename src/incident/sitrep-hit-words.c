/* sitrep-hit-words.c - where in an incident something was found
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-hit-words.h"

#include "playbook/sitrep-plain-form.h"
#include "sitrep-dossier.h"
#include "sitrep-entry-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const SitrepRecordType *type;
  const char *words;
} kinds[] = {
  { &sitrep_incident_type, N_ ("Incident") },
  { &sitrep_entry_type, N_ ("Timeline") },
  { &sitrep_message_type, N_ ("Update") },
  { &sitrep_answer_type, N_ ("Post-mortem") },
  { &sitrep_action_item_type, N_ ("Action item") },
  { &sitrep_fact_type, N_ ("Situation") },
  { &sitrep_task_type, N_ ("Task") },
  { &sitrep_tick_type, N_ ("Checklist") },
  { &sitrep_holder_type, N_ ("Responder") },
  { &sitrep_escalation_type, N_ ("Call") },
  { &sitrep_exhibit_type, N_ ("Evidence") },
  { &sitrep_minute_type, N_ ("Review") },
};

/** sitrep_hit_kind_words: what records of that type are called, for a person. */
const char *
sitrep_hit_kind_words (const SitrepRecordType *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      return _ (kinds[i].words);
  return type->table;
}

static const char *
question_label (const SitrepPlaybook *playbook, const char *key)
{
  GPtrArray *sections = sitrep_form_sections (&playbook->form);

  for (guint i = 0; i < sections->len; i++)
    {
      const SitrepSection *section = g_ptr_array_index (sections, i);
      const SitrepQuestion *question = sitrep_playbook_find (section->questions, key);

      if (question != NULL)
        return question->label != NULL ? question->label : section->title;
    }
  return NULL;
}

static const char *
fact_label (const SitrepPlaybook *playbook, const char *key)
{
  const SitrepFieldRule *field = sitrep_playbook_field (playbook, key);

  return field != NULL ? field->label : sitrep_situation_label (key);
}

/* What within the kind it is, in the process' own words. */
static const char *
label_of (const SitrepRecord *record, const SitrepPlaybook *playbook)
{
  if (playbook == NULL)
    return NULL;
  if (record->type == &sitrep_answer_type)
    return question_label (playbook, ((const SitrepAnswer *) record)->key);
  if (record->type == &sitrep_fact_type)
    return fact_label (playbook, ((const SitrepFact *) record)->key);
  if (record->type == &sitrep_holder_type)
    {
      const SitrepRole *role = sitrep_playbook_role (playbook, ((const SitrepHolder *) record)->role);

      return role != NULL ? role->label : NULL;
    }
  if (record->type == &sitrep_tick_type)
    {
      const SitrepItem *item = sitrep_playbook_item (playbook, ((const SitrepTick *) record)->item);

      return item != NULL ? item->text : NULL;
    }
  return record->type == &sitrep_message_type ? ((const SitrepMessage *) record)->place : NULL;
}

/**
 * sitrep_hit_words:
 * @playbook: (nullable): the incident's
 *
 * Returns: (transfer full): what the record is, as in “Post-mortem: Contributing factors”
 */
char *
sitrep_hit_words (gconstpointer record, const SitrepPlaybook *playbook)
{
  const SitrepRecord *self = record;
  const char *kind = sitrep_hit_kind_words (self->type), *label = label_of (self, playbook);

  /* Translators: a kind of record and what of it, as in “Post-mortem: Contributing factors” */
  return label != NULL ? g_strdup_printf (_ ("%s: %s"), kind, label) : g_strdup (kind);
}
