/* sitrep-screenshot.h - a picture of the screen, by the desktop’s portal
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sitrep_screenshot_take_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
char *sitrep_screenshot_take_finish (GAsyncResult *result, GError **error);

G_END_DECLS
