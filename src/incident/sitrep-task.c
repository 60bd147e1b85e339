/* sitrep-task.c - something to be done for one incident alone, by somebody, until some time
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-task.h"

const char *const sitrep_task_state_nicks[] = { "open", "done", "dropped", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepTask),
  SITREP_TEXT (SitrepTask, incident),
  SITREP_TEXT (SitrepTask, text),
  SITREP_TEXT (SitrepTask, owner),
  SITREP_INT (SitrepTask, due),
  SITREP_ENUM (SitrepTask, state, sitrep_task_state_nicks),
  SITREP_INT (SitrepTask, made_at),
  SITREP_TEXT (SitrepTask, made_by),
  SITREP_INT (SitrepTask, done_at),
  SITREP_TEXT (SitrepTask, done_by),
  SITREP_TEXT (SitrepTask, outcome),
  { NULL },
};

const SitrepRecordType sitrep_task_type = { "task", sizeof (SitrepTask), fields };
