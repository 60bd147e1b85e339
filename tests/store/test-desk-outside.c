/* test-desk-outside.c - what is done at services for an incident: its channel, the silence of its alerts, health checks; what
 *   is told of its end, and of nothing new
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "comms/sitrep-alert-start.h"
#include "comms/sitrep-all-clear.h"
#include "comms/sitrep-channel.h"
#include "connectors/alertmanager.h"
#include "connectors/fake-services.h"
#include "desk.h"
#include "desk/sitrep-update.h"
#include "desk/sitrep-watcher.h"
#include "folder.h"
#include "incident/sitrep-vigil.h"
#include "unit/incidents.h"

#include <string.h>

/* A desk, services, and an incident. */
typedef struct
{
  TestDesk *d;
  FakeServices *services;
  char *incident;
} Room;

static Room *
room_new (SitrepKind kind)
{
  Room *self = g_new0 (Room, 1);
  const SitrepDeclaration asked = { .kind = kind, .title = "Members can’t log in: 503", .level = "SEV-1" };

  self->services = fake_services_new (NULL);
  self->d = test_desk_new ("liyaqa");
  self->incident = DO (self->d, declare, NULL, &asked);
  g_assert_nonnull (self->incident);
  return self;
}

static void
room_free (Room *self)
{
  test_desk_free (self->d);
  fake_services_free (self->services);
  g_free (self->incident);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

/* @settings: the first `@` is the address of the services. */
static char *
add_bot (Room *r, const char *service, const char *settings, const char *secret)
{
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  g_autofree char *base = fake_services_url (r->services, "");
  g_auto (GStrv) parts = g_strsplit (settings, "@", 2);
  g_autoptr (GError) error = NULL;
  char *id;

  destination->name = g_strdup ("#incidents");
  destination->service = g_strdup (service);
  destination->settings = g_strjoinv (base, parts);
  id = DO (r->d, put_destination, &error, destination, secret, TRUE);
  g_assert_no_error (error);
  return id;
}

static char *
add_slack (Room *r, const char *secret)
{
  return add_bot (r, "slack-bot", "{\"channel\":\"#incidents\",\"base\":\"@/slack-bot\"}", secret);
}

static SitrepDestination *
destination_of (Room *r, const char *id)
{
  SitrepDestination *found = sitrep_reader_get (sitrep_desk_reader (r->d->desk), &sitrep_destination_type, id);

  g_assert_nonnull (found);
  return found;
}

static void
has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static const char *
last_request (Room *r)
{
  return fake_services_get (r->services, fake_services_count (r->services) - 1);
}

/* --- what is proposed --- */

static void
test_name (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:20");
  g_autofree char *name = sitrep_channel_name (d->incident);
  g_autofree char *topic = sitrep_channel_topic (d);
  g_autofree char *none = sitrep_channel_name_allowed ("— …");
  g_autofree char *typed = sitrep_channel_name_allowed ("#Login DOWN (eu_west)");

  g_assert_true (g_str_has_prefix (name, "inc-2026-01-31-001-"));
  for (const char *p = name; *p != '\0'; p++)
    g_assert_true (g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == '-');
  g_assert_cmpuint (strlen (name), <=, 60);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (typed, ==, "login-down-eu-west");
  has (topic, d->incident->title);
  has (topic, sitrep_dossier_status (d)->label);
  has (topic, sitrep_dossier_level (d)->key);
}

/* --- opening --- */

/* Every service that can: the channel is there, bound to this incident, and a message to it is taken by the service. */
static void
test_services (void)
{
  static const struct
  {
    const char *service, *settings, *secret;
  } bots[] = {
    { "slack-bot", "{\"channel\":\"#incidents\",\"base\":\"@/slack-bot\"}", "xoxb-12345-s3cretpart" },
    { "mattermost-bot",
      "{\"base\":\"@/mattermost\",\"channel\":\"channel0incidents000000000\",\"team\":\"team0shop00000000000000000\"}",
      "goodtoken" },
    { "matrix", "{\"base\":\"@/matrix\",\"room\":\"!incidents:shop.example\"}", "goodtoken" },
    { "rocketchat-bot", "{\"base\":\"@/rocketchat\",\"room\":\"GENERAL\",\"user\":\"u1\"}", "goodtoken" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bots); i++)
    {
      g_autoptr (Room) r = room_new (SITREP_KIND_REAL);
      g_autofree char *bot = add_bot (r, bots[i].service, bots[i].settings, bots[i].secret);
      g_autoptr (GError) error = NULL;
      g_autofree char *id = DO (r->d, open_channel, &error, r->incident, bot, "Login down");
      g_autoptr (SitrepDestination) channel = NULL, was = destination_of (r, bot);
      g_autoptr (SitrepDossier) dossier = test_desk_dossier (r->d, r->incident);
      g_autofree char *timeline = test_desk_timeline (r->d, r->incident);

      g_test_message ("%s", bots[i].service);
      g_assert_no_error (error);
      channel = destination_of (r, id);
      g_assert_cmpstr (channel->incident, ==, r->incident);
      g_assert_cmpstr (channel->name, ==, "#login-down");
      g_assert_cmpstr (channel->settings, !=, was->settings);
      g_assert_true (sitrep_channel_is_of (channel, dossier->incident));
      g_assert_cmpstr (dossier->incident->meet, ==, "#login-down");
      has (timeline, "Channel opened: #login-down");
      MUST (r->d, order_channel, r->incident, id, SITREP_SERVICE_SET_TOPIC);
      has (last_request (r), "503");
    }
}

/* Where people meet already, they go on meeting. */
static void
test_meet_stays (void)
{
  g_autoptr (Room) r = room_new (SITREP_KIND_REAL);
  g_autofree char *bot = add_slack (r, "xoxb-12345-s3cretpart");
  g_autoptr (SitrepDossier) dossier = NULL;

  MUST (r->d, set_meet, r->incident, "https://meet.shop.example/war-room");
  MUST (r->d, open_channel, r->incident, bot, "login-down");
  dossier = test_desk_dossier (r->d, r->incident);
  g_assert_cmpstr (dossier->incident->meet, ==, "https://meet.shop.example/war-room");
}

/* The service refuses: its reason is said, and nothing is another than before. */
static void
test_refused (void)
{
  g_autoptr (Room) r = room_new (SITREP_KIND_REAL);
  g_autofree char *bot = add_slack (r, "xoxb-12345-s3cretpart");
  g_autofree char *denied = add_slack (r, "xoxb-denied");

  MUST (r->d, open_channel, r->incident, bot, "login-down");
  REFUSED (r->d, SITREP_ERROR_REFUSED, open_channel, r->incident, bot, "login-down");
  REFUSED (r->d, SITREP_ERROR_REFUSED, open_channel, r->incident, denied, "other");
  REFUSED (r->d, SITREP_ERROR_INVALID, open_channel, r->incident, bot, "—");
}

/* A drill opens nothing where real incidents are handled. */
static void
test_drill (void)
{
  g_autoptr (Room) r = room_new (SITREP_KIND_DRILL);
  g_autofree char *bot = add_slack (r, "xoxb-12345-s3cretpart");

  REFUSED (r->d, SITREP_ERROR_INVALID, open_channel, r->incident, bot, "login-down");
  g_assert_cmpuint (fake_services_count (r->services), ==, 0);
}

/* Without a message there is nothing to pin; only a service that can pin is asked. */
static void
test_pin (void)
{
  g_autoptr (Room) r = room_new (SITREP_KIND_REAL);
  g_autofree char *bot = add_slack (r, "xoxb-12345-s3cretpart");
  g_autofree char *id = DO (r->d, open_channel, NULL, r->incident, bot, "login-down");
  g_autoptr (SitrepDestination) channel = destination_of (r, id);
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (r->d, r->incident);
  SitrepMessage *later = sitrep_record_new (&sitrep_message_type), *first = sitrep_record_new (&sitrep_message_type);
  SitrepDestination matrix = { .service = (char *) "matrix" };

  REFUSED (r->d, SITREP_ERROR_INVALID, order_channel, r->incident, id, SITREP_SERVICE_PIN);
  g_assert_true (sitrep_channel_knows (channel, SITREP_SERVICE_PIN));
  g_assert_false (sitrep_channel_knows (&matrix, SITREP_SERVICE_PIN));
  for (guint i = 0; i < 2; i++)
    {
      SitrepMessage *message = i == 0 ? later : first;

      message->destination = g_strdup (id);
      message->state = SITREP_MESSAGE_SENT;
      message->ids = g_strdup ("{}");
      message->sent_at = 10 - i;
      g_ptr_array_add (dossier->messages, message);
    }
  g_assert_true (sitrep_channel_first_message (dossier, channel) == first);
}

/* --- alerts --- */

static SitrepAlert *
new_alert (const char *name, const char *instance, const char *description, gint64 at)
{
  SitrepAlert *alert = g_new0 (SitrepAlert, 1);

  alert->fingerprint = g_strdup ("f1");
  alert->name = g_strdup (name);
  alert->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  alert->annotations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  alert->starts_at = at;
  alert->generator_url = g_strdup ("https://prometheus.shop.example/graph?g0.expr=up");
  alert->silenced_by = g_new0 (char *, 1);
  g_hash_table_insert (alert->labels, g_strdup ("alertname"), g_strdup (name));
  g_hash_table_insert (alert->labels, g_strdup ("instance"), g_strdup (instance));
  g_hash_table_insert (alert->annotations, g_strdup ("description"), g_strdup (description));
  return alert;
}

static void
test_start (void)
{
  g_autoptr (GPtrArray) alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_alert_free);
  g_autoptr (SitrepAlertStart) one = NULL, three = NULL;

  g_ptr_array_add (alerts, new_alert ("HighErrorRate", "web-1", "Logins fail.", 300));
  one = sitrep_alert_start_new (alerts);
  g_assert_cmpstr (one->title, ==, "HighErrorRate (web-1)");
  g_assert_cmpstr (one->impact, ==, "Logins fail.");
  g_assert_cmpstr (one->detected_by, ==, "Alert HighErrorRate");
  g_assert_cmpstr (one->lines->pdata[0], ==,
                   "Alert: HighErrorRate (instance: web-1) https://prometheus.shop.example/graph?g0.expr=up");
  g_ptr_array_add (alerts, new_alert ("HighErrorRate", "web-2", "Logins fail.", 100));
  g_ptr_array_add (alerts, new_alert ("QueueLong", "db-1", "Orders wait.\nLong.", SITREP_NEVER));
  three = sitrep_alert_start_new (alerts);
  g_assert_cmpstr (three->title, ==, "HighErrorRate (web-1), and 2 more alerts");
  g_assert_cmpstr (three->impact, ==, "Logins fail. Orders wait. Long.");
  g_assert_cmpint (three->started_at, ==, 100);
  g_assert_cmpuint (three->lines->len, ==, 3);
}

