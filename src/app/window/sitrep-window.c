/* sitrep-window.c - the desk's window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-window-private.h"

#include "actions/sitrep-actions-page.h"
#include "due/sitrep-due-page.h"
#include "handbook/sitrep-handbook-page.h"
#include "incident/sitrep-incident-page.h"
#include "search/sitrep-search-page.h"
#include "sitrep-settings.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

/* How many pages are kept as they were left, at most. */
#define MAX_PAGES 16

G_DEFINE_FINAL_TYPE (SitrepWindow, sitrep_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_notice (SitrepWindow *self)
{
  const char *notice = sitrep_desk_notice (self->desk);

  adw_banner_set_title (self->banner, notice != NULL ? notice : "");
  adw_banner_set_revealed (self->banner, notice != NULL);
}

static gboolean
is_first_start (SitrepWindow *self)
{
  return sitrep_window_lacks_process (self)
         && sitrep_reader_count (sitrep_desk_reader (self->desk), &sitrep_incident_type, NULL) == 0;
}

static void
chosen_cb (SitrepSidebar *sidebar, const char *id, SitrepWindow *self)
{
  sitrep_window_show_incident (self, id);
}

static void
show_content_cb (AdwNavigationSplitView *split, GParamSpec *pspec, SitrepWindow *self)
{
  gboolean hidden
    = adw_navigation_split_view_get_collapsed (split) && !adw_navigation_split_view_get_show_content (split);

  /* Back in the list nothing is marked, so that a click opens the same one again. */
  if (self->desk != NULL)
    sitrep_sidebar_select (self->sidebar, hidden ? NULL : self->shown);
}

static void
desk_changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepWindow *self)
{
  show_notice (self);
  sitrep_window_update_actions (self);
}

/* The start page has done its work: @incident is the sample, or NULL. */
static void
started_cb (SitrepStartPage *page, const char *incident, SitrepWindow *self)
{
  if (incident != NULL)
    sitrep_window_show_incident (self, incident);
  else
    sitrep_window_show_empty (self);
}

static void
playbooks_left_cb (SitrepPlaybooksView *view, SitrepWindow *self)
{
  sitrep_window_show_desk (self);
}

static gboolean
sitrep_window_close_request (GtkWindow *window)
{
  SitrepWindow *self = SITREP_WINDOW (window);

  sitrep_settings_save_window (self->settings, window);
  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (sitrep_window_parent_class)->close_request (window);
}

static void
sitrep_window_dispose (GObject *object)
{
  SitrepWindow *self = SITREP_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  sitrep_feedback_register (GTK_WIDGET (self), NULL);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_object (&self->handbook);
  g_clear_object (&self->due);
  g_clear_object (&self->search);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_WINDOW);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sitrep_window_parent_class)->dispose (object);
}

static void
sitrep_window_finalize (GObject *object)
{
  g_free (SITREP_WINDOW (object)->shown);
  g_free (SITREP_WINDOW (object)->handbook_of);
  G_OBJECT_CLASS (sitrep_window_parent_class)->finalize (object);
}

