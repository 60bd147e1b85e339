/* sitrep-playbooks-view.c - all playbooks: reading, choosing, copying, editing
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbooks-view.h"

#include "handbook/sitrep-handbook-page.h"
#include "sitrep-editor-page.h"
#include "sitrep-playbook-files.h"
#include "sitrep-playbook-list-row.h"
#include "sitrep-ui.h"
#include "sitrep-versions-page.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

struct _SitrepPlaybooksView
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  GtkListBox *own;
  GtkListBox *shipped;

  SitrepDesk *desk;
};

G_DEFINE_FINAL_TYPE (SitrepPlaybooksView, sitrep_playbooks_view, ADW_TYPE_BIN)

enum
{
  LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- the list --- */

static GtkWidget *
make_empty_row (void)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("None yet"), "subtitle",
                       _ ("Copy one of those below, or import a file."), "sensitive", FALSE, NULL);
}

static SitrepPlaybookListMarks
marks_of (SitrepPlaybooksView *self, SitrepPlaybook *playbook, const SitrepPlaybook *chosen)
{
  SitrepPlaybookListMarks marks = 0;

  if (chosen != NULL && g_strcmp0 (chosen->id, playbook->id) == 0)
    marks |= SITREP_PLAYBOOK_CHOSEN;
  if (sitrep_desk_owns_playbook (self->desk, playbook->key))
    marks |= SITREP_PLAYBOOK_OWNED;
  if (sitrep_desk_newer_playbook (self->desk, playbook) != NULL)
    marks |= SITREP_PLAYBOOK_NEWER;
  if (sitrep_editing_is_kept (self->desk, playbook, FALSE))
    marks |= SITREP_PLAYBOOK_HALF_EDITED;
  if (sitrep_editing_is_kept (self->desk, playbook, TRUE))
    marks |= SITREP_PLAYBOOK_HALF_COPIED;
  return marks;
}

/* The rows are made anew: the focus goes to the one of the same playbook. */
static char *
focused_key (SitrepPlaybooksView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, SITREP_TYPE_PLAYBOOK_LIST_ROW) : NULL;

  return row != NULL ? g_strdup (sitrep_playbook_list_row_get_playbook (SITREP_PLAYBOOK_LIST_ROW (row))->key) : NULL;
}

static void
focus_key (GtkListBox *list, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (SITREP_IS_PLAYBOOK_LIST_ROW (row)
        && g_strcmp0 (sitrep_playbook_list_row_get_playbook (SITREP_PLAYBOOK_LIST_ROW (row))->key, key) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill (SitrepPlaybooksView *self)
{
  g_autofree char *key = focused_key (self);
  g_autoptr (GPtrArray) playbooks = sitrep_desk_playbooks (self->desk);
  g_autoptr (SitrepPlaybook) chosen = sitrep_desk_default_playbook (self->desk);
  guint n_own = 0;

  gtk_list_box_remove_all (self->own);
  gtk_list_box_remove_all (self->shipped);
  for (guint i = 0; i < playbooks->len; i++)
    {
      SitrepPlaybook *playbook = g_ptr_array_index (playbooks, i);
      SitrepPlaybookListMarks marks = marks_of (self, playbook, chosen);
      gboolean owned = (marks & SITREP_PLAYBOOK_OWNED) != 0;

      n_own += owned;
      gtk_list_box_append (owned ? self->own : self->shipped, sitrep_playbook_list_row_new (playbook, marks));
    }
  if (n_own == 0)
    gtk_list_box_append (self->own, make_empty_row ());
  if (key != NULL)
    {
      focus_key (self->own, key);
      focus_key (self->shipped, key);
    }
}

static SitrepPlaybook *
find (SitrepPlaybooksView *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  SitrepPlaybook *playbook = sitrep_desk_playbook (self->desk, g_variant_get_string (parameter, NULL), &error);

  if (playbook == NULL)
    sitrep_feedback_error (GTK_WIDGET (self), error);
  return playbook;
}

/* --- choosing --- */

static void
use_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sitrep_desk_choose_playbook_async (SITREP_PLAYBOOKS_VIEW (widget)->desk, g_variant_get_string (parameter, NULL),
                                     sitrep_feedback_done_cb, g_object_ref (widget));
}

static void
read_playbook (SitrepPlaybooksView *self, SitrepPlaybook *playbook)
{
  g_autoptr (SitrepHandbook) handbook = sitrep_handbook_new (playbook, sitrep_desk_now (self->desk));

  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (sitrep_handbook_page_new (handbook)));
}

static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (SitrepPlaybook) playbook = find (SITREP_PLAYBOOKS_VIEW (widget), parameter);

  if (playbook != NULL)
    read_playbook (SITREP_PLAYBOOKS_VIEW (widget), playbook);
}

static void
activated_cb (SitrepPlaybooksView *self, GtkListBoxRow *row)
{
  if (SITREP_IS_PLAYBOOK_LIST_ROW (row))
    read_playbook (self, sitrep_playbook_list_row_get_playbook (SITREP_PLAYBOOK_LIST_ROW (row)));
}

/* --- editing --- */

