/* sitrep-search.h - finding what was written, over all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-excerpt.h"
#include "incident/sitrep-incident.h"
#include "sitrep-reader.h"

G_BEGIN_DECLS

/* What is looked for. All may be left empty; of each that is not, only what fits. */
typedef struct
{
  char *text;   /* as it was typed */
  char *person; /* who wrote it, or does it */
  /* of the incident */
  char **levels;      /* keys */
  guint phases;       /* 1 << SitrepPhase; 0 for all */
  guint kinds;        /* 1 << SitrepKind; 0 for all */
  char *playbook;     /* its key: all its versions */
  char *fact, *value; /* a fact that it has, and the fact's value; any where @value is NULL */
  /* of the record */
  char **tables;
  gint64 from, until; /* the latter left out */
  guint limit;        /* incidents; 0 for all */
} SitrepQuery;

SitrepQuery *sitrep_query_new (const char *text);
SitrepQuery *sitrep_query_copy (const SitrepQuery *self);
void sitrep_query_free (SitrepQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepQuery, sitrep_query_free)
gboolean sitrep_query_is_filtered (const SitrepQuery *self);
gboolean sitrep_query_is_empty (const SitrepQuery *self);

/* A record that fits. */
typedef struct
{
  SitrepRecord *record;
  gint64 at;
  char *excerpt; /* one line */
  GArray *marks; /* SitrepMark: what was looked for in @excerpt */
} SitrepHit;

/* An incident, and what of it fits: itself first, then the newest. */
typedef struct
{
  SitrepIncident *incident;
  GPtrArray *hits; /* SitrepHit; none where only the incident was asked for */
  gboolean more;   /* there are more than these */
} SitrepFound;

/* @more: there are more incidents than were asked for. */
typedef struct
{
  GPtrArray *list; /* SitrepFound */
  gboolean more;
} SitrepSearchResult;

void sitrep_search_result_free (SitrepSearchResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepSearchResult, sitrep_search_result_free)

SitrepSearchResult *
sitrep_reader_search (SitrepReader *self, const SitrepQuery *query, GCancellable *cancellable, GError **error);
GPtrArray *sitrep_reader_titled_like (SitrepReader *self,
                                      const char *title,
                                      gboolean (*fits) (const char *title, const char *other),
                                      guint limit,
                                      GCancellable *cancellable);

G_END_DECLS
