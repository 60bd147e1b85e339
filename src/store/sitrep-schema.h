/* sitrep-schema.h - the tables, and the steps from each version to the next
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connection.h"

G_BEGIN_DECLS

guint sitrep_schema_version (void);
const SitrepRecordType *sitrep_schema_type (const char *table);
const SitrepRecordType *const *sitrep_schema_types (void);
gboolean sitrep_schema_check (SitrepReader *connection, GError **error);
gboolean sitrep_schema_upgrade (SitrepReader *connection, const char *folder, GError **error);

G_END_DECLS
