/* jira.c - Jira Cloud: an incident is a ticket, what follows its comments
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://developer.atlassian.com/cloud/jira/platform/rest/v3 (connectors.md, section 6) */
#define SUMMARY_LIMIT 254
/* Jira takes 32767, in a unit that it does not tell. */
#define TEXT_LIMIT 30000
#define USUAL_TYPE "Task"

static const SitrepSetting settings[] = {
  { "base", N_ ("Site"), N_ ("As in https://shop.atlassian.net"), FALSE },
  { "user", N_ ("Mail address"), N_ ("Of the account that the token belongs to"), FALSE },
  { "project", N_ ("Project key"), N_ ("What its tickets begin with, as in SHOP"), FALSE },
  { "type", N_ ("Issue type"), N_ ("Left empty: Task"), FALSE },
  { "labels", N_ ("Labels"), N_ ("For the ticket, with spaces between them"), FALSE },
  { "priorities", N_ ("Priorities"),
    N_ ("From the worst incident to the least, as in Highest, High, Medium, Low. Left empty: none is set"), FALSE },
  { "transition", N_ ("Step that closes it"), N_ ("Its name, as in Done. Left empty: the ticket stays as it is"),
    FALSE },
  { "token", N_ ("API token"), N_ ("At id.atlassian.com: Security, API tokens"), TRUE },
  { NULL },
};

/* --- what was entered --- */

static gboolean
is_user (const char *user)
{
  return user != NULL && strchr (user, '@') != NULL && sitrep_is_made_of (user, "@.+-_");
}

static gboolean
is_key (const char *project)
{
  return project != NULL && g_ascii_isalpha (*project) && sitrep_is_made_of (project, "_");
}

static gboolean
check_base (const SitrepDestination *destination, GError **error)
{
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autoptr (GUri) uri = g_uri_parse (base, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";

  if (!sitrep_base_check (base, "Jira", error))
    return FALSE;
  if (!g_str_has_prefix (path, "/browse") && !g_str_has_prefix (path, "/jira/") && strstr (path, "/rest/api") == NULL)
    return TRUE;
  sitrep_invalid (error, _ ("Only the address of the site is needed, as in https://shop.atlassian.net."));
  return FALSE;
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *token = sitrep_secret_strip (secret);
  g_autofree char *user = sitrep_destination_setting (destination, "user");
  g_autofree char *project = sitrep_destination_setting (destination, "project");

  if (!sitrep_token_check (token, "_-=.", "Jira", error))
    return FALSE;
  if (!is_user (user))
    sitrep_invalid (error, _ ("The mail address of the account is needed that the token belongs to."));
  else if (!is_key (project))
    sitrep_invalid (error, _ ("The key of the project is needed: what its tickets begin with, as in SHOP."));
  else
    return check_base (destination, error);
  return FALSE;
}

/* --- requests --- */

/* @what is below the interface's own path. */
static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *what,
          JsonBuilder *body)
{
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *user = sitrep_destination_setting (destination, "user");
  g_autofree char *url = g_strdup_printf ("%s/rest/api/3/%s", base, what);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  sitrep_request_authorize_basic (call, user, secret);
  return call;
}

/* What is kept of the site and project that are still the destination's. */
static char *
get_id (const SitrepDestination *destination, const char *ids, const char *name)
{
  g_autofree char *project = sitrep_destination_setting (destination, "project");
  g_autofree char *of = sitrep_ids_get (ids, "project");
  g_autofree char *id = sitrep_ids_get (ids, name);

  return id != NULL && sitrep_is_id (id) && g_strcmp0 (of, project) == 0 ? g_steal_pointer (&id) : NULL;
}

static char *
issue_of (const SitrepDelivery *delivery)
{
  return get_id (delivery->destination, delivery->first_ids, "issue");
}

static char *
edited_of (const SitrepDelivery *delivery, const char *name)
{
  return delivery->verb == SITREP_VERB_EDIT ? get_id (delivery->destination, delivery->edits, name) : NULL;
}

static void
add_text (JsonBuilder *json, const char *name, const SitrepDelivery *delivery)
{
  const SitrepMessage *message = delivery->message;
  gboolean repeat = message->repeat && message->audience == SITREP_AUDIENCE_INTERNAL;

  sitrep_json_add_adf (json, name, repeat ? SITREP_REPEAT_WORDS : NULL, delivery->doc, TEXT_LIMIT);
}

static void
add_named (JsonBuilder *json, const char *what, const char *name, const char *value)
{
  json_builder_begin_object (json_builder_set_member_name (json, what));
  sitrep_json_add (json, name, value);
  json_builder_end_object (json);
}

