/* sitrep-connector-parts.c - settings, secrets and ids, as connectors read them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-connector-private.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** sitrep_json_parse: Returns: (transfer full) (nullable): strict JSON; %NULL where @text is none, or %NULL */
JsonNode *
sitrep_json_parse (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  json_parser_set_strict (parser, TRUE);
  return text != NULL && json_parser_load_from_data (parser, text, -1, NULL) ? json_parser_steal_root (parser) : NULL;
}

/** sitrep_json_member: Returns: (transfer none) (nullable): what @node, an object or not, has under @name */
JsonNode *
sitrep_json_member (JsonNode *node, const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name)
                                                       : NULL;
}

/** sitrep_json_says: Returns: whether @node has `true` under @name */
gboolean
sitrep_json_says (JsonNode *node, const char *name)
{
  JsonNode *member = sitrep_json_member (node, name);

  return member != NULL && json_node_get_value_type (member) == G_TYPE_BOOLEAN && json_node_get_boolean (member);
}

/** sitrep_json_add: @value: (nullable): %NULL adds nothing */
void
sitrep_json_add (JsonBuilder *json, const char *name, const char *value)
{
  if (value != NULL)
    json_builder_add_string_value (json_builder_set_member_name (json, name), value);
}

/** sitrep_json_id: Returns: (transfer full) (nullable): the number above 0, or the row of letters and digits, under @name */
char *
sitrep_json_id (JsonNode *node, const char *name)
{
  JsonNode *member = sitrep_json_member (node, name);
  const char *text = sitrep_json_text (node, name);

  if (member != NULL && json_node_get_value_type (member) == G_TYPE_INT64 && json_node_get_int (member) > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (member));
  return text != NULL && sitrep_is_id (text) ? g_strdup (text) : NULL;
}

/** sitrep_json_add_words: @words: (nullable): with commas between them: a list of them; nothing where there are none */
void
sitrep_json_add_words (JsonBuilder *json, const char *name, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", ",", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = sitrep_text_line (parts[i]);

      if (*word == '\0')
        continue;
      if (n++ == 0)
        json_builder_begin_array (json_builder_set_member_name (json, name));
      json_builder_add_string_value (json, word);
    }
  if (n > 0)
    json_builder_end_array (json);
}

/* --- what may be put into a path or a header --- */

/** sitrep_is_made_of: Returns: whether @text has letters and digits of ASCII and @others, one at least */
gboolean
sitrep_is_made_of (const char *text, const char *others)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr (others, *p) == NULL)
      return FALSE;
  return *text != '\0';
}

/** sitrep_is_id: Returns: whether @text is of the kind that services give their things: nothing of it means anything
 *   in a path. */
gboolean
sitrep_is_id (const char *text)
{
  return sitrep_is_made_of (text, "_-");
}

gboolean
sitrep_is_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* --- what a service answered, kept for later --- */

/**
 * sitrep_ids_new:
 * @name: and a value, which may be %NULL: then it is left out; …, %NULL
 *
 * Returns: (transfer full): a JSON object
 */
char *
sitrep_ids_new (const char *name, ...)
{
  g_autoptr (JsonBuilder) ids = json_builder_begin_object (json_builder_new ());
  g_autoptr (JsonNode) root = NULL;
  va_list args;

  va_start (args, name);
  for (const char *key = name; key != NULL; key = va_arg (args, const char *))
    {
      const char *value = va_arg (args, const char *);

      if (value != NULL)
        json_builder_add_string_value (json_builder_set_member_name (ids, key), value);
    }
  va_end (args);
  root = json_builder_get_root (json_builder_end_object (ids));
  return json_to_string (root, FALSE);
}

/** sitrep_ids_get: Returns: (transfer full) (nullable): what sitrep_ids_new() was given as @name */
char *
sitrep_ids_get (const char *ids, const char *name)
{
  g_autoptr (JsonNode) root = sitrep_json_parse (ids);

  return g_strdup (sitrep_json_text (root, name));
}

/* --- secrets --- */

/** sitrep_connector_secrets: Returns: how many of the settings are secret; without any the keyring is not asked */
guint
sitrep_connector_secrets (const SitrepConnector *self)
{
  guint n = 0;

  for (const SitrepSetting *setting = self->settings; setting->key != NULL; setting++)
    n += setting->secret ? 1 : 0;
  return n;
}

