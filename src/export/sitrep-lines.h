/* sitrep-lines.h - texts gathered one by one, then joined
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef GPtrArray SitrepLines; /* char * */

SitrepLines *sitrep_lines_new (void);
void sitrep_lines_take (SitrepLines *self, char *text);
void sitrep_lines_add (SitrepLines *self, const char *text);
void sitrep_lines_label (SitrepLines *self, const char *label, char *text);
char *sitrep_lines_end (SitrepLines *self, const char *separator);
char *sitrep_lines_end_list (SitrepLines *self);

G_END_DECLS
