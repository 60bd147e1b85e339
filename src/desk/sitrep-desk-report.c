/* sitrep-desk-report.c - the use cases: the post-mortem as a file, and its published editions
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "comms/sitrep-dispatch.h"
#include "export/sitrep-markdown.h"
#include "export/sitrep-record-form.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-redact.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

/**
 * sitrep_desk_export_postmortem:
 * @file_name: (out) (optional) (transfer full): the name by the process' pattern
 *
 * Returns: (transfer full) (nullable): the post-mortem as Markdown, in the layout of the process
 */
char *
sitrep_desk_export_postmortem (SitrepDesk *self, const char *incident, char **file_name, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, incident, TRUE, error);

  if (dossier == NULL)
    return NULL;
  if (file_name != NULL)
    *file_name = sitrep_markdown_file_name (dossier, sitrep_desk_now (self));
  return sitrep_markdown_postmortem (dossier, sitrep_desk_now (self));
}

/**
 * sitrep_desk_export_record:
 * @form: the key of one of the playbook's records
 * @file_name: (out) (optional) (transfer full)
 *
 * Returns: (transfer full) (nullable): the incident's data under the names of its process, in that form
 */
char *
sitrep_desk_export_record (SitrepDesk *self, const char *incident, const char *form, char **file_name, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, incident, TRUE, error);
  const SitrepRecordForm *found = dossier != NULL ? sitrep_record_form_find (dossier->playbook, form) : NULL;

  if (dossier != NULL && found == NULL)
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("The process has no such record."));
  if (found == NULL)
    return NULL;
  if (file_name != NULL)
    *file_name = sitrep_record_form_file_name (found, dossier);
  return sitrep_record_form_write (found, dossier, sitrep_desk_now (self));
}

/**
 * sitrep_desk_report:
 * @text: (nullable): the public version's Markdown; %NULL for the whole post-mortem
 * @file_name: (out) (optional) (transfer full): by the process' pattern
 *
 * Returns: (transfer full) (nullable): the post-mortem as a file of that format
 */
GBytes *
sitrep_desk_report (SitrepDesk *self,
                    const char *incident,
                    const char *text,
                    SitrepReportFormat format,
                    char **file_name,
                    GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, incident, TRUE, error);
  gint64 now = sitrep_desk_now (self);
  g_autofree char *whole = NULL;

  if (dossier == NULL)
    return NULL;
  if (text == NULL)
    whole = sitrep_markdown_postmortem (dossier, now);
  if (file_name != NULL)
    *file_name = sitrep_report_file_name (dossier, format, text != NULL, now);
  return sitrep_report (dossier, text != NULL ? text : whole, format, now, error);
}

/**
 * sitrep_desk_public_text:
 * @names: (nullable) (array zero-terminated=1): names that are taken out, besides what the process' patterns match
 * @n: (out) (optional): how many parts were taken out
 *
 * Returns: (transfer full) (nullable): the post-mortem as the public may see it, once a person has looked at it
 */
char *
sitrep_desk_public_text (SitrepDesk *self, const char *incident, const char *const *names, guint *n, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, incident, TRUE, error);
  g_autofree char *whole = NULL;

  if (dossier == NULL)
    return NULL;
  whole = sitrep_markdown_postmortem (dossier, sitrep_desk_now (self));
  return sitrep_redact (dossier->playbook, whole, names, n, error);
}

/* --- editions --- */

static SitrepEdition *
new_edition (SitrepDeed *deed, SitrepTxn *txn, SitrepDossier *dossier)
{
  SitrepEdition *edition = sitrep_record_new (&sitrep_edition_type);

  edition->incident = g_strdup (deed->incident);
  edition->number = (gint64) dossier->editions->len + 1;
  edition->public = deed->number;
  edition->text
    = deed->texts[0] != NULL ? g_strdup (deed->texts[0]) : sitrep_markdown_postmortem (dossier, sitrep_txn_now (txn));
  edition->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, edition->text, -1);
  edition->place = g_strdup (deed->texts[1]);
  edition->at = sitrep_txn_now (txn);
  edition->by = g_strdup (sitrep_txn_person (txn));
  return edition;
}