static GPtrArray *
new_silences (const char *const *names, gint64 until)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_silenced_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      g_hash_table_insert (labels, g_strdup ("alertname"), g_strdup (names[i]));
      g_ptr_array_add (all, sitrep_silenced_new (NULL, names[i], labels, until));
    }
  return all;
}

static void
test_kept (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:20");
  gint64 now = test_001s_at ("14:20");
  g_autoptr (GPtrArray) all
    = new_silences ((const char *const[]) { "Slow \"api\"", "Slow \"api\"", "Down", NULL }, now);
  g_autoptr (GPtrArray) read = NULL, running = NULL, none = sitrep_silenced_read ("{"),
                        odd = sitrep_silenced_read ("[1]");
  g_autofree char *json = NULL, *names = sitrep_silenced_names (all);

  for (guint i = 0; i < all->len; i++)
    ((SitrepSilenced *) all->pdata[i])->id = g_strdup_printf ("s%u", i);
  ((SitrepSilenced *) all->pdata[2])->until = now + SITREP_MINUTE;
  json = sitrep_silenced_write (all);
  read = sitrep_silenced_read (json);
  g_assert_cmpuint (read->len, ==, 3);
  g_assert_cmpstr (g_hash_table_lookup (((SitrepSilenced *) read->pdata[0])->labels, "alertname"), ==, "Slow \"api\"");
  test_fact (d, SITREP_SILENCED_FACT, json);
  running = sitrep_silenced_running (d, now);
  g_assert_cmpuint (running->len, ==, 1);
  g_assert_cmpint (sitrep_silenced_until (running), ==, now + SITREP_MINUTE);
  g_assert_cmpstr (names, ==, "Slow \"api\", Down");
  g_assert_cmpuint (none->len + odd->len, ==, 0);
  g_assert_cmpint (sitrep_silenced_until (none), ==, SITREP_NEVER);
}

