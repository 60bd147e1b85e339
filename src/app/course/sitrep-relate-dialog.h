/* sitrep-relate-dialog.h - which other incident this one is a repeat or a duplicate of
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_RELATE_DIALOG (sitrep_relate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepRelateDialog, sitrep_relate_dialog, SITREP, RELATE_DIALOG, AdwDialog)

AdwDialog *sitrep_relate_dialog_new (SitrepSubject *subject, SitrepRelation relation, GtkWidget *owner);

G_END_DECLS
