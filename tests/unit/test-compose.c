/* test-compose.c - from a template, an incident and a destination to a message
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "comms/sitrep-compose.h"
#include "comms/sitrep-connector.h"
#include "comms/sitrep-plan.h"
#include "incident/sitrep-cadence.h"
#include "playbook/sitrep-playbook-reader.h"

#include <string.h>

#define NOW (100 * SITREP_DAY)

static const char playbook_text[]
  = "{\"format\": 0, \"key\": \"test\", \"title\": \"Test\","
    "\"levels\": [{\"key\": \"S1\", \"name\": \"Bad\", \"updates\": [{\"audience\": \"internal\", \"every\": 90}]},"
    "{\"key\": \"S2\", \"name\": \"Meh\"}],"
    "\"statuses\": [{\"key\": \"open\", \"label\": \"Open\", \"phase\": \"open\", \"page\": \"identified\"},"
    "{\"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\", \"page\": \"resolved\"}],"
    "\"roles\": [{\"key\": \"comms\", \"label\": \"Communications Lead\"}],"
    "\"fields\": [{\"key\": \"progress\", \"label\": \"Progress\", \"input\": \"list\"},"
    "{\"key\": \"told\", \"label\": \"What the public is told\", \"public\": true}],"
    "\"templates\": ["
    "{\"key\": \"room\", \"title\": \"Room\", \"moment\": \"declared\", \"audience\": \"internal\","
    " \"services\": [\"slack\", \"discord\"],"
    " \"body\": [\"# {{incident.title}}\", \"\", \"{{#progress}}\", \"- {{.}}\", \"{{/progress}}\", \"{{progress}} "
    "{{role.comms}}\"]},"
    "{\"key\": \"page\", \"title\": \"Page\", \"moment\": \"declared\", \"audience\": \"public\", \"levels\": [\"S1\"],"
    " \"page\": \"investigating\", \"body\": \"**{{incident.public_title}}** {{told}}\"},"
    "{\"key\": \"end\", \"title\": \"End\", \"moment\": \"resolved\", \"audience\": \"internal\","
    " \"clock\": \"12h\", \"subject\": \"Over: {{incident.title}}\", \"body\": \"Over.\"}]}";

typedef struct
{
  SitrepDossier *dossier;
  SitrepDestination *destination;
} Fixture;

static void
set_up (Fixture *self, gconstpointer kind)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (playbook_text, -1, &faults, &error);
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);

  g_assert_no_error (error);
  sitrep_take_text (&incident->base.id, "incident-1");
  sitrep_take_text (&incident->title, "API *down*");
  sitrep_take_text (&incident->level, "S1");
  sitrep_take_text (&incident->status, "open");
  incident->kind = (SitrepKind) GPOINTER_TO_INT (kind);
  self->dossier = sitrep_dossier_new (playbook, incident);
  self->destination = sitrep_record_new (&sitrep_destination_type);
  sitrep_take_text (&self->destination->base.id, "destination-1");
  sitrep_take_text (&self->destination->name, "#incidents");
  sitrep_take_text (&self->destination->service, "slack");
}

static void
tear_down (Fixture *self, gconstpointer kind)
{
  sitrep_dossier_unref (self->dossier);
  sitrep_record_unref (self->destination);
}

static SitrepMessage *
new_draft (Fixture *self, const char *template)
{
  return sitrep_compose_draft (self->dossier, sitrep_playbook_template (self->dossier->playbook, template),
                               self->destination, "batch-1");
}

static GPtrArray *
fill (Fixture *self, SitrepMessage *message, const char *name, const char *value)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (name != NULL)
    g_hash_table_insert (values, (gpointer) name, (gpointer) value);
  g_assert_true (sitrep_compose_fill (message, self->dossier, values, NOW, missing, &error));
  g_assert_no_error (error);
  return missing;
}

static void
test_templates (Fixture *self, gconstpointer kind)
{
  g_autoptr (GPtrArray) all = sitrep_compose_templates (self->dossier, NULL);
  g_autoptr (GPtrArray) declared = sitrep_compose_templates (self->dossier, "declared");
  g_autoptr (GPtrArray) lower = NULL;

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (declared->len, ==, 2);
  g_assert_cmpstr (((SitrepTemplate *) declared->pdata[0])->key, ==, "room");
  g_set_str (&self->dossier->incident->level, "S2");
  lower = sitrep_compose_templates (self->dossier, "declared");
  g_assert_cmpuint (lower->len, ==, 1);
}

static void
test_suits (Fixture *self, gconstpointer kind)
{
  const SitrepTemplate *room = sitrep_playbook_template (self->dossier->playbook, "room");
  const SitrepTemplate *page = sitrep_playbook_template (self->dossier->playbook, "page");

  g_assert_true (sitrep_compose_suits (self->dossier, room, self->destination));
  g_assert_false (sitrep_compose_suits (self->dossier, page, self->destination));
  g_set_str (&self->destination->service, "statuspage");
  g_assert_false (sitrep_compose_suits (self->dossier, room, self->destination));
  self->destination->audience = SITREP_AUDIENCE_PUBLIC;
  g_assert_true (sitrep_compose_suits (self->dossier, page, self->destination));
}

/* A destination serves chosen levels, one incident, one channel of the process. */
static void
test_serves (Fixture *self, gconstpointer kind)
{
  SitrepTemplate *room = (SitrepTemplate *) sitrep_playbook_template (self->dossier->playbook, "room");

  g_set_str (&self->destination->levels, "S2,S3");
  g_assert_false (sitrep_compose_suits (self->dossier, room, self->destination));
  g_set_str (&self->destination->levels, "S2,S1");
  g_assert_true (sitrep_compose_suits (self->dossier, room, self->destination));
  g_set_str (&self->destination->incident, "incident-2");
  g_assert_false (sitrep_compose_suits (self->dossier, room, self->destination));
  g_set_str (&self->destination->incident, "incident-1");
  g_assert_true (sitrep_compose_suits (self->dossier, room, self->destination));
  g_set_str (&self->destination->channel, "backend");
  g_assert_true (sitrep_compose_suits (self->dossier, room, self->destination));
  room->channels = g_strsplit ("frontend,board", ",", -1);
  g_assert_false (sitrep_compose_suits (self->dossier, room, self->destination));
  g_set_str (&self->destination->channel, "board");
  g_assert_true (sitrep_compose_suits (self->dossier, room, self->destination));
}

