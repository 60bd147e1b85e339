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

/* What is to be known of a playbook on the list. */
typedef enum
{
  SITREP_PLAYBOOK_CHOSEN = 1 << 0,      /* new incidents are declared under it */
  SITREP_PLAYBOOK_OWNED = 1 << 1,       /* it is the person's own, which can be edited and removed */
  SITREP_PLAYBOOK_NEWER = 1 << 2,       /* a newer version comes with the program */
  SITREP_PLAYBOOK_HALF_EDITED = 1 << 3, /* somebody was editing it, and did not save */
  SITREP_PLAYBOOK_HALF_COPIED = 1 << 4, /* the same with a copy */
} SitrepPlaybookListMarks;

GtkWidget *sitrep_playbook_list_row_new (SitrepPlaybook *playbook, SitrepPlaybookListMarks marks);
SitrepPlaybook *sitrep_playbook_list_row_get_playbook (SitrepPlaybookListRow *self);

G_END_DECLS
