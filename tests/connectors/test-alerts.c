/* test-alerts.c - reading an Alertmanager's alerts, and silencing them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "alertmanager.h"
#include "base/sitrep-clock.h"
#include "base/sitrep-error.h"
#include "base/sitrep-time.h"
#include "comms/sitrep-alerts.h"
#include "common.h"

#include <string.h>

/* One server for all tests: each has labels of its own. */
static Alertmanager *server;
static SitrepTransport *transport;

static void
finish_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

#define WAIT(result)                                                                                                   \
  while ((result) == NULL)                                                                                             \
  g_main_context_iteration (NULL, TRUE)

/* --- the server's alerts --- */

static void
post_alerts (const char *json)
{
  g_autofree char *url = g_strconcat (alertmanager_base (server), "/api/v2/alerts", NULL);
  g_autoptr (SitrepRequest) request = sitrep_request_new_text ("POST", url, "application/json", json);
  g_autoptr (SitrepReply) reply = case_send (request);

  g_assert_nonnull (reply);
  g_assert_cmpuint (sitrep_reply_view (reply)->status, ==, 200);
}

static GPtrArray *
fetch (const char *base, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sitrep_alerts_fetch_async (transport, base, NULL, finish_cb, &result);
  WAIT (result);
  return sitrep_alerts_fetch_finish (transport, result, error);
}

/* Those of the one service that a test made up. */
static GPtrArray *
fetch_of (const char *service)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = fetch (alertmanager_base (server), &error);
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_alert_free);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len;)
    if (g_strcmp0 (g_hash_table_lookup (((SitrepAlert *) all->pdata[i])->labels, "service"), service) == 0)
      g_ptr_array_add (own, g_ptr_array_steal_index (all, i));
    else
      i++;
  return own;
}

static char *
silence (const SitrepSilence *asked, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sitrep_silence_async (transport, alertmanager_base (server), asked, NULL, finish_cb, &result);
  WAIT (result);
  return sitrep_silence_finish (transport, result, error);
}

static gboolean
end_silence (const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sitrep_silence_end_async (transport, alertmanager_base (server), id, NULL, finish_cb, &result);
  WAIT (result);
  return sitrep_silence_end_finish (transport, result, error);
}

static SitrepSilence
new_silence (GHashTable *labels)
{
  gint64 now = g_get_real_time ();

  return (SitrepSilence) { .labels = labels,
                           .from = now,
                           .until = now + G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC,
                           .created_by = "Ada Byron",
                           .comment = "INC-2026-0131: known, being worked on" };
}

static void
test_fetch (void)
{
  g_autoptr (GPtrArray) alerts = NULL;
  const SitrepAlert *alert;
  gint64 now = g_get_real_time ();

  post_alerts ("[{\"labels\":{\"alertname\":\"LoginErrors\",\"instance\":\"login-1:9090\",\"severity\":\"critical\","
               "\"service\":\"login\"},\"annotations\":{\"summary\":\"Logins fail\",\"description\":\"20 % fail.\"},"
               "\"generatorURL\":\"https://prometheus.shop.example/graph?g0=1\"}]");
  alerts = fetch_of ("login");
  g_assert_cmpuint (alerts->len, ==, 1);
  alert = alerts->pdata[0];
  g_assert_cmpstr (alert->name, ==, "LoginErrors");
  g_assert_cmpuint (strlen (alert->fingerprint), ==, 16);
  g_assert_cmpuint (g_hash_table_size (alert->labels), ==, 4);
  g_assert_cmpstr (g_hash_table_lookup (alert->labels, "instance"), ==, "login-1:9090");
  g_assert_cmpstr (g_hash_table_lookup (alert->annotations, "description"), ==, "20 % fail.");
  g_assert_cmpstr (alert->generator_url, ==, "https://prometheus.shop.example/graph?g0=1");
  g_assert_cmpint (alert->state, !=, SITREP_ALERT_SUPPRESSED);
  g_assert_cmpuint (g_strv_length (alert->silenced_by), ==, 0);
  g_assert_cmpint (ABS (alert->starts_at - now), <, 60 * G_USEC_PER_SEC);
}

static gboolean
is_silenced (const char *service, const char *id)
{
  g_autoptr (GPtrArray) alerts = fetch_of (service);
  const SitrepAlert *alert = alerts->len > 0 ? alerts->pdata[0] : NULL;

  g_assert_nonnull (alert);
  return alert->state == SITREP_ALERT_SUPPRESSED && g_strv_contains ((const char *const *) alert->silenced_by, id);
}

