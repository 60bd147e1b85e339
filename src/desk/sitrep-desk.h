/* sitrep-desk.h - the use cases: every deed of a person is one function here
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-pulse.h"
#include "comms/sitrep-alerts.h"
#include "comms/sitrep-compose.h"
#include "comms/sitrep-dispatch.h"
#include "comms/sitrep-inquiry.h"
#include "comms/sitrep-secrets.h"
#include "export/sitrep-report.h"
#include "incident/sitrep-deadline.h"
#include "incident/sitrep-person.h"
#include "incident/sitrep-silenced.h"
#include "store/sitrep-reader.h"
#include "store/sitrep-search.h"

G_BEGIN_DECLS

#define SITREP_TYPE_DESK (sitrep_desk_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDesk, sitrep_desk, SITREP, DESK, GObject)

/* A desk belongs to the main thread. Each deed is one transaction: it is done
 * whole or not at all, and the "changed" signal (SitrepChanges *) tells what it
 * did. All deeds end in sitrep_desk_finish(), which answers the id of what was
 * made or changed, or an error whose message can be shown as it is. */

SitrepDesk *
sitrep_desk_open (const char *folder, SitrepClock *clock, SitrepSecrets *secrets, const char *face, GError **error);
SitrepDesk *sitrep_desk_open_for_one_deed (const char *folder,
                                           SitrepClock *clock,
                                           SitrepSecrets *secrets,
                                           const char *face,
                                           GError **error);
void sitrep_desk_flush (SitrepDesk *self);
void sitrep_desk_close (SitrepDesk *self);
char *sitrep_desk_finish (SitrepDesk *self, GAsyncResult *result, GError **error);

/* --- looking */

