/* sitrep-handbook.c - a playbook as a book to read
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *key, *title;
  void (*write) (SitrepPen *pen);
} chapters[] = {
  { "about", N_ ("About"), sitrep_handbook_about },
  { "levels", N_ ("Levels"), sitrep_handbook_levels },
  { "choosing", N_ ("Choosing a Level"), sitrep_handbook_choosing },
  { "response", N_ ("Response"), sitrep_handbook_response },
  { "roles", N_ ("Roles"), sitrep_handbook_roles },
  { "checklists", N_ ("Checklists"), sitrep_handbook_checklists },
  { "commands", N_ ("Commands and Evidence"), sitrep_handbook_commands },
  { "runbooks", N_ ("Runbooks"), sitrep_handbook_runbooks },
  { "links", N_ ("Links"), sitrep_handbook_links },
  { "escalation", N_ ("Escalation"), sitrep_handbook_escalation },
  { "messages", N_ ("Messages"), sitrep_handbook_messages },
  { "postmortem", N_ ("Post-Mortem"), sitrep_handbook_postmortem },
  { "review", N_ ("Review"), sitrep_handbook_review },
  { "actions", N_ ("Action Items"), sitrep_handbook_actions },
  { "metrics", N_ ("Metrics and Report"), sitrep_handbook_metrics },
  { "data", N_ ("Data"), sitrep_handbook_data },
  { "guidance", N_ ("Guidance"), sitrep_handbook_guidance },
  { "practice", N_ ("Practice"), sitrep_handbook_practice },
  { "names", N_ ("Names and Times"), sitrep_handbook_names },
  { "variables", N_ ("Variables"), sitrep_handbook_variables },
};

static void
free_chapter (gpointer data)
{
  SitrepChapter *self = data;

  g_free (self->key);
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static void
add_chapter (SitrepHandbook *self, const SitrepPlaybook *playbook, gint64 now, guint n)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_block_free);
  SitrepPen pen = { playbook, now, blocks };
  SitrepChapter *chapter;

  chapters[n].write (&pen);
  if (blocks->len == 0)
    return;
  chapter = g_new0 (SitrepChapter, 1);
  chapter->key = g_strdup (chapters[n].key);
  chapter->title = g_strdup (_ (chapters[n].title));
  chapter->blocks = g_steal_pointer (&blocks);
  g_ptr_array_add (self->chapters, chapter);
}

/**
 * sitrep_handbook_new:
 * @now: decides whether the next review is overdue
 *
 * Returns: (transfer full): everything that @playbook says; it keeps nothing of it
 */
SitrepHandbook *
sitrep_handbook_new (const SitrepPlaybook *playbook, gint64 now)
{
  SitrepHandbook *self = g_atomic_rc_box_new0 (SitrepHandbook);

  self->title = g_strdup (playbook->title);
  self->version = g_strdup (playbook->version);
  self->warning = sitrep_handbook_review_warning (playbook, now);
  self->chapters = g_ptr_array_new_with_free_func (free_chapter);
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    add_chapter (self, playbook, now, i);
  return self;
}

static void
clear_handbook (gpointer data)
{
  SitrepHandbook *self = data;

  g_free (self->title);
  g_free (self->version);
  g_free (self->warning);
  g_ptr_array_unref (self->chapters);
}

/** sitrep_handbook_ref: takes one more reference; from any thread. */
SitrepHandbook *
sitrep_handbook_ref (SitrepHandbook *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sitrep_handbook_unref (SitrepHandbook *self)
{
  g_atomic_rc_box_release_full (self, clear_handbook);
}

/** sitrep_handbook_chapter: Returns: (nullable): the chapter of that key; it belongs to the handbook. */
const SitrepChapter *
sitrep_handbook_chapter (const SitrepHandbook *self, const char *key)
{
  return sitrep_playbook_find (self->chapters, key);
}

/** sitrep_handbook_plain: Returns: (transfer full): all of its words, a line for each piece. */
char *
sitrep_handbook_plain (const SitrepHandbook *self)
{
  GString *out = g_string_new (self->title);

  for (guint i = 0; i < self->chapters->len; i++)
    {
      const SitrepChapter *chapter = g_ptr_array_index (self->chapters, i);

      g_string_append_printf (out, "\n%s\n", chapter->title);
      for (guint j = 0; j < chapter->blocks->len; j++)
        {
          g_autofree char *plain = sitrep_block_plain (g_ptr_array_index (chapter->blocks, j));

          g_string_append (out, plain);
        }
    }
  return g_string_free_and_steal (out);
}

/** sitrep_handbook_file_name: Returns: (transfer full): as in “pawtropolis-handbook.md”. */
char *
sitrep_handbook_file_name (const SitrepHandbook *self)
{
  g_autofree char *slug = sitrep_text_slug (self->title, 60);

  return g_strdup_printf ("%s-handbook.md", *slug != '\0' ? slug : "playbook");
}
