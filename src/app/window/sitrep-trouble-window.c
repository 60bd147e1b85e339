/* sitrep-trouble-window.c - says why the desk could not be opened
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-trouble-window.h"

#include "sitrep-ui.h"

struct _SitrepTroubleWindow
{
  AdwApplicationWindow parent_instance;

  AdwStatusPage *page;
};

G_DEFINE_FINAL_TYPE (SitrepTroubleWindow, sitrep_trouble_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  TRY_AGAIN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
try_again_cb (SitrepTroubleWindow *self)
{
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

static void
sitrep_trouble_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_TROUBLE_WINDOW);
  G_OBJECT_CLASS (sitrep_trouble_window_parent_class)->dispose (object);
}

static void
sitrep_trouble_window_class_init (SitrepTroubleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_trouble_window_dispose;

  signals[TRY_AGAIN]
    = g_signal_new ("try-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("window/sitrep-trouble-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepTroubleWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
sitrep_trouble_window_init (SitrepTroubleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** sitrep_trouble_window_new: shows @error's sentence, with a way out. */
SitrepTroubleWindow *
sitrep_trouble_window_new (GtkApplication *application, const GError *error)
{
  SitrepTroubleWindow *self = g_object_new (SITREP_TYPE_TROUBLE_WINDOW, "application", application, NULL);
  g_autofree char *words = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->page, words);
  return self;
}
