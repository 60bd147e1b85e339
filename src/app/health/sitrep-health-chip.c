/* sitrep-health-chip.c - how the service does, on the incident's head
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-health-chip.h"

#include "desk/sitrep-watcher.h"
#include "sitrep-health-words.h"

#include <glib/gi18n.h>

struct _SitrepHealthChip
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkWidget *icon;
  GtkWidget *label;

  SitrepSubject *subject;
  SitrepVigil *vigil; /* nullable: none is set */
};

G_DEFINE_FINAL_TYPE (SitrepHealthChip, sitrep_health_chip, ADW_TYPE_BIN)

static void
show_words (SitrepHealthChip *self)
{
  g_autofree char *words = self->vigil != NULL ? sitrep_health_words (self->subject, self->vigil) : NULL;
  g_autofree char *name = NULL;

  if (words == NULL || g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->label)), words) == 0)
    return;
  name = g_strdup_printf (_ ("Health check: %s"), words);
  gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show (SitrepHealthChip *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  gboolean down;

  if (dossier == NULL)
    return;
  g_clear_pointer (&self->vigil, sitrep_vigil_free);
  self->vigil = sitrep_vigil_of (dossier);
  gtk_widget_set_visible (GTK_WIDGET (self), self->vigil != NULL);
  down = self->vigil != NULL && self->vigil->at != SITREP_NEVER && !self->vigil->up;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), down ? "dialog-warning-symbolic" : "network-server-symbolic");
  show_words (self);
}

/** sitrep_health_chip_set_subject: shows that incident's from now on; nothing is seen where it has no address. */
void
sitrep_health_chip_set_subject (SitrepHealthChip *self, SitrepSubject *subject)
{
  g_return_if_fail (SITREP_IS_HEALTH_CHIP (self));

  g_set_object (&self->subject, subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "tick", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sitrep_desk_watcher (sitrep_subject_desk (subject)), "asked", G_CALLBACK (show_words), self,
                           G_CONNECT_SWAPPED);
  show (self);
}

static void
sitrep_health_chip_dispose (GObject *object)
{
  SitrepHealthChip *self = SITREP_HEALTH_CHIP (object);

  g_clear_object (&self->subject);
  g_clear_pointer (&self->vigil, sitrep_vigil_free);
  G_OBJECT_CLASS (sitrep_health_chip_parent_class)->dispose (object);
}

static void
sitrep_health_chip_class_init (SitrepHealthChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_health_chip_dispose;
}

static void
sitrep_health_chip_init (SitrepHealthChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = gtk_button_new ();
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "incident.health");
  gtk_widget_set_tooltip_text (self->button, _ ("Health Check"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "chip");
  adw_bin_set_child (ADW_BIN (self), self->button);
}
