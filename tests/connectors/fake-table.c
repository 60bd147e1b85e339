/* fake-table.c - which services there are, and where
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

/* The first one whose prefix the path has. */
const FakeService fake_table[] = {
  { "/api/webhooks/", "discord", fake_discord, JSON },
  { "/api/v10/", "discord", fake_discord, JSON },
  { "/slack-bot/", "slack-bot", fake_slack_bot, JSON },
  { "/services/", "slack", fake_slack, JSON },
  { "/github/", "github", fake_github, JSON },
  { "/gitlab/", "gitlab", fake_gitlab, JSON },
  { "/jira/", "jira", fake_jira, JSON },
  { "/cachet3/", "cachet3", fake_cachet3, JSON },
  { "/cachet2/", "cachet2", fake_cachet2, JSON },
  { "/instatus/", "instatus", fake_instatus, JSON },
  { "/betterstack/", "betterstack", fake_betterstack, JSON },
  { "/openstatus/", "openstatus", fake_openstatus, JSON },
  { "/pagerduty/", "pagerduty", fake_pagerduty, JSON },
  { "/teams/", "teams", fake_teams, JSON },
  { "/webhook/", "webhook", fake_webhook, JSON },
  { "/v1/", "statuspage", fake_statuspage, JSON },
  { "/mattermost/", "mattermost", fake_mattermost, JSON },
  { "/zulip/", "zulip", fake_zulip, "application/x-www-form-urlencoded" },
  { "/matrix/", "matrix", fake_matrix, JSON },
  { "/ntfy/", "ntfy", fake_ntfy, JSON },
  { "/google-chat/", "google-chat", fake_google_chat, JSON },
  { "/rocketchat/", "rocketchat", fake_rocketchat, JSON },
  { "/goalert/", "goalert", fake_goalert, "application/x-www-form-urlencoded" },
  { NULL },
};

const FakeService *
fake_find (const char *path)
{
  for (const FakeService *service = fake_table; service->prefix != NULL; service++)
    if (g_str_has_prefix (path, service->prefix))
      return service;
  return NULL;
}
