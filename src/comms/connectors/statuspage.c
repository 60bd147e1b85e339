/* statuspage.c - Statuspage, through its REST interface
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

/* https://developer.statuspage.io (connectors.md, section 3) */
#define DEFAULT_BASE "https://api.statuspage.io"
#define NAME_LIMIT 255
#define TEXT_LIMIT 25000

static const SitrepSetting settings[] = {
  { "page", N_ ("Page ID"), N_ ("In Statuspage: your name, API info"), FALSE },
  { "base", N_ ("Server"), N_ ("Only where it is not https://api.statuspage.io"), FALSE },
  { "key", N_ ("API key"), N_ ("In Statuspage: your name, API info"), TRUE },
  { NULL },
};

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  return sitrep_page_check (destination, secret, "Statuspage", DEFAULT_BASE, FALSE, error);
}

static const char *
get_status (const SitrepMessage *message)
{
  static const char *const statuses[] = { "investigating", "identified", "monitoring", "resolved" };

  return statuses[sitrep_page_status (message)];
}

/* What the first message made there, or the one that is corrected; or NULL. */
static char *
get_id (const char *ids, const char *name)
{
  g_autofree char *id = sitrep_ids_get (ids, name);

  return id != NULL && sitrep_is_id (id) ? g_steal_pointer (&id) : NULL;
}

/* --- the request --- */

/* @what is below the page: nothing, or it begins with a slash. */
static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *what,
          JsonBuilder *body)
{
  g_autofree char *page = sitrep_destination_setting (destination, "page");
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *url = g_strdup_printf ("%s/v1/pages/%s%s", base, page, what);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  sitrep_request_authorize (call, "OAuth ", secret);
  return call;
}

static void
add (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_add_string_value (json_builder_set_member_name (json, name), value);
}

/* The service knows no doubles: our own id in the metadata is what a look-up finds. */
static void
add_metadata (JsonBuilder *json, const char *message)
{
  json_builder_begin_object (json_builder_set_member_name (json, "metadata"));
  json_builder_begin_object (json_builder_set_member_name (json, "sitrep"));
  add (json, "message", message);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/* Both are needed: the states, and which parts the incident is about. */
static void
add_components (JsonBuilder *json, const char *components)
{
  g_autoptr (JsonNode) root = sitrep_json_parse (components);
  g_autoptr (GList) ids
    = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_members (json_node_get_object (root)) : NULL;

  if (ids == NULL)
    return;
  json_builder_add_value (json_builder_set_member_name (json, "components"), json_node_copy (root));
  json_builder_begin_array (json_builder_set_member_name (json, "component_ids"));
  for (GList *l = ids; l != NULL; l = l->next)
    json_builder_add_string_value (json, l->data);
  json_builder_end_array (json);
}

/* When it is over the impact stays what it was. */
static void
add_impact (JsonBuilder *json, const SitrepMessage *message)
{
  static const char *const impacts[] = {
    [SITREP_SEVERITY_CRITICAL] = "critical",
    [SITREP_SEVERITY_MAJOR] = "major",
    [SITREP_SEVERITY_MINOR] = "minor",
    [SITREP_SEVERITY_LOW] = "none",
  };

  if (message->stage != SITREP_STAGE_RESOLVE)
    add (json, "impact_override", impacts[message->severity]);
}

static JsonBuilder *
new_body (const SitrepMessage *message, const char *name, const char *text)
{
  JsonBuilder *json = json_builder_begin_object (json_builder_new ());

  json_builder_begin_object (json_builder_set_member_name (json, "incident"));
  if (name != NULL)
    add (json, "name", name);
  add (json, "status", get_status (message));
  add (json, "body", text);
  add_impact (json, message);
  add_components (json, message->components);
  if (message->base.id != NULL)
    add_metadata (json, message->base.id);
  json_builder_end_object (json);
  return json_builder_end_object (json);
}

/* The path of the update that is to be replaced, or NULL. */
static char *
edited_path (const SitrepDelivery *delivery)
{
  g_autofree char *incident = get_id (delivery->edits, "incident"), *update = get_id (delivery->edits, "update");

  return delivery->verb == SITREP_VERB_EDIT && incident != NULL && update != NULL
           ? g_strdup_printf ("/incidents/%s/incident_updates/%s", incident, update)
           : NULL;
}

/* An update that was published has its text changed, and nothing else. */
static SitrepRequest *
edit (const SitrepDelivery *delivery, const char *path, const char *text)
{
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  json_builder_begin_object (json_builder_set_member_name (json, "incident_update"));
  add (json, "body", text);
  json_builder_end_object (json_builder_end_object (json));
  return new_call (delivery->destination, delivery->secret, "PATCH", path, json);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_plain, delivery, TEXT_LIMIT);
  g_autofree char *title = sitrep_text_line (delivery->message->title);
  g_autofree char *name = sitrep_text_cut (title, NAME_LIMIT);
  g_autofree char *incident = get_id (delivery->first_ids, "incident");
  g_autofree char *path = edited_path (delivery);
  g_autofree char *what = g_strconcat ("/incidents", incident != NULL ? "/" : "", incident, NULL);
  g_autoptr (JsonBuilder) body = NULL;

  if (!check (delivery->destination, delivery->secret, error))
    return NULL;
  if (path != NULL)
    return edit (delivery, path, text);
  if (incident == NULL && *name == '\0')
    {
      sitrep_invalid (error, _ ("A public title is needed for the status page."));
      return NULL;
    }
  body = new_body (delivery->message, incident == NULL ? name : NULL, text);
  return new_call (delivery->destination, delivery->secret, incident == NULL ? "POST" : "PATCH", what, body);
}

