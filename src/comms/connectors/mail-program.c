/* mail-program.c - mail that a person sends, with the desktop's own program
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"
#include "comms/sitrep-mailbox.h"
#include "comms/sitrep-mailto.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What fits into the address that the program is given (sitrep-mailto.c), most of the time. */
#define TEXT_LIMIT 4000
#define SUBJECT_LIMIT 200
#define RECIPIENTS_LIMIT 3000

static const SitrepSetting settings[] = {
  { "recipients", N_ ("Recipients"), N_ ("Addresses between commas, or one a line"), FALSE, TRUE },
  { NULL },
};

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *text = sitrep_destination_setting (destination, "recipients");
  g_autoptr (GPtrArray) boxes = sitrep_mailboxes_read (text, error);
  gsize length = 0;

  for (guint i = 0; boxes != NULL && i < boxes->len; i++)
    length += strlen (((SitrepMailbox *) boxes->pdata[i])->address) + 1;
  if (length > RECIPIENTS_LIMIT)
    sitrep_invalid (error,
                    _ ("These are more addresses than a mail program takes at once. Use a mailing list instead."));
  return boxes != NULL && length <= RECIPIENTS_LIMIT;
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_titled (doc, title, SUBJECT_LIMIT, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_mail_program = {
  .key = "mail-program",
  .name = N_ ("E-mail, sent by a person"),
  .kind = "by-hand",
  .family = "email",
  .audience = SITREP_AUDIENCE_STAKEHOLDERS,
  .settings = settings,
  .text_limit = TEXT_LIMIT,
  .check = check,
  .preview = preview,
  .uri = sitrep_mailto,
};
