/* sitrep-exhibit.c - one piece of evidence of an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-exhibit.h"

const char *const sitrep_exhibit_kind_nicks[] = { "file", "image", "text", "output", "link", "note", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepExhibit),
  SITREP_TEXT (SitrepExhibit, incident),
  SITREP_TEXT (SitrepExhibit, entry),
  SITREP_TEXT (SitrepExhibit, rule),
  SITREP_ENUM (SitrepExhibit, kind, sitrep_exhibit_kind_nicks),
  SITREP_TEXT (SitrepExhibit, name),
  SITREP_TEXT (SitrepExhibit, original),
  SITREP_TEXT (SitrepExhibit, hash),
  SITREP_INT (SitrepExhibit, size),
  SITREP_TEXT (SitrepExhibit, type),
  SITREP_TEXT (SitrepExhibit, origin),
  SITREP_TEXT (SitrepExhibit, note),
  SITREP_BOOL (SitrepExhibit, sensitive),
  SITREP_INT (SitrepExhibit, at),
  SITREP_TEXT (SitrepExhibit, by),
  SITREP_INT (SitrepExhibit, removed_at),
  SITREP_TEXT (SitrepExhibit, removed_why),
  { NULL },
};

const SitrepRecordType sitrep_exhibit_type = { "evidence", sizeof (SitrepExhibit), fields };
