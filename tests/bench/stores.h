/* stores.h - stores with much in them, and the same done with SQLite alone
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <sqlite3.h>

G_BEGIN_DECLS

#define STORES_ENTRIES 10000

/* How many incidents are stored, and how many of them are still open. */
char *stores_fill (const char *folder, guint incidents, guint open, guint entries_of_big);
SitrepDesk *stores_open (const char *folder);

/* The same rows written by hand: what the desk wrote into its file is read from
 * there and written into a copy of it through SQLite's C interface, with the
 * same pragmas, each statement prepared before. */
typedef struct _Twin Twin;

Twin *twin_new (const char *folder);
void twin_free (Twin *self);
void twin_mark (Twin *self);
guint twin_take (Twin *self);
guint twin_take_where (Twin *self, const char *table, const char *condition);
double twin_write (Twin *self, void (*more) (Twin *self, gpointer data), gpointer data);
void twin_run (Twin *self, const char *sql, const char *text, const char *other);
sqlite3 *twin_db (Twin *self);

G_END_DECLS
