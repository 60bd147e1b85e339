/* sitrep-faults.h - what is wrong with a playbook, and where
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;   /* as in `levels[2].name`; empty for the whole file */
  guint line;   /* the first is 1; 0 where it is not known */
  char *reason; /* a sentence for the person who writes the playbook */
  gboolean warning;
} SitrepFault;

void sitrep_fault_free (SitrepFault *fault);
void sitrep_faults_find_doubled (GPtrArray *faults, const char *text, gsize length);
void sitrep_faults_place (GPtrArray *faults, const char *text, gsize length);
gboolean sitrep_faults_refuse (GPtrArray *faults, GError **error);
char *sitrep_fault_words (const SitrepFault *fault);
char *sitrep_faults_words (GPtrArray *faults, guint max);

G_END_DECLS
