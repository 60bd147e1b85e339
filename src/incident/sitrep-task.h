/* sitrep-task.h - something to be done for one incident alone, by somebody, until some time
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_TASK_OPEN,
  SITREP_TASK_DONE,
  SITREP_TASK_DROPPED,
} SitrepTaskState;
extern const char *const sitrep_task_state_nicks[];

/* An item of the checklist that the process does not know: “restart node 3: Ada, back at 14:08”. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  char *text;
  /* who does it, or NULL */
  char *owner;
  /* when that person is to be back, or SITREP_NEVER */
  gint64 due;
  SitrepTaskState state;
  gint64 made_at;
  char *made_by;
  gint64 done_at;
  char *done_by;
  /* what came of it, or why it was dropped */
  char *outcome;
} SitrepTask;

extern const SitrepRecordType sitrep_task_type;
SITREP_RECORD_FREE (SitrepTask)

G_END_DECLS
