/* sitrep-declare-before.h - what happened before, and the known way to fix it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-declare-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_BEFORE (sitrep_declare_before_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareBefore, sitrep_declare_before, SITREP, DECLARE_BEFORE, AdwPreferencesGroup)

void sitrep_declare_before_set_form (SitrepDeclareBefore *self, SitrepDeclareForm *form);
void sitrep_declare_before_look (SitrepDeclareBefore *self, const char *title);

G_END_DECLS
