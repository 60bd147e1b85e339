/* sitrep-connector-private.h - what the connectors share
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connector.h"
#include "sitrep-dialect.h"

G_BEGIN_DECLS

extern const SitrepConnector sitrep_connector_discord;
extern const SitrepConnector sitrep_connector_slack;
extern const SitrepConnector sitrep_connector_statuspage;

/* The longest wait that a service is believed, and the shortest (connectors.md, section 1). */
#define SITREP_WAIT_MAX 3600.0
#define SITREP_WAIT_MIN 1.0

gboolean sitrep_wait_take (double *after, double seconds);
double sitrep_answer_wait (const SitrepAnswerView *answer);
JsonNode *sitrep_answer_json (const SitrepAnswerView *answer);
char *sitrep_answer_words (const SitrepAnswerView *answer, const char *secret);
SitrepOutcome *sitrep_outcome_for (const SitrepAnswerView *answer, const char *secret);
SitrepOutcome *sitrep_outcome_unexpected (void);

const char *sitrep_json_text (JsonNode *node, const char *name);
double sitrep_json_number (JsonNode *node, const char *name);

gboolean sitrep_secret_check_service (const char *secret, const char *own, GError **error);
void sitrep_invalid (GError **error, const char *sentence);
char *sitrep_secret_strip (const char *secret);
char *sitrep_connector_preview (const SitrepDialect *dialect, const SitrepDoc *doc, guint limit);
char *sitrep_connector_text (const SitrepDialect *dialect, const SitrepDelivery *delivery, guint limit);

G_END_DECLS
