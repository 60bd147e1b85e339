/* sitrep-store.c - the one place where things are kept
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-store.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "base/sitrep-probe.h"
#include "sitrep-backup.h"
#include "sitrep-check.h"
#include "sitrep-index.h"
#include "sitrep-place.h"
#include "sitrep-schema.h"
#include "sitrep-store-private.h"
#include "sitrep-txn-private.h"
#include "sitrep-vault.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* All writing is done on one thread, in the order in which it was asked for.
 * Everything else of the object belongs to the thread that opened it. */
struct _SitrepStore
{
  GObject parent_instance;

  SitrepClock *clock;
  char *folder;
  char *desk;
  char *notice;
  int lock;
  gboolean index_damaged; /* as the file was looked through */
  SitrepReader *writer;   /* the store's thread only, once it runs */
  SitrepReader *reader;   /* the opener's thread only */
  GThread *thread;
  GError *draft_error; /* of a draft since the last flush; the store's thread only */
  GAsyncQueue *jobs;
  GMainContext *context;
};

typedef enum
{
  JOB_WRITE,
  JOB_DRAFT,
  JOB_FLUSH,
  JOB_END,
} JobKind;

/* One piece of work for the store's thread. Whoever waits for it holds @done. */
typedef struct _SitrepStoreJob
{
  JobKind kind;
  SitrepTxnFunc func;
  gpointer data;
  GDestroyNotify destroy;
  char *act_kind, *incident, *person, *face; /* of a draft: the key in act_kind, the value in face */
  gboolean reversible;
  GTask *task;
  gboolean waited;
  GMutex lock;
  GCond cond;
  gboolean done;
  SitrepChanges *changes;
  GError *error;
} Job;

enum
{
  COMMITTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SitrepStore, sitrep_store, G_TYPE_OBJECT)

static void
free_job (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job->act_kind);
  g_free (job->incident);
  g_free (job->person);
  g_free (job->face);
  g_clear_object (&job->task);
  g_clear_pointer (&job->changes, sitrep_changes_unref);
  g_clear_error (&job->error);
  g_mutex_clear (&job->lock);
  g_cond_clear (&job->cond);
  g_free (job);
}

static Job *
new_job (JobKind kind, const SitrepActInfo *act)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  g_mutex_init (&job->lock);
  g_cond_init (&job->cond);
  if (act != NULL)
    {
      job->act_kind = g_strdup (act->kind);
      job->incident = g_strdup (act->incident);
      job->person = g_strdup (act->person);
      job->face = g_strdup (act->face);
      job->reversible = act->reversible;
    }
  return job;
}

/* --- the store's thread --- */

static void
rebuild_error (Job *job)
{
  if (job->error == NULL)
    g_set_error_literal (&job->error, SITREP_ERROR, SITREP_ERROR_FAILED, _ ("The change could not be made."));
}

/* Runs the job's function in a transaction: all of it is committed, or none. */
static SitrepChanges *
transact (SitrepStore *self, Job *job)
{
  gint64 now = sitrep_clock_now (self->clock);
  g_autofree char *act = sitrep_uuid_new (now);
  SitrepActInfo info = { job->act_kind, job->incident, job->person, job->face, job->reversible };
  SitrepTxn txn = { self->writer, NULL, now, self->desk, job->person, job->face };

  if (!sitrep_connection_run_often (self->writer, "BEGIN IMMEDIATE", &job->error))
    return NULL;
  txn.changes = sitrep_changes_new (act, &info);
  if (job->func (&txn, job->data, &job->error) && sitrep_txn_write_changes (&txn, &job->error))
    {
      sitrep_probe ("before-commit");
      if (sitrep_connection_run_often (self->writer, "COMMIT", &job->error))
        {
          sitrep_probe ("after-commit");
          return txn.changes;
        }
    }
  rebuild_error (job);
  sitrep_connection_run (self->writer, "ROLLBACK", NULL);
  sitrep_changes_unref (txn.changes);
  return NULL;
}

