/* sitrep-agenda.c - everything that is due, over all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-agenda.h"

#include "incident/sitrep-reminder.h"

#include <glib/gi18n-lib.h>

struct _SitrepAgenda
{
  GObject parent_instance;

  SitrepDesk *desk;
  GHashTable *dossiers; /* incident id → SitrepDossier */
  GPtrArray *playbooks; /* SitrepPlaybook */
  GHashTable *told;     /* what and when → how often a person was told of it */
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SitrepAgenda, sitrep_agenda, G_TYPE_OBJECT)

void
sitrep_agenda_item_free (SitrepAgendaItem *self)
{
  g_clear_pointer (&self->dossier, sitrep_dossier_unref);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  g_clear_pointer (&self->deadline, sitrep_deadline_free);
  g_free (self);
}

static SitrepAgendaItem *
due_new (SitrepDossier *dossier, SitrepPlaybook *playbook, SitrepDeadline *deadline)
{
  SitrepAgendaItem *self = g_new0 (SitrepAgendaItem, 1);

  self->dossier = dossier != NULL ? sitrep_dossier_ref (dossier) : NULL;
  self->playbook = sitrep_playbook_ref (playbook);
  self->deadline = deadline;
  return self;
}

/** sitrep_agenda_item_title: Returns: (transfer full): what is to be done. */
char *
sitrep_agenda_item_title (const SitrepAgendaItem *self, gint64 now)
{
  return self->dossier != NULL ? sitrep_deadline_title (self->deadline, self->dossier, now)
                               : g_strdup_printf (_ ("Look through the playbook “%s”"), self->playbook->title);
}

/** sitrep_agenda_item_source: Returns: (transfer full): where the process says so. */
char *
sitrep_agenda_item_source (const SitrepAgendaItem *self)
{
  const char *every = self->playbook->about.review_every;

  if (self->dossier != NULL)
    return sitrep_deadline_source (self->deadline, self->dossier);
  return every != NULL ? g_strdup_printf (_ ("Playbook: every %s"), every) : g_strdup (_ ("Playbook"));
}

/* --- what it knows --- */

static void
take (SitrepAgenda *self, SitrepDossier *dossier)
{
  g_hash_table_replace (self->dossiers, g_strdup (dossier->incident->base.id), dossier);
}

static void
read_incidents (SitrepAgenda *self)
{
  g_autoptr (GPtrArray) found = sitrep_desk_unfinished_incidents (self->desk);

  for (guint i = 0; i < found->len; i++)
    take (self, sitrep_dossier_ref (g_ptr_array_index (found, i)));
}

/* Only those that are worked with are looked through: the chosen one, and those of the team's own. */
static void
read_playbooks (SitrepAgenda *self)
{
  g_autoptr (SitrepPlaybook) chosen = sitrep_desk_default_playbook (self->desk);

  g_ptr_array_set_size (self->playbooks, 0);
  if (chosen != NULL)
    g_ptr_array_add (self->playbooks, g_steal_pointer (&chosen));
}

static void
follow (SitrepAgenda *self, const char *incident)
{
  g_autoptr (GError) error = NULL;
  SitrepDossier *dossier = sitrep_desk_dossier (self->desk, incident, FALSE, &error);

  if (dossier != NULL)
    take (self, dossier);
  else
    g_message ("An incident could not be read: %s", error->message);
}

/* A deed may touch two incidents, as a duplicate that is merged does. */
static const char *
other_incident (const SitrepChange *change)
{
  const SitrepRecord *record = change->after != NULL ? change->after : change->before;
  const SitrepField *field = sitrep_record_type_find (record->type, "incident");

  return field != NULL ? sitrep_record_get_text (record, field) : NULL;
}

