/* fuzz-template.c - whatever a template says and whatever is filled in: there is a text, and no value becomes markup
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-connector.h"
#include "comms/sitrep-template-text.h"
#include "playbook/sitrep-playbook-reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char playbook_text[] = "{ \"format\": 1, \"key\": \"fuzz\", \"title\": \"Fuzz\","
                                    "  \"levels\": [ { \"key\": \"P0\", \"name\": \"Critical\" } ],"
                                    "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },"
                                    "    { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\" } ],"
                                    "  \"fields\": [ { \"key\": \"a\", \"label\": \"A\" }, { \"key\": \"b\", "
                                    "\"label\": \"B\", \"input\": \"list\" } ] }";

static SitrepDossier *
make_dossier (void)
{
  static SitrepPlaybook *playbook;
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);

  if (playbook == NULL)
    playbook = sitrep_playbook_read (playbook_text, -1, NULL, NULL);
  incident->title = g_strdup ("API down");
  return sitrep_dossier_new (playbook, incident);
}

static void
preview_all (const SitrepDoc *doc)
{
  for (const SitrepConnector *const *all = sitrep_connectors (); *all != NULL; all++)
    {
      g_autofree char *preview = (*all)->preview (doc, NULL);

      g_assert (g_utf8_validate (preview, -1, NULL));
      g_assert (sitrep_text_measure (preview, (*all)->text_unit) <= (*all)->text_limit);
    }
}

/* The first line is the value, the rest the template. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  const char *end = strchr (text, '\n');
  g_autofree char *value = end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
  g_autoptr (SitrepDossier) dossier = make_dossier ();
  g_autoptr (SitrepValues) values = sitrep_values_new (dossier, SITREP_DAY);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SitrepDoc) parsed = sitrep_template_parse (end != NULL ? end + 1 : "", NULL);
  g_autoptr (SitrepDoc) doc = NULL, again = NULL;
  g_autofree char *json = NULL, *markdown = NULL;

  if (parsed == NULL)
    return 0;
  sitrep_values_set (values, "a", value);
  sitrep_values_set (values, "b", value);
  doc = sitrep_template_fill (parsed, values, missing);
  preview_all (doc);
  json = sitrep_doc_to_json (doc);
  again = sitrep_doc_from_json (json, NULL);
  g_assert (again != NULL && sitrep_doc_equal (doc, again));
  markdown = sitrep_doc_to_markdown (doc);
  return 0;
}
