/* sitrep-update.c - an update that is being written: one moment, told to several places
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-update-private.h"

#include "base/sitrep-ids.h"
#include "base/sitrep-text.h"
#include "comms/sitrep-doc.h"
#include "comms/sitrep-plan.h"
#include "incident/sitrep-entry-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static void
free_message (SitrepUpdateMessage *self)
{
  sitrep_record_unref (self->message);
  sitrep_record_unref (self->destination);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

void
sitrep_update_free (SitrepUpdate *self)
{
  g_object_unref (self->desk);
  sitrep_dossier_unref (self->dossier);
  g_free (self->moment);
  g_free (self->lead);
  g_clear_pointer (&self->dispatch, sitrep_dispatch_unref);
  g_ptr_array_unref (self->messages);
  g_ptr_array_unref (self->asks);
  g_hash_table_unref (self->values);
  g_free (self);
}

/* --- which messages --- */

static SitrepMessage *
find_draft (const SitrepDossier *dossier, const char *moment, const char *destination)
{
  for (guint i = 0; i < dossier->messages->len; i++)
    {
      SitrepMessage *message = g_ptr_array_index (dossier->messages, i);

      if (message->state == SITREP_MESSAGE_DRAFT && g_strcmp0 (message->moment, moment) == 0
          && g_strcmp0 (message->destination, destination) == 0)
        return message;
    }
  return NULL;
}

/** sitrep_update_add: @message: (transfer full): @destination: (nullable). Returns: (transfer none): as it is chosen and without problems */
SitrepUpdateMessage *
sitrep_update_add (SitrepUpdate *self, SitrepMessage *message, SitrepDestination *destination)
{
  SitrepUpdateMessage *added = g_new0 (SitrepUpdateMessage, 1);

  added->message = message;
  added->destination = destination != NULL ? sitrep_record_ref (destination) : NULL;
  added->problems = g_ptr_array_new_with_free_func (g_free);
  added->warnings = g_ptr_array_new_with_free_func (g_free);
  added->chosen = TRUE;
  g_ptr_array_add (self->messages, added);
  return added;
}

static void
add_message (SitrepUpdate *self, const SitrepTemplate *template, SitrepDestination *destination, const char *batch)
{
  SitrepUpdateMessage *message;
  SitrepMessage *draft = find_draft (self->dossier, self->moment, destination != NULL ? destination->base.id : NULL);
  const SitrepTemplate *drafted
    = draft != NULL ? sitrep_playbook_template (self->dossier->playbook, draft->template) : NULL;

  message = sitrep_update_add (self,
                               draft != NULL && drafted != NULL
                                 ? sitrep_record_copy (draft)
                                 : sitrep_compose_draft (self->dossier, template, destination, batch),
                               destination);
  message->template = drafted != NULL ? drafted : template;
  message->edited = draft != NULL && draft->body != NULL;
}

static gboolean
audience_is_served (GPtrArray *messages, SitrepAudience audience)
{
  for (guint i = 0; i < messages->len; i++)
    if (((SitrepUpdateMessage *) g_ptr_array_index (messages, i))->message->audience == audience)
      return TRUE;
  return FALSE;
}

static void
gather_messages (SitrepUpdate *self, SitrepDesk *desk)
{
  g_autoptr (GPtrArray) destinations = sitrep_desk_destinations (desk);
  g_autoptr (GPtrArray) plan = sitrep_plan (self->dossier, destinations, self->moment);
  g_autofree char *batch = sitrep_uuid_new (sitrep_desk_now (desk));

  for (guint i = 0; i < plan->len; i++)
    {
      const SitrepPlanned *planned = g_ptr_array_index (plan, i);

      add_message (self, planned->template, planned->destination, batch);
    }
}

