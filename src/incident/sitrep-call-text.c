/* sitrep-call-text.c - what is said to a person who is called for help
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-call-text.h"

#include "base/sitrep-text.h"
#include "sitrep-entry-words.h"

#include <glib/gi18n-lib.h>

/* So much of what was tried fits into a call. */
#define MAX_TRIED 3

typedef struct
{
  gint64 at;
  char *words;
} Tried;

static void
clear_tried (gpointer data)
{
  g_free (((Tried *) data)->words);
}

static int
latest_first (gconstpointer a, gconstpointer b)
{
  const Tried *x = a, *y = b;

  return x->at > y->at ? -1 : x->at < y->at;
}

static void
add_tried (GArray *tried, gint64 at, char *words)
{
  Tried one = { at, words };

  g_array_append_val (tried, one);
}

static void
add_items (const SitrepDossier *d, GArray *tried)
{
  for (guint i = 0; i < d->ticks->len; i++)
    {
      const SitrepTick *tick = g_ptr_array_index (d->ticks, i);
      const SitrepItem *item = sitrep_playbook_item (d->playbook, tick->item);

      if (tick->state == SITREP_TICK_DONE && item != NULL)
        add_tried (tried, tick->at, g_strdup (item->text));
    }
}

static void
add_tasks (const SitrepDossier *d, GArray *tried)
{
  for (guint i = 0; i < d->tasks->len; i++)
    {
      const SitrepTask *task = g_ptr_array_index (d->tasks, i);

      if (task->state == SITREP_TASK_DONE)
        add_tried (tried, task->done_at,
                   task->outcome != NULL ? g_strdup_printf ("%s: %s", task->text, task->outcome)
                                         : g_strdup (task->text));
    }
}

static void
add_actions (const SitrepDossier *d, GArray *tried)
{
  for (guint i = 0; d->entries != NULL && i < d->entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (d->entries, i);

      if (entry->kind == SITREP_ENTRY_ACTION && entry->text != NULL)
        add_tried (tried, entry->at, g_strdup (entry->text));
    }
}

/* --- the lines --- */

/* What is no real outage says so in the first word. */
static const char *
kind_word (SitrepKind kind)
{
  return kind == SITREP_KIND_DRILL ? "DRILL: " : kind == SITREP_KIND_SAMPLE ? "SAMPLE: " : "";
}

static void
append_line (GString *out, const char *label, const char *text)
{
  g_autofree char *line = text != NULL ? sitrep_text_line (text) : NULL;

  if (line != NULL && *line != '\0')
    /* Translators: what it is, and what is known of it */
    g_string_append_printf (out, C_ ("call for help", "%s: %s\n"), label, line);
}

static void
append_tried (GString *out, const SitrepDossier *d)
{
  g_autoptr (GArray) tried = g_array_new (FALSE, FALSE, sizeof (Tried));

  g_array_set_clear_func (tried, clear_tried);
  add_items (d, tried);
  add_tasks (d, tried);
  add_actions (d, tried);
  if (tried->len == 0)
    return;
  g_array_sort (tried, latest_first);
  g_string_append (out, _ ("Done so far:\n"));
  for (guint i = MIN (tried->len, MAX_TRIED); i > 0; i--)
    {
      g_autofree char *line = sitrep_text_line (g_array_index (tried, Tried, i - 1).words);

      g_string_append_printf (out, "- %s\n", line);
    }
}

static void
append_since (GString *out, const SitrepDossier *d, gint64 now)
{
  gint64 started = sitrep_dossier_started (d);
  g_autofree char *clock = sitrep_time_clock (started, d->playbook->zone, d->playbook->twelve_hours);
  g_autofree char *span = sitrep_duration_short (MAX (0, now - started));
  g_autofree char *labelled
    = d->playbook->zone_label != NULL ? g_strdup_printf ("%s %s", clock, d->playbook->zone_label) : g_strdup (clock);

  g_string_append_printf (out, _ ("Since %s, for %s. %s.\n"), labelled, span, sitrep_dossier_status (d)->label);
}

/**
 * sitrep_call_text:
 * @decision: (nullable): what the person is asked to decide
 *
 * What is known, short enough to be read out: what it is, since when, what it does to whom, what was done, what is
 * needed. What was done is complete only where the dossier was loaded whole.
 *
 * Returns: (transfer full): plain text
 */
char *
sitrep_call_text (const SitrepDossier *d, const char *decision, gint64 now)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, _ ("%s%s, %s: %s\n"), kind_word (d->incident->kind), d->incident->label,
                          sitrep_dossier_level (d)->key, d->incident->title);
  append_since (out, d, now);
  append_line (out, sitrep_situation_label ("impact"), sitrep_dossier_fact (d, "impact"));
  append_line (out, sitrep_situation_label ("known"), sitrep_dossier_fact (d, "known"));
  append_tried (out, d);
  append_line (out, sitrep_situation_label ("doing"), sitrep_dossier_fact (d, "doing"));
  append_line (out, sitrep_situation_label ("needed"), sitrep_dossier_fact (d, "needed"));
  append_line (out, _ ("To be decided"), decision);
  append_line (out, _ ("We meet"), d->incident->meet);
  if (out->len > 0)
    g_string_truncate (out, out->len - 1);
  return g_string_free_and_steal (out);
}
