/* sitrep-filled-command.h - a command of the process with the values of an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* A stretch of the text, in bytes. */
typedef struct
{
  gsize start, length;
} SitrepSpan;

/* @values: SitrepSpan, what was filled in. @left: holes that were not, because no shell would read them as one word; the
 * text still has them, and must not be run. */
typedef struct
{
  char *text;
  GArray *values;
  GPtrArray *left;
} SitrepFilledCommand;

SitrepFilledCommand *sitrep_filled_command_new (const SitrepCommand *command, SitrepDossier *dossier, gint64 now);
gboolean sitrep_filled_command_can_run (const SitrepFilledCommand *self, const SitrepCommand *command);
void sitrep_filled_command_free (SitrepFilledCommand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepFilledCommand, sitrep_filled_command_free)

G_END_DECLS
