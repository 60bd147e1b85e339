/* sitrep-handbook-print.h - a handbook on paper
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/sitrep-paper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *sitrep_blocks_print_operation (const char *title, GPtrArray *blocks);
GtkPrintOperation *sitrep_handbook_print_operation (SitrepHandbook *handbook);

G_END_DECLS
