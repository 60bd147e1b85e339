/* sitrep-plain-row.h - rows whose words are somebody else's
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *sitrep_plain_row_new (GType type, const char *title, const char *subtitle);

G_END_DECLS
