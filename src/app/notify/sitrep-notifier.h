/* sitrep-notifier.h - tells a person what is due, also while no window is open
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_NOTIFIER (sitrep_notifier_get_type ())
G_DECLARE_FINAL_TYPE (SitrepNotifier, sitrep_notifier, SITREP, NOTIFIER, GObject)

SitrepNotifier *sitrep_notifier_new (GtkApplication *application, SitrepDesk *desk);
SitrepAgenda *sitrep_notifier_get_agenda (SitrepNotifier *self);
void sitrep_notifier_stop (SitrepNotifier *self);

G_END_DECLS
