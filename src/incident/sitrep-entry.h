/* sitrep-entry.h - one entry of the timeline
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"
#include "base/sitrep-time.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_ENTRY_NOTE,
  SITREP_ENTRY_EVENT,
  SITREP_ENTRY_ACTION,
  SITREP_ENTRY_DECISION,
  SITREP_ENTRY_FINDING,
  SITREP_ENTRY_MESSAGE,
  SITREP_ENTRY_ESCALATION,
  SITREP_ENTRY_MILESTONE,
  SITREP_ENTRY_CHANGE,
} SitrepEntryKind;
extern const char *const sitrep_entry_kind_nicks[];

/* What a person wrote is in @text; what the program noted is in @fact and @detail
 * (a JSON object) and is put into words when shown. Two times: when it happened
 * (@at, @until, @precision) and when it was noted (@noted_at). */
typedef struct
{
  SitrepRecord base;
  char *incident;
  gint64 at;
  gint64 until;
  SitrepPrecision precision;
  SitrepEntryKind kind;
  /* the milestone's key where this entry is one */
  char *milestone;
  char *text;
  char *fact;
  char *detail;
  char *action;
  char *owner;
  char *recorder;
  gint64 noted_at;
  gboolean public;
  gboolean pinned;
  /* not in the post-mortem's timeline */
  gboolean left_out;
} SitrepEntry;

extern const SitrepRecordType sitrep_entry_type;
SITREP_RECORD_FREE (SitrepEntry)

G_END_DECLS
