/* sitrep-library.c - the playbooks that are in use
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-library.h"

#include "base/sitrep-error.h"
#include "playbook/sitrep-playbook-reader.h"

#include <glib/gi18n-lib.h>

#define SHIPPED "/io/github/sitrep_desk/Sitrep/shipped/playbooks/"

struct _SitrepLibrary
{
  GMutex lock;
  GHashTable *playbooks; /* id → SitrepPlaybook */
  GPtrArray *shipped;
};

SitrepLibrary *
sitrep_library_new (void)
{
  SitrepLibrary *self = g_atomic_rc_box_new0 (SitrepLibrary);

  g_mutex_init (&self->lock);
  self->playbooks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sitrep_playbook_unref);
  return self;
}

SitrepLibrary *
sitrep_library_ref (SitrepLibrary *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_library (gpointer data)
{
  SitrepLibrary *self = data;

  g_clear_pointer (&self->shipped, g_ptr_array_unref);
  g_hash_table_unref (self->playbooks);
  g_mutex_clear (&self->lock);
}

void
sitrep_library_unref (SitrepLibrary *self)
{
  g_atomic_rc_box_release_full (self, clear_library);
}

static SitrepPlaybook *
look_up (SitrepLibrary *self, const char *id)
{
  SitrepPlaybook *playbook;

  g_mutex_lock (&self->lock);
  playbook = g_hash_table_lookup (self->playbooks, id);
  if (playbook != NULL)
    sitrep_playbook_ref (playbook);
  g_mutex_unlock (&self->lock);
  return playbook;
}

static void
keep (SitrepLibrary *self, SitrepPlaybook *playbook)
{
  g_mutex_lock (&self->lock);
  /* Two threads may have read the same one: the first stays, for its id is the key. */
  if (!g_hash_table_contains (self->playbooks, playbook->id))
    g_hash_table_insert (self->playbooks, playbook->id, sitrep_playbook_ref (playbook));
  g_mutex_unlock (&self->lock);
}

/**
 * sitrep_library_get:
 * @reader: of the calling thread
 *
 * Returns: (transfer full) (nullable): the version with that id, which the store must hold
 */
SitrepPlaybook *
sitrep_library_get (SitrepLibrary *self, SitrepReader *reader, const char *id, GError **error)
{
  g_autofree char *text = NULL;
  SitrepPlaybook *playbook = id != NULL ? look_up (self, id) : NULL;

  if (playbook != NULL)
    return playbook;
  text = id != NULL ? sitrep_reader_playbook_text (reader, id) : NULL;
  if (text == NULL)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("This playbook is not in the store."));
      return NULL;
    }
  if ((playbook = sitrep_playbook_read (text, -1, NULL, error)) != NULL)
    keep (self, playbook);
  return playbook;
}

static SitrepPlaybook *
read_shipped (const char *name)
{
  g_autofree char *path = g_strconcat (SHIPPED, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  SitrepPlaybook *playbook;

  if (bytes == NULL)
    return NULL;
  playbook = sitrep_playbook_read (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL, &error);
  if (playbook == NULL)
    g_critical ("The shipped playbook %s cannot be read: %s", name, error->message);
  return playbook;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = g_utf8_collate_key ((*(SitrepPlaybook *const *) a)->title, -1);
  g_autofree char *two = g_utf8_collate_key ((*(SitrepPlaybook *const *) b)->title, -1);

  return g_strcmp0 (one, two);
}

/** sitrep_library_shipped: Returns: (transfer full): the playbooks that come with this program, by title (SitrepPlaybook). */
GPtrArray *
sitrep_library_shipped (SitrepLibrary *self)
{
  g_auto (GStrv) names = NULL;

  if (self->shipped == NULL)
    {
      self->shipped = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_playbook_unref);
      names = g_resources_enumerate_children (SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        {
          SitrepPlaybook *playbook = read_shipped (names[i]);

          if (playbook == NULL)
            continue;
          keep (self, playbook);
          g_ptr_array_add (self->shipped, playbook);
        }
      g_ptr_array_sort (self->shipped, compare_titles);
    }
  return g_ptr_array_ref (self->shipped);
}
