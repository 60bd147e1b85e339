/* sitrep-due-row.h - one thing that is due, with the button that does it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *sitrep_due_row_new (const SitrepAgendaItem *due, GTimeZone *local, gint64 now);

G_END_DECLS
