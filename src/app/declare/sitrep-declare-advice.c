/* sitrep-declare-advice.c - the process' own questions, and the level that the answers propose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-advice.h"

#include "sitrep-triage-group.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-level-badge.h"

#include <glib/gi18n.h>

struct _SitrepDeclareAdvice
{
  AdwBin parent_instance;

  SitrepLevelBadge *badge;
  GtkLabel *proposal;
  GtkLabel *reasons;

  SitrepDeclareForm *form;
  GtkWidget *first;
  char *level;
};

G_DEFINE_FINAL_TYPE (SitrepDeclareAdvice, sitrep_declare_advice, ADW_TYPE_BIN)

typedef enum
{
  PROP_LEVEL = 1
} SitrepDeclareAdviceProperty;
static GParamSpec *props[PROP_LEVEL + 1];

/* What proposes nothing is passed over, but not a figure that no level has a band for. */
static char *
reasons_words (const SitrepAdvice *advice)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < advice->reasons->len; i++)
    {
      const SitrepReason *reason = g_ptr_array_index (advice->reasons, i);

      if (reason->level != NULL || reason->question->measure != NULL)
        g_string_append_printf (words, "%s• %s", words->len > 0 ? "\n" : "", reason->words);
    }
  return g_string_free_and_steal (words);
}

static char *
proposal_words (SitrepDeclareAdvice *self, const SitrepAdvice *advice)
{
  if (advice->level != NULL)
    /* Translators: a level and its name, as in “Proposed: SEV-1, Critical” */
    return g_strdup_printf (_ ("Proposed: %s, %s"), advice->level->key, advice->level->name);
  return g_strdup (advice->reasons->len > 0 ? _ ("No Answer Proposes a Level") : _ ("Answer What You Know"));
}

/* Said aloud when the proposal is another one: the focus is in a question then. */
static void
put_level (SitrepDeclareAdvice *self, const SitrepLevel *level, const char *words)
{
  if (!g_set_str (&self->level, level != NULL ? level->key : NULL))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEVEL]);
}

static void
show_advice (SitrepDeclareAdvice *self)
{
  g_autoptr (GHashTable) answers = sitrep_declare_answers_understood (sitrep_declare_form_get_answers (self->form));
  g_autoptr (SitrepAdvice) advice = sitrep_advise (sitrep_declare_form_get_playbook (self->form), answers);
  g_autofree char *proposal = proposal_words (self, advice);
  g_autofree char *reasons = reasons_words (advice);

  sitrep_level_badge_set_level (self->badge, advice->level);
  gtk_label_set_text (self->proposal, proposal);
  gtk_label_set_text (self->reasons,
                      *reasons != '\0' ? reasons : _ ("The worst level that an answer proposes counts. You decide."));
  put_level (self, advice->level, proposal);
}

static void
sitrep_declare_advice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((SitrepDeclareAdviceProperty) id)
    {
    case PROP_LEVEL:
      g_value_set_string (value, SITREP_DECLARE_ADVICE (object)->level);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The first question. */
static gboolean
sitrep_declare_advice_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = SITREP_DECLARE_ADVICE (widget)->first;

  return first != NULL && gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}

static void
sitrep_declare_advice_dispose (GObject *object)
{
  SitrepDeclareAdvice *self = SITREP_DECLARE_ADVICE (object);

  self->first = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_DECLARE_ADVICE);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (sitrep_declare_advice_parent_class)->dispose (object);
}

static void
sitrep_declare_advice_finalize (GObject *object)
{
  g_free (SITREP_DECLARE_ADVICE (object)->level);
  G_OBJECT_CLASS (sitrep_declare_advice_parent_class)->finalize (object);
}

static void
sitrep_declare_advice_class_init (SitrepDeclareAdviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sitrep_declare_advice_get_property;
  object_class->dispose = sitrep_declare_advice_dispose;
  object_class->finalize = sitrep_declare_advice_finalize;
  widget_class->grab_focus = sitrep_declare_advice_grab_focus;

  props[PROP_LEVEL] = g_param_spec_string ("level", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SITREP_TYPE_LEVEL_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("declare/sitrep-declare-advice.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareAdvice, badge);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareAdvice, proposal);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareAdvice, reasons);
}

static void
sitrep_declare_advice_init (SitrepDeclareAdvice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** sitrep_declare_advice_set_form: asks the questions of @form's process; to be called once. */
void
sitrep_declare_advice_set_form (SitrepDeclareAdvice *self, SitrepDeclareForm *form)
{
  AdwPreferencesPage *page;
  SitrepDeclareAnswers *answers;
  SitrepPlaybook *playbook;

  g_return_if_fail (SITREP_IS_DECLARE_ADVICE (self));

  g_set_object (&self->form, form);
  page = ADW_PREFERENCES_PAGE (adw_bin_get_child (ADW_BIN (self)));
  answers = sitrep_declare_form_get_answers (form);
  playbook = sitrep_declare_form_get_playbook (form);
  for (guint i = 0; i < playbook->triage->len; i++)
    {
      GtkWidget *group = sitrep_triage_group_new (g_ptr_array_index (playbook->triage, i), answers);

      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
      if (i == 0)
        self->first = group;
    }
  g_signal_connect_object (answers, "changed", G_CALLBACK (show_advice), self, G_CONNECT_SWAPPED);
  show_advice (self);
}

/** sitrep_declare_advice_get_level: Returns: (nullable): the key of the level that the answers propose. */
const char *
sitrep_declare_advice_get_level (SitrepDeclareAdvice *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_ADVICE (self), NULL);

  return self->level;
}
