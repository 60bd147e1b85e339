/* sitrep-answer.c - what was typed into one field of a post-mortem
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-answer.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepAnswer),         SITREP_TEXT (SitrepAnswer, incident),
  SITREP_TEXT (SitrepAnswer, key),  SITREP_TEXT (SitrepAnswer, value),
  SITREP_INT (SitrepAnswer, at),    SITREP_TEXT (SitrepAnswer, by),
  SITREP_TEXT (SitrepAnswer, kept), { NULL },
};

const SitrepRecordType sitrep_answer_type = { "answer", sizeof (SitrepAnswer), fields };
