/* sitrep-answer-dialog.h - whether a person who was called has answered
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

void sitrep_answer_dialog_ask (GtkWidget *owner, SitrepSubject *subject, const char *call);

G_END_DECLS
