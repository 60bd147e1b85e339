/* sitrep-versions-page.c - the versions of one playbook, and how they differ
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-versions-page.h"

#include "sitrep-changes-list.h"

#include <glib/gi18n.h>

struct _SitrepVersionsPage
{
  AdwNavigationPage parent_instance;

  AdwPreferencesPage *page;
  SitrepDesk *desk;
};

G_DEFINE_FINAL_TYPE (SitrepVersionsPage, sitrep_versions_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
origin_words (const SitrepPlaybookRow *row)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *time = sitrep_time_format (row->added_at, zone, "%Y-%m-%d %H:%M");

  if (g_strcmp0 (row->origin, "edited") == 0)
    return row->added_by != NULL ? g_strdup_printf (_ ("Edited %s by %s"), time, row->added_by)
                                 : g_strdup_printf (_ ("Edited %s"), time);
  if (g_strcmp0 (row->origin, "imported") == 0)
    return row->added_by != NULL ? g_strdup_printf (_ ("Imported %s by %s"), time, row->added_by)
                                 : g_strdup_printf (_ ("Imported %s"), time);
  return g_strdup_printf (_ ("Came with Sitrep, first used %s"), time);
}

static GtkWidget *
make_button (const char *label, const char *action, const char *id)
{
  GtkWidget *button
    = g_object_new (GTK_TYPE_BUTTON, "label", label, "use-underline", TRUE, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  return button;
}

static void
add_group (SitrepVersionsPage *self,
           const char *title,
           const char *id,
           gboolean in_use,
           SitrepPlaybook *before,
           SitrepPlaybook *after)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *words = NULL;

  adw_preferences_group_set_title (group, title);
  if (!in_use)
    adw_preferences_group_set_header_suffix (group, make_button (_ ("_Use This Version"), "playbooks.use", id));
  if (in_use)
    adw_preferences_group_set_description (group, _ ("In use for new incidents"));
  if (before != NULL && after != NULL)
    adw_preferences_group_add (group, sitrep_changes_list_new (before, after));
  adw_preferences_page_add (self->page, group);
}

/* What a version is held against: the one that it was made from, else the one before it. */
static SitrepPlaybook *
find_before (SitrepVersionsPage *self, GPtrArray *rows, guint index)
{
  const SitrepPlaybookRow *row = g_ptr_array_index (rows, index);
  const SitrepPlaybookRow *older = index + 1 < rows->len ? g_ptr_array_index (rows, index + 1) : NULL;
  const char *id = row->made_from != NULL ? row->made_from : older != NULL ? older->id : NULL;

  return id != NULL ? sitrep_desk_playbook (self->desk, id, NULL) : NULL;
}

static void
fill (SitrepVersionsPage *self, SitrepPlaybook *playbook)
{
  g_autoptr (GPtrArray) rows = sitrep_desk_playbook_versions (self->desk, playbook->key);
  g_autoptr (SitrepPlaybook) chosen = sitrep_desk_default_playbook (self->desk);
  SitrepPlaybook *newer = sitrep_desk_newer_playbook (self->desk, playbook);

  if (newer != NULL)
    add_group (self, _ ("Newer Version That Comes with Sitrep"), newer->id, FALSE, playbook, newer);
  for (guint i = 0; i < rows->len; i++)
    {
      const SitrepPlaybookRow *row = g_ptr_array_index (rows, i);
      g_autoptr (SitrepPlaybook) version = sitrep_desk_playbook (self->desk, row->id, NULL);
      g_autoptr (SitrepPlaybook) before = find_before (self, rows, i);
      g_autofree char *title = origin_words (row);

      add_group (self, title, row->id, chosen != NULL && g_strcmp0 (chosen->id, row->id) == 0, before, version);
    }
  if (rows->len == 0 && newer == NULL)
    add_group (self, _ ("Comes with Sitrep, not used yet"), playbook->id, FALSE, NULL, NULL);
}

static void
sitrep_versions_page_dispose (GObject *object)
{
  g_clear_object (&SITREP_VERSIONS_PAGE (object)->desk);
  G_OBJECT_CLASS (sitrep_versions_page_parent_class)->dispose (object);
}

static void
sitrep_versions_page_class_init (SitrepVersionsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_versions_page_dispose;
}

static void
sitrep_versions_page_init (SitrepVersionsPage *self)
{
  GtkWidget *toolbars = adw_toolbar_view_new ();

  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), GTK_WIDGET (self->page));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), toolbars);
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "versions");
}

/** sitrep_versions_page_new: the versions of @playbook's key, the newest first. */
SitrepVersionsPage *
sitrep_versions_page_new (SitrepDesk *desk, SitrepPlaybook *playbook)
{
  SitrepVersionsPage *self = g_object_new (SITREP_TYPE_VERSIONS_PAGE, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Versions of %s"), playbook->title);

  self->desk = g_object_ref (desk);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  fill (self, playbook);
  return self;
}
