/* sitrep-deed.h - what every use case is made of
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-desk.h"
#include "sitrep-loader.h"

G_BEGIN_DECLS

/* One deed on its way: what it was asked with, copied, for the store's thread. */
typedef struct
{
  SitrepLibrary *library;
  char *incident;
  char *texts[8];
  int number;
  gint64 at;
  SitrepRecord *record;
  SitrepPlaybook *playbook;
  GPtrArray *records;
  GHashTable *values;
  gboolean reversible;
  char *result; /* the id of what was made */
} SitrepDeed;

SitrepDeed *sitrep_deed_new (SitrepDesk *desk, const char *incident);
void sitrep_deed_free (SitrepDeed *self);
void sitrep_deed_run (SitrepDesk *desk,
                      SitrepDeed *deed,
                      const char *kind,
                      SitrepTxnFunc func,
                      GAsyncReadyCallback callback,
                      gpointer data);
void
sitrep_deed_refuse (SitrepDesk *desk, SitrepDeed *deed, GError *error, GAsyncReadyCallback callback, gpointer data);

gboolean sitrep_deed_invalid (GError **error, const char *words);
void sitrep_deed_take_reason (SitrepDeed *self, int place, const char *reason);

/* On the store's thread. */
SitrepDossier *sitrep_deed_dossier (SitrepDeed *self, SitrepTxn *txn, gboolean whole, GError **error);
gboolean sitrep_deed_note (SitrepDeed *self,
                           SitrepTxn *txn,
                           gint64 at,
                           SitrepEntryKind kind,
                           const char *milestone,
                           const char *fact,
                           char *detail,
                           GError **error);
gboolean sitrep_deed_note_advice (SitrepDeed *self, SitrepTxn *txn, const char *advice, GError **error);
gboolean sitrep_deed_keep_fact (SitrepDeed *self,
                                SitrepTxn *txn,
                                SitrepDossier *dossier,
                                const char *key,
                                const char *value,
                                GError **error);
gboolean sitrep_deed_put_fact (SitrepDeed *self,
                               SitrepTxn *txn,
                               SitrepDossier *dossier,
                               const char *key,
                               const char *value,
                               GError **error);
gboolean sitrep_deed_put_facts (SitrepDeed *self, SitrepTxn *txn, SitrepDossier *dossier, GError **error);
GHashTable *sitrep_deed_copy_values (GHashTable *values);
gboolean sitrep_deed_draft_messages (SitrepDeed *self, SitrepTxn *txn, const char *moment, GError **error);
gboolean sitrep_deed_confirm (SitrepDeed *self,
                              SitrepTxn *txn,
                              const SitrepDossier *dossier,
                              const SitrepMessage *asked,
                              GError **error);
gboolean sitrep_deed_upsert (SitrepTxn *txn, gpointer record, GError **error);

G_END_DECLS
