/* sitrep-level-row.c - one severity level to choose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-level-row.h"

#include "playbook/sitrep-measure.h"
#include "sitrep-level-badge.h"
#include "sitrep-ui.h"
#include "sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepLevelRow
{
  GtkListBoxRow parent_instance;

  SitrepLevelBadge *badge;
  GtkLabel *name;
  GtkLabel *meaning;
  GtkLabel *target;
  GtkBox *details;
  GtkToggleButton *more;
  GtkWidget *check;

  char *key;
  gboolean opens;
};

G_DEFINE_FINAL_TYPE (SitrepLevelRow, sitrep_level_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_words (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* --- what is shown on demand --- */

static void
add_label (SitrepLevelRow *self, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->details, label);
}

static void
add_part (SitrepLevelRow *self, const char *title, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  add_label (self, title, "caption-heading");
  add_label (self, text, "caption");
}

static void
add_point (GString *text, const char *point)
{
  g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", point);
}

static void
add_points (GString *text, char **points)
{
  for (guint i = 0; points != NULL && points[i] != NULL; i++)
    add_point (text, points[i]);
}

/* The figures of the level's bands are criteria, too. */
static void
add_bands (GString *text, const SitrepPlaybook *playbook, const SitrepLevel *level)
{
  for (guint i = 0; i < level->bands->len; i++)
    {
      const SitrepBand *band = g_ptr_array_index (level->bands, i);
      const SitrepMeasure *measure = sitrep_playbook_measure (playbook, band->measure);
      g_autofree char *words = measure != NULL ? sitrep_band_words (band, measure) : NULL;
      /* Translators: what is measured and a band, as in “Error rate above 5 %” */
      g_autofree char *point
        = words != NULL ? g_strdup_printf (C_ ("measure, band", "%s %s"), measure->label, words) : NULL;

      if (point != NULL)
        add_point (text, point);
    }
}

static void
fill_details (SitrepLevelRow *self, const SitrepPlaybook *playbook, const SitrepLevel *level)
{
  g_autoptr (GString) criteria = g_string_new (NULL);
  g_autoptr (GString) examples = g_string_new (NULL);
  g_autoptr (GString) declared_by = g_string_new (NULL);

  add_points (criteria, level->criteria);
  add_bands (criteria, playbook, level);
  add_points (examples, level->examples);
  add_points (declared_by, level->declared_by);
  add_part (self, _ ("Criteria"), criteria->str);
  add_part (self, _ ("Examples"), examples->str);
  add_part (self, _ ("Who May Declare It"), declared_by->str);
  add_part (self, _ ("Advice"), level->declare);
}

static void
describe (SitrepLevelRow *self, const SitrepLevel *level, const char *target)
{
  g_autofree char *label = g_strdup_printf (_ ("Level %s: %s"), level->key, level->name);
  g_autofree char *more = g_strjoin (". ", level->meaning != NULL ? level->meaning : "", target, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
}

static void
name_button (SitrepLevelRow *self)
{
  /* Translators: opens what the process says of a level, as in “More About SEV-1” */
  g_autofree char *words = g_strdup_printf (_ ("More About %s"), self->key);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->more), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->more), gtk_widget_get_first_child (GTK_WIDGET (self->details)) != NULL);
}

static void
sitrep_level_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_LEVEL_ROW);
  G_OBJECT_CLASS (sitrep_level_row_parent_class)->dispose (object);
}

static void
sitrep_level_row_finalize (GObject *object)
{
  g_free (SITREP_LEVEL_ROW (object)->key);
  G_OBJECT_CLASS (sitrep_level_row_parent_class)->finalize (object);
}

static void
sitrep_level_row_class_init (SitrepLevelRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_level_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_level_row_finalize;

  g_type_ensure (SITREP_TYPE_LEVEL_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("widgets/sitrep-level-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, badge);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, name);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, meaning);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, target);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, details);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, more);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, check);
}

static void
sitrep_level_row_init (SitrepLevelRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sitrep_level_row_new:
 * @level: what it shows, one of @playbook; only read here
 * @details: whether it opens when it is chosen
 */
GtkWidget *
sitrep_level_row_new (const SitrepPlaybook *playbook, const SitrepLevel *level, gboolean details)
{
  SitrepLevelRow *self = g_object_new (SITREP_TYPE_LEVEL_ROW, NULL);
  g_autofree char *target = sitrep_words_response (level);

  self->key = g_strdup (level->key);
  sitrep_level_badge_set_level (self->badge, level);
  set_words (self->name, level->name);
  set_words (self->meaning, level->meaning);
  set_words (self->target, target);
  self->opens = details;
  fill_details (self, playbook, level);
  name_button (self);
  describe (self, level, target);
  return GTK_WIDGET (self);
}

const char *
sitrep_level_row_get_key (SitrepLevelRow *self)
{
  g_return_val_if_fail (SITREP_IS_LEVEL_ROW (self), NULL);

  return self->key;
}

/** sitrep_level_row_set_chosen: shows the check mark, and where that is wanted what the process says of the level. */
void
sitrep_level_row_set_chosen (SitrepLevelRow *self, gboolean chosen)
{
  g_return_if_fail (SITREP_IS_LEVEL_ROW (self));

  gtk_widget_set_opacity (self->check, chosen ? 1.0 : 0.0);
  if (self->opens)
    gtk_toggle_button_set_active (self->more, chosen);
}
