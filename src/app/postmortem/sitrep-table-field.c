/* sitrep-table-field.c - an answer of rows with set columns
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-table-field.h"

#include "sitrep-table-row-dialog.h"
#include "widgets/sitrep-list-focus.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepTableField
{
  SitrepAnswerField parent_instance;

  GtkWidget *note;
  GtkWidget *reset;
  GtkWidget *put_back;
  GtkWidget *list;
  GtkWidget *add;

  GPtrArray *rows; /* char ** */
};

G_DEFINE_FINAL_TYPE (SitrepTableField, sitrep_table_field, SITREP_TYPE_ANSWER_FIELD)

static GPtrArray *
columns_of (SitrepTableField *self)
{
  return sitrep_answer_field_question (SITREP_ANSWER_FIELD (self))->columns;
}

static char *
sitrep_table_field_encode (SitrepAnswerField *field)
{
  return sitrep_answer_encode_rows (SITREP_TABLE_FIELD (field)->rows);
}

/* --- a row's words --- */

static const char *
cell_of (char **cells, guint i)
{
  return i < g_strv_length (cells) ? cells[i] : "";
}

/* The first column leads, the second is what the row is about, the others say more. */
static char *
rest_of (SitrepTableField *self, char **cells)
{
  GString *rest = g_string_new (NULL);

  for (guint i = 2; i < columns_of (self)->len; i++)
    if (*cell_of (cells, i) != '\0')
      g_string_append_printf (rest, "%s%s: %s", rest->len > 0 ? " · " : "",
                              ((SitrepColumn *) g_ptr_array_index (columns_of (self), i))->label, cell_of (cells, i));
  return g_string_free_and_steal (rest);
}

/* Each cell with its column's name, for who does not see where it stands. */
static char *
spoken_of (SitrepTableField *self, char **cells)
{
  GString *spoken = g_string_new (NULL);

  for (guint i = 0; i < columns_of (self)->len; i++)
    if (*cell_of (cells, i) != '\0')
      g_string_append_printf (spoken, "%s%s: %s", spoken->len > 0 ? ", " : "",
                              ((SitrepColumn *) g_ptr_array_index (columns_of (self), i))->label, cell_of (cells, i));
  return g_string_free_and_steal (spoken);
}

/* --- changing --- */

static void
save (SitrepTableField *self)
{
  sitrep_answer_field_left (SITREP_ANSWER_FIELD (self));
}

static void
row_done_cb (SitrepTableRowDialog *dialog, int change, SitrepTableField *self)
{
  guint place = sitrep_table_row_dialog_place (dialog);
  g_autoptr (GPtrArray) before = g_ptr_array_ref (self->rows);

  if (change == SITREP_TABLE_ROW_REMOVED)
    g_ptr_array_remove_index (self->rows, place);
  else if (change == SITREP_TABLE_ROW_UP && place > 0)
    g_ptr_array_insert (self->rows, (int) place - 1, g_ptr_array_steal_index (self->rows, place));
  else if (change == SITREP_TABLE_ROW_DOWN && place + 1 < self->rows->len)
    g_ptr_array_insert (self->rows, (int) place + 1, g_ptr_array_steal_index (self->rows, place));
  else if (change == SITREP_TABLE_ROW_KEPT && place < self->rows->len)
    {
      g_strfreev (g_ptr_array_index (self->rows, place));
      g_ptr_array_index (self->rows, place) = sitrep_table_row_dialog_cells (dialog);
    }
  else if (change == SITREP_TABLE_ROW_KEPT)
    g_ptr_array_add (self->rows, sitrep_table_row_dialog_cells (dialog));
  save (self);
}

static void
open_row (SitrepTableField *self, guint place)
{
  char **cells = place < self->rows->len ? g_ptr_array_index (self->rows, place) : NULL;
  AdwDialog *dialog = sitrep_table_row_dialog_new (columns_of (self), cells, place);

  g_signal_connect_object (dialog, "done", G_CALLBACK (row_done_cb), self, G_CONNECT_DEFAULT);
  sitrep_words_describe (GTK_WIDGET (dialog), sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)), NULL, NULL);
  adw_dialog_present (dialog, self->list);
}

static void
open_cb (GtkListBoxRow *row, SitrepTableField *self)
{
  open_row (self, (guint) gtk_list_box_row_get_index (row));
}

static void
add_cb (GtkListBoxRow *row, SitrepTableField *self)
{
  open_row (self, self->rows->len);
}

static void
reset_cb (GtkButton *button, SitrepTableField *self)
{
  sitrep_answer_field_reset (SITREP_ANSWER_FIELD (self));
}

