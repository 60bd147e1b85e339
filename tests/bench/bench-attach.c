/* bench-attach.c - attaching a gigabyte as evidence, against cp and sha256sum
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define ROUNDS 5
#define MEGABYTES 1024

/* Of no file system's easy kind: neither holes nor zeros. */
static void
write_source (const char *path)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_autofree guint32 *block = g_new (guint32, 1 << 18);
  g_autoptr (GRand) rand = g_rand_new_with_seed (412);

  for (guint i = 0; i < 1 << 18; i++)
    block[i] = g_rand_int (rand);
  for (guint i = 0; i < MEGABYTES; i++)
    {
      block[0] = i;
      if (write (fd, block, 1 << 20) != 1 << 20)
        g_error ("There is no room for the source");
    }
  fsync (fd);
  g_close (fd, NULL);
}

static double
run (const char *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  double start = measure_now ();
  int status = -1;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, NULL)
      || status != 0)
    g_error ("%s failed", command);
  return measure_now () - start;
}

static double
attach (SitrepDesk *desk, const char *incident, const char *path)
{
  double start = measure_now ();
  GAsyncResult *slot = NULL;
  g_autofree char *id = NULL;

  sitrep_desk_attach_file_async (desk, incident, path, &(SitrepAttachment) { 0 }, NULL, NULL, NULL, measure_done_cb,
                                 &slot);
  id = measure_wait (desk, &slot);
  return measure_now () - start;
}

static char *
declare (SitrepDesk *desk)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GPtrArray) shipped = sitrep_desk_shipped_playbooks (desk);
  SitrepDeclaration declaration
    = { .title = "Bot offline", .playbook = ((SitrepPlaybook *) g_ptr_array_index (shipped, 0))->id };

  sitrep_desk_declare_async (desk, &declaration, measure_done_cb, &slot);
  return measure_wait (desk, &slot);
}

/* Both ways write a new file each time; what was written before is not there any more. */
static void
forget (const char *folder)
{
  g_autofree char *command = g_strdup_printf ("rm -f '%s'/evidence/* '%s'/copy; sync -f '%s'", folder, folder, folder);

  run (command);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = measure_folder_new ();
  g_autofree char *source = g_build_filename (folder, "heap.dump", NULL);
  g_autofree char *plain = g_strdup_printf ("cp '%s' '%s/copy' && sha256sum '%s/copy'", source, folder, folder);
  g_autofree char *safe = g_strdup_printf ("cp '%s' '%s/copy' && sha256sum '%s/copy' && sync '%s/copy' '%s'", source,
                                           folder, folder, folder, folder);
  g_autoptr (SitrepClock) clock = sitrep_clock_new ();
  g_autoptr (SitrepSecrets) secrets = NULL;
  g_autoptr (SitrepDesk) desk = NULL;
  g_autofree char *incident = NULL;
  Measure against_plain = measure_new ("attach-1gb"), against_safe = measure_new ("attach-1gb-on-disk");

  g_setenv ("SITREP_KEYRING", "memory", TRUE);
  secrets = sitrep_secrets_new ();
  desk = sitrep_desk_open_for_one_deed (folder, clock, secrets, "bench", NULL);
  incident = declare (desk);
  write_source (source);
  for (guint i = 0; i < ROUNDS; i++)
    {
      double ours;

      forget (folder);
      ours = attach (desk, incident, source);
      measure_ours (&against_plain, ours);
      measure_ours (&against_safe, ours);
      forget (folder);
      measure_bare (&against_plain, run (plain));
      forget (folder);
      measure_bare (&against_safe, run (safe));
    }
  measure_end (&against_plain);
  measure_end (&against_safe);
  sitrep_desk_close (desk);
  measure_folder_remove (g_steal_pointer (&folder));
  return 0;
}
