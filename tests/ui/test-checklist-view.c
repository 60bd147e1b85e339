/* test-checklist-view.c - what of the checklist stays when the level changes
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-checklist-row.h"
#include "incident/sitrep-checklist-view.h"

#include <adwaita.h>
#include <glib/gstdio.h>

static const char playbook[]
  = "{ \"format\": 1, \"key\": \"shop\", \"title\": \"Web Shop\","
    "  \"levels\": [ { \"key\": \"P0\", \"name\": \"Critical\" }, { \"key\": \"P1\", \"name\": \"High\" } ],"
    "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },"
    "    { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\" } ],"
    "  \"checklist\": [ { \"key\": \"first\", \"title\": \"First Minutes\", \"items\": ["
    "      { \"key\": \"page\", \"text\": \"Page the lead\", \"levels\": [ \"P0\" ] },"
    "      { \"key\": \"look\", \"text\": \"Look at the last deploy\" },"
    "      { \"key\": \"board\", \"text\": \"Tell the board\", \"levels\": [ \"P0\" ] },"
    "      { \"key\": \"call\", \"text\": \"Open a call\", \"levels\": [ \"P0\" ] },"
    "      { \"key\": \"thread\", \"text\": \"Open a thread\", \"levels\": [ \"P1\" ] },"
    "      { \"key\": \"impact\", \"text\": \"Estimate the impact\" } ] },"
    "    { \"key\": \"vip\", \"title\": \"Large Customers\", \"levels\": [ \"P0\" ], \"items\": ["
    "      { \"key\": \"ring\", \"text\": \"Ring the ten largest\" } ] },"
    "    { \"key\": \"after\", \"title\": \"Afterwards\", \"items\": ["
    "      { \"key\": \"thank\", \"text\": \"Thank whoever helped\" } ] } ] }";

typedef struct
{
  char *folder, *incident;
  SitrepDesk *desk;
  GtkWidget *window, *view;
} Fixture;

/* --- the desk --- */

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static char *
wait_for (SitrepDesk *desk, GAsyncResult **slot)
{
  g_autoptr (GError) error = NULL;
  char *answer;

  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = sitrep_desk_finish (desk, *slot, &error);
  g_assert_no_error (error);
  g_clear_object (slot);
  return answer;
}

static void
set_level (Fixture *fixture, const char *level)
{
  GAsyncResult *slot = NULL;

  sitrep_desk_set_level_async (fixture->desk, fixture->incident, level, "Fewer are affected", NULL, done_cb, &slot);
  g_free (wait_for (fixture->desk, &slot));
}

static void
declare (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (playbook, sizeof playbook - 1);
  SitrepDeclaration declaration = { .title = "Checkout fails", .level = "P0" };
  GAsyncResult *slot = NULL;

  sitrep_desk_import_playbook_async (fixture->desk, bytes, done_cb, &slot);
  g_free (wait_for (fixture->desk, &slot));
  sitrep_desk_declare_async (fixture->desk, &declaration, done_cb, &slot);
  fixture->incident = wait_for (fixture->desk, &slot);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new ();
  g_autoptr (SitrepSecrets) secrets = sitrep_secrets_new ();
  g_autoptr (SitrepSubject) subject = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sitrep-XXXXXX", NULL);
  fixture->desk = sitrep_desk_open (fixture->folder, clock, secrets, "test", &error);
  g_assert_no_error (error);
  declare (fixture);
  subject = sitrep_subject_new (fixture->desk, fixture->incident);
  fixture->view = g_object_new (SITREP_TYPE_CHECKLIST_VIEW, NULL);
  sitrep_checklist_view_set_subject (SITREP_CHECKLIST_VIEW (fixture->view), subject);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->view))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  sitrep_desk_close (fixture->desk);
  g_object_unref (fixture->desk);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->incident);
}

/* --- what is seen --- */

static void
list_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (SITREP_IS_CHECKLIST_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_rows (child, rows);
}

static GtkWidget *
row_of (Fixture *fixture, const char *item)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  list_rows (fixture->view, rows);
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (sitrep_checklist_row_item (g_ptr_array_index (rows, i)), item) == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

