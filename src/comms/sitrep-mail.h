/* sitrep-mail.h - a mail, as it goes over the wire
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-mailbox.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;      /* without angle brackets */
  const char *answers; /* nullable: the id of the mail that began this thread */
  const SitrepMailbox *from;
  GPtrArray *to; /* SitrepMailbox; NULL: who they are is not told */
  const char *subject;
  const char *plain;
  const char *html;
  gint64 time;
  const char *attached_name; /* nullable: a file that goes along */
  const char *attached_type; /* of text, as in text/calendar */
  const char *attached;
} SitrepMail;

GBytes *sitrep_mail_write (const SitrepMail *mail);

G_END_DECLS
