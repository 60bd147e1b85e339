/* sitrep-ferry.c - work with many bytes, on a thread of its own, that can be watched
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-ferry.h"

struct _SitrepFerry
{
  gatomicrefcount references;
  SitrepDeskProgress progress; /* the main thread only; NULL once it is ended */
  gpointer data;
  GMainContext *context;
  GMutex lock;
  gint64 done, all;
  gboolean under_way;
};

static void
unref (gpointer data)
{
  SitrepFerry *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/** sitrep_ferry_new: @progress: (nullable): called with @data on this thread, until sitrep_ferry_end(). */
SitrepFerry *
sitrep_ferry_new (SitrepDeskProgress progress, gpointer data)
{
  SitrepFerry *self = g_new0 (SitrepFerry, 1);

  g_atomic_ref_count_init (&self->references);
  self->progress = progress;
  self->data = data;
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);
  return self;
}

static gboolean
arrive_cb (gpointer data)
{
  SitrepFerry *self = data;
  gint64 done, all;

  g_mutex_lock (&self->lock);
  done = self->done;
  all = self->all;
  self->under_way = FALSE;
  g_mutex_unlock (&self->lock);
  if (self->progress != NULL)
    self->progress (done, all, self->data);
  return G_SOURCE_REMOVE;
}

/** sitrep_ferry_count: from the working thread, as a SitrepVaultProgress; one passage at a time is under way. */
void
sitrep_ferry_count (gint64 done, gint64 all, gpointer ferry)
{
  SitrepFerry *self = ferry;
  g_autoptr (GSource) source = NULL;
  gboolean wait;

  g_mutex_lock (&self->lock);
  self->done = done;
  self->all = all;
  wait = self->under_way;
  self->under_way = TRUE;
  g_mutex_unlock (&self->lock);
  if (wait)
    return;
  g_atomic_ref_count_inc (&self->references);
  source = g_idle_source_new ();
  g_source_set_callback (source, arrive_cb, self, unref);
  g_source_attach (source, self->context);
}

/** sitrep_ferry_end: on the main thread, when the work is done: nothing arrives after it. Releases the ferry. */
void
sitrep_ferry_end (SitrepFerry *self)
{
  self->progress = NULL;
  unref (self);
}
