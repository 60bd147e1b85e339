/* sitrep-checklist-row.c - one checklist item: tick, who and when, not applicable
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-checklist-row.h"

#include "incident/sitrep-condition.h"
#include "incident/sitrep-measured.h"
#include "sitrep-item-deeds.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

struct _SitrepChecklistRow
{
  AdwActionRow parent_instance;

  GtkWidget *check;
  GtkWidget *skip;
  GtkWidget *act;  /* the main deed; like @more made when it is needed, for most items have none */
  GtkWidget *more; /* the other deeds */
  char *deeds;     /* that are offered, to tell them from others */

  SitrepSubject *subject;
  char *item;
  char *decision; /* that the item takes, or NULL */
  SitrepTickState state;
  AdwDialog *dialog; /* that asks about the item; a weak pointer */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (SitrepChecklistRow, sitrep_checklist_row, ADW_TYPE_ACTION_ROW)

static void
set_state (SitrepChecklistRow *self, SitrepTickState state, const char *reason)
{
  sitrep_desk_tick_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->item, state,
                          reason, sitrep_feedback_done_cb, g_object_ref (self));
}

/* A decision is not ticked but taken, or taken back: the button stays as it was until then. */
static void
ask (SitrepChecklistRow *self)
{
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), self->state == SITREP_TICK_DONE);
  self->showing = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "incident.decide", "s", self->decision);
}

static void
toggled_cb (GtkCheckButton *check, SitrepChecklistRow *self)
{
  if (self->showing)
    return;
  if (self->decision != NULL)
    ask (self);
  else
    set_state (self, gtk_check_button_get_active (check) ? SITREP_TICK_DONE : SITREP_TICK_OPEN, NULL);
}

