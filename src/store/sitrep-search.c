/* sitrep-search.c - finding what was written, over all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-search.h"

#include "base/sitrep-error.h"
#include "base/sitrep-time.h"
#include "sitrep-index.h"
#include "sitrep-schema.h"
#include "sitrep-search-text.h"

#include <glib/gi18n-lib.h>

/* As many of one incident as are shown of it; whoever wants all opens it. */
#define HITS_MAX 4
#define EXCERPT_MAX 160
/* SQLite asks every so many of its steps whether anybody still waits. */
#define STEPS 2000

/* --- what is looked for --- */

SitrepQuery *
sitrep_query_new (const char *text)
{
  SitrepQuery *self = g_new0 (SitrepQuery, 1);

  self->text = g_strdup (text);
  self->from = self->until = SITREP_NEVER;
  return self;
}

SitrepQuery *
sitrep_query_copy (const SitrepQuery *self)
{
  SitrepQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->person = g_strdup (self->person);
  copy->levels = g_strdupv (self->levels);
  copy->playbook = g_strdup (self->playbook);
  copy->fact = g_strdup (self->fact);
  copy->value = g_strdup (self->value);
  copy->tables = g_strdupv (self->tables);
  return copy;
}

void
sitrep_query_free (SitrepQuery *self)
{
  g_free (self->text);
  g_free (self->person);
  g_strfreev (self->levels);
  g_free (self->playbook);
  g_free (self->fact);
  g_free (self->value);
  g_strfreev (self->tables);
  g_free (self);
}

static gboolean
is_some (char **list)
{
  return list != NULL && list[0] != NULL;
}

static gboolean
limits_incidents (const SitrepQuery *self)
{
  return is_some (self->levels) || self->phases != 0 || self->kinds != 0 || self->playbook != NULL
         || self->fact != NULL;
}

/** sitrep_query_is_filtered: whether anything but words is asked for. */
gboolean
sitrep_query_is_filtered (const SitrepQuery *self)
{
  return limits_incidents (self) || self->person != NULL || is_some (self->tables) || self->from != SITREP_NEVER
         || self->until != SITREP_NEVER;
}

/** sitrep_query_is_empty: whether nothing is looked for, so that there is nothing to show either. */
gboolean
sitrep_query_is_empty (const SitrepQuery *self)
{
  g_autofree char *expression = sitrep_search_expression (self->text, self->person);

  return expression == NULL && !sitrep_query_is_filtered (self);
}

/* --- its SQL: names are ours, what a person typed is bound --- */

typedef struct
{
  GString *sql;
  GPtrArray *texts; /* char * */
} Asked;

static const char *
bound (Asked *asked, const char *text, char mark[16])
{
  g_ptr_array_add (asked->texts, g_strdup (text));
  g_snprintf (mark, 16, "?%u", asked->texts->len);
  return mark;
}

static void
add_text (Asked *asked, const char *before, const char *text, const char *after)
{
  char mark[16];

  if (text != NULL)
    g_string_append_printf (asked->sql, "%s%s%s", before, bound (asked, text, mark), after);
}

static void
add_texts (Asked *asked, const char *column, char **texts)
{
  char mark[16];

  if (!is_some (texts))
    return;
  g_string_append_printf (asked->sql, " AND %s IN (", column);
  for (guint i = 0; texts[i] != NULL; i++)
    g_string_append_printf (asked->sql, "%s%s", i > 0 ? ", " : "", bound (asked, texts[i], mark));
  g_string_append_c (asked->sql, ')');
}

static void
add_words (Asked *asked, const char *column, guint bits, const char *const *nicks)
{
  gboolean first = TRUE;

  if (bits == 0)
    return;
  g_string_append_printf (asked->sql, " AND %s IN (", column);
  for (guint i = 0; nicks[i] != NULL; i++)
    if (bits & (1u << i))
      {
        g_string_append_printf (asked->sql, "%s'%s'", first ? "" : ", ", nicks[i]);
        first = FALSE;
      }
  g_string_append_c (asked->sql, ')');
}

static void
add_time (Asked *asked, const char *comparison, gint64 time)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, time);
  char mark[16];

  if (time != SITREP_NEVER)
    g_string_append_printf (asked->sql, " AND i.at %s %s", comparison, bound (asked, text, mark));
}

