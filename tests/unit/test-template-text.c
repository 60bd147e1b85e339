/* test-template-text.c - the language of templates
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "comms/sitrep-template-text.h"
#include "playbook/sitrep-playbook-reader.h"

#include <string.h>

static const char playbook_text[]
  = "{\"format\": 0, \"key\": \"test\", \"title\": \"Test\", \"levels\": [{\"key\": \"S1\", \"name\": \"Bad\"}],"
    "\"statuses\": [{\"key\": \"open\", \"label\": \"Open\", \"phase\": \"open\"},"
    "{\"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\"}],"
    "\"fields\": [{\"key\": \"list\", \"label\": \"List\", \"input\": \"list\"},"
    "{\"key\": \"other\", \"label\": \"Other\", \"input\": \"list\"}]}";

static SitrepValues *
new_values (void)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (playbook_text, -1, &faults, &error);
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  g_autoptr (SitrepDossier) dossier = NULL;

  g_assert_no_error (error);
  sitrep_take_text (&incident->title, "API down");
  dossier = sitrep_dossier_new (playbook, incident);
  return sitrep_values_new (dossier, SITREP_HOUR);
}

/* @pairs: name, value, name, value, NULL */
static char *
fill (const char *template, const char *const *pairs, GPtrArray *missing, gboolean markdown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepDoc) parsed = sitrep_template_parse (template, &error);
  g_autoptr (SitrepValues) values = new_values ();
  g_autoptr (SitrepDoc) doc = NULL;

  g_assert_no_error (error);
  for (; pairs != NULL && *pairs != NULL; pairs += 2)
    sitrep_values_set (values, pairs[0], pairs[1]);
  doc = sitrep_template_fill (parsed, values, missing);
  return markdown ? sitrep_doc_to_markdown (doc) : sitrep_doc_to_plain (doc);
}

#define P(...) ((const char *const[]) { __VA_ARGS__, NULL })

static void
assert_fill (const char *template, const char *const *pairs, const char *expected)
{
  g_autofree char *filled = fill (template, pairs, NULL, TRUE);

  g_assert_cmpstr (filled, ==, expected);
}

static void
test_holes (void)
{
  assert_fill ("**Impact:** {{impact}} ({{ incident.title }})", P ("impact", "logins fail"),
               "**Impact:** logins fail (API down)");
  assert_fill ("{{list}}", P ("list", "a\nb\n\nc"), "a, b, c");
  assert_fill ("# {{a_b}}_{{c-d}}", P ("a_b", "x", "c-d", "y"), "# x_y");
  assert_fill ("`{{a}}` and ```` {{a}} ````", P ("a", "x"), "`x` and `x`");
  assert_fill ("```\n{{#list}}\n- {{.}}\n{{/list}}\n```", P ("list", "a\nb"), "```\n- a\n- b\n```");
}

static void
test_marks_beside_holes (void)
{
  assert_fill ("**Impact:**{{a}}", P ("a", "x"), "**Impact:**&#120;");
  assert_fill ("**{{a}}** *{{a}}*, **{{a}}:** _{{a}}_", P ("a", "x"), "**x** _x_, **x:** _x_");
  assert_fill ("a**{{a}}** (**{{a}}**) {{a}}**{{a}}**", P ("a", "x"), "a**x** (**x**) x**x**");
}

static void
test_line_ends (void)
{
  assert_fill ("one\ntwo {{a}}\n\nthree", P ("a", "x\ny  \nz"), "one\ntwo x\ny\nz\n\nthree");
  assert_fill ("**Note:** {{a}}\nnext", P ("a", "x\n\ny"), "**Note:** x\n\ny\nnext");
  assert_fill ("before\n---\nafter", NULL, "before\n\n---\n\nafter");
}

static void
test_inline_sections (void)
{
  assert_fill ("a{{#x}} b {{x}}{{/x}}{{^x}} none{{/x}} c", P ("x", "y"), "a b y c");
  assert_fill ("a{{#x}} b {{x}}{{/x}}{{^x}} none{{/x}} c", P ("x", ""), "a none c");
  assert_fill ("{{#list}}<{{.}}> {{/list}}end", P ("list", "1\n2"), "\\<1> \\<2> end");
  assert_fill ("**{{#x}}{{.}}{{/x}}**", P ("x", "y"), "**y**");
  assert_fill ("> {{#x}}\n> in {{x}}\n> {{/x}}\n> out", P ("x", "y"), "> in y\n> out");
}

static void
test_sections_within_a_paragraph (void)
{
  const char *template = "one\n{{#x}}\nX {{x}}\n{{/x}}\n{{^x}}\nno x\n{{/x}}\ntwo";

  assert_fill (template, P ("x", "y"), "one\nX y\ntwo");
  assert_fill (template, P ("x", ""), "one\nno x\ntwo");
  assert_fill ("one\n{{#x}}\nX\n{{/x}}\ntwo", P ("x", ""), "one\ntwo");
  assert_fill ("{{#list}}\n**{{.}}**\n{{/list}}", P ("list", "a\nb"), "**a**\n**b**");
}

