/* sitrep-shell.c - where one is in the text of a shell command, and how a word is put in there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-shell.h"

#include <string.h>

/* The text is followed as POSIX reads it (Shell Command Language, 2.2 and 2.6), but for what would need a whole shell to
 * follow: from there on one is lost, and nothing is put in any more. */

/* What one is within, each as a letter: the innermost is the last. */
#define SINGLE '\''
#define DOUBLE '"'
#define PAREN '('   /* a list in parentheses */
#define COMMAND '$' /* $(…) */

struct _SitrepShell
{
  GString *within;
  gboolean lost;
  gboolean comment;
  gboolean escaped; /* behind a backslash */
  char before;      /* what was read last; NUL at the beginning of a word */
};

SitrepShell *
sitrep_shell_new (void)
{
  SitrepShell *self = g_new0 (SitrepShell, 1);

  self->within = g_string_new (NULL);
  return self;
}

void
sitrep_shell_free (SitrepShell *self)
{
  g_string_free (self->within, TRUE);
  g_free (self);
}

/* NUL where no quotes and no parentheses are open. */
static char
innermost (const SitrepShell *self)
{
  return self->within->len > 0 ? self->within->str[self->within->len - 1] : '\0';
}

static void
leave (SitrepShell *self)
{
  g_string_truncate (self->within, self->within->len - 1);
}

static void
read_double (SitrepShell *self, char c)
{
  if (self->before == '$' && c == '(')
    g_string_append_c (self->within, COMMAND);
  else if (c == '"')
    leave (self);
  else if (c == '\\')
    self->escaped = TRUE;
  else if (c == '`' || (self->before == '$' && strchr ("{[", c) != NULL))
    self->lost = TRUE;
}

static void
close_paren (SitrepShell *self)
{
  if (innermost (self) == '\0')
    self->lost = TRUE; /* of a “case”, perhaps */
  else
    leave (self);
}

static void
open_paren (SitrepShell *self)
{
  /* $((…)) and ((…)) are arithmetic. */
  if (self->before == '(')
    self->lost = TRUE;
  else
    g_string_append_c (self->within, PAREN);
}

static void
read_plain (SitrepShell *self, char c)
{
  if (self->before == '$' && c == '(')
    g_string_append_c (self->within, COMMAND);
  else if (self->before == '$' && strchr ("{['", c) != NULL)
    self->lost = TRUE;
  else if (c == '\'' || c == '"')
    g_string_append_c (self->within, c);
  else if (c == '\\')
    self->escaped = TRUE;
  else if (c == '(')
    open_paren (self);
  else if (c == ')')
    close_paren (self);
  else if (c == '`' || (c == '<' && self->before == '<') || (c == '[' && self->before == '['))
    self->lost = TRUE;
  else if (c == '#' && self->before == '\0')
    self->comment = TRUE;
}

static gboolean
ends_word (char c)
{
  return strchr (" \t\n;&|()<>", c) != NULL;
}

static void
read_char (SitrepShell *self, char c)
{
  char within = innermost (self);
  gboolean escaped = self->escaped;

  self->escaped = FALSE;
  if (self->comment)
    self->comment = c != '\n';
  else if (escaped)
    c = '_';
  else if (within == SINGLE && c == '\'')
    leave (self);
  else if (within == DOUBLE)
    read_double (self, c);
  else if (within != SINGLE)
    read_plain (self, c);
  /* Where a ( or < was seen last it is kept: two of them mean something else than one. */
  self->before = ends_word (c) && strchr ("(<", c) == NULL && within != SINGLE && within != DOUBLE ? '\0' : c;
}

/** sitrep_shell_read: goes on by so many bytes of the command. */
void
sitrep_shell_read (SitrepShell *self, const char *text, gsize length)
{
  for (gsize i = 0; i < length && !self->lost; i++)
    read_char (self, text[i]);
}

static gboolean
has_control (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_plain (const char *value)
{
  if (*value == '\0')
    return FALSE;
  for (const char *p = value; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_-./:@%+=,", *p) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * sitrep_shell_quote:
 * @value: UTF-8
 *
 * Quotes a value so that at this place a shell reads it as a part of one word, with its letters as they are.
 *
 * Returns: (transfer full) (nullable): what is to be put in; NULL where the value has a control character, or where it
 *   is not sure how a shell would read the place
 */
char *
sitrep_shell_quote (const SitrepShell *self, const char *value)
{
  char within = innermost (self);
  g_autofree char *quoted = NULL;

  if (self->lost || self->comment || self->escaped || self->before == '$' || has_control (value))
    return NULL;
  if (is_plain (value))
    return g_strdup (value);
  quoted = g_shell_quote (value);
  /* Out of the quotes one is in, and into them again. */
  if (within == SINGLE || within == DOUBLE)
    return g_strdup_printf ("%c%s%c", within, quoted, within);
  return g_steal_pointer (&quoted);
}
