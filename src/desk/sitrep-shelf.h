/* sitrep-shelf.h - dossiers that were loaded and still hold
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-loader.h"

G_BEGIN_DECLS

/* The window's parts ask for the same incidents, at the start and after every deed: until something is committed, each
 * is read once. Belongs to the thread of its reader. */
typedef struct _SitrepShelf SitrepShelf;

SitrepShelf *sitrep_shelf_new (void);
SitrepDossier *sitrep_shelf_take (SitrepShelf *self,
                                  SitrepReader *reader,
                                  SitrepLibrary *library,
                                  const char *incident,
                                  GError **error);
SitrepDossier *sitrep_shelf_take_of (SitrepShelf *self,
                                     SitrepReader *reader,
                                     SitrepLibrary *library,
                                     SitrepIncident *incident,
                                     GError **error);
void sitrep_shelf_free (SitrepShelf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepShelf, sitrep_shelf_free)

G_END_DECLS
