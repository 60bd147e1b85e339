/* sitrep-handbook-print.c - a handbook on paper
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-print.h"

#include <glib/gi18n.h>

#define FONT "Sans 9.5"
#define BOLD "Sans Bold 9.5"
#define SMALL "Sans 8.5"
#define SMALL_BOLD "Sans Bold 8.5"
#define CODE "Monospace 8.5"
#define GAP 8.0
#define FOOT 24.0

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
  add_line (pager, block->text, block->level <= 2 ? "Sans Bold 13" : "Sans Bold 11", SITREP_ROW_KEEP,
            block->level <= 2 ? 18 : 12);
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

/* --- the operation --- */

/* One of the two is printed. */
typedef struct
{
  char *title;
  SitrepHandbook *handbook; /* nullable */
  GPtrArray *blocks;        /* SitrepBlock; nullable */
  SitrepPager *pager;
  guint pages;
} Printing;

static void
free_printing (gpointer data)
{
  Printing *self = data;

  g_clear_pointer (&self->pager, sitrep_pager_free);
  g_clear_pointer (&self->handbook, sitrep_handbook_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_free (self->title);
  g_free (self);
}

static SitrepPager *
lay_out_blocks (Printing *self, PangoContext *context, double width, double height)
{
  SitrepPager *pager = sitrep_pager_new (context, width, height);

  add_line (pager, self->title, "Sans Bold 17", SITREP_ROW_KEEP, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    add_block (pager, g_ptr_array_index (self->blocks, i));
  return pager;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context) - FOOT;

  g_clear_pointer (&self->pager, sitrep_pager_free);
  self->pager = self->handbook != NULL ? sitrep_handbook_lay_out (self->handbook, pango, width, height)
                                       : lay_out_blocks (self, pango, width, height);
  g_object_unref (pango);
  self->pages = sitrep_pager_divide (self->pager);
  gtk_print_operation_set_n_pages (operation, (int) self->pages);
}

static void
draw_foot (Printing *self, GtkPrintContext *context, guint page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  g_autofree char *words
    /* Translators: the foot of a printed page: title, page, number of pages */
    = g_strdup_printf (_ ("%s · page %u of %u"), self->title, page + 1, self->pages);
  PangoFontDescription *font = pango_font_description_from_string (SMALL);
  int height;

  pango_layout_set_text (layout, words, -1);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_size (layout, NULL, &height);
  pango_font_description_free (font);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  cairo_move_to (cr, 0, gtk_print_context_get_height (context) - (double) height / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  sitrep_pager_draw (self->pager, gtk_print_context_get_cairo_context (context), (guint) page);
  draw_foot (self, context, (guint) page);
}

static GtkPrintOperation *
new_operation (Printing *printing)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_job_name (operation, printing->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "printing", printing, free_printing);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), printing);
  return operation;
}

/** sitrep_handbook_print_operation: Returns: (transfer full): prints it, with page numbers, when it is run. */
GtkPrintOperation *
sitrep_handbook_print_operation (SitrepHandbook *handbook)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->title = g_strdup (handbook->title);
  printing->handbook = sitrep_handbook_ref (handbook);
  return new_operation (printing);
}

/**
 * sitrep_blocks_print_operation:
 * @blocks: (element-type SitrepBlock): not changed any more
 *
 * Returns: (transfer full): prints them below @title, with page numbers, when it is run
 */
GtkPrintOperation *
sitrep_blocks_print_operation (const char *title, GPtrArray *blocks)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->title = g_strdup (title);
  printing->blocks = g_ptr_array_ref (blocks);
  return new_operation (printing);
}
