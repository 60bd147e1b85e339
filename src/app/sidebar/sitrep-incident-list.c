/* sitrep-incident-list.c - the open and the recent incidents, kept up to date
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-incident-list.h"

#include <gtk/gtk.h>

#define N_RECENT 30

struct _SitrepIncidentList
{
  GObject parent_instance;

  SitrepDesk *desk;
  GListStore *open;
  GListStore *recent;
  GtkSorter *sorter;
  GListModel *sorted;
  guint later;
};

G_DEFINE_FINAL_TYPE (SitrepIncidentList, sitrep_incident_list, G_TYPE_OBJECT)

enum
{
  UPDATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return sitrep_incident_item_compare ((SitrepIncidentItem *) a, (SitrepIncidentItem *) b);
}

static SitrepIncidentItem *
find_in (GListStore *store, const char *id, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SitrepIncidentItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (g_strcmp0 (sitrep_incident_item_get_id (item), id) == 0)
        {
          *position = i;
          return item; /* the store holds it */
        }
    }
  return NULL;
}

static SitrepDossier *
load (SitrepIncidentList *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  SitrepDossier *dossier = sitrep_desk_dossier (self->desk, id, FALSE, &error);

  if (dossier == NULL)
    g_message ("An incident could not be read: %s", error->message);
  return dossier;
}

static void
fill (SitrepIncidentList *self, GListStore *store, GPtrArray *dossiers)
{
  gint64 now = sitrep_desk_now (self->desk);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < dossiers->len; i++)
    g_ptr_array_add (items, sitrep_incident_item_new (dossiers->pdata[i], now));
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

/* What is over can wait until the window is there. */
static void
fill_recent_cb (gpointer data)
{
  SitrepIncidentList *self = data;
  g_autoptr (GPtrArray) recent = sitrep_desk_recent_incidents (self->desk, N_RECENT);

  self->later = 0;
  fill (self, self->recent, recent);
  g_signal_emit (self, signals[UPDATED], 0);
}

/* A change moved an incident between the sections, or is the first of it. */
static void
place (SitrepIncidentList *self, SitrepIncidentItem *item)
{
  if (sitrep_incident_item_is_open (item))
    g_list_store_append (self->open, item);
  else
    {
      guint n;

      g_list_store_insert (self->recent, 0, item);
      n = g_list_model_get_n_items (G_LIST_MODEL (self->recent));
      if (n > N_RECENT)
        g_list_store_remove (self->recent, n - 1);
    }
}

static void
follow (SitrepIncidentList *self, const char *id)
{
  g_autoptr (SitrepDossier) dossier = load (self, id);
  g_autoptr (SitrepIncidentItem) item = NULL;
  guint position = 0;
  GListStore *store = self->open;
  gint64 now = sitrep_desk_now (self->desk);

  if (dossier == NULL)
    return;
  if (!g_set_object (&item, find_in (store, id, &position)))
    g_set_object (&item, find_in (store = self->recent, id, &position));
  if (item == NULL)
    {
      item = sitrep_incident_item_new (dossier, now);
      place (self, item);
      return;
    }
  sitrep_incident_item_set_dossier (item, dossier, now);
  if (sitrep_incident_item_is_open (item) != (store == self->open))
    {
      g_list_store_remove (store, position);
      place (self, item);
    }
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepIncidentList *self)
{
  if (changes->incident == NULL)
    return;
  follow (self, changes->incident);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
sitrep_incident_list_dispose (GObject *object)
{
  SitrepIncidentList *self = SITREP_INCIDENT_LIST (object);

  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_object (&self->sorted);
  g_clear_object (&self->sorter);
  g_clear_object (&self->open);
  g_clear_object (&self->recent);
  G_OBJECT_CLASS (sitrep_incident_list_parent_class)->dispose (object);
}

static void
sitrep_incident_list_class_init (SitrepIncidentListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_incident_list_dispose;

  signals[UPDATED]
    = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_incident_list_init (SitrepIncidentList *self)
{
  self->open = g_list_store_new (SITREP_TYPE_INCIDENT_ITEM);
  self->recent = g_list_store_new (SITREP_TYPE_INCIDENT_ITEM);
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, NULL, NULL));
  self->sorted
    = G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->open)), g_object_ref (self->sorter)));
}

/** sitrep_incident_list_new: Returns: (transfer full): reads the open incidents, and soon the most recent of the others. */
SitrepIncidentList *
sitrep_incident_list_new (SitrepDesk *desk)
{
  SitrepIncidentList *self = g_object_new (SITREP_TYPE_INCIDENT_LIST, NULL);
  g_autoptr (GPtrArray) open = sitrep_desk_open_incidents (desk);

  self->desk = g_object_ref (desk);
  fill (self, self->open, open);
  self->later = g_idle_add_once (fill_recent_cb, self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return self;
}

/** sitrep_incident_list_get_open: Returns: (transfer none): the worst and most urgent first. */
GListModel *
sitrep_incident_list_get_open (SitrepIncidentList *self)
{
  g_return_val_if_fail (SITREP_IS_INCIDENT_LIST (self), NULL);

  return self->sorted;
}

/** sitrep_incident_list_get_recent: Returns: (transfer none): those that are over, the last first. */
GListModel *
sitrep_incident_list_get_recent (SitrepIncidentList *self)
{
  g_return_val_if_fail (SITREP_IS_INCIDENT_LIST (self), NULL);

  return G_LIST_MODEL (self->recent);
}

/** sitrep_incident_list_find: Returns: (transfer none) (nullable): the row of that incident. */
SitrepIncidentItem *
sitrep_incident_list_find (SitrepIncidentList *self, const char *id)
{
  SitrepIncidentItem *item;
  guint position;

  g_return_val_if_fail (SITREP_IS_INCIDENT_LIST (self), NULL);

  item = find_in (self->open, id, &position);
  return item != NULL ? item : find_in (self->recent, id, &position);
}

static gint64
tick_store (GListStore *store, gint64 now, gint64 next)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SitrepIncidentItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      gint64 due;

      sitrep_incident_item_tick (item, now);
      due = sitrep_incident_item_get_due (item);
      if (due > now && due != G_MAXINT64)
        next = next == SITREP_NEVER ? due : MIN (next, due);
    }
  return next;
}

/**
 * sitrep_incident_list_tick:
 *
 * Brings every row up to the present: to the minute.
 *
 * Returns: when the next thing falls due, or SITREP_NEVER
 */
gint64
sitrep_incident_list_tick (SitrepIncidentList *self)
{
  gint64 now, next;

  g_return_val_if_fail (SITREP_IS_INCIDENT_LIST (self), SITREP_NEVER);

  now = sitrep_desk_now (self->desk);
  next = tick_store (self->open, now, SITREP_NEVER);
  next = tick_store (self->recent, now, next);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  return next;
}
