/* sitrep-alert-start.h - what an incident begins with that is declared from alerts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-alerts.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *impact; /* nullable */
  char *detected_by;
  gint64 started_at; /* the first of them, or SITREP_NEVER */
  GPtrArray *lines;  /* char *: one for each alert, for the timeline: its name, what tells it apart, its address */
} SitrepAlertStart;

SitrepAlertStart *sitrep_alert_start_new (GPtrArray *alerts);
void sitrep_alert_start_free (SitrepAlertStart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepAlertStart, sitrep_alert_start_free)

G_END_DECLS
