/* sitrep-run.h - running a command of the shell and keeping what it says
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* So many bytes of the output are kept, the last ones. */
#define SITREP_RUN_OUTPUT_MAX 50000

/* Gets what the command has said since, as valid text without control characters but ends of lines and tabs. */
typedef void (*SitrepRunSaid) (const char *text, gpointer data);

/* So many bytes are kept exactly as they were said, the first ones. */
#define SITREP_RUN_KEPT_MAX (8 << 20)

/* Where a command can be run: on this computer, also from within a sandbox that lets one out, or not at all. */
typedef enum
{
  SITREP_RUN_HERE,
  SITREP_RUN_OUTSIDE,
  SITREP_RUN_NOWHERE,
} SitrepRunPlace;

SitrepRunPlace sitrep_run_place (const char *info);

/* @folder: where it runs, the home folder where NULL. @seconds: it is ended after so long; never where 0. */
typedef struct
{
  const char *folder;
  guint seconds;
} SitrepRunLimits;

void sitrep_run_async (const char *command,
                       const SitrepRunLimits *limits,
                       SitrepRunSaid said,
                       gpointer said_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data);
char *sitrep_run_finish (GAsyncResult *result, int *status, GError **error);
GBytes *sitrep_run_kept (GAsyncResult *result, gboolean *cut);
gboolean sitrep_run_was_late (GAsyncResult *result);

G_END_DECLS
