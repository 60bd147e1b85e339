/* fake-statuspage.c - Statuspage: /v1/pages/PAGE[/components|/incidents[/ID[/incident_updates/ID]]]
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* Every page has a login and a shop, in a group. */
#define COMPONENTS                                                                                                     \
  "[{\"id\":\"group1\",\"name\":\"Web\",\"group\":true},{\"id\":\"login1\",\"name\":\"Login\",\"group\":false,"        \
  "\"group_id\":\"group1\",\"status\":\"operational\"},{\"id\":\"shop1\",\"name\":\"Shop\\nfront\",\"group\":false}]"

static gboolean
is_component (const char *id)
{
  return strcmp (id, "login1") == 0 || strcmp (id, "shop1") == 0;
}

static const char *
components_fault (JsonObject *incident)
{
  static const char *const states[]
    = { "operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage", NULL };
  JsonObject *components = fake_object (json_object_get_member (incident, "components"));
  JsonNode *ids = json_object_get_member (incident, "component_ids");
  g_autoptr (GList) names = components != NULL ? json_object_get_members (components) : NULL;

  if (components == NULL && ids == NULL)
    return NULL;
  if (components == NULL || ids == NULL || !JSON_NODE_HOLDS_ARRAY (ids)
      || json_array_get_length (json_node_get_array (ids)) != json_object_get_size (components))
    return "components and component_ids do not fit";
  for (GList *l = names; l != NULL; l = l->next)
    if (!is_component (l->data) || fake_text (components, l->data) == NULL
        || !g_strv_contains (states, fake_text (components, l->data)))
      return "an unknown component, or an unknown state of it";
  for (guint i = 0; i < json_array_get_length (json_node_get_array (ids)); i++)
    if (!json_object_has_member (components, json_array_get_string_element (json_node_get_array (ids), i)))
      return "a component_id is not among the components";
  return NULL;
}

static const char *
incident_fault (JsonObject *incident, gboolean create)
{
  static const char *const known[]
    = { "name", "status", "body", "metadata", "impact_override", "components", "component_ids", NULL };
  const char *status = fake_text (incident, "status"), *body = fake_text (incident, "body");
  const char *impact = fake_text (incident, "impact_override");

  if (incident == NULL)
    return "incident is missing";
  if (!fake_only (incident, known))
    return "incident has an unknown member";
  if ((create || json_object_has_member (incident, "name")) && !fake_fits (fake_text (incident, "name"), 255))
    return "name is too long or missing";
  if (status == NULL || !g_strv_contains (MEMBERS ("investigating", "identified", "monitoring", "resolved"), status))
    return "status is not one of the list";
  if (body == NULL || g_utf8_strlen (body, -1) > 25000)
    return "body is too long or missing";
  if (json_object_has_member (incident, "impact_override")
      && (impact == NULL || !g_strv_contains (MEMBERS ("none", "minor", "major", "critical", "maintenance"), impact)))
    return "impact_override is not one of the list";
  if (json_object_has_member (incident, "metadata")
      && fake_object (json_object_get_member (incident, "metadata")) == NULL)
    return "metadata is no object";
  return components_fault (incident);
}

static JsonObject *
unwrap (Exchange *exchange, const char *name)
{
  JsonObject *body = fake_object (exchange->body);

  return body != NULL && fake_only (body, MEMBERS (name)) ? fake_object (json_object_get_member (body, name)) : NULL;
}

/* Newest first, as the service lists them. */
static void
put_incident (Exchange *exchange, const char *id, gboolean create)
{
  JsonObject *incident = unwrap (exchange, "incident");
  const char *fault = incident_fault (incident, create);
  g_autofree char *update = g_strdup_printf ("upd%u", ++*exchange->counter);
  g_autofree char *key = g_strdup_printf ("%s %s", id, update);

  if (fault != NULL)
    {
      fake_answer (exchange, 422, JSON, "{\"error\": [\"%s\"]}", fault);
      return;
    }
  fake_keep (exchange, id, "");
  fake_keep (exchange, key, "");
  fake_answer (exchange, create ? 201 : 200, JSON,
               "{\"id\": \"%s\", \"status\": \"%s\", \"incident_updates\": ["
               "{\"id\": \"%s\", \"created_at\": \"2026-01-31T04:13:00.%03uZ\"},"
               "{\"id\": \"upd0\", \"created_at\": \"2026-01-31T04:12:00.000Z\"}]}",
               id, fake_text (incident, "status"), update, *exchange->counter);
}

static void
put_update (Exchange *exchange, const char *id, const char *update)
{
  JsonObject *body = unwrap (exchange, "incident_update");
  g_autofree char *key = g_strdup_printf ("%s %s", id, update);

  if (fake_kept (exchange, key) == NULL)
    fake_answer (exchange, 404, JSON, "{\"error\": \"Not found\"}");
  else if (body == NULL || !fake_only (body, MEMBERS ("body", "display_at", "deliver_notifications"))
           || !fake_fits (fake_text (body, "body"), 25000))
    fake_answer (exchange, 422, JSON, "{\"error\": [\"body is too long or missing\"]}");
  else
    fake_answer (exchange, 200, JSON, "{\"id\": \"%s\", \"incident_id\": \"%s\"}", update, id);
}

static void
get (Exchange *exchange, char **parts, guint length)
{
  if (length == 4)
    fake_answer (exchange, 200, JSON, "{\"id\": \"%s\", \"name\": \"Web shop\"}", parts[3]);
  else if (length == 5 && strcmp (parts[4], "components") == 0)
    fake_answer (exchange, 200, JSON, COMPONENTS);
  else
    fake_answer (exchange, 404, JSON, "{\"error\": \"Not found\"}");
}

static void
put (Exchange *exchange, char **parts, guint length)
{
  gboolean post = strcmp (exchange->method, "POST") == 0, patch = strcmp (exchange->method, "PATCH") == 0;
  gboolean below = length > 4 && strcmp (parts[4], "incidents") == 0;
  g_autofree char *fresh = g_strdup_printf ("p31zjtct2j%uer", ++*exchange->counter);

  if (!below)
    fake_answer (exchange, 404, JSON, "{\"error\": \"Not found\"}");
  else if (length == 5 && post)
    put_incident (exchange, fresh, TRUE);
  else if (length == 6 && patch && fake_kept (exchange, parts[5]) != NULL)
    put_incident (exchange, parts[5], FALSE);
  else if (length == 8 && patch && strcmp (parts[6], "incident_updates") == 0)
    put_update (exchange, parts[5], parts[7]);
  else if (length == 6 && patch)
    fake_answer (exchange, 404, JSON, "{\"error\": \"Not found\"}");
  else
    fake_answer (exchange, 405, JSON, "{\"error\": \"Method not allowed\"}");
}

void
fake_statuspage (Exchange *exchange, char **parts)
{
  const char *key = soup_message_headers_get_one (exchange->headers, "Authorization");
  guint length = g_strv_length (parts);

  if (key == NULL || !g_str_has_prefix (key, "OAuth ") || strlen (key) < 8 || strcmp (key, "OAuth denied") == 0)
    fake_answer (exchange, 401, JSON, "{\"error\": \"Could not authenticate\"}");
  else if (length < 4 || strcmp (parts[2], "pages") != 0 || strcmp (parts[3], "gone") == 0)
    fake_answer (exchange, 404, JSON, "{\"error\": \"Not found\"}");
  else if (strcmp (exchange->method, "GET") == 0)
    get (exchange, parts, length);
  else
    put (exchange, parts, length);
}
