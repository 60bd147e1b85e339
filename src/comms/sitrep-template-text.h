/* sitrep-template-text.h - a template's text, parsed once and filled with values
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-values.h"
#include "sitrep-doc.h"

G_BEGIN_DECLS

/* The language: Markdown (paragraphs, # headings, lists, **strong**, *emphasis*,
 * `code`, [links](https://…), --- rules) with {{name}} holes; {{#name}}…{{/name}}
 * is kept where the value is there, and repeated for each element of a list,
 * which is {{.}} inside; {{^name}}…{{/name}} is kept where it is not. A line
 * that holds nothing but such a tag vanishes with it. */

SitrepDoc *sitrep_template_parse (const char *text, GError **error);
SitrepDoc *sitrep_template_fill (const SitrepDoc *parsed, SitrepValues *values, GPtrArray *missing);
char *sitrep_template_fill_line (const char *text, SitrepValues *values, GPtrArray *missing);
char **sitrep_template_names (const SitrepDoc *parsed);
char **sitrep_template_line_names (const char *text);

G_END_DECLS
