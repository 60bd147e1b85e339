/* sitrep-person.h - somebody in the address book
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

typedef struct
{
  SitrepRecord base;
  char *name;
  char *handle;
  char *phone;
  char *mail;
  char *post;
  gboolean removed;
} SitrepPerson;

extern const SitrepRecordType sitrep_person_type;
SITREP_RECORD_FREE (SitrepPerson)

G_END_DECLS
