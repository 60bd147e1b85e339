/* sitrep-chain.c - the chain of hashes over all changes of one desk
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-chain.h"

#include "sitrep-reader.h"

#include <nettle/sha2.h>
#include <string.h>

void
sitrep_link_clear (SitrepLink *self)
{
  g_clear_pointer (&self->payload, g_free);
  g_clear_pointer (&self->hash, g_free);
}

/** sitrep_link_load: the last link of that desk's chain; number 0 where it has none yet. */
gboolean
sitrep_link_load (SitrepLink *self, SitrepReader *connection, const char *desk, GError **error)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (
    connection, "SELECT number, hash FROM change WHERE desk = ?1 ORDER BY number DESC LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  sitrep_bind_text (statement, 1, desk);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      self->number = sqlite3_column_int64 (statement, 0);
      self->hash = sitrep_column_text (statement, 1);
    }
  sqlite3_reset (statement);
  return TRUE;
}

static void
add (struct sha256_ctx *sum, const char *text)
{
  /* The end of each part counts, so that no two different lists of parts have the same bytes. */
  if (text != NULL)
    sha256_update (sum, strlen (text), (const uint8_t *) text);
  sha256_update (sum, 1, (const uint8_t *) (text != NULL ? "\x1f" : "\x1e"));
}

/* Returns: (transfer full): in hexadecimal digits */
static char *
spell (struct sha256_ctx *sum)
{
  static const char digits[] = "0123456789abcdef";
  uint8_t digest[SHA256_DIGEST_SIZE];
  char *text = g_malloc (2 * sizeof digest + 1);

  sha256_digest (sum, sizeof digest, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    {
      text[2 * i] = digits[digest[i] >> 4];
      text[2 * i + 1] = digits[digest[i] & 15];
    }
  text[2 * sizeof digest] = '\0';
  return text;
}

static char *
payload_hash (const char *before, const char *after)
{
  struct sha256_ctx sum;

  sha256_init (&sum);
  add (&sum, before);
  add (&sum, after);
  return spell (&sum);
}

typedef struct
{
  const char *act, *person, *face, *table, *row;
  gint64 at;
} Head;

static void
close_link (SitrepLink *self, const Head *head, const char *payload)
{
  struct sha256_ctx sum;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, ++self->number);
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, head->at);
  const char *parts[] = { number, head->act, time, head->person, head->face, head->table, head->row, payload };

  sha256_init (&sum);
  add (&sum, self->hash);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    add (&sum, parts[i]);
  g_set_str (&self->payload, payload);
  g_free (self->hash);
  self->hash = spell (&sum);
}

/**
 * sitrep_link_advance:
 *
 * Makes the next link. The hash is over the payload's hash, not the payload, so that a purge can take payloads
 * away and the chain still checks.
 */
void
sitrep_link_advance (SitrepLink *self,
                     const char *act,
                     gint64 at,
                     const char *person,
                     const char *face,
                     const char *table,
                     const char *row,
                     const char *before,
                     const char *after)
{
  g_autofree char *payload = payload_hash (before, after);

  close_link (self, &(Head) { act, person, face, table, row, at }, payload);
}

static const char *
column (sqlite3_stmt *statement, int i)
{
  return (const char *) sqlite3_column_text (statement, i);
}

/**
 * sitrep_reader_check:
 *
 * Walks along the chain of every desk.
 *
 * Returns: (transfer full): a text for each change that is not as it was written (`desk:number`); empty where all is well
 */
GPtrArray *
sitrep_reader_check (SitrepReader *self)
{
  GPtrArray *broken = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = sitrep_connection_prepare (
    self,
    "SELECT desk, number, act, at, person, face, \"table\", row, before, after, payload, hash FROM change "
    "ORDER BY desk, number",
    NULL);
  g_auto (SitrepLink) link = { 0 };
  g_autofree char *desk = NULL;

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      gboolean purged = column (statement, 8) == NULL && column (statement, 9) == NULL;
      g_autofree char *payload
        = purged ? sitrep_column_text (statement, 10) : payload_hash (column (statement, 8), column (statement, 9));
      Head head = { column (statement, 2), column (statement, 4), column (statement, 5),
                    column (statement, 6), column (statement, 7), sqlite3_column_int64 (statement, 3) };

      if (g_set_str (&desk, column (statement, 0)))
        {
          sitrep_link_clear (&link);
          link.number = 0;
        }
      close_link (&link, &head, payload);
      if (link.number == sqlite3_column_int64 (statement, 1) && g_strcmp0 (link.hash, column (statement, 11)) == 0)
        continue;
      g_ptr_array_add (broken,
                       g_strdup_printf ("%s:%" G_GINT64_FORMAT, desk, (gint64) sqlite3_column_int64 (statement, 1)));
      /* Go on from what is written, so that one broken link is reported once. */
      link.number = sqlite3_column_int64 (statement, 1);
      g_set_str (&link.hash, column (statement, 11));
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  return broken;
}
