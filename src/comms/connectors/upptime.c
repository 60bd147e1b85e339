/* upptime.c - Upptime: a status page that is made of the issues of a repository at GitHub
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://upptime.js.org/docs (connectors.md, section 3) */
#define TITLE_LIMIT 256
#define TEXT_LIMIT 65536
/* What makes an issue an incident of the page. */
#define LABEL "status"

static const SitrepSetting settings[] = {
  { "repository", N_ ("Repository"), N_ ("Of the status page: its owner and its name, as in shop/status"), FALSE },
  { "site", N_ ("Site"),
    N_ ("Its label in the repository, as in web-shop. Where Upptime has opened an incident for it, "
        "that one is told; left empty: a new one is opened"),
    FALSE },
  { "base", N_ ("Server"), N_ ("Only for GitHub Enterprise Server, as in https://github.shop.example/api/v3"), FALSE },
  { "token", N_ ("Token"),
    N_ ("In GitHub: Settings, Developer settings, Personal access tokens. It needs to read and write issues"), TRUE },
  { NULL },
};

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *site = sitrep_destination_setting (destination, "site");

  if (!sitrep_github_check (destination, secret, error))
    return FALSE;
  if (site == NULL || sitrep_is_made_of (site, "-_."))
    return TRUE;
  sitrep_invalid (error, _ ("This is not the label of a site: one has letters, digits and hyphens, as in web-shop."));
  return FALSE;
}

/* --- requests --- */

static char *
issue_of (const SitrepDelivery *delivery)
{
  return sitrep_github_id (delivery->destination, delivery->first_ids, "issue");
}

static gboolean
ends (const SitrepDelivery *delivery)
{
  return delivery->message->stage == SITREP_STAGE_RESOLVE;
}

static char *
labels_of (const SitrepDelivery *delivery)
{
  g_autofree char *site = sitrep_destination_setting (delivery->destination, "site");

  return g_strconcat (LABEL, site != NULL ? "," : "", site, NULL);
}

/* Its own workflow opens an incident as soon as it sees a site down: there is no second one for the same. */
static SitrepRequest *
look (const SitrepDelivery *delivery)
{
  g_autofree char *labels = labels_of (delivery);
  g_autofree char *what = g_strdup_printf ("/issues?state=open&per_page=1&labels=%s", labels);

  return sitrep_github_call (delivery->destination, delivery->secret, "GET", what, NULL);
}

static gboolean
has_to_look (const SitrepDelivery *delivery)
{
  g_autofree char *path = sitrep_github_edited (delivery);
  g_autofree char *issue = issue_of (delivery);
  g_autofree char *site = sitrep_destination_setting (delivery->destination, "site");

  return path == NULL && issue == NULL && site != NULL;
}

static SitrepRequest *
open_issue (const SitrepDelivery *delivery)
{
  g_autofree char *labels = labels_of (delivery);

  return sitrep_github_open (delivery, TITLE_LIMIT, TEXT_LIMIT, labels);
}

static SitrepRequest *
follow (const SitrepDelivery *delivery, const char *issue)
{
  return ends (delivery) ? sitrep_github_close (delivery, issue) : sitrep_github_comment (delivery, TEXT_LIMIT, issue);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *title = sitrep_connector_title (delivery->message, "", TITLE_LIMIT);
  g_autofree char *path = sitrep_github_edited (delivery);
  g_autofree char *issue = issue_of (delivery);

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_doc (delivery->doc, error))
    return NULL;
  if (path != NULL)
    return sitrep_github_write (delivery, TEXT_LIMIT, "PATCH", path);
  if (issue != NULL)
    return follow (delivery, issue);
  if (!sitrep_page_check_title (title, error))
    return NULL;
  if (has_to_look (delivery))
    return look (delivery);
  return sitrep_tracker_check (delivery->message, title, error) ? open_issue (delivery) : NULL;
}

/* The number of the issue that was found, or NULL. */
static char *
found_in (JsonNode *list)
{
  gboolean any = list != NULL && JSON_NODE_HOLDS_ARRAY (list) && json_array_get_length (json_node_get_array (list)) > 0;

  return any ? sitrep_json_id (json_array_get_element (json_node_get_array (list), 0), "number") : NULL;
}

static SitrepRequest *
after_look (const SitrepDelivery *delivery, JsonNode *list)
{
  g_autofree char *issue = found_in (list);

  if (issue != NULL)
    return follow (delivery, issue);
  return list != NULL && JSON_NODE_HOLDS_ARRAY (list) && !ends (delivery) ? open_issue (delivery) : NULL;
}

static SitrepRequest *
next (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *path = sitrep_github_edited (delivery);
  g_autofree char *number = sitrep_json_id (json, "number");

  if (answer->status != 200 || path != NULL)
    return NULL;
  if (delivery->step == 0 && has_to_look (delivery))
    return after_look (delivery, json);
  /* It was closed: a comment would have been made, with another status. */
  return ends (delivery) && number != NULL ? sitrep_github_comment (delivery, TEXT_LIMIT, number) : NULL;
}

/* --- answers --- */

/* The issue that a comment is of: what its address ends with. */
static char *
issue_in (JsonNode *comment)
{
  const char *url = sitrep_json_text (comment, "issue_url");
  const char *slash = url != NULL ? strrchr (url, '/') : NULL;

  return slash != NULL && sitrep_is_digits (slash + 1) ? g_strdup (slash + 1) : NULL;
}

static SitrepOutcome *
done (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *repository = sitrep_destination_setting (delivery->destination, "repository");
  g_autofree char *path = sitrep_github_edited (delivery);
  g_autofree char *number = sitrep_json_id (json, "number"), *id = sitrep_json_id (json, "id");
  g_autofree char *issue = number != NULL ? g_strdup (number) : issue_in (json);
  SitrepOutcome *result;

  if (path == NULL && answer->status == 200 && json != NULL && JSON_NODE_HOLDS_ARRAY (json))
    return sitrep_outcome_page_gone ();
  if (id == NULL || (path == NULL && (answer->status != 201 || issue == NULL)))
    return sitrep_outcome_unexpected ();
  result = sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  result->ids = path != NULL ? g_strdup (delivery->edits)
                             : sitrep_ids_new ("repository", repository, "issue", issue, "comment",
                                               number == NULL ? id : NULL, NULL);
  return result;
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autofree char *path = sitrep_github_edited (delivery);
  g_autofree char *issue = issue_of (delivery);

  if (answer->status >= 200 && answer->status <= 299)
    return done (delivery, answer);
  if ((answer->status == 404 || answer->status == 410) && (path != NULL || issue != NULL))
    return sitrep_outcome_page_gone ();
  return sitrep_github_outcome (answer, delivery->secret, delivery->now);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_headed (&sitrep_dialect_github, doc, title, SITREP_GITHUB_CALLS, TITLE_LIMIT,
                                          TEXT_LIMIT);
}

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? sitrep_github_probe (destination, secret, error) : NULL;
}

const SitrepConnector sitrep_connector_upptime = {
  .key = "upptime",
  .name = "Upptime",
  .kind = "status-page",
  .audience = SITREP_AUDIENCE_PUBLIC,
  .settings = settings,
  .can_edit = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .next = next,
  .outcome = outcome,
  .preview = preview,
  .probe = probe,
  .probed = sitrep_github_probed,
};
