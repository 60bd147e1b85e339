/* sitrep-evidence-view-private.h - the evidence view, for its actions
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-evidence-view.h"

G_BEGIN_DECLS

struct _SitrepEvidenceView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *asked_title;
  GtkListBox *asked;
  GtkWidget *besides_title;
  GtkListBox *besides;
  GtkRevealer *work;
  GtkLabel *work_label;
  GtkProgressBar *work_bar;

  SitrepSubject *subject;
  GHashTable *folded;        /* rule → whether its row is folded (GINT_TO_POINTER (TRUE + 1)) or not */
  GQueue *waiting;           /* files to be attached */
  GCancellable *cancellable; /* of what is being done; NULL where nothing is */
  char *rule;                /* nullable: for which a dialog asks */
  char *exhibit;             /* nullable: about which a dialog asks */
};

/* One piece of work with many bytes at a time. */
gboolean sitrep_evidence_view_begin (SitrepEvidenceView *self, const char *words);
void sitrep_evidence_view_count (gint64 done, gint64 all, gpointer view);
void sitrep_evidence_view_end (SitrepEvidenceView *self);

void sitrep_evidence_view_install_actions (GtkWidgetClass *widget_class);
void sitrep_evidence_view_attach (SitrepEvidenceView *self, GFile *file, const char *rule, const char *origin);
void
sitrep_evidence_view_attach_value (SitrepEvidenceView *self, const GValue *value, const char *rule, const char *origin);
void sitrep_evidence_view_paste (SitrepEvidenceView *self, const char *rule);
void sitrep_evidence_view_free_waiting (gpointer waiting);

G_END_DECLS
