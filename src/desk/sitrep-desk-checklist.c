/* sitrep-desk-checklist.c - the use cases: working off the checklist
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-measured.h"
#include "playbook/sitrep-measure.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

/* The deed's texts. */
enum
{
  ITEM,
  REASON,
  MEASURE,
  VALUE,
};

/* Returns: (transfer full) (nullable): the item's tick in the present round, to be changed; a new one where there is none. */
static SitrepTick *
take_tick (SitrepDeed *deed, const SitrepDossier *dossier, GError **error)
{
  const SitrepGroup *group = sitrep_checklist_group_of (dossier->playbook, deed->texts[ITEM]);
  const SitrepTick *before;
  SitrepTick *tick;
  guint round;

  if (group == NULL)
    {
      sitrep_deed_invalid (error, _ ("The process has no such checklist item."));
      return NULL;
    }
  round = sitrep_checklist_round (dossier, group);
  before = sitrep_dossier_tick (dossier, deed->texts[ITEM], round);
  tick = before != NULL ? sitrep_record_copy (before) : sitrep_record_new (&sitrep_tick_type);
  g_set_str (&tick->incident, deed->incident);
  g_set_str (&tick->item, deed->texts[ITEM]);
  tick->round = round;
  return tick;
}

static gboolean
note (SitrepDeed *deed, SitrepTxn *txn, const char *fact, const char *value, GError **error)
{
  return sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_ACTION, NULL, fact,
                           sitrep_detail_new ("what", deed->texts[ITEM], "reason", deed->texts[REASON], "measure",
                                              deed->texts[MEASURE], "to", value, NULL),
                           error);
}

static const char *
tick_fact (SitrepTickState state)
{
  return state == SITREP_TICK_DONE ? "tick" : state == SITREP_TICK_SKIPPED ? "skip" : "untick";
}

static gboolean
set_tick (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepTick) tick = dossier != NULL ? take_tick (deed, dossier, error) : NULL;

  if (tick == NULL)
    return FALSE;
  if (tick->base.id != NULL && tick->state == (SitrepTickState) deed->number)
    return TRUE;
  tick->state = (SitrepTickState) deed->number;
  tick->at = sitrep_txn_now (txn);
  g_set_str (&tick->by, sitrep_txn_person (txn));
  sitrep_take_text (&tick->reason, deed->texts[REASON]);
  return sitrep_deed_upsert (txn, tick, error) && note (deed, txn, tick_fact (tick->state), NULL, error);
}

/** sitrep_desk_tick_async: @state done, open again, or skipped (not applicable) with a @reason. */
void
sitrep_desk_tick_async (SitrepDesk *self,
                        const char *incident,
                        const char *item,
                        SitrepTickState state,
                        const char *reason,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[ITEM] = g_strdup (item);
  sitrep_deed_take_reason (deed, REASON, reason);
  deed->number = state;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "tick", set_tick, callback, data);
}

static gboolean
set_watch (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepTick) tick = dossier != NULL ? take_tick (deed, dossier, error) : NULL;

  if (tick == NULL)
    return FALSE;
  if (sitrep_playbook_item (dossier->playbook, tick->item)->watch.minutes == 0)
    return sitrep_deed_invalid (error, _ ("The process does not say for how long this is watched."));
  tick->watched_from = deed->number ? sitrep_txn_now (txn) : SITREP_NEVER;
  tick->state = SITREP_TICK_OPEN;
  return sitrep_deed_upsert (txn, tick, error) && note (deed, txn, deed->number ? "watch" : "unwatch", NULL, error);
}

/** sitrep_desk_watch_async: begins the item's watch anew, or gives it up; see the item's `watch`. */
void
sitrep_desk_watch_async (SitrepDesk *self,
                         const char *incident,
                         const char *item,
                         gboolean watched,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[ITEM] = g_strdup (item);
  deed->number = watched;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "watch", set_watch, callback, data);
}

/* What is measured is a figure of the measure, so that it can be held against the target. */
static gboolean
check_figure (SitrepDeed *deed, const SitrepPlaybook *playbook, GError **error)
{
  const SitrepMeasure *measure = sitrep_playbook_measure (playbook, deed->texts[MEASURE]);
  double figure;

  if (measure == NULL)
    return sitrep_deed_invalid (error, _ ("The process has no such measure."));
  return *deed->texts[VALUE] == '\0' || sitrep_measure_read (measure, deed->texts[VALUE], &figure, error);
}

static gboolean
set_measured (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepTick) tick = dossier != NULL ? take_tick (deed, dossier, error) : NULL;
  g_autofree char *measured = NULL;

  if (tick == NULL || !check_figure (deed, dossier->playbook, error))
    return FALSE;
  measured = sitrep_measured_set (tick->measured, deed->texts[MEASURE], deed->texts[VALUE]);
  if (g_strcmp0 (measured, tick->measured != NULL ? tick->measured : "") == 0)
    return TRUE;
  sitrep_take_text (&tick->measured, measured);
  return sitrep_deed_upsert (txn, tick, error) && note (deed, txn, "measured", deed->texts[VALUE], error);
}

/** sitrep_desk_measure_async: @value: what was measured, as it was typed; empty for nothing. It ticks nothing. */
void
sitrep_desk_measure_async (SitrepDesk *self,
                           const char *incident,
                           const char *item,
                           const char *measure,
                           const char *value,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[ITEM] = g_strdup (item);
  deed->texts[MEASURE] = g_strdup (measure);
  deed->texts[VALUE] = sitrep_text_line (value);
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "measure", set_measured, callback, data);
}
