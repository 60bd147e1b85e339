/* sitrep-editor-page.c - a playbook is edited: its parts beside the form of one of them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-editor-page.h"

#include "playbook/sitrep-playbook.h"
#include "sitrep-playbook-files.h"
#include "sitrep-shape-view.h"
#include "sitrep-template-preview.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-plain-row.h"
#include "window/sitrep-shortcuts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SitrepEditorPage
{
  AdwNavigationPage parent_instance;

  AdwNavigationSplitView *split;
  AdwNavigationPage *parts_page;
  AdwNavigationPage *content_page;
  GtkListBox *parts;
  AdwOverlaySplitView *beside;
  AdwBin *content;
  AdwBin *preview;
  GtkWidget *preview_button;
  AdwBanner *banner;
  GtkMenuButton *faults;
  GtkPopover *faults_popover;
  GtkListBox *fault_list;
  GtkWidget *up;

  SitrepEditing *editing;
  SitrepShapeView *view; /* borrowed by a weak pointer: what is shown now */
};

G_DEFINE_FINAL_TYPE (SitrepEditorPage, sitrep_editor_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static SitrepManuscript *
script (SitrepEditorPage *self)
{
  return sitrep_editing_get_manuscript (self->editing);
}

/* --- the parts, at the left --- */

static const char *
part_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "path");
}

static void
add_part (SitrepEditorPage *self, const char *path, const char *label, SitrepTopic topic)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                                  PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *fault = g_object_new (GTK_TYPE_IMAGE, "visible", FALSE, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, NULL);

  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), fault);
  gtk_box_append (GTK_BOX (box), count);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_object_set_data (G_OBJECT (row), "topic", GUINT_TO_POINTER (topic));
  g_object_set_data (G_OBJECT (row), "count", count);
  g_object_set_data (G_OBJECT (row), "fault", fault);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->parts, row);
}

static void
fill_parts (SitrepEditorPage *self)
{
  add_part (self, "", _ ("General"), SITREP_TOPIC_PROCESS);
  for (SitrepTopic topic = 0; topic < SITREP_N_TOPICS; topic++)
    for (const SitrepKey *key = sitrep_playbook_shape.keys; key->name != NULL; key++)
      if (key->kind >= SITREP_KEY_OBJECT && key->topic == topic)
        add_part (self, key->name, _ (key->label), topic);
}

static SitrepTopic
topic_of (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "topic"));
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *label = NULL;

  if (before == NULL || topic_of (row) != topic_of (before))
    {
      label = g_object_new (GTK_TYPE_LABEL, "label", sitrep_topic_label (topic_of (row)), "xalign", 0.0,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
      gtk_widget_add_css_class (label, "topic");
    }
  gtk_list_box_row_set_header (row, label);
}

/* The faults of the whole's own values: those of no part. */
static char *
fault_words (SitrepEditorPage *self, const char *path, gboolean *error)
{
  GPtrArray *faults = sitrep_editing_get_faults (self->editing);
  GString *out = g_string_new (NULL);

  if (*path != '\0')
    {
      g_string_free (out, TRUE);
      return sitrep_editing_fault_words (self->editing, path, error);
    }
  *error = FALSE;
  for (guint i = 0; i < faults->len; i++)
    {
      const SitrepFault *fault = g_ptr_array_index (faults, i);
      const SitrepKey *key = sitrep_shape_key (&sitrep_playbook_shape, fault->path);

      if (key == NULL || key->kind >= SITREP_KEY_OBJECT)
        continue;
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", fault->reason);
      *error |= !fault->warning;
    }
  return g_string_free (out, out->len == 0);
}

static void
update_part (SitrepEditorPage *self, GtkListBoxRow *row)
{
  const char *path = part_of (row);
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "fault");
  guint n = sitrep_manuscript_count (script (self), path);
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
  gboolean error;
  g_autofree char *words = fault_words (self, path, &error);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "count"), count);
  gtk_widget_set_visible (icon, words != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_set_css_classes (icon, (const char *[]) { "state", error ? "error" : "warning", NULL });
  gtk_widget_set_tooltip_text (icon, words);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* The part that something is in: the first name of its path; of values of the whole it is "". */
static char *
root_of (const char *path)
{
  g_autofree char *root = g_strndup (path, strcspn (path, ".["));
  const SitrepKey *key = sitrep_shape_key (&sitrep_playbook_shape, root);

  return key != NULL && key->kind >= SITREP_KEY_OBJECT ? g_steal_pointer (&root) : g_strdup ("");
}

static void
select_part (SitrepEditorPage *self, const char *path)
{
  g_autofree char *part = root_of (path);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->parts, i)) != NULL; i++)
    if (strcmp (part_of (row), part) == 0)
      gtk_list_box_select_row (self->parts, row);
}

