/* sitrep-dispatch.c - a record of the incident that is brought out: a post-mortem, an invitation, a ticket
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-dispatch.h"

#include "base/sitrep-text.h"
#include "sitrep-compose.h"
#include "sitrep-connector.h"

#include <string.h>

/* What is longer nobody reads in a room. */
#define ROOM_LIMIT 3000
/* For the sentence that says so. */
#define ROOM_FOR_NOTE 200
/* In the language of what leaves the machine. */
#define SHORTENED "This is the beginning. Ask whoever sent it for the whole."

/* The messages' moments; no template has one of them. */
static const char *const moments[] = { "postmortem", "review", "action" };

SitrepDispatch *
sitrep_dispatch_new (SitrepDispatchKind kind, const char *about)
{
  SitrepDispatch *self = g_rc_box_new0 (SitrepDispatch);

  self->kind = kind;
  self->about = g_strdup (about);
  return self;
}

SitrepDispatch *
sitrep_dispatch_ref (SitrepDispatch *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SitrepDispatch *self = data;

  g_free (self->about);
  g_free (self->title);
  g_free (self->text);
  g_free (self->recipients);
  g_free (self->attached_name);
  g_free (self->attached_type);
  g_free (self->attached);
}

void
sitrep_dispatch_unref (SitrepDispatch *self)
{
  g_rc_box_release_full (self, clear);
}

/* --- where it goes --- */

/* A ticket is for a tracker; anything else is read by people. */
static gboolean
suits_kind (SitrepDispatchKind kind, const char *service)
{
  static const char *const readers[] = { "chat", "mail", "by-hand", "hook", NULL };

  return kind == SITREP_DISPATCH_ACTION ? strcmp (service, "tracker") == 0 : g_strv_contains (readers, service);
}

/** sitrep_dispatch_suits: whether that destination can take it: a room, a mailbox or a tracker that serves the incident; the public gets what is public only. */
gboolean
sitrep_dispatch_suits (const SitrepDispatch *self, const SitrepDossier *dossier, const SitrepDestination *destination)
{
  const SitrepConnector *connector = sitrep_connector_find (destination->service);

  return connector != NULL && !destination->removed && suits_kind (self->kind, connector->kind)
         && (destination->audience != SITREP_AUDIENCE_PUBLIC || self->public)
         && (destination->incident == NULL || g_strcmp0 (destination->incident, dossier->incident->base.id) == 0);
}

static const char *
channel_name (const SitrepPlaybook *playbook, const char *key)
{
  for (guint i = 0; key != NULL && i < playbook->channels->len; i++)
    {
      const SitrepChannel *channel = g_ptr_array_index (playbook->channels, i);

      if (g_strcmp0 (channel->key, key) == 0)
        return channel->name;
    }
  return NULL;
}

/**
 * sitrep_dispatch_is_meant_for:
 *
 * Returns: whether it goes there where nobody says otherwise: a post-mortem where the process publishes it, an
 *   invitation by mail, a ticket to a tracker
 */
gboolean
sitrep_dispatch_is_meant_for (const SitrepDispatch *self,
                              const SitrepDossier *dossier,
                              const SitrepDestination *destination)
{
  const SitrepConnector *connector = sitrep_connector_find (destination->service);
  const char *const *places = (const char *const *) dossier->playbook->form.publish;
  const char *channel = channel_name (dossier->playbook, destination->channel);

  if (self->kind != SITREP_DISPATCH_POSTMORTEM)
    return connector != NULL
           && g_strcmp0 (connector->kind, self->kind == SITREP_DISPATCH_REVIEW ? "mail" : "tracker") == 0;
  return places != NULL
         && (g_strv_contains (places, destination->name) || (channel != NULL && g_strv_contains (places, channel)));
}

/* --- what it says there --- */

/* Rooms know no tables: each row is a point of a list, without the names of the columns. */
static void
append_row (GString *out, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (line, "<br>", -1);
  g_autofree char *whole = g_strjoinv ("; ", lines);
  g_auto (GStrv) cells = g_regex_split_simple ("(?<!\\\\)\\|", whole, G_REGEX_DEFAULT, 0);
  gboolean any = FALSE;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      const char *cell = g_strstrip (cells[i]);

      if (*cell == '\0')
        continue;
      g_string_append_printf (out, "%s%s", any ? " · " : "- ", cell);
      any = TRUE;
    }
  if (any)
    g_string_append_c (out, '\n');
}

static gboolean
is_rule (const char *line)
{
  return line != NULL && line[0] == '|' && strspn (line, "|-: ") == strlen (line);
}

static char *
without_tables (const char *markdown)
{
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '|')
      g_string_append_printf (out, "%s\n", lines[i]);
    else if (!is_rule (lines[i]) && !is_rule (lines[i + 1]))
      append_row (out, lines[i]);
  return g_string_free_and_steal (out);
}

