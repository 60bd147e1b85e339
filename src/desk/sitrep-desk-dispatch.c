/* sitrep-desk-dispatch.c - the use cases: a record of the incident as something that can be sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "export/sitrep-calendar.h"
#include "export/sitrep-markdown.h"
#include "incident/sitrep-follow-through.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

/* In the language of what leaves the machine, where the process has no word of its own. */
#define POSTMORTEM "Post-mortem"
#define REVIEW "Review"

/* The whole as a page, for those whom a mail reaches. */
static gboolean
attach_page (SitrepDispatch *dispatch, SitrepDossier *dossier, gint64 now, GError **error)
{
  g_autoptr (GBytes) page = sitrep_report (dossier, dispatch->text, SITREP_REPORT_HTML, now, error);

  if (page == NULL)
    return FALSE;
  dispatch->attached_name = sitrep_report_file_name (dossier, SITREP_REPORT_HTML, dispatch->public, now);
  dispatch->attached_type = g_strdup (SITREP_DISPATCH_PAGE);
  dispatch->attached = g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
  return TRUE;
}

/**
 * sitrep_desk_dispatch_postmortem:
 * @public_text: (nullable): the public version as a person has confirmed it; %NULL for the whole, which no public
 *   destination gets
 *
 * Returns: (transfer full) (nullable): the post-mortem as it is now
 */
SitrepDispatch *
sitrep_desk_dispatch_postmortem (SitrepDesk *self, const char *incident, const char *public_text, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, incident, TRUE, error);
  g_autoptr (SitrepDispatch) dispatch = NULL;
  gint64 now = sitrep_desk_now (self);

  if (dossier == NULL)
    return NULL;
  dispatch = sitrep_dispatch_new (SITREP_DISPATCH_POSTMORTEM, NULL);
  dispatch->public = public_text != NULL;
  dispatch->title
    = g_strdup (dossier->playbook->postmortem_label != NULL ? dossier->playbook->postmortem_label : POSTMORTEM);
  dispatch->titled = TRUE;
  dispatch->text = public_text != NULL ? g_strdup (public_text) : sitrep_markdown_postmortem (dossier, now);
  return attach_page (dispatch, dossier, now, error) ? g_steal_pointer (&dispatch) : NULL;
}

/* One a line; those without an address are told by somebody who knows them. */
static char *
mails_of (const SitrepDossier *dossier)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dossier->attendees->len; i++)
    {
      const SitrepAttendeeRecord *attendee = g_ptr_array_index (dossier->attendees, i);

      if (!sitrep_text_is_empty (attendee->mail))
        g_string_append_printf (out, "%s\n", attendee->mail);
    }
  return out->len > 0 ? g_string_free_and_steal (out) : (g_string_free (out, TRUE), NULL);
}

/**
 * sitrep_desk_dispatch_review:
 *
 * Returns: (transfer full) (nullable): the invitation to the planned review, with its calendar file; mails go to those
 *   attendees whose address is known, else to the destination's own recipients
 */
SitrepDispatch *
sitrep_desk_dispatch_review (SitrepDesk *self, const char *incident, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, incident, FALSE, error);
  SitrepDispatch *dispatch;

  if (dossier == NULL)
    return NULL;
  if (dossier->meeting == NULL || dossier->meeting->at == SITREP_NEVER)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_REFUSED, _ ("The review is not planned yet."));
      return NULL;
    }
  dispatch = sitrep_dispatch_new (SITREP_DISPATCH_REVIEW, dossier->meeting->base.id);
  dispatch->title = g_strdup (dossier->playbook->review.name != NULL ? dossier->playbook->review.name : REVIEW);
  dispatch->titled = TRUE;
  dispatch->text = sitrep_calendar_invitation (dossier);
  dispatch->recipients = mails_of (dossier);
  dispatch->attached_name = g_strdup_printf ("%s-review.ics", dossier->incident->label);
  dispatch->attached_type = g_strdup ("text/calendar");
  dispatch->attached = sitrep_calendar_meeting (dossier, sitrep_desk_now (self));
  return dispatch;
}

/** sitrep_desk_dispatch_action: Returns: (transfer full) (nullable): the action item as a ticket. */
SitrepDispatch *
sitrep_desk_dispatch_action (SitrepDesk *self, const SitrepActionItem *item, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, item->incident, FALSE, error);
  SitrepDispatch *dispatch;

  if (dossier == NULL)
    return NULL;
  dispatch = sitrep_dispatch_new (SITREP_DISPATCH_ACTION, item->base.id);
  dispatch->title = sitrep_text_line (item->text);
  dispatch->text = sitrep_action_ticket_body (item, dossier->incident);
  return dispatch;
}
