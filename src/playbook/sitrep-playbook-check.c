/* sitrep-playbook-check.c - what a playbook's parts must have to do with each other
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-check.h"

#include "base/sitrep-text.h"
#include "sitrep-faults.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const day_words[]
  = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL };
static const char *const action_words[]
  = { "number", "text", "owner", "due", "priority", "status", "category", "ticket", "done", NULL };
/* What the program can do for an item; after those that end in a colon stands what. */
static const char *const deed_words[]
  = { "declare", "lead",       "meet",  "level",   "roles",     "postmortem", "review",  "actions",
      "export",  "call-sheet", "send:", "status:", "evidence:", "ladder:",    "decide:", NULL };

/** sitrep_check_fault: adds a fault, or a warning, at @path. */
void
sitrep_check_fault (GPtrArray *faults, gboolean warning, const char *path, const char *format, ...)
{
  SitrepFault *fault = g_new0 (SitrepFault, 1);
  va_list args;

  va_start (args, format);
  fault->reason = g_strdup_vprintf (format, args);
  va_end (args);
  fault->path = g_strdup (path);
  fault->warning = warning;
  g_ptr_array_add (faults, fault);
}

static void
check_words (char **words, const char *const *known, const char *path, GPtrArray *faults)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!g_strv_contains (known, words[i]))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) known);
        g_autofree char *place = g_strdup_printf ("%s[%u]", path, i);

        sitrep_check_fault (faults, FALSE, place, _ ("“%s” is not one of: %s."), words[i], all);
      }
}

/* --- statuses, levels, triage --- */

static gboolean
sets_milestone (const SitrepPlaybook *self, const char *milestone)
{
  for (guint i = 0; i < self->statuses->len; i++)
    if (g_strcmp0 (((SitrepStatus *) g_ptr_array_index (self->statuses, i))->milestone, milestone) == 0)
      return TRUE;
  return FALSE;
}

static void
check_statuses (const SitrepPlaybook *self, GPtrArray *faults)
{
  SitrepPhase last = SITREP_PHASE_OPEN;

  for (guint i = 0; i < self->statuses->len; i++)
    {
      const SitrepStatus *status = g_ptr_array_index (self->statuses, i);
      g_autofree char *path = g_strdup_printf ("statuses[%u].phase", i);

      if (status->phase < last)
        sitrep_check_fault (faults, FALSE, path, _ ("An earlier phase cannot follow a later one."));
      last = status->phase;
    }
  if (sitrep_playbook_first_status (self, SITREP_PHASE_OPEN) == NULL)
    sitrep_check_fault (faults, FALSE, "statuses", _ ("At least one status of the phase “open” is needed."));
  if (sitrep_playbook_first_status (self, SITREP_PHASE_RESOLVED) == NULL)
    sitrep_check_fault (faults, FALSE, "statuses", _ ("A status of the phase “resolved” is needed."));
  else if (!sets_milestone (self, "resolved"))
    sitrep_check_fault (faults, TRUE, "statuses",
                        _ ("No status sets the milestone “resolved”: nothing that is counted from it begins."));
}

static gboolean
has_update (const SitrepPlaybook *self, const SitrepLevel *level, SitrepAudience audience)
{
  for (guint i = 0; i < self->templates->len; i++)
    {
      const SitrepTemplate *template = g_ptr_array_index (self->templates, i);

      if (template->audience == audience && g_strcmp0 (template->moment, "declared") != 0
          && g_strcmp0 (template->moment, "resolved") != 0 && sitrep_levels_include (template->levels, level->key))
        return TRUE;
    }
  return self->templates->len == 0;
}

