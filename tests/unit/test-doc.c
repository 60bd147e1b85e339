/* test-doc.c - documents: JSON, Markdown and plain text, there and back
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "comms/sitrep-doc.h"

#include <string.h>

static char *
json_of (const char *markdown)
{
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (markdown);

  return sitrep_doc_to_json (doc);
}

static void
assert_plain (const char *markdown, const char *expected)
{
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (markdown);
  g_autofree char *plain = sitrep_doc_to_plain (doc);

  g_assert_cmpstr (plain, ==, expected);
}

static void
assert_markdown (const char *markdown, const char *expected)
{
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (markdown);
  g_autofree char *out = sitrep_doc_to_markdown (doc);

  g_assert_cmpstr (out, ==, expected);
}

static void
test_plain (void)
{
  assert_plain ("# Head\n\n**Strong** and *soft*\nnext line\n\nSecond", "Head\nStrong and soft\nnext line\n\nSecond");
  assert_plain ("Known:\n- a\n- b\n  - c\n\n---\n\n3. x\n4. y", "Known:\n• a\n• b\n  • c\n\n———\n\n3. x\n4. y");
  assert_plain ("[runbook](https://x.example/r) <https://x.example> [a@b.c](mailto:a@b.c)",
                "runbook (https://x.example/r) https://x.example a@b.c");
  assert_plain ("> quoted\n> twice\n\n```\ncode *x*\n```", "> quoted\n> twice\n\ncode *x*");
  assert_plain ("", "");
}

static void
test_html_and_images (void)
{
  assert_plain ("a <b>bold</b> & <script>alert(1)</script>", "a <b>bold</b> & <script>alert(1)</script>");
  assert_plain ("<div>\nx\n</div>", "<div>\nx\n</div>");
  assert_plain ("![a graph](https://x.example/g.png)", "a graph (https://x.example/g.png)");
  assert_plain ("![secret](file:///etc/passwd) [x](javascript:alert(1)) [y](data:text/html,x)", "secret x y");
}

static void
test_targets (void)
{
  g_autofree char *web = sitrep_doc_target (" https://x.example/a b|c>d ");
  g_autofree char *mail = sitrep_doc_target ("MAILTO:ops@x.example");

  g_assert_cmpstr (web, ==, "https://x.example/a%20b%7Cc%3Ed");
  g_assert_cmpstr (mail, ==, "MAILTO:ops@x.example");
  g_assert_null (sitrep_doc_target ("javascript:alert(1)"));
  g_assert_null (sitrep_doc_target ("https://"));
  g_assert_null (sitrep_doc_target ("//x.example"));
  g_assert_null (sitrep_doc_target ("https://x.example/\nHost: y"));
  g_assert_null (sitrep_doc_target (NULL));
}

static void
test_markdown_is_readable (void)
{
  /* A person edits this: only what must be escaped is. */
  assert_markdown ("**Status:** up & running, see snake_case (1.5 s) - fine!",
                   "**Status:** up & running, see snake_case (1.5 s) - fine!");
  assert_markdown ("Known:\n* a\n* b", "Known:\n- a\n- b");
  assert_markdown ("\\- no list\n1\\. neither", "\\- no list\n1\\. neither");
  assert_markdown ("<https://x.example/?a=1>", "<https://x.example/?a=1>");
  assert_markdown ("# 🚨 SEV0 #1", "# 🚨 SEV0 \\#1");
}

static void
test_cleaning (void)
{
  g_autoptr (SitrepDoc) root = sitrep_doc_new (SITREP_DOC_ROOT, NULL);
  SitrepDoc *paragraph = sitrep_doc_append (root, sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL));
  g_autofree char *plain = NULL;

  sitrep_doc_append (paragraph, sitrep_doc_new (SITREP_DOC_TEXT, "a\033[31m\b\u202eb\r\nc\xff\rd"));
  plain = sitrep_doc_to_plain (root);
  g_assert_cmpstr (plain, ==, "a[31mb\nc\uFFFD\nd");
}

static void
test_normal (void)
{
  g_autofree char *merged = json_of ("*a*_b_ **c**__d__\n\n- x\n\n* y");
  g_autofree char *plain = json_of ("_ab_ **cd**\n\n- x\n- y");

  g_assert_cmpstr (merged, ==, plain);
}

