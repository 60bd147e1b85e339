/* sitrep-notifier.c - tells a person what is due, also while no window is open
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-notifier.h"

#include "base/sitrep-alarm.h"
#include "incident/sitrep-reminder.h"
#include "sitrep-background.h"
#include "sitrep-settings.h"

#include <glib/gi18n.h>

/* The one that sums up, when several things are to be told at once. */
#define SUM_ID "due"

struct _SitrepNotifier
{
  GObject parent_instance;

  GtkApplication *application; /* it owns this */
  SitrepAgenda *agenda;
  SitrepDesk *desk;
  SitrepAlarm *alarm;
  GSettings *settings; /* nullable */
  GHashTable *shown;   /* ids of notifications that may be in sight */
  SitrepBackground *background;
  guint inhibited;
  gboolean held;
  guint idle;
};

G_DEFINE_FINAL_TYPE (SitrepNotifier, sitrep_notifier, G_TYPE_OBJECT)

/* --- one notification --- */

/* A screen may be shared: the incident's id and the thing due, no title. */
static char *
heading (const SitrepAgendaItem *due)
{
  return g_strdup (due->dossier != NULL ? due->dossier->incident->label : due->playbook->title);
}

static char *
line_of (const SitrepAgendaItem *due, gint64 now)
{
  g_autofree char *title = sitrep_agenda_item_title (due, now);
  g_autofree char *left = sitrep_deadline_left (due->deadline, now);

  return g_strdup_printf ("%s: %s", title, left);
}

static char *
notification_id (const SitrepAgendaItem *due)
{
  g_autofree char *id = sitrep_deadline_id (due->deadline);

  return g_strdup_printf ("%s/%s", due->dossier != NULL ? due->dossier->incident->base.id : "", id);
}

/* Late at one of the two worst levels: it comes with a sound, and through “do not disturb”. */
static gboolean
is_urgent (const SitrepAgendaItem *due, gint64 now)
{
  return due->dossier != NULL && due->dossier->incident->kind == SITREP_KIND_REAL
         && sitrep_deadline_is_overdue (due->deadline, now) && sitrep_dossier_level (due->dossier)->rank <= 1;
}

static void
add_buttons (GNotification *notification, const SitrepAgendaItem *due)
{
  const char *incident = due->dossier->incident->base.id;
  const char *key = due->deadline->key != NULL ? due->deadline->key : "";
  g_autofree char *id = sitrep_deadline_id (due->deadline);

  if (sitrep_desk_can_do (due->dossier, due->deadline))
    g_notification_add_button_with_target (
      notification, due->deadline->kind == SITREP_DEADLINE_RESPONSE ? _ ("Acknowledge") : _ ("Done"), "app.do-due",
      "(sis)", incident, (gint32) due->deadline->kind, key);
  else
    g_notification_add_button_with_target (
      notification, due->deadline->kind == SITREP_DEADLINE_UPDATE ? _ ("Write Update") : _ ("Open"), "app.open-due",
      "(sis)", incident, (gint32) due->deadline->kind, key);
  g_notification_add_button_with_target (notification, _ ("Snooze 5 Minutes"), "app.snooze", "(ss)", incident, id);
  g_notification_add_button_with_target (notification, _ ("Snooze with Note…"), "app.snooze-note", "(ss)", incident,
                                         id);
}

static void
tell (SitrepNotifier *self, const SitrepAgendaItem *due, gint64 now)
{
  g_autofree char *title = heading (due);
  g_autofree char *body = line_of (due, now);
  g_autofree char *id = notification_id (due);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  if (is_urgent (due, now))
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_URGENT);
  if (due->dossier != NULL)
    {
      add_buttons (notification, due);
      g_notification_set_default_action_and_target (notification, "app.show-incident", "s",
                                                    due->dossier->incident->base.id);
    }
  g_application_send_notification (G_APPLICATION (self->application), id, notification);
  if (is_urgent (due, now))
    gdk_display_beep (gdk_display_get_default ());
  g_hash_table_add (self->shown, g_steal_pointer (&id));
}

/* --- several at once --- */

#define MAX_LINES 4

static char *
sum_body (GPtrArray *news, gint64 now)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < MIN (news->len, MAX_LINES); i++)
    {
      g_autofree char *title = heading (g_ptr_array_index (news, i));
      g_autofree char *line = line_of (g_ptr_array_index (news, i), now);

      g_string_append_printf (body, "%s%s · %s", i > 0 ? "\n" : "", title, line);
    }
  if (news->len > MAX_LINES)
    g_string_append_printf (body, ngettext ("\nand %u more", "\nand %u more", news->len - MAX_LINES),
                            news->len - MAX_LINES);
  return g_string_free_and_steal (body);
}

static void
sum_up (SitrepNotifier *self, GPtrArray *news, gint64 now)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u thing is due", "%u things are due", news->len), news->len);
  g_autofree char *body = sum_body (news, now);
  g_autoptr (GNotification) notification = g_notification_new (title);
  gboolean urgent = FALSE;

  for (guint i = 0; i < news->len; i++)
    urgent = urgent || is_urgent (g_ptr_array_index (news, i), now);
  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, urgent ? G_NOTIFICATION_PRIORITY_URGENT : G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action (notification, "app.show-due");
  g_application_send_notification (G_APPLICATION (self->application), SUM_ID, notification);
  g_hash_table_add (self->shown, g_strdup (SUM_ID));
}