static void
check_levels (const SitrepPlaybook *self, GPtrArray *faults)
{
  if (self->levels->len == 0)
    sitrep_check_fault (faults, FALSE, "levels", _ ("At least one level is needed."));
  for (guint i = 0; i < self->levels->len; i++)
    {
      const SitrepLevel *level = g_ptr_array_index (self->levels, i);
      guint seen[SITREP_N_AUDIENCES] = { 0 };

      for (guint j = 0; j < level->updates->len; j++)
        {
          const SitrepUpdateRule *rule = g_ptr_array_index (level->updates, j);
          g_autofree char *path = g_strdup_printf ("levels[%u].updates[%u]", i, j);

          if (seen[rule->audience]++ > 0)
            sitrep_check_fault (faults, FALSE, path, _ ("This audience has a rule at this level already."));
          if (rule->every > 0 && !has_update (self, level, rule->audience))
            sitrep_check_fault (faults, TRUE, path, _ ("No template is for this audience’s updates at this level."));
        }
    }
}

static gboolean
measure_has_bands (const SitrepPlaybook *self, const char *measure)
{
  for (guint i = 0; i < self->levels->len; i++)
    {
      const SitrepLevel *level = g_ptr_array_index (self->levels, i);

      for (guint j = 0; j < level->bands->len; j++)
        if (g_strcmp0 (((SitrepBand *) g_ptr_array_index (level->bands, j))->measure, measure) == 0)
          return TRUE;
    }
  return FALSE;
}

static void
check_triage (const SitrepPlaybook *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->triage->len; i++)
    {
      const SitrepTriageQuestion *question = g_ptr_array_index (self->triage, i);
      g_autofree char *path = g_strdup_printf ("triage[%u]", i);

      if (question->answers->len == 0 && question->measure == NULL)
        sitrep_check_fault (faults, FALSE, path, _ ("A question needs answers, or a measure."));
      if (question->measure != NULL && !measure_has_bands (self, question->measure))
        sitrep_check_fault (faults, TRUE, path,
                            _ ("No level has a band of this measure: no answer proposes anything."));
    }
}

static void
check_roles (const SitrepPlaybook *self, GPtrArray *faults)
{
  guint leads = 0;

  for (guint i = 0; i < self->roles->len; i++)
    if (((SitrepRole *) g_ptr_array_index (self->roles, i))->lead && ++leads > 1)
      {
        g_autofree char *path = g_strdup_printf ("roles[%u].lead", i);

        sitrep_check_fault (faults, FALSE, path, _ ("Another role leads already."));
      }
}

static void
check_conditions (const SitrepPlaybook *self, GPtrArray *faults)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->decisions->len; i++)
    {
      const SitrepDecision *decision = g_ptr_array_index (self->decisions, i);

      if (decision->answers->len == 0 && decision->key != NULL)
        g_hash_table_add (seen, decision->key);
    }
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const SitrepDecision *decision = g_ptr_array_index (self->decisions, i);

      for (guint j = 0; j < decision->answers->len; j++)
        {
          const SitrepDecisionAnswer *answer = g_ptr_array_index (decision->answers, j);
          g_autofree char *path = g_strdup_printf ("decisions[%u].answers[%u].key", i, j);

          if (answer->key != NULL && g_hash_table_contains (seen, answer->key))
            sitrep_check_fault (faults, FALSE, path, _ ("The key “%s” is used twice."), answer->key);
        }
    }
}

/* --- the checklist --- */

static gboolean
names_moment (const SitrepPlaybook *self, const char *moment)
{
  for (guint i = 0; i < self->templates->len; i++)
    if (g_strcmp0 (((SitrepTemplate *) g_ptr_array_index (self->templates, i))->moment, moment) == 0)
      return TRUE;
  return FALSE;
}

