/* sitrep-exposure.h - what in a text should not leave the house
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_EXPOSURE_NAME,
  SITREP_EXPOSURE_MONEY,
  SITREP_EXPOSURE_ADDRESS, /* of mail, or of a machine */
  SITREP_EXPOSURE_LOG,
} SitrepExposureKind;

/* One finding: the words as they stand in the text. */
typedef struct
{
  SitrepExposureKind kind;
  char *words;
} SitrepExposure;

char **sitrep_exposure_names (SitrepDossier *dossier);
GPtrArray *sitrep_exposures (const char *text, const char *const *names);
const char *sitrep_exposure_label (SitrepExposureKind kind);

G_END_DECLS