static void
test_json_there_and_back (void)
{
  const char *markdown
    = "# H\n\np **s *e*** `c` [l](https://x.example)\nline\n\n- i\n  1. n\n\n> q\n\n```\nx\n```\n\n---";
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (markdown);
  g_autofree char *json = sitrep_doc_to_json (doc);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepDoc) back = sitrep_doc_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_true (sitrep_doc_equal (doc, back));
}

static void
test_json_faults (void)
{
  static const char *const faults[] = {
    "",
    "nonsense",
    "[]",
    "{}",
    "{\"kind\":\"text\",\"text\":\"x\"}",
    "{\"kind\":\"root\",\"children\":{}}",
    "{\"kind\":\"root\",\"children\":[1]}",
    "{\"kind\":\"root\",\"children\":[{\"kind\":\"hole\",\"text\":\"x\"}]}",
    "{\"kind\":\"root\",\"children\":[{\"kind\":\"text\",\"text\":\"x\"}]}",
    "{\"kind\":\"root\",\"children\":[{\"kind\":\"paragraph\",\"children\":[{\"kind\":\"text\"}]}]}",
    "{\"kind\":\"root\",\"children\":[{\"kind\":\"heading\",\"level\":\"1\",\"children\":[]}]}",
    "{\"kind\":\"root\",\"children\":[{\"kind\":\"rule\",\"children\":[{\"kind\":\"rule\"}]}]}",
    "{'kind':'root','children':[]}",
    "{\"kind\":\"root\",\"children\":[],}",
    "{\"kind\":\"root\"} x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sitrep_doc_from_json (faults[i], &error));
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
    }
  g_assert_null (sitrep_doc_from_json (NULL, NULL));
}

static void
test_depth (void)
{
  g_autoptr (GString) json = g_string_new ("{\"kind\":\"root\",\"children\":[");
  g_autoptr (GString) quotes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepDoc) doc = NULL;
  g_autoptr (SitrepDoc) back = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (json, "{\"kind\":\"quote\",\"children\":[");
  for (guint i = 0; i < 101; i++)
    g_string_append (json, "]}");
  g_assert_null (sitrep_doc_from_json (json->str, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  for (guint i = 0; i < 5000; i++)
    g_string_append (quotes, i % 2 ? "> " : "- ");
  g_string_append (quotes, "deep");
  doc = sitrep_doc_from_markdown (quotes->str);
  text = sitrep_doc_to_json (doc);
  g_assert_nonnull (strstr (text, "deep"));
  back = sitrep_doc_from_json (text, NULL);
  g_assert_nonnull (back);
}

/* --- documents of chance, out of the pieces that are hard to write --- */

static const char *const pieces[] = {
  "a",   "b c",    " ",      "  ",  "*",     "**",         "_",
  "__",  "`",      "``",     "[",   "]",     "(",          ")",
  "<",   ">",      "#",      "-",   "+",     "=",          "~~~",
  "1.",  "12)",    "\\",     "&",   "&amp;", "&#65;",      "!",
  "|",   ":",      "é",      "🚨",  "\t",    "snake_case", "https://x.example/a_b",
  "<b>", "\u00a0", "-->",    "***", "---",   "\u0301",     "9",
  ".",   "x@y.z",  "\u3000", "“",   "\n",
};

static char *
random_text (GRand *rand)
{
  GString *out = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
    g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free_and_steal (out);
}

static void
add_random_inlines (GRand *rand, SitrepDoc *parent, int depth)
{
  static const SitrepDocKind kinds[] = { SITREP_DOC_TEXT, SITREP_DOC_TEXT,     SITREP_DOC_BREAK, SITREP_DOC_CODE,
                                         SITREP_DOC_LINK, SITREP_DOC_EMPHASIS, SITREP_DOC_STRONG };
  static const char *const targets[] = { "https://x.example/(a)?b=1&amp;c", "mailto:a@b.c", "https://x", "nonsense" };

  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    {
      SitrepDocKind kind = kinds[g_rand_int_range (rand, 0, depth > 0 ? 7 : 4)];
      gboolean text = kind == SITREP_DOC_TEXT || kind == SITREP_DOC_CODE;
      g_autofree char *words = random_text (rand);
      SitrepDoc *node = sitrep_doc_append (parent, sitrep_doc_new (kind, text ? words : NULL));

      if (kind == SITREP_DOC_LINK)
        node->target = g_strdup (targets[g_rand_int_range (rand, 0, 4)]);
      if (kind == SITREP_DOC_LINK || kind == SITREP_DOC_STRONG || kind == SITREP_DOC_EMPHASIS)
        add_random_inlines (rand, node, depth - 1);
    }
}

static void
add_random_blocks (GRand *rand, SitrepDoc *parent, int depth)
{
  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      SitrepDocKind kind = g_rand_int_range (rand, SITREP_DOC_HEADING, SITREP_DOC_CODE_BLOCK + 1);
      g_autofree char *text = random_text (rand);
      SitrepDoc *node;

      if (kind == SITREP_DOC_ITEM || (depth == 0 && kind != SITREP_DOC_HEADING))
        kind = SITREP_DOC_PARAGRAPH;
      node = sitrep_doc_append (parent, sitrep_doc_new (kind, kind == SITREP_DOC_CODE_BLOCK ? text : NULL));
      node->level = g_rand_int_range (rand, 0, 12);
      if (kind == SITREP_DOC_HEADING || kind == SITREP_DOC_PARAGRAPH)
        add_random_inlines (rand, node, 3);
      else if (kind == SITREP_DOC_QUOTE)
        add_random_blocks (rand, node, depth - 1);
      else if (kind == SITREP_DOC_BULLETS || kind == SITREP_DOC_NUMBERS)
        for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
          add_random_blocks (rand, sitrep_doc_append (node, sitrep_doc_new (SITREP_DOC_ITEM, NULL)), depth - 1);
    }
}

