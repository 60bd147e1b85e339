/* sitrep-playbook-reader.c - from a file's bytes to a playbook, or to all its faults
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-reader.h"

#include "base/sitrep-error.h"
#include "sitrep-playbook-check.h"
#include "sitrep-playbook-lift.h"
#include "sitrep-playbook-private.h"
#include "sitrep-shape-read.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* json-glib begins with “<data>:line:column: ”. */
static void
refuse_json (const char *message, const char *text, GError **error)
{
  guint line, column;
  int end = 0;

  if (sscanf (message, "<data>:%u:%u:%n", &line, &column, &end) == 2 && end > 0)
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The file is not JSON. Line %u, column %u: %s%s"), line,
                 column, g_strchug ((char *) message + end),
                 strstr (text, "//") != NULL || strstr (text, "/*") != NULL ? _ (" JSON has no comments.") : "");
  else
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The file is not JSON: %s"), message);
}

static JsonObject *
parse (JsonParser *parser, const char *text, gssize length, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  JsonNode *root;

  if (length > SITREP_PLAYBOOK_MAX)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("The file is larger than 4 MB: it cannot be a playbook."));
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("The file is not text in UTF-8: it cannot be a playbook."));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, length, &local_error))
    {
      refuse_json (local_error->message, text, error);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("A playbook is one JSON object { … }; this file holds something else."));
      return NULL;
    }
  return json_node_get_object (root);
}

static gint64
get_format (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "format");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node)
           : -1;
}

/* What follows from what was read. */
static void
complete (SitrepPlaybook *self)
{
  self->zone = sitrep_zone_open (self->zone_name);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->twelve_hours = g_strcmp0 (self->clock, "12h") == 0;
  for (guint i = 0; i < self->levels->len; i++)
    {
      SitrepLevel *level = g_ptr_array_index (self->levels, i);

      level->rank = i;
      if (level->colour == NULL)
        level->colour = g_strdup ("neutral");
    }
}

/**
 * sitrep_playbook_read:
 * @length: of @text in bytes, or -1
 * @faults: (out) (optional) (transfer full): everything that was found, warnings too (SitrepFault)
 *
 * Reads a playbook's bytes and checks them; all faults are found at once. From any thread.
 *
 * Returns: (transfer full) (nullable): the playbook, or %NULL with %SITREP_ERROR_INVALID, or
 *   %SITREP_ERROR_NEWER for a format that only a newer version reads
 */
SitrepPlaybook *
sitrep_playbook_read (const char *text, gssize length, GPtrArray **faults, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_fault_free);
  g_autoptr (SitrepPlaybook) self = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  JsonObject *object;

  json_parser_set_strict (parser, TRUE);
  if ((object = parse (parser, text, (gssize) size, error)) == NULL)
    return NULL;
  if (get_format (object) > SITREP_PLAYBOOK_FORMAT)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NEWER,
                           _ ("This playbook is of a newer format: a newer version of Sitrep is needed to read it."));
      return NULL;
    }
  self = sitrep_playbook_new ();
  sitrep_playbook_lift (object, get_format (object));
  sitrep_shape_read (&sitrep_playbook_shape, object, self, NULL, found);
  complete (self);
  sitrep_playbook_check (self, found);
  sitrep_faults_find_doubled (found, text, size);
  sitrep_faults_place (found, text, size);
  self->text = g_strndup (text, size);
  self->id = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, size);
  if (!sitrep_faults_refuse (found, error))
    g_clear_pointer (&self, sitrep_playbook_unref);
  if (faults != NULL)
    *faults = g_steal_pointer (&found);
  return g_steal_pointer (&self);
}
