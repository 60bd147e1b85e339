/* sitrep-release.c - taking a role off somebody, with a note
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-release.h"

#include "incident/sitrep-ask.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

#define ASKED "sitrep-release"

/* What is asked, kept at the widget that asks. */
typedef struct
{
  SitrepSubject *subject;
  char *holder;
} Release;

static void
free_release (gpointer data)
{
  Release *self = data;

  g_object_unref (self->subject);
  g_free (self->holder);
  g_free (self);
}

static const SitrepHolder *
find_holder (SitrepSubject *subject, const char *id)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (subject);

  for (guint i = 0; i < dossier->holders->len; i++)
    if (g_strcmp0 (SITREP_RECORD (g_ptr_array_index (dossier->holders, i))->id, id) == 0)
      return g_ptr_array_index (dossier->holders, i);
  return NULL;
}

static void
release_cb (GtkWidget *owner, char **values)
{
  const Release *release = g_object_get_data (G_OBJECT (owner), ASKED);

  sitrep_desk_release_async (sitrep_subject_desk (release->subject), sitrep_subject_id (release->subject),
                             release->holder, values[0], sitrep_feedback_done_cb, g_object_ref (owner));
}

/** sitrep_release_ask: @holder: the id of who holds a role, or helps without one; nobody takes it over. */
void
sitrep_release_ask (GtkWidget *owner, SitrepSubject *subject, const char *holder)
{
  const SitrepHolder *found = find_holder (subject, holder);
  SitrepAsked asked[] = { { _ ("Note"), NULL, FALSE } };
  g_autofree char *title = NULL;
  Release *release;

  if (found == NULL)
    return;
  /* Translators: a person who is to go, as in “Release Ada?” */
  title = g_strdup_printf (_ ("Release %s?"), found->name);
  release = g_new0 (Release, 1);
  release->subject = g_object_ref (subject);
  release->holder = g_strdup (holder);
  g_object_set_data_full (G_OBJECT (owner), ASKED, release, free_release);
  sitrep_ask (owner, title, found->role != NULL ? _ ("Nobody takes the role over.") : NULL, _ ("_Release"), asked,
              G_N_ELEMENTS (asked), release_cb);
}
