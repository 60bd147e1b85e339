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
/* So many keys of an object are compared one by one: it costs less than a table, and few objects have more. */
#define FEW_KEYS 16

typedef struct
{
  const char *at;
  gsize length;
} Slice;

/* The keys of one object so far: the first few, and all of them where there are more. */
typedef struct
{
  Slice few[FEW_KEYS];
  guint n;
  GHashTable *all;
} Keys;

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

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void
skip_space (Scan *self)
{
  for (; self->at < self->end && is_space (*self->at); self->at++)
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
skip_string (Scan *self, Slice *text)
{
  if (!take (self, '"'))
    return FALSE;
  text->at = self->at;
  while (self->at < self->end && *self->at != '"')
    {
      self->line += *self->at == '\n';
      self->at += *self->at == '\\' && self->at + 1 < self->end ? 2 : 1;
    }
  text->length = (gsize) (MIN (self->at, self->end) - text->at);
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

/* --- keys --- */

static gboolean
is_among_few (const Keys *self, const Slice *key)
{
  for (guint i = 0; i < self->n; i++)
    if (self->few[i].length == key->length && memcmp (self->few[i].at, key->at, key->length) == 0)
      return TRUE;
  return FALSE;
}

/* Answers whether @key is new. */
static gboolean
add_key (Keys *self, const Slice *key)
{
  if (self->all == NULL && is_among_few (self, key))
    return FALSE;
  if (self->n < FEW_KEYS)
    {
      self->few[self->n++] = *key;
      return TRUE;
    }
  if (self->all == NULL)
    {
      self->all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < self->n; i++)
        g_hash_table_add (self->all, g_strndup (self->few[i].at, self->few[i].length));
    }
  return g_hash_table_add (self->all, g_strndup (key->at, key->length));
}

/* --- values --- */

static void
scan_member (Scan *self, Keys *keys)
{
  gsize before = self->path->len;
  Slice key;

  if (!skip_string (self, &key))
    {
      self->at = self->end;
      return;
    }
  if (before > 0)
    g_string_append_c (self->path, '.');
  g_string_append_len (self->path, key.at, (gssize) key.length);
  self->func (self->path->str, self->line, !add_key (keys, &key), self->data);
  take (self, ':');
  scan_value (self);
  g_string_truncate (self->path, before);
}

static void
scan_object (Scan *self)
{
  Keys keys = { .n = 0 };

  if (take (self, '}'))
    return;
  do
    scan_member (self, &keys);
  while (take (self, ','));
  take (self, '}');
  g_clear_pointer (&keys.all, g_hash_table_unref);
}

/* By hand: formatting is most of the work otherwise. */
static void
append_index (GString *path, guint index)
{
  char digits[16];
  guint at = sizeof digits;

  do
    digits[--at] = (char) ('0' + index % 10);
  while ((index /= 10) > 0);
  g_string_append_c (path, '[');
  g_string_append_len (path, digits + at, (gssize) (sizeof digits - at));
  g_string_append_c (path, ']');
}

static void
scan_array (Scan *self)
{
  gsize before = self->path->len;

  if (take (self, ']'))
    return;
  for (guint i = 0;; i++)
    {
      append_index (self->path, i);
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
  Slice text;

  if (++self->depth > DEPTH_MAX)
    self->at = self->end;
  if (take (self, '{'))
    scan_object (self);
  else if (take (self, '['))
    scan_array (self);
  else if (!skip_string (self, &text))
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
