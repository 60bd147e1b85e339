/* sitrep-desk.c - the use cases: opening the desk, and looking
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-desk.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "comms/sitrep-courier.h"
#include "incident/sitrep-situation.h"
#include "sitrep-desk-private.h"
#include "sitrep-shelf.h"

#include "sitrep-watcher.h"

#include <glib/gi18n-lib.h>

struct _SitrepDesk
{
  GObject parent_instance;

  SitrepClock *clock;
  SitrepPulse *pulse;
  SitrepWatcher *watcher;
  SitrepStore *store;
  SitrepSecrets *secrets;
  SitrepLibrary *library;
  SitrepShelf *shelf;
  SitrepCourier *courier;
  SitrepSearcher *searcher; /* nullable: nothing was looked for yet */
  char *face;
  char *person;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SitrepDesk, sitrep_desk, G_TYPE_OBJECT)

static void
read_person (SitrepDesk *self)
{
  g_free (self->person);
  self->person = sitrep_reader_setting (sitrep_desk_reader (self), "person");
  if (self->person == NULL)
    {
      const char *real = g_get_real_name ();

      self->person = sitrep_text_line (g_strcmp0 (real, "Unknown") != 0 ? real : g_get_user_name ());
    }
}

static void
committed_cb (SitrepStore *store, SitrepChanges *changes, SitrepDesk *self)
{
  /* What the courier wrote itself it knows. */
  if (self->courier != NULL && g_strcmp0 (changes->kind, SITREP_COURIER_ACT) != 0
      && (sitrep_changes_touch (changes, &sitrep_message_type)
          || sitrep_changes_touch (changes, &sitrep_destination_type)))
    sitrep_courier_wake (self->courier);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

/**
 * sitrep_desk_open_for_one_deed:
 *
 * As sitrep_desk_open(), without a courier: what waits to be sent waits on, for whoever opens the desk to stay.
 */
SitrepDesk *
sitrep_desk_open_for_one_deed (const char *folder,
                               SitrepClock *clock,
                               SitrepSecrets *secrets,
                               const char *face,
                               GError **error)
{
  g_autoptr (SitrepDesk) self = g_object_new (SITREP_TYPE_DESK, NULL);

  self->clock = sitrep_clock_ref (clock);
  self->secrets = sitrep_secrets_ref (secrets);
  self->face = g_strdup (face);
  if ((self->store = sitrep_store_open (folder, clock, error)) == NULL)
    return NULL;
  read_person (self);
  g_signal_connect_object (self->store, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_DEFAULT);
  return g_steal_pointer (&self);
}

/**
 * sitrep_desk_open:
 * @folder: of the store; made where it is not there
 * @face: what acts, for the record of changes: `window` or `command-line`
 *
 * Opens the store, becomes its owner and starts the courier.
 *
 * Returns: (transfer full) (nullable): the desk, or %NULL with an error that says why it cannot be opened
 */
SitrepDesk *
sitrep_desk_open (const char *folder, SitrepClock *clock, SitrepSecrets *secrets, const char *face, GError **error)
{
  SitrepDesk *self = sitrep_desk_open_for_one_deed (folder, clock, secrets, face, error);

  if (self == NULL)
    return NULL;
  self->courier = sitrep_courier_new (self->store, clock, secrets);
  sitrep_courier_wake (self->courier);
  return self;
}

/** sitrep_desk_flush: waits until every deed that was asked for is done, so that what is read next knows of it. */
void
sitrep_desk_flush (SitrepDesk *self)
{
  g_autoptr (GError) error = NULL;

  if (!sitrep_store_flush (self->store, &error))
    g_warning ("%s", error->message);
}

/** sitrep_desk_close: stops the courier where it stands (what waits, waits on disk) and gives the store up. */
void
sitrep_desk_close (SitrepDesk *self)
{
  g_clear_pointer (&self->courier, sitrep_courier_free);
  if (self->watcher != NULL)
    g_object_run_dispose (G_OBJECT (self->watcher));
  g_clear_object (&self->watcher);
  g_clear_pointer (&self->searcher, sitrep_searcher_unref);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      sitrep_store_close (self->store);
    }
  g_clear_object (&self->store);
}