static void
put_back_cb (GtkButton *button, SitrepTableField *self)
{
  sitrep_answer_field_put_back (SITREP_ANSWER_FIELD (self));
}

/* --- showing --- */

static GtkWidget *
new_row (SitrepTableField *self, char **cells)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *rest = rest_of (self, cells);
  g_autofree char *spoken = spoken_of (self, cells);
  gboolean leads = columns_of (self)->len > 1;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cell_of (cells, leads ? 1 : 0));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rest);
  if (leads)
    {
      GtkWidget *first = gtk_label_new (cell_of (cells, 0));

      gtk_widget_add_css_class (first, "numeric");
      gtk_label_set_wrap (GTK_LABEL (first), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (first), 16);
      gtk_label_set_xalign (GTK_LABEL (first), 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), first);
    }
  sitrep_words_name_button (row, *spoken != '\0' ? spoken : _ ("Empty row"));
  sitrep_words_describe (row, NULL, NULL, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
sitrep_table_field_show (SitrepAnswerField *field, const SitrepAnswerValue *value)
{
  SitrepTableField *self = SITREP_TABLE_FIELD (field);
  SitrepListFocus focus = sitrep_list_focus_find (GTK_LIST_BOX (self->list));

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; value->rows != NULL && i < value->rows->len; i++)
    g_ptr_array_add (self->rows, g_strdupv (g_ptr_array_index (value->rows, i)));
  g_object_ref (self->add);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, g_ptr_array_index (self->rows, i)));
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->add);
  g_object_unref (self->add);
  sitrep_list_focus_put_back (GTK_LIST_BOX (self->list), focus);
}

static void
sitrep_table_field_mark (SitrepAnswerField *field, const char *note, gboolean can_reset, gboolean can_put_back)
{
  SitrepTableField *self = SITREP_TABLE_FIELD (field);

  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  sitrep_words_describe (self->list, note, sitrep_answer_field_question (field)->hint, NULL);
  gtk_widget_set_visible (self->reset, can_reset);
  gtk_widget_set_visible (self->put_back, can_put_back);
}

/* --- building --- */

static GtkWidget *
new_button (SitrepTableField *self, const char *icon, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
new_head (SitrepTableField *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)),
                                   "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "dimmed");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->note);
  gtk_box_append (GTK_BOX (head), self->put_back);
  gtk_box_append (GTK_BOX (head), self->reset);
  return head;
}

/** sitrep_table_field_new: @box: the question's head and rows are added to it. */
SitrepAnswerField *
sitrep_table_field_new (SitrepSubject *subject, const SitrepQuestion *question, GtkBox *box)
{
  SitrepTableField *self = g_object_new (SITREP_TYPE_TABLE_FIELD, NULL);

  sitrep_answer_field_set_up (SITREP_ANSWER_FIELD (self), subject, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)), -1);
  sitrep_words_describe (self->add, sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)), NULL, NULL);
  sitrep_words_describe (self->put_back, sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)), NULL, NULL);
  sitrep_words_describe (self->reset, sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)), NULL, NULL);
  gtk_box_append (box, new_head (self));
  gtk_box_append (box, self->list);
  return SITREP_ANSWER_FIELD (self);
}

static void
sitrep_table_field_dispose (GObject *object)
{
  g_clear_object (&SITREP_TABLE_FIELD (object)->list);
  G_OBJECT_CLASS (sitrep_table_field_parent_class)->dispose (object);
}

static void
sitrep_table_field_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_TABLE_FIELD (object)->rows);
  G_OBJECT_CLASS (sitrep_table_field_parent_class)->finalize (object);
}

static void
sitrep_table_field_class_init (SitrepTableFieldClass *klass)
{
  SitrepAnswerFieldClass *field_class = SITREP_ANSWER_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_table_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_table_field_finalize;
  field_class->show = sitrep_table_field_show;
  field_class->encode = sitrep_table_field_encode;
  field_class->mark = sitrep_table_field_mark;
}

static void
sitrep_table_field_init (SitrepTableField *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->note = gtk_label_new (NULL);
  self->reset
    = new_button (self, "edit-clear-history-symbolic", _ ("Take Again from the Record"), G_CALLBACK (reset_cb));
  self->put_back = new_button (self, "edit-undo-symbolic", _ ("Put Back What Was Typed"), G_CALLBACK (put_back_cb));
  self->list = g_object_ref_sink (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->add = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _ ("Add _Row…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->add), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "list-add-symbolic");
  g_signal_connect_object (self->add, "activated", G_CALLBACK (add_cb), self, G_CONNECT_DEFAULT);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->add);
}
