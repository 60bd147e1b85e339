/* sitrep-declare-before.c - what happened before, and the known way to fix it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-before.h"

#include "incident/sitrep-runbook.h"
#include "widgets/sitrep-level-badge.h"

#include <glib/gi18n.h>

#define RUNBOOKS_MAX 2

struct _SitrepDeclareBefore
{
  AdwPreferencesGroup parent_instance;

  SitrepDeclareForm *form;
  GCancellable *cancellable; /* of the look under way, nullable */
  char *title;
  GPtrArray *rows;    /* GtkWidget */
  GPtrArray *repeats; /* GtkToggleButton, in the rows */
};

G_DEFINE_FINAL_TYPE (SitrepDeclareBefore, sitrep_declare_before, ADW_TYPE_PREFERENCES_GROUP)

/* --- rows --- */

static void
clear (SitrepDeclareBefore *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->repeats, 0);
}

static void
add_row (SitrepDeclareBefore *self, GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* It repeats one, or none. */
static void
repeat_cb (GtkToggleButton *button, SitrepDeclareBefore *self)
{
  const char *id = gtk_widget_get_name (GTK_WIDGET (button)), *was = sitrep_declare_form_get_first (self->form);

  if (!gtk_toggle_button_get_active (button))
    {
      if (g_strcmp0 (was, id) == 0)
        sitrep_declare_form_set_first (self->form, NULL);
      return;
    }
  sitrep_declare_form_set_first (self->form, id);
  for (guint i = 0; i < self->repeats->len; i++)
    if (self->repeats->pdata[i] != button)
      gtk_toggle_button_set_active (self->repeats->pdata[i], FALSE);
}

static GtkWidget *
new_repeat (SitrepDeclareBefore *self, const SitrepIncident *incident)
{
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name", "media-playlist-repeat-symbolic", "valign",
                                    GTK_ALIGN_CENTER, "tooltip-text", _ ("It Happens Again: Link as a Repeat"), NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, incident->base.id);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                g_strcmp0 (sitrep_declare_form_get_first (self->form), incident->base.id) == 0);
  g_signal_connect_object (button, "toggled", G_CALLBACK (repeat_cb), self, G_CONNECT_DEFAULT);
  g_ptr_array_add (self->repeats, button);
  return button;
}

/* What is known of it: which one it was, how long it took, and what ended it. */
static void
add_precedent (SitrepDeclareBefore *self, const SitrepPrecedent *precedent)
{
  const SitrepDossier *dossier = precedent->dossier;
  const SitrepIncident *incident = dossier->incident;
  gint64 ended = sitrep_dossier_ended (dossier);
  g_autofree char *took = sitrep_duration_short (sitrep_dossier_duration (dossier, ended));
  g_autofree char *day = sitrep_time_format (incident->declared_at, dossier->playbook->zone, _ ("%-e %b %Y"));
  g_autofree char *facts = g_strjoin (" · ", incident->label, day, took, NULL);
  /* Translators: what ended an incident of the past */
  g_autofree char *fixed = precedent->remedy != NULL ? g_strdup_printf (_ ("Fixed by: %s"), precedent->remedy) : NULL;
  g_autofree char *subtitle = g_strjoin (fixed != NULL ? "\n" : "", facts, fixed, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sitrep_level_badge_new (sitrep_dossier_level (dossier)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_repeat (self, incident));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "declare.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", incident->base.id);
  add_row (self, row, incident->title, subtitle);
}

/* One is followed, or none. */
static void
switched_cb (AdwSwitchRow *row, GParamSpec *pspec, SitrepDeclareBefore *self)
{
  const char *key = gtk_widget_get_name (GTK_WIDGET (row)), *was = sitrep_declare_form_get_runbook (self->form);

  if (!adw_switch_row_get_active (row))
    {
      if (g_strcmp0 (was, key) == 0)
        sitrep_declare_form_set_runbook (self->form, NULL);
      return;
    }
  sitrep_declare_form_set_runbook (self->form, key);
  for (guint i = 0; i < self->rows->len; i++)
    if (ADW_IS_SWITCH_ROW (self->rows->pdata[i]) && self->rows->pdata[i] != row)
      adw_switch_row_set_active (self->rows->pdata[i], FALSE);
}

