/* sitrep-alert-start.c - what an incident begins with that is declared from alerts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-alert-start.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a line of the timeline, so much tells an alert apart. */
#define LABELS_MAX 300

void
sitrep_alert_start_free (SitrepAlertStart *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->impact);
  g_free (self->detected_by);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* As in “job: api, severity: page”; the name stands before it. */
static char *
label_words (const SitrepAlert *alert)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (alert->labels), compare);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (GList *l = names; l != NULL; l = l->next)
    if (strcmp (l->data, "alertname") != 0)
      g_string_append_printf (words, "%s%s: %s", words->len > 0 ? ", " : "", (char *) l->data,
                              (char *) g_hash_table_lookup (alert->labels, l->data));
  line = sitrep_text_line (words->str);
  return sitrep_text_cut (line, LABELS_MAX);
}

static char *
line_of (const SitrepAlert *alert)
{
  g_autofree char *title = sitrep_alert_title (alert), *labels = label_words (alert);
  g_autofree char *name = sitrep_text_line (alert->name != NULL ? alert->name : title);
  g_autofree char *both = *labels != '\0' ? g_strdup_printf ("%s (%s)", name, labels) : g_strdup (name);

  return g_strdup_printf (_ ("Alert: %s%s%s"), both, alert->generator_url != NULL ? " " : "",
                          alert->generator_url != NULL ? alert->generator_url : "");
}

/* One's own words; of several the first, and how many more. */
static char *
title_of (GPtrArray *alerts)
{
  g_autofree char *first = sitrep_alert_title (g_ptr_array_index (alerts, 0)), *both = NULL;

  if (alerts->len == 1)
    return g_steal_pointer (&first);
  /* Translators: the title of an alert, and how many others there are */
  both = g_strdup_printf (ngettext ("%s, and %u more alert", "%s, and %u more alerts", alerts->len - 1), first,
                          alerts->len - 1);
  return sitrep_text_cut (both, SITREP_TITLE_MAX);
}

/* What each says, once. */
static char *
impact_of (GPtrArray *alerts)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  for (guint i = 0; i < alerts->len; i++)
    {
      g_autofree char *impact = sitrep_alert_impact (g_ptr_array_index (alerts, i));
      g_autofree char *line = sitrep_text_line (impact);

      if (*line != '\0' && !g_ptr_array_find_with_equal_func (seen, line, g_str_equal, NULL))
        g_ptr_array_add (seen, g_steal_pointer (&line));
    }
  if (seen->len == 0)
    return NULL;
  g_ptr_array_add (seen, NULL);
  all = g_strjoinv (" ", (char **) seen->pdata);
  return sitrep_text_cut (all, SITREP_TEXT_MAX);
}

static gint64
started_at (GPtrArray *alerts)
{
  gint64 first = SITREP_NEVER;

  for (guint i = 0; i < alerts->len; i++)
    {
      gint64 at = ((const SitrepAlert *) g_ptr_array_index (alerts, i))->starts_at;

      if (at != SITREP_NEVER && (first == SITREP_NEVER || at < first))
        first = at;
    }
  return first;
}

/** sitrep_alert_start_new: @alerts: (element-type SitrepAlert): at least one */
SitrepAlertStart *
sitrep_alert_start_new (GPtrArray *alerts)
{
  SitrepAlertStart *self;
  const SitrepAlert *first;
  g_autofree char *name = NULL;

  g_return_val_if_fail (alerts->len > 0, NULL);

  self = g_new0 (SitrepAlertStart, 1);
  first = g_ptr_array_index (alerts, 0);
  name = sitrep_text_line (first->name != NULL ? first->name : first->fingerprint);
  self->title = title_of (alerts);
  self->impact = impact_of (alerts);
  self->detected_by = g_strdup_printf (_ ("Alert %s"), name);
  self->started_at = started_at (alerts);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < alerts->len; i++)
    g_ptr_array_add (self->lines, line_of (g_ptr_array_index (alerts, i)));
  return self;
}
