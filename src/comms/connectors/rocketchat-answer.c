/* rocketchat-answer.c - what Rocket.Chat's hooks and its API say alike
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "rocketchat-answer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef enum
{
  FAULT_WAIT,
  FAULT_TOKEN,
  FAULT_ROOM,
  FAULT_RIGHT,
  FAULT_EDIT,
  FAULT_NAME,
} Fault;

static const struct
{
  const char *word;
  Fault fault;
} faults[] = {
  { "error-too-many-requests", FAULT_WAIT },
  { "error-unauthorized", FAULT_TOKEN },
  { "error-invalid-user", FAULT_TOKEN },
  { "error-room-not-found", FAULT_ROOM },
  { "error-invalid-room", FAULT_ROOM },
  { "error-not-in-room", FAULT_ROOM },
  { "error-room-archived", FAULT_ROOM },
  { "invalid-channel", FAULT_ROOM },
  { "error-not-allowed", FAULT_RIGHT },
  { "error-not-authorized", FAULT_RIGHT },
  { "not-authorized", FAULT_RIGHT },
  { "unauthorized", FAULT_RIGHT },
  { "error-message-editing-blocked", FAULT_EDIT },
  { "error-message-change-to-time-limit", FAULT_EDIT },
  { "error-message-not-found", FAULT_EDIT },
  { "error-invalid-message", FAULT_EDIT },
  { "error-action-not-allowed", FAULT_EDIT },
  { "error-duplicate-channel-name", FAULT_NAME },
};

static const struct
{
  SitrepOutcomeKind kind;
  const char *words, *todo;
} meanings[] = {
  [FAULT_TOKEN] = { SITREP_OUTCOME_STOP, N_ ("Rocket.Chat does not accept the user's ID and token (any more)."),
                    N_ ("Make a new token for the user, and put both into the destination.") },
  [FAULT_ROOM] = { SITREP_OUTCOME_STOP, N_ ("Rocket.Chat does not know this room, or the user is not in it."),
                   N_ ("Add the user to the room, or correct the room in the destination.") },
  [FAULT_RIGHT] = { SITREP_OUTCOME_STOP, N_ ("The user is not allowed to do this."),
                    N_ ("Ask an administrator for the permission, and wake the destination.") },
  [FAULT_EDIT] = { SITREP_OUTCOME_REJECTED, N_ ("Rocket.Chat does not let this message be changed (any more)."),
                   N_ ("Send the correction as a message of its own.") },
  [FAULT_NAME] = { SITREP_OUTCOME_REJECTED, N_ ("The workspace has a channel of this name already."),
                   N_ ("Choose another name, as with a number at its end.") },
};

/* It says the wait in a sentence: “You must wait 45 seconds before trying this endpoint again.” */
static double
seconds_in (const char *text)
{
  const char *wait = text != NULL ? strstr (text, "wait ") : NULL;
  char *end = NULL;
  double seconds = wait != NULL ? g_ascii_strtod (wait + strlen ("wait "), &end) : (double) NAN;

  return end != NULL && g_str_has_prefix (end, " second") ? seconds : (double) NAN;
}

static gboolean
has_word (const char *text, const char *word)
{
  return text != NULL && (g_str_has_prefix (text, word) || strstr (text, word) != NULL);
}

/* -1: none that is known. The type says more than the sentence, which may have it in brackets. */
static int
fault_of (JsonNode *json)
{
  const char *type = sitrep_json_text (json, "errorType"), *words = sitrep_json_text (json, "error");

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (has_word (type != NULL ? type : words, faults[i].word))
      return (int) faults[i].fault;
  return -1;
}

static SitrepOutcome *
outcome_of_fault (const SitrepAnswerView *answer, JsonNode *json, const char *secret)
{
  int fault = fault_of (json);
  SitrepAnswerView as = *answer;
  SitrepOutcome *result;

  if (fault > FAULT_WAIT)
    return sitrep_outcome_new (meanings[fault].kind, _ (meanings[fault].words), _ (meanings[fault].todo));
  if (fault == FAULT_WAIT)
    as.status = 429;
  else if (answer->status <= 299)
    as.status = 422;
  result = sitrep_outcome_for (&as, secret);
  if (result->kind == SITREP_OUTCOME_RETRY)
    sitrep_wait_take (&result->after, seconds_in (sitrep_json_text (json, "error")));
  return result;
}

/**
 * sitrep_rocket_outcome:
 * @json: (nullable): the answer's
 *
 * Returns: (transfer full): what it means; a refusal may come within a 200
 */
SitrepOutcome *
sitrep_rocket_outcome (const SitrepAnswerView *answer, JsonNode *json, const char *secret)
{
  gboolean refused = sitrep_json_member (json, "success") != NULL && !sitrep_json_says (json, "success");

  if (answer->status >= 200 && answer->status <= 299 && sitrep_json_says (json, "success"))
    return sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  if (refused)
    return outcome_of_fault (answer, json, secret);
  return answer->status >= 200 && answer->status <= 299 ? sitrep_outcome_unexpected ()
                                                        : sitrep_outcome_for (answer, secret);
}
