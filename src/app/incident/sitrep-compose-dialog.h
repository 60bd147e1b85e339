/* sitrep-compose-dialog.h - writing an update and seeing it as each place will get it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "comms/sitrep-dispatch.h"
#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_COMPOSE_DIALOG (sitrep_compose_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepComposeDialog, sitrep_compose_dialog, SITREP, COMPOSE_DIALOG, AdwDialog)

AdwDialog *sitrep_compose_dialog_new (SitrepSubject *subject, const char *moment);
AdwDialog *sitrep_compose_dialog_new_with (SitrepSubject *subject, const char *words);
AdwDialog *sitrep_compose_dialog_new_dispatch (SitrepSubject *subject, SitrepDispatch *dispatch, const char *title);
AdwDialog *sitrep_compose_dialog_new_no_progress (SitrepSubject *subject, const char *moment);

G_END_DECLS
