/* sitrep-guidance-group.c - what the process tells people at a moment
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-guidance-group.h"

#include "sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepGuidanceGroup
{
  AdwPreferencesGroup parent_instance;

  SitrepPlaybook *playbook;
  char *level;
  GPtrArray *shown; /* SitrepGuidance, one for each of @rows */
  GPtrArray *rows;  /* GtkWidget */
};

G_DEFINE_FINAL_TYPE (SitrepGuidanceGroup, sitrep_guidance_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_LEVEL = 1
} SitrepGuidanceGroupProperty;
static GParamSpec *props[PROP_LEVEL + 1];

static gboolean
is_for_level (const SitrepGuidance *guidance, gpointer level)
{
  return sitrep_levels_include (guidance->levels, level);
}

/**
 * sitrep_guidance_group_filter:
 *
 * Shows only the pieces for which @func holds now; it is not kept, and to be called again when the answer may have
 * changed.
 */
void
sitrep_guidance_group_filter (SitrepGuidanceGroup *self, SitrepGuidanceFunc func, gpointer data)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      gboolean shown = func (g_ptr_array_index (self->shown, i), data);

      gtk_widget_set_visible (g_ptr_array_index (self->rows, i), shown);
      any = any || shown;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static void
sitrep_guidance_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SitrepGuidanceGroup *self = SITREP_GUIDANCE_GROUP (object);

  switch ((SitrepGuidanceGroupProperty) id)
    {
    case PROP_LEVEL:
      g_set_str (&self->level, g_value_get_string (value));
      sitrep_guidance_group_filter (self, is_for_level, self->level);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sitrep_guidance_group_dispose (GObject *object)
{
  SitrepGuidanceGroup *self = SITREP_GUIDANCE_GROUP (object);

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  G_OBJECT_CLASS (sitrep_guidance_group_parent_class)->dispose (object);
}

static void
sitrep_guidance_group_finalize (GObject *object)
{
  SitrepGuidanceGroup *self = SITREP_GUIDANCE_GROUP (object);

  g_free (self->level);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (sitrep_guidance_group_parent_class)->finalize (object);
}

static void
sitrep_guidance_group_class_init (SitrepGuidanceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = sitrep_guidance_group_set_property;
  object_class->dispose = sitrep_guidance_group_dispose;
  object_class->finalize = sitrep_guidance_group_finalize;
  props[PROP_LEVEL] = g_param_spec_string ("level", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sitrep_guidance_group_init (SitrepGuidanceGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("From the Process"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
add_text (AdwExpanderRow *row, const char *text)
{
  GtkWidget *line = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, text, NULL);

  g_object_set (line, "title-lines", 0, "title-selectable", TRUE, NULL);
  adw_expander_row_add_row (row, line);
}

static void
add_guidance (SitrepGuidanceGroup *self, const SitrepGuidance *guidance)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_EXPANDER_ROW, guidance->title, NULL);

  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, guidance->title, -1);
  for (guint i = 0; guidance->texts[i] != NULL; i++)
    add_text (ADW_EXPANDER_ROW (row), guidance->texts[i]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->shown, (gpointer) guidance);
}

/**
 * sitrep_guidance_group_set:
 * @moments: (nullable): NULL for any
 *
 * Shows what @playbook says at one of @moments; to be called once.
 */
void
sitrep_guidance_group_set (SitrepGuidanceGroup *self, SitrepPlaybook *playbook, const char *const *moments)
{
  g_return_if_fail (SITREP_IS_GUIDANCE_GROUP (self));
  g_return_if_fail (self->playbook == NULL);

  self->playbook = sitrep_playbook_ref (playbook);
  for (guint i = 0; i < playbook->guidance->len; i++)
    {
      const SitrepGuidance *guidance = g_ptr_array_index (playbook->guidance, i);

      if (guidance->texts != NULL && guidance->moment != NULL
          && (moments == NULL || g_strv_contains (moments, guidance->moment)))
        add_guidance (self, guidance);
    }
  sitrep_guidance_group_filter (self, is_for_level, self->level);
}

/** sitrep_guidance_group_new: what the process says at @moment to that incident; hidden where that is nothing. */
GtkWidget *
sitrep_guidance_group_new (const SitrepDossier *dossier, const char *moment)
{
  GtkWidget *self = g_object_new (SITREP_TYPE_GUIDANCE_GROUP, "level", sitrep_dossier_level (dossier)->key, NULL);

  sitrep_guidance_group_set (SITREP_GUIDANCE_GROUP (self), dossier->playbook, (const char *const[]) { moment, NULL });
  return self;
}
