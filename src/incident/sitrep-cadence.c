/* sitrep-cadence.c - when an audience is to hear the next time
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-cadence.h"

#include "sitrep-round.h"

/** sitrep_cadence_parse: Returns: minutes as they were typed; 0 for none, and for what is no interval. */
guint
sitrep_cadence_parse (const char *minutes)
{
  guint64 value = 0;

  if (minutes == NULL || !g_ascii_string_to_unsigned (minutes, 10, 0, SITREP_CADENCE_MAX, &value, NULL))
    return 0;
  return (guint) value;
}

static const char *
fact_of (const SitrepDossier *d, const char *prefix, SitrepAudience audience)
{
  g_autofree char *key = g_strconcat (prefix, sitrep_audience_nicks[audience], NULL);

  return sitrep_dossier_fact (d, key);
}

/* When the last update that reached this audience said that the next would come, or SITREP_NEVER. */
static gint64
promised (const SitrepDossier *d, SitrepAudience audience, gint64 last)
{
  gint64 at = SITREP_NEVER;

  for (guint i = 0; last != SITREP_NEVER && i < d->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (d->messages, i);

      if (message->audience == audience && message->sent_at == last && sitrep_message_is_news (message))
        at = MAX (at, message->promised_at);
    }
  return at;
}

/* A new level is no new beginning, but nothing was late under it before it held; nor before it was opened again. */
static gint64
not_before_level (const SitrepDossier *d, gint64 due)
{
  return MAX (MAX (due, d->incident->level_since), sitrep_dossier_milestone_at (d, "reopened"));
}

static void
set_interval (SitrepCadence *cadence,
              const SitrepDossier *d,
              const SitrepUpdateRule *rule,
              SitrepAudience audience,
              gboolean told)
{
  const char *own = fact_of (d, SITREP_CADENCE_FACT, audience);
  guint first = rule != NULL && !told && own == NULL ? rule->first : 0;

  cadence->every = sitrep_cadence_every (d, audience);
  cadence->set_by_lead = own != NULL;
  first = first > 0 ? first : cadence->every;
  cadence->due = first > 0 ? not_before_level (d, cadence->since + first * SITREP_MINUTE) : SITREP_NEVER;
}

/* A promise that was made is kept, also when the level's rule has become laxer since, or is there no more. */
static void
keep_promise (SitrepCadence *cadence, gint64 promise)
{
  if (promise <= cadence->since || (cadence->due != SITREP_NEVER && promise >= cadence->due))
    return;
  cadence->due = promise;
  cadence->promised = TRUE;
}

/**
 * sitrep_cadence_of:
 *
 * The audience's clock runs from its last update that went out, else from the declaration. What the lead has set goes
 * before the level's rule, and a promise before both.
 */
void
sitrep_cadence_of (const SitrepDossier *d, SitrepAudience audience, SitrepCadence *cadence)
{
  const SitrepUpdateRule *rule = sitrep_level_update_rule (sitrep_dossier_level (d), audience);
  gint64 last = sitrep_dossier_last_told (d, audience);
  const char *own = fact_of (d, SITREP_NEXT_UPDATE_FACT, audience);
  gint64 next = own != NULL ? sitrep_time_from_iso (own) : SITREP_NEVER;

  *cadence = (SitrepCadence) { .since = last != SITREP_NEVER ? last : d->incident->declared_at };
  set_interval (cadence, d, rule, audience, last != SITREP_NEVER);
  if (next > cadence->since)
    {
      cadence->due = next;
      cadence->set_by_lead = TRUE;
    }
  keep_promise (cadence, promised (d, audience, last));
}

/** sitrep_cadence_every: Returns: minutes between two updates: what the lead has set, else the level's rule; 0 for none. */
guint
sitrep_cadence_every (const SitrepDossier *d, SitrepAudience audience)
{
  const SitrepUpdateRule *rule = sitrep_level_update_rule (sitrep_dossier_level (d), audience);
  const char *own = fact_of (d, SITREP_CADENCE_FACT, audience);

  return own != NULL ? sitrep_cadence_parse (own) : rule != NULL ? rule->every : 0;
}

/** sitrep_cadence_next: Returns: what an update that is written now promises: when the next one comes, or SITREP_NEVER. */
gint64
sitrep_cadence_next (const SitrepDossier *d, SitrepAudience audience, gint64 now)
{
  const char *own = fact_of (d, SITREP_NEXT_UPDATE_FACT, audience);
  gint64 next = own != NULL ? sitrep_time_from_iso (own) : SITREP_NEVER;
  guint every = sitrep_cadence_every (d, audience);

  if (next > now)
    return next;
  return every > 0 ? now + every * SITREP_MINUTE : SITREP_NEVER;
}
