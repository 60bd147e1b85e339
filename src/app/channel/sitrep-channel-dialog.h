/* sitrep-channel-dialog.h - opening a channel for the incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_CHANNEL_DIALOG (sitrep_channel_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepChannelDialog, sitrep_channel_dialog, SITREP, CHANNEL_DIALOG, AdwDialog)

/* Emits "opened" (the destination's id). */
AdwDialog *sitrep_channel_dialog_new (SitrepSubject *subject);

G_END_DECLS
