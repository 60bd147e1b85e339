/* sitrep-secrets.c - tokens in the keyring, or for this run in memory
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-secrets.h"

#include "base/sitrep-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

struct _SitrepSecrets
{
  GMutex lock;
  GHashTable *memory; /* id → secret: for this run only */
  gboolean memory_only;
};

static const SecretSchema schema = {
  "io.github.sitrep_desk.Sitrep.Destination",
  SECRET_SCHEMA_NONE,
  { { "destination", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

static void
free_secret (gpointer secret)
{
  secret_password_free (secret);
}

/**
 * sitrep_secrets_new:
 *
 * The keyring of this session. Where the environment says SITREP_KEYRING=memory, nothing leaves the process'
 * memory: for a machine without a keyring.
 */
SitrepSecrets *
sitrep_secrets_new (void)
{
  SitrepSecrets *self = g_atomic_rc_box_new0 (SitrepSecrets);

  g_mutex_init (&self->lock);
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_secret);
  self->memory_only = g_strcmp0 (g_getenv ("SITREP_KEYRING"), "memory") == 0;
  return self;
}

SitrepSecrets *
sitrep_secrets_ref (SitrepSecrets *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_secrets (gpointer data)
{
  SitrepSecrets *self = data;

  g_hash_table_unref (self->memory);
  g_mutex_clear (&self->lock);
}

void
sitrep_secrets_unref (SitrepSecrets *self)
{
  g_atomic_rc_box_release_full (self, clear_secrets);
}

/** sitrep_secrets_save_for_run: keeps the secret in memory until the program ends. */
void
sitrep_secrets_save_for_run (SitrepSecrets *self, const char *id, const char *secret)
{
  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->memory, g_strdup (id), g_strdup (secret));
  g_mutex_unlock (&self->lock);
}

/**
 * sitrep_secrets_save:
 * @label: what the keyring shows to people
 *
 * Keeps the secret in the keyring; waits for it, some milliseconds, or a person's password.
 *
 * Returns: %FALSE where there is no keyring or it is locked; nothing is kept then
 */
gboolean
sitrep_secrets_save (SitrepSecrets *self, const char *id, const char *label, const char *secret, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *title = g_strdup_printf (_ ("Sitrep: %s"), label);

  if (self->memory_only)
    {
      sitrep_secrets_save_for_run (self, id, secret);
      return TRUE;
    }
  if (secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, title, secret, NULL, &local_error, "destination",
                                  id, NULL))
    {
      g_mutex_lock (&self->lock);
      g_hash_table_remove (self->memory, id);
      g_mutex_unlock (&self->lock);
      return TRUE;
    }
  g_debug ("The keyring answers: %s", local_error->message);
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_FAILED,
                       _ ("The keyring cannot be reached, or it is locked: the secret was not kept."));
  return FALSE;
}

static char *
find_in_memory (SitrepSecrets *self, const char *id)
{
  char *secret;

  g_mutex_lock (&self->lock);
  secret = g_strdup (g_hash_table_lookup (self->memory, id));
  g_mutex_unlock (&self->lock);
  return secret;
}

/**
 * sitrep_secrets_find:
 *
 * A keyring answers nothing both where the secret is gone and where it is locked away: ask for it, never overwrite
 * it. May wait for the keyring.
 *
 * Returns: (transfer full) (nullable): the secret; else %NULL with %SITREP_ERROR_NOT_FOUND (locked, or gone) or
 *   %SITREP_ERROR_FAILED (no keyring here)
 */
char *
sitrep_secrets_find (SitrepSecrets *self, const char *id, GError **error)
{
  char *secret = find_in_memory (self, id);
  g_autoptr (GError) local_error = NULL;

  if (secret == NULL && !self->memory_only)
    secret = secret_password_lookup_sync (&schema, NULL, &local_error, "destination", id, NULL);
  if (secret != NULL)
    return secret;
  if (local_error != NULL)
    {
      g_debug ("The keyring answers: %s", local_error->message);
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_FAILED,
                           _ ("There is no keyring here. The secret can be given again, for this run."));
    }
  else
    g_set_error_literal (
      error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND,
      _ ("The keyring is locked, or the secret is not in it any more. Unlock it, or give the secret again."));
  return NULL;
}

/** sitrep_secrets_forget: takes the secret out of memory and keyring. */
void
sitrep_secrets_forget (SitrepSecrets *self, const char *id)
{
  g_mutex_lock (&self->lock);
  g_hash_table_remove (self->memory, id);
  g_mutex_unlock (&self->lock);
  if (!self->memory_only)
    secret_password_clear_sync (&schema, NULL, NULL, "destination", id, NULL);
}
