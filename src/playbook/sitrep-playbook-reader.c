/* sitrep-playbook-reader.c - from a file's bytes to a playbook, or to all its faults
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-reader.h"

#include "base/sitrep-error.h"
#include "sitrep-json-walk.h"
#include "sitrep-playbook-check.h"
#include "sitrep-playbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const clock_words[] = { "24h", "12h", NULL };
static const char *const style_words[] = { "minutes", "hours", NULL };
static const char *const colour_words[] = { "neutral", "red", "orange", "yellow", "green", "blue", "purple", NULL };
static const char *const page_words[] = { "", "investigating", "identified", "monitoring", "resolved", NULL };

/* --- each part, in the order of the format's documentation --- */

static SitrepTarget
read_target (SitrepWalk *outer, const char *key)
{
  g_auto (SitrepWalk) walk = sitrep_walk_into (outer, key);

  sitrep_walk_known (&walk, "minutes label");
  return (SitrepTarget) { sitrep_walk_number (&walk, "minutes"), sitrep_walk_text (&walk, "label") };
}

static SitrepDue
read_due (SitrepWalk *outer, const char *key)
{
  g_auto (SitrepWalk) walk = sitrep_walk_into (outer, key);
  SitrepDue due = { NULL, 0 };

  if (walk.object == NULL)
    return due;
  sitrep_walk_known (&walk, "from minutes");
  due.from = sitrep_walk_needed_text (&walk, "from");
  due.minutes = sitrep_walk_number (&walk, "minutes");
  return due;
}

static void
read_update (SitrepWalk *walk, gpointer target)
{
  SitrepUpdateRule *rule = g_new0 (SitrepUpdateRule, 1);

  sitrep_walk_known (walk, "audience every first");
  rule->audience = sitrep_walk_word (walk, "audience", sitrep_audience_nicks);
  rule->every = sitrep_walk_number (walk, "every");
  rule->first = sitrep_walk_number (walk, "first");
  g_ptr_array_add (target, rule);
}

static void
read_level (SitrepWalk *walk, gpointer target)
{
  GPtrArray *levels = target;
  SitrepLevel *level = sitrep_level_new ();

  sitrep_walk_known (walk, "key name meaning colour glyph examples response resolution updates meeting postmortem "
                           "told declare");
  level->key = sitrep_walk_needed_text (walk, "key");
  level->name = sitrep_walk_needed_text (walk, "name");
  level->meaning = sitrep_walk_text (walk, "meaning");
  level->colour = g_strdup (colour_words[sitrep_walk_word (walk, "colour", colour_words)]);
  level->glyph = sitrep_walk_text (walk, "glyph");
  level->rank = levels->len;
  level->examples = sitrep_walk_texts (walk, "examples");
  level->response = read_target (walk, "response");
  level->resolution = read_target (walk, "resolution");
  sitrep_walk_each (walk, "updates", read_update, level->updates);
  level->meeting = sitrep_walk_word (walk, "meeting", sitrep_need_nicks);
  level->postmortem = sitrep_walk_word (walk, "postmortem", sitrep_need_nicks);
  level->told = sitrep_walk_texts (walk, "told");
  level->declare = sitrep_walk_text (walk, "declare");
  g_ptr_array_add (levels, level);
}

static void
read_status (SitrepWalk *walk, gpointer target)
{
  SitrepStatus *status = g_new0 (SitrepStatus, 1);
  int page;

  sitrep_walk_known (walk, "key label phase milestone page");
  status->key = sitrep_walk_needed_text (walk, "key");
  status->label = sitrep_walk_needed_text (walk, "label");
  status->phase = sitrep_walk_word (walk, "phase", sitrep_phase_nicks);
  status->milestone = sitrep_walk_text (walk, "milestone");
  page = sitrep_walk_word (walk, "page", page_words);
  status->page = page > 0 ? g_strdup (page_words[page]) : NULL;
  g_ptr_array_add (target, status);
}

static void
read_milestone (SitrepWalk *walk, gpointer target)
{
  SitrepMilestone *milestone = g_new0 (SitrepMilestone, 1);

  sitrep_walk_known (walk, "key label");
  milestone->key = sitrep_walk_needed_text (walk, "key");
  milestone->label = sitrep_walk_needed_text (walk, "label");
  g_ptr_array_add (target, milestone);
}

