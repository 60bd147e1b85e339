/* sitrep-desk-evidence-out.c - the use cases: checking the evidence, and exporting it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "export/sitrep-bundle.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-gathering.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"
#include "sitrep-ferry.h"
#include "store/sitrep-vault.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What a thread walks along: every piece that is there. */
typedef struct
{
  char *folder;
  SitrepDossier *dossier;
  GPtrArray *pieces; /* SitrepExhibit */
  SitrepFerry *ferry;
  gint64 before, all; /* bytes of the pieces before, and of all */
  /* of an export */
  char *parent;
  gboolean with_sensitive;
  gint64 now;
} Walk;

static void
free_walk (gpointer data)
{
  Walk *self = data;

  g_free (self->folder);
  g_free (self->parent);
  g_ptr_array_unref (self->pieces);
  sitrep_dossier_unref (self->dossier);
  g_free (self);
}

static void
add_piece (Walk *self, SitrepExhibit *exhibit)
{
  if (exhibit->removed_at != SITREP_NEVER)
    return;
  g_ptr_array_add (self->pieces, sitrep_record_ref (exhibit));
  self->all += exhibit->size;
}

static Walk *
new_walk (SitrepDesk *desk, const char *incident, SitrepDeskProgress progress, gpointer data, GError **error)
{
  SitrepDossier *dossier = sitrep_desk_dossier (desk, incident, FALSE, error);
  Walk *self;

  if (dossier == NULL)
    return NULL;
  self = g_new0 (Walk, 1);
  self->folder = g_strdup (sitrep_store_folder (sitrep_desk_store (desk)));
  self->dossier = dossier;
  self->pieces = g_ptr_array_new_with_free_func (sitrep_record_unref);
  self->ferry = sitrep_ferry_new (progress, data);
  self->now = sitrep_desk_now (desk);
  for (guint i = 0; i < dossier->evidence->len; i++)
    add_piece (self, g_ptr_array_index (dossier->evidence, i));
  return self;
}

static void
count_cb (gint64 done, gint64 all, gpointer data)
{
  Walk *self = data;

  sitrep_ferry_count (self->before + done, self->all, self->ferry);
}

static void
end_ferry (GAsyncResult *result)
{
  Walk *self = g_task_get_task_data (G_TASK (result));

  sitrep_ferry_end (g_steal_pointer (&self->ferry));
}

/* The desk is not the thread's: it must not be given up there. */
static void
walked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gpointer answer;

  end_ferry (result);
  answer = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, NULL);
}

/* Takes @self, or where there is none, @error. */
static void
walk (GTask *task, Walk *self, GError *error, GTaskThreadFunc func)
{
  g_autoptr (GTask) work = NULL;

  if (self == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  work = g_task_new (NULL, g_task_get_cancellable (task), walked_cb, task);
  g_task_set_task_data (work, self, free_walk);
  g_task_run_in_thread (work, func);
}

/* --- checking --- */

void
sitrep_evidence_check_free (SitrepEvidenceCheck *self)
{
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->changed);
  g_free (self);
}

static void
check_piece (Walk *self, SitrepExhibit *exhibit, SitrepEvidenceCheck *check, GCancellable *cancellable)
{
  SitrepVaultState state;

  if (!sitrep_exhibit_has_bytes (exhibit))
    return;
  state = sitrep_vault_check (self->folder, exhibit->hash, count_cb, self, cancellable);
  self->before += exhibit->size;
  if (state == SITREP_VAULT_MISSING)
    g_ptr_array_add (check->missing, sitrep_record_ref (exhibit));
  else if (state == SITREP_VAULT_CHANGED)
    g_ptr_array_add (check->changed, sitrep_record_ref (exhibit));
  else
    check->whole++;
}

static gboolean
check_chain (Walk *self, SitrepEvidenceCheck *check, GError **error)
{
  g_autoptr (SitrepReader) reader = sitrep_reader_open (self->folder, error);
  g_autoptr (GPtrArray) broken = reader != NULL ? sitrep_reader_check (reader) : NULL;

  if (broken != NULL)
    check->broken = broken->len;
  return reader != NULL;
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Walk *self = data;
  g_autoptr (SitrepEvidenceCheck) check = g_new0 (SitrepEvidenceCheck, 1);
  GError *error = NULL;

  check->missing = g_ptr_array_new_with_free_func (sitrep_record_unref);
  check->changed = g_ptr_array_new_with_free_func (sitrep_record_unref);
  for (guint i = 0; i < self->pieces->len && !g_cancellable_is_cancelled (cancellable); i++)
    check_piece (self, g_ptr_array_index (self->pieces, i), check, cancellable);
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error) && check_chain (self, check, &error))
    g_task_return_pointer (task, g_steal_pointer (&check), (GDestroyNotify) sitrep_evidence_check_free);
  else
    g_task_return_error (task, error);
}

/** sitrep_desk_check_evidence_async: reads every byte of the incident's evidence, and the record of changes. */
void
sitrep_desk_check_evidence_async (SitrepDesk *self,
                                  const char *incident,
                                  SitrepDeskProgress progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  GError *error = NULL;
  Walk *w = new_walk (self, incident, progress, progress_data, &error);

  walk (g_task_new (self, cancellable, callback, data), w, error, check_thread);
}

/** sitrep_desk_check_evidence_finish: Returns: (transfer full) (nullable) */
SitrepEvidenceCheck *
sitrep_desk_check_evidence_finish (SitrepDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- exporting --- */

void
sitrep_bundle_result_free (SitrepBundleResult *self)
{
  g_free (self->folder);
  g_free (self);
}

static gboolean
fail (GError **error, const char *path)
{
  int code = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, SITREP_ERROR, code == ENOSPC ? SITREP_ERROR_FULL : SITREP_ERROR_FAILED,
               _ ("“%s” cannot be written: %s."), name, g_strerror (code));
  return FALSE;
}

