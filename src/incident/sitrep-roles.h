/* sitrep-roles.h - which roles the level needs, and who holds them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

gboolean sitrep_role_is_needed (const SitrepDossier *dossier, const SitrepRole *role);
guint sitrep_roles_missing (const SitrepDossier *dossier);
GPtrArray *sitrep_role_holders (const SitrepDossier *dossier, const char *role);
GPtrArray *sitrep_role_history (const SitrepDossier *dossier, const char *role);
GPtrArray *sitrep_responders (const SitrepDossier *dossier);

G_END_DECLS
