/* sitrep-blame.c - words that look for somebody to blame
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-blame.h"

#include <glib/gi18n-lib.h>

/* A list of ours, in the languages that processes are written in. Each form with what helps a reader more. */
static const struct
{
  const char *pattern, *hint;
} words[] = {
  { "human error|operator error|user error|menschliches versagen", N_ ("ask what made it easy to go wrong") },
  { "(?:should|could|ought to|must) (?:have|of)(?: known| been more)?|should've|could've|hätte[n]? \\w+ "
    "(?:müssen|sollen)",
    N_ ("say what happened, and what was known then") },
  { "careless(?:ly|ness)?|negligen(?:t|ce)|sloppy|lazy|incompetent|stupid(?:ly)?|fahrlässig|schlampig",
    N_ ("describe the situation, not the person") },
  { "(?:his|her|their|\\w+['’]s) (?:fault|mistake)|to blame|blame[ds]?|schuld (?:ist|war|hat)",
    N_ ("describe the situation, not the person") },
  { "(?:failed|forgot|neglected|refused) to", N_ ("ask what stood in the way") },
  { "obvious(?:ly)?|clearly|of course|offensichtlich|selbstverständlich", N_ ("it was not, at the time") },
  { "(?:simply|just) (?:had to|needed to|should)", N_ ("it looked otherwise at the time") },
};

/* Made once: a form asks it of every field, each time something changes. */
static GRegex *
regex_of (gsize i)
{
  static GRegex *regexes[G_N_ELEMENTS (words)];

  if (g_once_init_enter_pointer (&regexes[i]))
    {
      g_autofree char *pattern = g_strdup_printf ("(?i)(?<!\\w)(?:%s)(?!\\w)", words[i].pattern);

      g_once_init_leave_pointer (&regexes[i], g_regex_new (pattern, G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL));
    }
  return regexes[i];
}

/**
 * sitrep_blame_find:
 * @hint: (out) (optional): what may help more, in the language of the window
 *
 * Returns: (transfer full) (nullable): the first words of @text that readers often take as blame
 */
char *
sitrep_blame_find (const char *text, const char **hint)
{
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_regex_match (regex_of (i), text, 0, &match))
        continue;
      if (hint != NULL)
        *hint = _ (words[i].hint);
      return g_match_info_fetch (match, 0);
    }
  return NULL;
}
