/* sitrep-act.c - one deed: the changes that were committed together
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-act.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepAct),
  SITREP_TEXT (SitrepAct, incident),
  SITREP_TEXT (SitrepAct, kind),
  SITREP_INT (SitrepAct, at),
  SITREP_TEXT (SitrepAct, person),
  SITREP_BOOL (SitrepAct, reversible),
  SITREP_TEXT (SitrepAct, undone_by),
  { NULL },
};

const SitrepRecordType sitrep_act_type = { "act", sizeof (SitrepAct), fields };
