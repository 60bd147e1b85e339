/* sitrep-verbs.c - the use cases as words of a command line
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-verbs.h"

#include "base/sitrep-error.h"
#include "export/sitrep-block-text.h"
#include "export/sitrep-call-sheet.h"
#include "export/sitrep-handbook.h"
#include "incident/sitrep-hit-words.h"
#include "incident/sitrep-local.h"
#include "incident/sitrep-situation.h"
#include "sitrep-agenda.h"
#include "sitrep-verb-evidence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef void (*VerbFunc) (SitrepDesk *desk, int argc, char **argv, GTask *task);

void
sitrep_verb_result_free (SitrepVerbResult *self)
{
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

/* --- answering; each takes the task --- */

static void
say (GTask *task, char *out)
{
  SitrepVerbResult *result = g_new0 (SitrepVerbResult, 1);

  result->out = out;
  g_task_return_pointer (task, result, (GDestroyNotify) sitrep_verb_result_free);
  g_object_unref (task);
}

static void
fail (GTask *task, const char *words, int status)
{
  SitrepVerbResult *result = g_new0 (SitrepVerbResult, 1);

  result->err = g_strdup_printf ("sitrep: %s\n", words);
  result->status = status;
  g_task_return_pointer (task, result, (GDestroyNotify) sitrep_verb_result_free);
  g_object_unref (task);
}

static void
usage (GTask *task)
{
  fail (task, _ ("this is not how it is used: see “sitrep help”"), 2);
}

/* --- finding --- */

static SitrepIncident *
find_or_fail (SitrepDesk *desk, const char *name, GTask *task)
{
  g_autoptr (GError) error = NULL;
  SitrepIncident *incident = sitrep_desk_find_incident (desk, name, &error);

  if (incident == NULL)
    fail (task, error->message, 1);
  return incident;
}

/* The newest version of that process; without a key the one in use. */
static SitrepPlaybook *
find_playbook (SitrepDesk *desk, const char *key)
{
  g_autoptr (GPtrArray) playbooks = sitrep_desk_playbooks (desk);

  if (key == NULL)
    return sitrep_desk_default_playbook (desk);
  for (guint i = playbooks->len; i > 0; i--)
    if (g_strcmp0 (((SitrepPlaybook *) playbooks->pdata[i - 1])->key, key) == 0)
      return sitrep_playbook_ref (playbooks->pdata[i - 1]);
  return NULL;
}

static SitrepPlaybook *
find_playbook_or_fail (SitrepDesk *desk, const char *key, GTask *task)
{
  SitrepPlaybook *playbook = find_playbook (desk, key);
  g_autofree char *words = NULL;

  if (playbook == NULL && key == NULL)
    fail (task, _ ("no process has been chosen yet"), 1);
  else if (playbook == NULL)
    {
      words = g_strdup_printf (_ ("there is no process “%s”"), key);
      fail (task, words, 1);
    }
  return playbook;
}

/* --- the verbs --- */

static void
append_line (GString *out, const SitrepDossier *dossier, gint64 now)
{
  g_autofree char *age = sitrep_duration_short (sitrep_dossier_duration (dossier, now));
  g_autoptr (GPtrArray) deadlines = sitrep_deadlines (dossier, now);
  g_autofree char *title = NULL, *left = NULL;

  g_string_append_printf (out, "%s  %s  %s  %s  %s", dossier->incident->label, sitrep_dossier_level (dossier)->key,
                          sitrep_dossier_status (dossier)->label, age, dossier->incident->title);
  if (deadlines->len > 0)
    {
      title = sitrep_deadline_title (g_ptr_array_index (deadlines, 0), dossier, now);
      left = sitrep_deadline_left (g_ptr_array_index (deadlines, 0), now);
      g_string_append_printf (out, "  [%s, %s]", title, left);
    }
  g_string_append_c (out, '\n');
}

static void
list_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_autoptr (GPtrArray) open = sitrep_desk_open_incidents (desk);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < open->len; i++)
    append_line (out, g_ptr_array_index (open, i), sitrep_desk_now (desk));
  if (open->len == 0)
    g_string_append (out, _ ("No incident is open.\n"));
  say (task, g_string_free_and_steal (out));
}

/* As in “INC-7  in 12 min  14:10 KSA  Next update: Internal  (SEV-1, Internal: every 30 min)”. */
static void
append_due (GString *out, const SitrepAgendaItem *due, gint64 now)
{
  g_autofree char *left = sitrep_deadline_left (due->deadline, now);
  g_autofree char *title = sitrep_agenda_item_title (due, now);
  g_autofree char *source = sitrep_agenda_item_source (due);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *time = due->deadline->due != SITREP_NEVER
                            ? sitrep_local_both (due->playbook, local, due->deadline->due, now)
                            : g_strdup ("–");

  g_string_append_printf (out, "%s  %s  %s  %s  (%s)\n",
                          due->dossier != NULL ? due->dossier->incident->label : due->playbook->key, left, time, title,
                          source);
}