static void
test_silence (void)
{
  g_autoptr (GPtrArray) alerts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *longer = NULL;
  SitrepSilence asked;

  post_alerts ("[{\"labels\":{\"alertname\":\"QueueLong\",\"service\":\"orders \\\"1\\\" .*\"}}]");
  alerts = fetch_of ("orders \"1\" .*");
  asked = new_silence (((SitrepAlert *) alerts->pdata[0])->labels);
  id = silence (&asked, &error);
  g_assert_no_error (error);
  g_assert_true (is_silenced ("orders \"1\" .*", id));
  /* For longer. Alertmanager keeps the id where the silence begins in the second it knows, and takes another one
   * where not: what it answers holds from now on. */
  asked.id = id;
  asked.until += G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;
  longer = silence (&asked, &error);
  g_assert_no_error (error);
  g_assert_true (is_silenced ("orders \"1\" .*", longer));
  g_assert_true (end_silence (longer, &error));
  g_assert_no_error (error);
  g_assert_false (is_silenced ("orders \"1\" .*", longer));
  g_assert_false (is_silenced ("orders \"1\" .*", id));
}

/* One silence for several: what they have in common, and nobody else has. */
static void
test_silence_several (void)
{
  g_autoptr (GPtrArray) alerts = NULL, other = NULL;
  g_autoptr (GHashTable) common = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  SitrepSilence asked;

  post_alerts ("[{\"labels\":{\"alertname\":\"Slow\",\"instance\":\"web-1\",\"service\":\"web\"}},"
               "{\"labels\":{\"alertname\":\"Slow\",\"instance\":\"web-2\",\"service\":\"web\"}},"
               "{\"labels\":{\"alertname\":\"Slow\",\"instance\":\"web-1\",\"service\":\"search\"}}]");
  alerts = fetch_of ("web");
  g_assert_cmpuint (alerts->len, ==, 2);
  common = sitrep_alerts_common_labels (alerts);
  g_assert_cmpuint (g_hash_table_size (common), ==, 2);
  asked = new_silence (common);
  id = silence (&asked, &error);
  g_assert_no_error (error);
  g_assert_true (is_silenced ("web", id));
  g_assert_false (is_silenced ("search", id));
  other = fetch_of ("search");
  g_ptr_array_add (other, g_ptr_array_steal_index (alerts, 0));
  g_hash_table_remove_all (((SitrepAlert *) other->pdata[0])->labels);
  g_clear_pointer (&common, g_hash_table_unref);
  common = sitrep_alerts_common_labels (other);
  g_assert_cmpuint (g_hash_table_size (common), ==, 0);
}

/* What the server itself refuses comes with its words. */
static void
test_bad_matcher (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  SitrepSilence asked = new_silence (labels);

  g_hash_table_insert (labels, (gpointer) "service", (gpointer) "");
  g_assert_null (silence (&asked, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "must not match the empty string"));
  g_clear_error (&error);
  g_hash_table_insert (labels, (gpointer) "service", (gpointer) "login");
  asked.id = "0197b1a2-0000-7000-8000-000000000001";
  g_assert_null (silence (&asked, &error));
  g_assert_nonnull (strstr (error->message, "not found"));
}

