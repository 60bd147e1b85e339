/* sitrep-address-book.c - who of the address book fills which post
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-address-book.h"

#include "base/sitrep-text.h"

static gboolean
is_called (const char *post, const char *name)
{
  g_autofree char *a = post != NULL ? sitrep_text_fold (post) : NULL;
  g_autofree char *b = name != NULL ? sitrep_text_fold (name) : NULL;

  return a != NULL && b != NULL && *a != '\0' && g_strcmp0 (a, b) == 0;
}

/** sitrep_person_is: whether the person goes by that name or that handle (both nullable). */
gboolean
sitrep_person_is (const SitrepPerson *person, const char *name, const char *handle)
{
  return is_called (person->name, name) || is_called (person->handle, handle);
}

/** sitrep_person_fills: whether the person's post is that one, by its key or by what the process calls it. */
gboolean
sitrep_person_fills (const SitrepPerson *person, const SitrepPlaybook *playbook, const char *key)
{
  const SitrepPost *post = key != NULL ? sitrep_playbook_find (playbook->posts, key) : NULL;

  return is_called (person->post, key) || (post != NULL && is_called (person->post, post->label));
}

/** sitrep_people_fill: whether one of @people fills the post. */
gboolean
sitrep_people_fill (GPtrArray *people, const SitrepPlaybook *playbook, const char *post)
{
  for (guint i = 0; i < people->len; i++)
    if (sitrep_person_fills (g_ptr_array_index (people, i), playbook, post))
      return TRUE;
  return FALSE;
}

/** sitrep_people_in: Returns: (transfer full): those of @people who fill the post. */
GPtrArray *
sitrep_people_in (GPtrArray *people, const SitrepPlaybook *playbook, const char *post)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (sitrep_record_unref);

  for (guint i = 0; i < people->len; i++)
    if (sitrep_person_fills (g_ptr_array_index (people, i), playbook, post))
      g_ptr_array_add (found, sitrep_record_ref (g_ptr_array_index (people, i)));
  return found;
}