/* What stands after the colon must be there. */
static void
check_deed_object (const SitrepPlaybook *self, const char *verb, const char *what, const char *path, GPtrArray *faults)
{
  if (strcmp (verb, "send:") == 0 && !names_moment (self, what))
    sitrep_check_fault (faults, FALSE, path, _ ("No template is of the moment “%s”."), what);
  else if (strcmp (verb, "status:") == 0 && sitrep_playbook_status (self, what) == NULL)
    sitrep_check_fault (faults, FALSE, path, _ ("There is no status “%s”."), what);
  else if (strcmp (verb, "evidence:") == 0 && sitrep_playbook_find (self->evidence, what) == NULL)
    sitrep_check_fault (faults, FALSE, path, _ ("There is no evidence “%s”."), what);
  else if (strcmp (verb, "ladder:") == 0 && sitrep_playbook_find (self->ladders, what) == NULL)
    sitrep_check_fault (faults, FALSE, path, _ ("There is no ladder “%s”."), what);
  else if (strcmp (verb, "decide:") == 0 && sitrep_playbook_find (self->decisions, what) == NULL)
    sitrep_check_fault (faults, FALSE, path, _ ("There is no decision “%s”."), what);
}

static void
check_deed (const SitrepPlaybook *self, const char *does, const char *path, GPtrArray *faults)
{
  const char *colon = strchr (does, ':');
  g_autofree char *verb = g_strndup (does, colon != NULL ? (gsize) (colon + 1 - does) : strlen (does));
  const char *what = colon != NULL ? colon + 1 : NULL, *like;

  if (!g_strv_contains (deed_words, verb))
    {
      like = sitrep_text_nearest (verb, deed_words);
      if (like != NULL)
        sitrep_check_fault (faults, FALSE, path, _ ("The program cannot do “%s”. Did you mean “%s”?"), does, like);
      else
        sitrep_check_fault (faults, FALSE, path, _ ("The program cannot do “%s”."), does);
    }
  else if (what != NULL)
    check_deed_object (self, verb, what, path, faults);
}

static void
check_checklist (const SitrepPlaybook *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const SitrepGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->items->len; j++)
        {
          const SitrepItem *item = g_ptr_array_index (group->items, j);
          g_autofree char *path = g_strdup_printf ("checklist[%u].items[%u].does", i, j);
          g_autofree char *watch = g_strdup_printf ("checklist[%u].items[%u].watch", i, j);

          if (item->does != NULL)
            check_deed (self, item->does, path, faults);
          if (item->watch.most > 0 && item->watch.minutes == 0)
            sitrep_check_fault (faults, FALSE, watch, _ ("The least is missing: “minutes”."));
          else if (item->watch.most > 0 && item->watch.most < item->watch.minutes)
            sitrep_check_fault (faults, FALSE, watch, _ ("The most is less than the minutes."));
        }
    }
}

/* --- ladders: whoever is reached through somebody must be reachable in the end --- */

static const char *
through_of (const SitrepLadder *ladder, const char *post)
{
  for (guint i = 0; i < ladder->steps->len; i++)
    {
      const SitrepLadderStep *step = g_ptr_array_index (ladder->steps, i);

      if (g_strcmp0 (step->post, post) == 0 && step->through != NULL)
        return step->through;
    }
  return NULL;
}

static void
check_ladders (const SitrepPlaybook *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->ladders->len; i++)
    {
      const SitrepLadder *ladder = g_ptr_array_index (self->ladders, i);

      for (guint j = 0; j < ladder->steps->len; j++)
        {
          const SitrepLadderStep *step = g_ptr_array_index (ladder->steps, j);
          g_autofree char *path = g_strdup_printf ("ladders[%u].steps[%u].through", i, j);
          const char *at = step->through;
          guint hops = 0;

          while (at != NULL && g_strcmp0 (at, step->post) != 0 && hops++ < ladder->steps->len)
            at = through_of (ladder, at);
          if (at != NULL)
            sitrep_check_fault (faults, FALSE, path,
                                g_strcmp0 (step->through, step->post) == 0
                                  ? _ ("A post cannot be reached through itself.")
                                  : _ ("This leads in a circle: nobody could be reached."));
        }
    }
}

/* --- forms --- */

