/* fake-services.h - Discord, Slack and Statuspage on this machine, stricter than they are
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A server on a loopback port that is taken by chance. What it must be sent:
 *
 *   Discord     /api/v10/webhooks/DIGITS/TOKEN?wait=true, the token not `gone` (404) nor `denied` (401)
 *   Slack       /services/T…/B…/TOKEN, the same
 *   Statuspage  /v1/pages/PAGE/incidents, the page not `gone`, the key not `denied`
 *
 * Every limit, member and header is checked, and what is not known is refused
 * with 400. Messages and incidents are kept, so that one that was never made is
 * not found.
 *
 * POST /control {"path": "/services", "answers": [{"status": 429, "headers": {"Retry-After": "2"}}]}
 *   makes the next requests below that path be answered so, one answer each:
 *   `status`, `headers`, `type`, `body`; or `fault`:
 *     drop        the connection is closed, the request forgotten
 *     drop-after  the request is accepted, then the connection closed
 *     drop-middle the same, in the middle of the answer
 *     hang        never answered
 *     hang-after  accepted, then never answered
 *     junk        200 and two megabytes that claim to be JSON
 *     redirect    302 to another address of this server
 *     wrong-type  accepted, and answered as text/html
 *     accept      as if no fault was asked for
 * GET /control answers what was accepted so far, a JSON array.
 * DELETE /control forgets faults and what was accepted.
 */
typedef struct _FakeServices FakeServices;

FakeServices *fake_services_new (const char *log_file);
void fake_services_free (FakeServices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeServices, fake_services_free)

guint fake_services_port (FakeServices *self);
char *fake_services_url (FakeServices *self, const char *path);
gboolean fake_services_play (FakeServices *self, const char *control_json);
guint fake_services_count (FakeServices *self);
guint fake_services_seen (FakeServices *self);
const char *fake_services_get (FakeServices *self, guint i);

G_END_DECLS
