/* sitrep-background.h - asks the desktop whether the program may stay without a window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Only within Flatpak somebody has to be asked: the portal org.freedesktop.portal.Background. Where it refuses, that is
 * said in a notification, once. Main thread. */
typedef struct _SitrepBackground SitrepBackground;

SitrepBackground *sitrep_background_new (GtkApplication *application);
void sitrep_background_ask (SitrepBackground *self);
void sitrep_background_free (SitrepBackground *self);

G_END_DECLS
