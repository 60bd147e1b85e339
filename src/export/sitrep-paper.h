/* sitrep-paper.h - blocks on pages of paper
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-handbook.h"
#include "sitrep-pager.h"

G_BEGIN_DECLS

/* What a page keeps free for its foot, in points. */
#define SITREP_PAPER_FOOT 24.0

SitrepPager *
sitrep_blocks_lay_out (const char *title, GPtrArray *blocks, PangoContext *context, double width, double height);
SitrepPager *
sitrep_handbook_lay_out (const SitrepHandbook *handbook, PangoContext *context, double width, double height);
void sitrep_paper_draw_foot (cairo_t *cr,
                             PangoContext *context,
                             const char *title,
                             guint page,
                             guint pages,
                             double width,
                             double height);
GBytes *sitrep_blocks_to_pdf (const char *title, GPtrArray *blocks, GError **error);

G_END_DECLS
