/* sitrep-dispatch.h - a record of the incident that is brought out: a post-mortem, an invitation, a ticket
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-destination.h"
#include "incident/sitrep-dossier.h"
#include "store/sitrep-store.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_DISPATCH_POSTMORTEM, /* @about: the edition, which is made when it is confirmed */
  SITREP_DISPATCH_REVIEW,     /* @about: the meeting */
  SITREP_DISPATCH_ACTION,     /* @about: the action item */
} SitrepDispatchKind;

/* What no template makes: its text is the record's own. It becomes one message for each place, which is in the outbox
 * as any other, but is no update. */
typedef struct
{
  SitrepDispatchKind kind;
  char *about; /* nullable */
  gboolean public;
  char *title;      /* without the incident's, where @titled */
  gboolean titled;  /* the incident's title, or its public one, follows */
  char *text;       /* Markdown */
  char *recipients; /* nullable: whom a mail goes to instead of the destination's; addresses, one a line */
  char *attached_name, *attached_type, *attached; /* nullable: what goes along with a mail */
} SitrepDispatch;

/* The type of a page that says the same as the text. */
#define SITREP_DISPATCH_PAGE "text/html"

SitrepDispatch *sitrep_dispatch_new (SitrepDispatchKind kind, const char *about);
SitrepDispatch *sitrep_dispatch_ref (SitrepDispatch *self);
void sitrep_dispatch_unref (SitrepDispatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepDispatch, sitrep_dispatch_unref)

gboolean
sitrep_dispatch_suits (const SitrepDispatch *self, const SitrepDossier *dossier, const SitrepDestination *destination);
gboolean sitrep_dispatch_is_meant_for (const SitrepDispatch *self,
                                       const SitrepDossier *dossier,
                                       const SitrepDestination *destination);
SitrepMessage *sitrep_dispatch_message (const SitrepDispatch *self,
                                        const SitrepDossier *dossier,
                                        const SitrepDestination *destination,
                                        const char *batch);
char *sitrep_dispatch_title (const SitrepDispatch *self, const SitrepDossier *dossier, SitrepAudience audience);

void sitrep_dispatch_edited (SitrepMessage *message);
gboolean sitrep_dispatch_arrived (SitrepTxn *txn, const SitrepMessage *message, GError **error);
gboolean sitrep_dispatch_publish (SitrepTxn *txn, const char *incident, const char *by, GError **error);

G_END_DECLS
