/* sitrep-trouble-window.h - says why the desk could not be opened
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TROUBLE_WINDOW (sitrep_trouble_window_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTroubleWindow, sitrep_trouble_window, SITREP, TROUBLE_WINDOW, AdwApplicationWindow)

/* Signal `try-again`. */
SitrepTroubleWindow *sitrep_trouble_window_new (GtkApplication *application, const GError *error);

G_END_DECLS