/* --- the answer --- */

/* The id of the latest update that the incident has, or NULL. */
static const char *
latest_update (JsonNode *incident)
{
  JsonNode *list = sitrep_json_member (incident, "incident_updates");
  const char *latest = NULL, *id = NULL;

  for (guint i = 0;
       list != NULL && JSON_NODE_HOLDS_ARRAY (list) && i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *update = json_array_get_element (json_node_get_array (list), i);
      const char *at = sitrep_json_text (update, "created_at"), *its = sitrep_json_text (update, "id");

      /* The first one where no times are told. */
      if (its != NULL && sitrep_is_id (its) && (id == NULL || g_strcmp0 (at, latest) > 0))
        {
          latest = at;
          id = its;
        }
    }
  return id;
}

static SitrepOutcome *
done (const SitrepDelivery *delivery, const SitrepAnswerView *answer, const char *first)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *path = edited_path (delivery);
  const char *id = sitrep_json_text (json, "id");
  SitrepOutcome *result;

  if (id == NULL || !sitrep_is_id (id))
    return sitrep_outcome_unexpected ();
  result = sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  result->ids = path != NULL
                  ? g_strdup (delivery->edits)
                  : sitrep_ids_new ("incident", first != NULL ? first : id, "update", latest_update (json), NULL);
  return result;
}

static SitrepOutcome *
outcome_of (const SitrepAnswerView *answer, const char *secret)
{
  SitrepAnswerView slower = *answer;

  if (answer->status == 404)
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("Statuspage does not know this page."),
                               _ ("Correct the page's ID in the destination."));
  /* An older word for the same (connectors.md, section 9). */
  if (answer->status == 420)
    slower.status = 429;
  return sitrep_outcome_for (&slower, secret);
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autofree char *incident = get_id (delivery->first_ids, "incident");
  g_autofree char *path = edited_path (delivery);

  if (answer->status >= 200 && answer->status <= 299)
    return done (delivery, answer, incident);
  if (answer->status == 404 && path != NULL)
    return sitrep_outcome_new (SITREP_OUTCOME_REJECTED, _ ("The status page does not have this update any more."),
                               _ ("Look at the page, and send the correction as a message of its own."));
  if (answer->status == 404 && incident != NULL)
    return sitrep_outcome_new (SITREP_OUTCOME_REJECTED, _ ("The status page does not have this incident any more."),
                               _ ("Look at the page, and post this update there by hand."));
  return outcome_of (answer, delivery->secret);
}

/* --- the silent question: the page itself --- */

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "", NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, secret);

  if (result->kind == SITREP_OUTCOME_DONE && sitrep_json_text (json, "id") == NULL)
    return sitrep_outcome_unexpected ();
  return g_steal_pointer (&result);
}

/* --- the components --- */

static const char *const component_states[] = {
  "operational",
  N_ ("Operational"), /**/
  "degraded_performance",
  N_ ("Degraded performance"), /**/
  "partial_outage",
  N_ ("Partial outage"), /**/
  "major_outage",
  N_ ("Major outage"), /**/
  "under_maintenance",
  N_ ("Under maintenance"), /**/
  NULL,
};

static SitrepRequest *
list (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "/components?per_page=100", NULL)
                                            : NULL;
}

/* A group has the state of its worst part, and none of its own. */
static gboolean
is_group (JsonNode *component)
{
  JsonNode *group = sitrep_json_member (component, "group");

  return group != NULL && json_node_get_value_type (group) == G_TYPE_BOOLEAN && json_node_get_boolean (group);
}

static GPtrArray *
listed (const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  GPtrArray *components;

  if (answer->status != 200 || json == NULL || !JSON_NODE_HOLDS_ARRAY (json))
    return NULL;
  components = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_component_free);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (json)); i++)
    {
      JsonNode *component = json_array_get_element (json_node_get_array (json), i);
      const char *id = sitrep_json_text (component, "id");
      g_autofree char *name = sitrep_text_line (sitrep_json_text (component, "name"));

      if (id != NULL && sitrep_is_id (id) && *name != '\0' && !is_group (component))
        g_ptr_array_add (components, sitrep_component_new (id, name));
    }
  return components;
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_titled (doc, title, NAME_LIMIT, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_statuspage = {
  .key = "statuspage",
  .name = "Statuspage",
  .kind = "status-page",
  .audience = SITREP_AUDIENCE_PUBLIC,
  .settings = settings,
  .can_edit = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
  .probe = probe,
  .probed = probed,
  .list = list,
  .listed = listed,
  .component_states = component_states,
};
