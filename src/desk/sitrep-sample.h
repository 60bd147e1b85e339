/* sitrep-sample.h - the sample incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-library.h"

G_BEGIN_DECLS

GPtrArray *sitrep_sample_read (gint64 now, SitrepPlaybook **playbook, SitrepLibrary *library, GError **error);

G_END_DECLS
