/* sitrep-measured.c - what was measured for a checklist item, against its targets
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-measured.h"

#include "playbook/sitrep-measure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Kept as lines of key=value, the value as it was typed. */

static char **
lines_of (const char *measured)
{
  return g_strsplit (measured != NULL ? measured : "", "\n", -1);
}

static const char *
value_in (const char *line, const char *measure)
{
  gsize length = strlen (measure);

  return strncmp (line, measure, length) == 0 && line[length] == '=' ? line + length + 1 : NULL;
}

/** sitrep_measured_get: Returns: (transfer full) (nullable): what was measured of that measure, as it was typed. */
char *
sitrep_measured_get (const char *measured, const char *measure)
{
  g_auto (GStrv) lines = lines_of (measured);

  for (guint i = 0; lines[i] != NULL; i++)
    if (value_in (lines[i], measure) != NULL)
      return g_strdup (value_in (lines[i], measure));
  return NULL;
}

/** sitrep_measured_set: @value: (nullable): one line. Returns: (transfer full): all that was measured, with that value. */
char *
sitrep_measured_set (const char *measured, const char *measure, const char *value)
{
  g_auto (GStrv) lines = lines_of (measured);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && value_in (lines[i], measure) == NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", lines[i]);
  if (value != NULL && *value != '\0')
    g_string_append_printf (out, "%s%s=%s", out->len > 0 ? "\n" : "", measure, value);
  return g_string_free_and_steal (out);
}

static SitrepMeasuredState
band_state (const SitrepPlaybook *playbook, const SitrepBand *band, const char *measured)
{
  g_autofree char *value = sitrep_measured_get (measured, band->measure);
  const SitrepMeasure *measure = sitrep_playbook_measure (playbook, band->measure);
  SitrepRange range = sitrep_band_range (band);
  double figure;

  if (value == NULL || measure == NULL || !sitrep_measure_read (measure, value, &figure, NULL))
    return SITREP_MEASURED_NOTHING;
  return sitrep_range_holds (&range, figure) ? SITREP_MEASURED_MET : SITREP_MEASURED_MISSED;
}

/** sitrep_measured_state: Returns: whether all targets of the item are met; one that is missed is enough for missed. */
SitrepMeasuredState
sitrep_measured_state (const SitrepPlaybook *playbook, const SitrepItem *item, const char *measured)
{
  gboolean all = item->targets->len > 0;

  for (guint i = 0; i < item->targets->len; i++)
    {
      SitrepMeasuredState state = band_state (playbook, g_ptr_array_index (item->targets, i), measured);

      if (state == SITREP_MEASURED_MISSED)
        return state;
      all = all && state == SITREP_MEASURED_MET;
    }
  return all ? SITREP_MEASURED_MET : SITREP_MEASURED_NOTHING;
}

static char *
band_words (const SitrepPlaybook *playbook, const SitrepBand *band, const char *measured)
{
  const SitrepMeasure *measure = sitrep_playbook_measure (playbook, band->measure);
  g_autofree char *target = sitrep_band_words (band, measure);
  g_autofree char *value = sitrep_measured_get (measured, band->measure);

  if (value == NULL)
    return g_strdup_printf (_ ("Target: %s"), target);
  return g_strdup_printf (band_state (playbook, band, measured) == SITREP_MEASURED_MISSED
                            ? _ ("Target: %s · measured: %s, missed")
                            : _ ("Target: %s · measured: %s"),
                          target, value);
}

/** sitrep_measured_words: Returns: (transfer full) (nullable): the targets, and what was measured; %NULL without targets. */
char *
sitrep_measured_words (const SitrepPlaybook *playbook, const SitrepItem *item, const char *measured)
{
  GString *out = NULL;

  for (guint i = 0; i < item->targets->len; i++)
    {
      g_autofree char *words = band_words (playbook, g_ptr_array_index (item->targets, i), measured);

      if (out == NULL)
        out = g_string_new (words);
      else
        g_string_append_printf (out, "\n%s", words);
    }
  return out != NULL ? g_string_free_and_steal (out) : NULL;
}
