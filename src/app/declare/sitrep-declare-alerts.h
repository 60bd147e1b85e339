/* sitrep-declare-alerts.h - a declaration that begins with alerts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-declare-form.h"

G_BEGIN_DECLS

void sitrep_declare_alerts_take (SitrepDeclareForm *form, GPtrArray *alerts);
void sitrep_declare_alerts_note (SitrepDeclareForm *form, const char *incident);

G_END_DECLS