/* `-m thorough` looks for much longer. */
static guint
seeds (void)
{
  return g_test_thorough () ? 200000 : 600;
}

static void
assert_round_trip (const SitrepDoc *doc, guint seed)
{
  g_autoptr (SitrepDoc) normal = sitrep_doc_normal (doc);
  g_autoptr (SitrepDoc) again = sitrep_doc_normal (normal);
  g_autofree char *markdown = sitrep_doc_to_markdown (doc);
  g_autoptr (SitrepDoc) back = sitrep_doc_from_markdown (markdown);
  g_autofree char *json = sitrep_doc_to_json (doc);
  g_autoptr (SitrepDoc) from_json = sitrep_doc_from_json (json, NULL);
  g_autofree char *other = sitrep_doc_to_json (back);

  if (!sitrep_doc_equal (normal, back))
    g_error ("seed %u: “%s”\n%s\n%s", seed, markdown, json, other);
  g_assert_true (sitrep_doc_equal (normal, again));
  g_assert_nonnull (from_json);
  g_assert_true (sitrep_doc_equal (normal, from_json));
}

static void
test_markdown_property (void)
{
  for (guint seed = 0; seed < seeds (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (SitrepDoc) doc = sitrep_doc_new (SITREP_DOC_ROOT, NULL);

      add_random_blocks (rand, doc, 3);
      assert_round_trip (doc, seed);
    }
}

/* What people type is no tree: any text at all must come back as it was read. */
static void
test_markdown_any_text (void)
{
  for (guint seed = 0; seed < seeds (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (SitrepDoc) doc = NULL;

      for (int n = g_rand_int_range (rand, 1, 25); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      doc = sitrep_doc_from_markdown (text->str);
      assert_round_trip (doc, seed);
    }
}

static void
test_large (void)
{
  g_autofree char *text = g_strnfill (100000, '*');
  g_autoptr (SitrepDoc) doc = sitrep_doc_new (SITREP_DOC_ROOT, NULL);

  sitrep_doc_append (sitrep_doc_append (doc, sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL)),
                     sitrep_doc_new (SITREP_DOC_TEXT, text));
  assert_round_trip (doc, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doc/plain", test_plain);
  g_test_add_func ("/doc/html-and-images", test_html_and_images);
  g_test_add_func ("/doc/targets", test_targets);
  g_test_add_func ("/doc/markdown-is-readable", test_markdown_is_readable);
  g_test_add_func ("/doc/cleaning", test_cleaning);
  g_test_add_func ("/doc/normal", test_normal);
  g_test_add_func ("/doc/json-there-and-back", test_json_there_and_back);
  g_test_add_func ("/doc/json-faults", test_json_faults);
  g_test_add_func ("/doc/depth", test_depth);
  g_test_add_func ("/doc/markdown-property", test_markdown_property);
  g_test_add_func ("/doc/markdown-any-text", test_markdown_any_text);
  g_test_add_func ("/doc/large", test_large);
  return g_test_run ();
}