static void
check_form (const SitrepPlaybook *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->form.sections->len; i++)
    {
      const SitrepSection *section = g_ptr_array_index (self->form.sections, i);

      for (guint j = 0; j < section->questions->len; j++)
        {
          const SitrepQuestion *question = g_ptr_array_index (section->questions, j);
          g_autofree char *path = g_strdup_printf ("postmortem.sections[%u].questions[%u]", i, j);

          if (question->kind == SITREP_ANSWER_GROUPS && question->groups == NULL)
            sitrep_check_fault (faults, FALSE, path, _ ("Groups are needed for this kind of answer."));
          if ((question->kind == SITREP_ANSWER_CHOICE || question->kind == SITREP_ANSWER_CHECKS)
              && question->choices == NULL)
            sitrep_check_fault (faults, FALSE, path, _ ("Choices are needed for this kind of answer."));
          if (question->kind == SITREP_ANSWER_TABLE && question->columns->len == 0)
            sitrep_check_fault (faults, FALSE, path, _ ("Columns are needed for this kind of answer."));
        }
    }
}

static void
check_fields (const SitrepPlaybook *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const SitrepFieldRule *field = g_ptr_array_index (self->fields, i);
      g_autofree char *path = g_strdup_printf ("fields[%u]", i);

      if (field->input == SITREP_INPUT_CHOICE && field->choices == NULL)
        sitrep_check_fault (faults, FALSE, path, _ ("Choices are needed for this kind of input."));
      if (field->marks != NULL && g_strv_length (field->marks) != 3)
        sitrep_check_fault (faults, FALSE, path, _ ("Three marks are needed: for done, under way and next."));
    }
}

static void
check_review (const SitrepPlaybook *self, GPtrArray *faults)
{
  guint sum = 0;

  for (guint i = 0; i < self->review.agenda->len; i++)
    sum += ((SitrepAgendaPoint *) g_ptr_array_index (self->review.agenda, i))->minutes;
  if (sum > 0 && self->review.minutes > 0 && sum != self->review.minutes)
    sitrep_check_fault (faults, TRUE, "review.agenda", _ ("The points take %u minutes, the meeting %u."), sum,
                        self->review.minutes);
}

static void
check_metrics (const SitrepPlaybook *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->metrics->len; i++)
    {
      const SitrepMetric *metric = g_ptr_array_index (self->metrics, i);
      g_autofree char *path = g_strdup_printf ("metrics[%u]", i);

      if (metric->kind == SITREP_METRIC_INTERVAL && (metric->from == NULL || metric->to == NULL))
        sitrep_check_fault (faults, TRUE, path,
                            _ ("The process does not say from which milestone to which: this cannot be computed."));
      if (metric->kind == SITREP_METRIC_VALUE && metric->field == NULL)
        sitrep_check_fault (faults, TRUE, path, _ ("No field is named whose figure this is: it cannot be computed."));
    }
}

static void
check_work (const SitrepPlaybook *self, GPtrArray *faults)
{
  const SitrepWork *work = &self->work;

  check_words (work->days, day_words, "time.work.days", faults);
  if ((work->from == NULL) != (work->to == NULL))
    sitrep_check_fault (faults, FALSE, "time.work", _ ("“from” and “to” belong together."));
  else if (work->from != NULL && strcmp (work->from, work->to) >= 0)
    sitrep_check_fault (faults, FALSE, "time.work.to", _ ("The business day ends before it begins."));
}

/** sitrep_playbook_check: adds all that the parts of @self say against each other to @faults (SitrepFault). */
void
sitrep_playbook_check (const SitrepPlaybook *self, GPtrArray *faults)
{
  sitrep_playbook_check_refs (self, faults);
  check_levels (self, faults);
  check_triage (self, faults);
  check_statuses (self, faults);
  check_roles (self, faults);
  check_conditions (self, faults);
  check_checklist (self, faults);
  check_ladders (self, faults);
  check_fields (self, faults);
  check_form (self, faults);
  check_review (self, faults);
  check_metrics (self, faults);
  check_work (self, faults);
  check_words (self->actions.fields, action_words, "actions.fields", faults);
  sitrep_playbook_check_bands (self, faults);
}
