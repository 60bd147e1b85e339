/* gitlab.c - GitLab: an incident is an issue, what follows its notes
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>

/* https://docs.gitlab.com/api/issues, https://docs.gitlab.com/api/notes (connectors.md, section 6) */
#define DEFAULT_BASE "https://gitlab.com"
#define TITLE_LIMIT 255
/* Of a description; a note is as long. */
#define TEXT_LIMIT 1000000

static const SitrepSetting settings[] = {
  { "project", N_ ("Project"), N_ ("Its path, as in shop/incidents, or its number"), FALSE },
  { "labels", N_ ("Labels"), N_ ("For the issue, with commas between them"), FALSE },
  { "base", N_ ("Server"), N_ ("Only where it is not https://gitlab.com"), FALSE },
  { "token", N_ ("Token"), N_ ("In GitLab: the project's Settings, Access tokens. It needs the scope api"), TRUE },
  { NULL },
};

/* --- what was entered --- */

static gboolean
is_project (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!sitrep_is_made_of (parts[i], "-_.") || parts[i][0] == '.')
      return FALSE;
  return sitrep_is_digits (text) || g_strv_length (parts) >= 2;
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *token = sitrep_secret_strip (secret);
  g_autofree char *project = sitrep_destination_setting (destination, "project");
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);

  if (!sitrep_token_check (token, "_-.", "GitLab", error))
    return FALSE;
  if (project == NULL || !is_project (project))
    {
      sitrep_invalid (error, _ ("The project is needed: its path, as in shop/incidents, or its number."));
      return FALSE;
    }
  if (g_str_has_suffix (base, "/api/v4"))
    {
      sitrep_invalid (error, _ ("Only the address of the server itself is needed, without /api/v4."));
      return FALSE;
    }
  return sitrep_base_check (base, "GitLab", error);
}

/* --- the request --- */

/* @what is below the project: nothing, or it begins with a slash. */
static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *what,
          JsonBuilder *body)
{
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *project = sitrep_destination_setting (destination, "project");
  g_autofree char *id = g_uri_escape_string (project, NULL, FALSE);
  g_autofree char *url = g_strdup_printf ("%s/api/v4/projects/%s%s", base, id, what);
  g_autofree char *token = sitrep_secret_strip (secret);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  sitrep_request_add_header (call, "PRIVATE-TOKEN", token);
  return call;
}

/* What is kept of the project that is still the destination's. */
static char *
get_id (const SitrepDestination *destination, const char *ids, const char *name)
{
  g_autofree char *project = sitrep_destination_setting (destination, "project");
  g_autofree char *of = sitrep_ids_get (ids, "project");
  g_autofree char *id = sitrep_ids_get (ids, name);

  return id != NULL && sitrep_is_digits (id) && g_strcmp0 (of, project) == 0 ? g_steal_pointer (&id) : NULL;
}

static char *
issue_of (const SitrepDelivery *delivery)
{
  return get_id (delivery->destination, delivery->first_ids, "issue");
}

/* Of what is corrected: the issue, and the note where it is one. */
static char *
edited_of (const SitrepDelivery *delivery, const char *name)
{
  return delivery->verb == SITREP_VERB_EDIT ? get_id (delivery->destination, delivery->edits, name) : NULL;
}

static SitrepRequest *
put (const SitrepDelivery *delivery, const char *method, const char *what, const char *name, const char *value)
{
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, name, value);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, method, what, json);
}

static SitrepRequest *
edit (const SitrepDelivery *delivery, const char *issue, const char *note, const char *text)
{
  g_autofree char *what
    = note != NULL ? g_strdup_printf ("/issues/%s/notes/%s", issue, note) : g_strconcat ("/issues/", issue, NULL);

  return put (delivery, "PUT", what, note != NULL ? "body" : "description", text);
}

static SitrepRequest *
note (const SitrepDelivery *delivery, const char *issue)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_gitlab, delivery, TEXT_LIMIT);
  g_autofree char *what = g_strdup_printf ("/issues/%s/notes", issue);

  return put (delivery, "POST", what, "body", text);
}

/* Closing it twice does no harm, saying it twice would: what is said comes last. */
static SitrepRequest *
close_issue (const SitrepDelivery *delivery, const char *issue)
{
  g_autofree char *what = g_strconcat ("/issues/", issue, NULL);

  return put (delivery, "PUT", what, "state_event", "close");
}

