/* window.h - the window in this process, and what its main loop is busy with
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How long the main loop was away from its poll at one time, in milliseconds:
 * at most, what of that was before or after a frame's drawing, and what was the
 * drawing (GTK's style, layout and paint). */
typedef struct
{
  double block;
  double handlers;
  double frame;
} LoopLoad;

void loop_watch (GtkWidget *window);
void loop_reset (void);
LoopLoad loop_load (void);
void loop_spin (guint ms);
void loop_run (void (*func) (gpointer data), gpointer data, guint ms);
LoopLoad loop_touch (void (*func) (gpointer data), gpointer data, guint ms);
void loop_print (const char *name, GArray *ours, GArray *bare);

/* The first frame that was drawn after the call. */
double loop_next_frame (void);

/* The program itself, with the store in @folder, on the page of @incident. */
GtkWindow *window_open (const char *folder, const char *incident);
SitrepDesk *window_desk (GtkWindow *window);
void window_close (GtkWindow *window);
GtkWidget *window_find (GtkWidget *root, const char *type);
GPtrArray *window_find_all (GtkWidget *root, const char *type);
GtkWidget *window_find_timeline (GtkWidget *window);
void window_type (GtkWidget *entry, const char *letters);

G_END_DECLS
