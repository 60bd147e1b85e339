/* sitrep-text-dialog.h - a longer text to be edited
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*SitrepTextFunc) (GtkWidget *owner, const char *text);

void
sitrep_text_dialog_ask (GtkWidget *owner, const char *title, const char *hint, const char *text, SitrepTextFunc func);

G_END_DECLS
