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
  /* the post that the person fills, as a playbook names it */
  char *post;
  /* of another house: a supplier, a support line */
  gboolean vendor;
  /* where a case is opened or looked up */
  char *address;
  char *note;
  /* the number is shown and printed only where it is asked for */
  gboolean sensitive;
  gboolean removed;
} SitrepPerson;

extern const SitrepRecordType sitrep_person_type;
SITREP_RECORD_FREE (SitrepPerson)

G_END_DECLS
