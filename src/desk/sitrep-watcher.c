/* sitrep-watcher.c - asks the health addresses of open incidents, each minute
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-watcher.h"

#include "comms/sitrep-health.h"
#include "incident/sitrep-vigil.h"

/* Well below the minute after which it is asked again. */
#define TIMEOUT_SECONDS 20

struct _SitrepWatcher
{
  GObject parent_instance;

  SitrepDesk *desk; /* outlives it */
  SitrepTransport *transport;
  GCancellable *cancellable;
  GHashTable *asked;   /* incident id → gint64 *: when it answered last */
  GHashTable *waiting; /* incident id: asked, and no answer yet */
  guint listener;
};

G_DEFINE_FINAL_TYPE (SitrepWatcher, sitrep_watcher, G_TYPE_OBJECT)

static guint asked_signal;

/** sitrep_watcher_asked_at: Returns: when it answered last while this program runs, or SITREP_NEVER */
gint64
sitrep_watcher_asked_at (SitrepWatcher *self, const char *incident)
{
  const gint64 *at = g_hash_table_lookup (self->asked, incident);

  return at != NULL ? *at : SITREP_NEVER;
}

gboolean
sitrep_watcher_is_asking (SitrepWatcher *self, const char *incident)
{
  return g_hash_table_contains (self->waiting, incident);
}

/* --- asking --- */

typedef struct
{
  SitrepWatcher *watcher;
  char *incident;
  char *url;
} Asking;

static void
kept_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (error != NULL)
    g_message ("%s", error->message);
}

/* The same answer once more is no deed. */
static gboolean
is_news (SitrepWatcher *self, const Asking *asking, const SitrepHealth *health)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self->desk, asking->incident, FALSE, NULL);
  g_autoptr (SitrepVigil) vigil = dossier != NULL ? sitrep_vigil_of (dossier) : NULL;

  return vigil != NULL && sitrep_vigil_is_news (vigil, health->up, health->status);
}

static void
take (SitrepWatcher *self, const Asking *asking, const SitrepHealth *health)
{
  gint64 now = sitrep_desk_now (self->desk);

  g_hash_table_remove (self->waiting, asking->incident);
  g_hash_table_insert (self->asked, g_strdup (asking->incident), g_memdup2 (&now, sizeof now));
  if (is_news (self, asking, health))
    sitrep_desk_keep_health_async (self->desk, asking->incident, asking->url, health->up, health->status, health->words,
                                   kept_cb, NULL);
  g_signal_emit (self, asked_signal, 0, asking->incident);
}

static void
answered_cb (GObject *transport, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (SitrepWatcher) self = asking->watcher;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepHealth) health = sitrep_health_ask_finish (SITREP_TRANSPORT (transport), result, &error);

  if (health != NULL && !g_cancellable_is_cancelled (self->cancellable))
    take (self, asking, health);
  else
    g_hash_table_remove (self->waiting, asking->incident);
  g_free (asking->incident);
  g_free (asking->url);
  g_free (asking);
}

static void
ask (SitrepWatcher *self, const char *incident, const char *url)
{
  Asking *asking;

  if (sitrep_watcher_is_asking (self, incident))
    return;
  asking = g_new0 (Asking, 1);
  *asking = (Asking) { g_object_ref (self), g_strdup (incident), g_strdup (url) };
  if (self->transport == NULL)
    self->transport = sitrep_transport_new (TIMEOUT_SECONDS);
  g_hash_table_add (self->waiting, g_strdup (incident));
  sitrep_health_ask_async (self->transport, url, self->cancellable, answered_cb, asking);
}

/** sitrep_watcher_ask: asks that incident's address now, also where it is not watched. */
void
sitrep_watcher_ask (SitrepWatcher *self, const char *incident)
{
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (SitrepVigil) vigil = NULL;

  g_return_if_fail (SITREP_IS_WATCHER (self));

  dossier = sitrep_desk_dossier (self->desk, incident, FALSE, NULL);
  vigil = dossier != NULL ? sitrep_vigil_of (dossier) : NULL;
  if (vigil != NULL)
    ask (self, incident, vigil->url);
}

/* --- each minute --- */

/* Returns: whether any open incident is watched. */
static gboolean
look (SitrepWatcher *self)
{
  g_autoptr (GPtrArray) open = sitrep_desk_open_incidents (self->desk);
  gint64 now = sitrep_desk_now (self->desk);
  gboolean any = FALSE;

  for (guint i = 0; i < open->len; i++)
    {
      const SitrepDossier *dossier = g_ptr_array_index (open, i);
      const char *id = dossier->incident->base.id;
      g_autoptr (SitrepVigil) vigil = sitrep_vigil_of (dossier);

      if (vigil == NULL || !vigil->watched)
        continue;
      any = TRUE;
      if (sitrep_vigil_is_due (dossier, sitrep_watcher_asked_at (self, id), now))
        ask (self, id, vigil->url);
    }
  return any;
}

static void
minute_cb (gpointer data)
{
  look (data);
}

static void
follow (SitrepWatcher *self)
{
  SitrepPulse *pulse = sitrep_desk_pulse (self->desk);

  if (!look (self))
    sitrep_pulse_drop (pulse, &self->listener);
  else if (self->listener == 0)
    self->listener = sitrep_pulse_listen_always (pulse, SITREP_MINUTE, minute_cb, self);
}

/* Only what may begin or end a watch is looked at: notes and ticks come more often. */
static void
changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepWatcher *self)
{
  if (sitrep_changes_touch (changes, &sitrep_fact_type) || sitrep_changes_touch (changes, &sitrep_incident_type))
    follow (self);
}

static void
sitrep_watcher_dispose (GObject *object)
{
  SitrepWatcher *self = SITREP_WATCHER (object);

  g_cancellable_cancel (self->cancellable);
  if (self->desk != NULL)
    {
      sitrep_pulse_drop (sitrep_desk_pulse (self->desk), &self->listener);
      g_signal_handlers_disconnect_by_data (self->desk, self);
      self->desk = NULL;
    }
  g_clear_object (&self->transport);
  G_OBJECT_CLASS (sitrep_watcher_parent_class)->dispose (object);
}

static void
sitrep_watcher_finalize (GObject *object)
{
  SitrepWatcher *self = SITREP_WATCHER (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->waiting);
  G_OBJECT_CLASS (sitrep_watcher_parent_class)->finalize (object);
}

static void
sitrep_watcher_class_init (SitrepWatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_watcher_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_watcher_finalize;
  asked_signal = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                               1, G_TYPE_STRING);
}

static void
sitrep_watcher_init (SitrepWatcher *self)
{
  self->cancellable = g_cancellable_new ();
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/** sitrep_watcher_new: @desk: not kept alive: it is to be released before the desk is closed */
SitrepWatcher *
sitrep_watcher_new (SitrepDesk *desk)
{
  SitrepWatcher *self = g_object_new (SITREP_TYPE_WATCHER, NULL);

  self->desk = desk;
  g_signal_connect (desk, "changed", G_CALLBACK (changed_cb), self);
  follow (self);
  return self;
}
