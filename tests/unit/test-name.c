/* test-name.c - the names of what is made for an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-name.h"
#include "incident/sitrep-values.h"
#include "incidents.h"

#include <string.h>

static void
check (SitrepDossier *dossier, const char *pattern, const char *expected)
{
  g_autofree char *name = sitrep_name_fill (pattern, dossier, test_utc ("2026-01-31T12:30:05Z"));

  g_assert_cmpstr (name, ==, expected);
}

static void
check_file (SitrepDossier *dossier, const char *pattern, const char *expected)
{
  g_autofree char *name = sitrep_name_file (pattern, dossier, test_utc ("2026-01-31T12:30:05Z"));

  g_assert_cmpstr (name, ==, expected);
}

/* Channel, document and evidence of a process that has names for them all. */
static void
test_liyaqa (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");

  g_set_str (&dossier->incident->title, "API errors");
  check (dossier, "#incident-{{started:%Y-%m-%d}}-{{slug}}", "#incident-2026-01-31-api-errors");
  check (dossier, "Incident {{started:%Y-%m-%d}}: {{incident.title}}", "Incident 2026-01-31: API errors");
  check (dossier, "{{incident.id}} ({{incident.level}}, no. {{sequence:2}})", "INC-2026-01-31-001 (SEV-1, no. 01)");
  check_file (dossier, "incident-logs-{{now:%Y%m%d-%H%M%S}}.log", "incident-logs-20260131-153005.log");
  g_set_str (&dossier->playbook->ids.zone, "Asia/Kolkata");
  check_file (dossier, "incident-logs-{{now:%Y%m%d-%H%M%S}}.log", "incident-logs-20260131-180005.log");
  /* What has no value leaves nothing, what is none stays in sight. */
  check (dossier, "{{role.scribe}}/{{weather}}/{{.Names}}/{{", "/{{weather}}/{{.Names}}/{{");
  g_set_str (&dossier->incident->label, "payments-friday");
  check (dossier, "no. {{sequence:2}}", "no.");
}

static void
test_slugs (void)
{
  static const char *const cases[][2] = {
    { "API errors", "api-errors" },
    { "Members' API: 503, again & again", "members-api-503-again-again" },
    { "Zahlungen über Lastschrift schlagen fehl", "zahlungen-uber-lastschrift" },
    { "Donaudampfschifffahrtsgesellschaftskapitän", "donaudampfschifffahrtsgesellsc" },
    { "الدفع لا يعمل", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = sitrep_name_slug (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (slug, ==, cases[i][1]);
    }
}

/* A title can neither leave the folder nor hide the file nor be too long for it. */
static void
test_files (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");
  g_autofree char *accents = g_strnfill (400, 'e'), *longest = NULL;

  g_set_str (&dossier->incident->title, "../../.ssh/authorized_keys\n\a\x7f");
  check_file (dossier, "{{incident.title}}.md", "ssh-authorized_keys .md");
  g_set_str (&dossier->incident->title, "--help\\x");
  check_file (dossier, "{{incident.title}}", "help-x");
  check_file (dossier, "{{role.scribe}}", "inc-2026-01-31-001");
  for (guint i = 0; i < 400; i += 2)
    memcpy (accents + i, "é", 2);
  g_set_str (&dossier->incident->title, accents);
  longest = sitrep_name_file ("x{{incident.title}}.md", dossier, 1);
  g_assert_cmpuint (strlen (longest), <=, 200);
  g_assert_true (g_str_has_suffix (longest, "é.md"));
  g_assert_true (g_utf8_validate (longest, -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/001-S", test_liyaqa);
  g_test_add_func ("/name/slugs", test_slugs);
  g_test_add_func ("/name/files", test_files);
  return g_test_run ();
}
