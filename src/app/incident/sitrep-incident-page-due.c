/* sitrep-incident-page-due.c - putting off what is due for the incident shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-ask.h"
#include "sitrep-incident-page-private.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

/* The longest that anything is put off: a day. */
#define MAX_MINUTES (24 * 60)

static SitrepDeadline *
find_deadline (SitrepIncidentPage *self, const char *id, GPtrArray *deadlines)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      g_autofree char *other = sitrep_deadline_id (g_ptr_array_index (deadlines, i));

      if (g_strcmp0 (other, id) == 0)
        return g_ptr_array_index (deadlines, i);
    }
  return NULL;
}

static void
snooze_cb (GtkWidget *owner, char **values)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (owner);
  gint64 now = sitrep_subject_now (self->subject);
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autoptr (GPtrArray) deadlines = sitrep_deadlines (dossier, now);
  SitrepDeadline *deadline = find_deadline (self, self->snoozing, deadlines);
  g_autofree char *title = deadline != NULL ? sitrep_deadline_title (deadline, dossier, now) : NULL;
  guint64 minutes;

  if (deadline == NULL)
    sitrep_feedback_say (owner, _ ("It is not due any more."));
  else if (!g_ascii_string_to_unsigned (values[0], 10, 1, MAX_MINUTES, &minutes, NULL))
    sitrep_feedback_say (owner, _ ("Not put off: minutes are a whole number, a day at most."));
  else
    sitrep_desk_snooze_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->snoozing,
                              title, now + (gint64) minutes * SITREP_MINUTE, values[1], sitrep_feedback_done_cb,
                              g_object_ref (self));
}

static void
snooze_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);
  SitrepAsked asked[]
    = { { _ ("Remind Me Again in Minutes"), "5", TRUE }, { _ ("Why Not Now (Enters the Timeline)"), NULL, FALSE } };

  g_set_str (&self->snoozing, g_variant_get_string (parameter, NULL));
  sitrep_ask (widget, _ ("Remind Me Later"), _ ("It stays due."), _ ("_Remind Me Later"), asked, G_N_ELEMENTS (asked),
              snooze_cb);
}

void
sitrep_incident_page_install_due_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "incident.snooze", "s", snooze_action);
}
