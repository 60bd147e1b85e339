/* sitrep-declare-tell.c - the wizard: whom to tell
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-tell.h"

#include "sitrep-declare-drafts.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepDeclareTell
{
  AdwBin parent_instance;

  AdwPreferencesGroup *drafts;
  AdwPreferencesGroup *told;
  GtkLabel *told_words;
  SitrepFieldNote *why;

  SitrepDeclareForm *form;
  GPtrArray *rows; /* GtkWidget, those in @drafts */
};

G_DEFINE_FINAL_TYPE (SitrepDeclareTell, sitrep_declare_tell, ADW_TYPE_BIN)

static void
add_draft (SitrepDeclareTell *self, const SitrepPlanned *draft)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  const char *name = draft->destination != NULL ? draft->destination->name : _ ("To be posted by hand");
  g_autofree char *where = g_strjoin (" · ", name, sitrep_audience_label (draft->template->audience), NULL);
  GtkWidget *state = gtk_label_new (_ ("Draft"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), draft->template->title);
  adw_action_row_set_subtitle (row, where);
  gtk_widget_add_css_class (state, "dimmed");
  gtk_widget_add_css_class (state, "caption");
  adw_action_row_add_suffix (row, state);
  adw_preferences_group_add (self->drafts, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
show_told (SitrepDeclareTell *self, const SitrepLevel *level)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; level != NULL && level->told != NULL && level->told[i] != NULL; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", level->told[i]);
  gtk_label_set_text (self->told_words, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->told), text->len > 0);
}

/* Why a message is to be posted by hand, or why there is none. */
static void
show_why (SitrepDeclareTell *self, GPtrArray *drafts)
{
  g_autoptr (GPtrArray) destinations = sitrep_desk_destinations (sitrep_declare_form_get_desk (self->form));
  const char *why = NULL;

  if (drafts->len == 0)
    why = _ ("The process has no first message for this level.");
  else if (((SitrepPlanned *) drafts->pdata[0])->destination != NULL)
    why = NULL;
  else if (destinations->len == 0)
    why = _ ("There is no destination yet, so this one is copied and posted by hand. Add some under Destinations.");
  else if (sitrep_declare_form_get_kind (self->form) != SITREP_KIND_REAL)
    why = _ ("A drill reaches test destinations only, and none here is for this message.");
  else
    why = _ ("No destination here is for the first messages of this level.");
  sitrep_field_note_set_hint (self->why, why);
}

static void
sitrep_declare_tell_dispose (GObject *object)
{
  SitrepDeclareTell *self = SITREP_DECLARE_TELL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_DECLARE_TELL);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (sitrep_declare_tell_parent_class)->dispose (object);
}

static void
sitrep_declare_tell_class_init (SitrepDeclareTellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_declare_tell_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("declare/sitrep-declare-tell.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareTell, drafts);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareTell, told);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareTell, told_words);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareTell, why);
}

static void
sitrep_declare_tell_init (SitrepDeclareTell *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sitrep_declare_tell_set_form (SitrepDeclareTell *self, SitrepDeclareForm *form)
{
  g_return_if_fail (SITREP_IS_DECLARE_TELL (self));

  g_set_object (&self->form, form);
}

/** sitrep_declare_tell_refresh: shows which messages will be there as drafts, as the form stands. */
void
sitrep_declare_tell_refresh (SitrepDeclareTell *self)
{
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_if_fail (SITREP_IS_DECLARE_TELL (self));

  drafts = sitrep_declare_drafts (self->form);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->drafts, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < drafts->len; i++)
    add_draft (self, drafts->pdata[i]);
  show_why (self, drafts);
  show_told (self, sitrep_declare_form_get_level (self->form));
}
