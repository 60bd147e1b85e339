/* sitrep-compose.c - from a template, an incident and a destination to a message
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-compose.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-cadence.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-components.h"
#include "sitrep-connector.h"
#include "sitrep-follow-up.h"
#include "sitrep-template-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/**
 * sitrep_compose_templates:
 * @moment: (nullable): every moment where %NULL
 *
 * Returns: (transfer container) (element-type SitrepTemplate): the templates for the incident's level, in the
 *   playbook's order
 */
GPtrArray *
sitrep_compose_templates (const SitrepDossier *dossier, const char *moment)
{
  GPtrArray *list = g_ptr_array_new ();
  const char *level = sitrep_dossier_level (dossier)->key;

  for (guint i = 0; i < dossier->playbook->templates->len; i++)
    {
      SitrepTemplate *template = g_ptr_array_index (dossier->playbook->templates, i);

      if ((moment == NULL || g_strcmp0 (template->moment, moment) == 0)
          && sitrep_levels_include (template->levels, level))
        g_ptr_array_add (list, template);
    }
  return list;
}

static gboolean
holds (char **list, const char *text)
{
  return list != NULL && text != NULL && g_strv_contains ((const char *const *) list, text);
}

/* What opens and closes something hears of the beginning and the end, unless a text is meant for it. */
static gboolean
suits_service (const SitrepTemplate *template, const SitrepConnector *connector)
{
  static const char *const ends[] = { "declared", "acknowledged", "resolved", NULL };

  if (connector == NULL)
    return FALSE;
  if (template->services != NULL)
    return holds (template->services, sitrep_connector_family (connector));
  return !connector->ends_only || g_strv_contains (ends, template->moment);
}

static gboolean
serves (const SitrepDestination *destination, const SitrepDossier *dossier)
{
  g_auto (GStrv) levels = destination->levels != NULL ? g_strsplit (destination->levels, ",", -1) : NULL;

  return (levels == NULL || holds (levels, sitrep_dossier_level (dossier)->key))
         && (destination->incident == NULL || g_strcmp0 (destination->incident, dossier->incident->base.id) == 0);
}

/**
 * sitrep_compose_suits:
 *
 * Whether the template is for that destination: for its service, its audience and, where it names channels and the
 * destination is one of them, that channel; and the destination serves the incident and its level.
 */
gboolean
sitrep_compose_suits (const SitrepDossier *dossier,
                      const SitrepTemplate *template,
                      const SitrepDestination *destination)
{
  return !destination->removed && template->audience == destination->audience && serves (destination, dossier)
         && suits_service (template, sitrep_connector_find (destination->service))
         && (template->channels == NULL || destination->channel == NULL
             || holds (template->channels, destination->channel));
}

/** sitrep_compose_was_told: whether the destination was sent anything of the incident, or is about to be. */
gboolean
sitrep_compose_was_told (const SitrepDossier *dossier, const char *destination)
{
  for (guint i = 0; i < dossier->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (dossier->messages, i);

      if (g_strcmp0 (message->destination, destination) == 0 && message->state != SITREP_MESSAGE_DRAFT
          && message->state != SITREP_MESSAGE_WITHDRAWN && message->state != SITREP_MESSAGE_BY_HAND)
        return TRUE;
    }
  return FALSE;
}

static const char *
page_status (const SitrepDossier *dossier, const SitrepTemplate *template)
{
  if (template->page != NULL)
    return sitrep_playbook_page_service (dossier->playbook, template->page);
  return sitrep_playbook_page_service (dossier->playbook, sitrep_dossier_status (dossier)->page);
}

/* What the last message to a page said of its components holds on; at the end all is well again. */
static char *
components (const SitrepDossier *dossier, const SitrepDestination *destination, SitrepStage stage)
{
  const SitrepConnector *connector = destination != NULL ? sitrep_connector_find (destination->service) : NULL;
  const char *last = NULL;

  for (guint i = 0; destination != NULL && i < dossier->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (dossier->messages, i);

      if (g_strcmp0 (message->destination, destination->base.id) == 0 && message->components != NULL
          && message->state != SITREP_MESSAGE_WITHDRAWN)
        last = message->components;
    }
  if (stage != SITREP_STAGE_RESOLVE || connector == NULL || connector->component_states == NULL)
    return g_strdup (last);
  return sitrep_components_with (last, connector->component_states[0]);
}

/** sitrep_compose_severity: how bad the incident is, for services that want to know. */
SitrepSeverity
sitrep_compose_severity (const SitrepDossier *dossier)
{
  return (SitrepSeverity) MIN (sitrep_dossier_level (dossier)->rank, SITREP_SEVERITY_LOW);
}

/**
 * sitrep_compose_draft:
 * @destination: (nullable): %NULL for one that is posted by hand
 * @batch: the same for all messages of one update
 *
 * Returns: (transfer full): a message that is not filled yet
 */
