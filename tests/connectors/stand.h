/* stand.h - one destination at a strict service on this machine
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "common.h"
#include "fake-services.h"

G_BEGIN_DECLS

typedef struct
{
  FakeServices *services;
  Case *c;
  char *secret;
  guint messages;
} Stand;

#define STAND_INCIDENT "0197b1a2-0000-7000-8000-00000000000a"

/* In @secret and @settings the first `@` is the address of the service: http://127.0.0.1:PORT */
Stand *stand_new (const char *service, const char *secret, const char *settings);
void stand_free (Stand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stand, stand_free)

/* Sends the case, and aborts where the outcome is another. */
SitrepOutcome *stand_deliver (Stand *self, SitrepOutcomeKind kind);
/* The next message: of another id. */
void stand_next (Stand *self, SitrepStage stage);
SitrepOutcome *stand_ask (Stand *self, const char *secret, SitrepOutcomeKind kind);
SitrepOutcome *
stand_order (Stand *self, SitrepServiceDeed deed, const char *text, const char *ids, SitrepOutcomeKind kind);
void stand_refuses_order (Stand *self, SitrepServiceDeed deed, const char *text, const char *ids);
/* What the page's components are. Returns: (transfer full) */
GPtrArray *stand_list (Stand *self);
/* What was accepted so far, as one text. */
const char *stand_got (Stand *self, guint i);
guint stand_count (Stand *self);
/* Every hostile text, as title and as text, is accepted, and each as what it is. */
void stand_corpus (Stand *self);
/* @headers: name, value, …, NULL */
guint stand_status (Stand *self,
                    const char *method,
                    const char *path,
                    const char *const *headers,
                    const char *type,
                    const char *body);

/* No call of its own is left in @text, and nothing that turns text around or that is a control character. */
void assert_clean (const char *text);
void assert_outcome (Case *c, guint status, const char *body, SitrepOutcomeKind kind);

G_END_DECLS
