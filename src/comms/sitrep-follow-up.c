/* sitrep-follow-up.c - messages that are made of earlier ones: a correction, several in one
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-follow-up.h"

#include "base/sitrep-time.h"
#include "sitrep-dispatch.h"

/* What leaves the machine is not in the window's language, and everywhere in one zone. */
#define TIME_FORMAT "%Y-%m-%d %H:%M UTC"

static SitrepDoc *
new_paragraph (const char *text, gboolean strong)
{
  SitrepDoc *paragraph = sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL);
  SitrepDoc *inner = strong ? sitrep_doc_append (paragraph, sitrep_doc_new (SITREP_DOC_STRONG, NULL)) : paragraph;

  sitrep_doc_append (inner, sitrep_doc_new (SITREP_DOC_TEXT, text));
  return paragraph;
}

static char *
say_time (gint64 at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return sitrep_time_format (at, utc, TIME_FORMAT);
}

static void
append_blocks (SitrepDoc *to, const SitrepDoc *from)
{
  for (guint i = 0; i < from->children->len; i++)
    sitrep_doc_append (to, sitrep_doc_copy (g_ptr_array_index (from->children, i)));
}

/**
 * sitrep_doc_dated:
 * @words: what stands before the time, as in “Written”
 *
 * Returns: (transfer full): a copy that begins with when it was written
 */
SitrepDoc *
sitrep_doc_dated (const SitrepDoc *doc, const char *words, gint64 at)
{
  SitrepDoc *dated = sitrep_doc_new (SITREP_DOC_ROOT, NULL);
  g_autofree char *time = say_time (at);
  g_autofree char *line = g_strdup_printf ("%s %s.", words, time);

  sitrep_doc_append (dated, new_paragraph (line, FALSE));
  append_blocks (dated, doc);
  return dated;
}

/* --- corrections --- */

static SitrepDoc *
quote_and_correct (const SitrepMessage *corrected, const SitrepDoc *old, const SitrepDoc *right)
{
  SitrepDoc *doc = sitrep_doc_new (SITREP_DOC_ROOT, NULL);
  g_autofree char *time = say_time (corrected->sent_at);
  g_autofree char *line = g_strdup_printf ("Correction to the message of %s:", time);
  SitrepDoc *quote;

  sitrep_doc_append (doc, new_paragraph (line, TRUE));
  quote = sitrep_doc_append (doc, sitrep_doc_new (SITREP_DOC_QUOTE, NULL));
  append_blocks (quote, old);
  append_blocks (doc, right);
  return doc;
}

static SitrepDoc *
correct (const SitrepMessage *corrected, const SitrepConnector *connector, const SitrepDoc *right)
{
  g_autoptr (SitrepDoc) old = NULL;

  if (connector != NULL && connector->can_edit && corrected->ids != NULL)
    return sitrep_doc_copy (right);
  old = corrected->body != NULL ? sitrep_doc_from_json (corrected->body, NULL) : NULL;
  return old != NULL ? quote_and_correct (corrected, old, right) : sitrep_doc_copy (right);
}

/**
 * sitrep_correction_new:
 * @corrected: one that is out
 * @connector: (nullable): of its destination
 * @markdown: what it should have said, as of sitrep_doc_to_markdown()
 *
 * Where the service can put it into the old one's place, it is the right text alone; else it quotes what was said.
 *
 * Returns: (transfer full): a message that is not confirmed yet
 */
SitrepMessage *
sitrep_correction_new (const SitrepMessage *corrected, const SitrepConnector *connector, const char *markdown)
{
  SitrepMessage *message = sitrep_record_copy ((gpointer) corrected);
  g_autoptr (SitrepDoc) right = sitrep_doc_from_markdown (markdown);
  g_autoptr (SitrepDoc) doc = correct (corrected, connector, right);

  g_clear_pointer (&message->base.id, g_free);
  g_clear_pointer (&message->batch, g_free);
  g_clear_pointer (&message->ids, g_free);
  g_clear_pointer (&message->why, g_free);
  g_clear_pointer (&message->todo, g_free);
  g_free (message->body);
  message->body = sitrep_doc_to_json (doc);
  sitrep_dispatch_edited (message);
  g_set_str (&message->corrects, corrected->base.id);
  message->stage = corrected->stage == SITREP_STAGE_OPEN ? SITREP_STAGE_UPDATE : corrected->stage;
  message->state = SITREP_MESSAGE_DRAFT;
  message->sent_at = message->until = message->good_until = message->promised_at = SITREP_NEVER;
  message->attempts = 0;
  message->repeat = FALSE;
  return message;
}

/* --- several in one --- */

/** sitrep_message_can_merge: whether it waits and did not arrive: one that may be a repeat goes by itself. */
gboolean
sitrep_message_can_merge (const SitrepMessage *message)
{
  return message->destination != NULL && message->body != NULL && message->corrects == NULL
         && (message->state == SITREP_MESSAGE_OUTDATED
             || (message->state == SITREP_MESSAGE_WAITING && !message->repeat));
}

static SitrepStage
stage_of_all (GPtrArray *messages)
{
  const SitrepMessage *first = g_ptr_array_index (messages, 0), *last = g_ptr_array_index (messages, messages->len - 1);

  return last->stage == SITREP_STAGE_RESOLVE ? SITREP_STAGE_RESOLVE : first->stage;
}

/**
 * sitrep_merged_new:
 * @messages: (element-type SitrepMessage): those of one incident to one destination, in the order in which they were
 *   written, two at least
 *
 * Returns: (transfer full): one that says all of it, each part with the time when it was written, and stands where the
 *   last one did; not confirmed yet
 */
SitrepMessage *
sitrep_merged_new (GPtrArray *messages)
{
  SitrepMessage *merged = sitrep_record_copy (g_ptr_array_index (messages, messages->len - 1));
  g_autoptr (SitrepDoc) doc = sitrep_doc_new (SITREP_DOC_ROOT, NULL);

  for (guint i = 0; i < messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (messages, i);
      g_autoptr (SitrepDoc) part = sitrep_doc_from_json (message->body, NULL);
      g_autofree char *time = say_time (message->confirmed_at);

      if (part == NULL)
        continue;
      sitrep_doc_append (doc, new_paragraph (time, TRUE));
      append_blocks (doc, part);
    }
  g_clear_pointer (&merged->base.id, g_free);
  g_clear_pointer (&merged->batch, g_free);
  g_free (merged->body);
  merged->body = sitrep_doc_to_json (doc);
  merged->stage = stage_of_all (messages);
  merged->state = SITREP_MESSAGE_DRAFT;
  return merged;
}
