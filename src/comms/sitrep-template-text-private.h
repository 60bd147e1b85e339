/* sitrep-template-text-private.h - between reading a template and filling it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-doc-private.h"
#include "sitrep-template-text.h"

G_BEGIN_DECLS

/* While a tree is read, a section is two nodes; @level tells them from a whole one. */
enum
{
  SITREP_SECTION_WHOLE,
  SITREP_SECTION_BEGIN,
  SITREP_SECTION_END,
};

/* A tag as it stands in the text. @kind is the sign after the braces, or a space. */
typedef struct
{
  char kind;
  char *name;
  gsize length; /* of the whole tag, braces included */
} SitrepTag;

gboolean sitrep_tag_read (const char *p, SitrepTag *tag, GError **error);
SitrepDoc *sitrep_tag_node (const SitrepTag *tag);
gboolean sitrep_tags_nest (SitrepDoc *parent, GError **error);
SitrepDoc *sitrep_template_read_line (const char *text, GError **error);

G_END_DECLS
