/* sitrep-desk-private.h - the desk, for its use cases
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-desk.h"
#include "sitrep-library.h"
#include "sitrep-searcher.h"

G_BEGIN_DECLS

SitrepStore *sitrep_desk_store (SitrepDesk *self);
SitrepLibrary *sitrep_desk_library (SitrepDesk *self);
SitrepSearcher *sitrep_desk_searcher (SitrepDesk *self);
const char *sitrep_desk_face (SitrepDesk *self);
void sitrep_desk_forget_person (SitrepDesk *self);

G_END_DECLS