/* Against a real one, whose time is the real one. */
static void
test_silence (void)
{
  g_autoptr (Alertmanager) server = alertmanager_new ();
  g_autoptr (Room) r = NULL;
  g_autoptr (GPtrArray) two = NULL, kept = NULL, after = NULL;
  g_autoptr (SitrepDossier) dossier = NULL, later = NULL;
  g_autofree char *timeline = NULL;
  gint64 now;

  if (server == NULL)
    {
      g_test_skip ("There is no Alertmanager here");
      return;
    }
  r = room_new (SITREP_KIND_REAL);
  test_desk_advance (r->d, g_get_real_time () - sitrep_desk_now (r->d->desk));
  now = sitrep_desk_now (r->d->desk);
  two = new_silences ((const char *const[]) { "HighErrorRate", "QueueLong", NULL }, now + SITREP_HOUR);
  REFUSED (r->d, SITREP_ERROR_INVALID, silence, r->incident, two);
  MUST (r->d, set_alertmanager, alertmanager_base (server));
  MUST (r->d, silence, r->incident, two);
  dossier = test_desk_dossier (r->d, r->incident);
  kept = sitrep_silenced_running (dossier, now);
  g_assert_cmpuint (kept->len, ==, 2);
  ((SitrepSilenced *) kept->pdata[0])->until = now + 2 * SITREP_HOUR;
  g_ptr_array_remove_index (kept, 1);
  MUST (r->d, silence, r->incident, kept);
  g_clear_pointer (&kept, g_ptr_array_unref);
  later = test_desk_dossier (r->d, r->incident);
  kept = sitrep_silenced_running (later, now);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpint (sitrep_silenced_until (kept), ==, now / SITREP_SECOND * SITREP_SECOND + SITREP_HOUR);
  MUST (r->d, end_silences, r->incident, kept);
  /* Gone is gone: once more is no error. */
  MUST (r->d, end_silences, r->incident, kept);
  g_clear_pointer (&later, sitrep_dossier_unref);
  later = test_desk_dossier (r->d, r->incident);
  after = sitrep_silenced_running (later, now);
  g_assert_cmpuint (after->len, ==, 0);
  timeline = test_desk_timeline (r->d, r->incident);
  has (timeline, "Alerts silenced until");
  has (timeline, "HighErrorRate, QueueLong");
  has (timeline, "Silence ended: ");
}

