/* sitrep-backup.h - copies of the database
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connection.h"

G_BEGIN_DECLS

gboolean sitrep_backup_make (SitrepReader *connection, const char *folder, const char *name, GError **error);
gboolean sitrep_backup_daily (SitrepReader *connection, const char *folder, gint64 now, GError **error);
gboolean sitrep_backup_is_daily_done (const char *folder, gint64 now);
gboolean sitrep_backup_exists (const char *folder);

G_END_DECLS
