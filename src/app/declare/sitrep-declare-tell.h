/* sitrep-declare-tell.h - the wizard: whom to tell
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-declare-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_TELL (sitrep_declare_tell_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareTell, sitrep_declare_tell, SITREP, DECLARE_TELL, AdwBin)

void sitrep_declare_tell_set_form (SitrepDeclareTell *self, SitrepDeclareForm *form);
void sitrep_declare_tell_refresh (SitrepDeclareTell *self);
void sitrep_declare_tell_declare (SitrepDeclareTell *self, GAsyncReadyCallback callback, gpointer data);

G_END_DECLS