static void
test_address (void)
{
  g_autoptr (Room) r = room_new (SITREP_KIND_REAL);
  g_autofree char *none = sitrep_desk_alertmanager (r->d->desk), *some = NULL, *again = NULL;

  g_assert_null (none);
  REFUSED (r->d, SITREP_ERROR_INVALID, set_alertmanager, "http://alerts.shop.example");
  MUST (r->d, set_alertmanager, " https://alerts.shop.example ");
  some = sitrep_desk_alertmanager (r->d->desk);
  g_assert_cmpstr (some, ==, "https://alerts.shop.example");
  MUST (r->d, set_alertmanager, "");
  again = sitrep_desk_alertmanager (r->d->desk);
  g_assert_null (again);
}

/* --- health --- */

static void
test_vigil (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:20");
  gint64 now = test_001s_at ("14:20");
  SitrepVigil new = { .url = (char *) "https://api.shop.example/health", .watched = TRUE, .at = SITREP_NEVER };
  g_autofree char *json = sitrep_vigil_write (&new), *down = sitrep_vigil_answer_words (FALSE, 503),
                  *silent = sitrep_vigil_answer_words (FALSE, 0);
  g_autoptr (SitrepVigil) read = sitrep_vigil_read (json);

  g_assert_cmpstr (read->url, ==, new.url);
  g_assert_true (read->watched && read->at == SITREP_NEVER);
  g_assert_true (sitrep_vigil_is_news (read, TRUE, 200));
  read->at = now;
  read->up = TRUE;
  read->status = 200;
  g_assert_false (sitrep_vigil_is_news (read, TRUE, 200));
  g_assert_true (sitrep_vigil_is_news (read, TRUE, 204));
  g_assert_true (sitrep_vigil_is_news (read, FALSE, 0));
  g_assert_null (sitrep_vigil_read ("{}"));
  g_assert_null (sitrep_vigil_read (NULL));
  g_assert_cmpstr (down, ==, "Down (503)");
  g_assert_cmpstr (silent, ==, "Down (no answer)");
  g_assert_false (sitrep_vigil_is_due (d, SITREP_NEVER, now));
  test_fact (d, SITREP_VIGIL_FACT, json);
  g_assert_true (sitrep_vigil_is_due (d, SITREP_NEVER, now));
  g_assert_false (sitrep_vigil_is_due (d, now, now + 59 * SITREP_SECOND));
  g_assert_true (sitrep_vigil_is_due (d, now, now + SITREP_MINUTE));
  /* The clock was set back. */
  g_assert_true (sitrep_vigil_is_due (d, now + SITREP_HOUR, now));
  d->incident->phase = SITREP_PHASE_RESOLVED;
  g_assert_false (sitrep_vigil_is_due (d, SITREP_NEVER, now));
}

