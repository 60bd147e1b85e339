/* cachet.c - Cachet, versions 3 and 2
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://docs.cachethq.io, and what both versions' source takes (connectors.md, section 3) */
#define NAME_LIMIT 255
/* What a column of text holds, at four bytes a character. */
#define TEXT_LIMIT 16000

/* Both versions are one service to whoever reads the page; they differ in paths and in who may write. */
typedef struct
{
  const char *path;
  gboolean bearer;
} Version;

static const Version version3 = { "/api", TRUE };
static const Version version2 = { "/api/v1", FALSE };

static const Version *
version_of (const SitrepDestination *destination)
{
  return g_strcmp0 (destination->service, "cachet2") == 0 ? &version2 : &version3;
}

static const SitrepSetting settings[] = {
  { "base", N_ ("Page address"), N_ ("As in https://status.shop.example"), FALSE },
  { "token", N_ ("API token"), N_ ("In Cachet: Settings, Manage API keys; in version 2 your profile"), TRUE },
  { NULL },
};

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *token = sitrep_secret_strip (secret);

  if (!sitrep_token_check (token, "|_-", "Cachet", error))
    return FALSE;
  if (g_str_has_suffix (base, "/api") || g_str_has_suffix (base, "/api/v1") || g_str_has_suffix (base, "/dashboard"))
    {
      sitrep_invalid (error, _ ("Only the address of the page itself is needed, without what comes after it."));
      return FALSE;
    }
  return sitrep_base_check (base, "Cachet", error);
}

/* 0 is kept for what is scheduled. */
static int
status_of (const SitrepMessage *message)
{
  return (int) sitrep_page_status (message) + 1;
}

static const char *const states3[] = {
  "1",  N_ ("Operational"),        /**/
  "2",  N_ ("Performance issues"), /**/
  "3",  N_ ("Partial outage"),     /**/
  "4",  N_ ("Major outage"),       /**/
  "6",  N_ ("Under maintenance"),  /**/
  NULL,
};

static const char *const states2[] = {
  "1",  N_ ("Operational"),        /**/
  "2",  N_ ("Performance issues"), /**/
  "3",  N_ ("Partial outage"),     /**/
  "4",  N_ ("Major outage"),       /**/
  NULL,
};

/* --- the request --- */

/* @what is below the interface's own path. */
static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *what,
          JsonBuilder *body)
{
  const Version *version = version_of (destination);
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *url = g_strconcat (base, version->path, what, NULL);
  g_autofree char *token = sitrep_secret_strip (secret);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  if (version->bearer)
    sitrep_request_authorize (call, "Bearer ", token);
  else
    sitrep_request_add_header (call, "X-Cachet-Token", token);
  return call;
}

static char *
get_id (const char *ids, const char *name)
{
  g_autofree char *id = sitrep_ids_get (ids, name);

  return id != NULL && sitrep_is_digits (id) ? g_steal_pointer (&id) : NULL;
}

/* Where that what is corrected is, or NULL. */
static char *
edited_path (const SitrepDelivery *delivery)
{
  g_autofree char *incident = get_id (delivery->edits, "incident"), *update = get_id (delivery->edits, "update");

  if (delivery->verb != SITREP_VERB_EDIT || incident == NULL)
    return NULL;
  return update != NULL ? g_strdup_printf ("/incidents/%s/updates/%s", incident, update)
                        : g_strconcat ("/incidents/", incident, NULL);
}

static void
add_number (JsonBuilder *json, const char *name, int value)
{
  json_builder_add_int_value (json_builder_set_member_name (json, name), value);
}

static void
add_flag (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_add_boolean_value (json_builder_set_member_name (json, name), value);
}

static char *
text_of (const SitrepDelivery *delivery)
{
  return sitrep_connector_text (&sitrep_dialect_commonmark, delivery, TEXT_LIMIT);
}

static SitrepRequest *
edit (const SitrepDelivery *delivery, const char *path)
{
  g_autofree char *text = text_of (delivery);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "message", text);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, "PUT", path, json);
}

static SitrepRequest *
say (const SitrepDelivery *delivery)
{
  g_autofree char *name = sitrep_connector_title (delivery->message, "", NAME_LIMIT);
  g_autofree char *text = text_of (delivery);
  g_autofree char *incident = get_id (delivery->first_ids, "incident");
  g_autofree char *what
    = incident != NULL ? g_strdup_printf ("/incidents/%s/updates", incident) : g_strdup ("/incidents");
  gboolean bearer = version_of (delivery->destination)->bearer;
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  if (incident == NULL)
    {
      sitrep_json_add (json, "name", name);
      /* Left out, it would be seen by nobody. */
      if (bearer)
        add_flag (json, "visible", TRUE);
      else
        add_number (json, "visible", 1);
      add_flag (json, bearer ? "notifications" : "notify", TRUE);
    }
  add_number (json, "status", status_of (delivery->message));
  sitrep_json_add (json, "message", text);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, "POST", what, json);
}

static GPtrArray *
components_of (const SitrepDelivery *delivery)
{
  const char *const *states = version_of (delivery->destination)->bearer ? states3 : states2;
  GPtrArray *components = sitrep_page_components (delivery->message, states);

  for (guint i = components->len; i > 0; i--)
    if (!sitrep_is_digits (((SitrepComponent *) components->pdata[i - 1])->id))
      g_ptr_array_remove_index (components, i - 1);
  return components;
}

