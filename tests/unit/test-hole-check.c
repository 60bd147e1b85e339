/* test-hole-check.c - commands, names, forms and records that are filled from what is not there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-examine.h"

#include <string.h>

#define LEAST                                                                                                          \
  "{ \"format\": 1, \"key\": \"night\", \"title\": \"Night shift\","                                                   \
  "  \"levels\": [ { \"key\": \"P1\", \"name\": \"High\" } ],"                                                         \
  "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },"                                                      \
  "                  { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\", \"milestone\": \"resolved\" "  \
  "} ],"                                                                                                               \
  "  \"variables\": { \"host\": \"db1\" }, %s }"

#define COMMANDS(second)                                                                                               \
  "\"commands\": [ { \"key\": \"a\", \"title\": \"A\", \"text\": \"uptime\" },"                                        \
  " { \"key\": \"b\", \"title\": \"B\", " second " } ]"
#define QUESTION(from)                                                                                                 \
  "\"postmortem\": { \"sections\": [ { \"key\": \"a\" }, { \"key\": \"b\","                                            \
  " \"questions\": [ { \"key\": \"cause\", \"from\": \"" from "\" } ] } ] }"

static const struct
{
  const char *more, *path, *words;
} cases[] = {
  { COMMANDS ("\"text\": [ \"ssh {{variable.host}}\", \"grep {{incident.titel}} log\" ]"), "commands[1].text",
    "There is no value “incident.titel”. Did you mean “incident.title”?" },
  { COMMANDS ("\"text\": \"docker ps --format '{{.Names}} {{json .Mounts}} {{end}}' | awk '{{print $1}}'\""), NULL,
    NULL },
  { COMMANDS ("\"text\": \"journalctl > {{started:%Y%m%d}}-{{now:%H%M%S}}-{{slug}}-{{sequence:3}}\""), NULL, NULL },
  { COMMANDS ("\"text\": \"uptime\", \"file\": \"{{weather}}.log\""), "commands[1].file",
    "There is no value “weather”." },
  { COMMANDS ("\"text\": \"uptime\", \"file\": \"{{.Names}}.log\""), "commands[1].file",
    "“{{.Names}}” does not name a value." },
  { "\"evidence\": [ { \"key\": \"log\", \"title\": \"Log\", \"file\": \"log-{{incidentid}}.txt\" } ]",
    "evidence[0].file", "Did you mean “incident.id”?" },
  { "\"ids\": { \"incident\": \"{{incident.level}}-{{sequence}}\" }", "ids.incident", "is not known yet" },
  { "\"ids\": { \"incident\": \"{{variable.host}}-{{sequence}}\", \"short\": \"{{sequence}}\" }", NULL, NULL },
  { "\"ids\": { \"incident\": \"{{variable.hots}}-{{sequence}}\" }", "ids.incident", "There is no value" },
  { "\"ids\": { \"channel\": \"{{incident.level}}-{{slug}}\", \"review\": \"{{incident.lead}}\" }", NULL, NULL },
  { "\"ids\": { \"document\": \"{{incident.channel}}\" }", "ids.document", "A name cannot be made of another one" },
  { "\"postmortem\": { \"title\": \"{{incident.titel}}\" }", "postmortem.title", "Did you mean “incident.title”?" },
  { "\"postmortem\": { \"title\": \"{{started:%Y}} {{incident.document}}\", \"file\": \"{{slug}}.md\" }", NULL, NULL },
  { "\"postmortem\": { \"file\": \"{{weather}}.md\" }", "postmortem.file", "There is no value “weather”." },
  { QUESTION ("time_line"), "postmortem.sections[1].questions[0].from", "Did you mean “timeline”?" },
  { QUESTION ("timeline"), NULL, NULL },
  { "\"records\": [ { \"key\": \"r\", \"title\": \"R\", \"entries\": [ { \"name\": \"id\", \"from\": \"incident.id\" },"
    " { \"name\": \"x\", \"from\": \"impct\" } ] } ]",
    "records[0].entries[1].from", "Did you mean “impact”?" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (LEAST, cases[i].more);
      g_autoptr (GPtrArray) faults = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepPlaybook) playbook = sitrep_examine (text, -1, &faults, &error);
      const SitrepFault *fault;

      g_test_message ("%s%s", cases[i].more, error != NULL ? error->message : "");
      g_assert_nonnull (faults);
      g_assert_cmpuint (faults->len, ==, cases[i].path != NULL ? 1 : 0);
      g_assert_true ((playbook != NULL) == (cases[i].path == NULL));
      if (cases[i].path == NULL)
        continue;
      fault = g_ptr_array_index (faults, 0);
      g_assert_cmpstr (fault->path, ==, cases[i].path);
      g_assert_nonnull (strstr (fault->reason, cases[i].words));
      g_assert_cmpuint (fault->line, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hole-check/cases", test_cases);
  return g_test_run ();
}