static void
asked_cb (SitrepWatcher *watcher, const char *incident, guint *asked)
{
  (*asked)++;
}

static void
ask_until (Room *r, guint *asked, guint n)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (*asked < n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (*asked, ==, n);
  sitrep_desk_flush (r->d->desk);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Only what changes enters the timeline; at the end nobody asks any more. */
static void
test_watcher (void)
{
  g_autoptr (Room) r = room_new (SITREP_KIND_REAL);
  g_autofree char *url = fake_services_url (r->services, "/health"), *timeline = NULL;
  SitrepWatcher *watcher = sitrep_desk_watcher (r->d->desk);
  guint asked = 0, entries = 0;
  const SitrepStatus *resolved;
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (r->d, r->incident);
  g_auto (GStrv) lines = NULL;

  fake_services_play (r->services, "{\"path\":\"/health\",\"answers\":[{\"status\":200},{\"status\":200},"
                                   "{\"status\":503},{\"status\":503}]}");
  g_signal_connect (watcher, "asked", G_CALLBACK (asked_cb), &asked);
  REFUSED (r->d, SITREP_ERROR_INVALID, set_health, r->incident, "api.shop.example", TRUE);
  MUST (r->d, set_health, r->incident, url, TRUE);
  ask_until (r, &asked, 1);
  for (guint i = 2; i <= 4; i++)
    {
      sitrep_watcher_ask (watcher, r->incident);
      ask_until (r, &asked, i);
    }
  g_assert_cmpint (sitrep_watcher_asked_at (watcher, r->incident), ==, sitrep_desk_now (r->d->desk));
  timeline = test_desk_timeline (r->d, r->incident);
  has (timeline, "Health check: Up (200)");
  has (timeline, "Health check: Down (503)");
  lines = g_strsplit (timeline, "Health check: ", -1);
  entries = g_strv_length (lines) - 1;
  g_assert_cmpuint (entries, ==, 2);
  resolved = sitrep_playbook_first_status (dossier->playbook, SITREP_PHASE_RESOLVED);
  MUST (r->d, set_status, r->incident, resolved->key, SITREP_NEVER, NULL);
  test_desk_advance (r->d, 5 * SITREP_MINUTE);
  MUST (r->d, set_meet, r->incident, "https://meet.shop.example/review");
  g_assert_false (sitrep_watcher_is_asking (watcher, r->incident));
  MUST (r->d, set_health, r->incident, "", FALSE);
}

/* --- the all-clear --- */

static SitrepMessage *
add_message (SitrepDossier *d, const char *place, SitrepStage stage, SitrepMessageState state, gint64 at)
{
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);

  message->audience = SITREP_AUDIENCE_PUBLIC;
  message->destination = g_strdup (place);
  message->place = g_strdup (place);
  message->stage = stage;
  message->state = state;
  message->written_at = at;
  g_ptr_array_add (d->messages, message);
  return message;
}

static void
assert_owed (const SitrepDossier *d, const char *places)
{
  g_auto (GStrv) owed = sitrep_all_clear_owed (d);
  g_autofree char *joined = g_strjoinv (", ", owed);

  g_assert_cmpstr (joined, ==, places);
}

static void
test_all_clear (void)
{
  g_autoptr (SitrepDossier) d = test_incident ("standard", NULL, "2025-10-30T12:00:00Z");
  SitrepMessage *message;

  assert_owed (d, "");
  message = add_message (d, "status.shop.example", SITREP_STAGE_OPEN, SITREP_MESSAGE_DRAFT, 1);
  assert_owed (d, "");
  message->state = SITREP_MESSAGE_SENT;
  assert_owed (d, "status.shop.example");
  add_message (d, "@shop", SITREP_STAGE_OPEN, SITREP_MESSAGE_BY_HAND, 1)->audience = SITREP_AUDIENCE_INTERNAL;
  assert_owed (d, "status.shop.example");
  /* One name each, however often they heard. */
  add_message (d, "status.shop.example", SITREP_STAGE_UPDATE, SITREP_MESSAGE_WAITING, 2);
  assert_owed (d, "status.shop.example");
  message = add_message (d, "status.shop.example", SITREP_STAGE_RESOLVE, SITREP_MESSAGE_DRAFT, 3);
  assert_owed (d, "");
  message->state = SITREP_MESSAGE_REFUSED;
  assert_owed (d, "status.shop.example");
  message->state = SITREP_MESSAGE_SENT;
  assert_owed (d, "");
  /* Reopened, and told so. */
  add_message (d, "status.shop.example", SITREP_STAGE_UPDATE, SITREP_MESSAGE_SENT, 4);
  assert_owed (d, "status.shop.example");
}

