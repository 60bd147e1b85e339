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

void fake_discord (Exchange *exchange, char **parts);
void fake_slack (Exchange *exchange, char **parts);
void fake_statuspage (Exchange *exchange, char **parts);

G_END_DECLS