static void
read_role (SitrepWalk *walk, gpointer target)
{
  SitrepRole *role = g_new0 (SitrepRole, 1);

  sitrep_walk_known (walk, "key label handle duties levels lead");
  role->key = sitrep_walk_needed_text (walk, "key");
  role->label = sitrep_walk_needed_text (walk, "label");
  role->handle = sitrep_walk_text (walk, "handle");
  role->duties = sitrep_walk_texts (walk, "duties");
  role->levels = sitrep_walk_texts (walk, "levels");
  role->lead = sitrep_walk_flag (walk, "lead");
  g_ptr_array_add (target, role);
}

static void
read_field (SitrepWalk *walk, gpointer target)
{
  SitrepFieldRule *field = g_new0 (SitrepFieldRule, 1);

  sitrep_walk_known (walk, "key label hint input choices public");
  field->key = sitrep_walk_needed_text (walk, "key");
  field->label = sitrep_walk_needed_text (walk, "label");
  field->hint = sitrep_walk_text (walk, "hint");
  field->input = sitrep_walk_word (walk, "input", sitrep_input_nicks);
  field->choices = sitrep_walk_texts (walk, "choices");
  field->public = sitrep_walk_flag (walk, "public");
  g_ptr_array_add (target, field);
}

static void
read_item (SitrepWalk *walk, gpointer target)
{
  SitrepItem *item = g_new0 (SitrepItem, 1);

  sitrep_walk_known (walk, "key text levels does due watch");
  item->key = sitrep_walk_needed_text (walk, "key");
  item->text = sitrep_walk_needed_text (walk, "text");
  item->levels = sitrep_walk_texts (walk, "levels");
  item->does = sitrep_walk_text (walk, "does");
  item->due = read_due (walk, "due");
  item->watch = sitrep_walk_number (walk, "watch");
  g_ptr_array_add (target, item);
}

static void
read_group (SitrepWalk *walk, gpointer target)
{
  SitrepGroup *group = sitrep_group_new ();

  sitrep_walk_known (walk, "key title hint levels one_of every_update items");
  group->key = sitrep_walk_needed_text (walk, "key");
  group->title = sitrep_walk_needed_text (walk, "title");
  group->hint = sitrep_walk_text (walk, "hint");
  group->levels = sitrep_walk_texts (walk, "levels");
  group->one_of = sitrep_walk_flag (walk, "one_of");
  group->every_update = sitrep_walk_flag (walk, "every_update");
  sitrep_walk_each (walk, "items", read_item, group->items);
  g_ptr_array_add (target, group);
}

static void
read_template (SitrepWalk *walk, gpointer target)
{
  SitrepTemplate *template = sitrep_template_new ();
  g_auto (GStrv) asks = sitrep_walk_texts (walk, "asks");
  int page;

  sitrep_walk_known (walk, "key title moment audience levels services page asks subject body");
  template->key = sitrep_walk_needed_text (walk, "key");
  template->title = sitrep_walk_needed_text (walk, "title");
  template->moment = sitrep_walk_needed_text (walk, "moment");
  template->audience = sitrep_walk_word (walk, "audience", sitrep_audience_nicks);
  template->levels = sitrep_walk_texts (walk, "levels");
  template->services = sitrep_walk_texts (walk, "services");
  template->subject = sitrep_walk_text (walk, "subject");
  template->body = sitrep_walk_lines (walk, "body");
  page = sitrep_walk_word (walk, "page", page_words);
  template->page = page > 0 ? g_strdup (page_words[page]) : NULL;
  for (guint i = 0; asks != NULL && asks[i] != NULL; i++)
    g_ptr_array_add (template->asks, g_strdup (asks[i]));
  if (template->body == NULL)
    sitrep_walk_fault (walk, "body", FALSE, _ ("This is missing."));
  g_ptr_array_add (target, template);
}

static void
read_column (SitrepWalk *walk, gpointer target)
{
  SitrepColumn *column = g_new0 (SitrepColumn, 1);

  sitrep_walk_known (walk, "key label from");
  column->key = sitrep_walk_needed_text (walk, "key");
  column->label = sitrep_walk_needed_text (walk, "label");
  column->from = sitrep_walk_text (walk, "from");
  g_ptr_array_add (target, column);
}