/* --- nothing new --- */

static char *
text_of (SitrepUpdate *update)
{
  const SitrepUpdateMessage *message = g_ptr_array_index (update->messages, 0);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_json (message->message->body, NULL);

  return sitrep_doc_to_plain (doc);
}

/* Sends the first message of an update, by hand. */
static void
send_first (Room *r, SitrepUpdate *update)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, ((SitrepUpdateMessage *) g_ptr_array_index (update->messages, 0))->message);
  MUST (r->d, send, r->incident, one, update->values);
}

/* The last values, our sentence before them, a new promise; and the clock runs anew. */
static void
test_no_progress (void)
{
  g_autoptr (Room) r = room_new (SITREP_KIND_REAL);
  g_autoptr (SitrepDossier) before = test_desk_dossier (r->d, r->incident), after = NULL, last = NULL;
  g_autoptr (SitrepUpdate) first = sitrep_update_new (r->d->desk, before, "update"), second = NULL;
  g_autofree char *was = NULL, *now = NULL, *undone = NULL;
  const char *key;
  gint64 due;

  g_assert_false (sitrep_update_has_last (first));
  g_assert_cmpuint (first->asks->len, >, 1);
  key = g_ptr_array_index (first->asks, 1);
  sitrep_update_set_value (first, key, "Restore the replica");
  sitrep_update_fill (first, sitrep_desk_now (r->d->desk));
  was = text_of (first);
  has (was, "Restore the replica");
  send_first (r, first);
  test_desk_advance (r->d, 15 * SITREP_MINUTE);
  after = test_desk_dossier (r->d, r->incident);
  due = sitrep_dossier_last_told (after, SITREP_AUDIENCE_INTERNAL);
  second = sitrep_update_new (r->d->desk, after, "update");
  g_assert_true (sitrep_update_has_last (second));
  sitrep_update_set_value (second, key, "half a thought");
  sitrep_update_no_progress (second, TRUE);
  sitrep_update_fill (second, sitrep_desk_now (r->d->desk));
  now = text_of (second);
  g_assert_true (g_str_has_prefix (now, "No change since the last update."));
  has (now, "Restore the replica");
  g_assert_null (strstr (now, "half a thought"));
  send_first (r, second);
  last = test_desk_dossier (r->d, r->incident);
  g_assert_cmpint (sitrep_dossier_last_told (last, SITREP_AUDIENCE_INTERNAL), ==, due + 15 * SITREP_MINUTE);
  sitrep_update_no_progress (second, FALSE);
  sitrep_update_fill (second, sitrep_desk_now (r->d->desk));
  undone = text_of (second);
  g_assert_null (strstr (undone, "No change"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk-outside/channel/name", test_name);
  g_test_add_func ("/desk-outside/channel/services", test_services);
  g_test_add_func ("/desk-outside/channel/meet-stays", test_meet_stays);
  g_test_add_func ("/desk-outside/channel/refused", test_refused);
  g_test_add_func ("/desk-outside/channel/drill", test_drill);
  g_test_add_func ("/desk-outside/channel/pin", test_pin);
  g_test_add_func ("/desk-outside/alerts/start", test_start);
  g_test_add_func ("/desk-outside/alerts/kept", test_kept);
  g_test_add_func ("/desk-outside/alerts/silence", test_silence);
  g_test_add_func ("/desk-outside/alerts/address", test_address);
  g_test_add_func ("/desk-outside/health/vigil", test_vigil);
  g_test_add_func ("/desk-outside/health/watcher", test_watcher);
  g_test_add_func ("/desk-outside/all-clear", test_all_clear);
  g_test_add_func ("/desk-outside/no-progress", test_no_progress);
  return g_test_run ();
}
