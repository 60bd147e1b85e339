/* sitrep-compose.h - from a template, an incident and a destination to a message
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-message-rules.h"
#include "incident/sitrep-values.h"
#include "sitrep-doc.h"

G_BEGIN_DECLS

GPtrArray *sitrep_compose_templates (const SitrepDossier *dossier, const char *moment);
SitrepMessage *sitrep_compose_draft (const SitrepDossier *dossier,
                                     const SitrepTemplate *template,
                                     const SitrepDestination *destination,
                                     const char *batch);
gboolean sitrep_compose_fill (SitrepMessage *message,
                              SitrepDossier *dossier,
                              GHashTable *values,
                              gint64 now,
                              GPtrArray *missing,
                              GError **error);
gboolean sitrep_compose_was_told (const SitrepDossier *dossier, const char *destination);
void sitrep_compose_mark_kind (SitrepDoc *doc, SitrepKind kind);
char *sitrep_compose_title_of_kind (SitrepKind kind, const char *title);
SitrepSeverity sitrep_compose_severity (const SitrepDossier *dossier);
char *sitrep_compose_preview (const SitrepMessage *message, const SitrepDestination *destination);
char *sitrep_compose_values_to_json (GHashTable *values);
char *sitrep_compose_dated (const SitrepMessage *message, gint64 now);
GPtrArray *sitrep_compose_problems (const SitrepMessage *message,
                                    const SitrepDossier *dossier,
                                    const SitrepDestination *destination,
                                    GPtrArray *missing);
GPtrArray *sitrep_compose_warnings (const SitrepMessage *message, const SitrepDossier *dossier);
gboolean sitrep_compose_suits (const SitrepDossier *dossier,
                               const SitrepTemplate *template,
                               const SitrepDestination *destination);

G_END_DECLS
