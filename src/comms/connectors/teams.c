/* teams.c - Microsoft Teams, through a workflow's address
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://learn.microsoft.com/microsoftteams/platform (connectors.md, 2.4). Teams counts more than was sent: the body
 * stays well below its 28 kB. */
#define TEXT_LIMIT 4000
#define BLOCKS_LIMIT 18000
#define SCHEMA "http://adaptivecards.io/schemas/adaptive-card.json"

static const SitrepSetting settings[] = {
  { "url", N_ ("Workflow address"),
    N_ ("In Teams: the channel's menu, Workflows, “Send webhook alerts to a channel”, Copy"), TRUE },
  { NULL },
};

/* --- the dialect: the Markdown of a card's text, one line a block --- */

static gboolean
begins_list (const SitrepPiece *piece, const char *p)
{
  gsize digits = strspn (piece->text, "0123456789");

  if (piece->before != 0)
    return FALSE;
  if (p == piece->text)
    return *p == '-' || *p == '+' || *p == '#';
  return digits > 0 && p == piece->text + digits && (*p == '.' || *p == ')');
}

static void
escape (GString *out, const SitrepPiece *piece)
{
  const char *end = piece->text + piece->length;

  for (const char *p = piece->text; p < end; p++)
    {
      if (strchr ("\\`*_~[]<>|&", *p) != NULL || begins_list (piece, p))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* A parenthesis would end the address. */
static void
append_target (GString *out, const char *target, gsize length)
{
  g_string_append_c (out, '(');
  for (const char *p = target; p < target + length; p++)
    if (*p == '(' || *p == ')')
      g_string_append_printf (out, "%%%02X", (guint8) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, ')');
}

/* As a link, so that what is in an address is no markup. */
static void
write_url (GString *out, const char *url, gsize length)
{
  const SitrepPiece piece = { url, length, '[', ']' };

  g_string_append_c (out, '[');
  escape (out, &piece);
  g_string_append_c (out, ']');
  append_target (out, url, length);
}

static void
write_link (GString *out, const char *label, const char *target)
{
  /* A label that is an address is a link already, and none may be within another. */
  gboolean linked = strstr (label, "](") != NULL;

  g_string_append_printf (out, linked ? "%s " : "[%s]", label);
  if (linked)
    write_url (out, target, strlen (target));
  else
    append_target (out, target, strlen (target));
}

/* Cards have no code: it stands as it is. */
static char *
write_code (const char *text)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const SitrepPiece piece = { lines[i], strlen (lines[i]), 0, 0 };

      if (i > 0)
        g_string_append_c (out, '\n');
      escape (out, &piece);
    }
  return g_string_free_and_steal (out);
}

static const char *const headings[] = { "", NULL };

static const SitrepDialect dialect = {
  .escape = escape,
  .url = write_url,
  .link = write_link,
  .code = write_code,
  .code_block = write_code,
  .strong = "**",
  .emphasis = "_",
  .headings = headings,
  .bullet = "• ",
  .quote = "┃ ",
  .rule = "———",
};

/* --- the address --- */

static gboolean
host_ends (GUri *uri, const char *end)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);

  return g_str_has_suffix (host, end);
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *text = sitrep_secret_strip (secret);
  g_autoptr (GUri) uri = NULL;

  if (!sitrep_secret_check_service (text, "Microsoft Teams", error) || !sitrep_url_check (text, error))
    return FALSE;
  uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (host_ends (uri, "webhook.office.com") || host_ends (uri, "outlook.office.com"))
    sitrep_invalid (error,
                    _ ("This is the address of an Office 365 connector, which Microsoft has switched off. Make a "
                       "workflow in the channel instead, and use its address."));
  else if (host_ends (uri, ".logic.azure.com"))
    sitrep_invalid (error, _ ("This address of a workflow stopped working on 30 November 2025. Open the workflow in "
                              "Teams and copy its new address."));
  else if (host_ends (uri, "teams.microsoft.com"))
    sitrep_invalid (error,
                    _ ("This is the address of a channel or a chat. Make a workflow in it, and use its address."));
  else if (strlen (g_uri_get_path (uri)) < 2)
    sitrep_invalid (error, _ ("This is not the whole address of a workflow. It is long, and ends with sig=…"));
  else
    return TRUE;
  return FALSE;
}

/* --- the card --- */

/* @shown: what the card says, one line a block. */
typedef struct
{
  JsonBuilder *json;
  GString *shown;
  gsize size;
  guint characters;
  gboolean full;
} Card;

static void
add (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_add_string_value (json_builder_set_member_name (json, name), value);
}

/* Text blocks swallow white space at the start of a line. */
static char *
keep_indent (const char *line)
{
  gsize spaces = strspn (line, " \t");
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < spaces; i++)
    g_string_append (out, "\u00A0");
  g_string_append (out, line + spaces);
  return g_string_free_and_steal (out);
}

static void
add_block (JsonBuilder *json, const char *text, const SitrepDoc *node, gboolean first)
{
  json_builder_begin_object (json);
  add (json, "type", "TextBlock");
  add (json, "text", text);
  json_builder_add_boolean_value (json_builder_set_member_name (json, "wrap"), TRUE);
  if (!first)
    add (json, "spacing", "None");
  if (node->kind == SITREP_DOC_HEADING)
    {
      add (json, "weight", "Bolder");
      add (json, "size", node->level == 1 ? "Large" : "Medium");
      add (json, "style", "heading");
    }
  if (node->kind == SITREP_DOC_CODE_BLOCK)
    add (json, "fontType", "Monospace");
  json_builder_end_object (json);
}

