/* test-text.c - what text from outside becomes before it is kept
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"

#include <string.h>

static char *
repeat (const char *text, guint n)
{
  GString *out = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (out, text);
  return g_string_free_and_steal (out);
}

static void
check_title (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = sitrep_text_check_title (text, &error);

  if (expected != NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_assert_cmpstr (title, ==, expected);
}

static void
test_titles (void)
{
  check_title ("/accept fails: the database is locked", "/accept fails: the database is locked");
  check_title ("  API errors \n", "API errors");
  check_title ("@everyone <!channel> a & b <b>", "@everyone <!channel> a & b <b>");
  check_title ("🔥 API 👩‍🚒 down", "🔥 API 👩‍🚒 down");
  check_title ("تعطل الحجز في صالة الرياض", "تعطل الحجز في صالة الرياض");
  check_title ("line one\nline two\r\nthree\tfour\xe2\x80\xa8"
               "five",
               "line one line two  three four five");
  check_title ("\x1b[31mred\x07 alert\x7f", "[31mred alert");
}

static void
test_empty_titles (void)
{
  static const char *const titles[] = {
    NULL,
    "",
    " ",
    "\t\n\r",
    "\x01\x02",
    "\xc2\xa0\xe2\x80\x83",
    "\xe2\x80\xae",
    "\xe2\x80\xaa\xe2\x81\xa9",
    /* Nothing of these is seen either: zero-width spaces, joiners, marks of direction, a byte order mark. */
    "\xe2\x80\x8b",
    "\xef\xbb\xbf",
    "\xe2\x80\x8d\xe2\x80\x8c",
    "\xe2\x80\x8e \xe2\x80\x8f",
    "\xe2\x81\xa0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    check_title (titles[i], NULL);
}

/* A mark of direction lets “gpj.exe” be read as “exe.jpg”, or a title swallow what stands behind it. */
static void
test_bidi_overrides (void)
{
  check_title ("down: \xe2\x80\xaegpj.exe\xe2\x80\xac now", "down: gpj.exe now");
  check_title ("\xe2\x81\xa6"
               "a\xe2\x81\xa7"
               "b\xe2\x81\xa8"
               "c\xe2\x81\xa9",
               "abc");
}

static void
test_long_titles (void)
{
  g_autofree char *most = repeat ("ü", SITREP_TITLE_MAX);
  g_autofree char *over = repeat ("ü", SITREP_TITLE_MAX + 1);
  g_autofree char *long_title = repeat ("x", 10000);
  g_autoptr (GError) error = NULL;

  check_title (most, most);
  check_title (over, NULL);
  g_assert_null (sitrep_text_check_title (long_title, &error));
  g_assert_nonnull (strstr (error->message, "10000"));
  g_assert_nonnull (strstr (error->message, "500"));
}

static void
test_invalid_utf8 (void)
{
  static const char *const texts[] = { "caf\xe9", "\xff\xfe", "\xf0\x9f", "a\xc0\x80z", "\xed\xa0\x80", "\xf0" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *line = sitrep_text_line (texts[i]);
      g_autofree char *block = sitrep_text_block (texts[i]);
      g_autofree char *fold = sitrep_text_fold (texts[i]);

      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_assert_true (g_utf8_validate (block, -1, NULL));
      g_assert_true (g_utf8_validate (fold, -1, NULL));
      g_assert_false (sitrep_text_is_empty (texts[i]));
    }
  check_title ("caf\xe9 down", "caf\xef\xbf\xbd down");
}

/* C strings end at a NUL: what stands behind it is never read. */
static void
test_nul (void)
{
  static const char text[] = "API\0 errors";

  check_title (text, "API");
}

static void
check_block (const char *text, const char *expected)
{
  g_autofree char *block = sitrep_text_block (text);

  g_assert_cmpstr (block, ==, expected);
}

static void
test_blocks (void)
{
  check_block (NULL, "");
  check_block ("  one\n\n\ttwo  ", "one\n\n\ttwo");
  check_block ("one\r\ntwo", "one\ntwo");
  check_block ("one\rtwo", "one\ntwo");
  check_block ("a\x08"
               "b\xe2\x80\xae"
               "c",
               "abc");
}