static void
read_question (SitrepWalk *walk, gpointer target)
{
  SitrepQuestion *question = sitrep_question_new ();

  sitrep_walk_known (walk, "key label hint kind from required groups columns");
  question->key = sitrep_walk_needed_text (walk, "key");
  question->label = sitrep_walk_text (walk, "label");
  question->hint = sitrep_walk_text (walk, "hint");
  question->kind = sitrep_walk_word (walk, "kind", sitrep_answer_nicks);
  question->from = sitrep_walk_text (walk, "from");
  question->required = sitrep_walk_flag (walk, "required");
  question->groups = sitrep_walk_texts (walk, "groups");
  sitrep_walk_each (walk, "columns", read_column, question->columns);
  g_ptr_array_add (target, question);
}

static void
read_section (SitrepWalk *walk, gpointer target)
{
  SitrepSection *section = sitrep_section_new ();

  sitrep_walk_known (walk, "key title head table numbered questions");
  section->key = sitrep_walk_needed_text (walk, "key");
  section->title = sitrep_walk_text (walk, "title");
  section->head = sitrep_walk_flag (walk, "head");
  section->table = sitrep_walk_flag (walk, "table");
  section->numbered = sitrep_walk_flag (walk, "numbered");
  sitrep_walk_each (walk, "questions", read_question, section->questions);
  g_ptr_array_add (target, section);
}

static void
read_form (SitrepWalk *outer, SitrepPostmortemForm *form)
{
  g_auto (SitrepWalk) walk = sitrep_walk_into (outer, "postmortem");

  sitrep_walk_known (&walk, "title file folder due sections");
  form->title = sitrep_walk_text (&walk, "title");
  form->file = sitrep_walk_text (&walk, "file");
  form->folder = sitrep_walk_text (&walk, "folder");
  form->due = read_due (&walk, "due");
  sitrep_walk_each (&walk, "sections", read_section, form->sections);
}

static void
read_time (SitrepWalk *outer, SitrepPlaybook *self)
{
  g_auto (SitrepWalk) walk = sitrep_walk_into (outer, "time");
  g_auto (SitrepWalk) duration = sitrep_walk_into (&walk, "duration");

  sitrep_walk_known (&walk, "zone label clock duration");
  sitrep_walk_known (&duration, "from to as");
  self->zone_name = sitrep_walk_text (&walk, "zone");
  self->zone_label = sitrep_walk_text (&walk, "label");
  self->zone = sitrep_zone_open (self->zone_name);
  if (self->zone == NULL)
    {
      sitrep_walk_fault (&walk, "zone", FALSE, _ ("There is no time zone “%s”."), self->zone_name);
      self->zone = g_time_zone_new_utc ();
    }
  self->twelve_hours = sitrep_walk_word (&walk, "clock", clock_words) == 1;
  self->duration_from = sitrep_walk_text (&duration, "from");
  self->duration_to = sitrep_walk_text (&duration, "to");
  self->duration_style = sitrep_walk_word (&duration, "as", style_words);
}

static void
read_ids (SitrepWalk *outer, SitrepPlaybook *self)
{
  g_auto (SitrepWalk) walk = sitrep_walk_into (outer, "ids");

  sitrep_walk_known (&walk, "incident zone");
  self->id_pattern = sitrep_walk_text (&walk, "incident");
  self->id_zone = sitrep_walk_text (&walk, "zone");
}

static void
read_labels (SitrepWalk *outer, SitrepPlaybook *self)
{
  g_auto (SitrepWalk) walk = sitrep_walk_into (outer, "labels");

  sitrep_walk_known (&walk, "lead postmortem");
  self->lead_label = sitrep_walk_text (&walk, "lead");
  self->postmortem_label = sitrep_walk_text (&walk, "postmortem");
}

static void
read_variables (SitrepWalk *outer, SitrepPlaybook *self)
{
  g_auto (SitrepWalk) walk = sitrep_walk_into (outer, "variables");
  g_autoptr (GList) names = walk.object != NULL ? json_object_get_members (walk.object) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      char *text = sitrep_walk_text (&walk, l->data);

      if (text != NULL)
        g_hash_table_insert (self->variables, g_strdup (l->data), text);
    }
}

