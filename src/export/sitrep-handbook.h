/* sitrep-handbook.h - a playbook as a book to read
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"
#include "sitrep-block.h"

G_BEGIN_DECLS

/* @key names the chapter for the program, @title for people. */
typedef struct
{
  char *key;
  char *title;
  GPtrArray *blocks; /* SitrepBlock */
} SitrepChapter;

/* All that a playbook says, in chapters, for the window, the printer and Markdown
 * alike. Made once, then only read: it may cross threads. Headings and labels are
 * the user's language, all else is the playbook's. What a process does not say is
 * not there. */
typedef struct
{
  char *title;
  char *version;       /* nullable */
  char *warning;       /* why it should be reviewed; NULL where it is up to date */
  GPtrArray *chapters; /* SitrepChapter, none of them empty */
} SitrepHandbook;

SitrepHandbook *sitrep_handbook_new (const SitrepPlaybook *playbook, gint64 now);
SitrepHandbook *sitrep_handbook_ref (SitrepHandbook *self);
void sitrep_handbook_unref (SitrepHandbook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepHandbook, sitrep_handbook_unref)

const SitrepChapter *sitrep_handbook_chapter (const SitrepHandbook *self, const char *key);
char *sitrep_handbook_plain (const SitrepHandbook *self);
char *sitrep_handbook_to_markdown (const SitrepHandbook *self);
char *sitrep_handbook_file_name (const SitrepHandbook *self);

G_END_DECLS
