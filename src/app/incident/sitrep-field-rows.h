/* sitrep-field-rows.h - rows for the fields of a process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Called while a person types or chooses. */
typedef void (*SitrepFieldFunc) (GtkWidget *owner, const char *key, const char *text);

GtkWidget *sitrep_field_row_new (const SitrepPlaybook *playbook,
                                 const char *key,
                                 const char *text,
                                 GtkWidget *owner,
                                 SitrepFieldFunc func);

G_END_DECLS