static void
write_draft (SitrepStore *self, Job *job)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (
    self->writer,
    job->face == NULL ? "DELETE FROM draft WHERE key = ?1"
                      : "INSERT INTO draft (key, incident, value, at) VALUES (?1, ?2, ?3, ?4) "
                        "ON CONFLICT (key) DO UPDATE SET incident = ?2, value = ?3, at = ?4",
    &job->error);

  if (statement == NULL)
    return;
  sitrep_bind_text (statement, 1, job->act_kind);
  if (job->face != NULL)
    {
      sitrep_bind_text (statement, 2, job->incident);
      sitrep_bind_text (statement, 3, job->face);
      sqlite3_bind_int64 (statement, 4, sitrep_clock_now (self->clock));
    }
  if (sitrep_connection_step (self->writer, statement, &job->error))
    return;
  g_warning ("A draft could not be kept: %s", job->error->message);
  g_clear_error (&self->draft_error);
  self->draft_error = g_error_copy (job->error);
}

typedef struct
{
  SitrepStore *store;
  SitrepChanges *changes;
} Committed;

static gboolean
emit_committed_cb (gpointer data)
{
  Committed *committed = data;

  g_signal_emit (committed->store, signals[COMMITTED], 0, committed->changes);
  return G_SOURCE_REMOVE;
}

static void
free_committed (gpointer data)
{
  Committed *committed = data;

  g_object_unref (committed->store);
  sitrep_changes_unref (committed->changes);
  g_free (committed);
}

/* The models hear of a change before the one who asked for it is answered. */
static void
tell (SitrepStore *self, SitrepChanges *changes)
{
  g_autoptr (GSource) source = NULL;
  Committed *committed;

  if (changes->changes->len == 0 && !changes->setup)
    return;
  committed = g_new0 (Committed, 1);
  committed->store = g_object_ref (self);
  committed->changes = sitrep_changes_ref (changes);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_committed_cb, committed, free_committed);
  g_source_attach (source, self->context);
}

static void
answer (Job *job)
{
  if (job->task != NULL)
    {
      if (job->error != NULL)
        g_task_return_error (job->task, g_steal_pointer (&job->error));
      else
        g_task_return_pointer (job->task, sitrep_changes_ref (job->changes), (GDestroyNotify) sitrep_changes_unref);
    }
  if (!job->waited)
    {
      free_job (job);
      return;
    }
  g_mutex_lock (&job->lock);
  job->done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->lock);
}

static gpointer
store_thread (gpointer data)
{
  SitrepStore *self = data;
  gboolean ended = FALSE;

  while (!ended)
    {
      Job *job = g_async_queue_pop (self->jobs);

      ended = job->kind == JOB_END;
      if (job->kind == JOB_WRITE && (job->changes = transact (self, job)) != NULL)
        tell (self, job->changes);
      else if (job->kind == JOB_DRAFT)
        write_draft (self, job);
      else if (job->kind == JOB_FLUSH)
        job->error = g_steal_pointer (&self->draft_error);
      answer (job);
    }
  return NULL;
}

/* --- opening and closing --- */

/* Damage in the index of words is none in what is kept: it is made anew. */
static gboolean
check_whole (SitrepStore *self, SitrepReader *connection, GError **error)
{
  SitrepDamage damage = sitrep_check_damage (connection, error);

  self->index_damaged = damage == SITREP_DAMAGE_INDEX;
  return damage != SITREP_DAMAGE_RECORDS;
}

/* What is looked at here is only read: a file that is not ours, newer or damaged stays as it is. It is read through
 * after an unclean end, and once a day, so that no damage is copied over the copies that are whole. */
static gboolean
check_file (SitrepStore *self, const char *path, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  gboolean unclean = g_file_test (wal, G_FILE_TEST_EXISTS);
  g_autoptr (SitrepReader) reader = NULL;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || info.st_size == 0)
    {
      if (!sitrep_backup_exists (self->folder))
        return TRUE;
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_DAMAGED,
                           _ ("The store's file is empty or gone. The folder “backup” beside it holds the copies of "
                              "the last days: put one in its place as “sitrep.db”, or move that folder away to begin "
                              "anew."));
      return FALSE;
    }
  /* The very first start was cut off: only a writer can put that right. */
  if (g_file_test (journal, G_FILE_TEST_EXISTS) && !sitrep_backup_exists (self->folder))
    return TRUE;
  reader = sitrep_connection_open (path, FALSE, error);
  return reader != NULL && sitrep_schema_check (reader, error)
         && ((!unclean && sitrep_backup_is_daily_done (self->folder, sitrep_clock_now (self->clock)))
             || check_whole (self, reader, error));
}

