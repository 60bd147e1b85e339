/* sitrep-declare-form.h - what was typed so far to declare an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"
#include "level/sitrep-answers.h"

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_FORM (sitrep_declare_form_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareForm, sitrep_declare_form, SITREP, DECLARE_FORM, GObject)

/* Properties, all texts, never NULL: title, public-title, impact, detected-by,
 * started, lead, lead-handle, meet, level; and the boolean drill. What is typed
 * is kept as drafts, `declare.title` and so on, and is there again next time. */
SitrepDeclareForm *sitrep_declare_form_new (SitrepDesk *desk);
SitrepDeclareForm *sitrep_declare_form_new_under (SitrepDeclareForm *from, const char *playbook);
SitrepDesk *sitrep_declare_form_get_desk (SitrepDeclareForm *self);
SitrepPlaybook *sitrep_declare_form_get_playbook (SitrepDeclareForm *self);
SitrepAnswers *sitrep_declare_form_get_answers (SitrepDeclareForm *self);
const SitrepLevel *sitrep_declare_form_get_level (SitrepDeclareForm *self);
void sitrep_declare_form_set_first (SitrepDeclareForm *self, const char *incident);
const char *sitrep_declare_form_get_first (SitrepDeclareForm *self);
void sitrep_declare_form_set_runbook (SitrepDeclareForm *self, const char *runbook);
const char *sitrep_declare_form_get_runbook (SitrepDeclareForm *self);
const char *sitrep_declare_form_get (SitrepDeclareForm *self, const char *name);
SitrepKind sitrep_declare_form_get_kind (SitrepDeclareForm *self);
gint64 sitrep_declare_form_get_elapsed (SitrepDeclareForm *self);
gint64 sitrep_declare_form_get_waited (SitrepDeclareForm *self);
gboolean sitrep_declare_form_was_restored (SitrepDeclareForm *self);
char *sitrep_declare_form_time_words (SitrepDeclareForm *self, gint64 at);
gint64 sitrep_declare_form_get_started (SitrepDeclareForm *self, GError **error);
void sitrep_declare_form_bind (SitrepDeclareForm *self, const char *name, gpointer widget, const char *property);
void sitrep_declare_form_declare (SitrepDeclareForm *self,
                                  GHashTable *values,
                                  GPtrArray *edited,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void sitrep_declare_form_save (SitrepDeclareForm *self);
void sitrep_declare_form_clear (SitrepDeclareForm *self);

G_END_DECLS
