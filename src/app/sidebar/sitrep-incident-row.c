/* sitrep-incident-row.c - how an incident looks in the sidebar
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-incident-row.h"

#include "sitrep-incident-item.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-level-badge.h"

struct _SitrepIncidentRow
{
  GtkBox parent_instance;

  SitrepIncidentItem *item;
};

G_DEFINE_FINAL_TYPE (SitrepIncidentRow, sitrep_incident_row, GTK_TYPE_BOX)

typedef enum
{
  PROP_ITEM = 1
} SitrepIncidentRowProperty;
static GParamSpec *props[PROP_ITEM + 1];

static char **
due_classes (gpointer row, gboolean overdue)
{
  const char *const calm[] = { "due", "caption", "numeric", NULL };
  const char *const late[] = { "due", "overdue", "caption", "numeric", NULL };

  return g_strdupv ((char **) (overdue ? late : calm));
}

static char *
due_icon (gpointer row, gboolean overdue)
{
  return g_strdup (overdue ? "dialog-warning-symbolic" : "alarm-symbolic");
}

static gboolean
has_text (gpointer row, const char *text)
{
  return text != NULL && *text != '\0';
}

static void
sitrep_incident_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((SitrepIncidentRowProperty) id)
    {
    case PROP_ITEM:
      g_value_set_object (value, SITREP_INCIDENT_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sitrep_incident_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((SitrepIncidentRowProperty) id)
    {
    case PROP_ITEM:
      if (g_set_object (&SITREP_INCIDENT_ROW (object)->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, props[PROP_ITEM]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sitrep_incident_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_INCIDENT_ROW);
  g_clear_object (&SITREP_INCIDENT_ROW (object)->item);
  G_OBJECT_CLASS (sitrep_incident_row_parent_class)->dispose (object);
}

static void
sitrep_incident_row_class_init (SitrepIncidentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sitrep_incident_row_get_property;
  object_class->set_property = sitrep_incident_row_set_property;
  object_class->dispose = sitrep_incident_row_dispose;

  props[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, SITREP_TYPE_INCIDENT_ITEM,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SITREP_TYPE_LEVEL_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("sidebar/sitrep-incident-row.ui"));
  gtk_widget_class_bind_template_callback (widget_class, due_classes);
  gtk_widget_class_bind_template_callback (widget_class, due_icon);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

static void
sitrep_incident_row_init (SitrepIncidentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
