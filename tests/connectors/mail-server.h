/* mail-server.h - a mail server on this machine, and what it was sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The kinds of servers, users and recipients are in mail-server.py. */
typedef struct _MailServer MailServer;

/* NULL where Python or its SMTP server is missing. */
MailServer *mail_server_new (void);
void mail_server_free (MailServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MailServer, mail_server_free)

guint mail_server_port (MailServer *self, const char *kind);
char *mail_server_authorities (MailServer *self);
guint mail_server_count (MailServer *self);

/* One mail as Python's email package reads it. */
JsonNode *mail_server_get (MailServer *self, guint i);

G_END_DECLS
