/* bench-due.c - what everything that is due takes to be listed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk/sitrep-agenda.h"
#include "measure.h"
#include "stores.h"

#define OPEN 200
#define ROUNDS 200
#define WARM 20

/* The same number of small records, made, put in order of two numbers, and freed. */
typedef struct
{
  gint64 due;
  guint place;
} Bare;

static int
compare (gconstpointer a, gconstpointer b)
{
  const Bare *x = *(Bare *const *) a, *y = *(Bare *const *) b;

  return x->due != y->due ? (x->due < y->due ? -1 : 1) : (x->place > y->place) - (x->place < y->place);
}

static void
sort_bare (guint n)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      Bare *bare = g_new0 (Bare, 1);

      bare->due = (gint64) (i * 7919U % 1000U);
      bare->place = i;
      g_ptr_array_add (list, bare);
    }
  g_ptr_array_sort (list, compare);
}

static void
bench (SitrepDesk *desk)
{
  SitrepAgenda *agenda = sitrep_agenda_new (desk);
  Measure measure = measure_new ("due-list-200");

  for (guint i = 0; i < WARM + ROUNDS; i++)
    {
      double start = measure_processor (), ours;
      g_autoptr (GPtrArray) list = sitrep_agenda_list (agenda, sitrep_desk_now (desk));

      ours = measure_processor () - start;
      start = measure_processor ();
      sort_bare (list->len);
      if (i < WARM)
        continue;
      measure_ours (&measure, ours);
      measure_bare (&measure, measure_processor () - start);
    }
  measure_end (&measure);
  g_object_unref (agenda);
}

int
main (int argc, char **argv)
{
  char *folder = measure_folder_new ();

  if (measure_wanted (argv + 1, "due-list-200"))
    {
      SitrepDesk *desk;

      g_free (stores_fill (folder, OPEN, OPEN, 0));
      desk = stores_open (folder);
      bench (desk);
      g_object_unref (desk);
    }
  measure_folder_remove (folder);
  return 0;
}
