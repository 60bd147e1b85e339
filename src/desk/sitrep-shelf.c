/* sitrep-shelf.c - dossiers that were loaded and still hold
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-shelf.h"

struct _SitrepShelf
{
  GHashTable *dossiers; /* incident's id → SitrepDossier */
  gint64 version;       /* of the store, when the first of them was loaded */
};

/** sitrep_shelf_new: Returns: (transfer full): an empty one. */
SitrepShelf *
sitrep_shelf_new (void)
{
  SitrepShelf *self = g_new0 (SitrepShelf, 1);

  self->dossiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sitrep_dossier_unref);
  return self;
}

/* The store itself is asked, not its signals: whoever waited for a deed may look before they have come. */
static SitrepDossier *
look_up (SitrepShelf *self, SitrepReader *reader, const char *incident)
{
  gint64 version = sitrep_reader_version (reader);
  SitrepDossier *found;

  if (version != self->version)
    g_hash_table_remove_all (self->dossiers);
  self->version = version;
  found = g_hash_table_lookup (self->dossiers, incident);
  return found != NULL ? sitrep_dossier_ref (found) : NULL;
}

static SitrepDossier *
put (SitrepShelf *self, SitrepDossier *dossier)
{
  if (dossier != NULL)
    g_hash_table_replace (self->dossiers, g_strdup (dossier->incident->base.id), sitrep_dossier_ref (dossier));
  return dossier;
}

/** sitrep_shelf_take: Returns: (transfer full) (nullable): what is known of @incident now, without its timeline. */
SitrepDossier *
sitrep_shelf_take (SitrepShelf *self,
                   SitrepReader *reader,
                   SitrepLibrary *library,
                   const char *incident,
                   GError **error)
{
  SitrepDossier *found = incident != NULL ? look_up (self, reader, incident) : NULL;

  return found != NULL ? found : put (self, sitrep_dossier_load (reader, library, incident, FALSE, error));
}

/** sitrep_shelf_take_of: as sitrep_shelf_take(), where the incident's row was just read. */
SitrepDossier *
sitrep_shelf_take_of (SitrepShelf *self,
                      SitrepReader *reader,
                      SitrepLibrary *library,
                      SitrepIncident *incident,
                      GError **error)
{
  SitrepDossier *found = look_up (self, reader, incident->base.id);

  return found != NULL ? found : put (self, sitrep_dossier_of (reader, library, incident, FALSE, error));
}

void
sitrep_shelf_free (SitrepShelf *self)
{
  g_hash_table_unref (self->dossiers);
  g_free (self);
}
