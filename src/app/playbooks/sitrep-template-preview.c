/* sitrep-template-preview.c - how the template that is being edited would look, and the values that it may name
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-template-preview.h"

#include "comms/sitrep-connector.h"
#include "comms/sitrep-preview.h"
#include "incident/sitrep-values.h"

#include <glib/gi18n.h>

struct _SitrepTemplatePreview
{
  GtkBox parent_instance;

  AdwComboRow *level;
  AdwComboRow *place;
  GtkLabel *text;
  GtkLabel *note;
  GtkMenuButton *insert;
  GtkStringList *names;
  GtkSearchEntry *search;

  SitrepEditing *editing;
  char *path;
};

G_DEFINE_FINAL_TYPE (SitrepTemplatePreview, sitrep_template_preview, GTK_TYPE_BOX)

enum
{
  INSERT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- the text --- */

static const SitrepTemplate *
find_template (SitrepTemplatePreview *self, SitrepPlaybook *playbook)
{
  g_autofree char *place = g_strconcat (self->path, ".key", NULL);
  g_autofree char *key = sitrep_manuscript_get_text (sitrep_editing_get_manuscript (self->editing), place);

  return playbook != NULL ? sitrep_playbook_template (playbook, key) : NULL;
}

static const SitrepLevel *
find_level (SitrepTemplatePreview *self, SitrepPlaybook *playbook)
{
  guint selected = adw_combo_row_get_selected (self->level);

  return selected < playbook->levels->len ? g_ptr_array_index (playbook->levels, selected) : NULL;
}

static const char *
find_service (SitrepTemplatePreview *self)
{
  guint selected = adw_combo_row_get_selected (self->place);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? sitrep_connectors ()[selected - 1]->key : NULL;
}

/* Why this level or this place would not get the text; NULL where it would. */
static char *
doubt (SitrepTemplatePreview *self, const SitrepTemplate *template, const SitrepLevel *level)
{
  const char *service = find_service (self);
  gboolean error;

  if (sitrep_editing_count_faults (self->editing, "", &error) > 0 && error)
    return g_strdup (_ ("The playbook has faults: this is how it was before them."));
  if (!sitrep_levels_include (template->levels, level->key))
    return g_strdup_printf (_ ("The template is not for %s."), level->key);
  if (service != NULL && template->services != NULL
      && !g_strv_contains ((const char *const *) template->services, service))
    return g_strdup (_ ("The template is not for this service."));
  return NULL;
}

static void
show (SitrepTemplatePreview *self)
{
  SitrepPlaybook *playbook = sitrep_editing_get_playbook (self->editing);
  const SitrepTemplate *template = find_template (self, playbook);
  const SitrepLevel *level = template != NULL ? find_level (self, playbook) : NULL;
  g_autofree char *text = NULL, *note = NULL;

  if (level != NULL)
    {
      text = sitrep_preview (playbook, template->key, level->key, find_service (self),
                             sitrep_desk_now (sitrep_editing_get_desk (self->editing)));
      note = doubt (self, template, level);
    }
  else
    note = g_strdup (_ ("There is a preview as soon as the template can be read."));
  gtk_label_set_text (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

/* --- levels and values, as they are now --- */

static gboolean
is_same (GListModel *model, char **words)
{
  guint n = g_strv_length (words);

  if (model == NULL || g_list_model_get_n_items (model) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), words[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
fill_levels (SitrepTemplatePreview *self, const SitrepPlaybook *playbook)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  guint selected = adw_combo_row_get_selected (self->level);

  for (guint i = 0; i < playbook->levels->len; i++)
    g_strv_builder_add (builder, ((SitrepLevel *) g_ptr_array_index (playbook->levels, i))->key);
  words = g_strv_builder_end (builder);
  if (is_same (adw_combo_row_get_model (self->level), words))
    return;
  adw_combo_row_set_model (self->level, G_LIST_MODEL (gtk_string_list_new ((const char *const *) words)));
  if (selected < playbook->levels->len)
    adw_combo_row_set_selected (self->level, selected);
}

static void
fill_names (SitrepTemplatePreview *self, SitrepPlaybook *playbook)
{
  const SitrepTemplate *template = find_template (self, playbook);
  gboolean public = template != NULL && template->audience == SITREP_AUDIENCE_PUBLIC;
  g_auto (GStrv) names = sitrep_values_names (playbook, public);

  if (!is_same (G_LIST_MODEL (self->names), names))
    gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                            (const char *const *) names);
}

static void
examined_cb (SitrepEditing *editing, SitrepTemplatePreview *self)
{
  SitrepPlaybook *playbook = sitrep_editing_get_playbook (editing);

  if (playbook != NULL)
    {
      fill_levels (self, playbook);
      fill_names (self, playbook);
    }
  show (self);
}

/* --- inserting --- */

static void
chosen_cb (GtkListView *view, guint position, SitrepTemplatePreview *self)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (view));
  g_autoptr (GtkStringObject) item = g_list_model_get_item (model, position);
  g_autofree char *hole = item != NULL ? g_strdup_printf ("{{%s}}", gtk_string_object_get_string (item)) : NULL;

  if (hole == NULL)
    return;
  gtk_popover_popdown (gtk_menu_button_get_popover (self->insert));
  g_signal_emit (self, signals[INSERT], 0, hole);
}