static gboolean
concerns (const SitrepAgendaItem *due, const SitrepIncident *incident)
{
  return incident == NULL || (due->dossier != NULL && g_str_equal (due->dossier->incident->base.id, incident->base.id));
}

static void
due_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_autoptr (SitrepAgenda) agenda = NULL;
  g_autoptr (SitrepIncident) incident = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gint64 now = sitrep_desk_now (desk);
  GString *out;

  if (argc > 1)
    {
      usage (task);
      return;
    }
  if (argc == 1 && (incident = find_or_fail (desk, argv[0], task)) == NULL)
    return;
  agenda = sitrep_agenda_new (desk);
  list = sitrep_agenda_list (agenda, now);
  out = g_string_new (NULL);
  for (guint i = 0; i < list->len; i++)
    if (concerns (g_ptr_array_index (list, i), incident))
      append_due (out, g_ptr_array_index (list, i), now);
  if (out->len == 0)
    g_string_append (out, _ ("Nothing is due.\n"));
  say (task, g_string_free_and_steal (out));
}

static void
show_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_autoptr (SitrepIncident) incident = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autofree char *paragraph = NULL;

  if (argc != 1)
    usage (task);
  else if ((incident = find_or_fail (desk, argv[0], task)) != NULL)
    {
      dossier = sitrep_desk_dossier (desk, incident->base.id, FALSE, NULL);
      paragraph = sitrep_situation_paragraph (dossier, FALSE, sitrep_desk_now (desk));
      say (task, g_strconcat (paragraph, "\n", NULL));
    }
}

/* Numbers that are shown only where they are asked for stay in the window: a terminal's text goes anywhere. */
static void
call_sheet_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_autoptr (SitrepIncident) incident = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (GPtrArray) people = NULL, blocks = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 1)
    usage (task);
  else if ((incident = find_or_fail (desk, argv[0], task)) != NULL)
    {
      dossier = sitrep_desk_dossier (desk, incident->base.id, FALSE, &error);
      if (dossier == NULL)
        {
          fail (task, error->message, 1);
          return;
        }
      people = sitrep_desk_people (desk);
      blocks = sitrep_call_sheet (dossier, people, sitrep_desk_now (desk), FALSE);
      say (task, sitrep_blocks_to_text (blocks));
    }
}

static void
export_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_autoptr (SitrepIncident) incident = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  if (argc != 1 && (argc != 3 || strcmp (argv[1], "--record") != 0))
    usage (task);
  else if ((incident = find_or_fail (desk, argv[0], task)) != NULL)
    {
      text = argc == 1 ? sitrep_desk_export_postmortem (desk, incident->base.id, NULL, &error)
                       : sitrep_desk_export_record (desk, incident->base.id, argv[2], NULL, &error);
      if (text != NULL)
        say (task, text);
      else
        fail (task, error->message, 1);
    }
}

static void
evidence_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_autoptr (SitrepIncident) incident = NULL;

  if (argc < 1)
    usage (task);
  else if ((incident = find_or_fail (desk, argv[0], task)) != NULL)
    sitrep_verb_evidence (desk, incident, argc - 1, argv + 1, task);
}

static void
deed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  SitrepDesk *desk = SITREP_DESK (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (desk, result, &error);
  g_autoptr (SitrepIncident) incident
    = id != NULL ? sitrep_reader_get (sitrep_desk_reader (desk), &sitrep_incident_type, id) : NULL;

  if (error != NULL)
    fail (task, error->message, 1);
  else
    say (task, incident != NULL ? g_strdup_printf ("%s\n", incident->label) : g_strdup (""));
}

typedef struct
{
  char *id, *level, *playbook, *since, *title;
} DeclareWords;

static void
declare_words_clear (DeclareWords *self)
{
  g_free (self->id);
  g_free (self->level);
  g_free (self->playbook);
  g_free (self->since);
  g_free (self->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeclareWords, declare_words_clear)

static gboolean
read_declare_words (DeclareWords *self, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) words = g_new0 (char *, (gsize) argc + 2);
  const GOptionEntry entries[] = { { "id", 0, 0, G_OPTION_ARG_STRING, &self->id, NULL, NULL },
                                   { "level", 'l', 0, G_OPTION_ARG_STRING, &self->level, NULL, NULL },
                                   { "playbook", 'p', 0, G_OPTION_ARG_STRING, &self->playbook, NULL, NULL },
                                   { "since", 's', 0, G_OPTION_ARG_STRING, &self->since, NULL, NULL },
                                   { NULL } };

  words[0] = g_strdup ("declare");
  for (int i = 0; i < argc; i++)
    words[i + 1] = g_strdup (argv[i]);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse_strv (context, &words, error))
    return FALSE;
  self->title = g_strjoinv (" ", words + 1);
  return TRUE;
}

