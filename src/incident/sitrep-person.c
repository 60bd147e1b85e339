/* sitrep-person.c - somebody in the address book
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-person.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepPerson),
  SITREP_TEXT (SitrepPerson, name),
  SITREP_TEXT (SitrepPerson, handle),
  SITREP_TEXT (SitrepPerson, phone),
  SITREP_TEXT (SitrepPerson, mail),
  SITREP_TEXT (SitrepPerson, post),
  SITREP_BOOL (SitrepPerson, removed),
  SITREP_BOOL (SitrepPerson, vendor),
  SITREP_TEXT (SitrepPerson, address),
  SITREP_TEXT (SitrepPerson, note),
  SITREP_BOOL (SitrepPerson, sensitive),
  { NULL },
};

const SitrepRecordType sitrep_person_type = { "person", sizeof (SitrepPerson), fields };
