/* sitrep-plain-form.h - the post-mortem's form of a process that has none
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook-forms.h"

G_BEGIN_DECLS

GPtrArray *sitrep_form_sections (const SitrepPostmortemForm *form);

G_END_DECLS
