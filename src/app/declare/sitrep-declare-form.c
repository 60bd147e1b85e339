/* sitrep-declare-form.c - what was typed so far to declare an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-form.h"

#include "base/sitrep-text.h"

#include <glib/gi18n.h>

/* What was typed is on disk within a second. */
#define SAVE_AFTER 400

typedef enum
{
  PROP_TITLE = 1,
  PROP_PUBLIC_TITLE,
  PROP_IMPACT,
  PROP_DETECTED_BY,
  PROP_STARTED,
  PROP_LEAD,
  PROP_LEAD_HANDLE,
  PROP_MEET,
  PROP_LEVEL,
  PROP_DRILL
} SitrepDeclareFormProperty;
#define N_TEXTS (PROP_LEVEL + 1)
/* Under this the playbook is kept that was chosen for this one incident. */
#define PLAYBOOK_DRAFT "declare.playbook"
static GParamSpec *props[PROP_DRILL + 1];

struct _SitrepDeclareForm
{
  GObject parent_instance;

  SitrepDesk *desk;
  SitrepPlaybook *playbook;
  SitrepAnswers *answers;
  gint64 opened_at;
  char *texts[N_TEXTS];
  gboolean dirty[N_TEXTS];
  char *runbook; /* nullable: the one that is to be followed */
  char *first;   /* nullable: the id of the incident that this one repeats */
  gboolean drill;
  gboolean restored;
  gboolean cleared;
  guint save;
};

G_DEFINE_FINAL_TYPE (SitrepDeclareForm, sitrep_declare_form, G_TYPE_OBJECT)

static const char *
text_of (SitrepDeclareForm *self, SitrepDeclareFormProperty prop)
{
  return self->texts[prop] != NULL ? self->texts[prop] : "";
}

static char *
draft_key (SitrepDeclareFormProperty prop)
{
  return g_strconcat ("declare.", g_param_spec_get_name (props[prop]), NULL);
}

static void
save_cb (gpointer data)
{
  SitrepDeclareForm *self = data;

  self->save = 0;
  sitrep_declare_form_save (self);
}

