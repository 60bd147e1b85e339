/* cstate.c - cState: a status page that is made of the files of a repository at GitHub
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://github.com/cstate/cstate/wiki (connectors.md, section 3) */
#define TITLE_LIMIT 255
#define TEXT_LIMIT 65536
#define FOLDER "content/issues/"
#define SLUG_LIMIT 60
#define FENCE "---\n"

static const SitrepSetting settings[] = {
  { "repository", N_ ("Repository"), N_ ("Of the status page: its owner and its name, as in shop/status"), FALSE },
  { "systems", N_ ("Affected systems"), N_ ("Their names as in the page's config.yml, with commas between them"),
    FALSE },
  { "base", N_ ("Server"), N_ ("Only for GitHub Enterprise Server, as in https://github.shop.example/api/v3"), FALSE },
  { "token", N_ ("Token"),
    N_ ("In GitHub: Settings, Developer settings, Personal access tokens. It needs to write contents"), TRUE },
  { NULL },
};

/* --- the file --- */

/* The same at each try. */
static gint64
moment_of (const SitrepDelivery *delivery)
{
  gint64 confirmed = delivery->message->confirmed_at;

  return confirmed != SITREP_NEVER ? confirmed : delivery->now;
}

static char *
time_of (const SitrepDelivery *delivery, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment_of (delivery) / G_USEC_PER_SEC);

  return g_date_time_format (utc, format);
}

static gboolean
is_path (const char *path)
{
  return path != NULL && g_str_has_prefix (path, FOLDER) && g_str_has_suffix (path, ".md")
         && sitrep_is_made_of (path + strlen (FOLDER), "-.");
}

/* The incident's own, which ends with a piece of its id: two may have one title on one day. */
static char *
path_of (const SitrepDelivery *delivery)
{
  g_autofree char *repository = sitrep_destination_setting (delivery->destination, "repository");
  g_autofree char *of = sitrep_ids_get (delivery->first_ids, "repository");
  g_autofree char *path = sitrep_ids_get (delivery->first_ids, "path");
  g_autofree char *day = time_of (delivery, "%Y-%m-%d");
  g_autofree char *slug = sitrep_text_slug (delivery->message->title, SLUG_LIMIT);
  g_autofree char *incident = sitrep_text_slug (delivery->message->incident, SLUG_LIMIT);
  gsize length = strlen (incident);

  if (is_path (path) && g_strcmp0 (of, repository) == 0)
    return g_steal_pointer (&path);
  return g_strdup_printf (FOLDER "%s-%s%s%s.md", day, slug, *slug != '\0' ? "-" : "",
                          incident + (length > 8 ? length - 8 : 0));
}

/* A scalar of YAML in double quotes: nothing in it means anything. */
static char *
quote (const char *text)
{
  g_autofree char *line = sitrep_text_line (text);
  g_autoptr (GString) out = g_string_new (line);

  g_string_replace (out, "\\", "\\\\", 0);
  g_string_replace (out, "\"", "\\\"", 0);
  g_string_prepend_c (out, '"');
  g_string_append_c (out, '"');
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
add_systems (GString *out, const SitrepDelivery *delivery)
{
  g_autofree char *setting = sitrep_destination_setting (delivery->destination, "systems");
  g_auto (GStrv) names = g_strsplit (setting != NULL ? setting : "", ",", -1);

  g_string_append (out, "affected:\n");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = quote (names[i]);

      if (strcmp (name, "\"\"") != 0)
        g_string_append_printf (out, "  - %s\n", name);
    }
}

static void
add_end (GString *out, const SitrepDelivery *delivery)
{
  g_autofree char *time = time_of (delivery, "%Y-%m-%d %H:%M:%S");
  gboolean over = delivery->message->stage == SITREP_STAGE_RESOLVE;

  g_string_append_printf (out, "resolved: %s\nresolvedWhen: \"%s\"\n", over ? "true" : "false", over ? time : "");
}

static char *
new_head (const SitrepDelivery *delivery)
{
  static const char *const severities[] = {
    [SITREP_SEVERITY_CRITICAL] = "down",
    [SITREP_SEVERITY_MAJOR] = "disrupted",
    [SITREP_SEVERITY_MINOR] = "disrupted",
    [SITREP_SEVERITY_LOW] = "notice",
  };
  g_autofree char *title = sitrep_connector_title (delivery->message, "", TITLE_LIMIT);
  g_autofree char *quoted = quote (title);
  g_autofree char *time = time_of (delivery, "%Y-%m-%d %H:%M:%S");
  GString *out = g_string_new (FENCE);

  g_string_append_printf (out, "title: %s\ndate: \"%s\"\nseverity: \"%s\"\n", quoted, time,
                          severities[delivery->message->severity]);
  add_systems (out, delivery);
  g_string_append (out, "section: \"issue\"\n");
  add_end (out, delivery);
  g_string_append (out, FENCE);
  return g_string_free_and_steal (out);
}

/* What stands at the head already stays, but for whether it is over. */
static char *
changed_head (const SitrepDelivery *delivery, const char *head)
{
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);
  GString *out = g_string_new (FENCE);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], "resolved:") && !g_str_has_prefix (lines[i], "resolvedWhen:"))
      g_string_append_printf (out, "%s\n", lines[i]);
  add_end (out, delivery);
  g_string_append (out, FENCE);
  return g_string_free_and_steal (out);
}

