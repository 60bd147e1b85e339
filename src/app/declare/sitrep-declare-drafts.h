/* sitrep-declare-drafts.h - the first messages of a declaration, before it is made
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-update.h"
#include "sitrep-declare-form.h"

G_BEGIN_DECLS

SitrepUpdate *sitrep_declare_drafts (SitrepDeclareForm *form, const SitrepUpdate *before);

G_END_DECLS
