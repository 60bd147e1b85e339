/* sitrep-public-dialog.h - the post-mortem as the public may see it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PUBLIC_DIALOG (sitrep_public_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPublicDialog, sitrep_public_dialog, SITREP, PUBLIC_DIALOG, AdwDialog)

AdwDialog *sitrep_public_dialog_new (SitrepSubject *subject, GError **error);

G_END_DECLS
