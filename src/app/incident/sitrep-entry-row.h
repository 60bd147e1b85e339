/* sitrep-entry-row.h - one entry of the timeline as a line
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ENTRY_ROW (sitrep_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepEntryRow, sitrep_entry_row, SITREP, ENTRY_ROW, GtkBox)

GtkWidget *sitrep_entry_row_new (void);
void sitrep_entry_row_show (SitrepEntryRow *self, const SitrepEntry *entry, SitrepSubject *subject);
void sitrep_entry_row_show_day (SitrepEntryRow *self, const char *day);
char *sitrep_entry_row_words (SitrepEntryRow *self);

G_END_DECLS
