/* sitrep-mail.c - a mail, as it goes over the wire
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-mail.h"

#include <gmime/gmime.h>
#include <string.h>

static void
init_gmime (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      g_mime_init ();
      g_once_init_leave (&done, 1);
    }
}

/* Short lines, nothing but ASCII, no space at a line's end, no leading "From": whatever a server does to texts on their
 * way, this arrives. */
static GMimeObject *
new_part (const char *subtype, const char *text)
{
  GMimePart *part = g_mime_part_new_with_type ("text", subtype);
  g_autoptr (GObject) stream = G_OBJECT (g_mime_stream_mem_new_with_buffer (text, strlen (text)));
  g_autoptr (GObject) content
    = G_OBJECT (g_mime_data_wrapper_new_with_stream (GMIME_STREAM (stream), GMIME_CONTENT_ENCODING_DEFAULT));

  g_mime_object_set_content_type_parameter (GMIME_OBJECT (part), "charset", "utf-8");
  g_mime_part_set_content (part, GMIME_DATA_WRAPPER (content));
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return GMIME_OBJECT (part);
}

static void
add_part (GMimeMultipart *body, const char *subtype, const char *text)
{
  g_autoptr (GObject) part = G_OBJECT (new_part (subtype, text));

  g_mime_multipart_add (body, GMIME_OBJECT (part));
}

/* Quoted-printable never has "=_": no text can end a part. */
static GMimeMultipart *
new_multipart (const SitrepMail *mail, const char *subtype, const char *mark)
{
  GMimeMultipart *body = g_mime_multipart_new_with_subtype (subtype);
  g_autofree char *boundary = g_strdup_printf ("=_%s%s", mark, mail->id);

  g_strdelimit (boundary, "@<>\" ", '-');
  g_mime_multipart_set_boundary (body, boundary);
  return body;
}

static GMimeObject *
new_text (const SitrepMail *mail)
{
  GMimeMultipart *body = new_multipart (mail, "alternative", "");

  add_part (body, "plain", mail->plain);
  add_part (body, "html", mail->html);
  return GMIME_OBJECT (body);
}

/* All files that go along are text. */
static GMimeObject *
new_file (const SitrepMail *mail)
{
  const char *slash = strchr (mail->attached_type, '/');
  GMimeObject *part = new_part (slash != NULL ? slash + 1 : "plain", mail->attached);

  g_mime_object_set_disposition (part, GMIME_DISPOSITION_ATTACHMENT);
  g_mime_part_set_filename (GMIME_PART (part), mail->attached_name);
  return part;
}

static GMimeObject *
new_body (const SitrepMail *mail)
{
  GMimeObject *text = new_text (mail);
  GMimeMultipart *body;
  g_autoptr (GObject) inner = NULL, file = NULL;

  if (mail->attached == NULL)
    return text;
  inner = G_OBJECT (text);
  file = G_OBJECT (new_file (mail));
  body = new_multipart (mail, "mixed", "m");
  g_mime_multipart_add (body, GMIME_OBJECT (inner));
  g_mime_multipart_add (body, GMIME_OBJECT (file));
  return GMIME_OBJECT (body);
}

static void
add_mailbox (GMimeMessage *message, GMimeAddressType type, const SitrepMailbox *box)
{
  g_autoptr (GObject) address = G_OBJECT (internet_address_mailbox_new (box->name, box->address));

  internet_address_set_charset (INTERNET_ADDRESS (address), "utf-8");
  internet_address_list_add (g_mime_message_get_addresses (message, type), INTERNET_ADDRESS (address));
}

static void
add_recipients (GMimeMessage *message, GPtrArray *boxes)
{
  for (guint i = 0; boxes != NULL && i < boxes->len; i++)
    add_mailbox (message, GMIME_ADDRESS_TYPE_TO, boxes->pdata[i]);
  if (boxes == NULL)
    g_mime_object_set_header (GMIME_OBJECT (message), "To", "undisclosed-recipients:;", NULL);
}

static void
set_header (GMimeMessage *message, const char *name, const char *value)
{
  g_mime_object_set_header (GMIME_OBJECT (message), name, value, "utf-8");
}

static void
add_thread (GMimeMessage *message, const char *first)
{
  g_autofree char *id = first != NULL ? g_strdup_printf ("<%s>", first) : NULL;

  if (id == NULL)
    return;
  set_header (message, "In-Reply-To", id);
  set_header (message, "References", id);
}

static GMimeMessage *
new_message (const SitrepMail *mail)
{
  GMimeMessage *message = g_mime_message_new (FALSE);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (mail->time / G_USEC_PER_SEC);
  g_autoptr (GObject) body = G_OBJECT (new_body (mail));

  add_mailbox (message, GMIME_ADDRESS_TYPE_FROM, mail->from);
  add_recipients (message, mail->to);
  g_mime_message_set_subject (message, mail->subject, "utf-8");
  if (date != NULL)
    g_mime_message_set_date (message, date);
  g_mime_message_set_message_id (message, mail->id);
  add_thread (message, mail->answers);
  /* Programs that answer by themselves (holidays) are to leave it. */
  set_header (message, "Auto-Submitted", "auto-generated");
  set_header (message, "MIME-Version", "1.0");
  g_mime_message_set_mime_part (message, GMIME_OBJECT (body));
  return message;
}

/**
 * sitrep_mail_write:
 *
 * Returns: (transfer full): the whole of it with CR LF, ASCII only, no line longer than 998 characters
 */
GBytes *
sitrep_mail_write (const SitrepMail *mail)
{
  g_autoptr (GObject) message = NULL;
  g_autoptr (GObject) stream = NULL;
  const GByteArray *bytes;
  GMimeFormatOptions *options;

  init_gmime ();
  message = G_OBJECT (new_message (mail));
  stream = G_OBJECT (g_mime_stream_mem_new ());
  options = g_mime_format_options_new ();
  g_mime_format_options_set_newline_format (options, GMIME_NEWLINE_FORMAT_DOS);
  g_mime_object_write_to_stream (GMIME_OBJECT (message), options, GMIME_STREAM (stream));
  g_mime_format_options_free (options);
  bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  return g_bytes_new (bytes->data, bytes->len);
}
