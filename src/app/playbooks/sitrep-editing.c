/* sitrep-editing.c - a playbook being edited: its manuscript, and what the reader says of it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-editing.h"

#include "comms/sitrep-examine.h"

#include <glib/gi18n.h>

/* How long after the last key the reader is asked, and what was typed is kept. */
#define EXAMINE_AFTER 120
#define KEEP_AFTER 700

struct _SitrepEditing
{
  GObject parent_instance;

  SitrepDesk *desk;
  SitrepPlaybook *origin; /* what it is made from */
  SitrepManuscript *manuscript;
  SitrepPlaybook *playbook; /* the last state that could be read */
  GPtrArray *faults;
  char *first; /* the text at first, to know whether anything changed */
  char *draft; /* the key under which it is kept */
  gboolean copy;
  gboolean kept; /* it was found half written */
  guint examining, keeping;
};

G_DEFINE_FINAL_TYPE (SitrepEditing, sitrep_editing, G_TYPE_OBJECT)

enum
{
  EXAMINED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/** sitrep_editing_examine: asks the reader at once. */
void
sitrep_editing_examine (SitrepEditing *self)
{
  g_autofree char *text = sitrep_manuscript_text (self->manuscript);
  SitrepPlaybook *playbook;

  g_clear_handle_id (&self->examining, g_source_remove);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  playbook = sitrep_examine (text, -1, &self->faults, NULL);
  if (self->faults == NULL)
    self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_fault_free);
  if (playbook != NULL)
    {
      g_clear_pointer (&self->playbook, sitrep_playbook_unref);
      self->playbook = playbook;
    }
  g_signal_emit (self, signals[EXAMINED], 0);
}

static gboolean
examine_cb (gpointer data)
{
  SitrepEditing *self = data;

  self->examining = 0;
  sitrep_editing_examine (self);
  return G_SOURCE_REMOVE;
}

/** sitrep_editing_keep: what is half written is kept at once, not in a moment. */
void
sitrep_editing_keep (SitrepEditing *self)
{
  g_autofree char *text = sitrep_manuscript_text (self->manuscript);

  if (self->keeping == 0)
    return;
  g_clear_handle_id (&self->keeping, g_source_remove);
  sitrep_desk_save_draft (self->desk, self->draft, NULL, g_strcmp0 (text, self->first) != 0 ? text : NULL);
}

