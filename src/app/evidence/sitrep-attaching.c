/* sitrep-attaching.c - what is dropped, pasted or chosen becomes evidence, one after the other
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-evidence-view-private.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>
#include <string.h>

/* A file that waits for its turn. */
typedef struct
{
  GFile *file;
  char *rule, *origin; /* nullable */
} Waiting;

void
sitrep_evidence_view_free_waiting (gpointer data)
{
  Waiting *self = data;

  g_object_unref (self->file);
  g_free (self->rule);
  g_free (self->origin);
  g_free (self);
}

static void
say_attached (SitrepEvidenceView *self, const char *id)
{
  g_autoptr (SitrepExhibit) exhibit
    = sitrep_reader_get (sitrep_desk_reader (sitrep_subject_desk (self->subject)), &sitrep_exhibit_type, id);
  g_autofree char *words = NULL;

  if (exhibit == NULL)
    return;
  /* Translators: a name, and what was noticed about it while it was copied */
  words = exhibit->note != NULL && exhibit->hash != NULL
            ? g_strdup_printf (_ ("Attached: %s. %s"), exhibit->name, exhibit->note)
            : g_strdup_printf (_ ("Attached: %s"), exhibit->name);
  sitrep_feedback_offer (GTK_WIDGET (self), words, _ ("_Undo"), "incident.undo", NULL);
}

static void
attached_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepEvidenceView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (id != NULL && self->subject != NULL)
    say_attached (self, id);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sitrep_feedback_say (GTK_WIDGET (self), _ ("Cancelled: nothing of it was kept"));
  else
    sitrep_feedback_error (GTK_WIDGET (self), error);
}

static void next (SitrepEvidenceView *self);

static void
file_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  SitrepEvidenceView *self = data;

  sitrep_evidence_view_end (self);
  attached_cb (desk, result, g_object_ref (self));
  next (self);
  g_object_unref (self);
}

static void
refuse_remote (SitrepEvidenceView *self, GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) error
    = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("“%s” is not on this computer: copy it here first, then attach it."), name);

  sitrep_feedback_error (GTK_WIDGET (self), error);
}

static void
start (SitrepEvidenceView *self, Waiting *waiting)
{
  const char *path = g_file_peek_path (waiting->file);
  g_autofree char *base = g_file_get_basename (waiting->file);
  g_autofree char *shown = g_filename_display_name (base);
  guint more = g_queue_get_length (self->waiting);
  g_autofree char *words
    = more > 0
        ? g_strdup_printf (ngettext ("Copying “%s”, then %u more", "Copying “%s”, then %u more", more), shown, more)
        : g_strdup_printf (_ ("Copying “%s”"), shown);
  SitrepAttachment attachment = { .kind = SITREP_EXHIBIT_FILE, .rule = waiting->rule, .origin = waiting->origin };

  sitrep_evidence_view_begin (self, words);
  sitrep_desk_attach_file_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), path,
                                 &attachment, sitrep_evidence_view_count, self, self->cancellable, file_cb,
                                 g_object_ref (self));
}

static void
next (SitrepEvidenceView *self)
{
  Waiting *waiting;

  if (self->cancellable != NULL || self->subject == NULL || (waiting = g_queue_pop_head (self->waiting)) == NULL)
    return;
  if (g_file_peek_path (waiting->file) != NULL)
    start (self, waiting);
  else
    refuse_remote (self, waiting->file);
  sitrep_evidence_view_free_waiting (waiting);
  next (self);
}

/** sitrep_evidence_view_attach: @rule, @origin: (nullable); as soon as those before it are copied. */
void
sitrep_evidence_view_attach (SitrepEvidenceView *self, GFile *file, const char *rule, const char *origin)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->file = g_object_ref (file);
  waiting->rule = rule != NULL && *rule != '\0' ? g_strdup (rule) : NULL;
  waiting->origin = g_strdup (origin);
  g_queue_push_tail (self->waiting, waiting);
  next (self);
}

/* --- what has no file --- */

static void
attach_bytes (SitrepEvidenceView *self,
              GBytes *bytes,
              SitrepExhibitKind kind,
              const char *ending,
              const char *rule,
              const char *origin)
{
  SitrepAttachment attachment = { .kind = kind, .rule = rule != NULL && *rule != '\0' ? rule : NULL, .origin = origin };

  sitrep_desk_attach_bytes_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), bytes, ending,
                                  &attachment, attached_cb, g_object_ref (self));
}

static gboolean
is_address (const char *text)
{
  return (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://")) && strpbrk (text, " \n\t") == NULL;
}

/* An address that stands alone is a link, not a text. */
static void
attach_text (SitrepEvidenceView *self, const char *text, const char *rule, const char *origin)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  SitrepAttachment link
    = { .kind = SITREP_EXHIBIT_LINK, .rule = rule != NULL && *rule != '\0' ? rule : NULL, .origin = stripped };

  if (*stripped == '\0')
    sitrep_feedback_say (GTK_WIDGET (self), _ ("There is nothing to paste"));
  else if (is_address (stripped))
    sitrep_desk_attach_words_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), &link,
                                    attached_cb, g_object_ref (self));
  else
    attach_bytes (self, bytes, SITREP_EXHIBIT_TEXT, ".txt", rule, origin);
}

/** sitrep_evidence_view_attach_value: files, a picture or text, as they are dropped or pasted. */
void
sitrep_evidence_view_attach_value (SitrepEvidenceView *self, const GValue *value, const char *rule, const char *origin)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      for (GSList *at = files; at != NULL; at = at->next)
        sitrep_evidence_view_attach (self, at->data, rule, NULL);
    }
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (g_value_get_object (value));

      attach_bytes (self, bytes, SITREP_EXHIBIT_IMAGE, ".png", rule, origin);
    }
  else if (G_VALUE_HOLDS_STRING (value))
    attach_text (self, g_value_get_string (value), rule, origin);
}

typedef struct
{
  SitrepEvidenceView *view;
  char *rule;
} Pasting;

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autofree Pasting *pasting = data;
  g_autoptr (SitrepEvidenceView) self = pasting->view;
  g_autofree char *rule = pasting->rule;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (value == NULL)
    sitrep_feedback_error (GTK_WIDGET (self), error);
  else if (self->subject != NULL)
    sitrep_evidence_view_attach_value (self, value, rule, _ ("Pasted"));
}

/* What a program offers in several forms is taken in the one that says most. */
static GType
best_type (GdkClipboard *clipboard)
{
  const GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, G_TYPE_STRING };
  g_autoptr (GdkContentFormats) formats
    = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (gdk_content_formats_contain_gtype (formats, types[i]))
      return types[i];
  return G_TYPE_INVALID;
}

/** sitrep_evidence_view_paste: attaches what is on the clipboard: files, a picture, or text. */
void
sitrep_evidence_view_paste (SitrepEvidenceView *self, const char *rule)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GType type = best_type (clipboard);
  Pasting *pasting;

  if (type == G_TYPE_INVALID)
    {
      sitrep_feedback_say (GTK_WIDGET (self), _ ("There is nothing to paste"));
      return;
    }
  pasting = g_new0 (Pasting, 1);
  pasting->view = g_object_ref (self);
  pasting->rule = g_strdup (rule);
  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, pasted_cb, pasting);
}
