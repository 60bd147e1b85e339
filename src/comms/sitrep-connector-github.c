/* sitrep-connector-github.c - what every connector that goes through GitHub's REST interface does
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://docs.github.com/rest (connectors.md, section 6) */
#define DEFAULT_BASE "https://api.github.com"
#define VERSION "2022-11-28"
/* Where GitHub says by a 403 that it was asked too often, and not for how long. */
#define WAIT_UNTOLD 60.0

/* --- what was entered --- */

static gboolean
is_repository (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!sitrep_is_made_of (parts[i], "-_.") || strspn (parts[i], ".") == strlen (parts[i]))
      return FALSE;
  return g_strv_length (parts) == 2;
}

static gboolean
check_base (const char *base, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (base, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (g_strcmp0 (host, "github.com") != 0 && g_strcmp0 (host, "www.github.com") != 0)
    return sitrep_base_check (base, "GitHub", error);
  sitrep_invalid (error, _ ("This is the site that people look at. Leave the server empty for it, or give the address "
                            "of the programming interface, as in https://github.shop.example/api/v3."));
  return FALSE;
}

/** sitrep_github_check: as `check` of a connector whose settings are `repository` and `base`, and a token */
gboolean
sitrep_github_check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *token = sitrep_secret_strip (secret);
  g_autofree char *repository = sitrep_destination_setting (destination, "repository");
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);

  if (!sitrep_token_check (token, "_-.", "GitHub", error))
    return FALSE;
  if (repository == NULL || !is_repository (repository))
    {
      sitrep_invalid (error, _ ("The repository is needed: its owner and its name, as in shop/incidents."));
      return FALSE;
    }
  return check_base (base, error);
}

/* --- the request --- */

/** sitrep_github_call: @what is below the repository: nothing, or it begins with a slash */
SitrepRequest *
sitrep_github_call (const SitrepDestination *destination,
                    const char *secret,
                    const char *method,
                    const char *what,
                    JsonBuilder *body)
{
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *repository = sitrep_destination_setting (destination, "repository");
  g_autofree char *url = g_strdup_printf ("%s/repos/%s%s", base, repository, what);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  sitrep_request_authorize (call, "Bearer ", secret);
  sitrep_request_add_header (call, "X-GitHub-Api-Version", VERSION);
  return call;
}

/**
 * sitrep_github_id:
 * @ids: (nullable)
 *
 * Returns: (transfer full) (nullable): the number that is kept there as @name, where it is of the repository that is
 *   still the destination's
 */
char *
sitrep_github_id (const SitrepDestination *destination, const char *ids, const char *name)
{
  g_autofree char *repository = sitrep_destination_setting (destination, "repository");
  g_autofree char *of = sitrep_ids_get (ids, "repository");
  g_autofree char *id = sitrep_ids_get (ids, name);

  return id != NULL && sitrep_is_digits (id) && g_strcmp0 (of, repository) == 0 ? g_steal_pointer (&id) : NULL;
}

/* --- issues and what is said of them --- */

/** sitrep_github_edited: Returns: (transfer full) (nullable): where that what is corrected is: a comment, the issue */
char *
sitrep_github_edited (const SitrepDelivery *delivery)
{
  const char *ids = delivery->verb == SITREP_VERB_EDIT ? delivery->edits : NULL;
  g_autofree char *issue = sitrep_github_id (delivery->destination, ids, "issue");
  g_autofree char *comment = sitrep_github_id (delivery->destination, ids, "comment");

  if (comment != NULL)
    return g_strconcat ("/issues/comments/", comment, NULL);
  return issue != NULL ? g_strconcat ("/issues/", issue, NULL) : NULL;
}

static SitrepRequest *
call (const SitrepDelivery *delivery, const char *method, const char *what, JsonBuilder *body)
{
  return sitrep_github_call (delivery->destination, delivery->secret, method, what, body);
}

/** sitrep_github_write: the text, as the body of what is at @what */
SitrepRequest *
sitrep_github_write (const SitrepDelivery *delivery, guint limit, const char *method, const char *what)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_github, delivery, limit);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "body", text);
  json_builder_end_object (json);
  return call (delivery, method, what, json);
}

