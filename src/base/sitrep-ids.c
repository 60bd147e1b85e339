/* sitrep-ids.c - keys that are unique without asking anybody
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-ids.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/random.h>

/* What was made in one moment, as in one transaction, sorts as it was made, too:
 * its 62 bits of chance @tail are those before, and a little more. */
static void
keep_order (guint64 time, guint8 *tail)
{
  static GMutex lock;
  static guint64 last_time, last;
  guint64 chance;

  memcpy (&chance, tail, sizeof chance);
  chance &= G_MAXUINT64 >> 3;
  g_mutex_lock (&lock);
  if (time == last_time)
    chance = last + 1 + (chance & G_MAXUINT32);
  if (time >= last_time)
    {
      last_time = time;
      last = chance;
    }
  g_mutex_unlock (&lock);
  chance = GUINT64_TO_BE (chance);
  memcpy (tail, &chance, sizeof chance);
}

/**
 * sitrep_uuid_new:
 * @now: microseconds since 1970 (UTC)
 *
 * A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 12 bits of
 * fractions of one, then chance, so that keys sort by the time they were made.
 * Those of one moment sort in the order in which this process made them. From
 * any thread.
 *
 * Returns: (transfer full): 36 characters
 */
char *
sitrep_uuid_new (gint64 now)
{
  guint8 b[16];
  guint64 ms = (guint64) now / 1000;
  guint fraction = (guint) ((guint64) now % 1000) * 4096 / 1000;

  while (getrandom (b, sizeof b, 0) != sizeof b)
    continue;
  keep_order (ms << 12 | fraction, b + 8);
  for (int i = 0; i < 6; i++)
    b[i] = (guint8) (ms >> (40 - 8 * i));
  b[6] = (guint8) (0x70 | fraction >> 8);
  b[7] = (guint8) fraction;
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2],
                          b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}
