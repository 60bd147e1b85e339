/* sitrep-library.h - the playbooks that are in use
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/sitrep-reader.h"

G_BEGIN_DECLS

/* Playbooks by id, read once. Safe from any thread. */
typedef struct _SitrepLibrary SitrepLibrary;

SitrepLibrary *sitrep_library_new (void);
SitrepLibrary *sitrep_library_ref (SitrepLibrary *self);
void sitrep_library_unref (SitrepLibrary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepLibrary, sitrep_library_unref)

SitrepPlaybook *sitrep_library_get (SitrepLibrary *self, SitrepReader *reader, const char *id, GError **error);
GPtrArray *sitrep_library_shipped (SitrepLibrary *self);

G_END_DECLS