/* A component that an incident brought along keeps the state that it had then until the incident is over, and early
 * versions drop it: the component itself is told, each by a request of its own, before anything is said. */
static SitrepRequest *
set_component (const SitrepDelivery *delivery, const SitrepComponent *component)
{
  g_autofree char *what = g_strconcat ("/components/", component->id, NULL);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  add_number (json, "status", (int) g_ascii_strtoll (component->name, NULL, 10));
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, "PUT", what, json);
}

/* The request of that number: the components', then the message's. */
static SitrepRequest *
take_step (const SitrepDelivery *delivery, guint step)
{
  g_autoptr (GPtrArray) components = components_of (delivery);

  if (step > components->len)
    return NULL;
  return step < components->len ? set_component (delivery, components->pdata[step]) : say (delivery);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *name = sitrep_connector_title (delivery->message, "", NAME_LIMIT);
  g_autofree char *incident = get_id (delivery->first_ids, "incident");
  g_autofree char *path = edited_path (delivery);

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_doc (delivery->doc, error))
    return NULL;
  if (path != NULL)
    return edit (delivery, path);
  return incident != NULL || sitrep_page_check_title (name, error) ? take_step (delivery, 0) : NULL;
}

static SitrepRequest *
next (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  return answer->status == 200 && delivery->verb == SITREP_VERB_POST ? take_step (delivery, delivery->step + 1) : NULL;
}

/* --- the answer --- */

static SitrepOutcome *
outcome_of (const SitrepAnswerView *answer, const char *secret, gint64 now)
{
  g_autoptr (SitrepOutcome) result = NULL;

  if (answer->status == 404)
    return sitrep_outcome_page_unknown ();
  if (answer->status == 403)
    return sitrep_outcome_new (
      SITREP_OUTCOME_STOP, _ ("Cachet does not let this token do that."),
      _ ("Make a token that may manage incidents, their updates and components, and put it into the destination."));
  result = sitrep_outcome_for (answer, secret);
  if (answer->status == 429 && result->after <= 0)
    sitrep_answer_wait_until (answer, "X-RateLimit-Reset", now, &result->after);
  return g_steal_pointer (&result);
}

static SitrepOutcome *
done (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *id = sitrep_json_id (sitrep_json_member (json, "data"), "id");
  g_autofree char *incident = get_id (delivery->first_ids, "incident");
  g_autofree char *path = edited_path (delivery);
  g_autoptr (GPtrArray) components = components_of (delivery);
  SitrepOutcome *result;

  if (id == NULL || !sitrep_is_digits (id) || (path == NULL && delivery->step < components->len))
    return sitrep_outcome_unexpected ();
  result = sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  result->ids = path != NULL ? g_strdup (delivery->edits)
                             : sitrep_ids_new ("incident", incident != NULL ? incident : id, "update",
                                               incident != NULL ? id : NULL, NULL);
  return result;
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autofree char *incident = get_id (delivery->first_ids, "incident");
  g_autofree char *path = edited_path (delivery);
  g_autoptr (GPtrArray) components = components_of (delivery);

  if (answer->status >= 200 && answer->status <= 299)
    return done (delivery, answer);
  if (answer->status == 404 && (path != NULL || incident != NULL || delivery->step < components->len))
    return sitrep_outcome_page_gone ();
  return outcome_of (answer, delivery->secret, delivery->now);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_headed (&sitrep_dialect_commonmark, doc, title, "", NAME_LIMIT, TEXT_LIMIT);
}

/* --- the silent question: everybody may read, so that only what would be written tells whether the token is good: an
 * incident that has nothing is refused for that, but only to those who may write --- */

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  json_builder_end_object (json);
  return check (destination, secret, error) ? new_call (destination, secret, "POST", "/incidents", json) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);

  if ((answer->status == 422 || answer->status == 400) && json != NULL)
    return sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  if (answer->status >= 200 && answer->status <= 299)
    return sitrep_outcome_unexpected ();
  return outcome_of (answer, secret, 0);
}

/* --- the components --- */

static SitrepRequest *
list (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "/components?per_page=100", NULL)
                                            : NULL;
}

static GPtrArray *
listed3 (const SitrepAnswerView *answer)
{
  return sitrep_page_listed (answer, "data", "attributes", "name");
}

static GPtrArray *
listed2 (const SitrepAnswerView *answer)
{
  return sitrep_page_listed (answer, "data", NULL, "name");
}

#define SHARED                                                                                                         \
  .kind = "status-page", .family = "cachet", .audience = SITREP_AUDIENCE_PUBLIC, .settings = settings,                 \
  .can_edit = TRUE, .text_limit = TEXT_LIMIT, .gap = 1.0, .check = check, .request = request, .next = next,            \
  .outcome = outcome, .preview = preview, .probe = probe, .probed = probed, .list = list

const SitrepConnector sitrep_connector_cachet3
  = { .key = "cachet3", .name = "Cachet 3", .listed = listed3, .component_states = states3, SHARED };

const SitrepConnector sitrep_connector_cachet2
  = { .key = "cachet2", .name = "Cachet 2", .untried = TRUE, .listed = listed2, .component_states = states2, SHARED };
