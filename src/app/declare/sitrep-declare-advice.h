/* sitrep-declare-advice.h - the process' own questions, and the level that the answers propose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-declare-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_ADVICE (sitrep_declare_advice_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareAdvice, sitrep_declare_advice, SITREP, DECLARE_ADVICE, AdwBin)

/* Property `level` is the proposed one's key, or NULL; read-only. */
void sitrep_declare_advice_set_form (SitrepDeclareAdvice *self, SitrepDeclareForm *form);
const char *sitrep_declare_advice_get_level (SitrepDeclareAdvice *self);

G_END_DECLS
