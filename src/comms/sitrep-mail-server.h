/* sitrep-mail-server.h - the name of a mail server as people write it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *host;
  guint port;
  gboolean tls; /* from the first byte; else the server has to offer it */
} SitrepMailServer;

SitrepMailServer *sitrep_mail_server_read (const char *text, const char *port, GError **error);
char *sitrep_mail_server_url (const SitrepMailServer *self, const char *greeting);
void sitrep_mail_server_free (SitrepMailServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepMailServer, sitrep_mail_server_free)

G_END_DECLS
