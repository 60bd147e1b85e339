/* sitrep-connector.h - what every service is to the courier
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-text.h"
#include "incident/sitrep-destination.h"
#include "incident/sitrep-message.h"
#include "sitrep-doc.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A connector knows one service and no incident: it turns a delivery into a
 * request and an answer into an outcome, both without touching the network,
 * the store or the clock. */

typedef enum
{
  SITREP_VERB_POST, /* say it, the first time or once more */
  SITREP_VERB_EDIT, /* put it in the place of what was said, which @edits names */
} SitrepVerb;

typedef struct
{
  const SitrepDestination *destination;
  const char *secret;
  const SitrepMessage *message;
  const SitrepDoc *doc;
  /* What the service answered to the first message of this incident at this destination (a JSON object), or NULL. */
  const char *first_ids;
  SitrepVerb verb;
  /* What it answered to the message that is to be replaced; NULL unless that is the verb. */
  const char *edits;
  gint64 now;
  guint step; /* of the answer: how many were answered before it (`next`, below) */
} SitrepDelivery;

/* Whom a mail goes to and comes from: bare addresses. Without anybody in @to nothing is sent: it is only asked whether
 * the server takes the login. */
typedef struct
{
  char *from;
  char **to;
  char *user;   /* nullable: no login */
  char *secret; /* nullable */
} SitrepEnvelope;

typedef struct
{
  char *method;
  char *url;          /* never logged, never shown: it may be the secret */
  GPtrArray *headers; /* char *: name, value, name, value, … */
  char *content_type;
  GBytes *body;
  SitrepEnvelope *envelope; /* of a mail, whose @url is smtp:// or smtps:// and whose @body is all of it; else NULL */
} SitrepRequest;

