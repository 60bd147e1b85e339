/* sitrep-deadline.h - what is due, computed from process, incident, messages and clock
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_DEADLINE_RESPONSE,   /* acknowledge: the level's response target */
  SITREP_DEADLINE_TELL,       /* first messages wait as drafts */
  SITREP_DEADLINE_MESSAGE,    /* a message was refused, is unknown or out of date: a person must act */
  SITREP_DEADLINE_UPDATE,     /* the next update of an audience */
  SITREP_DEADLINE_ESCALATE,   /* a step of a ladder */
  SITREP_DEADLINE_ANSWER,     /* who was called up a ladder should have answered */
  SITREP_DEADLINE_TASK,       /* somebody is to be back */
  SITREP_DEADLINE_WATCH,      /* a checklist item was watched long enough */
  SITREP_DEADLINE_ITEM,       /* a checklist item with a due time */
  SITREP_DEADLINE_RESOLUTION, /* the level's resolution target */
  SITREP_DEADLINE_REVIEW,     /* the review meeting */
  SITREP_DEADLINE_POSTMORTEM, /* the post-mortem, published */
  SITREP_DEADLINE_ACTION,     /* an action item's date */
  SITREP_DEADLINE_PLAYBOOK,   /* the process itself is to be looked through again */
} SitrepDeadlineKind;
#define SITREP_N_DEADLINES 14
extern const char *const sitrep_deadline_nicks[];

/* One thing that is due. @due is SITREP_NEVER for what is due now and has no
 * time. @key tells it from others of its kind (audience, item, record's id; a ladder
 * and a post with a slash between). @since: when its time began to run, never after
 * @due: what has to be done by it was not to be done before. */
typedef struct
{
  SitrepDeadlineKind kind;
  char *key;
  gint64 since;
  gint64 due;
  SitrepAudience audience;
  guint count;
} SitrepDeadline;

GPtrArray *sitrep_deadlines (const SitrepDossier *dossier, gint64 now);
SitrepDeadline *sitrep_playbook_deadline (const SitrepPlaybook *playbook);
int sitrep_deadline_compare (const SitrepDeadline *a, const SitrepDeadline *b);
char *sitrep_deadline_id (const SitrepDeadline *self);
const SitrepSnooze *sitrep_deadline_snooze (const SitrepDeadline *self, const SitrepDossier *dossier, gint64 now);
char *sitrep_deadline_title (const SitrepDeadline *self, const SitrepDossier *dossier, gint64 now);
char *sitrep_deadline_source (const SitrepDeadline *self, const SitrepDossier *dossier);
char *sitrep_deadline_left (const SitrepDeadline *self, gint64 now);
gboolean sitrep_deadline_is_overdue (const SitrepDeadline *self, gint64 now);
void sitrep_deadline_free (SitrepDeadline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepDeadline, sitrep_deadline_free)

G_END_DECLS
