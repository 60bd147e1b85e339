/* sitrep-pick-field.c - an answer that is chosen: one of several, ticks, a date
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-pick-field.h"

#include "base/sitrep-time.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepPickField
{
  SitrepAnswerField parent_instance;

  GtkWidget *row;    /* the first one: what is marked */
  GtkWidget *note;   /* in a row without a subtitle */
  GPtrArray *checks; /* GtkCheckButton, one a choice */
  GtkWidget *reset;
  GtkWidget *put_back;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (SitrepPickField, sitrep_pick_field, SITREP_TYPE_ANSWER_FIELD)

static const SitrepQuestion *
question_of (SitrepPickField *self)
{
  return sitrep_answer_field_question (SITREP_ANSWER_FIELD (self));
}

/* --- between rows and answers --- */

static char *
encode_checks (SitrepPickField *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_strv_builder_add (builder, question_of (self)->choices[i]);
  list = g_strv_builder_end (builder);
  return sitrep_answer_encode_list (list);
}

static char *
encode_choice (SitrepPickField *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

  return g_strdup (selected > 0 && selected != GTK_INVALID_LIST_POSITION ? question_of (self)->choices[selected - 1]
                                                                         : "");
}

static char *
sitrep_pick_field_encode (SitrepAnswerField *field)
{
  SitrepPickField *self = SITREP_PICK_FIELD (field);

  if (question_of (self)->kind == SITREP_ANSWER_CHECKS)
    return encode_checks (self);
  if (question_of (self)->kind == SITREP_ANSWER_CHOICE)
    return encode_choice (self);
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));
}

static void
show_checks (SitrepPickField *self, char **ticked)
{
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 ticked != NULL
                                   && g_strv_contains ((const char *const *) ticked, question_of (self)->choices[i]));
}

static void
show_choice (SitrepPickField *self, const char *text)
{
  guint selected = 0;

  for (guint i = 0; question_of (self)->choices[i] != NULL; i++)
    if (g_strcmp0 (question_of (self)->choices[i], text) == 0)
      selected = i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), selected);
}

static void
sitrep_pick_field_show (SitrepAnswerField *field, const SitrepAnswerValue *value)
{
  SitrepPickField *self = SITREP_PICK_FIELD (field);

  self->showing = TRUE;
  if (question_of (self)->kind == SITREP_ANSWER_CHECKS)
    show_checks (self, value->list);
  else if (question_of (self)->kind == SITREP_ANSWER_CHOICE)
    show_choice (self, value->text);
  else if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)))))
    gtk_editable_set_text (GTK_EDITABLE (self->row), value->text != NULL ? value->text : "");
  self->showing = FALSE;
}

/* Whatever of it takes the focus. */
static void
describe (SitrepPickField *self, const char *note)
{
  const SitrepQuestion *question = question_of (self);
  const char *title = sitrep_answer_field_title (SITREP_ANSWER_FIELD (self));

  for (guint i = 0; i < self->checks->len; i++)
    sitrep_words_describe (g_ptr_array_index (self->checks, i), title, note, question->hint);
  sitrep_words_describe (question->kind == SITREP_ANSWER_DATE
                           ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)))
                           : self->row,
                         note, question->hint, NULL);
}

static void
sitrep_pick_field_mark (SitrepAnswerField *field, const char *note, gboolean can_reset, gboolean can_put_back)
{
  SitrepPickField *self = SITREP_PICK_FIELD (field);

  if (ADW_IS_ACTION_ROW (self->row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), note != NULL ? note
                                                             : question_of (self)->hint != NULL
                                                               ? question_of (self)->hint
                                                               : "");
  else
    gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  describe (self, note);
  gtk_widget_set_visible (self->reset, can_reset);
  gtk_widget_set_visible (self->put_back, can_put_back);
}

/* --- what the person does --- */

static void
chosen_cb (GObject *object, GParamSpec *pspec, SitrepPickField *self)
{
  if (!self->showing)
    sitrep_answer_field_left (SITREP_ANSWER_FIELD (self));
}

/* @wrong: (nullable): what is wrong with what was typed. */
static void
mark_date (SitrepPickField *self, const char *wrong)
{
  GtkWidget *line = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)));

  if (wrong != NULL)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");
  gtk_label_set_text (GTK_LABEL (self->note), wrong != NULL ? wrong : "");
  gtk_accessible_update_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  describe (self, wrong);
  if (wrong != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->row), wrong, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* A day that is none stays in the line, marked, and is not the answer yet. */
