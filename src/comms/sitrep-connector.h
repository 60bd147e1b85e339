/* sitrep-connector.h - what every service is to the courier
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-destination.h"
#include "incident/sitrep-message.h"
#include "sitrep-doc.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A connector knows one service and no incident: it turns a delivery into a
 * request and an answer into an outcome, both without touching the network,
 * the store or the clock. */

typedef struct
{
  const SitrepDestination *destination;
  const char *secret;
  const SitrepMessage *message;
  const SitrepDoc *doc;
  /* What the service answered to the first message of this incident at this destination (a JSON object), or NULL. */
  const char *first_ids;
} SitrepDelivery;

typedef struct
{
  char *method;
  char *url;          /* never logged, never shown: it may be the secret */
  GPtrArray *headers; /* char *: name, value, name, value, … */
  char *content_type;
  GBytes *body;
} SitrepRequest;

typedef struct
{
  guint status;             /* HTTP */
  const char *content_type; /* nullable */
  const char *(*header) (gpointer data, const char *name);
  gpointer header_data;
  const char *body; /* NUL-ended, valid UTF-8, at most 1 MB */
} SitrepAnswerView;

typedef enum
{
  SITREP_OUTCOME_DONE,     /* @ids is what to keep, or NULL */
  SITREP_OUTCOME_RETRY,    /* try again after @after seconds (0: as the courier sees fit) */
  SITREP_OUTCOME_STOP,     /* the destination needs a person: @words, @todo */
  SITREP_OUTCOME_REJECTED, /* this message needs a person: @words, @todo */
  SITREP_OUTCOME_UNKNOWN,  /* it may or may not have arrived */
} SitrepOutcomeKind;

typedef struct
{
  SitrepOutcomeKind kind;
  double after;
  char *words;
  char *todo;
  char *ids;
} SitrepOutcome;

/* What the dialog of a destination asks for. @secret ones go to the keyring. */
typedef struct
{
  const char *key;
  const char *label; /* to be translated */
  const char *hint;
  gboolean secret;
} SitrepSetting;

typedef struct
{
  const char *key;
  const char *name;              /* the service's own, not translated */
  const char *kind;              /* "chat" or "status-page" */
  SitrepAudience audience;       /* the usual one */
  const SitrepSetting *settings; /* ends with one without a key */
  gboolean knows_doubles;        /* a repeat is recognised by the service */
  guint text_limit;              /* characters of the text */
  double gap;                    /* seconds between two messages */
  gboolean (*check) (const SitrepDestination *destination, const char *secret, GError **error);
  SitrepRequest *(*request) (const SitrepDelivery *delivery, GError **error);
  SitrepOutcome *(*outcome) (const SitrepDelivery *delivery, const SitrepAnswerView *answer);
  char *(*preview) (const SitrepDoc *doc, const char *title);
} SitrepConnector;

const SitrepConnector *const *sitrep_connectors (void);
const SitrepConnector *sitrep_connector_find (const char *key);

SitrepOutcome *sitrep_outcome_new (SitrepOutcomeKind kind, const char *words, const char *todo);
void sitrep_outcome_free (SitrepOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepOutcome, sitrep_outcome_free)
SitrepRequest *sitrep_request_new_json (const char *method, const char *url, JsonBuilder *body);
void sitrep_request_add_header (SitrepRequest *self, const char *name, const char *value);
void sitrep_request_free (SitrepRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepRequest, sitrep_request_free)

char *sitrep_destination_setting (const SitrepDestination *destination, const char *key);

/* The part of every service that is the same: what HTTP itself says. A
 * connector asks this for what it does not know better. */
SitrepOutcome *sitrep_outcome_from_http (const SitrepAnswerView *answer);
gboolean sitrep_url_check (const char *url, GError **error);

G_END_DECLS
