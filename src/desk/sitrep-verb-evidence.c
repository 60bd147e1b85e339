/* sitrep-verb-evidence.c - the evidence as words of a command line
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-verb-evidence.h"

#include "incident/sitrep-gathering.h"

#include <glib/gi18n-lib.h>

/* What the words ask for, and what was said so far. */
typedef struct
{
  SitrepDesk *desk;
  char *incident;
  char *rule, *export;
  gboolean verify, sensitive;
  char **files;
  guint next;
  GString *out, *err;
} Words;

static void
free_words (gpointer data)
{
  Words *self = data;

  g_object_unref (self->desk);
  g_free (self->incident);
  g_free (self->rule);
  g_free (self->export);
  g_strfreev (self->files);
  g_string_free (self->out, TRUE);
  g_string_free (self->err, TRUE);
  g_free (self);
}

/* Takes the task. */
static void
end (GTask *task, int status)
{
  Words *self = g_task_get_task_data (task);
  SitrepVerbResult *result = g_new0 (SitrepVerbResult, 1);

  result->out = g_strdup (self->out->str);
  result->err = self->err->len > 0 ? g_strdup (self->err->str) : NULL;
  result->status = status;
  g_task_return_pointer (task, result, (GDestroyNotify) sitrep_verb_result_free);
  g_object_unref (task);
}

static void
end_with (GTask *task, const GError *error)
{
  Words *self = g_task_get_task_data (task);

  g_string_append_printf (self->err, "sitrep: %s\n", error->message);
  end (task, 1);
}

/* --- the list --- */

static void
say_piece (Words *self, const SitrepExhibit *exhibit)
{
  g_autofree char *path = sitrep_desk_exhibit_path (self->desk, exhibit);
  g_autofree char *time = sitrep_time_iso (exhibit->at);
  g_autofree char *size = g_format_size ((guint64) exhibit->size);

  g_string_append_printf (self->out, "  %s  %s  %s", exhibit->name, time, exhibit->by != NULL ? exhibit->by : "");
  if (exhibit->hash != NULL)
    g_string_append_printf (self->out, "  %s  %s", size, exhibit->hash);
  if (exhibit->hash != NULL && path == NULL)
    g_string_append_printf (self->out, "  (%s)", _ ("its file is gone"));
  g_string_append_c (self->out, '\n');
}

static void
say_pieces (Words *self, GPtrArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    say_piece (self, g_ptr_array_index (pieces, i));
}

static void
list (GTask *task, const SitrepDossier *dossier)
{
  Words *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) gatherings = sitrep_gatherings (dossier);
  g_autoptr (GPtrArray) besides = sitrep_gathered_besides (dossier);

  for (guint i = 0; i < gatherings->len; i++)
    {
      const SitrepGathering *one = g_ptr_array_index (gatherings, i);

      g_string_append_printf (self->out, "%s (%s)\n", one->rule->title != NULL ? one->rule->title : one->rule->key,
                              one->rule->key);
      say_pieces (self, one->pieces);
      if (one->pieces->len == 0)
        g_string_append_printf (self->out, "  %s\n", _ ("not gathered yet"));
    }
  if (besides->len > 0)
    g_string_append_printf (self->out, "%s\n", _ ("Besides"));
  say_pieces (self, besides);
  if (gatherings->len + besides->len == 0)
    g_string_append (self->out, _ ("Nothing was gathered.\n"));
  end (task, 0);
}

/* --- attaching --- */

static void attach_next (GTask *task);

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Words *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (self->desk, result, &error);
  g_autoptr (SitrepExhibit) exhibit
    = id != NULL ? sitrep_reader_get (sitrep_desk_reader (self->desk), &sitrep_exhibit_type, id) : NULL;

  if (error != NULL)
    g_string_append_printf (self->err, "sitrep: %s\n", error->message);
  else if (exhibit != NULL)
    g_string_append_printf (self->out, "%s  %s\n", exhibit->hash, exhibit->name);
  if (exhibit != NULL && exhibit->note != NULL)
    g_string_append_printf (self->err, "sitrep: %s: %s\n", exhibit->name, exhibit->note);
  attach_next (task);
}

/* One after the other, whatever becomes of the one before. */
static void
attach_next (GTask *task)
{
  Words *self = g_task_get_task_data (task);
  SitrepAttachment attachment = { .rule = self->rule, .sensitive = self->sensitive };
  const char *file = self->files[self->next];

  if (file == NULL)
    {
      end (task, self->err->len > 0 ? 1 : 0);
      return;
    }
  self->next++;
  sitrep_desk_attach_file_async (self->desk, self->incident, file, &attachment, NULL, NULL, NULL, attached_cb, task);
}

