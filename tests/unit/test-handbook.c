/* test-handbook.c - the handbook says all that a playbook says, and nothing else
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-time.h"
#include "export/sitrep-handbook.h"
#include "incidents.h"
#include "playbook/sitrep-playbook-reader.h"

#include <json-glib/json-glib.h>
#include <string.h>

static SitrepPlaybook *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  SitrepPlaybook *playbook = sitrep_playbook_read (text, -1, NULL, &error);

  g_assert_no_error (error);
  return playbook;
}

/* White space is the layout's, and the texts' own is collapsed when they are shown. */
static char *
collapse (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free_and_steal (out);
}

/* --- completeness --- */

typedef struct
{
  const char *file;
  const char *plain;
  guint missing;
} Search;

static void
look_for (Search *self, const char *path, const char *text)
{
  g_autofree char *wanted = collapse (text);

  if (strstr (self->plain, wanted) != NULL)
    return;
  self->missing++;
  g_test_message ("%s: %s is not in the handbook: “%s”", self->file, path, wanted);
}

/* Texts that are words of the program's: it shows what they mean. */
static gboolean
is_word (const SitrepKey *key, const char *path, const char *text)
{
  static const char *const moments[] = { "declared", "update", "identified", "monitoring", "resolved", NULL };

  if (strcmp (key->name, "key") == 0 || strcmp (key->name, "does") == 0)
    return TRUE;
  if (strcmp (key->name, "moment") == 0)
    return g_strv_contains (moments, text);
  return g_str_has_suffix (path, "actions.fields") || g_str_has_suffix (path, "work.days");
}

static void
look_for_node (Search *self, const SitrepKey *key, const char *path, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      look_for_node (self, key, path, json_array_get_element (json_node_get_array (node), i));
  else if (json_node_get_value_type (node) == G_TYPE_STRING && !is_word (key, path, json_node_get_string (node)))
    look_for (self, path, json_node_get_string (node));
}

static void look_for_object (Search *self, const SitrepShape *shape, const char *path, JsonObject *object);

static void
look_for_map (Search *self, const char *path, JsonObject *map)
{
  g_autoptr (GList) names = json_object_get_members (map);

  for (GList *l = names; l != NULL; l = l->next)
    {
      look_for (self, path, l->data);
      look_for (self, path, json_object_get_string_member (map, l->data));
    }
}

static void
look_for_member (Search *self, const SitrepKey *key, const char *path, JsonNode *node)
{
  switch (key->kind)
    {
    case SITREP_KEY_TEXT:
    case SITREP_KEY_LINES:
    case SITREP_KEY_TEXTS:
      look_for_node (self, key, path, node);
      break;
    case SITREP_KEY_OBJECT:
      look_for_object (self, key->shape, path, json_node_get_object (node));
      break;
    case SITREP_KEY_LIST:
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s[%u]", path, i);

          look_for_object (self, key->shape, inner, json_array_get_object_element (json_node_get_array (node), i));
        }
      break;
    case SITREP_KEY_MAP:
      look_for_map (self, path, json_node_get_object (node));
      break;
    /* Words of enums and keys of other objects, which are shown by what they are called. */
    case SITREP_KEY_NUMBER:
    case SITREP_KEY_FIGURE:
    case SITREP_KEY_FLAG:
    case SITREP_KEY_WORD:
    case SITREP_KEY_CHOICE:
    case SITREP_KEY_REF:
    case SITREP_KEY_REFS:
    default:
      break;
    }
}

static void
look_for_object (Search *self, const SitrepShape *shape, const char *path, JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const SitrepKey *key = sitrep_shape_key (shape, l->data);
      g_autofree char *inner = *path != '\0' ? g_strdup_printf ("%s.%s", path, (char *) l->data) : g_strdup (l->data);

      /* The reader says what is wrong with a key that it does not know. */
      if (key != NULL)
        look_for_member (self, key, inner, json_object_get_member (object, l->data));
    }
}

static void
check_complete (const char *file, const char *text)
{
  g_autoptr (SitrepPlaybook) playbook = read_text (text);
  g_autoptr (SitrepHandbook) handbook = sitrep_handbook_new (playbook, 0);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *whole = sitrep_handbook_plain (handbook);
  g_autofree char *plain = collapse (whole);
  Search search = { file, plain, 0 };

  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  look_for_object (&search, &sitrep_playbook_shape, "", json_node_get_object (json_parser_get_root (parser)));
  g_assert_cmpuint (search.missing, ==, 0);
}

static void
test_complete (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "playbooks", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      check_complete (name, text);
    }
  g_assert_cmpuint (n, >, 0);
}

/* --- the whole format: a playbook in which every key of every table is said once --- */

typedef struct
{
  GPtrArray *texts; /* char *: what must be shown */
  guint number;
} Filling;

static void fill_object (Filling *self, const SitrepShape *shape, gpointer object, const char *path);

static void
fill_number (Filling *self, const SitrepKey *key, guint *number)
{
  /* A time in business days stands for one in minutes. */
  if (strcmp (key->name, "business_days") == 0)
    return;
  *number = ++self->number;
  g_ptr_array_add (self->texts, g_strdup_printf ("%u", *number));
}

