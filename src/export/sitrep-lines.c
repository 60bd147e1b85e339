/* sitrep-lines.c - texts gathered one by one, then joined
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-lines.h"

#include <glib/gi18n-lib.h>

SitrepLines *
sitrep_lines_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/** sitrep_lines_take: adds @text (transfer full) (nullable), unless it is empty. */
void
sitrep_lines_take (SitrepLines *self, char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (self, text);
  else
    g_free (text);
}

/** sitrep_lines_add: adds a copy of @text (nullable), unless it is empty. */
void
sitrep_lines_add (SitrepLines *self, const char *text)
{
  sitrep_lines_take (self, g_strdup (text));
}

/** sitrep_lines_label: adds @text (transfer full) (nullable) behind its label, unless it is empty. */
void
sitrep_lines_label (SitrepLines *self, const char *label, char *text)
{
  if (text != NULL && *text != '\0')
    /* Translators: a label and what is said, as in “Levels: SEV-1” */
    g_ptr_array_add (self, g_strdup_printf (_ ("%s: %s"), label, text));
  g_free (text);
}

/** sitrep_lines_end: Returns: (transfer full) (nullable): all of them in one text; @self is released. */
char *
sitrep_lines_end (SitrepLines *self, const char *separator)
{
  char *joined = NULL;

  if (self->len > 0)
    {
      g_ptr_array_add (self, NULL);
      joined = g_strjoinv (separator, (char **) self->pdata);
    }
  g_ptr_array_unref (self);
  return joined;
}

/** sitrep_lines_end_list: the same, each on a line of its own; several are marked as a list. */
char *
sitrep_lines_end_list (SitrepLines *self)
{
  for (guint i = 0; self->len > 1 && i < self->len; i++)
    {
      char *text = g_ptr_array_index (self, i);

      g_ptr_array_index (self, i) = g_strconcat ("• ", text, NULL);
      g_free (text);
    }
  return sitrep_lines_end (self, "\n");
}