/** sitrep_github_comment: the text, as a comment of the issue */
SitrepRequest *
sitrep_github_comment (const SitrepDelivery *delivery, guint limit, const char *issue)
{
  g_autofree char *what = g_strdup_printf ("/issues/%s/comments", issue);

  return sitrep_github_write (delivery, limit, "POST", what);
}

/** sitrep_github_close: closing it twice does no harm, saying it twice would: what is said comes after this. */
SitrepRequest *
sitrep_github_close (const SitrepDelivery *delivery, const char *issue)
{
  g_autofree char *what = g_strconcat ("/issues/", issue, NULL);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "state", "closed");
  sitrep_json_add (json, "state_reason", "completed");
  json_builder_end_object (json);
  return call (delivery, "PATCH", what, json);
}

/** sitrep_github_open: title and text, as an issue; @labels: (nullable): with commas between them */
SitrepRequest *
sitrep_github_open (const SitrepDelivery *delivery, guint title_limit, guint limit, const char *labels)
{
  g_autofree char *title = sitrep_connector_title (delivery->message, SITREP_GITHUB_CALLS, title_limit);
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_github, delivery, limit);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "title", title);
  sitrep_json_add (json, "body", text);
  sitrep_json_add_words (json, "labels", labels);
  json_builder_end_object (json);
  return call (delivery, "POST", "/issues", json);
}

/* --- the answer --- */

static gboolean
asks_to_wait (const SitrepAnswerView *answer)
{
  g_autofree char *words = sitrep_answer_words (answer, NULL);
  g_autofree char *small = words != NULL ? g_ascii_strdown (words, -1) : NULL;
  const char *left = sitrep_answer_header (answer, "X-RateLimit-Remaining");

  return answer->status == 429
         || (answer->status == 403
             && (sitrep_answer_header (answer, "Retry-After") != NULL || g_strcmp0 (left, "0") == 0
                 || (small != NULL && strstr (small, "rate limit") != NULL)));
}

static SitrepOutcome *
wait (const SitrepAnswerView *answer, gint64 now)
{
  SitrepAnswerView slower = *answer;
  SitrepOutcome *result;

  slower.status = 429;
  result = sitrep_outcome_for (&slower, NULL);
  if (result->after <= 0)
    sitrep_answer_wait_until (answer, "X-RateLimit-Reset", now, &result->after);
  if (result->after <= 0 && answer->status == 403)
    result->after = WAIT_UNTOLD;
  return result;
}

/** sitrep_github_outcome: what an answer means, as far as it says so for the repository as a whole */
SitrepOutcome *
sitrep_github_outcome (const SitrepAnswerView *answer, const char *secret, gint64 now)
{
  if (asks_to_wait (answer))
    return wait (answer, now);
  if (answer->status == 403)
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("GitHub does not let this token do that."),
                               _ ("Give the token the right to write there, at GitHub, and wake the destination."));
  if (answer->status == 404)
    return sitrep_outcome_new (SITREP_OUTCOME_STOP,
                               _ ("GitHub does not know this repository, or the token may not see it."),
                               _ ("Correct the repository in the destination, or give the token access to it."));
  if (answer->status == 410)
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("This repository has its issues switched off."),
                               _ ("Switch them on in the repository's settings, and wake the destination."));
  return sitrep_outcome_for (answer, secret);
}

/* --- the silent question: the repository itself --- */

/** sitrep_github_probe: as `probe` */
SitrepRequest *
sitrep_github_probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return sitrep_github_check (destination, secret, error) ? sitrep_github_call (destination, secret, "GET", "", NULL)
                                                          : NULL;
}

/** sitrep_github_probed: as `probed`; where issues are off, or nothing can be written any more, that is told now */
SitrepOutcome *
sitrep_github_probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = sitrep_github_outcome (answer, secret, 0);
  JsonNode *issues = sitrep_json_member (json, "has_issues");
  SitrepAnswerView off = *answer;

  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (sitrep_json_text (json, "full_name") == NULL)
    return sitrep_outcome_unexpected ();
  if (sitrep_json_says (json, "archived"))
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("This repository is archived: nothing can be written there."),
                               _ ("Choose another repository in the destination."));
  off.status = 410;
  return issues != NULL && !sitrep_json_says (json, "has_issues") ? sitrep_github_outcome (&off, secret, 0)
                                                                  : g_steal_pointer (&result);
}
