/* sitrep-calendar.c - a review meeting as a calendar file
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-calendar.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 5545, 3.1: a line is no longer than 75 bytes without its end; the rest goes on after a space. */
#define LINE 75

/* Never in the middle of a letter. */
static void
append_folded (GString *out, const char *line)
{
  gsize used = 0;

  for (const char *p = line; *p != '\0';)
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (used + length > LINE)
        {
          g_string_append (out, "\r\n ");
          used = 1;
        }
      g_string_append_len (out, p, (gssize) length);
      used += length;
      p += length;
    }
  g_string_append (out, "\r\n");
}

/* RFC 5545, 3.3.11. */
static char *
escape (const char *text)
{
  GString *out = g_string_new (NULL);
  g_autofree char *clean = sitrep_text_block (text);

  for (const char *p = clean; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (out, "\\n");
    else
      {
        if (strchr ("\\;,", *p) != NULL)
          g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
  return g_string_free_and_steal (out);
}

static void
append_text (GString *out, const char *name, const char *text)
{
  g_autofree char *escaped = escape (text);
  g_autofree char *line = g_strdup_printf ("%s:%s", name, escaped);

  append_folded (out, line);
}

static void
append_time (GString *out, const char *name, gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (time, "%Y%m%dT%H%M%SZ");

  g_string_append_printf (out, "%s:%s\r\n", name, text);
}

/* A parameter's value stands in quotes, which it cannot have itself. */
static void
append_attendee (GString *out, const SitrepAttendeeRecord *attendee)
{
  g_autofree char *name = sitrep_text_line (attendee->name);
  g_autofree char *mail = attendee->mail != NULL ? sitrep_text_line (attendee->mail) : NULL;
  g_autofree char *line = NULL;

  if (sitrep_text_is_empty (mail) || strpbrk (mail, " ;:,\"") != NULL)
    return;
  g_strdelimit (name, "\"", '\'');
  line = g_strdup_printf ("ATTENDEE;CN=\"%s\";ROLE=%s;RSVP=TRUE:mailto:%s", name,
                          attendee->required ? "REQ-PARTICIPANT" : "OPT-PARTICIPANT", mail);
  append_folded (out, line);
}

static void
add_people (GString *out, const SitrepDossier *dossier, gboolean required, const char *label)
{
  gboolean some = FALSE;

  for (guint i = 0; i < dossier->attendees->len; i++)
    {
      const SitrepAttendeeRecord *attendee = g_ptr_array_index (dossier->attendees, i);

      if (attendee->required != required)
        continue;
      g_string_append_printf (out, "%s%s", some ? ", " : label, attendee->name);
      some = TRUE;
    }
  if (some)
    g_string_append_c (out, '\n');
}

/* @between: what stands between its parts; in Markdown a list would go on otherwise. */
static char *
description_of (const SitrepDossier *dossier, const char *between)
{
  const SitrepReview *review = &dossier->playbook->review;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < review->agenda->len; i++)
    {
      const SitrepAgendaPoint *point = g_ptr_array_index (review->agenda, i);

      g_string_append_printf (out, _ ("%u. %s, %u min\n"), i + 1, point->title, point->minutes);
    }
  g_string_append (out, between);
  for (guint i = 0; review->rules != NULL && review->rules[i] != NULL; i++)
    g_string_append_printf (out, "- %s\n", review->rules[i]);
  g_string_append (out, between);
  add_people (out, dossier, TRUE, _ ("Required: "));
  g_string_append (out, between);
  add_people (out, dossier, FALSE, _ ("Optional: "));
  return g_string_free_and_steal (out);
}

static char *
summary_of (const SitrepDossier *dossier)
{
  const char *name = dossier->playbook->review.name != NULL ? dossier->playbook->review.name : _ ("Review");

  return g_strdup_printf ("%s: %s %s", name, dossier->incident->label, dossier->incident->title);
}

static void
append_event (GString *out, const SitrepDossier *dossier, gint64 now)
{
  const SitrepMeeting *meeting = dossier->meeting;
  g_autofree char *summary = summary_of (dossier);
  g_autofree char *description = description_of (dossier, "");

  g_string_append_printf (out, "UID:%s@sitrep\r\nSEQUENCE:%" G_GINT64_FORMAT "\r\n", meeting->base.id, meeting->number);
  append_time (out, "DTSTAMP", now);
  append_time (out, "DTSTART", meeting->at);
  append_time (out, "DTEND", meeting->at + meeting->minutes * SITREP_MINUTE);
  append_text (out, "SUMMARY", summary);
  append_text (out, "DESCRIPTION", description);
  if (!sitrep_text_is_empty (meeting->place))
    append_text (out, "LOCATION", meeting->place);
  for (guint i = 0; i < dossier->attendees->len; i++)
    append_attendee (out, g_ptr_array_index (dossier->attendees, i));
}

/** sitrep_calendar_invitation: Returns: (transfer full): as Markdown, what the file says, for whoever has no calendar at hand. */
char *
sitrep_calendar_invitation (const SitrepDossier *dossier)
{
  const SitrepMeeting *meeting = dossier->meeting;
  GTimeZone *zone = dossier->playbook->zone;
  g_autofree char *from = sitrep_time_format (meeting->at, zone, "%F %H:%M");
  g_autofree char *until = sitrep_time_format (meeting->at + meeting->minutes * SITREP_MINUTE, zone, "%H:%M %Z");
  g_autofree char *description = description_of (dossier, "\n");
  g_autofree char *summary = summary_of (dossier);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "## %s\n\n", summary);
  g_string_append_printf (out, _ ("**When:** %s – %s"), from, until);
  g_string_append (out, "\n\n");
  if (!sitrep_text_is_empty (meeting->place))
    {
      g_string_append_printf (out, _ ("**Where:** %s"), meeting->place);
      g_string_append (out, "\n\n");
    }
  g_string_append (out, description);
  return g_string_free_and_steal (out);
}

/**
 * sitrep_calendar_meeting:
 * @dossier: of an incident with a planned meeting
 *
 * As RFC 5545 says. The same meeting keeps its UID, so that a calendar moves it when it is read again.
 *
 * Returns: (transfer full) (nullable): the text of an .ics file; %NULL where nothing is planned
 */
char *
sitrep_calendar_meeting (const SitrepDossier *dossier, gint64 now)
{
  GString *out;

  if (dossier->meeting == NULL || dossier->meeting->at == SITREP_NEVER)
    return NULL;
  out = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sitrep//Sitrep " PACKAGE_VERSION "//EN\r\n"
                      "METHOD:PUBLISH\r\nBEGIN:VEVENT\r\n");
  append_event (out, dossier, now);
  g_string_append (out, "END:VEVENT\r\nEND:VCALENDAR\r\n");
  return g_string_free_and_steal (out);
}
