/* sitrep-tasks-view.c - what somebody is to do in one incident, until when
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-tasks-view.h"

#include "sitrep-task-dialog.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepTasksView
{
  AdwBin parent_instance;

  GtkWidget *open;
  GtkWidget *ended;
  GtkWidget *add;

  SitrepSubject *subject;
};

G_DEFINE_FINAL_TYPE (SitrepTasksView, sitrep_tasks_view, ADW_TYPE_BIN)

static SitrepTask *
task_of (gpointer widget)
{
  return g_object_get_data (widget, "task");
}

static void
end_task (SitrepTasksView *self, const SitrepTask *task, SitrepTaskState state)
{
  sitrep_desk_end_task_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), task->base.id,
                              state, NULL, sitrep_feedback_done_cb, g_object_ref (self));
}

static void
done_cb (GtkCheckButton *check, SitrepTasksView *self)
{
  end_task (self, task_of (check), gtk_check_button_get_active (check) ? SITREP_TASK_DONE : SITREP_TASK_OPEN);
}

static void
drop_cb (GtkButton *button, SitrepTasksView *self)
{
  const SitrepTask *task = task_of (button);
  g_autofree char *words = g_strdup_printf (_ ("Dropped: %s"), task->text);

  end_task (self, task, SITREP_TASK_DROPPED);
  sitrep_feedback_offer (GTK_WIDGET (self), words, _ ("_Undo"), "incident.undo", NULL);
}

static void
change_cb (GtkWidget *row, SitrepTasksView *self)
{
  adw_dialog_present (sitrep_task_dialog_new (self->subject, task_of (row)), GTK_WIDGET (self));
}

/* --- words --- */

/* As in “back in 3 min”. */
static char *
left (const SitrepTask *task, gint64 now)
{
  g_autofree char *span = sitrep_duration_short (task->due - now);

  return g_strdup_printf (now >= task->due ? _ ("overdue by %s") : _ ("back in %s"), span);
}

static char *
open_words (SitrepTasksView *self, const SitrepTask *task)
{
  const char *owner = task->owner != NULL ? task->owner : _ ("Nobody yet");
  g_autofree char *time = task->due != SITREP_NEVER ? left (task, sitrep_subject_now (self->subject)) : NULL;

  return time != NULL ? g_strdup_printf ("%s · %s", owner, time) : g_strdup (owner);
}

static char *
ended_words (SitrepTasksView *self, const SitrepTask *task)
{
  g_autofree char *clock = sitrep_subject_clock (self->subject, task->done_at);
  const char *who = task->owner != NULL ? task->owner : task->done_by != NULL ? task->done_by : _ ("Nobody");

  return g_strdup_printf (task->state == SITREP_TASK_DROPPED ? _ ("%s · dropped at %s") : _ ("%s · done at %s"), who,
                          clock);
}

/* What changes while time passes. */
static void
show_time (SitrepTasksView *self, GtkWidget *row)
{
  const SitrepTask *task = task_of (row);
  g_autofree char *words = open_words (self, task);

  if (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), words) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  if (task->due != SITREP_NEVER && sitrep_subject_now (self->subject) >= task->due)
    gtk_widget_add_css_class (row, "late");
  else
    gtk_widget_remove_css_class (row, "late");
}

/* --- rows --- */

static void
keep_task (gpointer widget, SitrepTask *task)
{
  g_object_set_data_full (widget, "task", sitrep_record_ref (task), sitrep_record_unref);
}

static GtkWidget *
new_check (SitrepTasksView *self, SitrepTask *task)
{
  GtkWidget *check = gtk_check_button_new ();

  keep_task (check, task);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), task->state == SITREP_TASK_DONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, task->text, -1);
  gtk_widget_set_tooltip_text (check, task->state == SITREP_TASK_OPEN ? _ ("Done") : _ ("To Be Done After All"));
  g_signal_connect_object (check, "toggled", G_CALLBACK (done_cb), self, G_CONNECT_DEFAULT);
  return check;
}

static GtkWidget *
new_drop (SitrepTasksView *self, SitrepTask *task)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: a task that is not to be done any more, as in “Drop: Restart node 3” */
  g_autofree char *name = g_strdup_printf (_ ("Drop: %s"), task->text);

  keep_task (button, task);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Drop"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
new_row (SitrepTasksView *self, SitrepTask *task)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, task->text, NULL);

  keep_task (row, task);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_check (self, task));
  if (task->state == SITREP_TASK_OPEN)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_drop (self, task));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (change_cb), self, G_CONNECT_DEFAULT);
      show_time (self, row);
    }
  else
    {
      g_autofree char *words = ended_words (self, task);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
      gtk_widget_add_css_class (row, "dimmed");
    }
  return row;
}

static void
show (SitrepTasksView *self)
{
  GPtrArray *tasks = sitrep_subject_dossier (self->subject)->tasks;
  guint ended = 0;

  g_object_ref (self->add);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->open));
  gtk_list_box_remove_all (GTK_LIST_BOX (self->ended));
  for (guint i = 0; i < tasks->len; i++)
    {
      SitrepTask *task = g_ptr_array_index (tasks, i);

      ended += task->state != SITREP_TASK_OPEN;
      gtk_list_box_append (GTK_LIST_BOX (task->state == SITREP_TASK_OPEN ? self->open : self->ended),
                           new_row (self, task));
    }
  gtk_list_box_append (GTK_LIST_BOX (self->open), self->add);
  g_object_unref (self->add);
  gtk_widget_set_visible (self->ended, ended > 0);
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, SitrepTasksView *self)
{
  if (changes == NULL || sitrep_changes_touch (changes, &sitrep_task_type))
    show (self);
}

static void
tick_cb (SitrepSubject *subject, SitrepTasksView *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->open), i)) != NULL; i++)
    if (task_of (row) != NULL)
      show_time (self, GTK_WIDGET (row));
}

/** sitrep_tasks_view_new: the open ones with a row that adds one, and below them the ended ones. */
GtkWidget *
sitrep_tasks_view_new (SitrepSubject *subject)
{
  SitrepTasksView *self = g_object_new (SITREP_TYPE_TASKS_VIEW, NULL);

  self->subject = g_object_ref (subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (subject, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_DEFAULT);
  show (self);
  return GTK_WIDGET (self);
}

static void
sitrep_tasks_view_dispose (GObject *object)
{
  g_clear_object (&SITREP_TASKS_VIEW (object)->subject);
  G_OBJECT_CLASS (sitrep_tasks_view_parent_class)->dispose (object);
}

static void
sitrep_tasks_view_class_init (SitrepTasksViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_tasks_view_dispose;
}

static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static void
sitrep_tasks_view_init (SitrepTasksView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->open = new_list (_ ("Tasks"));
  self->ended = new_list (_ ("Ended tasks"));
  self->add = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _ ("_Add Task…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->add), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "list-add-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "incident.add-task");
  gtk_box_append (GTK_BOX (box), self->open);
  gtk_box_append (GTK_BOX (box), self->ended);
  adw_bin_set_child (ADW_BIN (self), box);
}
