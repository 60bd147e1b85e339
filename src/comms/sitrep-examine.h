/* sitrep-examine.h - a playbook from its bytes, with everything that is wrong with it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook-reader.h"

G_BEGIN_DECLS

SitrepPlaybook *sitrep_examine (const char *text, gssize length, GPtrArray **faults, GError **error);

G_END_DECLS
