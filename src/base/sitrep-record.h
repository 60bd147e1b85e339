/* sitrep-record.h - plain records whose fields are described by a table
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SITREP_FIELD_TEXT,
  SITREP_FIELD_INT,
  SITREP_FIELD_BOOL,
  SITREP_FIELD_ENUM,
} SitrepFieldKind;

/* One field: its name is its column's name. @nicks are the words of an enum,
 * in the order of its values; an unknown word reads as value 0. */
typedef struct
{
  const char *name;
  SitrepFieldKind kind;
  gsize offset;
  const char *const *nicks;
} SitrepField;

/* A kind of record. @fields ends with a field without a name; the first one is
 * always `id`. */
typedef struct
{
  const char *table;
  gsize size;
  const SitrepField *fields;
} SitrepRecordType;

/* Every record's struct begins with this. */
typedef struct
{
  const SitrepRecordType *type;
  char *id;
} SitrepRecord;

#define SITREP_RECORD(r) ((SitrepRecord *) (r))

#define SITREP_TEXT(Struct, name) { #name, SITREP_FIELD_TEXT, G_STRUCT_OFFSET (Struct, name), NULL }
#define SITREP_INT(Struct, name) { #name, SITREP_FIELD_INT, G_STRUCT_OFFSET (Struct, name), NULL }
#define SITREP_BOOL(Struct, name) { #name, SITREP_FIELD_BOOL, G_STRUCT_OFFSET (Struct, name), NULL }
#define SITREP_ENUM(Struct, name, nicks) { #name, SITREP_FIELD_ENUM, G_STRUCT_OFFSET (Struct, name), nicks }
#define SITREP_ID(Struct) { "id", SITREP_FIELD_TEXT, G_STRUCT_OFFSET (Struct, base.id), NULL }

gpointer sitrep_record_new (const SitrepRecordType *type);
gpointer sitrep_record_ref (gpointer record);
void sitrep_record_unref (gpointer record);
gpointer sitrep_record_copy (gconstpointer record);
gboolean sitrep_record_equal (gconstpointer a, gconstpointer b);
gboolean sitrep_record_field_equal (gconstpointer a, gconstpointer b, const SitrepField *field);
void sitrep_record_repair (gpointer record);

const SitrepField *sitrep_record_type_find (const SitrepRecordType *type, const char *name);
guint sitrep_record_type_count (const SitrepRecordType *type);

const char *sitrep_record_get_text (gconstpointer record, const SitrepField *field);
gint64 sitrep_record_get_int (gconstpointer record, const SitrepField *field);
void sitrep_record_set_text (gpointer record, const SitrepField *field, const char *value);
void sitrep_record_set_int (gpointer record, const SitrepField *field, gint64 value);

/* Replaces the string at @place, as g_set_str() does, and repairs it: what
 * comes from outside is made valid UTF-8 first. */
void sitrep_take_text (char **place, const char *value);

/* `SITREP_RECORD_FREE (SitrepEntry)` lets g_autoptr() hold one reference. */
#define SITREP_RECORD_FREE(Struct) G_DEFINE_AUTOPTR_CLEANUP_FUNC (Struct, sitrep_record_unref)

SITREP_RECORD_FREE (SitrepRecord)

G_END_DECLS
