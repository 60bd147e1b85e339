/* sitrep-agenda.h - everything that is due, over all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-desk.h"

G_BEGIN_DECLS

#define SITREP_TYPE_AGENDA (sitrep_agenda_get_type ())
G_DECLARE_FINAL_TYPE (SitrepAgenda, sitrep_agenda, SITREP, AGENDA, GObject)

/* One thing that is due. @dossier is NULL for what is due for a process as a whole. */
typedef struct
{
  SitrepDossier *dossier;
  SitrepPlaybook *playbook;
  SitrepDeadline *deadline;
} SitrepAgendaItem;

void sitrep_agenda_item_free (SitrepAgendaItem *self);
char *sitrep_agenda_item_title (const SitrepAgendaItem *self, gint64 now);
char *sitrep_agenda_item_source (const SitrepAgendaItem *self);

/* Belongs to the main thread. It holds a picture of every incident that something can be due for, and emits "changed"
 * when one of them changed. It costs nothing while nothing does. */
SitrepAgenda *sitrep_agenda_new (SitrepDesk *desk);
GPtrArray *sitrep_agenda_list (SitrepAgenda *self, gint64 now);
GPtrArray *sitrep_agenda_remind (SitrepAgenda *self, gint64 now);
gint64 sitrep_agenda_next (SitrepAgenda *self, gint64 now);
SitrepDossier *sitrep_agenda_dossier (SitrepAgenda *self, const char *incident);
guint sitrep_agenda_count_open (SitrepAgenda *self);
gboolean sitrep_agenda_is_grave (SitrepAgenda *self);
gboolean sitrep_agenda_has_waiting (SitrepAgenda *self);

G_END_DECLS
