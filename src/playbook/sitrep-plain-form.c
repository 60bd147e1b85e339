/* sitrep-plain-form.c - the post-mortem's form of a process that has none
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-plain-form.h"

#include "plain-form-resources.h"
#include "sitrep-faults.h"
#include "sitrep-playbook-shapes.h"
#include "sitrep-shape-read.h"

#define PLAIN "/io/github/sitrep_desk/Sitrep/plain-form.json"

/* It is the program's own: what is wrong with it is a fault of the program. */
static SitrepPostmortemForm *
read_plain (void)
{
  g_autoptr (GBytes) bytes
    = g_resource_lookup_data (plain_form_get_resource (), PLAIN, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_fault_free);
  SitrepPostmortemForm *form = sitrep_shape_new (&sitrep_form_shape);

  g_assert (bytes != NULL);
  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL))
    g_assert_not_reached ();
  sitrep_shape_read (&sitrep_form_shape, json_node_get_object (json_parser_get_root (parser)), form, NULL, faults);
  g_assert (faults->len == 0);
  return form;
}

/**
 * sitrep_form_sections:
 *
 * What a post-mortem asks, in order. A process that wants one and does not say of what is served, too: by the sections of
 * `plain-form.json`. From any thread.
 *
 * Returns: (transfer none) (element-type SitrepSection): as long as @form; never empty
 */
GPtrArray *
sitrep_form_sections (const SitrepPostmortemForm *form)
{
  static SitrepPostmortemForm *plain;

  if (form->sections->len > 0)
    return form->sections;
  if (g_once_init_enter_pointer (&plain))
    g_once_init_leave_pointer (&plain, read_plain ());
  return plain->sections;
}
