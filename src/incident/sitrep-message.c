/* sitrep-message.c - one message to one destination
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-message.h"

const char *const sitrep_message_state_nicks[]
  = { "draft", "waiting", "sending", "unknown", "sent", "refused", "outdated", "by-hand", "withdrawn", NULL };

const char *const sitrep_stage_nicks[] = { "open", "update", "resolve", NULL };

const char *const sitrep_severity_nicks[] = { "critical", "major", "minor", "low", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepMessage),
  SITREP_TEXT (SitrepMessage, incident),
  SITREP_TEXT (SitrepMessage, batch),
  SITREP_TEXT (SitrepMessage, template),
  SITREP_TEXT (SitrepMessage, moment),
  SITREP_ENUM (SitrepMessage, audience, sitrep_audience_nicks),
  SITREP_TEXT (SitrepMessage, destination),
  SITREP_TEXT (SitrepMessage, place),
  SITREP_TEXT (SitrepMessage, title),
  SITREP_TEXT (SitrepMessage, body),
  SITREP_TEXT (SitrepMessage, page_status),
  SITREP_ENUM (SitrepMessage, stage, sitrep_stage_nicks),
  SITREP_ENUM (SitrepMessage, state, sitrep_message_state_nicks),
  SITREP_INT (SitrepMessage, ranking),
  SITREP_INT (SitrepMessage, until),
  SITREP_TEXT (SitrepMessage, why),
  SITREP_TEXT (SitrepMessage, todo),
  SITREP_INT (SitrepMessage, written_at),
  SITREP_TEXT (SitrepMessage, written_by),
  SITREP_INT (SitrepMessage, confirmed_at),
  SITREP_INT (SitrepMessage, good_until),
  SITREP_INT (SitrepMessage, promised_at),
  SITREP_INT (SitrepMessage, sent_at),
  SITREP_TEXT (SitrepMessage, ids),
  SITREP_INT (SitrepMessage, attempts),
  SITREP_BOOL (SitrepMessage, repeat),
  SITREP_TEXT (SitrepMessage, values),
  SITREP_TEXT (SitrepMessage, corrects),
  SITREP_ENUM (SitrepMessage, severity, sitrep_severity_nicks),
  SITREP_TEXT (SitrepMessage, components),
  SITREP_TEXT (SitrepMessage, about),
  SITREP_TEXT (SitrepMessage, recipients),
  SITREP_TEXT (SitrepMessage, attached_name),
  SITREP_TEXT (SitrepMessage, attached_type),
  SITREP_TEXT (SitrepMessage, attached),
  { NULL },
};

const SitrepRecordType sitrep_message_type = { "message", sizeof (SitrepMessage), fields };
