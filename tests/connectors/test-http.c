/* test-http.c - requests over real connections, to services that are strict and to a network that is not kind
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-http.h"
#include "common.h"
#include "fake-services.h"

#include <string.h>

/* Long enough for a loaded machine, short enough for the tests that wait for it. */
#define TIMEOUT 2

typedef struct
{
  FakeServices *services;
  SitrepHttp *http;
  Case *c;
  char *secret;
  char *settings;
} Fixture;

static void
set_up (Fixture *self, gconstpointer service)
{
  self->services = fake_services_new (NULL);
  self->http = sitrep_http_new (TIMEOUT);
  if (g_str_equal (service, "discord"))
    self->secret = fake_services_url (self->services, "/api/webhooks/123/token");
  else if (g_str_equal (service, "slack"))
    self->secret = fake_services_url (self->services, "/services/T1/B1/token");
  else
    {
      g_autofree char *base = fake_services_url (self->services, "");

      self->secret = g_strdup ("api-key-1");
      self->settings = g_strdup_printf ("{\"page\":\"page1\",\"base\":\"%s\"}", base);
    }
  self->c = case_new (service, self->secret, self->settings, "# SEV0\n\n**Impact:** all");
}

static void
tear_down (Fixture *self, gconstpointer service)
{
  g_clear_object (&self->http);
  case_free (self->c);
  fake_services_free (self->services);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_free (self->secret);
  g_free (self->settings);
}

static void
finish_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static SitrepOutcome *
send_request (Fixture *self, const SitrepRequest *request, GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepReply) answer = NULL;

  sitrep_http_send_async (self->http, request, cancellable, finish_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = sitrep_http_send_finish (self->http, result, &error);
  if (answer == NULL)
    return sitrep_outcome_from_error (error);
  return self->c->connector->outcome (&self->c->delivery, sitrep_reply_view (answer));
}

static SitrepOutcome *
deliver (Fixture *self)
{
  g_autoptr (SitrepRequest) request = case_request (self->c);

  return send_request (self, request, NULL);
}

static void
assert_deliver (Fixture *self, SitrepOutcomeKind kind)
{
  g_autoptr (SitrepOutcome) outcome = deliver (self);

  if (outcome->kind != kind)
    g_error ("kind %d: %s", outcome->kind, outcome->words);
}

/* Plays one fault, in every service's path. */
static void
play (Fixture *self, const char *answer)
{
  g_autofree char *control = g_strdup_printf ("{\"path\":\"/\",\"answers\":[%s]}", answer);

  g_assert_true (fake_services_play (self->services, control));
}

static void
test_accepted (Fixture *self, gconstpointer service)
{
  g_autoptr (SitrepOutcome) outcome = deliver (self);

  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (fake_services_count (self->services), ==, 1);
  g_assert_nonnull (strstr (fake_services_get (self->services, 0), "SEV0"));
  g_assert_true ((outcome->ids != NULL) == !g_str_equal (service, "slack"));
}

/* The corpus passes the strict services whole. */
static void
test_hostile (Fixture *self, gconstpointer service)
{
  guint n = 0;

  for (; hostile[n] != NULL; n++)
    {
      case_set_text (self->c, hostile[n]);
      sitrep_take_text (&self->c->message->title, hostile[n]);
      assert_deliver (self, SITREP_OUTCOME_DONE);
    }
  g_assert_cmpuint (fake_services_count (self->services), ==, n);
}

static void
test_large (Fixture *self, gconstpointer service)
{
  g_autofree char *text = g_strnfill (100000, '*');

  case_set_text (self->c, text);
  assert_deliver (self, SITREP_OUTCOME_DONE);
}

