/* sitrep-playbook-lift.h - playbooks of older formats
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void sitrep_playbook_lift (JsonObject *playbook, gint64 format);

G_END_DECLS
