/* xwindow.h - a program's window on the X server, from its first drawing on
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <X11/Xlib.h>
#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

typedef struct
{
  pid_t pid;
  Window window;
} XWindow;

void xwindow_open (void);
double xwindow_start (XWindow *self, const char *const *argv);
void xwindow_close (const XWindow *self);

G_END_DECLS
