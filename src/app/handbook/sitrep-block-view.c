/* sitrep-block-view.c - a piece of a handbook as widgets
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-block-view.h"

#include "sitrep-find.h"
#include "sitrep-side-scroll.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

/* --- texts: they can be selected and copied; none is markup --- */

static GtkWidget *
new_text (const char *text, const char *word)
{
  g_autoptr (PangoAttrList) marks = sitrep_find_marks (text, word);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                                   "selectable", TRUE, "attributes", marks, NULL);

  return label;
}

static GtkWidget *
new_styled (const char *text, const char *word, const char *style)
{
  GtkWidget *label = new_text (text, word);

  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_heading (const SitrepBlock *block, const char *word)
{
  g_autoptr (PangoAttrList) marks = sitrep_find_marks (block->text, word);
  GtkWidget *label
    = g_object_new (GTK_TYPE_LABEL, "label", block->text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                    PANGO_WRAP_WORD_CHAR, "attributes", marks, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, block->level == 1 ? "title-2" : block->level == 2 ? "title-3" : "heading");
  gtk_widget_add_css_class (label, block->level <= 2 ? "handbook-part" : "handbook-piece");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) block->level, -1);
  return label;
}

/* --- rows --- */

static GtkWidget *
new_item (const SitrepBlock *block, guint row, const char *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *note = sitrep_block_cell (block, row, 1);

  gtk_box_append (GTK_BOX (box), new_text (sitrep_block_cell (block, row, 0), word));
  if (*note != '\0')
    {
      GtkWidget *label = new_styled (note, word, "caption");

      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
new_list (const SitrepBlock *block, const char *word)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 9);
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_autofree char *mark = block->numbered ? g_strdup_printf ("%u.", i + 1) : g_strdup ("•");
      GtkWidget *label = gtk_label_new (mark);

      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      gtk_grid_attach (grid, label, 0, (int) i, 1, 1);
      gtk_grid_attach (grid, new_item (block, i, word), 1, (int) i, 1, 1);
    }
  return GTK_WIDGET (grid);
}

static GtkWidget *
new_definitions (const SitrepBlock *block, const char *word)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 18);
  for (guint i = 0; i < block->rows->len; i++)
    {
      GtkWidget *label = new_styled (sitrep_block_cell (block, i, 0), word, "dimmed");
      GtkWidget *text = new_text (sitrep_block_cell (block, i, 1), word);

      gtk_label_set_width_chars (GTK_LABEL (label), 12);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_grid_attach (grid, label, 0, (int) i, 1, 1);
      gtk_grid_attach (grid, text, 1, (int) i, 1, 1);
    }
  return GTK_WIDGET (grid);
}

static GtkWidget *
new_cell (const SitrepBlock *block, guint row, guint column, const char *word)
{
  GtkWidget *cell = new_text (sitrep_block_cell (block, row, column), word);
  gboolean narrow = (block->narrow & (1u << column)) != 0;

  gtk_label_set_width_chars (GTK_LABEL (cell), narrow ? 10 : 13);
  gtk_label_set_max_width_chars (GTK_LABEL (cell), narrow ? 16 : 44);
  gtk_widget_set_hexpand (cell, !narrow);
  gtk_widget_add_css_class (cell, "handbook-cell");
  if (row == 0 || column == 0)
    gtk_widget_add_css_class (cell, "heading");
  if (row == 0)
    gtk_widget_add_css_class (cell, "head");
  return cell;
}

static GtkWidget *
new_table (const SitrepBlock *block, const char *word)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroll = sitrep_side_scroll_new (grid);

  for (guint i = 0; i < block->rows->len; i++)
    for (guint j = 0; j < sitrep_block_columns (block); j++)
      gtk_grid_attach (GTK_GRID (grid), new_cell (block, i, j, word), (int) j, (int) i, 1, 1);
  gtk_widget_add_css_class (grid, "handbook-table");
  gtk_widget_set_overflow (scroll, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroll, "card");
  return scroll;
}

/* --- code and templates --- */

static void
copy_cb (GtkButton *button, gpointer data)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (button), "text");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), gtk_label_get_text (label));
  sitrep_feedback_say (GTK_WIDGET (button), _ ("Copied"));
}

static GtkWidget *
new_copy_button (const SitrepBlock *block, GtkWidget *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  g_autofree char *name
    = block->title != NULL ? g_strdup_printf (_ ("Copy “%s”"), block->title) : g_strdup (_ ("Copy Template"));

  g_object_set_data (G_OBJECT (button), "text", text);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
new_code (const SitrepBlock *block, const char *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *text = new_styled (block->text, word, "monospace");

  if (block->title != NULL)
    {
      gtk_box_append (GTK_BOX (texts), new_styled (block->title, word, "heading"));
      gtk_box_append (GTK_BOX (texts), new_styled (block->word, word, "caption"));
    }
  gtk_box_append (GTK_BOX (texts), text);
  gtk_widget_set_direction (text, GTK_TEXT_DIR_LTR);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), new_copy_button (block, text));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "handbook-code");
  return box;
}

static GtkWidget *
new_note (const SitrepBlock *block, const char *word)
{
  gboolean warning = block->kind == SITREP_BLOCK_WARNING;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (warning ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  GtkWidget *text = new_text (block->text, word);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  warning ? _ ("Warning") : _ ("Note"), -1);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, "handbook-note");
  if (warning)
    gtk_widget_add_css_class (box, "warning");
  return box;
}

/**
 * sitrep_block_view_new:
 * @word: (nullable): what is marked wherever it stands
 *
 * Returns: (transfer floating): the block as it is read; it keeps nothing of @block
 */
GtkWidget *
sitrep_block_view_new (const SitrepBlock *block, const char *word)
{
  switch (block->kind)
    {
    case SITREP_BLOCK_HEADING:
      return new_heading (block, word);
    case SITREP_BLOCK_LIST:
      return new_list (block, word);
    case SITREP_BLOCK_TABLE:
      return new_table (block, word);
    case SITREP_BLOCK_DEFINITIONS:
      return new_definitions (block, word);
    case SITREP_BLOCK_CODE:
    case SITREP_BLOCK_TEMPLATE:
      return new_code (block, word);
    case SITREP_BLOCK_NOTE:
    case SITREP_BLOCK_WARNING:
      return new_note (block, word);
    case SITREP_BLOCK_PARAGRAPH:
    default:
      return new_text (block->text, word);
    }
}
