/* sitrep-examine.c - a playbook from its bytes, with everything that is wrong with it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-examine.h"

#include "sitrep-template-check.h"

#include <string.h>

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const SitrepFault *x = *(SitrepFault *const *) a, *y = *(SitrepFault *const *) b;

  return x->line < y->line ? -1 : x->line > y->line;
}

/**
 * sitrep_examine:
 * @length: of @text in bytes, or -1
 * @faults: (out) (optional) (transfer full) (nullable) (element-type SitrepFault): all that was found in the order of the lines,
 *   warnings too;
 *   %NULL where the text is no JSON object at all
 *
 * As sitrep_playbook_read(), and checks the templates, commands and names too: that each can be read, that each value
 * they name exists, and that what the public reads names nothing internal. From any thread.
 *
 * Returns: (transfer full) (nullable): the playbook, or %NULL with %SITREP_ERROR_INVALID or %SITREP_ERROR_NEWER
 */
SitrepPlaybook *
sitrep_examine (const char *text, gssize length, GPtrArray **faults, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, length, &found, error);

  if (playbook != NULL)
    {
      sitrep_template_check (playbook, found);
      sitrep_faults_place (found, text, length < 0 ? strlen (text) : (gsize) length);
      if (!sitrep_faults_refuse (found, error))
        g_clear_pointer (&playbook, sitrep_playbook_unref);
    }
  if (found != NULL)
    g_ptr_array_sort (found, compare_lines);
  if (faults != NULL)
    *faults = g_steal_pointer (&found);
  return g_steal_pointer (&playbook);
}
