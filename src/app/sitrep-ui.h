/* sitrep-ui.h - where the interface's resources are
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#define SITREP_UI(path) "/io/github/sitrep_desk/Sitrep/" path
