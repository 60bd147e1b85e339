/* sitrep-local.c - the process' time, and the time where the desk stands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-local.h"

#include <glib/gi18n-lib.h>

static gint32
offset_at (GTimeZone *zone, gint64 at)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at / G_USEC_PER_SEC);

  return interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0;
}

/**
 * sitrep_local_here:
 * @local: the zone where the desk stands
 *
 * Returns: (transfer full) (nullable): what the clock on the wall shows at @at, as in “14:05 here”; %NULL where that is
 *   what the process' clock shows, too. From any thread
 */
char *
sitrep_local_here (const SitrepPlaybook *playbook, GTimeZone *local, gint64 at)
{
  g_autofree char *clock = NULL;

  if (at == SITREP_NEVER || offset_at (local, at) == offset_at (playbook->zone, at))
    return NULL;
  clock = sitrep_time_clock (at, local, playbook->twelve_hours);
  return g_strdup_printf (_ ("%s here"), clock);
}

/* With its day, where that is not today in the process' zone. */
static char *
clock_and_day (const SitrepPlaybook *playbook, gint64 at, gint64 now)
{
  g_autofree char *clock = sitrep_time_clock (at, playbook->zone, playbook->twelve_hours);
  g_autofree char *then = sitrep_time_format (at, playbook->zone, "%F");
  g_autofree char *today = sitrep_time_format (now, playbook->zone, "%F");
  g_autofree char *day = NULL;

  if (g_strcmp0 (then, today) == 0)
    return g_steal_pointer (&clock);
  day = sitrep_time_format (at, playbook->zone, "%a %-d %b");
  return g_strdup_printf ("%s %s", day, clock);
}

/**
 * sitrep_local_both:
 * @now: a time of another day is said with its day
 *
 * Returns: (transfer full): the process' time with its label, and ours where it is another: “16:05 KSA, 14:05 here”
 */
char *
sitrep_local_both (const SitrepPlaybook *playbook, GTimeZone *local, gint64 at, gint64 now)
{
  g_autofree char *clock = clock_and_day (playbook, at, now);
  g_autofree char *labelled
    = playbook->zone_label != NULL ? g_strdup_printf ("%s %s", clock, playbook->zone_label) : g_steal_pointer (&clock);
  g_autofree char *here = sitrep_local_here (playbook, local, at);

  return here != NULL ? g_strdup_printf (_ ("%s, %s"), labelled, here) : g_steal_pointer (&labelled);
}

/** sitrep_local_labels: Returns: (transfer full): in which time a list stands: the process' label, and how far we are from it: “KSA, here −2 h”. */
char *
sitrep_local_labels (const SitrepPlaybook *playbook, GTimeZone *local, gint64 at)
{
  const char *label = playbook->zone_label != NULL ? playbook->zone_label : "";
  gint32 minutes = (offset_at (local, at) - offset_at (playbook->zone, at)) / 60;
  guint hours = (guint) ABS (minutes) / 60, rest = (guint) ABS (minutes) % 60;
  g_autofree char *far = NULL;

  if (minutes == 0)
    return g_strdup (label);
  far = rest > 0 ? g_strdup_printf ("%s%u:%02u h", minutes < 0 ? "−" : "+", hours, rest)
                 : g_strdup_printf ("%s%u h", minutes < 0 ? "−" : "+", hours);
  return *label != '\0' ? g_strdup_printf (_ ("%s, here %s"), label, far) : g_strdup_printf (_ ("here %s"), far);
}
