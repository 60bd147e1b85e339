/* sitrep-postmortem.c - where the post-mortem of an incident stands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-postmortem.h"

const char *const sitrep_postmortem_state_nicks[] = { "none", "draft", "review", "published", "skipped", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepPostmortem),
  SITREP_TEXT (SitrepPostmortem, incident),
  SITREP_ENUM (SitrepPostmortem, state, sitrep_postmortem_state_nicks),
  SITREP_TEXT (SitrepPostmortem, author),
  SITREP_TEXT (SitrepPostmortem, reason),
  SITREP_INT (SitrepPostmortem, published_at),
  { NULL },
};

const SitrepRecordType sitrep_postmortem_type = { "postmortem", sizeof (SitrepPostmortem), fields };
