/* sitrep-shortcuts.c - every action and key of the program in one table
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-shortcuts.h"

#include <glib/gi18n.h>

#define INCIDENTS N_ ("Incidents")
#define INCIDENT N_ ("The Incident Shown")
#define DECLARING N_ ("Declaring")
#define PLAYBOOKS N_ ("Playbooks")
#define HANDBOOK N_ ("The Handbook")
#define DESK N_ ("The Desk")
#define WINDOW N_ ("Window")

static const SitrepShortcut shortcuts[] = {
  { INCIDENTS, N_ ("Declare an incident"), "win.declare", "<Control>n" },
  { INCIDENTS, N_ ("Show the alerts that fire, and declare from them"), "win.alerts", NULL },
  { INCIDENTS, N_ ("Show the first open incident"), "win.nth-incident(1)", "<Control>1" },
  { INCIDENTS, NULL, "win.nth-incident(2)", "<Control>2", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(3)", "<Control>3", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(4)", "<Control>4", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(5)", "<Control>5", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(6)", "<Control>6", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(7)", "<Control>7", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(8)", "<Control>8", TRUE },
  { INCIDENTS, N_ ("Show the ninth open incident"), "win.nth-incident(9)", "<Control>9" },
  { INCIDENTS, N_ ("Search all incidents"), "win.find", "<Control>f" },
  { INCIDENTS, N_ ("The same, from within a handbook"), "win.search", "<Control><Shift>f" },
  { INCIDENTS, N_ ("Show everything that is due"), "win.due", "<Control><Shift>d" },
  { INCIDENTS, N_ ("Show the action items of all incidents"), "win.actions", "<Control><Shift>a" },
  { INCIDENT, N_ ("Do what is due next"), "incident.next", "<Control>d" },
  { INCIDENT, N_ ("Write an entry of the timeline"), "incident.log", "<Control>t" },
  { INCIDENT, N_ ("Give somebody a task"), "incident.add-task", "<Control><Shift>t" },
  { INCIDENT, N_ ("Show the call sheet"), "incident.call-sheet", "F4" },
  { INCIDENT, N_ ("Print the call sheet, from there"), NULL, "<Control>p" },
  { INCIDENT, N_ ("Write an update"), "incident.compose::update", "<Control>u" },
  { INCIDENT, N_ ("Write that there is no progress"), "incident.no-progress", NULL },
  { INCIDENT, N_ ("Change the level"), "incident.change-level", "<Control>l" },
  { INCIDENT, N_ ("Change the status"), "incident.change-status", "<Control>s" },
  { INCIDENT, N_ ("Resolve it"), "incident.resolve", "<Control>r" },
  { INCIDENT, N_ ("Escalate"), "incident.ladders", "<Control><Shift>e" },
  { INCIDENT, N_ ("Add a responder"), "incident.add-responder", NULL },
  { INCIDENT, N_ ("Attach evidence"), "incident.attach-files", "<Control>o" },
  { INCIDENT, N_ ("Paste as evidence, where that is shown"), "evidence.paste::", "<Control>v" },
  { INCIDENT, N_ ("Take a screenshot as evidence"), "incident.screenshot", NULL },
  { INCIDENT, N_ ("Check that the evidence is as it was"), "incident.check-evidence", NULL },
  { INCIDENT, N_ ("Export the evidence"), "incident.export-evidence", NULL },
  { INCIDENT, N_ ("Look at its milestones, and correct them"), "incident.milestones", NULL },
  { INCIDENT, N_ ("Set how often people hear of it"), "incident.update-times", NULL },
  { INCIDENT, N_ ("Stand down"), "incident.stand-down", NULL },
  { INCIDENT, N_ ("Call the responders back"), "incident.call-back", NULL },
  { INCIDENT, N_ ("Reopen it"), "incident.reopen", NULL },
  { INCIDENT, N_ ("Mark it as a false alarm"), "incident.false-alarm", NULL },
  { INCIDENT, N_ ("Mark it as real after all"), "incident.real", NULL },
  { INCIDENT, N_ ("Link it with the incident that it repeats"), "incident.repeat", NULL },
  { INCIDENT, N_ ("Merge it into the incident that it duplicates"), "incident.duplicate", NULL },
  { INCIDENT, N_ ("Show the linked incident"), "incident.show-related", NULL },
  { INCIDENT, N_ ("Take decisions, or look them up"), "incident.decisions", NULL },
  { INCIDENT, N_ ("Look at the runbooks, and follow one"), "incident.runbooks", NULL },
  { INCIDENT, N_ ("Hand over the lead"), "incident.change-lead", NULL },
  { INCIDENT, N_ ("Go to where we meet"), "incident.meet", NULL },
  { INCIDENT, N_ ("Change where we meet"), "incident.edit-meet", NULL },
  { INCIDENT, N_ ("Open a channel for it"), "incident.open-channel", NULL },
  { INCIDENT, N_ ("Set the topic of its channel"), "incident.set-topic", NULL },
  { INCIDENT, N_ ("Pin the first message in its channel"), "incident.pin-first", NULL },
  { INCIDENT, N_ ("Silence alerts for it"), "incident.silence", NULL },
  { INCIDENT, N_ ("Check a service’s health"), "incident.health", NULL },
  { INCIDENT, N_ ("Change its title"), "incident.edit-title", "F2" },
  { INCIDENT, N_ ("Copy the situation"), "incident.copy-situation", "<Control><Shift>c" },
  { INCIDENT, N_ ("Copy the public situation"), "incident.copy-public", NULL },
  { INCIDENT, N_ ("Undo"), "incident.undo", "<Control>z" },
  { INCIDENT, N_ ("Export the post-mortem"), "incident.export", "<Control>e" },
  { INCIDENT, N_ ("Plan or hold the review"), "incident.review", "<Control><Shift>r" },
  { INCIDENT, N_ ("Copy the post-mortem"), "incident.copy-postmortem", NULL },
  { INCIDENT, N_ ("Show the overview"), "incident.page::overview", NULL },
  { INCIDENT, N_ ("Show the updates"), "incident.page::updates", NULL },
  { INCIDENT, N_ ("Show the evidence"), "incident.page::evidence", NULL },
  { INCIDENT, N_ ("Show the people"), "incident.page::people", NULL },
  { INCIDENT, N_ ("Show the post-mortem"), "incident.page::postmortem", NULL },
  { INCIDENT, N_ ("Read its handbook"), "incident.handbook", NULL },
  { INCIDENT, N_ ("Move it to another playbook"), "incident.move", NULL },
  { DECLARING, N_ ("From the title to the levels"), NULL, "Return" },
  { DECLARING, N_ ("Choose the first, second… level"), NULL, "1 2" },
  { DECLARING, N_ ("Be helped to choose a level"), NULL, "<Control>h" },
  { DECLARING, N_ ("Declare, from the levels"), NULL, "Return" },
  { PLAYBOOKS, N_ ("Show the playbooks"), "win.playbooks", "<Control>b" },
  { PLAYBOOKS, N_ ("Import a playbook"), "playbooks.import", NULL },
  { PLAYBOOKS, N_ ("Go back to the desk"), "playbooks.leave", NULL },
  { PLAYBOOKS, N_ ("Save the version"), "editor.save", "<Control>s" },
  { PLAYBOOKS, N_ ("Undo"), "editor.undo", "<Control>z" },
  { PLAYBOOKS, N_ ("Redo"), "editor.redo", "<Control><Shift>z" },
  { PLAYBOOKS, N_ ("Export the playbook"), "editor.export", NULL },
  { PLAYBOOKS, N_ ("Discard the changes"), "editor.discard", NULL },
  { PLAYBOOKS, N_ ("From an element to its list"), "editor.up", "<Control><Alt>Up" },
  { PLAYBOOKS, N_ ("Move an element up"), "element.up", "<Alt>Up" },
  { PLAYBOOKS, N_ ("Move an element down"), "element.down", "<Alt>Down" },
  { PLAYBOOKS, N_ ("Duplicate an element"), "element.duplicate", "<Control>d" },
  { PLAYBOOKS, N_ ("Remove an element"), "element.remove", "Delete" },
  { HANDBOOK, N_ ("Open the handbook"), "win.handbook", "F1" },
  { HANDBOOK, N_ ("Search in it"), "handbook.search", "<Control>f" },
  { HANDBOOK, N_ ("Print it"), "handbook.print", "<Control>p" },
  { HANDBOOK, N_ ("Export it"), "handbook.export", "<Control>e" },
  { DESK, N_ ("Change who is at the desk"), "win.person", NULL },
  { DESK, N_ ("Set up destinations"), "win.destinations", NULL },
  { DESK, N_ ("Open the address book"), "win.people", NULL },
  { WINDOW, N_ ("Search commands and incidents"), "win.palette", "<Control>k" },
  { WINDOW, N_ ("Show or hide the sidebar"), "win.sidebar", "F9" },
  { WINDOW, N_ ("Open the main menu"), NULL, "F10" },
  { WINDOW, N_ ("Preferences"), "app.preferences", "<Control>comma" },
  { WINDOW, N_ ("Keyboard shortcuts"), "app.shortcuts", "<Control>question" },
  { WINDOW, N_ ("About Sitrep"), "app.about", NULL },
  { WINDOW, N_ ("Close the window"), "window.close", "<Control>w" },
  { WINDOW, N_ ("Quit"), "app.quit", "<Control>q" },
  { NULL },
};

/** sitrep_shortcuts: the table; it ends with a line without a group. */
const SitrepShortcut *
sitrep_shortcuts (void)
{
  return shortcuts;
}

