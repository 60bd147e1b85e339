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

void sitrep_run_async (const char *command,
                       SitrepRunSaid said,
                       gpointer said_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data);
char *sitrep_run_finish (GAsyncResult *result, int *status, GError **error);

G_END_DECLS
