/* sitrep-update.h - an update that is being written: one moment, told to several places
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "comms/sitrep-dispatch.h"
#include "sitrep-desk.h"

G_BEGIN_DECLS

/* One message of the update, as it would go out now. */
typedef struct
{
  SitrepMessage *message;
  SitrepDestination *destination; /* NULL: posted by hand */
  const SitrepTemplate *template; /* NULL of a dispatch */
  GPtrArray *problems;            /* char *: a sentence for each thing in the way */
  GPtrArray *warnings;            /* char *: a sentence for each thing to look at, which keeps nobody from sending */
  gboolean edited;                /* its text was changed by a person: it is not filled again */
  gboolean chosen;
} SitrepUpdateMessage;

/* Belongs to the thread that made it. */
typedef struct
{
  SitrepDesk *desk;
  SitrepDossier *dossier;
  char *moment;
  GPtrArray *messages;      /* SitrepUpdateMessage */
  GPtrArray *asks;          /* char *: the keys of the fields to ask for, in order */
  GHashTable *values;       /* key → text */
  char *lead;               /* nullable: a sentence that every text begins with, but those that were edited */
  SitrepDispatch *dispatch; /* nullable: what it brings out, where it is no update but a record of the incident */
} SitrepUpdate;

SitrepUpdate *sitrep_update_new (SitrepDesk *desk, SitrepDossier *dossier, const char *moment);
SitrepUpdate *sitrep_update_new_dispatch (SitrepDesk *desk, SitrepDossier *dossier, SitrepDispatch *dispatch);
void sitrep_update_free (SitrepUpdate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepUpdate, sitrep_update_free)

char **sitrep_update_moments (const SitrepDossier *dossier);
char *sitrep_moment_label (const char *moment);
void sitrep_update_set_value (SitrepUpdate *self, const char *key, const char *text);
char *sitrep_update_values_to_json (const SitrepUpdate *self);
void sitrep_update_take_json (SitrepUpdate *self, const char *json);
gboolean sitrep_update_has_last (const SitrepUpdate *self);
void sitrep_update_no_progress (SitrepUpdate *self, gboolean none);
void sitrep_update_set_public_title (SitrepUpdate *self, const char *title);
void sitrep_update_use_template (SitrepUpdate *self, SitrepUpdateMessage *message, const SitrepTemplate *template);
void sitrep_update_edit (SitrepUpdateMessage *message, const char *markdown);
void sitrep_update_set_components (SitrepUpdateMessage *message, const char *components);
void sitrep_update_fill (SitrepUpdate *self, gint64 now);
GPtrArray *sitrep_update_templates (const SitrepUpdate *self, const SitrepUpdateMessage *message);
gboolean sitrep_update_needs_public_title (const SitrepUpdate *self);
gboolean sitrep_update_is_ready (const SitrepUpdate *self);
GPtrArray *sitrep_update_chosen (const SitrepUpdate *self);
GPtrArray *sitrep_update_edited (const SitrepUpdate *self);

G_END_DECLS