static void
test_end_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (end_silence ("0197b1a2-0000-7000-8000-000000000001", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (end_silence ("no-uuid", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "must be of type uuid"));
}

static void
test_elsewhere (void)
{
  g_autofree char *page = g_strconcat (alertmanager_base (server), "/elsewhere", NULL);
  g_autofree char *copied = g_strconcat (alertmanager_base (server), "/#/alerts?silenced=false", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) alerts = fetch (copied, &error);

  g_assert_no_error (error);
  g_assert_null (fetch (page, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (fetch ("http://127.0.0.1:1", &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "could not be reached"));
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  sitrep_alerts_fetch_async (transport, alertmanager_base (server), cancellable, finish_cb, &result);
  WAIT (result);
  g_assert_null (sitrep_alerts_fetch_finish (transport, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- requests --- */

static void
test_requests (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  SitrepSilence asked = { .labels = labels,
                          .from = CASE_NOW,
                          .until = CASE_NOW + 60 * G_USEC_PER_SEC,
                          .created_by = "Ada\nByron",
                          .comment = " INC-1 " };
  g_autoptr (SitrepRequest) list = sitrep_alerts_request ("https://alerts.shop.example/am/", NULL);
  g_autoptr (SitrepRequest) add = NULL, end = NULL;
  g_autofree char *body = NULL;

  g_hash_table_insert (labels, (gpointer) "service", (gpointer) "lo\"gin");
  g_hash_table_insert (labels, (gpointer) "alertname", (gpointer) "Slow");
  add = sitrep_silence_request ("https://alerts.shop.example", &asked, NULL);
  end = sitrep_silence_end_request ("https://alerts.shop.example", "7daa3879-c19c", NULL);
  g_assert_cmpstr (list->method, ==, "GET");
  g_assert_cmpstr (list->url, ==, "https://alerts.shop.example/am/api/v2/alerts?inhibited=false");
  g_assert_cmpstr (add->url, ==, "https://alerts.shop.example/api/v2/silences");
  body = g_strndup (g_bytes_get_data (add->body, NULL), g_bytes_get_size (add->body));
  g_assert_cmpstr (body, ==,
                   "{\"matchers\":[{\"name\":\"alertname\",\"value\":\"Slow\",\"isRegex\":false,\"isEqual\":true},"
                   "{\"name\":\"service\",\"value\":\"lo\\\"gin\",\"isRegex\":false,\"isEqual\":true}],"
                   "\"startsAt\":\"2026-01-31T04:13:00Z\",\"endsAt\":\"2026-01-31T04:14:00Z\","
                   "\"createdBy\":\"Ada Byron\",\"comment\":\"INC-1\"}");
  g_assert_cmpstr (end->method, ==, "DELETE");
  g_assert_cmpstr (end->url, ==, "https://alerts.shop.example/api/v2/silence/7daa3879-c19c");
}

static void
test_check (void)
{
  static const char *const bad[] = { "",
                                     "alerts.shop.example",
                                     "http://alerts.shop.example",
                                     "https://user:pw@alerts.shop.example",
                                     "https://alerts.shop.example/api/v2/alerts",
                                     "https://alerts.shop.example/?filter=x" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sitrep_alerts_request (bad[i], &error));
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
    }
}

static void
test_check_silence (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  const char *base = "https://alerts.shop.example";
  SitrepSilence none = new_silence (labels), backwards, nobody, silent, odd;

  g_assert_null (sitrep_silence_request (base, &none, NULL));
  g_hash_table_insert (labels, (gpointer) "service", (gpointer) "login");
  backwards = nobody = silent = odd = new_silence (labels);
  backwards.until = backwards.from;
  nobody.created_by = " ";
  silent.comment = NULL;
  odd.id = "../alerts";
  g_assert_null (sitrep_silence_request (base, &backwards, NULL));
  g_assert_null (sitrep_silence_request (base, &nobody, NULL));
  g_assert_null (sitrep_silence_request (base, &silent, NULL));
  g_assert_null (sitrep_silence_request (base, &odd, NULL));
  g_assert_null (sitrep_silence_end_request (base, "../alerts", NULL));
  g_assert_null (sitrep_silence_end_request (base, "", NULL));
}

/* --- answers that are odd --- */

static GPtrArray *
read_as (guint status, const char *type, const char *body, GError **error)
{
  const SitrepAnswerView answer = { .status = status, .content_type = type, .body = body };

  return sitrep_alerts_read (&answer, error);
}

static void
assert_unread (guint status, const char *type, const char *body, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_as (status, type, body, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FAILED);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
  g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 300);
}

static void
test_odd_answers (void)
{
  g_autofree char *junk = g_strnfill (1024 * 1024, 'j');
  g_autofree char *deep = g_strnfill (500000, '[');
  g_autofree char *words = g_strdup_printf ("\"%s\"", junk);

  assert_unread (400, "application/json", "\"bad matcher\\n\"", "refuses this: bad matcher");
  assert_unread (422, "application/json", "{\"code\":612,\"message\":\"too few\"}", "too few");
  assert_unread (400, "application/json", words, "jjj");
  assert_unread (401, "text/html", "<h1>Log in</h1>", "login");
  assert_unread (302, NULL, "", "no Alertmanager");
  assert_unread (200, "text/html", "<h1>Log in</h1>", "no Alertmanager");
  assert_unread (200, "application/json", junk, "no Alertmanager");
  assert_unread (200, "application/json", deep, "no Alertmanager");
  assert_unread (200, "application/json", "{}", "no Alertmanager");
  assert_unread (200, "application/json", "null", "no Alertmanager");
  assert_unread (200, "application/json", "\"x\"", "no Alertmanager");
  assert_unread (503, "text/plain", "x", "problem of its own");
  assert_unread (404, "text/html", "<h1>x</h1>", "no Alertmanager");
  assert_unread (0, NULL, NULL, "no Alertmanager");
}

static void
test_odd_silences (void)
{
  static const char *const bodies[]
    = { "{}", "[]", "\"x\"", "{\"silenceID\":7}", "{\"silenceID\":\"../x\"}", "{\"silenceID\":\"\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      const SitrepAnswerView answer = { .status = 200, .content_type = "application/json", .body = bodies[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (sitrep_silence_read (&answer, &error));
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FAILED);
    }
}

/* Versions before 0.26 say it so. */
static void
test_old_end (void)
{
  const SitrepAnswerView gone = { .status = 500, .content_type = "application/json", .body = "\"silence not found\"" };
  const SitrepAnswerView broken = { .status = 500, .content_type = "application/json", .body = "\"disk full\"" };
  g_autoptr (GError) first = NULL, second = NULL;

  g_assert_false (sitrep_silence_end_read (&gone, &first));
  g_assert_error (first, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
  g_assert_false (sitrep_silence_end_read (&broken, &second));
  g_assert_error (second, SITREP_ERROR, SITREP_ERROR_FAILED);
}

/* Whatever is missing or of another kind, the rest is read. */
static void
test_odd_alerts (void)
{
  g_autoptr (GPtrArray) alerts = read_as (
    200, "application/json",
    "[null, 7, [], {}, {\"fingerprint\":7}, {\"fingerprint\":\"../x\"}, {\"fingerprint\":\"a1\"},"
    "{\"fingerprint\":\"b2\",\"labels\":7,\"annotations\":[],\"status\":\"x\",\"startsAt\":\"soon\","
    "\"generatorURL\":\"javascript:alert(1)\"},"
    "{\"fingerprint\":\"c3\",\"labels\":{\"alertname\":7,\"service\":\"\\u202elogin\\n\"},"
    "\"annotations\":{\"summary\":\"a\\u202eb\\u0007\\nc\",\"x\":null},\"startsAt\":\"2026-01-31T04:13:00.5+01:00\","
    "\"status\":{\"state\":\"suppressed\",\"silencedBy\":[1,\"../x\",\"d4\",null]}}]",
    NULL);
  const SitrepAlert *bare, *odd, *last;
  g_autofree char *title = NULL;

  g_assert_cmpuint (alerts->len, ==, 3);
  bare = alerts->pdata[0];
  odd = alerts->pdata[1];
  last = alerts->pdata[2];
  g_assert_cmpuint (g_hash_table_size (bare->labels) + g_hash_table_size (odd->labels), ==, 0);
  g_assert_cmpint (odd->starts_at, ==, SITREP_NEVER);
  g_assert_null (odd->generator_url);
  g_assert_null (last->name);
  g_assert_cmpstr (g_hash_table_lookup (last->labels, "service"), ==, "\u202elogin\n");
  g_assert_cmpstr (g_hash_table_lookup (last->annotations, "summary"), ==, "ab\nc");
  title = sitrep_alert_title (last);
  g_assert_cmpstr (title, ==, "ab c");
  g_assert_cmpint (last->starts_at, ==, sitrep_time_from_iso ("2026-01-31T03:13:00.5Z"));
  g_assert_cmpuint (g_strv_length (last->silenced_by), ==, 1);
  g_assert_cmpstr (last->silenced_by[0], ==, "d4");
}

static void
test_many (void)
{
  g_autoptr (GString) body = g_string_new ("[{\"fingerprint\":\"a\"}");
  g_autoptr (GPtrArray) alerts = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append (body, ",{\"fingerprint\":\"b\"}");
  g_string_append_c (body, ']');
  alerts = read_as (200, "application/json", body->str, NULL);
  g_assert_cmpuint (alerts->len, ==, 2000);
}

/* --- what an incident could begin with --- */

static SitrepAlert *
new_alert (const char *labels, const char *annotations)
{
  g_autofree char *body
    = g_strdup_printf ("[{\"fingerprint\":\"a1\",\"labels\":{%s},\"annotations\":{%s}}]", labels, annotations);
  g_autoptr (GPtrArray) alerts = read_as (200, "application/json", body, NULL);

  return g_ptr_array_steal_index (alerts, 0);
}

static void
assert_title (const char *labels, const char *annotations, const char *expected)
{
  g_autoptr (SitrepAlert) alert = new_alert (labels, annotations);
  g_autofree char *title = sitrep_alert_title (alert);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_titles (void)
{
  g_autofree char *wide = g_strnfill (5000, 'x');
  g_autofree char *annotation = g_strdup_printf ("\"summary\":\"%s\"", wide);
  g_autoptr (SitrepAlert) alert = new_alert ("", annotation);
  g_autofree char *title = sitrep_alert_title (alert);

  assert_title ("\"alertname\":\"Slow\"", "\"summary\":\"Logins fail\"", "Logins fail");
  assert_title ("\"alertname\":\"Slow\",\"instance\":\"web-1\"", "\"summary\":\" \"", "Slow (web-1)");
  assert_title ("\"alertname\":\"Slow\"", "", "Slow");
  assert_title ("", "", "a1");
  g_assert_cmpint (g_utf8_strlen (title, -1), ==, 500);
}

static void
test_impacts (void)
{
  g_autoptr (SitrepAlert) both = new_alert ("", "\"description\":\"20 % fail.\",\"impact\":\"Nobody can buy.\"");
  g_autoptr (SitrepAlert) one = new_alert ("", "\"description\":\"20 % fail.\"");
  g_autoptr (SitrepAlert) none = new_alert ("", "\"summary\":\"Logins fail\"");
  g_autofree char *first = sitrep_alert_impact (both);
  g_autofree char *second = sitrep_alert_impact (one);

  g_assert_cmpstr (first, ==, "Nobody can buy.");
  g_assert_cmpstr (second, ==, "20 % fail.");
  g_assert_null (sitrep_alert_impact (none));
}

static void
test_severities (void)
{
  static const struct
  {
    const char *label;
    int severity;
  } cases[] = { { "\"severity\":\"critical\"", SITREP_SEVERITY_CRITICAL },
                { "\"severity\":\"Page\"", SITREP_SEVERITY_CRITICAL },
                { "\"severity\":\"error\"", SITREP_SEVERITY_MAJOR },
                { "\"severity\":\"WARNING\"", SITREP_SEVERITY_MINOR },
                { "\"severity\":\"info\"", SITREP_SEVERITY_LOW },
                { "\"severity\":\"purple\"", -1 },
                { "\"level\":\"critical\"", -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SitrepAlert) alert = new_alert (cases[i].label, "");
      SitrepSeverity severity = SITREP_SEVERITY_LOW;
      gboolean known = sitrep_alert_severity (alert, &severity);

      g_assert_cmpint (known ? (int) severity : -1, ==, cases[i].severity);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  server = alertmanager_new ();
  if (server == NULL)
    return 77;
  transport = sitrep_transport_new (10);
  g_test_add_func ("/alerts/fetch", test_fetch);
  g_test_add_func ("/alerts/silence", test_silence);
  g_test_add_func ("/alerts/silence-several", test_silence_several);
  g_test_add_func ("/alerts/bad-matcher", test_bad_matcher);
  g_test_add_func ("/alerts/end-unknown", test_end_unknown);
  g_test_add_func ("/alerts/elsewhere", test_elsewhere);
  g_test_add_func ("/alerts/cancel", test_cancel);
  g_test_add_func ("/alerts/requests", test_requests);
  g_test_add_func ("/alerts/check", test_check);
  g_test_add_func ("/alerts/check-silence", test_check_silence);
  g_test_add_func ("/alerts/odd-answers", test_odd_answers);
  g_test_add_func ("/alerts/odd-silences", test_odd_silences);
  g_test_add_func ("/alerts/old-end", test_old_end);
  g_test_add_func ("/alerts/odd-alerts", test_odd_alerts);
  g_test_add_func ("/alerts/many", test_many);
  g_test_add_func ("/alerts/titles", test_titles);
  g_test_add_func ("/alerts/impacts", test_impacts);
  g_test_add_func ("/alerts/severities", test_severities);
  result = g_test_run ();
  g_clear_object (&transport);
  alertmanager_free (server);
  return result;
}
