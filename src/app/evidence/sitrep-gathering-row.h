/* sitrep-gathering-row.h - one thing that the process asks for, and what of it is there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-gathering.h"
#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *sitrep_gathering_row_new (SitrepSubject *subject, const SitrepGathering *gathering);
const char *sitrep_gathering_row_key (GtkWidget *row);

G_END_DECLS
