/* sitrep-store-private.h - rows that are no records: settings and playbooks
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connection.h"

G_BEGIN_DECLS

gboolean sitrep_store_put_setting (SitrepReader *connection, const char *key, const char *value, GError **error);

G_END_DECLS