/* Whoever was given the alarm hears the all-clear, though its level is not served any more. */
static void
test_all_clear (Fixture *self, gconstpointer kind)
{
  g_autoptr (GPtrArray) destinations = g_ptr_array_new ();
  g_autoptr (GPtrArray) before = NULL, after = NULL, declared = NULL;
  SitrepMessage *alarm = new_draft (self, "room");

  g_ptr_array_add (destinations, self->destination);
  g_set_str (&self->destination->levels, "S2");
  before = sitrep_plan (self->dossier, destinations, "resolved");
  g_assert_null (((SitrepPlanned *) before->pdata[0])->destination);
  alarm->state = SITREP_MESSAGE_SENT;
  g_ptr_array_add (self->dossier->messages, alarm);
  after = sitrep_plan (self->dossier, destinations, "resolved");
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_true (((SitrepPlanned *) after->pdata[0])->destination == self->destination);
  declared = sitrep_plan (self->dossier, destinations, "declared");
  for (guint i = 0; i < declared->len; i++)
    g_assert_null (((SitrepPlanned *) declared->pdata[i])->destination);
}

static void
test_warnings (Fixture *self, gconstpointer kind)
{
  g_autoptr (SitrepMessage) message = new_draft (self, "room");
  g_autoptr (GPtrArray) missing = fill (self, message, "progress", "@here look at this");
  g_autoptr (GPtrArray) warnings = sitrep_compose_warnings (message, self->dossier);
  g_autoptr (GPtrArray) quiet = NULL, unpromised = NULL;

  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (warnings->pdata[0], "“@here”"));
  g_clear_pointer (&missing, g_ptr_array_unref);
  missing = fill (self, message, "progress", "mail ada@web.example");
  quiet = sitrep_compose_warnings (message, self->dossier);
  g_assert_cmpuint (quiet->len, ==, 0);
  message->promised_at = SITREP_NEVER;
  unpromised = sitrep_compose_warnings (message, self->dossier);
  g_assert_cmpuint (unpromised->len, ==, 1);
  g_assert_nonnull (strstr (unpromised->pdata[0], "next update"));
}

