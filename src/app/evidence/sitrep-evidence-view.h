/* sitrep-evidence-view.h - the evidence of one incident: what is asked for, and what is there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_EVIDENCE_VIEW (sitrep_evidence_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepEvidenceView, sitrep_evidence_view, SITREP, EVIDENCE_VIEW, AdwBin)

void sitrep_evidence_view_set_subject (SitrepEvidenceView *self, SitrepSubject *subject);
void sitrep_evidence_view_open (SitrepEvidenceView *self, const char *rule);

G_END_DECLS
