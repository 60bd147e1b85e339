/* sitrep-mailto.c - a message handed to the desktop's own mail program
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-mailto.h"

#include "sitrep-connector.h"
#include "sitrep-doc.h"
#include "sitrep-mailbox.h"

#include "base/sitrep-text.h"

/* RFC 6068 knows no limit; programs and the desktop between do, and none of them says so. */
#define URI_MAX 8000
#define SUBJECT_LIMIT 200
#define ELLIPSIS "%E2%80%A6"

static void
append_char (GString *out, const char *p)
{
  g_autofree char *one = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
  g_autofree char *escaped = g_uri_escape_string (one, NULL, FALSE);

  /* The standard's line ends; anything else that is no letter is a percent sign and its number. */
  if (*p == '\n')
    g_string_append (out, "%0D%0A");
  else
    g_string_append (out, escaped);
}

/* @max: how long @out may become. Marks belong to the letter before them. */
static void
append_cut (GString *out, const char *text, gsize max)
{
  gsize fits = out->len;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (out->len + strlen (ELLIPSIS) <= max && !g_unichar_ismark (g_utf8_get_char (p)))
        fits = out->len;
      append_char (out, p);
      if (out->len > max)
        {
          g_string_truncate (out, fits);
          g_string_append (out, ELLIPSIS);
          return;
        }
    }
}

static char *
join_addresses (const SitrepDestination *destination)
{
  g_autofree char *text = sitrep_destination_setting (destination, "recipients");
  g_autoptr (GPtrArray) boxes = sitrep_mailboxes_read (text, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; boxes != NULL && i < boxes->len; i++)
    {
      g_autofree char *address
        = g_uri_escape_string (((SitrepMailbox *) g_ptr_array_index (boxes, i))->address, "@", FALSE);

      g_string_append_printf (out, "%s%s", i > 0 ? "," : "", address);
    }
  return g_string_free_and_steal (out);
}

static char *
plain_of (const SitrepMessage *message)
{
  g_autoptr (SitrepDoc) doc = message->body != NULL ? sitrep_doc_from_json (message->body, NULL) : NULL;

  return doc != NULL ? sitrep_doc_to_plain (doc) : g_strdup ("");
}

/**
 * sitrep_mailto:
 * @destination: one of `mail-program`
 *
 * What a person sends with the desktop's own mail program: recipients, subject and text, the text cut where the address
 * would be longer than programs take. The public does not see who else is told.
 *
 * Returns: (transfer full): a mailto: address
 */
char *
sitrep_mailto (const SitrepDestination *destination, const SitrepMessage *message)
{
  g_autofree char *addresses = join_addresses (destination);
  g_autofree char *title = sitrep_text_line (message->title);
  g_autofree char *subject = sitrep_text_cut (title, SUBJECT_LIMIT);
  g_autofree char *body = plain_of (message);
  gboolean hidden = message->audience == SITREP_AUDIENCE_PUBLIC && strchr (addresses, ',') != NULL;
  GString *out = g_string_new ("mailto:");

  if (hidden)
    g_string_append_printf (out, "?bcc=%s&", addresses);
  else
    g_string_append_printf (out, "%s?", addresses);
  g_string_append (out, "subject=");
  append_cut (out, subject, URI_MAX);
  g_string_append (out, "&body=");
  append_cut (out, body, URI_MAX);
  return g_string_free_and_steal (out);
}
