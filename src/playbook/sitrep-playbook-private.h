/* sitrep-playbook-private.h - making the records, for the reader
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook.h"

G_BEGIN_DECLS

SitrepPlaybook *sitrep_playbook_new (void);

G_END_DECLS