/* One for each severity; where fewer are named, the last one is for all further. */
static void
add_priority (JsonBuilder *json, const SitrepDelivery *delivery)
{
  g_autofree char *setting = sitrep_destination_setting (delivery->destination, "priorities");
  g_auto (GStrv) names = g_strsplit (setting != NULL ? setting : "", ",", -1);
  guint n = g_strv_length (names);
  g_autofree char *name = n > 0 ? sitrep_text_line (names[MIN ((guint) delivery->message->severity, n - 1)]) : NULL;

  if (name != NULL && *name != '\0')
    add_named (json, "priority", "name", name);
}

static SitrepRequest *
open_ticket (const SitrepDelivery *delivery, const char *summary)
{
  g_autofree char *project = sitrep_destination_setting (delivery->destination, "project");
  g_autofree char *type = sitrep_destination_setting (delivery->destination, "type");
  g_autofree char *labels = sitrep_destination_setting (delivery->destination, "labels");
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  json_builder_begin_object (json_builder_set_member_name (json, "fields"));
  add_named (json, "project", "key", project);
  add_named (json, "issuetype", "name", type != NULL ? type : USUAL_TYPE);
  sitrep_json_add (json, "summary", summary);
  add_text (json, "description", delivery);
  /* None has a space in it. */
  sitrep_json_add_words (json, "labels", labels != NULL ? g_strdelimit (labels, " ", ',') : NULL);
  add_priority (json, delivery);
  json_builder_end_object (json);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, "POST", "issue", json);
}

static SitrepRequest *
comment (const SitrepDelivery *delivery, const char *method, const char *issue, const char *id)
{
  g_autofree char *what = g_strdup_printf ("issue/%s/comment%s%s", issue, id != NULL ? "/" : "", id != NULL ? id : "");
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  add_text (json, "body", delivery);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, method, what, json);
}

static SitrepRequest *
edit (const SitrepDelivery *delivery, const char *issue, const char *id)
{
  g_autofree char *what = g_strconcat ("issue/", issue, NULL);
  g_autoptr (JsonBuilder) json = NULL;

  if (id != NULL)
    return comment (delivery, "PUT", issue, id);
  json = json_builder_begin_object (json_builder_new ());
  json_builder_begin_object (json_builder_set_member_name (json, "fields"));
  add_text (json, "description", delivery);
  json_builder_end_object (json);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, "PUT", what, json);
}

/* --- closing: what steps there are is asked first, since they differ by ticket, and a comment that goes along with a
 * step is lost where the step has no screen --- */

static gboolean
has_to_close (const SitrepDelivery *delivery)
{
  g_autofree char *edited = edited_of (delivery, "issue");
  g_autofree char *issue = issue_of (delivery);
  g_autofree char *step = sitrep_destination_setting (delivery->destination, "transition");

  return edited == NULL && issue != NULL && step != NULL && delivery->message->stage == SITREP_STAGE_RESOLVE;
}

static SitrepRequest *
ask_steps (const SitrepDelivery *delivery, const char *issue)
{
  g_autofree char *what = g_strdup_printf ("issue/%s?fields=status&expand=transitions", issue);

  return new_call (delivery->destination, delivery->secret, "GET", what, NULL);
}

static gboolean
is_done (JsonNode *ticket)
{
  JsonNode *status = sitrep_json_member (sitrep_json_member (ticket, "fields"), "status");

  return g_strcmp0 (sitrep_json_text (sitrep_json_member (status, "statusCategory"), "key"), "done") == 0;
}

/* The id of the step that has @name, or that id; or NULL. */
static char *
find_step (JsonNode *ticket, const char *name)
{
  JsonNode *list = sitrep_json_member (ticket, "transitions");
  g_autofree char *wanted = sitrep_text_fold (name);

  for (guint i = 0;
       list != NULL && JSON_NODE_HOLDS_ARRAY (list) && i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *step = json_array_get_element (json_node_get_array (list), i);
      g_autofree char *id = sitrep_json_id (step, "id");
      g_autofree char *its = sitrep_text_fold (sitrep_json_text (step, "name"));

      if (id != NULL && (strcmp (id, name) == 0 || strcmp (its, wanted) == 0))
        return g_steal_pointer (&id);
    }
  return NULL;
}

