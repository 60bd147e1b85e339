/* sitrep-declare-summary.c - the wizard: all of it once more
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-summary.h"

#include "sitrep-declare-drafts.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-level-badge.h"

#include <glib/gi18n.h>

struct _SitrepDeclareSummary
{
  AdwBin parent_instance;

  AdwActionRow *title;
  AdwActionRow *level;
  SitrepLevelBadge *badge;
  AdwActionRow *since;
  AdwActionRow *lead;
  AdwActionRow *meet;
  AdwActionRow *tell;
  SitrepFieldNote *note;

  SitrepDeclareForm *form;
};

G_DEFINE_FINAL_TYPE (SitrepDeclareSummary, sitrep_declare_summary, ADW_TYPE_BIN)

static void
show (AdwActionRow *row, const char *text, const char *otherwise)
{
  adw_action_row_set_subtitle (row, text != NULL && *text != '\0' ? text : otherwise);
}

static void
show_since (SitrepDeclareSummary *self)
{
  gint64 at = sitrep_declare_form_get_started (self->form, NULL);
  g_autofree char *words = at != SITREP_NEVER ? sitrep_declare_form_time_words (self->form, at) : NULL;

  show (self->since, words, "");
}

static void
show_tell (SitrepDeclareSummary *self)
{
  g_autoptr (SitrepUpdate) drafts = sitrep_declare_drafts (self->form, NULL);
  g_autofree char *words = NULL;

  if (drafts->messages->len > 0)
    words = g_strdup_printf (ngettext ("Nothing is sent; %u draft waits for you",
                                       "Nothing is sent; %u drafts wait for you", drafts->messages->len),
                             drafts->messages->len);
  show (self->tell, words, _ ("Nothing is sent, and no draft is written"));
}

static void
sitrep_declare_summary_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_DECLARE_SUMMARY);
  g_clear_object (&SITREP_DECLARE_SUMMARY (object)->form);
  G_OBJECT_CLASS (sitrep_declare_summary_parent_class)->dispose (object);
}

static void
sitrep_declare_summary_class_init (SitrepDeclareSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_declare_summary_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  g_type_ensure (SITREP_TYPE_LEVEL_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("declare/sitrep-declare-summary.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareSummary, title);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareSummary, level);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareSummary, badge);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareSummary, since);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareSummary, lead);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareSummary, meet);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareSummary, tell);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareSummary, note);
}

static void
sitrep_declare_summary_init (SitrepDeclareSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sitrep_declare_summary_set_form (SitrepDeclareSummary *self, SitrepDeclareForm *form)
{
  g_return_if_fail (SITREP_IS_DECLARE_SUMMARY (self));

  g_set_object (&self->form, form);
}

/** sitrep_declare_summary_refresh: shows the form as it stands. */
void
sitrep_declare_summary_refresh (SitrepDeclareSummary *self)
{
  const SitrepLevel *level;
  const char *person;

  g_return_if_fail (SITREP_IS_DECLARE_SUMMARY (self));

  level = sitrep_declare_form_get_level (self->form);
  person = sitrep_desk_person (sitrep_declare_form_get_desk (self->form));
  show (self->title, sitrep_declare_form_get (self->form, "title"), _ ("No title yet"));
  show (self->level, level != NULL ? level->name : NULL, "");
  sitrep_level_badge_set_level (self->badge, level);
  show_since (self);
  show (self->lead, sitrep_declare_form_get (self->form, "lead"), person != NULL ? person : "");
  show (self->meet, sitrep_declare_form_get (self->form, "meet"), _ ("Not said yet"));
  show_tell (self);
  sitrep_field_note_set_hint (self->note, NULL);
}

/** sitrep_declare_summary_set_error: says why it was not declared. */
void
sitrep_declare_summary_set_error (SitrepDeclareSummary *self, const char *text)
{
  g_return_if_fail (SITREP_IS_DECLARE_SUMMARY (self));

  sitrep_field_note_set_error (self->note, text);
}
