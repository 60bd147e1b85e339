/* sitrep-shape.h - what an object of a playbook's JSON may hold, as a table
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The format is described once, in tables. The reader, the release of what was
 * read, the check of references, the JSON Schema and the editor all follow them:
 * a new key is a member of a struct and a line of a table. */

typedef enum
{
  SITREP_KEY_TEXT,   /* char *: one line */
  SITREP_KEY_LINES,  /* char *: a text, or a list of texts that are its lines */
  SITREP_KEY_TEXTS,  /* char **: a list of texts; NULL where there is none */
  SITREP_KEY_NUMBER, /* guint: a whole number; 0 where there is none */
  SITREP_KEY_FIGURE, /* double: any number; NAN where there is none */
  SITREP_KEY_FLAG,   /* gboolean */
  SITREP_KEY_WORD, /* an enum: one of @words; 0 where there is none. Where the first word is empty, that is not said */
  SITREP_KEY_CHOICE, /* char *: one of @words; NULL where there is none */
  SITREP_KEY_REF,    /* char *: a key of the list @refers */
  SITREP_KEY_REFS,   /* char **: keys of the list @refers */
  SITREP_KEY_OBJECT, /* a struct of @shape inside this one */
  SITREP_KEY_LIST,   /* GPtrArray * of structs of @shape */
  SITREP_KEY_MAP,    /* GHashTable *: names and texts */
} SitrepKeyKind;

typedef enum
{
  SITREP_KEY_NEEDED = 1 << 0,  /* a fault where it is missing or empty */
  SITREP_KEY_DATE = 1 << 1,    /* a text, or texts, as in 2026-01-31 */
  SITREP_KEY_CLOCK = 1 << 2,   /* a text as in 09:00 */
  SITREP_KEY_ZONE = 1 << 3,    /* a text: the name of a time zone, or `local` */
  SITREP_KEY_HOLES = 1 << 4,   /* a text with {{holes}} */
  SITREP_KEY_PATTERN = 1 << 5, /* texts: regular expressions */
  SITREP_KEY_VALUE = 1 << 6,   /* a text: the name of a value, as a hole's */
  SITREP_KEY_DAY = 1 << 8,     /* a date, or a day of every year as in 01-31 */
  SITREP_KEY_MESSAGE = 1 << 7, /* a text that stands in messages only: it may be an emoji */
} SitrepKeyFlags;

typedef struct _SitrepShape SitrepShape;

/* What a part of the whole is about; the editor puts them together. */
typedef enum
{
  SITREP_TOPIC_PROCESS,
  SITREP_TOPIC_PEOPLE,
  SITREP_TOPIC_WORK,
  SITREP_TOPIC_MESSAGES,
  SITREP_TOPIC_LEARNING,
  SITREP_N_TOPICS
} SitrepTopic;

/* One key. @label and @hint are for people, marked for translation. */
typedef struct
{
  const char *name;
  SitrepKeyKind kind;
  gsize offset;
  const char *label;
  const char *hint;
  const char *const *words;
  const SitrepShape *shape;
  const char *refers;
  SitrepKeyFlags flags;
  SitrepTopic topic;
} SitrepKey;

/* A kind of object. @keys ends with a key without a name. A list of objects whose
 * first key is `key` holds no key twice; with @unique, no two of these objects in
 * the whole playbook have the same one. @name is the shape's own, @label names one
 * such object for people. */
struct _SitrepShape
{
  const char *name;
  const char *label;
  gsize size;
  const SitrepKey *keys;
  gboolean unique;
};

#define SITREP_KEY_AT(Struct, member, KIND, ...)                                                                       \
  { #member, SITREP_KEY_##KIND, G_STRUCT_OFFSET (Struct, member), __VA_ARGS__ }
#define SITREP_KEY_END { NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, 0, 0 }

void sitrep_shape_init (const SitrepShape *shape, gpointer object);
void sitrep_shape_clear (const SitrepShape *shape, gpointer object);
gpointer sitrep_shape_new (const SitrepShape *shape);
const SitrepKey *sitrep_shape_key (const SitrepShape *shape, const char *name);
gboolean sitrep_shape_is_keyed (const SitrepShape *shape);

#define SITREP_MEMBER(object, key, Type) (*(Type *) ((char *) (object) + (key)->offset))

G_END_DECLS
