/* sitrep-edition.c - one published version of a post-mortem
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-edition.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepEdition),          SITREP_TEXT (SitrepEdition, incident),
  SITREP_INT (SitrepEdition, number), SITREP_BOOL (SitrepEdition, public),
  SITREP_TEXT (SitrepEdition, text),  SITREP_TEXT (SitrepEdition, hash),
  SITREP_TEXT (SitrepEdition, place), SITREP_INT (SitrepEdition, at),
  SITREP_TEXT (SitrepEdition, by),    { NULL },
};

const SitrepRecordType sitrep_edition_type = { "edition", sizeof (SitrepEdition), fields };
