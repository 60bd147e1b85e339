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
  SITREP_DEADLINE_ITEM,       /* a checklist item with a due time or a watch that ends */
  SITREP_DEADLINE_RESOLUTION, /* the level's resolution target */
  SITREP_DEADLINE_POSTMORTEM, /* the post-mortem */
  SITREP_DEADLINE_ACTION,     /* an action item's date */
} SitrepDeadlineKind;

/* One thing that is due. @due is SITREP_NEVER for what is due now and has no
 * time. @key tells it from others of its kind (audience, item, message id). */
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
char *sitrep_deadline_title (const SitrepDeadline *self, const SitrepDossier *dossier, gint64 now);
char *sitrep_deadline_source (const SitrepDeadline *self, const SitrepDossier *dossier);
char *sitrep_deadline_left (const SitrepDeadline *self, gint64 now);
gboolean sitrep_deadline_is_overdue (const SitrepDeadline *self, gint64 now);
void sitrep_deadline_free (SitrepDeadline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepDeadline, sitrep_deadline_free)

G_END_DECLS
