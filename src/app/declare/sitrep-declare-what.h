/* sitrep-declare-what.h - the wizard: what happens, and since when
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-declare-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_WHAT (sitrep_declare_what_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareWhat, sitrep_declare_what, SITREP, DECLARE_WHAT, AdwBin)

void sitrep_declare_what_set_form (SitrepDeclareWhat *self, SitrepDeclareForm *form);
gboolean sitrep_declare_what_check (SitrepDeclareWhat *self);
void sitrep_declare_what_set_error (SitrepDeclareWhat *self, const char *text);

G_END_DECLS
