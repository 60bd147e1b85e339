/* sitrep-name.c - the names of what is made for an incident, by the patterns of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-name.h"

#include "base/sitrep-text.h"
#include "sitrep-label.h"
#include "sitrep-values-private.h"

#include <string.h>

/* A channel's name holds a few words of the title; a file's name fits every file system. */
#define SLUG_MAX 30
#define FILE_MAX 200

/**
 * sitrep_name_expand:
 *
 * Walks through @pattern and asks @fill for each hole.
 *
 * Returns: (transfer full): the pattern with what fills it
 */
char *
sitrep_name_expand (const char *pattern, SitrepNameHole fill, gpointer data)
{
  GString *out = g_string_new (NULL);
  const char *p = pattern;

  while (*p != '\0')
    {
      const char *end = g_str_has_prefix (p, "{{") ? strstr (p, "}}") : NULL;
      g_autofree char *hole = end != NULL ? g_strstrip (g_strndup (p + 2, (gsize) (end - p - 2))) : NULL;
      g_autofree char *text = hole != NULL ? fill (hole, data) : NULL;

      if (text == NULL)
        {
          g_string_append_c (out, *p++);
          continue;
        }
      g_string_append (out, text);
      p = end + 2;
    }
  return g_string_free_and_steal (out);
}

static const char *
after (const char *hole, const char *prefix)
{
  return g_str_has_prefix (hole, prefix) ? hole + strlen (prefix) : NULL;
}

static char *
time_text (const SitrepPlaybook *playbook, gint64 at, const char *format)
{
  g_autoptr (GTimeZone) own = playbook->ids.zone != NULL ? sitrep_zone_open (playbook->ids.zone) : NULL;
  char *text = sitrep_time_format (at, own != NULL ? own : playbook->zone, format);

  return text != NULL ? text : g_strdup ("");
}

/** sitrep_name_slug: Returns: (transfer full): the first words of a title, for names of channels and files. */
char *
sitrep_name_slug (const char *title)
{
  g_autofree char *slug = sitrep_text_slug (title, SITREP_TITLE_MAX);
  char *cut;

  if (strlen (slug) <= SLUG_MAX)
    return g_steal_pointer (&slug);
  /* Not within a word, unless it is one endless word. */
  cut = g_strrstr_len (slug, SLUG_MAX + 1, "-");
  *(cut != NULL ? cut : slug + SLUG_MAX) = '\0';
  return g_steal_pointer (&slug);
}

/** sitrep_name_known: Returns: (transfer full) (nullable): what fills @hole before there is an incident. */
char *
sitrep_name_known (const SitrepNaming *naming, const char *hole)
{
  const char *rest;

  if ((rest = after (hole, "started:")) != NULL)
    return time_text (naming->playbook, naming->started, rest);
  if ((rest = after (hole, "now:")) != NULL)
    return time_text (naming->playbook, naming->now, rest);
  if (strcmp (hole, "slug") == 0)
    {
      g_autofree char *slug = sitrep_name_slug (naming->title);

      /* A title without a letter that a channel may have still needs a name. */
      return g_strdup (*slug != '\0' ? slug : "incident");
    }
  if ((rest = after (hole, "variable.")) != NULL)
    return g_strdup (g_hash_table_lookup (naming->playbook->variables, rest));
  return NULL;
}

/** sitrep_name_is_own: whether the hole is one that only names have: a time, the sequence, the slug. */
gboolean
sitrep_name_is_own (const char *hole)
{
  return g_str_has_prefix (hole, "started:") || g_str_has_prefix (hole, "now:") || strcmp (hole, "slug") == 0
         || strcmp (hole, "sequence") == 0 || g_str_has_prefix (hole, "sequence:");
}

/**
 * sitrep_name_is_value:
 *
 * Returns: whether the hole looks like the name of a value. In commands much else stands between such braces: what
 *   a Go template computes, and its words.
 */
