/* sitrep-declare-what.c - the wizard: what happens, and since when
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-what.h"

#include "base/sitrep-text.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepDeclareWhat
{
  AdwBin parent_instance;

  AdwEntryRow *title;
  SitrepFieldNote *title_note;
  AdwEntryRow *started;
  SitrepFieldNote *started_note;
  AdwEntryRow *impact;
  AdwEntryRow *detected_by;
  GtkMenuButton *sources;
  AdwEntryRow *public_title;
  SitrepFieldNote *public_note;
  AdwSwitchRow *drill;

  SitrepDeclareForm *form;
};

G_DEFINE_FINAL_TYPE (SitrepDeclareWhat, sitrep_declare_what, ADW_TYPE_BIN)

/* As it was understood: a day, a time and how long ago that is. */
static char *
understood (SitrepDeclareWhat *self, gint64 at)
{
  g_autofree char *time = sitrep_declare_form_time_words (self->form, at);
  g_autofree char *ago = sitrep_duration_short (sitrep_desk_now (sitrep_declare_form_get_desk (self->form)) - at);

  /* Translators: a day and a time, then a time span, as in “Thursday, 30 October, 12:05 (12 min ago)” */
  return g_strdup_printf (_ ("%s (%s ago)"), time, ago);
}

static gboolean
show_started (SitrepDeclareWhat *self)
{
  g_autoptr (GError) error = NULL;
  gint64 at = sitrep_declare_form_get_started (self->form, &error);
  g_autofree char *words = NULL;

  if (at == SITREP_NEVER)
    {
      sitrep_field_note_set_error (self->started_note, error->message);
      return FALSE;
    }
  if (sitrep_text_is_empty (sitrep_declare_form_get (self->form, "started")))
    words
      = g_strdup (_ ("Left empty: since this dialog was opened. Examples: 14:05, yesterday 23:50, 2026-01-31 14:05."));
  else
    words = understood (self, at);
  sitrep_field_note_set_hint (self->started_note, words);
  return TRUE;
}

static gboolean
show_title (SitrepDeclareWhat *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = sitrep_text_check_title (sitrep_declare_form_get (self->form, "title"), &error);

  sitrep_field_note_set_error (self->title_note, title == NULL ? error->message : NULL);
  return title != NULL;
}

static void
title_cb (SitrepDeclareWhat *self)
{
  sitrep_field_note_set_hint (self->title_note, NULL);
}

static void
started_cb (SitrepDeclareWhat *self)
{
  show_started (self);
}

/* --- where it was detected --- */

static void
detected_action (GtkWidget *widget, const char *name, GVariant *label)
{
  SitrepDeclareWhat *self = SITREP_DECLARE_WHAT (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->detected_by), g_variant_get_string (label, NULL));
  adw_entry_row_grab_focus_without_selecting (self->detected_by);
  gtk_editable_set_position (GTK_EDITABLE (self->detected_by), -1);
}

/* An underline would be taken for a mnemonic. */
static void
add_source (GMenu *menu, const SitrepDetection *source)
{
  g_autoptr (GString) label = g_string_new (source->label);
  g_autoptr (GMenuItem) item = NULL;

  g_string_replace (label, "_", "__", 0);
  item = g_menu_item_new (label->str, NULL);
  g_menu_item_set_action_and_target (item, "what.detected", "s", source->label);
  g_menu_append_item (menu, item);
}

/* The process' own sources are offered; anything else can be typed. */
static void
show_sources (SitrepDeclareWhat *self)
{
  const SitrepPlaybook *playbook = sitrep_declare_form_get_playbook (self->form);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < playbook->detection->len; i++)
    add_source (menu, g_ptr_array_index (playbook->detection, i));
  gtk_menu_button_set_menu_model (self->sources, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->sources), playbook->detection->len > 0);
}

static void
sitrep_declare_what_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_DECLARE_WHAT);
  g_clear_object (&SITREP_DECLARE_WHAT (object)->form);
  G_OBJECT_CLASS (sitrep_declare_what_parent_class)->dispose (object);
}

static void
sitrep_declare_what_class_init (SitrepDeclareWhatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_declare_what_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("declare/sitrep-declare-what.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, title);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, title_note);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, started);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, started_note);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, impact);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, detected_by);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, sources);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, public_title);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, public_note);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareWhat, drill);
  gtk_widget_class_install_action (widget_class, "what.detected", "s", detected_action);
}

static void
sitrep_declare_what_init (SitrepDeclareWhat *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sitrep_field_note_set_hint (self->public_note,
                              _ ("What a status page may call it. Without one nothing can be told to the public."));
}

/** sitrep_declare_what_set_form: shows and fills @form; to be called once. */
void
sitrep_declare_what_set_form (SitrepDeclareWhat *self, SitrepDeclareForm *form)
{
  g_return_if_fail (SITREP_IS_DECLARE_WHAT (self));

  g_set_object (&self->form, form);
  sitrep_declare_form_bind (form, "title", self->title, "text");
  sitrep_declare_form_bind (form, "started", self->started, "text");
  sitrep_declare_form_bind (form, "impact", self->impact, "text");
  sitrep_declare_form_bind (form, "detected-by", self->detected_by, "text");
  sitrep_declare_form_bind (form, "public-title", self->public_title, "text");
  sitrep_declare_form_bind (form, "drill", self->drill, "active");
  g_signal_connect_object (form, "notify::title", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "notify::started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  show_started (self);
  show_sources (self);
}

/** sitrep_declare_what_check: whether one can go on; what is wrong is shown under its field. */
gboolean
sitrep_declare_what_check (SitrepDeclareWhat *self)
{
  gboolean title, started;

  g_return_val_if_fail (SITREP_IS_DECLARE_WHAT (self), FALSE);

  title = show_title (self);
  started = show_started (self);
  if (!title)
    gtk_widget_grab_focus (GTK_WIDGET (self->title));
  else if (!started)
    gtk_widget_grab_focus (GTK_WIDGET (self->started));
  return title && started;
}

/** sitrep_declare_what_set_error: says why it was not declared. */
void
sitrep_declare_what_set_error (SitrepDeclareWhat *self, const char *text)
{
  g_return_if_fail (SITREP_IS_DECLARE_WHAT (self));

  if (sitrep_declare_what_check (self))
    sitrep_field_note_set_error (self->title_note, text);
}