static char *
get_desk (SitrepStore *self, GError **error)
{
  char *desk = sitrep_reader_setting (self->writer, "desk");

  if (desk == NULL)
    {
      desk = sitrep_uuid_new (sitrep_clock_now (self->clock));
      if (!sitrep_store_put_setting (self->writer, "desk", desk, error))
        g_clear_pointer (&desk, g_free);
    }
  return desk;
}

/* Nobody else writes yet: what no row speaks of is left over from a crash, or was taken back. */
static void
sweep (SitrepStore *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement
    = sitrep_connection_prepare (self->writer, "SELECT DISTINCT hash FROM evidence WHERE hash IS NOT NULL", NULL);
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = sqlite3_step (statement)) == SQLITE_ROW)
    g_hash_table_add (known, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  if (statement != NULL)
    sqlite3_reset (statement);
  if (code == SQLITE_DONE)
    sitrep_vault_sweep (self->folder, known, sitrep_clock_now (self->clock));
}

static gboolean
open_database (SitrepStore *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "sitrep.db", NULL);
  g_autoptr (GError) backup_error = NULL;

  if (!check_file (self, path, error))
    return FALSE;
  self->writer = sitrep_connection_open (path, TRUE, error);
  if (self->writer == NULL)
    return FALSE;
  g_chmod (path, 0600);
  if (!sitrep_schema_check (self->writer, error) || !sitrep_schema_upgrade (self->writer, self->folder, error)
      || !sitrep_index_prepare (self->writer, self->index_damaged, error)
      || (self->desk = get_desk (self, error)) == NULL)
    return FALSE;
  sweep (self);
  if (!sitrep_backup_daily (self->writer, self->folder, sitrep_clock_now (self->clock), &backup_error))
    self->notice = g_strdup_printf (_ ("Today's backup could not be made. %s"), backup_error->message);
  self->reader = sitrep_reader_open (self->folder, error);
  return self->reader != NULL;
}

/**
 * sitrep_store_open:
 * @folder: made where it is not there
 * @clock: stamps what is written; a reference is taken
 *
 * Opens the store in @folder and becomes its owner; brings it to this version's form, with a backup before. The
 * object belongs to this thread, whose main context its "committed" signal (SitrepChanges) comes on.
 *
 * Returns: (transfer full) (nullable): the store, or %NULL: %SITREP_ERROR_BUSY where another process owns it
 */
SitrepStore *
sitrep_store_open (const char *folder, SitrepClock *clock, GError **error)
{
  g_autoptr (SitrepStore) self = g_object_new (SITREP_TYPE_STORE, NULL);

  self->folder = g_strdup (folder);
  self->clock = sitrep_clock_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  if (!sitrep_place_prepare (folder, error) || (self->lock = sitrep_place_lock (folder, error)) < 0
      || !open_database (self, error))
    return NULL;
  self->thread = g_thread_new ("sitrep-store", store_thread, self);
  return g_steal_pointer (&self);
}

/** sitrep_store_close: ends everything that was asked for, then gives the store up. Nothing may be asked after it. */
void
sitrep_store_close (SitrepStore *self)
{
  if (self->thread != NULL)
    {
      g_async_queue_push (self->jobs, new_job (JOB_END, NULL));
      g_thread_join (g_steal_pointer (&self->thread));
    }
  g_clear_pointer (&self->reader, sitrep_connection_close);
  g_clear_pointer (&self->writer, sitrep_connection_close);
  if (self->lock >= 0)
    g_close (self->lock, NULL);
  self->lock = -1;
}

const char *
sitrep_store_folder (SitrepStore *self)
{
  return self->folder;
}

/** sitrep_store_notice: Returns: (nullable): a sentence that a person should see, from opening the store. */
const char *
sitrep_store_notice (SitrepStore *self)
{
  return self->notice;
}

/** sitrep_store_reader: Returns: (transfer none): the opener's reading connection, for its thread only. */
SitrepReader *
sitrep_store_reader (SitrepStore *self)
{
  return self->reader;
}

/* --- asking --- */

