/* sitrep-schema.c - the tables, and the steps from each version to the next
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-schema.h"

#include "base/sitrep-error.h"
#include "incident/sitrep-act.h"
#include "incident/sitrep-attempt.h"
#include "incident/sitrep-destination.h"
#include "incident/sitrep-dossier.h"
#include "incident/sitrep-person.h"
#include "sitrep-backup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A step is never edited once a release has it: what it should have been is a
 * further step. Each runs in one transaction together with its number. */
static const char *const steps[] = {
  /* 0 → 1: released with 0.1.0 */
  "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT) STRICT;"
  "CREATE TABLE draft (key TEXT PRIMARY KEY, incident TEXT, value TEXT NOT NULL, at INTEGER NOT NULL) STRICT;"
  "CREATE TABLE playbook ("
  "  id TEXT PRIMARY KEY,"
  "  key TEXT NOT NULL,"
  "  version TEXT,"
  "  title TEXT NOT NULL,"
  "  origin TEXT NOT NULL,"
  "  text TEXT NOT NULL,"
  "  added_at INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE incident ("
  "  id TEXT PRIMARY KEY,"
  "  label TEXT NOT NULL UNIQUE,"
  "  playbook TEXT NOT NULL REFERENCES playbook (id),"
  "  \"kind\" TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  \"public_title\" TEXT,"
  "  \"level\" TEXT,"
  "  \"status\" TEXT,"
  "  \"phase\" TEXT NOT NULL,"
  "  \"meet\" TEXT,"
  "  \"detected_by\" TEXT,"
  "  \"declared_at\" INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE entry ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"until\" INTEGER NOT NULL DEFAULT 0,"
  "  \"precision\" TEXT NOT NULL,"
  "  \"kind\" TEXT NOT NULL,"
  "  \"milestone\" TEXT,"
  "  \"text\" TEXT,"
  "  \"fact\" TEXT,"
  "  \"detail\" TEXT,"
  "  \"action\" TEXT,"
  "  \"owner\" TEXT,"
  "  \"recorder\" TEXT,"
  "  \"noted_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"public\" INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE fact ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"key\" TEXT,"
  "  \"value\" TEXT,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"by\" TEXT,"
  "  UNIQUE (incident, \"key\")"
  ") STRICT;"
  "CREATE TABLE tick ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"item\" TEXT,"
  "  \"state\" TEXT NOT NULL,"
  "  \"by\" TEXT,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"reason\" TEXT,"
  "  UNIQUE (incident, item)"
  ") STRICT;"
  "CREATE TABLE holder ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"role\" TEXT,"
  "  \"name\" TEXT,"
  "  \"handle\" TEXT,"
  "  \"since\" INTEGER NOT NULL DEFAULT 0,"
  "  \"until\" INTEGER NOT NULL DEFAULT 0,"
  "  \"assumed\" INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE message ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"batch\" TEXT,"
  "  \"template\" TEXT,"
  "  \"moment\" TEXT,"
  "  \"audience\" TEXT NOT NULL,"
  "  \"destination\" TEXT,"
  "  \"place\" TEXT,"
  "  \"title\" TEXT,"
  "  \"body\" TEXT,"
  "  \"page_status\" TEXT,"
  "  \"stage\" TEXT NOT NULL,"
  "  \"state\" TEXT NOT NULL,"
  "  \"ranking\" INTEGER NOT NULL DEFAULT 0,"
  "  \"until\" INTEGER NOT NULL DEFAULT 0,"
  "  \"why\" TEXT,"
  "  \"todo\" TEXT,"
  "  \"written_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"written_by\" TEXT,"
  "  \"confirmed_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"good_until\" INTEGER NOT NULL DEFAULT 0,"
  "  \"promised_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"sent_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"ids\" TEXT,"
  "  \"attempts\" INTEGER NOT NULL DEFAULT 0,"
  "  \"repeat\" INTEGER NOT NULL DEFAULT 0,"
  "  \"values\" TEXT"
  ") STRICT;"
  "CREATE TABLE attempt ("
  "  id TEXT PRIMARY KEY,"
  "  message TEXT NOT NULL REFERENCES message (id),"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"outcome\" TEXT,"
  "  \"words\" TEXT"
  ") STRICT;"
  "CREATE TABLE destination ("
  "  id TEXT PRIMARY KEY,"
  "  \"name\" TEXT,"
  "  \"service\" TEXT,"
  "  \"audience\" TEXT NOT NULL,"
  "  \"test\" INTEGER NOT NULL DEFAULT 0,"
  "  \"settings\" TEXT,"
  "  \"state\" TEXT NOT NULL,"
  "  \"until\" INTEGER NOT NULL DEFAULT 0,"
  "  \"why\" TEXT,"
  "  \"todo\" TEXT,"
  "  \"removed\" INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE action_item ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"number\" INTEGER NOT NULL DEFAULT 0,"
  "  \"text\" TEXT,"
  "  \"owner\" TEXT,"
  "  \"due\" TEXT,"
  "  \"priority\" TEXT,"
  "  \"done\" INTEGER NOT NULL DEFAULT 0,"
  "  \"done_at\" INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE answer ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"key\" TEXT,"
  "  \"value\" TEXT,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"by\" TEXT,"
  "  UNIQUE (incident, \"key\")"
  ") STRICT;"
  "CREATE TABLE postmortem ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"state\" TEXT NOT NULL,"
  "  \"author\" TEXT,"
  "  \"reason\" TEXT,"
  "  \"published_at\" INTEGER NOT NULL DEFAULT 0,"
  "  UNIQUE (incident)"
  ") STRICT;"
  "CREATE TABLE person ("
  "  id TEXT PRIMARY KEY,"
  "  \"name\" TEXT,"
  "  \"handle\" TEXT,"
  "  \"phone\" TEXT,"
  "  \"mail\" TEXT,"
  "  \"post\" TEXT,"
  "  \"removed\" INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE act ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT REFERENCES incident (id),"
  "  \"kind\" TEXT,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"person\" TEXT,"
  "  \"reversible\" INTEGER NOT NULL DEFAULT 0,"
  "  \"undone_by\" TEXT"
  ") STRICT;"
  "CREATE TABLE change ("
  "  desk TEXT NOT NULL,"
  "  number INTEGER NOT NULL,"
  "  act TEXT NOT NULL REFERENCES act (id),"
  "  at INTEGER NOT NULL,"
  "  person TEXT,"
  "  face TEXT,"
  "  \"table\" TEXT NOT NULL,"
  "  row TEXT NOT NULL,"
  "  before TEXT,"
  "  after TEXT,"
  "  payload TEXT NOT NULL,"
  "  hash TEXT NOT NULL,"
  "  PRIMARY KEY (desk, number)"
  ") STRICT;"
  /* Append-only: only a purge may empty the payloads, and the chain still checks then. */
  "CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE (ABORT, 'changes are kept'); END;"
  "CREATE TRIGGER change_is_written_once BEFORE UPDATE OF desk, number, act, at, person, face, \"table\", row, payload,"
  " hash ON change BEGIN SELECT RAISE (ABORT, 'changes are written once'); END;"
  "CREATE INDEX incident_by_phase ON incident (phase, declared_at);"
  "CREATE INDEX entry_by_time ON entry (incident, at, noted_at);"
  "CREATE INDEX entry_milestones ON entry (incident, milestone) WHERE milestone IS NOT NULL;"
  "CREATE INDEX holder_by_incident ON holder (incident);"
  "CREATE INDEX message_by_incident ON message (incident);"
  "CREATE INDEX message_by_state ON message (state, destination, ranking);"
  "CREATE INDEX attempt_by_message ON attempt (message);"
  "CREATE INDEX action_item_by_incident ON action_item (incident);"
  "CREATE INDEX act_to_undo ON act (incident) WHERE reversible = 1 AND undone_by IS NULL;"
  "CREATE INDEX change_by_act ON change (act);",
  /* 1 → 2: where a version of a playbook is from; one that is removed stays for the incidents declared under it */
  "ALTER TABLE playbook ADD COLUMN made_from TEXT;"
  "ALTER TABLE playbook ADD COLUMN added_by TEXT;"
  "ALTER TABLE playbook ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;",
  /* 2 → 3: tasks, escalations, snoozes; an item is ticked once a round; what an incident is of another one */
  "CREATE TABLE task ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"text\" TEXT,"
  "  \"owner\" TEXT,"
  "  \"due\" INTEGER NOT NULL DEFAULT 0,"
  "  \"state\" TEXT NOT NULL,"
  "  \"made_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"made_by\" TEXT,"
  "  \"done_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"done_by\" TEXT,"
  "  \"outcome\" TEXT"
  ") STRICT;"
  "CREATE TABLE escalation ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"ladder\" TEXT,"
  "  \"post\" TEXT,"
  "  \"person\" TEXT,"
  "  \"method\" TEXT,"
  "  \"reason\" TEXT,"
  "  \"text\" TEXT,"
  "  \"informed\" INTEGER NOT NULL DEFAULT 0,"
  "  \"state\" TEXT NOT NULL,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"by\" TEXT,"
  "  \"answered_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"answer\" TEXT"
  ") STRICT;"
  "CREATE TABLE snooze ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"deadline\" TEXT,"
  "  \"until\" INTEGER NOT NULL DEFAULT 0,"
  "  \"note\" TEXT,"
  "  \"by\" TEXT,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  UNIQUE (incident, deadline)"
  ") STRICT;"
  "CREATE INDEX task_by_incident ON task (incident);"
  "CREATE INDEX escalation_by_incident ON escalation (incident);"
  "CREATE TABLE tick_of_rounds ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"item\" TEXT,"
  "  \"round\" INTEGER NOT NULL DEFAULT 0,"
  "  \"state\" TEXT NOT NULL,"
  "  \"by\" TEXT,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"reason\" TEXT,"
  "  \"measured\" TEXT,"
  "  \"watched_from\" INTEGER NOT NULL DEFAULT 0,"
  "  UNIQUE (incident, item, round)"
  ") STRICT;"
  "INSERT INTO tick_of_rounds (id, incident, item, state, \"by\", at, reason)"
  "  SELECT id, incident, item, state, \"by\", at, reason FROM tick;"
  "DROP TABLE tick;"
  "ALTER TABLE tick_of_rounds RENAME TO tick;"
  "ALTER TABLE holder ADD COLUMN note TEXT;"
  "ALTER TABLE incident ADD COLUMN level_since INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE incident ADD COLUMN relation TEXT NOT NULL DEFAULT 'none';"
  "ALTER TABLE incident ADD COLUMN related TEXT REFERENCES incident (id);"
  "ALTER TABLE incident ADD COLUMN false_alarm INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE person ADD COLUMN vendor INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE person ADD COLUMN address TEXT;"
  "ALTER TABLE person ADD COLUMN note TEXT;"
  "ALTER TABLE person ADD COLUMN sensitive INTEGER NOT NULL DEFAULT 0;",
  /* 3 → 4: corrections; what status pages and paging want to know; what a destination is for */
  "ALTER TABLE message ADD COLUMN corrects TEXT;"
  "ALTER TABLE message ADD COLUMN severity TEXT NOT NULL DEFAULT 'minor';"
  "ALTER TABLE message ADD COLUMN components TEXT;"
  "ALTER TABLE destination ADD COLUMN levels TEXT;"
  "ALTER TABLE destination ADD COLUMN incident TEXT REFERENCES incident (id);"
  "ALTER TABLE destination ADD COLUMN channel TEXT;"
  "CREATE INDEX message_out ON message (destination, ranking) WHERE state IN ('waiting', 'sending');"
  "CREATE INDEX message_named ON message (incident, destination, sent_at) WHERE ids IS NOT NULL;"
  "CREATE INDEX message_stuck ON message (incident, destination, ranking) WHERE state IN ('refused', 'unknown');"
  "CREATE INDEX message_status ON message (incident, destination, page_status, ranking) WHERE state = 'waiting';"
  "CREATE INDEX message_end ON message (incident, destination, ranking) WHERE state = 'waiting' AND stage = 'resolve';",
  /* 4 → 5: evidence, published versions of post-mortems, review meetings; what becomes of action items */
  "ALTER TABLE entry ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE entry ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE answer ADD COLUMN kept TEXT;"
  "ALTER TABLE action_item ADD COLUMN status TEXT;"
  "ALTER TABLE action_item ADD COLUMN category TEXT;"
  "ALTER TABLE action_item ADD COLUMN ticket TEXT;"
  "ALTER TABLE action_item ADD COLUMN made_at INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE action_item ADD COLUMN helped TEXT NOT NULL DEFAULT 'unknown';"
  "ALTER TABLE action_item ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE action_item ADD COLUMN asked_at INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE action_item ADD COLUMN helped_note TEXT;"
  "CREATE TABLE evidence ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"entry\" TEXT,"
  "  \"rule\" TEXT,"
  "  \"kind\" TEXT NOT NULL,"
  "  \"name\" TEXT,"
  "  \"original\" TEXT,"
  "  \"hash\" TEXT,"
  "  \"size\" INTEGER NOT NULL DEFAULT 0,"
  "  \"type\" TEXT,"
  "  \"origin\" TEXT,"
  "  \"note\" TEXT,"
  "  \"sensitive\" INTEGER NOT NULL DEFAULT 0,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"by\" TEXT,"
  "  \"removed_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"removed_why\" TEXT"
  ") STRICT;"
  "CREATE TABLE edition ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"number\" INTEGER NOT NULL DEFAULT 0,"
  "  \"public\" INTEGER NOT NULL DEFAULT 0,"
  "  \"text\" TEXT,"
  "  \"hash\" TEXT,"
  "  \"place\" TEXT,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"by\" TEXT"
  ") STRICT;"
  "CREATE TABLE meeting ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"minutes\" INTEGER NOT NULL DEFAULT 0,"
  "  \"place\" TEXT,"
  "  \"began_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"ended_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"point\" INTEGER NOT NULL DEFAULT 0,"
  "  \"point_since\" INTEGER NOT NULL DEFAULT 0,"
  "  \"sent_at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"number\" INTEGER NOT NULL DEFAULT 0,"
  "  UNIQUE (incident)"
  ") STRICT;"
  "CREATE TABLE attendee ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"name\" TEXT,"
  "  \"mail\" TEXT,"
  "  \"required\" INTEGER NOT NULL DEFAULT 0,"
  "  \"presence\" TEXT NOT NULL,"
  "  \"note\" TEXT"
  ") STRICT;"
  "CREATE TABLE minute ("
  "  id TEXT PRIMARY KEY,"
  "  incident TEXT NOT NULL REFERENCES incident (id),"
  "  \"point\" INTEGER NOT NULL DEFAULT 0,"
  "  \"decision\" INTEGER NOT NULL DEFAULT 0,"
  "  \"text\" TEXT,"
  "  \"at\" INTEGER NOT NULL DEFAULT 0,"
  "  \"by\" TEXT"
  ") STRICT;"
  "CREATE INDEX change_by_row ON change (row);"
  "CREATE INDEX evidence_by_incident ON evidence (incident);"
  "CREATE INDEX evidence_by_hash ON evidence (hash);"
  "CREATE INDEX edition_by_incident ON edition (incident);"
  "CREATE INDEX attendee_by_incident ON attendee (incident);"
  "CREATE INDEX minute_by_incident ON minute (incident);"
  "CREATE INDEX action_item_open ON action_item (due) WHERE done = 0;",
  /* 5 → 6: the words of all records; what is in the store already enters when it is opened (sitrep-index.c) */
  SITREP_SCHEMA_INDEX,
  /* 6 → 7: messages that bring out a record of the incident */
  "ALTER TABLE message ADD COLUMN about TEXT;"
  "ALTER TABLE message ADD COLUMN recipients TEXT;"
  "ALTER TABLE message ADD COLUMN attached_name TEXT;"
  "ALTER TABLE message ADD COLUMN attached_type TEXT;"
  "ALTER TABLE message ADD COLUMN attached TEXT;",
};

