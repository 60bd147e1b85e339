/* sitrep-actions-page.c - the action items of all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-actions-page.h"

#include "export/sitrep-csv.h"
#include "incident/sitrep-follow-through.h"
#include "incident/sitrep-subject.h"
#include "postmortem/sitrep-action-dialog.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-save.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of what is done, the latest: enough to look back at. */
#define DONE_SHOWN 30

struct _SitrepActionsPage
{
  AdwNavigationPage parent_instance;

  GtkWidget *export;
  GtkStack *stack;
  AdwComboRow *owner;
  AdwActionRow *sums;
  AdwPreferencesGroup *helped;
  AdwPreferencesGroup *overdue;
  AdwPreferencesGroup *open;
  AdwPreferencesGroup *done;

  SitrepDesk *desk;
  GtkStringList *owners; /* the first one is everybody */
  GPtrArray *rows;       /* GtkWidget, each in one of the groups */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SitrepActionsPage, sitrep_actions_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- what there is --- */

/* Times are those of the machine: the items of many processes stand together. */
static GTimeZone *
zone_of (SitrepActionsPage *self)
{
  return sitrep_pulse_local (sitrep_desk_pulse (self->desk));
}

static SitrepIncident *
incident_of (SitrepActionsPage *self, const SitrepActionItem *item)
{
  return sitrep_reader_get (sitrep_desk_reader (self->desk), &sitrep_incident_type, item->incident);
}

/* A drill's and a sample's items are for practice: they count nowhere. */
static GPtrArray *
load (SitrepActionsPage *self)
{
  g_autoptr (GPtrArray) all
    = sitrep_reader_list (sitrep_desk_reader (self->desk), &sitrep_action_item_type, "due id", 0, NULL);
  GPtrArray *real = g_ptr_array_new_with_free_func (sitrep_record_unref);

  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (SitrepIncident) incident = incident_of (self, g_ptr_array_index (all, i));

      if (incident != NULL && incident->kind == SITREP_KIND_REAL)
        g_ptr_array_add (real, sitrep_record_ref (g_ptr_array_index (all, i)));
    }
  return real;
}

static guint
check_after (SitrepActionsPage *self, const SitrepIncident *incident)
{
  g_autoptr (SitrepPlaybook) playbook = sitrep_desk_playbook (self->desk, incident->playbook, NULL);

  return playbook != NULL ? playbook->actions.check_after : 0;
}

/* --- deeds --- */

static SitrepActionItem *
item_of (GObject *widget)
{
  return g_object_get_data (widget, "item");
}

static void
put (SitrepActionsPage *self, SitrepActionItem *item)
{
  sitrep_desk_put_action_async (self->desk, item, sitrep_feedback_done_cb, g_object_ref (self));
}

static void
done_cb (GtkCheckButton *check, SitrepActionsPage *self)
{
  g_autoptr (SitrepActionItem) item = sitrep_record_copy (item_of (G_OBJECT (check)));

  item->done = gtk_check_button_get_active (check);
  put (self, item);
}

static void
answer (SitrepActionsPage *self, GtkButton *button, SitrepHelped helped)
{
  g_autoptr (SitrepActionItem) item = sitrep_record_copy (item_of (G_OBJECT (button)));

  item->helped = helped;
  item->asked++;
  item->asked_at = sitrep_desk_now (self->desk);
  put (self, item);
}

static void
yes_cb (GtkButton *button, SitrepActionsPage *self)
{
  answer (self, button, SITREP_HELPED_YES);
}

static void
no_cb (GtkButton *button, SitrepActionsPage *self)
{
  answer (self, button, SITREP_HELPED_NO);
}

static void
open_cb (GtkWidget *row, SitrepActionsPage *self)
{
  const SitrepActionItem *item = item_of (G_OBJECT (row));
  g_autoptr (SitrepSubject) subject = sitrep_subject_new (self->desk, item->incident);

  adw_dialog_present (sitrep_action_dialog_new (subject, item), GTK_WIDGET (self));
}

/* --- rows --- */

