/* sitrep-changes-list.h - how one version of a playbook differs from another
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *sitrep_changes_list_new (const SitrepPlaybook *before, const SitrepPlaybook *after);

G_END_DECLS
