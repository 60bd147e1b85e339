/* sitrep-alert-list.h - the alerts that fire now, to choose from
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ALERT_LIST (sitrep_alert_list_get_type ())
G_DECLARE_FINAL_TYPE (SitrepAlertList, sitrep_alert_list, SITREP, ALERT_LIST, AdwBin)

/* Asks at once, and again by sitrep_alert_list_refresh(). Emits "changed" when others are chosen. */
GtkWidget *sitrep_alert_list_new (SitrepDesk *desk);
void sitrep_alert_list_refresh (SitrepAlertList *self);
GPtrArray *sitrep_alert_list_chosen (SitrepAlertList *self);
GtkWidget *sitrep_alert_list_refresh_button (SitrepAlertList *self);

G_END_DECLS