/* An earlier bundle stays as it is. */
static char *
make_folder (Walk *self, GError **error)
{
  g_autofree char *name = sitrep_bundle_folder_name (self->dossier);
  g_autofree char *first = g_build_filename (self->parent, name, NULL);
  char *path = g_strdup (first);

  for (guint n = 2; g_mkdir (path, 0700) != 0; n++)
    {
      if (errno != EEXIST)
        {
          fail (error, path);
          g_free (path);
          return NULL;
        }
      g_free (path);
      path = g_strdup_printf ("%s-%u", first, n);
    }
  return path;
}

static SitrepBundleState
state_of (const GError *error)
{
  return g_error_matches (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND) ? SITREP_BUNDLE_MISSING
         : g_error_matches (error, SITREP_ERROR, SITREP_ERROR_DAMAGED) ? SITREP_BUNDLE_CHANGED
                                                                       : SITREP_BUNDLED;
}

/* What is gone or was changed is told in the index, and does not keep the rest from being exported. */
static gboolean
bundle_piece (Walk *self, const char *files, SitrepBundleItem *item, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (files, item->exhibit->name, NULL);
  g_autoptr (GError) local = NULL;

  item->state = item->exhibit->sensitive && !self->with_sensitive ? SITREP_BUNDLE_LEFT_OUT : SITREP_BUNDLED;
  if (item->state == SITREP_BUNDLED && sitrep_exhibit_has_bytes (item->exhibit)
      && !sitrep_vault_take_out (self->folder, item->exhibit->hash, path, count_cb, self, cancellable, &local))
    {
      item->state = state_of (local);
      if (item->state == SITREP_BUNDLED)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  self->before += item->exhibit->size;
  return TRUE;
}

static void
count_item (SitrepBundleResult *result, const SitrepBundleItem *item)
{
  result->left_out += item->state == SITREP_BUNDLE_LEFT_OUT;
  result->faulty += item->state == SITREP_BUNDLE_MISSING || item->state == SITREP_BUNDLE_CHANGED;
  result->files += item->state == SITREP_BUNDLED && sitrep_exhibit_has_bytes (item->exhibit);
}

static gboolean
write_text (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) cause = NULL;

  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &cause))
    return TRUE;
  errno = cause->code == G_FILE_ERROR_NOSPC ? ENOSPC : EIO;
  return fail (error, name);
}

static gboolean
fill (Walk *self, SitrepBundleResult *result, GCancellable *cancellable, GError **error)
{
  g_autofree SitrepBundleItem *items = g_new0 (SitrepBundleItem, self->pieces->len);
  g_autofree char *files = g_build_filename (result->folder, SITREP_BUNDLE_FILES, NULL);
  g_autofree char *index = NULL, *sums = NULL;

  if (g_mkdir (files, 0700) != 0)
    return fail (error, files);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      items[i].exhibit = g_ptr_array_index (self->pieces, i);
      if (!bundle_piece (self, files, &items[i], cancellable, error))
        return FALSE;
      count_item (result, &items[i]);
    }
  index = sitrep_bundle_index (self->dossier, items, self->pieces->len, self->now);
  sums = sitrep_bundle_sums (items, self->pieces->len, index);
  return write_text (result->folder, SITREP_BUNDLE_INDEX, index, error)
         && write_text (result->folder, SITREP_BUNDLE_SUMS, sums, error);
}

/* Only what we made ourselves. */
static void
remove_made (Walk *self, const char *folder)
{
  static const char *const own[] = { SITREP_BUNDLE_INDEX, SITREP_BUNDLE_SUMS, SITREP_BUNDLE_FILES, "." };

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const SitrepExhibit *exhibit = g_ptr_array_index (self->pieces, i);
      g_autofree char *path = g_build_filename (folder, SITREP_BUNDLE_FILES, exhibit->name, NULL);

      if (sitrep_exhibit_has_bytes (exhibit))
        g_remove (path);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *path = g_canonicalize_filename (own[i], folder);

      g_remove (path);
    }
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Walk *self = data;
  g_autoptr (SitrepBundleResult) result = g_new0 (SitrepBundleResult, 1);
  GError *error = NULL;

  result->folder = make_folder (self, &error);
  if (result->folder != NULL && fill (self, result, cancellable, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&result), (GDestroyNotify) sitrep_bundle_result_free);
      return;
    }
  if (result->folder != NULL)
    remove_made (self, result->folder);
  g_task_return_error (task, error);
}

/**
 * sitrep_desk_export_evidence_async:
 * @parent: the folder in which the bundle's folder is made
 * @with_sensitive: else what is sensitive is left out, and the index says so
 *
 * Writes a folder with the files, an index, and the sums for `sha256sum -c`. Cancelled or failed, it leaves nothing.
 */
void
sitrep_desk_export_evidence_async (SitrepDesk *self,
                                   const char *incident,
                                   const char *parent,
                                   gboolean with_sensitive,
                                   SitrepDeskProgress progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  GError *error = NULL;
  Walk *w = new_walk (self, incident, progress, progress_data, &error);

  if (w != NULL)
    {
      w->parent = g_strdup (parent);
      w->with_sensitive = with_sensitive;
    }
  walk (g_task_new (self, cancellable, callback, data), w, error, export_thread);
}

/** sitrep_desk_export_evidence_finish: Returns: (transfer full) (nullable) */
SitrepBundleResult *
sitrep_desk_export_evidence_finish (SitrepDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