static gboolean
send (SitrepDeed *deed, SitrepTxn *txn, SitrepDossier *dossier, const SitrepEdition *edition, GError **error)
{
  for (guint i = 0; i < deed->records->len; i++)
    {
      SitrepMessage *message = g_ptr_array_index (deed->records, i);

      g_set_str (&message->about, edition->base.id);
      if (!sitrep_deed_confirm (deed, txn, dossier, message, error))
        return FALSE;
    }
  return TRUE;
}

/* Where messages bring it out, it is published once the first of them has arrived. */
static gboolean
bring_out (SitrepDeed *deed, SitrepTxn *txn, SitrepDossier *dossier, const SitrepEdition *edition, GError **error)
{
  if (deed->records != NULL)
    return send (deed, txn, dossier, edition, error);
  return sitrep_dispatch_publish (txn, deed->incident, sitrep_txn_person (txn), error)
         && sitrep_deed_note (
           deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "postmortem",
           sitrep_detail_new ("place", deed->texts[1], "audience", edition->public ? "public" : NULL, NULL), error);
}

static gboolean
publish (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, TRUE, error);
  g_autoptr (SitrepEdition) edition = NULL;

  if (dossier == NULL)
    return FALSE;
  edition = new_edition (deed, txn, dossier);
  if (!sitrep_deed_upsert (txn, edition, error))
    return FALSE;
  g_set_str (&deed->result, edition->base.id);
  return bring_out (deed, txn, dossier, edition, error);
}

/**
 * sitrep_desk_publish_async:
 * @public_text: (nullable): what the public sees, as a person has confirmed it; %NULL publishes the whole, inside
 * @place: (nullable): where it was published
 *
 * Keeps the post-mortem as it is now as an edition, and marks it as published. Editions that are there stay.
 */
void
sitrep_desk_publish_async (SitrepDesk *self,
                           const char *incident,
                           const char *public_text,
                           const char *place,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->texts[0] = public_text != NULL ? g_utf8_make_valid (public_text, -1) : NULL;
  deed->number = public_text != NULL;
  deed->reversible = TRUE;
  if (!sitrep_text_check_line (place, &deed->texts[1], &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "publish", publish, callback, data);
}

static char *
places_of (GPtrArray *messages)
{
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < messages->len; i++)
    g_strv_builder_add (places, ((const SitrepMessage *) g_ptr_array_index (messages, i))->place);
  all = g_strv_builder_end (places);
  return g_strjoinv (", ", all);
}

/**
 * sitrep_desk_dispatch_async:
 * @messages: (element-type SitrepMessage): as the person saw them; copied
 *
 * Confirms the messages that bring out @dispatch. A post-mortem is kept, as it is in there, as an edition, and counts as
 * published once the first message has arrived. All are confirmed, or none.
 */
void
sitrep_desk_dispatch_async (SitrepDesk *self,
                            const char *incident,
                            const SitrepDispatch *dispatch,
                            GPtrArray *messages,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  SitrepDeed *deed;

  if (dispatch->kind != SITREP_DISPATCH_POSTMORTEM)
    {
      sitrep_desk_send_async (self, incident, messages, NULL, callback, data);
      return;
    }
  deed = sitrep_deed_new (self, incident);
  deed->number = dispatch->public;
  deed->texts[0] = g_utf8_make_valid (dispatch->text, -1);
  deed->texts[1] = places_of (messages);
  deed->records = g_ptr_array_new_with_free_func (sitrep_record_unref);
  for (guint i = 0; i < messages->len; i++)
    g_ptr_array_add (deed->records, sitrep_record_copy (g_ptr_array_index (messages, i)));
  sitrep_deed_run (self, deed, "send-postmortem", publish, callback, data);
}
