/* sitrep-update-dispatch.c - a record of the incident, told to several places
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-ids.h"
#include "sitrep-update-private.h"

static void
add (SitrepUpdate *self, SitrepDestination *destination, const char *batch)
{
  SitrepMessage *message = sitrep_dispatch_message (self->dispatch, self->dossier, destination, batch);
  SitrepUpdateMessage *added = sitrep_update_add (self, message, destination);

  added->chosen = sitrep_dispatch_is_meant_for (self->dispatch, self->dossier, destination);
}

/* One ticket is enough, and where there is one place only nothing has to be chosen. */
static void
choose (SitrepUpdate *self)
{
  gboolean one = self->dispatch->kind == SITREP_DISPATCH_ACTION;

  for (guint i = 0; i < self->messages->len; i++)
    {
      SitrepUpdateMessage *message = g_ptr_array_index (self->messages, i);

      message->chosen = self->messages->len == 1 || (message->chosen && !(one && i > 0));
    }
}

/**
 * sitrep_update_new_dispatch:
 * @dispatch: what is brought out; a reference is taken
 *
 * Returns: (transfer full): a message for each place that can take it; those are chosen for which it is meant
 */
SitrepUpdate *
sitrep_update_new_dispatch (SitrepDesk *desk, SitrepDossier *dossier, SitrepDispatch *dispatch)
{
  SitrepUpdate *self = sitrep_update_begin (desk, dossier, "dispatch");
  g_autoptr (GPtrArray) destinations = sitrep_desk_destinations (desk);
  g_autofree char *batch = sitrep_uuid_new (sitrep_desk_now (desk));

  self->dispatch = sitrep_dispatch_ref (dispatch);
  for (guint i = 0; i < destinations->len; i++)
    if (sitrep_dispatch_suits (dispatch, dossier, g_ptr_array_index (destinations, i)))
      add (self, g_ptr_array_index (destinations, i), batch);
  choose (self);
  sitrep_update_fill (self, sitrep_desk_now (desk));
  return self;
}