static void
declare_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_auto (DeclareWords) words = { 0 };
  g_autoptr (SitrepPlaybook) playbook = NULL;
  g_autoptr (GError) error = NULL;
  SitrepDeclaration declaration = { .kind = SITREP_KIND_REAL };

  if (!read_declare_words (&words, argc, argv, &error))
    fail (task, error->message, 2);
  else if ((playbook = find_playbook_or_fail (desk, words.playbook, task)) == NULL)
    return;
  else if (words.since != NULL
           && !sitrep_time_parse (words.since, sitrep_desk_now (desk), playbook->zone, &declaration.started_at, &error))
    fail (task, error->message, 2);
  else
    {
      declaration.playbook = playbook->id;
      declaration.id = words.id;
      declaration.title = words.title;
      declaration.level = words.level;
      sitrep_desk_declare_async (desk, &declaration, deed_cb, task);
    }
}

static void
log_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_autoptr (SitrepIncident) incident = NULL;
  g_autofree char *line = argc > 1 ? g_strjoinv (" ", argv + 1) : NULL;

  if (line == NULL)
    usage (task);
  else if ((incident = find_or_fail (desk, argv[0], task)) != NULL)
    sitrep_desk_log_async (desk, incident->base.id, line, deed_cb, task);
}

/* --- finding again --- */

/* Incidents in one answer; who looks for more asks for it more closely. */
#define FOUND_MAX 20

static gboolean
read_query (SitrepQuery *query, SitrepDesk *desk, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_auto (GStrv) words = g_new0 (char *, (gsize) argc + 2);
  g_autofree char *since = NULL;
  const GOptionEntry entries[] = { { "level", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &query->levels, NULL, NULL },
                                   { "person", 0, 0, G_OPTION_ARG_STRING, &query->person, NULL, NULL },
                                   { "playbook", 'p', 0, G_OPTION_ARG_STRING, &query->playbook, NULL, NULL },
                                   { "since", 's', 0, G_OPTION_ARG_STRING, &since, NULL, NULL },
                                   { NULL } };

  words[0] = g_strdup ("find");
  for (int i = 0; i < argc; i++)
    words[i + 1] = g_strdup (argv[i]);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse_strv (context, &words, error)
      || (since != NULL && !sitrep_time_parse (since, sitrep_desk_now (desk), local, &query->from, error)))
    return FALSE;
  query->text = g_strjoinv (" ", words + 1);
  query->limit = FOUND_MAX;
  return TRUE;
}

static void
append_found (GString *out, SitrepDesk *desk, const SitrepFound *found)
{
  g_autoptr (SitrepPlaybook) playbook = sitrep_desk_playbook (desk, found->incident->playbook, NULL);

  g_string_append_printf (out, "%s  %s\n", found->incident->label, found->incident->title);
  for (guint i = 0; i < found->hits->len; i++)
    {
      const SitrepHit *hit = g_ptr_array_index (found->hits, i);
      g_autofree char *where = sitrep_hit_words (hit->record, playbook);
      g_autofree char *when = sitrep_time_iso (hit->at);

      g_string_append_printf (out, "    %s  %s  %s\n", when, where, hit->excerpt);
    }
  if (found->more)
    g_string_append (out, "    …\n");
}

static void
found_cb (GObject *desk, GAsyncResult *result, gpointer task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepSearchResult) found = sitrep_desk_search_finish (SITREP_DESK (desk), result, &error);
  GString *out;

  if (found == NULL)
    {
      fail (task, error->message, 1);
      return;
    }
  out = g_string_new (found->list->len == 0 ? _ ("Nothing was found.\n") : NULL);
  for (guint i = 0; i < found->list->len; i++)
    append_found (out, SITREP_DESK (desk), g_ptr_array_index (found->list, i));
  if (found->more)
    g_string_append (out, _ ("There is more: look for more words, or with --since.\n"));
  say (task, g_string_free_and_steal (out));
}

static void
find_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_autoptr (SitrepQuery) query = sitrep_query_new (NULL);
  g_autoptr (GError) error = NULL;

  if (argc == 0)
    usage (task);
  else if (!read_query (query, desk, argc, argv, &error))
    fail (task, error->message, 2);
  else if (sitrep_query_is_empty (query))
    fail (task, _ ("there is no word to look for"), 2);
  else
    sitrep_desk_search_async (desk, query, NULL, found_cb, task);
}

