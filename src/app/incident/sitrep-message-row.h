/* sitrep-message-row.h - one message: where it stands, why, and what can be done
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_MESSAGE_ROW (sitrep_message_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepMessageRow, sitrep_message_row, SITREP, MESSAGE_ROW, AdwExpanderRow)

GtkWidget *sitrep_message_row_new (SitrepSubject *subject, const SitrepMessage *message);

G_END_DECLS