static void
add_runbook (SitrepDeclareBefore *self, const SitrepRunbook *runbook)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  add_row (self, row, sitrep_runbook_title (runbook), _ ("A runbook for this: follow it from the start"));
  gtk_widget_set_name (row, runbook->key);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row),
                             g_strcmp0 (sitrep_declare_form_get_runbook (self->form), runbook->key) == 0);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_DEFAULT);
}

static gboolean
is_called (gconstpointer runbook, gconstpointer key)
{
  return g_strcmp0 (((const SitrepRunbook *) runbook)->key, key) == 0;
}

static gboolean
is_among (GPtrArray *precedents, const char *incident)
{
  for (guint i = 0; precedents != NULL && i < precedents->len; i++)
    if (g_strcmp0 (((const SitrepPrecedent *) g_ptr_array_index (precedents, i))->dossier->incident->base.id, incident)
        == 0)
      return TRUE;
  return FALSE;
}

static void
show_found (SitrepDeclareBefore *self, GPtrArray *precedents)
{
  SitrepPlaybook *playbook = sitrep_declare_form_get_playbook (self->form);
  g_autoptr (GPtrArray) runbooks = sitrep_runbooks_for (playbook, self->title);

  clear (self);
  if (!is_among (precedents, sitrep_declare_form_get_first (self->form)))
    sitrep_declare_form_set_first (self->form, NULL);
  if (!g_ptr_array_find_with_equal_func (runbooks, sitrep_declare_form_get_runbook (self->form), is_called, NULL))
    sitrep_declare_form_set_runbook (self->form, NULL);
  for (guint i = 0; i < MIN (runbooks->len, RUNBOOKS_MAX); i++)
    add_runbook (self, g_ptr_array_index (runbooks, i));
  for (guint i = 0; precedents != NULL && i < precedents->len; i++)
    add_precedent (self, g_ptr_array_index (precedents, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
found_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepDeclareBefore) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sitrep_desk_precedents_finish (SITREP_DESK (desk), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  /* Who declares is not to be held up: without an index nothing is offered, and the search says why. */
  show_found (self, found);
}

/* --- the widget --- */

static void
give_up (SitrepDeclareBefore *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
sitrep_declare_before_dispose (GObject *object)
{
  SitrepDeclareBefore *self = SITREP_DECLARE_BEFORE (object);

  give_up (self);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (sitrep_declare_before_parent_class)->dispose (object);
}

static void
sitrep_declare_before_finalize (GObject *object)
{
  SitrepDeclareBefore *self = SITREP_DECLARE_BEFORE (object);

  g_free (self->title);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->repeats);
  G_OBJECT_CLASS (sitrep_declare_before_parent_class)->finalize (object);
}

static void
sitrep_declare_before_class_init (SitrepDeclareBeforeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_declare_before_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_declare_before_finalize;
}

static void
sitrep_declare_before_init (SitrepDeclareBefore *self)
{
  self->rows = g_ptr_array_new ();
  self->repeats = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Seen Before?"));
}

/** sitrep_declare_before_set_form: to be called once. */
void
sitrep_declare_before_set_form (SitrepDeclareBefore *self, SitrepDeclareForm *form)
{
  g_return_if_fail (SITREP_IS_DECLARE_BEFORE (self));

  g_set_object (&self->form, form);
}

/** sitrep_declare_before_look: looks for what is like @title; it is shown when it is found. */
void
sitrep_declare_before_look (SitrepDeclareBefore *self, const char *title)
{
  g_return_if_fail (SITREP_IS_DECLARE_BEFORE (self));

  if (!g_set_str (&self->title, title))
    return;
  give_up (self);
  self->cancellable = g_cancellable_new ();
  sitrep_desk_precedents_async (sitrep_declare_form_get_desk (self->form), title, self->cancellable, found_cb,
                                g_object_ref (self));
}
