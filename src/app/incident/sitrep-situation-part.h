/* sitrep-situation-part.h - one part of the situation, edited in place
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SITUATION_PART (sitrep_situation_part_get_type ())
G_DECLARE_FINAL_TYPE (SitrepSituationPart, sitrep_situation_part, SITREP, SITUATION_PART, GtkBox)

GtkWidget *sitrep_situation_part_new (SitrepSubject *subject, const char *key);
void sitrep_situation_part_save (SitrepSituationPart *self);

G_END_DECLS
