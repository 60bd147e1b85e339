/* sitrep-contradiction.c - times of an incident that cannot all be true
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-contradiction.h"

#include "sitrep-milestone-words.h"

#include <glib/gi18n-lib.h>

/* What cannot come after what. */
static const char *const order[][2] = {
  { "started", "detected" },      { "started", "declared" },   { "started", "acknowledged" },
  { "started", "mitigated" },     { "started", "resolved" },   { "started", "closed" },
  { "detected", "acknowledged" }, { "mitigated", "resolved" }, { "resolved", "closed" },
};

/* Each happens once, unless the incident was opened again. */
static const char *const once[] = { "started", "detected", "declared", "mitigated", "resolved", "closed" };

/* With its day where the incident ran over midnight. */
static char *
clock_of (const SitrepDossier *d, gint64 at)
{
  g_autofree char *clock = sitrep_time_clock (at, d->playbook->zone, d->playbook->twelve_hours);
  g_autofree char *day = sitrep_time_format (at, d->playbook->zone, "%F");
  g_autofree char *declared = sitrep_time_format (d->incident->declared_at, d->playbook->zone, "%F");

  return g_strcmp0 (day, declared) == 0 ? g_steal_pointer (&clock) : g_strdup_printf ("%s %s", day, clock);
}

static gboolean
reopened_between (const SitrepDossier *d, gint64 from, gint64 to)
{
  for (guint i = 0; i < d->milestones->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (d->milestones, i);

      if (g_strcmp0 (entry->milestone, "reopened") == 0 && entry->at >= from && entry->at <= to)
        return TRUE;
    }
  return FALSE;
}

static void
check_order (const SitrepDossier *d, const char *first, const char *then, GPtrArray *found)
{
  gint64 at = sitrep_dossier_milestone_at (d, first), later = sitrep_dossier_milestone_at (d, then);
  g_autofree char *clock = NULL, *later_clock = NULL;

  if (at == SITREP_NEVER || later == SITREP_NEVER || at <= later || reopened_between (d, later, at))
    return;
  clock = clock_of (d, at);
  later_clock = clock_of (d, later);
  /* Translators: two milestones, each with its time, as in “Resolved” at 13:50 is before “Started” at 14:00. */
  g_ptr_array_add (found,
                   g_strdup_printf (_ ("“%s” at %s is before “%s” at %s."), sitrep_milestone_label (d->playbook, then),
                                    later_clock, sitrep_milestone_label (d->playbook, first), clock));
}

static gboolean
is_ordered (const char *first, const char *then)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (order[i][0], first) == 0 && g_strcmp0 (order[i][1], then) == 0)
      return TRUE;
  return FALSE;
}

/* What the process has before the end cannot come after it. */
static void
check_before_end (const SitrepDossier *d, GPtrArray *found)
{
  if (sitrep_playbook_milestone (d->playbook, "resolved") == NULL)
    return;
  for (guint i = 0; i < d->playbook->milestones->len; i++)
    {
      const SitrepMilestone *milestone = g_ptr_array_index (d->playbook->milestones, i);

      if (g_strcmp0 (milestone->key, "resolved") == 0)
        return;
      if (!is_ordered (milestone->key, "resolved"))
        check_order (d, milestone->key, "resolved", found);
    }
}

static void
check_once (const SitrepDossier *d, const char *key, GPtrArray *found)
{
  gint64 first = SITREP_NEVER, last = sitrep_dossier_milestone_at (d, key);
  g_autofree char *clock = NULL, *last_clock = NULL;

  for (guint i = 0; i < d->milestones->len && first == SITREP_NEVER; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (d->milestones, i);

      if (g_strcmp0 (entry->milestone, key) == 0 && !reopened_between (d, entry->at, last))
        first = entry->at;
    }
  if (first == SITREP_NEVER || first == last)
    return;
  clock = clock_of (d, first);
  last_clock = clock_of (d, last);
  g_ptr_array_add (found, g_strdup_printf (_ ("“%s” has two times: %s and %s."),
                                           sitrep_milestone_label (d->playbook, key), clock, last_clock));
}

static void
check_future (const SitrepDossier *d, gint64 now, GPtrArray *found)
{
  for (guint i = 0; i < d->milestones->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (d->milestones, i);
      g_autofree char *clock = clock_of (d, entry->at);

      if (entry->at > now + SITREP_MINUTE)
        g_ptr_array_add (found, g_strdup_printf (_ ("“%s” at %s is in the future."),
                                                 sitrep_milestone_label (d->playbook, entry->milestone), clock));
    }
}

/* While it is watched whether it stays well, something may still happen. Afterwards it is over. */
static gint64
over_since (const SitrepDossier *d)
{
  gboolean closes = sitrep_playbook_first_status (d->playbook, SITREP_PHASE_CLOSED) != NULL;

  if (d->incident->phase == SITREP_PHASE_OPEN || (closes && d->incident->phase == SITREP_PHASE_RESOLVED))
    return SITREP_NEVER;
  return MAX (MAX (sitrep_dossier_ended (d), sitrep_dossier_milestone_at (d, "resolved")),
              sitrep_dossier_milestone_at (d, "closed"));
}

static gboolean
happened (const SitrepEntry *entry)
{
  return entry->text != NULL && (entry->kind == SITREP_ENTRY_EVENT || entry->kind == SITREP_ENTRY_ACTION);
}

static void
check_goes_on (const SitrepDossier *d, GPtrArray *found)
{
  gint64 over = over_since (d), last = SITREP_NEVER;
  g_autofree char *clock = NULL, *last_clock = NULL;

  for (guint i = 0; over != SITREP_NEVER && d->entries != NULL && i < d->entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (d->entries, i);

      if (happened (entry) && entry->at > over)
        last = MAX (last, entry->at);
    }
  if (last == SITREP_NEVER)
    return;
  clock = clock_of (d, over);
  last_clock = clock_of (d, last);
  g_ptr_array_add (
    found, g_strdup_printf (_ ("The timeline goes on until %s, but the incident ended at %s."), last_clock, clock));
}

/**
 * sitrep_contradictions:
 *
 * Nothing is mended by itself: a person knows which of the times is right. Whether the timeline goes on after the end is
 * only known where the dossier was loaded whole.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each
 */
GPtrArray *
sitrep_contradictions (const SitrepDossier *d, gint64 now)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    check_order (d, order[i][0], order[i][1], found);
  check_before_end (d, found);
  for (gsize i = 0; i < G_N_ELEMENTS (once); i++)
    check_once (d, once[i], found);
  check_future (d, now, found);
  check_goes_on (d, found);
  return found;
}
