/* sitrep-side-scroll.h - something wide that scrolls sideways, as high as it needs
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SIDE_SCROLL (sitrep_side_scroll_get_type ())
G_DECLARE_FINAL_TYPE (SitrepSideScroll, sitrep_side_scroll, SITREP, SIDE_SCROLL, GtkWidget)

/* A scrolled window asks for the height that its child has at its natural width,
 * and is wrong whenever there is less: texts that wrap lose their ends. This one
 * asks for the height at the width that the child will be given. */

GtkWidget *sitrep_side_scroll_new (GtkWidget *child);

G_END_DECLS