static gboolean
holds (GPtrArray *texts, const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

static void
gather_asks (SitrepUpdate *self)
{
  g_ptr_array_set_size (self->asks, 0);
  for (guint i = 0; i < self->messages->len; i++)
    {
      const SitrepTemplate *template = ((SitrepUpdateMessage *) g_ptr_array_index (self->messages, i))->template;

      for (guint j = 0; template->asks != NULL && template->asks[j] != NULL; j++)
        if (!holds (self->asks, template->asks[j]))
          g_ptr_array_add (self->asks, g_strdup (template->asks[j]));
    }
}

/* An update starts from what is known: only what changed is typed. */
static void
take_known_values (SitrepUpdate *self)
{
  for (guint i = 0; i < self->asks->len; i++)
    {
      const char *key = g_ptr_array_index (self->asks, i);
      const char *known = sitrep_dossier_fact (self->dossier, key);

      if (!g_hash_table_contains (self->values, key))
        g_hash_table_insert (self->values, g_strdup (key), g_strdup (known != NULL ? known : ""));
    }
}

/** sitrep_update_begin: Returns: (transfer full): one without any message yet. */
SitrepUpdate *
sitrep_update_begin (SitrepDesk *desk, SitrepDossier *dossier, const char *moment)
{
  SitrepUpdate *self = g_new0 (SitrepUpdate, 1);

  self->desk = g_object_ref (desk);
  self->dossier = sitrep_dossier_ref (dossier);
  self->moment = g_strdup (moment);
  self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) free_message);
  self->asks = g_ptr_array_new_with_free_func (g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * sitrep_update_new:
 * @moment: as the playbook's templates name it
 *
 * Begins an update: the drafts that wait for that moment, and a message for every other place that is told then.
 */
SitrepUpdate *
sitrep_update_new (SitrepDesk *desk, SitrepDossier *dossier, const char *moment)
{
  SitrepUpdate *self = sitrep_update_begin (desk, dossier, moment);

  gather_messages (self, desk);
  gather_asks (self);
  take_known_values (self);
  sitrep_update_fill (self, sitrep_desk_now (desk));
  return self;
}

/** sitrep_update_moments: Returns: (transfer full): the moments for which the process has templates at this level, in its order. */
char **
sitrep_update_moments (const SitrepDossier *dossier)
{
  g_autoptr (GPtrArray) templates = sitrep_compose_templates (dossier, NULL);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) moments = g_strv_builder_new ();

  for (guint i = 0; i < templates->len; i++)
    {
      char *moment = ((SitrepTemplate *) g_ptr_array_index (templates, i))->moment;

      if (holds (seen, moment))
        continue;
      g_ptr_array_add (seen, moment);
      g_strv_builder_add (moments, moment);
    }
  return g_strv_builder_end (moments);
}

/** sitrep_moment_label: Returns: (transfer full): the moment's name for people; one of the playbook's own as it is. */
char *
sitrep_moment_label (const char *moment)
{
  static const struct
  {
    const char *key, *label;
  } known[] = {
    { "declared", N_ ("First notice") },       { "update", N_ ("Update") },     { "identified", N_ ("Cause found") },
    { "monitoring", N_ ("Watching the fix") }, { "resolved", N_ ("Resolved") },
  };
  g_autofree char *words = NULL, *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (known[i].key, moment) == 0)
      return g_strdup (_ (known[i].label));
  words = g_strdelimit (g_strdup (moment), "-_", ' ');
  first = g_utf8_strup (words, g_utf8_next_char (words) - words);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

/* --- changing it --- */

void
sitrep_update_set_value (SitrepUpdate *self, const char *key, const char *text)
{
  g_hash_table_insert (self->values, g_strdup (key), g_utf8_make_valid (text != NULL ? text : "", -1));
}

/** sitrep_update_values_to_json: Returns: (transfer full): what was typed, to be kept as a draft. */
char *
sitrep_update_values_to_json (const SitrepUpdate *self)
{
  return sitrep_compose_values_to_json (self->values);
}

/** sitrep_update_take_json: takes values up again that were kept; of those that are not asked for, none. */
void
sitrep_update_take_json (SitrepUpdate *self, const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GList) keys = NULL;
  JsonObject *object;

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return;
  object = json_node_get_object (json_parser_get_root (parser));
  keys = json_object_get_members (object);
  for (GList *l = keys; l != NULL; l = l->next)
    if (g_hash_table_contains (self->values, l->data))
      sitrep_update_set_value (self, l->data, json_object_get_string_member_with_default (object, l->data, ""));
}