static void
changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepAgenda *self)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  if (changes->setup)
    read_playbooks (self);
  if (changes->incident != NULL)
    g_hash_table_add (touched, changes->incident);
  for (guint i = 0; i < changes->changes->len; i++)
    {
      const char *other = other_incident (g_ptr_array_index (changes->changes, i));

      if (other != NULL)
        g_hash_table_add (touched, (gpointer) other);
    }
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    follow (self, id);
  if (changes->setup || g_hash_table_size (touched) > 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

/** sitrep_agenda_dossier: Returns: (transfer none) (nullable): the incident as of its last change. */
SitrepDossier *
sitrep_agenda_dossier (SitrepAgenda *self, const char *incident)
{
  return g_hash_table_lookup (self->dossiers, incident);
}

/* --- the list --- */

static int
compare (gconstpointer a, gconstpointer b)
{
  return sitrep_deadline_compare ((*(SitrepAgendaItem *const *) a)->deadline,
                                  (*(SitrepAgendaItem *const *) b)->deadline);
}

static void
add_incident (GPtrArray *list, SitrepDossier *dossier, gint64 now)
{
  g_autoptr (GPtrArray) deadlines = sitrep_deadlines (dossier, now);

  g_ptr_array_set_free_func (deadlines, NULL);
  for (guint i = 0; i < deadlines->len; i++)
    g_ptr_array_add (list, due_new (dossier, dossier->playbook, g_ptr_array_index (deadlines, i)));
}

static void
add_playbooks (GPtrArray *list, SitrepAgenda *self, gint64 now)
{
  for (guint i = 0; i < self->playbooks->len; i++)
    {
      SitrepPlaybook *playbook = g_ptr_array_index (self->playbooks, i);
      SitrepDeadline *deadline = sitrep_playbook_deadline (playbook);

      if (deadline != NULL && now >= deadline->since)
        g_ptr_array_add (list, due_new (NULL, playbook, deadline));
      else
        g_clear_pointer (&deadline, sitrep_deadline_free);
    }
}

/** sitrep_agenda_list: Returns: (transfer full) (element-type SitrepAgendaItem): everything that is due, the most urgent first. */
GPtrArray *
sitrep_agenda_list (SitrepAgenda *self, gint64 now)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_agenda_item_free);
  GHashTableIter iter;
  gpointer dossier;

  g_hash_table_iter_init (&iter, self->dossiers);
  while (g_hash_table_iter_next (&iter, NULL, &dossier))
    add_incident (list, dossier, now);
  add_playbooks (list, self, now);
  g_ptr_array_sort (list, compare);
  return list;
}

/* --- reminding --- */

/* A time that moved is another thing to be told of. */
static char *
told_key (const SitrepAgendaItem *due)
{
  g_autofree char *id = sitrep_deadline_id (due->deadline);

  return g_strdup_printf ("%s/%s@%" G_GINT64_FORMAT, due->dossier != NULL ? due->dossier->incident->base.id : "", id,
                          due->deadline->due);
}

static gboolean
is_put_off (const SitrepAgendaItem *due, gint64 now)
{
  return due->dossier != NULL && sitrep_deadline_snooze (due->deadline, due->dossier, now) != NULL;
}

/* A thing that was put off is told of as if for the first time afterwards. */
static gboolean
is_news (SitrepAgenda *self, const SitrepAgendaItem *due, GHashTable *told, gint64 now)
{
  char *key = told_key (due);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->told, key));
  guint count = is_put_off (due, now) ? 0 : sitrep_reminders_by (due->deadline, due->playbook, now);

  g_hash_table_insert (told, key, GUINT_TO_POINTER (count));
  return count > before;
}

/**
 * sitrep_agenda_remind:
 *
 * What a person is to be told of at @now and was not yet; each time is answered once. After a sleep over several times
 * there is one answer for each thing, not one a time.
 *
 * Returns: (transfer full) (element-type SitrepAgendaItem): the most urgent first
 */
GPtrArray *
sitrep_agenda_remind (SitrepAgenda *self, gint64 now)
{
  GPtrArray *list = sitrep_agenda_list (self, now);
  GHashTable *told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *news = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_agenda_item_free);

  g_ptr_array_set_free_func (list, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      SitrepAgendaItem *due = g_ptr_array_index (list, i);

      if (is_news (self, due, told, now))
        g_ptr_array_add (news, due);
      else
        sitrep_agenda_item_free (due);
    }
  g_ptr_array_unref (list);
  g_hash_table_unref (self->told);
  self->told = told;
  return news;
}

static gint64
next_of (const SitrepAgendaItem *due, gint64 now)
{
  const SitrepSnooze *snooze = due->dossier != NULL ? sitrep_deadline_snooze (due->deadline, due->dossier, now) : NULL;

  return snooze != NULL ? snooze->until : sitrep_reminder_next (due->deadline, due->playbook, now);
}

