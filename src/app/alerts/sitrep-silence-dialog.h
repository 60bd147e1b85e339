/* sitrep-silence-dialog.h - silencing alerts while an incident lasts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SILENCE_DIALOG (sitrep_silence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepSilenceDialog, sitrep_silence_dialog, SITREP, SILENCE_DIALOG, AdwDialog)

AdwDialog *sitrep_silence_dialog_new (SitrepSubject *subject);

G_END_DECLS
