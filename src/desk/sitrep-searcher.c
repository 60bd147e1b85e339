/* sitrep-searcher.c - searching beside everything else
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-searcher.h"

struct _SitrepSearcher
{
  char *folder;
  GMutex mutex;
  SitrepReader *reader; /* made when it is first asked for */
};

SitrepSearcher *
sitrep_searcher_new (const char *folder)
{
  SitrepSearcher *self = g_atomic_rc_box_new0 (SitrepSearcher);

  self->folder = g_strdup (folder);
  g_mutex_init (&self->mutex);
  return self;
}

SitrepSearcher *
sitrep_searcher_ref (SitrepSearcher *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SitrepSearcher *self = data;

  g_clear_pointer (&self->reader, sitrep_reader_close);
  g_mutex_clear (&self->mutex);
  g_free (self->folder);
}

void
sitrep_searcher_unref (SitrepSearcher *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * sitrep_searcher_lock: waits until nobody else searches; who was given up meanwhile does not begin.
 *
 * Returns: (transfer none) (nullable): the connection, until sitrep_searcher_unlock(); with %NULL there is nothing to unlock
 */
SitrepReader *
sitrep_searcher_lock (SitrepSearcher *self, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&self->mutex);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      if (self->reader == NULL)
        self->reader = sitrep_reader_open (self->folder, error);
      if (self->reader != NULL)
        return self->reader;
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

void
sitrep_searcher_unlock (SitrepSearcher *self)
{
  g_mutex_unlock (&self->mutex);
}
