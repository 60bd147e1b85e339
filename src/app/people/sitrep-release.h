/* sitrep-release.h - taking a role off somebody, with a note
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sitrep_release_ask (GtkWidget *owner, SitrepSubject *subject, const char *holder);

G_END_DECLS