gint64 sitrep_desk_now (SitrepDesk *self);
gint64 sitrep_desk_wake_at (SitrepDesk *self, gint64 at);
SitrepPulse *sitrep_desk_pulse (SitrepDesk *self);
SitrepReader *sitrep_desk_reader (SitrepDesk *self);
SitrepSecrets *sitrep_desk_secrets (SitrepDesk *self);
const char *sitrep_desk_notice (SitrepDesk *self);
const char *sitrep_desk_person (SitrepDesk *self);
SitrepPlaybook *sitrep_desk_playbook (SitrepDesk *self, const char *id, GError **error);
SitrepPlaybook *sitrep_desk_default_playbook (SitrepDesk *self);
GPtrArray *sitrep_desk_shipped_playbooks (SitrepDesk *self);
GPtrArray *sitrep_desk_playbooks (SitrepDesk *self);
GPtrArray *sitrep_desk_playbook_versions (SitrepDesk *self, const char *key);
gboolean sitrep_desk_owns_playbook (SitrepDesk *self, const char *key);
SitrepPlaybook *sitrep_desk_newer_playbook (SitrepDesk *self, const SitrepPlaybook *playbook);
SitrepIncident *sitrep_desk_find_incident (SitrepDesk *self, const char *typed, GError **error);
SitrepDossier *sitrep_desk_dossier (SitrepDesk *self, const char *incident, gboolean whole, GError **error);
GPtrArray *sitrep_desk_open_incidents (SitrepDesk *self);
GPtrArray *sitrep_desk_unfinished_incidents (SitrepDesk *self);
GPtrArray *sitrep_desk_recent_incidents (SitrepDesk *self, guint limit);
GPtrArray *sitrep_desk_list_incidents (SitrepDesk *self, guint limit);
GPtrArray *sitrep_desk_similar_incidents (SitrepDesk *self, const char *title);
void sitrep_desk_search_async (SitrepDesk *self,
                               const SitrepQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
SitrepSearchResult *sitrep_desk_search_finish (SitrepDesk *self, GAsyncResult *result, GError **error);

/* An incident of the past that is like the one that is being declared. @remedy: what fixed it, nullable. */
typedef struct
{
  SitrepDossier *dossier;
  char *remedy;
} SitrepPrecedent;
void sitrep_precedent_free (SitrepPrecedent *self);
void sitrep_desk_precedents_async (SitrepDesk *self,
                                   const char *title,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GPtrArray *sitrep_desk_precedents_finish (SitrepDesk *self, GAsyncResult *result, GError **error);
GPtrArray *sitrep_desk_destinations (SitrepDesk *self);
GPtrArray *sitrep_desk_people (SitrepDesk *self);
char *sitrep_desk_draft (SitrepDesk *self, const char *key);

/* --- setting up */

void sitrep_desk_choose_playbook_async (SitrepDesk *self, const char *id, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_import_playbook_async (SitrepDesk *self, GBytes *bytes, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_save_playbook_async (SitrepDesk *self,
                                      const char *text,
                                      const char *made_from,
                                      const char *draft,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
void sitrep_desk_remove_playbook_async (SitrepDesk *self,
                                        const char *key,
                                        gboolean removed,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
void sitrep_desk_set_person_async (SitrepDesk *self, const char *name, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_put_destination_async (SitrepDesk *self,
                                        SitrepDestination *destination,
                                        const char *secret,
                                        gboolean secret_for_run,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
void
sitrep_desk_remove_destination_async (SitrepDesk *self, const char *id, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_wake_destination_async (SitrepDesk *self, const char *id, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_inquire_async (SitrepDesk *self,
                                const SitrepInquiry *inquiry,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
SitrepFindings *sitrep_desk_inquire_finish (SitrepDesk *self, GAsyncResult *result, GError **error);
void sitrep_desk_put_person_async (SitrepDesk *self, SitrepPerson *person, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_remove_person_async (SitrepDesk *self, const char *id, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_save_draft (SitrepDesk *self, const char *key, const char *incident, const char *value);
void sitrep_desk_open_sample_async (SitrepDesk *self, GAsyncReadyCallback callback, gpointer data);

/* --- an incident's life */

/* How an incident is declared. All but the title may be left empty. */
typedef struct
{
  SitrepKind kind;
  const char *playbook; /* the default one where NULL */
  const char *id;       /* by the process' pattern where NULL */
  const char *title;
  const char *level; /* the playbook's default one where NULL */
  gint64 started_at; /* now where SITREP_NEVER */
  const char *detected_by;
  const char *public_title;
  const char *lead, *lead_handle; /* the person at the desk, marked as assumed, where NULL */
  const char *meet;
  const char *impact;
  GHashTable *values;  /* key → text: what else is known */
  GHashTable *answers; /* triage question → answer, or figure as it was typed; they enter the timeline */
  GPtrArray *edited;   /* SitrepMessage: first messages whose text was changed beforehand */
} SitrepDeclaration;

void sitrep_desk_declare_async (SitrepDesk *self,
                                const SitrepDeclaration *declaration,
                                GAsyncReadyCallback callback,
                                gpointer data);
void sitrep_desk_set_level_async (SitrepDesk *self,
                                  const char *incident,
                                  const char *level,
                                  const char *reason,
                                  GHashTable *answers,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void sitrep_desk_set_status_async (SitrepDesk *self,
                                   const char *incident,
                                   const char *status,
                                   gint64 at,
                                   const char *reason,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void sitrep_desk_decide_async (SitrepDesk *self,
                               const char *incident,
                               const char *decision,
                               const char *answer,
                               const char *reason,
                               GAsyncReadyCallback callback,
                               gpointer data);
void sitrep_desk_move_incident_async (SitrepDesk *self,
                                      const char *incident,
                                      const char *playbook,
                                      const char *level,
                                      const char *status,
                                      const char *reason,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
void
sitrep_desk_acknowledge_async (SitrepDesk *self, const char *incident, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_set_titles_async (SitrepDesk *self,
                                   const char *incident,
                                   const char *title,
                                   const char *public_title,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void sitrep_desk_set_meet_async (SitrepDesk *self,
                                 const char *incident,
                                 const char *meet,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void sitrep_desk_set_holder_async (SitrepDesk *self,
                                   const char *incident,
                                   const char *role,
                                   const char *name,
                                   const char *handle,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void sitrep_desk_set_fact_async (SitrepDesk *self,
                                 const char *incident,
                                 const char *key,
                                 const char *value,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void sitrep_desk_tick_async (SitrepDesk *self,
                             const char *incident,
                             const char *item,
                             SitrepTickState state,
                             const char *reason,
                             GAsyncReadyCallback callback,
                             gpointer data);

void sitrep_desk_set_milestone_async (SitrepDesk *self,
                                      const char *incident,
                                      const char *milestone,
                                      gint64 at,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
void sitrep_desk_stand_down_async (SitrepDesk *self,
                                   const char *incident,
                                   gboolean down,
                                   const char *reason,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void sitrep_desk_false_alarm_async (SitrepDesk *self,
                                    const char *incident,
                                    gboolean is_false,
                                    const char *reason,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void sitrep_desk_relate_async (SitrepDesk *self,
                               const char *incident,
                               SitrepRelation relation,
                               const char *other,
                               const char *reason,
                               GAsyncReadyCallback callback,
                               gpointer data);

/* --- a channel of its own, at a chat service */

void sitrep_desk_open_channel_async (SitrepDesk *self,
                                     const char *incident,
                                     const char *bot,
                                     const char *name,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void sitrep_desk_order_channel_async (SitrepDesk *self,
                                      const char *incident,
                                      const char *channel,
                                      SitrepServiceDeed deed,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
GPtrArray *sitrep_desk_channels (SitrepDesk *self, const SitrepIncident *incident);

/* --- alerts, and their silence while an incident lasts */

char *sitrep_desk_alertmanager (SitrepDesk *self);
void
sitrep_desk_set_alertmanager_async (SitrepDesk *self, const char *base, GAsyncReadyCallback callback, gpointer data);
void
sitrep_desk_alerts_async (SitrepDesk *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *sitrep_desk_alerts_finish (SitrepDesk *self, GAsyncResult *result, GError **error);
void sitrep_desk_silence_async (SitrepDesk *self,
                                const char *incident,
                                GPtrArray *silences,
                                GAsyncReadyCallback callback,
                                gpointer data);
void sitrep_desk_end_silences_async (SitrepDesk *self,
                                     const char *incident,
                                     GPtrArray *silences,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/* --- the health address of an incident; see sitrep-watcher.h */

void sitrep_desk_set_health_async (SitrepDesk *self,
                                   const char *incident,
                                   const char *url,
                                   gboolean watched,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void sitrep_desk_keep_health_async (SitrepDesk *self,
                                    const char *incident,
                                    const char *url,
                                    gboolean up,
                                    guint status,
                                    const char *words,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/* --- the work */

void sitrep_desk_watch_async (SitrepDesk *self,
                              const char *incident,
                              const char *item,
                              gboolean watched,
                              GAsyncReadyCallback callback,
                              gpointer data);
void sitrep_desk_measure_async (SitrepDesk *self,
                                const char *incident,
                                const char *item,
                                const char *measure,
                                const char *value,
                                GAsyncReadyCallback callback,
                                gpointer data);
void sitrep_desk_follow_runbook_async (SitrepDesk *self,
                                       const char *incident,
                                       const char *runbook,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
void sitrep_desk_put_task_async (SitrepDesk *self, SitrepTask *task, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_end_task_async (SitrepDesk *self,
                                 const char *incident,
                                 const char *task,
                                 SitrepTaskState state,
                                 const char *outcome,
                                 GAsyncReadyCallback callback,
                                 gpointer data);

/* --- people and clocks */

void sitrep_desk_assign_async (SitrepDesk *self,
                               const char *incident,
                               const char *role,
                               const char *name,
                               const char *handle,
                               const char *note,
                               gboolean beside,
                               GAsyncReadyCallback callback,
                               gpointer data);
void sitrep_desk_release_async (SitrepDesk *self,
                                const char *incident,
                                const char *holder,
                                const char *note,
                                GAsyncReadyCallback callback,
                                gpointer data);
void sitrep_desk_escalate_async (SitrepDesk *self, SitrepEscalation *call, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_answer_escalation_async (SitrepDesk *self,
                                          const char *incident,
                                          const char *call,
                                          gboolean answered,
                                          const char *words,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
void sitrep_desk_set_reason_async (SitrepDesk *self,
                                   const char *incident,
                                   const char *reason,
                                   gboolean holds,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void sitrep_desk_snooze_async (SitrepDesk *self,
                               const char *incident,
                               const char *deadline,
                               const char *title,
                               gint64 until,
                               const char *note,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean sitrep_desk_can_do (const SitrepDossier *dossier, const SitrepDeadline *deadline);
void sitrep_desk_do_async (SitrepDesk *self,
                           const char *incident,
                           SitrepDeadlineKind kind,
                           const char *key,
                           GAsyncReadyCallback callback,
                           gpointer data);
void sitrep_desk_set_cadence_async (SitrepDesk *self,
                                    const char *incident,
                                    SitrepAudience audience,
                                    int every,
                                    gint64 next,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/* --- the timeline */

void sitrep_desk_log_async (SitrepDesk *self,
                            const char *incident,
                            const char *line,
                            GAsyncReadyCallback callback,
                            gpointer data);
void sitrep_desk_put_entry_async (SitrepDesk *self, SitrepEntry *entry, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_remove_entry_async (SitrepDesk *self, const char *entry, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_undo_async (SitrepDesk *self, const char *incident, GAsyncReadyCallback callback, gpointer data);
char *sitrep_desk_undo_words (SitrepDesk *self, const char *incident);

/* --- telling people */

void
sitrep_desk_save_message_async (SitrepDesk *self, SitrepMessage *draft, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_send_async (SitrepDesk *self,
                             const char *incident,
                             GPtrArray *messages,
                             GHashTable *values,
                             GAsyncReadyCallback callback,
                             gpointer data);
void sitrep_desk_edit_message_async (SitrepDesk *self,
                                     const char *message,
                                     const char *title,
                                     const char *markdown,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void
sitrep_desk_withdraw_message_async (SitrepDesk *self, const char *message, GAsyncReadyCallback callback, gpointer data);
void
sitrep_desk_retry_message_async (SitrepDesk *self, const char *message, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_correct_message_async (SitrepDesk *self,
                                        const char *message,
                                        const char *markdown,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
void sitrep_desk_merge_messages_async (SitrepDesk *self,
                                       const char *incident,
                                       const char *destination,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
void
sitrep_desk_message_by_hand_async (SitrepDesk *self, const char *message, GAsyncReadyCallback callback, gpointer data);

/* --- evidence */

/* What is said of a piece when it is attached; all may be left empty. */
typedef struct
{
  SitrepExhibitKind kind;
  const char *rule;    /* the key of what the process asks for */
  const char *entry;   /* the entry of the timeline that it belongs to */
  const char *pattern; /* for its name, more special than the rule's own */
  const char *origin;  /* where it is from; of a file its path, where this is NULL */
  const char *note;
  gboolean sensitive; /* also where the rule does not say so */
} SitrepAttachment;

/* How many bytes of how many are copied; called on the main thread, until the deed is done. */
typedef void (*SitrepDeskProgress) (gint64 done, gint64 all, gpointer data);

void sitrep_desk_attach_file_async (SitrepDesk *self,
                                    const char *incident,
                                    const char *path,
                                    const SitrepAttachment *attachment,
                                    SitrepDeskProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void sitrep_desk_attach_bytes_async (SitrepDesk *self,
                                     const char *incident,
                                     GBytes *bytes,
                                     const char *ending,
                                     const SitrepAttachment *attachment,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void sitrep_desk_attach_words_async (SitrepDesk *self,
                                     const char *incident,
                                     const SitrepAttachment *attachment,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void sitrep_desk_put_exhibit_async (SitrepDesk *self,
                                    const SitrepExhibit *exhibit,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void sitrep_desk_remove_exhibit_async (SitrepDesk *self,
                                       const char *incident,
                                       const char *exhibit,
                                       const char *reason,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
char *sitrep_desk_exhibit_path (SitrepDesk *self, const SitrepExhibit *exhibit);

/* What a look at every byte found. */
typedef struct
{
  guint whole;        /* are what was attached */
  GPtrArray *missing; /* SitrepExhibit: their file is gone */
  GPtrArray *changed; /* SitrepExhibit: their bytes are others */
  guint broken;       /* links of the record of changes that do not hold */
} SitrepEvidenceCheck;

void sitrep_evidence_check_free (SitrepEvidenceCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepEvidenceCheck, sitrep_evidence_check_free)
void sitrep_desk_check_evidence_async (SitrepDesk *self,
                                       const char *incident,
                                       SitrepDeskProgress progress,
                                       gpointer progress_data,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
SitrepEvidenceCheck *sitrep_desk_check_evidence_finish (SitrepDesk *self, GAsyncResult *result, GError **error);

/* What was written. */
typedef struct
{
  char *folder;
  guint files;
  guint left_out; /* because they are sensitive */
  guint faulty;   /* gone or changed: the index says which */
} SitrepBundleResult;

void sitrep_bundle_result_free (SitrepBundleResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepBundleResult, sitrep_bundle_result_free)
void sitrep_desk_export_evidence_async (SitrepDesk *self,
                                        const char *incident,
                                        const char *parent,
                                        gboolean with_sensitive,
                                        SitrepDeskProgress progress,
                                        gpointer progress_data,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
SitrepBundleResult *sitrep_desk_export_evidence_finish (SitrepDesk *self, GAsyncResult *result, GError **error);

/* --- learning */

void sitrep_desk_set_answer_async (SitrepDesk *self,
                                   const char *incident,
                                   const char *question,
                                   const char *value,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void sitrep_desk_set_postmortem_async (SitrepDesk *self,
                                       const char *incident,
                                       SitrepPostmortemState state,
                                       const char *author,
                                       const char *reason,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
void
sitrep_desk_put_action_async (SitrepDesk *self, SitrepActionItem *item, GAsyncReadyCallback callback, gpointer data);
void sitrep_desk_remove_action_async (SitrepDesk *self, const char *item, GAsyncReadyCallback callback, gpointer data);
char *sitrep_desk_export_postmortem (SitrepDesk *self, const char *incident, char **file_name, GError **error);
char *
sitrep_desk_export_record (SitrepDesk *self, const char *incident, const char *form, char **file_name, GError **error);
GBytes *sitrep_desk_report (SitrepDesk *self,
                            const char *incident,
                            const char *text,
                            SitrepReportFormat format,
                            char **file_name,
                            GError **error);
char *
sitrep_desk_public_text (SitrepDesk *self, const char *incident, const char *const *names, guint *n, GError **error);
void sitrep_desk_plan_review_async (SitrepDesk *self,
                                    const char *incident,
                                    gint64 at,
                                    guint minutes,
                                    const char *place,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void sitrep_desk_put_attendee_async (SitrepDesk *self,
                                     SitrepAttendeeRecord *attendee,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void sitrep_desk_step_review_async (SitrepDesk *self,
                                    const char *incident,
                                    gboolean end,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void sitrep_desk_put_minute_async (SitrepDesk *self,
                                   const char *incident,
                                   guint point,
                                   gboolean decision,
                                   const char *text,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void sitrep_desk_publish_async (SitrepDesk *self,
                                const char *incident,
                                const char *public_text,
                                const char *place,
                                GAsyncReadyCallback callback,
                                gpointer data);
void sitrep_desk_dispatch_async (SitrepDesk *self,
                                 const char *incident,
                                 const SitrepDispatch *dispatch,
                                 GPtrArray *messages,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
SitrepDispatch *
sitrep_desk_dispatch_postmortem (SitrepDesk *self, const char *incident, const char *public_text, GError **error);
SitrepDispatch *sitrep_desk_dispatch_review (SitrepDesk *self, const char *incident, GError **error);
SitrepDispatch *sitrep_desk_dispatch_action (SitrepDesk *self, const SitrepActionItem *item, GError **error);

G_END_DECLS
