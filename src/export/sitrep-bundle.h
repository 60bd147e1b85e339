/* sitrep-bundle.h - what lies beside the files of an evidence bundle: the sums, and the index
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

G_BEGIN_DECLS

#define SITREP_BUNDLE_FILES "files"
#define SITREP_BUNDLE_INDEX "INDEX.txt"
#define SITREP_BUNDLE_SUMS "SHA256SUMS"

typedef enum
{
  SITREP_BUNDLED,         /* its file is in the bundle, or it has none */
  SITREP_BUNDLE_LEFT_OUT, /* it is sensitive */
  SITREP_BUNDLE_MISSING,  /* its file is gone */
  SITREP_BUNDLE_CHANGED,  /* its bytes are others */
} SitrepBundleState;

typedef struct
{
  const SitrepExhibit *exhibit;
  SitrepBundleState state;
} SitrepBundleItem;

char *sitrep_bundle_folder_name (SitrepDossier *dossier);
char *sitrep_bundle_index (SitrepDossier *dossier, const SitrepBundleItem *items, guint n_items, gint64 now);
char *sitrep_bundle_sums (const SitrepBundleItem *items, guint n_items, const char *index);

G_END_DECLS
