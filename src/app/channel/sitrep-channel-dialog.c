/* sitrep-channel-dialog.c - opening a channel for the incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-channel-dialog.h"

#include "comms/sitrep-channel.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-form-frame.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepChannelDialog
{
  AdwDialog parent_instance;

  GtkWidget *open;
  GtkWidget *name;
  SitrepFieldNote *note;

  SitrepSubject *subject;
  char *bot; /* the id of the chosen destination */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SitrepChannelDialog, sitrep_channel_dialog, ADW_TYPE_DIALOG)

static guint opened_signal;

/* --- the name --- */

static char *
allowed (SitrepChannelDialog *self)
{
  return sitrep_channel_name_allowed (gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

/* What was typed becomes what the services take: that is said while it is typed. */
static void
show_name (SitrepChannelDialog *self)
{
  g_autofree char *name = allowed (self);
  g_autofree char *words = g_strdup_printf (_ ("It will be called #%s."), name);

  if (*name == '\0')
    sitrep_field_note_set_error (self->note, _ ("The channel needs a name of letters and digits."));
  else
    sitrep_field_note_set_hint (self->note, words);
  gtk_widget_set_sensitive (self->open, *name != '\0' && !self->busy);
}

/* --- opening --- */

static void
set_busy (SitrepChannelDialog *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->open, !busy);
}

static void
opened_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepChannelDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  set_busy (self, FALSE);
  if (error != NULL)
    {
      sitrep_field_note_set_error (self->note, error->message);
      return;
    }
  g_signal_emit (self, opened_signal, 0, id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
open_cb (SitrepChannelDialog *self)
{
  g_autofree char *name = allowed (self);

  set_busy (self, TRUE);
  sitrep_field_note_set_hint (self->note, _ ("Asking the service…"));
  sitrep_desk_open_channel_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->bot,
                                  name, opened_cb, g_object_ref (self));
}

/* --- with which account --- */

static void
chosen_cb (GtkCheckButton *check, SitrepChannelDialog *self)
{
  if (gtk_check_button_get_active (check))
    g_set_str (&self->bot, gtk_widget_get_name (GTK_WIDGET (check)));
}

static GtkWidget *
new_row (const SitrepDestination *bot)
{
  return sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, bot->name,
                               sitrep_connector_name (sitrep_connector_find (bot->service)));
}

static GtkWidget *
add_bot (SitrepChannelDialog *self, AdwPreferencesGroup *group, const SitrepDestination *bot, GtkWidget *first)
{
  GtkWidget *check = gtk_check_button_new (), *row = new_row (bot);

  gtk_widget_set_name (check, bot->base.id);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, bot->name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  if (first == NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  return first != NULL ? first : check;
}

static GPtrArray *
find_bots (SitrepChannelDialog *self)
{
  const SitrepIncident *incident = sitrep_subject_dossier (self->subject)->incident;
  GPtrArray *all = sitrep_desk_destinations (sitrep_subject_desk (self->subject));

  for (guint i = all->len; i > 0; i--)
    if (!sitrep_channel_can_open (g_ptr_array_index (all, i - 1), incident))
      g_ptr_array_remove_index (all, i - 1);
  return all;
}

/* --- the dialog --- */

static void
sitrep_channel_dialog_dispose (GObject *object)
{
  SitrepChannelDialog *self = SITREP_CHANNEL_DIALOG (object);

  g_clear_object (&self->subject);
  g_clear_pointer (&self->bot, g_free);
  G_OBJECT_CLASS (sitrep_channel_dialog_parent_class)->dispose (object);
}

static void
sitrep_channel_dialog_class_init (SitrepChannelDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_channel_dialog_dispose;
  opened_signal = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sitrep_channel_dialog_init (SitrepChannelDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Open Incident Channel"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
}

static void
add_name (SitrepChannelDialog *self, AdwPreferencesGroup *group)
{
  g_autofree char *proposed = sitrep_channel_name (sitrep_subject_dossier (self->subject)->incident);

  self->name = adw_entry_row_new ();
  self->note = g_object_new (SITREP_TYPE_FIELD_NOTE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("Name of the Channel"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), proposed);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->name), TRUE);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, self->name);
  adw_preferences_group_add (group, GTK_WIDGET (self->note));
}

static void
show_form (SitrepChannelDialog *self, GPtrArray *bots)
{
  GtkWidget *page = adw_preferences_page_new (), *first = NULL;
  AdwPreferencesGroup *name = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *with = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (with, _ ("With the Account Of"));
  adw_preferences_group_set_description (
    with, _ ("The channel becomes a destination of this incident alone, and its topic says how things stand."));
  self->open = sitrep_form_frame (ADW_DIALOG (self), _ ("_Cancel"), _ ("_Open"), page);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  add_name (self, name);
  /* Between one there is nothing to choose. */
  if (bots->len == 1)
    adw_preferences_group_add (with, new_row (g_ptr_array_index (bots, 0)));
  for (guint i = 0; i < bots->len && bots->len > 1; i++)
    first = add_bot (self, with, g_ptr_array_index (bots, i), first);
  if (self->bot == NULL)
    self->bot = g_strdup (SITREP_RECORD (g_ptr_array_index (bots, 0))->id);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), name);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), with);
  adw_dialog_set_focus (ADW_DIALOG (self), self->name);
  show_name (self);
}

static void
show_nothing (SitrepChannelDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (
    ADW_TOOLBAR_VIEW (view),
    sitrep_form_empty_face ("user-available-symbolic", _ ("No Bot Yet"),
                            _ ("A channel is opened by a bot or an account that is a destination here: of Slack, "
                               "Mattermost, Matrix or Rocket.Chat."),
                            _ ("Set Up _Destinations"), "win.destinations"));
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

AdwDialog *
sitrep_channel_dialog_new (SitrepSubject *subject)
{
  SitrepChannelDialog *self = g_object_new (SITREP_TYPE_CHANNEL_DIALOG, NULL);
  g_autoptr (GPtrArray) bots = NULL;

  self->subject = g_object_ref (subject);
  bots = find_bots (self);
  if (bots->len > 0)
    show_form (self, bots);
  else
    show_nothing (self);
  return ADW_DIALOG (self);
}
