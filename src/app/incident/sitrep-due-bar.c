/* sitrep-due-bar.c - the one thing that is due next, with the button that does it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-due-bar.h"

#include "due/sitrep-due-verb.h"
#include "incident/sitrep-local.h"
#include "sitrep-ui.h"

#include <glib/gi18n.h>

struct _SitrepDueBar
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *detail;
  GtkMenuButton *more;
  GtkListBox *list;
  GtkButton *act;

  SitrepSubject *subject;
  GPtrArray *deadlines; /* SitrepDeadline */
  char *left;           /* as it is shown; NULL: nothing is due */
  gint64 minute;
};

G_DEFINE_FINAL_TYPE (SitrepDueBar, sitrep_due_bar, GTK_TYPE_BOX)

static char *
detail_words (SitrepDueBar *self, const SitrepDeadline *deadline, gint64 now)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autofree char *left = sitrep_deadline_left (deadline, now);
  g_autofree char *source = sitrep_deadline_source (deadline, dossier);
  g_autofree char *time = NULL;

  if (deadline->due == SITREP_NEVER)
    return g_strdup_printf ("%s · %s", left, source);
  time = sitrep_local_both (dossier->playbook, sitrep_subject_local (self->subject), deadline->due, now);
  return g_strdup_printf ("%s · %s · %s", left, time, source);
}

static char *
left_words (SitrepDueBar *self, gint64 now)
{
  return self->deadlines->len > 0 ? sitrep_deadline_left (g_ptr_array_index (self->deadlines, 0), now) : NULL;
}

static void
show_first (SitrepDueBar *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  gint64 now = sitrep_subject_now (self->subject);
  const SitrepDeadline *first = self->deadlines->len > 0 ? g_ptr_array_index (self->deadlines, 0) : NULL;
  g_autofree char *title
    = first != NULL ? sitrep_deadline_title (first, dossier, now) : g_strdup (_ ("Nothing is due"));
  g_autofree char *detail = first != NULL ? detail_words (self, first, now) : NULL;
  gboolean late = first != NULL && sitrep_deadline_is_overdue (first, now);

  g_free (self->left);
  self->left = left_words (self, now);
  self->minute = now / SITREP_MINUTE;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->act), first != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->deadlines->len > 1);
  gtk_image_set_from_icon_name (self->icon, late            ? "dialog-warning-symbolic"
                                            : first != NULL ? "alarm-symbolic"
                                                            : "object-select-symbolic");
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "late");
  if (first != NULL)
    {
      gtk_button_set_use_underline (self->act, TRUE);
      gtk_button_set_label (self->act, sitrep_due_verb (first->kind));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->act), "(is)", (gint32) first->kind,
                                        first->key != NULL ? first->key : "");
    }
  /* Only with a target: GTK warns of an action that lacks what it takes. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), first != NULL ? "incident.due" : NULL);
  if (first != NULL && first->kind != SITREP_DEADLINE_ITEM)
    gtk_widget_add_css_class (GTK_WIDGET (self->act), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->act), "suggested-action");
}

static GtkWidget *
make_snooze (const SitrepDeadline *deadline)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("alarm-symbolic");
  g_autofree char *id = sitrep_deadline_id (deadline);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remind Me Later…"));
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "incident.snooze");
  return button;
}

static GtkWidget *
make_row (SitrepDueBar *self, const SitrepDeadline *deadline)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  gint64 now = sitrep_subject_now (self->subject);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = sitrep_deadline_title (deadline, dossier, now);
  g_autofree char *detail = detail_words (self, deadline, now);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_snooze (deadline));
  if (sitrep_deadline_is_overdue (deadline, now))
    gtk_widget_add_css_class (row, "late");
  return row;
}

/* The list is hidden most of the time, and everything that is noted may change it: it is made when it is asked for. */
static void
show_all (SitrepDueBar *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->deadlines->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->deadlines, i)));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, SitrepDueBar *self)
{
  const SitrepDeadline *deadline = g_ptr_array_index (self->deadlines, (guint) gtk_list_box_row_get_index (row));

  gtk_menu_button_popdown (self->more);
  gtk_widget_activate_action (GTK_WIDGET (self), "incident.due", "(is)", (gint32) deadline->kind,
                              deadline->key != NULL ? deadline->key : "");
}

static void
show (SitrepDueBar *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);

  if (dossier == NULL)
    return;
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  self->deadlines = sitrep_deadlines (dossier, sitrep_subject_now (self->subject));
  show_first (self);
  if (gtk_menu_button_get_active (self->more))
    show_all (self);
}

static void
popup_cb (GtkMenuButton *button, gpointer data)
{
  show_all (data);
}

/* Most seconds change nothing; a minute may change the day that stands beside a time. */
static void
tick (SitrepDueBar *self)
{
  gint64 now = sitrep_subject_now (self->subject);
  g_autofree char *left = self->deadlines != NULL ? left_words (self, now) : NULL;

  if (self->deadlines != NULL && (now / SITREP_MINUTE != self->minute || g_strcmp0 (left, self->left) != 0))
    show_first (self);
}

/** sitrep_due_bar_set_subject: shows what is due for that incident. */
void
sitrep_due_bar_set_subject (SitrepDueBar *self, SitrepSubject *subject)
{
  g_return_if_fail (SITREP_IS_DUE_BAR (self));

  g_set_object (&self->subject, subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "tick", G_CALLBACK (tick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "zone-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->more, popup_cb, self, NULL);
  show (self);
}

static void
sitrep_due_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_DUE_BAR);
  g_clear_object (&SITREP_DUE_BAR (object)->subject);
  g_clear_pointer (&SITREP_DUE_BAR (object)->deadlines, g_ptr_array_unref);
  g_clear_pointer (&SITREP_DUE_BAR (object)->left, g_free);
  G_OBJECT_CLASS (sitrep_due_bar_parent_class)->dispose (object);
}

static void
sitrep_due_bar_class_init (SitrepDueBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_due_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-due-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDueBar, icon);
  gtk_widget_class_bind_template_child (widget_class, SitrepDueBar, title);
  gtk_widget_class_bind_template_child (widget_class, SitrepDueBar, detail);
  gtk_widget_class_bind_template_child (widget_class, SitrepDueBar, more);
  gtk_widget_class_bind_template_child (widget_class, SitrepDueBar, list);
  gtk_widget_class_bind_template_child (widget_class, SitrepDueBar, act);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sitrep_due_bar_init (SitrepDueBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