static void
test_statuses (Fixture *self, gconstpointer service)
{
  g_autoptr (SitrepOutcome) slow = NULL;

  play (
    self,
    "{\"status\":400,\"body\":\"{\\\"message\\\":\\\"no\\\"}\"},{\"status\":401},{\"status\":403},{\"status\":500}");
  assert_deliver (self, SITREP_OUTCOME_REJECTED);
  assert_deliver (self, SITREP_OUTCOME_STOP);
  assert_deliver (self, SITREP_OUTCOME_STOP);
  assert_deliver (self, SITREP_OUTCOME_RETRY);
  play (self, "{\"status\":429,\"headers\":{\"Retry-After\":\"17\"}}");
  slow = deliver (self);
  g_assert_cmpint (slow->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpfloat (slow->after, ==, 17);
  g_assert_cmpuint (fake_services_count (self->services), ==, 0);
  assert_deliver (self, SITREP_OUTCOME_DONE);
}

static void
test_redirect (Fixture *self, gconstpointer service)
{
  play (self, "{\"fault\":\"redirect\"}");
  assert_deliver (self, SITREP_OUTCOME_STOP);
  g_assert_cmpuint (fake_services_seen (self->services), ==, 1);
}

static void
test_drops (Fixture *self, gconstpointer service)
{
  play (self, "{\"fault\":\"drop\"},{\"fault\":\"drop-after\"},{\"fault\":\"drop-middle\"}");
  assert_deliver (self, SITREP_OUTCOME_UNKNOWN);
  assert_deliver (self, SITREP_OUTCOME_UNKNOWN);
  assert_deliver (self, SITREP_OUTCOME_UNKNOWN);
  /* Nothing was sent twice on the way. */
  g_assert_cmpuint (fake_services_seen (self->services), ==, 3);
  g_assert_cmpuint (fake_services_count (self->services), ==, 2);
}

static void
test_hang (Fixture *self, gconstpointer service)
{
  gint64 start = g_get_monotonic_time ();

  play (self, "{\"fault\":\"hang-after\"}");
  assert_deliver (self, SITREP_OUTCOME_UNKNOWN);
  g_assert_cmpint (g_get_monotonic_time () - start, <, (TIMEOUT + 8) * G_USEC_PER_SEC);
}

static void
test_junk (Fixture *self, gconstpointer service)
{
  g_autofree char *wide = g_strnfill (100000, 'j');
  g_autofree char *other = g_strdup_printf ("{\"status\":400,\"type\":\"text/plain\",\"body\":\"%s\"}", wide);

  play (self, "{\"fault\":\"junk\"}");
  assert_deliver (self, SITREP_OUTCOME_UNKNOWN);
  play (self, other);
  assert_deliver (self, SITREP_OUTCOME_REJECTED);
}

static void
test_wrong_type (Fixture *self, gconstpointer service)
{
  play (self, "{\"fault\":\"wrong-type\"}");
  /* Slack answers a bare word whatever the type. */
  assert_deliver (self, g_str_equal (service, "slack") ? SITREP_OUTCOME_DONE : SITREP_OUTCOME_UNKNOWN);
}

static void
test_refused_connection (Fixture *self, gconstpointer service)
{
  g_autoptr (SitrepRequest) request = case_request (self->c);
  g_autoptr (FakeServices) other = fake_services_new (NULL);
  g_autofree char *url = fake_services_url (other, "/api/v10/webhooks/1/t");
  g_autoptr (SitrepOutcome) outcome = NULL;

  g_clear_pointer (&other, fake_services_free);
  g_set_str (&request->url, url);
  outcome = send_request (self, request, NULL);
  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_RETRY);
}

static void
test_unknown_host (Fixture *self, gconstpointer service)
{
  g_autoptr (SitrepRequest) request = case_request (self->c);
  g_autoptr (SitrepOutcome) outcome = NULL;

  g_set_str (&request->url, "https://host.invalid/x");
  outcome = send_request (self, request, NULL);
  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_RETRY);
}