/* --- checking, exporting --- */

static void
say_faulty (Words *self, GPtrArray *pieces, const char *words)
{
  for (guint i = 0; i < pieces->len; i++)
    g_string_append_printf (self->err, "sitrep: %s: %s\n", ((SitrepExhibit *) g_ptr_array_index (pieces, i))->name,
                            words);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Words *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepEvidenceCheck) check = sitrep_desk_check_evidence_finish (self->desk, result, &error);

  if (check == NULL)
    {
      end_with (task, error);
      return;
    }
  say_faulty (self, check->missing, _ ("its file is gone"));
  say_faulty (self, check->changed, _ ("its bytes were changed after they were attached"));
  if (check->broken > 0)
    g_string_append_printf (self->err, "sitrep: %s\n", _ ("the record of changes was changed afterwards"));
  g_string_append_printf (self->out,
                          ngettext ("%u file is what was attached\n", "%u files are what was attached\n", check->whole),
                          check->whole);
  end (task, self->err->len > 0 ? 1 : 0);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Words *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepBundleResult) bundle = sitrep_desk_export_evidence_finish (self->desk, result, &error);

  if (bundle == NULL)
    {
      end_with (task, error);
      return;
    }
  g_string_append_printf (self->out, "%s\n", bundle->folder);
  if (bundle->left_out > 0)
    g_string_append_printf (self->err,
                            ngettext ("sitrep: %u sensitive piece was left out (--sensitive takes it in)\n",
                                      "sitrep: %u sensitive pieces were left out (--sensitive takes them in)\n",
                                      bundle->left_out),
                            bundle->left_out);
  if (bundle->faulty > 0)
    g_string_append_printf (self->err,
                            ngettext ("sitrep: %u file is gone or was changed: see INDEX.txt\n",
                                      "sitrep: %u files are gone or were changed: see INDEX.txt\n", bundle->faulty),
                            bundle->faulty);
  end (task, bundle->faulty > 0 ? 1 : 0);
}

/* --- the words --- */

static gboolean
read_words (Words *self, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) words = g_new0 (char *, (gsize) argc + 2);
  const GOptionEntry entries[] = { { "as", 0, 0, G_OPTION_ARG_STRING, &self->rule, NULL, NULL },
                                   { "export", 0, 0, G_OPTION_ARG_FILENAME, &self->export, NULL, NULL },
                                   { "verify", 0, 0, G_OPTION_ARG_NONE, &self->verify, NULL, NULL },
                                   { "sensitive", 0, 0, G_OPTION_ARG_NONE, &self->sensitive, NULL, NULL },
                                   { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, NULL },
                                   { NULL } };

  words[0] = g_strdup ("evidence");
  for (int i = 0; i < argc; i++)
    words[i + 1] = g_strdup (argv[i]);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  return g_option_context_parse_strv (context, &words, error);
}

static void
do_words (GTask *task)
{
  Words *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self->desk, self->incident, FALSE, &error);

  if (dossier == NULL)
    end_with (task, error);
  else if (self->verify)
    sitrep_desk_check_evidence_async (self->desk, self->incident, NULL, NULL, NULL, checked_cb, task);
  else if (self->export != NULL)
    sitrep_desk_export_evidence_async (self->desk, self->incident, self->export, self->sensitive, NULL, NULL, NULL,
                                       exported_cb, task);
  else if (self->files != NULL)
    attach_next (task);
  else
    list (task, dossier);
}

/**
 * sitrep_verb_evidence:
 * @argv: what follows the incident: files, or what to do with those that are there; paths are absolute
 * @task: (transfer full): answered with a SitrepVerbResult
 */
void
sitrep_verb_evidence (SitrepDesk *desk, const SitrepIncident *incident, int argc, char **argv, GTask *task)
{
  Words *self = g_new0 (Words, 1);
  g_autoptr (GError) error = NULL;

  self->desk = g_object_ref (desk);
  self->incident = g_strdup (incident->base.id);
  self->out = g_string_new (NULL);
  self->err = g_string_new (NULL);
  g_task_set_task_data (task, self, free_words);
  if (read_words (self, argc, argv, &error))
    do_words (task);
  else
    end_with (task, error);
}
