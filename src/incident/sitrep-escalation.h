/* sitrep-escalation.h - a post that was called up a ladder of the process, or was deliberately not
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_ESCALATION_ASKED,
  SITREP_ESCALATION_ANSWERED,
  SITREP_ESCALATION_SILENT,
  SITREP_ESCALATION_PASSED,
} SitrepEscalationState;
extern const char *const sitrep_escalation_state_nicks[];

/* @state: asked and no answer yet; answered; nobody answered in time; passed over: the step was due, and a person said
 * not now (there is progress). */
typedef struct
{
  SitrepRecord base;
  char *incident;
  char *ladder;
  char *post;
  /* who was called, and by what */
  char *person;
  char *method;
  /* what made it due, or why it was passed over */
  char *reason;
  /* what the call says */
  char *text;
  /* was only to be told: what the ladder asks of the post later is still to come */
  gboolean informed;
  SitrepEscalationState state;
  gint64 at;
  char *by;
  gint64 answered_at;
  char *answer;
} SitrepEscalation;

extern const SitrepRecordType sitrep_escalation_type;
SITREP_RECORD_FREE (SitrepEscalation)

G_END_DECLS