static void
sitrep_window_class_init (SitrepWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sitrep_window_dispose;
  object_class->finalize = sitrep_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = sitrep_window_close_request;

  g_type_ensure (SITREP_TYPE_SIDEBAR);
  g_type_ensure (SITREP_TYPE_PLAYBOOKS_VIEW);
  g_type_ensure (SITREP_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("window/sitrep-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SitrepWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, SitrepWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepWindow, split);
  gtk_widget_class_bind_template_child (widget_class, SitrepWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SitrepWindow, start);
  gtk_widget_class_bind_template_child (widget_class, SitrepWindow, playbooks);
  gtk_widget_class_bind_template_child (widget_class, SitrepWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, SitrepWindow, narrow);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, started_cb);
  gtk_widget_class_bind_template_callback (widget_class, playbooks_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
  sitrep_window_install_actions (widget_class);
}

static void
sitrep_window_init (SitrepWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->settings = sitrep_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
  sitrep_settings_restore_window (self->settings, GTK_WINDOW (self));
}

static void
show_first (SitrepWindow *self)
{
  g_autofree char *first = sitrep_sidebar_nth_open (self->sidebar, 0);

  if (is_first_start (self))
    sitrep_window_show_start (self);
  else if (first != NULL)
    sitrep_window_show_incident (self, first);
  else
    sitrep_window_show_empty (self);
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

/* On another workspace, or behind a locked screen, nobody sees how late it is. */
static void
suspended_cb (SitrepWindow *self)
{
  sitrep_pulse_set_seen (sitrep_desk_pulse (self->desk), !gtk_window_is_suspended (GTK_WINDOW (self)));
}

/** sitrep_window_new: Returns: (transfer none): a window on @desk and what is due there, not yet presented. */
SitrepWindow *
sitrep_window_new (GtkApplication *application, SitrepDesk *desk, SitrepAgenda *agenda)
{
  SitrepWindow *self = g_object_new (SITREP_TYPE_WINDOW, "application", application, NULL);

  self->desk = g_object_ref (desk);
  self->due = g_object_ref_sink (ADW_NAVIGATION_PAGE (sitrep_due_page_new (desk, agenda)));
  self->actions = g_object_ref_sink (ADW_NAVIGATION_PAGE (sitrep_actions_page_new (desk)));
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect (self, "notify::suspended", G_CALLBACK (suspended_cb), NULL);
  suspended_cb (self);
  sitrep_sidebar_set_desk (self->sidebar, desk);
  sitrep_start_page_set_desk (self->start, desk);
  sitrep_playbooks_view_set_desk (self->playbooks, desk);
  show_notice (self);
  show_first (self);
  sitrep_window_update_actions (self);
  return self;
}

SitrepDesk *
sitrep_window_get_desk (SitrepWindow *self)
{
  g_return_val_if_fail (SITREP_IS_WINDOW (self), NULL);

  return self->desk;
}

void
sitrep_window_show_start (SitrepWindow *self)
{
  sitrep_start_page_set_can_leave (self->start, !is_first_start (self));
  gtk_stack_set_visible_child_name (self->stack, "start");
  sitrep_window_update_actions (self);
}

/** sitrep_window_show_playbooks: the list, or what is being edited. */
void
sitrep_window_show_playbooks (SitrepWindow *self)
{
  sitrep_playbooks_view_show_list (self->playbooks);
  gtk_stack_set_visible_child_name (self->stack, "playbooks");
  sitrep_window_update_actions (self);
}

/** sitrep_window_show_desk: the incidents, as they were left; the start page where there is no process yet. */
void
sitrep_window_show_desk (SitrepWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, is_first_start (self) ? "start" : "desk");
  sitrep_window_update_actions (self);
}

static void
show_page (SitrepWindow *self, AdwNavigationPage *page)
{
  gtk_stack_set_visible_child_name (self->stack, "desk");
  sitrep_window_update_actions (self);
  if (adw_navigation_split_view_get_content (self->split) != page)
    adw_navigation_split_view_set_content (self->split, page);
}

void
sitrep_window_show_empty (SitrepWindow *self)
{
  g_clear_pointer (&self->shown, g_free);
  show_page (self, self->empty);
  sitrep_sidebar_select (self->sidebar, NULL);
}

static gboolean
is_not_shown (gpointer id, gpointer page, gpointer data)
{
  return g_strcmp0 (id, ((SitrepWindow *) data)->shown) != 0;
}

static GtkWidget *
get_page (SitrepWindow *self, const char *id)
{
  GtkWidget *page = g_hash_table_lookup (self->pages, id);

  if (page != NULL)
    return page;
  if (g_hash_table_size (self->pages) >= MAX_PAGES)
    g_hash_table_foreach_remove (self->pages, is_not_shown, self);
  page = g_object_ref_sink (sitrep_incident_page_new (self->desk, id));
  g_hash_table_insert (self->pages, g_strdup (id), page);
  return page;
}

/** sitrep_window_show_incident: shows the page of that incident; a page once looked at is kept as it was. */
void
sitrep_window_show_incident (SitrepWindow *self, const char *id)
{
  GtkWidget *page;

  g_return_if_fail (SITREP_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  page = get_page (self, id);
  g_set_str (&self->shown, id);
  show_page (self, ADW_NAVIGATION_PAGE (page));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  sitrep_sidebar_select (self->sidebar, id);
}

/** sitrep_window_show_incident_label: the same, by what the process calls it. */
void
sitrep_window_show_incident_label (SitrepWindow *self, const char *label)
{
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (SITREP_IS_WINDOW (self));

  if ((id = sitrep_window_find_label (self, label)) != NULL)
    {
      sitrep_window_show_incident (self, id);
      return;
    }
  words = g_strdup_printf (_ ("There is no incident called “%s” here."), label);
  sitrep_feedback_say (GTK_WIDGET (self), words);
}

/** sitrep_window_show_handbook: shows all that @playbook says; the last one looked at is kept as it was. */
void
sitrep_window_show_handbook (SitrepWindow *self, SitrepPlaybook *playbook)
{
  g_return_if_fail (SITREP_IS_WINDOW (self));
  g_return_if_fail (playbook != NULL);

  if (self->handbook == NULL || g_strcmp0 (self->handbook_of, playbook->id) != 0)
    {
      g_autoptr (SitrepHandbook) handbook = sitrep_handbook_new (playbook, sitrep_desk_now (self->desk));

      g_clear_object (&self->handbook);
      self->handbook = g_object_ref_sink (ADW_NAVIGATION_PAGE (sitrep_handbook_page_new (handbook)));
      g_set_str (&self->handbook_of, playbook->id);
    }
  g_clear_pointer (&self->shown, g_free);
  show_page (self, self->handbook);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  sitrep_sidebar_select (self->sidebar, NULL);
}

/** sitrep_window_show_due: shows everything that is due, over all incidents. */
void
sitrep_window_show_due (SitrepWindow *self)
{
  g_return_if_fail (SITREP_IS_WINDOW (self));

  g_clear_pointer (&self->shown, g_free);
  show_page (self, self->due);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  sitrep_sidebar_select (self->sidebar, NULL);
}

/** sitrep_window_show_actions: shows the action items of all incidents. */
void
sitrep_window_show_actions (SitrepWindow *self)
{
  g_return_if_fail (SITREP_IS_WINDOW (self));

  g_clear_pointer (&self->shown, g_free);
  show_page (self, self->actions);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  sitrep_sidebar_select (self->sidebar, NULL);
}

static void
found_cb (SitrepSearchPage *page, const char *incident, const char *table, const char *row, SitrepWindow *self)
{
  sitrep_window_show_incident (self, incident);
  if (table != NULL)
    sitrep_incident_page_show_record (SITREP_INCIDENT_PAGE (get_page (self, incident)), table, row);
}

/** sitrep_window_show_search: shows what was found last, and the line in which one types what is to be found. */
void
sitrep_window_show_search (SitrepWindow *self)
{
  g_return_if_fail (SITREP_IS_WINDOW (self));

  if (self->search == NULL)
    {
      self->search = g_object_ref_sink (ADW_NAVIGATION_PAGE (sitrep_search_page_new (self->desk)));
      g_signal_connect_object (self->search, "chosen", G_CALLBACK (found_cb), self, G_CONNECT_DEFAULT);
    }
  g_clear_pointer (&self->shown, g_free);
  show_page (self, self->search);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  sitrep_sidebar_select (self->sidebar, NULL);
  sitrep_search_page_begin (SITREP_SEARCH_PAGE (self->search));
}

/** sitrep_window_act: shows the incident and activates @action on its page; takes a floating @parameter. */
void
sitrep_window_act (SitrepWindow *self, const char *incident, const char *action, GVariant *parameter)
{
  g_return_if_fail (SITREP_IS_WINDOW (self));

  sitrep_window_show_incident (self, incident);
  gtk_widget_activate_action_variant (GTK_WIDGET (adw_navigation_split_view_get_content (self->split)), action,
                                      parameter);
}
