/* sitrep-mail-server.c - the name of a mail server as people write it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-mail-server.h"

#include "sitrep-connector-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

void
sitrep_mail_server_free (SitrepMailServer *self)
{
  if (self == NULL)
    return;
  g_free (self->host);
  g_free (self);
}

static gboolean
is_host (const char *text)
{
  return g_hostname_is_ip_address (text)
         || (sitrep_is_made_of (text, ".-") && *text != '.' && *text != '-' && strstr (text, "..") == NULL);
}

/* What is between brackets, or all before the last colon: an address of the sixth version is full of colons. */
static char *
host_of (const char *text, const char **rest)
{
  const char *close = *text == '[' ? strchr (text, ']') : NULL;
  const char *colon = strrchr (text, ':');
  const char *end = close != NULL ? close + 1 : colon != NULL ? colon : text + strlen (text);

  *rest = end;
  return close != NULL ? g_strndup (text + 1, (gsize) (close - text) - 1) : g_strndup (text, (gsize) (end - text));
}

static SitrepMailServer *
parse (const char *text)
{
  const char *rest;
  g_autofree char *host = host_of (text, &rest);
  g_autofree char *ascii = g_hostname_to_ascii (host);
  guint64 port = 0;
  SitrepMailServer *self;

  if (ascii == NULL || !is_host (ascii) || (*rest != '\0' && *rest != ':'))
    return NULL;
  if (*rest == ':' && !g_ascii_string_to_unsigned (rest + 1, 10, 1, 65535, &port, NULL))
    return NULL;
  self = g_new0 (SitrepMailServer, 1);
  self->host = g_steal_pointer (&ascii);
  self->port = (guint) port;
  return self;
}

/**
 * sitrep_mail_server_read:
 * @text: (nullable): as in `mail.example.com`, or `mail.example.com:2525`
 * @port: (nullable): `465` for encryption from the first byte; anything else is 587
 *
 * Returns: (transfer full) (nullable): the server; %NULL with %SITREP_ERROR_INVALID and a sentence
 */
SitrepMailServer *
sitrep_mail_server_read (const char *text, const char *port, GError **error)
{
  SitrepMailServer *self = text != NULL ? parse (text) : NULL;

  if (text == NULL || *text == '\0')
    sitrep_invalid (error, _ ("The name of the mail server is needed, as in mail.example.com."));
  else if (strstr (text, "://") != NULL)
    sitrep_invalid (error,
                    _ ("This is an address of the web. The mail server is only a name, as in mail.example.com."));
  else if (strchr (text, '@') != NULL)
    sitrep_invalid (error, _ ("This is a mail address. The mail server is only a name, as in mail.example.com."));
  else if (self == NULL)
    sitrep_invalid (error, _ ("This is not the name of a mail server. It looks like mail.example.com, or "
                              "mail.example.com:2525."));
  if (self == NULL)
    return NULL;
  self->tls = g_strcmp0 (port, "465") == 0;
  if (self->port == 0)
    self->port = self->tls ? 465 : 587;
  return self;
}

/**
 * sitrep_mail_server_url:
 * @greeting: the name by which the server is greeted: this machine's own is nobody's business
 *
 * Returns: (transfer full): the address as libcurl writes it
 */
char *
sitrep_mail_server_url (const SitrepMailServer *self, const char *greeting)
{
  gboolean six = strchr (self->host, ':') != NULL;

  return g_strdup_printf ("%s://%s%s%s:%u/%s", self->tls ? "smtps" : "smtp", six ? "[" : "", self->host, six ? "]" : "",
                          self->port, greeting);
}
