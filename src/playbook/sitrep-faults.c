/* sitrep-faults.c - what is wrong with a playbook, and where
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-faults.h"

#include "base/sitrep-error.h"
#include "sitrep-json-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
sitrep_fault_free (SitrepFault *fault)
{
  g_free (fault->path);
  g_free (fault->reason);
  g_free (fault);
}

/** sitrep_fault_words: Returns: (transfer full): the fault as a line, with its place. */
char *
sitrep_fault_words (const SitrepFault *fault)
{
  GString *out = g_string_new (NULL);

  if (fault->line > 0)
    /* Translators: where a fault stands in a file */
    g_string_append_printf (out, _ ("Line %u, "), fault->line);
  if (*fault->path != '\0')
    g_string_append_printf (out, "%s: ", fault->path);
  g_string_append (out, fault->reason);
  return g_string_free_and_steal (out);
}

/** sitrep_faults_words: Returns: (transfer full): at most @max faults, a line each, with their places; no warnings. */
char *
sitrep_faults_words (GPtrArray *faults, guint max)
{
  GString *out = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < faults->len && shown < max; i++)
    {
      const SitrepFault *fault = g_ptr_array_index (faults, i);
      g_autofree char *words = NULL;

      if (fault->warning)
        continue;
      words = sitrep_fault_words (fault);
      g_string_append_printf (out, "%s%s", shown++ > 0 ? "\n" : "", words);
    }
  return g_string_free_and_steal (out);
}

/** sitrep_faults_refuse: Returns: %FALSE with %SITREP_ERROR_INVALID where there is more than warnings; it names the first. */
gboolean
sitrep_faults_refuse (GPtrArray *faults, GError **error)
{
  g_autofree char *words = sitrep_faults_words (faults, 5);
  guint n = 0;

  for (guint i = 0; i < faults->len; i++)
    n += !((SitrepFault *) g_ptr_array_index (faults, i))->warning;
  if (n > 0)
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                 ngettext ("The playbook has %u fault.\n%s", "The playbook has %u faults.\n%s", n), n, words);
  return n == 0;
}

/* --- places --- */

static void
doubled_cb (const char *path, guint line, gboolean repeated, gpointer data)
{
  SitrepFault *fault;

  if (!repeated)
    return;
  fault = g_new0 (SitrepFault, 1);
  fault->path = g_strdup (path);
  fault->line = line;
  fault->reason = g_strdup (_ ("This key stands twice in one object; only one can count."));
  g_ptr_array_add (data, fault);
}

/** sitrep_faults_find_doubled: adds a fault for each key that stands twice in one object, which JSON leaves open. */
void
sitrep_faults_find_doubled (GPtrArray *faults, const char *text, gsize length)
{
  sitrep_json_places (text, length, doubled_cb, faults);
}

/* What is missing has something close around it that is there; and a key may be nothing but dots. */
#define PARTS_MAX 8

static void
line_cb (const char *path, guint line, gboolean repeated, gpointer data)
{
  guint *wanted = repeated ? NULL : g_hash_table_lookup (data, path);

  if (wanted != NULL)
    *wanted = line;
}

/* Cuts the last part off, as in `levels[2].name`, `levels[2]`, `levels`. */
static void
go_out (char *path)
{
  char *dot = strrchr (path, '.'), *bracket = strrchr (path, '[');

  *MAX (dot != NULL ? dot : path, bracket != NULL ? bracket : path) = '\0';
}

/* Asks for the lines of @path and of what is around it. */
static void
want (GHashTable *lines, const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (guint n = 0; *at != '\0' && n < PARTS_MAX; n++, go_out (at))
    if (!g_hash_table_contains (lines, at))
      g_hash_table_insert (lines, g_strdup (at), g_new0 (guint, 1));
}

/* A fault without a line of its own gets that of the nearest place around it. */
static guint
find_line (GHashTable *lines, const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (guint n = 0; *at != '\0' && n < PARTS_MAX; n++, go_out (at))
    {
      const guint *line = g_hash_table_lookup (lines, at);

      if (*line > 0)
        return *line;
    }
  return 0;
}

/**
 * sitrep_faults_place:
 * @faults: (element-type SitrepFault): found in @text
 *
 * Adds to each fault the line where it stands.
 */
void
sitrep_faults_place (GPtrArray *faults, const char *text, gsize length)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < faults->len; i++)
    if (((SitrepFault *) g_ptr_array_index (faults, i))->line == 0)
      want (lines, ((SitrepFault *) g_ptr_array_index (faults, i))->path);
  if (g_hash_table_size (lines) == 0)
    return;
  sitrep_json_places (text, length, line_cb, lines);
  for (guint i = 0; i < faults->len; i++)
    {
      SitrepFault *fault = g_ptr_array_index (faults, i);

      if (fault->line == 0)
        fault->line = find_line (lines, fault->path);
    }
}