static void
fill_list (Filling *self, const SitrepKey *key, GPtrArray *list, const char *path)
{
  gpointer one = sitrep_shape_new (key->shape);

  fill_object (self, key->shape, one, path);
  g_ptr_array_add (list, one);
}

static char *
fill_text (Filling *self, const SitrepKey *key, const char *path)
{
  if (strcmp (key->name, "key") != 0 && strcmp (key->name, "does") != 0)
    g_ptr_array_add (self->texts, g_strdup_printf ("<%s>", path));
  return g_strdup_printf ("<%s>", path);
}

static char *
new_ref (const SitrepKey *key)
{
  return g_str_equal (key->refers, "conditions") ? g_strdup ("<decisions.answers.key>")
                                                 : g_strdup_printf ("<%s.key>", key->refers);
}

static void
fill_member (Filling *self, const SitrepKey *key, gpointer object, const char *path)
{
  switch (key->kind)
    {
    case SITREP_KEY_TEXT:
    case SITREP_KEY_LINES:
      SITREP_MEMBER (object, key, char *) = fill_text (self, key, path);
      break;
    case SITREP_KEY_TEXTS:
      SITREP_MEMBER (object, key, char **) = g_new0 (char *, 2);
      SITREP_MEMBER (object, key, char **)[0] = fill_text (self, key, path);
      break;
    case SITREP_KEY_NUMBER:
      fill_number (self, key, &SITREP_MEMBER (object, key, guint));
      break;
    case SITREP_KEY_FIGURE:
      SITREP_MEMBER (object, key, double) = ++self->number;
      g_ptr_array_add (self->texts, g_strdup_printf ("%u", self->number));
      break;
    case SITREP_KEY_FLAG:
      SITREP_MEMBER (object, key, gboolean) = TRUE;
      break;
    case SITREP_KEY_WORD:
      SITREP_MEMBER (object, key, int) = 1;
      break;
    case SITREP_KEY_CHOICE:
      SITREP_MEMBER (object, key, char *) = g_strdup (key->words[0]);
      break;
    case SITREP_KEY_REF:
      SITREP_MEMBER (object, key, char *) = new_ref (key);
      break;
    case SITREP_KEY_REFS:
      SITREP_MEMBER (object, key, char **) = g_new0 (char *, 2);
      SITREP_MEMBER (object, key, char **)[0] = new_ref (key);
      break;
    case SITREP_KEY_OBJECT:
      fill_object (self, key->shape, &SITREP_MEMBER (object, key, char), path);
      break;
    case SITREP_KEY_LIST:
      fill_list (self, key, SITREP_MEMBER (object, key, GPtrArray *), path);
      break;
    case SITREP_KEY_MAP:
    default:
      g_hash_table_insert (SITREP_MEMBER (object, key, GHashTable *), g_strdup ("<name>"), g_strdup ("<value>"));
      g_ptr_array_add (self->texts, g_strdup ("<name>"));
      g_ptr_array_add (self->texts, g_strdup ("<value>"));
    }
}

static void
fill_object (Filling *self, const SitrepShape *shape, gpointer object, const char *path)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    {
      g_autofree char *inner = *path != '\0' ? g_strdup_printf ("%s.%s", path, key->name) : g_strdup (key->name);

      /* The format and the playbook's own key are the program's affair. */
      if (strcmp (inner, "format") != 0)
        fill_member (self, key, object, inner);
    }
}

/* A number is shown as it is, or as minutes. */
static gboolean
shows (const char *plain, const char *text)
{
  guint64 minutes = g_ascii_strtoull (text, NULL, 10);
  g_autofree char *words = g_strdup_printf ("%u h %u min", (guint) minutes / 60, (guint) minutes % 60);

  return strstr (plain, text) != NULL || (minutes > 0 && strstr (plain, words) != NULL);
}

static void
test_whole_format (void)
{
  g_autofree SitrepPlaybook *playbook = sitrep_shape_new (&sitrep_playbook_shape);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SitrepHandbook) handbook = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *plain = NULL;
  /* From here on no number is a whole hour or day, nor part of another's words. */
  Filling filling = { texts, 5 * 24 * 60 + 1 };
  guint missing = 0;

  fill_object (&filling, &sitrep_playbook_shape, playbook, "");
  playbook->zone = zone;
  handbook = sitrep_handbook_new (playbook, 0);
  plain = sitrep_handbook_plain (handbook);
  for (guint i = 0; i < texts->len; i++)
    if (!shows (plain, g_ptr_array_index (texts, i)))
      {
        missing++;
        g_test_message ("not shown: %s", (char *) g_ptr_array_index (texts, i));
      }
  sitrep_shape_clear (&sitrep_playbook_shape, playbook);
  g_assert_cmpuint (missing, ==, 0);
}

/* --- what is not said is not shown --- */

