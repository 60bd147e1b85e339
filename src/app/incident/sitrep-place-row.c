/* sitrep-place-row.c - one message of an update: where it goes, and how it will look there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-place-row.h"

#include "comms/sitrep-components.h"
#include "comms/sitrep-connector.h"
#include "sitrep-components-dialog.h"
#include "sitrep-text-dialog.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepPlaceRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *check;
  GtkWidget *wording;
  GtkWidget *preview;
  GtkWidget *count;
  GtkWidget *components; /* nullable */
  GtkWidget *problems;
  GtkWidget *warnings;

  SitrepUpdate *update;
  SitrepUpdateMessage *message;
  GPtrArray *templates; /* SitrepTemplate */
  gboolean choosable;
};

G_DEFINE_FINAL_TYPE (SitrepPlaceRow, sitrep_place_row, ADW_TYPE_EXPANDER_ROW)

static guint changed_signal;

static char *
subtitle (SitrepPlaceRow *self)
{
  const SitrepDestination *destination = self->message->destination;
  const SitrepConnector *connector = destination != NULL ? sitrep_connector_find (destination->service) : NULL;
  const char *audience = sitrep_audience_label (self->message->message->audience);

  if (destination == NULL)
    return g_strdup_printf (_ ("%s · copy it and post it by hand"), audience);
  return g_strdup_printf ("%s · %s%s%s", connector != NULL ? sitrep_connector_name (connector) : destination->service,
                          audience, destination->test ? " · " : "", destination->test ? _ ("test") : "");
}

/* Only a mail has room for a file; what goes along is said, since the preview is of the text. */
static char *
with_file (SitrepPlaceRow *self, char *words)
{
  const SitrepDestination *destination = self->message->destination;
  const SitrepConnector *connector = destination != NULL ? sitrep_connector_find (destination->service) : NULL;
  const char *file = self->message->message->attached_name;
  char *both;

  if (file == NULL || connector == NULL || g_strcmp0 (connector->kind, "mail") != 0)
    return words;
  /* Translators: a mail's place, and the name of the file that goes along */
  both = g_strdup_printf (_ ("%s · with %s"), words, file);
  g_free (words);
  return both;
}

static void
show_sentences (SitrepPlaceRow *self, GtkWidget *label, GPtrArray *sentences)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (sentences, i));
  gtk_label_set_text (GTK_LABEL (label), words->str);
  gtk_widget_set_visible (gtk_widget_get_parent (label),
                          sentences->len > 0 && self->message->chosen && self->choosable);
  g_string_free (words, TRUE);
}

static void
show_problems (SitrepPlaceRow *self)
{
  show_sentences (self, self->problems, self->message->problems);
  show_sentences (self, self->warnings, self->message->warnings);
}

static char *
count_words (const SitrepConnector *connector, gsize length, gboolean cut)
{
  gulong n = length;

  if (connector->text_unit == SITREP_UNIT_BYTES)
    return cut ? g_strdup_printf (_ ("%lu of %u bytes: what is more is cut off"), n, connector->text_limit)
               : g_strdup_printf (_ ("%lu of %u bytes"), n, connector->text_limit);
  return cut ? g_strdup_printf (_ ("%lu of %u characters: what is more is cut off"), n, connector->text_limit)
             : g_strdup_printf (_ ("%lu of %u characters"), n, connector->text_limit);
}

static void
show_count (SitrepPlaceRow *self, const char *text)
{
  const SitrepDestination *destination = self->message->destination;
  const SitrepConnector *connector = destination != NULL ? sitrep_connector_find (destination->service) : NULL;
  g_autofree char *words = NULL;

  if (connector != NULL && connector->text_limit > 0)
    {
      /* The preview is cut as the message will be. */
      gboolean cut;
      gsize length = sitrep_connector_measure (connector, text, &cut);

      words = count_words (connector, length, cut);
      if (cut)
        gtk_widget_add_css_class (self->count, "error");
      else
        gtk_widget_remove_css_class (self->count, "error");
    }
  gtk_label_set_text (GTK_LABEL (self->count), words != NULL ? words : "");
}

/** sitrep_place_row_refresh: shows the message as it would go out now. */
void
sitrep_place_row_refresh (SitrepPlaceRow *self)
{
  g_autofree char *text = sitrep_compose_preview (self->message->message, self->message->destination);
  g_autofree char *words = with_file (self, subtitle (self));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
  gtk_label_set_text (GTK_LABEL (self->preview), text);
  show_count (self, text);
  show_problems (self);
}

/** sitrep_place_row_set_choosable: whether the person can leave this place out, and is told what is in the way of sending. */
void
sitrep_place_row_set_choosable (SitrepPlaceRow *self, gboolean choosable)
{
  self->choosable = choosable;
  gtk_widget_set_visible (self->check, choosable);
  show_problems (self);
}

static void
chosen_cb (GtkCheckButton *check, SitrepPlaceRow *self)
{
  self->message->chosen = gtk_check_button_get_active (check);
  g_signal_emit (self, changed_signal, 0);
}

static void
wording_cb (GtkDropDown *wording, GParamSpec *pspec, SitrepPlaceRow *self)
{
  guint selected = gtk_drop_down_get_selected (wording);
  const SitrepTemplate *template
    = selected < self->templates->len ? g_ptr_array_index (self->templates, selected) : NULL;

  if (template == NULL || template == self->message->template)
    return;
  sitrep_update_use_template (self->update, self->message, template);
  g_signal_emit (self, changed_signal, 0);
}

