/* sitrep-check.h - whether the store's file is whole, and what of it is not
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connection.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_DAMAGE_NONE,
  SITREP_DAMAGE_INDEX,   /* only in the index of words, which can be made anew: every record is whole */
  SITREP_DAMAGE_RECORDS, /* in what is kept, or nobody can tell */
} SitrepDamage;

SitrepDamage sitrep_check_damage (SitrepReader *connection, GError **error);
gboolean sitrep_check_rest (SitrepReader *writer, gboolean *waste);

G_END_DECLS
