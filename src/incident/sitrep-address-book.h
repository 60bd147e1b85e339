/* sitrep-address-book.h - who of the address book fills which post
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"
#include "sitrep-person.h"

G_BEGIN_DECLS

/* Lists are of SitrepPerson. */
gboolean sitrep_person_is (const SitrepPerson *person, const char *name, const char *handle);
gboolean sitrep_person_fills (const SitrepPerson *person, const SitrepPlaybook *playbook, const char *post);
gboolean sitrep_people_fill (GPtrArray *people, const SitrepPlaybook *playbook, const char *post);
GPtrArray *sitrep_people_in (GPtrArray *people, const SitrepPlaybook *playbook, const char *post);

G_END_DECLS
