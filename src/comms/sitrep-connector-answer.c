/* sitrep-connector-answer.c - what an answer means, as far as HTTP itself says
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <math.h>
#include <string.h>

/* Of what a service says, this much is shown. */
#define WORDS_MAX 200

const char *
sitrep_json_text (JsonNode *node, const char *name)
{
  JsonNode *member = sitrep_json_member (node, name);

  return member != NULL && json_node_get_value_type (member) == G_TYPE_STRING ? json_node_get_string (member) : NULL;
}

/** sitrep_json_number: Returns: the number under @name; NaN where there is none. */
double
sitrep_json_number (JsonNode *node, const char *name)
{
  JsonNode *member = sitrep_json_member (node, name);
  GType type = member != NULL ? json_node_get_value_type (member) : G_TYPE_INVALID;

  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double (member) : (double) NAN;
}

/**
 * sitrep_answer_json:
 *
 * Returns: (transfer full) (nullable): the answer's JSON, where it says that it is some and it is
 */
JsonNode *
sitrep_answer_json (const SitrepAnswerView *answer)
{
  g_autofree char *type = answer->content_type != NULL ? g_ascii_strdown (answer->content_type, -1) : NULL;

  if (type == NULL || answer->body == NULL
      || (!g_str_has_prefix (type, "application/json") && strstr (type, "+json") == NULL))
    return NULL;
  return sitrep_json_parse (answer->body);
}

/**
 * sitrep_wait_take:
 * @after: (inout): the longest wait so far
 *
 * Takes a wait that a service asks for, within bounds; what is negative or no number is not one.
 */
gboolean
sitrep_wait_take (double *after, double seconds)
{
  if (!isfinite (seconds) || seconds < 0)
    return FALSE;
  *after = MAX (*after, CLAMP (seconds, SITREP_WAIT_MIN, SITREP_WAIT_MAX));
  return TRUE;
}

/** sitrep_answer_header: Returns: (transfer none) (nullable): the header's value */
const char *
sitrep_answer_header (const SitrepAnswerView *answer, const char *name)
{
  return answer->header != NULL ? answer->header (answer->header_data, name) : NULL;
}

/* A date is counted from the answer's own: this machine's clock may be wrong, and a connector reads none. */
static double
seconds_until (const SitrepAnswerView *answer, const char *date)
{
  g_autoptr (GDateTime) until = soup_date_time_new_from_http_string (date);
  const char *now_text = sitrep_answer_header (answer, "Date");
  g_autoptr (GDateTime) now = now_text != NULL ? soup_date_time_new_from_http_string (now_text) : NULL;

  return until != NULL && now != NULL ? (double) g_date_time_difference (until, now) / G_USEC_PER_SEC : (double) NAN;
}

static double
wait_from (const SitrepAnswerView *answer, const char *text)
{
  char *end = NULL;
  double seconds = text != NULL ? g_ascii_strtod (text, &end) : (double) NAN;

  if (text == NULL || *text == '\0')
    return (double) NAN;
  return end != text && *end == '\0' ? seconds : seconds_until (answer, text);
}

/**
 * sitrep_answer_wait:
 *
 * Returns: the seconds that the headers ask to wait, from 1 to 3600; 0 where they say nothing usable
 */
double
sitrep_answer_wait (const SitrepAnswerView *answer)
{
  double after = 0;

  sitrep_wait_take (&after, wait_from (answer, sitrep_answer_header (answer, "Retry-After")));
  sitrep_wait_take (&after, wait_from (answer, sitrep_answer_header (answer, "X-RateLimit-Reset-After")));
  return after;
}

/**
 * sitrep_answer_wait_by:
 * @header: what this service says its wait in, besides the usual ones
 * @after: (inout): the longest wait so far
 *
 * Returns: whether it says one
 */
gboolean
sitrep_answer_wait_by (const SitrepAnswerView *answer, const char *header, double *after)
{
  return sitrep_wait_take (after, wait_from (answer, sitrep_answer_header (answer, header)));
}

