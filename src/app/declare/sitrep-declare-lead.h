/* sitrep-declare-lead.h - the wizard: who leads
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-declare-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_LEAD (sitrep_declare_lead_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareLead, sitrep_declare_lead, SITREP, DECLARE_LEAD, AdwBin)

void sitrep_declare_lead_set_form (SitrepDeclareLead *self, SitrepDeclareForm *form);

G_END_DECLS
