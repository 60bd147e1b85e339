/* sitrep-flow-view.h - the stage of the response, against its window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_FLOW_VIEW (sitrep_flow_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepFlowView, sitrep_flow_view, SITREP, FLOW_VIEW, AdwBin)

GtkWidget *sitrep_flow_view_new (SitrepSubject *subject);
void sitrep_flow_view_show (SitrepFlowView *self);

G_END_DECLS