gboolean
sitrep_name_is_value (const char *hole)
{
  if (!g_ascii_isalpha (*hole) || strcmp (hole, "end") == 0 || strcmp (hole, "else") == 0)
    return FALSE;
  for (const char *p = hole; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_.:-", *p) == NULL)
      return FALSE;
  return TRUE;
}

/* --- with an incident --- */

typedef struct
{
  SitrepNaming naming;
  SitrepDossier *dossier;
  SitrepValues *values;
} Filling;

static char *
sequence_text (const Filling *self, const char *hole)
{
  return sitrep_label_sequence_text (sitrep_label_sequence (self->naming.playbook, self->dossier->incident->label),
                                     hole);
}

static char *
fill_hole (const char *hole, gpointer data)
{
  Filling *self = data;
  char *text = sitrep_name_known (&self->naming, hole);

  /* Its maker wrote the variables of a playbook just as its commands. */
  if (text != NULL)
    return text;
  if (sitrep_name_is_own (hole))
    return sequence_text (self, hole);
  if (!sitrep_name_is_value (hole) || sitrep_values_classify (self->naming.playbook, hole) == SITREP_NAME_UNKNOWN)
    return NULL;
  text = sitrep_values_text (self->values, hole);
  return text != NULL ? text : g_strdup ("");
}

static char *
fill (const char *pattern, SitrepDossier *dossier, gint64 now, gboolean in_name)
{
  const SitrepIncident *incident = dossier->incident;
  g_autoptr (SitrepValues) values = sitrep_values_new (dossier, now);
  Filling self = { { dossier->playbook, incident->title, sitrep_dossier_started (dossier), now }, dossier, values };

  if (in_name)
    sitrep_values_enter_name (values);
  return sitrep_name_expand (pattern, fill_hole, &self);
}

/** sitrep_name_fill: Returns: (transfer full): the name as one line; what has no value leaves nothing. */
char *
sitrep_name_fill (const char *pattern, SitrepDossier *dossier, gint64 now)
{
  g_autofree char *filled = fill (pattern, dossier, now, FALSE);

  return sitrep_text_line (filled);
}

/** sitrep_name_fill_id: as sitrep_name_fill(), for the patterns of `ids`: in a name there are no other names. */
char *
sitrep_name_fill_id (const char *pattern, SitrepDossier *dossier, gint64 now)
{
  g_autofree char *filled = fill (pattern, dossier, now, TRUE);

  return sitrep_text_line (filled);
}

/* The end that says what kind of file it is stays. */
static char *
shorten (const char *name)
{
  const char *dot = strrchr (name, '.');
  const char *end = dot != NULL && strlen (dot) <= 10 ? dot : "";
  const char *cut = name + FILE_MAX - strlen (end);

  while ((*cut & 0xc0) == 0x80)
    cut--;
  return g_strdup_printf ("%.*s%s", (int) (cut - name), name, end);
}

/** sitrep_name_safe: Returns: (transfer full): one line of text as the name of a file; see sitrep_name_file(). */
char *
sitrep_name_safe (const char *line, SitrepDossier *dossier)
{
  g_autofree char *name = g_strdup (line);
  const char *begin;

  g_strdelimit (name, "/\\", '-');
  /* A file whose name begins with a dot is not seen; one that begins with a dash is taken for an option. */
  begin = name + strspn (name, ".- ");
  if (*begin == '\0')
    return sitrep_name_slug (dossier->incident->label);
  return strlen (begin) > FILE_MAX ? shorten (begin) : g_strdup (begin);
}

/**
 * sitrep_name_file:
 *
 * Returns: (transfer full): the name of a file, without a folder: it leads nowhere else, is seen, fits, and is not
 *   empty, whatever the incident's texts are
 */
char *
sitrep_name_file (const char *pattern, SitrepDossier *dossier, gint64 now)
{
  g_autofree char *name = sitrep_name_fill (pattern, dossier, now);

  return sitrep_name_safe (name, dossier);
}

/* Passes on what stands before a hole, which may be nothing. */
static void
pass_text (const char *from, const char *to, SitrepNameText text, gpointer data)
{
  if (to > from)
    text (data, from, (gsize) (to - from));
}

/** sitrep_name_each: goes through @pattern and hands on its text and the values of its holes, in order. */
void
sitrep_name_each (const char *pattern,
                  SitrepDossier *dossier,
                  gint64 now,
                  SitrepNameText text,
                  SitrepNameValue value,
                  gpointer data)
{
  g_autoptr (SitrepValues) values = sitrep_values_new (dossier, now);
  Filling self
    = { { dossier->playbook, dossier->incident->title, sitrep_dossier_started (dossier), now }, dossier, values };
  const char *from = pattern;

  for (const char *p = pattern; *p != '\0';)
    {
      const char *end = g_str_has_prefix (p, "{{") ? strstr (p, "}}") : NULL;
      g_autofree char *hole = end != NULL ? g_strstrip (g_strndup (p + 2, (gsize) (end - p - 2))) : NULL;
      g_autofree char *filled = hole != NULL ? fill_hole (hole, &self) : NULL;

      if (filled == NULL)
        {
          p++;
          continue;
        }
      pass_text (from, p, text, data);
      value (data, hole, filled);
      from = p = end + 2;
    }
  pass_text (from, from + strlen (from), text, data);
}
