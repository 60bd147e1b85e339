/* mail-server.c - a mail server on this machine, and what it was sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mail-server.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

struct _MailServer
{
  GSubprocess *process;
  char *folder;
  JsonNode *ports;
};

static JsonNode *
read_ports (GSubprocess *process)
{
  g_autoptr (GDataInputStream) out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (out, NULL, NULL, NULL);

  return line != NULL ? json_from_string (line, NULL) : NULL;
}

MailServer *
mail_server_new (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "tests", "connectors", "mail-server.py", NULL);
  g_autoptr (MailServer) self = g_new0 (MailServer, 1);

  self->folder = g_dir_make_tmp ("sitrep-mail-XXXXXX", NULL);
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "python3",
                                    script, self->folder, NULL);
  self->ports = self->process != NULL ? read_ports (self->process) : NULL;
  return self->ports != NULL ? g_steal_pointer (&self) : NULL;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

void
mail_server_free (MailServer *self)
{
  if (self->process != NULL)
    {
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
    }
  remove_folder (self->folder);
  g_clear_object (&self->process);
  g_clear_pointer (&self->ports, json_node_unref);
  g_free (self->folder);
  g_free (self);
}

guint
mail_server_port (MailServer *self, const char *kind)
{
  return (guint) json_object_get_int_member (json_node_get_object (self->ports), kind);
}

char *
mail_server_authorities (MailServer *self)
{
  return g_build_filename (self->folder, "authorities.pem", NULL);
}

static char *
path_of (MailServer *self, guint i)
{
  return g_strdup_printf ("%s/mail-%u.json", self->folder, i);
}

guint
mail_server_count (MailServer *self)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *path = path_of (self, i);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return i;
    }
}

JsonNode *
mail_server_get (MailServer *self, guint i)
{
  g_autofree char *path = path_of (self, i);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  return node;
}
