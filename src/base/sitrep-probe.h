/* sitrep-probe.h - places where the tests end the process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called at the places between which a crash must lose nothing. Nobody listens
 * unless a test has set a listener, before any thread was started. */
typedef void (*SitrepProbeFunc) (const char *place);

void sitrep_probe_listen (SitrepProbeFunc listener);
void sitrep_probe (const char *place);

G_END_DECLS
