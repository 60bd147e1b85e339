/* sitrep-due-bar.h - the one thing that is due next, with the button that does it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DUE_BAR (sitrep_due_bar_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDueBar, sitrep_due_bar, SITREP, DUE_BAR, GtkBox)

void sitrep_due_bar_set_subject (SitrepDueBar *self, SitrepSubject *subject);

G_END_DECLS
