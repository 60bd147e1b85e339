/* sitrep-handbook-private.h - what writes a handbook's chapters
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-handbook.h"
#include "sitrep-lines.h"

G_BEGIN_DECLS

/* Writes the blocks of one chapter. */
typedef struct
{
  const SitrepPlaybook *playbook;
  gint64 now;
  GPtrArray *blocks; /* SitrepBlock */
} SitrepPen;

/* --- blocks; each leaves out what is empty */

void sitrep_pen_heading (SitrepPen *self, guint level, const char *text);
void sitrep_pen_paragraph (SitrepPen *self, const char *text);
void sitrep_pen_take_paragraph (SitrepPen *self, char *text);
void sitrep_pen_note (SitrepPen *self, const char *text);
void sitrep_pen_warning (SitrepPen *self, const char *text);
void sitrep_pen_texts (SitrepPen *self, const char *heading, char **texts);
void sitrep_pen_list (SitrepPen *self, GPtrArray *rows, gboolean numbered);
void sitrep_pen_definitions (SitrepPen *self, GPtrArray *rows);
void sitrep_pen_grid (SitrepPen *self, GPtrArray *rows);
void sitrep_pen_table (SitrepPen *self, GPtrArray *rows, guint narrow);
void sitrep_pen_command (SitrepPen *self, const SitrepCommand *command);
void sitrep_pen_template (SitrepPen *self, const char *body);

/* --- rows; a row without a text is left out, cells are taken, NULL is an empty one */

GPtrArray *sitrep_rows_new (void);
void sitrep_rows_add (GPtrArray *rows, const char *first, const char *second);
void sitrep_rows_take (GPtrArray *rows, const char *first, char *second);
void sitrep_rows_take_cells (GPtrArray *rows, guint n, char **cells);
#define SITREP_ROW(rows, ...)                                                                                          \
  sitrep_rows_take_cells (rows, G_N_ELEMENTS (((char *[]) { __VA_ARGS__ })), (char *[]) { __VA_ARGS__ })

/* --- whatever a record says, as its table has it, but for the keys named */

void sitrep_rows_say (GPtrArray *rows,
                      const SitrepPen *pen,
                      const SitrepShape *shape,
                      gconstpointer object,
                      const char *const *but);
const SitrepShape *sitrep_shape_below (const SitrepShape *shape, const char *name);
#define SITREP_BUT(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* --- parts in words: (transfer full), NULL where nothing is said */

char *sitrep_say_minutes (guint minutes);
char *sitrep_say_span (guint from, guint to);
char *sitrep_say_target (const SitrepTarget *target);
char *sitrep_say_due (const SitrepPen *pen, const SitrepDue *due);
char *sitrep_say_band (const SitrepPen *pen, const SitrepBand *band, gboolean with_measure);
char *sitrep_say_bands (const SitrepPen *pen, GPtrArray *bands);
char *sitrep_say_rule (const SitrepRule *rule);
char *sitrep_say_attendees (GPtrArray *attendees);
char *sitrep_say_methods (GPtrArray *methods);
char *sitrep_say_levels (char **levels);
char *sitrep_say_ref (const SitrepPen *pen, const char *list, const char *key);
char *sitrep_say_refs (const SitrepPen *pen, const char *list, char **keys);
const char *sitrep_say_word (const char *word);
char *sitrep_say_words (char **words);
char *sitrep_say_texts (char **texts);

/* --- the chapters */

void sitrep_handbook_about (SitrepPen *pen);
void sitrep_handbook_levels (SitrepPen *pen);
void sitrep_handbook_choosing (SitrepPen *pen);
void sitrep_handbook_response (SitrepPen *pen);
void sitrep_handbook_roles (SitrepPen *pen);
void sitrep_handbook_checklists (SitrepPen *pen);
void sitrep_handbook_commands (SitrepPen *pen);
void sitrep_handbook_runbooks (SitrepPen *pen);
void sitrep_handbook_links (SitrepPen *pen);
void sitrep_handbook_escalation (SitrepPen *pen);
void sitrep_handbook_messages (SitrepPen *pen);
void sitrep_handbook_postmortem (SitrepPen *pen);
void sitrep_handbook_review (SitrepPen *pen);
void sitrep_handbook_actions (SitrepPen *pen);
void sitrep_handbook_metrics (SitrepPen *pen);
void sitrep_handbook_data (SitrepPen *pen);
void sitrep_handbook_guidance (SitrepPen *pen);
void sitrep_handbook_practice (SitrepPen *pen);
void sitrep_handbook_names (SitrepPen *pen);
void sitrep_handbook_variables (SitrepPen *pen);
char *sitrep_handbook_review_warning (const SitrepPlaybook *playbook, gint64 now);

G_END_DECLS
