/* github.c - GitHub: an incident is an issue, what follows its comments
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://docs.github.com/rest/issues (connectors.md, section 6) */
#define TITLE_LIMIT 256
#define TEXT_LIMIT 65536

static const SitrepSetting settings[] = {
  { "repository", N_ ("Repository"), N_ ("Its owner and its name, as in shop/incidents"), FALSE },
  { "labels", N_ ("Labels"), N_ ("For the issue, with commas between them; they must be there already"), FALSE },
  { "base", N_ ("Server"), N_ ("Only for GitHub Enterprise Server, as in https://github.shop.example/api/v3"), FALSE },
  { "token", N_ ("Token"),
    N_ ("In GitHub: Settings, Developer settings, Personal access tokens. It needs to read and write issues"), TRUE },
  { NULL },
};

/* --- the request --- */

static char *
issue_of (const SitrepDelivery *delivery)
{
  return sitrep_github_id (delivery->destination, delivery->first_ids, "issue");
}

static SitrepRequest *
open_issue (const SitrepDelivery *delivery)
{
  g_autofree char *labels = sitrep_destination_setting (delivery->destination, "labels");

  return sitrep_github_open (delivery, TITLE_LIMIT, TEXT_LIMIT, labels);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *title = sitrep_connector_title (delivery->message, SITREP_GITHUB_CALLS, TITLE_LIMIT);
  g_autofree char *path = sitrep_github_edited (delivery);
  g_autofree char *issue = issue_of (delivery);

  if (!sitrep_github_check (delivery->destination, delivery->secret, error)
      || !sitrep_connector_check_doc (delivery->doc, error))
    return NULL;
  if (path != NULL)
    return sitrep_github_write (delivery, TEXT_LIMIT, "PATCH", path);
  if (issue == NULL)
    return sitrep_tracker_check (delivery->message, title, error) ? open_issue (delivery) : NULL;
  return delivery->message->stage == SITREP_STAGE_RESOLVE ? sitrep_github_close (delivery, issue)
                                                          : sitrep_github_comment (delivery, TEXT_LIMIT, issue);
}

/* Whether the answer is that to the closing. */
static gboolean
was_closing (const SitrepDelivery *delivery)
{
  g_autofree char *path = sitrep_github_edited (delivery);
  g_autofree char *issue = issue_of (delivery);

  return delivery->step == 0 && path == NULL && issue != NULL && delivery->message->stage == SITREP_STAGE_RESOLVE;
}

static SitrepRequest *
next (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autofree char *issue = issue_of (delivery);

  return answer->status == 200 && was_closing (delivery) ? sitrep_github_comment (delivery, TEXT_LIMIT, issue) : NULL;
}

/* --- the answer --- */

static SitrepOutcome *
done (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *path = sitrep_github_edited (delivery);
  g_autofree char *repository = sitrep_destination_setting (delivery->destination, "repository");
  g_autofree char *issue = issue_of (delivery);
  g_autofree char *id = sitrep_json_id (json, issue != NULL || path != NULL ? "id" : "number");
  SitrepOutcome *result;

  if (id == NULL || was_closing (delivery))
    return sitrep_outcome_unexpected ();
  result = sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  result->ids = path != NULL ? g_strdup (delivery->edits)
                             : sitrep_ids_new ("repository", repository, "issue", issue != NULL ? issue : id, "comment",
                                               issue != NULL ? id : NULL, NULL);
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
    return sitrep_outcome_tracker_gone ();
  return sitrep_github_outcome (answer, delivery->secret, delivery->now);
}

/* The programming interface of github.com is a host of its own, that of a server of one's own is below /api/v3. */
static char *
address (const SitrepDestination *destination, const char *ids)
{
  g_autofree char *base = sitrep_destination_setting (destination, "base");
  g_autofree char *repository = sitrep_destination_setting (destination, "repository");
  g_autofree char *issue = sitrep_github_id (destination, ids, "issue");
  const char *below = base != NULL ? strstr (base, "/api/") : NULL;
  g_autofree char *site = base == NULL    ? g_strdup ("https://github.com")
                          : below != NULL ? g_strndup (base, (gsize) (below - base))
                                          : g_strdup (base);

  return issue != NULL ? g_strdup_printf ("%s/%s/issues/%s", site, repository, issue) : NULL;
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_headed (&sitrep_dialect_github, doc, title, SITREP_GITHUB_CALLS, TITLE_LIMIT,
                                          TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_github = {
  .key = "github",
  .name = "GitHub",
  .kind = "tracker",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .can_edit = TRUE,
  .ends_only = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = sitrep_github_check,
  .request = request,
  .next = next,
  .outcome = outcome,
  .preview = preview,
  .address = address,
  .probe = sitrep_github_probe,
  .probed = sitrep_github_probed,
};
