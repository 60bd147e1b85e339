/* sitrep-checklist-view.c - the checklist that fits the level, group by group
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-checklist-view.h"

#include "incident/sitrep-checklist.h"
#include "incident/sitrep-condition.h"
#include "sitrep-checklist-row.h"

#include <glib/gi18n.h>

struct _SitrepChecklistView
{
  GtkBox parent_instance;

  GtkWidget *heading;
  GtkWidget *progress;
  GtkWidget *bar;
  GtkWidget *groups;

  SitrepSubject *subject;
  GHashTable *rows; /* item key → SitrepChecklistRow */
  char *shape;      /* which items are shown, in their order */
  gint64 minute;    /* that is shown */
};

G_DEFINE_FINAL_TYPE (SitrepChecklistView, sitrep_checklist_view, GTK_TYPE_BOX)

static char *
shape_of (GArray *lines)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (shape, "%s ", g_array_index (lines, SitrepChecklistLine, i).item->key);
  return g_string_free_and_steal (shape);
}

/* The group's own words, and when it is needed at all; as markup. */
static char *
group_hint (const SitrepPlaybook *playbook, const SitrepGroup *group)
{
  const char *words = group->hint == NULL && group->one_of ? _ ("One of these is enough.") : group->hint;
  const char *condition = sitrep_condition_words (playbook, group->when);
  g_autofree char *when = condition != NULL ? g_strdup_printf (_ ("When: %s"), condition) : NULL;
  g_autofree char *both = g_strdup_printf ("%s%s%s", when != NULL ? when : "",
                                           when != NULL && words != NULL ? "\n" : "", words != NULL ? words : "");

  return *both != '\0' ? g_markup_escape_text (both, -1) : NULL;
}

static GtkWidget *
new_group (SitrepChecklistView *self, const SitrepGroup *group)
{
  GtkWidget *widget = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (group->title, -1);
  g_autofree char *hint = NULL;

  hint = group_hint (sitrep_subject_dossier (self->subject)->playbook, group);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (widget), hint);
  gtk_box_append (GTK_BOX (self->groups), widget);
  return widget;
}

static void
build (SitrepChecklistView *self, GArray *lines)
{
  const SitrepGroup *group = NULL;
  GtkWidget *widget = NULL, *child;

  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  g_hash_table_remove_all (self->rows);
  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);
      GtkWidget *row = sitrep_checklist_row_new (self->subject);

      if (line->group != group)
        widget = new_group (self, group = line->group);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), row);
      g_hash_table_insert (self->rows, g_strdup (line->item->key), row);
    }
}

static void
show_progress (SitrepChecklistView *self)
{
  guint done, all;
  g_autofree char *words = NULL;

  sitrep_checklist_progress (sitrep_subject_dossier (self->subject), sitrep_subject_now (self->subject), &done, &all);
  words = g_strdup_printf (_ ("%u of %u"), done, all);
  gtk_label_set_text (GTK_LABEL (self->progress), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), all > 0 ? (double) done / all : 0);
}

/* The rows stay as long as the items do, so that focus and place are kept. */
static void
show (SitrepChecklistView *self)
{
  g_autoptr (GArray) lines = NULL;
  g_autofree char *shape = NULL;

  if (sitrep_subject_dossier (self->subject) == NULL)
    return;
  lines = sitrep_checklist (sitrep_subject_dossier (self->subject), sitrep_subject_now (self->subject));
  shape = shape_of (lines);
  if (g_set_str (&self->shape, shape))
    build (self, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);

      sitrep_checklist_row_show (g_hash_table_lookup (self->rows, line->item->key), line);
    }
  show_progress (self);
}

/* What is due, and what becomes needed by itself, changes with the time: to the minute. */
static void
tick_cb (SitrepChecklistView *self)
{
  gint64 minute = sitrep_subject_now (self->subject) / SITREP_MINUTE;

  if (minute == self->minute)
    return;
  self->minute = minute;
  show (self);
}

/** sitrep_checklist_view_set_subject: shows the checklist of that incident. */
void
sitrep_checklist_view_set_subject (SitrepChecklistView *self, SitrepSubject *subject)
{
  g_return_if_fail (SITREP_IS_CHECKLIST_VIEW (self));

  g_set_object (&self->subject, subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
sitrep_checklist_view_dispose (GObject *object)
{
  g_clear_object (&SITREP_CHECKLIST_VIEW (object)->subject);
  G_OBJECT_CLASS (sitrep_checklist_view_parent_class)->dispose (object);
}

static void
sitrep_checklist_view_finalize (GObject *object)
{
  SitrepChecklistView *self = SITREP_CHECKLIST_VIEW (object);

  g_hash_table_unref (self->rows);
  g_free (self->shape);
  G_OBJECT_CLASS (sitrep_checklist_view_parent_class)->finalize (object);
}

static void
sitrep_checklist_view_class_init (SitrepChecklistViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_checklist_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_checklist_view_finalize;
}

static void
sitrep_checklist_view_init (SitrepChecklistView *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("Checklist"), "xalign", 0.0, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  self->progress = gtk_label_new (NULL);
  self->bar = gtk_progress_bar_new ();
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (self->heading, "title-4");
  gtk_widget_add_css_class (self->progress, "dimmed");
  gtk_widget_add_css_class (self->progress, "numeric");
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Checklist progress"),
                                  -1);
  gtk_box_append (GTK_BOX (top), self->heading);
  gtk_box_append (GTK_BOX (top), self->bar);
  gtk_box_append (GTK_BOX (top), self->progress);
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), self->groups);
}
