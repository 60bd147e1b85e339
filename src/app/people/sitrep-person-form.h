/* sitrep-person-form.h - adding somebody to the address book, or changing what is known of them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PERSON_FORM (sitrep_person_form_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPersonForm, sitrep_person_form, SITREP, PERSON_FORM, AdwNavigationPage)

SitrepPersonForm *sitrep_person_form_new (SitrepDesk *desk, const SitrepPerson *person);

G_END_DECLS
