/* sitrep-shape-read.h - an object of a shape from JSON, with every fault's place
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-shape.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The most that a whole number of a playbook may be. */
#define SITREP_NUMBER_MAX 10000000

/* One place in a text: how a walk came there, innermost last. Places are made on
 * the stack; a path is put into words only where there is a fault to name. */
typedef struct _SitrepPlace SitrepPlace;
struct _SitrepPlace
{
  const SitrepPlace *outer;
  const char *key; /* or NULL for an element of a list */
  guint index;
};

char *sitrep_place_path (const SitrepPlace *place);
void sitrep_place_fault (const SitrepPlace *place, GPtrArray *faults, gboolean warning, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

void sitrep_shape_read (const SitrepShape *shape,
                        JsonObject *object,
                        gpointer target,
                        const SitrepPlace *place,
                        GPtrArray *faults);

G_END_DECLS
