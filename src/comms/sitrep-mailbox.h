/* sitrep-mailbox.h - mail addresses as people write them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most addresses that one mail goes to: servers must take a hundred (RFC 5321, 4.5.3.1.8), and not more. */
#define SITREP_MAILBOXES_MAX 100

typedef struct
{
  char *name;    /* nullable */
  char *address; /* ASCII only: nothing of it can be a header, a command or another address */
} SitrepMailbox;

SitrepMailbox *sitrep_mailbox_read (const char *text, GError **error);
GPtrArray *sitrep_mailboxes_read (const char *text, GError **error);
const char *sitrep_mailbox_domain (const SitrepMailbox *self);
void sitrep_mailbox_free (SitrepMailbox *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepMailbox, sitrep_mailbox_free)

G_END_DECLS