/* Two braces would begin a command of Hugo, in code as well. */
static char *
new_entry (const SitrepDelivery *delivery)
{
  static const char *const names[] = { "Investigating", "Identified", "Monitoring", "Resolved" };
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_commonmark, delivery, TEXT_LIMIT);
  g_autofree char *time = time_of (delivery, "%Y-%m-%d %H:%M UTC");
  g_autoptr (GString) safe = g_string_new (text);

  g_string_replace (safe, "{", "{\u200B", 0);
  return g_strdup_printf ("**%s**, %s\n\n%s\n", names[sitrep_page_status (delivery->message)], time, safe->str);
}

/* The text of the file as it is, or NULL where the answer has none. */
static char *
file_in (JsonNode *json)
{
  const char *coded = sitrep_json_text (json, "content");
  gsize size = 0;
  g_autofree guchar *text = coded != NULL && g_strcmp0 (sitrep_json_text (json, "encoding"), "base64") == 0
                              ? g_base64_decode (coded, &size)
                              : NULL;

  return text != NULL && g_utf8_validate_len ((char *) text, size, NULL) ? g_strndup ((char *) text, size) : NULL;
}

/* The newest entry first; NULL where @old is no file of cState. */
static char *
file_with (const SitrepDelivery *delivery, const char *old)
{
  g_autofree char *entry = new_entry (delivery);
  const char *end = old != NULL && g_str_has_prefix (old, FENCE) ? strstr (old + strlen (FENCE), "\n" FENCE) : NULL;
  g_autofree char *inner = end != NULL ? g_strndup (old + strlen (FENCE), (gsize) (end - old) - strlen (FENCE)) : NULL;
  g_autofree char *head = inner != NULL ? changed_head (delivery, inner) : new_head (delivery);

  if (old == NULL)
    return g_strconcat (head, entry, NULL);
  return end != NULL ? g_strconcat (head, entry, "\n***\n\n", end + strlen ("\n" FENCE), NULL) : NULL;
}

static gboolean
has_entry (const SitrepDelivery *delivery, const char *file)
{
  g_autofree char *entry = new_entry (delivery);

  return file != NULL && strstr (file, entry) != NULL;
}

/* --- requests: the file is read, and written as it is then --- */

static SitrepRequest *
call (const SitrepDelivery *delivery, const char *method, JsonBuilder *body)
{
  g_autofree char *path = path_of (delivery);
  g_autofree char *what = g_strconcat ("/contents/", path, NULL);

  return sitrep_github_call (delivery->destination, delivery->secret, method, what, body);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *title = sitrep_connector_title (delivery->message, "", TITLE_LIMIT);

  if (!sitrep_github_check (delivery->destination, delivery->secret, error)
      || !sitrep_connector_check_doc (delivery->doc, error) || !sitrep_page_check_title (title, error))
    return NULL;
  return call (delivery, "GET", NULL);
}

static SitrepRequest *
write_file (const SitrepDelivery *delivery, const char *file, const char *sha)
{
  g_autofree char *title = sitrep_connector_title (delivery->message, SITREP_GITHUB_CALLS, TITLE_LIMIT);
  g_autofree char *coded = g_base64_encode ((const guchar *) file, strlen (file));
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "message", title);
  sitrep_json_add (json, "content", coded);
  sitrep_json_add (json, "sha", sha);
  json_builder_end_object (json);
  return call (delivery, "PUT", json);
}

static SitrepRequest *
next (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *old = file_in (json);
  g_autofree char *file = NULL;

  if (delivery->step > 0 || (answer->status != 404 && (answer->status != 200 || old == NULL))
      || has_entry (delivery, old))
    return NULL;
  file = file_with (delivery, answer->status == 404 ? NULL : old);
  return file != NULL ? write_file (delivery, file, sitrep_json_text (json, "sha")) : NULL;
}

/* --- answers --- */

static SitrepOutcome *
done (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *repository = sitrep_destination_setting (delivery->destination, "repository");
  g_autofree char *path = path_of (delivery);
  g_autofree char *old = file_in (json);
  gboolean written = sitrep_json_text (sitrep_json_member (json, "content"), "path") != NULL;
  SitrepOutcome *result;

  if (delivery->step == 0 && old != NULL && !has_entry (delivery, old))
    return sitrep_outcome_new (SITREP_OUTCOME_REJECTED,
                               _ ("The page's file of this incident is not as cState needs it."),
                               _ ("Look at the file in the repository, and post this there by hand."));
  if (delivery->step == 0 ? old == NULL : !written)
    return sitrep_outcome_unexpected ();
  result = sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  result->ids = sitrep_ids_new ("repository", repository, "path", path, NULL);
  return result;
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  SitrepAnswerView changed = *answer;

  if (answer->status >= 200 && answer->status <= 299)
    return done (delivery, answer);
  /* Somebody wrote in between: it is read once more. */
  if (answer->status == 409)
    changed.status = 503;
  return sitrep_github_outcome (&changed, delivery->secret, delivery->now);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_headed (&sitrep_dialect_commonmark, doc, title, "", TITLE_LIMIT, TEXT_LIMIT);
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (SitrepOutcome) result = sitrep_github_outcome (answer, secret, 0);

  return result->kind == SITREP_OUTCOME_DONE ? sitrep_outcome_probed (answer, secret, "full_name")
                                             : g_steal_pointer (&result);
}

const SitrepConnector sitrep_connector_cstate = {
  .key = "cstate",
  .name = "cState",
  .kind = "status-page",
  .audience = SITREP_AUDIENCE_PUBLIC,
  .settings = settings,
  .knows_doubles = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = sitrep_github_check,
  .request = request,
  .next = next,
  .outcome = outcome,
  .preview = preview,
  .probe = sitrep_github_probe,
  .probed = probed,
};