static char *
words_of (const SitrepActionItem *item, const SitrepIncident *incident, gint64 now)
{
  g_autofree char *age = item->made_at != SITREP_NEVER ? sitrep_duration_short (now - item->made_at) : NULL;
  GString *out = g_string_new (incident->label);

  g_string_append_printf (out, " · %s", item->owner != NULL ? item->owner : _ ("no owner yet"));
  if (item->due != NULL)
    g_string_append_printf (out, _ (" · by %s"), item->due);
  else
    g_string_append (out, _ (" · no date yet"));
  if (item->priority != NULL)
    g_string_append_printf (out, " · %s", item->priority);
  if (item->done)
    g_string_append (out, item->helped == SITREP_HELPED_YES  ? _ (" · it helped")
                          : item->helped == SITREP_HELPED_NO ? _ (" · it did not help")
                                                             : "");
  else if (age != NULL)
    g_string_append_printf (out, _ (" · known for %s"), age);
  return g_string_free_and_steal (out);
}

static void
hold (GtkWidget *widget, SitrepActionItem *item)
{
  g_object_set_data_full (G_OBJECT (widget), "item", sitrep_record_ref (item), sitrep_record_unref);
}

static GtkWidget *
new_check (SitrepActionsPage *self, SitrepActionItem *item)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), item->done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->text, -1);
  hold (check, item);
  g_signal_connect_object (check, "toggled", G_CALLBACK (done_cb), self, G_CONNECT_DEFAULT);
  return check;
}

static GtkWidget *
new_answer (SitrepActionsPage *self, SitrepActionItem *item, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  hold (button, item);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
new_row (SitrepActionsPage *self, SitrepActionItem *item, const SitrepIncident *incident, gint64 now, gboolean asks)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = words_of (item, incident, now);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_check (self, item));
  if (asks)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_answer (self, item, _ ("_Yes"), G_CALLBACK (yes_cb)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_answer (self, item, _ ("_No"), G_CALLBACK (no_cb)));
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  hold (row, item);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
add_row (SitrepActionsPage *self,
         AdwPreferencesGroup *group,
         SitrepActionItem *item,
         const SitrepIncident *incident,
         gint64 now)
{
  GtkWidget *row = new_row (self, item, incident, now, group == self->helped);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static AdwPreferencesGroup *
group_of (SitrepActionsPage *self, const SitrepActionItem *item, const SitrepIncident *incident, gint64 now)
{
  gint64 due = sitrep_action_due (item, zone_of (self));
  gint64 asks = sitrep_action_asks_at (item, check_after (self, incident));

  if (asks != SITREP_NEVER && asks <= now)
    return self->helped;
  if (item->done)
    return self->done;
  return due != SITREP_NEVER && due < now ? self->overdue : self->open;
}

/* --- showing --- */

static void
clear (SitrepActionsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)),
                                    row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_groups (SitrepActionsPage *self)
{
  AdwPreferencesGroup *groups[] = { self->helped, self->overdue, self->open, self->done };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      gboolean some = FALSE;

      for (guint j = 0; j < self->rows->len && !some; j++)
        some = gtk_widget_is_ancestor (g_ptr_array_index (self->rows, j), GTK_WIDGET (groups[i]));
      gtk_widget_set_visible (GTK_WIDGET (groups[i]), some);
    }
}

static void
show_sums (SitrepActionsPage *self, GPtrArray *items, gint64 now)
{
  SitrepActionFigures figures = sitrep_action_figures (items, zone_of (self), now);
  g_autofree char *oldest = sitrep_duration_short (MAX (figures.oldest, 0));
  g_autofree char *title = g_strdup_printf (_ ("%u open, %u overdue, %u done (%u %%)"), figures.open, figures.overdue,
                                            figures.done, sitrep_action_rate (&figures));
  g_autofree char *words = g_strdup_printf (
    _ ("%u not ready: no owner or no date · the oldest open one is known for %s"), figures.unready, oldest);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sums), title);
  adw_action_row_set_subtitle (self->sums, words);
}

static gboolean
is_chosen (SitrepActionsPage *self, const SitrepActionItem *item)
{
  guint selected = adw_combo_row_get_selected (self->owner);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
         || g_strcmp0 (item->owner, gtk_string_list_get_string (self->owners, selected)) == 0;
}

static void
fill_owners (SitrepActionsPage *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const SitrepActionItem *item = g_ptr_array_index (items, i);

      if (item->owner != NULL && gtk_string_list_find (self->owners, item->owner) == G_MAXUINT)
        gtk_string_list_append (self->owners, item->owner);
    }
}

static GPtrArray *
chosen_of (SitrepActionsPage *self, GPtrArray *items)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (sitrep_record_unref);

  for (guint i = 0; i < items->len; i++)
    if (is_chosen (self, g_ptr_array_index (items, i)))
      g_ptr_array_add (chosen, sitrep_record_ref (g_ptr_array_index (items, i)));
  return chosen;
}

