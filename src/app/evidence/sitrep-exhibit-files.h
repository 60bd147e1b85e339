/* sitrep-exhibit-files.h - opening a piece of evidence, and saving a copy of it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

void sitrep_exhibit_open (GtkWidget *owner, SitrepSubject *subject, const SitrepExhibit *exhibit);
void sitrep_exhibit_save (GtkWidget *owner, SitrepSubject *subject, const SitrepExhibit *exhibit);

G_END_DECLS
