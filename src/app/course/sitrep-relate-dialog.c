/* sitrep-relate-dialog.c - which other incident this one is a repeat or a duplicate of
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-relate-dialog.h"

#include "base/sitrep-text.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many are offered, the newest. */
#define MAX_INCIDENTS 500

struct _SitrepRelateDialog
{
  AdwDialog parent_instance;

  GtkButton *save;
  GtkEditable *search;
  AdwPreferencesGroup *others;
  GtkListBox *list;
  AdwEntryRow *reason;
  SitrepFieldNote *note;

  SitrepSubject *subject;
  SitrepRelation relation;
  GtkWidget *owner; /* tells of it, and offers to undo it */
  GtkWidget *first; /* the check button with which the others are one group */
  char *other;
};

G_DEFINE_FINAL_TYPE (SitrepRelateDialog, sitrep_relate_dialog, ADW_TYPE_DIALOG)

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepRelateDialog) self = data;

  if (!sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result) || self->owner == NULL)
    return;
  sitrep_feedback_offer (self->owner,
                         self->relation == SITREP_RELATION_DUPLICATE ? _ ("Goes on as the other incident")
                                                                     : _ ("Linked with the first incident"),
                         _ ("_Undo"), "incident.undo", NULL);
}

static void
save_cb (SitrepRelateDialog *self)
{
  sitrep_desk_relate_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->relation,
                            self->other, gtk_editable_get_text (GTK_EDITABLE (self->reason)), done_cb,
                            g_object_ref (self));
}

/* --- the other incidents --- */

static void
chosen_cb (GtkCheckButton *check, SitrepRelateDialog *self)
{
  if (!gtk_check_button_get_active (check))
    return;
  g_set_str (&self->other, g_object_get_data (G_OBJECT (check), "incident"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), TRUE);
}

static GtkWidget *
new_check (SitrepRelateDialog *self, const SitrepIncident *incident)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (self->first));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, incident->title, -1);
  g_object_set_data_full (G_OBJECT (check), "incident", g_strdup (incident->base.id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  if (self->first == NULL)
    self->first = check;
  return check;
}

static void
add_incident (SitrepRelateDialog *self, const SitrepIncident *incident)
{
  g_autofree char *words = g_strdup_printf ("%s · %s", incident->label, incident->level);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, incident->title, words);
  GtkWidget *check = new_check (self, incident);
  g_autofree char *all = g_strconcat (incident->title, " ", incident->label, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "words", sitrep_text_fold (all), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_incidents (SitrepRelateDialog *self, GPtrArray *incidents)
{
  for (guint i = 0; i < incidents->len; i++)
    {
      const SitrepIncident *incident = g_ptr_array_index (incidents, i);

      if (g_strcmp0 (incident->base.id, sitrep_subject_id (self->subject)) != 0)
        add_incident (self, incident);
    }
}

static gboolean
matches (GtkListBoxRow *row, gpointer data)
{
  SitrepRelateDialog *self = data;
  g_autofree char *typed = sitrep_text_fold (gtk_editable_get_text (self->search));

  return strstr (g_object_get_data (G_OBJECT (row), "words"), typed) != NULL;
}

static void
search_cb (SitrepRelateDialog *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *label = gtk_label_new (_ ("No such incident"));

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_margin_top (label, 18);
  gtk_widget_set_margin_bottom (label, 18);
  return label;
}

/* --- the dialog --- */

static void
sitrep_relate_dialog_dispose (GObject *object)
{
  SitrepRelateDialog *self = SITREP_RELATE_DIALOG (object);

  self->first = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_RELATE_DIALOG);
  g_clear_object (&self->subject);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (sitrep_relate_dialog_parent_class)->dispose (object);
}

static void
sitrep_relate_dialog_finalize (GObject *object)
{
  g_free (SITREP_RELATE_DIALOG (object)->other);
  G_OBJECT_CLASS (sitrep_relate_dialog_parent_class)->finalize (object);
}

static void
sitrep_relate_dialog_class_init (SitrepRelateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_relate_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_relate_dialog_finalize;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("course/sitrep-relate-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepRelateDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SitrepRelateDialog, search);
  gtk_widget_class_bind_template_child (widget_class, SitrepRelateDialog, others);
  gtk_widget_class_bind_template_child (widget_class, SitrepRelateDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SitrepRelateDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, SitrepRelateDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
sitrep_relate_dialog_init (SitrepRelateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_placeholder (self->list, new_empty ());
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), FALSE);
}

/** sitrep_relate_dialog_new: @owner: tells of it when it is done. */
AdwDialog *
sitrep_relate_dialog_new (SitrepSubject *subject, SitrepRelation relation, GtkWidget *owner)
{
  SitrepRelateDialog *self = g_object_new (SITREP_TYPE_RELATE_DIALOG, NULL);
  SitrepDesk *desk = sitrep_subject_desk (subject);
  gboolean duplicate = relation == SITREP_RELATION_DUPLICATE;
  g_autoptr (GPtrArray) incidents = sitrep_desk_list_incidents (desk, MAX_INCIDENTS);

  self->subject = g_object_ref (subject);
  self->relation = relation;
  self->owner = g_object_ref (owner);
  adw_dialog_set_title (ADW_DIALOG (self), duplicate ? _ ("Duplicate Of") : _ ("Repeat Of"));
  adw_preferences_group_set_description (
    self->others, duplicate ? _ ("What people wrote and what is still to be done goes there; this one ends.")
                            : _ ("The same cause once more: both go on being incidents of their own."));
  add_incidents (self, incidents);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
  return ADW_DIALOG (self);
}
