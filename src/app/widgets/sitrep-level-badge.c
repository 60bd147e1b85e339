/* sitrep-level-badge.c - a severity level's key, in a shape by its rank
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-level-badge.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_SHAPES 5
#define EDGE 1.5f

struct _SitrepLevelBadge
{
  GtkWidget parent_instance;

  GtkWidget *label;

  char *key;
  char *name;
  char *colour;
  guint rank;
};

G_DEFINE_FINAL_TYPE (SitrepLevelBadge, sitrep_level_badge, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_KEY = 1,
  PROP_NAME,
  PROP_COLOUR,
  PROP_RANK
} SitrepLevelBadgeProperty;
static GParamSpec *props[PROP_RANK + 1];

/* The corners' reach into the box for each shape: how far along the width, how
 * far along the height, as parts of the height. */
static const struct
{
  float x, y;
  gboolean round;
} shapes[N_SHAPES] = {
  { 0.3f, 0.3f, FALSE },  /* an octagon */
  { 0.3f, 0.5f, FALSE },  /* pointed at both sides */
  { 0.0f, 0.0f, FALSE },  /* a square */
  { 0.25f, 0.25f, TRUE }, /* a rounded square */
  { 0.5f, 0.5f, TRUE },   /* a pill */
};

static void
add_polygon (GskPathBuilder *builder, const graphene_rect_t *r, float x, float y)
{
  float left = r->origin.x, top = r->origin.y, right = left + r->size.width, bottom = top + r->size.height;

  gsk_path_builder_move_to (builder, left + x, top);
  gsk_path_builder_line_to (builder, right - x, top);
  gsk_path_builder_line_to (builder, right, top + y);
  gsk_path_builder_line_to (builder, right, bottom - y);
  gsk_path_builder_line_to (builder, right - x, bottom);
  gsk_path_builder_line_to (builder, left + x, bottom);
  gsk_path_builder_line_to (builder, left, bottom - y);
  gsk_path_builder_line_to (builder, left, top + y);
  gsk_path_builder_close (builder);
}

static GskPath *
make_shape (SitrepLevelBadge *self)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  guint shape = MIN (self->rank, N_SHAPES - 1);
  graphene_rect_t box;

  graphene_rect_init (&box, EDGE / 2, EDGE / 2, width - EDGE, height - EDGE);
  if (shapes[shape].round)
    {
      GskRoundedRect rounded;

      gsk_rounded_rect_init_from_rect (&rounded, &box, box.size.height * shapes[shape].x);
      gsk_path_builder_add_rounded_rect (builder, &rounded);
    }
  else
    add_polygon (builder, &box, box.size.height * shapes[shape].x, box.size.height * shapes[shape].y);
  return gsk_path_builder_free_to_path (builder);
}

static void
sitrep_level_badge_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SitrepLevelBadge *self = SITREP_LEVEL_BADGE (widget);
  g_autoptr (GskPath) path = make_shape (self);
  GskStroke *stroke = gsk_stroke_new (EDGE);
  GdkRGBA edge;

  gtk_widget_get_color (widget, &edge);
  gtk_snapshot_push_fill (snapshot, path, GSK_FILL_RULE_WINDING);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &edge);
  gsk_stroke_free (stroke);
}

static void
sitrep_level_badge_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  SitrepLevelBadge *self = SITREP_LEVEL_BADGE (widget);

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int height;

      /* No narrower than high. */
      gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
      *minimum = *natural = MAX (*natural, height);
    }
}

static void
sitrep_level_badge_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SitrepLevelBadge *self = SITREP_LEVEL_BADGE (widget);

  gtk_widget_allocate (self->label, width, height, baseline, NULL);
}

static void
describe (SitrepLevelBadge *self)
{
  g_autofree char *words = NULL;

  /* Translators: the severity level's key, then its name, as in “Level P1: Critical” */
  words = self->name != NULL ? g_strdup_printf (_ ("Level %s: %s"), self->key, self->name)
                             : g_strdup_printf (_ ("Level %s"), self->key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
sitrep_level_badge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SitrepLevelBadge *self = SITREP_LEVEL_BADGE (object);

  switch ((SitrepLevelBadgeProperty) id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;
    case PROP_RANK:
      g_value_set_uint (value, self->rank);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_colour (SitrepLevelBadge *self, const char *colour)
{
  if (g_strcmp0 (self->colour, colour) == 0)
    return;
  if (self->colour != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->colour);
  g_set_str (&self->colour, colour);
  if (colour != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), colour);
}

static void
sitrep_level_badge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SitrepLevelBadge *self = SITREP_LEVEL_BADGE (object);

  switch ((SitrepLevelBadgeProperty) id)
    {
    case PROP_KEY:
      g_set_str (&self->key, g_value_get_string (value));
      gtk_label_set_text (GTK_LABEL (self->label), self->key != NULL ? self->key : "");
      break;
    case PROP_NAME:
      g_set_str (&self->name, g_value_get_string (value));
      break;
    case PROP_COLOUR:
      set_colour (self, g_value_get_string (value));
      break;
    case PROP_RANK:
      self->rank = g_value_get_uint (value);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  describe (self);
}

static void
sitrep_level_badge_dispose (GObject *object)
{
  SitrepLevelBadge *self = SITREP_LEVEL_BADGE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (sitrep_level_badge_parent_class)->dispose (object);
}

static void
sitrep_level_badge_finalize (GObject *object)
{
  SitrepLevelBadge *self = SITREP_LEVEL_BADGE (object);

  g_free (self->key);
  g_free (self->name);
  g_free (self->colour);
  G_OBJECT_CLASS (sitrep_level_badge_parent_class)->finalize (object);
}

static void
sitrep_level_badge_class_init (SitrepLevelBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sitrep_level_badge_get_property;
  object_class->set_property = sitrep_level_badge_set_property;
  object_class->dispose = sitrep_level_badge_dispose;
  object_class->finalize = sitrep_level_badge_finalize;
  widget_class->snapshot = sitrep_level_badge_snapshot;
  widget_class->measure = sitrep_level_badge_measure;
  widget_class->size_allocate = sitrep_level_badge_size_allocate;

  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  props[PROP_NAME] = g_param_spec_string ("level-name", NULL, NULL, NULL, flags);
  props[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, flags);
  props[PROP_RANK] = g_param_spec_uint ("rank", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "levelbadge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sitrep_level_badge_init (SitrepLevelBadge *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/** sitrep_level_badge_new: @level: (nullable): what it shows at first. */
GtkWidget *
sitrep_level_badge_new (const SitrepLevel *level)
{
  SitrepLevelBadge *self = g_object_new (SITREP_TYPE_LEVEL_BADGE, NULL);

  sitrep_level_badge_set_level (self, level);
  return GTK_WIDGET (self);
}

/** sitrep_level_badge_set_level: shows @level; with %NULL the badge is hidden. */
void
sitrep_level_badge_set_level (SitrepLevelBadge *self, const SitrepLevel *level)
{
  g_return_if_fail (SITREP_IS_LEVEL_BADGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), level != NULL);
  if (level != NULL)
    g_object_set (self, "key", level->key, "level-name", level->name, "colour", level->colour, "rank", level->rank,
                  NULL);
}
