/* sitrep-pager.c - rows of text, laid out on pages
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-pager.h"

#define PAD 3.0

typedef struct
{
  PangoLayout *layout;
  double x;
} Cell;

typedef struct
{
  SitrepRowFlags flags;
  double space; /* above it, unless it is the first of a page */
  double height;
  GArray *cells; /* Cell */
  int head;      /* the row that comes again above it, or -1 */
} Row;

/* A row on a page, or so much of it as goes there. */
typedef struct
{
  guint page;
  guint row;
  double y;
  double from, shown;
} Piece;

struct _SitrepPager
{
  PangoContext *context;
  PangoAttrList *plain; /* no hyphens where a line ends within a word */
  double width, height;
  GPtrArray *rows; /* Row */
  GArray *pieces;  /* Piece */
  int head;
};

static void
clear_cell (gpointer data)
{
  g_object_unref (((Cell *) data)->layout);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

/** sitrep_pager_new: Returns: (transfer full): pages with so much room inside their margins. */
SitrepPager *
sitrep_pager_new (PangoContext *context, double width, double height)
{
  SitrepPager *self = g_new0 (SitrepPager, 1);

  self->context = g_object_ref (context);
  self->plain = pango_attr_list_new ();
  pango_attr_list_insert (self->plain, pango_attr_insert_hyphens_new (FALSE));
  self->width = width;
  self->height = height;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->head = -1;
  return self;
}

void
sitrep_pager_free (SitrepPager *self)
{
  g_object_unref (self->context);
  pango_attr_list_unref (self->plain);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->pieces);
  g_free (self);
}

double
sitrep_pager_width (SitrepPager *self)
{
  return self->width;
}

/** sitrep_pager_row: begins a row, with so much space above it. */
void
sitrep_pager_row (SitrepPager *self, SitrepRowFlags flags, double space)
{
  Row *row = g_new0 (Row, 1);

  if (flags & SITREP_ROW_HEAD)
    self->head = (int) self->rows->len;
  row->flags = flags;
  row->space = space;
  row->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  row->head = flags & SITREP_ROW_TABLE ? self->head : -1;
  g_array_set_clear_func (row->cells, clear_cell);
  g_ptr_array_add (self->rows, row);
}

