/* sitrep-edition.h - one published version of a post-mortem
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

/* Written once: a post-mortem that is changed after it was published gets a further edition, and this one stays. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  gint64 number;   /* from 1 */
  gboolean public; /* what goes outside: redacted, and confirmed by @by */
  char *text;      /* Markdown */
  char *hash;      /* SHA-256 of @text */
  char *place;     /* nullable: where it was published */
  gint64 at;
  char *by;
} SitrepEdition;

extern const SitrepRecordType sitrep_edition_type;
SITREP_RECORD_FREE (SitrepEdition)

G_END_DECLS