/* What the line takes at most: its text, where quotes and backslashes are doubled, and the block around it. */
static gsize
size_of (const char *text)
{
  gsize size = strlen (text) + 140;

  for (const char *p = text; *p != '\0'; p++)
    size += *p == '"' || *p == '\\' ? 1 : 0;
  return size;
}

static void
add_line (Card *card, const char *line, const SitrepDoc *node, gboolean first)
{
  g_autofree char *whole = keep_indent (line);
  g_autofree char *text = sitrep_text_cut (whole, TEXT_LIMIT - MIN (card->characters, TEXT_LIMIT - 1));
  gboolean cut = strcmp (whole, text) != 0;

  if (card->full || *text == '\0')
    return;
  card->size += size_of (text);
  card->characters += (guint) g_utf8_strlen (text, -1);
  card->full = cut || card->size > BLOCKS_LIMIT;
  if (card->size > BLOCKS_LIMIT)
    g_set_str (&text, "…");
  g_string_append_printf (card->shown, "%s%s", card->shown->len > 0 ? "\n" : "", text);
  add_block (card->json, text, node, first);
}

static char *
render (const SitrepDoc *block)
{
  g_autoptr (SitrepDoc) root = sitrep_doc_new (SITREP_DOC_ROOT, NULL);

  sitrep_doc_append (root, sitrep_doc_copy (block));
  return sitrep_dialect_render (&dialect, root);
}

/* One line a block: within a block a line end means different things to the apps for desktop and telephone. */
static void
add_blocks (Card *card, const SitrepDoc *doc)
{
  g_autoptr (SitrepDoc) normal = sitrep_doc_normal (doc);

  for (guint i = 0; i < normal->children->len; i++)
    {
      const SitrepDoc *node = g_ptr_array_index (normal->children, i);
      g_autofree char *text = render (node);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        add_line (card, lines[j], node, j == 0);
    }
}

static void
add_repeat (Card *card, const SitrepMessage *message)
{
  g_autoptr (SitrepDoc) note = sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL);

  if (message->repeat && message->audience == SITREP_AUDIENCE_INTERNAL)
    add_line (card, SITREP_REPEAT_WORDS, note, TRUE);
}

static void
begin_card (JsonBuilder *json)
{
  json_builder_begin_object (json);
  add (json, "type", "message");
  json_builder_begin_array (json_builder_set_member_name (json, "attachments"));
  json_builder_begin_object (json);
  add (json, "contentType", "application/vnd.microsoft.card.adaptive");
  json_builder_add_null_value (json_builder_set_member_name (json, "contentUrl"));
  json_builder_begin_object (json_builder_set_member_name (json, "content"));
  add (json, "$schema", SCHEMA);
  add (json, "type", "AdaptiveCard");
  add (json, "version", "1.2");
  json_builder_begin_object (json_builder_set_member_name (json, "msteams"));
  add (json, "width", "full");
  json_builder_end_object (json);
  json_builder_begin_array (json_builder_set_member_name (json, "body"));
}

static void
end_card (JsonBuilder *json)
{
  json_builder_end_array (json);
  json_builder_end_object (json);
  json_builder_end_object (json);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

/* @message: NULL where only the text is wanted. Returns: what it says. */
static char *
build_card (JsonBuilder *json, const SitrepDoc *doc, const SitrepMessage *message)
{
  Card card = { json, g_string_new (NULL), 0, 0, FALSE };

  begin_card (json);
  if (message != NULL)
    add_repeat (&card, message);
  add_blocks (&card, doc);
  end_card (json);
  return g_string_free_and_steal (card.shown);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_doc_to_plain (delivery->doc);
  g_autofree char *url = sitrep_secret_strip (delivery->secret);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char *shown = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  shown = build_card (json, delivery->doc, delivery->message);
  return sitrep_request_new_json ("POST", url, json);
}

/* --- the answer --- */

/* A workflow answers 202 without a word, before it has posted anything; some answer 200 with a few. A page of a
 * proxy or a log-in is neither. */
static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  gboolean page = answer->content_type != NULL && g_ascii_strncasecmp (answer->content_type, "text/html", 9) == 0;

  if (answer->status >= 200 && answer->status <= 299 && page)
    return sitrep_outcome_unexpected ();
  if (answer->status == 401 || answer->status == 403)
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("The workflow does not take messages from this address."),
                               _ ("Copy the workflow's address in Teams once more; anyone must be allowed to trigger "
                                  "it."));
  if (answer->status == 404 || answer->status == 410)
    return sitrep_outcome_new (
      SITREP_OUTCOME_STOP, _ ("The workflow is gone, or it is switched off."),
      _ ("Switch it on in Teams, or make a new one and put its address into the destination."));
  return sitrep_outcome_for (answer, delivery->secret);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  return build_card (json, doc, NULL);
}

const SitrepConnector sitrep_connector_teams = {
  .key = "teams",
  .name = "Microsoft Teams",
  .kind = "chat",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .untried = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
