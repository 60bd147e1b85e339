/* sitrep-playbook-check-bands.c - whether the levels' bands leave gaps or lie over one another
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-check.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* One band as a range; an end that is not given lies at infinity. */
typedef struct
{
  double low, high;
  gboolean with_low, with_high;
  const SitrepLevel *level;
  guint index;
} Range;

static Range
range_of (const SitrepBand *band, const SitrepLevel *level, guint index)
{
  gboolean from = !isnan (band->from), to = !isnan (band->to);

  return (Range) {
    .low = from                  ? band->from
           : isnan (band->above) ? -INFINITY
                                 : band->above,
    .high = to                    ? band->to
            : isnan (band->below) ? INFINITY
                                  : band->below,
    .with_low = from,
    .with_high = to,
    .level = level,
    .index = index,
  };
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Range *x = a, *y = b;

  if (x->low != y->low)
    return x->low < y->low ? -1 : 1;
  return (int) y->with_low - (int) x->with_low;
}

static GArray *
ranges_of (const SitrepPlaybook *self, const char *measure)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));

  for (guint i = 0; i < self->levels->len; i++)
    {
      const SitrepLevel *level = g_ptr_array_index (self->levels, i);

      for (guint j = 0; j < level->bands->len; j++)
        {
          const SitrepBand *band = g_ptr_array_index (level->bands, j);

          if (g_strcmp0 (band->measure, measure) == 0)
            g_array_append_vals (ranges, &(Range[]) { range_of (band, level, j) }, 1);
        }
    }
  g_array_sort (ranges, compare);
  return ranges;
}

static char *
figure (double value, const SitrepMeasure *measure)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.12g", value);
  return measure->unit != NULL ? g_strdup_printf ("%s %s", number, measure->unit) : g_strdup (number);
}

static void
compare_neighbours (const Range *one, const Range *next, const SitrepMeasure *measure, GPtrArray *faults)
{
  g_autofree char *low = figure (one->high, measure);
  g_autofree char *high = figure (next->low, measure);
  g_autofree char *path = g_strdup_printf ("levels[%u].bands[%u]", next->level->rank, next->index);
  gboolean touch = one->high == next->low;

  if (one->high < next->low)
    sitrep_check_fault (faults, TRUE, path, _ ("No level covers %s between %s and %s."), measure->label, low, high);
  else if (touch && !one->with_high && !next->with_low)
    sitrep_check_fault (faults, TRUE, path, _ ("No level covers %s of exactly %s."), measure->label, high);
  else if (one->level != next->level && touch && one->with_high && next->with_low)
    sitrep_check_fault (faults, TRUE, path, _ ("%s of exactly %s belongs to both %s and %s; the worse one counts."),
                        measure->label, high, one->level->key, next->level->key);
  else if (one->level != next->level && one->high > next->low)
    sitrep_check_fault (faults, TRUE, path, _ ("From %s on, %s belongs to both %s and %s; the worse one counts."), high,
                        measure->label, one->level->key, next->level->key);
}

static void
check_measure (const SitrepPlaybook *self, const SitrepMeasure *measure, GPtrArray *faults)
{
  g_autoptr (GArray) ranges = ranges_of (self, measure->key);
  const Range *widest = NULL;

  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);

      if (widest != NULL)
        compare_neighbours (widest, range, measure, faults);
      if (widest == NULL || range->high > widest->high
          || (range->high == widest->high && range->with_high > widest->with_high))
        widest = range;
    }
}

static void
check_ends (const SitrepLevel *level, GPtrArray *faults)
{
  for (guint j = 0; j < level->bands->len; j++)
    {
      Range range = range_of (g_ptr_array_index (level->bands, j), level, j);
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
