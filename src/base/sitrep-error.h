/* sitrep-error.h - what can go wrong, by cause
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SITREP_ERROR (sitrep_error_quark ())

/**
 * SitrepError:
 * @SITREP_ERROR_INVALID: what was given is not acceptable; the message says what and why
 * @SITREP_ERROR_REFUSED: the process' or the lifecycle's rules forbid it
 * @SITREP_ERROR_NOT_FOUND: it is not there (any more)
 * @SITREP_ERROR_FULL: the disk is full
 * @SITREP_ERROR_READ_ONLY: the store may not be written
 * @SITREP_ERROR_DAMAGED: the store's file is damaged
 * @SITREP_ERROR_NEWER: the file is of a newer version of Sitrep
 * @SITREP_ERROR_BUSY: another process owns the store
 * @SITREP_ERROR_PLACE: the store cannot be kept there (a network file system, no folder)
 * @SITREP_ERROR_FAILED: anything else
 *
 * Every message is a whole sentence in the user's language, fit to be shown.
 */
typedef enum
{
  SITREP_ERROR_INVALID,
  SITREP_ERROR_REFUSED,
  SITREP_ERROR_NOT_FOUND,
  SITREP_ERROR_FULL,
  SITREP_ERROR_READ_ONLY,
  SITREP_ERROR_DAMAGED,
  SITREP_ERROR_NEWER,
  SITREP_ERROR_BUSY,
  SITREP_ERROR_PLACE,
  SITREP_ERROR_FAILED,
} SitrepError;

GQuark sitrep_error_quark (void);

G_END_DECLS
