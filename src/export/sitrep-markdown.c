/* sitrep-markdown.c - the post-mortem as Markdown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-markdown.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-name.h"
#include "playbook/sitrep-plain-form.h"

#include <string.h>

/* What the layout needs of a dossier while it is written. */
typedef struct
{
  GString *out;
  SitrepDossier *dossier;
  gint64 now;
} Writing;

/* A cell is one line, and its content can neither end the cell nor become HTML. */
static void
append_cell (GString *out, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (*p == '|')
      g_string_append (out, "\\|");
    else if (*p == '\\' && p[1] == '|')
      g_string_append (out, "\\\\");
    else if (*p == '\n')
      g_string_append (out, "<br>");
    else if (*p == '<')
      g_string_append (out, "&lt;");
    else if (*p != '\r')
      g_string_append_c (out, *p);
}

static void
append_row (GString *out, char **cells, guint n)
{
  gboolean ended = FALSE;

  for (guint i = 0; i < n; i++)
    {
      ended = ended || cells == NULL || cells[i] == NULL;
      g_string_append (out, i == 0 ? "| " : " | ");
      append_cell (out, ended ? "" : cells[i]);
    }
  g_string_append (out, " |\n");
}

static void
append_table_head (GString *out, GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      g_string_append (out, i == 0 ? "| " : " | ");
      append_cell (out, ((SitrepColumn *) g_ptr_array_index (columns, i))->label);
    }
  g_string_append (out, " |\n|");
  for (guint i = 0; i < columns->len; i++)
    g_string_append (out, " --- |");
  g_string_append_c (out, '\n');
}

static void
append_list (GString *out, char **list, gboolean numbered)
{
  guint n = 0;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      g_autofree char *line = sitrep_text_line (list[i]);

      if (*line == '\0')
        continue;
      if (numbered)
        g_string_append_printf (out, "%u. %s\n", ++n, line);
      else
        g_string_append_printf (out, "- %s\n", line);
    }
}

static char *
action_cell (const SitrepActionItem *item, const char *from)
{
  if (g_strcmp0 (from, "number") == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, item->number);
  if (g_strcmp0 (from, "text") == 0)
    return g_strdup (item->text);
  if (g_strcmp0 (from, "owner") == 0)
    return g_strdup (item->owner != NULL ? item->owner : "");
  if (g_strcmp0 (from, "due") == 0)
    return g_strdup (item->due != NULL ? item->due : "");
  if (g_strcmp0 (from, "priority") == 0)
    return g_strdup (item->priority != NULL ? item->priority : "");
  if (g_strcmp0 (from, "status") == 0)
    return g_strdup (item->status != NULL ? item->status : item->done ? "Done" : "Open");
  if (g_strcmp0 (from, "category") == 0)
    return g_strdup (item->category != NULL ? item->category : "");
  if (g_strcmp0 (from, "ticket") == 0)
    return g_strdup (item->ticket != NULL ? item->ticket : "");
  return g_strdup ("");
}

static void
append_action_row (Writing *w, const SitrepQuestion *question, const SitrepActionItem *item)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;

  for (guint i = 0; i < question->columns->len; i++)
    g_strv_builder_take (row, action_cell (item, ((SitrepColumn *) g_ptr_array_index (question->columns, i))->from));
  cells = g_strv_builder_end (row);
  append_row (w->out, cells, question->columns->len);
}

/* As in “1. [x] Add an index (Ada) by 2025-11-15”, where the process numbers them and has them ticked. */
static void
append_action_line (Writing *w, const SitrepActionItem *item, guint number)
{
  const SitrepActionRules *rules = &w->dossier->playbook->actions;
  gboolean numbered = rules->fields != NULL && g_strv_contains ((const char *const *) rules->fields, "number");

  if (numbered)
    g_string_append_printf (w->out, "%u. ", number);
  else
    g_string_append (w->out, "- ");
  if (g_strcmp0 (rules->style, "plain") != 0)
    g_string_append (w->out, item->done ? "[x] " : "[ ] ");
  g_string_append (w->out, item->text);
  if (item->owner != NULL)
    g_string_append_printf (w->out, " (%s)", item->owner);
  if (item->due != NULL)
    g_string_append_printf (w->out, " by %s", item->due);
  g_string_append_c (w->out, '\n');
}

/* A process that does not say how they are printed has a table where it names columns. */
static void
append_actions (Writing *w, const SitrepQuestion *question)
{
  GPtrArray *actions = w->dossier->actions;
  const char *style = w->dossier->playbook->actions.style;
  gboolean table = question->columns->len > 0 && (style == NULL || g_str_equal (style, "table"));

  if (table && actions->len > 0)
    append_table_head (w->out, question->columns);
  for (guint i = 0; i < actions->len; i++)
    if (table)
      append_action_row (w, question, g_ptr_array_index (actions, i));
    else
      append_action_line (w, g_ptr_array_index (actions, i), i + 1);
}

static void
append_groups (GString *out, const SitrepQuestion *question, GPtrArray *rows)
{
  for (guint i = 0; question->groups[i] != NULL; i++)
    {
      char **list = rows != NULL && i < rows->len ? g_ptr_array_index (rows, i) : NULL;

      g_string_append_printf (out, "**%s**\n\n", question->groups[i]);
      append_list (out, list, FALSE);
      if (question->groups[i + 1] != NULL)
        g_string_append_c (out, '\n');
    }
}

/* Every choice, as a forge shows a check list. */
static void
append_checks (GString *out, const SitrepQuestion *question, char **ticked)
{
  for (guint i = 0; question->choices[i] != NULL; i++)
    {
      gboolean done = ticked != NULL && g_strv_contains ((const char *const *) ticked, question->choices[i]);

      g_string_append_printf (out, "- [%s] %s\n", done ? "x" : " ", question->choices[i]);
    }
}

