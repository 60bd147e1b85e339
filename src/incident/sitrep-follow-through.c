/* sitrep-follow-through.c - what becomes of action items
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-follow-through.h"

#include "base/sitrep-text.h"
#include "base/sitrep-time.h"

#include <glib/gi18n-lib.h>

/* Whether it helped is asked twice, so many days after it was done. */
#define FIRST_ASK 30
#define SECOND_ASK 90

/** sitrep_action_is_ready: somebody does it until some day: without both, few are ever done. */
gboolean
sitrep_action_is_ready (const SitrepActionItem *item)
{
  return !sitrep_text_is_empty (item->owner) && !sitrep_text_is_empty (item->due);
}

/** sitrep_action_due: the end of its day in the process' zone; SITREP_NEVER where it has no date. */
gint64
sitrep_action_due (const SitrepActionItem *item, GTimeZone *zone)
{
  return sitrep_date_end (item->due, zone);
}

/**
 * sitrep_action_asks_at:
 * @check_after: the process' days until it asks first, or 0 for 30; it asks again 60 days later
 *
 * Returns: when it is to be asked whether @item helped, or SITREP_NEVER: it is not done, or was asked often enough
 */
gint64
sitrep_action_asks_at (const SitrepActionItem *item, guint check_after)
{
  guint first = check_after > 0 ? check_after : FIRST_ASK;

  if (!item->done || item->done_at == SITREP_NEVER || item->asked > 1)
    return SITREP_NEVER;
  return item->done_at + (item->asked == 0 ? first : first + SECOND_ASK - FIRST_ASK) * SITREP_DAY;
}

/** sitrep_action_figures: @items (element-type SitrepActionItem). */
SitrepActionFigures
sitrep_action_figures (GPtrArray *items, GTimeZone *zone, gint64 now)
{
  SitrepActionFigures figures = { .oldest = SITREP_NEVER };

  for (guint i = 0; i < items->len; i++)
    {
      const SitrepActionItem *item = g_ptr_array_index (items, i);
      gint64 due = sitrep_action_due (item, zone);

      figures.done += item->done ? 1 : 0;
      if (item->done)
        continue;
      figures.open++;
      figures.overdue += due != SITREP_NEVER && due < now ? 1 : 0;
      figures.unready += sitrep_action_is_ready (item) ? 0 : 1;
      if (item->made_at != SITREP_NEVER && (figures.oldest == SITREP_NEVER || now - item->made_at > figures.oldest))
        figures.oldest = now - item->made_at;
    }
  return figures;
}

/** sitrep_action_rate: how many of a hundred are done; 0 where there are none. */
guint
sitrep_action_rate (const SitrepActionFigures *figures)
{
  guint all = figures->open + figures->done;

  return all > 0 ? figures->done * 100 / all : 0;
}

static void
append_line (GString *out, const char *label, const char *text)
{
  if (!sitrep_text_is_empty (text))
    g_string_append_printf (out, "- %s: %s\n", label, text);
}

/** sitrep_action_ticket_text: Returns: (transfer full): Markdown for any tracker: its first line is the title. */
char *
sitrep_action_ticket_text (const SitrepActionItem *item, const SitrepIncident *incident)
{
  g_autofree char *title = sitrep_text_line (item->text);
  g_autofree char *body = sitrep_action_ticket_body (item, incident);

  return g_strdup_printf ("%s\n\n%s", title, body);
}

/** sitrep_action_ticket_body: Returns: (transfer full): as sitrep_action_ticket_text(), without the title. */
char *
sitrep_action_ticket_body (const SitrepActionItem *item, const SitrepIncident *incident)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, _ ("An action item of %s, %s."), incident->label, incident->title);
  g_string_append (out, "\n\n");
  append_line (out, _ ("Owner"), item->owner);
  append_line (out, _ ("Due"), item->due);
  append_line (out, _ ("Priority"), item->priority);
  append_line (out, _ ("Category"), item->category);
  return g_string_free_and_steal (out);
}
