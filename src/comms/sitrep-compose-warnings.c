/* sitrep-compose-warnings.c - what to look at before a message goes out
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-compose.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What calls everybody at one service or another. */
static const char *
find_call_to_all (const char *text)
{
  static const char *const calls[]
    = { "@everyone", "@here", "@channel", "@all", "@room", "<!channel", "<!here", "<!everyone", NULL };

  for (const char *const *call = calls; *call != NULL; call++)
    if (strstr (text, *call) != NULL)
      return *call;
  return NULL;
}

static gboolean
is_update (const SitrepMessage *message)
{
  return message->template != NULL && message->stage != SITREP_STAGE_RESOLVE && message->corrects == NULL;
}

/* The audience is to hear regularly, and nobody said when. */
static gboolean
lacks_promise (const SitrepMessage *message, const SitrepDossier *dossier)
{
  return is_update (message) && message->promised_at == SITREP_NEVER
         && sitrep_level_update_rule (sitrep_dossier_level (dossier), message->audience) != NULL;
}

/**
 * sitrep_compose_warnings:
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that a person should look at; none of them
 *   keeps the message from being sent
 */
GPtrArray *
sitrep_compose_warnings (const SitrepMessage *message, const SitrepDossier *dossier)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SitrepDoc) doc = message->body != NULL ? sitrep_doc_from_json (message->body, NULL) : NULL;
  g_autofree char *text = doc != NULL ? sitrep_doc_to_plain (doc) : NULL;
  const char *call = text != NULL ? find_call_to_all (text) : NULL;

  if (call != NULL)
    g_ptr_array_add (
      warnings, g_strdup_printf (_ ("“%s” is written out as plain text: it calls nobody. To call everybody, do that "
                                    "in the room itself."),
                                 call));
  if (lacks_promise (message, dossier))
    g_ptr_array_add (warnings, g_strdup (_ ("It does not say when the next update comes: set how often people hear.")));
  return warnings;
}
