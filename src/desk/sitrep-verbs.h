/* sitrep-verbs.h - the use cases as words of a command line
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-desk.h"

G_BEGIN_DECLS

/* What a verb has to say, and the status that the command ends with. */
typedef struct
{
  char *out;
  char *err;
  int status;
} SitrepVerbResult;

void sitrep_verb_result_free (SitrepVerbResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepVerbResult, sitrep_verb_result_free)

gboolean sitrep_is_verb (const char *word);
const char *sitrep_verbs_help (void);
void sitrep_verbs_settle (int argc, char **argv);
void
sitrep_verbs_run_async (SitrepDesk *desk, const char *const *arguments, GAsyncReadyCallback callback, gpointer data);
SitrepVerbResult *sitrep_verbs_run_finish (SitrepDesk *desk, GAsyncResult *result);

G_END_DECLS
