/* sitrep-call-sheet.c - who does what, whom to reach next, and how
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-call-sheet.h"

#include "incident/sitrep-ladder.h"
#include "incident/sitrep-roles.h"
#include "sitrep-call-private.h"

#include <glib/gi18n-lib.h>

/* --- the incident --- */

static void
say_incident (SitrepCaller *self)
{
  const SitrepIncident *incident = self->dossier->incident;
  const SitrepLevel *level = sitrep_dossier_level (self->dossier);
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), incident->label, incident->title);
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_heading (&self->pen, 2, title);
  sitrep_rows_take (rows, _ ("Level"),
                    level->name != NULL ? g_strdup_printf ("%s (%s)", level->key, level->name) : g_strdup (level->key));
  sitrep_rows_add (rows, _ ("Status"), sitrep_dossier_status (self->dossier)->label);
  sitrep_rows_add (rows, _ ("Where we meet"), incident->meet != NULL ? incident->meet : _ ("not said yet"));
  sitrep_pen_definitions (&self->pen, rows);
}

/* --- who does what --- */

static char *
say_holders (const SitrepCaller *self, const char *role)
{
  g_autoptr (GPtrArray) holders = sitrep_role_holders (self->dossier, role);
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; i < holders->len; i++)
    sitrep_lines_take (lines, sitrep_caller_holder (self, g_ptr_array_index (holders, i)));
  return sitrep_lines_end (lines, "\n");
}

static void
say_role (const SitrepCaller *self, GPtrArray *rows, const SitrepRole *role)
{
  char *words = say_holders (self, role->key);

  if (words == NULL && sitrep_role_is_needed (self->dossier, role))
    words = g_strdup_printf (_ ("nobody, needed at %s"), sitrep_dossier_level (self->dossier)->key);
  sitrep_rows_take (rows, role->label, words);
}

static void
say_roles (SitrepCaller *self)
{
  GPtrArray *roles = self->dossier->playbook->roles;
  GPtrArray *rows = sitrep_rows_new ();

  for (guint i = 0; i < roles->len; i++)
    say_role (self, rows, g_ptr_array_index (roles, i));
  sitrep_rows_take (rows, _ ("Without a role"), say_holders (self, NULL));
  if (rows->len > 0)
    sitrep_pen_heading (&self->pen, 2, _ ("Who Does What"));
  sitrep_pen_definitions (&self->pen, rows);
}

/* --- suppliers --- */

static void
take_case (SitrepLines *lines, const char *address)
{
  sitrep_lines_label (lines, _ ("Cases"), g_strdup (address));
}

static void
say_vendor_post (const SitrepCaller *self, GPtrArray *rows, const SitrepPost *post)
{
  SitrepLines *lines = sitrep_lines_new ();

  sitrep_lines_take (lines, sitrep_caller_post (self, post->key));
  take_case (lines, post->address);
  for (guint i = 0; i < self->people->len; i++)
    {
      const SitrepPerson *person = g_ptr_array_index (self->people, i);

      if (sitrep_person_fills (person, self->dossier->playbook, post->key))
        {
          take_case (lines, person->address);
          sitrep_lines_add (lines, person->note);
        }
    }
  sitrep_lines_add (lines, post->note);
  sitrep_rows_take (rows, post->label, sitrep_lines_end (lines, "\n"));
}

/* Whose post the process knows as a supplier's stands there already. */
static gboolean
is_of_vendor_post (const SitrepCaller *self, const SitrepPerson *person)
{
  GPtrArray *posts = self->dossier->playbook->posts;

  for (guint i = 0; i < posts->len; i++)
    {
      const SitrepPost *post = g_ptr_array_index (posts, i);

      if (post->group == SITREP_POST_VENDOR && sitrep_person_fills (person, self->dossier->playbook, post->key))
        return TRUE;
    }
  return FALSE;
}

static void
say_vendor (const SitrepCaller *self, GPtrArray *rows, const SitrepPerson *person)
{
  SitrepLines *lines = sitrep_lines_new ();

  sitrep_lines_take (lines, sitrep_caller_reach (self, person));
  take_case (lines, person->address);
  sitrep_lines_add (lines, person->note);
  sitrep_rows_take (rows, person->name, sitrep_lines_end (lines, "\n"));
}

static void
say_suppliers (SitrepCaller *self)
{
  GPtrArray *posts = self->dossier->playbook->posts;
  GPtrArray *rows = sitrep_rows_new ();

  for (guint i = 0; i < posts->len; i++)
    if (((SitrepPost *) g_ptr_array_index (posts, i))->group == SITREP_POST_VENDOR)
      say_vendor_post (self, rows, g_ptr_array_index (posts, i));
  for (guint i = 0; i < self->people->len; i++)
    {
      const SitrepPerson *person = g_ptr_array_index (self->people, i);

      if (person->vendor && !is_of_vendor_post (self, person))
        say_vendor (self, rows, person);
    }
  if (rows->len > 0)
    sitrep_pen_heading (&self->pen, 2, _ ("Suppliers"));
  sitrep_pen_definitions (&self->pen, rows);
}

/**
 * sitrep_call_sheet:
 * @people: (element-type SitrepPerson): the address book
 * @with_sensitive: whether numbers are said that are shown only where they are asked for
 *
 * Who holds which role, whom to reach next by the ladders of the process, and the suppliers. Headings are the user's
 * language, all else is as it was written.
 *
 * Returns: (transfer full) (element-type SitrepBlock)
 */
GPtrArray *
sitrep_call_sheet (const SitrepDossier *dossier, GPtrArray *people, gint64 now, gboolean with_sensitive)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_block_free);
  SitrepCaller caller = { { dossier->playbook, now, blocks }, dossier, people, with_sensitive };

  say_incident (&caller);
  say_roles (&caller);
  sitrep_caller_ladders (&caller);
  say_suppliers (&caller);
  return blocks;
}
