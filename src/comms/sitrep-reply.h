/* sitrep-reply.h - what a service answered to one request
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connector.h"

G_BEGIN_DECLS

/* Owned by whoever finished the request. */
typedef struct _SitrepReply SitrepReply;

/* Finds a header by its name, whatever its case: (transfer none) (nullable). */
typedef const char *(*SitrepHeaderFunc) (gpointer headers, const char *name);

SitrepReply *sitrep_reply_new (guint status, const char *content_type, char *body);
void sitrep_reply_take_headers (SitrepReply *self, gpointer headers, SitrepHeaderFunc find, GDestroyNotify destroy);
const SitrepAnswerView *sitrep_reply_view (SitrepReply *self);
void sitrep_reply_free (SitrepReply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepReply, sitrep_reply_free)

G_END_DECLS