/** sitrep_secret_get: Returns: (transfer full): one of several secrets, trimmed; empty where it is not there */
char *
sitrep_secret_get (const char *secret, const char *key)
{
  g_autofree char *value = sitrep_ids_get (secret, key);

  return sitrep_secret_strip (value);
}

/**
 * sitrep_secret_put:
 * @secret: (nullable): what is kept so far
 * @value: (nullable): %NULL or empty takes it out
 *
 * Returns: (transfer full): @secret with @value under @key
 */
char *
sitrep_secret_put (const char *secret, const char *key, const char *value)
{
  g_autoptr (JsonNode) kept = sitrep_json_parse (secret);
  g_autoptr (JsonObject) object
    = kept != NULL && JSON_NODE_HOLDS_OBJECT (kept) ? json_node_dup_object (kept) : json_object_new ();
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), object);

  json_object_remove_member (object, key);
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, key, value);
  return json_to_string (root, FALSE);
}

/* --- what was entered --- */

/** sitrep_destination_base: Returns: (transfer full): the setting `base` without slashes at its end, else @usual */
char *
sitrep_destination_base (const SitrepDestination *destination, const char *usual)
{
  char *base = sitrep_destination_setting (destination, "base");

  if (base == NULL)
    return g_strdup (usual);
  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
  return base;
}

/**
 * sitrep_base_check:
 * @base: an address
 * @own: the name of the service that was chosen
 */
gboolean
sitrep_base_check (const char *base, const char *own, GError **error)
{
  return sitrep_secret_check_service (base, own, error) && sitrep_url_check (base, error);
}

/**
 * sitrep_server_check:
 * @base: an address that paths are appended to
 *
 * Returns: %FALSE with a sentence also where @base is the address of something there, as copied from a browser
 */
gboolean
sitrep_server_check (const char *base, const char *own, GError **error)
{
  if (!sitrep_base_check (base, own, error))
    return FALSE;
  if (strpbrk (base, "?#") == NULL)
    return TRUE;
  sitrep_invalid (error, _ ("Only the address of the server is needed, as in https://chat.example.com."));
  return FALSE;
}

/**
 * sitrep_token_check:
 * @others: what a token may have besides letters and digits
 * @own: the name of the service that was chosen
 *
 * Returns: %FALSE with a sentence where @token is missing, an address, or has what no token has
 */
gboolean
sitrep_token_check (const char *token, const char *others, const char *own, GError **error)
{
  if (*token == '\0')
    sitrep_invalid (error, _ ("The token or key is missing."));
  else if (!sitrep_secret_check_service (token, own, error))
    return FALSE;
  else if (strstr (token, "://") != NULL)
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                 _ ("This is an address. %s needs the token or key, a row of letters and digits."), own);
  else if (!sitrep_is_made_of (token, others))
    sitrep_invalid (error, _ ("A token or key has no spaces, and only plain letters, digits and hyphens. Copy it once "
                              "more."));
  else
    return TRUE;
  return FALSE;
}

/** sitrep_connector_check_text: Returns: %FALSE with a sentence where there is nothing to send */
gboolean
sitrep_connector_check_text (const char *text, GError **error)
{
  if (*text == '\0')
    sitrep_invalid (error, _ ("The message has no text."));
  return *text != '\0';
}

/**
 * sitrep_connector_line:
 * @text: (nullable): foreign text, as of a topic
 *
 * Returns: (transfer full): one line of it in @dialect, at most @limit characters
 */
char *
sitrep_connector_line (const SitrepDialect *dialect, const char *text, guint limit)
{
  g_autofree char *line = sitrep_text_line (text);
  g_autoptr (SitrepDoc) doc = sitrep_doc_new (SITREP_DOC_ROOT, NULL);
  SitrepDoc *paragraph = sitrep_doc_append (doc, sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL));

  if (*line == '\0')
    return g_steal_pointer (&line);
  sitrep_doc_append (paragraph, sitrep_doc_new (SITREP_DOC_TEXT, line));
  return sitrep_connector_preview (dialect, doc, limit);
}