static SitrepRequest *
take_step (const SitrepDelivery *delivery, const char *issue, JsonNode *ticket)
{
  g_autofree char *name = sitrep_destination_setting (delivery->destination, "transition");
  g_autofree char *id = find_step (ticket, name);
  g_autofree char *what = g_strdup_printf ("issue/%s/transitions", issue);
  g_autoptr (JsonBuilder) json = NULL;

  if (id == NULL)
    return NULL;
  json = json_builder_begin_object (json_builder_new ());
  add_named (json, "transition", "id", id);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, "POST", what, json);
}

static SitrepRequest *
next (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *issue = issue_of (delivery);

  if (!has_to_close (delivery))
    return NULL;
  if ((delivery->step == 0 && answer->status == 200 && is_done (json))
      || (delivery->step == 1 && answer->status == 204))
    return comment (delivery, "POST", issue, NULL);
  return delivery->step == 0 && answer->status == 200 ? take_step (delivery, issue, json) : NULL;
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *summary = sitrep_connector_title (delivery->message, "", SUMMARY_LIMIT);
  g_autofree char *edited = edited_of (delivery, "issue"), *edited_comment = edited_of (delivery, "comment");
  g_autofree char *issue = issue_of (delivery);

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_doc (delivery->doc, error))
    return NULL;
  if (edited != NULL)
    return edit (delivery, edited, edited_comment);
  if (issue == NULL)
    return sitrep_tracker_check (delivery->message, summary, error) ? open_ticket (delivery, summary) : NULL;
  return has_to_close (delivery) ? ask_steps (delivery, issue) : comment (delivery, "POST", issue, NULL);
}

/* --- answers --- */

static SitrepOutcome *
no_step (const SitrepDelivery *delivery)
{
  g_autofree char *name = sitrep_destination_setting (delivery->destination, "transition");
  g_autofree char *words = g_strdup_printf (_ ("The ticket cannot take the step “%s” from where it stands."), name);

  return sitrep_outcome_new (
    SITREP_OUTCOME_REJECTED, words,
    _ ("Close the ticket in Jira and send this again, or correct the step in the destination."));
}

static SitrepOutcome *
done (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *project = sitrep_destination_setting (delivery->destination, "project");
  g_autofree char *edited = edited_of (delivery, "issue");
  g_autofree char *issue = issue_of (delivery);
  g_autofree char *id = sitrep_json_id (json, issue != NULL ? "id" : "key");
  gboolean asked = has_to_close (delivery) && answer->status == 200;
  SitrepOutcome *result;

  if (asked && delivery->step == 0 && json != NULL && sitrep_json_member (json, "transitions") != NULL)
    return no_step (delivery);
  if (asked || (edited == NULL && id == NULL) || (edited != NULL && answer->status != 204 && json == NULL))
    return sitrep_outcome_unexpected ();
  result = sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  result->ids = edited != NULL ? g_strdup (delivery->edits)
                               : sitrep_ids_new ("project", project, "issue", issue != NULL ? issue : id, "comment",
                                                 issue != NULL ? id : NULL, NULL);
  return result;
}

/* Whether Jira blames what is set in the destination, and not the message. */
static gboolean
blames_settings (const SitrepAnswerView *answer)
{
  static const char *const members[] = { "project", "issuetype", "priority", "labels" };
  g_autoptr (JsonNode) json = answer->status == 400 ? sitrep_answer_json (answer) : NULL;
  JsonNode *errors = sitrep_json_member (json, "errors");

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (sitrep_json_member (errors, members[i]) != NULL)
      return TRUE;
  return FALSE;
}

static SitrepOutcome *
outcome_of (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, delivery->secret);

  if (answer->status == 429 && result->after <= 0)
    sitrep_answer_wait_until (answer, "X-RateLimit-Reset", delivery->now, &result->after);
  if (!blames_settings (answer))
    return g_steal_pointer (&result);
  result->kind = SITREP_OUTCOME_STOP;
  g_set_str (&result->todo,
             _ ("Correct the project, the issue type, the labels or the priorities in the destination."));
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
  return outcome_of (delivery, answer);
}

static char *
address (const SitrepDestination *destination, const char *ids)
{
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *issue = get_id (destination, ids, "issue");

  return issue != NULL ? g_strdup_printf ("%s/browse/%s", base, issue) : NULL;
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_titled (doc, title, SUMMARY_LIMIT, TEXT_LIMIT);
}

/* --- the silent question: whose token it is --- */

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "myself", NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  return sitrep_outcome_probed (answer, secret, "accountId");
}

const SitrepConnector sitrep_connector_jira = {
  .key = "jira",
  .name = "Jira",
  .kind = "tracker",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .can_edit = TRUE,
  .ends_only = TRUE,
  .untried = TRUE,
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
