/* sitrep-vault.h - the bytes of the evidence, kept once by their hash
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The folder `evidence` beside the store's file, for its owner only. A file in it is called by the SHA-256 of its bytes,
 * so that the same bytes lie there once; what they are called, and whose they are, is in the store's rows. Everything
 * here may be called on any thread, with the store's folder. */

/* What was put in. */
typedef struct
{
  char *hash; /* lower-case hexadecimal digits */
  gint64 size;
  char *type;       /* media type, guessed by the name and the first bytes */
  gboolean changed; /* the file was written to while it was copied */
  char *target;     /* nullable: what the symbolic link, if it was one, leads to */
} SitrepPiece;

void sitrep_piece_clear (SitrepPiece *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SitrepPiece, sitrep_piece_clear)

typedef enum
{
  SITREP_VAULT_OK,
  SITREP_VAULT_MISSING,
  SITREP_VAULT_CHANGED, /* other bytes, or they cannot be read */
} SitrepVaultState;

/* How many bytes of how many are done; called now and then on the working thread. */
typedef void (*SitrepVaultProgress) (gint64 done, gint64 all, gpointer data);

gboolean sitrep_vault_put_file (const char *folder,
                                const char *path,
                                SitrepPiece *piece,
                                SitrepVaultProgress progress,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
gboolean
sitrep_vault_put_bytes (const char *folder, GBytes *bytes, const char *name, SitrepPiece *piece, GError **error);
char *sitrep_vault_path (const char *folder, const char *hash);
gboolean sitrep_vault_has (const char *folder, const char *hash);
SitrepVaultState sitrep_vault_check (const char *folder,
                                     const char *hash,
                                     SitrepVaultProgress progress,
                                     gpointer data,
                                     GCancellable *cancellable);
gboolean sitrep_vault_take_out (const char *folder,
                                const char *hash,
                                const char *path,
                                SitrepVaultProgress progress,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
guint sitrep_vault_sweep (const char *folder, GHashTable *known, gint64 now);
gboolean sitrep_vault_back_up (const char *folder, const char *copy, GError **error);
void sitrep_vault_forget_back_up (const char *copy);

G_END_DECLS
