/* sitrep-found-row.c - one line of what was found, as it is shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-found-row.h"

#include "widgets/sitrep-level-badge.h"

#include <glib/gi18n.h>

struct _SitrepFoundRow
{
  GtkBox parent_instance;

  SitrepLevelBadge *badge;
  GtkLabel *title;
  GtkLabel *where;
};

G_DEFINE_FINAL_TYPE (SitrepFoundRow, sitrep_found_row, GTK_TYPE_BOX)

static GtkLabel *
add_label (GtkWidget *box, guint lines)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, (int) lines);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
sitrep_found_row_class_init (SitrepFoundRowClass *klass)
{
}

static void
sitrep_found_row_init (SitrepFoundRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->badge = SITREP_LEVEL_BADGE (sitrep_level_badge_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->badge), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->badge));
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self), texts);
  self->title = add_label (texts, 2);
  self->where = add_label (texts, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->where), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->where), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "found-row");
}

GtkWidget *
sitrep_found_row_new (void)
{
  return g_object_new (SITREP_TYPE_FOUND_ROW, NULL);
}

/* Heavier, and on a ground of its own: seen without colours, too. */
static PangoAttrList *
make_attributes (GArray *marks)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const SitrepMark *mark = &g_array_index (marks, SitrepMark, i);
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      weight->start_index = line->start_index = mark->start;
      weight->end_index = line->end_index = mark->end;
      pango_attr_list_insert (list, weight);
      pango_attr_list_insert (list, line);
    }
  return list;
}

static void
set_css (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/** sitrep_found_row_show: Returns: (transfer full): what the row says, for those who do not see it. */
char *
sitrep_found_row_show (SitrepFoundRow *self, SitrepFoundItem *item)
{
  SitrepFoundKind kind = sitrep_found_item_get_kind (item);
  const SitrepLevel *level = sitrep_found_item_get_level (item);
  GArray *marks = NULL;
  const char *excerpt = sitrep_found_item_excerpt (item, &marks);
  g_autoptr (PangoAttrList) attributes = make_attributes (marks);
  g_autofree char *where = kind != SITREP_FOUND_MORE ? sitrep_found_item_where (item) : NULL;
  const char *title = kind == SITREP_FOUND_HIT        ? excerpt
                      : kind == SITREP_FOUND_INCIDENT ? sitrep_found_item_get_incident (item)->title
                                                      : _ ("Show More");

  gtk_widget_set_visible (GTK_WIDGET (self->badge), kind == SITREP_FOUND_INCIDENT && level != NULL);
  if (kind == SITREP_FOUND_INCIDENT && level != NULL)
    sitrep_level_badge_set_level (self->badge, level);
  gtk_label_set_text (self->title, title);
  gtk_label_set_attributes (self->title, attributes);
  gtk_label_set_text (self->where, where != NULL ? where : "");
  gtk_widget_set_visible (GTK_WIDGET (self->where), where != NULL);
  set_css (GTK_WIDGET (self->title), "heading", kind == SITREP_FOUND_INCIDENT);
  set_css (GTK_WIDGET (self), "found-hit", kind == SITREP_FOUND_HIT);
  return g_strjoin (", ", title, where, NULL);
}
