/* sitrep-json-places.c - where in a JSON text a value stands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-json-places.h"

#include <string.h>

/* Deeper texts are no playbooks; json-glib has refused them before. */
#define DEPTH_MAX 200

typedef struct
{
  const char *at, *end;
  guint line;
  guint depth;
  GString *path;
  SitrepPlaceFunc func;
  gpointer data;
} Scan;

static void scan_value (Scan *self);

static void
skip_space (Scan *self)
{
  for (; self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0'; self->at++)
    self->line += *self->at == '\n';
}

static gboolean
take (Scan *self, char c)
{
  skip_space (self);
  if (self->at >= self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Past a string that begins here; what is between its quotes, as it is written. */
static gboolean
skip_string (Scan *self, const char **from, gsize *length)
{
  if (!take (self, '"'))
    return FALSE;
  *from = self->at;
  while (self->at < self->end && *self->at != '"')
    {
      self->line += *self->at == '\n';
      self->at += *self->at == '\\' && self->at + 1 < self->end ? 2 : 1;
    }
  *length = (gsize) (MIN (self->at, self->end) - *from);
  if (self->at < self->end)
    self->at++;
  return TRUE;
}

static void
skip_word (Scan *self)
{
  while (self->at < self->end && strchr (",]} \t\r\n", *self->at) == NULL)
    self->at++;
}

static void
scan_member (Scan *self, GHashTable *seen)
{
  gsize before = self->path->len, length;
  const char *from;
  char *key;

  if (!skip_string (self, &from, &length))
    {
      self->at = self->end;
      return;
    }
  key = g_strndup (from, length);
  if (before > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, key);
  self->func (self->path->str, self->line, !g_hash_table_add (seen, key), self->data);
  take (self, ':');
  scan_value (self);
  g_string_truncate (self->path, before);
}

static void
scan_object (Scan *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (take (self, '}'))
    return;
  do
    scan_member (self, seen);
  while (take (self, ','));
  take (self, '}');
}

static void
scan_array (Scan *self)
{
  gsize before = self->path->len;

  if (take (self, ']'))
    return;
  for (guint i = 0;; i++)
    {
      g_string_append_printf (self->path, "[%u]", i);
      skip_space (self);
      self->func (self->path->str, self->line, FALSE, self->data);
      scan_value (self);
      g_string_truncate (self->path, before);
      if (!take (self, ','))
        break;
    }
  take (self, ']');
}

static void
scan_value (Scan *self)
{
  const char *from;
  gsize length;

  if (++self->depth > DEPTH_MAX)
    self->at = self->end;
  if (take (self, '{'))
    scan_object (self);
  else if (take (self, '['))
    scan_array (self);
  else if (!skip_string (self, &from, &length))
    skip_word (self);
  self->depth--;
}

/**
 * sitrep_json_places:
 * @text: JSON that a parser has accepted; for anything else the places are as good as can be
 *
 * Tells @func every value's path and line (the first line is 1), in the order of the text. From any thread.
 */
void
sitrep_json_places (const char *text, gsize length, SitrepPlaceFunc func, gpointer data)
{
  Scan self = { text, text + length, 1, 0, g_string_new (NULL), func, data };

  scan_value (&self);
  g_string_free (self.path, TRUE);
}
