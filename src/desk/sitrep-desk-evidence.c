/* sitrep-desk-evidence.c - the use cases: attaching evidence, and taking it away
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-gathering.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"
#include "sitrep-ferry.h"
#include "store/sitrep-vault.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a note or a link its name is what it begins with. */
#define NAME_CHARS 80

/* The deed's texts. */
enum
{
  PATTERN,
  ORIGINAL,
  ENDING,
  EXHIBIT,
  REASON,
};

/* --- what is attached --- */

static const char *
rule_title (const SitrepDossier *dossier, const char *rule)
{
  const SitrepEvidence *evidence = rule != NULL ? sitrep_playbook_find (dossier->playbook->evidence, rule) : NULL;

  return evidence == NULL ? NULL : evidence->title != NULL ? evidence->title : evidence->key;
}

static gboolean
check_rule (SitrepExhibit *exhibit, const SitrepDossier *dossier, GError **error)
{
  const SitrepEvidence *rule
    = exhibit->rule != NULL ? sitrep_playbook_find (dossier->playbook->evidence, exhibit->rule) : NULL;

  if (exhibit->rule != NULL && rule == NULL)
    return sitrep_deed_invalid (error, _ ("The process asks for no such evidence."));
  exhibit->sensitive = exhibit->sensitive || (rule != NULL && rule->sensitive);
  return TRUE;
}

static void
set_name (SitrepDeed *deed, SitrepExhibit *exhibit, SitrepDossier *dossier, gint64 now)
{
  SitrepExhibitNaming naming = { exhibit->rule, deed->texts[PATTERN], deed->texts[ORIGINAL], deed->texts[ENDING] };

  if (exhibit->name == NULL)
    exhibit->name = sitrep_exhibit_name (dossier, &naming, now);
}

static gboolean
attach (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  SitrepExhibit *exhibit = (SitrepExhibit *) deed->record;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);

  if (dossier == NULL || !check_rule (exhibit, dossier, error))
    return FALSE;
  exhibit->at = sitrep_txn_now (txn);
  g_set_str (&exhibit->by, sitrep_txn_person (txn));
  set_name (deed, exhibit, dossier, exhibit->at);
  if (!sitrep_deed_upsert (txn, exhibit, error))
    return FALSE;
  g_set_str (&deed->result, exhibit->base.id);
  return sitrep_deed_note (
    deed, txn, exhibit->at, SITREP_ENTRY_ACTION, NULL, "evidence",
    sitrep_detail_new ("what", exhibit->name, "to", rule_title (dossier, exhibit->rule), "id", exhibit->base.id, NULL),
    error);
}

static SitrepDeed *
new_attaching (SitrepDesk *self, const char *incident, const SitrepAttachment *attachment)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  SitrepExhibit *exhibit = sitrep_record_new (&sitrep_exhibit_type);
  g_autofree char *note = sitrep_text_block (attachment->note);

  exhibit->incident = g_strdup (incident);
  exhibit->kind = attachment->kind;
  exhibit->rule = g_strdup (attachment->rule);
  exhibit->entry = g_strdup (attachment->entry);
  sitrep_take_text (&exhibit->origin, attachment->origin);
  sitrep_take_text (&exhibit->note, sitrep_text_is_empty (note) ? NULL : note);
  exhibit->sensitive = attachment->sensitive;
  deed->record = SITREP_RECORD (exhibit);
  deed->texts[PATTERN] = g_strdup (attachment->pattern);
  deed->reversible = TRUE;
  return deed;
}

/* --- bytes, first into the vault, then into a row --- */

typedef struct
{
  SitrepDeed *deed;
  SitrepFerry *ferry;
  char *folder;
  char *path;
  GBytes *bytes; /* nullable: where there is no path */
  SitrepPiece piece;
  SitrepDesk *desk; /* given up on the main thread, not where the work is done */
  GAsyncReadyCallback callback;
  gpointer data;
} Attaching;

