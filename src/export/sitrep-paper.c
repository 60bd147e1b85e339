/* sitrep-paper.c - blocks on pages of paper
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-paper.h"

#include "base/sitrep-error.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define FONT "Sans 9.5"
#define BOLD "Sans Bold 9.5"
#define SMALL "Sans 8.5"
#define SMALL_BOLD "Sans Bold 8.5"
#define CODE "Monospace 8.5"
#define GAP 8.0

/* A4 with margins of 20 mm, in points. */
#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89
#define MARGIN 56.7

/* --- blocks as rows --- */

static void
add_line (SitrepPager *pager, const char *text, const char *font, SitrepRowFlags flags, double space)
{
  sitrep_pager_row (pager, flags, space);
  sitrep_pager_cell (pager, text, font, 0, sitrep_pager_width (pager));
}

static void
add_heading (SitrepPager *pager, const SitrepBlock *block)
{
  static const struct
  {
    const char *font;
    double space;
  } styles[] = { { "Sans Bold 17", 28 }, { "Sans Bold 13", 18 }, { "Sans Bold 11", 12 } };
  guint i = CLAMP (block->level, 1, G_N_ELEMENTS (styles)) - 1;

  add_line (pager, block->text, styles[i].font, SITREP_ROW_KEEP, styles[i].space);
}

static void
add_list (SitrepPager *pager, const SitrepBlock *block)
{
  const double indent = 20;
  double width = sitrep_pager_width (pager) - indent;

  for (guint i = 0; i < block->rows->len; i++)
    {
      g_autofree char *mark = block->numbered ? g_strdup_printf ("%u.", i + 1) : g_strdup ("•");
      const char *note = sitrep_block_cell (block, i, 1);

      sitrep_pager_row (pager, *note != '\0' ? SITREP_ROW_KEEP : 0, i == 0 ? GAP : 3);
      sitrep_pager_cell (pager, mark, FONT, 0, indent);
      sitrep_pager_cell (pager, sitrep_block_cell (block, i, 0), FONT, indent, width);
      if (*note == '\0')
        continue;
      sitrep_pager_row (pager, 0, 0);
      sitrep_pager_cell (pager, note, SMALL, indent, width);
    }
}

static void
add_definitions (SitrepPager *pager, const SitrepBlock *block)
{
  double label = sitrep_pager_width (pager) * 0.26;
  double width = sitrep_pager_width (pager) - label - GAP;

  for (guint i = 0; i < block->rows->len; i++)
    {
      sitrep_pager_row (pager, 0, i == 0 ? GAP : 3);
      sitrep_pager_cell (pager, sitrep_block_cell (block, i, 0), BOLD, 0, label);
      sitrep_pager_cell (pager, sitrep_block_cell (block, i, 1), FONT, label + GAP, width);
    }
}

/* Narrow columns take less than the others share. */
static double
column_width (const SitrepBlock *block, guint column, double whole)
{
  guint n = sitrep_block_columns (block);
  double parts = 0;

  for (guint i = 0; i < n; i++)
    parts += block->narrow & (1u << i) ? 0.8 : 1;
  return (whole - (n - 1) * GAP) / parts * (block->narrow & (1u << column) ? 0.8 : 1);
}

static void
add_table (SitrepPager *pager, const SitrepBlock *block)
{
  double whole = sitrep_pager_width (pager);

  for (guint i = 0; i < block->rows->len; i++)
    {
      double x = 0;

      sitrep_pager_row (pager,
                        i == 0 ? SITREP_ROW_HEAD | SITREP_ROW_KEEP | SITREP_ROW_RULED | SITREP_ROW_SHADED
                               : SITREP_ROW_TABLE | SITREP_ROW_RULED,
                        i == 0 ? GAP : 0);
      for (guint j = 0; j < sitrep_block_columns (block); j++)
        {
          double width = column_width (block, j, whole);

          sitrep_pager_cell (pager, sitrep_block_cell (block, i, j), i == 0 || j == 0 ? SMALL_BOLD : SMALL, x, width);
          x += width + GAP;
        }
    }
}

/* Line by line, so that a long one goes over to the next page anywhere. */
static void
add_code (SitrepPager *pager, const SitrepBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);

  if (block->title != NULL)
    {
      g_autofree char *title = g_strdup_printf ("%s (%s)", block->title, block->word);

      add_line (pager, title, BOLD, SITREP_ROW_KEEP, GAP);
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      sitrep_pager_row (pager, SITREP_ROW_SHADED, i == 0 ? GAP / 2 : 0);
      sitrep_pager_cell (pager, lines[i], CODE, 6, sitrep_pager_width (pager) - 12);
    }
}

