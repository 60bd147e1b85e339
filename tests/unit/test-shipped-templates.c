/* test-shipped-templates.c - every template of the shipped playbooks can be read, filled and sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-compose.h"
#include "comms/sitrep-connector.h"
#include "comms/sitrep-template-text.h"
#include "playbook/sitrep-playbook-reader.h"

#include <string.h>

static SitrepPlaybook *
read_playbook (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  SitrepPlaybook *playbook;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  playbook = sitrep_playbook_read (text, -1, &faults, &error);
  g_assert_no_error (error);
  return playbook;
}

static void
check_names (const SitrepPlaybook *playbook, const SitrepTemplate *template, char **names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      SitrepNameClass class = sitrep_values_classify (playbook, names[i]);

      if (class == SITREP_NAME_UNKNOWN)
        g_error ("%s: %s: “%s” is not known", playbook->key, template->key, names[i]);
      if (class == SITREP_NAME_INTERNAL && template->audience == SITREP_AUDIENCE_PUBLIC)
        g_error ("%s: %s: “%s” is not for the public", playbook->key, template->key, names[i]);
    }
}

/* Whatever is known of the incident, there is a text, and it fits where it goes. */
static void
fill_and_preview (SitrepDossier *dossier, const SitrepTemplate *template)
{
  g_autoptr (SitrepMessage) message = sitrep_compose_draft (dossier, template, NULL, "batch");
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SitrepDoc) doc = NULL;
  g_autoptr (GError) error = NULL;

  sitrep_compose_fill (message, dossier, NULL, 100 * SITREP_DAY, missing, &error);
  g_assert_no_error (error);
  doc = sitrep_doc_from_json (message->body, &error);
  g_assert_no_error (error);
  for (const SitrepConnector *const *all = sitrep_connectors (); *all != NULL; all++)
    {
      g_autofree char *preview = (*all)->preview (doc, message->title);

      if (template->services != NULL && !g_strv_contains ((const char *const *) template->services, (*all)->key))
        continue;
      g_assert_cmpuint (strlen (preview), >, 0);
      g_assert_cmpuint (sitrep_text_measure (preview, (*all)->text_unit), <, (*all)->text_limit);
      g_assert_null (strstr (preview, "{{"));
    }
}

static void
test_playbook (gconstpointer path)
{
  g_autoptr (SitrepPlaybook) playbook = read_playbook (path);
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  g_autoptr (SitrepDossier) dossier = NULL;

  sitrep_take_text (&incident->base.id, "incident-1");
  sitrep_take_text (&incident->title, "API down");
  dossier = sitrep_dossier_new (playbook, incident);
  for (guint i = 0; i < playbook->templates->len; i++)
    {
      const SitrepTemplate *template = g_ptr_array_index (playbook->templates, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepDoc) parsed = sitrep_template_parse (template->body, &error);
      g_auto (GStrv) names = parsed != NULL ? sitrep_template_names (parsed) : NULL;
      g_auto (GStrv) subject_names = sitrep_template_line_names (template->subject);

      if (parsed == NULL)
        g_error ("%s: %s: %s", playbook->key, template->key, error->message);
      check_names (playbook, template, names);
      check_names (playbook, template, subject_names);
      fill_and_preview (dossier, template);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "playbooks", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      {
        g_autofree char *path = g_strdup_printf ("/shipped/%s", name);

        g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_playbook, g_free);
      }
  return g_test_run ();
}