static const SitrepRecordType *const types[] = {
  &sitrep_incident_type,
  &sitrep_entry_type,
  &sitrep_fact_type,
  &sitrep_tick_type,
  &sitrep_holder_type,
  &sitrep_message_type,
  &sitrep_attempt_type,
  &sitrep_destination_type,
  &sitrep_action_item_type,
  &sitrep_answer_type,
  &sitrep_postmortem_type,
  &sitrep_person_type,
  &sitrep_task_type,
  &sitrep_escalation_type,
  &sitrep_snooze_type,
  &sitrep_exhibit_type,
  &sitrep_edition_type,
  &sitrep_meeting_type,
  &sitrep_attendee_record_type,
  &sitrep_minute_type,
  &sitrep_act_type,
  NULL,
};

/** sitrep_schema_version: the newest version that this program knows. */
guint
sitrep_schema_version (void)
{
  return G_N_ELEMENTS (steps);
}

const SitrepRecordType *const *
sitrep_schema_types (void)
{
  return types;
}

/** sitrep_schema_type: Returns: (nullable): the record type kept in that table. */
const SitrepRecordType *
sitrep_schema_type (const char *table)
{
  for (guint i = 0; types[i] != NULL; i++)
    if (strcmp (types[i]->table, table) == 0)
      return types[i];
  return NULL;
}

