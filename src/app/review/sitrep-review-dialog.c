/* sitrep-review-dialog.c - the review meeting: planned, held, written down
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-review-dialog.h"

#include "export/sitrep-calendar.h"
#include "incident/sitrep-compose-dialog.h"
#include "incident/sitrep-review-plan.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-save.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SitrepReviewDialog
{
  AdwDialog parent_instance;

  GtkWidget *step;
  GtkWidget *now;
  AdwActionRow *point;
  GtkLabel *clock;
  AdwEntryRow *words;
  GtkWidget *end;
  GtkWidget *plan;
  AdwEntryRow *at;
  AdwSpinRow *minutes;
  AdwEntryRow *place;
  SitrepFieldNote *note;
  GtkWidget *save;
  GtkWidget *calendar;
  GtkWidget *send;
  AdwPreferencesGroup *agenda;
  AdwPreferencesGroup *people;
  AdwEntryRow *somebody;
  AdwPreferencesGroup *rules;

  SitrepSubject *subject;
  GPtrArray *rows; /* GtkWidget of the agenda and of people, made anew when something changed */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SitrepReviewDialog, sitrep_review_dialog, ADW_TYPE_DIALOG)

static SitrepDossier *
dossier_of (SitrepReviewDialog *self)
{
  return sitrep_subject_dossier (self->subject);
}

static SitrepDesk *
desk_of (SitrepReviewDialog *self)
{
  return sitrep_subject_desk (self->subject);
}

static const char *
get (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepReviewDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (error != NULL && self->note != NULL)
    sitrep_field_note_set_error (self->note, error->message);
}

/* --- planning --- */

/* In the zone of the process, as everything of an incident is. */
static gint64
read_at (SitrepReviewDialog *self)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (get (self->at)));
  g_autoptr (GDateTime) time = NULL;

  g_strdelimit (trimmed, " ", 'T');
  time = g_date_time_new_from_iso8601 (trimmed, dossier_of (self)->playbook->zone);
  if (time == NULL && strlen (trimmed) == strlen ("2026-01-31T14:05"))
    {
      g_autofree char *whole = g_strconcat (trimmed, ":00", NULL);

      time = g_date_time_new_from_iso8601 (whole, dossier_of (self)->playbook->zone);
    }
  return time != NULL ? g_date_time_to_unix_usec (time) : SITREP_NEVER;
}

static void
plan_cb (AdwButtonRow *row, SitrepReviewDialog *self)
{
  gint64 at = read_at (self);
  gint64 due = sitrep_review_due (dossier_of (self));

  if (at == SITREP_NEVER)
    {
      sitrep_field_note_set_error (self->note, _ ("Not understood as a time. Example: 2026-02-28 14:00."));
      gtk_widget_grab_focus (GTK_WIDGET (self->at));
      return;
    }
  sitrep_field_note_set_hint (
    self->note, due != SITREP_NEVER && at > due ? _ ("This is after the process' deadline for it.") : NULL);
  sitrep_desk_plan_review_async (desk_of (self), sitrep_subject_id (self->subject), at,
                                 (guint) adw_spin_row_get_value (self->minutes), get (self->place), done_cb,
                                 g_object_ref (self));
}

static void
calendar_cb (AdwButtonRow *row, SitrepReviewDialog *self)
{
  char *text = sitrep_calendar_meeting (dossier_of (self), sitrep_subject_now (self->subject));
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
  g_autofree char *name = g_strdup_printf ("%s-review.ics", dossier_of (self)->incident->label);

  if (bytes != NULL)
    sitrep_save (GTK_WIDGET (self), _ ("Save Calendar File"), name, bytes);
}

static void
send_cb (AdwButtonRow *row, SitrepReviewDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepDispatch) invitation
    = sitrep_desk_dispatch_review (desk_of (self), sitrep_subject_id (self->subject), &error);

  if (invitation != NULL)
    adw_dialog_present (sitrep_compose_dialog_new_dispatch (self->subject, invitation, _ ("Send Invitation")),
                        GTK_WIDGET (self));
  else
    sitrep_feedback_error (GTK_WIDGET (self), error);
}

static void
ask_cb (AdwEntryRow *row, SitrepReviewDialog *self)
{
  g_autoptr (SitrepAttendeeRecord) attendee = sitrep_record_new (&sitrep_attendee_record_type);

  attendee->incident = g_strdup (sitrep_subject_id (self->subject));
  attendee->name = g_strdup (get (row));
  set (row, NULL);
  sitrep_desk_put_attendee_async (desk_of (self), attendee, done_cb, g_object_ref (self));
}

static void
present_cb (GtkCheckButton *check, SitrepReviewDialog *self)
{
  g_autoptr (SitrepAttendeeRecord) attendee = sitrep_record_copy (g_object_get_data (G_OBJECT (check), "attendee"));

  if (self->filling)
    return;
  attendee->presence = gtk_check_button_get_active (check) ? SITREP_PRESENCE_PRESENT : SITREP_PRESENCE_ABSENT;
  sitrep_desk_put_attendee_async (desk_of (self), attendee, done_cb, g_object_ref (self));
}

