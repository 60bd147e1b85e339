/* sitrep-connector-page.c - what the connectors of status pages share
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>

/**
 * sitrep_page_check:
 * @own: the service
 * @base: its address, where the destination names none
 * @is_number: whether its pages have numbers; else a row of letters and digits
 *
 * Returns: %FALSE with a sentence where `page`, `base` or the key of @destination cannot be right
 */
gboolean
sitrep_page_check (const SitrepDestination *destination,
                   const char *secret,
                   const char *own,
                   const char *base,
                   gboolean is_number,
                   GError **error)
{
  g_autofree char *page = sitrep_destination_setting (destination, "page");
  g_autofree char *address = sitrep_destination_base (destination, base);
  g_autofree char *key = sitrep_secret_strip (secret);

  if (!sitrep_token_check (key, "_-", own, error))
    return FALSE;
  if (page != NULL && (is_number ? sitrep_is_digits (page) : sitrep_is_id (page)))
    return sitrep_base_check (address, own, error);
  sitrep_invalid (error, is_number
                           ? _ ("The ID of the page is needed: a number, which is in the address of its settings.")
                           : _ ("The ID of the page is needed: a short row of letters and digits, not an address."));
  return FALSE;
}

/** sitrep_page_status: Returns: which of investigating (0), identified, monitoring and resolved (3) the message says */
guint
sitrep_page_status (const SitrepMessage *message)
{
  static const char *const known[] = { "investigating", "identified", "monitoring", "resolved" };

  if (message->stage == SITREP_STAGE_RESOLVE)
    return 3;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (message->page_status, known[i]) == 0)
      return i;
  return 0;
}

static gboolean
is_state (const char *const *states, const char *state)
{
  for (; state != NULL && *states != NULL; states += 2)
    if (g_strcmp0 (states[0], state) == 0)
      return TRUE;
  return FALSE;
}

/**
 * sitrep_page_components:
 * @states: as `component_states` of a connector
 *
 * Returns: (transfer full) (element-type SitrepComponent): the parts of the page that the message is about, with the
 *   state for a name; those whose id or state is none of the service are left out
 */
GPtrArray *
sitrep_page_components (const SitrepMessage *message, const char *const *states)
{
  GPtrArray *components = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_component_free);
  g_autoptr (JsonNode) root = sitrep_json_parse (message->components);
  g_autoptr (GList) ids
    = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_members (json_node_get_object (root)) : NULL;

  for (GList *l = ids; l != NULL; l = l->next)
    if (sitrep_is_id (l->data) && is_state (states, sitrep_json_text (root, l->data)))
      g_ptr_array_add (components, sitrep_component_new (l->data, sitrep_json_text (root, l->data)));
  return components;
}

/**
 * sitrep_page_listed:
 * @within: (nullable): what the list is under
 * @below: (nullable): what the name is under
 * @name: what has the name
 *
 * Returns: (transfer full) (nullable) (element-type SitrepComponent): as `listed`
 */
GPtrArray *
sitrep_page_listed (const SitrepAnswerView *answer, const char *within, const char *below, const char *name)
{
  g_autoptr (JsonNode) json = answer->status == 200 ? sitrep_answer_json (answer) : NULL;
  JsonNode *list = within != NULL ? sitrep_json_member (json, within) : json;
  GPtrArray *components;

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return NULL;
  components = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_component_free);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *component = json_array_get_element (json_node_get_array (list), i);
      g_autofree char *id = sitrep_json_id (component, "id");
      g_autofree char *line
        = sitrep_text_line (sitrep_json_text (below != NULL ? sitrep_json_member (component, below) : component, name));

      if (id != NULL && *line != '\0')
        g_ptr_array_add (components, sitrep_component_new (id, line));
    }
  return components;
}

/** sitrep_page_check_title: Returns: %FALSE with a sentence where the page cannot be given a title */
gboolean
sitrep_page_check_title (const char *title, GError **error)
{
  if (*title == '\0')
    sitrep_invalid (error, _ ("A public title is needed for the status page."));
  return *title != '\0';
}

/** sitrep_outcome_page_gone: what a message belongs to is not on the page any more */
SitrepOutcome *
sitrep_outcome_page_gone (void)
{
  return sitrep_outcome_new (SITREP_OUTCOME_REJECTED,
                             _ ("The status page does not have this incident, update or component any more."),
                             _ ("Look at the page, and post this there by hand."));
}

/** sitrep_outcome_page_unknown: nothing is at the address */
SitrepOutcome *
sitrep_outcome_page_unknown (void)
{
  return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("There is no such status page at this address."),
                             _ ("Correct the address or the page's ID in the destination."));
}
