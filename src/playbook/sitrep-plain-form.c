/* sitrep-plain-form.c - the post-mortem's form of a process that has none
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-plain-form.h"

#include "sitrep-shape.h"
#include "sitrep-playbook-shapes.h"

#include <glib/gi18n-lib.h>

/* A row without a title asks one thing more in the section above it. */
static const struct
{
  const char *title, *key, *label, *from;
  SitrepAnswerKind kind;
} plain[] = {
  { N_ ("Summary"), "summary", N_ ("Summary"), NULL, SITREP_ANSWER_TEXT },
  { N_ ("Impact"), "impact_words", N_ ("Impact"), "impact", SITREP_ANSWER_TEXT },
  { N_ ("Timeline"), "timeline", N_ ("Timeline"), "timeline", SITREP_ANSWER_TABLE },
  { N_ ("Root Cause"), "cause_words", N_ ("Root cause"), NULL, SITREP_ANSWER_TEXT },
  { N_ ("Lessons Learned"), "went_well", N_ ("What went well"), NULL, SITREP_ANSWER_LIST },
  { NULL, "to_improve", N_ ("What to improve"), NULL, SITREP_ANSWER_LIST },
  { N_ ("Action Items"), "action_items", N_ ("Action items"), "actions", SITREP_ANSWER_ACTIONS },
};

static SitrepColumn *
new_column (const char *key, const char *label)
{
  SitrepColumn *column = sitrep_shape_new (&sitrep_column_shape);

  column->key = g_strdup (key);
  column->label = g_strdup (label);
  column->from = g_strdup (key);
  return column;
}

static SitrepQuestion *
new_question (gsize i)
{
  SitrepQuestion *question = sitrep_shape_new (&sitrep_question_shape);

  question->key = g_strdup (plain[i].key);
  question->label = g_strdup (_ (plain[i].label));
  question->from = g_strdup (plain[i].from);
  question->kind = plain[i].kind;
  if (plain[i].kind != SITREP_ANSWER_TABLE)
    return question;
  g_ptr_array_add (question->columns, new_column ("time", _ ("Time")));
  g_ptr_array_add (question->columns, new_column ("event", _ ("Event")));
  return question;
}

static GPtrArray *
new_sections (void)
{
  GPtrArray *sections = g_ptr_array_new ();
  SitrepSection *section = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      if (plain[i].title != NULL)
        {
          section = sitrep_shape_new (&sitrep_section_shape);
          section->key = g_strdup (plain[i].key);
          section->title = g_strdup (_ (plain[i].title));
          g_ptr_array_add (sections, section);
        }
      g_ptr_array_add (section->questions, new_question (i));
    }
  return sections;
}

/**
 * sitrep_form_sections:
 *
 * What a post-mortem asks, in order. A process that wants one and does not say of what is served, too: by a plain form,
 * in the language that the program was started with. From any thread.
 *
 * Returns: (transfer none) (element-type SitrepSection): as long as @form; never empty
 */
GPtrArray *
sitrep_form_sections (const SitrepPostmortemForm *form)
{
  static GPtrArray *sections;

  if (form->sections->len > 0)
    return form->sections;
  if (g_once_init_enter_pointer (&sections))
    g_once_init_leave_pointer (&sections, new_sections ());
  return sections;
}