/* --- the form, at the right --- */

static char *
title_of (SitrepEditorPage *self, const char *path)
{
  const SitrepKey *key;
  const SitrepShape *shape = sitrep_shape_at (path, &key);

  if (*path == '\0')
    return g_strdup (_ ("General"));
  if (key != NULL)
    return g_strdup (_ (key->label));
  return shape != NULL ? sitrep_manuscript_name (script (self), shape, path) : g_strdup ("");
}

/* The list, or the object, that holds what is at @path: where "up" leads to. */
static char *
outer_of (const char *path)
{
  g_autofree char *outer = g_strdup (path);
  char *bracket = strrchr (outer, '[');
  char *dot;

  if (bracket == NULL)
    return NULL;
  *bracket = '\0';
  /* A list inside an element is on the element's page. */
  dot = strrchr (outer, ']');
  if (dot != NULL)
    dot[1] = '\0';
  else if ((dot = strchr (outer, '.')) != NULL)
    *dot = '\0';
  return g_steal_pointer (&outer);
}

static void
opened_cb (SitrepShapeView *view, const char *path, SitrepEditorPage *self)
{
  sitrep_editor_page_show (self, path);
}

static void
insert_cb (SitrepTemplatePreview *preview, const char *hole, SitrepEditorPage *self)
{
  g_autofree char *body = g_strconcat (sitrep_shape_view_get_path (self->view), ".body", NULL);
  SitrepShapeField *field = sitrep_shape_view_find (self->view, body);

  if (field != NULL)
    sitrep_shape_field_insert (field, hole);
}

/* A template's text is seen beside it; where there is no room, over it when asked for. */
static void
show_preview (SitrepEditorPage *self, const char *path)
{
  const SitrepKey *key;
  const SitrepShape *shape = sitrep_shape_at (path, &key);
  gboolean template = key == NULL && shape == sitrep_shape_at ("templates", NULL);
  GtkWidget *preview = template ? sitrep_template_preview_new (self->editing, path) : NULL;

  if (preview != NULL)
    {
      gtk_widget_add_css_class (preview, "shape-view");
      g_signal_connect_object (preview, "insert", G_CALLBACK (insert_cb), self, G_CONNECT_DEFAULT);
    }
  adw_bin_set_child (self->preview, preview);
  gtk_widget_set_visible (self->preview_button, template);
  adw_overlay_split_view_set_show_sidebar (self->beside,
                                           template && !adw_overlay_split_view_get_collapsed (self->beside));
}