/** sitrep_shortcuts_install: gives the actions of the application and its windows their keys. */
void
sitrep_shortcuts_install (GtkApplication *application)
{
  for (const SitrepShortcut *at = shortcuts; at->group != NULL; at++)
    {
      g_auto (GStrv) keys = g_strsplit (at->keys != NULL ? at->keys : "", " ", -1);

      if (at->action != NULL && at->keys != NULL
          && (g_str_has_prefix (at->action, "app.") || g_str_has_prefix (at->action, "win")))
        gtk_application_set_accels_for_action (application, at->action, (const char *const *) keys);
    }
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer action)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  if (ADW_IS_APPLICATION_WINDOW (root)
      && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL)
    return GDK_EVENT_PROPAGATE;
  return g_action_parse_detailed_name (action, &name, &target, NULL)
         && gtk_widget_activate_action_variant (widget, name, target);
}

/**
 * sitrep_shortcuts_attach:
 * @phase: %GTK_PHASE_CAPTURE where the keys are @widget's even while the focus is in a text, which has an undo of its own
 *
 * While @widget is seen in a window, the keys of its actions are heard wherever the focus is.
 */
void
sitrep_shortcuts_attach (GtkWidget *widget, const char *prefix, GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_MANAGED);
  for (const SitrepShortcut *at = shortcuts; at->group != NULL; at++)
    if (at->action != NULL && at->keys != NULL && g_str_has_prefix (at->action, prefix))
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (at->keys),
                          gtk_callback_action_new (activate_cb, (gpointer) at->action, NULL)));
  gtk_widget_add_controller (widget, controller);
}
