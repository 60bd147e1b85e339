/* sitrep-advice-view.h - the process' own questions, and the level that the answers propose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-answers.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ADVICE_VIEW (sitrep_advice_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepAdviceView, sitrep_advice_view, SITREP, ADVICE_VIEW, AdwBin)

/* Property `level` is the proposed one's key, or NULL; read-only. */
void sitrep_advice_view_set_answers (SitrepAdviceView *self, SitrepAnswers *answers);
const char *sitrep_advice_view_get_level (SitrepAdviceView *self);

G_END_DECLS
