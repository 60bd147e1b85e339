/* sitrep-handbook-print.c - a handbook on paper
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-print.h"

#include <glib/gi18n.h>

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

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context) - SITREP_PAPER_FOOT;

  g_clear_pointer (&self->pager, sitrep_pager_free);
  self->pager = self->handbook != NULL ? sitrep_handbook_lay_out (self->handbook, pango, width, height)
                                       : sitrep_blocks_lay_out (self->title, self->blocks, pango, width, height);
  g_object_unref (pango);
  self->pages = sitrep_pager_divide (self->pager);
  gtk_print_operation_set_n_pages (operation, (int) self->pages);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  sitrep_pager_draw (self->pager, cr, (guint) page);
  sitrep_paper_draw_foot (cr, pango, self->title, (guint) page, self->pages, gtk_print_context_get_width (context),
                          gtk_print_context_get_height (context));
  g_object_unref (pango);
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
