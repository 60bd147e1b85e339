/* sitrep-alerts-private.h - between reading alerts and silencing them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-alerts.h"

G_BEGIN_DECLS

char *sitrep_alerts_url (const char *base, const char *path);
gboolean sitrep_alerts_is_good (const SitrepAnswerView *answer, GError **error);
void sitrep_alerts_unexpected (GError **error);

G_END_DECLS