static void
saved_cb (SitrepEditorPage *page, const char *id, SitrepPlaybooksView *self)
{
  g_autoptr (SitrepPlaybook) playbook = sitrep_desk_playbook (self->desk, id, NULL);
  g_autoptr (SitrepPlaybook) chosen = sitrep_desk_default_playbook (self->desk);
  g_autofree char *words = g_strdup_printf (_ ("“%s” saved"), playbook != NULL ? playbook->title : "");

  adw_navigation_view_pop_to_tag (self->navigation, "list");
  if (chosen != NULL && g_strcmp0 (chosen->id, id) == 0)
    sitrep_feedback_say (GTK_WIDGET (self), words);
  else
    sitrep_feedback_offer (GTK_WIDGET (self), words, _ ("_Use for New Incidents"), "playbooks.use",
                           g_variant_new_string (id));
}

static void
edit (SitrepPlaybooksView *self, GVariant *parameter, gboolean copy)
{
  g_autoptr (SitrepPlaybook) playbook = find (self, parameter);
  SitrepEditorPage *page;

  if (playbook == NULL)
    return;
  page = sitrep_editor_page_new (self->desk, playbook, copy);
  g_signal_connect_object (page, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_DEFAULT);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (SITREP_PLAYBOOKS_VIEW (widget), parameter, FALSE);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (SITREP_PLAYBOOKS_VIEW (widget), parameter, TRUE);
}

static void
versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepPlaybooksView *self = SITREP_PLAYBOOKS_VIEW (widget);
  g_autoptr (SitrepPlaybook) playbook = find (self, parameter);

  if (playbook != NULL)
    adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (sitrep_versions_page_new (self->desk, playbook)));
}

/* --- files, and removing --- */

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sitrep_playbook_import (widget, SITREP_PLAYBOOKS_VIEW (widget)->desk);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (SitrepPlaybook) playbook = find (SITREP_PLAYBOOKS_VIEW (widget), parameter);

  if (playbook != NULL)
    sitrep_playbook_export (widget, playbook->key, playbook->text);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sitrep_desk_remove_playbook_async (SITREP_PLAYBOOKS_VIEW (widget)->desk, g_variant_get_string (parameter, NULL),
                                     FALSE, sitrep_feedback_done_cb, g_object_ref (widget));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepPlaybooksView *self = SITREP_PLAYBOOKS_VIEW (widget);
  g_autoptr (SitrepPlaybook) playbook = find (self, parameter);
  g_autofree char *words = NULL;

  if (playbook == NULL)
    return;
  words = g_strdup_printf (_ ("“%s” removed"), playbook->title);
  sitrep_desk_remove_playbook_async (self->desk, playbook->key, TRUE, sitrep_feedback_done_cb, g_object_ref (self));
  sitrep_feedback_offer (widget, words, _ ("_Undo"), "playbooks.restore", g_variant_new_string (playbook->key));
}

/* Back from a page the list may be another one: something is half written now, or was saved. */
static void
popped_cb (SitrepPlaybooksView *self, AdwNavigationPage *page)
{
  if (SITREP_IS_EDITOR_PAGE (page))
    sitrep_editor_page_keep (SITREP_EDITOR_PAGE (page));
  fill (self);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[LEFT], 0);
}

/* --- the object --- */

static void
sitrep_playbooks_view_dispose (GObject *object)
{
  sitrep_feedback_register (GTK_WIDGET (object), NULL);
  /* The bin would not hear that its child is gone. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_PLAYBOOKS_VIEW);
  g_clear_object (&SITREP_PLAYBOOKS_VIEW (object)->desk);
  G_OBJECT_CLASS (sitrep_playbooks_view_parent_class)->dispose (object);
}

static void
sitrep_playbooks_view_class_init (SitrepPlaybooksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_playbooks_view_dispose;

  signals[LEFT]
    = g_signal_new ("left", SITREP_TYPE_PLAYBOOKS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("playbooks/sitrep-playbooks-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepPlaybooksView, toasts);
  gtk_widget_class_bind_template_child (widget_class, SitrepPlaybooksView, navigation);
  gtk_widget_class_bind_template_child (widget_class, SitrepPlaybooksView, own);
  gtk_widget_class_bind_template_child (widget_class, SitrepPlaybooksView, shipped);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
  gtk_widget_class_install_action (widget_class, "playbooks.use", "s", use_action);
  gtk_widget_class_install_action (widget_class, "playbooks.read", "s", read_action);
  gtk_widget_class_install_action (widget_class, "playbooks.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "playbooks.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "playbooks.versions", "s", versions_action);
  gtk_widget_class_install_action (widget_class, "playbooks.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "playbooks.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "playbooks.restore", "s", restore_action);
  gtk_widget_class_install_action (widget_class, "playbooks.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "playbooks.leave", NULL, leave_action);
}

static void
sitrep_playbooks_view_init (SitrepPlaybooksView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A toast's button finds only the actions around it. */
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
}

/* A list that nobody sees is made anew when it is looked at. */
static void
changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepPlaybooksView *self)
{
  if (changes->setup && gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

/** sitrep_playbooks_view_set_desk: shows the desk's playbooks, and follows them. */
void
sitrep_playbooks_view_set_desk (SitrepPlaybooksView *self, SitrepDesk *desk)
{
  g_return_if_fail (SITREP_IS_PLAYBOOKS_VIEW (self));

  g_set_object (&self->desk, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect (self, "map", G_CALLBACK (fill), NULL);
}

/** sitrep_playbooks_view_show_list: shows the list as it is now, unless a playbook is being edited. */
void
sitrep_playbooks_view_show_list (SitrepPlaybooksView *self)
{
  g_return_if_fail (SITREP_IS_PLAYBOOKS_VIEW (self));

  fill (self);
}
