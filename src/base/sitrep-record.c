/* sitrep-record.c - plain records whose fields are described by a table
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-record.h"

#include <string.h>

#define PLACE(record, field) ((gpointer) ((char *) (record) + (field)->offset))

/**
 * sitrep_record_new:
 * @type: what kind of record
 *
 * Makes an empty record: all texts %NULL, all numbers 0. A record is filled by
 * its maker and from then on only read, so it may cross threads.
 *
 * Returns: (transfer full): to be released by sitrep_record_unref()
 */
gpointer
sitrep_record_new (const SitrepRecordType *type)
{
  SitrepRecord *record = g_atomic_rc_box_alloc0 (type->size);

  record->type = type;
  return record;
}

/** sitrep_record_ref: takes one more reference; from any thread. */
gpointer
sitrep_record_ref (gpointer record)
{
  return g_atomic_rc_box_acquire (record);
}

static void
clear_record (gpointer data)
{
  SitrepRecord *record = data;

  for (const SitrepField *field = record->type->fields; field->name != NULL; field++)
    if (field->kind == SITREP_FIELD_TEXT)
      g_free (*(char **) PLACE (record, field));
}

/** sitrep_record_unref: gives one reference back; %NULL is allowed. */
void
sitrep_record_unref (gpointer record)
{
  if (record != NULL)
    g_atomic_rc_box_release_full (record, clear_record);
}

/**
 * sitrep_record_copy:
 *
 * Returns: (transfer full): a record of one's own, to be changed before it is shown to anybody
 */
gpointer
sitrep_record_copy (gconstpointer record)
{
  const SitrepRecord *from = record;
  SitrepRecord *to = sitrep_record_new (from->type);

  for (const SitrepField *field = from->type->fields; field->name != NULL; field++)
    if (field->kind == SITREP_FIELD_TEXT)
      *(char **) PLACE (to, field) = g_strdup (sitrep_record_get_text (from, field));
    else
      sitrep_record_set_int (to, field, sitrep_record_get_int (from, field));
  return to;
}

/** sitrep_record_field_equal: whether both records, of one type, hold the same value there. */
gboolean
sitrep_record_field_equal (gconstpointer a, gconstpointer b, const SitrepField *field)
{
  if (field->kind == SITREP_FIELD_TEXT)
    return g_strcmp0 (sitrep_record_get_text (a, field), sitrep_record_get_text (b, field)) == 0;
  return sitrep_record_get_int (a, field) == sitrep_record_get_int (b, field);
}

/** sitrep_record_equal: whether both hold the same values, their ids included. */
gboolean
sitrep_record_equal (gconstpointer a, gconstpointer b)
{
  const SitrepRecord *left = a, *right = b;

  if (left->type != right->type)
    return FALSE;
  for (const SitrepField *field = left->type->fields; field->name != NULL; field++)
    if (!sitrep_record_field_equal (a, b, field))
      return FALSE;
  return TRUE;
}

/** sitrep_record_repair: makes every text valid UTF-8: for a record whose texts came from outside. */
void
sitrep_record_repair (gpointer record)
{
  const SitrepRecord *self = record;

  for (const SitrepField *field = self->type->fields; field->name != NULL; field++)
    {
      const char *text = field->kind == SITREP_FIELD_TEXT ? sitrep_record_get_text (record, field) : NULL;

      if (text != NULL && !g_utf8_validate (text, -1, NULL))
        {
          g_autofree char *valid = g_utf8_make_valid (text, -1);

          sitrep_record_set_text (record, field, valid);
        }
    }
}

/** sitrep_record_type_find: Returns: (nullable): the field of that name. */
const SitrepField *
sitrep_record_type_find (const SitrepRecordType *type, const char *name)
{
  for (const SitrepField *field = type->fields; field->name != NULL; field++)
    if (strcmp (field->name, name) == 0)
      return field;
  return NULL;
}

guint
sitrep_record_type_count (const SitrepRecordType *type)
{
  guint n = 0;

  while (type->fields[n].name != NULL)
    n++;
  return n;
}

/** sitrep_record_get_text: Returns: (nullable) (transfer none): a text, or the word of an enum's value. */
const char *
sitrep_record_get_text (gconstpointer record, const SitrepField *field)
{
  if (field->kind == SITREP_FIELD_TEXT)
    return *(char *const *) PLACE (record, field);
  if (field->kind == SITREP_FIELD_ENUM)
    return field->nicks[*(const int *) PLACE (record, field)];
  return NULL;
}

gint64
sitrep_record_get_int (gconstpointer record, const SitrepField *field)
{
  switch (field->kind)
    {
    case SITREP_FIELD_INT:
      return *(const gint64 *) PLACE (record, field);
    case SITREP_FIELD_BOOL:
      return *(const gboolean *) PLACE (record, field);
    case SITREP_FIELD_ENUM:
      return *(const int *) PLACE (record, field);
    case SITREP_FIELD_TEXT:
    default:
      return 0;
    }
}

/** sitrep_record_set_text: sets a text, or an enum by its word; for numbers it does nothing. */
void
sitrep_record_set_text (gpointer record, const SitrepField *field, const char *value)
{
  if (field->kind == SITREP_FIELD_TEXT)
    g_set_str ((char **) PLACE (record, field), value);
  else if (field->kind == SITREP_FIELD_ENUM)
    {
      int found = 0;

      for (int i = 0; field->nicks[i] != NULL && value != NULL; i++)
        if (strcmp (field->nicks[i], value) == 0)
          found = i;
      *(int *) PLACE (record, field) = found;
    }
}

void
sitrep_record_set_int (gpointer record, const SitrepField *field, gint64 value)
{
  if (field->kind == SITREP_FIELD_INT)
    *(gint64 *) PLACE (record, field) = value;
  else if (field->kind == SITREP_FIELD_BOOL)
    *(gboolean *) PLACE (record, field) = value != 0;
  else if (field->kind == SITREP_FIELD_ENUM)
    *(int *) PLACE (record, field) = (int) value;
}

/** sitrep_take_text: see the header; an empty text becomes %NULL. */
void
sitrep_take_text (char **place, const char *value)
{
  g_free (*place);
  *place = value == NULL || *value == '\0' ? NULL : g_utf8_make_valid (value, -1);
}
