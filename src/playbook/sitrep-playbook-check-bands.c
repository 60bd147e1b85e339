/* sitrep-playbook-check-bands.c - whether the levels' bands leave gaps or lie over one another
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-check.h"

#include "sitrep-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  SitrepRange range;
  const SitrepLevel *level;
  guint index;
} Band;

static int
compare (gconstpointer a, gconstpointer b)
{
  const SitrepRange *x = &((const Band *) a)->range, *y = &((const Band *) b)->range;

  if (x->low != y->low)
    return x->low < y->low ? -1 : 1;
  return (int) y->with_low - (int) x->with_low;
}

static GArray *
bands_of (const SitrepPlaybook *self, const char *measure)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (Band));

  for (guint i = 0; i < self->levels->len; i++)
    {
      const SitrepLevel *level = g_ptr_array_index (self->levels, i);

      for (guint j = 0; j < level->bands->len; j++)
        {
          const SitrepBand *band = g_ptr_array_index (level->bands, j);

          if (g_strcmp0 (band->measure, measure) == 0)
            g_array_append_vals (bands, &(Band[]) { { sitrep_band_range (band), level, j } }, 1);
        }
    }
  g_array_sort (bands, compare);
  return bands;
}

static void
compare_neighbours (const Band *one, const Band *next, const SitrepMeasure *measure, GPtrArray *faults)
{
  g_autofree char *low = sitrep_measure_figure (measure, one->range.high);
  g_autofree char *high = sitrep_measure_figure (measure, next->range.low);
  g_autofree char *path = g_strdup_printf ("levels[%u].bands[%u]", next->level->rank, next->index);
  gboolean touch = one->range.high == next->range.low;

  if (one->range.high < next->range.low)
    sitrep_check_fault (faults, TRUE, path, _ ("No level covers %s between %s and %s."), measure->label, low, high);
  else if (touch && !one->range.with_high && !next->range.with_low)
    sitrep_check_fault (faults, TRUE, path, _ ("No level covers %s of exactly %s."), measure->label, high);
  else if (one->level != next->level && touch && one->range.with_high && next->range.with_low)
    sitrep_check_fault (faults, TRUE, path, _ ("%s of exactly %s belongs to both %s and %s; the worse one counts."),
                        measure->label, high, one->level->key, next->level->key);
  else if (one->level != next->level && one->range.high > next->range.low)
    sitrep_check_fault (faults, TRUE, path, _ ("From %s on, %s belongs to both %s and %s; the worse one counts."), high,
                        measure->label, one->level->key, next->level->key);
}

static void
check_measure (const SitrepPlaybook *self, const SitrepMeasure *measure, GPtrArray *faults)
{
  g_autoptr (GArray) bands = bands_of (self, measure->key);
  const Band *widest = NULL;

  for (guint i = 0; i < bands->len; i++)
    {
      const Band *band = &g_array_index (bands, Band, i);

      if (widest != NULL)
        compare_neighbours (widest, band, measure, faults);
      if (widest == NULL || band->range.high > widest->range.high
          || (band->range.high == widest->range.high && band->range.with_high > widest->range.with_high))
        widest = band;
    }
}

static void
check_ends (const SitrepLevel *level, GPtrArray *faults)
{
  for (guint j = 0; j < level->bands->len; j++)
    {
      SitrepRange range = sitrep_band_range (g_ptr_array_index (level->bands, j));
      g_autofree char *path = g_strdup_printf ("levels[%u].bands[%u]", level->rank, j);

      if (isinf (range.low) && isinf (range.high))
        sitrep_check_fault (faults, FALSE, path, _ ("One of “above”, “from”, “below” and “to” is needed."));
      else if (range.low > range.high)
        sitrep_check_fault (faults, FALSE, path, _ ("The band ends before it begins."));
    }
}

/** sitrep_playbook_check_bands: warns of figures that belong to no level, and of those that belong to two. */
void
sitrep_playbook_check_bands (const SitrepPlaybook *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->levels->len; i++)
    check_ends (g_ptr_array_index (self->levels, i), faults);
  for (guint i = 0; i < self->measures->len; i++)
    if (((SitrepMeasure *) g_ptr_array_index (self->measures, i))->label != NULL)
      check_measure (self, g_ptr_array_index (self->measures, i), faults);
}
