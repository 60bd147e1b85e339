/* fake-goalert.c - GoAlert's generic API, below /goalert
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* The key is `goodkey`. What is kept under a dedup key is the number of its open alert. */
static const char *
form_fault (GHashTable *form)
{
  static const char *const known[] = { "token", "summary", "details", "action", "dedup", NULL };
  const char *action = g_hash_table_lookup (form, "action"), *details = g_hash_table_lookup (form, "details");
  g_autofree gpointer *names = g_hash_table_get_keys_as_array (form, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_strv_contains (known, names[i]))
      return "unknown field";
  if (!fake_fits (g_hash_table_lookup (form, "summary"), 1024))
    return "invalid value for 'Summary'";
  if (details != NULL && g_utf8_strlen (details, -1) > 6144)
    return "invalid value for 'Details'";
  if (action != NULL && strcmp (action, "close") != 0)
    return "invalid value for 'Action'";
  return fake_fits (g_hash_table_lookup (form, "dedup"), 512) ? NULL : "invalid value for 'Dedup'";
}

/* Closing what is not open changes nothing; here it is not accepted. JSON is sent without saying so. */
static void
take (Exchange *exchange, GHashTable *form)
{
  const char *dedup = g_hash_table_lookup (form, "dedup");
  const char *open = fake_kept (exchange, dedup);
  gboolean close = g_hash_table_contains (form, "action"), known = open != NULL && *open != '\0';
  g_autofree char *id = known ? g_strdup (open) : g_strdup_printf ("%u", ++*exchange->counter);

  fake_keep (exchange, dedup, close ? "" : id);
  fake_answer (exchange, 200, "text/plain", "{\"AlertID\":%s,\"ServiceID\":\"shop\",\"IsNew\":%s}", id,
               known ? "false" : "true");
  exchange->accepted = close == known;
}

void
fake_goalert (Exchange *exchange, char **parts)
{
  g_autoptr (GHashTable) form = soup_form_decode (exchange->text);
  const char *fault = form_fault (form);

  if (g_strv_length (parts) != 5 || strcmp (parts[1], "api") != 0 || strcmp (parts[2], "v2") != 0
      || strcmp (parts[3], "generic") != 0 || strcmp (parts[4], "incoming") != 0)
    fake_answer (exchange, 404, "text/plain", "not found");
  else if (strcmp (exchange->method, "POST") != 0)
    fake_answer (exchange, 405, "text/plain", "POST, please");
  else if (g_strcmp0 (g_hash_table_lookup (form, "token"), "goodkey") != 0)
    fake_answer (exchange, 401, "text/plain", "unauthorized");
  else if (fault != NULL)
    fake_answer (exchange, 400, "text/plain", "%s", fault);
  else
    take (exchange, form);
}
