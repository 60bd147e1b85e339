/* sitrep-playbook-private.h - making the records, for the reader
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook.h"

G_BEGIN_DECLS

SitrepPlaybook *sitrep_playbook_new (void);
SitrepLevel *sitrep_level_new (void);
SitrepGroup *sitrep_group_new (void);
SitrepTemplate *sitrep_template_new (void);
SitrepQuestion *sitrep_question_new (void);
SitrepSection *sitrep_section_new (void);

G_END_DECLS
