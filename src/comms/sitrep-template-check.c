/* sitrep-template-check.c - whether a playbook's templates can be filled
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-template-check.h"

#include "base/sitrep-text.h"
#include "sitrep-template-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
fault (GPtrArray *faults, guint template, const char *key, char *reason)
{
  SitrepFault *self = g_new0 (SitrepFault, 1);

  self->path = g_strdup_printf ("templates[%u].%s", template, key);
  self->reason = reason;
  g_ptr_array_add (faults, self);
}

static void
check_name (const SitrepPlaybook *playbook, guint i, const char *key, const char *name, GPtrArray *faults)
{
  const SitrepTemplate *template = g_ptr_array_index (playbook->templates, i);
  g_auto (GStrv) names = sitrep_values_names (playbook, FALSE);
  const char *like = sitrep_text_nearest (name, (const char *const *) names);

  switch (sitrep_values_classify (playbook, name))
    {
    case SITREP_NAME_INTERNAL:
      if (template->audience == SITREP_AUDIENCE_PUBLIC)
        fault (faults, i, key,
               g_strdup_printf (_ ("“{{%s}}” is internal: a text for the public cannot name it."), name));
      break;
    case SITREP_NAME_UNKNOWN:
      fault (faults, i, key,
             like != NULL ? g_strdup_printf (_ ("There is no value “%s”. Did you mean “%s”?"), name, like)
                          : g_strdup_printf (_ ("There is no value “%s”."), name));
      break;
    case SITREP_NAME_PUBLIC:
    default:
      break;
    }
}

static void
check_names (const SitrepPlaybook *playbook, guint i, const char *key, char **names, GPtrArray *faults)
{
  for (guint j = 0; names != NULL && names[j] != NULL; j++)
    check_name (playbook, i, key, names[j], faults);
}

/**
 * sitrep_template_check:
 * @faults: (element-type SitrepFault): what is found is added
 *
 * Checks every template's text: that it can be read, that each value it names exists, and that a text for the
 * public names nothing internal.
 */
void
sitrep_template_check (const SitrepPlaybook *playbook, GPtrArray *faults)
{
  for (guint i = 0; i < playbook->templates->len; i++)
    {
      const SitrepTemplate *template = g_ptr_array_index (playbook->templates, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepDoc) parsed = sitrep_template_parse (template->body, &error);
      g_auto (GStrv) in_body = parsed != NULL ? sitrep_template_names (parsed) : NULL;
      g_auto (GStrv) in_subject = template->subject != NULL ? sitrep_template_line_names (template->subject) : NULL;

      if (parsed == NULL)
        fault (faults, i, "body", g_strdup (error->message));
      check_names (playbook, i, "body", in_body, faults);
      check_names (playbook, i, "subject", in_subject, faults);
    }
}
