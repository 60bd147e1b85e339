/* test-filled-command.c - commands with an incident's values
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-filled-command.h"
#include "incidents.h"

#include <string.h>

static SitrepDossier *dossier;

static SitrepFilledCommand *
fill (SitrepCommandKind kind, const char *text, const char *title)
{
  SitrepCommand command = { .kind = kind, .text = (char *) text };

  g_set_str (&dossier->incident->title, title);
  return sitrep_filled_command_new (&command, dossier, test_utc ("2026-01-31T12:30:05Z"));
}

/* What is not ours stays, and what was filled in is known by its place. */
static void
test_text (void)
{
  g_autoptr (SitrepFilledCommand) shell
    = fill (SITREP_COMMAND_SHELL,
            "docker ps --format '{{.Names}} {{json .Mounts}}{{end}}' | awk '{{print $1}}' > '{{incident.title}}.txt'",
            "rm -rf $HOME `id`");
  g_autoptr (SitrepFilledCommand) plain
    = fill (SITREP_COMMAND_SHELL, "kubectl logs {{incident.title}} # {{incident.title}}", "orders-7d4f");
  g_autoptr (SitrepFilledCommand) chat = fill (SITREP_COMMAND_CHAT, "/incident {{incident.title}}", "x'; rm -rf $HOME");
  SitrepSpan *span = &g_array_index (plain->values, SitrepSpan, 0);

  g_assert_cmpstr (shell->text, ==,
                   "docker ps --format '{{.Names}} {{json .Mounts}}{{end}}' | awk '{{print $1}}' > "
                   "'''rm -rf $HOME `id`''.txt'");
  g_assert_cmpstr (plain->text, ==, "kubectl logs orders-7d4f # {{incident.title}}");
  g_assert_cmpuint (plain->values->len, ==, 1);
  g_assert_cmpmem (plain->text + span->start, span->length, "orders-7d4f", strlen ("orders-7d4f"));
  g_assert_cmpstr (chat->text, ==, "/incident x'; rm -rf $HOME");
}

/* Each value is exactly one word to a real shell, wherever it stands. */
static void
test_one_word (void)
{
  static const char *const values[] = { "orders",     "Orders fail", "x'; touch /tmp/sitrep-was-here; '",
                                        "\"; id; \"", "$(id)",       "`id`",
                                        "$HOME",      "a\\",         "!!",
                                        "#no",        "*",           "-rf /",
                                        "é 日本",     "~",           "&",
                                        "'\"'\"",     "{a,b}" };
  static const char *const places[] = { "printf %s {{incident.title}}",
                                        "printf %s '{{incident.title}}'",
                                        "printf %s \"{{incident.title}}\"",
                                        "printf %s \"$(printf %s {{incident.title}})\"",
                                        "printf %s \"$(printf %s \"{{incident.title}}\")\"",
                                        "(printf %s {{incident.title}})",
                                        "true # it's\nprintf %s {{incident.title}}",
                                        "printf %s \\\n {{incident.title}}" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autoptr (SitrepFilledCommand) filled = fill (SITREP_COMMAND_SHELL, places[i], values[j]);
        const char *argv[] = { "sh", "-c", filled->text, NULL };
        g_autoptr (GError) error = NULL;
        g_autofree char *out = NULL;

        g_test_message ("%s", filled->text);
        g_assert_cmpuint (filled->left->len, ==, 0);
        g_assert_true (
          g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, &error));
        g_assert_no_error (error);
        g_assert_cmpstr (out, ==, values[j]);
      }
}

/* A control character, and a place that only a whole shell would understand, keep the hole. */
static void
test_left (void)
{
  static const char *const places[]
    = { "cat <<END\n{{incident.title}}\nEND", "echo `echo {{incident.title}}`",
        "echo $'{{incident.title}}'",         "echo $((1 + {{incident.title}}))",
        "echo ${A:-{{incident.title}}}",      "echo ${{incident.title}}",
        "echo \\{{incident.title}}",          "case x in x) echo {{incident.title}};; esac" };
  SitrepCommand shell = { .kind = SITREP_COMMAND_SHELL }, query = { .kind = SITREP_COMMAND_SQL };
  g_autoptr (SitrepFilledCommand) odd = fill (SITREP_COMMAND_SHELL, "echo {{incident.title}}", "a\nid");
  g_autoptr (SitrepFilledCommand) good = fill (SITREP_COMMAND_SHELL, "echo {{incident.title}}", "a");

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (SitrepFilledCommand) filled = fill (SITREP_COMMAND_SHELL, places[i], "id");

      g_assert_cmpstr (filled->text, ==, places[i]);
      g_assert_cmpuint (filled->left->len, ==, 1);
      g_assert_false (sitrep_filled_command_can_run (filled, &shell));
    }
  g_assert_cmpstr (odd->left->pdata[0], ==, "incident.title");
  g_assert_true (sitrep_filled_command_can_run (good, &shell));
  g_assert_false (sitrep_filled_command_can_run (good, &query));
}

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  dossier = test_001s ("14:45");
  g_test_add_func ("/filled-command/text", test_text);
  g_test_add_func ("/filled-command/one-word", test_one_word);
  g_test_add_func ("/filled-command/left", test_left);
  failed = g_test_run ();
  sitrep_dossier_unref (dossier);
  return failed;
}
