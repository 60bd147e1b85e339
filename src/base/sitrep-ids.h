/* sitrep-ids.h - keys that are unique without asking anybody
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sitrep_uuid_new (gint64 now);

G_END_DECLS