/* Enter takes what is marked, at first the first that was found. */
static void
search_cb (GtkSearchEntry *search, GtkListView *view)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (view));

  g_signal_emit_by_name (view, "activate", gtk_single_selection_get_selected (selection));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (name));
  gtk_list_item_set_accessible_label (item, gtk_string_object_get_string (name));
}

static GtkWidget *
make_list (SitrepTemplatePreview *self)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkStringFilter *filter = gtk_string_filter_new (name);
  GListModel *found
    = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->names)), GTK_FILTER (filter)));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_object_bind_property (self->search, "text", filter, "search", G_BINDING_DEFAULT);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (found)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Values"), -1);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_cb), view, G_CONNECT_DEFAULT);
  g_signal_connect_object (view, "activate", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  return view;
}

static GtkWidget *
make_popover (SitrepTemplatePreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled, *popover;

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (self->search, _ ("Search values"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search values"),
                                  -1);
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", make_list (self), "min-content-height", 260,
                           "width-request", 260, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scrolled);
  popover = g_object_new (GTK_TYPE_POPOVER, "child", box, NULL);
  /* Escape is the entry's, which does nothing with it of its own. */
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
  return popover;
}

/* --- the widget --- */

static void
sitrep_template_preview_dispose (GObject *object)
{
  SitrepTemplatePreview *self = SITREP_TEMPLATE_PREVIEW (object);

  g_clear_object (&self->editing);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (sitrep_template_preview_parent_class)->dispose (object);
}

static void
sitrep_template_preview_finalize (GObject *object)
{
  g_free (SITREP_TEMPLATE_PREVIEW (object)->path);
  G_OBJECT_CLASS (sitrep_template_preview_parent_class)->finalize (object);
}

static void
sitrep_template_preview_class_init (SitrepTemplatePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_template_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_template_preview_finalize;

  signals[INSERT] = g_signal_new ("insert", SITREP_TYPE_TEMPLATE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GListModel *
make_places (void)
{
  GtkStringList *places = gtk_string_list_new (NULL);

  gtk_string_list_append (places, _ ("Plain Text"));
  for (const SitrepConnector *const *all = sitrep_connectors (); *all != NULL; all++)
    gtk_string_list_append (places, sitrep_connector_name (*all));
  return G_LIST_MODEL (places);
}

static GtkWidget *
make_head (SitrepTemplatePreview *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _ ("Preview"), "xalign", 0.0, "hexpand", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (title, "heading");
  self->insert = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->insert, _ ("Insert Value"));
  gtk_menu_button_set_popover (self->insert, make_popover (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->insert), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Insert Value"), -1);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->insert));
  return head;
}

static GtkWidget *
make_choices (SitrepTemplatePreview *self)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GListModel) places = make_places ();

  self->level = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Level"), NULL);
  self->place = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Destination"), "model", places, NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->level));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->place));
  g_signal_connect_object (self->level, "notify::selected", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->place, "notify::selected", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return list;
}

static void
sitrep_template_preview_init (SitrepTemplatePreview *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->names = gtk_string_list_new (NULL);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), make_choices (self));
  self->note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dimmed");
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "selectable", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "preview");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));
}

/** sitrep_template_preview_new: @path is of a template. */
GtkWidget *
sitrep_template_preview_new (SitrepEditing *editing, const char *path)
{
  SitrepTemplatePreview *self = g_object_new (SITREP_TYPE_TEMPLATE_PREVIEW, NULL);

  self->editing = g_object_ref (editing);
  self->path = g_strdup (path);
  examined_cb (editing, self);
  g_signal_connect_object (editing, "examined", G_CALLBACK (examined_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}
