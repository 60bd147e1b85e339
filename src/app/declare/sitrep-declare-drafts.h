/* sitrep-declare-drafts.h - which messages a declaration will make
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "comms/sitrep-plan.h"
#include "sitrep-declare-form.h"

G_BEGIN_DECLS

GPtrArray *sitrep_declare_drafts (SitrepDeclareForm *form);

G_END_DECLS