static void
set_text (SitrepDeclareForm *self, SitrepDeclareFormProperty prop, const char *text)
{
  if (g_strcmp0 (text_of (self, prop), text != NULL ? text : "") == 0)
    return;
  g_set_str (&self->texts[prop], text);
  self->dirty[prop] = TRUE;
  g_clear_handle_id (&self->save, g_source_remove);
  self->save = g_timeout_add_once (SAVE_AFTER, save_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
sitrep_declare_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SitrepDeclareForm *self = SITREP_DECLARE_FORM (object);

  switch ((SitrepDeclareFormProperty) id)
    {
    case PROP_TITLE:
    case PROP_PUBLIC_TITLE:
    case PROP_IMPACT:
    case PROP_DETECTED_BY:
    case PROP_STARTED:
    case PROP_LEAD:
    case PROP_LEAD_HANDLE:
    case PROP_MEET:
    case PROP_LEVEL:
      g_value_set_string (value, text_of (self, id));
      break;
    case PROP_DRILL:
      g_value_set_boolean (value, self->drill);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sitrep_declare_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SitrepDeclareForm *self = SITREP_DECLARE_FORM (object);

  switch ((SitrepDeclareFormProperty) id)
    {
    case PROP_TITLE:
    case PROP_PUBLIC_TITLE:
    case PROP_IMPACT:
    case PROP_DETECTED_BY:
    case PROP_STARTED:
    case PROP_LEAD:
    case PROP_LEAD_HANDLE:
    case PROP_MEET:
    case PROP_LEVEL:
      set_text (self, id, g_value_get_string (value));
      break;
    case PROP_DRILL:
      self->drill = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sitrep_declare_form_dispose (GObject *object)
{
  SitrepDeclareForm *self = SITREP_DECLARE_FORM (object);

  if (self->answers != NULL)
    sitrep_declare_form_save (self);
  g_clear_object (&self->answers);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_declare_form_parent_class)->dispose (object);
}

static void
sitrep_declare_form_finalize (GObject *object)
{
  SitrepDeclareForm *self = SITREP_DECLARE_FORM (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->runbook);
  g_free (self->first);
  G_OBJECT_CLASS (sitrep_declare_form_parent_class)->finalize (object);
}

static void
sitrep_declare_form_class_init (SitrepDeclareFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  static const char *const names[N_TEXTS] = {
    [PROP_TITLE] = "title",
    [PROP_PUBLIC_TITLE] = "public-title",
    [PROP_IMPACT] = "impact",
    [PROP_DETECTED_BY] = "detected-by",
    [PROP_STARTED] = "started",
    [PROP_LEAD] = "lead",
    [PROP_LEAD_HANDLE] = "lead-handle",
    [PROP_MEET] = "meet",
    [PROP_LEVEL] = "level",
  };

  object_class->get_property = sitrep_declare_form_get_property;
  object_class->set_property = sitrep_declare_form_set_property;
  object_class->dispose = sitrep_declare_form_dispose;
  object_class->finalize = sitrep_declare_form_finalize;

  for (guint i = 1; i < N_TEXTS; i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, "", flags);
  props[PROP_DRILL] = g_param_spec_boolean ("drill", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sitrep_declare_form_init (SitrepDeclareForm *self)
{
}

static void
restore (SitrepDeclareForm *self)
{
  for (guint i = 1; i < N_TEXTS; i++)
    {
      g_autofree char *key = draft_key (i);

      self->texts[i] = sitrep_desk_draft (self->desk, key);
      if (i != PROP_LEVEL && !sitrep_text_is_empty (self->texts[i]))
        self->restored = TRUE;
    }
  if (!sitrep_answers_is_empty (self->answers))
    self->restored = TRUE;
}

static SitrepDeclareForm *
begin (SitrepDesk *desk, SitrepPlaybook *playbook)
{
  SitrepDeclareForm *self = g_object_new (SITREP_TYPE_DECLARE_FORM, NULL);

  self->desk = g_object_ref (desk);
  self->playbook = playbook;
  self->answers = sitrep_answers_new (desk, NULL, self->playbook);
  self->opened_at = sitrep_desk_now (desk);
  return self;
}

static void
choose_level (SitrepDeclareForm *self)
{
  if (sitrep_declare_form_get_level (self) == NULL)
    g_set_str (&self->texts[PROP_LEVEL], sitrep_playbook_default_level (self->playbook)->key);
}

/** sitrep_declare_form_new: begins a declaration on a desk that has a process, or goes on with an unfinished one. */
SitrepDeclareForm *
sitrep_declare_form_new (SitrepDesk *desk)
{
  g_autofree char *id = sitrep_desk_draft (desk, PLAYBOOK_DRAFT);
  SitrepPlaybook *other = sitrep_text_is_empty (id) ? NULL : sitrep_desk_playbook (desk, id, NULL);
  SitrepDeclareForm *self = begin (desk, other != NULL ? other : sitrep_desk_default_playbook (desk));

  restore (self);
  choose_level (self);
  return self;
}

/**
 * sitrep_declare_form_new_under:
 * @playbook: the id of the version that this one incident is to be declared under
 *
 * Returns: (transfer full) (nullable): a declaration with all that was typed in @from, under another playbook
 */
SitrepDeclareForm *
sitrep_declare_form_new_under (SitrepDeclareForm *from, const char *playbook)
{
  SitrepPlaybook *other = sitrep_desk_playbook (from->desk, playbook, NULL);
  SitrepDeclareForm *self;

  if (other == NULL)
    return NULL;
  sitrep_desk_save_draft (from->desk, PLAYBOOK_DRAFT, NULL, playbook);
  self = begin (from->desk, other);
  self->opened_at = from->opened_at;
  self->drill = from->drill;
  for (guint i = 1; i < N_TEXTS; i++)
    self->texts[i] = i == PROP_LEVEL ? NULL : g_strdup (from->texts[i]);
  choose_level (self);
  return self;
}

SitrepDesk *
sitrep_declare_form_get_desk (SitrepDeclareForm *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), NULL);

  return self->desk;
}

SitrepPlaybook *
sitrep_declare_form_get_playbook (SitrepDeclareForm *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), NULL);

  return self->playbook;
}

/** sitrep_declare_form_get_answers: Returns: (transfer none): what was answered to the process' triage questions. */
SitrepAnswers *
sitrep_declare_form_get_answers (SitrepDeclareForm *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), NULL);

  return self->answers;
}

