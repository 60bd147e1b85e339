/* test-follow-through.c - what becomes of action items
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-clock.h"
#include "incident/sitrep-follow-through.h"

#include <string.h>

#define NOW (G_GINT64_CONSTANT (1762170000) * G_USEC_PER_SEC) /* 2025-11-03 11:40 UTC */

static SitrepActionItem *
new_item (const char *owner, const char *due, int days_old)
{
  SitrepActionItem *item = sitrep_record_new (&sitrep_action_item_type);

  item->text = g_strdup ("Warn before the pool is full");
  item->owner = g_strdup (owner);
  item->due = g_strdup (due);
  item->made_at = NOW - days_old * SITREP_DAY;
  return item;
}

static void
test_ready (void)
{
  g_autoptr (SitrepActionItem) item = new_item ("Grace", NULL, 1);

  g_assert_false (sitrep_action_is_ready (item));
  g_set_str (&item->due, "2025-11-10");
  g_assert_true (sitrep_action_is_ready (item));
  g_set_str (&item->owner, "  ");
  g_assert_false (sitrep_action_is_ready (item));
}

static void
test_figures (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (sitrep_record_unref);
  SitrepActionFigures none = sitrep_action_figures (items, zone, NOW), some;
  SitrepActionItem *done = new_item ("Ada", "2025-10-01", 60);

  g_assert_cmpuint (sitrep_action_rate (&none), ==, 0);
  g_assert_cmpint (none.oldest, ==, SITREP_NEVER);
  done->done = TRUE;
  g_ptr_array_add (items, done);
  g_ptr_array_add (items, new_item ("Ada", "2025-11-02", 12)); /* a day late */
  g_ptr_array_add (items, new_item ("Ada", "2025-11-03", 3));  /* the day is not over */
  g_ptr_array_add (items, new_item (NULL, NULL, 5));
  some = sitrep_action_figures (items, zone, NOW);
  g_assert_cmpuint (some.open, ==, 3);
  g_assert_cmpuint (some.overdue, ==, 1);
  g_assert_cmpuint (some.unready, ==, 1);
  g_assert_cmpuint (some.done, ==, 1);
  g_assert_cmpint (some.oldest, ==, 12 * SITREP_DAY);
  g_assert_cmpuint (sitrep_action_rate (&some), ==, 25);
}

/* Asked after 30 and 90 days, or so long as the process says; never of what is open, and not a third time. */
static void
test_asks (void)
{
  g_autoptr (SitrepActionItem) item = new_item ("Ada", "2025-10-01", 200);

  g_assert_cmpint (sitrep_action_asks_at (item, 0), ==, SITREP_NEVER);
  item->done = TRUE;
  item->done_at = NOW;
  g_assert_cmpint (sitrep_action_asks_at (item, 0), ==, NOW + 30 * SITREP_DAY);
  g_assert_cmpint (sitrep_action_asks_at (item, 14), ==, NOW + 14 * SITREP_DAY);
  item->asked = 1;
  g_assert_cmpint (sitrep_action_asks_at (item, 0), ==, NOW + 90 * SITREP_DAY);
  item->asked = 2;
  g_assert_cmpint (sitrep_action_asks_at (item, 0), ==, SITREP_NEVER);
}

static void
test_ticket (void)
{
  g_autoptr (SitrepActionItem) item = new_item ("Ada", "2025-11-10", 1);
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  g_autofree char *text = NULL;

  incident->label = g_strdup ("INC-20251030-01");
  incident->title = g_strdup ("Logins fail");
  text = sitrep_action_ticket_text (item, incident);
  g_assert_true (g_str_has_prefix (text, "Warn before the pool is full\n\n"));
  g_assert_nonnull (strstr (text, "INC-20251030-01"));
  g_assert_nonnull (strstr (text, "- Due: 2025-11-10\n"));
  g_assert_null (strstr (text, "Priority"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow-through/ready", test_ready);
  g_test_add_func ("/follow-through/figures", test_figures);
  g_test_add_func ("/follow-through/asks", test_asks);
  g_test_add_func ("/follow-through/ticket", test_ticket);
  return g_test_run ();
}