/* What the lead has set goes before the level's rule, also in what is promised. */
static void
test_promise (Fixture *self, gconstpointer kind)
{
  g_autoptr (SitrepMessage) message = new_draft (self, "room");
  SitrepFact *fact = sitrep_record_new (&sitrep_fact_type);
  g_autoptr (GPtrArray) missing = NULL;

  fact->key = g_strdup (SITREP_CADENCE_FACT "internal");
  fact->value = g_strdup ("15");
  g_ptr_array_add (self->dossier->facts, fact);
  missing = fill (self, message, "progress", "one");
  g_assert_cmpint (message->promised_at, ==, NOW + 15 * SITREP_MINUTE);
}

static void
test_severity (Fixture *self, gconstpointer kind)
{
  g_autoptr (SitrepMessage) worst = new_draft (self, "room");
  g_autoptr (SitrepMessage) second = NULL;

  g_assert_cmpint (worst->severity, ==, SITREP_SEVERITY_CRITICAL);
  g_set_str (&self->dossier->incident->level, "S2");
  second = new_draft (self, "room");
  g_assert_cmpint (second->severity, ==, SITREP_SEVERITY_MAJOR);
}

static void
test_draft (Fixture *self, gconstpointer kind)
{
  g_autoptr (SitrepMessage) room = new_draft (self, "room");
  g_autoptr (SitrepMessage) page = new_draft (self, "page");
  g_autoptr (SitrepMessage) end = new_draft (self, "end");
  g_autoptr (SitrepMessage) next = NULL;
  SitrepMessage *sent = sitrep_record_copy (room);

  g_assert_cmpint (room->state, ==, SITREP_MESSAGE_DRAFT);
  g_assert_cmpstr (room->destination, ==, "destination-1");
  g_assert_cmpstr (room->place, ==, "#incidents");
  g_assert_cmpstr (room->incident, ==, "incident-1");
  g_assert_cmpstr (room->page_status, ==, "identified");
  g_assert_cmpstr (page->page_status, ==, "investigating");
  g_assert_cmpint (page->audience, ==, SITREP_AUDIENCE_PUBLIC);
  g_assert_cmpint (room->stage, ==, SITREP_STAGE_OPEN);
  g_assert_cmpint (end->stage, ==, SITREP_STAGE_RESOLVE);
  sent->state = SITREP_MESSAGE_SENT;
  g_ptr_array_add (self->dossier->messages, sent);
  next = new_draft (self, "room");
  g_assert_cmpint (next->stage, ==, SITREP_STAGE_UPDATE);
}

static void
test_fill (Fixture *self, gconstpointer kind)
{
  g_autoptr (SitrepMessage) message = new_draft (self, "room");
  g_autoptr (GPtrArray) missing = fill (self, message, "progress", "one <!channel>\n*two*");
  g_autofree char *slack = sitrep_compose_preview (message, self->destination);
  g_autofree char *plain = sitrep_compose_preview (message, NULL);

  g_assert_cmpstr (message->title, ==, "API *down*");
  g_assert_cmpstr (message->values, ==, "{\"progress\":\"one <!channel>\\n*two*\"}");
  g_assert_cmpint (message->promised_at, ==, NOW + 90 * SITREP_MINUTE);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (missing->pdata[0], ==, "role.comms");
  g_assert_cmpstr (plain, ==, "API *down*\n• one <!channel>\n• *two*\n\none <!channel>, *two* [role.comms]");
  g_assert_nonnull (strstr (slack, "• one &lt;!channel&gt;"));
  g_assert_null (strstr (slack, "<!channel>"));
}

/* People outside read another clock than those who work on it. */
static void
test_clock (Fixture *self, gconstpointer kind)
{
  SitrepTemplate *end = (SitrepTemplate *) sitrep_playbook_template (self->dossier->playbook, "end");
  g_autoptr (SitrepMessage) message = new_draft (self, "end");
  g_autoptr (GPtrArray) missing = NULL, again = NULL;

  g_assert_cmpstr (end->clock, ==, "12h");
  self->dossier->incident->declared_at = NOW;
  g_set_str (&end->subject, "{{update.time}}");
  missing = fill (self, message, NULL, NULL);
  g_assert_true (g_str_has_suffix (message->title, "M"));
  /* The other way round: 24 hours in a process of twelve. */
  g_set_str (&end->clock, "24h");
  self->dossier->playbook->twelve_hours = TRUE;
  again = fill (self, message, NULL, NULL);
  g_assert_false (g_str_has_suffix (message->title, "M"));
}

