/* sitrep-pager.h - rows of text, laid out on pages
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Rows of cells are added one below the other, then divided among pages. A row
 * may be kept with the one that follows, and a table's head comes again on each
 * page that the table goes on to. A row that is higher than a page goes on, too.
 * All lengths are points. Belongs to one thread. */
typedef struct _SitrepPager SitrepPager;

typedef enum
{
  SITREP_ROW_KEEP = 1 << 0,   /* stays with the row that follows */
  SITREP_ROW_HEAD = 1 << 1,   /* comes again above those of its table */
  SITREP_ROW_TABLE = 1 << 2,  /* belongs to the table of the last head */
  SITREP_ROW_RULED = 1 << 3,  /* has a line below it */
  SITREP_ROW_SHADED = 1 << 4, /* stands on grey */
} SitrepRowFlags;

SitrepPager *sitrep_pager_new (PangoContext *context, double width, double height);
void sitrep_pager_free (SitrepPager *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepPager, sitrep_pager_free)

double sitrep_pager_width (SitrepPager *self);
void sitrep_pager_row (SitrepPager *self, SitrepRowFlags flags, double space);
void sitrep_pager_cell (SitrepPager *self, const char *text, const char *font, double x, double width);
guint sitrep_pager_divide (SitrepPager *self);
void sitrep_pager_draw (SitrepPager *self, cairo_t *cr, guint page);
char *sitrep_pager_text (SitrepPager *self, guint page);

G_END_DECLS
