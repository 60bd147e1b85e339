/* sitrep-run.c - running a command of the shell and keeping what it says
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-run.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#define CHUNK 8192

/* What does not end when it is asked to, ends after so many seconds. */
#define GRACE 5

typedef struct
{
  GSubprocess *process;
  pid_t group; /* the command and all that it starts; 0 where it had ended before it was known */
  SitrepRunSaid said;
  gpointer said_data;
  GString *output;
  GByteArray *kept;
  gboolean cut;   /* more was said than is kept */
  gboolean late;  /* it was ended because its time was over */
  guint deadline; /* sources */
  guint grace;
  gulong cancelled;
  int status;
} Run;

static void
free_run (gpointer data)
{
  Run *self = data;

  g_clear_object (&self->process);
  g_string_free (self->output, TRUE);
  g_byte_array_unref (self->kept);
  g_free (self);
}

/**
 * sitrep_run_place:
 * @info: the path of what a sandbox says of itself, `/.flatpak-info`; there is none outside
 */
SitrepRunPlace
sitrep_run_place (const char *info)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *policy = NULL;

  if (!g_file_test (info, G_FILE_TEST_EXISTS))
    return SITREP_RUN_HERE;
  if (g_key_file_load_from_file (file, info, G_KEY_FILE_NONE, NULL))
    policy = g_key_file_get_string (file, "Session Bus Policy", "org.freedesktop.Flatpak", NULL);
  return g_strcmp0 (policy, "talk") == 0 || g_strcmp0 (policy, "own") == 0 ? SITREP_RUN_OUTSIDE : SITREP_RUN_NOWHERE;
}

/* In the child: what it starts ends with it. */
static void
own_group (gpointer data)
{
  setsid ();
}

static const char *
skip_escape (const char *p)
{
  /* ESC [ … letter, with which programs colour what they say (ECMA-48, 5.4) */
  if (*++p != '[')
    return p;
  for (p++; *p != '\0' && !(*p >= '@' && *p <= '~'); p++)
    ;
  return *p != '\0' ? p + 1 : p;
}

static char *
clean (const char *bytes, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, (gssize) length);
  GString *text = g_string_new (NULL);

  for (const char *p = valid; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x1b)
        {
          p = skip_escape (p);
          continue;
        }
      if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_unichar (text, c);
      p = g_utf8_next_char (p);
    }
  return g_string_free_and_steal (text);
}

static void
keep (Run *self, const char *text)
{
  g_string_append (self->output, text);
  if (self->output->len > SITREP_RUN_OUTPUT_MAX)
    {
      gsize cut = self->output->len - SITREP_RUN_OUTPUT_MAX;

      while (cut < self->output->len && (self->output->str[cut] & 0xc0) == 0x80)
        cut++;
      g_string_erase (self->output, 0, (gssize) cut);
    }
}

/* Exactly as it was said: the first part, so that what is kept does not depend on when it was stopped. */
static void
keep_exactly (Run *self, GBytes *bytes)
{
  gsize length = g_bytes_get_size (bytes), room = SITREP_RUN_KEPT_MAX - self->kept->len;

  self->cut = self->cut || length > room;
  g_byte_array_append (self->kept, g_bytes_get_data (bytes, NULL), (guint) MIN (length, room));
}

static void
ended_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_cancellable_disconnect (g_task_get_cancellable (task), self->cancelled);
  g_clear_handle_id (&self->deadline, g_source_remove);
  g_clear_handle_id (&self->grace, g_source_remove);
  if (!g_subprocess_wait_finish (G_SUBPROCESS (process), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      self->status = g_subprocess_get_if_exited (self->process) ? g_subprocess_get_exit_status (self->process)
                                                                : 128 + g_subprocess_get_term_sig (self->process);
      g_task_return_pointer (task, g_strdup (self->output->str), g_free);
    }
}

static void read_cb (GObject *stream, GAsyncResult *result, gpointer data);

/* Where nothing is there to be ended, what it left behind is not waited for. What says much must not keep the window
 * from drawing, nor the person from stopping it. */
static void
read_more (GTask *task)
{
  Run *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (g_subprocess_get_stdout_pipe (self->process), CHUNK, G_PRIORITY_DEFAULT_IDLE,
                                   self->group > 0 ? NULL : g_task_get_cancellable (task), read_cb, task);
}

