/* sitrep-situation-part.c - one part of the situation, edited in place
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-situation-part.h"

#include "incident/sitrep-entry-words.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-text-row.h"

#include <glib/gi18n.h>

/* What is typed is on disk within a second. */
#define DRAFT_MS 600

struct _SitrepSituationPart
{
  GtkBox parent_instance;

  GtkLabel *label;
  GtkLabel *age;
  GtkTextView *view;
  GtkLabel *hint;

  SitrepSubject *subject;
  char *key;
  char *draft_key;
  guint timer;
  gboolean loading;
  gboolean dirty;
};

G_DEFINE_FINAL_TYPE (SitrepSituationPart, sitrep_situation_part, GTK_TYPE_BOX)

static const char *
hint_of (const char *key)
{
  if (g_strcmp0 (key, "impact") == 0)
    return _ ("Who is affected, and how?");
  if (g_strcmp0 (key, "known") == 0)
    return _ ("What is certain by now?");
  if (g_strcmp0 (key, "doing") == 0)
    return _ ("Who does what, back when?");
  return _ ("Who or what is missing?");
}

static char *
get_text (SitrepSituationPart *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_text (SitrepSituationPart *self, const char *text)
{
  self->loading = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
  self->loading = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text == NULL || *text == '\0');
}

static void
show_age (SitrepSituationPart *self)
{
  const SitrepFact *fact = sitrep_dossier_fact_record (sitrep_subject_dossier (self->subject), self->key);
  g_autofree char *span = NULL, *words = NULL;

  if (self->dirty)
    {
      gtk_label_set_text (self->age, _ ("Not saved yet: Ctrl+Enter"));
      return;
    }
  if (fact == NULL || fact->value == NULL)
    {
      gtk_label_set_text (self->age, "");
      return;
    }
  span = sitrep_duration_short (sitrep_subject_now (self->subject) - fact->at);
  /* Translators: how long ago, and who wrote it */
  words = g_strdup_printf (_ ("%s ago, %s"), span, fact->by != NULL ? fact->by : "");
  gtk_label_set_text (self->age, words);
}

static void
show (SitrepSituationPart *self)
{
  if (sitrep_subject_dossier (self->subject) == NULL)
    return;
  if (!self->dirty)
    {
      g_autofree char *now = get_text (self);
      const char *stored = sitrep_dossier_fact (sitrep_subject_dossier (self->subject), self->key);

      if (g_strcmp0 (now, stored != NULL ? stored : "") != 0)
        set_text (self, stored);
    }
  show_age (self);
}

static void
forget_draft (SitrepSituationPart *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  sitrep_desk_save_draft (sitrep_subject_desk (self->subject), self->draft_key, sitrep_subject_id (self->subject),
                          NULL);
}

static void
saved_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepSituationPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (error != NULL)
    {
      self->dirty = TRUE;
      sitrep_feedback_error (GTK_WIDGET (self), error);
    }
  else
    forget_draft (self);
  if (self->view != NULL)
    show (self);
}

/** sitrep_situation_part_save: makes what was typed the situation; a timeline entry follows by itself. */
void
sitrep_situation_part_save (SitrepSituationPart *self)
{
  g_autofree char *text = NULL;

  if (!self->dirty)
    return;
  text = get_text (self);
  self->dirty = FALSE;
  sitrep_desk_set_fact_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->key, text,
                              saved_cb, g_object_ref (self));
}

static gboolean
draft_cb (gpointer data)
{
  SitrepSituationPart *self = data;
  g_autofree char *text = get_text (self);

  self->timer = 0;
  sitrep_desk_save_draft (sitrep_subject_desk (self->subject), self->draft_key, sitrep_subject_id (self->subject),
                          text);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (GtkTextBuffer *buffer, SitrepSituationPart *self)
{
  if (self->loading)
    return;
  self->dirty = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->hint), gtk_text_buffer_get_char_count (buffer) == 0);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (DRAFT_MS, draft_cb, self);
  show_age (self);
}

static void
leave_cb (GtkEventController *controller, SitrepSituationPart *self)
{
  sitrep_situation_part_save (self);
}

static gboolean
key_cb (GtkEventController *controller, guint key, guint code, GdkModifierType state, SitrepSituationPart *self)
{
  if (key == GDK_KEY_Escape && self->dirty)
    {
      self->dirty = FALSE;
      forget_draft (self);
      set_text (self, NULL);
      show (self);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    {
      sitrep_situation_part_save (self);
      show_age (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
restore_draft (SitrepSituationPart *self)
{
  g_autofree char *draft = sitrep_desk_draft (sitrep_subject_desk (self->subject), self->draft_key);
  const char *stored = sitrep_dossier_fact (sitrep_subject_dossier (self->subject), self->key);

  if (draft == NULL || g_strcmp0 (draft, stored != NULL ? stored : "") == 0)
    return;
  set_text (self, draft);
  self->dirty = TRUE;
}

/** sitrep_situation_part_new: @key is one of the four parts. */
GtkWidget *
sitrep_situation_part_new (SitrepSubject *subject, const char *key)
{
  SitrepSituationPart *self = g_object_new (SITREP_TYPE_SITUATION_PART, NULL);

  self->subject = g_object_ref (subject);
  self->key = g_strdup (key);
  self->draft_key = g_strdup_printf ("fact.%s.%s", sitrep_subject_id (subject), key);
  gtk_label_set_text (self->label, sitrep_situation_label (key));
  gtk_label_set_text (self->hint, hint_of (key));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sitrep_situation_label (key), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint_of (key), -1);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "tick", G_CALLBACK (show_age), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_DEFAULT);
  restore_draft (self);
  show (self);
  return GTK_WIDGET (self);
}

static void
sitrep_situation_part_dispose (GObject *object)
{
  SitrepSituationPart *self = SITREP_SITUATION_PART (object);

  if (self->timer != 0)
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      draft_cb (self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_SITUATION_PART);
  g_clear_object (&self->subject);
  G_OBJECT_CLASS (sitrep_situation_part_parent_class)->dispose (object);
}

static void
sitrep_situation_part_finalize (GObject *object)
{
  SitrepSituationPart *self = SITREP_SITUATION_PART (object);

  g_free (self->key);
  g_free (self->draft_key);
  G_OBJECT_CLASS (sitrep_situation_part_parent_class)->finalize (object);
}

static void
sitrep_situation_part_class_init (SitrepSituationPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_situation_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_situation_part_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-situation-part.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepSituationPart, label);
  gtk_widget_class_bind_template_child (widget_class, SitrepSituationPart, age);
  gtk_widget_class_bind_template_child (widget_class, SitrepSituationPart, view);
  gtk_widget_class_bind_template_child (widget_class, SitrepSituationPart, hint);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
sitrep_situation_part_init (SitrepSituationPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sitrep_text_view_settle (GTK_WIDGET (self->view));
}