static void
read_playbook (SitrepWalk *walk, SitrepPlaybook *self)
{
  sitrep_walk_known (walk, "format key title summary version owner language time labels ids default_level levels "
                           "statuses milestones roles fields checklist templates postmortem priorities variables");
  self->key = sitrep_walk_needed_text (walk, "key");
  self->title = sitrep_walk_needed_text (walk, "title");
  self->summary = sitrep_walk_text (walk, "summary");
  self->version = sitrep_walk_text (walk, "version");
  self->owner = sitrep_walk_text (walk, "owner");
  self->language = sitrep_walk_text (walk, "language");
  read_time (walk, self);
  read_labels (walk, self);
  read_ids (walk, self);
  self->default_level = sitrep_walk_text (walk, "default_level");
  sitrep_walk_each (walk, "levels", read_level, self->levels);
  sitrep_walk_each (walk, "statuses", read_status, self->statuses);
  sitrep_walk_each (walk, "milestones", read_milestone, self->milestones);
  sitrep_walk_each (walk, "roles", read_role, self->roles);
  sitrep_walk_each (walk, "fields", read_field, self->fields);
  sitrep_walk_each (walk, "checklist", read_group, self->groups);
  sitrep_walk_each (walk, "templates", read_template, self->templates);
  read_form (walk, self->form);
  self->priorities = sitrep_walk_texts (walk, "priorities");
  read_variables (walk, self);
}

/* --- the whole --- */

static JsonObject *
parse (JsonParser *parser, const char *text, gssize length, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  JsonNode *root;

  if (length > SITREP_PLAYBOOK_MAX)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("The file is larger than 4 MB: it cannot be a playbook."));
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("The file is not text in UTF-8: it cannot be a playbook."));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, length, &local_error))
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The file is not JSON: %s"), local_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("A playbook is one JSON object { … }; this file holds something else."));
      return NULL;
    }
  return json_node_get_object (root);
}

static gint64
get_format (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "format");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node)
           : -1;
}

static guint
count_errors (GPtrArray *faults)
{
  guint n = 0;

  for (guint i = 0; i < faults->len; i++)
    n += !((SitrepFault *) g_ptr_array_index (faults, i))->warning;
  return n;
}

/**
 * sitrep_playbook_read:
 * @length: of @text in bytes, or -1
 * @faults: (out) (optional) (transfer full): everything that was found, warnings too (SitrepFault)
 *
 * Reads a playbook's bytes and checks them; all faults are found at once. From any thread.
 *
 * Returns: (transfer full) (nullable): the playbook, or %NULL with %SITREP_ERROR_INVALID, or
 *   %SITREP_ERROR_NEWER for a format that only a newer version reads
 */
SitrepPlaybook *
sitrep_playbook_read (const char *text, gssize length, GPtrArray **faults, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_fault_free);
  g_autoptr (SitrepPlaybook) self = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  JsonObject *object;

  json_parser_set_strict (parser, TRUE);
  if ((object = parse (parser, text, (gssize) size, error)) == NULL)
    return NULL;
  if (get_format (object) > SITREP_PLAYBOOK_FORMAT)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NEWER,
                           _ ("This playbook is of a newer format: a newer version of Sitrep is needed to read it."));
      return NULL;
    }
  self = sitrep_playbook_new ();
  {
    g_auto (SitrepWalk) walk = { found, object, g_strdup ("") };

    if (!sitrep_walk_has (&walk, "format"))
      sitrep_walk_fault (&walk, "format", FALSE, _ ("This is missing."));
    sitrep_walk_number (&walk, "format");
    read_playbook (&walk, self);
    sitrep_playbook_check (self, &walk);
    sitrep_faults_find_doubled (found, text, size);
  }
  sitrep_faults_place (found, text, size);
  self->text = g_strndup (text, size);
  self->id = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, size);
  if (count_errors (found) > 0)
    {
      g_autofree char *words = sitrep_faults_words (found, 5);

      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                   ngettext ("The playbook has %u fault.\n%s", "The playbook has %u faults.\n%s", count_errors (found)),
                   count_errors (found), words);
      g_clear_pointer (&self, sitrep_playbook_unref);
    }
  if (faults != NULL)
    *faults = g_steal_pointer (&found);
  return g_steal_pointer (&self);
}
