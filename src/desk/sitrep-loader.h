/* sitrep-loader.h - dossiers from the store
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"
#include "sitrep-library.h"

G_BEGIN_DECLS

SitrepDossier *sitrep_dossier_load (SitrepReader *reader,
                                    SitrepLibrary *library,
                                    const char *incident,
                                    gboolean whole,
                                    GError **error);
SitrepDossier *sitrep_dossier_of (SitrepReader *reader,
                                  SitrepLibrary *library,
                                  SitrepIncident *incident,
                                  gboolean whole,
                                  GError **error);

G_END_DECLS