/* --- what is done, or is due later now, is not asked for any more --- */

static gboolean
is_asked_for (const SitrepAgendaItem *due, gint64 now)
{
  return sitrep_reminders_by (due->deadline, due->playbook, now) > 0
         && (due->dossier == NULL || sitrep_deadline_snooze (due->deadline, due->dossier, now) == NULL);
}

static GHashTable *
ids_of_due (SitrepNotifier *self, gint64 now)
{
  g_autoptr (GPtrArray) list = sitrep_agenda_list (self->agenda, now);
  GHashTable *due = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SitrepAgendaItem *one = g_ptr_array_index (list, i);

      if (is_asked_for (one, now))
        g_hash_table_add (due, notification_id (one));
    }
  if (g_hash_table_size (due) > 1)
    g_hash_table_add (due, g_strdup (SUM_ID));
  return due;
}

static void
withdraw (SitrepNotifier *self, gint64 now)
{
  g_autoptr (GHashTable) due = ids_of_due (self, now);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (due, id))
      {
        g_application_withdraw_notification (G_APPLICATION (self->application), id);
        g_hash_table_iter_remove (&iter);
      }
}

/* --- staying awake --- */

static gboolean
wants (SitrepNotifier *self, const char *key)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, key);
}

/* Within a sandbox a window that is closed would end the program: the desktop is asked whether it may stay. */
static void
hold (SitrepNotifier *self)
{
  gboolean needed = sitrep_agenda_count_open (self->agenda) > 0 && wants (self, "remind-in-background");

  if (needed == self->held)
    return;
  self->held = needed;
  if (needed)
    {
      g_application_hold (G_APPLICATION (self->application));
      sitrep_background_ask (self->background);
    }
  else
    g_application_release (G_APPLICATION (self->application));
}

static void
inhibit (SitrepNotifier *self)
{
  gboolean needed = wants (self, "inhibit-suspend")
                    && (sitrep_agenda_is_grave (self->agenda) || sitrep_agenda_has_waiting (self->agenda));

  if (needed && self->inhibited == 0)
    self->inhibited = gtk_application_inhibit (self->application, gtk_application_get_active_window (self->application),
                                               GTK_APPLICATION_INHIBIT_SUSPEND, _ ("An incident is being handled"));
  else if (!needed && self->inhibited != 0)
    {
      gtk_application_uninhibit (self->application, self->inhibited);
      self->inhibited = 0;
    }
}

/* --- when --- */

static void
look (gpointer data)
{
  SitrepNotifier *self = data;
  gint64 now = sitrep_desk_now (self->desk);
  g_autoptr (GPtrArray) news = sitrep_agenda_remind (self->agenda, now);

  self->idle = 0;
  if (!wants (self, "remind"))
    g_ptr_array_set_size (news, 0);
  withdraw (self, now);
  if (news->len == 1)
    tell (self, g_ptr_array_index (news, 0), now);
  else if (news->len > 1)
    sum_up (self, news, now);
  hold (self);
  inhibit (self);
  sitrep_alarm_set (self->alarm, sitrep_desk_wake_at (self->desk, sitrep_agenda_next (self->agenda, now)));
}

/* One deed may be many changes: they are looked at together. */
static void
changed_cb (SitrepNotifier *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_once (look, self);
}

SitrepAgenda *
sitrep_notifier_get_agenda (SitrepNotifier *self)
{
  return self->agenda;
}

/** sitrep_notifier_stop: tells nothing any more, and lets the program end. */
void
sitrep_notifier_stop (SitrepNotifier *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->alarm, sitrep_alarm_free);
  g_signal_handlers_disconnect_by_data (self->agenda, self);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  if (self->held)
    g_application_release (G_APPLICATION (self->application));
  self->held = FALSE;
}

/** sitrep_notifier_new: Returns: (transfer full): it lives as long as @application, which keeps it, at most. */
SitrepNotifier *
sitrep_notifier_new (GtkApplication *application, SitrepDesk *desk)
{
  SitrepNotifier *self = g_object_new (SITREP_TYPE_NOTIFIER, NULL);

  self->application = application;
  self->desk = g_object_ref (desk);
  self->agenda = sitrep_agenda_new (desk);
  self->alarm = sitrep_alarm_new (look, self);
  self->settings = sitrep_settings_new ();
  self->background = sitrep_background_new (application);
  g_signal_connect_object (self->agenda, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return self;
}

static void
sitrep_notifier_finalize (GObject *object)
{
  SitrepNotifier *self = SITREP_NOTIFIER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->alarm, sitrep_alarm_free);
  g_clear_pointer (&self->background, sitrep_background_free);
  g_clear_object (&self->agenda);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_hash_table_unref (self->shown);
  G_OBJECT_CLASS (sitrep_notifier_parent_class)->finalize (object);
}

static void
sitrep_notifier_class_init (SitrepNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_notifier_finalize;
}

static void
sitrep_notifier_init (SitrepNotifier *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}