static void
show_view (SitrepEditorPage *self, const char *path)
{
  g_autofree char *title = title_of (self, path);
  g_autofree char *outer = outer_of (path);

  g_set_weak_pointer (&self->view, SITREP_SHAPE_VIEW (sitrep_shape_view_new (self->editing, path)));
  g_signal_connect_object (self->view, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_DEFAULT);
  show_preview (self, path);
  adw_bin_set_child (self->content, GTK_WIDGET (self->view));
  adw_navigation_page_set_title (self->content_page, title);
  gtk_widget_set_visible (self->up, outer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.up", outer != NULL);
}

/* The nearest page on which something is: a value is on its object's, a list inside an element on the element's. */
static char *
page_of (const char *path)
{
  g_autofree char *page = g_strdup (path);

  while (*page != '\0')
    {
      const SitrepKey *key;
      const SitrepShape *shape = sitrep_shape_at (page, &key);
      gboolean root = strpbrk (page, ".[") == NULL;
      char *end;

      if ((shape != NULL && key == NULL) || (root && key != NULL && key->kind >= SITREP_KEY_OBJECT))
        return g_steal_pointer (&page);
      end = strrchr (page, '.');
      if (end == NULL || strchr (end, ']') != NULL)
        end = MAX (end, strrchr (page, '['));
      if (end == NULL)
        break;
      *end = '\0';
    }
  return g_strdup ("");
}

static void
show_page (SitrepEditorPage *self, const char *page, const char *focus)
{
  show_view (self, page);
  select_part (self, page);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  sitrep_shape_view_focus (self->view, focus);
}

/** sitrep_editor_page_show: shows the page of what is at @path, with the focus on its value where it is one. */
void
sitrep_editor_page_show (SitrepEditorPage *self, const char *path)
{
  g_autofree char *page = NULL;

  g_return_if_fail (SITREP_IS_EDITOR_PAGE (self));

  page = page_of (path);
  show_page (self, page, path);
}

static void
part_cb (SitrepEditorPage *self, GtkListBoxRow *row)
{
  if (strcmp (sitrep_shape_view_get_path (self->view), part_of (row)) != 0)
    show_view (self, part_of (row));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* The arrows choose, too. What is shown may be an element of the part. */
static void
selected_cb (SitrepEditorPage *self, GtkListBoxRow *row)
{
  g_autofree char *shown = NULL;

  /* A list that goes selects nothing, and the form may have gone before it. */
  if (row == NULL || self->view == NULL)
    return;
  shown = root_of (sitrep_shape_view_get_path (self->view));
  if (strcmp (shown, part_of (row)) != 0)
    show_view (self, part_of (row));
}

/* What was shown may be gone with an undo. */
static void
keep_view (SitrepEditorPage *self)
{
  const char *shown = sitrep_shape_view_get_path (self->view);
  g_autofree char *path = g_strdup (shown);

  while (strchr (path, '[') != NULL && sitrep_manuscript_get (script (self), path) == NULL)
    {
      char *outer = outer_of (path);

      g_free (path);
      path = outer;
    }
  if (strcmp (path, shown) != 0)
    sitrep_editor_page_show (self, path);
  else
    {
      g_autofree char *title = title_of (self, path);

      adw_navigation_page_set_title (self->content_page, title);
    }
}

static void
changed_cb (SitrepManuscript *manuscript, gboolean parts, SitrepEditorPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.undo", sitrep_manuscript_can_undo (manuscript));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.redo", sitrep_manuscript_can_redo (manuscript));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", TRUE);
  keep_view (self);
}

/* --- faults --- */

static gboolean
can_save (SitrepEditorPage *self)
{
  gboolean error;

  sitrep_editing_count_faults (self->editing, "", &error);
  return !error && sitrep_editing_is_changed (self->editing);
}

static void
fault_cb (SitrepEditorPage *self, GtkListBoxRow *row)
{
  g_autofree char *path = g_strdup (part_of (row));

  gtk_popover_popdown (self->faults_popover);
  sitrep_editor_page_show (self, path);
}

static GtkWidget *
make_fault_row (SitrepEditorPage *self, const SitrepFault *fault)
{
  g_autofree char *place = sitrep_manuscript_place (script (self), fault->path);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, fault->reason, place);
  GtkWidget *icon = gtk_image_new_from_icon_name (fault->warning ? "dialog-warning-symbolic" : "dialog-error-symbolic");

  g_object_set (row, "activatable", TRUE, "title-lines", 0, "subtitle-lines", 0, NULL);
  gtk_widget_add_css_class (icon, "state");
  gtk_widget_add_css_class (icon, fault->warning ? "warning" : "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fault->warning ? _ ("Warning") : _ ("Fault"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (fault->path), g_free);
  return row;
}

static void
examined_cb (SitrepEditing *editing, SitrepEditorPage *self)
{
  GPtrArray *faults = sitrep_editing_get_faults (editing);
  gboolean error;
  guint n = sitrep_editing_count_faults (editing, "", &error);
  g_autofree char *words = NULL;
  GtkListBoxRow *row;

  gtk_list_box_remove_all (self->fault_list);
  for (guint i = 0; i < faults->len; i++)
    gtk_list_box_append (self->fault_list, make_fault_row (self, g_ptr_array_index (faults, i)));
  words
    = g_strdup_printf (error ? ngettext ("%u Fault", "%u Faults", n) : ngettext ("%u Warning", "%u Warnings", n), n);
  gtk_menu_button_set_label (self->faults, words);
  gtk_widget_set_visible (GTK_WIDGET (self->faults), n > 0);
  gtk_widget_set_css_classes (GTK_WIDGET (self->faults), (const char *[]) { error ? "error" : "flat", NULL });
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", can_save (self));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->parts, i)) != NULL; i++)
    update_part (self, row);
}

/* --- actions --- */

/* What is undone is seen: where it is on another page, that is shown. */
static void
show_step (SitrepEditorPage *self, const char *place)
{
  g_autofree char *page = place != NULL && *place != '\0' ? page_of (place) : NULL;

  if (page != NULL && strcmp (page, sitrep_shape_view_get_path (self->view)) != 0)
    sitrep_editor_page_show (self, place);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *place = sitrep_manuscript_undo (script (SITREP_EDITOR_PAGE (widget)));

  show_step (SITREP_EDITOR_PAGE (widget), place);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *place = sitrep_manuscript_redo (script (SITREP_EDITOR_PAGE (widget)));

  show_step (SITREP_EDITOR_PAGE (widget), place);
}

static void
up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepEditorPage *self = SITREP_EDITOR_PAGE (widget);
  g_autofree char *path = g_strdup (sitrep_shape_view_get_path (self->view));
  g_autofree char *outer = outer_of (path);

  if (outer != NULL)
    show_page (self, outer, path);
}

