/* sitrep-side-scroll.c - something wide that scrolls sideways, as high as it needs
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-side-scroll.h"

struct _SitrepSideScroll
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *child; /* borrowed: it belongs to what scrolls */
};

G_DEFINE_FINAL_TYPE (SitrepSideScroll, sitrep_side_scroll, GTK_TYPE_WIDGET)

static int
bar_height (SitrepSideScroll *self)
{
  int height;

  gtk_widget_measure (gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (self->scrolled)),
                      GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

static void
sitrep_side_scroll_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  SitrepSideScroll *self = SITREP_SIDE_SCROLL (widget);
  int least, most, own, height;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
  gtk_widget_measure (self->scrolled, orientation, -1, &own, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = own;
      *natural = MAX (most, own);
      return;
    }
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, for_size < 0 ? most : MAX (for_size, least), &height, NULL,
                      NULL, NULL);
  if (for_size >= 0 && for_size < least)
    height += bar_height (self);
  *minimum = *natural = MAX (height, own);
}

static void
sitrep_side_scroll_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (SITREP_SIDE_SCROLL (widget)->scrolled, width, height, baseline, NULL);
}

static GtkSizeRequestMode
sitrep_side_scroll_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sitrep_side_scroll_dispose (GObject *object)
{
  SitrepSideScroll *self = SITREP_SIDE_SCROLL (object);

  self->child = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (sitrep_side_scroll_parent_class)->dispose (object);
}

static void
sitrep_side_scroll_class_init (SitrepSideScrollClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_side_scroll_dispose;
  widget_class->measure = sitrep_side_scroll_measure;
  widget_class->size_allocate = sitrep_side_scroll_size_allocate;
  widget_class->get_request_mode = sitrep_side_scroll_get_request_mode;
}

static void
sitrep_side_scroll_init (SitrepSideScroll *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_EXTERNAL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** sitrep_side_scroll_new: Returns: (transfer floating): a widget around @child. */
GtkWidget *
sitrep_side_scroll_new (GtkWidget *child)
{
  SitrepSideScroll *self = g_object_new (SITREP_TYPE_SIDE_SCROLL, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (child), GTK_WIDGET (self));

  self->child = child;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), child);
  return GTK_WIDGET (self);
}
