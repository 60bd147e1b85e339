/* sitrep-postmortem.h - where the post-mortem of an incident stands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_POSTMORTEM_NONE,
  SITREP_POSTMORTEM_DRAFT,
  SITREP_POSTMORTEM_REVIEW,
  SITREP_POSTMORTEM_PUBLISHED,
  SITREP_POSTMORTEM_SKIPPED,
} SitrepPostmortemState;
extern const char *const sitrep_postmortem_state_nicks[];

typedef struct
{
  SitrepRecord base;
  char *incident;
  SitrepPostmortemState state;
  char *author;
  char *reason;
  gint64 published_at;
} SitrepPostmortem;

extern const SitrepRecordType sitrep_postmortem_type;
SITREP_RECORD_FREE (SitrepPostmortem)

G_END_DECLS
