/* incidents.h - the two incidents on record, as dossiers
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-time.h"
#include "incident/sitrep-dossier.h"

/* One message more for an incident that is played back. */
typedef struct
{
  SitrepAudience audience;
  SitrepMessageState state;
  const char *confirmed, *sent; /* clock times of that day, or NULL */
} Told;

gint64 test_utc (const char *iso);
SitrepPlaybook *test_playbook (const char *key);

/* INC-20251030-1200 (Pawtropolis, SEV1, UTC) and INC-2026-01-31-001 (Liyaqa,
 * SEV-1, KSA), as far as they had come by that clock time of their day. */
gint64 test_000p_at (const char *clock);
SitrepDossier *test_000p (const char *clock);
gint64 test_001s_at (const char *clock);
SitrepDossier *test_001s (const char *clock);

/* An incident of a shipped process, declared at that time at that level; nothing else is known of it. */
SitrepDossier *test_incident (const char *process, const char *level, const char *iso);

SitrepMessage *test_told (SitrepDossier *dossier, const char *day, const Told *told);
SitrepEntry *test_milestone (SitrepDossier *dossier, gint64 at, const char *key);
void test_fact (SitrepDossier *dossier, const char *key, const char *value);
void test_tick (SitrepDossier *dossier, const char *item, SitrepTickState state, gint64 at);
void test_answer (SitrepDossier *dossier, const char *key, const char *value);
SitrepHolder *test_holder (SitrepDossier *dossier,
                           const char *role,
                           const char *name,
                           const char *handle,
                           gint64 since,
                           gint64 until);
void test_action (SitrepDossier *dossier,
                  const char *text,
                  const char *owner,
                  const char *due,
                  const char *priority,
                  gboolean done);
