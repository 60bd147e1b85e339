/* test-pager.c - a handbook on paper: nothing is lost between pages, and what belongs together stays
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "handbook/sitrep-handbook-print.h"
#include "playbook/sitrep-playbook-reader.h"

#include <cairo-pdf.h>
#include <string.h>

#define WIDTH 480.0
#define HEIGHT 700.0

static SitrepPager *
new_pager (const SitrepHandbook *handbook, double width, double height)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  SitrepPager *pager = handbook != NULL ? sitrep_handbook_lay_out (handbook, context, width, height)
                                        : sitrep_pager_new (context, width, height);

  g_object_unref (context);
  return pager;
}

static SitrepHandbook *
read_shipped (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "playbooks", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (SitrepPlaybook) playbook = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  playbook = sitrep_playbook_read (text, -1, NULL, NULL);
  g_assert_nonnull (playbook);
  return sitrep_handbook_new (playbook, 0);
}

static cairo_status_t
count_cb (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

/* All that is written on the pages, which are drawn on the way. */
static char *
print (SitrepPager *pager, guint pages)
{
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_cb, &size, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pages; i++)
    {
      g_autofree char *text = sitrep_pager_text (pager, i);

      g_assert_cmpuint (strlen (text), >, 0);
      g_string_append (out, text);
      sitrep_pager_draw (pager, cr, i);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (size, >, 10000);
  return g_string_free_and_steal (out);
}

static void
check_text (const char *printed, const char *plain)
{
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (printed, lines[i]) == NULL)
      g_error ("not printed: “%s”", lines[i]);
}

static void
test_handbook (void)
{
  g_autoptr (SitrepHandbook) handbook = read_shipped ("pawtropolis.json");
  g_autoptr (SitrepPager) pager = new_pager (handbook, WIDTH, HEIGHT);
  guint pages = sitrep_pager_divide (pager);
  g_autofree char *plain = sitrep_handbook_plain (handbook);
  g_autofree char *printed = NULL;

  g_assert_cmpuint (pages, >, 1);
  printed = print (pager, pages);
  check_text (printed, plain);
}

/* A heading at the foot of a page goes over with what it is about. */
static void
test_heading_kept (void)
{
  g_autoptr (SitrepPager) pager = new_pager (NULL, WIDTH, 100);
  g_autofree char *first = NULL, *second = NULL;

  for (guint i = 0; i < 4; i++)
    {
      sitrep_pager_row (pager, i == 2 ? SITREP_ROW_KEEP : 0, 0);
      sitrep_pager_cell (pager, i == 2 ? "Escalation" : "Text", "Sans 22", 0, WIDTH);
    }
  g_assert_cmpuint (sitrep_pager_divide (pager), ==, 2);
  first = sitrep_pager_text (pager, 0);
  second = sitrep_pager_text (pager, 1);
  g_assert_cmpstr (first, ==, "Text\nText\n");
  g_assert_cmpstr (second, ==, "Escalation\nText\n");
}

static void
test_head_repeated (void)
{
  g_autoptr (SitrepPager) pager = new_pager (NULL, WIDTH, 200);
  guint pages;

  for (guint i = 0; i < 30; i++)
    {
      sitrep_pager_row (pager, i == 0 ? SITREP_ROW_HEAD | SITREP_ROW_KEEP : SITREP_ROW_TABLE, 0);
      sitrep_pager_cell (pager, i == 0 ? "Level" : "SEV-1", "Sans 10", 0, WIDTH);
    }
  pages = sitrep_pager_divide (pager);
  g_assert_cmpuint (pages, >, 2);
  for (guint i = 0; i < pages; i++)
    {
      g_autofree char *text = sitrep_pager_text (pager, i);

      g_assert_true (g_str_has_prefix (text, "Level\nSEV-1\n"));
    }
}

/* A cell that fills three pages is on three pages. */
static void
test_high_row (void)
{
  g_autoptr (SitrepPager) pager = new_pager (NULL, 60, 100);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    g_string_append (text, "database ");
  sitrep_pager_row (pager, 0, 0);
  sitrep_pager_cell (pager, text->str, "Sans 10", 0, 60);
  g_assert_cmpuint (sitrep_pager_divide (pager), >, 2);
  g_string_free (text, TRUE);
}

/* The operation itself, into a file: as many pages as the layout has, each with its foot. */
static void
test_operation (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "handbook.pdf", NULL);
  g_autofree char *folder = g_path_get_dirname (path), *pdf = NULL;
  g_autoptr (SitrepHandbook) handbook = read_shipped ("liyaqa.json");
  g_autoptr (GtkPrintOperation) operation = sitrep_handbook_print_operation (handbook);
  g_autoptr (GError) error = NULL;
  gsize length;
  int pages;

  if (!gtk_init_check ())
    {
      g_test_skip ("no display");
      return;
    }
  g_mkdir_with_parents (folder, 0700);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &pages, NULL);
  g_assert_cmpint (pages, >, 5);
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF"));
  g_assert_cmpuint (length, >, 20000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pager/handbook", test_handbook);
  g_test_add_func ("/pager/heading-kept", test_heading_kept);
  g_test_add_func ("/pager/head-repeated", test_head_repeated);
  g_test_add_func ("/pager/high-row", test_high_row);
  g_test_add_func ("/pager/operation", test_operation);
  return g_test_run ();
}
