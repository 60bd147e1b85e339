/* sitrep-doc-from-markdown.c - what a person or a playbook wrote becomes a document
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-doc-private.h"

#include <cmark.h>
#include <string.h>

static gboolean
find_kind (cmark_node *node, SitrepDocKind *kind)
{
  static const struct
  {
    cmark_node_type type;
    SitrepDocKind kind;
  } map[] = {
    { CMARK_NODE_BLOCK_QUOTE, SITREP_DOC_QUOTE },
    { CMARK_NODE_ITEM, SITREP_DOC_ITEM },
    { CMARK_NODE_CODE_BLOCK, SITREP_DOC_CODE_BLOCK },
    { CMARK_NODE_HTML_BLOCK, SITREP_DOC_TEXT },
    { CMARK_NODE_PARAGRAPH, SITREP_DOC_PARAGRAPH },
    { CMARK_NODE_HEADING, SITREP_DOC_HEADING },
    { CMARK_NODE_THEMATIC_BREAK, SITREP_DOC_RULE },
    { CMARK_NODE_TEXT, SITREP_DOC_TEXT },
    /* People end lines where they want lines to end. */
    { CMARK_NODE_SOFTBREAK, SITREP_DOC_BREAK },
    { CMARK_NODE_LINEBREAK, SITREP_DOC_BREAK },
    { CMARK_NODE_CODE, SITREP_DOC_CODE },
    { CMARK_NODE_HTML_INLINE, SITREP_DOC_TEXT },
    { CMARK_NODE_EMPH, SITREP_DOC_EMPHASIS },
    { CMARK_NODE_STRONG, SITREP_DOC_STRONG },
    { CMARK_NODE_LINK, SITREP_DOC_LINK },
    { CMARK_NODE_IMAGE, SITREP_DOC_LINK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (map); i++)
    if (map[i].type == cmark_node_get_type (node))
      {
        *kind = map[i].kind;
        return TRUE;
      }
  return FALSE;
}

static SitrepDoc *
new_list (cmark_node *from)
{
  gboolean numbers = cmark_node_get_list_type (from) == CMARK_ORDERED_LIST;
  SitrepDoc *list = sitrep_doc_new (numbers ? SITREP_DOC_NUMBERS : SITREP_DOC_BULLETS, NULL);

  if (numbers)
    list->level = cmark_node_get_list_start (from);
  return list;
}

static SitrepDoc *
new_node (cmark_node *from)
{
  SitrepDoc *node;
  SitrepDocKind kind;

  if (cmark_node_get_type (from) == CMARK_NODE_LIST)
    return new_list (from);
  if (!find_kind (from, &kind))
    return NULL;
  node = sitrep_doc_new (kind, sitrep_doc_rule (kind)->text ? cmark_node_get_literal (from) : NULL);
  if (kind == SITREP_DOC_HEADING)
    node->level = cmark_node_get_heading_level (from);
  else if (kind == SITREP_DOC_LINK)
    node->target = g_strdup (cmark_node_get_url (from));
  return node;
}

static gboolean
is_leaf (const SitrepDoc *node)
{
  return sitrep_doc_rule (node->kind)->holds == SITREP_DOC_CLASS_NONE;
}

/* Below a certain depth a node's children are its parent's: no text can make the tree deep. */
static void
enter (GPtrArray *open, cmark_node *from)
{
  SitrepDoc *parent = g_ptr_array_index (open, open->len - 1);
  SitrepDoc *node = new_node (from);

  if (node == NULL)
    g_ptr_array_add (open, parent);
  else if (is_leaf (node))
    sitrep_doc_append (parent, node);
  else if (open->len >= SITREP_DOC_DEPTH - 8)
    {
      sitrep_doc_free (node);
      g_ptr_array_add (open, parent);
    }
  else
    g_ptr_array_add (open, sitrep_doc_append (parent, node));
}

/**
 * sitrep_doc_read_markdown:
 *
 * Returns: (transfer full): the tree as it was written, not in its normal form
 */
SitrepDoc *
sitrep_doc_read_markdown (const char *markdown)
{
  g_autofree char *valid = g_utf8_make_valid (markdown, -1);
  cmark_node *document = cmark_parse_document (valid, strlen (valid), CMARK_OPT_DEFAULT);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  SitrepDoc *root = sitrep_doc_new (SITREP_DOC_ROOT, NULL);
  cmark_iter *iter;
  cmark_event_type event;

  cmark_consolidate_text_nodes (document);
  iter = cmark_iter_new (document);
  g_ptr_array_add (open, root);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      enter (open, cmark_iter_get_node (iter));
    else
      g_ptr_array_set_size (open, (int) open->len - 1);
  cmark_iter_free (iter);
  cmark_node_free (document);
  return root;
}

/**
 * sitrep_doc_from_markdown:
 *
 * Reads CommonMark: raw HTML becomes plain text, images become links, and the
 * end of a line stays the end of a line.
 *
 * Returns: (transfer full): a document in its normal form; reading never fails
 */
SitrepDoc *
sitrep_doc_from_markdown (const char *markdown)
{
  g_autoptr (SitrepDoc) raw = sitrep_doc_read_markdown (markdown != NULL ? markdown : "");

  return sitrep_doc_normal (raw);
}
