/* sitrep-markdown.h - the post-mortem as Markdown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-answers.h"

G_BEGIN_DECLS

char *sitrep_markdown_postmortem (SitrepDossier *dossier, gint64 now);
char *sitrep_markdown_file_name (SitrepDossier *dossier, gint64 now);

G_END_DECLS