static void
copy_cb (GtkButton *button, SitrepPlaceRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (GTK_LABEL (self->preview)));
  sitrep_feedback_say (GTK_WIDGET (self), _ ("Copied"));
}

static void
edited_cb (GtkWidget *owner, const char *markdown)
{
  SitrepPlaceRow *self = SITREP_PLACE_ROW (owner);

  sitrep_update_edit (self->message, markdown);
  g_signal_emit (self, changed_signal, 0);
}

static void
edit_cb (GtkButton *button, SitrepPlaceRow *self)
{
  g_autoptr (SitrepDoc) doc
    = self->message->message->body != NULL ? sitrep_doc_from_json (self->message->message->body, NULL) : NULL;
  g_autofree char *markdown = doc != NULL ? sitrep_doc_to_markdown (doc) : g_strdup ("");

  sitrep_text_dialog_ask (
    GTK_WIDGET (self), _ ("Edit Text"),
    _ ("For this destination only. Markdown: **strong**, *emphasis*, - lists, [links](https://…)."), markdown,
    edited_cb);
}

static gboolean
has_components (const SitrepDestination *destination)
{
  const SitrepConnector *connector = destination != NULL ? sitrep_connector_find (destination->service) : NULL;

  return connector != NULL && connector->list != NULL && connector->component_states != NULL;
}

static void
show_components (SitrepPlaceRow *self)
{
  g_autoptr (GHashTable) states = sitrep_components_read (self->message->message->components);
  guint n = g_hash_table_size (states);
  g_autofree char *label
    = n > 0 ? g_strdup_printf (ngettext ("%u Co_mponent…", "%u Co_mponents…", n), n) : g_strdup (_ ("Co_mponents…"));

  gtk_button_set_label (GTK_BUTTON (self->components), label);
}

static void
components_cb (AdwDialog *dialog, const char *components, SitrepPlaceRow *self)
{
  sitrep_update_set_components (self->message, components);
  show_components (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
choose_components_cb (GtkButton *button, SitrepPlaceRow *self)
{
  AdwDialog *dialog
    = sitrep_components_dialog_new (self->update->desk, self->message->destination, self->message->message->components);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (components_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static GtkWidget *
new_button (SitrepPlaceRow *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_DEFAULT);
  return button;
}

static void
add_wordings (SitrepPlaceRow *self, GtkWidget *bar)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->templates->len; i++)
    {
      const SitrepTemplate *template = g_ptr_array_index (self->templates, i);

      gtk_string_list_append (titles, template->title);
      if (template == self->message->template)
        selected = i;
    }
  self->wording = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->wording), selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->wording), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Wording"), -1);
  gtk_widget_set_visible (self->wording, self->templates->len > 1);
  g_signal_connect_object (self->wording, "notify::selected", G_CALLBACK (wording_cb), self, G_CONNECT_DEFAULT);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->wording);
}

static GtkWidget *
new_content (SitrepPlaceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *bar = adw_wrap_box_new ();

  self->preview = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "selectable", TRUE, NULL);
  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->preview, "preview");
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "dimmed");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 6);
  add_wordings (self, bar);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), new_button (self, _ ("_Edit Text…"), G_CALLBACK (edit_cb)));
  adw_wrap_box_append (ADW_WRAP_BOX (bar), new_button (self, _ ("C_opy"), G_CALLBACK (copy_cb)));
  if (has_components (self->message->destination))
    {
      self->components = new_button (self, "", G_CALLBACK (choose_components_cb));
      adw_wrap_box_append (ADW_WRAP_BOX (bar), self->components);
      show_components (self);
    }
  gtk_widget_add_css_class (box, "place-content");
  gtk_box_append (GTK_BOX (box), self->preview);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

GtkWidget *
sitrep_place_row_new (SitrepUpdate *update, SitrepUpdateMessage *message)
{
  SitrepPlaceRow *self = g_object_new (SITREP_TYPE_PLACE_ROW, NULL);
  GtkWidget *content;

  self->update = update;
  self->message = message;
  self->templates = sitrep_update_templates (update, message);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), message->message->place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, message->message->place,
                                  -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), message->chosen);
  content = new_content (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message->message->place, -1);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), content);
  sitrep_words_name_row (content, _ ("Message"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  sitrep_place_row_refresh (self);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

static void
sitrep_place_row_finalize (GObject *object)
{
  g_clear_pointer (&SITREP_PLACE_ROW (object)->templates, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_place_row_parent_class)->finalize (object);
}

static void
sitrep_place_row_class_init (SitrepPlaceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_place_row_finalize;

  changed_signal
    = g_signal_new ("changed", SITREP_TYPE_PLACE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_sentences (SitrepPlaceRow *self, const char *css, const char *name)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css);
  gtk_widget_add_css_class (label, "place-problems");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), label);
  sitrep_words_name_row (label, name);
  return label;
}

static void
sitrep_place_row_init (SitrepPlaceRow *self)
{
  self->choosable = TRUE;
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->check);
  self->problems = new_sentences (self, "error", _ ("What is missing"));
  self->warnings = new_sentences (self, "warning", _ ("What to look at"));
}
