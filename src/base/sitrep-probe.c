/* sitrep-probe.c - places where the tests end the process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sitrep-probe.h"

static SitrepProbeFunc listening;

void
sitrep_probe_listen (SitrepProbeFunc listener)
{
  listening = listener;
}

void
sitrep_probe (const char *place)
{
  if (listening != NULL)
    listening (place);
}