static void
handbook_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  g_autoptr (SitrepPlaybook) playbook = NULL;
  g_autoptr (SitrepHandbook) handbook = NULL;

  if (argc > 1)
    usage (task);
  else if ((playbook = find_playbook_or_fail (desk, argc == 1 ? argv[0] : NULL, task)) != NULL)
    {
      handbook = sitrep_handbook_new (playbook, sitrep_desk_now (desk));
      say (task, sitrep_handbook_to_markdown (handbook));
    }
}

static void
help_verb (SitrepDesk *desk, int argc, char **argv, GTask *task)
{
  say (task, g_strdup (sitrep_verbs_help ()));
}

static const struct
{
  const char *name;
  VerbFunc func;
} verbs[] = {
  { "due", due_verb },         { "list", list_verb },
  { "show", show_verb },       { "call-sheet", call_sheet_verb },
  { "declare", declare_verb }, { "log", log_verb },
  { "export", export_verb },   { "handbook", handbook_verb },
  { "find", find_verb },       { "evidence", evidence_verb },
  { "help", help_verb },
};

/** sitrep_is_verb: whether the word begins a command that needs no window. */
gboolean
sitrep_is_verb (const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (verbs[i].name, word) == 0)
      return TRUE;
  return FALSE;
}

const char *
sitrep_verbs_help (void)
{
  return _ (
    "sitrep                                        open the window\n"
    "sitrep list                                   the open incidents, and what is due next\n"
    "sitrep due [ID]                               everything that is due, over all incidents or for one\n"
    "sitrep show ID                                the situation as one paragraph\n"
    "sitrep call-sheet ID                          who does what, whom to reach next, and how\n"
    "sitrep declare [--level KEY] [--since TIME] [--id ID] [--playbook KEY] TITLE…\n"
    "                                              declare; nothing is sent\n"
    "sitrep log ID LINE…                           a timeline entry, as in: 14:05 rolled back\n"
    "sitrep find [--level KEY] [--person NAME] [--since TIME] [--playbook KEY] WORDS…\n"
    "                                              what was written, over all incidents; \"in quotes\" a phrase\n"
    "sitrep evidence ID [--as KEY] FILE…           attach files; without files, what is there and what is asked for\n"
    "sitrep evidence ID --verify                   whether every file is still what was attached\n"
    "sitrep evidence ID --export FOLDER [--sensitive]\n"
    "                                              a bundle with its SHA256SUMS\n"
    "sitrep export ID                              the post-mortem as Markdown\n"
    "sitrep export ID --record KEY                 its data under the names of the process\n"
    "sitrep handbook [KEY | FILE]                  the process as Markdown; the one in use, KEY's or a playbook's\n"
    "sitrep check FILE                             what is wrong with a playbook\n"
    "sitrep schema                                 the format of playbooks as a JSON Schema\n"
    "sitrep --version                              the version\n");
}

/**
 * sitrep_verbs_settle:
 * @argv: a whole command line; changed in place
 *
 * Makes the paths in it absolute, because whoever does what it says may be in another folder.
 */
void
sitrep_verbs_settle (int argc, char **argv)
{
  if (argc < 2 || strcmp (argv[1], "evidence") != 0)
    return;
  for (int i = 3; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--export="))
      {
        g_autofree char *path = g_canonicalize_filename (argv[i] + strlen ("--export="), NULL);

        argv[i] = g_strconcat ("--export=", path, NULL);
      }
    else if (strcmp (argv[i - 1], "--export") == 0 || (*argv[i] != '-' && strcmp (argv[i - 1], "--as") != 0))
      argv[i] = g_canonicalize_filename (argv[i], NULL);
}

/**
 * sitrep_verbs_run_async:
 * @arguments: the verb and what follows it
 *
 * Does what the words say, by the same use cases as the window.
 */
void
sitrep_verbs_run_async (SitrepDesk *desk, const char *const *arguments, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (desk, NULL, callback, data);
  int argc = (int) g_strv_length ((char **) arguments);

  g_task_set_source_tag (task, sitrep_verbs_run_async);
  for (gsize i = 0; argc > 0 && i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (verbs[i].name, arguments[0]) == 0)
      {
        verbs[i].func (desk, argc - 1, (char **) arguments + 1, task);
        return;
      }
  usage (task);
}

/** sitrep_verbs_run_finish: Returns: (transfer full): never %NULL. */
SitrepVerbResult *
sitrep_verbs_run_finish (SitrepDesk *desk, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
