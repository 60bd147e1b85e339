/* sitrep-relating.h - which entry of the timeline a piece of evidence belongs to
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *sitrep_relating_new (SitrepSubject *subject, const SitrepExhibit *exhibit);

G_END_DECLS
