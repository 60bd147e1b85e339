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
is_id (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_' && *p != '-')
      return FALSE;
  return *text != '\0';
}

static char *
get_base (const SitrepDestination *destination)
{
  char *base = sitrep_destination_setting (destination, "base");

  if (base == NULL)
    return g_strdup (DEFAULT_BASE);
  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
  return base;
}

static gboolean
check_key (const char *key, GError **error)
{
  if (*key == '\0')
    sitrep_invalid (error, _ ("The API key is missing."));
  else if (!sitrep_secret_check_service (key, "Statuspage", error))
    return FALSE;
  else if (strstr (key, "://") != NULL)
    sitrep_invalid (error, _ ("This is an address. Statuspage needs the API key, a row of letters and digits."));
  else if (!is_id (key))
    sitrep_invalid (error, _ ("The API key has only letters, digits and hyphens, and no spaces."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *page = sitrep_destination_setting (destination, "page");
  g_autofree char *base = get_base (destination);
  g_autofree char *key = sitrep_secret_strip (secret);

  if (!check_key (key, error))
    return FALSE;
  if (page == NULL || !is_id (page))
    {
      sitrep_invalid (error, _ ("The ID of the page is needed: a short row of letters and digits, not an address."));
      return FALSE;
    }
  return sitrep_secret_check_service (base, "Statuspage", error) && sitrep_url_check (base, error);
}

static const char *
get_status (const SitrepMessage *message)
{
  static const char *const known[] = { "investigating", "identified", "monitoring", "resolved", NULL };

  if (message->stage == SITREP_STAGE_RESOLVE)
    return "resolved";
  return message->page_status != NULL && g_strv_contains (known, message->page_status) ? message->page_status
                                                                                       : known[0];
}

/* The incident there that the first message made, or NULL. */
static char *
get_incident (const char *ids)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *id;

  json_parser_set_strict (parser, TRUE);
  if (ids == NULL || !json_parser_load_from_data (parser, ids, -1, NULL))
    return NULL;
  id = sitrep_json_text (json_parser_get_root (parser), "incident");
  return id != NULL && is_id (id) ? g_strdup (id) : NULL;
}

static char *
new_url (const SitrepDelivery *delivery, const char *incident)
{
  g_autofree char *page = sitrep_destination_setting (delivery->destination, "page");
  g_autofree char *base = get_base (delivery->destination);

  return g_strdup_printf ("%s/v1/pages/%s/incidents%s%s", base, page, incident != NULL ? "/" : "",
                          incident != NULL ? incident : "");
}

/* The service knows no doubles: our own id in the metadata is what a look-up finds. */
static void
add_metadata (JsonBuilder *json, const char *message)
{
  json_builder_begin_object (json_builder_set_member_name (json, "metadata"));
  json_builder_begin_object (json_builder_set_member_name (json, "sitrep"));
  json_builder_add_string_value (json_builder_set_member_name (json, "message"), message);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static JsonBuilder *
new_body (const SitrepMessage *message, const char *name, const char *text)
{
  JsonBuilder *json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_begin_object (json_builder_set_member_name (json, "incident"));
  if (name != NULL)
    json_builder_add_string_value (json_builder_set_member_name (json, "name"), name);
  json_builder_add_string_value (json_builder_set_member_name (json, "status"), get_status (message));
  json_builder_add_string_value (json_builder_set_member_name (json, "body"), text);
  if (message->base.id != NULL)
    add_metadata (json, message->base.id);
  json_builder_end_object (json);
  json_builder_end_object (json);
  return json;
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_plain, delivery, TEXT_LIMIT);
  g_autofree char *title = sitrep_text_line (delivery->message->title);
  g_autofree char *name = sitrep_text_cut (title, NAME_LIMIT);
  g_autofree char *incident = get_incident (delivery->first_ids);
  g_autofree char *key = sitrep_secret_strip (delivery->secret);
  g_autofree char *authorization = g_strconcat ("OAuth ", key, NULL);
  g_autofree char *url = NULL;
  g_autoptr (JsonBuilder) body = NULL;
  SitrepRequest *result;

  if (!check (delivery->destination, delivery->secret, error))
    return NULL;
  if (incident == NULL && *name == '\0')
    {
      sitrep_invalid (error, _ ("A public title is needed for the status page."));
      return NULL;
    }
  url = new_url (delivery, incident);
  body = new_body (delivery->message, incident == NULL ? name : NULL, text);
  result = sitrep_request_new_json (incident == NULL ? "POST" : "PATCH", url, body);
  sitrep_request_add_header (result, "Authorization", authorization);
  return result;
}

static SitrepOutcome *
done (const SitrepAnswerView *answer, const char *first)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  const char *id = sitrep_json_text (json, "id");
  SitrepOutcome *result;

  if (id == NULL || !is_id (id))
    return sitrep_outcome_unexpected ();
  result = sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  result->ids = g_strdup_printf ("{\"incident\":\"%s\"}", first != NULL ? first : id);
  return result;
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autofree char *incident = get_incident (delivery->first_ids);
  SitrepAnswerView slower = *answer;

  if (answer->status >= 200 && answer->status <= 299)
    return done (answer, incident);
  if (answer->status == 404 && incident != NULL)
    return sitrep_outcome_new (SITREP_OUTCOME_REJECTED, _ ("The status page does not have this incident any more."),
                               _ ("Look at the page, and post this update there by hand."));
  if (answer->status == 404)
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("Statuspage does not know this page."),
                               _ ("Correct the page's ID in the destination."));
  /* An older word for the same (connectors.md, section 9). */
  if (answer->status == 420)
    slower.status = 429;
  return sitrep_outcome_for (&slower, delivery->secret);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  g_autofree char *text = sitrep_connector_preview (&sitrep_dialect_plain, doc, TEXT_LIMIT);
  g_autofree char *name = title != NULL ? sitrep_text_cut (title, NAME_LIMIT) : NULL;

  return name != NULL && *name != '\0' ? g_strdup_printf ("%s\n\n%s", name, text) : g_steal_pointer (&text);
}

const SitrepConnector sitrep_connector_statuspage = {
  .key = "statuspage",
  .name = "Statuspage",
  .kind = "status-page",
  .audience = SITREP_AUDIENCE_PUBLIC,
  .settings = settings,
  .knows_doubles = FALSE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
