/* sitrep-values.h - what a template or a form may name, and its value
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* A value is a text or a list of texts. Lookups answer NULL for what is not known. */
typedef struct _SitrepValues SitrepValues;

typedef enum
{
  SITREP_NAME_UNKNOWN, /* nothing of this playbook is called so */
  SITREP_NAME_INTERNAL,
  SITREP_NAME_PUBLIC,
} SitrepNameClass;

SitrepNameClass sitrep_values_classify (const SitrepPlaybook *playbook, const char *name);
char **sitrep_values_names (const SitrepPlaybook *playbook, gboolean only_public);

SitrepValues *sitrep_values_new (SitrepDossier *dossier, gint64 now);
SitrepValues *sitrep_values_ref (SitrepValues *self);
void sitrep_values_unref (SitrepValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepValues, sitrep_values_unref)

void sitrep_values_set (SitrepValues *self, const char *name, const char *text);
void sitrep_values_set_audience (SitrepValues *self, SitrepAudience audience);
void sitrep_values_set_clock (SitrepValues *self, gboolean twelve_hours);
char *sitrep_values_text (SitrepValues *self, const char *name);
char **sitrep_values_list (SitrepValues *self, const char *name);

G_END_DECLS