/** sitrep_update_set_public_title: as it will be when the update is sent; the caller keeps it then. */
void
sitrep_update_set_public_title (SitrepUpdate *self, const char *title)
{
  g_autoptr (SitrepIncident) incident = sitrep_record_copy (self->dossier->incident);
  SitrepDossier *dossier = sitrep_dossier_new (self->dossier->playbook, incident);

  /* A dossier is never changed: this one is a copy that shares everything but the incident's row. */
  sitrep_take_text (&dossier->incident->public_title, title);
  g_ptr_array_unref (dossier->milestones);
  dossier->milestones = g_ptr_array_ref (self->dossier->milestones);
  g_ptr_array_unref (dossier->facts);
  dossier->facts = g_ptr_array_ref (self->dossier->facts);
  g_ptr_array_unref (dossier->holders);
  dossier->holders = g_ptr_array_ref (self->dossier->holders);
  g_ptr_array_unref (dossier->messages);
  dossier->messages = g_ptr_array_ref (self->dossier->messages);
  g_ptr_array_unref (dossier->actions);
  dossier->actions = g_ptr_array_ref (self->dossier->actions);
  sitrep_dossier_unref (self->dossier);
  self->dossier = dossier;
}

/** sitrep_update_use_template: another wording for one message; what was edited in it is dropped. */
void
sitrep_update_use_template (SitrepUpdate *self, SitrepUpdateMessage *message, const SitrepTemplate *template)
{
  g_autoptr (SitrepMessage) made
    = sitrep_compose_draft (self->dossier, template, message->destination, message->message->batch);

  message->template = template;
  message->edited = FALSE;
  g_set_str (&message->message->template, template->key);
  g_set_str (&message->message->page_status, made->page_status);
  gather_asks (self);
  take_known_values (self);
}

/** sitrep_update_edit: an edit for this destination only, as of sitrep_doc_to_markdown(). */
void
sitrep_update_edit (SitrepUpdateMessage *message, const char *markdown)
{
  g_autofree char *block = sitrep_text_block (markdown);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (block);

  g_free (message->message->body);
  message->message->body = sitrep_doc_to_json (doc);
  sitrep_dispatch_edited (message->message);
  message->edited = TRUE;
}

/** sitrep_update_set_components: which parts of the page it names, as messages keep them; (nullable) for none */
void
sitrep_update_set_components (SitrepUpdateMessage *message, const char *components)
{
  g_set_str (&message->message->components, components);
}

/* --- nothing new --- */

/* The last update of this kind that somebody was told. */
static const SitrepMessage *
last_told (const SitrepUpdate *self)
{
  const SitrepMessage *last = NULL;

  for (guint i = 0; i < self->dossier->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (self->dossier->messages, i);

      if (message->state != SITREP_MESSAGE_DRAFT && message->state != SITREP_MESSAGE_WITHDRAWN
          && message->stage != SITREP_STAGE_RESOLVE && message->corrects == NULL
          && (last == NULL || message->written_at >= last->written_at))
        last = message;
    }
  return last;
}

/** sitrep_update_has_last: whether anybody was told before, so that there can be no progress since. */
gboolean
sitrep_update_has_last (const SitrepUpdate *self)
{
  return last_told (self) != NULL;
}

/**
 * sitrep_update_no_progress:
 * @none: whether there is nothing new
 *
 * The values of the last update are taken up again, and every text says first that nothing has changed. What it
 * promises is new, and so is the clock once it is sent. Undone, only the sentence goes. Call sitrep_update_fill() then.
 */
void
sitrep_update_no_progress (SitrepUpdate *self, gboolean none)
{
  const SitrepMessage *last = last_told (self);

  g_set_str (&self->lead, none ? _ ("No change since the last update.") : NULL);
  if (none && last != NULL)
    sitrep_update_take_json (self, last->values);
}

/* A paragraph of its own before all else. */
static void
put_lead (const char *lead, SitrepMessage *message)
{
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_json (message->body, NULL);
  SitrepDoc *paragraph;

  if (doc == NULL)
    return;
  paragraph = sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL);
  sitrep_doc_append (paragraph, sitrep_doc_new (SITREP_DOC_TEXT, lead));
  g_ptr_array_insert (doc->children, 0, paragraph);
  g_free (message->body);
  message->body = sitrep_doc_to_json (doc);
}

