/* sitrep-courier.c - empties the outbox
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-courier-private.h"

/* A request that is not answered by then counts as unknown. */
#define TIMEOUT_SECONDS 20

SitrepLine *
sitrep_courier_line (SitrepCourier *self, const char *destination)
{
  SitrepLine *line = g_hash_table_lookup (self->lines, destination);

  if (line == NULL)
    {
      line = g_new0 (SitrepLine, 1);
      g_hash_table_insert (self->lines, g_strdup (destination), line);
    }
  return line;
}

static gpointer
courier_thread (gpointer data)
{
  SitrepCourier *self = data;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  self->reader = sitrep_reader_open (sitrep_store_folder (self->store), &error);
  if (self->reader == NULL)
    g_warning ("The courier cannot read the store: %s", error->message);
  self->transport = sitrep_transport_new (TIMEOUT_SECONDS);
  g_main_loop_run (self->loop);
  g_clear_object (&self->transport);
  /* What was cancelled is answered now, so that nothing holds on to the courier. */
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_clear_pointer (&self->reader, sitrep_reader_close);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static gboolean
wake_cb (gpointer data)
{
  SitrepCourier *self = data;

  if (self->reader != NULL && !g_cancellable_is_cancelled (self->cancellable))
    sitrep_courier_round (self);
  return G_SOURCE_REMOVE;
}

static gboolean
network_cb (gpointer data)
{
  SitrepCourier *self = data;
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    if (((SitrepLine *) line)->offline)
      ((SitrepLine *) line)->failures = 0;
  return wake_cb (self);
}

/* Always by a source, never at once: the context may not be the courier thread's yet. */
static void
on_courier_thread (SitrepCourier *self, GSourceFunc func)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);
}

static void
network_changed_cb (GNetworkMonitor *monitor, gboolean available, SitrepCourier *self)
{
  if (available)
    on_courier_thread (self, network_cb);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (((SitrepCourier *) data)->loop);
  return G_SOURCE_REMOVE;
}

/**
 * sitrep_courier_new:
 * @store: must outlive the courier
 *
 * Starts the courier. It does nothing until it is woken.
 */
SitrepCourier *
sitrep_courier_new (SitrepStore *store, SitrepClock *clock, SitrepSecrets *secrets)
{
  SitrepCourier *self = g_new0 (SitrepCourier, 1);

  self->store = store;
  self->clock = sitrep_clock_ref (clock);
  self->secrets = sitrep_secrets_ref (secrets);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->ended = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_errand_free);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
  self->network_changed
    = g_signal_connect (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_changed_cb), self);
  self->thread = g_thread_new ("sitrep-courier", courier_thread, self);
  return self;
}

/** sitrep_courier_wake: something waits, or a destination has changed; from any thread. */
void
sitrep_courier_wake (SitrepCourier *self)
{
  on_courier_thread (self, wake_cb);
}

/** sitrep_courier_free: breaks off what is on its way; the store knows what that was. */
void
sitrep_courier_free (SitrepCourier *self)
{
  g_signal_handler_disconnect (g_network_monitor_get_default (), self->network_changed);
  g_cancellable_cancel (self->cancellable);
  on_courier_thread (self, quit_cb);
  g_thread_join (self->thread);
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_hash_table_unref (self->lines);
  g_ptr_array_unref (self->ended);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  sitrep_secrets_unref (self->secrets);
  sitrep_clock_unref (self->clock);
  g_free (self);
}
