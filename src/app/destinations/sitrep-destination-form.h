/* sitrep-destination-form.h - adding a destination, or changing one
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "comms/sitrep-connector.h"
#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DESTINATION_FORM (sitrep_destination_form_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDestinationForm, sitrep_destination_form, SITREP, DESTINATION_FORM, AdwNavigationPage)

/* Signals: `saved`, `removed` (id, name). */
SitrepDestinationForm *
sitrep_destination_form_new (SitrepDesk *desk, const SitrepConnector *connector, SitrepDestination *destination);

G_END_DECLS
