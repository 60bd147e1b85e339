/* sitrep-due-row.c - one thing that is due, with the button that does it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-due-row.h"

#include "incident/sitrep-local.h"
#include "sitrep-due-verb.h"
#include "widgets/sitrep-level-badge.h"

#include <glib/gi18n.h>

/* As in “INC-7 · in 12 min · 14:10 KSA · SEV-1, Internal: every 30 min”. */
static char *
subtitle (const SitrepAgendaItem *due, GTimeZone *local, gint64 now)
{
  const char *whose = due->dossier != NULL ? due->dossier->incident->label : due->playbook->title;
  g_autofree char *left = sitrep_deadline_left (due->deadline, now);
  g_autofree char *source = sitrep_agenda_item_source (due);
  g_autofree char *time = NULL;

  if (due->deadline->due == SITREP_NEVER)
    return g_strdup_printf ("%s · %s · %s", whose, left, source);
  time = sitrep_local_both (due->playbook, local, due->deadline->due, now);
  return g_strdup_printf ("%s · %s · %s · %s", whose, left, time, source);
}

/* As in “put off until 12:42: typing it”, or NULL. */
static char *
snooze_words (const SitrepAgendaItem *due, gint64 now)
{
  const SitrepSnooze *snooze = due->dossier != NULL ? sitrep_deadline_snooze (due->deadline, due->dossier, now) : NULL;
  g_autofree char *clock = NULL;

  if (snooze == NULL)
    return NULL;
  clock = sitrep_time_clock (snooze->until, due->playbook->zone, due->playbook->twelve_hours);
  return snooze->note != NULL ? g_strdup_printf (_ ("Put off until %s: %s"), clock, snooze->note)
                              : g_strdup_printf (_ ("Put off until %s"), clock);
}

static char *
all_words (const SitrepAgendaItem *due, GTimeZone *local, gint64 now)
{
  g_autofree char *words = subtitle (due, local, now);
  g_autofree char *snooze = snooze_words (due, now);

  return snooze != NULL ? g_strdup_printf ("%s\n%s", words, snooze) : g_steal_pointer (&words);
}

static GtkWidget *
make_badge (const SitrepDossier *dossier)
{
  const SitrepLevel *level = sitrep_dossier_level (dossier);

  return g_object_new (SITREP_TYPE_LEVEL_BADGE, "key", level->key, "level-name", level->name, "colour", level->colour,
                       "rank", level->rank, "valign", GTK_ALIGN_CENTER, NULL);
}

static GtkWidget *
make_button (const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_act (const SitrepAgendaItem *due)
{
  GtkWidget *button = make_button (sitrep_due_verb (due->deadline->kind));
  gboolean at_once = sitrep_desk_can_do (due->dossier, due->deadline);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), at_once ? "app.do-due" : "app.open-due");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sis)", due->dossier->incident->base.id,
                                    (gint32) due->deadline->kind, due->deadline->key != NULL ? due->deadline->key : "");
  return button;
}

static GtkWidget *
make_snooze (const SitrepAgendaItem *due)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("alarm-symbolic");
  g_autofree char *id = sitrep_deadline_id (due->deadline);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remind Me Later…"));
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.snooze-note");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", due->dossier->incident->base.id, id);
  return button;
}

/* --- the row --- */

static GtkWidget *
make_label (const char *text, const char *css)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "max-width-chars", 30, NULL);

  gtk_widget_add_css_class (label, css);
  return label;
}

/* The labels want little, so that the buttons go below only where there is no room beside. */
static GtkWidget *
make_words (const SitrepAgendaItem *due, const char *title, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (words), make_label (title, "title"));
  gtk_box_append (GTK_BOX (words), make_label (detail, "subtitle"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (box, 250, -1);
  gtk_widget_set_hexpand (box, TRUE);
  if (due->dossier != NULL)
    gtk_box_append (GTK_BOX (box), make_badge (due->dossier));
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

/* The row leads to the incident, its button does the thing. */
static void
add_incident (GtkWidget *row, GtkWidget *buttons, const SitrepAgendaItem *due)
{
  gtk_box_append (GTK_BOX (buttons), make_snooze (due));
  gtk_box_append (GTK_BOX (buttons), make_act (due));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.show-incident");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", due->dossier->incident->base.id);
}

static void
add_playbook (GtkWidget *row, GtkWidget *buttons)
{
  GtkWidget *button = make_button (sitrep_due_verb (SITREP_DEADLINE_PLAYBOOK));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.playbooks");
  gtk_box_append (GTK_BOX (buttons), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
}

static GtkWidget *
make_content (GtkWidget *words, GtkWidget *buttons)
{
  GtkWidget *content = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (content), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (content), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (content), 1);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (content, "due-row");
  adw_wrap_box_append (ADW_WRAP_BOX (content), words);
  adw_wrap_box_append (ADW_WRAP_BOX (content), buttons);
  return content;
}

/** sitrep_due_row_new: Returns: (transfer floating): a row that shows @due as of @now. */
GtkWidget *
sitrep_due_row_new (const SitrepAgendaItem *due, GTimeZone *local, gint64 now)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = sitrep_agenda_item_title (due, now);
  g_autofree char *detail = all_words (due, local, now);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_content (make_words (due, title, detail), buttons));
  if (sitrep_deadline_is_overdue (due->deadline, now))
    gtk_widget_add_css_class (row, "late");
  if (due->dossier != NULL)
    add_incident (row, buttons, due);
  else
    add_playbook (row, buttons);
  return row;
}
