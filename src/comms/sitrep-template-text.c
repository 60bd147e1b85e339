/* sitrep-template-text.c - a template's tree is filled with values
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-template-text-private.h"

#include "base/sitrep-text.h"

#include <string.h>

/* What a filled template may grow to: nodes (and steps of repeating), and bytes. */
#define NODES_MAX 100000
#define BYTES_MAX (1024 * 1024)

/* @element is "." of the innermost section. What two paragraphs beside a tag
 * become depends on @glue: without an empty line between them they are lines of
 * one, as if the tag's line were not there. */
typedef struct
{
  SitrepValues *values;
  GPtrArray *missing; /* nullable */
  const char *element;
  guint nodes;
  gsize bytes;
} Filler;

typedef enum
{
  GLUE_NONE, /* within a piece of Markdown: as it was read */
  GLUE_TAG,  /* a tag was between, and no empty line */
  GLUE_GAP,  /* an empty line was between */
} Glue;

typedef void (*FillBody) (Filler *self, const SitrepDoc *section, gpointer out);

static gboolean
spend (Filler *self, gsize bytes)
{
  if (self->nodes == 0 || self->bytes < bytes)
    {
      self->nodes = 0;
      return FALSE;
    }
  self->nodes--;
  self->bytes -= bytes;
  return TRUE;
}

/* The elements of a value, or NULL where nothing is known. */
static char **
find_value (Filler *self, const char *name)
{
  char **list;

  if (strcmp (name, ".") == 0)
    return g_strdupv ((char *[]) { (char *) (self->element != NULL ? self->element : ""), NULL });
  list = sitrep_values_list (self->values, name);
  if (list != NULL && *list == NULL)
    g_clear_pointer (&list, g_strfreev);
  return list;
}

static void
note_missing (Filler *self, const char *name)
{
  if (self->missing != NULL && !g_ptr_array_find_with_equal_func (self->missing, name, g_str_equal, NULL))
    g_ptr_array_add (self->missing, g_strdup (name));
}

/* What fills a hole; a hole without a value is left in sight. */
static char *
hole_text (Filler *self, const char *name)
{
  g_auto (GStrv) list = find_value (self, name);

  if (list != NULL)
    return g_strjoinv (", ", list);
  note_missing (self, name);
  return g_strdup_printf ("[%s]", name);
}

static void
fill_section (Filler *self, const SitrepDoc *section, FillBody body, gpointer out)
{
  g_auto (GStrv) list = find_value (self, section->text);
  const char *outer = self->element;

  if (section->inverted && list == NULL)
    body (self, section, out);
  for (guint i = 0; !section->inverted && list != NULL && list[i] != NULL && spend (self, 0); i++)
    {
      self->element = list[i];
      body (self, section, out);
    }
  self->element = outer;
}

/* --- texts without markup --- */

static void
fill_text (Filler *self, const SitrepDoc *parent, gpointer out)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const SitrepDoc *node = sitrep_doc_child (parent, i);
      g_autofree char *text = node->kind == SITREP_DOC_HOLE ? hole_text (self, node->text) : NULL;
      const char *words = text != NULL ? text : node->text;

      if (node->kind == SITREP_DOC_SECTION)
        fill_section (self, node, fill_text, out);
      else if (words != NULL && spend (self, strlen (words)))
        g_string_append (out, words);
    }
}

static char *
fill_string (Filler *self, const char *template)
{
  g_autoptr (SitrepDoc) parsed = sitrep_template_read_line (template, NULL);
  GString *out = g_string_new (NULL);

  if (parsed != NULL)
    fill_text (self, parsed, out);
  else
    g_string_append (out, template);
  return g_string_free_and_steal (out);
}

/* --- trees --- */

static void fill_inlines (Filler *self, const SitrepDoc *parent, gpointer out);
static void fill_blocks (Filler *self, const SitrepDoc *parent, SitrepDoc *out);

/* A value's own lines stay lines; white space at their ends is nobody's wish. */
static void
fill_hole (Filler *self, const char *name, SitrepDoc *out)
{
  g_autofree char *text = hole_text (self, name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && spend (self, strlen (lines[i])); i++)
    {
      if (i > 0)
        sitrep_doc_append (out, sitrep_doc_new (SITREP_DOC_BREAK, NULL));
      sitrep_doc_append (out, sitrep_doc_new (SITREP_DOC_TEXT, g_strchomp (lines[i])));
    }
}

static SitrepDoc *
fill_leaf (Filler *self, const SitrepDoc *node)
{
  g_autofree char *text = node->text != NULL && node->kind != SITREP_DOC_TEXT ? fill_string (self, node->text) : NULL;
  SitrepDoc *copy = sitrep_doc_new (node->kind, text != NULL ? text : node->text);

  copy->level = node->level;
  if (node->target != NULL)
    copy->target = fill_string (self, node->target);
  return copy;
}

static void
fill_inline (Filler *self, const SitrepDoc *node, SitrepDoc *out)
{
  if (node->kind == SITREP_DOC_HOLE)
    fill_hole (self, node->text, out);
  else if (node->kind == SITREP_DOC_SECTION)
    fill_section (self, node, fill_inlines, out);
  else if (spend (self, node->text != NULL ? strlen (node->text) : 0))
    fill_inlines (self, node, sitrep_doc_append (out, fill_leaf (self, node)));
}