static void
free_attaching (gpointer data)
{
  Attaching *self = data;

  g_clear_pointer (&self->deed, sitrep_deed_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  sitrep_piece_clear (&self->piece);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

static void
put_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Attaching *self = data;
  GError *error = NULL;
  gboolean ok = self->bytes != NULL
                  ? sitrep_vault_put_bytes (self->folder, self->bytes, self->path, &self->piece, &error)
                  : sitrep_vault_put_file (self->folder, self->path, &self->piece, sitrep_ferry_count, self->ferry,
                                           cancellable, &error);

  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
add_note (SitrepExhibit *exhibit, const char *words)
{
  g_autofree char *note = exhibit->note != NULL ? g_strdup_printf ("%s\n%s", exhibit->note, words) : g_strdup (words);

  g_set_str (&exhibit->note, note);
}

/* What was noticed while it was copied is a part of what it is. */
static void
describe (Attaching *self, SitrepExhibit *exhibit)
{
  const SitrepPiece *piece = &self->piece;

  g_set_str (&exhibit->hash, piece->hash);
  exhibit->size = piece->size;
  sitrep_take_text (&exhibit->type, piece->type);
  if (exhibit->kind == SITREP_EXHIBIT_FILE && piece->type != NULL && g_str_has_prefix (piece->type, "image/"))
    exhibit->kind = SITREP_EXHIBIT_IMAGE;
  if (piece->target != NULL)
    {
      g_autofree char *target = g_filename_display_name (piece->target);
      g_autofree char *origin = g_strdup_printf (_ ("%s, a link to %s"), exhibit->origin, target);

      sitrep_take_text (&exhibit->origin, origin);
    }
  if (piece->changed)
    add_note (exhibit, _ ("The file was being written to while it was copied."));
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Attaching *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (SitrepDesk) desk = g_steal_pointer (&self->desk);
  SitrepDeed *deed = g_steal_pointer (&self->deed);
  GError *error = NULL;

  sitrep_ferry_end (g_steal_pointer (&self->ferry));
  g_task_propagate_boolean (G_TASK (result), &error);
  /* What is in the vault by then is swept away at the next start. */
  if (error == NULL && sitrep_desk_store (desk) == NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The desk was closed."));
  if (error != NULL)
    {
      sitrep_deed_refuse (desk, deed, error, self->callback, self->data);
      return;
    }
  describe (self, (SitrepExhibit *) deed->record);
  sitrep_deed_run (desk, deed, "attach", attach, self->callback, self->data);
}

/* Takes @self. */
static void
put (Attaching *self, GCancellable *cancellable)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, put_cb, NULL);

  /* What is in the vault already is attached: it is only cancelled while it is copied. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, free_attaching);
  g_task_run_in_thread (task, put_thread);
}

static Attaching *
new_put (SitrepDesk *desk, SitrepDeed *deed, SitrepDeskProgress progress, gpointer progress_data)
{
  Attaching *self = g_new0 (Attaching, 1);

  self->desk = g_object_ref (desk);
  self->deed = deed;
  self->folder = g_strdup (sitrep_store_folder (sitrep_desk_store (desk)));
  self->ferry = sitrep_ferry_new (progress, progress_data);
  return self;
}

/**
 * sitrep_desk_attach_file_async:
 * @path: of the file, see sitrep_vault_put_file()
 * @progress: (nullable): called now and then while it is copied
 * @cancellable: (nullable): stops the copying; what was copied so far is forgotten
 *
 * Copies the file into the vault and writes down what it is, who attached it, and from where; the timeline says so.
 */
void
sitrep_desk_attach_file_async (SitrepDesk *self,
                               const char *incident,
                               const char *path,
                               const SitrepAttachment *attachment,
                               SitrepDeskProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  SitrepDeed *deed = new_attaching (self, incident, attachment);
  SitrepExhibit *exhibit = (SitrepExhibit *) deed->record;
  Attaching *attaching = new_put (self, deed, progress, progress_data);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);
  g_autofree char *full = g_filename_display_name (path);

  deed->texts[ORIGINAL] = sitrep_text_line (shown);
  sitrep_take_text (&exhibit->original, deed->texts[ORIGINAL]);
  if (exhibit->origin == NULL)
    exhibit->origin = sitrep_text_line (full);
  attaching->path = g_strdup (path);
  attaching->callback = callback;
  attaching->data = data;
  put (attaching, cancellable);
}

/**
 * sitrep_desk_attach_bytes_async:
 * @ending: for its name, as in “.png”
 *
 * As sitrep_desk_attach_file_async(), with what was pasted, or what a command said.
 */
void
sitrep_desk_attach_bytes_async (SitrepDesk *self,
                                const char *incident,
                                GBytes *bytes,
                                const char *ending,
                                const SitrepAttachment *attachment,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  SitrepDeed *deed = new_attaching (self, incident, attachment);
  Attaching *attaching = new_put (self, deed, NULL, NULL);

  deed->texts[ENDING] = g_strdup (ending);
  attaching->path = g_strconcat ("pasted", ending, NULL);
  attaching->bytes = g_bytes_ref (bytes);
  attaching->callback = callback;
  attaching->data = data;
  put (attaching, NULL);
}

/* --- words: a link, a note --- */

static gboolean
check_words (SitrepExhibit *exhibit, GError **error)
{
  g_autofree char *line = NULL;
  g_autofree char *block = NULL;

  if (exhibit->kind == SITREP_EXHIBIT_LINK)
    {
      line = sitrep_text_line (exhibit->origin);
      if (!g_uri_is_valid (line, G_URI_FLAGS_NONE, NULL) || strchr (line, ':') == NULL)
        return sitrep_deed_invalid (error, _ ("This is no address: it begins as “https://” does."));
      g_set_str (&exhibit->origin, line);
      exhibit->name = sitrep_text_cut (line, NAME_CHARS);
      return TRUE;
    }
  block = sitrep_text_check_block (exhibit->note, error);
  if (block == NULL)
    return FALSE;
  g_set_str (&exhibit->note, block);
  line = sitrep_text_line (block);
  exhibit->name = sitrep_text_cut (line, NAME_CHARS);
  return TRUE;
}

/** sitrep_desk_attach_words_async: a link, whose address is the origin, or a note: pieces without bytes. */
void
sitrep_desk_attach_words_async (SitrepDesk *self,
                                const char *incident,
                                const SitrepAttachment *attachment,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  SitrepDeed *deed = new_attaching (self, incident, attachment);
  GError *error = NULL;

  if (check_words ((SitrepExhibit *) deed->record, &error))
    sitrep_deed_run (self, deed, "attach", attach, callback, data);
  else
    sitrep_deed_refuse (self, deed, error, callback, data);
}

/* --- what becomes of it --- */

/* Returns: (transfer full) (nullable): the row as this transaction finds it, to be changed. */
static SitrepExhibit *
take_exhibit (SitrepDeed *deed, SitrepTxn *txn, const char *id, GError **error)
{
  g_autoptr (SitrepExhibit) exhibit = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_exhibit_type, id);

  if (exhibit != NULL && exhibit->removed_at == SITREP_NEVER && g_strcmp0 (exhibit->incident, deed->incident) == 0)
    return sitrep_record_copy (exhibit);
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND,
                       _ ("This piece of evidence is not there any more."));
  return NULL;
}