/** sitrep_desk_finish: Returns: (transfer full) (nullable): the id of what was made or changed, "" where there is none. */
char *
sitrep_desk_finish (SitrepDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- for the other files of this floor --- */

SitrepStore *
sitrep_desk_store (SitrepDesk *self)
{
  return self->store;
}

SitrepLibrary *
sitrep_desk_library (SitrepDesk *self)
{
  return self->library;
}

SitrepSearcher *
sitrep_desk_searcher (SitrepDesk *self)
{
  if (self->searcher == NULL)
    self->searcher = sitrep_searcher_new (sitrep_store_folder (self->store));
  return self->searcher;
}

const char *
sitrep_desk_face (SitrepDesk *self)
{
  return self->face;
}

/** sitrep_desk_forget_person: the setting was written: read it again. */
void
sitrep_desk_forget_person (SitrepDesk *self)
{
  read_person (self);
  g_signal_emit_by_name (self, "person-changed");
}

/* --- looking --- */

gint64
sitrep_desk_now (SitrepDesk *self)
{
  return sitrep_clock_now (self->clock);
}

/** sitrep_desk_wake_at: Returns: the time of the machine's clock at which to look whether it is @at here. */
gint64
sitrep_desk_wake_at (SitrepDesk *self, gint64 at)
{
  return sitrep_clock_wake_at (self->clock, at);
}

/** sitrep_desk_watcher: Returns: (transfer none): asks health addresses, from when it is wanted first until the desk is closed. */
SitrepWatcher *
sitrep_desk_watcher (SitrepDesk *self)
{
  if (self->watcher == NULL)
    self->watcher = sitrep_watcher_new (self);
  return self->watcher;
}

/** sitrep_desk_pulse: Returns: (transfer none): tells how time passes at this desk; belongs to the main thread. */
SitrepPulse *
sitrep_desk_pulse (SitrepDesk *self)
{
  if (self->pulse == NULL)
    self->pulse = sitrep_pulse_new (self->clock);
  return self->pulse;
}

SitrepReader *
sitrep_desk_reader (SitrepDesk *self)
{
  return sitrep_store_reader (self->store);
}

SitrepSecrets *
sitrep_desk_secrets (SitrepDesk *self)
{
  return self->secrets;
}

const char *
sitrep_desk_notice (SitrepDesk *self)
{
  return sitrep_store_notice (self->store);
}

/** sitrep_desk_person: Returns: (transfer none): who sits at the desk: their name is on every change. */
const char *
sitrep_desk_person (SitrepDesk *self)
{
  return self->person;
}

/** sitrep_desk_playbook: Returns: (transfer full) (nullable): the version with that id: a stored one, or one that is shipped. */
SitrepPlaybook *
sitrep_desk_playbook (SitrepDesk *self, const char *id, GError **error)
{
  return sitrep_library_get (self->library, sitrep_desk_reader (self), id, error);
}

/** sitrep_desk_default_playbook: Returns: (transfer full) (nullable): the chosen process, %NULL at the first start. */
SitrepPlaybook *
sitrep_desk_default_playbook (SitrepDesk *self)
{
  g_autofree char *id = sitrep_reader_setting (sitrep_desk_reader (self), "playbook");

  return id != NULL ? sitrep_desk_playbook (self, id, NULL) : NULL;
}

/** sitrep_desk_shipped_playbooks: Returns: (transfer full) (element-type SitrepPlaybook) */
GPtrArray *
sitrep_desk_shipped_playbooks (SitrepDesk *self)
{
  return sitrep_library_shipped (self->library);
}

/**
 * sitrep_desk_dossier:
 * @whole: with every entry of the timeline
 *
 * Returns: (transfer full) (nullable): the incident as it stands now
 */
SitrepDossier *
sitrep_desk_dossier (SitrepDesk *self, const char *incident, gboolean whole, GError **error)
{
  SitrepReader *reader = sitrep_desk_reader (self);

  return whole ? sitrep_dossier_load (reader, self->library, incident, TRUE, error)
               : sitrep_shelf_take (self->shelf, reader, self->library, incident, error);
}

static void
add_dossiers (SitrepDesk *self, GPtrArray *dossiers, GPtrArray *incidents)
{
  for (guint i = 0; i < incidents->len; i++)
    {
      g_autoptr (GError) error = NULL;
      SitrepDossier *dossier = sitrep_shelf_take_of (self->shelf, sitrep_desk_reader (self), self->library,
                                                     g_ptr_array_index (incidents, i), &error);

      if (dossier != NULL)
        g_ptr_array_add (dossiers, dossier);
      else
        g_warning ("%s: %s", ((SitrepIncident *) g_ptr_array_index (incidents, i))->label, error->message);
    }
}

/** sitrep_desk_open_incidents: Returns: (transfer full) (element-type SitrepDossier): all that are not resolved, newest first. */
GPtrArray *
sitrep_desk_open_incidents (SitrepDesk *self)
{
  GPtrArray *dossiers = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_dossier_unref);
  g_autoptr (GPtrArray) incidents
    = sitrep_reader_list (sitrep_desk_reader (self), &sitrep_incident_type, "-declared_at", 0, "phase", "open", NULL);

  add_dossiers (self, dossiers, incidents);
  return dossiers;
}

/** sitrep_desk_unfinished_incidents: Returns: (transfer full) (element-type SitrepDossier): all for which something can be due. */
GPtrArray *
sitrep_desk_unfinished_incidents (SitrepDesk *self)
{
  GPtrArray *dossiers = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_dossier_unref);
  g_autoptr (GPtrArray) incidents = sitrep_reader_unfinished (sitrep_desk_reader (self));

  add_dossiers (self, dossiers, incidents);
  return dossiers;
}