static void
fill_inlines (Filler *self, const SitrepDoc *parent, gpointer out)
{
  for (guint i = 0; i < parent->children->len; i++)
    fill_inline (self, sitrep_doc_child (parent, i), out);
}

/* One container that is being filled. */
typedef struct
{
  SitrepDoc *out;
  Glue glue;
} Place;

static SitrepDoc *
place_block (Place *place, const SitrepDoc *node, SitrepDoc *fresh)
{
  GPtrArray *blocks = place->out->children;
  SitrepDoc *last = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
  gboolean glued = place->glue == GLUE_TAG && last != NULL && last->kind == SITREP_DOC_PARAGRAPH
                   && node->kind == SITREP_DOC_PARAGRAPH;

  place->glue = GLUE_NONE;
  if (!glued)
    return sitrep_doc_append (place->out, fresh);
  sitrep_doc_free (fresh);
  sitrep_doc_append (last, sitrep_doc_new (SITREP_DOC_BREAK, NULL));
  return last;
}

static void
pass_tag (Place *place)
{
  if (place->glue == GLUE_NONE)
    place->glue = GLUE_TAG;
}

static void
fill_places (Filler *self, const SitrepDoc *parent, gpointer data)
{
  Place *place = data;

  pass_tag (place);
  for (guint i = 0; i < parent->children->len; i++)
    {
      const SitrepDoc *node = sitrep_doc_child (parent, i);
      SitrepDocClass holds = sitrep_doc_rule (node->kind)->holds;

      if (node->kind == SITREP_DOC_SECTION)
        {
          pass_tag (place);
          fill_section (self, node, fill_places, place);
          pass_tag (place);
        }
      else if (node->kind == SITREP_DOC_PARAGRAPH && node->children->len == 0)
        place->glue = GLUE_GAP;
      else if (sitrep_doc_rule (node->kind)->class == SITREP_DOC_CLASS_INLINE)
        fill_inline (self, node, place->out);
      else if (spend (self, 0) && (holds == SITREP_DOC_CLASS_BLOCK || holds == SITREP_DOC_CLASS_ITEM))
        fill_blocks (self, node, place_block (place, node, fill_leaf (self, node)));
      else if (self->nodes > 0)
        fill_inlines (self, node, place_block (place, node, fill_leaf (self, node)));
    }
}

static void
fill_blocks (Filler *self, const SitrepDoc *parent, SitrepDoc *out)
{
  Place place = { out, GLUE_GAP };

  fill_places (self, parent, &place);
}

/**
 * sitrep_template_fill:
 * @missing: (nullable) (element-type utf8): the names of holes without a value are added, each once
 *
 * Always answers a document: a hole without a value shows its name in brackets,
 * and what grows beyond all measure ends where the measure is full. Values are
 * plain text, whatever is in them.
 *
 * Returns: (transfer full): a document in its normal form
 */
SitrepDoc *
sitrep_template_fill (const SitrepDoc *parsed, SitrepValues *values, GPtrArray *missing)
{
  Filler self = { values, missing, NULL, NODES_MAX, BYTES_MAX };
  g_autoptr (SitrepDoc) root = sitrep_doc_new (SITREP_DOC_ROOT, NULL);

  fill_blocks (&self, parsed, root);
  return sitrep_doc_normal (root);
}

/**
 * sitrep_template_fill_line:
 *
 * Fills a text without markup, such as a subject; what is no template is taken as it is.
 *
 * Returns: (transfer full): one line
 */
char *
sitrep_template_fill_line (const char *text, SitrepValues *values, GPtrArray *missing)
{
  Filler self = { values, missing, NULL, NODES_MAX, BYTES_MAX };
  g_autofree char *filled = fill_string (&self, text != NULL ? text : "");

  return sitrep_text_line (filled);
}

/* --- names --- */

static void
collect_names (const SitrepDoc *node, GPtrArray *names)
{
  gboolean named = node->kind == SITREP_DOC_HOLE || node->kind == SITREP_DOC_SECTION;
  const char *texts[] = { named || node->kind == SITREP_DOC_TEXT ? NULL : node->text, node->target };

  if (named && strcmp (node->text, ".") != 0
      && !g_ptr_array_find_with_equal_func (names, node->text, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (node->text));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SitrepDoc) inner = texts[i] != NULL ? sitrep_template_read_line (texts[i], NULL) : NULL;

      if (inner != NULL)
        collect_names (inner, names);
    }
  for (guint i = 0; i < node->children->len; i++)
    collect_names (sitrep_doc_child (node, i), names);
}

static char **
names_of (const SitrepDoc *parsed)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  if (parsed != NULL)
    collect_names (parsed, names);
  return (char **) g_ptr_array_steal (names, NULL);
}

/** sitrep_template_names: Returns: (transfer full): what the template names, each once, in the order of first use. */
char **
sitrep_template_names (const SitrepDoc *parsed)
{
  return names_of (parsed);
}

/** sitrep_template_line_names: the same for a text without markup; what is no template names nothing. */
char **
sitrep_template_line_names (const char *text)
{
  g_autoptr (SitrepDoc) parsed = sitrep_template_read_line (text != NULL ? text : "", NULL);

  return names_of (parsed);
}
