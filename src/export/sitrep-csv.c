/* sitrep-csv.c - tables for spreadsheets
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-csv.h"

#include "base/sitrep-time.h"
#include "incident/sitrep-entry-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A spreadsheet computes what begins so, and a formula can send the sheet away. */
static gboolean
is_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;
}

/* RFC 4180. */
static void
append_cell (GString *out, const char *text)
{
  gboolean quoted = strpbrk (text, ",\"\r\n") != NULL;

  g_string_append (out, quoted ? "\"" : "");
  g_string_append (out, is_formula (text) ? "'" : "");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append (out, quoted ? "\"" : "");
}

/**
 * sitrep_csv_append_row:
 * @cells: (array length=n): %NULL for an empty one
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front.
 */
void
sitrep_csv_append_row (GString *out, const char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      append_cell (out, cells[i] != NULL ? cells[i] : "");
    }
  g_string_append (out, "\r\n");
}

static void
append_entry (GString *out, const SitrepEntry *entry, const SitrepDossier *dossier)
{
  const SitrepPlaybook *playbook = dossier->playbook;
  gint64 started = sitrep_dossier_started (dossier);
  const SitrepWhen when = { entry->at, entry->until, entry->precision };
  g_autofree char *day = sitrep_time_format (entry->at, playbook->zone, "%F");
  g_autofree char *clock = sitrep_when_words (&when, playbook->zone, playbook->twelve_hours);
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, (entry->at - started) / SITREP_MINUTE);
  g_autofree char *words = sitrep_entry_words (entry, playbook);
  const char *const cells[]
    = { day, clock, since, sitrep_entry_kind_label (entry->kind), words, entry->owner, entry->recorder };

  sitrep_csv_append_row (out, cells, G_N_ELEMENTS (cells));
}

/**
 * sitrep_csv_timeline:
 * @dossier: whole
 *
 * Returns: (transfer full): a row an entry, but for those that are left out of the post-mortem; times are in the zone of
 *   the process, which the head names
 */
char *
sitrep_csv_timeline (const SitrepDossier *dossier)
{
  GString *out = g_string_new (NULL);
  g_autofree char *zone = sitrep_time_format (dossier->incident->declared_at, dossier->playbook->zone, "%Z");
  g_autofree char *time = g_strdup_printf (_ ("Time (%s)"), zone);
  const char *const head[] = { _ ("Date"), time, _ ("Minutes"), _ ("Kind"), _ ("Event"), _ ("Owner"), _ ("Noted By") };

  sitrep_csv_append_row (out, head, G_N_ELEMENTS (head));
  for (guint i = 0; dossier->entries != NULL && i < dossier->entries->len; i++)
    if (!((SitrepEntry *) g_ptr_array_index (dossier->entries, i))->left_out)
      append_entry (out, g_ptr_array_index (dossier->entries, i), dossier);
  return g_string_free_and_steal (out);
}

/**
 * sitrep_csv_actions:
 * @items: (element-type SitrepActionItem)
 * @labels: incident's id → what people call it
 *
 * Returns: (transfer full): a row an item
 */
char *
sitrep_csv_actions (GPtrArray *items, GHashTable *labels)
{
  GString *out = g_string_new (NULL);
  const char *const head[]
    = { _ ("Incident"), _ ("Number"),   _ ("Action Item"), _ ("Owner"), _ ("Due"),   _ ("Priority"),
        _ ("Status"),   _ ("Category"), _ ("Ticket"),      _ ("Done"),  _ ("Helped") };

  sitrep_csv_append_row (out, head, G_N_ELEMENTS (head));
  for (guint i = 0; i < items->len; i++)
    {
      const SitrepActionItem *item = g_ptr_array_index (items, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, item->number);
      const char *const cells[] = { g_hash_table_lookup (labels, item->incident),
                                    number,
                                    item->text,
                                    item->owner,
                                    item->due,
                                    item->priority,
                                    item->status,
                                    item->category,
                                    item->ticket,
                                    item->done ? _ ("yes") : _ ("no"),
                                    item->helped == SITREP_HELPED_UNKNOWN ? "" : sitrep_helped_nicks[item->helped] };

      sitrep_csv_append_row (out, cells, G_N_ELEMENTS (cells));
    }
  return g_string_free_and_steal (out);
}
