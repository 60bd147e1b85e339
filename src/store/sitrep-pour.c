/* sitrep-pour.c - bytes from one file to another, hashed on the way
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-pour.h"

#include "base/sitrep-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <nettle/sha2.h>
#include <string.h>
#include <unistd.h>

/* One buffer is hashed while the next one is read and written: each of the two takes about as long. */
#define CHUNK (1 << 20)
#define BUFFERS 4

/* What was written is on its way to the disk before all of it is there, so that the last fsync() has little to wait for. */
#define PUSH (16 << 20)

typedef struct
{
  struct sha256_ctx hash;
  GAsyncQueue *full, *empty;
  guchar *buffers[BUFFERS];
} Hasher;

typedef struct
{
  guchar *bytes;
  gsize length;
} Chunk;

static gpointer
hash_thread (gpointer data)
{
  Hasher *self = data;

  for (;;)
    {
      Chunk *chunk = g_async_queue_pop (self->full);

      if (chunk->length == 0)
        {
          g_free (chunk);
          return NULL;
        }
      sha256_update (&self->hash, chunk->length, chunk->bytes);
      g_async_queue_push (self->empty, chunk->bytes);
      g_free (chunk);
    }
}

static void
hasher_init (Hasher *self)
{
  sha256_init (&self->hash);
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new ();
  for (guint i = 0; i < BUFFERS; i++)
    {
      self->buffers[i] = g_malloc (CHUNK);
      g_async_queue_push (self->empty, self->buffers[i]);
    }
}

static void
hasher_clear (Hasher *self)
{
  for (guint i = 0; i < BUFFERS; i++)
    g_free (self->buffers[i]);
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->empty);
}

static void
hand_on (Hasher *self, guchar *bytes, gsize length)
{
  Chunk *chunk = g_new0 (Chunk, 1);

  chunk->bytes = bytes;
  chunk->length = length;
  g_async_queue_push (self->full, chunk);
}

static void
spell (const guchar digest[SHA256_DIGEST_SIZE], char hash[65])
{
  for (guint i = 0; i < SHA256_DIGEST_SIZE; i++)
    g_snprintf (hash + 2 * i, 3, "%02x", digest[i]);
}

static void
hasher_end (Hasher *self, char hash[65])
{
  guchar digest[SHA256_DIGEST_SIZE];

  sha256_digest (&self->hash, SHA256_DIGEST_SIZE, digest);
  spell (digest, hash);
}

/** sitrep_pour_hash: the SHA-256 of @bytes, as text. */
void
sitrep_pour_hash (GBytes *bytes, char hash[65])
{
  struct sha256_ctx context;
  guchar digest[SHA256_DIGEST_SIZE];

  sha256_init (&context);
  sha256_update (&context, g_bytes_get_size (bytes), g_bytes_get_data (bytes, NULL));
  sha256_digest (&context, SHA256_DIGEST_SIZE, digest);
  spell (digest, hash);
}

/** sitrep_pour_set_error: puts the system's answer (errno) about the file @name into a sentence. */
void
sitrep_pour_set_error (int code, const char *name, GError **error)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_FULL, _ ("There is no room for “%s”: free some space first."),
                   name);
      break;
    case ENOENT:
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("“%s” is not there."), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED, _ ("You may not read or write “%s”."), name);
      break;
    default:
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_FAILED, _ ("“%s” could not be copied: %s."), name,
                   g_strerror (code));
    }
}

static gboolean
write_all (int to, const guchar *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (to, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* A short read is no end, a read of nothing is. Returns: how many bytes, or -1 with errno. */
static gssize
read_some (const SitrepPour *self, guchar *bytes, gint64 done)
{
  gsize wanted = self->limit > 0 ? (gsize) MIN ((gint64) CHUNK, self->limit - done) : CHUNK;
  gssize n;

  if (wanted == 0)
    return 0;
  do
    n = read (self->from, bytes, wanted);
  while (n < 0 && errno == EINTR);
  return n;
}

static void
keep_head (SitrepPoured *poured, const guchar *bytes, gsize length)
{
  gsize n = MIN (length, SITREP_POUR_HEAD - poured->head_length);

  memcpy (poured->head + poured->head_length, bytes, n);
  poured->head_length += n;
}

static void
report (const SitrepPour *self, gint64 done)
{
  if (self->to >= 0 && done % PUSH == 0)
    sync_file_range (self->to, done - PUSH, PUSH, SYNC_FILE_RANGE_WRITE);
  if (self->progress != NULL)
    self->progress (done, self->all, self->data);
}

/* Returns: 0, or errno; a cancelled one is ECANCELED. */
static int
run (const SitrepPour *self, Hasher *hasher, SitrepPoured *poured)
{
  for (;;)
    {
      guchar *bytes = g_async_queue_pop (hasher->empty);
      gssize n = read_some (self, bytes, poured->size);

      if (n <= 0)
        return n < 0 ? errno : 0;
      if (g_cancellable_is_cancelled (self->cancellable))
        return ECANCELED;
      keep_head (poured, bytes, (gsize) n);
      if (self->to >= 0 && !write_all (self->to, bytes, (gsize) n))
        return errno;
      hand_on (hasher, bytes, (gsize) n);
      poured->size += n;
      report (self, poured->size);
    }
}

/**
 * sitrep_pour:
 *
 * Reads, hashes and writes in one pass. What was written is not yet safe on the disk.
 *
 * Returns: %FALSE where it was cancelled, or with an error that has no name: errno is in its code, its domain
 *   %G_FILE_ERROR
 */
gboolean
sitrep_pour (const SitrepPour *self, SitrepPoured *poured, GError **error)
{
  Hasher hasher;
  GThread *thread;
  int code;

  memset (poured, 0, sizeof *poured);
  hasher_init (&hasher);
  posix_fadvise (self->from, 0, 0, POSIX_FADV_SEQUENTIAL);
  thread = g_thread_new ("sitrep-hash", hash_thread, &hasher);
  code = run (self, &hasher, poured);
  hand_on (&hasher, NULL, 0);
  g_thread_join (thread);
  hasher_end (&hasher, poured->hash);
  hasher_clear (&hasher);
  if (code == ECANCELED)
    g_cancellable_set_error_if_cancelled (self->cancellable, error);
  else if (code != 0)
    g_set_error_literal (error, G_FILE_ERROR, code, g_strerror (code));
  return code == 0;
}
