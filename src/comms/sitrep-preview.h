/* sitrep-preview.h - how a template's text would look, with made-up values
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

G_BEGIN_DECLS

char *
sitrep_preview (SitrepPlaybook *playbook, const char *template, const char *level, const char *service, gint64 now);

G_END_DECLS
