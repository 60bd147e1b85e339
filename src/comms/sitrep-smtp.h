/* sitrep-smtp.h - one mail, brought to a mail server
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-http.h"

G_BEGIN_DECLS

/* What the headers of an answer say besides its status, which is the server's last code, and its body, which is what
 * the server said with it. Status 0 with the command STARTTLS: the server offers no encryption. */
#define SITREP_SMTP_COMMAND "Command"     /* what the code is the answer to: EHLO, STARTTLS, AUTH, MAIL, RCPT or DATA */
#define SITREP_SMTP_RECIPIENT "Recipient" /* of RCPT: the address */

#define SITREP_TYPE_SMTP (sitrep_smtp_get_type ())
G_DECLARE_FINAL_TYPE (SitrepSmtp, sitrep_smtp, SITREP, SMTP, GObject)

SitrepSmtp *sitrep_smtp_new (guint timeout_seconds);
void sitrep_smtp_set_route (SitrepSmtp *self, const char *authorities, const char *connect_to);
void sitrep_smtp_send_async (SitrepSmtp *self,
                             const SitrepRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
SitrepReply *sitrep_smtp_send_finish (SitrepSmtp *self, GAsyncResult *result, GError **error);

G_END_DECLS
