/* test-flow.c - the stage of the response, against its window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-flow.h"

#include "incident/sitrep-checklist.h"
#include "incidents.h"

static const char *
present (SitrepDossier *dossier, gint64 now)
{
  g_autoptr (GArray) flow = sitrep_flow (dossier, now);
  const SitrepFlowStep *step = sitrep_flow_present (flow);

  return step != NULL ? step->stage->key : NULL;
}

/* Ticks whatever of that stage still has to be done. */
static void
finish (SitrepDossier *dossier, const char *stage, gint64 now)
{
  g_autoptr (GArray) lines = sitrep_checklist (dossier, now);

  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);

      if (g_strcmp0 (line->group->stage, stage) == 0 && line->state == SITREP_TICK_OPEN)
        test_tick (dossier, line->item->key, SITREP_TICK_DONE, now);
    }
}

/* Liyaqa: detection in the first 15 minutes, mitigation until four hours, resolution "varies". */
static void
test_windows (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:15");
  gint64 detected = sitrep_dossier_milestone_at (dossier, "detected");
  g_autoptr (GArray) flow = sitrep_flow (dossier, test_001s_at ("14:15"));
  const SitrepFlowStep *steps = (const SitrepFlowStep *) (gpointer) flow->data;

  g_assert_cmpuint (flow->len, ==, 4);
  g_assert_cmpint (steps[0].from, ==, detected);
  g_assert_cmpint (steps[0].until, ==, detected + 15 * SITREP_MINUTE);
  g_assert_cmpint (steps[1].until, ==, detected + 4 * SITREP_HOUR);
  g_assert_cmpint (steps[2].until, ==, SITREP_NEVER);
  g_assert_cmpstr (steps[2].stage->window, ==, "varies");
}

static void
test_present (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:15");
  gint64 now = test_001s_at ("14:15");

  g_assert_cmpstr (present (dossier, now), ==, "detection");
  test_tick (dossier, "rollback", SITREP_TICK_DONE, now);
  g_assert_cmpstr (present (dossier, now), ==, "mitigation");
  finish (dossier, "mitigation", now);
  g_assert_cmpstr (present (dossier, now), ==, "resolution");
  finish (dossier, "resolution", now);
  g_assert_cmpstr (present (dossier, now), ==, "review");
  finish (dossier, "review", now);
  g_assert_null (present (dossier, now));
}

/* A process' communication goes on all along: what is ticked there does not carry the response on. */
static void
test_rounds (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:15");
  gint64 now = test_001s_at ("14:15");
  const SitrepGroup *group = sitrep_playbook_find (dossier->playbook->groups, "communicate");
  const SitrepItem *item = g_ptr_array_index (group->items, 0);

  g_assert_true (group->every_update);
  test_tick (dossier, item->key, SITREP_TICK_DONE, now);
  g_assert_cmpstr (present (dossier, now), ==, "detection");
}

static gboolean
says (SitrepDossier *dossier, const char *title)
{
  for (guint i = 0; i < dossier->playbook->guidance->len; i++)
    {
      const SitrepGuidance *guidance = g_ptr_array_index (dossier->playbook->guidance, i);

      if (g_strcmp0 (guidance->title, title) == 0)
        return sitrep_guidance_belongs (dossier, guidance);
    }
  g_assert_not_reached ();
}

static void
test_guidance (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:15");

  g_assert_true (says (dossier, "War room rules"));
  g_assert_true (says (dossier, "Mitigate first"));
  g_assert_false (says (dossier, "Updates"));
  test_milestone (dossier, test_001s_at ("14:40"), "mitigated");
  g_assert_false (says (dossier, "Mitigate first"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/windows", test_windows);
  g_test_add_func ("/flow/present", test_present);
  g_test_add_func ("/flow/rounds", test_rounds);
  g_test_add_func ("/flow/guidance", test_guidance);
  return g_test_run ();
}