static void
test_sections_around_blocks (void)
{
  const char *template = "one\n\n{{#x}}\nX\n\nY\n{{/x}}\n\ntwo";

  assert_fill (template, P ("x", "y"), "one\n\nX\n\nY\n\ntwo");
  assert_fill (template, P ("x", ""), "one\n\ntwo");
  assert_fill ("{{#x}}\n# H\n{{#list}}\n- {{.}}\n{{/list}}\n{{/x}}\nend", P ("x", "y", "list", "1\n2"),
               "# H\n\n- 1\n- 2\n\nend");
}

static void
test_lists (void)
{
  g_autoptr (SitrepDoc) parsed = NULL;
  g_autoptr (SitrepValues) values = new_values ();
  g_autoptr (SitrepDoc) doc = NULL;

  assert_fill ("**Known:**\n{{#list}}\n- {{.}}\n{{/list}}\nNext: x", P ("list", "a\nb"),
               "**Known:**\n- a\n- b\n\nNext: x");
  assert_fill ("- first\n{{#list}}\n- {{.}}\n{{/list}}\n- last", P ("list", "a\nb"), "- first\n- a\n- b\n- last");
  assert_fill ("- first\n{{#list}}\n- {{.}}\n{{/list}}\n- last", P ("list", ""), "- first\n- last");
  assert_fill ("- Known:\n  {{#list}}\n  - {{.}}\n  {{/list}}\n- end", P ("list", "a\nb"),
               "- Known:\n  - a\n  - b\n- end");
  assert_fill ("1. {{a}}\n{{#b}}\n2. If not: {{b}}\n{{/b}}", P ("a", "x", "b", "y"), "1. x\n2. If not: y");
  parsed = sitrep_template_parse ("{{#list}}\n1. {{.}}\n{{/list}}", NULL);
  sitrep_values_set (values, "list", "a\nb\nc");
  doc = sitrep_template_fill (parsed, values, NULL);
  g_assert_cmpuint (doc->children->len, ==, 1);
  g_assert_cmpuint (((SitrepDoc *) doc->children->pdata[0])->children->len, ==, 3);
}

static void
test_nested (void)
{
  assert_fill ("{{#list}}\n- {{.}}:{{#other}} {{.}}{{/other}} of {{.}}\n{{/list}}", P ("list", "a\nb", "other", "1\n2"),
               "- a: 1 2 of a\n- b: 1 2 of b");
}

static void
test_links (void)
{
  assert_fill ("[join]({{incident.meet}})", P ("incident.meet", "https://x.example/r?a=1"),
               "[join](https://x.example/r?a=1)");
  assert_fill ("[join](https://x.example/{{a}}/z)", P ("a", "b c)<x>"), "[join](<https://x.example/b%20c)%3Cx%3E/z>)");
  assert_fill ("[join]({{incident.meet}})", P ("incident.meet", "javascript:alert(1)"), "join");
  assert_fill ("[{{a}}](https://x.example)", P ("a", "](https://evil.example)"),
               "[\\](https://evil.example)](https://x.example)");
}

/* What is in a value is never markup and never a tag. */
static void
test_values_are_text (void)
{
  static const char *const hostile[] = {
    "# no heading",
    "- no list",
    "1. no number",
    "> no quote",
    "**no** *mark* _at_ `all`",
    "[a](https://x.example)",
    "<b>x</b>",
    "{{incident.title}}",
    "{{#list}}",
    "---",
    "```",
    "a\n- b\n# c",
    "&amp; &#65;",
    "\\*",
    "![i](x)",
    "\uE0000\uE001",
    "\u2056\uE000\uE0020\uE001",
  };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *plain = fill ("x {{a}}\n\n- {{a}}", P ("a", hostile[i]), NULL, FALSE);
      g_auto (GStrv) lines = g_strsplit (hostile[i], "\n", -1);
      g_autofree char *item = g_strjoinv ("\n  ", lines);
      g_autofree char *expected = g_strdup_printf ("x %s\n• %s", hostile[i], item);

      g_assert_cmpstr (plain, ==, expected);
    }
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *filled
    = fill ("{{a}} {{b}} {{a}} {{#c}}{{d}}{{/c}} [x]({{e}}) `{{f}}`", P ("b", "x"), missing, FALSE);

  g_assert_cmpstr (filled, ==, "[a] x [a]  x [f]");
  g_assert_cmpuint (missing->len, ==, 3);
  g_assert_cmpstr (missing->pdata[0], ==, "a");
  g_assert_cmpstr (missing->pdata[1], ==, "e");
  g_assert_cmpstr (missing->pdata[2], ==, "f");
}

static void
test_lines (void)
{
  g_autoptr (SitrepValues) values = new_values ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL, *bad = NULL;

  sitrep_values_set (values, "a", "x\ny\xE2\x80\xAE");
  line = sitrep_template_fill_line ("[{{incident.level}}] *{{a}}*{{#b}} {{b}}{{/b}} {{c}}", values, missing);
  g_assert_cmpstr (line, ==, "[S1] *x y* [c]");
  g_assert_cmpuint (missing->len, ==, 1);
  bad = sitrep_template_fill_line ("broken {{", values, NULL);
  g_assert_cmpstr (bad, ==, "broken {{");
}

