/* sitrep-handbook-page.c - a playbook to read
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-page-private.h"

#include "sitrep-block-view.h"
#include "sitrep-ui.h"
#include "window/sitrep-shortcuts.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (SitrepHandbookPage, sitrep_handbook_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- chapters --- */

static GtkWidget *
new_title (const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "title-1");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1, -1);
  return label;
}

/* The widgets of a chapter are made when it is first looked at: a handbook has thousands. */
static void
add_chapter (SitrepHandbookPage *self, const SitrepChapter *chapter)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), new_title (chapter->title));
  for (guint i = 0; i < chapter->blocks->len; i++)
    gtk_box_append (GTK_BOX (box), sitrep_block_view_new (g_ptr_array_index (chapter->blocks, i), NULL));
  gtk_widget_add_css_class (box, "page-content");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 700);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_stack_add_named (self->stack, scrolled, chapter->key);
}

static const SitrepChapter *
chapter_of (SitrepHandbookPage *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->handbook->chapters, (guint) gtk_list_box_row_get_index (row));
}

static void
show_chapter (SitrepHandbookPage *self, const SitrepChapter *chapter)
{
  if (gtk_stack_get_child_by_name (self->stack, chapter->key) == NULL)
    add_chapter (self, chapter);
  gtk_stack_set_visible_child_name (self->stack, chapter->key);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, SitrepHandbookPage *self)
{
  if (row != NULL && self->handbook != NULL)
    show_chapter (self, chapter_of (self, row));
}

/* Who chooses a chapter leaves the search; narrow, the list covers what was chosen. */
static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, SitrepHandbookPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_list_box_select_row (self->list, row);
  show_chapter (self, chapter_of (self, row));
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
search_changed_cb (GtkSearchEntry *entry, SitrepHandbookPage *self)
{
  sitrep_handbook_page_search (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
add_rows (SitrepHandbookPage *self)
{
  for (guint i = 0; i < self->handbook->chapters->len; i++)
    {
      const SitrepChapter *chapter = g_ptr_array_index (self->handbook->chapters, i);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label
        = g_object_new (GTK_TYPE_LABEL, "label", chapter->title, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, chapter->title, -1);
      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show (SitrepHandbookPage *self)
{
  const SitrepHandbook *handbook = self->handbook;
  g_autofree char *version
    = handbook->version != NULL ? g_strdup_printf (_ ("Version %s"), handbook->version) : g_strdup ("");

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), handbook->title);
  adw_window_title_set_title (self->title_widget, handbook->title);
  adw_window_title_set_subtitle (self->title_widget, version);
  adw_banner_set_title (self->banner, handbook->warning != NULL ? handbook->warning : "");
  adw_banner_set_revealed (self->banner, handbook->warning != NULL);
  add_rows (self);
  gtk_list_box_select_row (self->list, g_ptr_array_index (self->rows, 0));
}

static void
sitrep_handbook_page_dispose (GObject *object)
{
  SitrepHandbookPage *self = SITREP_HANDBOOK_PAGE (object);

  g_clear_pointer (&self->handbook, sitrep_handbook_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_HANDBOOK_PAGE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->word, g_free);
  G_OBJECT_CLASS (sitrep_handbook_page_parent_class)->dispose (object);
}

static void
sitrep_handbook_page_class_init (SitrepHandbookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_handbook_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("handbook/sitrep-handbook-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, title_widget);
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, count);
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, split);
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, list);
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, found);
  gtk_widget_class_bind_template_child (widget_class, SitrepHandbookPage, found_scrolled);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  sitrep_handbook_page_install_actions (widget_class);
}

static void
sitrep_handbook_page_init (SitrepHandbookPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  sitrep_shortcuts_attach (GTK_WIDGET (self), "handbook.", GTK_PHASE_BUBBLE);
}

/** sitrep_handbook_page_new: Returns: (transfer floating): a page that shows @handbook. */
GtkWidget *
sitrep_handbook_page_new (SitrepHandbook *handbook)
{
  SitrepHandbookPage *self = g_object_new (SITREP_TYPE_HANDBOOK_PAGE, NULL);

  self->handbook = sitrep_handbook_ref (handbook);
  show (self);
  return GTK_WIDGET (self);
}
