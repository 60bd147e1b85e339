/* sitrep-text-row.c - a row of a form for a longer text
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-text-row.h"

#include "sitrep-words.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#if HAVE_SPELLING
#include <libspelling.h>
#endif

struct _SitrepTextRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *title;
  GtkWidget *note;
  GtkWidget *hint;
  GtkWidget *view;
  GtkWidget *reset;
  GtkWidget *put_back;
  GtkWidget *advice;

  gboolean loading;
  gboolean dirty;
  gboolean follows;
};

G_DEFINE_FINAL_TYPE (SitrepTextRow, sitrep_text_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  CHANGED,
  LEFT,
  RESET,
  PUT_BACK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
settle_cb (gpointer view)
{
  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

static void
map_cb (GtkWidget *view)
{
  g_idle_add_full (G_PRIORITY_LOW, settle_cb, g_object_ref (view), g_object_unref);
}

void
sitrep_text_view_settle (GtkWidget *view)
{
  g_signal_connect (view, "map", G_CALLBACK (map_cb), NULL);
}

/** sitrep_text_row_get_text: Returns: (transfer full) */
char *
sitrep_text_row_get_text (SitrepTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/** sitrep_text_row_set_text: not a change by a person; what is being typed is not overwritten, unless the row follows. */
void
sitrep_text_row_set_text (SitrepTextRow *self, const char *text)
{
  g_autofree char *now = sitrep_text_row_get_text (self);

  if ((self->dirty && !self->follows) || g_strcmp0 (now, text != NULL ? text : "") == 0)
    return;
  self->loading = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text != NULL ? text : "", -1);
  self->loading = FALSE;
}

/** sitrep_text_row_follow: the text is always what it is set to, also while typing; undo is left to whoever sets it. */
void
sitrep_text_row_follow (SitrepTextRow *self)
{
  self->follows = TRUE;
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), FALSE);
}

/** sitrep_text_row_insert: as if @text was typed where the cursor is; the focus comes here. */
void
sitrep_text_row_insert (SitrepTextRow *self, const char *text)
{
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1, TRUE);
  gtk_widget_grab_focus (self->view);
}

/* What stands around the text, for who does not see it. */
static void
describe (SitrepTextRow *self)
{
  sitrep_words_describe (self->view, gtk_label_get_text (GTK_LABEL (self->note)),
                         gtk_label_get_text (GTK_LABEL (self->hint)), gtk_label_get_text (GTK_LABEL (self->advice)));
}

/** sitrep_text_row_set_note: a few words beside the title: where the text is from. */
void
sitrep_text_row_set_note (SitrepTextRow *self, const char *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  describe (self);
}

/** sitrep_text_row_set_required: whether an assistive technology is told that the text is needed. */
void
sitrep_text_row_set_required (SitrepTextRow *self, gboolean required)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_REQUIRED, required, -1);
}

/** sitrep_text_row_set_can_reset: whether the button that asks for the first text is there. */
void
sitrep_text_row_set_can_reset (SitrepTextRow *self, gboolean can_reset)
{
  gtk_widget_set_visible (self->reset, can_reset);
}

/** sitrep_text_row_set_can_put_back: whether the button that asks for what was typed earlier is there. */
void
sitrep_text_row_set_can_put_back (SitrepTextRow *self, gboolean can_put_back)
{
  gtk_widget_set_visible (self->put_back, can_put_back);
}

/** sitrep_text_row_set_advice: @words (nullable): a quiet sentence below the text. */
void
sitrep_text_row_set_advice (SitrepTextRow *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->advice), words != NULL ? words : "");
  gtk_widget_set_visible (self->advice, words != NULL);
  describe (self);
}

/* --- Markdown and spelling --- */

static void
scheme_cb (AdwStyleManager *manager, GParamSpec *pspec, GtkSourceBuffer *buffer)
{
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  const char *name = adw_style_manager_get_dark (manager) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (schemes, name));
}

#if HAVE_SPELLING
/* Dictionaries are read when somebody looks at the text, not when the form is built. */
static void
spell_cb (GtkWidget *view)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  g_autoptr (SpellingTextBufferAdapter) adapter = NULL;

  if (g_object_get_data (G_OBJECT (view), "spelling") != NULL)
    return;
  adapter = spelling_text_buffer_adapter_new (buffer, spelling_checker_get_default ());
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (view), spelling_text_buffer_adapter_get_menu_model (adapter));
  gtk_widget_insert_action_group (view, "spelling", G_ACTION_GROUP (adapter));
  spelling_text_buffer_adapter_set_enabled (adapter, TRUE);
  g_object_set_data_full (G_OBJECT (view), "spelling", g_steal_pointer (&adapter), g_object_unref);
}
#endif

