/* sitrep-handbook-search.c - what is searched for in a handbook
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-page-private.h"

#include "sitrep-block-view.h"
#include "sitrep-find.h"

#include <glib/gi18n.h>

/* A letter alone is nearly everywhere. */
#define MIN_LETTERS 2

static gboolean
is_in (const char *text, const char *word)
{
  gsize start = 0, end;

  return sitrep_find (text, word, &start, &end);
}

static gboolean
has_word (const SitrepBlock *block, const char *word)
{
  g_autofree char *plain = sitrep_block_plain (block);

  return is_in (plain, word);
}

/* What is found stands below the headings that it stood under. */
static void
add_headings (SitrepHandbookPage *self, const SitrepBlock *above[2])
{
  for (guint i = 0; i < 2; i++)
    if (above[i] != NULL)
      {
        gtk_box_append (self->found, sitrep_block_view_new (above[i], self->word));
        above[i] = NULL;
      }
}

static void
pass_heading (const SitrepBlock *block, const SitrepBlock *above[2])
{
  above[block->level <= 2 ? 0 : 1] = block;
  if (block->level <= 2)
    above[1] = NULL;
}

static void
add_chapter_title (SitrepHandbookPage *self, const SitrepChapter *chapter)
{
  SitrepBlock title = { .kind = SITREP_BLOCK_HEADING, .level = 1, .text = chapter->title };
  GtkWidget *view = sitrep_block_view_new (&title, self->word);

  gtk_widget_add_css_class (view, "handbook-found");
  gtk_box_append (self->found, view);
}

static guint
search_chapter (SitrepHandbookPage *self, const SitrepChapter *chapter)
{
  const SitrepBlock *above[2] = { NULL, NULL };
  gboolean titled = is_in (chapter->title, self->word);
  guint found = titled ? 1 : 0;

  if (titled)
    add_chapter_title (self, chapter);
  for (guint i = 0; i < chapter->blocks->len; i++)
    {
      const SitrepBlock *block = g_ptr_array_index (chapter->blocks, i);
      gboolean heading = block->kind == SITREP_BLOCK_HEADING;

      if (heading)
        pass_heading (block, above);
      if (!has_word (block, self->word))
        continue;
      if (found++ == 0)
        add_chapter_title (self, chapter);
      add_headings (self, above);
      if (!heading)
        gtk_box_append (self->found, sitrep_block_view_new (block, self->word));
    }
  return found;
}

static void
clear_found (SitrepHandbookPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->found))) != NULL)
    gtk_box_remove (self->found, child);
}

static void
show_all (SitrepHandbookPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), TRUE);
  gtk_label_set_label (self->count, "");
  if (row != NULL)
    {
      const SitrepChapter *chapter
        = g_ptr_array_index (self->handbook->chapters, (guint) gtk_list_box_row_get_index (row));

      gtk_stack_set_visible_child_name (self->stack, chapter->key);
    }
}

static void
tell_count (SitrepHandbookPage *self, guint found)
{
  g_autofree char *words
    = found > 0 ? g_strdup_printf (ngettext ("%u place", "%u places", found), found) : g_strdup (_ ("Nothing found"));

  gtk_label_set_label (self->count, words);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->search_entry), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/** sitrep_handbook_page_search: shows only what has @word in it; too short a word shows everything. */
void
sitrep_handbook_page_search (SitrepHandbookPage *self, const char *word)
{
  guint sum = 0;

  if (self->handbook == NULL)
    return;
  clear_found (self);
  g_set_str (&self->word, g_utf8_strlen (word, -1) >= MIN_LETTERS ? word : NULL);
  if (self->word == NULL)
    {
      show_all (self);
      return;
    }
  for (guint i = 0; i < self->handbook->chapters->len; i++)
    {
      guint found = search_chapter (self, g_ptr_array_index (self->handbook->chapters, i));

      gtk_widget_set_visible (g_ptr_array_index (self->rows, i), found > 0);
      sum += found;
    }
  tell_count (self, sum);
  gtk_stack_set_visible_child_name (self->stack, sum > 0 ? "found" : "nothing");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->found_scrolled), 0);
}