static void
date_cb (GtkWidget *row, SitrepPickField *self)
{
  g_autofree char *text = sitrep_pick_field_encode (SITREP_ANSWER_FIELD (self));
  g_autofree char *date = sitrep_date_read (text);
  gboolean valid = *text == '\0' || date != NULL;
  g_autofree char *wrong = valid ? NULL : g_strdup_printf (_ ("%s is no day"), text);

  if (self->showing)
    return;
  mark_date (self, wrong);
  if (valid)
    sitrep_answer_field_left (SITREP_ANSWER_FIELD (self));
}

static void
day_cb (GtkCalendar *calendar, SitrepPickField *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%F");

  gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  date_cb (self->row, self);
}

static void
reset_cb (GtkButton *button, SitrepPickField *self)
{
  sitrep_answer_field_reset (SITREP_ANSWER_FIELD (self));
}

static void
put_back_cb (GtkButton *button, SitrepPickField *self)
{
  sitrep_answer_field_put_back (SITREP_ANSWER_FIELD (self));
}

/* --- building --- */

static GtkWidget *
new_button (SitrepPickField *self, const char *icon, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
new_choice (SitrepPickField *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Not Chosen"));
  for (guint i = 0; question_of (self)->choices[i] != NULL; i++)
    gtk_string_list_append (labels, question_of (self)->choices[i]);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static GtkWidget *
new_date (SitrepPickField *self)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *calendar = gtk_calendar_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Choose Date"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  self->note = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "max-width-chars", 16, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "dimmed");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), self->note);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "apply", G_CALLBACK (date_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
add_check (SitrepPickField *self, const char *choice, GtkListBox *list)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choice);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (self->checks, check);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  gtk_list_box_append (list, row);
}

static GtkWidget *
new_first_row (SitrepPickField *self)
{
  if (question_of (self)->kind == SITREP_ANSWER_CHOICE)
    return new_choice (self);
  return question_of (self)->kind == SITREP_ANSWER_DATE ? new_date (self) : adw_action_row_new ();
}

/* Where an assistive technology is told that the question must be answered; check boxes are said to be needed. */
static void
set_required (SitrepPickField *self)
{
  const SitrepQuestion *question = question_of (self);

  if (question->kind == SITREP_ANSWER_CHOICE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_REQUIRED, question->required,
                                    -1);
  else if (question->kind == SITREP_ANSWER_DATE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->row))),
                                    GTK_ACCESSIBLE_PROPERTY_REQUIRED, question->required, -1);
}

static void
add_suffix (GtkWidget *row, GtkWidget *button)
{
  if (ADW_IS_ENTRY_ROW (row))
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/** sitrep_pick_field_new: @list: the question's rows are added to it. */
SitrepAnswerField *
sitrep_pick_field_new (SitrepSubject *subject, const SitrepQuestion *question, GtkListBox *list)
{
  SitrepPickField *self = g_object_new (SITREP_TYPE_PICK_FIELD, NULL);

  sitrep_answer_field_set_up (SITREP_ANSWER_FIELD (self), subject, question);
  self->row = new_first_row (self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row),
                                 sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)));
  set_required (self);
  sitrep_words_describe (self->put_back, sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)), NULL, NULL);
  sitrep_words_describe (self->reset, sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)), NULL, NULL);
  add_suffix (self->row, self->put_back);
  add_suffix (self->row, self->reset);
  gtk_list_box_append (list, self->row);
  for (guint i = 0; question->kind == SITREP_ANSWER_CHECKS && question->choices[i] != NULL; i++)
    add_check (self, question->choices[i], list);
  return SITREP_ANSWER_FIELD (self);
}

static void
sitrep_pick_field_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_PICK_FIELD (object)->checks);
  G_OBJECT_CLASS (sitrep_pick_field_parent_class)->finalize (object);
}

static void
sitrep_pick_field_class_init (SitrepPickFieldClass *klass)
{
  SitrepAnswerFieldClass *field_class = SITREP_ANSWER_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sitrep_pick_field_finalize;
  field_class->show = sitrep_pick_field_show;
  field_class->encode = sitrep_pick_field_encode;
  field_class->mark = sitrep_pick_field_mark;
}

static void
sitrep_pick_field_init (SitrepPickField *self)
{
  self->checks = g_ptr_array_new ();
  self->reset
    = new_button (self, "edit-clear-history-symbolic", _ ("Take Again from the Record"), G_CALLBACK (reset_cb));
  self->put_back = new_button (self, "edit-undo-symbolic", _ ("Put Back What Was Typed"), G_CALLBACK (put_back_cb));
}