/* --- the meeting --- */

static void
step_cb (GtkButton *button, SitrepReviewDialog *self)
{
  sitrep_desk_step_review_async (desk_of (self), sitrep_subject_id (self->subject), FALSE, done_cb,
                                 g_object_ref (self));
}

static void
end_cb (AdwButtonRow *row, SitrepReviewDialog *self)
{
  sitrep_desk_step_review_async (desk_of (self), sitrep_subject_id (self->subject), TRUE, done_cb, g_object_ref (self));
}

static void
write_down (SitrepReviewDialog *self, gboolean decision)
{
  g_autofree char *text = g_strdup (get (self->words));

  if (*text == '\0')
    return;
  set (self->words, NULL);
  sitrep_desk_put_minute_async (desk_of (self), sitrep_subject_id (self->subject),
                                (guint) dossier_of (self)->meeting->point, decision, text, done_cb,
                                g_object_ref (self));
}

static void
note_cb (GtkWidget *widget, SitrepReviewDialog *self)
{
  write_down (self, FALSE);
}

static void
decision_cb (GtkWidget *widget, SitrepReviewDialog *self)
{
  write_down (self, TRUE);
}

/* --- showing --- */

static gboolean
is_held (const SitrepMeeting *meeting)
{
  return meeting != NULL && meeting->began_at != SITREP_NEVER && meeting->ended_at == SITREP_NEVER;
}

static void
show_clock (SitrepReviewDialog *self)
{
  gint64 left = sitrep_review_left (dossier_of (self), sitrep_subject_now (self->subject));
  g_autofree char *words = NULL;

  if (!is_held (dossier_of (self)->meeting))
    return;
  words = sitrep_duration_short (ABS (left));
  if (left < 0)
    {
      g_autofree char *over = g_strdup_printf (_ ("%s over"), words);

      gtk_label_set_text (self->clock, over);
      gtk_widget_add_css_class (GTK_WIDGET (self->clock), "warning");
      return;
    }
  gtk_label_set_text (self->clock, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "warning");
}

static void
show_point (SitrepReviewDialog *self)
{
  const SitrepReview *review = &dossier_of (self)->playbook->review;
  const SitrepMeeting *meeting = dossier_of (self)->meeting;
  const SitrepAgendaPoint *point = is_held (meeting) && meeting->point < review->agenda->len
                                     ? g_ptr_array_index (review->agenda, meeting->point)
                                     : NULL;
  g_autofree char *prompts = point != NULL && point->prompts != NULL ? g_strjoinv ("\n", point->prompts) : NULL;
  gboolean last = meeting == NULL || meeting->point + 1 >= review->agenda->len;

  gtk_widget_set_visible (self->now, is_held (meeting));
  gtk_widget_set_visible (self->step, meeting == NULL || meeting->ended_at == SITREP_NEVER);
  gtk_button_set_label (GTK_BUTTON (self->step), !is_held (meeting) ? _ ("_Start")
                                                 : last             ? _ ("_End")
                                                                    : _ ("_Next Point"));
  gtk_widget_set_visible (self->end, !last);
  if (!is_held (meeting))
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->point), point != NULL ? point->title : _ ("The Meeting"));
  adw_action_row_set_subtitle (self->point, prompts != NULL ? prompts : "");
  gtk_widget_set_visible (GTK_WIDGET (self->clock), point != NULL && point->minutes > 0);
  show_clock (self);
}

/* What was written down at that point, decisions marked as such. */
static char *
minutes_of (const SitrepDossier *dossier, guint point)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dossier->minutes->len; i++)
    {
      const SitrepMinute *minute = g_ptr_array_index (dossier->minutes, i);

      if (minute->point == point)
        g_string_append_printf (out, "%s%s%s", out->len > 0 ? "\n" : "", minute->decision ? _ ("Decided: ") : "• ",
                                minute->text);
    }
  return g_string_free_and_steal (out);
}

