/* alertmanager.c - a real Alertmanager on this machine
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "alertmanager.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>

#define PROGRAM "prometheus-alertmanager"
#define CONFIGURATION "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n"

struct _Alertmanager
{
  GSubprocess *process;
  char *folder;
  char *base;
  guint16 port;
};

/* Free a moment ago. */
static guint16
find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

/* Whatever ends the test ends this too. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
start (Alertmanager *self)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *file = g_build_filename (self->folder, "configuration.yml", NULL);
  g_autofree char *configuration = g_strdup_printf ("--config.file=%s", file);
  g_autofree char *storage = g_strdup_printf ("--storage.path=%s", self->folder);
  g_autofree char *listen = g_strdup_printf ("--web.listen-address=127.0.0.1:%u", self->port);

  g_file_set_contents (file, CONFIGURATION, -1, NULL);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  return g_subprocess_launcher_spawn (launcher, NULL, PROGRAM, configuration, storage, listen,
                                      "--cluster.listen-address=", NULL);
}

static gboolean
answers (Alertmanager *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection
    = g_socket_client_connect_to_host (client, "127.0.0.1", self->port, NULL, NULL);

  return connection != NULL;
}

Alertmanager *
alertmanager_new (void)
{
  g_autofree char *program = g_find_program_in_path (PROGRAM);
  Alertmanager *self;

  if (program == NULL)
    return NULL;
  self = g_new0 (Alertmanager, 1);
  self->folder = g_dir_make_tmp ("sitrep-alerts-XXXXXX", NULL);
  self->port = find_port ();
  self->base = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  self->process = start (self);
  for (guint i = 0; i < 300 && !answers (self); i++)
    g_usleep (100000);
  g_assert_true (answers (self));
  return self;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_unlink (file) != 0)
        remove_folder (file);
    }
  g_rmdir (path);
}

void
alertmanager_free (Alertmanager *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->base);
  g_free (self);
}

const char *
alertmanager_base (Alertmanager *self)
{
  return self->base;
}
