/* sitrep-act.h - one deed: the changes that were committed together
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
  char *incident;
  char *kind;
  gint64 at;
  char *person;
  gboolean reversible;
  char *undone_by;
} SitrepAct;

extern const SitrepRecordType sitrep_act_type;
SITREP_RECORD_FREE (SitrepAct)

G_END_DECLS
