/* sitrep-publish-dialog.h - publishing a post-mortem, and what was published
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PUBLISH_DIALOG (sitrep_publish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPublishDialog, sitrep_publish_dialog, SITREP, PUBLISH_DIALOG, AdwDialog)

AdwDialog *sitrep_publish_dialog_new (SitrepSubject *subject, const char *public_text);

G_END_DECLS
