/* sitrep-application.c - the program: one desk, one window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-application.h"

#include "desk/sitrep-desk.h"
#include "desk/sitrep-watcher.h"
#include "notify/sitrep-notifier.h"
#include "widgets/sitrep-words.h"
#include "window/sitrep-shortcuts.h"
#include "window/sitrep-shortcuts-dialog.h"
#include "window/sitrep-trouble-window.h"
#include "window/sitrep-window.h"

#include "desk/sitrep-verbs.h"

#include <glib/gi18n.h>

struct _SitrepApplication
{
  AdwApplication parent_instance;

  SitrepDesk *desk;
  SitrepNotifier *notifier;
};

G_DEFINE_FINAL_TYPE (SitrepApplication, sitrep_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
  { "incident", 'i', 0, G_OPTION_ARG_STRING, NULL, N_ ("Show this incident"), N_ ("LABEL") },
  { NULL },
};

static char *
get_folder (void)
{
  const char *folder = g_getenv ("SITREP_FOLDER");

  if (folder != NULL && *folder != '\0')
    return g_strdup (folder);
  return g_build_filename (g_get_user_data_dir (), "sitrep", NULL);
}

static gboolean
open_desk (SitrepApplication *self, GError **error)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (SitrepClock) clock = sitrep_clock_new ();
  g_autoptr (SitrepSecrets) secrets = sitrep_secrets_new ();

  self->desk = sitrep_desk_open (folder, clock, secrets, "window", error);
  if (self->desk != NULL)
    {
      self->notifier = sitrep_notifier_new (GTK_APPLICATION (self), self->desk);
      sitrep_desk_watcher (self->desk);
    }
  return self->desk != NULL;
}

static void open_window (SitrepApplication *self);

static void
try_again_cb (SitrepTroubleWindow *window, SitrepApplication *self)
{
  open_window (self);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
show_trouble (SitrepApplication *self, const GError *error)
{
  SitrepTroubleWindow *window = sitrep_trouble_window_new (GTK_APPLICATION (self), error);

  g_signal_connect_object (window, "try-again", G_CALLBACK (try_again_cb), self, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_window (SitrepApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL && !open_desk (self, &error))
    show_trouble (self, error);
  else
    gtk_window_present (
      GTK_WINDOW (sitrep_window_new (GTK_APPLICATION (self), self->desk, sitrep_notifier_get_agenda (self->notifier))));
}

static GtkWindow *
get_window (SitrepApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static void
sitrep_application_activate (GApplication *application)
{
  SitrepApplication *self = SITREP_APPLICATION (application);
  GtkWindow *window = get_window (self);

  if (window != NULL)
    gtk_window_present (window);
  else
    open_window (self);
}

/* --- what the command line asks of the owner of the store --- */

static void
verb_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplicationCommandLine) line = data;
  g_autoptr (SitrepVerbResult) answer = sitrep_verbs_run_finish (SITREP_DESK (desk), result);

  if (answer->out != NULL)
    g_application_command_line_print_literal (line, answer->out);
  if (answer->err != NULL)
    g_application_command_line_printerr_literal (line, answer->err);
  g_application_command_line_set_exit_status (line, answer->status);
  g_application_command_line_done (line);
}

static gboolean
is_for_desk (SitrepApplication *self, char **arguments)
{
  return self->desk != NULL && arguments[0] != NULL && sitrep_is_verb (arguments[1]);
}

static int
sitrep_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (line, NULL);
  GVariantDict *given = g_application_command_line_get_options_dict (line);
  const char *label = NULL;
  GtkWindow *window;

  if (is_for_desk (SITREP_APPLICATION (application), arguments))
    {
      sitrep_verbs_run_async (SITREP_APPLICATION (application)->desk, (const char *const *) arguments + 1, verb_cb,
                              g_object_ref (line));
      return 0;
    }
  g_application_activate (application);
  window = get_window (SITREP_APPLICATION (application));
  if (g_variant_dict_lookup (given, "incident", "&s", &label) && SITREP_IS_WINDOW (window))
    sitrep_window_show_incident_label (SITREP_WINDOW (window), label);
  return 0;
}

