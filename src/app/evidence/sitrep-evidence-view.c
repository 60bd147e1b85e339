/* sitrep-evidence-view.c - the evidence of one incident: what is asked for, and what is there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-evidence-view-private.h"

#include "incident/sitrep-gathering.h"
#include "sitrep-exhibit-row.h"
#include "sitrep-gathering-row.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "window/sitrep-shortcuts.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (SitrepEvidenceView, sitrep_evidence_view, ADW_TYPE_BIN)

/* --- work with many bytes --- */

/** sitrep_evidence_view_begin: Returns: %FALSE, having said so, where something is being done already. */
gboolean
sitrep_evidence_view_begin (SitrepEvidenceView *self, const char *words)
{
  if (self->cancellable != NULL)
    {
      sitrep_feedback_say (GTK_WIDGET (self), _ ("Wait until the present work is done, or cancel it."));
      return FALSE;
    }
  self->cancellable = g_cancellable_new ();
  gtk_label_set_text (self->work_label, words);
  gtk_progress_bar_set_fraction (self->work_bar, 0);
  gtk_revealer_set_reveal_child (self->work, TRUE);
  return TRUE;
}

/** sitrep_evidence_view_count: as a SitrepDeskProgress. */
void
sitrep_evidence_view_count (gint64 done, gint64 all, gpointer view)
{
  SitrepEvidenceView *self = view;
  g_autofree char *x = g_format_size ((guint64) done), *y = g_format_size ((guint64) all);
  /* Translators: so much of so much, as in “1.2 GB of 2 GB” */
  g_autofree char *words = g_strdup_printf (_ ("%s of %s"), x, y);

  /* Its page is gone: it is cancelled, and not yet at its end. */
  if (self->work_bar == NULL)
    return;
  gtk_progress_bar_set_fraction (self->work_bar, all > 0 ? (double) done / (double) all : 0);
  gtk_progress_bar_set_text (self->work_bar, words);
}

void
sitrep_evidence_view_end (SitrepEvidenceView *self)
{
  g_clear_object (&self->cancellable);
  if (self->work != NULL)
    gtk_revealer_set_reveal_child (self->work, FALSE);
}

/* What waits is not begun either. */
static void
cancel_cb (SitrepEvidenceView *self)
{
  g_queue_clear_full (self->waiting, sitrep_evidence_view_free_waiting);
  g_cancellable_cancel (self->cancellable);
}

/* --- what is shown --- */

static void
folded_cb (GtkWidget *row, GParamSpec *pspec, SitrepEvidenceView *self)
{
  gboolean open = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));

  g_hash_table_insert (self->folded, g_strdup (sitrep_gathering_row_key (row)), GINT_TO_POINTER (open));
}

/* A row stays as the person left it. */
static GtkWidget *
new_asked (SitrepEvidenceView *self, const SitrepGathering *gathering)
{
  GtkWidget *row = sitrep_gathering_row_new (self->subject, gathering);
  gpointer open;

  if (g_hash_table_lookup_extended (self->folded, gathering->rule->key, NULL, &open))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), GPOINTER_TO_INT (open));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (folded_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
show_asked (SitrepEvidenceView *self, GPtrArray *gatherings)
{
  gtk_list_box_remove_all (self->asked);
  for (guint i = 0; i < gatherings->len; i++)
    gtk_list_box_append (self->asked, new_asked (self, g_ptr_array_index (gatherings, i)));
  gtk_widget_set_visible (self->asked_title, gatherings->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->asked), gatherings->len > 0);
}

static void
show_besides (SitrepEvidenceView *self, GPtrArray *pieces)
{
  gtk_list_box_remove_all (self->besides);
  for (guint i = 0; i < pieces->len; i++)
    gtk_list_box_append (self->besides, sitrep_exhibit_row_new (self->subject, g_ptr_array_index (pieces, i)));
  gtk_widget_set_visible (self->besides_title, pieces->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->besides), pieces->len > 0);
}

