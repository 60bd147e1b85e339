/* sitrep-folder.h - folders that are ours alone, and go with all that is in them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sitrep_folder_remove (const char *folder);

G_END_DECLS
