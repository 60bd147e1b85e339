/* common.h - what the tests of connectors share
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "comms/sitrep-reply.h"

G_BEGIN_DECLS

/* 2026-01-31T04:13:00Z */
#define CASE_NOW (G_GINT64_CONSTANT (1769832780) * G_USEC_PER_SEC)

/* A delivery and everything that it points to. */
typedef struct
{
  SitrepDelivery delivery;
  SitrepDestination *destination;
  SitrepMessage *message;
  SitrepDoc *doc;
  const SitrepConnector *connector;
} Case;

Case *case_new (const char *service, const char *secret, const char *settings, const char *markdown);
void case_set_text (Case *self, const char *text);
void case_free (Case *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

SitrepRequest *case_request (Case *self);
char *case_sent (Case *self, const char *member);
JsonNode *case_body (Case *self);
void case_refuses (Case *self, const char *secret, const char *part_of_sentence);

/* @headers: name, value, …, NULL; or NULL */
SitrepOutcome *case_outcome (Case *self, guint status, const char *type, const char *body, const char *const *headers);

/* Over a real connection; NULL where no answer came. */
SitrepReply *case_send (const SitrepRequest *request);
SitrepOutcome *case_exchange (Case *self, const SitrepRequest *first);
SitrepOutcome *case_deliver (Case *self);
const char *case_header (const SitrepRequest *request, const char *name);

/* Texts that somebody could try, or type by accident. */
extern const char *const hostile[];

G_END_DECLS
