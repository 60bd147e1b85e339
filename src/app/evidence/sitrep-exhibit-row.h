/* sitrep-exhibit-row.h - one piece of evidence as a row
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *sitrep_exhibit_row_new (SitrepSubject *subject, const SitrepExhibit *exhibit);

G_END_DECLS
