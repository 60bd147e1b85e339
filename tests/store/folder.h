/* folder.h - a folder for one test, gone afterwards
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

char *test_folder_new (void);
void test_folder_remove (char *folder);
char *test_folder_hash (const char *folder, const char *name);
void test_folder_run (const char *folder, const char *sql);
char *test_folder_ask (const char *folder, const char *sql);
gboolean test_spin_until (gboolean (*done) (gpointer data), gpointer data, guint milliseconds);

typedef char TestFolder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, test_folder_remove)

G_END_DECLS
