/* sitrep-declare-drafts.h - which messages a declaration will make
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-declare-form.h"

G_BEGIN_DECLS

/* @template belongs to the form's playbook; @destination is NULL for one that is posted by hand. */
typedef struct
{
  const SitrepTemplate *template;
  SitrepDestination *destination;
} SitrepFirstDraft;

GPtrArray *sitrep_declare_drafts (SitrepDeclareForm *form);

G_END_DECLS
