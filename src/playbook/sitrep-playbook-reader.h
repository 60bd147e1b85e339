/* sitrep-playbook-reader.h - from a file's bytes to a playbook, or to all its faults
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-faults.h"
#include "sitrep-playbook.h"

G_BEGIN_DECLS

/* The longest file that is read. */
#define SITREP_PLAYBOOK_MAX (4 * 1024 * 1024)

SitrepPlaybook *sitrep_playbook_read (const char *text, gssize length, GPtrArray **faults, GError **error);

G_END_DECLS
