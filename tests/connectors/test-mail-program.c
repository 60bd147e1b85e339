/* test-mail-program.c - what the desktop's mail program is given
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"

#include "base/sitrep-error.h"
#include "comms/sitrep-mailto.h"

#include <string.h>

static Case *
new_case (const char *recipients, const char *markdown)
{
  g_autoptr (JsonNode) root = json_from_string ("{}", NULL);
  g_autofree char *settings = NULL;
  Case *c;

  json_object_set_string_member (json_node_get_object (root), "recipients", recipients);
  settings = json_to_string (root, FALSE);
  c = case_new ("mail-program", "", settings, markdown);
  c->message->body = sitrep_doc_to_json (c->doc);
  return c;
}

static char *
mailto (Case *c)
{
  return sitrep_mailto (c->destination, c->message);
}

static void
assert_mailto (const char *recipients, const char *title, const char *markdown, const char *expected)
{
  g_autoptr (Case) c = new_case (recipients, markdown);
  g_autofree char *uri = NULL;

  sitrep_take_text (&c->message->title, title);
  uri = mailto (c);
  g_assert_cmpstr (uri, ==, expected);
}

static void
test_whole (void)
{
  assert_mailto ("ops@shop.example", "Logins fail", "**Shop:** down\n\n- one",
                 "mailto:ops@shop.example?subject=Logins%20fail&body=Shop%3A%20down%0D%0A%E2%80%A2%20one");
  assert_mailto ("Ada <ada+sev1@shop.example>; ops@shop.example", "A & B = 100% ?", "x+y",
                 "mailto:ada%2Bsev1@shop.example,ops@shop.example?subject=A%20%26%20B%20%3D%20100%25%20%3F&body=x%2By");
  assert_mailto ("junk", "Logins fail", "x", "mailto:?subject=Logins%20fail&body=x");
}

/* Line ends in a title, an address that is a header: none gets a field of its own. */
static void
test_injection (void)
{
  assert_mailto ("ops@shop.example", "Logins\r\nBcc: evil@evil.example&bcc=evil@evil.example", "x",
                 "mailto:ops@shop.example?subject=Logins%20%20Bcc%3A%20evil%40evil.example%26bcc%3Devil%40evil.example"
                 "&body=x");
  assert_mailto ("ops@shop.example?bcc=evil@evil.example", "Logins fail", "x", "mailto:?subject=Logins%20fail&body=x");
  assert_mailto ("a&b=c@shop.example", "Logins fail", "x",
                 "mailto:a%26b%3Dc@shop.example?subject=Logins%20fail&body=x");
}

static void
test_hostile (void)
{
  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autoptr (Case) c = new_case ("ops@shop.example", "x");
      g_autofree char *uri = NULL, *plain = NULL;
      g_autoptr (GHashTable) fields = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      g_free (c->message->body);
      c->message->body = sitrep_doc_to_json (c->doc);
      uri = mailto (c);
      for (const char *p = uri; *p != '\0'; p++)
        g_assert_true (g_ascii_isgraph (*p));
      fields = g_uri_parse_params (strchr (uri, '?') + 1, -1, "&", G_URI_PARAMS_NONE, NULL);
      g_assert_cmpuint (g_hash_table_size (fields), ==, 2);
      plain = sitrep_doc_to_plain (c->doc);
      g_assert_nonnull (g_hash_table_lookup (fields, "subject"));
      if (strchr (plain, '\n') == NULL)
        g_assert_cmpstr (g_hash_table_lookup (fields, "body"), ==, plain);
    }
}

static void
test_large (void)
{
  static const char *const letters[] = { "x", "é", "🚨", "e\u0301", "a\n" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (Case) c = new_case ("ops@shop.example", "x");
      g_autoptr (GString) text = g_string_new ("begin ");
      g_autofree char *uri = NULL, *body = NULL;

      while (text->len < 20000)
        g_string_append (text, letters[i]);
      g_string_append (text, "end");
      case_set_text (c, text->str);
      g_free (c->message->body);
      c->message->body = sitrep_doc_to_json (c->doc);
      uri = mailto (c);
      g_assert_cmpuint (strlen (uri), <=, 8000);
      g_assert_cmpuint (strlen (uri), >, 7900);
      body = g_uri_unescape_string (strstr (uri, "&body=") + 6, NULL);
      g_assert_true (g_utf8_validate (body, -1, NULL));
      g_assert_true (g_str_has_prefix (body, "begin "));
      g_assert_true (g_str_has_suffix (body, "…"));
      /* Neither a letter without its mark nor half a line end. */
      if (strcmp (letters[i], "e\u0301") == 0)
        g_assert_true (g_str_has_suffix (body, "e\u0301…"));
      if (strcmp (letters[i], "a\n") == 0)
        g_assert_true (g_str_has_suffix (body, "\na…") || g_str_has_suffix (body, "a\r\n…"));
    }
}

static void
test_public (void)
{
  g_autoptr (Case) c = new_case ("a@customer.example, b@other.example", "x");
  g_autofree char *inside = NULL, *outside = NULL;

  c->message->audience = SITREP_AUDIENCE_INTERNAL;
  inside = mailto (c);
  c->message->audience = SITREP_AUDIENCE_PUBLIC;
  outside = mailto (c);
  g_assert_cmpstr (inside, ==, "mailto:a@customer.example,b@other.example?subject=Logins%20fail&body=x");
  g_assert_cmpstr (outside, ==, "mailto:?bcc=a@customer.example,b@other.example&subject=Logins%20fail&body=x");
}

static void
test_no_text (void)
{
  g_autoptr (Case) c = new_case ("ops@shop.example", "x");
  g_autofree char *uri = NULL;

  sitrep_take_text (&c->message->body, NULL);
  sitrep_take_text (&c->message->title, NULL);
  uri = mailto (c);
  g_assert_cmpstr (uri, ==, "mailto:ops@shop.example?subject=&body=");
}

static void
test_connector (void)
{
  g_autoptr (Case) c = new_case ("ops@shop.example", "**Shop** down");
  g_autofree char *preview = c->connector->preview (c->doc, "Logins fail");

  g_assert_null (c->connector->request);
  g_assert_cmpstr (c->connector->kind, ==, "by-hand");
  g_assert_cmpstr (sitrep_connector_family (c->connector), ==, "email");
  g_assert_false (sitrep_connector_needs_secret (c->connector, c->destination));
  g_assert_true (c->connector->check (c->destination, "", NULL));
  g_assert_cmpstr (preview, ==, "Logins fail\n\nShop down");
}

static void
assert_refused (const char *recipients, const char *part)
{
  g_autoptr (Case) c = new_case (recipients, "x");
  g_autoptr (GError) error = NULL;

  g_assert_false (c->connector->check (c->destination, "", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_check (void)
{
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < 90; i++)
    g_string_append_printf (many, "customer-with-a-long-name-%u@customers.example\n", i);
  assert_refused ("", "address is needed");
  assert_refused ("ops", "“ops”");
  assert_refused (many->str, "mailing list");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail-program/whole", test_whole);
  g_test_add_func ("/mail-program/injection", test_injection);
  g_test_add_func ("/mail-program/hostile", test_hostile);
  g_test_add_func ("/mail-program/large", test_large);
  g_test_add_func ("/mail-program/public", test_public);
  g_test_add_func ("/mail-program/no-text", test_no_text);
  g_test_add_func ("/mail-program/connector", test_connector);
  g_test_add_func ("/mail-program/check", test_check);
  return g_test_run ();
}