/* What is sent is what the preview shows. */
static void
test_preview_is_sent (Fixture *self, gconstpointer kind)
{
  g_autoptr (SitrepMessage) message = new_draft (self, "room");
  g_autoptr (GPtrArray) missing = fill (self, message, "progress", "a & b");
  g_autofree char *preview = sitrep_compose_preview (message, self->destination);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_json (message->body, NULL);
  const SitrepDelivery delivery = { self->destination, "https://hooks.slack.com/services/T/B/x", message, doc, NULL };
  g_autoptr (SitrepRequest) request = sitrep_connector_find ("slack")->request (&delivery, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (request->body, NULL),
                                             (gssize) g_bytes_get_size (request->body), NULL));
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (json_parser_get_root (parser)), "text"), ==,
                   preview);
}

static void
test_end (Fixture *self, gconstpointer kind)
{
  g_autoptr (SitrepMessage) message = new_draft (self, "end");
  g_autoptr (GPtrArray) missing = fill (self, message, NULL, NULL);

  g_assert_cmpstr (message->title, ==, "Over: API *down*");
  g_assert_cmpint (message->promised_at, ==, SITREP_NEVER);
  g_assert_cmpuint (missing->len, ==, 0);
}

static void
assert_problem (GPtrArray *problems, const char *part)
{
  for (guint i = 0; i < problems->len; i++)
    if (strstr (g_ptr_array_index (problems, i), part) != NULL)
      return;
  g_error ("no problem says “%s”", part);
}

static void
test_problems (Fixture *self, gconstpointer kind)
{
  g_autoptr (SitrepMessage) room = new_draft (self, "room");
  g_autoptr (SitrepMessage) page = new_draft (self, "page");
  g_autoptr (GPtrArray) room_missing = fill (self, room, NULL, NULL);
  g_autoptr (GPtrArray) page_missing = fill (self, page, NULL, NULL);
  g_autoptr (GPtrArray) in_room = sitrep_compose_problems (room, self->dossier, self->destination, room_missing);
  g_autoptr (GPtrArray) on_page = sitrep_compose_problems (page, self->dossier, NULL, page_missing);
  g_autoptr (GPtrArray) none = NULL;

  g_assert_cmpuint (in_room->len, ==, 2);
  assert_problem (in_room, "“Progress”");
  assert_problem (in_room, "“Communications Lead”");
  g_assert_cmpuint (on_page->len, ==, 2);
  assert_problem (on_page, "public title");
  assert_problem (on_page, "“What the public is told”");
  sitrep_take_text (&self->dossier->incident->public_title, "Logins fail");
  g_clear_pointer (&page_missing, g_ptr_array_unref);
  page_missing = fill (self, page, "told", "We look into it.");
  none = sitrep_compose_problems (page, self->dossier, NULL, page_missing);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (page->title, ==, "Logins fail");
}

/* What is no real outage says so in the first word, and reaches test destinations only. */
static void
test_drill (Fixture *self, gconstpointer kind)
{
  const char *word = GPOINTER_TO_INT (kind) == SITREP_KIND_DRILL ? "DRILL" : "SAMPLE";
  g_autoptr (SitrepMessage) message = new_draft (self, "end");
  g_autoptr (GPtrArray) missing = fill (self, message, NULL, NULL);
  g_autofree char *plain = sitrep_compose_preview (message, NULL);
  g_autoptr (GPtrArray) problems = sitrep_compose_problems (message, self->dossier, self->destination, missing);
  g_autoptr (GPtrArray) none = NULL;

  g_assert_true (g_str_has_prefix (message->title, word));
  g_assert_true (g_str_has_prefix (plain, word));
  g_assert_cmpuint (problems->len, ==, 1);
  self->destination->test = TRUE;
  none = sitrep_compose_problems (message, self->dossier, self->destination, missing);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_faults (Fixture *self, gconstpointer kind)
{
  g_autoptr (SitrepMessage) message = new_draft (self, "room");
  g_autoptr (GError) error = NULL;
  g_autofree char *preview = NULL;

  g_set_str (&message->template, "gone");
  g_assert_false (sitrep_compose_fill (message, self->dossier, NULL, NOW, NULL, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
  g_set_str (&message->body, "nonsense");
  preview = sitrep_compose_preview (message, self->destination);
  g_assert_cmpstr (preview, ==, "");
}

static void
add (const char *path, SitrepKind kind, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (kind), set_up, test, tear_down);
}

static char *
preview_of (const SitrepConnector *connector, const char *letter, guint times)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (SitrepDoc) doc = sitrep_doc_new (SITREP_DOC_ROOT, NULL);
  SitrepDoc *paragraph = sitrep_doc_append (doc, sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL));

  for (guint i = 0; i < times; i++)
    g_string_append (words, letter);
  sitrep_doc_append (paragraph, sitrep_doc_new (SITREP_DOC_TEXT, words->str));
  return connector->preview (doc, NULL);
}

