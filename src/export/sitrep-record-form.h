/* sitrep-record-form.h - an incident's data under the names of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

G_BEGIN_DECLS

char *sitrep_record_form_write (const SitrepRecordForm *form, SitrepDossier *dossier, gint64 now);
char *sitrep_record_form_file_name (const SitrepRecordForm *form, const SitrepDossier *dossier);
const SitrepRecordForm *sitrep_record_form_find (const SitrepPlaybook *playbook, const char *key);

G_END_DECLS
