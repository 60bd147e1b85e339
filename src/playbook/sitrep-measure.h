/* sitrep-measure.h - figures of a measure: read, shown, and the bands that they fall into
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook.h"

G_BEGIN_DECLS

/* A band as a range; an end that is not given lies at infinity. */
typedef struct
{
  double low, high;
  gboolean with_low, with_high;
} SitrepRange;

const SitrepMeasure *sitrep_playbook_measure (const SitrepPlaybook *self, const char *key);
gboolean sitrep_measure_read (const SitrepMeasure *self, const char *text, double *figure, GError **error);
char *sitrep_measure_figure (const SitrepMeasure *self, double figure);
SitrepRange sitrep_band_range (const SitrepBand *self);
char *sitrep_band_words (const SitrepBand *self, const SitrepMeasure *measure);
gboolean sitrep_range_holds (const SitrepRange *self, double figure);
char *sitrep_range_words (const SitrepRange *self, const SitrepMeasure *measure);

G_END_DECLS