static void
reason_cb (AdwAlertDialog *dialog, const char *response, SitrepChecklistRow *self)
{
  GtkWidget *entry = adw_alert_dialog_get_extra_child (dialog);

  if (g_strcmp0 (response, "skip") == 0)
    set_state (self, SITREP_TICK_SKIPPED, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
skip_cb (GtkButton *button, SitrepChecklistRow *self)
{
  AdwDialog *dialog;
  GtkWidget *entry;

  if (self->state == SITREP_TICK_SKIPPED)
    {
      set_state (self, SITREP_TICK_OPEN, NULL);
      return;
    }
  dialog = adw_alert_dialog_new (_ ("Not Applicable?"), NULL);
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why it does not apply here"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "skip", _ ("_Not Applicable"),
                                  NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "skip");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (reason_cb), self, G_CONNECT_DEFAULT);
  g_set_weak_pointer (&self->dialog, dialog);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static char *
who_and_when (SitrepChecklistRow *self, const SitrepChecklistLine *line)
{
  g_autofree char *clock = line->at != SITREP_NEVER ? sitrep_subject_clock (self->subject, line->at) : NULL;

  if (clock != NULL && line->by != NULL)
    return g_strdup_printf ("%s, %s", clock, line->by);
  if (clock != NULL || line->by != NULL)
    return g_strdup (clock != NULL ? clock : line->by);
  return g_strdup (_ ("By itself"));
}

static char *
state_words (SitrepChecklistRow *self, const SitrepChecklistLine *line)
{
  gint64 now = sitrep_subject_now (self->subject);
  g_autofree char *who = who_and_when (self, line);
  g_autofree char *span = NULL;

  if (line->state == SITREP_TICK_SKIPPED)
    return line->reason != NULL ? g_strdup_printf (_ ("Not applicable: %s (%s)"), line->reason, who)
                                : g_strdup_printf (_ ("Not applicable (%s)"), who);
  if (line->state == SITREP_TICK_DONE)
    return g_steal_pointer (&who);
  if (line->applies && line->due != SITREP_NEVER)
    {
      span = sitrep_duration_short (line->due - now);
      return g_strdup_printf (now >= line->due ? _ ("Overdue by %s") : _ ("Due in %s"), span);
    }
  return NULL;
}

/* As in “To be watched for 5 to 10 min”, “Watched until 14:40, in 12 min”. */
static char *
watch_words (SitrepChecklistRow *self, const SitrepChecklistLine *line)
{
  const SitrepWatch *watch = &line->item->watch;
  gint64 now = sitrep_subject_now (self->subject);
  g_autofree char *clock = NULL, *span = NULL;

  if (watch->minutes == 0 || line->state != SITREP_TICK_OPEN)
    return NULL;
  if (line->watched_from == SITREP_NEVER)
    return watch->most > watch->minutes
             ? g_strdup_printf (_ ("To be watched for %u to %u min"), watch->minutes, watch->most)
             : g_strdup_printf (_ ("To be watched for %u min"), watch->minutes);
  clock = sitrep_subject_clock (self->subject, line->watched_until);
  if (now >= line->watched_until)
    return g_strdup_printf (_ ("Watched long enough since %s"), clock);
  span = sitrep_duration_short (line->watched_until - now);
  return g_strdup_printf (_ ("Watched until %s, in %s"), clock, span);
}

/* As in “Time 3 · last time 14:10, Ada”. */
static char *
round_words (SitrepChecklistRow *self, const SitrepChecklistLine *line)
{
  const SitrepTick *last
    = line->round > 0 ? sitrep_dossier_tick (sitrep_subject_dossier (self->subject), line->item->key, line->round - 1)
                      : NULL;
  g_autofree char *clock = NULL;

  if (line->round == 0)
    return NULL;
  if (last == NULL || last->state != SITREP_TICK_DONE)
    return g_strdup_printf (_ ("Update %u · not done for the last one"), line->round + 1);
  clock = sitrep_subject_clock (self->subject, last->at);
  return g_strdup_printf (_ ("Update %u · last done %s, %s"), line->round + 1, clock, last->by != NULL ? last->by : "");
}

static void
add_words (GString *text, char *words)
{
  g_autofree char *taken = words;

  if (taken != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", taken);
}

/* When the item is needed, then what is asked of it, then how it stands. */
static char *
subtitle (SitrepChecklistRow *self, const SitrepChecklistLine *line)
{
  const SitrepPlaybook *playbook = sitrep_subject_dossier (self->subject)->playbook;
  const char *condition = sitrep_condition_words (playbook, line->item->when);
  GString *text = g_string_new (NULL);

  if (!line->applies)
    add_words (text, g_strdup (_ ("No longer applies")));
  if (condition != NULL)
    add_words (text, g_strdup_printf (_ ("When: %s"), condition));
  add_words (text, sitrep_measured_words (playbook, line->item, line->measured));
  add_words (text, round_words (self, line));
  add_words (text, watch_words (self, line));
  add_words (text, state_words (self, line));
  return g_string_free_and_steal (text);
}

/* --- deeds --- */

static void
show_main (SitrepChecklistRow *self, const SitrepItemDeed *deed)
{
  if (self->act == NULL)
    {
      self->act = gtk_button_new ();
      gtk_button_set_use_underline (GTK_BUTTON (self->act), TRUE);
      gtk_widget_set_valign (self->act, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->act);
    }
  gtk_button_set_label (GTK_BUTTON (self->act), deed->label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->act), "s", self->item);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), deed->action);
}

static void
show_others (SitrepChecklistRow *self, const SitrepItemDeed *deeds, guint n)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->more == NULL)
    {
      self->more = gtk_menu_button_new ();
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-symbolic");
      gtk_widget_set_tooltip_text (self->more, _ ("More"));
      gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (self->more, "flat");
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->more);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (deeds[i].label, NULL);

      g_menu_item_set_action_and_target (item, deeds[i].action, "s", self->item);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (menu));
}

static char *
name_deeds (SitrepChecklistRow *self, const SitrepItemDeed *deeds, guint n)
{
  GString *name = g_string_new (self->item);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (name, " %s", deeds[i].action);
  return g_string_free_and_steal (name);
}

static void
show_deeds (SitrepChecklistRow *self, const SitrepChecklistLine *line)
{
  SitrepItemDeed deeds[SITREP_ITEM_DEEDS_MAX];
  guint n = sitrep_item_deeds (line, deeds);
  g_autofree char *name = name_deeds (self, deeds, n);

  if (!g_set_str (&self->deeds, name))
    return;
  if (n > 0)
    show_main (self, &deeds[0]);
  if (n > 1)
    show_others (self, deeds + 1, n - 1);
  if (self->act != NULL)
    gtk_widget_set_visible (self->act, n > 0);
  if (self->more != NULL)
    gtk_widget_set_visible (self->more, n > 1);
}

