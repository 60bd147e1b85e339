/* sitrep-incident-page.c - one incident: what it is, what is due, what is known
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-incident-page.h"

struct _SitrepIncidentPage
{
  AdwNavigationPage parent_instance;

  SitrepDesk *desk;
  char *incident;
};

G_DEFINE_FINAL_TYPE (SitrepIncidentPage, sitrep_incident_page, ADW_TYPE_NAVIGATION_PAGE)

static void
sitrep_incident_page_dispose (GObject *object)
{
  g_clear_object (&SITREP_INCIDENT_PAGE (object)->desk);
  G_OBJECT_CLASS (sitrep_incident_page_parent_class)->dispose (object);
}

static void
sitrep_incident_page_finalize (GObject *object)
{
  g_free (SITREP_INCIDENT_PAGE (object)->incident);
  G_OBJECT_CLASS (sitrep_incident_page_parent_class)->finalize (object);
}

static void
sitrep_incident_page_class_init (SitrepIncidentPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_incident_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_incident_page_finalize;
}

static void
sitrep_incident_page_init (SitrepIncidentPage *self)
{
}

/** sitrep_incident_page_new: Returns: (transfer floating): a page that follows that incident. */
GtkWidget *
sitrep_incident_page_new (SitrepDesk *desk, const char *incident_id)
{
  SitrepIncidentPage *self = g_object_new (SITREP_TYPE_INCIDENT_PAGE, NULL);
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (desk, incident_id, FALSE, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *label = gtk_label_new (dossier != NULL ? dossier->incident->title : "");

  self->desk = g_object_ref (desk);
  self->incident = g_strdup (incident_id);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), dossier != NULL ? dossier->incident->label : "");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), label);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  return GTK_WIDGET (self);
}
