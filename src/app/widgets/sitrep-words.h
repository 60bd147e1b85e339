/* sitrep-words.h - figures and times as the window says them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *sitrep_words_target (const SitrepTarget *target);
char *sitrep_words_response (const SitrepLevel *level);
char *sitrep_words_meter (gint64 duration);
const char *sitrep_words_kind (SitrepKind kind);
const char *sitrep_words_icon (GtkWidget *widget);
void sitrep_words_name_row (GtkWidget *child, const char *name);
void sitrep_words_name_button (GtkWidget *button, const char *name);
void sitrep_words_describe (GtkWidget *widget, const char *first, const char *second, const char *third);

G_END_DECLS
