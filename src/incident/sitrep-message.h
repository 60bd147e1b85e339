/* sitrep-message.h - one message to one destination
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"
#include "playbook/sitrep-playbook.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_MESSAGE_DRAFT,
  SITREP_MESSAGE_WAITING,
  SITREP_MESSAGE_SENDING,
  SITREP_MESSAGE_UNKNOWN,
  SITREP_MESSAGE_SENT,
  SITREP_MESSAGE_REFUSED,
  SITREP_MESSAGE_OUTDATED,
  SITREP_MESSAGE_BY_HAND,
  SITREP_MESSAGE_WITHDRAWN,
} SitrepMessageState;
extern const char *const sitrep_message_state_nicks[];

typedef enum
{
  SITREP_STAGE_OPEN,
  SITREP_STAGE_UPDATE,
  SITREP_STAGE_RESOLVE,
} SitrepStage;
extern const char *const sitrep_stage_nicks[];

/* By the rank of the level among those of the process. */
typedef enum
{
  SITREP_SEVERITY_CRITICAL,
  SITREP_SEVERITY_MAJOR,
  SITREP_SEVERITY_MINOR,
  SITREP_SEVERITY_LOW,
} SitrepSeverity;
extern const char *const sitrep_severity_nicks[];

/* @body is a document as JSON (comms/sitrep-doc.h), frozen when it was confirmed.
 * @stage: the first, a following or the last message of an incident to a place. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  /* the same for all messages of one update */
  char *batch;
  char *template;
  char *moment;
  SitrepAudience audience;
  char *destination;
  /* the destination's name as it was then */
  char *place;
  /* the plain-text title or subject */
  char *title;
  char *body;
  /* investigating, identified, monitoring, resolved */
  char *page_status;
  SitrepStage stage;
  SitrepMessageState state;
  /* the order of sending to one destination */
  gint64 ranking;
  /* waiting until, or SITREP_NEVER */
  gint64 until;
  /* what it waits for, or why it was refused: a sentence of the service or a word of ours */
  char *why;
  /* what a person can do about it */
  char *todo;
  gint64 written_at;
  char *written_by;
  gint64 confirmed_at;
  gint64 good_until;
  /* the next update that it promises */
  gint64 promised_at;
  gint64 sent_at;
  /* what the service answered (a JSON object), for edits and threads */
  char *ids;
  gint64 attempts;
  /* may be a repeat: the answer to an earlier try never came */
  gboolean repeat;
  /* the values of the fields that it was written with (a JSON object) */
  char *values;
  /* the message that this one corrects, or NULL */
  char *corrects;
  /* how bad the incident was then, for services that want to know: one of sitrep_severity_nicks */
  SitrepSeverity severity;
  /* of a status page: a JSON object of the components' ids and states, or NULL */
  char *components;
  /* the record that it brings out (an edition, a meeting, an action item), or NULL for an update: only those restart
   * an audience's clock, and only among them there is a first one that others follow */
  char *about;
  /* whom a mail goes to instead of the destination's recipients (addresses, one a line), or NULL */
  char *recipients;
  /* a file that goes along with a mail, or NULL: its name, its type, its text */
  char *attached_name;
  char *attached_type;
  char *attached;
} SitrepMessage;

extern const SitrepRecordType sitrep_message_type;
SITREP_RECORD_FREE (SitrepMessage)

G_END_DECLS