static void
add_row (SitrepReviewDialog *self, AdwPreferencesGroup *group, const char *title, const char *words, const char *end)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words != NULL ? words : "");
  if (end != NULL)
    {
      GtkWidget *label = gtk_label_new (end);

      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_agenda (SitrepReviewDialog *self)
{
  const SitrepReview *review = &dossier_of (self)->playbook->review;

  for (guint i = 0; i < review->agenda->len; i++)
    {
      const SitrepAgendaPoint *point = g_ptr_array_index (review->agenda, i);
      g_autofree char *minutes = g_strdup_printf (_ ("%u min"), point->minutes);
      g_autofree char *said = minutes_of (dossier_of (self), i);
      g_autofree char *prompts = point->prompts != NULL ? g_strjoinv (" · ", point->prompts) : NULL;

      add_row (self, self->agenda, point->title, *said != '\0' ? said : prompts, point->minutes > 0 ? minutes : NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->agenda), review->agenda->len > 0);
}

static void
add_attendee (SitrepReviewDialog *self, SitrepAttendeeRecord *attendee)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *words
    = g_strjoin (" · ", attendee->required ? _ ("Required") : _ ("Optional"), attendee->note, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), attendee->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("Present"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, attendee->name, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), attendee->presence == SITREP_PRESENCE_PRESENT);
  g_object_set_data_full (G_OBJECT (check), "attendee", sitrep_record_ref (attendee), sitrep_record_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (present_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_set_sensitive (check, attendee->base.id != NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->people, row);
  g_ptr_array_add (self->rows, row);
}

/* Before it is planned: whom the process would ask. */
static void
show_people (SitrepReviewDialog *self)
{
  const SitrepDossier *dossier = dossier_of (self);
  g_autoptr (GPtrArray) asked
    = dossier->attendees->len > 0 ? g_ptr_array_ref (dossier->attendees) : sitrep_review_attendees (dossier);

  for (guint i = 0; i < asked->len; i++)
    add_attendee (self, g_ptr_array_index (asked, i));
}

static void
show_rules (SitrepReviewDialog *self)
{
  char **rules = dossier_of (self)->playbook->review.rules;

  for (guint i = 0; rules != NULL && rules[i] != NULL; i++)
    add_row (self, self->rules, rules[i], NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rules), rules != NULL && rules[0] != NULL);
}

static void
clear_rows (SitrepReviewDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)),
                                    row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show (SitrepReviewDialog *self)
{
  const SitrepMeeting *meeting = dossier_of (self)->meeting;
  gboolean planned = meeting != NULL && meeting->at != SITREP_NEVER;

  self->filling = TRUE;
  clear_rows (self);
  show_point (self);
  show_agenda (self);
  show_people (self);
  show_rules (self);
  /* What had the focus may be gone: keys still have to reach the dialog. */
  if (meeting != NULL && meeting->ended_at != SITREP_NEVER)
    gtk_widget_grab_focus (GTK_WIDGET (self->somebody));
  gtk_widget_set_visible (self->calendar, planned);
  gtk_widget_set_visible (self->send, planned);
  gtk_widget_set_visible (self->plan, meeting == NULL || meeting->began_at == SITREP_NEVER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->save), planned ? _ ("_Move") : _ ("_Plan"));
  self->filling = FALSE;
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, SitrepReviewDialog *self)
{
  show (self);
}

static void
tick_cb (SitrepSubject *subject, SitrepReviewDialog *self)
{
  show_clock (self);
}

/* A meeting that is planned shows what was planned, else what the rules of the process come to. */
static void
fill_plan (SitrepReviewDialog *self)
{
  const SitrepDossier *dossier = dossier_of (self);
  const SitrepMeeting *meeting = dossier->meeting;
  gboolean planned = meeting != NULL && meeting->at != SITREP_NEVER;
  gint64 at = planned ? meeting->at : sitrep_review_proposed (dossier, sitrep_subject_now (self->subject));
  gint64 due = sitrep_review_due (dossier);
  g_autofree char *text = sitrep_time_format (at, dossier->playbook->zone, "%F %H:%M");
  g_autofree char *until = due != SITREP_NEVER ? sitrep_time_format (due, dossier->playbook->zone, "%F %H:%M") : NULL;
  g_autofree char *words = until != NULL ? g_strdup_printf (_ ("The process wants it held by %s."), until) : NULL;

  set (self->at, text);
  set (self->place, planned && meeting->place != NULL ? meeting->place : dossier->incident->meet);
  adw_spin_row_set_value (self->minutes,
                          planned ? (double) meeting->minutes : sitrep_review_minutes (&dossier->playbook->review));
  sitrep_field_note_set_hint (self->note, words);
}

/** sitrep_review_dialog_new: the review of that incident, wherever it stands. */
AdwDialog *
sitrep_review_dialog_new (SitrepSubject *subject)
{
  SitrepReviewDialog *self = g_object_new (SITREP_TYPE_REVIEW_DIALOG, NULL);
  const SitrepReview *review = &sitrep_subject_dossier (subject)->playbook->review;

  self->subject = g_object_ref (subject);
  if (review->name != NULL)
    adw_dialog_set_title (ADW_DIALOG (self), review->name);
  fill_plan (self);
  show (self);
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (subject, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_DEFAULT);
  return ADW_DIALOG (self);
}

static void
sitrep_review_dialog_dispose (GObject *object)
{
  g_ptr_array_set_size (SITREP_REVIEW_DIALOG (object)->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_REVIEW_DIALOG);
  g_clear_object (&SITREP_REVIEW_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_review_dialog_parent_class)->dispose (object);
}

static void
sitrep_review_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_REVIEW_DIALOG (object)->rows);
  G_OBJECT_CLASS (sitrep_review_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, step);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, now);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, point);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, clock);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, words);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, end);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, at);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, place);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, send);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, agenda);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, people);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, somebody);
  gtk_widget_class_bind_template_child (widget_class, SitrepReviewDialog, rules);
}

static void
sitrep_review_dialog_class_init (SitrepReviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_review_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_review_dialog_finalize;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("review/sitrep-review-dialog.ui"));
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, decision_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
}

static void
sitrep_review_dialog_init (SitrepReviewDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