SitrepMessage *
sitrep_compose_draft (const SitrepDossier *dossier,
                      const SitrepTemplate *template,
                      const SitrepDestination *destination,
                      const char *batch)
{
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);

  message->incident = g_strdup (dossier->incident->base.id);
  message->batch = g_strdup (batch);
  message->template = g_strdup (template->key);
  message->moment = g_strdup (template->moment);
  message->audience = template->audience;
  message->destination = destination != NULL ? g_strdup (destination->base.id) : NULL;
  message->place = g_strdup (destination != NULL ? destination->name : sitrep_audience_label (template->audience));
  message->page_status = g_strdup (page_status (dossier, template));
  message->severity = sitrep_compose_severity (dossier);
  if (g_strcmp0 (template->moment, "resolved") == 0)
    message->stage = SITREP_STAGE_RESOLVE;
  else
    message->stage = destination != NULL && sitrep_compose_was_told (dossier, destination->base.id)
                       ? SITREP_STAGE_UPDATE
                       : SITREP_STAGE_OPEN;
  message->components = components (dossier, destination, message->stage);
  return message;
}

/* --- filling --- */

/** sitrep_compose_values_to_json: Returns: (transfer full) (nullable): key → text as one object; %NULL for none. */
char *
sitrep_compose_values_to_json (GHashTable *values)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  GHashTableIter iter;
  gpointer key, value;

  if (values == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    json_object_set_string_member (object, key, value);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static SitrepValues *
make_values (SitrepDossier *dossier, GHashTable *values, SitrepAudience audience, gint64 now)
{
  SitrepValues *self = sitrep_values_new (dossier, now);
  GHashTableIter iter;
  gpointer key, value;

  sitrep_values_set_audience (self, audience);
  if (values == NULL)
    return self;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    sitrep_values_set (self, key, value);
  return self;
}

/* What is no real outage says so in the first word, in the language of what leaves the machine. */
static const char *
kind_word (SitrepKind kind)
{
  return kind == SITREP_KIND_DRILL ? "DRILL" : kind == SITREP_KIND_SAMPLE ? "SAMPLE" : NULL;
}

/** sitrep_compose_mark_kind: the text of a drill or a sample says so before all else. */
void
sitrep_compose_mark_kind (SitrepDoc *doc, SitrepKind kind)
{
  const char *word = kind_word (kind);
  SitrepDoc *paragraph, *strong;

  if (word == NULL)
    return;
  paragraph = sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL);
  strong = sitrep_doc_append (paragraph, sitrep_doc_new (SITREP_DOC_STRONG, NULL));
  sitrep_doc_append (strong, sitrep_doc_new (SITREP_DOC_TEXT, word));
  g_ptr_array_insert (doc->children, 0, paragraph);
}

/** sitrep_compose_title_of_kind: Returns: (transfer full): the title, which says so where it is of a drill or a sample. */
char *
sitrep_compose_title_of_kind (SitrepKind kind, const char *title)
{
  const char *word = kind_word (kind);

  return word != NULL ? g_strdup_printf ("%s: %s", word, title) : g_strdup (title);
}

static char *
make_title (const SitrepTemplate *template, const SitrepDossier *dossier, SitrepValues *values, GPtrArray *missing)
{
  const SitrepIncident *incident = dossier->incident;
  g_autofree char *title = NULL;

  if (template->subject != NULL)
    title = sitrep_template_fill_line (template->subject, values, missing);
  else
    title = g_strdup (template->audience == SITREP_AUDIENCE_PUBLIC ? incident->public_title : incident->title);
  if (title == NULL)
    title = g_strdup ("");
  return sitrep_compose_title_of_kind (incident->kind, title);
}

static gint64
promise (const SitrepMessage *message, const SitrepDossier *dossier, gint64 now)
{
  return message->stage != SITREP_STAGE_RESOLVE ? sitrep_cadence_next (dossier, message->audience, now) : SITREP_NEVER;
}

/* Whoever reads an update is told when the next one comes, also where the process' text forgets it. */
static gboolean
has_to_promise (const SitrepMessage *message, const SitrepTemplate *template)
{
  static const char *const updates[] = { "update", "identified", "monitoring", NULL };

  return message->promised_at != SITREP_NEVER && g_strv_contains (updates, template->moment)
         && strstr (template->body, "update.") == NULL;
}

static void
append_promise (SitrepDoc *doc, gint64 at, const SitrepPlaybook *playbook)
{
  SitrepDoc *paragraph = sitrep_doc_append (doc, sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL));
  g_autofree char *clock = sitrep_time_clock (at, playbook->zone, playbook->twelve_hours);
  g_autofree char *zone = sitrep_time_format (at, playbook->zone, "%Z");
  g_autofree char *line = g_strdup_printf ("Next update: %s %s", clock, zone);

  sitrep_doc_append (paragraph, sitrep_doc_new (SITREP_DOC_TEXT, line));
}

/**
 * sitrep_compose_fill:
 * @values: (nullable): what was typed into the fields: key → text
 * @missing: (element-type utf8): the names that have no value yet are added
 *
 * Fills title and body by the message's template, from the incident as it stands.
 *
 * Returns: %FALSE where the template is not there, or is none
 */
