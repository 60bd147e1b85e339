/* sitrep-exhibit.h - one piece of evidence of an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_EXHIBIT_FILE,
  SITREP_EXHIBIT_IMAGE,
  SITREP_EXHIBIT_TEXT,   /* pasted */
  SITREP_EXHIBIT_OUTPUT, /* of a command */
  SITREP_EXHIBIT_LINK,
  SITREP_EXHIBIT_NOTE,
} SitrepExhibitKind;
extern const char *const sitrep_exhibit_kind_nicks[];

/* What was gathered: its bytes lie in the store's folder under @hash, its name and origin here. A link and a note have no
 * bytes. What was taken away keeps its row, so that the record says that it was there. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  char *entry; /* nullable: the entry of the timeline that it belongs to */
  char *rule;  /* nullable: the key of what the process asks for */
  SitrepExhibitKind kind;
  char *name;         /* by the process' pattern; one safe file name */
  char *original;     /* nullable: its name as it came, in one line */
  char *hash;         /* nullable: SHA-256 in lower-case hexadecimal digits */
  gint64 size;        /* bytes */
  char *type;         /* nullable: its media type */
  char *origin;       /* nullable: where it is from: a path, an address, a command's exact text */
  char *note;         /* nullable; the whole of a note */
  gboolean sensitive; /* left out of what goes outside unless asked for */
  gint64 at;          /* when it was gathered */
  char *by;
  gint64 removed_at; /* or SITREP_NEVER */
  char *removed_why; /* nullable */
} SitrepExhibit;

extern const SitrepRecordType sitrep_exhibit_type;
SITREP_RECORD_FREE (SitrepExhibit)

G_END_DECLS
