/* sitrep-connector-private.h - what the connectors share
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connector.h"
#include "sitrep-dialect.h"

G_BEGIN_DECLS

extern const SitrepConnector sitrep_connector_betterstack;
extern const SitrepConnector sitrep_connector_by_hand;
extern const SitrepConnector sitrep_connector_cachet2;
extern const SitrepConnector sitrep_connector_cachet3;
extern const SitrepConnector sitrep_connector_cstate;
extern const SitrepConnector sitrep_connector_discord;
extern const SitrepConnector sitrep_connector_email;
extern const SitrepConnector sitrep_connector_github;
extern const SitrepConnector sitrep_connector_gitlab;
extern const SitrepConnector sitrep_connector_goalert;
extern const SitrepConnector sitrep_connector_google_chat;
extern const SitrepConnector sitrep_connector_instatus;
extern const SitrepConnector sitrep_connector_jira;
extern const SitrepConnector sitrep_connector_mail_program;
extern const SitrepConnector sitrep_connector_matrix;
extern const SitrepConnector sitrep_connector_mattermost;
extern const SitrepConnector sitrep_connector_mattermost_bot;
extern const SitrepConnector sitrep_connector_ntfy;
extern const SitrepConnector sitrep_connector_openstatus;
extern const SitrepConnector sitrep_connector_pagerduty;
extern const SitrepConnector sitrep_connector_rocketchat;
extern const SitrepConnector sitrep_connector_rocketchat_bot;
extern const SitrepConnector sitrep_connector_slack;
extern const SitrepConnector sitrep_connector_slack_bot;
extern const SitrepConnector sitrep_connector_statuspage;
extern const SitrepConnector sitrep_connector_teams;
extern const SitrepConnector sitrep_connector_upptime;
extern const SitrepConnector sitrep_connector_webhook;
extern const SitrepConnector sitrep_connector_zulip;

extern const SitrepDialect sitrep_dialect_commonmark;
extern const SitrepDialect sitrep_dialect_github;
extern const SitrepDialect sitrep_dialect_gitlab;
extern const SitrepDialect sitrep_dialect_google;
extern const SitrepDialect sitrep_dialect_mattermost;
extern const SitrepDialect sitrep_dialect_rocket;
extern const SitrepDialect sitrep_dialect_slack;
extern const SitrepDialect sitrep_dialect_google;
extern const SitrepDialect sitrep_dialect_mattermost;
extern const SitrepDialect sitrep_dialect_rocket;
extern const SitrepDialect sitrep_dialect_zulip;

/* The longest wait that a service is believed, and the shortest (connectors.md, section 1). */
#define SITREP_WAIT_MAX 3600.0
#define SITREP_WAIT_MIN 1.0

/* What a message begins with that may have arrived before: for those inside, whatever they speak. */
#define SITREP_REPEAT_WORDS "May be a repeat."

gboolean sitrep_wait_take (double *after, double seconds);
double sitrep_answer_wait (const SitrepAnswerView *answer);
gboolean sitrep_answer_wait_by (const SitrepAnswerView *answer, const char *header, double *after);
JsonNode *sitrep_answer_json (const SitrepAnswerView *answer);
char *sitrep_answer_words (const SitrepAnswerView *answer, const char *secret);
SitrepOutcome *sitrep_outcome_for (const SitrepAnswerView *answer, const char *secret);
SitrepOutcome *sitrep_outcome_unexpected (void);
SitrepOutcome *sitrep_outcome_probed (const SitrepAnswerView *answer, const char *secret, const char *member);

JsonNode *sitrep_json_parse (const char *text);
JsonNode *sitrep_json_member (JsonNode *node, const char *name);
const char *sitrep_json_text (JsonNode *node, const char *name);
double sitrep_json_number (JsonNode *node, const char *name);
gboolean sitrep_json_says (JsonNode *node, const char *name);
void sitrep_json_add (JsonBuilder *json, const char *name, const char *value);

gboolean sitrep_secret_check_service (const char *secret, const char *own, GError **error);
void sitrep_invalid (GError **error, const char *sentence);
char *sitrep_secret_strip (const char *secret);
gboolean sitrep_base_check (const char *base, const char *own, GError **error);
gboolean sitrep_token_check (const char *token, const char *others, const char *own, GError **error);
char *sitrep_destination_base (const SitrepDestination *destination, const char *usual);
void sitrep_request_authorize (SitrepRequest *self, const char *kind, const char *secret);
gboolean sitrep_server_check (const char *base, const char *own, GError **error);
void sitrep_request_authorize_basic (SitrepRequest *self, const char *user, const char *secret);
char *sitrep_time_text (gint64 time);

