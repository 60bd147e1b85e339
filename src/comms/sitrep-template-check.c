/* sitrep-template-check.c - whether a playbook's templates can be filled
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-template-check.h"

#include "sitrep-hole-check.h"
#include "sitrep-template-text.h"

#include <glib/gi18n-lib.h>

static void
check_name (const SitrepPlaybook *playbook,
            const SitrepTemplate *template,
            const char *name,
            const SitrepPlace *place,
            GPtrArray *faults)
{
  if (template->audience == SITREP_AUDIENCE_PUBLIC && sitrep_values_classify (playbook, name) == SITREP_NAME_INTERNAL)
    sitrep_place_fault (place, faults, FALSE, _ ("“{{%s}}” is internal: a text for the public cannot name it."), name);
  else
    sitrep_hole_check_name (playbook, name, place, faults);
}

static void
check_names (const SitrepPlaybook *playbook,
             const SitrepTemplate *template,
             char **names,
             const SitrepPlace *place,
             GPtrArray *faults)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    check_name (playbook, template, names[i], place, faults);
}

static void
check_template (const SitrepPlaybook *playbook,
                const SitrepTemplate *template,
                const SitrepPlace *place,
                GPtrArray *faults)
{
  const SitrepPlace body = { place, "body", 0 }, subject = { place, "subject", 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepDoc) parsed = sitrep_template_parse (template->body, &error);
  g_auto (GStrv) in_body = parsed != NULL ? sitrep_template_names (parsed) : NULL;
  g_auto (GStrv) in_subject = template->subject != NULL ? sitrep_template_line_names (template->subject) : NULL;

  if (parsed == NULL)
    sitrep_place_fault (&body, faults, FALSE, "%s", error->message);
  check_names (playbook, template, in_body, &body, faults);
  check_names (playbook, template, in_subject, &subject, faults);
}

/**
 * sitrep_template_check:
 * @faults: (element-type SitrepFault): what is found is added
 *
 * Checks every template's text: that it can be read, that each value it names exists, and that a text for the
 * public names nothing internal; and whatever else of the playbook is filled from values.
 */
void
sitrep_template_check (const SitrepPlaybook *playbook, GPtrArray *faults)
{
  const SitrepPlace templates = { NULL, "templates", 0 };

  for (guint i = 0; i < playbook->templates->len; i++)
    check_template (playbook, g_ptr_array_index (playbook->templates, i), &(SitrepPlace) { &templates, NULL, i },
                    faults);
  sitrep_hole_check (playbook, faults);
}
