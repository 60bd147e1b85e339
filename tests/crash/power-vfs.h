/* power-vfs.h - a disk that keeps what was synced, and forgets the rest
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a program writes into @folder is written there, as ever; @disk is what
 * would be on the disk if the power failed now: each file as it was when it was
 * last synced. A name that was made or taken away counts when a new file was
 * synced after that, which syncs the folder too.
 *
 * At the @cut-th change from now the process ends by SIGKILL. What was written
 * and not synced by then lies beside the files in @disk, as NAME.todo, for a
 * disk may have got any part of it; power_loss() makes a folder of both. */

void power_vfs_register (const char *folder, const char *disk, guint cut);

/* @chance: that a single write that was not synced has got to the disk, 0 to 1. */
void power_loss (const char *disk, const char *folder, GRand *rand, double chance);

G_END_DECLS