static void
test_names (void)
{
  g_autoptr (SitrepDoc) parsed = sitrep_template_parse (
    "{{a}} [x]({{b}}) `{{c}}`\n\n{{#d}}\n- {{.}} {{a}}\n{{/d}}\n\n```\n{{#e}}{{f}}{{/e}}\n```", NULL);
  g_auto (GStrv) names = sitrep_template_names (parsed);
  g_auto (GStrv) line = sitrep_template_line_names ("{{a}} {{#b}}{{.}}{{/b}} {{a}}");
  g_auto (GStrv) none = sitrep_template_line_names ("nothing {{");
  g_autofree char *joined = g_strjoinv (" ", names);
  g_autofree char *joined_line = g_strjoinv (" ", line);

  g_assert_cmpstr (joined, ==, "a b c d e f");
  g_assert_cmpstr (joined_line, ==, "a b");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_faults (void)
{
  static const char *const faults[] = {
    "{{",
    "{{a",
    "{{}}",
    "{{a b}}",
    "{{!x}}",
    "{{{a}}}",
    "{{#a}}",
    "{{/a}}",
    "{{#a}}{{/b}}",
    "{{#a}}{{#b}}{{/a}}{{/b}}",
    "**{{#a}}**{{/a}}",
    "{{.}}",
    "{{^a}}{{.}}{{/a}}",
    "x {{#a}}\n\ny {{/a}}",
    "`{{#a}}`",
    "[x]({{#a}})",
    "{{#.}}x{{/.}}",
    "{{#a}}\nx",
    "- {{#a}}\n- {{/a}}",
    "```\n{{#a}}\n```",
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepDoc) parsed = sitrep_template_parse (faults[i], &error);

      if (parsed != NULL)
        g_error ("accepted: %s", faults[i]);
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
    }
}

static void
test_bounds (void)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *long_value = g_strnfill (100000, 'x');
  g_autofree char *nested = NULL, *wide = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (list, "e\n");
  nested = fill ("{{#list}}\n{{#list}}\n{{#list}}\n- {{.}}\n{{/list}}\n{{/list}}\n{{/list}}", P ("list", list->str),
                 NULL, FALSE);
  g_assert_cmpuint (strlen (nested), <, 4000000);
  wide = fill ("{{#list}}{{a}}{{/list}}", P ("list", list->str, "a", long_value), NULL, FALSE);
  g_assert_cmpuint (strlen (wide), <=, 1024 * 1024);
}

/* `-m thorough` looks for much longer. */
static guint
seeds (void)
{
  return g_test_thorough () ? 200000 : 600;
}

/* Whatever is parsed can be filled, and what is filled is a document like any other. */
static void
test_any_template (void)
{
  static const char *const pieces[] = {
    "{{a}}", "{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}", "{{#list}}", "{{/list}}", "{{.}}", "{{b}}", "\n",
    "\n\n",  "- ",     "1. ",    "> ",     "# ",     "**",        "_",         "`",     "```\n", "[x](",
    ")",     "text",   " ",      "  ",     "---\n",  "<b>",       "\\",        "{{",
  };

  for (guint seed = 0; seed < seeds (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (SitrepValues) values = new_values ();
      g_autoptr (SitrepDoc) parsed = NULL;

      for (int n = g_rand_int_range (rand, 1, 20); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      parsed = sitrep_template_parse (text->str, NULL);
      sitrep_values_set (values, "a", "*v*");
      sitrep_values_set (values, "list", "# 1\n- 2");
      if (parsed != NULL)
        {
          g_autoptr (SitrepDoc) doc = sitrep_template_fill (parsed, values, NULL);
          g_autofree char *markdown = sitrep_doc_to_markdown (doc);
          g_autoptr (SitrepDoc) back = sitrep_doc_from_markdown (markdown);
          g_auto (GStrv) names = sitrep_template_names (parsed);

          g_assert_true (sitrep_doc_equal (doc, back));
          g_assert_nonnull (names);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/holes", test_holes);
  g_test_add_func ("/template/marks-beside-holes", test_marks_beside_holes);
  g_test_add_func ("/template/line-ends", test_line_ends);
  g_test_add_func ("/template/inline-sections", test_inline_sections);
  g_test_add_func ("/template/sections-within-a-paragraph", test_sections_within_a_paragraph);
  g_test_add_func ("/template/sections-around-blocks", test_sections_around_blocks);
  g_test_add_func ("/template/lists", test_lists);
  g_test_add_func ("/template/nested", test_nested);
  g_test_add_func ("/template/links", test_links);
  g_test_add_func ("/template/values-are-text", test_values_are_text);
  g_test_add_func ("/template/missing", test_missing);
  g_test_add_func ("/template/lines", test_lines);
  g_test_add_func ("/template/names", test_names);
  g_test_add_func ("/template/faults", test_faults);
  g_test_add_func ("/template/bounds", test_bounds);
  g_test_add_func ("/template/any-template", test_any_template);
  return g_test_run ();
}