static SitrepRequest *
open_issue (const SitrepDelivery *delivery, const char *title, const char *text)
{
  g_autofree char *labels = sitrep_destination_setting (delivery->destination, "labels");
  g_autofree char *line = labels != NULL ? sitrep_text_line (labels) : NULL;
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "title", title);
  sitrep_json_add (json, "description", text);
  sitrep_json_add (json, "labels", line);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, "POST", "/issues", json);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *title = sitrep_connector_title (delivery->message, SITREP_GITLAB_CALLS, TITLE_LIMIT);
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_gitlab, delivery, TEXT_LIMIT);
  g_autofree char *edited = edited_of (delivery, "issue"), *edited_note = edited_of (delivery, "note");
  g_autofree char *issue = issue_of (delivery);

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_doc (delivery->doc, error))
    return NULL;
  if (edited != NULL)
    return edit (delivery, edited, edited_note, text);
  if (issue == NULL)
    return sitrep_tracker_check (delivery->message, title, error) ? open_issue (delivery, title, text) : NULL;
  return delivery->message->stage == SITREP_STAGE_RESOLVE ? close_issue (delivery, issue) : note (delivery, issue);
}

/* Whether the answer is that to the closing. */
static gboolean
was_closing (const SitrepDelivery *delivery)
{
  g_autofree char *edited = edited_of (delivery, "issue");
  g_autofree char *issue = issue_of (delivery);

  return delivery->step == 0 && edited == NULL && issue != NULL && delivery->message->stage == SITREP_STAGE_RESOLVE;
}

static SitrepRequest *
next (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autofree char *issue = issue_of (delivery);

  return answer->status == 200 && was_closing (delivery) ? note (delivery, issue) : NULL;
}

/* --- the answer --- */

static SitrepOutcome *
done (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *project = sitrep_destination_setting (delivery->destination, "project");
  g_autofree char *edited = edited_of (delivery, "issue");
  g_autofree char *issue = issue_of (delivery);
  g_autofree char *id = sitrep_json_id (json, issue != NULL || edited != NULL ? "id" : "iid");
  SitrepOutcome *result;

  if (id == NULL || was_closing (delivery))
    return sitrep_outcome_unexpected ();
  result = sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  result->ids = edited != NULL ? g_strdup (delivery->edits)
                               : sitrep_ids_new ("project", project, "issue", issue != NULL ? issue : id, "note",
                                                 issue != NULL ? id : NULL, NULL);
  return result;
}

static SitrepOutcome *
outcome_of (const SitrepAnswerView *answer, const char *secret, gint64 now)
{
  g_autoptr (SitrepOutcome) result = NULL;

  if (answer->status == 403)
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("GitLab does not let this token do that."),
                               _ ("Give the token the scope api and the role of a reporter at least."));
  if (answer->status == 404)
    return sitrep_outcome_new (SITREP_OUTCOME_STOP,
                               _ ("GitLab does not know this project, or the token may not see it."),
                               _ ("Correct the project in the destination, or give the token access to it."));
  result = sitrep_outcome_for (answer, secret);
  if (answer->status == 429 && result->after <= 0)
    sitrep_answer_wait_until (answer, "RateLimit-Reset", now, &result->after);
  return g_steal_pointer (&result);
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autofree char *edited = edited_of (delivery, "issue");
  g_autofree char *issue = issue_of (delivery);

  if (answer->status >= 200 && answer->status <= 299)
    return done (delivery, answer);
  if (answer->status == 404 && (edited != NULL || issue != NULL))
    return sitrep_outcome_tracker_gone ();
  return outcome_of (answer, delivery->secret, delivery->now);
}

/* A project that is known by its number has no address that could be made of it. */
static char *
address (const SitrepDestination *destination, const char *ids)
{
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *project = sitrep_destination_setting (destination, "project");
  g_autofree char *issue = get_id (destination, ids, "issue");

  return issue != NULL && !sitrep_is_digits (project) ? g_strdup_printf ("%s/%s/-/issues/%s", base, project, issue)
                                                      : NULL;
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_headed (&sitrep_dialect_gitlab, doc, title, SITREP_GITLAB_CALLS, TITLE_LIMIT,
                                          TEXT_LIMIT);
}

/* --- the silent question: the project itself --- */

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "", NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, secret, 0);

  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (sitrep_json_text (json, "path_with_namespace") == NULL)
    return sitrep_outcome_unexpected ();
  if (sitrep_json_says (json, "archived"))
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("This project is archived: nothing can be written there."),
                               _ ("Choose another project in the destination."));
  return g_steal_pointer (&result);
}

const SitrepConnector sitrep_connector_gitlab = {
  .key = "gitlab",
  .name = "GitLab",
  .kind = "tracker",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .can_edit = TRUE,
  .ends_only = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .next = next,
  .outcome = outcome,
  .preview = preview,
  .address = address,
  .probe = probe,
  .probed = probed,
};