/* Its colours follow the window's, dark or not. */
static void
follow_style (GtkSourceBuffer *buffer)
{
  scheme_cb (adw_style_manager_get_default (), NULL, buffer);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (scheme_cb), buffer,
                           G_CONNECT_DEFAULT);
}

/** sitrep_text_row_set_markdown: the text is Markdown in somebody's language: shown and checked as such. */
void
sitrep_text_row_set_markdown (SitrepTextRow *self)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  gtk_source_buffer_set_language (buffer, gtk_source_language_manager_get_language (languages, "markdown"));
#if HAVE_SPELLING
  g_signal_connect (self->view, "map", G_CALLBACK (spell_cb), NULL);
#endif
}

static void
put_back_cb (GtkButton *button, SitrepTextRow *self)
{
  self->dirty = FALSE;
  g_signal_emit (self, signals[PUT_BACK], 0);
}

static void
reset_cb (GtkButton *button, SitrepTextRow *self)
{
  self->dirty = FALSE;
  g_signal_emit (self, signals[RESET], 0);
}

static void
changed_cb (GtkTextBuffer *buffer, SitrepTextRow *self)
{
  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (buffer) == 0);
  if (self->loading)
    return;
  self->dirty = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
leave_cb (GtkEventController *controller, SitrepTextRow *self)
{
  if (!self->dirty)
    return;
  self->dirty = FALSE;
  g_signal_emit (self, signals[LEFT], 0);
}

/** sitrep_text_row_new: @hint (nullable) is shown while it is empty. */
GtkWidget *
sitrep_text_row_new (const char *title, const char *hint)
{
  SitrepTextRow *self = g_object_new (SITREP_TYPE_TEXT_ROW, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->hint), hint != NULL ? hint : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  sitrep_words_describe (self->put_back, title, NULL, NULL);
  sitrep_words_describe (self->reset, title, NULL, NULL);
  describe (self);
  return GTK_WIDGET (self);
}

static gboolean
sitrep_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SITREP_TEXT_ROW (widget)->view);
}

/* The row is no stop of its own. GTK's would keep the focus in it when a person goes back by the Tab key. */
static gboolean
sitrep_text_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static void
sitrep_text_row_class_init (SitrepTextRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = sitrep_text_row_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = sitrep_text_row_focus;

  signals[CHANGED]
    = g_signal_new ("changed", SITREP_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESET] = g_signal_new ("reset", SITREP_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PUT_BACK]
    = g_signal_new ("put-back", SITREP_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", SITREP_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_text_row_init (SitrepTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->note = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, NULL);
  self->hint = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "valign", GTK_ALIGN_START, "can-target", FALSE, "ellipsize",
                             PANGO_ELLIPSIZE_END, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->view = g_object_new (GTK_SOURCE_TYPE_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, NULL);
  follow_style (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view))));
  sitrep_text_view_settle (self->view);
  gtk_widget_add_css_class (self->title, "caption");
  gtk_widget_add_css_class (self->title, "dimmed");
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "dimmed");
  gtk_widget_add_css_class (self->hint, "dimmed");
  gtk_widget_add_css_class (self->view, "text-row-view");
  gtk_widget_add_css_class (box, "text-row");
  gtk_box_append (GTK_BOX (top), self->title);
  gtk_box_append (GTK_BOX (top), self->note);
  self->reset = gtk_button_new_from_icon_name ("edit-clear-history-symbolic");
  gtk_widget_set_tooltip_text (self->reset, _ ("Take Again from the Record"));
  gtk_widget_add_css_class (self->reset, "flat");
  gtk_widget_add_css_class (self->reset, "circular");
  gtk_widget_set_visible (self->reset, FALSE);
  self->put_back = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->put_back, _ ("Put Back What Was Typed"));
  gtk_widget_add_css_class (self->put_back, "flat");
  gtk_widget_add_css_class (self->put_back, "circular");
  gtk_widget_set_visible (self->put_back, FALSE);
  self->advice = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->advice, "caption");
  gtk_widget_add_css_class (self->advice, "dimmed");
  gtk_box_append (GTK_BOX (top), self->put_back);
  gtk_box_append (GTK_BOX (top), self->reset);
  g_signal_connect_object (self->put_back, "clicked", G_CALLBACK (put_back_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_DEFAULT);
  gtk_overlay_set_child (GTK_OVERLAY (overlay),
                         g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, "hscrollbar-policy",
                                       GTK_POLICY_NEVER, "vscrollbar-policy", GTK_POLICY_NEVER, NULL));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->hint);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), self->advice);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_controller (self->view, focus);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_DEFAULT);
}