/* All that is asked of the incident n. */
static void
add_incident (Asked *asked, const SitrepQuery *query)
{
  add_texts (asked, "n.level", query->levels);
  add_words (asked, "n.phase", query->phases, sitrep_phase_nicks);
  add_words (asked, "n.kind", query->kinds, sitrep_kind_nicks);
  add_text (asked, " AND n.playbook IN (SELECT id FROM playbook WHERE key = ", query->playbook, ")");
  if (query->fact == NULL)
    return;
  add_text (asked, " AND n.id IN (SELECT incident FROM fact WHERE key = ", query->fact, "");
  add_text (asked, " AND value = ", query->value, "");
  g_string_append_c (asked->sql, ')');
}

static void
add_limits (Asked *asked, const SitrepQuery *query)
{
  if (limits_incidents (query))
    {
      g_string_append (asked->sql, " AND i.incident IN (SELECT n.id FROM incident n WHERE 1");
      add_incident (asked, query);
      g_string_append_c (asked->sql, ')');
    }
  add_texts (asked, "i.\"table\"", query->tables);
  add_time (asked, ">=", query->from);
  add_time (asked, "<", query->until);
}

/* The words lead; what they find is looked up one by one, the newest first, until there is enough of it. */
static void
ask_words (Asked *asked, const SitrepQuery *query, const char *expression)
{
  g_string_append (asked->sql, "SELECT i.\"table\", i.row, i.incident, i.at FROM word "
                               "CROSS JOIN indexed i ON i.number = word.rowid ");
  add_text (asked, "WHERE word MATCH ", expression, "");
  add_limits (asked, query);
  g_string_append (asked->sql, " ORDER BY word.rowid DESC");
}

/* Without words the incidents themselves are what is found. */
static void
ask_incidents (Asked *asked, const SitrepQuery *query)
{
  g_string_append (asked->sql, "SELECT 'incident', i.id, i.id, i.at FROM "
                               "(SELECT *, declared_at AS at, id AS incident, 'incident' AS \"table\" FROM incident) i "
                               "WHERE 1");
  add_limits (asked, query);
  g_string_append (asked->sql, " ORDER BY i.at DESC, i.id");
}

static sqlite3_stmt *
ask (SitrepReader *self, const SitrepQuery *query, GError **error)
{
  g_autofree char *expression = sitrep_search_expression (query->text, query->person);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Asked asked = { sql, texts };
  sqlite3_stmt *statement;

  if (expression != NULL)
    ask_words (&asked, query, expression);
  else
    ask_incidents (&asked, query);
  statement = sitrep_connection_prepare (self, sql->str, error);
  for (guint i = 0; statement != NULL && i < texts->len; i++)
    sitrep_bind_text (statement, (int) i + 1, g_ptr_array_index (texts, i));
  return statement;
}

/* --- what is found --- */

static void
free_hit (gpointer data)
{
  SitrepHit *self = data;

  sitrep_record_unref (self->record);
  g_free (self->excerpt);
  g_array_unref (self->marks);
  g_free (self);
}

static void
free_found (gpointer data)
{
  SitrepFound *self = data;

  sitrep_record_unref (self->incident);
  g_ptr_array_unref (self->hits);
  g_free (self);
}

void
sitrep_search_result_free (SitrepSearchResult *self)
{
  g_ptr_array_unref (self->list);
  g_free (self);
}

typedef struct
{
  SitrepReader *reader;
  const SitrepQuery *query;
  char **words;
  SitrepSearchResult *result;
  GHashTable *by_incident; /* char * → SitrepFound */
} Search;

static const char *
column (sqlite3_stmt *statement, int i)
{
  return (const char *) sqlite3_column_text (statement, i);
}

/* The incident's, or NULL: it is one more than was asked for. */
static SitrepFound *
get_found (Search *search, const char *incident)
{
  SitrepFound *found = g_hash_table_lookup (search->by_incident, incident);

  if (found != NULL)
    return found;
  if (search->query->limit > 0 && search->result->list->len == search->query->limit)
    {
      search->result->more = TRUE;
      return NULL;
    }
  found = g_new0 (SitrepFound, 1);
  found->incident = sitrep_reader_get (search->reader, &sitrep_incident_type, incident);
  found->hits = g_ptr_array_new_with_free_func (free_hit);
  if (found->incident == NULL)
    {
      free_found (found);
      return NULL;
    }
  g_ptr_array_add (search->result->list, found);
  g_hash_table_insert (search->by_incident, found->incident->base.id, found);
  return found;
}

/* A title is seen anyway: what is shown of an incident is what the words are in. */
static char *
make_excerpt (Search *search, SitrepRecord *record, GArray **marks)
{
  g_autofree char *text = sitrep_index_words (record, SITREP_WORDS_TEXT);
  g_autofree char *title = sitrep_index_words (record, SITREP_WORDS_TITLE);
  g_autofree char *both = g_strjoin (*title != '\0' && *text != '\0' ? "\n" : "", title, text, NULL);

  return sitrep_excerpt (both, (const char *const *) search->words, EXCERPT_MAX, marks);
}