static gboolean
put_exhibit (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  const SitrepExhibit *wanted = (SitrepExhibit *) deed->record;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepExhibit) exhibit = dossier != NULL ? take_exhibit (deed, txn, wanted->base.id, error) : NULL;

  if (exhibit == NULL)
    return FALSE;
  g_set_str (&exhibit->rule, wanted->rule);
  if (!check_rule (exhibit, dossier, error))
    return FALSE;
  g_set_str (&exhibit->entry, wanted->entry);
  exhibit->sensitive = wanted->sensitive;
  sitrep_take_text (&exhibit->note, wanted->note);
  g_set_str (&deed->result, exhibit->base.id);
  return sitrep_txn_update (txn, exhibit, error);
}

/** sitrep_desk_put_exhibit_async: @exhibit: as it should be; of it the rule, the entry, the note and whether it is sensitive are taken. */
void
sitrep_desk_put_exhibit_async (SitrepDesk *self,
                               const SitrepExhibit *exhibit,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, exhibit->incident);

  deed->record = sitrep_record_copy (exhibit);
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "put-exhibit", put_exhibit, callback, data);
}

static gboolean
remove_exhibit (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepExhibit) exhibit = take_exhibit (deed, txn, deed->texts[EXHIBIT], error);

  if (exhibit == NULL)
    return FALSE;
  exhibit->removed_at = sitrep_txn_now (txn);
  sitrep_take_text (&exhibit->removed_why, deed->texts[REASON]);
  return sitrep_txn_update (txn, exhibit, error)
         && sitrep_deed_note (
           deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_ACTION, NULL, "evidence-removed",
           sitrep_detail_new ("what", exhibit->name, "reason", exhibit->removed_why, "id", exhibit->base.id, NULL),
           error);
}

/** sitrep_desk_remove_exhibit_async: takes a piece away; its row and its bytes stay, so that it can be undone and is on record. */
void
sitrep_desk_remove_exhibit_async (SitrepDesk *self,
                                  const char *incident,
                                  const char *exhibit,
                                  const char *reason,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[EXHIBIT] = g_strdup (exhibit);
  sitrep_deed_take_reason (deed, REASON, reason);
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "remove-exhibit", remove_exhibit, callback, data);
}

/** sitrep_desk_exhibit_path: Returns: (transfer full) (nullable): where its bytes lie; %NULL where it has none, or they are gone. */
char *
sitrep_desk_exhibit_path (SitrepDesk *self, const SitrepExhibit *exhibit)
{
  const char *folder = sitrep_store_folder (sitrep_desk_store (self));

  return exhibit->hash != NULL && sitrep_vault_has (folder, exhibit->hash) ? sitrep_vault_path (folder, exhibit->hash)
                                                                           : NULL;
}