/* What is done comes by when it was done, the last first; all else stays by its date. */
static int
last_done_first (gconstpointer a, gconstpointer b)
{
  const SitrepActionItem *x = a, *y = b;

  if (x->done != y->done)
    return x->done - y->done;
  return x->done ? (x->done_at < y->done_at) - (x->done_at > y->done_at) : g_strcmp0 (x->due, y->due);
}

static void
add_rows (SitrepActionsPage *self, GPtrArray *items, gint64 now)
{
  guint done = 0;

  for (guint i = 0; i < items->len; i++)
    {
      SitrepActionItem *item = g_ptr_array_index (items, i);
      g_autoptr (SitrepIncident) incident = incident_of (self, item);
      AdwPreferencesGroup *group = group_of (self, item, incident, now);

      if (group != self->done || done++ < DONE_SHOWN)
        add_row (self, group, item, incident, now);
    }
}

static void
show (SitrepActionsPage *self)
{
  gint64 now = sitrep_desk_now (self->desk);
  g_autoptr (GPtrArray) all = load (self);
  g_autoptr (GPtrArray) chosen = NULL;

  self->filling = TRUE;
  fill_owners (self, all);
  self->filling = FALSE;
  chosen = chosen_of (self, all);
  g_ptr_array_sort_values (chosen, last_done_first);
  clear (self);
  add_rows (self, chosen, now);
  show_sums (self, chosen, now);
  show_groups (self);
  gtk_stack_set_visible_child_name (self->stack, all->len > 0 ? "list" : "empty");
  gtk_widget_set_sensitive (self->export, chosen->len > 0);
}

/* Those that are shown, and all that are done. */
static void
export_cb (GtkButton *button, SitrepActionsPage *self)
{
  g_autoptr (GPtrArray) all = load (self), chosen = chosen_of (self, all);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  for (guint i = 0; i < chosen->len; i++)
    {
      const SitrepActionItem *item = g_ptr_array_index (chosen, i);
      g_autoptr (SitrepIncident) incident = incident_of (self, item);

      g_hash_table_insert (labels, g_strdup (item->incident), g_strdup (incident->label));
    }
  text = sitrep_csv_actions (chosen, labels);
  bytes = g_bytes_new_take (text, strlen (text));
  sitrep_save (GTK_WIDGET (self), _ ("Save Action Items"), "action-items.csv", bytes);
}

static void
owner_cb (AdwComboRow *row, GParamSpec *pspec, SitrepActionsPage *self)
{
  if (!self->filling && self->desk != NULL)
    show (self);
}

static void
changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepActionsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self))
      && (sitrep_changes_touch (changes, &sitrep_action_item_type)
          || sitrep_changes_touch (changes, &sitrep_incident_type)))
    show (self);
}

static void
sitrep_actions_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sitrep_actions_page_parent_class)->map (widget);
  show (SITREP_ACTIONS_PAGE (widget));
}

static void
sitrep_actions_page_dispose (GObject *object)
{
  SitrepActionsPage *self = SITREP_ACTIONS_PAGE (object);

  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_ACTIONS_PAGE);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_actions_page_parent_class)->dispose (object);
}

static void
sitrep_actions_page_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_ACTIONS_PAGE (object)->rows);
  g_object_unref (SITREP_ACTIONS_PAGE (object)->owners);
  G_OBJECT_CLASS (sitrep_actions_page_parent_class)->finalize (object);
}

static void
sitrep_actions_page_class_init (SitrepActionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_actions_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_actions_page_finalize;
  widget_class->map = sitrep_actions_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("actions/sitrep-actions-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepActionsPage, export);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionsPage, owner);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionsPage, sums);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionsPage, helped);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionsPage, overdue);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionsPage, open);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionsPage, done);
  gtk_widget_class_bind_template_callback (widget_class, owner_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
sitrep_actions_page_init (SitrepActionsPage *self)
{
  const char *const everybody[] = { _ ("Everybody"), NULL };

  self->rows = g_ptr_array_new ();
  self->owners = gtk_string_list_new (everybody);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = TRUE;
  adw_combo_row_set_model (self->owner, G_LIST_MODEL (self->owners));
  self->filling = FALSE;
}

/** sitrep_actions_page_new: Returns: (transfer floating): a page that follows @desk while it is seen. */
GtkWidget *
sitrep_actions_page_new (SitrepDesk *desk)
{
  SitrepActionsPage *self = g_object_new (SITREP_TYPE_ACTIONS_PAGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}
