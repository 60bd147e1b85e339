/* sitrep-advice-view.c - the process' own questions, and the level that the answers propose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-advice-view.h"

#include "sitrep-triage-group.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-level-badge.h"

#include <glib/gi18n.h>

struct _SitrepAdviceView
{
  AdwBin parent_instance;

  SitrepLevelBadge *badge;
  GtkLabel *proposal;
  GtkLabel *reasons;

  SitrepAnswers *answers;
  GtkWidget *first;
  char *level;
};

G_DEFINE_FINAL_TYPE (SitrepAdviceView, sitrep_advice_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_LEVEL = 1
} SitrepAdviceViewProperty;
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
proposal_words (SitrepAdviceView *self, const SitrepAdvice *advice)
{
  if (advice->level != NULL)
    /* Translators: a level and its name, as in “Proposed: SEV-1, Critical” */
    return g_strdup_printf (_ ("Proposed: %s, %s"), advice->level->key, advice->level->name);
  return g_strdup (advice->reasons->len > 0 ? _ ("No Answer Proposes a Level") : _ ("Answer What You Know"));
}

/* Said aloud when the proposal is another one: the focus is in a question then. */
static void
put_level (SitrepAdviceView *self, const SitrepLevel *level, const char *words)
{
  if (!g_set_str (&self->level, level != NULL ? level->key : NULL))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEVEL]);
}

static void
show_advice (SitrepAdviceView *self)
{
  g_autoptr (GHashTable) answers = sitrep_answers_understood (self->answers);
  g_autoptr (SitrepAdvice) advice = sitrep_advise (sitrep_answers_get_playbook (self->answers), answers);
  g_autofree char *proposal = proposal_words (self, advice);
  g_autofree char *reasons = reasons_words (advice);

  sitrep_level_badge_set_level (self->badge, advice->level);
  gtk_label_set_text (self->proposal, proposal);
  gtk_label_set_text (self->reasons,
                      *reasons != '\0' ? reasons : _ ("The worst level that an answer proposes counts. You decide."));
  put_level (self, advice->level, proposal);
}

static void
sitrep_advice_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((SitrepAdviceViewProperty) id)
    {
    case PROP_LEVEL:
      g_value_set_string (value, SITREP_ADVICE_VIEW (object)->level);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The first question. */
static gboolean
sitrep_advice_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = SITREP_ADVICE_VIEW (widget)->first;

  return first != NULL && gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}

static void
sitrep_advice_view_dispose (GObject *object)
{
  SitrepAdviceView *self = SITREP_ADVICE_VIEW (object);

  self->first = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_ADVICE_VIEW);
  g_clear_object (&self->answers);
  G_OBJECT_CLASS (sitrep_advice_view_parent_class)->dispose (object);
}

static void
sitrep_advice_view_finalize (GObject *object)
{
  g_free (SITREP_ADVICE_VIEW (object)->level);
  G_OBJECT_CLASS (sitrep_advice_view_parent_class)->finalize (object);
}

static void
sitrep_advice_view_class_init (SitrepAdviceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sitrep_advice_view_get_property;
  object_class->dispose = sitrep_advice_view_dispose;
  object_class->finalize = sitrep_advice_view_finalize;
  widget_class->grab_focus = sitrep_advice_view_grab_focus;

  props[PROP_LEVEL] = g_param_spec_string ("level", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SITREP_TYPE_LEVEL_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("level/sitrep-advice-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepAdviceView, badge);
  gtk_widget_class_bind_template_child (widget_class, SitrepAdviceView, proposal);
  gtk_widget_class_bind_template_child (widget_class, SitrepAdviceView, reasons);
}

static void
sitrep_advice_view_init (SitrepAdviceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** sitrep_advice_view_set_answers: asks the questions of their process; to be called once. */
void
sitrep_advice_view_set_answers (SitrepAdviceView *self, SitrepAnswers *answers)
{
  AdwPreferencesPage *page;
  SitrepPlaybook *playbook;

  g_return_if_fail (SITREP_IS_ADVICE_VIEW (self));
  g_return_if_fail (self->answers == NULL);

  self->answers = g_object_ref (answers);
  page = ADW_PREFERENCES_PAGE (adw_bin_get_child (ADW_BIN (self)));
  playbook = sitrep_answers_get_playbook (answers);
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

/** sitrep_advice_view_get_level: Returns: (nullable): the key of the level that the answers propose. */
const char *
sitrep_advice_view_get_level (SitrepAdviceView *self)
{
  g_return_val_if_fail (SITREP_IS_ADVICE_VIEW (self), NULL);

  return self->level;
}
