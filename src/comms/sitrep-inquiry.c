/* sitrep-inquiry.c - one thing asked of a service while a person waits for the answer
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-inquiry.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What leaves the machine is not in the window's language. */
#define TEST_TITLE "Test from Sitrep"
#define TEST_TEXT "This is a test message from Sitrep. Nobody needs to do anything."
#define TEST_END "The test is over."

typedef struct
{
  SitrepInquiryKind kind;
  const SitrepConnector *connector;
  SitrepDestination *destination;
  char *secret;
  SitrepServiceDeed deed;
  char *text;
  char *ids;
  gint64 now;
  guint step;
  SitrepMessage *message; /* of a test */
  SitrepDoc *doc;
} Calling;

static void
calling_free (Calling *self)
{
  sitrep_record_unref (self->destination);
  g_clear_pointer (&self->message, sitrep_record_unref);
  g_clear_pointer (&self->doc, sitrep_doc_free);
  g_free (self->secret);
  g_free (self->text);
  g_free (self->ids);
  g_free (self);
}

void
sitrep_findings_free (SitrepFindings *self)
{
  if (self == NULL)
    return;
  sitrep_outcome_free (self->outcome);
  g_clear_pointer (&self->components, g_ptr_array_unref);
  g_free (self);
}

/* --- requests --- */

static SitrepDelivery
delivery_of (Calling *self)
{
  return (SitrepDelivery) { .destination = self->destination,
                            .secret = self->secret,
                            .message = self->message,
                            .doc = self->doc,
                            .first_ids = self->ids,
                            .now = self->now,
                            .step = self->step };
}

static SitrepServiceOrder
order_of (Calling *self)
{
  return (SitrepServiceOrder) { self->destination, self->secret, self->deed, self->text, self->ids };
}

static void
set_test (Calling *self, SitrepStage stage, const char *text)
{
  g_autofree char *incident = self->message != NULL ? g_strdup (self->message->incident) : sitrep_uuid_new (self->now);

  g_clear_pointer (&self->message, sitrep_record_unref);
  g_clear_pointer (&self->doc, sitrep_doc_free);
  self->message = sitrep_record_new (&sitrep_message_type);
  self->message->base.id = sitrep_uuid_new (self->now);
  self->message->incident = g_steal_pointer (&incident);
  self->message->title = g_strdup (TEST_TITLE);
  self->message->moment = g_strdup (stage == SITREP_STAGE_RESOLVE ? "resolved" : "declared");
  self->message->page_status = g_strdup (stage == SITREP_STAGE_RESOLVE ? "resolved" : "investigating");
  self->message->audience = self->destination->audience;
  self->message->stage = stage;
  self->message->severity = SITREP_SEVERITY_LOW;
  self->step = 0;
  self->doc = sitrep_doc_from_markdown (text);
}

static SitrepRequest *
new_request (Calling *self, GError **error)
{
  SitrepDelivery delivery = delivery_of (self);
  SitrepServiceOrder order = order_of (self);

  switch (self->kind)
    {
    case SITREP_INQUIRY_PROBE:
      return self->connector->probe (self->destination, self->secret, error);
    case SITREP_INQUIRY_LIST:
      return self->connector->list (self->destination, self->secret, error);
    case SITREP_INQUIRY_ORDER:
      return self->connector->order (&order, error);
    case SITREP_INQUIRY_TEST:
    default:
      return self->connector->request (&delivery, error);
    }
}

static gboolean
knows (const SitrepConnector *connector, SitrepInquiryKind kind, SitrepServiceDeed deed)
{
  switch (kind)
    {
    case SITREP_INQUIRY_PROBE:
      return connector->probe != NULL;
    case SITREP_INQUIRY_LIST:
      return connector->list != NULL;
    case SITREP_INQUIRY_ORDER:
      return connector->order != NULL && (connector->orders & 1u << deed) != 0;
    case SITREP_INQUIRY_TEST:
    default:
      return connector->request != NULL;
    }
}

/* --- answers --- */

static SitrepFindings *
new_result (SitrepOutcome *outcome)
{
  SitrepFindings *self = g_new0 (SitrepFindings, 1);

  self->outcome = outcome;
  return self;
}

static SitrepFindings *
read_list (Calling *self, const SitrepAnswerView *answer)
{
  SitrepFindings *result = new_result (sitrep_outcome_from_http (answer));

  if (result->outcome->kind != SITREP_OUTCOME_DONE)
    return result;
  result->components = self->connector->listed (answer);
  if (result->components == NULL)
    {
      sitrep_outcome_free (result->outcome);
      result->outcome = sitrep_outcome_new (SITREP_OUTCOME_REJECTED, _ ("The answer was not a list of components."),
                                            _ ("Look whether the address is the service's own."));
    }
  return result;
}