/* The text of a dispatch is the record's; only its title follows what is typed here. */
static gboolean
write_one (SitrepUpdate *self, SitrepMessage *message, gint64 now, GPtrArray *missing, GError **error)
{
  if (self->dispatch == NULL)
    return sitrep_compose_fill (message, self->dossier, self->values, now, missing, error);
  g_free (message->title);
  message->title = sitrep_dispatch_title (self->dispatch, self->dossier, message->audience);
  return TRUE;
}

static void
fill_one (SitrepUpdate *self, SitrepUpdateMessage *message, gint64 now)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *edited = message->edited ? g_strdup (message->message->body) : NULL;

  if (!write_one (self, message->message, now, missing, &error))
    {
      g_ptr_array_set_size (message->problems, 0);
      g_ptr_array_add (message->problems, g_strdup (error->message));
      return;
    }
  if (edited != NULL)
    {
      g_free (message->message->body);
      message->message->body = g_steal_pointer (&edited);
      g_ptr_array_set_size (missing, 0);
    }
  else if (self->lead != NULL)
    put_lead (self->lead, message->message);
  g_ptr_array_unref (message->problems);
  message->problems = sitrep_compose_problems (message->message, self->dossier, message->destination, missing);
  g_ptr_array_unref (message->warnings);
  message->warnings = sitrep_compose_warnings (message->message, self->dossier);
}

/** sitrep_update_fill: writes every message anew from the values, but for those that were edited. */
void
sitrep_update_fill (SitrepUpdate *self, gint64 now)
{
  for (guint i = 0; i < self->messages->len; i++)
    fill_one (self, g_ptr_array_index (self->messages, i), now);
}

/* --- asking about it --- */

/** sitrep_update_templates: Returns: (transfer container): the wordings that the process has for that message. */
GPtrArray *
sitrep_update_templates (const SitrepUpdate *self, const SitrepUpdateMessage *message)
{
  g_autoptr (GPtrArray) all = sitrep_compose_templates (self->dossier, self->moment);
  GPtrArray *fitting = g_ptr_array_new ();

  for (guint i = 0; self->dispatch == NULL && i < all->len; i++)
    {
      SitrepTemplate *template = g_ptr_array_index (all, i);

      if (message->destination != NULL ? sitrep_compose_suits (self->dossier, template, message->destination)
                                       : template->audience == message->message->audience)
        g_ptr_array_add (fitting, template);
    }
  return fitting;
}

/** sitrep_update_needs_public_title: whether the public is told and has no title for it yet. */
gboolean
sitrep_update_needs_public_title (const SitrepUpdate *self)
{
  return audience_is_served (self->messages, SITREP_AUDIENCE_PUBLIC);
}

/** sitrep_update_is_ready: whether at least one message is chosen and nothing is in the way of those that are. */
gboolean
sitrep_update_is_ready (const SitrepUpdate *self)
{
  guint chosen = 0;

  for (guint i = 0; i < self->messages->len; i++)
    {
      const SitrepUpdateMessage *message = g_ptr_array_index (self->messages, i);

      if (message->chosen && message->problems->len > 0)
        return FALSE;
      chosen += message->chosen;
    }
  return chosen > 0;
}

/** sitrep_update_chosen: Returns: (transfer full) (element-type SitrepMessage): what is to be sent. */
GPtrArray *
sitrep_update_chosen (const SitrepUpdate *self)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (sitrep_record_unref);

  for (guint i = 0; i < self->messages->len; i++)
    {
      const SitrepUpdateMessage *message = g_ptr_array_index (self->messages, i);

      if (message->chosen)
        g_ptr_array_add (messages, sitrep_record_ref (message->message));
    }
  return messages;
}

/** sitrep_update_edited: Returns: (transfer full) (element-type SitrepMessage): those whose text a person has changed. */
GPtrArray *
sitrep_update_edited (const SitrepUpdate *self)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (sitrep_record_unref);

  for (guint i = 0; i < self->messages->len; i++)
    {
      const SitrepUpdateMessage *message = g_ptr_array_index (self->messages, i);

      if (message->edited)
        g_ptr_array_add (messages, sitrep_record_ref (message->message));
    }
  return messages;
}