/** sitrep_declare_form_set_first: which incident this one repeats, by its id, or %NULL. */
void
sitrep_declare_form_set_first (SitrepDeclareForm *self, const char *incident)
{
  g_return_if_fail (SITREP_IS_DECLARE_FORM (self));

  g_set_str (&self->first, incident);
}

const char *
sitrep_declare_form_get_first (SitrepDeclareForm *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), NULL);

  return self->first;
}

/** sitrep_declare_form_set_runbook: which runbook of the process is to be followed, or %NULL. */
void
sitrep_declare_form_set_runbook (SitrepDeclareForm *self, const char *runbook)
{
  g_return_if_fail (SITREP_IS_DECLARE_FORM (self));

  g_set_str (&self->runbook, runbook);
}

const char *
sitrep_declare_form_get_runbook (SitrepDeclareForm *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), NULL);

  return self->runbook;
}

/** sitrep_declare_form_get_level: Returns: (transfer none): the chosen one. */
const SitrepLevel *
sitrep_declare_form_get_level (SitrepDeclareForm *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), NULL);

  return sitrep_playbook_level (self->playbook, text_of (self, PROP_LEVEL));
}

/** sitrep_declare_form_get: Returns: (transfer none): the text of a property, never %NULL. */
const char *
sitrep_declare_form_get (SitrepDeclareForm *self, const char *name)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), "");

  for (guint i = 1; i < N_TEXTS; i++)
    if (g_str_equal (g_param_spec_get_name (props[i]), name))
      return text_of (self, i);
  g_return_val_if_reached ("");
}

SitrepKind
sitrep_declare_form_get_kind (SitrepDeclareForm *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), SITREP_KIND_REAL);

  return self->drill ? SITREP_KIND_DRILL : SITREP_KIND_REAL;
}

/** sitrep_declare_form_get_elapsed: for how long it has been happening, as far as the form says. */
gint64
sitrep_declare_form_get_elapsed (SitrepDeclareForm *self)
{
  gint64 started;

  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), 0);

  started = sitrep_declare_form_get_started (self, NULL);
  return MAX (sitrep_desk_now (self->desk) - (started != SITREP_NEVER ? started : self->opened_at), 0);
}

/** sitrep_declare_form_get_waited: how long ago somebody began to declare: from then on a response is owed. */
gint64
sitrep_declare_form_get_waited (SitrepDeclareForm *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), 0);

  return MAX (sitrep_desk_now (self->desk) - self->opened_at, 0);
}

/** sitrep_declare_form_was_restored: whether it began with what was typed before. */
gboolean
sitrep_declare_form_was_restored (SitrepDeclareForm *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), FALSE);

  return self->restored;
}

static GTimeZone *
get_zone (SitrepDeclareForm *self)
{
  return self->playbook->zone != NULL ? g_time_zone_ref (self->playbook->zone) : g_time_zone_new_local ();
}

/** sitrep_declare_form_time_words: Returns: (transfer full): day, time and zone, as the process prints times. */
char *
sitrep_declare_form_time_words (SitrepDeclareForm *self, gint64 at)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), NULL);

  zone = get_zone (self);
  /* Translators: a day and a time, for strftime, as in “Thursday, 30 October, 12:05” */
  time = sitrep_time_format (at, zone,
                             self->playbook->twelve_hours ? _ ("%A, %-d %B, %-I:%M %p") : _ ("%A, %-d %B, %H:%M"));
  return g_strjoin (" ", time, self->playbook->zone_label, NULL);
}

