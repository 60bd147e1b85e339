/* test-tables.c - the record as tables and as data
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/sitrep-csv.h"
#include "export/sitrep-record-form.h"
#include "export/sitrep-report.h"
#include "incidents.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

/* What a spreadsheet would compute stays words; what would end a cell or a row does not. */
static void
test_cells (void)
{
  const char *const cells[]
    = { "=HYPERLINK(\"https://x.example\")", "+1", "-2", "@sum", "\tx", "plain", NULL, "two\nlines", "a, b", "5 - 3" };
  g_autoptr (GString) out = g_string_new (NULL);

  sitrep_csv_append_row (out, cells, G_N_ELEMENTS (cells));
  g_assert_cmpstr (
    out->str, ==,
    "\"'=HYPERLINK(\"\"https://x.example\"\")\",'+1,'-2,'@sum,'\tx,plain,,\"two\nlines\",\"a, b\",5 - 3\r\n");
}

static SitrepEntry *
new_entry (const char *clock, const char *text)
{
  SitrepEntry *entry = sitrep_record_new (&sitrep_entry_type);

  entry->at = test_000p_at (clock);
  entry->precision = SITREP_PRECISION_MINUTE;
  entry->kind = SITREP_ENTRY_ACTION;
  entry->text = g_strdup (text);
  entry->recorder = g_strdup ("Admin");
  return entry;
}

static SitrepDossier *
fill (SitrepDossier *d)
{
  if (d->entries == NULL)
    d->entries = g_ptr_array_new_with_free_func (sitrep_record_unref);
  g_ptr_array_set_size (d->entries, 0);
  g_ptr_array_add (d->entries, new_entry ("12:05", "=cmd|' /C calc'!A0"));
  g_ptr_array_add (d->entries, new_entry ("12:20", "Restarted the bot"));
  g_ptr_array_add (d->entries, new_entry ("12:21", "Ordered pizza"));
  ((SitrepEntry *) g_ptr_array_index (d->entries, 2))->left_out = TRUE;
  return d;
}

static void
test_timeline (void)
{
  g_autoptr (SitrepDossier) d = fill (test_000p ("14:00"));
  g_autofree char *csv = sitrep_csv_timeline (d);
  g_autoptr (GBytes) lines = sitrep_report (d, "", SITREP_REPORT_LINES, test_000p_at ("14:00"), NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (lines, NULL), g_bytes_get_size (lines));
  g_auto (GStrv) rows = g_strsplit (csv, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (rows), ==, 4);
  has (rows[0], "Time (UTC)");
  has (rows[1], ",12:05,");
  has (rows[1], ",'=cmd");
  has (rows[2], "2025-10-30,12:20,");
  has (rows[2], ",Restarted the bot,,Admin");
  g_assert_null (strstr (csv, "pizza"));
  has (text, "2025-10-30 UTC\n12:05 - ");
  has (text, "12:20 - Restarted the bot");
  g_assert_null (strstr (text, "pizza"));
}

static void
test_actions (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (sitrep_record_unref);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  SitrepActionItem *item = sitrep_record_new (&sitrep_action_item_type);
  g_autofree char *csv = NULL;

  item->incident = g_strdup ("1");
  item->number = 3;
  item->text = g_strdup ("@everyone: check the pool");
  item->owner = g_strdup ("Grace");
  item->done = TRUE;
  item->helped = SITREP_HELPED_NO;
  g_ptr_array_add (items, item);
  g_hash_table_insert (labels, (gpointer) "1", (gpointer) "INC-7");
  csv = sitrep_csv_actions (items, labels);
  has (csv, "\r\nINC-7,3,'@everyone: check the pool,Grace,,,,,,yes,no\r\n");
}

/* --- under the names of the process --- */

static char *
write_form (SitrepDossier *d, const char *key)
{
  const SitrepRecordForm *form = sitrep_record_form_find (d->playbook, key);

  g_assert_nonnull (form);
  return sitrep_record_form_write (form, d, test_000p_at ("14:00"));
}

/* Times are ISO 8601, figures numbers, and what nobody knows is null. */
static void
test_json (void)
{
  g_autoptr (SitrepDossier) d = fill (test_000p ("14:00"));
  g_autofree char *name = NULL, *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  test_fact (d, "affected_users", "1200");
  text = write_form (d, "incident");
  node = json_from_string (text, NULL);
  g_assert_nonnull (node);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "started"), ==, "2025-10-30T12:00:00Z");
  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, d->incident->label);
  g_assert_cmpint (json_object_get_int_member (object, "affected_users"), ==, 1200);
  g_assert_true (json_object_get_null_member (object, "postmortem_url"));
  name = sitrep_record_form_file_name (sitrep_record_form_find (d->playbook, "incident"), d);
  g_assert_true (g_str_has_suffix (name, "-incident.json"));
}

/* Zero is not unknown; dots are levels; a hostile text stays one string. */
static void
test_yaml (void)
{
  g_autoptr (SitrepDossier) d = fill (test_incident ("runbook", "SEV1", "2025-10-30T12:02:00Z"));
  g_autofree char *text = NULL;

  g_free (d->incident->title);
  d->incident->title = g_strdup ("Pay: \"down\"\n- [no] # yet");
  g_ptr_array_set_size (d->milestones, 0);
  test_milestone (d, test_utc ("2025-10-30T12:02:00Z"), "started");
  test_fact (d, "revenue_lost", "0");
  text = write_form (d, "incident");
  has (text, "\"incident\":\n  \"id\": ");
  has (text, "  \"title\": \"Pay: \\\"down\\\"\\n- [no] # yet\"\n");
  has (text, "  \"started_at\": \"2025-10-30T12:02:00Z\"\n");
  has (text, "\"impact\":\n  \"users_affected\": null\n  \"revenue_lost\": 0\n");
  has (text, "\"timeline\":\n  -\n    \"time\": \"07:05\"\n    \"event\": ");
  has (text, "\"action_items\":");
}

/* The short log form with its links. */
static void
test_text (void)
{
  g_autoptr (SitrepDossier) d = fill (test_incident ("treebeard", "P0", "2025-10-30T12:02:00Z"));
  g_autofree char *text = NULL;

  test_fact (d, "actions_taken", "Restarted the bot\nCleared the cache");
  test_fact (d, "slack_thread", "https://gym.slack.example/archives/C1/p1");
  text = write_form (d, "incident-log");
  has (text, "Incident ID: ");
  has (text, "Root cause:\n");
  has (text, "Actions taken:\n- Restarted the bot\n- Cleared the cache\n");
  has (text, "Slack thread: https://gym.slack.example/archives/C1/p1\n");
  has (text, "Related tickets:\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tables/cells", test_cells);
  g_test_add_func ("/tables/timeline", test_timeline);
  g_test_add_func ("/tables/actions", test_actions);
  g_test_add_func ("/tables/json", test_json);
  g_test_add_func ("/tables/yaml", test_yaml);
  g_test_add_func ("/tables/text", test_text);
  return g_test_run ();
}
