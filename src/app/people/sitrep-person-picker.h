/* sitrep-person-picker.h - names to choose from while one is typed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PERSON_PICKER (sitrep_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPersonPicker, sitrep_person_picker, SITREP, PERSON_PICKER, AdwPreferencesGroup)

void sitrep_person_picker_attach (SitrepPersonPicker *self,
                                  SitrepSubject *subject,
                                  AdwEntryRow *name,
                                  AdwEntryRow *handle,
                                  const char *post);

G_END_DECLS
