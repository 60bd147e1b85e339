/* sitrep-error.c - what can go wrong, by cause
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sitrep-error.h"

G_DEFINE_QUARK (sitrep - error - quark, sitrep_error)
