/* sitrep-key-caps.c - keys, as they stand on the keyboard
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-key-caps.h"

static void
add_cap (GtkBox *box, const char *text)
{
  GtkWidget *cap = gtk_label_new (text);

  gtk_widget_add_css_class (cap, "keycap");
  gtk_box_append (box, cap);
}

static void
add_key (GtkBox *box, const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;
  g_autofree char *words = NULL;
  g_auto (GStrv) caps = NULL;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return;
  words = gtk_accelerator_get_label (key, modifiers);
  caps = g_strsplit (words, "+", -1);
  for (guint i = 0; caps[i] != NULL; i++)
    if (*caps[i] != '\0')
      add_cap (box, caps[i]);
}

/**
 * sitrep_key_caps_show:
 * @box: holds nothing but caps
 * @keys: (nullable): as gtk_accelerator_parse() reads them; several are separated by spaces
 *
 * Shows @keys instead of what @box showed before.
 */
void
sitrep_key_caps_show (GtkBox *box, const char *keys)
{
  g_auto (GStrv) all = g_strsplit (keys != NULL ? keys : "", " ", -1);
  GtkWidget *old;

  g_return_if_fail (GTK_IS_BOX (box));

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, old);
  for (guint i = 0; all[i] != NULL; i++)
    add_key (box, all[i]);
}
