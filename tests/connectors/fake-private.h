/* fake-private.h - between the fake's server and its services
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-services.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* One request as a service sees it, and the answer that it gives. */
typedef struct
{
  const char *method;
  const char *path;
  GHashTable *query; /* nullable */
  SoupMessageHeaders *headers;
  JsonNode *body;   /* nullable: not JSON */
  const char *text; /* of the body */
  GHashTable *kept; /* id → what was made */
  guint *counter;
  guint status;
  char *type;
  char *answer;
  gboolean accepted;
} Exchange;

void fake_answer (Exchange *exchange, guint status, const char *type, const char *format, ...) G_GNUC_PRINTF (4, 5);
JsonObject *fake_object (JsonNode *node);
gboolean fake_only (JsonObject *object, const char *const *members);
const char *fake_text (JsonObject *object, const char *member);

/* One service, by the beginning of its paths; @parts are the path's, the first one is empty. A service that may be
 * anywhere is below its own name: it gets `parts + 1`, so that parts[1] is the first of its own path. */
typedef struct
{
  const char *prefix;
  const char *name;
  void (*serve) (Exchange *exchange, char **parts);
  const char *type; /* of what is sent; NULL for any */
} FakeService;

extern const FakeService fake_table[];
const FakeService *fake_find (const char *path);

#define JSON "application/json"
#define MEMBERS(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Whether it is a text of one to @max characters. */
gboolean fake_fits (const char *text, glong max);
gboolean fake_is_digits (const char *text);

/* To be set by services that keep what they were sent: value of an id that was kept, or NULL. */
const char *fake_kept (Exchange *exchange, const char *id);
void fake_keep (Exchange *exchange, const char *id, const char *value);

void fake_mattermost (Exchange *exchange, char **parts);
void fake_zulip (Exchange *exchange, char **parts);
void fake_matrix (Exchange *exchange, char **parts);
void fake_ntfy (Exchange *exchange, char **parts);
void fake_google_chat (Exchange *exchange, char **parts);
void fake_rocketchat (Exchange *exchange, char **parts);
void fake_goalert (Exchange *exchange, char **parts);
void fake_discord (Exchange *exchange, char **parts);
void fake_github (Exchange *exchange, char **parts);
void fake_gitlab (Exchange *exchange, char **parts);
void fake_jira (Exchange *exchange, char **parts);
void fake_cachet2 (Exchange *exchange, char **parts);
void fake_cachet3 (Exchange *exchange, char **parts);
void fake_instatus (Exchange *exchange, char **parts);
void fake_betterstack (Exchange *exchange, char **parts);
void fake_openstatus (Exchange *exchange, char **parts);
void fake_pagerduty (Exchange *exchange, char **parts);
void fake_slack (Exchange *exchange, char **parts);
void fake_slack_bot (Exchange *exchange, char **parts);
void fake_statuspage (Exchange *exchange, char **parts);
void fake_teams (Exchange *exchange, char **parts);
void fake_webhook (Exchange *exchange, char **parts);

G_END_DECLS
