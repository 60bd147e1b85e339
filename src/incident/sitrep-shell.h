/* sitrep-shell.h - where one is in the text of a shell command, and how a word is put in there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SitrepShell SitrepShell;

SitrepShell *sitrep_shell_new (void);
void sitrep_shell_free (SitrepShell *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepShell, sitrep_shell_free)

void sitrep_shell_read (SitrepShell *self, const char *text, gsize length);
char *sitrep_shell_quote (const SitrepShell *self, const char *value);

G_END_DECLS
