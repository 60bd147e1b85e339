/* sitrep-json-walk.h - reading JSON from outside, with every fault's place
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook-reader.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One place in a JSON text. A walk remembers how it came there, so that a fault
 * can say where it is; all walks of one reading share one list of faults. */
typedef struct
{
  GPtrArray *faults;  /* SitrepFault */
  JsonObject *object; /* nullable: then every look-up finds nothing */
  char *path;
} SitrepWalk;

typedef void (*SitrepWalkFunc) (SitrepWalk *walk, gpointer target);

void sitrep_walk_clear (SitrepWalk *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SitrepWalk, sitrep_walk_clear)

void sitrep_walk_fault (SitrepWalk *self, const char *key, gboolean warning, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
void sitrep_walk_known (SitrepWalk *self, const char *keys);
gboolean sitrep_walk_has (SitrepWalk *self, const char *key);
char *sitrep_walk_text (SitrepWalk *self, const char *key);
char *sitrep_walk_needed_text (SitrepWalk *self, const char *key);
char *sitrep_walk_lines (SitrepWalk *self, const char *key);
char **sitrep_walk_texts (SitrepWalk *self, const char *key);
guint sitrep_walk_number (SitrepWalk *self, const char *key);
gboolean sitrep_walk_flag (SitrepWalk *self, const char *key);
int sitrep_walk_word (SitrepWalk *self, const char *key, const char *const *words);
SitrepWalk sitrep_walk_into (SitrepWalk *self, const char *key);
void sitrep_walk_each (SitrepWalk *self, const char *key, SitrepWalkFunc func, gpointer target);

G_END_DECLS
