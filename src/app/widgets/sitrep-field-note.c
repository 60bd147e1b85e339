/* sitrep-field-note.c - the line below a field: how it was understood, or what is wrong with it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-field-note.h"

struct _SitrepFieldNote
{
  GtkBox parent_instance;

  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *field; /* borrowed by a weak pointer */

  gboolean wrong;
};

G_DEFINE_FINAL_TYPE (SitrepFieldNote, sitrep_field_note, GTK_TYPE_BOX)

typedef enum
{
  PROP_FIELD = 1
} SitrepFieldNoteProperty;
static GParamSpec *props[PROP_FIELD + 1];

static void
mark_field (SitrepFieldNote *self)
{
  GtkAccessibleInvalidState state = self->wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE;

  if (self->field == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
  if (self->wrong)
    gtk_widget_add_css_class (self->field, "error");
  else
    gtk_widget_remove_css_class (self->field, "error");
}

static void
set_text (SitrepFieldNote *self, const char *text, gboolean wrong)
{
  gboolean news = g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->label)), text) != 0;

  self->wrong = wrong && text != NULL;
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_visible (self->icon, self->wrong);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (self->wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  mark_field (self);
  if (self->wrong && news)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_field (SitrepFieldNote *self, GtkWidget *field)
{
  g_set_weak_pointer (&self->field, field);
  if (field != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->label, NULL,
                                    -1);
}

static void
sitrep_field_note_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((SitrepFieldNoteProperty) id)
    {
    case PROP_FIELD:
      set_field (SITREP_FIELD_NOTE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sitrep_field_note_dispose (GObject *object)
{
  g_clear_weak_pointer (&SITREP_FIELD_NOTE (object)->field);
  G_OBJECT_CLASS (sitrep_field_note_parent_class)->dispose (object);
}

static void
sitrep_field_note_class_init (SitrepFieldNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = sitrep_field_note_set_property;
  object_class->dispose = sitrep_field_note_dispose;

  props[PROP_FIELD]
    = g_param_spec_object ("field", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sitrep_field_note_init (SitrepFieldNote *self)
{
  self->icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-error-symbolic", "valign", GTK_ALIGN_START,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "visible", FALSE, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand",
                              TRUE, NULL);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-note");
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** sitrep_field_note_set_hint: shows @text quietly, or with %NULL nothing; ends an error. */
void
sitrep_field_note_set_hint (SitrepFieldNote *self, const char *text)
{
  g_return_if_fail (SITREP_IS_FIELD_NOTE (self));

  set_text (self, text, FALSE);
}

/** sitrep_field_note_set_error: says what is wrong and marks the field so; %NULL: nothing is. */
void
sitrep_field_note_set_error (SitrepFieldNote *self, const char *text)
{
  g_return_if_fail (SITREP_IS_FIELD_NOTE (self));

  set_text (self, text, TRUE);
}

gboolean
sitrep_field_note_has_error (SitrepFieldNote *self)
{
  g_return_val_if_fail (SITREP_IS_FIELD_NOTE (self), FALSE);

  return self->wrong;
}
