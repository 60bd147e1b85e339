/* sitrep-ids.c - keys that are unique without asking anybody
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-ids.h"

#include <gio/gio.h>
#include <sys/random.h>

/* How many keys were made at that time before. */
static guint
count_at (gint64 now)
{
  static GMutex lock;
  static gint64 last = -1;
  static guint count;
  guint result;

  g_mutex_lock (&lock);
  count = now == last ? count + 1 : 0;
  last = now;
  result = count;
  g_mutex_unlock (&lock);
  return result;
}

/**
 * sitrep_uuid_new:
 * @now: microseconds since 1970 (UTC)
 *
 * A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 12 bits of
 * fractions of one, 14 bits that count the keys of the same moment, then chance:
 * keys sort in the order in which they were made, also those of one
 * transaction, which share its time. From any thread.
 *
 * Returns: (transfer full): 36 characters
 */
char *
sitrep_uuid_new (gint64 now)
{
  guint8 b[16];
  guint64 ms = (guint64) now / 1000;
  guint fraction = (guint) ((guint64) now % 1000) * 4096 / 1000;
  guint count = count_at (now);

  while (getrandom (b, sizeof b, 0) != sizeof b)
    continue;
  for (int i = 0; i < 6; i++)
    b[i] = (guint8) (ms >> (40 - 8 * i));
  b[6] = (guint8) (0x70 | fraction >> 8);
  b[7] = (guint8) fraction;
  b[8] = (guint8) (0x80 | (count >> 8 & 0x3f));
  b[9] = (guint8) count;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2],
                          b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}