static void
show (SitrepEvidenceView *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autoptr (GPtrArray) gatherings = sitrep_gatherings (dossier);
  g_autoptr (GPtrArray) besides = sitrep_gathered_besides (dossier);

  show_asked (self, gatherings);
  show_besides (self, besides);
  gtk_stack_set_visible_child_name (self->stack, gatherings->len + besides->len > 0 ? "list" : "empty");
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, SitrepEvidenceView *self)
{
  gboolean ours = changes == NULL || sitrep_changes_touch (changes, &sitrep_exhibit_type)
                  || sitrep_changes_touch (changes, &sitrep_incident_type);

  if (ours && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

/** sitrep_evidence_view_set_subject: shows that incident's evidence, as soon as somebody looks. */
void
sitrep_evidence_view_set_subject (SitrepEvidenceView *self, SitrepSubject *subject)
{
  g_return_if_fail (SITREP_IS_EVIDENCE_VIEW (self));

  g_set_object (&self->subject, subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
}

/** sitrep_evidence_view_open: unfolds what the process asks for under @rule, so that it is seen how to gather it. */
void
sitrep_evidence_view_open (SitrepEvidenceView *self, const char *rule)
{
  GtkWidget *row;

  for (int i = 0; (row = (GtkWidget *) gtk_list_box_get_row_at_index (self->asked, i)) != NULL; i++)
    if (g_strcmp0 (sitrep_gathering_row_key (row), rule) == 0)
      {
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
        gtk_widget_grab_focus (row);
      }
}

/* --- dropping --- */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, SitrepEvidenceView *self)
{
  sitrep_evidence_view_attach_value (self, value, NULL, _ ("Dropped"));
  return TRUE;
}

static void
add_drop_target (SitrepEvidenceView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, (GType[]) { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, G_TYPE_STRING }, 3);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- GObject --- */

static void
sitrep_evidence_view_map (GtkWidget *widget)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (widget);

  if (self->subject != NULL)
    show (self);
  GTK_WIDGET_CLASS (sitrep_evidence_view_parent_class)->map (widget);
}

static void
sitrep_evidence_view_dispose (GObject *object)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (object);

  cancel_cb (self);
  /* Disposing the template takes the child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_EVIDENCE_VIEW);
  g_clear_object (&self->subject);
  G_OBJECT_CLASS (sitrep_evidence_view_parent_class)->dispose (object);
}

static void
sitrep_evidence_view_finalize (GObject *object)
{
  SitrepEvidenceView *self = SITREP_EVIDENCE_VIEW (object);

  g_queue_free_full (self->waiting, sitrep_evidence_view_free_waiting);
  g_hash_table_unref (self->folded);
  g_clear_object (&self->cancellable);
  g_free (self->rule);
  g_free (self->exhibit);
  G_OBJECT_CLASS (sitrep_evidence_view_parent_class)->finalize (object);
}

static void
sitrep_evidence_view_class_init (SitrepEvidenceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_evidence_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_evidence_view_finalize;
  widget_class->map = sitrep_evidence_view_map;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("evidence/sitrep-evidence-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepEvidenceView, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepEvidenceView, asked_title);
  gtk_widget_class_bind_template_child (widget_class, SitrepEvidenceView, asked);
  gtk_widget_class_bind_template_child (widget_class, SitrepEvidenceView, besides_title);
  gtk_widget_class_bind_template_child (widget_class, SitrepEvidenceView, besides);
  gtk_widget_class_bind_template_child (widget_class, SitrepEvidenceView, work);
  gtk_widget_class_bind_template_child (widget_class, SitrepEvidenceView, work_label);
  gtk_widget_class_bind_template_child (widget_class, SitrepEvidenceView, work_bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  sitrep_evidence_view_install_actions (widget_class);
}

static void
sitrep_evidence_view_init (SitrepEvidenceView *self)
{
  self->waiting = g_queue_new ();
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drop_target (self);
  sitrep_shortcuts_attach (GTK_WIDGET (self), "evidence.", GTK_PHASE_BUBBLE);
}