/* From an element Escape leads to its list; only from a part it leaves. Narrow, it leaves the page of the part. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SitrepEditorPage *self = SITREP_EDITOR_PAGE (widget);
  g_autofree char *outer = outer_of (sitrep_shape_view_get_path (self->view));

  if (outer == NULL || adw_navigation_split_view_get_collapsed (self->split))
    return GDK_EVENT_PROPAGATE;
  up_action (widget, NULL, NULL);
  return GDK_EVENT_STOP;
}

/* A preview that covers the form goes first. */
static gboolean
uncover_cb (GtkWidget *beside, GVariant *args, gpointer data)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (beside);

  if (!adw_overlay_split_view_get_collapsed (split) || !adw_overlay_split_view_get_show_sidebar (split))
    return GDK_EVENT_PROPAGATE;
  adw_overlay_split_view_set_show_sidebar (split, FALSE);
  return GDK_EVENT_STOP;
}

static void
saved_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepEditorPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (id == NULL)
    {
      sitrep_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, id);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* What was typed just now has not been examined yet; where it has faults, they are shown and the action is off. */
  sitrep_editing_examine (SITREP_EDITOR_PAGE (widget)->editing);
  if (!can_save (SITREP_EDITOR_PAGE (widget)))
    return;
  gtk_widget_set_sensitive (widget, FALSE);
  sitrep_editing_save_async (SITREP_EDITOR_PAGE (widget)->editing, saved_cb, g_object_ref (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepEditorPage *self = SITREP_EDITOR_PAGE (widget);
  g_autofree char *text = sitrep_manuscript_text (script (self));
  g_autofree char *key = sitrep_manuscript_get_text (script (self), "key");

  sitrep_playbook_export (widget, key, text);
}

static void
start_editing (SitrepEditorPage *self, SitrepDesk *desk, SitrepPlaybook *from, gboolean copy)
{
  self->editing = sitrep_editing_new (desk, from, copy);
  adw_banner_set_revealed (self->banner, sitrep_editing_was_kept (self->editing));
  show_view (self, "");
  g_signal_connect_object (script (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->editing, "examined", G_CALLBACK (examined_cb), self, G_CONNECT_DEFAULT);
  changed_cb (script (self), TRUE, self);
  examined_cb (self->editing, self);
  select_part (self, "");
}

/* What is discarded can be had back as long as the page is open: it is a step like any other. */
static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepEditorPage *self = SITREP_EDITOR_PAGE (widget);

  adw_banner_set_revealed (self->banner, FALSE);
  sitrep_editing_discard (self->editing);
  sitrep_feedback_say (widget, _ ("Changes discarded. Undo brings them back."));
}

static void
sitrep_editor_page_dispose (GObject *object)
{
  SitrepEditorPage *self = SITREP_EDITOR_PAGE (object);

  g_clear_weak_pointer (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_EDITOR_PAGE);
  g_clear_object (&self->editing);
  G_OBJECT_CLASS (sitrep_editor_page_parent_class)->dispose (object);
}

static void
sitrep_editor_page_class_init (SitrepEditorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_editor_page_dispose;

  signals[SAVED] = g_signal_new ("saved", SITREP_TYPE_EDITOR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("playbooks/sitrep-editor-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, split);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, parts_page);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, content_page);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, parts);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, beside);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, content);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, preview);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, faults);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, faults_popover);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, fault_list);
  gtk_widget_class_bind_template_child (widget_class, SitrepEditorPage, up);
  gtk_widget_class_bind_template_callback (widget_class, part_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, fault_cb);
  gtk_widget_class_install_action (widget_class, "editor.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "editor.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "editor.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "editor.discard", NULL, discard_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK, escape_cb, NULL);
}

static void
sitrep_editor_page_init (SitrepEditorPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  sitrep_shortcuts_attach (GTK_WIDGET (self), "editor.", GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, GDK_NO_MODIFIER_MASK),
                                                          gtk_callback_action_new (uncover_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->beside), keys);
  gtk_list_box_set_header_func (self->parts, header_cb, NULL, NULL);
  fill_parts (self);
}

/** sitrep_editor_page_keep: what is half written is on disk when this returns. */
void
sitrep_editor_page_keep (SitrepEditorPage *self)
{
  g_return_if_fail (SITREP_IS_EDITOR_PAGE (self));

  sitrep_editing_keep (self->editing);
  sitrep_desk_flush (sitrep_editing_get_desk (self->editing));
}

/**
 * sitrep_editor_page_new:
 * @from: the version that is edited
 * @copy: whether it is copied first; what comes with the program can only be copied
 */
SitrepEditorPage *
sitrep_editor_page_new (SitrepDesk *desk, SitrepPlaybook *from, gboolean copy)
{
  SitrepEditorPage *self = g_object_new (SITREP_TYPE_EDITOR_PAGE, NULL);
  g_autofree char *title = g_strdup_printf (copy ? _ ("Copy of %s") : _ ("Edit %s"), from->title);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_navigation_page_set_title (self->parts_page, title);
  start_editing (self, desk, from, copy);
  return self;
}
