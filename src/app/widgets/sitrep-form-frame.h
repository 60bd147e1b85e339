/* sitrep-form-frame.h - what is around every form that is a dialog: cancel, the verb, and an empty face
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *sitrep_form_frame (AdwDialog *dialog, const char *leave, const char *verb, GtkWidget *content);
GtkWidget *
sitrep_form_empty_face (const char *icon, const char *title, const char *words, const char *button, const char *action);

G_END_DECLS
