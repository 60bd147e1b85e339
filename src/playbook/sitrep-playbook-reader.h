/* sitrep-playbook-reader.h - from a file's bytes to a playbook, or to all its faults
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook.h"

G_BEGIN_DECLS

/* The longest file that is read. */
#define SITREP_PLAYBOOK_MAX (4 * 1024 * 1024)

typedef struct
{
  char *path;   /* as in `levels[2].name`; empty for the whole file */
  char *reason; /* a sentence for the person who writes the playbook */
  gboolean warning;
} SitrepFault;

void sitrep_fault_free (SitrepFault *fault);
char *sitrep_faults_words (GPtrArray *faults, guint max);
SitrepPlaybook *sitrep_playbook_read (const char *text, gssize length, GPtrArray **faults, GError **error);

G_END_DECLS
