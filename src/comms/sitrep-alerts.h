/* sitrep-alerts.h - what an Alertmanager says, and silences in it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-message.h"
#include "sitrep-transport.h"

G_BEGIN_DECLS

/* https://github.com/prometheus/alertmanager, its interface v2. An incident may begin with an alert, and a
 * planned work or a known cause is a reason to silence some. */

typedef enum
{
  SITREP_ALERT_ACTIVE,
  SITREP_ALERT_SUPPRESSED, /* by silences: @silenced_by */
  SITREP_ALERT_UNPROCESSED,
} SitrepAlertState;

/* @labels are as they came, since silences name them so: clean what is shown. */
typedef struct
{
  char *fingerprint;       /* the same as long as the labels are */
  char *name;              /* nullable */
  GHashTable *labels;      /* char * → char * */
  GHashTable *annotations; /* char * → char *, without controls */
  gint64 starts_at;        /* or SITREP_NEVER */
  char *generator_url;     /* nullable: a web address */
  SitrepAlertState state;
  char **silenced_by; /* ids; never NULL */
} SitrepAlert;

/* @labels: what an alert must have to be silenced, each of them. */
typedef struct
{
  GHashTable *labels;
  gint64 from;
  gint64 until;
  const char *created_by;
  const char *comment;
  const char *id; /* nullable: the silence to change */
} SitrepSilence;

void sitrep_alert_free (SitrepAlert *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepAlert, sitrep_alert_free)

/* Requests and answers, without a network. */
gboolean sitrep_alerts_check (const char *base, GError **error);
SitrepRequest *sitrep_alerts_request (const char *base, GError **error);
GPtrArray *sitrep_alerts_read (const SitrepAnswerView *answer, GError **error);
SitrepRequest *sitrep_silence_request (const char *base, const SitrepSilence *silence, GError **error);
char *sitrep_silence_read (const SitrepAnswerView *answer, GError **error);
SitrepRequest *sitrep_silence_end_request (const char *base, const char *id, GError **error);
gboolean sitrep_silence_end_read (const SitrepAnswerView *answer, GError **error);

/* What an incident could begin with. */
char *sitrep_alert_title (const SitrepAlert *self);
char *sitrep_alert_impact (const SitrepAlert *self);
gboolean sitrep_alert_severity (const SitrepAlert *self, SitrepSeverity *severity);
GHashTable *sitrep_alerts_common_labels (GPtrArray *alerts);

/* Over the network. */
void sitrep_alerts_fetch_async (SitrepTransport *transport,
                                const char *base,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
GPtrArray *sitrep_alerts_fetch_finish (SitrepTransport *transport, GAsyncResult *result, GError **error);
void sitrep_silence_async (SitrepTransport *transport,
                           const char *base,
                           const SitrepSilence *silence,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
char *sitrep_silence_finish (SitrepTransport *transport, GAsyncResult *result, GError **error);
void sitrep_silence_end_async (SitrepTransport *transport,
                               const char *base,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean sitrep_silence_end_finish (SitrepTransport *transport, GAsyncResult *result, GError **error);

G_END_DECLS
