/* test-health.c - asking a service whether it is well
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "comms/sitrep-health.h"
#include "fake-services.h"

#include <string.h>

#define TIMEOUT 2

typedef struct
{
  FakeServices *services;
  SitrepTransport *transport;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->services = fake_services_new (NULL);
  self->transport = sitrep_transport_new (TIMEOUT);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->transport);
  fake_services_free (self->services);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
finish_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static SitrepHealth *
ask (Fixture *self, const char *url, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sitrep_health_ask_async (self->transport, url, cancellable, finish_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return sitrep_health_ask_finish (self->transport, result, error);
}

/* Asks the service, which answers so. */
static SitrepHealth *
ask_when (Fixture *self, const char *answer)
{
  g_autofree char *control = g_strdup_printf ("{\"path\":\"/health\",\"answers\":[%s]}", answer);
  g_autofree char *url = fake_services_url (self->services, "/health");
  g_autoptr (GError) error = NULL;
  SitrepHealth *health;

  g_assert_true (fake_services_play (self->services, control));
  health = ask (self, url, NULL, &error);
  g_assert_no_error (error);
  return health;
}

static void
assert_health (Fixture *self, const char *answer, gboolean up, guint status, const char *words)
{
  g_autoptr (SitrepHealth) health = ask_when (self, answer);

  g_assert_cmpint (health->up, ==, up);
  g_assert_cmpuint (health->status, ==, status);
  g_assert_cmpstr (health->words, ==, words);
  g_assert_cmpuint (health->milliseconds, <, TIMEOUT * 1000 + 8000);
}

static void
test_answers (Fixture *self, gconstpointer data)
{
  assert_health (self, "{\"status\":200,\"type\":\"text/plain\",\"body\":\" OK\\r\\nall well\\n\"}", TRUE, 200,
                 "OK  all well");
  assert_health (self, "{\"status\":204,\"body\":\"\"}", TRUE, 204, NULL);
  assert_health (self, "{\"status\":200,\"body\":\"{\\\"status\\\":\\\"pass\\\"}\"}", TRUE, 200,
                 "{\"status\":\"pass\"}");
  assert_health (self, "{\"status\":503,\"type\":\"text/plain\",\"body\":\"database gone\"}", FALSE, 503,
                 "database gone");
  assert_health (self, "{\"status\":404}", FALSE, 404, "{}");
  assert_health (self, "{\"status\":500,\"type\":\"text/html\",\"body\":\"<h1>no</h1>\"}", FALSE, 500, NULL);
  assert_health (self, "{\"fault\":\"redirect\"}", FALSE, 302, NULL);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  g_autofree char *wide = g_strnfill (100000, 'x');
  g_autofree char *answer = g_strdup_printf ("{\"status\":200,\"type\":\"text/plain\",\"body\":\"%s\"}", wide);
  g_autoptr (SitrepHealth) large = ask_when (self, answer);
  g_autoptr (SitrepHealth) junk = ask_when (self, "{\"fault\":\"junk\"}");

  g_assert_cmpint (g_utf8_strlen (large->words, -1), ==, 120);
  g_assert_true (g_str_has_suffix (large->words, "…"));
  g_assert_true (junk->up);
  g_assert_cmpint (g_utf8_strlen (junk->words, -1), ==, 120);
  assert_health (self, "{\"status\":200,\"type\":\"text/plain\",\"body\":\"a\\u202eb\\u0007c\"}", TRUE, 200, "abc");
}

/* Where no answer comes there is a sentence, and it is down as far as one can see from here. */
static void
assert_silent (SitrepHealth *health, const char *part)
{
  g_assert_nonnull (health);
  g_assert_false (health->up);
  g_assert_cmpuint (health->status, ==, 0);
  if (strstr (health->words, part) == NULL)
    g_error ("“%s” does not say “%s”", health->words, part);
}

static void
test_silent (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepHealth) dropped = ask_when (self, "{\"fault\":\"drop\"}");
  g_autoptr (SitrepHealth) hung = ask_when (self, "{\"fault\":\"hang\"}");
  g_autoptr (SitrepHealth) refused = ask (self, "http://127.0.0.1:1/health", NULL, NULL);
  g_autoptr (SitrepHealth) unknown = ask (self, "https://host.invalid/health", NULL, NULL);

  assert_silent (dropped, "no answer");
  assert_silent (hung, "no answer");
  g_assert_cmpuint (hung->milliseconds, >=, TIMEOUT * 1000 - 500);
  assert_silent (refused, "reached");
  assert_silent (unknown, "reached");
}

static void
test_time (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepHealth) health = NULL;
  gint64 start = g_get_monotonic_time ();
  guint took;

  health = ask_when (self, "{\"status\":200}");
  took = (guint) ((g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (health->milliseconds, <=, took);
}

static void
test_check (Fixture *self, gconstpointer data)
{
  static const char *const bad[] = { "",
                                     "shop.example/health",
                                     "http://shop.example/health",
                                     "https://user:pw@shop.example/health",
                                     "ftp://shop.example/",
                                     "https://shop.example/a b" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ask (self, bad[i], NULL, &error));
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
    }
  g_assert_true (sitrep_health_check (" https://shop.example/health\n", NULL));
  g_assert_true (sitrep_health_check ("http://localhost:8080/health", NULL));
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *url = fake_services_url (self->services, "/health");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ask (self, url, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/health/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("answers", test_answers);
  add ("words", test_words);
  add ("silent", test_silent);
  add ("time", test_time);
  add ("check", test_check);
  add ("cancel", test_cancel);
  return g_test_run ();
}
