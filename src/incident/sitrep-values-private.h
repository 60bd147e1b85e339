/* sitrep-values-private.h - between the catalogue of values and looking them up
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-values.h"

G_BEGIN_DECLS

struct _SitrepValues
{
  SitrepDossier *dossier;
  gint64 now;
  SitrepAudience audience;
  gboolean twelve_hours;
  gboolean in_name; /* the values fill a name: there are no other names */
  GHashTable *own;  /* name → text: what was typed for this message */
};

/* A value that is computed. One of the two answers (transfer full): a text, or a list. */
typedef struct
{
  const char *name;
  gboolean public;
  char *(*compute) (const SitrepValues *self);
  char **(*list) (const SitrepValues *self);
} SitrepValueRule;

extern const SitrepValueRule sitrep_value_rules[];
extern const guint sitrep_n_value_rules;

char *sitrep_values_time (const SitrepValues *self, gint64 at);
void sitrep_values_enter_name (SitrepValues *self);

G_END_DECLS
