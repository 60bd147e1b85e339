/* sitrep-roles.c - which roles the level needs, and who holds them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-roles.h"

/** sitrep_role_is_needed: whether the process wants the role filled at the incident's level. */
gboolean
sitrep_role_is_needed (const SitrepDossier *d, const SitrepRole *role)
{
  return sitrep_levels_include (role->levels, sitrep_dossier_level (d)->key);
}

/** sitrep_roles_missing: Returns: how many of the roles that the level needs nobody holds. */
guint
sitrep_roles_missing (const SitrepDossier *d)
{
  guint n = 0;

  for (guint i = 0; i < d->playbook->roles->len; i++)
    {
      const SitrepRole *role = g_ptr_array_index (d->playbook->roles, i);

      n += sitrep_role_is_needed (d, role) && sitrep_dossier_holder (d, role->key) == NULL;
    }
  return n;
}

static GPtrArray *
holders_of (const SitrepDossier *d, const char *role, gboolean now_only)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < d->holders->len; i++)
    {
      SitrepHolder *holder = g_ptr_array_index (d->holders, i);

      if (g_strcmp0 (holder->role, role) == 0 && (!now_only || holder->until == SITREP_NEVER))
        g_ptr_array_add (found, holder);
    }
  return found;
}

/**
 * sitrep_role_holders:
 * @role: (nullable): %NULL for those who help without a role
 *
 * Returns: (transfer container) (element-type SitrepHolder): who holds it now, by time
 */
GPtrArray *
sitrep_role_holders (const SitrepDossier *d, const char *role)
{
  return holders_of (d, role, TRUE);
}

/** sitrep_role_history: Returns: (transfer container) (element-type SitrepHolder): who ever held it, by time. */
GPtrArray *
sitrep_role_history (const SitrepDossier *d, const char *role)
{
  return holders_of (d, role, FALSE);
}

static gboolean
has_name (GPtrArray *holders, const char *name)
{
  for (guint i = 0; i < holders->len; i++)
    if (g_strcmp0 (((SitrepHolder *) g_ptr_array_index (holders, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

/** sitrep_responders: Returns: (transfer container) (element-type SitrepHolder): everybody who took part, each once. */
GPtrArray *
sitrep_responders (const SitrepDossier *d)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < d->holders->len; i++)
    {
      SitrepHolder *holder = g_ptr_array_index (d->holders, i);

      if (!has_name (found, holder->name))
        g_ptr_array_add (found, holder);
    }
  return found;
}