#define SILENT                                                                                                         \
  "{\"format\":1,\"key\":\"quiet\",\"title\":\"Quiet\","                                                               \
  "\"levels\":[{\"key\":\"A\",\"name\":\"Bad\",\"response\":{\"minutes\":15}},{\"key\":\"B\",\"name\":\"Worse\"}],"    \
  "\"statuses\":[{\"key\":\"open\",\"label\":\"Open\",\"phase\":\"open\"},"                                            \
  "{\"key\":\"done\",\"label\":\"Done\",\"phase\":\"resolved\"},"                                                      \
  "{\"key\":\"shut\",\"label\":\"Shut\",\"phase\":\"closed\"}]"

static SitrepHandbook *
read_silent (const char *rest, gint64 now)
{
  g_autofree char *text = g_strconcat (SILENT, rest, "}", NULL);
  g_autoptr (SitrepPlaybook) playbook = read_text (text);

  return sitrep_handbook_new (playbook, now);
}

static void
test_silence (void)
{
  g_autoptr (SitrepHandbook) handbook = read_silent ("", 0);
  const SitrepChapter *levels = sitrep_handbook_chapter (handbook, "levels");
  const SitrepBlock *table = g_ptr_array_index (levels->blocks, 0);

  /* The levels, and the one thing that one of them says. */
  g_assert_cmpuint (handbook->chapters->len, ==, 2);
  g_assert_nonnull (sitrep_handbook_chapter (handbook, "response"));
  g_assert_null (sitrep_handbook_chapter (handbook, "roles"));
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpstr (sitrep_block_cell (table, 0, 1), ==, "A\nBad");
  g_assert_cmpstr (sitrep_block_cell (table, 1, 1), ==, "15 min");
  g_assert_cmpstr (sitrep_block_cell (table, 1, 2), ==, "");
  g_assert_null (handbook->warning);
}

static void
test_review_date (void)
{
  const char *about = ",\"about\":{\"next_review\":\"2026-03-31\"}";
  gint64 day = sitrep_time_from_iso ("2026-03-31T23:59:00Z");
  g_autoptr (SitrepHandbook) due = read_silent (about, day);
  g_autoptr (SitrepHandbook) late = read_silent (about, day + SITREP_MINUTE);
  const SitrepChapter *chapter = sitrep_handbook_chapter (late, "about");

  g_assert_null (due->warning);
  g_assert_nonnull (strstr (late->warning, "2026-03-31"));
  g_assert_cmpint (((SitrepBlock *) chapter->blocks->pdata[0])->kind, ==, SITREP_BLOCK_WARNING);
}

static void
check_says (const SitrepHandbook *handbook, const char *words)
{
  g_autofree char *plain = sitrep_handbook_plain (handbook);

  if (strstr (plain, words) == NULL)
    g_test_message ("%s", plain);
  g_assert_nonnull (strstr (plain, words));
}

static void
test_ladder (void)
{
  g_autoptr (SitrepHandbook) handbook = read_silent (
    ",\"posts\":[{\"key\":\"em\",\"label\":\"Engineering Manager\"},{\"key\":\"cto\",\"label\":\"CTO\"}],"
    "\"ladders\":[{\"key\":\"up\",\"title\":\"Upwards\",\"steps\":["
    "{\"post\":\"em\",\"triggers\":[{\"after\":30,\"levels\":[\"A\"]}],\"methods\":[{\"by\":\"Slack\"},"
    "{\"by\":\"phone\"}]},{\"post\":\"cto\",\"triggers\":[{\"reasons\":[\"Data is lost\"],"
    "\"inform\":true}],\"through\":\"em\",\"answer\":{\"minutes\":120}}]}]",
    0);

  check_says (handbook, "A, no progress for 30 min → Engineering Manager, by Slack, then phone\n");
  check_says (handbook, "Data is lost → CTO is told, not asked to take part\n");
  check_says (handbook, "Answers within: 2 h · Reached only through: Engineering Manager\n");
}

/* --- Markdown --- */

static void
test_markdown (void)
{
  g_autoptr (SitrepHandbook) handbook = read_silent (
    ",\"summary\":\"# a <b> *c* | d & &lt;\\n1. on_call\",\"commands\":[{\"key\":\"c\",\"title\":\"Logs\","
    "\"text\":[\"echo ```\",\"# {{incident.id}}\"]}]",
    0);
  g_autofree char *text = sitrep_handbook_to_markdown (handbook);

  g_test_message ("%s", text);
  g_assert_true (
    g_str_has_prefix (text, "# Quiet\n\n## About\n\n\\# a &lt;b> \\*c\\* \\| d & &amp;lt;  \n1\\. on_call\n"));
  g_assert_nonnull (
    strstr (text, "| Level | A<br>Bad | B<br>Worse |\n| --- | --- | --- |\n| Response | 15 min |  |\n"));
  g_assert_nonnull (strstr (text, "**Logs** (Shell)\n\n````\necho ```\n# {{incident.id}}\n````\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handbook/complete", test_complete);
  g_test_add_func ("/handbook/whole-format", test_whole_format);
  g_test_add_func ("/handbook/silence", test_silence);
  g_test_add_func ("/handbook/review-date", test_review_date);
  g_test_add_func ("/handbook/ladder", test_ladder);
  g_test_add_func ("/handbook/markdown", test_markdown);
  return g_test_run ();
}
