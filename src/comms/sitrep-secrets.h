/* sitrep-secrets.h - tokens in the keyring, or for this run in memory
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One store of secrets, by the id of a destination. Safe from any thread. */
typedef struct _SitrepSecrets SitrepSecrets;

SitrepSecrets *sitrep_secrets_new (void);
SitrepSecrets *sitrep_secrets_ref (SitrepSecrets *self);
void sitrep_secrets_unref (SitrepSecrets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepSecrets, sitrep_secrets_unref)

gboolean
sitrep_secrets_save (SitrepSecrets *self, const char *id, const char *label, const char *secret, GError **error);
void sitrep_secrets_save_for_run (SitrepSecrets *self, const char *id, const char *secret);
char *sitrep_secrets_find (SitrepSecrets *self, const char *id, GError **error);
void sitrep_secrets_forget (SitrepSecrets *self, const char *id);

G_END_DECLS
