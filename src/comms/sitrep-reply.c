/* sitrep-reply.c - what a service answered to one request
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-reply.h"

struct _SitrepReply
{
  SitrepAnswerView view;
  gpointer headers;
  GDestroyNotify destroy;
  char *content_type;
  char *body;
};

/**
 * sitrep_reply_new:
 * @content_type: (nullable)
 * @body: (transfer full): valid UTF-8
 *
 * Returns: (transfer full): an answer without headers
 */
SitrepReply *
sitrep_reply_new (guint status, const char *content_type, char *body)
{
  SitrepReply *self = g_new0 (SitrepReply, 1);

  self->content_type = g_strdup (content_type);
  self->body = body;
  self->view = (SitrepAnswerView) { .status = status, .content_type = self->content_type, .body = self->body };
  return self;
}

/** sitrep_reply_take_headers: @headers: (transfer full): freed by @destroy together with the reply */
void
sitrep_reply_take_headers (SitrepReply *self, gpointer headers, SitrepHeaderFunc find, GDestroyNotify destroy)
{
  self->headers = headers;
  self->destroy = destroy;
  self->view.header = find;
  self->view.header_data = headers;
}

/** sitrep_reply_view: Returns: (transfer none): the answer, for a connector; lives as long as @self. */
const SitrepAnswerView *
sitrep_reply_view (SitrepReply *self)
{
  return &self->view;
}

void
sitrep_reply_free (SitrepReply *self)
{
  if (self == NULL)
    return;
  if (self->destroy != NULL)
    self->destroy (self->headers);
  g_free (self->content_type);
  g_free (self->body);
  g_free (self);
}