static void
test_check_block (void)
{
  g_autofree char *most = repeat ("x", SITREP_TEXT_MAX);
  g_autofree char *over = repeat ("x", SITREP_TEXT_MAX + 1);
  g_autofree char *kept = sitrep_text_check_block (most, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (kept, ==, most);
  g_assert_null (sitrep_text_check_block (over, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (sitrep_text_check_block (" \n ", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
}

static void
test_check_line (void)
{
  g_autofree char *over = repeat ("x", SITREP_TITLE_MAX + 1);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sitrep_text_check_line (" voice\nroom 1 ", &line, NULL));
  g_assert_cmpstr (line, ==, "voice room 1");
  g_assert_false (sitrep_text_check_line (over, &line, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  g_assert_true (sitrep_text_check_line (" ", &line, NULL));
  g_assert_null (line);
  g_assert_true (sitrep_text_check_line (NULL, &line, NULL));
  g_assert_null (line);
}

static void
check_cut (const char *text, guint max, const char *expected)
{
  g_autofree char *cut = sitrep_text_cut (text, max);

  g_assert_cmpstr (cut, ==, expected);
  g_assert_cmpint (g_utf8_strlen (cut, -1), <=, max);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
}

static void
test_cut (void)
{
  check_cut ("", 1, "");
  check_cut ("abc", 3, "abc");
  check_cut ("abcd", 3, "ab…");
  check_cut ("abcd", 1, "…");
  check_cut ("äöü", 2, "ä…");
  check_cut ("🔥🔥🔥", 2, "🔥…");
  /* An accent stays with its letter. */
  check_cut ("ae\xcc\x81"
             "fgh",
             3, "a…");
  check_cut ("ae\xcc\x81"
             "fgh",
             4, "ae\xcc\x81…");
  /* Two people who are one sign stay together. */
  check_cut ("a👩\u200d🚒!!", 3, "a…");
  check_cut ("a👩\u200d🚒!!", 4, "a…");
  check_cut ("a👩\u200d🚒!!", 5, "a👩\u200d🚒…");
}

static void
check_cut_bytes (const char *text, gsize max, const char *expected)
{
  g_autofree char *cut = sitrep_text_cut_to (text, max, SITREP_UNIT_BYTES);

  g_assert_cmpstr (cut, ==, expected);
  g_assert_cmpuint (strlen (cut), <=, max);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
}

/* In bytes: between two signs, whatever each takes, and with room for the ellipsis, which takes three. */
static void
test_cut_bytes (void)
{
  check_cut_bytes ("", 3, "");
  check_cut_bytes ("abcd", 4, "abcd");
  check_cut_bytes ("abcde", 4, "a…");
  check_cut_bytes ("abcde", 3, "…");
  check_cut_bytes ("الخادم", 12, "الخادم");
  check_cut_bytes ("الخادم!", 12, "الخا…");
  check_cut_bytes ("الخادم!", 11, "الخا…");
  check_cut_bytes ("الخادم!", 10, "الخ…");
  check_cut_bytes ("🔥🔥🔥", 12, "🔥🔥🔥");
  check_cut_bytes ("🔥🔥🔥", 11, "🔥🔥…");
  check_cut_bytes ("🔥🔥🔥", 10, "🔥…");
  check_cut_bytes ("ae\xcc\x81"
                   "fgh",
                   6, "a…");
  g_assert_cmpuint (sitrep_text_measure ("الخادم", SITREP_UNIT_CHARACTERS), ==, 6);
  g_assert_cmpuint (sitrep_text_measure ("الخادم", SITREP_UNIT_BYTES), ==, 12);
}

static void
check_slug (const char *text, guint max, const char *expected)
{
  g_autofree char *slug = sitrep_text_slug (text, max);

  g_assert_cmpstr (slug, ==, expected);
}

static void
test_slug (void)
{
  check_slug ("API errors", 20, "api-errors");
  check_slug ("  --API__errors!! ", 20, "api-errors");
  check_slug ("Zürich: Störung", 20, "zurich-storung");
  check_slug ("API errors", 4, "api");
  check_slug ("../../etc/passwd", 40, "etc-passwd");
  check_slug (NULL, 10, "");
  check_slug ("!!!", 10, "");
}

static void
check_same (const char *a, const char *b)
{
  g_autofree char *left = sitrep_text_fold (a);
  g_autofree char *right = sitrep_text_fold (b);

  g_assert_cmpstr (left, ==, right);
}

static void
test_fold (void)
{
  check_same ("API Errors", "api errors");
  check_same ("STÖRUNG", "sto\xcc\x88rung");
  check_same ("Straße", "STRASSE");
  check_same ("Störung", "Storung");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/titles", test_titles);
  g_test_add_func ("/text/titles/empty", test_empty_titles);
  g_test_add_func ("/text/titles/bidi", test_bidi_overrides);
  g_test_add_func ("/text/titles/long", test_long_titles);
  g_test_add_func ("/text/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/text/nul", test_nul);
  g_test_add_func ("/text/blocks", test_blocks);
  g_test_add_func ("/text/blocks/check", test_check_block);
  g_test_add_func ("/text/line/check", test_check_line);
  g_test_add_func ("/text/cut", test_cut);
  g_test_add_func ("/text/cut/bytes", test_cut_bytes);
  g_test_add_func ("/text/slug", test_slug);
  g_test_add_func ("/text/fold", test_fold);
  return g_test_run ();
}
