/* test-by-hand.c - a place where a person posts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "common.h"

#include <string.h>

static void
test_connector (void)
{
  const SitrepConnector *connector = sitrep_connector_find ("by-hand");

  g_assert_null (connector->request);
  g_assert_cmpuint (sitrep_connector_secrets (connector), ==, 0);
  g_assert_cmpstr (connector->kind, ==, "by-hand");
}

static void
test_preview (void)
{
  g_autoptr (Case) c = case_new ("by-hand", NULL, NULL, "**Half** of the members\n- see <https://status.shop.example>");
  g_autofree char *titled = c->connector->preview (c->doc, "Logins fail");
  g_autofree char *bare = c->connector->preview (c->doc, NULL);

  g_assert_cmpstr (bare, ==, "Half of the members\n• see https://status.shop.example");
  g_assert_cmpstr (titled, ==, "Logins fail\n\nHalf of the members\n• see https://status.shop.example");
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = case_new ("by-hand", NULL, NULL, "x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      case_set_text (c, hostile[i]);
      text = c->connector->preview (c->doc, hostile[i]);
      g_assert_null (strstr (text, "\u202e"));
      for (const char *p = text; *p != '\0'; p++)
        g_assert_true (!g_ascii_iscntrl (*p) || *p == '\n' || *p == '\t');
    }
}

static void
refuses (const char *settings, const char *part_of_sentence)
{
  g_autoptr (Case) c = case_new ("by-hand", NULL, settings, "x");
  g_autoptr (GError) error = NULL;

  g_assert_false (c->connector->check (c->destination, NULL, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, part_of_sentence));
}

static void
test_check (void)
{
  g_autoptr (Case) c = case_new ("by-hand", NULL, "{\"where\":\"The board in the hall\"}", "x");
  g_autofree char *essay = g_strnfill (501, 'x');
  g_autofree char *settings = g_strdup_printf ("{\"where\":\"%s\"}", essay);

  g_assert_true (c->connector->check (c->destination, NULL, NULL));
  refuses ("{}", "where");
  refuses ("{\"where\":\" \"}", "where");
  refuses (settings, "too long");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/by-hand/connector", test_connector);
  g_test_add_func ("/by-hand/preview", test_preview);
  g_test_add_func ("/by-hand/hostile", test_hostile);
  g_test_add_func ("/by-hand/check", test_check);
  return g_test_run ();
}