/**
 * sitrep_connector_titled:
 * @title: (nullable)
 *
 * Returns: (transfer full): @text below its title, as a preview shows what a service keeps apart
 */
char *
sitrep_connector_titled (const char *title, guint title_limit, const char *text)
{
  g_autofree char *line = sitrep_text_line (title);
  g_autofree char *name = sitrep_text_cut (line, title_limit);

  return *name != '\0' ? g_strdup_printf ("%s\n\n%s", name, text) : g_strdup (text);
}

/** sitrep_connector_check_doc: as sitrep_connector_check_text(), for what is not written as text */
gboolean
sitrep_connector_check_doc (const SitrepDoc *doc, GError **error)
{
  g_autofree char *text = sitrep_doc_to_plain (doc);

  return sitrep_connector_check_text (text, error);
}

static char *
quiet (const char *title, const char *calls, guint limit)
{
  g_autofree char *line = sitrep_text_line (title);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = line; *p != '\0'; p++)
    {
      g_string_append_c (out, *p);
      if (strchr (calls, *p) != NULL)
        g_string_append (out, "\u200B");
    }
  return sitrep_text_cut (out->str, limit);
}

/**
 * sitrep_connector_title:
 * @calls: the signs that name somebody or something there: they are kept apart from what follows
 *
 * Returns: (transfer full): one line, at most @limit characters
 */
char *
sitrep_connector_title (const SitrepMessage *message, const char *calls, guint limit)
{
  return quiet (message->title, calls, limit);
}

/** sitrep_connector_preview_headed: Returns: (transfer full): as sitrep_connector_preview_titled(), in @dialect */
char *
sitrep_connector_preview_headed (const SitrepDialect *dialect,
                                 const SitrepDoc *doc,
                                 const char *title,
                                 const char *calls,
                                 guint title_limit,
                                 guint limit)
{
  g_autofree char *text = sitrep_connector_preview (dialect, doc, limit);
  g_autofree char *name = quiet (title, calls, title_limit);

  return *name != '\0' ? g_strdup_printf ("%s\n\n%s", name, text) : g_steal_pointer (&text);
}

/** sitrep_tracker_check: Returns: %FALSE with a sentence where no ticket can be opened by this message */
gboolean
sitrep_tracker_check (const SitrepMessage *message, const char *title, GError **error)
{
  if (message->stage == SITREP_STAGE_RESOLVE)
    sitrep_invalid (error, _ ("There is no ticket of this incident there that could be closed."));
  else if (*title == '\0')
    sitrep_invalid (error, _ ("A title is needed for the ticket."));
  else
    return TRUE;
  return FALSE;
}

/** sitrep_outcome_tracker_gone: what a message belongs to is not there any more */
SitrepOutcome *
sitrep_outcome_tracker_gone (void)
{
  return sitrep_outcome_new (SITREP_OUTCOME_REJECTED, _ ("The ticket, or what is corrected, is not there any more."),
                             _ ("Look there, and post this by hand."));
}

/** sitrep_order_incomplete: the order lacks its text, or the ids of what it is for */
void
sitrep_order_incomplete (GError **error)
{
  sitrep_invalid (error, _ ("It is not said which channel or message this is for."));
}

/** sitrep_request_authorize: adds the header with @secret, after the word for its kind, as in `Bearer `. */
void
sitrep_request_authorize (SitrepRequest *self, const char *kind, const char *secret)
{
  g_autofree char *key = sitrep_secret_strip (secret);
  g_autofree char *value = g_strconcat (kind, key, NULL);

  sitrep_request_add_header (self, "Authorization", value);
}

/** sitrep_request_authorize_basic: the same for a name and a secret. */
void
sitrep_request_authorize_basic (SitrepRequest *self, const char *user, const char *secret)
{
  g_autofree char *key = sitrep_secret_strip (secret);
  g_autofree char *both = g_strconcat (user, ":", key, NULL);
  g_autofree char *coded = g_base64_encode ((const guchar *) both, strlen (both));

  sitrep_request_authorize (self, "Basic ", coded);
}

/** sitrep_time_text: Returns: (transfer full): the time in UTC, as in `2026-01-31T04:13:00Z` */
char *
sitrep_time_text (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}
