/* alertmanager.h - a real Alertmanager on this machine
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _Alertmanager Alertmanager;

/* NULL where the program is missing. */
Alertmanager *alertmanager_new (void);
void alertmanager_free (Alertmanager *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Alertmanager, alertmanager_free)

/* Where it is. */
const char *alertmanager_base (Alertmanager *self);

G_END_DECLS