/* How often it fits, before and after one is cut off. */
static void
check_preview (const SitrepConnector *connector, const char *letter)
{
  gsize each = sitrep_text_measure (letter, connector->text_unit), ellipsis = connector->text_unit ? 3 : 1;
  guint fits = (guint) (connector->text_limit / each), fit_cut = (guint) ((connector->text_limit - ellipsis) / each);
  g_autofree char *whole = preview_of (connector, letter, fits), *less = preview_of (connector, letter, fits + 1);
  gboolean cut = TRUE;

  g_test_message ("%s: %s", connector->key, letter);
  g_assert_cmpuint (sitrep_connector_measure (connector, whole, &cut), ==, fits * each);
  g_assert_false (cut);
  g_assert_cmpuint (sitrep_connector_measure (connector, less, &cut), ==, fit_cut * each + ellipsis);
  g_assert_true (cut);
  g_assert_cmpuint (strlen (less), ==, fit_cut * strlen (letter) + strlen ("…"));
  g_assert_true (g_str_has_suffix (less, "…"));
  g_assert_true (g_utf8_validate (less, -1, NULL));
}

/* What is seen is what is sent: a preview ends where the service's limit cuts the message, in what the service counts:
 * a letter of Arabic has two bytes, a fire four. */
static void
test_preview_is_cut (void)
{
  static const char *const letters[] = { "x", "ش", "🔥" };

  /* Of the long ones, which take their time, one is enough. */
  for (const SitrepConnector *const *all = sitrep_connectors (); *all != NULL; all++)
    for (gsize i = 0; i < ((*all)->text_limit <= 30000 ? G_N_ELEMENTS (letters) : 1); i++)
      check_preview (*all, letters[i]);
}

/* Those that count bytes; see each service's own test for what is sent. */
static void
test_units (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);

  for (const SitrepConnector *const *all = sitrep_connectors (); *all != NULL; all++)
    if ((*all)->text_unit == SITREP_UNIT_BYTES)
      g_string_append_printf (bytes, "%s ", (*all)->key);
  g_assert_cmpstr (bytes->str, ==, "matrix ntfy google-chat ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/compose/templates", SITREP_KIND_REAL, test_templates);
  add ("/compose/suits", SITREP_KIND_REAL, test_suits);
  add ("/compose/serves", SITREP_KIND_REAL, test_serves);
  add ("/compose/all-clear", SITREP_KIND_REAL, test_all_clear);
  add ("/compose/warnings", SITREP_KIND_REAL, test_warnings);
  add ("/compose/promise", SITREP_KIND_REAL, test_promise);
  add ("/compose/severity", SITREP_KIND_REAL, test_severity);
  add ("/compose/draft", SITREP_KIND_REAL, test_draft);
  add ("/compose/fill", SITREP_KIND_REAL, test_fill);
  add ("/compose/clock", SITREP_KIND_REAL, test_clock);
  add ("/compose/preview-is-sent", SITREP_KIND_REAL, test_preview_is_sent);
  add ("/compose/end", SITREP_KIND_REAL, test_end);
  add ("/compose/problems", SITREP_KIND_REAL, test_problems);
  add ("/compose/drill", SITREP_KIND_DRILL, test_drill);
  add ("/compose/sample", SITREP_KIND_SAMPLE, test_drill);
  add ("/compose/faults", SITREP_KIND_REAL, test_faults);
  g_test_add_func ("/compose/preview-is-cut", test_preview_is_cut);
  g_test_add_func ("/compose/units", test_units);
  return g_test_run ();
}