/**
 * sitrep_store_write_async:
 * @act: what this is, for the record of changes; copied
 * @func: called on the store's thread within the transaction; where it answers %FALSE, nothing is changed
 * @destroy: (nullable): releases @data, on any thread
 *
 * From any thread. When it is done, the "committed" signal has been emitted.
 */
void
sitrep_store_write_async (SitrepStore *self,
                          const SitrepActInfo *act,
                          SitrepTxnFunc func,
                          gpointer data,
                          GDestroyNotify destroy,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job = new_job (JOB_WRITE, act);

  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, sitrep_store_write_async);
  /* A write that was asked for is done; only its caller may be gone by then. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_async_queue_push (self->jobs, job);
}

/** sitrep_store_write_finish: Returns: (transfer full) (nullable): what was changed. */
SitrepChanges *
sitrep_store_write_finish (SitrepStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
push_waited (SitrepStore *self, Job *job)
{
  job->waited = TRUE;
  g_async_queue_push (self->jobs, job);
}

static void
wait_for (Job *job)
{
  g_mutex_lock (&job->lock);
  while (!job->done)
    g_cond_wait (&job->cond, &job->lock);
  g_mutex_unlock (&job->lock);
}

/**
 * sitrep_store_write_begin:
 * @func: as of sitrep_store_write_async()
 *
 * Asks for a write, and returns at once: what can be done meanwhile is done until sitrep_store_write_end(), which must
 * follow. From any thread.
 */
SitrepStoreJob *
sitrep_store_write_begin (SitrepStore *self, const SitrepActInfo *act, SitrepTxnFunc func, gpointer data)
{
  Job *job = new_job (JOB_WRITE, act);

  job->func = func;
  job->data = data;
  push_waited (self, job);
  return job;
}

/** sitrep_store_write_end: waits for it; @job: (transfer full); Returns: (transfer full) (nullable): what was changed. */
SitrepChanges *
sitrep_store_write_end (SitrepStoreJob *job, GError **error)
{
  SitrepChanges *changes;

  wait_for (job);
  changes = g_steal_pointer (&job->changes);
  if (changes == NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  free_job (job);
  return changes;
}

/** sitrep_store_write: as sitrep_store_write_async(), but waits: for tests. */
SitrepChanges *
sitrep_store_write (SitrepStore *self, const SitrepActInfo *act, SitrepTxnFunc func, gpointer data, GError **error)
{
  return sitrep_store_write_end (sitrep_store_write_begin (self, act, func, data), error);
}

/**
 * sitrep_store_save_draft:
 * @key: what is being typed
 * @value: (nullable): as far as it is typed; %NULL forgets it
 *
 * Keeps what is half typed, in place of what was kept under that key; not part of the record of changes.
 */
void
sitrep_store_save_draft (SitrepStore *self, const char *key, const char *incident, const char *value)
{
  Job *job = new_job (JOB_DRAFT, &(SitrepActInfo) { key, incident, NULL, value, FALSE });

  g_async_queue_push (self->jobs, job);
}

/**
 * sitrep_store_flush: waits until all that was asked for before is on disk.
 *
 * Returns: %FALSE where a draft could not be kept since the last time
 */
gboolean
sitrep_store_flush (SitrepStore *self, GError **error)
{
  Job *job = new_job (JOB_FLUSH, NULL);
  gboolean ok;

  push_waited (self, job);
  wait_for (job);
  ok = job->error == NULL;
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&job->error));
  free_job (job);
  return ok;
}

/* --- GObject --- */

static void
sitrep_store_finalize (GObject *object)
{
  SitrepStore *self = SITREP_STORE (object);

  sitrep_store_close (self);
  g_async_queue_unref (self->jobs);
  g_clear_error (&self->draft_error);
  g_clear_pointer (&self->clock, sitrep_clock_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->folder);
  g_free (self->desk);
  g_free (self->notice);
  G_OBJECT_CLASS (sitrep_store_parent_class)->finalize (object);
}

static void
sitrep_store_class_init (SitrepStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_store_finalize;

  /**
   * SitrepStore::committed:
   * @changes: (type SitrepChanges): what was committed
   */
  signals[COMMITTED] = g_signal_new ("committed", SITREP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, sitrep_changes_get_type ());
}

static void
sitrep_store_init (SitrepStore *self)
{
  self->lock = -1;
  self->jobs = g_async_queue_new ();
}