gboolean sitrep_is_made_of (const char *text, const char *others);
gboolean sitrep_is_id (const char *text);
gboolean sitrep_is_digits (const char *text);
char *sitrep_ids_new (const char *name, ...) G_GNUC_NULL_TERMINATED;
char *sitrep_ids_get (const char *ids, const char *name);

gboolean sitrep_connector_check_text (const char *text, GError **error);
char *sitrep_connector_line (const SitrepDialect *dialect, const char *text, guint limit);
char *sitrep_connector_titled (const char *title, guint title_limit, const char *text);
void sitrep_order_incomplete (GError **error);
char *sitrep_connector_preview (const SitrepDialect *dialect, const SitrepDoc *doc, guint limit);
char *sitrep_connector_preview_bytes (const SitrepDialect *dialect, const SitrepDoc *doc, gsize limit);
char *sitrep_connector_preview_titled (const SitrepDoc *doc, const char *title, guint title_limit, guint limit);
char *sitrep_connector_text (const SitrepDialect *dialect, const SitrepDelivery *delivery, guint limit);
char *sitrep_connector_text_bytes (const SitrepDialect *dialect, const SitrepDelivery *delivery, gsize limit);
char *sitrep_connector_text_whole (const SitrepDialect *dialect, const SitrepDelivery *delivery);

/* What names somebody or something in the text there. */
#define SITREP_GITHUB_CALLS "@#"
#define SITREP_GITLAB_CALLS "@#!$%&~^"

const char *sitrep_answer_header (const SitrepAnswerView *answer, const char *name);
gboolean sitrep_answer_wait_until (const SitrepAnswerView *answer, const char *header, gint64 now, double *after);
char *sitrep_json_id (JsonNode *node, const char *name);
void sitrep_json_add_words (JsonBuilder *json, const char *name, const char *words);
void sitrep_json_add_adf (JsonBuilder *json, const char *name, const char *line, const SitrepDoc *doc, guint limit);
gboolean sitrep_connector_check_doc (const SitrepDoc *doc, GError **error);
char *sitrep_connector_title (const SitrepMessage *message, const char *calls, guint limit);
char *sitrep_connector_preview_headed (const SitrepDialect *dialect,
                                       const SitrepDoc *doc,
                                       const char *title,
                                       const char *calls,
                                       guint title_limit,
                                       guint limit);
gboolean sitrep_tracker_check (const SitrepMessage *message, const char *title, GError **error);
SitrepOutcome *sitrep_outcome_tracker_gone (void);

gboolean sitrep_page_check (const SitrepDestination *destination,
                            const char *secret,
                            const char *own,
                            const char *base,
                            gboolean is_number,
                            GError **error);
guint sitrep_page_status (const SitrepMessage *message);
GPtrArray *sitrep_page_components (const SitrepMessage *message, const char *const *states);
GPtrArray *sitrep_page_listed (const SitrepAnswerView *answer, const char *within, const char *below, const char *name);
gboolean sitrep_page_check_title (const char *title, GError **error);
SitrepOutcome *sitrep_outcome_page_gone (void);
SitrepOutcome *sitrep_outcome_page_unknown (void);

gboolean sitrep_github_check (const SitrepDestination *destination, const char *secret, GError **error);
SitrepRequest *sitrep_github_call (const SitrepDestination *destination,
                                   const char *secret,
                                   const char *method,
                                   const char *what,
                                   JsonBuilder *body);
char *sitrep_github_id (const SitrepDestination *destination, const char *ids, const char *name);
char *sitrep_github_edited (const SitrepDelivery *delivery);
SitrepRequest *sitrep_github_write (const SitrepDelivery *delivery, guint limit, const char *method, const char *what);
SitrepRequest *sitrep_github_comment (const SitrepDelivery *delivery, guint limit, const char *issue);
SitrepRequest *sitrep_github_close (const SitrepDelivery *delivery, const char *issue);
SitrepRequest *sitrep_github_open (const SitrepDelivery *delivery, guint title_limit, guint limit, const char *labels);
SitrepOutcome *sitrep_github_outcome (const SitrepAnswerView *answer, const char *secret, gint64 now);
SitrepRequest *sitrep_github_probe (const SitrepDestination *destination, const char *secret, GError **error);
SitrepOutcome *
sitrep_github_probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer);

G_END_DECLS