/**
 * sitrep_declare_form_get_started:
 *
 * Returns: since when it happens; where nothing was typed, since somebody began
 *   to declare it; SITREP_NEVER with an error for what is no time, or a future one
 */
gint64
sitrep_declare_form_get_started (SitrepDeclareForm *self, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  gint64 at = SITREP_NEVER;

  g_return_val_if_fail (SITREP_IS_DECLARE_FORM (self), SITREP_NEVER);

  if (sitrep_text_is_empty (text_of (self, PROP_STARTED)))
    return self->opened_at;
  zone = get_zone (self);
  if (!sitrep_time_parse (text_of (self, PROP_STARTED), sitrep_desk_now (self->desk), zone, &at, error))
    return SITREP_NEVER;
  return at;
}

/** sitrep_declare_form_bind: keeps a widget's property and one of the form the same. */
void
sitrep_declare_form_bind (SitrepDeclareForm *self, const char *name, gpointer widget, const char *property)
{
  g_return_if_fail (SITREP_IS_DECLARE_FORM (self));

  g_object_bind_property (self, name, widget, property, G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static const char *
or_null (const char *text)
{
  return sitrep_text_is_empty (text) ? NULL : text;
}

/**
 * sitrep_declare_form_declare:
 *
 * Declares what the form says, with those triage answers that are understood; ends in sitrep_desk_finish(). The form keeps all
 * it holds: call sitrep_declare_form_clear() once it is done.
 */
void
sitrep_declare_form_declare (SitrepDeclareForm *self,
                             GHashTable *values,
                             GPtrArray *edited,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  SitrepDeclaration declaration = { 0 };
  g_autoptr (GHashTable) answers = NULL;

  g_return_if_fail (SITREP_IS_DECLARE_FORM (self));

  answers = sitrep_answers_understood (self->answers);
  declaration.kind = sitrep_declare_form_get_kind (self);
  declaration.playbook = self->playbook->id;
  declaration.title = text_of (self, PROP_TITLE);
  declaration.level = or_null (text_of (self, PROP_LEVEL));
  declaration.started_at = sitrep_declare_form_get_started (self, NULL);
  declaration.detected_by = or_null (text_of (self, PROP_DETECTED_BY));
  declaration.public_title = or_null (text_of (self, PROP_PUBLIC_TITLE));
  declaration.lead = or_null (text_of (self, PROP_LEAD));
  declaration.lead_handle = or_null (text_of (self, PROP_LEAD_HANDLE));
  declaration.meet = or_null (text_of (self, PROP_MEET));
  declaration.impact = or_null (text_of (self, PROP_IMPACT));
  declaration.values = values;
  declaration.answers = answers;
  declaration.edited = edited;
  sitrep_desk_declare_async (self->desk, &declaration, callback, data);
}

/** sitrep_declare_form_save: puts what was typed on disk now. */
void
sitrep_declare_form_save (SitrepDeclareForm *self)
{
  g_return_if_fail (SITREP_IS_DECLARE_FORM (self));

  g_clear_handle_id (&self->save, g_source_remove);
  sitrep_answers_save (self->answers);
  for (guint i = 1; i < N_TEXTS && !self->cleared; i++)
    if (self->dirty[i])
      {
        g_autofree char *key = draft_key (i);

        sitrep_desk_save_draft (self->desk, key, NULL, or_null (text_of (self, i)));
        self->dirty[i] = FALSE;
      }
}

/** sitrep_declare_form_clear: forgets the drafts; the form itself is not to be used any more. */
void
sitrep_declare_form_clear (SitrepDeclareForm *self)
{
  g_return_if_fail (SITREP_IS_DECLARE_FORM (self));

  g_clear_handle_id (&self->save, g_source_remove);
  self->cleared = TRUE;
  sitrep_answers_clear (self->answers);
  sitrep_desk_save_draft (self->desk, PLAYBOOK_DRAFT, NULL, NULL);
  for (guint i = 1; i < N_TEXTS; i++)
    {
      g_autofree char *key = draft_key (i);

      sitrep_desk_save_draft (self->desk, key, NULL, NULL);
    }
}
