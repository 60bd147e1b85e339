/* fuzz-playbook.c - whatever is read as a playbook, the reader answers with faults or with a playbook that can be used
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-examine.h"
#include "comms/sitrep-preview.h"
#include "export/sitrep-handbook.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-deadline.h"
#include "incident/sitrep-label.h"
#include "incident/sitrep-name.h"
#include "playbook/sitrep-advisor.h"
#include "playbook/sitrep-manuscript.h"
#include "playbook/sitrep-playbook-changes.h"

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

/* What is read and written again says the same. */
static void
write_again (SitrepPlaybook *playbook)
{
  g_autoptr (SitrepManuscript) script = sitrep_manuscript_new (playbook->text, NULL);
  g_autofree char *text = sitrep_manuscript_text (script);
  g_autoptr (SitrepPlaybook) again = sitrep_playbook_read (text, -1, NULL, NULL);
  g_autoptr (GPtrArray) changes = NULL;

  g_assert (again != NULL);
  changes = sitrep_playbook_changes (playbook, again);
  /* Of an older format, the number at least is another. */
  g_assert (changes->len == 0 || playbook->format < SITREP_PLAYBOOK_FORMAT);
}

static void
read_and_preview (SitrepPlaybook *playbook)
{
  g_autoptr (SitrepHandbook) handbook = sitrep_handbook_new (playbook, SITREP_DAY);
  g_autofree char *markdown = sitrep_handbook_to_markdown (handbook);

  g_assert (g_utf8_validate (markdown, -1, NULL));
  for (guint i = 0; i < MIN (playbook->templates->len, 20); i++)
    {
      const SitrepTemplate *template = g_ptr_array_index (playbook->templates, i);
      g_autofree char *text
        = sitrep_preview (playbook, template->key, sitrep_playbook_default_level (playbook)->key, "slack", SITREP_DAY);

      g_assert (text != NULL && g_utf8_validate (text, -1, NULL));
    }
}

static void
advise (SitrepPlaybook *playbook)
{
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SitrepAdvice) advice = NULL;

  for (guint i = 0; i < playbook->triage->len; i++)
    {
      const SitrepTriageQuestion *question = g_ptr_array_index (playbook->triage, i);

      if (question->answers->len > 0)
        g_hash_table_insert (answers, question->key,
                             ((SitrepTriageAnswer *) g_ptr_array_index (question->answers, 0))->key);
      else
        g_hash_table_insert (answers, question->key, (gpointer) "5 %");
    }
  advice = sitrep_advise (playbook, answers);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_examine (text, -1, &faults, NULL);

  if (playbook != NULL)
    {
      use (playbook);
      write_again (playbook);
      read_and_preview (playbook);
      advise (playbook);
    }
  return 0;
}
