/* sitrep-redact.h - what is taken out of a text before the public sees it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

G_BEGIN_DECLS

char *sitrep_redact (const SitrepPlaybook *playbook,
                     const char *text,
                     const char *const *extra_names,
                     guint *n,
                     GError **error);

G_END_DECLS