/* The items by key, each with the title that its row shows. */
static void
assert_shown (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GString) shown = g_string_new (NULL);

  list_rows (fixture->view, rows);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (shown, "%s: %s\n", sitrep_checklist_row_item (g_ptr_array_index (rows, i)),
                            adw_preferences_row_get_title (g_ptr_array_index (rows, i)));
  g_assert_cmpstr (shown->str, ==, expected);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

#define AT_P0                                                                                                          \
  "page: Page the lead\nlook: Look at the last deploy\nboard: Tell the board\ncall: Open a call\n"                     \
  "impact: Estimate the impact\nring: Ring the ten largest\nthank: Thank whoever helped\n"
#define AT_P1                                                                                                          \
  "look: Look at the last deploy\nthread: Open a thread\nimpact: Estimate the impact\nthank: Thank whoever helped\n"

/* There and back, items and groups come in the playbook's order; what applies to both levels has the same row. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  GtkWidget *look = row_of (fixture, "look"), *thank = row_of (fixture, "thank");

  assert_shown (fixture, AT_P0);
  for (guint i = 0; i < 3; i++)
    {
      set_level (fixture, "P1");
      assert_shown (fixture, AT_P1);
      g_assert_true (row_of (fixture, "look") == look);
      g_assert_true (row_of (fixture, "thank") == thank);
      set_level (fixture, "P0");
      assert_shown (fixture, AT_P0);
    }
  g_assert_true (row_of (fixture, "thank") == thank);
}

static void
tick (Fixture *fixture, const char *item, SitrepTickState state)
{
  GAsyncResult *slot = NULL;

  sitrep_desk_tick_async (fixture->desk, fixture->incident, item, state, NULL, done_cb, &slot);
  g_free (wait_for (fixture->desk, &slot));
}

/* What was ticked stays to be seen, and the row that takes an item over takes over nothing else. */
static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  tick (fixture, "board", SITREP_TICK_DONE);
  tick (fixture, "impact", SITREP_TICK_SKIPPED);
  set_level (fixture, "P1");
  g_assert_nonnull (row_of (fixture, "board"));
  g_assert_true (
    gtk_check_button_get_active (GTK_CHECK_BUTTON (find (row_of (fixture, "board"), GTK_TYPE_CHECK_BUTTON))));
  tick (fixture, "board", SITREP_TICK_OPEN);
  assert_shown (fixture, AT_P1);
  g_assert_false (
    gtk_check_button_get_active (GTK_CHECK_BUTTON (find (row_of (fixture, "thread"), GTK_TYPE_CHECK_BUTTON))));
  g_assert_false (gtk_widget_has_css_class (row_of (fixture, "thread"), "settled"));
  g_assert_true (
    gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (find (row_of (fixture, "impact"), GTK_TYPE_CHECK_BUTTON))));
}

/* Who is on an item stays there, or is nowhere: never on another item in its place. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *impact = row_of (fixture, "impact"), *focus;

  g_assert_true (gtk_widget_grab_focus (impact));
  set_level (fixture, "P1");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (focus == impact || gtk_widget_is_ancestor (focus, impact));
  g_assert_true (gtk_widget_grab_focus (row_of (fixture, "thread")));
  set_level (fixture, "P0");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const new_ones[] = { "page", "board", "call" };
      GtkWidget *row = row_of (fixture, new_ones[i]);

      g_assert_true (focus == NULL || (focus != row && !gtk_widget_is_ancestor (focus, row)));
    }
}

static AdwDialog *
dialog_of (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static void
ask (Fixture *fixture, const char *item)
{
  g_signal_emit_by_name (find (row_of (fixture, item), GTK_TYPE_BUTTON), "clicked");
  g_assert_nonnull (dialog_of (fixture));
}

/* A question about an item that is gone is not answered for the one that came, be it in its row or not. */
static void
test_question (Fixture *fixture, gconstpointer data)
{
  static const char *const gone[] = { "board", "call", "ring" };

  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      ask (fixture, gone[i]);
      set_level (fixture, "P1");
      g_assert_null (dialog_of (fixture));
      assert_shown (fixture, AT_P1);
      set_level (fixture, "P0");
    }
  ask (fixture, "impact");
  set_level (fixture, "P1");
  g_assert_nonnull (dialog_of (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/checklist-view/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/checklist-view/ticks", Fixture, NULL, set_up, test_ticks, tear_down);
  g_test_add ("/checklist-view/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/checklist-view/question", Fixture, NULL, set_up, test_question, tear_down);
  return g_test_run ();
}
