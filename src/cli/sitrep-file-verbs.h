/* sitrep-file-verbs.h - the commands that look at files, and need no store
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

gboolean sitrep_is_file_verb (int argc, char **argv);
int sitrep_file_verb_run (int argc, char **argv);
