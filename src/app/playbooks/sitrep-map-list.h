/* sitrep-map-list.h - names and texts of a playbook that is being edited
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-editing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_MAP_LIST (sitrep_map_list_get_type ())
G_DECLARE_FINAL_TYPE (SitrepMapList, sitrep_map_list, SITREP, MAP_LIST, GtkBox)

GtkWidget *sitrep_map_list_new (SitrepEditing *editing, const char *path);
void sitrep_map_list_load (SitrepMapList *self);

G_END_DECLS
