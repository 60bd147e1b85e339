/* sitrep-handbook-work.c - a handbook's chapters on the response, roles and checklists
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const SitrepShape *
shape_of (const char *name)
{
  return sitrep_shape_below (&sitrep_playbook_shape, name);
}

/* --- the response --- */

static void
say_stage (SitrepPen *pen, const SitrepFlowStage *stage)
{
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_heading (pen, 3, stage->title);
  sitrep_pen_take_paragraph (pen, sitrep_say_span (stage->from, stage->to));
  sitrep_pen_paragraph (pen, stage->window);
  for (guint i = 0; stage->steps != NULL && stage->steps[i] != NULL; i++)
    SITREP_ROW (rows, g_strdup (stage->steps[i]), NULL);
  sitrep_pen_list (pen, rows, TRUE);
}

static void
say_decision (SitrepPen *pen, const SitrepDecision *decision)
{
  GPtrArray *rows = sitrep_rows_new ();
  g_autofree char *after = sitrep_say_minutes (decision->after);

  sitrep_pen_heading (pen, 3, decision->text);
  sitrep_pen_paragraph (pen, decision->hint);
  if (after != NULL)
    sitrep_pen_take_paragraph (pen, g_strdup_printf (_ ("Holds by itself after %s without progress."), after));
  for (guint i = 0; i < decision->answers->len; i++)
    {
      const SitrepDecisionAnswer *answer = g_ptr_array_index (decision->answers, i);

      SITREP_ROW (rows, g_strdup (answer->label), g_strdup (answer->hint));
    }
  sitrep_pen_list (pen, rows, FALSE);
}

static void
say_statuses (SitrepPen *pen)
{
  GPtrArray *statuses = pen->playbook->statuses;
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Status")), g_strdup (_ ("Phase")), g_strdup (_ ("Milestone")),
              g_strdup (_ ("On the Status Page")), g_strdup (_ ("Who May Set It")), g_strdup (_ ("Hint")));
  for (guint i = 0; i < statuses->len; i++)
    {
      const SitrepStatus *status = g_ptr_array_index (statuses, i);

      SITREP_ROW (rows, g_strdup (status->label), g_strdup (sitrep_say_word (sitrep_phase_nicks[status->phase])),
                  sitrep_say_ref (pen, "milestones", status->milestone),
                  sitrep_say_ref (pen, "page_statuses", status->page), sitrep_say_refs (pen, "roles", status->by),
                  g_strdup (status->hint));
    }
  sitrep_pen_heading (pen, 2, _ ("Statuses"));
  sitrep_pen_table (pen, rows, 0xf);
}

static void
say_page_statuses (SitrepPen *pen)
{
  GPtrArray *statuses = pen->playbook->page_statuses;
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Status")), g_strdup (_ ("Glyph")), g_strdup (_ ("The Service’s Word")),
              g_strdup (_ ("Levels")));
  for (guint i = 0; i < statuses->len; i++)
    {
      const SitrepPageStatus *status = g_ptr_array_index (statuses, i);

      SITREP_ROW (rows, g_strdup (status->label), g_strdup (status->glyph),
                  g_strdup (sitrep_say_word (status->service)), sitrep_say_levels (status->levels));
    }
  if (rows->len > 1)
    sitrep_pen_heading (pen, 2, _ ("Status Page"));
  sitrep_pen_table (pen, rows, 0x7);
}