/** sitrep_checklist_row_item: Returns: (transfer none) (nullable): the key of the item that is shown. */
const char *
sitrep_checklist_row_item (SitrepChecklistRow *self)
{
  return self->item;
}

/* What was asked about an item that is gone is not answered for another one, nor for none. */
static void
stop_asking (SitrepChecklistRow *self)
{
  if (self->dialog != NULL)
    adw_dialog_force_close (self->dialog);
}

static void
set_item (SitrepChecklistRow *self, const SitrepItem *item)
{
  g_set_str (&self->decision, sitrep_checklist_decision (item));
  if (g_set_str (&self->item, item->key))
    stop_asking (self);
  if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), item->text) == 0)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), item->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->text, -1);
}

static void
set_class (SitrepChecklistRow *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
show_state (SitrepChecklistRow *self, SitrepTickState state)
{
  gboolean skipped = state == SITREP_TICK_SKIPPED;

  self->state = state;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), state == SITREP_TICK_DONE);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->check), skipped);
  gtk_button_set_icon_name (GTK_BUTTON (self->skip), skipped ? "edit-undo-symbolic" : "action-unavailable-symbolic");
  gtk_widget_set_tooltip_text (self->skip, skipped ? _ ("Applies After All") : _ ("Not Applicable"));
  gtk_widget_set_visible (self->skip, state != SITREP_TICK_DONE);
  set_class (self, "settled", state != SITREP_TICK_OPEN);
}

/**
 * sitrep_checklist_row_show:
 *
 * Shows the item as it stands; nothing of @line is kept. What the row shows already costs nothing: all rows of a
 * checklist are shown anew with every change. It may show another item than before.
 */
void
sitrep_checklist_row_show (SitrepChecklistRow *self, const SitrepChecklistLine *line)
{
  g_autofree char *words = subtitle (self, line);
  gboolean late = line->applies && !line->conditional && line->state == SITREP_TICK_OPEN && line->due != SITREP_NEVER
                  && sitrep_subject_now (self->subject) >= line->due;

  self->showing = TRUE;
  set_item (self, line->item);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words != NULL ? words : "");
  show_deeds (self, line);
  /* A click has changed the button, whatever became of it. */
  if (line->state != self->state
      || gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)) != (line->state == SITREP_TICK_DONE))
    show_state (self, line->state);
  set_class (self, "late", late);
  set_class (self, "fallen-away", !line->applies);
  self->showing = FALSE;
}

GtkWidget *
sitrep_checklist_row_new (SitrepSubject *subject)
{
  SitrepChecklistRow *self = g_object_new (SITREP_TYPE_CHECKLIST_ROW, NULL);

  self->subject = g_object_ref (subject);
  return GTK_WIDGET (self);
}

static void
sitrep_checklist_row_dispose (GObject *object)
{
  SitrepChecklistRow *self = SITREP_CHECKLIST_ROW (object);

  stop_asking (self);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->subject);
  G_OBJECT_CLASS (sitrep_checklist_row_parent_class)->dispose (object);
}

static void
sitrep_checklist_row_finalize (GObject *object)
{
  g_free (SITREP_CHECKLIST_ROW (object)->item);
  g_free (SITREP_CHECKLIST_ROW (object)->decision);
  g_free (SITREP_CHECKLIST_ROW (object)->deeds);
  G_OBJECT_CLASS (sitrep_checklist_row_parent_class)->finalize (object);
}

static void
sitrep_checklist_row_class_init (SitrepChecklistRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_checklist_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_checklist_row_finalize;
}

static void
sitrep_checklist_row_init (SitrepChecklistRow *self)
{
  self->check = gtk_check_button_new ();
  self->skip = gtk_button_new_from_icon_name ("action-unavailable-symbolic");
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->skip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->skip, "flat");
  gtk_widget_add_css_class (self->skip, "circular");
  gtk_widget_add_css_class (self->skip, "dimmed");
  show_state (self, SITREP_TICK_OPEN);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->skip);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->check);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->skip, "clicked", G_CALLBACK (skip_cb), self, G_CONNECT_DEFAULT);
}
