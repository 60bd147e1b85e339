/* sitrep-playbook-list-row.h - one playbook of the list
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PLAYBOOK_LIST_ROW (sitrep_playbook_list_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPlaybookListRow, sitrep_playbook_list_row, SITREP, PLAYBOOK_LIST_ROW, AdwActionRow)

/* The row's menu holds the page's actions `playbooks.…`, each with the version's id. */

GtkWidget *sitrep_playbook_list_row_new (SitrepPlaybook *playbook, gboolean chosen, gboolean owned, gboolean newer);
SitrepPlaybook *sitrep_playbook_list_row_get_playbook (SitrepPlaybookListRow *self);

G_END_DECLS