static void
say_milestones (SitrepPen *pen)
{
  GPtrArray *milestones = pen->playbook->milestones, *detection = pen->playbook->detection;
  GPtrArray *rows = sitrep_rows_new (), *sources = sitrep_rows_new ();

  for (guint i = 0; i < milestones->len; i++)
    SITREP_ROW (rows, g_strdup (((SitrepMilestone *) g_ptr_array_index (milestones, i))->label), NULL);
  if (rows->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Milestones"));
  sitrep_pen_list (pen, rows, TRUE);
  for (guint i = 0; i < detection->len; i++)
    {
      const SitrepDetection *source = g_ptr_array_index (detection, i);

      SITREP_ROW (sources, g_strdup (source->label), g_strdup (source->automatic ? _ ("Automatic") : NULL));
    }
  if (sources->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Sources of Detection"));
  sitrep_pen_list (pen, sources, FALSE);
}

void
sitrep_handbook_response (SitrepPen *pen)
{
  const SitrepPlaybook *playbook = pen->playbook;

  if (playbook->stages->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Stages"));
  for (guint i = 0; i < playbook->stages->len; i++)
    say_stage (pen, g_ptr_array_index (playbook->stages, i));
  if (playbook->decisions->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Decisions"));
  for (guint i = 0; i < playbook->decisions->len; i++)
    say_decision (pen, g_ptr_array_index (playbook->decisions, i));
  say_statuses (pen);
  say_page_statuses (pen);
  say_milestones (pen);
}

/* --- roles --- */

static void
say_role (SitrepPen *pen, const SitrepRole *role)
{
  GPtrArray *rows = sitrep_rows_new ();
  g_autofree char *title
    = role->brief != NULL ? g_strdup_printf ("%s (%s)", role->label, role->brief) : g_strdup (role->label);

  sitrep_pen_heading (pen, 3, title);
  sitrep_rows_say (rows, pen, shape_of ("roles"), role, SITREP_BUT ("label", "short", "duties", "advice"));
  sitrep_pen_definitions (pen, rows);
  sitrep_pen_texts (pen, NULL, role->duties);
  if (role->advice != NULL)
    {
      g_autofree char *advice = sitrep_say_texts (role->advice);

      sitrep_pen_note (pen, advice);
    }
}

static void
say_posts (SitrepPen *pen)
{
  GPtrArray *posts = pen->playbook->posts;
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Post")), g_strdup (_ ("Handle")), g_strdup (_ ("Group")),
              g_strdup (_ ("Answers Within")), g_strdup (_ ("Address")), g_strdup (_ ("Note")));
  for (guint i = 0; i < posts->len; i++)
    {
      const SitrepPost *post = g_ptr_array_index (posts, i);

      SITREP_ROW (rows, g_strdup (post->label), g_strdup (post->handle),
                  post->group != SITREP_POST_INTERNAL ? g_strdup (sitrep_say_word (sitrep_post_nicks[post->group]))
                                                      : NULL,
                  sitrep_say_minutes (post->answer), g_strdup (post->address), g_strdup (post->note));
    }
  if (rows->len > 1)
    sitrep_pen_heading (pen, 2, _ ("Posts"));
  sitrep_pen_table (pen, rows, 0xf);
}

static void
say_channels (SitrepPen *pen)
{
  GPtrArray *channels = pen->playbook->channels;
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Channel")), g_strdup (_ ("Service")), g_strdup (_ ("Purpose")),
              g_strdup (_ ("Audience")), g_strdup (_ ("Levels")), g_strdup (_ ("Watched")), g_strdup (_ ("Digest")));
  for (guint i = 0; i < channels->len; i++)
    {
      const SitrepChannel *channel = g_ptr_array_index (channels, i);

      SITREP_ROW (rows, g_strdup (channel->name), g_strdup (channel->service), g_strdup (channel->purpose),
                  g_strdup (sitrep_audience_label (channel->audience)), sitrep_say_levels (channel->levels),
                  g_strdup (sitrep_say_word (channel->watched)), g_strdup (sitrep_say_word (channel->digest)));
    }
  if (rows->len > 1)
    sitrep_pen_heading (pen, 2, _ ("Channels"));
  sitrep_pen_table (pen, rows, 0x7b);
}

void
sitrep_handbook_roles (SitrepPen *pen)
{
  for (guint i = 0; i < pen->playbook->roles->len; i++)
    say_role (pen, g_ptr_array_index (pen->playbook->roles, i));
  say_posts (pen);
  say_channels (pen);
}

/* --- checklists --- */

/* What the program can do for an item; after those that end in a colon stands what, a key of that list. */
static const struct
{
  const char *verb, *words, *list;
} deeds[] = {
  { "declare", N_ ("Done by declaring the incident") },
  { "lead", N_ ("Done by naming the lead") },
  { "meet", N_ ("Done by saying where to meet") },
  { "level", N_ ("Done by choosing the level") },
  { "roles", N_ ("Done by filling the roles") },
  { "postmortem", N_ ("Done in the post-mortem") },
  { "review", N_ ("Done in the review") },
  { "actions", N_ ("Done in the action items") },
  { "export", N_ ("Done by exporting the incident") },
  { "call-sheet", N_ ("Done with the call sheet") },
  { "send:", N_ ("Done by sending the message"), "moments" },
  { "status:", N_ ("Done by changing the status"), "statuses" },
  { "evidence:", N_ ("Done by collecting evidence"), "evidence" },
  { "ladder:", N_ ("Done by escalating"), "ladders" },
  { "decide:", N_ ("Done by deciding"), "decisions" },
};

static char *
say_deed (const SitrepPen *pen, const char *does)
{
  for (gsize i = 0; does != NULL && i < G_N_ELEMENTS (deeds); i++)
    {
      const char *verb = deeds[i].verb;
      g_autofree char *what = NULL;

      if (deeds[i].list == NULL && g_strcmp0 (does, verb) == 0)
        return g_strdup (_ (deeds[i].words));
      if (deeds[i].list == NULL || !g_str_has_prefix (does, verb))
        continue;
      what = sitrep_say_ref (pen, deeds[i].list, does + strlen (verb));
      return g_strdup_printf (_ ("%s: %s"), _ (deeds[i].words), what);
    }
  return g_strdup (does);
}

static char *
say_watch (const SitrepWatch *watch)
{
  g_autofree char *least = sitrep_say_minutes (watch->minutes);
  g_autofree char *most = sitrep_say_minutes (watch->most);

  if (least == NULL || most == NULL)
    return g_strdup (least != NULL ? least : most);
  return g_strdup_printf (_ ("%s to %s"), least, most);
}

static char *
say_item_notes (const SitrepPen *pen, const SitrepItem *item)
{
  SitrepLines *parts = sitrep_lines_new (), *lines = sitrep_lines_new ();

  sitrep_lines_add (parts, item->optional ? _ ("Optional") : NULL);
  sitrep_lines_take (parts, sitrep_say_levels (item->levels));
  sitrep_lines_take (parts, sitrep_say_ref (pen, "roles", item->role));
  sitrep_lines_label (parts, _ ("When"), sitrep_say_ref (pen, "conditions", item->when));
  sitrep_lines_label (parts, _ ("Due"), sitrep_say_due (pen, &item->due));
  sitrep_lines_label (parts, _ ("Watch"), say_watch (&item->watch));
  sitrep_lines_take (parts, say_deed (pen, item->does));
  sitrep_lines_add (lines, item->hint);
  sitrep_lines_take (lines, sitrep_lines_end (parts, " · "));
  sitrep_lines_take (lines, sitrep_say_bands (pen, item->targets));
  sitrep_lines_label (lines, _ ("Commands"), sitrep_say_refs (pen, "commands", item->commands));
  sitrep_lines_label (lines, _ ("Links"), sitrep_say_refs (pen, "links", item->links));
  return sitrep_lines_end (lines, "\n");
}

static void
say_group (SitrepPen *pen, const SitrepGroup *group)
{
  GPtrArray *about = sitrep_rows_new (), *rows = sitrep_rows_new ();

  sitrep_pen_heading (pen, 2, group->title);
  sitrep_pen_paragraph (pen, group->hint);
  sitrep_rows_say (about, pen, shape_of ("checklist"), group, SITREP_BUT ("title", "hint", "items"));
  sitrep_pen_definitions (pen, about);
  for (guint i = 0; i < group->items->len; i++)
    {
      const SitrepItem *item = g_ptr_array_index (group->items, i);

      SITREP_ROW (rows, g_strdup (item->text), say_item_notes (pen, item));
    }
  sitrep_pen_list (pen, rows, FALSE);
}

void
sitrep_handbook_checklists (SitrepPen *pen)
{
  for (guint i = 0; i < pen->playbook->groups->len; i++)
    say_group (pen, g_ptr_array_index (pen->playbook->groups, i));
}
