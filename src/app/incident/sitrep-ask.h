/* sitrep-ask.h - a question with a few short answers
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One thing asked for. A needed one keeps the dialog open until it is acceptable as a title. */
typedef struct
{
  const char *label;
  const char *value;
  gboolean needed;
} SitrepAsked;

/* @values has one text for each thing that was asked for. */
typedef void (*SitrepAskFunc) (GtkWidget *owner, char **values);

void sitrep_ask (GtkWidget *owner,
                 const char *title,
                 const char *body,
                 const char *button,
                 const SitrepAsked *asked,
                 guint n_asked,
                 SitrepAskFunc func);

G_END_DECLS
