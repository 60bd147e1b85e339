/* sitrep-people-view.h - who does what in one incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PEOPLE_VIEW (sitrep_people_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPeopleView, sitrep_people_view, SITREP, PEOPLE_VIEW, AdwBin)

void sitrep_people_view_set_subject (SitrepPeopleView *self, SitrepSubject *subject);

G_END_DECLS
