/* sitrep-checklist-view.c - the checklist that fits the level, group by group
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-checklist-view.h"

#include "incident/sitrep-checklist.h"
#include "incident/sitrep-flow.h"
#include "people/sitrep-tasks-view.h"
#include "sitrep-checklist-part.h"
#include "sitrep-flow-view.h"
#include "widgets/sitrep-guidance-group.h"

#include <glib/gi18n.h>

struct _SitrepChecklistView
{
  GtkBox parent_instance;

  GtkWidget *heading;
  GtkWidget *progress;
  GtkWidget *bar;
  GtkWidget *flow; /* NULL until there is a subject, like @tasks */
  GtkWidget *tasks;
  GtkWidget *guidance; /* of @playbook; NULL before, like that */
  GtkWidget *groups;

  SitrepSubject *subject;
  SitrepPlaybook *playbook;
  GHashTable *parts; /* group key → SitrepChecklistPart */
  gint64 minute;     /* that is shown */
};

G_DEFINE_FINAL_TYPE (SitrepChecklistView, sitrep_checklist_view, GTK_TYPE_BOX)

/* Sees to it that the group of @key comes after @before, which is nullable. */
static SitrepChecklistPart *
place_part (SitrepChecklistView *self, const char *key, GtkWidget *before)
{
  GtkWidget *part = g_hash_table_lookup (self->parts, key);

  if (part == NULL)
    {
      part = sitrep_checklist_part_new (self->subject);
      gtk_box_insert_child_after (GTK_BOX (self->groups), part, before);
      g_hash_table_insert (self->parts, g_strdup (key), part);
    }
  else if (gtk_widget_get_prev_sibling (part) != before)
    gtk_box_reorder_child_after (GTK_BOX (self->groups), part, before);
  return SITREP_CHECKLIST_PART (part);
}

static gboolean
part_is (gpointer key, gpointer part, gpointer other)
{
  return part == other;
}

/* Whatever comes after @last is not shown any more. */
static void
remove_after (SitrepChecklistView *self, GtkWidget *last)
{
  GtkWidget *part;

  while ((part = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (self->groups)) != NULL)
    {
      g_hash_table_foreach_remove (self->parts, part_is, part);
      gtk_box_remove (GTK_BOX (self->groups), part);
    }
}

static guint
length_of_group (GArray *lines, guint from)
{
  guint n = 1;

  while (from + n < lines->len
         && g_array_index (lines, SitrepChecklistLine, from + n).group
              == g_array_index (lines, SitrepChecklistLine, from).group)
    n++;
  return n;
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

static gboolean
belongs (const SitrepGuidance *guidance, gpointer dossier)
{
  return sitrep_guidance_belongs (dossier, guidance);
}

/* An incident may be moved to another process. */
static void
show_guidance (SitrepChecklistView *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);

  if (self->playbook != dossier->playbook)
    {
      if (self->guidance != NULL)
        gtk_box_remove (GTK_BOX (self), self->guidance);
      g_clear_pointer (&self->playbook, sitrep_playbook_unref);
      self->playbook = sitrep_playbook_ref (dossier->playbook);
      self->guidance = g_object_new (SITREP_TYPE_GUIDANCE_GROUP, NULL);
      sitrep_guidance_group_set (SITREP_GUIDANCE_GROUP (self->guidance), self->playbook, NULL);
      gtk_box_append (GTK_BOX (self), self->guidance);
    }
  sitrep_guidance_group_filter (SITREP_GUIDANCE_GROUP (self->guidance), belongs, (gpointer) dossier);
}

static void
show (SitrepChecklistView *self)
{
  g_autoptr (GArray) lines = NULL;
  GtkWidget *last = NULL;

  if (sitrep_subject_dossier (self->subject) == NULL)
    return;
  lines = sitrep_checklist (sitrep_subject_dossier (self->subject), sitrep_subject_now (self->subject));
  for (guint i = 0, n = 0; i < lines->len; i += n)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);
      SitrepChecklistPart *part = place_part (self, line->group->key, last);

      n = length_of_group (lines, i);
      sitrep_checklist_part_show (part, line, n);
      last = GTK_WIDGET (part);
    }
  remove_after (self, last);
  show_progress (self);
  sitrep_flow_view_show (SITREP_FLOW_VIEW (self->flow));
  show_guidance (self);
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

/* What is to be done in this incident alone stands before what the process asks for: somebody waits for it. */
static void
add_parts (SitrepChecklistView *self)
{
  self->flow = sitrep_flow_view_new (self->subject);
  self->tasks = sitrep_tasks_view_new (self->subject);
  gtk_box_insert_child_after (GTK_BOX (self), self->flow, gtk_widget_get_first_child (GTK_WIDGET (self)));
  gtk_box_insert_child_after (GTK_BOX (self), self->tasks, self->flow);
}

/** sitrep_checklist_view_set_subject: shows the checklist of that incident; to be called once, when it is loaded. */
void
sitrep_checklist_view_set_subject (SitrepChecklistView *self, SitrepSubject *subject)
{
  g_return_if_fail (SITREP_IS_CHECKLIST_VIEW (self));

  g_return_if_fail (self->subject == NULL);

  self->subject = g_object_ref (subject);
  add_parts (self);
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

  g_hash_table_unref (self->parts);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
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

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
