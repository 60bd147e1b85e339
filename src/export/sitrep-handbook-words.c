/* sitrep-handbook-words.c - the format's own words, for people
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-private.h"

#include <glib/gi18n-lib.h>

/* Words that mean something to the program; all others are the playbook's. */
static const struct
{
  const char *word, *label;
} words[] = {
  /* audiences, posts */
  { "internal", N_ ("Internal") },
  { "stakeholders", N_ ("Stakeholders") },
  { "public", N_ ("Public") },
  { "vendor", N_ ("Vendor") },
  /* needs, calls, rooms */
  { "none", N_ ("None") },
  { "optional", N_ ("Optional") },
  { "recommended", N_ ("Recommended") },
  { "required", N_ ("Required") },
  { "inform", N_ ("Informed") },
  { "notify", N_ ("Notified") },
  { "page", N_ ("Paged") },
  { "thread", N_ ("A thread") },
  { "create", N_ ("A channel of its own") },
  /* phases, milestones, moments, the situation */
  { "open", N_ ("Open") },
  { "resolved", N_ ("Resolved") },
  { "closed", N_ ("Closed") },
  { "started", N_ ("Started") },
  { "detected", N_ ("Detected") },
  { "declared", N_ ("Declared") },
  { "acknowledged", N_ ("Acknowledged") },
  { "mitigated", N_ ("Mitigated") },
  { "investigating", N_ ("Investigating") },
  { "identified", N_ ("Identified") },
  { "monitoring", N_ ("Monitoring") },
  { "update", N_ ("Update") },
  { "impact", N_ ("Impact") },
  { "known", N_ ("What we know") },
  { "doing", N_ ("Being done") },
  { "needed", N_ ("Needed") },
  /* commands, fields, answers, metrics */
  { "shell", N_ ("Shell") },
  { "sql", N_ ("SQL") },
  { "query", N_ ("Query") },
  { "chat", N_ ("Chat") },
  { "text", N_ ("Text") },
  { "list", N_ ("List") },
  { "choice", N_ ("Choice") },
  { "number", N_ ("Number") },
  { "users", N_ ("Number of users") },
  { "money", N_ ("Amount of money") },
  { "progress", N_ ("Progress list") },
  { "numbered", N_ ("Numbered list") },
  { "groups", N_ ("Lists by group") },
  { "table", N_ ("Table") },
  { "actions", N_ ("Action items") },
  { "line", N_ ("One line") },
  { "whys", N_ ("One why after the other") },
  { "checks", N_ ("Check list") },
  { "people", N_ ("People") },
  { "date", N_ ("Date") },
  { "interval", N_ ("Time between two milestones") },
  { "count", N_ ("Count") },
  { "rate", N_ ("Rate") },
  { "value", N_ ("Value") },
  /* fields of action items */
  { "owner", N_ ("Owner") },
  { "due", N_ ("Due") },
  { "priority", N_ ("Priority") },
  { "status", N_ ("Status") },
  { "category", N_ ("Category") },
  { "ticket", N_ ("Ticket") },
  { "done", N_ ("Done") },
  { "checklist", N_ ("Checklist") },
  { "plain", N_ ("Plain") },
  /* colours */
  { "red", N_ ("Red") },
  { "orange", N_ ("Orange") },
  { "yellow", N_ ("Yellow") },
  { "green", N_ ("Green") },
  { "blue", N_ ("Blue") },
  { "purple", N_ ("Purple") },
  { "neutral", N_ ("Neutral") },
  /* times */
  { "12h", N_ ("12 hours") },
  { "24h", N_ ("24 hours") },
  { "minutes", N_ ("Minutes") },
  { "hours", N_ ("Hours and minutes") },
  { "daily", N_ ("Daily") },
  { "weekly", N_ ("Weekly") },
  { "week", N_ ("Week") },
  { "month", N_ ("Month") },
  { "quarter", N_ ("Quarter") },
  { "year", N_ ("Year") },
  { "always", N_ ("Always") },
  { "business-hours", N_ ("In business hours") },
  { "no", N_ ("No") },
  { "monday", N_ ("Monday") },
  { "tuesday", N_ ("Tuesday") },
  { "wednesday", N_ ("Wednesday") },
  { "thursday", N_ ("Thursday") },
  { "friday", N_ ("Friday") },
  { "saturday", N_ ("Saturday") },
  { "sunday", N_ ("Sunday") },
  /* links, practice, records */
  { "runbook", N_ ("Runbook") },
  { "dashboard", N_ ("Dashboard") },
  { "tool", N_ ("Tool") },
  { "document", N_ ("Document") },
  { "log", N_ ("Log") },
  { "status-page", N_ ("Status page") },
  { "drill", N_ ("Drill") },
  { "training", N_ ("Training") },
  { "review", N_ ("Review") },
  { "json", N_ ("JSON") },
  { "yaml", N_ ("YAML") },
};

/** sitrep_say_word: Returns: (transfer none): a word of the format in the user's language, any other as it is. */
const char *
sitrep_say_word (const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return _ (words[i].label);
  return word;
}

char *
sitrep_say_words (char **list)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    sitrep_lines_add (lines, sitrep_say_word (list[i]));
  return sitrep_lines_end (lines, ", ");
}

/** sitrep_say_texts: texts of the playbook's as a list within one cell. */
char *
sitrep_say_texts (char **texts)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    sitrep_lines_add (lines, texts[i]);
  return sitrep_lines_end_list (lines);
}