static void
add_note (SitrepPager *pager, const SitrepBlock *block)
{
  g_autofree char *text
    = g_strdup_printf ("%s %s", block->kind == SITREP_BLOCK_WARNING ? _ ("Warning:") : _ ("Note:"), block->text);

  sitrep_pager_row (pager, SITREP_ROW_SHADED, GAP);
  sitrep_pager_cell (pager, text, FONT, 6, sitrep_pager_width (pager) - 12);
}

static void
add_block (SitrepPager *pager, const SitrepBlock *block)
{
  switch (block->kind)
    {
    case SITREP_BLOCK_HEADING:
      add_heading (pager, block);
      break;
    case SITREP_BLOCK_LIST:
      add_list (pager, block);
      break;
    case SITREP_BLOCK_TABLE:
      add_table (pager, block);
      break;
    case SITREP_BLOCK_DEFINITIONS:
      add_definitions (pager, block);
      break;
    case SITREP_BLOCK_CODE:
    case SITREP_BLOCK_TEMPLATE:
      add_code (pager, block);
      break;
    case SITREP_BLOCK_NOTE:
    case SITREP_BLOCK_WARNING:
      add_note (pager, block);
      break;
    case SITREP_BLOCK_PARAGRAPH:
    default:
      add_line (pager, block->text, FONT, 0, GAP);
    }
}

/**
 * sitrep_handbook_lay_out:
 * @width: of a page inside its margins, in points
 *
 * Returns: (transfer full): all of the handbook, not yet divided
 */
SitrepPager *
sitrep_handbook_lay_out (const SitrepHandbook *handbook, PangoContext *context, double width, double height)
{
  SitrepPager *pager = sitrep_pager_new (context, width, height);

  add_line (pager, handbook->title, "Sans Bold 22", SITREP_ROW_KEEP, 0);
  if (handbook->version != NULL)
    {
      g_autofree char *version = g_strdup_printf (_ ("Version %s"), handbook->version);

      add_line (pager, version, FONT, SITREP_ROW_KEEP, 2);
    }
  for (guint i = 0; i < handbook->chapters->len; i++)
    {
      const SitrepChapter *chapter = g_ptr_array_index (handbook->chapters, i);

      add_line (pager, chapter->title, "Sans Bold 17", SITREP_ROW_KEEP, 28);
      for (guint j = 0; j < chapter->blocks->len; j++)
        add_block (pager, g_ptr_array_index (chapter->blocks, j));
    }
  return pager;
}

/**
 * sitrep_blocks_lay_out:
 * @blocks: (element-type SitrepBlock): not changed any more
 * @width: of a page inside its margins, in points
 *
 * Returns: (transfer full): @title and below it @blocks, not yet divided
 */
SitrepPager *
sitrep_blocks_lay_out (const char *title, GPtrArray *blocks, PangoContext *context, double width, double height)
{
  SitrepPager *pager = sitrep_pager_new (context, width, height);

  add_line (pager, title, "Sans Bold 17", SITREP_ROW_KEEP, 0);
  for (guint i = 0; i < blocks->len; i++)
    add_block (pager, g_ptr_array_index (blocks, i));
  return pager;
}

/** sitrep_paper_draw_foot: title and number at the foot of a page of that size. */
void
sitrep_paper_draw_foot (cairo_t *cr,
                        PangoContext *context,
                        const char *title,
                        guint page,
                        guint pages,
                        double width,
                        double height)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autofree char *words
    /* Translators: the foot of a printed page: title, page, number of pages */
    = g_strdup_printf (_ ("%s · page %u of %u"), title, page + 1, pages);
  PangoFontDescription *font = pango_font_description_from_string (SMALL);
  int high;

  pango_layout_set_text (layout, words, -1);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_size (layout, NULL, &high);
  pango_font_description_free (font);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  cairo_move_to (cr, 0, height - (double) high / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

/* --- PDF --- */

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_pages (cairo_t *cr, PangoContext *context, SitrepPager *pager, const char *title)
{
  guint pages = sitrep_pager_divide (pager);

  for (guint i = 0; i < pages; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN, MARGIN);
      sitrep_pager_draw (pager, cr, i);
      sitrep_paper_draw_foot (cr, context, title, i, pages, A4_WIDTH - 2 * MARGIN, A4_HEIGHT - 2 * MARGIN);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
}

/**
 * sitrep_blocks_to_pdf:
 * @blocks: (element-type SitrepBlock)
 *
 * From any thread.
 *
 * Returns: (transfer full) (nullable): a PDF of A4 pages, with page numbers
 */
GBytes *
sitrep_blocks_to_pdf (const char *title, GPtrArray *blocks, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, A4_WIDTH, A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (SitrepPager) pager
    = sitrep_blocks_lay_out (title, blocks, context, A4_WIDTH - 2 * MARGIN, A4_HEIGHT - 2 * MARGIN - SITREP_PAPER_FOOT);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  draw_pages (cr, context, pager, title);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, cairo_status_to_string (status));
  return NULL;
}
