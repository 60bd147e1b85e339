/* sitrep-advisor.h - the level that answers to the process' own questions propose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook.h"

G_BEGIN_DECLS

/* One answer and what it comes to. @words leaves out a figure that stands beside
 * them; @record says all: “Error rate 7 %, above 5 % → P0”. */
typedef struct
{
  const SitrepTriageQuestion *question;
  const SitrepLevel *level; /* NULL: it proposes none */
  char *words, *record;
} SitrepReason;

/* @level is the worst that was proposed, or NULL; @reasons has one for each
 * answer, the worst first, those that propose nothing last. Both point into the
 * playbook, which must live as long. */
typedef struct
{
  const SitrepLevel *level;
  GPtrArray *reasons; /* SitrepReason */
} SitrepAdvice;

void sitrep_advice_free (SitrepAdvice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepAdvice, sitrep_advice_free)

gboolean
sitrep_advisor_check (const SitrepPlaybook *playbook, const char *question, const char *answer, GError **error);
SitrepAdvice *sitrep_advise (const SitrepPlaybook *playbook, GHashTable *answers);

G_END_DECLS
