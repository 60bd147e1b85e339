/* sitrep-timeline-model.c - the entries of one incident, in the order of their times
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-timeline-model.h"

/* More than the highest screen shows. */
#define FIRST 60

/* On a model that has only the last entries: the first of these. What comes before it in time is not there yet. */
#define EDGE "sitrep-edge"

struct _SitrepEntryItem
{
  GObject parent_instance;

  SitrepEntry *entry;
};

G_DEFINE_FINAL_TYPE (SitrepEntryItem, sitrep_entry_item, G_TYPE_OBJECT)

static void
sitrep_entry_item_finalize (GObject *object)
{
  sitrep_record_unref (SITREP_ENTRY_ITEM (object)->entry);
  G_OBJECT_CLASS (sitrep_entry_item_parent_class)->finalize (object);
}

static void
sitrep_entry_item_class_init (SitrepEntryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_entry_item_finalize;
}

static void
sitrep_entry_item_init (SitrepEntryItem *self)
{
}

/** sitrep_entry_item_get: Returns: (transfer none): the entry, which never changes: a changed one is another item. */
const SitrepEntry *
sitrep_entry_item_get (SitrepEntryItem *self)
{
  return self->entry;
}

static SitrepEntryItem *
new_item (SitrepEntry *entry)
{
  SitrepEntryItem *item = g_object_new (SITREP_TYPE_ENTRY_ITEM, NULL);

  item->entry = sitrep_record_ref (entry);
  return item;
}

/* --- order --- */

static int
compare_entries (const SitrepEntry *a, const SitrepEntry *b)
{
  if (a->at != b->at)
    return a->at < b->at ? -1 : 1;
  if (a->noted_at != b->noted_at)
    return a->noted_at < b->noted_at ? -1 : 1;
  return g_strcmp0 (a->base.id, b->base.id);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_entries (((const SitrepEntryItem *) a)->entry, ((const SitrepEntryItem *) b)->entry);
}

/* The place of the entry, found by halving: most come at the end, and that costs the same. */
static gboolean
find (GListStore *store, const SitrepEntry *entry, guint *position)
{
  guint low = 0, high = g_list_model_get_n_items (G_LIST_MODEL (store));

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (SitrepEntryItem) item = g_list_model_get_item (G_LIST_MODEL (store), middle);
      int order = compare_entries (item->entry, entry);

      if (order == 0)
        {
          *position = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* --- following --- */

static gboolean
is_before_edge (GListStore *store, const SitrepEntry *entry)
{
  const SitrepEntry *edge = g_object_get_data (G_OBJECT (store), EDGE);

  return edge != NULL && compare_entries (entry, edge) < 0;
}

static void
follow (GListStore *store, const SitrepChange *change)
{
  guint position;

  if (change->before != NULL && find (store, (SitrepEntry *) change->before, &position))
    g_list_store_remove (store, position);
  /* What was committed while the list was read is in it already. */
  if (change->after != NULL && !is_before_edge (store, (SitrepEntry *) change->after)
      && !find (store, (SitrepEntry *) change->after, &position))
    {
      g_autoptr (SitrepEntryItem) item = new_item ((SitrepEntry *) change->after);

      g_list_store_insert_sorted (store, item, compare_items, NULL);
    }
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, GListStore *store)
{
  if (changes == NULL || g_strcmp0 (changes->incident, sitrep_subject_id (subject)) != 0)
    return;
  for (guint i = 0; i < changes->changes->len; i++)
    {
      const SitrepChange *change = g_ptr_array_index (changes->changes, i);

      if (change->type == &sitrep_entry_type)
        follow (store, change);
    }
}

static GPtrArray *
read_entries (SitrepSubject *subject, const char *order, guint limit)
{
  return sitrep_reader_list (sitrep_desk_reader (sitrep_subject_desk (subject)), &sitrep_entry_type, order, limit,
                             "incident", sitrep_subject_id (subject), NULL);
}

/* Those of @entries from @from on, one after the other by @step. */
static void
put_first (GListStore *store, GPtrArray *entries, guint from, int step, guint n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, new_item (g_ptr_array_index (entries, (int) from + step * (int) i)));
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
}

/**
 * sitrep_timeline_model_complete:
 *
 * Puts in what a model of sitrep_timeline_model_new() has not read yet; where it has all, it does nothing.
 */
void
sitrep_timeline_model_complete (GListModel *model, SitrepSubject *subject)
{
  GListStore *store = G_LIST_STORE (model);
  g_autoptr (GPtrArray) entries = NULL;
  guint n = 0;

  if (g_object_get_data (G_OBJECT (store), EDGE) == NULL)
    return;
  entries = read_entries (subject, "at noted_at id", 0);
  while (n < entries->len && is_before_edge (store, g_ptr_array_index (entries, n)))
    n++;
  g_object_set_data (G_OBJECT (store), EDGE, NULL);
  put_first (store, entries, 0, 1, n);
}

/**
 * sitrep_timeline_model_new:
 *
 * A long timeline begins with its last entries, which are seen first: whoever shows it lets the others follow by
 * sitrep_timeline_model_complete() as soon as these are on the screen.
 *
 * Returns: (transfer full): a model of #SitrepEntryItem
 */
GListModel *
sitrep_timeline_model_new (SitrepSubject *subject)
{
  GListStore *store = g_list_store_new (SITREP_TYPE_ENTRY_ITEM);
  g_autoptr (GPtrArray) last = read_entries (subject, "-at -noted_at -id", FIRST);

  if (last->len == FIRST)
    g_object_set_data_full (G_OBJECT (store), EDGE, sitrep_record_ref (g_ptr_array_index (last, FIRST - 1)),
                            sitrep_record_unref);
  if (last->len > 0)
    put_first (store, last, last->len - 1, -1, last->len);
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), store, G_CONNECT_DEFAULT);
  return G_LIST_MODEL (store);
}
