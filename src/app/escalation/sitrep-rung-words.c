/* sitrep-rung-words.c - how a step of a ladder stands, in words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-rung-words.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
clock_of (const SitrepDossier *d, gint64 at)
{
  return sitrep_time_clock (at, d->playbook->zone, d->playbook->twelve_hours);
}

/* --- the last call --- */

static char *
answered_words (const SitrepEscalation *call)
{
  g_autofree char *span = sitrep_duration_short (call->answered_at - call->at);

  return call->answer != NULL ? g_strdup_printf (_ ("Answered after %s: %s"), span, call->answer)
                              : g_strdup_printf (_ ("Answered after %s"), span);
}

static char *
call_words (const SitrepDossier *d, const SitrepEscalation *call)
{
  g_autofree char *clock = clock_of (d, call->at);

  switch (call->state)
    {
    case SITREP_ESCALATION_ANSWERED:
      return answered_words (call);
    case SITREP_ESCALATION_SILENT:
      return g_strdup_printf (_ ("Called %s, nobody answered"), clock);
    case SITREP_ESCALATION_PASSED:
      return call->reason != NULL ? g_strdup_printf (_ ("Not called at %s: %s"), clock, call->reason)
                                  : g_strdup_printf (_ ("Not called at %s"), clock);
    case SITREP_ESCALATION_ASKED:
    default:
      return g_strdup_printf (call->informed ? _ ("Informed %s, no answer yet") : _ ("Called %s, no answer yet"),
                              clock);
    }
}

/* --- what is to come --- */

/** sitrep_rung_cause: Returns: (transfer full) (nullable): why the step is due; %NULL where it is not by itself. */
char *
sitrep_rung_cause (const SitrepRung *rung, const SitrepDossier *d)
{
  switch (rung->cause)
    {
    case SITREP_CAUSE_TIME:
      return g_strdup_printf (_ ("%u min without progress"), rung->after);
    case SITREP_CAUSE_REASON:
      return g_strdup (rung->reason);
    case SITREP_CAUSE_SILENCE:
      return g_strdup (_ ("nobody answered below"));
    case SITREP_CAUSE_LEVEL:
      return g_strdup_printf (_ ("at once at %s"), sitrep_dossier_level (d)->key);
    case SITREP_CAUSE_NONE:
    default:
      return NULL;
    }
}

/* As in “At 14:10, 30 min without progress: Phone”. */
static char *
due_words (const SitrepRung *rung, const SitrepDossier *d, gint64 now)
{
  const char *method = sitrep_rung_method (rung, sitrep_dossier_level (d)->key);
  g_autofree char *clock = clock_of (d, rung->due);
  g_autofree char *cause = sitrep_rung_cause (rung, d);
  g_autofree char *when = rung->due <= now ? g_strdup_printf (_ ("Due since %s, %s"), clock, cause)
                                           : g_strdup_printf (_ ("At %s, %s"), clock, cause);
  g_autofree char *told = rung->inform ? g_strdup_printf (_ ("%s, to be informed"), when) : g_steal_pointer (&when);

  return method != NULL ? g_strdup_printf (C_ ("when a post is called, and how", "%s: %s"), told, method)
                        : g_steal_pointer (&told);
}

static gboolean
has_trigger (const SitrepRung *rung, const char *level, gboolean reasoned)
{
  for (guint i = 0; i < rung->step->triggers->len; i++)
    {
      const SitrepTrigger *trigger = g_ptr_array_index (rung->step->triggers, i);
      gboolean has_reasons = trigger->reasons != NULL && trigger->reasons[0] != NULL;

      if (has_reasons == reasoned && sitrep_levels_include (trigger->levels, level))
        return TRUE;
    }
  return FALSE;
}

static gboolean
in_business_hours (const SitrepRung *rung, const char *level)
{
  for (guint i = 0; i < rung->step->triggers->len; i++)
    {
      const SitrepTrigger *trigger = g_ptr_array_index (rung->step->triggers, i);

      if (trigger->business_hours && sitrep_levels_include (trigger->levels, level))
        return TRUE;
    }
  return FALSE;
}

/* Nothing makes it due now: by what it may become so. */
static const char *
waiting_words (const SitrepRung *rung, const SitrepDossier *d)
{
  const char *level = sitrep_dossier_level (d)->key;

  if (has_trigger (rung, level, TRUE))
    return _ ("For one of the reasons below");
  if (rung->last == NULL && d->incident->phase == SITREP_PHASE_OPEN && has_trigger (rung, level, FALSE))
    return _ ("Is there already");
  return rung->last == NULL ? _ ("As somebody judges") : NULL;
}

static void
add_line (GString *out, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, line);
}

/**
 * sitrep_rung_words:
 *
 * Returns: (transfer full): what became of the last call, what comes next and by which rule: a line for each
 */
char *
sitrep_rung_words (const SitrepRung *rung, const SitrepDossier *d, gint64 now)
{
  GString *out = g_string_new (NULL);
  g_autofree char *call = rung->last != NULL ? call_words (d, rung->last) : NULL;
  g_autofree char *due = rung->due != SITREP_NEVER ? due_words (rung, d, now) : NULL;
  g_autofree char *through
    = rung->step->through != NULL
        ? g_strdup_printf (_ ("Only through %s"), sitrep_post_label (d->playbook, rung->step->through))
        : NULL;

  add_line (out, call);
  add_line (out, due != NULL ? due : waiting_words (rung, d));
  if (in_business_hours (rung, sitrep_dossier_level (d)->key))
    add_line (out, _ ("In business hours"));
  add_line (out, through);
  add_line (out, rung->step->note);
  return g_string_free_and_steal (out);
}