static gboolean
keep_cb (gpointer data)
{
  sitrep_editing_keep (data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (SitrepManuscript *manuscript, gboolean parts, SitrepEditing *self)
{
  g_clear_handle_id (&self->examining, g_source_remove);
  self->examining = g_timeout_add (EXAMINE_AFTER, examine_cb, self);
  if (self->keeping == 0)
    self->keeping = g_timeout_add (KEEP_AFTER, keep_cb, self);
}

/** sitrep_editing_is_changed: whether it says anything else than what it is made from; a copy does from the first. */
gboolean
sitrep_editing_is_changed (SitrepEditing *self)
{
  g_autofree char *text = sitrep_manuscript_text (self->manuscript);

  return self->copy || g_strcmp0 (text, self->first) != 0;
}

/** sitrep_editing_was_kept: whether it goes on from something half written before. */
gboolean
sitrep_editing_was_kept (SitrepEditing *self)
{
  return self->kept;
}

/**
 * sitrep_editing_save_async:
 *
 * Keeps what is written as a version; sitrep_desk_finish() answers its id. What was half written is forgotten with it.
 */
void
sitrep_editing_save_async (SitrepEditing *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *text = sitrep_manuscript_text (self->manuscript);

  g_clear_handle_id (&self->keeping, g_source_remove);
  sitrep_desk_save_playbook_async (self->desk, text, self->origin->id, self->draft, callback, data);
}

SitrepDesk *
sitrep_editing_get_desk (SitrepEditing *self)
{
  return self->desk;
}

SitrepManuscript *
sitrep_editing_get_manuscript (SitrepEditing *self)
{
  return self->manuscript;
}

/** sitrep_editing_get_playbook: Returns: (transfer none) (nullable): the last state that could be read. */
SitrepPlaybook *
sitrep_editing_get_playbook (SitrepEditing *self)
{
  return self->playbook;
}

/** sitrep_editing_get_origin: Returns: (transfer none): what it is made from. */
SitrepPlaybook *
sitrep_editing_get_origin (SitrepEditing *self)
{
  return self->origin;
}

/** sitrep_editing_get_faults: Returns: (transfer none) (element-type SitrepFault): as the reader last found them. */
GPtrArray *
sitrep_editing_get_faults (SitrepEditing *self)
{
  return self->faults;
}

/** sitrep_editing_count_faults: Returns: how many there are at @path and inside it; @error is whether one is no warning. */
guint
sitrep_editing_count_faults (SitrepEditing *self, const char *path, gboolean *error)
{
  guint n = 0;

  *error = FALSE;
  for (guint i = 0; i < self->faults->len; i++)
    {
      const SitrepFault *fault = g_ptr_array_index (self->faults, i);

      if (!sitrep_path_is_inside (fault->path, path))
        continue;
      n++;
      *error |= !fault->warning;
    }
  return n;
}

/** sitrep_editing_fault_words: Returns: (transfer full) (nullable): what is wrong at @path and inside it, a line each. */
char *
sitrep_editing_fault_words (SitrepEditing *self, const char *path, gboolean *error)
{
  GString *out = g_string_new (NULL);

  *error = FALSE;
  for (guint i = 0; i < self->faults->len; i++)
    {
      const SitrepFault *fault = g_ptr_array_index (self->faults, i);

      if (!sitrep_path_is_inside (fault->path, path))
        continue;
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", fault->reason);
      *error |= !fault->warning;
    }
  return g_string_free (out, out->len == 0);
}

static void
sitrep_editing_dispose (GObject *object)
{
  SitrepEditing *self = SITREP_EDITING (object);

  g_clear_handle_id (&self->examining, g_source_remove);
  if (self->desk != NULL)
    sitrep_editing_keep (self);
  g_clear_object (&self->desk);
  g_clear_object (&self->manuscript);
  g_clear_pointer (&self->origin, sitrep_playbook_unref);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_editing_parent_class)->dispose (object);
}

static void
sitrep_editing_finalize (GObject *object)
{
  g_free (SITREP_EDITING (object)->first);
  g_free (SITREP_EDITING (object)->draft);
  G_OBJECT_CLASS (sitrep_editing_parent_class)->finalize (object);
}

static void
sitrep_editing_class_init (SitrepEditingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_editing_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_editing_finalize;

  signals[EXAMINED]
    = g_signal_new ("examined", SITREP_TYPE_EDITING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_editing_init (SitrepEditing *self)
{
}

static gboolean
is_listed (SitrepDesk *desk, const char *key)
{
  g_autoptr (GPtrArray) versions = sitrep_desk_playbook_versions (desk, key);

  return versions->len > 0 || !sitrep_desk_owns_playbook (desk, key);
}

/* A copy has a key and a title of its own. */
static void
rename_copy (SitrepEditing *self, SitrepManuscript *script)
{
  g_autofree char *title = g_strdup_printf (_ ("%s (Copy)"), self->origin->title);

  for (guint n = 1;; n++)
    {
      g_autofree char *key = n == 1 ? g_strdup_printf ("%s-copy", self->origin->key)
                                    : g_strdup_printf ("%s-copy-%u", self->origin->key, n);

      if (is_listed (self->desk, key))
        continue;
      sitrep_manuscript_set_text (script, "key", key);
      sitrep_manuscript_set_text (script, "title", title);
      return;
    }
}

/* What editing begins with. The first steps are not the person's: there is nothing to undo yet. */
static char *
begin (SitrepEditing *self)
{
  g_autoptr (SitrepManuscript) script = sitrep_manuscript_new (self->origin->text, NULL);

  if (self->copy)
    rename_copy (self, script);
  return sitrep_manuscript_text (script);
}

/* A copy that is half written is no half written version of what it was made from. */
static char *
draft_key (const SitrepPlaybook *from, gboolean copy)
{
  return g_strconcat ("playbook.", copy ? "copy." : "edit.", from->id, NULL);
}

/** sitrep_editing_is_kept: whether something that was written from @from waits to be gone on with. */
gboolean
sitrep_editing_is_kept (SitrepDesk *desk, const SitrepPlaybook *from, gboolean copy)
{
  g_autofree char *key = draft_key (from, copy);
  g_autofree char *kept = sitrep_desk_draft (desk, key);

  return kept != NULL && *kept != '\0';
}

/** sitrep_editing_discard: goes back to what it began with; a step that can be undone. */
void
sitrep_editing_discard (SitrepEditing *self)
{
  g_autoptr (SitrepManuscript) first = sitrep_manuscript_new (self->first, NULL);

  sitrep_manuscript_replace (self->manuscript, first);
}

/**
 * sitrep_editing_new:
 * @from: the version that is edited, or copied
 * @copy: whether what is saved is a playbook of its own
 *
 * Goes on from what was half written before, where there is such.
 */
SitrepEditing *
sitrep_editing_new (SitrepDesk *desk, SitrepPlaybook *from, gboolean copy)
{
  SitrepEditing *self = g_object_new (SITREP_TYPE_EDITING, NULL);
  g_autofree char *kept = NULL;

  self->desk = g_object_ref (desk);
  self->origin = sitrep_playbook_ref (from);
  self->copy = copy;
  self->first = begin (self);
  self->draft = draft_key (from, copy);
  /* It may have been left just now. */
  sitrep_desk_flush (desk);
  kept = sitrep_desk_draft (desk, self->draft);
  self->manuscript = kept != NULL ? sitrep_manuscript_new (kept, NULL) : NULL;
  self->kept = self->manuscript != NULL;
  if (self->manuscript == NULL)
    self->manuscript = sitrep_manuscript_new (self->first, NULL);
  sitrep_editing_examine (self);
  g_signal_connect_object (self->manuscript, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return self;
}