static void
append_answer (Writing *w, const SitrepQuestion *question, const SitrepAnswerValue *value)
{
  switch (question->kind)
    {
    case SITREP_ANSWER_ACTIONS:
      append_actions (w, question);
      break;
    case SITREP_ANSWER_TABLE:
      append_table_head (w->out, question->columns);
      for (guint i = 0; value->rows != NULL && i < value->rows->len; i++)
        append_row (w->out, g_ptr_array_index (value->rows, i), question->columns->len);
      break;
    case SITREP_ANSWER_GROUPS:
      append_groups (w->out, question, value->rows);
      break;
    case SITREP_ANSWER_LIST:
    case SITREP_ANSWER_PEOPLE:
    case SITREP_ANSWER_NUMBERED:
    case SITREP_ANSWER_WHYS:
      append_list (w->out, value->list,
                   question->kind == SITREP_ANSWER_NUMBERED || question->kind == SITREP_ANSWER_WHYS);
      break;
    case SITREP_ANSWER_CHECKS:
      append_checks (w->out, question, value->list);
      break;
    case SITREP_ANSWER_CHOICE:
    case SITREP_ANSWER_DATE:
    case SITREP_ANSWER_TEXT:
    case SITREP_ANSWER_LINE:
    default:
      if (!sitrep_text_is_empty (value->text))
        g_string_append_printf (w->out, "%s\n", value->text);
    }
}

/* Two columns: what it is, and what is known of it. */
static void
append_as_table (Writing *w, const SitrepSection *section)
{
  g_string_append (w->out, "| Field | Value |\n| --- | --- |\n");
  for (guint i = 0; i < section->questions->len; i++)
    {
      const SitrepQuestion *question = g_ptr_array_index (section->questions, i);
      g_autoptr (SitrepAnswerValue) value = sitrep_answer_value (w->dossier, question, w->now);
      g_autofree char *joined = value->list != NULL ? g_strjoinv (", ", value->list) : NULL;

      append_row (w->out, (char *[]) { question->label, joined != NULL ? joined : value->text, NULL }, 2);
    }
}

static void
append_line (Writing *w, const SitrepQuestion *question, const SitrepAnswerValue *value)
{
  g_autofree char *line = sitrep_text_line (value->text);

  g_string_append_printf (w->out, "**%s:** %s\n", question->label, line);
}

static gboolean
is_line (const SitrepQuestion *question)
{
  return question->kind == SITREP_ANSWER_LINE;
}

static void
append_question (Writing *w, const SitrepSection *section, guint i)
{
  const SitrepQuestion *question = g_ptr_array_index (section->questions, i);
  const SitrepQuestion *next = i + 1 < section->questions->len ? g_ptr_array_index (section->questions, i + 1) : NULL;
  g_autoptr (SitrepAnswerValue) value = sitrep_answer_value (w->dossier, question, w->now);

  if (is_line (question))
    {
      append_line (w, question, value);
      /* Two spaces at its end keep a line apart from the next one. */
      if (next != NULL && is_line (next))
        g_string_insert (w->out, (gssize) w->out->len - 1, "  ");
      else
        g_string_append_c (w->out, '\n');
      return;
    }
  if (question->label != NULL && section->questions->len > 1)
    g_string_append_printf (w->out, "### %s\n\n", question->label);
  append_answer (w, question, value);
  g_string_append_c (w->out, '\n');
}

static void
append_section (Writing *w, const SitrepSection *section, guint number)
{
  if (!section->head && section->title != NULL)
    {
      if (section->numbered)
        g_string_append_printf (w->out, "## %u. %s\n\n", number, section->title);
      else
        g_string_append_printf (w->out, "## %s\n\n", section->title);
    }
  if (section->table)
    {
      append_as_table (w, section);
      g_string_append_c (w->out, '\n');
      return;
    }
  for (guint i = 0; i < section->questions->len; i++)
    append_question (w, section, i);
}

/**
 * sitrep_markdown_postmortem:
 * @dossier: whole
 *
 * Returns: (transfer full): the post-mortem in the process' layout: its title, sections and questions in its order
 */
char *
sitrep_markdown_postmortem (SitrepDossier *dossier, gint64 now)
{
  Writing w = { g_string_new (NULL), dossier, now };
  const SitrepPostmortemForm *form = &dossier->playbook->form;
  g_autofree char *title
    = sitrep_name_fill (form->title != NULL ? form->title : "{{incident.id}}: {{incident.title}}", dossier, now);
  GPtrArray *sections = sitrep_form_sections (form);
  guint number = 0;

  g_string_append_printf (w.out, "# %s\n\n", title);
  for (guint i = 0; i < sections->len; i++)
    {
      const SitrepSection *section = g_ptr_array_index (sections, i);

      append_section (&w, section, section->head ? number : ++number);
    }
  while (w.out->len > 1 && w.out->str[w.out->len - 1] == '\n' && w.out->str[w.out->len - 2] == '\n')
    g_string_truncate (w.out, w.out->len - 1);
  return g_string_free_and_steal (w.out);
}

/** sitrep_markdown_file_name: Returns: (transfer full): the file's name by the process' pattern, without a folder. */
char *
sitrep_markdown_file_name (SitrepDossier *dossier, gint64 now)
{
  const char *pattern = dossier->playbook->form.file;

  return sitrep_name_file (pattern != NULL ? pattern : "{{incident.id}}-post-mortem.md", dossier, now);
}