static SitrepFindings *
read_answer (Calling *self, const SitrepAnswerView *answer)
{
  SitrepDelivery delivery = delivery_of (self);
  SitrepServiceOrder order = order_of (self);

  switch (self->kind)
    {
    case SITREP_INQUIRY_LIST:
      return read_list (self, answer);
    case SITREP_INQUIRY_PROBE:
      return new_result (self->connector->probed != NULL
                           ? self->connector->probed (self->destination, self->secret, answer)
                           : sitrep_outcome_from_http (answer));
    case SITREP_INQUIRY_ORDER:
      return new_result (self->connector->ordered (&order, answer));
    case SITREP_INQUIRY_TEST:
    default:
      return new_result (self->connector->outcome (&delivery, answer));
    }
}

/* --- on its way --- */

static void send (GTask *task);
static void answered_cb (GObject *transport, GAsyncResult *async, gpointer data);

/* Where a test needs another request: sends it. */
static gboolean
goes_on (GTask *task, const SitrepAnswerView *answer)
{
  Calling *self = g_task_get_task_data (task);
  SitrepDelivery delivery = delivery_of (self);
  gboolean may = self->kind == SITREP_INQUIRY_TEST && self->connector->next != NULL;
  g_autoptr (SitrepRequest) request = may ? self->connector->next (&delivery, answer) : NULL;

  if (request == NULL)
    return FALSE;
  self->step++;
  sitrep_transport_send_async (g_task_get_source_object (task), request, g_task_get_cancellable (task), answered_cb,
                               task);
  return TRUE;
}

/* A page with an incident on it, or a pager that rings: the test does not leave that behind. */
static gboolean
has_to_end (Calling *self, const SitrepFindings *result)
{
  static const char *const lasting[] = { "status-page", "paging", NULL };

  return self->kind == SITREP_INQUIRY_TEST && result->outcome->kind == SITREP_OUTCOME_DONE
         && self->message->stage == SITREP_STAGE_OPEN && g_strv_contains (lasting, self->connector->kind);
}

static void
take_result (GTask *task, SitrepFindings *result)
{
  Calling *self = g_task_get_task_data (task);

  if (!has_to_end (self, result))
    {
      g_task_return_pointer (task, result, (GDestroyNotify) sitrep_findings_free);
      g_object_unref (task);
      return;
    }
  g_set_str (&self->ids, result->outcome->ids);
  sitrep_findings_free (result);
  set_test (self, SITREP_STAGE_RESOLVE, TEST_END);
  send (task);
}

static void
answered_cb (GObject *transport, GAsyncResult *async, gpointer data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepReply) reply = sitrep_transport_send_finish (SITREP_TRANSPORT (transport), async, &error);

  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else if (reply == NULL)
    take_result (task, new_result (sitrep_outcome_from_error (error)));
  else if (!goes_on (task, sitrep_reply_view (reply)))
    take_result (task, read_answer (g_task_get_task_data (task), sitrep_reply_view (reply)));
}

static void
send (GTask *task)
{
  GError *error = NULL;
  g_autoptr (SitrepRequest) request = new_request (g_task_get_task_data (task), &error);

  if (request != NULL)
    {
      sitrep_transport_send_async (g_task_get_source_object (task), request, g_task_get_cancellable (task), answered_cb,
                                   task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * sitrep_inquiry_async:
 * @inquiry: copied
 *
 * Asks the service once; nothing is queued or tried again. The thread that made @transport calls this.
 */
void
sitrep_inquiry_async (SitrepTransport *transport,
                      const SitrepInquiry *inquiry,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  GTask *task = g_task_new (transport, cancellable, callback, data);
  Calling *self = g_new0 (Calling, 1);

  self->kind = inquiry->kind;
  self->connector = sitrep_connector_find (inquiry->destination->service);
  self->destination = sitrep_record_ref (inquiry->destination);
  self->secret = g_strdup (inquiry->secret);
  self->deed = inquiry->deed;
  self->text = g_strdup (inquiry->text);
  self->ids = g_strdup (inquiry->ids);
  self->now = inquiry->now;
  g_task_set_task_data (task, self, (GDestroyNotify) calling_free);
  if (self->connector == NULL || !knows (self->connector, self->kind, self->deed))
    {
      g_task_return_new_error_literal (task, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The service cannot do this."));
      g_object_unref (task);
      return;
    }
  if (self->kind == SITREP_INQUIRY_TEST)
    set_test (self, SITREP_STAGE_OPEN, TEST_TEXT);
  send (task);
}

/**
 * sitrep_inquiry_finish:
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL with a sentence where it could not be asked, or with
 *   %G_IO_ERROR_CANCELLED
 */
SitrepFindings *
sitrep_inquiry_finish (SitrepTransport *transport, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
