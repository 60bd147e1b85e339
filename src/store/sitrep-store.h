/* sitrep-store.h - the one place where things are kept
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-clock.h"
#include "base/sitrep-record.h"
#include "playbook/sitrep-playbook.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SITREP_TYPE_STORE (sitrep_store_get_type ())
G_DECLARE_FINAL_TYPE (SitrepStore, sitrep_store, SITREP, STORE, GObject)

/* A connection that only reads; it belongs to one thread. */
typedef struct _SitrepReader SitrepReader;

/* One write, on the store's thread, between BEGIN IMMEDIATE and COMMIT. */
typedef struct _SitrepTxn SitrepTxn;

typedef enum
{
  SITREP_CHANGE_INSERT,
  SITREP_CHANGE_UPDATE,
  SITREP_CHANGE_DELETE,
} SitrepChangeOp;

/* One row's change, as it was committed. */
typedef struct
{
  SitrepChangeOp op;
  const SitrepRecordType *type;
  SitrepRecord *before; /* NULL for an insert */
  SitrepRecord *after;  /* NULL for a delete */
} SitrepChange;

/* What one transaction did. Immutable; crosses threads. */
typedef struct
{
  char *act;
  char *kind;
  char *incident; /* nullable */
  gboolean reversible;
  gboolean setup;     /* playbooks or the choice of one are other ones now */
  GPtrArray *changes; /* SitrepChange */
} SitrepChanges;

SitrepChanges *sitrep_changes_ref (SitrepChanges *self);
void sitrep_changes_unref (SitrepChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepChanges, sitrep_changes_unref)
gboolean sitrep_changes_touch (const SitrepChanges *self, const SitrepRecordType *type);
GType sitrep_changes_get_type (void);

/* What a transaction is, for the record of changes. @incident may be set later by sitrep_txn_set_incident(). */
typedef struct
{
  const char *kind;
  const char *incident;
  const char *person;
  const char *face; /* window, command-line, courier */
  gboolean reversible;
} SitrepActInfo;

/* A write that somebody will wait for. */
typedef struct _SitrepStoreJob SitrepStoreJob;

typedef gboolean (*SitrepTxnFunc) (SitrepTxn *txn, gpointer data, GError **error);

SitrepStore *sitrep_store_open (const char *folder, SitrepClock *clock, GError **error);
void sitrep_store_close (SitrepStore *self);
const char *sitrep_store_folder (SitrepStore *self);
const char *sitrep_store_notice (SitrepStore *self);

void sitrep_store_write_async (SitrepStore *self,
                               const SitrepActInfo *act,
                               SitrepTxnFunc func,
                               gpointer data,
                               GDestroyNotify destroy,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
SitrepChanges *sitrep_store_write_finish (SitrepStore *self, GAsyncResult *result, GError **error);
SitrepStoreJob *
sitrep_store_write_begin (SitrepStore *self, const SitrepActInfo *act, SitrepTxnFunc func, gpointer data);
SitrepChanges *sitrep_store_write_end (SitrepStoreJob *job, GError **error);
SitrepChanges *
sitrep_store_write (SitrepStore *self, const SitrepActInfo *act, SitrepTxnFunc func, gpointer data, GError **error);

void sitrep_store_save_draft (SitrepStore *self, const char *key, const char *incident, const char *value);
gboolean sitrep_store_flush (SitrepStore *self, GError **error);

/* Within a transaction. Each writes the row and its change, or answers FALSE with an error that ends it. */
gint64 sitrep_txn_now (SitrepTxn *self);
const char *sitrep_txn_person (SitrepTxn *self);
SitrepReader *sitrep_txn_reader (SitrepTxn *self);
void sitrep_txn_set_incident (SitrepTxn *self, const char *incident);
gboolean sitrep_txn_insert (SitrepTxn *self, gpointer record, GError **error);
gboolean sitrep_txn_update (SitrepTxn *self, gpointer record, GError **error);
gboolean sitrep_txn_delete (SitrepTxn *self, gpointer record, GError **error);
gboolean sitrep_txn_put_setting (SitrepTxn *self, const char *key, const char *value, GError **error);
gboolean sitrep_txn_put_playbook (SitrepTxn *self,
                                  const SitrepPlaybook *playbook,
                                  const char *origin,
                                  const char *made_from,
                                  GError **error);
gboolean sitrep_txn_remove_playbook (SitrepTxn *self, const char *key, gboolean removed, GError **error);
gboolean sitrep_txn_forget_drafts (SitrepTxn *self, const char *prefix, GError **error);
gboolean sitrep_txn_undo (SitrepTxn *self, const char *incident, GError **error);

G_END_DECLS
