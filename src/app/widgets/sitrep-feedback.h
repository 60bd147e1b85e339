/* sitrep-feedback.h - telling the person what became of a deed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-field-note.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Each takes any widget: the toast is shown by the nearest overlay around it,
 * or else by its window's. Texts are plain, never markup. */
void sitrep_feedback_register (GtkWidget *host, AdwToastOverlay *overlay);
void sitrep_feedback_say (GtkWidget *widget, const char *text);
void sitrep_feedback_error (GtkWidget *widget, const GError *error);
void
sitrep_feedback_offer (GtkWidget *widget, const char *text, const char *button, const char *action, GVariant *target);

/* Ready-made callback of a deed of the desk: @data is a reference to a widget,
 * which is released; an error is shown, all else is left to the signals. */
void sitrep_feedback_done_cb (GObject *desk, GAsyncResult *result, gpointer data);

/* What a dialog's own callback of its deed begins with. */
gboolean sitrep_feedback_finish (AdwDialog *dialog, SitrepFieldNote *note, GObject *desk, GAsyncResult *result);

G_END_DECLS