/* As seconds since 1970, or as a time of ISO 8601. */
static gint64
read_moment (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  if (sitrep_is_digits (text) && strlen (text) < 12)
    return g_ascii_strtoll (text, NULL, 10);
  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/**
 * sitrep_answer_wait_until:
 * @header: what this service says in when it takes the next message
 * @now: what this machine takes for now, where the answer says no date
 * @after: (inout): the longest wait so far
 *
 * Returns: whether it says one
 */
gboolean
sitrep_answer_wait_until (const SitrepAnswerView *answer, const char *header, gint64 now, double *after)
{
  const char *text = sitrep_answer_header (answer, header), *date = sitrep_answer_header (answer, "Date");
  g_autoptr (GDateTime) theirs = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
  gint64 from = theirs != NULL ? g_date_time_to_unix (theirs) : now / G_USEC_PER_SEC;
  gint64 until = text != NULL ? read_moment (text) : 0;

  return until > 0 && from > 0 && sitrep_wait_take (after, (double) (until - from));
}

/* --- the service's own words --- */

static void
take_words (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", text);
}

/* The first sentences of a tree of faults: services nest them by field. */
static void
gather_words (GString *out, JsonNode *node, guint depth)
{
  g_autoptr (GList) values = NULL;

  if (depth > 8 || out->len > WORDS_MAX)
    return;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    take_words (out, json_node_get_string (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    values = json_array_get_elements (json_node_get_array (node));
  else if (JSON_NODE_HOLDS_OBJECT (node) && sitrep_json_text (node, "message") != NULL)
    take_words (out, sitrep_json_text (node, "message"));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    values = json_object_get_values (json_node_get_object (node));
  for (GList *l = values; l != NULL; l = l->next)
    gather_words (out, l->data, depth + 1);
}

static char *
raw_words (const SitrepAnswerView *answer)
{
  static const char *const members[] = { "message", "error", "errorMessages", "errors", "msg" };
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (GString) out = g_string_new (NULL);

  if (json != NULL && JSON_NODE_HOLDS_OBJECT (json))
    for (guint i = 0; i < G_N_ELEMENTS (members); i++)
      {
        JsonNode *member = json_object_get_member (json_node_get_object (json), members[i]);

        if (member != NULL)
          gather_words (out, member, 0);
      }
  else if (json == NULL && answer->body != NULL && answer->content_type != NULL
           && g_ascii_strncasecmp (answer->content_type, "text/plain", 10) == 0)
    g_string_append_len (out, answer->body, (gssize) strnlen (answer->body, 4 * WORDS_MAX));
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
hide (GString *text, const char *secret)
{
  if (strlen (secret) >= 6)
    g_string_replace (text, secret, "…", 0);
}

/**
 * sitrep_answer_words:
 * @secret: (nullable): never part of what is returned, nor any part of it between slashes or quotes
 *
 * Returns: (transfer full) (nullable): what the service says about its refusal, one line of at most 200 characters
 */
char *
sitrep_answer_words (const SitrepAnswerView *answer, const char *secret)
{
  g_autofree char *raw = raw_words (answer);
  g_autofree char *line = sitrep_text_line (raw);
  g_autoptr (GString) text = g_string_new (line);
  g_auto (GStrv) parts = g_strsplit_set (secret != NULL ? secret : "", "/?&=\"", -1);

  if (secret != NULL)
    hide (text, secret);
  for (guint i = 0; parts[i] != NULL; i++)
    hide (text, parts[i]);
  return sitrep_text_is_empty (text->str) ? NULL : sitrep_text_cut (text->str, WORDS_MAX);
}

/* --- the table of faults --- */

static SitrepOutcome *
rejected (const SitrepAnswerView *answer, const char *secret)
{
  g_autofree char *said = secret != NULL ? sitrep_answer_words (answer, secret) : NULL;
  g_autofree char *words = said != NULL ? g_strdup_printf (_ ("The service refused this message: %s"), said)
                                        : g_strdup (_ ("The service refused this message."));

  return sitrep_outcome_new (SITREP_OUTCOME_REJECTED, words,
                             _ ("Change the text and send it again, or post it by hand."));
}

static SitrepOutcome *
retry (const SitrepAnswerView *answer, const char *words)
{
  SitrepOutcome *outcome = sitrep_outcome_new (SITREP_OUTCOME_RETRY, words, _ ("Nothing: it is sent again by itself."));

  outcome->after = sitrep_answer_wait (answer);
  return outcome;
}

static SitrepOutcome *
stop (const char *words, const char *todo)
{
  return sitrep_outcome_new (SITREP_OUTCOME_STOP, words, todo);
}

/**
 * sitrep_outcome_for:
 * @secret: (nullable): what must not appear in the words; %NULL leaves the service's words out
 *
 * Returns: (transfer full): what the status means for every service
 */
SitrepOutcome *
sitrep_outcome_for (const SitrepAnswerView *answer, const char *secret)
{
  guint status = answer->status;

  if (status >= 200 && status <= 299)
    return sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  if (status >= 300 && status <= 399)
    return stop (_ ("The address answered with a redirect; it is not the service's own address any more."),
                 _ ("Copy the address from the service again and put it into the destination."));
  if (status == 401 || status == 403)
    return stop (_ ("The service does not accept the address or key."),
                 _ ("Make a new one at the service and put it into the destination."));
  if (status == 404 || status == 410)
    return stop (_ ("The service does not know this address (any more)."),
                 _ ("Look whether it was removed there; put a new address into the destination."));
  if (status == 429)
    return retry (answer, _ ("The service asks to wait: too many messages in a short time."));
  if (status == 408 || status == 425 || (status >= 500 && status <= 599))
    return retry (answer, _ ("The service has a problem of its own."));
  if (status >= 400 && status <= 499)
    return rejected (answer, secret);
  return sitrep_outcome_unexpected ();
}

/** sitrep_outcome_from_http: see the header; the service's own words are left out, since the secret is not known here. */
SitrepOutcome *
sitrep_outcome_from_http (const SitrepAnswerView *answer)
{
  return sitrep_outcome_for (answer, NULL);
}

/** sitrep_outcome_unexpected: an answer came, but not one that says whether the message arrived. */
SitrepOutcome *
sitrep_outcome_unexpected (void)
{
  return sitrep_outcome_new (SITREP_OUTCOME_UNKNOWN,
                             _ ("The answer was not one of this service: the message may or may not have arrived."),
                             _ ("Look there whether the message arrived."));
}

/**
 * sitrep_outcome_probed:
 * @member: what the answer of the service has, as a text or a number; of another server it would not be there
 *
 * Returns: (transfer full): what the answer to a silent question means
 */
SitrepOutcome *
sitrep_outcome_probed (const SitrepAnswerView *answer, const char *secret, const char *member)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, secret);
  gboolean there = sitrep_json_text (json, member) != NULL || !isnan (sitrep_json_number (json, member));

  return result->kind == SITREP_OUTCOME_DONE && !there ? sitrep_outcome_unexpected () : g_steal_pointer (&result);
}
