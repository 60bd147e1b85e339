/* sitrep-ladder.h - who is to be called next, up the ladders of the process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* The fact that a reason of a trigger holds, in the process' words as a slug. */
#define SITREP_REASON_FACT "reason."

typedef enum
{
  SITREP_CAUSE_NONE,    /* by a person's own judgement only */
  SITREP_CAUSE_LEVEL,   /* at once at this level */
  SITREP_CAUSE_TIME,    /* so many minutes without progress */
  SITREP_CAUSE_REASON,  /* a reason that holds */
  SITREP_CAUSE_SILENCE, /* the one below did not answer */
} SitrepCause;

/* One step of a ladder, as it stands. @due is SITREP_NEVER where no clock runs for it. @inform: it is told, not asked
 * to come. @last: the last call of it, or NULL. Everything belongs to the dossier. */
typedef struct
{
  const SitrepLadder *ladder;
  const SitrepLadderStep *step;
  SitrepCause cause;
  const char *reason; /* for SITREP_CAUSE_REASON */
  guint after;        /* minutes, for SITREP_CAUSE_TIME */
  gboolean inform;
  gint64 since;
  gint64 due;
  const SitrepEscalation *last;
} SitrepRung;

GArray *sitrep_rungs (const SitrepDossier *dossier);
gint64 sitrep_last_progress (const SitrepDossier *dossier);
const SitrepLadderStep *sitrep_ladder_step (const SitrepPlaybook *playbook, const char *ladder, const char *post);
gint64 sitrep_escalation_answer_due (const SitrepDossier *dossier, const SitrepEscalation *escalation);
const char *sitrep_rung_method (const SitrepRung *rung, const char *level);
const char *sitrep_post_label (const SitrepPlaybook *playbook, const char *key);
char *sitrep_reason_fact (const char *reason);

G_END_DECLS