/**
 * sitrep_schema_check:
 *
 * Returns: %FALSE where the file is not ours or of a newer version; it is not touched then
 */
gboolean
sitrep_schema_check (SitrepReader *connection, GError **error)
{
  gint64 version = sitrep_connection_number (connection, "PRAGMA user_version");
  gint64 application = sitrep_connection_number (connection, "PRAGMA application_id");
  gint64 tables = sitrep_connection_number (connection, "SELECT count(*) FROM sqlite_master");

  if (version > (gint64) sitrep_schema_version ())
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NEWER,
                           _ ("The store was written by a newer version of Sitrep. This version leaves it as it is: "
                              "install the newer one again to open it."));
      return FALSE;
    }
  if (application != SITREP_APPLICATION_ID && (application != 0 || tables > 0))
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_DAMAGED,
                           _ ("The store's file is another program's. It is left as it is."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_step (SitrepReader *connection, guint number, GError **error)
{
  g_autofree char *sql
    = g_strdup_printf ("BEGIN IMMEDIATE; %s PRAGMA application_id = %d; PRAGMA user_version = %u; COMMIT;",
                       steps[number], SITREP_APPLICATION_ID, number + 1);

  if (sitrep_connection_run (connection, sql, error))
    return TRUE;
  sitrep_connection_run (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * sitrep_schema_upgrade:
 * @folder: where the backup that is made before the first step goes
 *
 * Brings the tables to the newest version, step by step; a step that fails leaves its predecessor's version.
 */
gboolean
sitrep_schema_upgrade (SitrepReader *connection, const char *folder, GError **error)
{
  guint version = (guint) sitrep_connection_number (connection, "PRAGMA user_version");

  if (version > 0 && version < sitrep_schema_version () && !sitrep_backup_make (connection, folder, "upgrade", error))
    return FALSE;
  for (guint i = version; i < sitrep_schema_version (); i++)
    if (!run_step (connection, i, error))
      return FALSE;
  return TRUE;
}
