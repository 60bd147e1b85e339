/* sitrep-element-list.h - the elements of one list of a playbook that is being edited
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-editing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ELEMENT_LIST (sitrep_element_list_get_type ())
G_DECLARE_FINAL_TYPE (SitrepElementList, sitrep_element_list, SITREP, ELEMENT_LIST, GtkBox)

/* "opened" (char *path) asks for the page of an element. */

GtkWidget *sitrep_element_list_new (SitrepEditing *editing, const char *path, const SitrepShape *shape);
gboolean sitrep_element_list_focus (SitrepElementList *self, const char *path);
void sitrep_element_list_load (SitrepElementList *self);
void sitrep_element_list_show_faults (SitrepElementList *self);

G_END_DECLS