static int
sitrep_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (!g_variant_dict_contains (given, "version"))
    return -1;
  g_print ("Sitrep %s\n", PACKAGE_VERSION);
  return 0;
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));
  SitrepApplication *self = data;

  if (self->notifier != NULL)
    sitrep_notifier_stop (self->notifier);

  /* Closing them saves their size; with the last one the program ends. */
  for (GList *at = windows; at != NULL; at = at->next)
    gtk_window_close (at->data);
  g_list_free (windows);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  const char *icon = sitrep_words_icon (GTK_WIDGET (dialog));

  g_object_set (
    dialog, "application-name", "Sitrep", "application-icon", icon, "version", PACKAGE_VERSION, "developer-name",
    _ ("The Sitrep authors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
    _ ("An incident commander’s desk: declare, run, tell, resolve, learn. It needs no server and no login."),
    /* Translators: your names, one a line */
    "translator-credits", _ ("translator-credits"), "copyright", "© 2026 The Sitrep authors", NULL);
  adw_dialog_present (dialog, GTK_WIDGET (get_window (data)));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = get_window (data);

  if (SITREP_IS_WINDOW (window))
    sitrep_window_show_preferences (SITREP_WINDOW (window));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (ADW_DIALOG (sitrep_shortcuts_dialog_new ()), GTK_WIDGET (get_window (data)));
}

/* --- what a notification asks for --- */

static SitrepWindow *
show_window (SitrepApplication *self)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (self));
  window = get_window (self);
  return SITREP_IS_WINDOW (window) ? SITREP_WINDOW (window) : NULL;
}

static void
show_incident_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SitrepWindow *window = show_window (data);

  if (window != NULL)
    sitrep_window_show_incident (window, g_variant_get_string (parameter, NULL));
}

static void
show_due_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SitrepWindow *window = show_window (data);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.due", NULL);
}

static void
open_due_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SitrepWindow *window = show_window (data);
  const char *incident, *key;
  gint32 kind;

  g_variant_get (parameter, "(&si&s)", &incident, &kind, &key);
  if (window != NULL)
    sitrep_window_act (window, incident, "incident.due", g_variant_new ("(is)", kind, key));
}

/* Nobody looks: a deed that fails says so where it can be seen. */
static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplication) application = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);
  g_autoptr (GNotification) notification = NULL;

  if (error == NULL)
    return;
  notification = g_notification_new (_ ("It was not done"));
  g_notification_set_body (notification, error->message);
  g_application_send_notification (application, "failed", notification);
}

static void
do_due_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SitrepApplication *self = data;
  const char *incident, *key;
  gint32 kind;

  g_variant_get (parameter, "(&si&s)", &incident, &kind, &key);
  if (self->desk != NULL)
    sitrep_desk_do_async (self->desk, incident, (SitrepDeadlineKind) kind, key, done_cb, g_object_ref (self));
}

static void
snooze_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SitrepApplication *self = data;
  const char *incident, *deadline;

  g_variant_get (parameter, "(&s&s)", &incident, &deadline);
  if (self->desk != NULL)
    sitrep_desk_snooze_async (self->desk, incident, deadline, NULL, sitrep_desk_now (self->desk) + 5 * SITREP_MINUTE,
                              NULL, done_cb, g_object_ref (self));
}

static void
snooze_note_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SitrepWindow *window = show_window (data);
  const char *incident, *deadline;

  g_variant_get (parameter, "(&s&s)", &incident, &deadline);
  if (window != NULL)
    sitrep_window_act (window, incident, "incident.snooze", g_variant_new_string (deadline));
}

static const GActionEntry actions[] = {
  { .name = "show-incident", .activate = show_incident_action, .parameter_type = "s" },
  { .name = "show-due", .activate = show_due_action },
  { .name = "open-due", .activate = open_due_action, .parameter_type = "(sis)" },
  { .name = "do-due", .activate = do_due_action, .parameter_type = "(sis)" },
  { .name = "snooze", .activate = snooze_action, .parameter_type = "(ss)" },
  { .name = "snooze-note", .activate = snooze_note_action, .parameter_type = "(ss)" },
  { .name = "quit", .activate = quit_action },
  { .name = "about", .activate = about_action },
  { .name = "preferences", .activate = preferences_action },
  { .name = "shortcuts", .activate = shortcuts_action },
};

static void
sitrep_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (sitrep_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  sitrep_shortcuts_install (GTK_APPLICATION (application));
}

static void
sitrep_application_shutdown (GApplication *application)
{
  SitrepApplication *self = SITREP_APPLICATION (application);

  G_APPLICATION_CLASS (sitrep_application_parent_class)->shutdown (application);
  g_clear_object (&self->notifier);
  if (self->desk != NULL)
    sitrep_desk_close (self->desk);
  g_clear_object (&self->desk);
}

static void
sitrep_application_class_init (SitrepApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = sitrep_application_activate;
  application_class->command_line = sitrep_application_command_line;
  application_class->handle_local_options = sitrep_application_handle_local_options;
  application_class->startup = sitrep_application_startup;
  application_class->shutdown = sitrep_application_shutdown;
}

static void
sitrep_application_init (SitrepApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/** sitrep_application_new: a second one on the same session hands its command line to the first. */
SitrepApplication *
sitrep_application_new (void)
{
  return g_object_new (SITREP_TYPE_APPLICATION, "application-id", APP_ID, "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
