/* measure.h - what the measuring programs share: time, medians, the lines that are printed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <math.h>

G_BEGIN_DECLS

/* Milliseconds, of a clock that only goes forward. */
double measure_now (void);

/* Of the calling thread: what it takes that waits for nothing. On a machine that
 * does other things too, what is twice as long is interrupted more than twice as
 * often, and the clock on the wall would count that. */
double measure_processor (void);

/* What was measured under one name: the program's own way, and the bare
 * library's. Both are measured in turns, so that whatever else the machine does
 * falls on both. */
typedef struct
{
  const char *name;
  GArray *ours;
  GArray *bare;
} Measure;

Measure measure_new (const char *name);
void measure_ours (Measure *self, double ms);
void measure_bare (Measure *self, double ms);
double measure_median (GArray *values);
double measure_most (GArray *values);
void measure_end (Measure *self);
void measure_print (const char *name, double value, const char *unit, double baseline);

/* Whether the program was asked for that benchmark: its arguments name some, or none for all. */
gboolean measure_wanted (char **argv, const char *name);

/* When the first commit after measure_await_commit() was done; 0 until then. */
void measure_listen (void);
void measure_await_commit (void);
double measure_commit (void);

/* The end of a deed, whatever its face: answers its id; an error is fatal. */
void measure_done_cb (GObject *desk, GAsyncResult *result, gpointer slot);
char *measure_wait (SitrepDesk *desk, GAsyncResult **slot);

/* A folder for stores, on a real disk: a commit must cost what it costs. */
char *measure_folder_new (void);
void measure_folder_remove (char *folder);

G_END_DECLS
