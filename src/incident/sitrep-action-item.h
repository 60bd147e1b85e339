/* sitrep-action-item.h - something to be done so that it does not happen again
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

/* Whether it helped, asked some time after it was done. */
typedef enum
{
  SITREP_HELPED_UNKNOWN,
  SITREP_HELPED_YES,
  SITREP_HELPED_NO,
} SitrepHelped;
extern const char *const sitrep_helped_nicks[];

typedef struct
{
  SitrepRecord base;
  char *incident;
  gint64 number;
  char *text;
  char *owner;
  /* YYYY-MM-DD */
  char *due;
  char *priority;
  /* in the words of the process */
  char *status;
  char *category;
  /* the address of its ticket */
  char *ticket;
  gboolean done;
  gint64 done_at;
  gint64 made_at;
  SitrepHelped helped;
  /* how often it was asked whether it helped, and when last */
  gint64 asked;
  gint64 asked_at;
  char *helped_note;
} SitrepActionItem;

extern const SitrepRecordType sitrep_action_item_type;
SITREP_RECORD_FREE (SitrepActionItem)

G_END_DECLS
