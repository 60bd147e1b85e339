/* sitrep-vigil.c - the health address of an incident, and what it answered last
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-vigil.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

void
sitrep_vigil_free (SitrepVigil *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->words);
  g_free (self);
}

/** sitrep_vigil_read: Returns: (transfer full) (nullable): what was kept; %NULL where there is no address */
SitrepVigil *
sitrep_vigil_read (const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  SitrepVigil *self;
  JsonObject *object;
  JsonNode *root;

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  if (json_object_get_string_member_with_default (object, "url", NULL) == NULL)
    return NULL;
  self = g_new0 (SitrepVigil, 1);
  self->url = g_strdup (json_object_get_string_member (object, "url"));
  self->watched = json_object_get_boolean_member_with_default (object, "watched", FALSE);
  self->at = sitrep_time_from_iso (json_object_get_string_member_with_default (object, "at", ""));
  self->up = json_object_get_boolean_member_with_default (object, "up", FALSE);
  self->status = (guint) json_object_get_int_member_with_default (object, "status", 0);
  self->words = g_strdup (json_object_get_string_member_with_default (object, "words", NULL));
  return self;
}

/** sitrep_vigil_of: Returns: (transfer full) (nullable): the incident's; %NULL where it has none */
SitrepVigil *
sitrep_vigil_of (const SitrepDossier *dossier)
{
  return sitrep_vigil_read (sitrep_dossier_fact (dossier, SITREP_VIGIL_FACT));
}

/** sitrep_vigil_write: Returns: (transfer full): as it is kept */
char *
sitrep_vigil_write (const SitrepVigil *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *at = self->at != SITREP_NEVER ? sitrep_time_iso (self->at) : NULL;

  json_object_set_string_member (object, "url", self->url);
  json_object_set_boolean_member (object, "watched", self->watched);
  if (at != NULL)
    {
      json_object_set_string_member (object, "at", at);
      json_object_set_boolean_member (object, "up", self->up);
      json_object_set_int_member (object, "status", self->status);
    }
  if (at != NULL && self->words != NULL)
    json_object_set_string_member (object, "words", self->words);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/** sitrep_vigil_is_news: whether that answer is another one than the last: what it says beside its status is not asked. */
gboolean
sitrep_vigil_is_news (const SitrepVigil *self, gboolean up, guint status)
{
  return self->at == SITREP_NEVER || self->up != up || self->status != status;
}

/**
 * sitrep_vigil_is_due:
 * @asked_at: when it was asked last, or SITREP_NEVER
 *
 * Returns: whether it is to be asked now: each minute, while the incident is open
 */
gboolean
sitrep_vigil_is_due (const SitrepDossier *dossier, gint64 asked_at, gint64 now)
{
  g_autoptr (SitrepVigil) self = dossier->incident->phase == SITREP_PHASE_OPEN ? sitrep_vigil_of (dossier) : NULL;

  /* A clock that was set back must not stop it. */
  return self != NULL && self->watched
         && (asked_at == SITREP_NEVER || asked_at > now || now / SITREP_MINUTE > asked_at / SITREP_MINUTE);
}

/** sitrep_vigil_answer_words: Returns: (transfer full): as in “Up (200)” or “Down (no answer)” */
char *
sitrep_vigil_answer_words (gboolean up, guint status)
{
  if (status == 0)
    return g_strdup (_ ("Down (no answer)"));
  return g_strdup_printf (up ? _ ("Up (%u)") : _ ("Down (%u)"), status);
}