static int
later_first (gconstpointer a, gconstpointer b)
{
  const SitrepDossier *x = *(SitrepDossier *const *) a, *y = *(SitrepDossier *const *) b;

  return x->incident->declared_at < y->incident->declared_at   ? 1
         : x->incident->declared_at > y->incident->declared_at ? -1
                                                               : 0;
}

/** sitrep_desk_recent_incidents: Returns: (transfer full) (element-type SitrepDossier): at most @limit that are over, newest first. */
GPtrArray *
sitrep_desk_recent_incidents (SitrepDesk *self, guint limit)
{
  GPtrArray *dossiers = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_dossier_unref);
  static const char *const phases[] = { "resolved", "closed" };

  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autoptr (GPtrArray) incidents = sitrep_reader_list (sitrep_desk_reader (self), &sitrep_incident_type,
                                                            "-declared_at", limit, "phase", phases[i], NULL);

      add_dossiers (self, dossiers, incidents);
    }
  g_ptr_array_sort (dossiers, later_first);
  if (dossiers->len > limit)
    g_ptr_array_set_size (dossiers, (int) limit);
  return dossiers;
}

/** sitrep_desk_list_incidents: Returns: (transfer full) (element-type SitrepIncident): at most @limit, newest first. */
GPtrArray *
sitrep_desk_list_incidents (SitrepDesk *self, guint limit)
{
  return sitrep_reader_list (sitrep_desk_reader (self), &sitrep_incident_type, "-declared_at", limit, NULL);
}

/** sitrep_desk_similar_incidents: Returns: (transfer full) (element-type SitrepDossier): open ones that look like that title. */
GPtrArray *
sitrep_desk_similar_incidents (SitrepDesk *self, const char *title)
{
  GPtrArray *open = sitrep_desk_open_incidents (self);

  for (guint i = open->len; i > 0; i--)
    if (!sitrep_titles_are_alike (title, ((SitrepDossier *) g_ptr_array_index (open, i - 1))->incident->title))
      g_ptr_array_remove_index (open, i - 1);
  return open;
}

static void
drop_removed (GPtrArray *records, const SitrepRecordType *type)
{
  const SitrepField *removed = sitrep_record_type_find (type, "removed");

  for (guint i = records->len; i > 0; i--)
    if (sitrep_record_get_int (g_ptr_array_index (records, i - 1), removed))
      g_ptr_array_remove_index (records, i - 1);
}

/** sitrep_desk_destinations: Returns: (transfer full) (element-type SitrepDestination): by name. */
GPtrArray *
sitrep_desk_destinations (SitrepDesk *self)
{
  GPtrArray *list = sitrep_reader_list (sitrep_desk_reader (self), &sitrep_destination_type, "name id", 0, NULL);

  drop_removed (list, &sitrep_destination_type);
  return list;
}

/** sitrep_desk_people: Returns: (transfer full) (element-type SitrepPerson): the address book, by name. */
GPtrArray *
sitrep_desk_people (SitrepDesk *self)
{
  GPtrArray *list = sitrep_reader_list (sitrep_desk_reader (self), &sitrep_person_type, "name id", 0, NULL);

  drop_removed (list, &sitrep_person_type);
  return list;
}

/** sitrep_desk_draft: Returns: (transfer full) (nullable): what was half typed under @key. */
char *
sitrep_desk_draft (SitrepDesk *self, const char *key)
{
  return sitrep_reader_draft (sitrep_desk_reader (self), key);
}

/** sitrep_desk_save_draft: keeps what is being typed; %NULL forgets it. Faces call it within a second of typing. */
void
sitrep_desk_save_draft (SitrepDesk *self, const char *key, const char *incident, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  sitrep_store_save_draft (self->store, key, incident, valid);
}

/* --- GObject --- */

static void
sitrep_desk_finalize (GObject *object)
{
  SitrepDesk *self = SITREP_DESK (object);

  sitrep_desk_close (self);
  g_clear_pointer (&self->shelf, sitrep_shelf_free);
  g_clear_pointer (&self->library, sitrep_library_unref);
  g_clear_pointer (&self->secrets, sitrep_secrets_unref);
  g_clear_pointer (&self->pulse, sitrep_pulse_free);
  g_clear_pointer (&self->clock, sitrep_clock_unref);
  g_free (self->face);
  g_free (self->person);
  G_OBJECT_CLASS (sitrep_desk_parent_class)->finalize (object);
}

static void
sitrep_desk_class_init (SitrepDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_desk_finalize;

  /**
   * SitrepDesk::changed:
   * @changes: (type SitrepChanges): what was committed, by this desk's faces or by the courier
   */
  signals[CHANGED] = g_signal_new ("changed", SITREP_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   sitrep_changes_get_type ());

  /** SitrepDesk::person-changed: somebody else sits at the desk now. */
  g_signal_new ("person-changed", SITREP_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_desk_init (SitrepDesk *self)
{
  self->library = sitrep_library_new ();
  self->shelf = sitrep_shelf_new ();
}
