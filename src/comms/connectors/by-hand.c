/* by-hand.c - a place where a person posts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>

/* As long as a text may be. */
#define TEXT_LIMIT SITREP_TEXT_MAX
#define WHERE_LIMIT 500

static const SitrepSetting settings[] = {
  { "where", N_ ("Where to post it"), N_ ("Shown with each message, as in “Bulletin board, news, top of the page”"),
    FALSE },
  { NULL },
};

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *where = sitrep_destination_setting (destination, "where");

  if (where == NULL)
    sitrep_invalid (error, _ ("Say where to post it, so that whoever is on duty finds the place."));
  else if (g_utf8_strlen (where, -1) > WHERE_LIMIT)
    sitrep_invalid (error, _ ("This is too long for a note of where to post it."));
  else
    return TRUE;
  return FALSE;
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_titled (doc, title, SITREP_TITLE_MAX, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_by_hand = {
  .key = "by-hand",
  .name = N_ ("By hand"),
  .kind = "by-hand",
  .audience = SITREP_AUDIENCE_STAKEHOLDERS,
  .settings = settings,
  .text_limit = TEXT_LIMIT,
  .check = check,
  .preview = preview,
};
