/* sitrep-call-people.c - people with how they are reached, as the call sheet says it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-call-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>

/* --- one person --- */

/** sitrep_caller_reach: Returns: (transfer full): number, handle and mail, or that none of them is known. */
char *
sitrep_caller_reach (const SitrepCaller *self, const SitrepPerson *person)
{
  SitrepLines *lines = sitrep_lines_new ();
  char *words;

  if (person->sensitive && !self->with_sensitive && !sitrep_text_is_empty (person->phone))
    sitrep_lines_add (lines, _ ("number not shown"));
  else
    sitrep_lines_add (lines, person->phone);
  sitrep_lines_add (lines, person->handle);
  sitrep_lines_add (lines, person->mail);
  words = sitrep_lines_end (lines, " · ");
  return words != NULL ? words : g_strdup (_ ("no number known"));
}

/* As in “Sara: +966 11 · @sara”. */
static char *
person_words (const SitrepCaller *self, const SitrepPerson *person)
{
  g_autofree char *reach = sitrep_caller_reach (self, person);

  /* Translators: a person, and how they are reached */
  return g_strdup_printf (_ ("%s: %s"), person->name, reach);
}

static const SitrepPerson *
find_person (const SitrepCaller *self, const SitrepHolder *holder)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const SitrepPerson *person = g_ptr_array_index (self->people, i);

      if (sitrep_person_is (person, holder->name, holder->handle))
        return person;
    }
  return NULL;
}

/** sitrep_caller_holder: Returns: (transfer full): who holds a role, with what the address book knows of them. */
char *
sitrep_caller_holder (const SitrepCaller *self, const SitrepHolder *holder)
{
  const SitrepPerson *known = find_person (self, holder);
  g_autoptr (SitrepPerson) person
    = known != NULL ? sitrep_record_copy (known) : sitrep_record_new (&sitrep_person_type);

  g_set_str (&person->name, holder->name);
  if (!sitrep_text_is_empty (holder->handle))
    g_set_str (&person->handle, holder->handle);
  return person_words (self, person);
}

/** sitrep_caller_post: Returns: (transfer full): a line for each who fills the post, or that nobody does. */
char *
sitrep_caller_post (const SitrepCaller *self, const char *post)
{
  SitrepLines *lines = sitrep_lines_new ();
  char *words;

  for (guint i = 0; i < self->people->len; i++)
    {
      const SitrepPerson *person = g_ptr_array_index (self->people, i);

      if (sitrep_person_fills (person, self->dossier->playbook, post))
        sitrep_lines_take (lines, person_words (self, person));
    }
  words = sitrep_lines_end (lines, "\n");
  return words != NULL ? words : g_strdup (_ ("nobody in the address book"));
}
