/* sitrep-inquiry.h - one thing asked of a service while a person waits for the answer
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-transport.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_INQUIRY_PROBE, /* whether it would take a message; nobody sees anything of it */
  SITREP_INQUIRY_TEST,  /* a message that says that it is a test; what it opens is closed again */
  SITREP_INQUIRY_LIST,  /* a page's components */
  SITREP_INQUIRY_ORDER, /* what @deed says */
} SitrepInquiryKind;

/* What came of a call. */
typedef struct
{
  SitrepOutcome *outcome;
  GPtrArray *components; /* (element-type SitrepComponent): of SITREP_INQUIRY_LIST; else NULL */
} SitrepFindings;

void sitrep_findings_free (SitrepFindings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepFindings, sitrep_findings_free)

/* @deed, @text and @ids are for SITREP_INQUIRY_ORDER. */
typedef struct
{
  SitrepInquiryKind kind;
  SitrepDestination *destination;
  const char *secret;
  SitrepServiceDeed deed;
  const char *text;
  const char *ids;
  gint64 now;
} SitrepInquiry;

void sitrep_inquiry_async (SitrepTransport *transport,
                           const SitrepInquiry *inquiry,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
SitrepFindings *sitrep_inquiry_finish (SitrepTransport *transport, GAsyncResult *result, GError **error);

G_END_DECLS
