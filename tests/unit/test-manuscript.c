/* test-manuscript.c - a playbook is written place by place, undone, laid out and held against what it was
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "incidents.h"
#include "playbook/sitrep-manuscript-parts.h"
#include "playbook/sitrep-manuscript.h"
#include "playbook/sitrep-playbook-changes.h"
#include "playbook/sitrep-playbook-reader.h"

#include <string.h>

static SitrepManuscript *
open_shipped (const char *key)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook (key);
  g_autoptr (GError) error = NULL;
  SitrepManuscript *self = sitrep_manuscript_new (playbook->text, &error);

  g_assert_no_error (error);
  return self;
}

static SitrepPlaybook *
read_now (SitrepManuscript *self)
{
  g_autofree char *text = sitrep_manuscript_text (self);
  g_autoptr (GError) error = NULL;
  SitrepPlaybook *playbook = sitrep_playbook_read (text, -1, NULL, &error);

  g_assert_no_error (error);
  return playbook;
}

static void
check_text (SitrepManuscript *self, const char *path, const char *expected)
{
  g_autofree char *text = sitrep_manuscript_get_text (self, path);

  g_assert_cmpstr (text, ==, expected);
}

static void
set (SitrepManuscript *self, const char *path, const char *text)
{
  sitrep_manuscript_set_text (self, path, text);
}

static void
undo (SitrepManuscript *self)
{
  g_free (sitrep_manuscript_undo (self));
}

static void
redo (SitrepManuscript *self)
{
  g_free (sitrep_manuscript_redo (self));
}

static JsonNode *
number (gint64 value)
{
  return json_node_init_int (json_node_alloc (), value);
}

/* What the layout writes is what was read, also twice. */
static void
test_layout (void)
{
  static const char *const shipped[] = { "pawtropolis", "liyaqa" };

  for (gsize i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      g_autoptr (SitrepPlaybook) before = test_playbook (shipped[i]);
      g_autoptr (SitrepManuscript) one = open_shipped (shipped[i]);
      g_autofree char *text = sitrep_manuscript_text (one);
      g_autoptr (SitrepManuscript) two = sitrep_manuscript_new (text, NULL);
      g_autofree char *again = sitrep_manuscript_text (two);
      g_autoptr (SitrepPlaybook) after = read_now (two);
      g_autoptr (GPtrArray) changes = sitrep_playbook_changes (before, after);

      g_assert_cmpstr (text, ==, again);
      g_assert_cmpuint (changes->len, ==, 0);
      g_assert_true (g_str_has_suffix (text, "}\n"));
    }
}

static void
test_layout_lines (void)
{
  g_autoptr (SitrepManuscript) self
    = sitrep_manuscript_new ("{\"title\":\"Night shift\",\"weather\":[1,2],\"key\":\"night\"}", NULL);
  g_autofree char *text = NULL;

  set (self, "levels[0].name", "High");
  sitrep_manuscript_insert (self, "levels", 0, json_from_string ("{\"name\":\"High\",\"key\":\"P1\"}", NULL));
  text = sitrep_manuscript_text (self);
  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"format\": 1,\n"
                   "  \"key\": \"night\",\n"
                   "  \"title\": \"Night shift\",\n"
                   "  \"levels\": [{ \"key\": \"P1\", \"name\": \"High\" }],\n"
                   "  \"weather\": [1, 2]\n"
                   "}\n");
}

static void
test_values (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");

  check_text (self, "levels[0].key", "SEV0");
  check_text (self, "levels[0].response.minutes", "5");
  check_text (self, "levels[9].key", "");
  check_text (self, "nothing.here[3]", "");
  set (self, "levels[0].meaning", "Nobody can use the bot\nat all");
  check_text (self, "levels[0].meaning", "Nobody can use the bot\nat all");
  set (self, "levels[3].resolution.label", "next release");
  g_assert_nonnull (sitrep_manuscript_get (self, "levels[3].resolution"));
  /* With its last word an object that was made for it goes. */
  set (self, "levels[3].resolution.label", "");
  g_assert_null (sitrep_manuscript_get (self, "levels[3].resolution"));
  g_assert_nonnull (sitrep_manuscript_get (self, "levels[3]"));
}

