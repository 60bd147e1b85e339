/* sitrep-declare-short.h - the short way: a title, a level, Enter
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-declare-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_SHORT (sitrep_declare_short_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareShort, sitrep_declare_short, SITREP, DECLARE_SHORT, AdwBin)

/* Signals: `confirmed` (Enter on the levels), `join` (incident). */
void sitrep_declare_short_set_form (SitrepDeclareShort *self, SitrepDeclareForm *form);
void sitrep_declare_short_focus_levels (SitrepDeclareShort *self);
void sitrep_declare_short_set_error (SitrepDeclareShort *self, const char *text);

G_END_DECLS
