/* sitrep-manuscript-parts.h - what the parts of a playbook that is being written are, and what they are called
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-manuscript.h"
#include "sitrep-shape.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Something that can be referred to, and what people call it. */
typedef struct
{
  char *key;
  char *label;
} SitrepPartName;

void sitrep_part_name_free (SitrepPartName *self);

GPtrArray *sitrep_manuscript_names (SitrepManuscript *self, const char *refers);
char *sitrep_manuscript_name (SitrepManuscript *self, const SitrepShape *shape, const char *path);
char *sitrep_manuscript_summary (SitrepManuscript *self, const SitrepShape *shape, const char *path);
char *sitrep_manuscript_place (SitrepManuscript *self, const char *path);
JsonNode *sitrep_manuscript_new_element (SitrepManuscript *self, const SitrepShape *shape, const char *list);
JsonNode *
sitrep_manuscript_copy_element (SitrepManuscript *self, const SitrepShape *shape, const char *list, guint index);

const SitrepShape *sitrep_shape_at (const char *path, const SitrepKey **key);
gboolean sitrep_path_is_inside (const char *path, const char *outer);

G_END_DECLS