static void
add_hit (Search *search, SitrepFound *found, sqlite3_stmt *statement)
{
  const SitrepRecordType *type = sitrep_schema_type (column (statement, 0));
  SitrepHit *hit;
  SitrepRecord *record;

  if (found->hits->len == HITS_MAX)
    {
      found->more = TRUE;
      return;
    }
  record = type != NULL ? sitrep_reader_get (search->reader, type, column (statement, 1)) : NULL;
  /* Another connection has removed it since. */
  if (record == NULL)
    return;
  hit = g_new0 (SitrepHit, 1);
  hit->record = record;
  hit->at = sqlite3_column_int64 (statement, 3);
  hit->excerpt = make_excerpt (search, record, &hit->marks);
  g_ptr_array_insert (found->hits, type == &sitrep_incident_type ? 0 : -1, hit);
}

static int
collect (Search *search, sqlite3_stmt *statement)
{
  int code = SQLITE_DONE;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SitrepFound *found = get_found (search, column (statement, 2));

      if (found == NULL && search->result->more)
        return SQLITE_DONE;
      if (found != NULL)
        add_hit (search, found, statement);
    }
  return code;
}

static int
progress_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
set_error (SitrepReader *self, int code, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return;
  if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_ERROR)
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_FAILED,
                         _ ("The index of words is damaged or missing. Nothing else is; it is made anew when Sitrep is "
                            "started the next time."));
  else
    sitrep_connection_set_error (self, code, error);
}

/**
 * sitrep_reader_search:
 * @cancellable: (nullable): ends it at any moment, from any thread
 *
 * Finds what was asked for, the last written first; without words the incidents that fit, the last declared first.
 * Nothing that a person can type is an error.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with an error
 */
SitrepSearchResult *
sitrep_reader_search (SitrepReader *self, const SitrepQuery *query, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) words = sitrep_excerpt_words (query->text);
  g_autoptr (GHashTable) by_incident = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SitrepSearchResult) result = g_new0 (SitrepSearchResult, 1);
  Search search = { self, query, words, result, by_incident };
  sqlite3_stmt *statement = NULL;
  int code = SQLITE_OK;

  result->list = g_ptr_array_new_with_free_func (free_found);
  if (sitrep_query_is_empty (query))
    return g_steal_pointer (&result);
  if ((statement = ask (self, query, NULL)) != NULL)
    {
      sqlite3_progress_handler (self->db, STEPS, cancellable != NULL ? progress_cb : NULL, cancellable);
      code = collect (&search, statement);
      sqlite3_progress_handler (self->db, 0, NULL, NULL);
      sqlite3_reset (statement);
    }
  if (statement != NULL && code == SQLITE_DONE)
    return g_steal_pointer (&result);
  set_error (self, statement == NULL ? sqlite3_errcode (self->db) : code, cancellable, error);
  return NULL;
}

/* --- incidents of that title --- */

/**
 * sitrep_reader_titled_like:
 * @fits: whether the other title is like @title; asked only where they share the beginning of a longer word
 *
 * Returns: (transfer full): SitrepIncident: at most @limit that were real and have ended, the last declared first
 */
GPtrArray *
sitrep_reader_titled_like (SitrepReader *self,
                           const char *title,
                           gboolean (*fits) (const char *title, const char *other),
                           guint limit,
                           GCancellable *cancellable)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (sitrep_record_unref);
  g_autofree char *expression = sitrep_search_title_expression (title);
  sqlite3_stmt *statement
    = expression != NULL ? sitrep_connection_prepare (
                             self,
                             "SELECT n.id, n.title FROM word CROSS JOIN indexed i ON i.number = word.rowid "
                             "CROSS JOIN incident n ON n.id = i.row WHERE word MATCH ?1 AND i.\"table\" = 'incident' "
                             "AND n.phase <> 'open' AND n.kind <> 'drill' ORDER BY word.rowid DESC",
                             NULL)
                         : NULL;

  if (statement == NULL)
    return list;
  sitrep_bind_text (statement, 1, expression);
  sqlite3_progress_handler (self->db, STEPS, cancellable != NULL ? progress_cb : NULL, cancellable);
  while (list->len < limit && sqlite3_step (statement) == SQLITE_ROW)
    if (fits (title, column (statement, 1)))
      {
        gpointer incident = sitrep_reader_get (self, &sitrep_incident_type, column (statement, 0));

        if (incident != NULL)
          g_ptr_array_add (list, incident);
      }
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  sqlite3_reset (statement);
  return list;
}