static void
read_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *self = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (stream), result, NULL);
  g_autofree char *text = NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      g_subprocess_wait_async (self->process, NULL, ended_cb, g_steal_pointer (&task));
      return;
    }
  text = clean (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  keep (self, text);
  keep_exactly (self, bytes);
  if (self->said != NULL)
    self->said (text, self->said_data);
  read_more (g_steal_pointer (&task));
}

static gboolean
grace_cb (gpointer data)
{
  Run *self = data;

  self->grace = 0;
  kill (-self->group, SIGKILL);
  return G_SOURCE_REMOVE;
}

static void
end (Run *self)
{
  if (self->group <= 0)
    return;
  kill (-self->group, SIGTERM);
  if (self->grace == 0)
    self->grace = g_timeout_add_seconds (GRACE, grace_cb, self);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  end (data);
}

static gboolean
deadline_cb (gpointer data)
{
  Run *self = data;

  self->deadline = 0;
  self->late = TRUE;
  end (self);
  return G_SOURCE_REMOVE;
}

static GSubprocess *
spawn (const char *command, const char *folder, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autofree char *directory = g_strconcat ("--directory=", folder, NULL);

  g_subprocess_launcher_set_child_setup (launcher, own_group, NULL, NULL);
  g_subprocess_launcher_set_cwd (launcher, folder);
  if (sitrep_run_place ("/.flatpak-info") == SITREP_RUN_OUTSIDE)
    return g_subprocess_launcher_spawn (launcher, error, "flatpak-spawn", "--host", "--watch-bus", directory, "/bin/sh",
                                        "-c", command, NULL);
  return g_subprocess_launcher_spawn (launcher, error, "/bin/sh", "-c", command, NULL);
}

/**
 * sitrep_run_async:
 * @command: for /bin/sh; it has no input
 * @limits: (nullable): where, and for how long at most
 * @said: (nullable): called on this thread
 * @cancellable: ends the command and all that it started; it then counts as ended by a signal, and what it said is kept
 */
void
sitrep_run_async (const char *command,
                  const SitrepRunLimits *limits,
                  SitrepRunSaid said,
                  gpointer said_data,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Run *self = g_new0 (Run, 1);
  GError *error = NULL;
  const char *id;

  self->said = said;
  self->said_data = said_data;
  self->output = g_string_new (NULL);
  self->kept = g_byte_array_new ();
  g_task_set_task_data (task, self, free_run);
  /* That it was cancelled is known by the status; what was said until then is wanted. */
  g_task_set_check_cancellable (task, FALSE);
  self->process
    = spawn (command, limits != NULL && limits->folder != NULL ? limits->folder : g_get_home_dir (), &error);
  if (self->process == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  id = g_subprocess_get_identifier (self->process);
  self->group = id != NULL ? (pid_t) g_ascii_strtoll (id, NULL, 10) : 0;
  if (cancellable != NULL)
    self->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL);
  if (limits != NULL && limits->seconds > 0)
    self->deadline = g_timeout_add_seconds (limits->seconds, deadline_cb, self);
  read_more (task);
}

/** sitrep_run_kept: Returns: (transfer full): what it said, byte for byte; @cut: whether it said more than is kept. */
GBytes *
sitrep_run_kept (GAsyncResult *result, gboolean *cut)
{
  Run *self = g_task_get_task_data (G_TASK (result));

  *cut = self->cut;
  return g_bytes_new (self->kept->data, self->kept->len);
}

/** sitrep_run_was_late: whether it was ended because its time was over. */
gboolean
sitrep_run_was_late (GAsyncResult *result)
{
  return ((Run *) g_task_get_task_data (G_TASK (result)))->late;
}

/**
 * sitrep_run_finish:
 * @status: (out): as a shell says it: above 128 where a signal ended the command
 *
 * Returns: (transfer full): what it said, the last %SITREP_RUN_OUTPUT_MAX bytes of it
 */
char *
sitrep_run_finish (GAsyncResult *result, int *status, GError **error)
{
  Run *self = g_task_get_task_data (G_TASK (result));

  *status = self->status;
  return g_task_propagate_pointer (G_TASK (result), error);
}