/* A certificate that nobody vouches for, and its key: made for this test. */
static const char certificate_pem[] = "-----BEGIN CERTIFICATE-----\n"
                                      "MIIBkDCCATagAwIBAgIUXrfORS3afynGRv4FOsc974qzGCgwCgYIKoZIzj0EAwIw\n"
                                      "FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMTAxMjgzNVoYDzIxMjYxMDI4\n"
                                      "MDEyODM1WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO\n"
                                      "PQMBBwNCAASmpRQdRhdSEt9B2/igKq5MkrrKtcuVcRdbqVab5BWeyeFoz+0Tnkm1\n"
                                      "46pA43s7T1KZwdMJUsXpcDKlu435u9FBo2QwYjAdBgNVHQ4EFgQUIoW61Psde/YZ\n"
                                      "dcWWzN73UrfH69UwHwYDVR0jBBgwFoAUIoW61Psde/YZdcWWzN73UrfH69UwDwYD\n"
                                      "VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC\n"
                                      "IGZRa2vhWd4YKfx1aPXs+GU59uk946IGpShmhxpzKlGXAiEAln7Crqg1pHbkOOBO\n"
                                      "wdXBJsl55j6+koDGzkHD5f+PDno=\n"
                                      "-----END CERTIFICATE-----\n"
                                      "-----BEGIN PRIVATE KEY-----\n"
                                      "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgu7Fu1icpBpN0IJht\n"
                                      "NXCQSEnTvbjhCzgMyBysO2NPyf6hRANCAASmpRQdRhdSEt9B2/igKq5MkrrKtcuV\n"
                                      "cRdbqVab5BWeyeFoz+0Tnkm146pA43s7T1KZwdMJUsXpcDKlu435u9FB\n"
                                      "-----END PRIVATE KEY-----\n";

static gboolean
greet_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer pem)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GTlsCertificate) certificate = pem != NULL ? g_tls_certificate_new_from_pem (pem, -1, NULL) : NULL;
  g_autoptr (GIOStream) tls
    = certificate != NULL ? g_tls_server_connection_new (G_IO_STREAM (connection), certificate, NULL) : NULL;

  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char greeting[4096];

  if (tls != NULL)
    g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, NULL);
  else if (g_input_stream_read (in, greeting, sizeof greeting, NULL, NULL) > 0)
    g_output_stream_write_all (out, "HTTP/1.1 400 Bad\r\n\r\n", 20, NULL, NULL, NULL);
  /* Closing before the other side does would reset the connection, which is another fault. */
  while (g_input_stream_read (in, greeting, sizeof greeting, NULL, NULL) > 0)
    continue;
  return FALSE;
}

/* Whoever cannot prove to be the service gets nothing, and sending stops. */
static void
assert_not_trusted (Fixture *self, const char *pem)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (2);
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autoptr (SitrepRequest) request = case_request (self->c);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/x", port);
  g_autoptr (SitrepHttp) patient = sitrep_http_new (30);
  g_autoptr (SitrepOutcome) outcome = NULL;

  g_signal_connect (service, "run", G_CALLBACK (greet_cb), (gpointer) pem);
  g_set_str (&request->url, url);
  /* A handshake on a busy machine may take longer than a server that hangs is given here. */
  g_set_object (&self->http, patient);
  outcome = send_request (self, request, NULL);
  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_STOP);
  g_socket_service_stop (service);
}

static void
test_no_tls (Fixture *self, gconstpointer service)
{
  assert_not_trusted (self, NULL);
}

static void
test_bad_certificate (Fixture *self, gconstpointer service)
{
  assert_not_trusted (self, certificate_pem);
}

static void
test_bad_address (Fixture *self, gconstpointer service)
{
  g_autoptr (SitrepRequest) request = case_request (self->c);
  g_autoptr (SitrepOutcome) outcome = NULL;

  g_set_str (&request->url, "http://example.invalid/in-the-open");
  outcome = send_request (self, request, NULL);
  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_STOP);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture *self, gconstpointer service)
{
  g_autoptr (SitrepRequest) request = case_request (self->c);
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) during = g_cancellable_new ();
  g_autoptr (SitrepOutcome) first = NULL;
  g_autoptr (SitrepOutcome) second = NULL;

  g_cancellable_cancel (before);
  first = send_request (self, request, before);
  g_assert_cmpint (first->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpuint (fake_services_seen (self->services), ==, 0);
  play (self, "{\"fault\":\"hang\"}");
  g_timeout_add (200, cancel_cb, during);
  second = send_request (self, request, during);
  g_assert_cmpint (second->kind, ==, SITREP_OUTCOME_UNKNOWN);
}