typedef struct
{
  guint status;             /* of HTTP, or of SMTP */
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

/* What the dialog of a destination asks for. @secret ones go to the keyring: a single one as it is, several together
 * (sitrep_secret_put()). */
typedef struct
{
  const char *key;
  const char *label; /* to be translated */
  const char *hint;
  gboolean secret;
  gboolean lines;             /* may have several */
  const char *const *choices; /* value, label (to be translated), …, NULL; the first is the usual one */
  gboolean optional;          /* of a secret one: it can be taken away again */
} SitrepSetting;

/* A part of a status page: what the service calls a component. */
typedef struct
{
  char *id, *name;
} SitrepComponent;

/* What can be done at a service besides telling people. */
typedef enum
{
  SITREP_SERVICE_CREATE_CHANNEL, /* @text: its name; the answer's ids have `channel` */
  SITREP_SERVICE_SET_TOPIC,      /* @text: the topic, of the channel in @ids */
  SITREP_SERVICE_PIN,            /* the message in @ids */
  SITREP_N_SERVICE_DEEDS
} SitrepServiceDeed;

typedef struct
{
  const SitrepDestination *destination;
  const char *secret;
  SitrepServiceDeed deed;
  const char *text; /* nullable */
  const char *ids;  /* nullable: a JSON object */
} SitrepServiceOrder;

typedef struct
{
  const char *key;
  const char *name;              /* the service's own; shown by sitrep_connector_name() */
  const char *kind;              /* "chat", "status-page", "paging", "mail", "tracker", "hook" or "by-hand" */
  const char *family;            /* what playbooks call the service, where that is not @key */
  SitrepAudience audience;       /* the usual one */
  const SitrepSetting *settings; /* ends with one without a key */
  gboolean knows_doubles;        /* a repeat is recognised by the service */
  gboolean can_edit;             /* what was said can be replaced, by the ids that it answered */
  gboolean ends_only;            /* opens and closes something: updates go there only where a template names it */
  gboolean untried;              /* made from what is written about the service, not tried against it */
  guint text_limit;              /* of the text, in @text_unit */
  SitrepTextUnit text_unit;      /* what the service counts */
  double gap;                    /* seconds between two messages */
  gboolean (*check) (const SitrepDestination *destination, const char *secret, GError **error);
  /* Whether this destination has no secret, where a secret is one of the settings; NULL: it always has one. */
  gboolean (*keyless) (const SitrepDestination *destination);
  /* NULL: a person posts it. */
  SitrepRequest *(*request) (const SitrepDelivery *delivery, GError **error);
  SitrepOutcome *(*outcome) (const SitrepDelivery *delivery, const SitrepAnswerView *answer);
  char *(*preview) (const SitrepDoc *doc, const char *title);

  /* What follows a service may lack: NULL then. */

  /* An address that another program of the desktop opens, filled in, where a person posts. */
  char *(*uri) (const SitrepDestination *destination, const SitrepMessage *message);
  /* Of a tracker: where people look at what the answered ids name; NULL where the ids are of something else. */
  char *(*address) (const SitrepDestination *destination, const char *ids);

  /* Where one request is not enough: what follows @answer, or NULL where that is the one that `outcome` reads. All but
   * the last may be sent any number of times, since a further try begins at the first one. */
  SitrepRequest *(*next) (const SitrepDelivery *delivery, const SitrepAnswerView *answer);
  /* Asks whether destination and secret are good, so that nobody sees anything of it. */
  SitrepRequest *(*probe) (const SitrepDestination *destination, const char *secret, GError **error);
  /* Where HTTP's own words do not say what the answer to @probe means. */
  SitrepOutcome *(*probed) (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer);
  /* Asks for the page's components. */
  SitrepRequest *(*list) (const SitrepDestination *destination, const char *secret, GError **error);
  /* Returns: (element-type SitrepComponent): nullable, where the answer is none. */
  GPtrArray *(*listed) (const SitrepAnswerView *answer);
  /* The states that a component can have there: value, label (to be translated), …, NULL; the first one is “well”. */
  const char *const *component_states;
  /* NULL with an error for a deed that the service does not know. */
  SitrepRequest *(*order) (const SitrepServiceOrder *order, GError **error);
  SitrepOutcome *(*ordered) (const SitrepServiceOrder *order, const SitrepAnswerView *answer);
  guint orders;          /* the deeds that it knows: bits 1 << SitrepServiceDeed */
  const char *where_key; /* the setting that says which channel it posts to: an opened one's id is put there */
} SitrepConnector;

const SitrepConnector *const *sitrep_connectors (void);
const SitrepConnector *sitrep_connector_find (const char *key);

SitrepOutcome *sitrep_outcome_new (SitrepOutcomeKind kind, const char *words, const char *todo);
void sitrep_outcome_free (SitrepOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepOutcome, sitrep_outcome_free)
SitrepRequest *sitrep_request_new_json (const char *method, const char *url, JsonBuilder *body);
SitrepRequest *sitrep_request_new_text (const char *method, const char *url, const char *type, const char *body);
SitrepRequest *sitrep_request_new_mail (const char *url, SitrepEnvelope *envelope, GBytes *body);
void sitrep_request_add_header (SitrepRequest *self, const char *name, const char *value);
void sitrep_request_free (SitrepRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepRequest, sitrep_request_free)

SitrepComponent *sitrep_component_new (const char *id, const char *name);
void sitrep_component_free (SitrepComponent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepComponent, sitrep_component_free)
const char *sitrep_connector_name (const SitrepConnector *self);
const char *sitrep_connector_family (const SitrepConnector *self);
gboolean sitrep_connector_needs_secret (const SitrepConnector *self, const SitrepDestination *destination);

guint sitrep_connector_secrets (const SitrepConnector *self);

/* Where a connector has several secret settings, what is kept is a JSON object of them. */
char *sitrep_secret_get (const char *secret, const char *key);
char *sitrep_secret_put (const char *secret, const char *key, const char *value);

gsize sitrep_connector_measure (const SitrepConnector *self, const char *preview, gboolean *cut);

char *sitrep_destination_setting (const SitrepDestination *destination, const char *key);

/* The part of every service that is the same: what HTTP itself says. A
 * connector asks this for what it does not know better. */
SitrepOutcome *sitrep_outcome_from_http (const SitrepAnswerView *answer);
gboolean sitrep_url_check (const char *url, GError **error);
gboolean sitrep_host_is_loopback (const char *host);

G_END_DECLS
