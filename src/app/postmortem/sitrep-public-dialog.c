/* sitrep-public-dialog.c - the post-mortem as the public may see it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-public-dialog.h"

#include "incident/sitrep-exposure.h"
#include "playbook/sitrep-shape-text.h"
#include "sitrep-export-dialog.h"
#include "sitrep-publish-dialog.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

struct _SitrepPublicDialog
{
  AdwDialog parent_instance;

  GtkWidget *export;
  GtkWidget *publish;
  AdwExpanderRow *names;
  AdwActionRow *left;
  AdwSwitchRow *confirmed;
  GtkTextView *before;
  GtkTextView *after;

  SitrepSubject *subject;
  GPtrArray *switches; /* AdwSwitchRow, one a name */
  char **known;        /* everybody whom the record names */
  char *whole;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SitrepPublicDialog, sitrep_public_dialog, ADW_TYPE_DIALOG)

static char *
text_in (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* --- what is still in it --- */

static char *
exposure_words (GPtrArray *found)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len && i < 12; i++)
    {
      const SitrepExposure *exposure = g_ptr_array_index (found, i);

      g_string_append_printf (out, "%s%s: %s", i > 0 ? "\n" : "", sitrep_exposure_label (exposure->kind),
                              exposure->words);
    }
  if (found->len > 12)
    g_string_append_printf (out, ngettext ("\nand %u more", "\nand %u more", found->len - 12), found->len - 12);
  return g_string_free_and_steal (out);
}

static void
show_left (SitrepPublicDialog *self)
{
  g_autofree char *text = text_in (self->after);
  g_autoptr (GPtrArray) found = sitrep_exposures (text, (const char *const *) self->known);
  g_autofree char *words = exposure_words (found);
  g_autofree char *title
    = g_strdup_printf (ngettext ("%u part to look at", "%u parts to look at", found->len), found->len);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left),
                                 found->len > 0 ? title : _ ("Nothing that stands out is left"));
  adw_action_row_set_subtitle (self->left, words);
}

/* --- marking what was taken out --- */

static void
mark (GtkTextView *view, const char *tag, const char *part)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at, start, end;

  gtk_text_buffer_get_start_iter (buffer, &at);
  while (*part != '\0' && gtk_text_iter_forward_search (&at, part, GTK_TEXT_SEARCH_TEXT_ONLY, &start, &end, NULL))
    {
      gtk_text_buffer_apply_tag_by_name (buffer, tag, &start, &end);
      at = end;
    }
}

static char **
chosen_names (SitrepPublicDialog *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->switches->len; i++)
    {
      AdwSwitchRow *row = g_ptr_array_index (self->switches, i);

      if (adw_switch_row_get_active (row))
        g_strv_builder_add (names, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
    }
  return g_strv_builder_end (names);
}

static void
mark_patterns (SitrepPublicDialog *self)
{
  char **patterns = sitrep_subject_dossier (self->subject)->playbook->form.redact.patterns;

  for (guint i = 0; patterns != NULL && patterns[i] != NULL; i++)
    {
      g_autoptr (GRegex) regex = sitrep_pattern_compile (patterns[i], NULL);
      g_autoptr (GMatchInfo) match = NULL;

      if (regex == NULL)
        continue;
      for (g_regex_match (regex, self->whole, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *part = g_match_info_fetch (match, 0);

          mark (self->before, "out", part);
        }
    }
}

static gboolean
redact (SitrepPublicDialog *self, GError **error)
{
  const char *placeholder = sitrep_subject_dossier (self->subject)->playbook->form.redact.replace;
  g_auto (GStrv) names = chosen_names (self);
  g_autofree char *text = sitrep_desk_public_text (
    sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), (const char *const *) names, NULL, error);

  if (text == NULL)
    return FALSE;
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->before), self->whole, -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->after), text, -1);
  self->filling = FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    mark (self->before, "out", names[i]);
  mark_patterns (self);
  mark (self->after, "in", placeholder != NULL ? placeholder : "[…]");
  show_left (self);
  return TRUE;
}

static void
withdraw_consent (SitrepPublicDialog *self)
{
  adw_switch_row_set_active (self->confirmed, FALSE);
}

