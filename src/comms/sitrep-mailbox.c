/* sitrep-mailbox.c - mail addresses as people write them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-mailbox.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 5321, 4.5.3.1 */
#define LOCAL_MAX 64
#define ADDRESS_MAX 254
#define NAME_LIMIT 120

void
sitrep_mailbox_free (SitrepMailbox *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->address);
  g_free (self);
}

/* Parts in quotes are allowed by the standard and by nobody's address book: leaving them out leaves out every
 * character that could mean something to a server. */
static gboolean
is_local_part (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("!#$%&'*+-/=?^_`{|}~.", *p) == NULL)
      return FALSE;
  return *text != '\0' && strlen (text) <= LOCAL_MAX && *text != '.' && !g_str_has_suffix (text, ".")
         && strstr (text, "..") == NULL;
}

static gboolean
is_label (const char *text)
{
  gsize length = strlen (text);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return length > 0 && length <= 63 && *text != '-' && text[length - 1] != '-';
}

static gboolean
is_domain (const char *text)
{
  g_auto (GStrv) labels = g_strsplit (text, ".", -1);

  for (guint i = 0; labels[i] != NULL; i++)
    if (!is_label (labels[i]))
      return FALSE;
  return *text != '\0';
}

/* Returns: (transfer full) (nullable): the address with its domain as the network writes it */
static char *
clean_address (const char *text)
{
  const char *at = strrchr (text, '@');
  g_autofree char *local = at != NULL ? g_strndup (text, (gsize) (at - text)) : NULL;
  g_autofree char *domain = at != NULL ? g_hostname_to_ascii (at + 1) : NULL;
  g_autofree char *address = NULL;

  if (domain == NULL || !is_local_part (local) || !is_domain (domain))
    return NULL;
  address = g_strconcat (local, "@", domain, NULL);
  return strlen (address) <= ADDRESS_MAX ? g_steal_pointer (&address) : NULL;
}

static gboolean
has_controls (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* A name may be in quotes, as other programs copy it. */
static char *
clean_name (const char *text, gsize length)
{
  g_autofree char *raw = g_strndup (text, length);
  g_autofree char *line = sitrep_text_line (raw);
  gsize end = strlen (line);
  g_autofree char *bare = end >= 2 && *line == '"' && line[end - 1] == '"' ? g_strndup (line + 1, end - 2) : NULL;
  g_autofree char *inner = g_strcompress (bare != NULL ? bare : line);
  g_autofree char *name = sitrep_text_line (bare != NULL ? inner : line);

  return *name != '\0' ? sitrep_text_cut (name, NAME_LIMIT) : NULL;
}

static SitrepMailbox *
parse (const char *text)
{
  const char *open = strrchr (text, '<');
  gboolean named = open != NULL && g_str_has_suffix (text, ">");
  g_autofree char *bare = named ? g_strndup (open + 1, strlen (open) - 2) : g_strdup (text);
  g_autofree char *address = has_controls (text) ? NULL : clean_address (g_strstrip (bare));
  SitrepMailbox *self;

  if (address == NULL)
    return NULL;
  self = g_new0 (SitrepMailbox, 1);
  self->address = g_steal_pointer (&address);
  self->name = named ? clean_name (text, (gsize) (open - text)) : NULL;
  return self;
}

/**
 * sitrep_mailbox_read:
 * @text: as in `Shop status <status@shop.example>`, or the address alone
 *
 * Returns: (transfer full) (nullable): the address; %NULL with %SITREP_ERROR_INVALID and a sentence
 */
SitrepMailbox *
sitrep_mailbox_read (const char *text, GError **error)
{
  g_autofree char *valid = g_strstrip (g_utf8_make_valid (text != NULL ? text : "", -1));
  SitrepMailbox *self = parse (valid);
  g_autofree char *line = self == NULL ? sitrep_text_line (valid) : NULL;
  g_autofree char *shown = line != NULL ? sitrep_text_cut (line, NAME_LIMIT) : NULL;

  if (self == NULL && *shown == '\0')
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("A mail address is needed."));
  else if (self == NULL)
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                 _ ("“%s” is not a mail address. It looks like name@example.com, or Name <name@example.com>."), shown);
  return self;
}

/* The length of the first address of a list: up to a comma, semicolon or line end that is not in quotes. */
static gsize
length_of_first (const char *text)
{
  gboolean quoted = FALSE;
  gsize end = 0;

  for (; text[end] != '\0' && text[end] != '\n' && (quoted || (text[end] != ',' && text[end] != ';')); end++)
    if (text[end] == '"')
      quoted = !quoted;
    else if (text[end] == '\\' && text[end + 1] != '\0' && text[end + 1] != '\n')
      end++;
  return end;
}

static gboolean
is_among (GPtrArray *boxes, const char *address)
{
  for (guint i = 0; i < boxes->len; i++)
    if (g_ascii_strcasecmp (((SitrepMailbox *) boxes->pdata[i])->address, address) == 0)
      return TRUE;
  return FALSE;
}

static void
add (GPtrArray *boxes, const char *text, gsize length, GError **error)
{
  g_autofree char *piece = g_strstrip (g_strndup (text, length));
  g_autoptr (SitrepMailbox) box = *piece != '\0' ? sitrep_mailbox_read (piece, error) : NULL;

  if (box != NULL && !is_among (boxes, box->address))
    g_ptr_array_add (boxes, g_steal_pointer (&box));
}

/**
 * sitrep_mailboxes_read:
 * @text: addresses between commas, semicolons or line ends
 *
 * Returns: (transfer full) (nullable) (element-type SitrepMailbox): one at least, each once; %NULL with
 *   %SITREP_ERROR_INVALID and a sentence that names the first that is none
 */
GPtrArray *
sitrep_mailboxes_read (const char *text, GError **error)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_mailbox_free);
  g_autoptr (GError) local = NULL;
  const char *p = text != NULL ? text : "";

  for (gsize length; local == NULL && *p != '\0'; p += length + (p[length] != '\0' ? 1 : 0))
    {
      length = length_of_first (p);
      add (boxes, p, length, &local);
    }
  if (local == NULL && boxes->len == 0)
    g_set_error_literal (&local, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("A mail address is needed."));
  else if (local == NULL && boxes->len > SITREP_MAILBOXES_MAX)
    g_set_error (&local, SITREP_ERROR, SITREP_ERROR_INVALID,
                 _ ("One mail goes to %d addresses at most. Use the address of a mailing list instead."),
                 SITREP_MAILBOXES_MAX);
  if (local == NULL)
    return g_steal_pointer (&boxes);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/** sitrep_mailbox_domain: Returns: (transfer none): what is after the @ */
const char *
sitrep_mailbox_domain (const SitrepMailbox *self)
{
  return strrchr (self->address, '@') + 1;
}
