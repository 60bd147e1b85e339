/* sitrep-level-row.c - one severity level to choose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-level-row.h"

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
  GtkLabel *examples;
  GtkWidget *revealer;
  GtkWidget *check;

  char *key;
  gboolean has_examples;
};

G_DEFINE_FINAL_TYPE (SitrepLevelRow, sitrep_level_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_words (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_examples (SitrepLevelRow *self, char **examples)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; examples != NULL && examples[i] != NULL; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", examples[i]);
  gtk_label_set_text (self->examples, text->str);
  self->has_examples = text->len > 0;
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
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, examples);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelRow, check);
}

static void
sitrep_level_row_init (SitrepLevelRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sitrep_level_row_new:
 * @level: what it shows; only read here
 * @examples: whether the chosen one shows its examples
 */
GtkWidget *
sitrep_level_row_new (const SitrepLevel *level, gboolean examples)
{
  SitrepLevelRow *self = g_object_new (SITREP_TYPE_LEVEL_ROW, NULL);
  g_autofree char *target = sitrep_words_response (level);

  self->key = g_strdup (level->key);
  sitrep_level_badge_set_level (self->badge, level);
  set_words (self->name, level->name);
  set_words (self->meaning, level->meaning);
  set_words (self->target, target);
  if (examples)
    set_examples (self, level->examples);
  describe (self, level, target);
  return GTK_WIDGET (self);
}

const char *
sitrep_level_row_get_key (SitrepLevelRow *self)
{
  g_return_val_if_fail (SITREP_IS_LEVEL_ROW (self), NULL);

  return self->key;
}

/** sitrep_level_row_set_chosen: shows the check mark, and the examples. */
void
sitrep_level_row_set_chosen (SitrepLevelRow *self, gboolean chosen)
{
  g_return_if_fail (SITREP_IS_LEVEL_ROW (self));

  gtk_widget_set_opacity (self->check, chosen ? 1.0 : 0.0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), chosen && self->has_examples);
}