/* An incident on a page: made once, updated by its id, and not found when it was never made. */
static void
test_page (Fixture *self, gconstpointer service)
{
  g_autoptr (SitrepOutcome) created = deliver (self);

  self->c->delivery.first_ids = created->ids;
  self->c->message->stage = SITREP_STAGE_RESOLVE;
  assert_deliver (self, SITREP_OUTCOME_DONE);
  g_assert_nonnull (strstr (fake_services_get (self->services, 1), "resolved"));
  self->c->delivery.first_ids = "{\"incident\":\"never-made\"}";
  assert_deliver (self, SITREP_OUTCOME_REJECTED);
  self->c->delivery.first_ids = NULL;
  self->c->delivery.secret = "denied";
  assert_deliver (self, SITREP_OUTCOME_STOP);
}

/* The fake itself must refuse what the services refuse, or the tests above prove nothing. */
static void
test_fake_is_strict (Fixture *self, gconstpointer service)
{
  static const char *const bad[][2] = {
    { "/api/v10/webhooks/1/t?wait=true", "{\"content\":\"x\"}" },
    { "/api/v10/webhooks/1/t", "{\"content\":\"x\",\"allowed_mentions\":{\"parse\":[]}}" },
    { "/api/v10/webhooks/1/t?wait=true", "{\"content\":\"\",\"allowed_mentions\":{\"parse\":[]}}" },
    { "/api/v10/webhooks/1/t?wait=true", "{\"content\":\"x\",\"allowed_mentions\":{\"parse\":[\"everyone\"]}}" },
    { "/api/webhooks/1/t?wait=true", "{\"content\":\"x\",\"allowed_mentions\":{\"parse\":[]}}" },
    { "/services/T/B/x", "{\"text\":\"x\",\"link_names\":1}" },
    { "/services/T/B/x", "{\"text\":\"\"}" },
    { "/services/T/B/x", "not json" },
    { "/services/T/B/gone", "{\"text\":\"x\"}" },
    { "/v1/pages/p/incidents", "{\"incident\":{\"name\":\"x\",\"status\":\"resolved\",\"body\":\"x\"}}" },
    { "/elsewhere", "{}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *url = fake_services_url (self->services, bad[i][0]);
      g_autoptr (SitrepRequest) request = sitrep_request_new_json ("POST", url, NULL);
      g_autoptr (SitrepOutcome) outcome = NULL;

      request->content_type = g_strdup ("application/json");
      request->body = g_bytes_new_static (bad[i][1], strlen (bad[i][1]));
      outcome = send_request (self, request, NULL);
      g_assert_cmpint (outcome->kind, !=, SITREP_OUTCOME_DONE);
    }
  g_assert_cmpuint (fake_services_count (self->services), ==, 0);
}

static void
add (const char *service, const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/http/%s/%s", service, name);

  g_test_add (path, Fixture, service, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  static const char *const services[] = { "discord", "slack", "statuspage" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      add (services[i], "accepted", test_accepted);
      add (services[i], "hostile", test_hostile);
      add (services[i], "large", test_large);
      add (services[i], "statuses", test_statuses);
      add (services[i], "redirect", test_redirect);
      add (services[i], "drops", test_drops);
      add (services[i], "hang", test_hang);
      add (services[i], "junk", test_junk);
      add (services[i], "wrong-type", test_wrong_type);
    }
  add ("discord", "refused-connection", test_refused_connection);
  add ("discord", "unknown-host", test_unknown_host);
  add ("discord", "no-tls", test_no_tls);
  add ("discord", "bad-certificate", test_bad_certificate);
  add ("discord", "bad-address", test_bad_address);
  add ("discord", "cancel", test_cancel);
  add ("statuspage", "page", test_page);
  add ("slack", "fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
