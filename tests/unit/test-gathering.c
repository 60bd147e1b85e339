/* test-gathering.c - what evidence the process asks for, what of it is there, and what it is called
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/sitrep-bundle.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-gathering.h"
#include "incidents.h"

#include <string.h>

static SitrepExhibit *
add (SitrepDossier *dossier, const char *rule, const char *name, gint64 at)
{
  SitrepExhibit *exhibit = sitrep_record_new (&sitrep_exhibit_type);

  exhibit->base.id = g_strdup (name);
  exhibit->rule = g_strdup (rule);
  exhibit->name = g_strdup (name);
  exhibit->by = g_strdup ("Ada Byron");
  exhibit->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  exhibit->at = at;
  g_ptr_array_add (dossier->evidence, exhibit);
  return exhibit;
}

/* `standard` asks at its two worst levels, and for nothing at the others. */
static void
test_levels (void)
{
  g_autoptr (SitrepDossier) bad = test_incident ("standard", "SEV1", "2026-03-02T10:00:00Z");
  g_autoptr (SitrepDossier) mild = test_incident ("standard", "SEV3", "2026-03-02T10:00:00Z");
  g_autoptr (GPtrArray) asked = sitrep_gatherings (bad), none = sitrep_gatherings (mild);
  g_autoptr (GPtrArray) kept = NULL;

  g_assert_cmpuint (asked->len, ==, 3);
  g_assert_cmpuint (sitrep_gathering_missing (bad), ==, 3);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (sitrep_gathering_missing (mild), ==, 0);
  /* What was gathered when it was worse is still shown. */
  add (mild, "log", "journal.txt", 1);
  kept = sitrep_gatherings (mild);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_false (((SitrepGathering *) kept->pdata[0])->applies);
}

static void
test_there (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:10");
  gint64 now = test_000p_at ("12:10");
  guint all = sitrep_gathering_missing (dossier);
  SitrepExhibit *first = add (dossier, "pm2", "pm2.log", now);
  g_autoptr (GPtrArray) besides = NULL, list = NULL;

  add (dossier, "pm2", "pm2-errors.log", now + 1);
  add (dossier, NULL, "mail.eml", now);
  add (dossier, "of-another-process", "old.txt", now);
  list = sitrep_gatherings (dossier);
  g_assert_cmpuint (((SitrepGathering *) list->pdata[0])->pieces->len, ==, 2);
  g_assert_cmpuint (sitrep_gathering_missing (dossier), ==, all - 1);
  g_assert_true (sitrep_gathered_first (dossier, "pm2") == first);
  besides = sitrep_gathered_besides (dossier);
  g_assert_cmpuint (besides->len, ==, 2);
  /* What was taken away does not count. */
  first->removed_at = now + 2;
  g_assert_cmpstr (sitrep_gathered_first (dossier, "pm2")->name, ==, "pm2-errors.log");
  g_assert_true (sitrep_gathered_find (dossier, "pm2.log") == first);
}

static void
test_ticks (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:10");
  guint before, after, all;

  sitrep_checklist_progress (dossier, test_000p_at ("12:10"), &before, &all);
  add (dossier, "sentry", "export.json", test_000p_at ("12:09"));
  sitrep_checklist_progress (dossier, test_000p_at ("12:10"), &after, &all);
  g_assert_cmpuint (after, ==, before + 1);
}

static void
called (SitrepDossier *dossier, SitrepExhibitNaming naming, const char *name)
{
  g_autofree char *made = sitrep_exhibit_name (dossier, &naming, test_000p_at ("12:10"));

  g_assert_cmpstr (made, ==, name);
}

static void
test_names (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:10");

  called (dossier, (SitrepExhibitNaming) { NULL, NULL, "pm2.log", NULL }, "pm2.log");
  called (dossier, (SitrepExhibitNaming) { NULL, NULL, "../../etc/passwd", NULL }, "etc-passwd");
  called (dossier, (SitrepExhibitNaming) { NULL, NULL, "two\nlines\r.log", NULL }, "two lines .log");
  called (dossier, (SitrepExhibitNaming) { NULL, NULL, "-rf", NULL }, "rf");
  called (dossier, (SitrepExhibitNaming) { NULL, NULL, "a\\b", NULL }, "a-b");
  called (dossier, (SitrepExhibitNaming) { NULL, NULL, "caf\xe9.log", NULL }, "caf\xef\xbf\xbd.log");
  called (dossier, (SitrepExhibitNaming) { NULL, NULL, NULL, ".png" },
          "INC-20251030-1200-evidence-20251030-121000.png");
  called (dossier, (SitrepExhibitNaming) { "pm2", NULL, NULL, ".txt" }, "INC-20251030-1200-pm2-20251030-121000.txt");
  /* By the pattern, whose last part has no value here; a picture is no JSON. */
  called (dossier, (SitrepExhibitNaming) { "sentry", NULL, "a.json", NULL }, "incident-sentry.json");
  called (dossier, (SitrepExhibitNaming) { "sentry", NULL, "Screenshot.PNG", NULL }, "incident-sentry.PNG");
  called (dossier, (SitrepExhibitNaming) { NULL, "host-10.0.0.7", NULL, ".txt" }, "host-10.0.0.7.txt");
  add (dossier, NULL, "PM2.log", 1)->removed_at = 2;
  called (dossier, (SitrepExhibitNaming) { NULL, NULL, "pm2.log", NULL }, "pm2-2.log");
}

/* What is sensitive is named, but not told where it is from. */
static void
test_index (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:10");
  SitrepExhibit *log = add (dossier, "pm2", "pm2.log", test_000p_at ("12:09"));
  SitrepExhibit *shot = add (dossier, "screenshots", "shot.png", test_000p_at ("12:10"));
  SitrepBundleItem items[] = { { log, SITREP_BUNDLE_LEFT_OUT }, { shot, SITREP_BUNDLED } };
  g_autofree char *index = NULL, *sums = NULL, *line = NULL;

  log->origin = g_strdup ("ssh root@10.0.0.7");
  shot->origin = g_strdup ("Discord, #help");
  shot->note = g_strdup ("Two users\nsaw this");
  index = sitrep_bundle_index (dossier, items, 2, test_000p_at ("12:30"));
  sums = sitrep_bundle_sums (items, 2, index);
  g_assert_nonnull (strstr (index, "pm2.log"));
  g_assert_null (strstr (index, "10.0.0.7"));
  g_assert_nonnull (strstr (index, "From         Discord, #help\n"));
  g_assert_nonnull (strstr (index, "Note         Two users\n                 saw this\n"));
  g_assert_nonnull (strstr (index, "Gathered     2025-10-30 12:10:00 +0000\n"));
  line = g_strdup_printf ("%s  files/shot.png\n", shot->hash);
  g_assert_nonnull (strstr (sums, line));
  g_assert_null (strstr (sums, "pm2.log"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gathering/levels", test_levels);
  g_test_add_func ("/gathering/there", test_there);
  g_test_add_func ("/gathering/ticks", test_ticks);
  g_test_add_func ("/gathering/names", test_names);
  g_test_add_func ("/gathering/index", test_index);
  return g_test_run ();
}