/* What was typed as a number is one, or is kept for the reader to complain of: never what JSON cannot say. */
static void
test_numbers (void)
{
  static const struct
  {
    const char *typed, *kept;
  } cases[] = {
    { "15", "15" },       { " 7 ", "7" },         { "0,5", "0.5" },         { "-3", "-3" },
    { "", NULL },         { "  ", NULL },         { "many", "\"many\"" },   { "nan", "\"nan\"" },
    { "inf", "\"inf\"" }, { "0x10", "\"0x10\"" }, { "1e400", "\"1e400\"" }, { "5 min", "\"5 min\"" },
    { "-", "\"-\"" },     { "1e3", "1000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
      g_autofree char *kept = NULL, *text = NULL;
      g_autoptr (SitrepManuscript) again = NULL;
      JsonNode *node;

      sitrep_manuscript_set_number (self, "levels[0].response.minutes", cases[i].typed);
      node = sitrep_manuscript_get (self, "levels[0].response.minutes");
      kept = node != NULL ? json_to_string (node, FALSE) : NULL;
      g_assert_cmpstr (kept, ==, cases[i].kept);
      text = sitrep_manuscript_text (self);
      again = sitrep_manuscript_new (text, NULL);
      g_assert_nonnull (again);
    }
}

/* A word typed letter by letter is one step; the next value is another. */
static void
test_undo (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
  g_autofree char *before = sitrep_manuscript_text (self);
  g_autofree char *after = NULL;

  g_assert_false (sitrep_manuscript_can_undo (self));
  set (self, "title", "O");
  set (self, "title", "Ow");
  set (self, "title", "Owls");
  sitrep_manuscript_set (self, "levels[0].response.minutes", number (3));
  undo (self);
  check_text (self, "levels[0].response.minutes", "5");
  check_text (self, "title", "Owls");
  undo (self);
  check_text (self, "title", "Pawtropolis");
  after = sitrep_manuscript_text (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (sitrep_manuscript_can_undo (self));
  redo (self);
  redo (self);
  check_text (self, "levels[0].response.minutes", "3");
  g_assert_false (sitrep_manuscript_can_redo (self));
}

static void
test_seal (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");

  set (self, "title", "Owls");
  sitrep_manuscript_seal (self);
  set (self, "title", "Owls at night");
  undo (self);
  check_text (self, "title", "Owls");
  /* A change after an undo leaves nothing to redo. */
  set (self, "title", "Foxes");
  g_assert_false (sitrep_manuscript_can_redo (self));
}

static void
test_elements (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
  guint n = sitrep_manuscript_count (self, "levels");

  sitrep_manuscript_move (self, "levels", 0, 2);
  check_text (self, "levels[0].key", "SEV1");
  check_text (self, "levels[2].key", "SEV0");
  set (self, "levels[2].name", "Night");
  undo (self);
  undo (self);
  check_text (self, "levels[0].key", "SEV0");
  check_text (self, "levels[0].name", "Critical Outage");
  sitrep_manuscript_remove (self, "levels", 1);
  g_assert_cmpuint (sitrep_manuscript_count (self, "levels"), ==, n - 1);
  check_text (self, "levels[1].key", "SEV2");
  sitrep_manuscript_remove (self, "levels", 99);
  sitrep_manuscript_move (self, "levels", 0, 99);
  g_assert_cmpuint (sitrep_manuscript_count (self, "levels"), ==, n - 1);
  for (guint i = 0; i < n - 1; i++)
    sitrep_manuscript_remove (self, "levels", 0);
  g_assert_null (sitrep_manuscript_get (self, "levels"));
}

/* Undo says where it did something; what is kept of a step is never touched by later ones. */
static void
test_places_of_steps (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
  g_autofree char *first = sitrep_manuscript_text (self);
  g_autofree char *last = NULL, *now = NULL, *place = NULL;

  g_assert_null (sitrep_manuscript_undo (self));
  set (self, "checklist[0].items[1].text", "Restart the bot");
  sitrep_manuscript_move (self, "checklist[0].items", 0, 2);
  set (self, "checklist[0].items[0].text", "Restart it twice");
  set (self, "time.work.from", "08:00");
  sitrep_manuscript_remove (self, "checklist", 0);
  last = sitrep_manuscript_text (self);
  for (const char *const *at = (const char *const[]) { "checklist", "time.work.from", "checklist[0].items[0].text",
                                                       "checklist[0].items", "checklist[0].items[1].text", NULL };
       *at != NULL; at++)
    {
      g_autofree char *undone = sitrep_manuscript_undo (self);

      g_assert_cmpstr (undone, ==, *at);
    }
  now = sitrep_manuscript_text (self);
  g_assert_cmpstr (now, ==, first);
  place = sitrep_manuscript_redo (self);
  g_assert_cmpstr (place, ==, "checklist[0].items[1].text");
  while (sitrep_manuscript_can_redo (self))
    redo (self);
  g_free (now);
  now = sitrep_manuscript_text (self);
  g_assert_cmpstr (now, ==, last);
}

static void
test_many_steps (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
  guint n = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("Night %u", i);

      set (self, "title", title);
      sitrep_manuscript_seal (self);
    }
  for (; sitrep_manuscript_can_undo (self); n++)
    undo (self);
  g_assert_cmpuint (n, ==, 200);
  check_text (self, "title", "Night 99");
}

static void
test_no_playbook (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sitrep_manuscript_new ("[]", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  g_assert_null (sitrep_manuscript_new ("null", NULL));
  g_assert_null (sitrep_manuscript_new ("{", NULL));
}

/* --- parts --- */

static void
test_places (void)
{
  const SitrepKey *key;

  g_assert_cmpstr (sitrep_shape_at ("levels", &key)->label, ==, "Level");
  g_assert_cmpstr (key->name, ==, "levels");
  g_assert_cmpstr (sitrep_shape_at ("levels[2]", &key)->label, ==, "Level");
  g_assert_null (key);
  g_assert_cmpstr (sitrep_shape_at ("checklist[0].items[3].due", &key)->label, ==, "Due");
  g_assert_cmpstr (key->name, ==, "due");
  g_assert_null (sitrep_shape_at ("levels[2].name", &key));
  g_assert_cmpstr (key->name, ==, "name");
  g_assert_null (sitrep_shape_at ("weather.today", &key));
  g_assert_null (key);
  g_assert_true (sitrep_path_is_inside ("levels[1].name", "levels[1]"));
  g_assert_true (sitrep_path_is_inside ("levels[1]", "levels[1]"));
  g_assert_false (sitrep_path_is_inside ("levels[12].name", "levels[1]"));
  g_assert_true (sitrep_path_is_inside ("anything", ""));
}

static gboolean
is_named (GPtrArray *names, const char *key, const char *label)
{
  for (guint i = 0; i < names->len; i++)
    {
      const SitrepPartName *name = g_ptr_array_index (names, i);

      if (strcmp (name->key, key) == 0)
        return strcmp (name->label, label) == 0;
    }
  return FALSE;
}

static void
test_names (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
  g_autoptr (GPtrArray) levels = sitrep_manuscript_names (self, "levels");
  g_autoptr (GPtrArray) milestones = sitrep_manuscript_names (self, "milestones");
  g_autoptr (GPtrArray) fields = sitrep_manuscript_names (self, "fields");
  g_autoptr (GPtrArray) conditions = NULL;

  g_assert_cmpuint (levels->len, ==, 4);
  g_assert_true (is_named (levels, "SEV0", "Critical Outage"));
  /* The program's own milestones can be named, too, and each once. */
  g_assert_true (is_named (milestones, "acknowledged", "acknowledged"));
  g_assert_true (is_named (milestones, "resolved", "Fix verified"));
  g_assert_true (is_named (fields, "impact", "impact"));
  sitrep_manuscript_set (self, "decisions", NULL);
  sitrep_manuscript_insert (self, "decisions", 0,
                            json_from_string ("{\"key\":\"long\",\"text\":\"It takes long\"}", NULL));
  sitrep_manuscript_insert (self, "decisions", 1,
                            json_from_string ("{\"key\":\"fix\",\"text\":\"How?\",\"answers\":"
                                              "[{\"key\":\"rollback\",\"label\":\"Roll back\"}]}",
                                              NULL));
  conditions = sitrep_manuscript_names (self, "conditions");
  g_assert_cmpuint (conditions->len, ==, 2);
  g_assert_true (is_named (conditions, "long", "It takes long"));
  g_assert_true (is_named (conditions, "rollback", "Roll back"));
}

static void
test_what_parts_are_called (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
  g_autofree char *level = sitrep_manuscript_name (self, sitrep_shape_at ("levels", NULL), "levels[0]");
  g_autofree char *update
    = sitrep_manuscript_name (self, sitrep_shape_at ("levels[0].updates", NULL), "levels[0].updates[0]");
  g_autofree char *more
    = sitrep_manuscript_summary (self, sitrep_shape_at ("levels[0].updates", NULL), "levels[0].updates[0]");

  g_assert_cmpstr (level, ==, "Critical Outage");
  g_assert_cmpstr (update, ==, "internal");
  g_assert_true (g_str_has_prefix (more, "15"));
}

/* A new element has a free key; a copy's items, too, for ticks are kept by them. */
static void
test_new_elements (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
  g_autoptr (SitrepPlaybook) after = NULL;
  const SitrepShape *groups = sitrep_shape_at ("checklist", NULL);
  guint n = sitrep_manuscript_count (self, "roles");

  sitrep_manuscript_insert (self, "roles", n,
                            sitrep_manuscript_new_element (self, sitrep_shape_at ("roles", NULL), "roles"));
  {
    g_autofree char *path = g_strdup_printf ("roles[%u].key", n);
    g_autofree char *label = g_strdup_printf ("roles[%u].label", n);
    g_autofree char *key = g_strdup_printf ("role-%u", n + 1);
    g_autofree char *name = NULL, *place = g_strdup_printf ("roles[%u]", n);

    check_text (self, path, key);
    name = sitrep_manuscript_name (self, sitrep_shape_at ("roles", NULL), place);
    g_assert_cmpstr (name, ==, "New Role");
    set (self, label, "Night Owl");
  }
  sitrep_manuscript_insert (self, "checklist", 1, sitrep_manuscript_copy_element (self, groups, "checklist", 0));
  check_text (self, "checklist[1].key", "triage-2");
  after = read_now (self);
  g_assert_nonnull (sitrep_playbook_item (after, "pm2-triage-2"));
  g_assert_nonnull (sitrep_playbook_item (after, "pm2"));
}

/* What must be there once in the whole playbook gets a key that is free in all lists. */
static void
test_keys_free_everywhere (void)
{
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
  g_autoptr (SitrepPlaybook) after = NULL;
  const SitrepShape *items = sitrep_shape_at ("checklist[0].items", NULL);

  for (guint group = 0; group < 2; group++)
    {
      g_autofree char *list = g_strdup_printf ("checklist[%u].items", group);

      for (guint n = 0; n < 8; n++)
        {
          g_autofree char *text = g_strdup_printf ("%s[%u].text", list, sitrep_manuscript_count (self, list));
          JsonNode *item = n % 2 == 0 ? sitrep_manuscript_new_element (self, items, list)
                                      : sitrep_manuscript_copy_element (self, items, list, 0);

          sitrep_manuscript_insert (self, list, G_MAXUINT, item);
          set (self, text, "Feed the owls");
        }
    }
  after = read_now (self);
}

static void
test_places_in_words (void)
{
  static const struct
  {
    const char *path, *words;
  } cases[] = {
    { "", "" },
    { "levels[0].response.minutes", "Levels › Critical Outage › Response › Minutes" },
    { "about.scope[1]", "About › In Scope › 2" },
    { "levels[99]", "Levels › New Level" },
    { "levels[0].weather.today", "Levels › Critical Outage › weather › today" },
    { "variables.site", "Variables › site" },
    { "[", "[" },
  };
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sitrep_manuscript_place (self, cases[i].path);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* --- what is different --- */

static const SitrepPlaybookChange *
find_change (GPtrArray *changes, const char *place)
{
  for (guint i = 0; i < changes->len; i++)
    if (strcmp (((SitrepPlaybookChange *) g_ptr_array_index (changes, i))->place, place) == 0)
      return g_ptr_array_index (changes, i);
  return NULL;
}

static void
test_changes (void)
{
  g_autoptr (SitrepPlaybook) before = test_playbook ("pawtropolis");
  g_autoptr (SitrepManuscript) self = open_shipped ("pawtropolis");
  g_autoptr (SitrepPlaybook) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const SitrepPlaybookChange *change;

  sitrep_manuscript_set (self, "levels[0].response.minutes", number (10));
  sitrep_manuscript_insert (self, "roles", 0, json_from_string ("{\"key\":\"owl\",\"label\":\"Night Owl\"}", NULL));
  sitrep_manuscript_move (self, "levels", 2, 3);
  after = read_now (self);
  changes = sitrep_playbook_changes (before, after);
  g_assert_cmpuint (changes->len, ==, 3);
  change = find_change (changes, "Levels › Critical Outage › Response › Minutes");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->before, ==, "5");
  g_assert_cmpstr (change->after, ==, "10");
  change = find_change (changes, "Roles");
  g_assert_nonnull (change);
  g_assert_null (change->before);
  g_assert_cmpstr (change->after, ==, "Night Owl");
  change = find_change (changes, "Levels › Order");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->after, ==, "SEV0, SEV1, SEV3, SEV2");
}

/* A wholly other process is all difference, and no crash. */
static void
test_changes_between_processes (void)
{
  g_autoptr (SitrepPlaybook) one = test_playbook ("pawtropolis");
  g_autoptr (SitrepPlaybook) two = test_playbook ("liyaqa");
  g_autoptr (GPtrArray) there = sitrep_playbook_changes (one, two);
  g_autoptr (GPtrArray) back = sitrep_playbook_changes (two, one);

  g_assert_cmpuint (there->len, >, 20);
  g_assert_cmpuint (there->len, ==, back->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/manuscript/layout", test_layout);
  g_test_add_func ("/manuscript/layout/lines", test_layout_lines);
  g_test_add_func ("/manuscript/values", test_values);
  g_test_add_func ("/manuscript/numbers", test_numbers);
  g_test_add_func ("/manuscript/undo", test_undo);
  g_test_add_func ("/manuscript/undo/places", test_places_of_steps);
  g_test_add_func ("/manuscript/undo/seal", test_seal);
  g_test_add_func ("/manuscript/undo/many", test_many_steps);
  g_test_add_func ("/manuscript/elements", test_elements);
  g_test_add_func ("/manuscript/no-playbook", test_no_playbook);
  g_test_add_func ("/manuscript/places", test_places);
  g_test_add_func ("/manuscript/names", test_names);
  g_test_add_func ("/manuscript/called", test_what_parts_are_called);
  g_test_add_func ("/manuscript/new-elements", test_new_elements);
  g_test_add_func ("/manuscript/new-elements/unique", test_keys_free_everywhere);
  g_test_add_func ("/manuscript/places/words", test_places_in_words);
  g_test_add_func ("/manuscript/changes", test_changes);
  g_test_add_func ("/manuscript/changes/processes", test_changes_between_processes);
  return g_test_run ();
}