/* A decision that holds by itself after some time makes other items due. */
static gint64
next_condition (const SitrepDossier *dossier, gint64 now)
{
  gint64 next = SITREP_NEVER;

  for (guint i = 0; i < dossier->playbook->decisions->len; i++)
    {
      const SitrepDecision *decision = g_ptr_array_index (dossier->playbook->decisions, i);
      gint64 at = dossier->incident->declared_at + decision->after * SITREP_MINUTE;

      if (decision->after > 0 && at > now && (next == SITREP_NEVER || at < next))
        next = at;
    }
  return next;
}

static gint64
earlier (gint64 a, gint64 b)
{
  return a == SITREP_NEVER ? b : b == SITREP_NEVER ? a : MIN (a, b);
}

/** sitrep_agenda_next: Returns: when there can be something new to be told; SITREP_NEVER where nothing is due. */
gint64
sitrep_agenda_next (SitrepAgenda *self, gint64 now)
{
  g_autoptr (GPtrArray) list = sitrep_agenda_list (self, now);
  gint64 next = SITREP_NEVER;
  GHashTableIter iter;
  gpointer dossier;

  for (guint i = 0; i < list->len; i++)
    next = earlier (next, next_of (g_ptr_array_index (list, i), now));
  g_hash_table_iter_init (&iter, self->dossiers);
  while (g_hash_table_iter_next (&iter, NULL, &dossier))
    next = earlier (next, next_condition (dossier, now));
  return next;
}

/* --- how it stands as a whole --- */

static guint
count (SitrepAgenda *self, gboolean (*holds) (const SitrepDossier *))
{
  guint n = 0;
  GHashTableIter iter;
  gpointer dossier;

  g_hash_table_iter_init (&iter, self->dossiers);
  while (g_hash_table_iter_next (&iter, NULL, &dossier))
    n += holds (dossier);
  return n;
}

static gboolean
is_open (const SitrepDossier *dossier)
{
  return dossier->incident->phase == SITREP_PHASE_OPEN;
}

static gboolean
is_worst (const SitrepDossier *dossier)
{
  return is_open (dossier) && sitrep_dossier_level (dossier)->rank == 0;
}

static gboolean
waits (GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++)
    {
      SitrepMessageState state = ((SitrepMessage *) g_ptr_array_index (messages, i))->state;

      if (state == SITREP_MESSAGE_WAITING || state == SITREP_MESSAGE_SENDING)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_waiting (const SitrepDossier *dossier)
{
  return waits (dossier->messages) || waits (dossier->dispatches);
}

guint
sitrep_agenda_count_open (SitrepAgenda *self)
{
  return count (self, is_open);
}

/** sitrep_agenda_is_grave: whether an incident at its process' worst level is open. */
gboolean
sitrep_agenda_is_grave (SitrepAgenda *self)
{
  return count (self, is_worst) > 0;
}

/** sitrep_agenda_has_waiting: whether a message waits to be sent. */
gboolean
sitrep_agenda_has_waiting (SitrepAgenda *self)
{
  return count (self, has_waiting) > 0;
}

/* --- GObject --- */

static void
sitrep_agenda_finalize (GObject *object)
{
  SitrepAgenda *self = SITREP_AGENDA (object);

  g_clear_object (&self->desk);
  g_hash_table_unref (self->dossiers);
  g_hash_table_unref (self->told);
  g_ptr_array_unref (self->playbooks);
  G_OBJECT_CLASS (sitrep_agenda_parent_class)->finalize (object);
}

static void
sitrep_agenda_class_init (SitrepAgendaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_agenda_finalize;

  /** SitrepAgenda::changed: something that can be due is another one now. */
  signals[CHANGED]
    = g_signal_new ("changed", SITREP_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_agenda_init (SitrepAgenda *self)
{
  self->dossiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sitrep_dossier_unref);
  self->playbooks = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_playbook_unref);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/** sitrep_agenda_new: Returns: (transfer full): follows @desk as long as it lives. */
SitrepAgenda *
sitrep_agenda_new (SitrepDesk *desk)
{
  SitrepAgenda *self = g_object_new (SITREP_TYPE_AGENDA, NULL);

  self->desk = g_object_ref (desk);
  read_incidents (self);
  read_playbooks (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return self;
}
