/* sitrep-declare-alerts.c - a declaration that begins with alerts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-alerts.h"

#include "comms/sitrep-alert-start.h"

/* Kept like the rest of what is typed until there is a timeline to write it into; not below “declare.”, since those are
 * forgotten by the deed. */
#define LINES_DRAFT "alerts.declared"

static void
set (SitrepDeclareForm *form, const char *name, const char *text)
{
  g_object_set (form, name, text != NULL ? text : "", NULL);
}

static void
set_started (SitrepDeclareForm *form, gint64 at)
{
  const SitrepPlaybook *playbook = sitrep_declare_form_get_playbook (form);
  g_autoptr (GTimeZone) zone = playbook->zone != NULL ? g_time_zone_ref (playbook->zone) : g_time_zone_new_local ();
  g_autofree char *text = NULL;

  if (at == SITREP_NEVER || at > sitrep_desk_now (sitrep_declare_form_get_desk (form)))
    return;
  text = sitrep_time_format (at, zone, "%Y-%m-%d %H:%M");
  set (form, "started", text);
}

/** sitrep_declare_alerts_take: fills the form with what the alerts say; each of them will enter the timeline. */
void
sitrep_declare_alerts_take (SitrepDeclareForm *form, GPtrArray *alerts)
{
  g_autoptr (SitrepAlertStart) start = NULL;
  g_autofree char *lines = NULL;

  if (alerts->len == 0)
    return;
  start = sitrep_alert_start_new (alerts);
  set (form, "title", start->title);
  set (form, "impact", start->impact);
  set (form, "detected-by", start->detected_by);
  set_started (form, start->started_at);
  g_ptr_array_add (start->lines, NULL);
  lines = g_strjoinv ("\n", (char **) start->lines->pdata);
  sitrep_desk_save_draft (sitrep_declare_form_get_desk (form), LINES_DRAFT, NULL, lines);
}

static void
noted_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (error != NULL)
    g_message ("%s", error->message);
}

/** sitrep_declare_alerts_note: writes the alerts that it began with, if any, into that incident's timeline. */
void
sitrep_declare_alerts_note (SitrepDeclareForm *form, const char *incident)
{
  SitrepDesk *desk = sitrep_declare_form_get_desk (form);
  g_autofree char *lines = NULL;
  g_auto (GStrv) each = NULL;

  sitrep_desk_flush (desk);
  lines = sitrep_desk_draft (desk, LINES_DRAFT);
  each = g_strsplit (lines != NULL ? lines : "", "\n", -1);
  for (guint i = 0; each[i] != NULL; i++)
    if (*each[i] != '\0')
      sitrep_desk_log_async (desk, incident, each[i], noted_cb, NULL);
  sitrep_desk_save_draft (desk, LINES_DRAFT, NULL, NULL);
}