static gsize
length (const SitrepDoc *doc)
{
  g_autofree char *plain = sitrep_doc_to_plain (doc);

  return strlen (plain);
}

static gboolean
ends_in_heading (const SitrepDoc *doc)
{
  return ((SitrepDoc *) g_ptr_array_index (doc->children, doc->children->len - 1))->kind == SITREP_DOC_HEADING;
}

/* How many blocks there is room for; the first one always stays. */
static guint
count_fitting (const SitrepDoc *doc, gsize limit)
{
  gsize sum = ROOM_FOR_NOTE;
  guint n = 0;

  while (n < doc->children->len && (n == 0 || sum <= limit))
    sum += length (g_ptr_array_index (doc->children, n++)) + strlen ("\n\n");
  return sum <= limit ? n : MAX (n, 2) - 1;
}

/* Whole blocks are left out from the end on, rather than a sentence broken off; a heading does not stay behind alone. */
static void
shorten (SitrepDoc *doc, gsize limit)
{
  SitrepDoc *paragraph;

  if (length (doc) <= limit)
    return;
  g_ptr_array_set_size (doc->children, (int) count_fitting (doc, limit));
  while (doc->children->len > 1 && ends_in_heading (doc))
    g_ptr_array_set_size (doc->children, (int) doc->children->len - 1);
  paragraph = sitrep_doc_append (doc, sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL));
  sitrep_doc_append (paragraph, sitrep_doc_new (SITREP_DOC_TEXT, SHORTENED));
}

static gsize
limit_of (const SitrepConnector *connector)
{
  gsize limit = connector->text_limit > 0 ? connector->text_limit : G_MAXUINT;

  return strcmp (connector->kind, "chat") == 0 ? MIN (limit, ROOM_LIMIT) : limit;
}

static char *
body_for (const SitrepDispatch *self, const SitrepDossier *dossier, const SitrepConnector *connector)
{
  g_autofree char *text = without_tables (self->text != NULL ? self->text : "");
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (text);

  shorten (doc, limit_of (connector));
  sitrep_compose_mark_kind (doc, dossier->incident->kind);
  return sitrep_doc_to_json (doc);
}

/** sitrep_dispatch_title: Returns: (transfer full): the subject for that audience; the public sees the public title. */
char *
sitrep_dispatch_title (const SitrepDispatch *self, const SitrepDossier *dossier, SitrepAudience audience)
{
  const SitrepIncident *incident = dossier->incident;
  const char *of = audience == SITREP_AUDIENCE_PUBLIC ? incident->public_title : incident->title;
  g_autofree char *title
    = self->titled ? g_strdup_printf ("%s: %s", self->title, of != NULL ? of : "") : g_strdup (self->title);

  return sitrep_compose_title_of_kind (incident->kind, title);
}

/**
 * sitrep_dispatch_message:
 * @batch: the same for all messages of one dispatch
 *
 * Returns: (transfer full): what that destination would be sent, not confirmed yet. A room gets the beginning of what is
 *   long, without its tables, and the sentence that says so.
 */
SitrepMessage *
sitrep_dispatch_message (const SitrepDispatch *self,
                         const SitrepDossier *dossier,
                         const SitrepDestination *destination,
                         const char *batch)
{
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);

  message->incident = g_strdup (dossier->incident->base.id);
  message->batch = g_strdup (batch);
  message->moment = g_strdup (moments[self->kind]);
  message->audience = destination->audience;
  message->destination = g_strdup (destination->base.id);
  message->place = g_strdup (destination->name);
  message->title = sitrep_dispatch_title (self, dossier, destination->audience);
  message->body = body_for (self, dossier, sitrep_connector_find (destination->service));
  message->stage = SITREP_STAGE_OPEN;
  message->severity = sitrep_compose_severity (dossier);
  message->about = g_strdup (self->about);
  /* A drill or a sample must not reach people who did not ask for it. */
  message->recipients = dossier->incident->kind == SITREP_KIND_REAL ? g_strdup (self->recipients) : NULL;
  message->attached_name = g_strdup (self->attached_name);
  message->attached_type = g_strdup (self->attached_type);
  message->attached = g_strdup (self->attached);
  return message;
}

/** sitrep_dispatch_edited: a person has changed the text; a page that says what it said before must not go along. A calendar file does. */
void
sitrep_dispatch_edited (SitrepMessage *message)
{
  if (g_strcmp0 (message->attached_type, SITREP_DISPATCH_PAGE) != 0)
    return;
  g_clear_pointer (&message->attached_name, g_free);
  g_clear_pointer (&message->attached_type, g_free);
  g_clear_pointer (&message->attached, g_free);
}
