/* sitrep-commands-dialog.h - the commands and links of a checklist item, with the values of the incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *sitrep_commands_dialog_new (SitrepSubject *subject, const SitrepItem *item);

G_END_DECLS
