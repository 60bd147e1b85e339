/* sitrep-review-dialog.h - the review meeting: planned, held, written down
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_REVIEW_DIALOG (sitrep_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepReviewDialog, sitrep_review_dialog, SITREP, REVIEW_DIALOG, AdwDialog)

AdwDialog *sitrep_review_dialog_new (SitrepSubject *subject);

G_END_DECLS
