/* test-secrets.c - secrets in a keyring, without one, and for this run
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "comms/sitrep-secrets.h"

#include <glib/gstdio.h>

static void
test_memory (void)
{
  g_autoptr (SitrepSecrets) secrets = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_setenv ("SITREP_KEYRING", "memory", TRUE);
  secrets = sitrep_secrets_new ();
  g_assert_true (sitrep_secrets_save (secrets, "d1", "Room", "token", &error));
  found = sitrep_secrets_find (secrets, "d1", &error);
  g_assert_cmpstr (found, ==, "token");
  sitrep_secrets_forget (secrets, "d1");
  g_assert_null (sitrep_secrets_find (secrets, "d1", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
}

/* libsecret's file backend stands for a keyring that is open (and needs no bus). */
static void
test_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *run = NULL, *after = NULL;
  g_autoptr (SitrepSecrets) secrets = NULL;
  g_autoptr (SitrepSecrets) second = NULL;

  g_unsetenv ("SITREP_KEYRING");
  secrets = sitrep_secrets_new ();
  second = sitrep_secrets_new ();
  g_assert_true (sitrep_secrets_save (secrets, "d1", "Room", "kept", &error));
  g_assert_no_error (error);
  before = sitrep_secrets_find (second, "d1", &error);
  g_assert_cmpstr (before, ==, "kept");
  sitrep_secrets_save_for_run (secrets, "d1", "for now");
  run = sitrep_secrets_find (secrets, "d1", &error);
  g_assert_cmpstr (run, ==, "for now");
  g_assert_true (sitrep_secrets_save (secrets, "d1", "Room", "new", &error));
  after = sitrep_secrets_find (secrets, "d1", &error);
  g_assert_cmpstr (after, ==, "new");
  sitrep_secrets_forget (secrets, "d1");
  g_assert_null (sitrep_secrets_find (second, "d1", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
}

/* A subprocess, since libsecret chooses its backend once. */
static void
test_none (void)
{
  g_autoptr (SitrepSecrets) secrets = NULL;
  g_autoptr (GError) save = NULL;
  g_autoptr (GError) find = NULL;
  g_autofree char *found = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_unsetenv ("SITREP_KEYRING");
  g_unsetenv ("SECRET_BACKEND");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  secrets = sitrep_secrets_new ();
  g_assert_false (sitrep_secrets_save (secrets, "d1", "Room", "token", &save));
  g_assert_error (save, SITREP_ERROR, SITREP_ERROR_FAILED);
  g_assert_null (sitrep_secrets_find (secrets, "d1", &find));
  g_assert_error (find, SITREP_ERROR, SITREP_ERROR_FAILED);
  sitrep_secrets_save_for_run (secrets, "d1", "token");
  found = sitrep_secrets_find (secrets, "d1", NULL);
  g_assert_cmpstr (found, ==, "token");
  sitrep_secrets_forget (secrets, "d1");
}

static gpointer
hammer (gpointer secrets)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%u", i % 10);
      g_autofree char *found = NULL;

      sitrep_secrets_save_for_run (secrets, id, id);
      found = sitrep_secrets_find (secrets, id, NULL);
      g_assert_true (found == NULL || g_str_equal (found, id));
      sitrep_secrets_forget (secrets, id);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (SitrepSecrets) secrets = NULL;
  GThread *threads[4];

  g_setenv ("SITREP_KEYRING", "memory", TRUE);
  secrets = sitrep_secrets_new ();
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hammer", hammer, secrets);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("sitrep-secrets-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "keyring", NULL);
  int status;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secrets/memory", test_memory);
  g_test_add_func ("/secrets/keyring", test_keyring);
  g_test_add_func ("/secrets/none", test_none);
  g_test_add_func ("/secrets/threads", test_threads);
  status = g_test_run ();
  g_unlink (file);
  g_rmdir (folder);
  return status;
}
