/* sitrep-process-row.c - a process to choose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-process-row.h"

#include "sitrep-ui.h"
#include "widgets/sitrep-level-badge.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SitrepProcessRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *figures;
  AdwWrapBox *levels;

  char *id;
};

G_DEFINE_FINAL_TYPE (SitrepProcessRow, sitrep_process_row, GTK_TYPE_LIST_BOX_ROW)

static guint
count_items (const SitrepPlaybook *playbook)
{
  guint n = 0;

  for (guint i = 0; i < playbook->groups->len; i++)
    n += ((SitrepGroup *) playbook->groups->pdata[i])->items->len;
  return n;
}

static char *
make_figures (const SitrepPlaybook *playbook)
{
  guint n_levels = playbook->levels->len, n_items = count_items (playbook), n_templates = playbook->templates->len;
  g_autofree char *levels = g_strdup_printf (ngettext ("%u level", "%u levels", n_levels), n_levels);
  g_autofree char *items = g_strdup_printf (ngettext ("%u checklist item", "%u checklist items", n_items), n_items);
  g_autofree char *templates
    = g_strdup_printf (ngettext ("%u message template", "%u message templates", n_templates), n_templates);

  return g_strjoin (" · ", levels, items, templates, NULL);
}

static void
sitrep_process_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_PROCESS_ROW);
  G_OBJECT_CLASS (sitrep_process_row_parent_class)->dispose (object);
}

static void
sitrep_process_row_finalize (GObject *object)
{
  g_free (SITREP_PROCESS_ROW (object)->id);
  G_OBJECT_CLASS (sitrep_process_row_parent_class)->finalize (object);
}

static void
sitrep_process_row_class_init (SitrepProcessRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_process_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_process_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("start/sitrep-process-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepProcessRow, title);
  gtk_widget_class_bind_template_child (widget_class, SitrepProcessRow, summary);
  gtk_widget_class_bind_template_child (widget_class, SitrepProcessRow, figures);
  gtk_widget_class_bind_template_child (widget_class, SitrepProcessRow, levels);
}

static void
sitrep_process_row_init (SitrepProcessRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** sitrep_process_row_new: shows what @playbook is like; only its id is kept. */
GtkWidget *
sitrep_process_row_new (SitrepPlaybook *playbook)
{
  SitrepProcessRow *self = g_object_new (SITREP_TYPE_PROCESS_ROW, NULL);
  g_autofree char *figures = make_figures (playbook);
  const char *summary = playbook->summary != NULL ? playbook->summary : "";

  self->id = g_strdup (playbook->id);
  gtk_label_set_text (self->title, playbook->title);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *summary != '\0');
  gtk_label_set_text (self->figures, figures);
  for (guint i = 0; i < playbook->levels->len; i++)
    adw_wrap_box_append (self->levels, sitrep_level_badge_new (playbook->levels->pdata[i]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, playbook->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  return GTK_WIDGET (self);
}

const char *
sitrep_process_row_get_id (SitrepProcessRow *self)
{
  g_return_val_if_fail (SITREP_IS_PROCESS_ROW (self), NULL);

  return self->id;
}