static void
name_cb (AdwSwitchRow *row, GParamSpec *pspec, SitrepPublicDialog *self)
{
  g_autoptr (GError) error = NULL;

  withdraw_consent (self);
  if (!redact (self, &error))
    sitrep_feedback_error (GTK_WIDGET (self), error);
}

static void
edited_cb (GtkTextBuffer *buffer, SitrepPublicDialog *self)
{
  if (self->filling)
    return;
  withdraw_consent (self);
  show_left (self);
}

static void
confirmed_cb (AdwSwitchRow *row, GParamSpec *pspec, SitrepPublicDialog *self)
{
  gboolean confirmed = adw_switch_row_get_active (row);

  gtk_widget_set_sensitive (self->export, confirmed);
  gtk_widget_set_sensitive (self->publish, confirmed);
}

/* --- onwards --- */

static void
go_on (SitrepPublicDialog *self, AdwDialog *next)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_close (ADW_DIALOG (self));
  adw_dialog_present (next, root);
}

static void
export_cb (GtkButton *button, SitrepPublicDialog *self)
{
  g_autofree char *text = text_in (self->after);

  go_on (self, sitrep_export_dialog_new (self->subject, text));
}

static void
publish_cb (GtkButton *button, SitrepPublicDialog *self)
{
  g_autofree char *text = text_in (self->after);

  go_on (self, sitrep_publish_dialog_new (self->subject, text));
}

/* --- building --- */

static void
add_names (SitrepPublicDialog *self, SitrepDossier *whole)
{
  char **names = self->known = sitrep_exposure_names (whole);

  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *row = adw_switch_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), names[i]);
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
      g_signal_connect_object (row, "notify::active", G_CALLBACK (name_cb), self, G_CONNECT_DEFAULT);
      adw_expander_row_add_row (self->names, row);
      g_ptr_array_add (self->switches, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->names), names[0] != NULL);
}

/* Not by colour alone: what goes is struck through, what stands for it is bold. */
static void
add_tags (SitrepPublicDialog *self)
{
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->before), "out", "strikethrough", TRUE, "weight",
                              PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->after), "in", "weight", PANGO_WEIGHT_BOLD, NULL);
}

/**
 * sitrep_public_dialog_new:
 *
 * Returns: (nullable): the whole beside what the public would see; nothing goes out before a person says that it was
 *   looked at. %NULL with a sentence where a pattern of the process cannot be followed
 */
AdwDialog *
sitrep_public_dialog_new (SitrepSubject *subject, GError **error)
{
  SitrepDesk *desk = sitrep_subject_desk (subject);
  g_autoptr (SitrepDossier) whole = sitrep_desk_dossier (desk, sitrep_subject_id (subject), TRUE, error);
  g_autofree char *text
    = whole != NULL ? sitrep_desk_export_postmortem (desk, sitrep_subject_id (subject), NULL, error) : NULL;
  SitrepPublicDialog *self;

  if (text == NULL)
    return NULL;
  self = g_object_ref_sink (g_object_new (SITREP_TYPE_PUBLIC_DIALOG, NULL));
  self->subject = g_object_ref (subject);
  self->whole = g_steal_pointer (&text);
  add_names (self, whole);
  if (redact (self, error))
    return ADW_DIALOG (self);
  g_object_unref (self);
  return NULL;
}

static void
sitrep_public_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_PUBLIC_DIALOG);
  g_clear_object (&SITREP_PUBLIC_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_public_dialog_parent_class)->dispose (object);
}

static void
sitrep_public_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_PUBLIC_DIALOG (object)->switches);
  g_free (SITREP_PUBLIC_DIALOG (object)->whole);
  g_strfreev (SITREP_PUBLIC_DIALOG (object)->known);
  G_OBJECT_CLASS (sitrep_public_dialog_parent_class)->finalize (object);
}

static void
sitrep_public_dialog_class_init (SitrepPublicDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_public_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_public_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("postmortem/sitrep-public-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepPublicDialog, export);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublicDialog, publish);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublicDialog, names);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublicDialog, left);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublicDialog, confirmed);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublicDialog, before);
  gtk_widget_class_bind_template_child (widget_class, SitrepPublicDialog, after);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
}

static void
sitrep_public_dialog_init (SitrepPublicDialog *self)
{
  self->switches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_tags (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->after), "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_DEFAULT);
}
