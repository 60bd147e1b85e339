/* sitrep-label.c - an incident's id by the pattern of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-label.h"

#include <string.h>

/* For a process that defines no id. */
#define FALLBACK "INC-{{started:%Y%m%d}}-{{sequence:3}}"

/* Walks through the pattern; stops before the sequence where @sequence is 0. */
static char *
expand (const SitrepPlaybook *playbook, gint64 started, guint sequence)
{
  g_autoptr (GTimeZone) own = playbook->ids.zone != NULL ? sitrep_zone_open (playbook->ids.zone) : NULL;
  const char *p = playbook->ids.incident != NULL ? playbook->ids.incident : FALLBACK;
  GString *out = g_string_new (NULL);

  while (*p != '\0')
    {
      const char *end = g_str_has_prefix (p, "{{") ? strstr (p, "}}") : NULL;
      g_autofree char *hole = end != NULL ? g_strndup (p + 2, (gsize) (end - p - 2)) : NULL;

      if (hole != NULL && g_str_has_prefix (hole, "started:"))
        {
          g_autofree char *time = sitrep_time_format (started, own != NULL ? own : playbook->zone, hole + 8);

          g_string_append (out, time != NULL ? time : "");
        }
      else if (hole != NULL && g_str_has_prefix (hole, "sequence"))
        {
          if (sequence == 0)
            break;
          g_string_append_printf (out, "%0*u", hole[8] == ':' ? CLAMP (hole[9] - '0', 1, 9) : 1, sequence);
        }
      else
        {
          g_string_append_c (out, *p++);
          continue;
        }
      p = end + 2;
    }
  return g_string_free_and_steal (out);
}

/** sitrep_label_prefix: Returns: (transfer full): the id as far as its sequence; the whole id where it has none. */
char *
sitrep_label_prefix (const SitrepPlaybook *playbook, gint64 started)
{
  return expand (playbook, started, 0);
}

/**
 * sitrep_label_make:
 * @sequence: from 1
 *
 * Returns: (transfer full): the id; whether it is free is for the store to say
 */
char *
sitrep_label_make (const SitrepPlaybook *playbook, gint64 started, guint sequence)
{
  return expand (playbook, started, MAX (sequence, 1));
}

/** sitrep_label_apart: Returns: (transfer full): an id that tells this incident from another of the same id. */
char *
sitrep_label_apart (const char *label, guint attempt)
{
  return attempt == 0 ? g_strdup (label) : g_strdup_printf ("%s-%u", label, attempt + 1);
}
