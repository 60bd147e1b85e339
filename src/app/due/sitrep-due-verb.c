/* sitrep-due-verb.c - the one button for each kind of thing that is due
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-due-verb.h"

#include <glib/gi18n.h>

/** sitrep_due_verb: Returns: (transfer none): with a mnemonic: what does the thing, or goes to where it is done. */
const char *
sitrep_due_verb (SitrepDeadlineKind kind)
{
  switch (kind)
    {
    case SITREP_DEADLINE_RESPONSE:
      return _ ("_Acknowledge");
    case SITREP_DEADLINE_TELL:
      return _ ("_Tell People");
    case SITREP_DEADLINE_MESSAGE:
      return _ ("_Look");
    case SITREP_DEADLINE_UPDATE:
      return _ ("Write _Update");
    case SITREP_DEADLINE_ESCALATE:
      return _ ("_Call…");
    case SITREP_DEADLINE_ANSWER:
      return _ ("_Answer…");
    case SITREP_DEADLINE_TASK:
    case SITREP_DEADLINE_WATCH:
    case SITREP_DEADLINE_ITEM:
      return _ ("_Done");
    case SITREP_DEADLINE_REVIEW:
      return _ ("_Review…");
    case SITREP_DEADLINE_RESOLUTION:
      return _ ("_Resolve");
    case SITREP_DEADLINE_POSTMORTEM:
    case SITREP_DEADLINE_ACTION:
    case SITREP_DEADLINE_PLAYBOOK:
    default:
      return _ ("_Open");
    }
}
