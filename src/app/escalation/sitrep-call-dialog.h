/* sitrep-call-dialog.h - calling one post: whom, how, why, and what to say
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_CALL_DIALOG (sitrep_call_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepCallDialog, sitrep_call_dialog, SITREP, CALL_DIALOG, AdwDialog)

AdwDialog *sitrep_call_dialog_new (SitrepSubject *subject, const char *step);

G_END_DECLS