gboolean
sitrep_compose_fill (SitrepMessage *message,
                     SitrepDossier *dossier,
                     GHashTable *values,
                     gint64 now,
                     GPtrArray *missing,
                     GError **error)
{
  const SitrepTemplate *template = sitrep_playbook_template (dossier->playbook, message->template);
  g_autoptr (SitrepValues) lookup = NULL;
  g_autoptr (SitrepDoc) parsed = NULL, doc = NULL;

  if (template == NULL)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("The process has no such template."));
      return FALSE;
    }
  if ((parsed = sitrep_template_parse (template->body, error)) == NULL)
    return FALSE;
  lookup = make_values (dossier, values, message->audience, now);
  if (template->clock != NULL)
    sitrep_values_set_clock (lookup, strcmp (template->clock, "12h") == 0);
  doc = sitrep_template_fill (parsed, lookup, missing);
  sitrep_compose_mark_kind (doc, dossier->incident->kind);
  message->promised_at = promise (message, dossier, now);
  if (has_to_promise (message, template))
    append_promise (doc, message->promised_at, dossier->playbook);
  g_free (message->body);
  message->body = sitrep_doc_to_json (doc);
  g_free (message->title);
  message->title = make_title (template, dossier, lookup, missing);
  g_free (message->values);
  message->values = sitrep_compose_values_to_json (values);
  return TRUE;
}

/** sitrep_compose_preview: Returns: (transfer full): the text as that destination will get it. */
char *
sitrep_compose_preview (const SitrepMessage *message, const SitrepDestination *destination)
{
  g_autoptr (SitrepDoc) doc = message->body != NULL ? sitrep_doc_from_json (message->body, NULL) : NULL;
  const SitrepConnector *connector = destination != NULL ? sitrep_connector_find (destination->service) : NULL;

  if (doc == NULL)
    return g_strdup ("");
  return connector != NULL ? connector->preview (doc, message->title) : sitrep_doc_to_plain (doc);
}

/** sitrep_compose_dated: Returns: (transfer full) (nullable): the body of a message that goes out late, with the time it was written first. */
char *
sitrep_compose_dated (const SitrepMessage *message, gint64 now)
{
  g_autoptr (SitrepDoc) doc = message->body != NULL ? sitrep_doc_from_json (message->body, NULL) : NULL;
  g_autoptr (SitrepDoc) dated = doc != NULL ? sitrep_doc_dated (doc, "Written", message->confirmed_at) : NULL;

  return dated != NULL ? sitrep_doc_to_json (dated) : NULL;
}

/* --- what is in the way --- */

/* What a name that is no field is called: the process' own word, else ours. */
static const char *
label_of_name (const SitrepPlaybook *playbook, const char *name)
{
  static const char *const words[][2] = {
    { "incident.meet", N_ ("Where we meet") },
    { "incident.lead", N_ ("Who leads") },
    { "incident.lead_handle", N_ ("Who leads") },
    { "update.next", N_ ("Next update") },
    { "update.every", N_ ("How often we update") },
    { "responders", N_ ("Responders") },
    { "postmortem.due", N_ ("Post-mortem due") },
    { "postmortem.within", N_ ("Post-mortem due") },
    { "timeline", N_ ("Timeline") },
    { "actions", N_ ("Action items") },
  };
  const SitrepRole *role = g_str_has_prefix (name, "role.") ? sitrep_playbook_role (playbook, name + 5) : NULL;
  const SitrepMilestone *milestone
    = g_str_has_prefix (name, "milestone.") ? sitrep_playbook_milestone (playbook, name + 10) : NULL;

  if (role != NULL)
    return role->label;
  if (milestone != NULL)
    return milestone->label;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], name) == 0)
      return g_dgettext (GETTEXT_PACKAGE, words[i][1]);
  return name;
}

static const char *
label_of (const SitrepPlaybook *playbook, const char *name)
{
  const SitrepFieldRule *field = sitrep_playbook_field (playbook, name);

  if (field != NULL)
    return field->label;
  return sitrep_situation_label (name) != NULL ? sitrep_situation_label (name) : label_of_name (playbook, name);
}

/**
 * sitrep_compose_problems:
 * @destination: (nullable)
 * @missing: as sitrep_compose_fill() left it
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that keeps the message from being sent
 */
GPtrArray *
sitrep_compose_problems (const SitrepMessage *message,
                         const SitrepDossier *dossier,
                         const SitrepDestination *destination,
                         GPtrArray *missing)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  if (message->audience == SITREP_AUDIENCE_PUBLIC && sitrep_text_is_empty (dossier->incident->public_title))
    g_ptr_array_add (problems, g_strdup (_ ("The incident has no public title yet.")));
  if (destination != NULL && !sitrep_kind_may_reach (dossier->incident->kind, destination))
    g_ptr_array_add (problems,
                     g_strdup (_ ("A sample or a drill reaches only destinations that are marked as test ones.")));
  for (guint i = 0; missing != NULL && i < missing->len; i++)
    {
      const char *name = g_ptr_array_index (missing, i);

      if (g_strcmp0 (name, "incident.public_title") != 0)
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("“%s” is not filled in yet."), label_of (dossier->playbook, name)));
    }
  return problems;
}