/** sitrep_pager_cell: adds a text to the last row, wrapped to that width. */
void
sitrep_pager_cell (SitrepPager *self, const char *text, const char *font, double x, double width)
{
  Row *row = g_ptr_array_index (self->rows, self->rows->len - 1);
  PangoFontDescription *description = pango_font_description_from_string (font);
  Cell cell = { pango_layout_new (self->context), x };
  int height;

  pango_layout_set_text (cell.layout, text, -1);
  pango_layout_set_font_description (cell.layout, description);
  pango_layout_set_attributes (cell.layout, self->plain);
  pango_layout_set_width (cell.layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (cell.layout, PANGO_WRAP_WORD_CHAR);
  pango_font_description_free (description);
  pango_layout_get_size (cell.layout, NULL, &height);
  row->height = MAX (row->height, (double) height / PANGO_SCALE + (row->flags & SITREP_ROW_RULED ? 2 * PAD : 0));
  g_array_append_val (row->cells, cell);
}

/* --- dividing --- */

static const Row *
row_at (SitrepPager *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

/* A row with all that must follow it on the same page. */
static double
kept_height (SitrepPager *self, guint i)
{
  double height = row_at (self, i)->height;

  for (; (row_at (self, i)->flags & SITREP_ROW_KEEP) && i + 1 < self->rows->len; i++)
    height += row_at (self, i + 1)->space + row_at (self, i + 1)->height;
  return height;
}

static void
put (SitrepPager *self, guint page, guint row, double y, double from, double shown)
{
  Piece piece = { page, row, y, from, shown };

  g_array_append_val (self->pieces, piece);
}

/* So much of a row that is too high as ends between two lines of its first cell. */
static double
cut_at (const Row *row, double from, double room)
{
  double best = 0;

  for (guint c = 0; c < row->cells->len; c++)
    {
      PangoLayoutIter *iter = pango_layout_get_iter (g_array_index (row->cells, Cell, c).layout);

      do
        {
          PangoRectangle line;
          double end;

          pango_layout_iter_get_line_extents (iter, NULL, &line);
          end = (double) (line.y + line.height) / PANGO_SCALE - from;
          if (end > best && end <= room)
            best = end;
        }
      while (pango_layout_iter_next_line (iter));
      pango_layout_iter_free (iter);
    }
  return best > 0 ? best : room;
}

/* Where the next row goes. */
typedef struct
{
  guint page;
  double y;
} Place;

static void
turn_page (SitrepPager *self, Place *place, guint row)
{
  int head = row_at (self, row)->head;

  place->page++;
  place->y = 0;
  if (head < 0 || (guint) head == row)
    return;
  put (self, place->page, (guint) head, 0, 0, row_at (self, (guint) head)->height);
  place->y = row_at (self, (guint) head)->height;
}

/* A row that is higher than a page is cut between lines. */
static void
put_high (SitrepPager *self, Place *place, guint i)
{
  const Row *row = row_at (self, i);
  double from = 0;

  while (row->height - from > self->height - place->y)
    {
      double shown = cut_at (row, from, self->height - place->y);

      put (self, place->page, i, place->y, from, shown);
      from += shown;
      turn_page (self, place, i);
    }
  put (self, place->page, i, place->y, from, row->height - from);
  place->y += row->height - from;
}

/** sitrep_pager_divide: lays the rows out; Returns: the number of pages, at least one. */
guint
sitrep_pager_divide (SitrepPager *self)
{
  Place place = { 0, 0 };

  g_array_set_size (self->pieces, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = row_at (self, i);
      double space = place.y > 0 ? row->space : 0;
      double needed = kept_height (self, i);

      if (place.y > 0 && place.y + space + MIN (needed, self->height) > self->height)
        {
          turn_page (self, &place, i);
          space = 0;
        }
      place.y += space;
      if (row->height > self->height - place.y)
        put_high (self, &place, i);
      else
        {
          put (self, place.page, i, place.y, 0, row->height);
          place.y += row->height;
        }
    }
  return place.page + 1;
}

/* --- drawing --- */

static void
draw_row (SitrepPager *self, cairo_t *cr, const Row *row, const Piece *piece)
{
  double pad = row->flags & SITREP_ROW_RULED ? PAD : 0;

  cairo_save (cr);
  cairo_rectangle (cr, 0, piece->y, self->width, piece->shown);
  if (row->flags & SITREP_ROW_SHADED)
    {
      cairo_set_source_rgb (cr, 0.94, 0.94, 0.94);
      cairo_fill_preserve (cr);
    }
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const Cell *cell = &g_array_index (row->cells, Cell, i);

      cairo_move_to (cr, cell->x, piece->y - piece->from + pad);
      pango_cairo_show_layout (cr, cell->layout);
    }
  cairo_restore (cr);
  if (!(row->flags & SITREP_ROW_RULED))
    return;
  cairo_set_line_width (cr, 0.5);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_move_to (cr, 0, piece->y + piece->shown);
  cairo_line_to (cr, self->width, piece->y + piece->shown);
  cairo_stroke (cr);
}

/** sitrep_pager_draw: draws a page, counted from 0, from the corner of its margins. */
void
sitrep_pager_draw (SitrepPager *self, cairo_t *cr, guint page)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->page == page)
        draw_row (self, cr, row_at (self, piece->row), piece);
    }
}

/** sitrep_pager_text: Returns: (transfer full): what stands on that page, a line for each cell. */
char *
sitrep_pager_text (SitrepPager *self, guint page)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const Row *row = row_at (self, piece->row);

      for (guint j = 0; piece->page == page && j < row->cells->len; j++)
        g_string_append_printf (out, "%s\n", pango_layout_get_text (g_array_index (row->cells, Cell, j).layout));
    }
  return g_string_free_and_steal (out);
}
