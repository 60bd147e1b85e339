/* sitrep-timeline-view.c - the timeline, with the entry line always at hand
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-timeline-view.h"

#include "incident/sitrep-local.h"
#include "sitrep-entry-dialog.h"
#include "sitrep-entry-row.h"
#include "sitrep-timeline-filter.h"
#include "sitrep-timeline-model.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

#define DRAFT_MS 600

struct _SitrepTimelineView
{
  GtkBox parent_instance;

  GtkLabel *zone;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkEntry *line;
  SitrepFieldNote *note;
  GtkMenuButton *filter_button;
  SitrepTimelineFilter *choices;

  SitrepSubject *subject;
  GListModel *all;
  GListModel *model; /* those of @all that are shown */
  GtkFilter *filter;
  char *draft_key;
  char *pending; /* what is being written down: it comes back if that fails */
  guint timer;
  guint scroll;
  gboolean drawn;   /* the last entries, or they are about to be */
  guint turn;       /* to an entry that is to be shown */
  char *turn_to;    /* its id */
  double value;     /* where the list is scrolled to */
  gboolean reading; /* further up: the list stays there */
};

G_DEFINE_FINAL_TYPE (SitrepTimelineView, sitrep_timeline_view, GTK_TYPE_BOX)

/* --- rows --- */

static const SitrepEntry *
entry_at (SitrepTimelineView *self, guint position)
{
  g_autoptr (SitrepEntryItem) item = g_list_model_get_item (self->model, position);

  return item != NULL ? sitrep_entry_item_get (item) : NULL;
}

static char *
day_of (SitrepTimelineView *self, const SitrepEntry *entry)
{
  return sitrep_time_format (entry->at, sitrep_subject_dossier (self->subject)->playbook->zone, "%A %e %B %Y");
}

/* A row that another one comes before may not be the first of its day any more. */
static void
show_day (GtkListItem *item, GParamSpec *pspec, SitrepTimelineView *self)
{
  guint position = gtk_list_item_get_position (item);
  const SitrepEntry *entry = position != GTK_INVALID_LIST_POSITION ? entry_at (self, position) : NULL;
  const SitrepEntry *before = entry != NULL && position > 0 ? entry_at (self, position - 1) : NULL;
  g_autofree char *day = NULL, *other = NULL;

  if (entry == NULL)
    return;
  day = day_of (self, entry);
  other = before != NULL ? day_of (self, before) : NULL;
  sitrep_entry_row_show_day (SITREP_ENTRY_ROW (gtk_list_item_get_child (item)),
                             g_strcmp0 (day, other) != 0 ? day : NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SitrepTimelineView *self)
{
  gtk_list_item_set_child (item, sitrep_entry_row_new ());
  g_signal_connect_object (item, "notify::position", G_CALLBACK (show_day), self, G_CONNECT_DEFAULT);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SitrepTimelineView *self)
{
  SitrepEntryRow *row = SITREP_ENTRY_ROW (gtk_list_item_get_child (item));
  g_autofree char *name = NULL;

  sitrep_entry_row_show (row, sitrep_entry_item_get (gtk_list_item_get_item (item)), self->subject);
  show_day (item, NULL, self);
  name = sitrep_entry_row_words (row);
  gtk_list_item_set_accessible_label (item, name);
}

static void
activate_cb (GtkListView *list, guint position, SitrepTimelineView *self)
{
  g_autoptr (SitrepEntryItem) item = g_list_model_get_item (self->model, position);

  if (item != NULL)
    adw_dialog_present (sitrep_entry_dialog_new (self->subject, sitrep_entry_item_get (item)), GTK_WIDGET (self));
}

/* --- what comes last is what one wants to see, unless one has scrolled away to read --- */

/* So long after a page is shown its rows have their places. */
#define TURN_MS 150

/* In pixels: so near to the end is at the end. */
#define NEAR 80

static void
scroll_cb (gpointer data)
{
  SitrepTimelineView *self = data;
  guint n = g_list_model_get_n_items (self->model);

  self->scroll = 0;
  if (n > 0)
    gtk_list_view_scroll_to (self->list, n - 1, GTK_LIST_SCROLL_NONE, NULL);
}

static void
follow (SitrepTimelineView *self)
{
  if (self->model != NULL && !self->reading && self->scroll == 0)
    self->scroll = g_idle_add_once (scroll_cb, self);
}

static double
rest_of (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)
         - gtk_adjustment_get_value (adjustment);
}

/* New rows leave the end away from us without a step upwards. */
static void
moved_cb (GtkAdjustment *adjustment, SitrepTimelineView *self)
{
  double value = gtk_adjustment_get_value (adjustment);

  if (rest_of (adjustment) < NEAR)
    self->reading = FALSE;
  else if (value < self->value)
    self->reading = TRUE;
  self->value = value;
}

/* A row's height is known only once it was laid out: the list scrolls too short a way before. */
static void
grown_cb (GtkAdjustment *adjustment, SitrepTimelineView *self)
{
  if (rest_of (adjustment) >= 1)
    follow (self);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, SitrepTimelineView *self)
{
  if (position + added == g_list_model_get_n_items (model))
    follow (self);
}

/* --- what is shown --- */

static gboolean
matches (gpointer item, gpointer data)
{
  return sitrep_timeline_filter_matches (SITREP_TIMELINE_VIEW (data)->choices, sitrep_entry_item_get (item));
}

static void
complete (SitrepTimelineView *self)
{
  if (self->all != NULL)
    sitrep_timeline_model_complete (self->all, self->subject);
}

/* A frame begins: the one before, if there was one, has shown the last entries. */
static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SitrepTimelineView *self = SITREP_TIMELINE_VIEW (widget);

  if (!self->drawn)
    {
      self->drawn = TRUE;
      return G_SOURCE_CONTINUE;
    }
  complete (self);
  return G_SOURCE_REMOVE;
}

static void
choices_cb (SitrepTimelineFilter *choices, SitrepTimelineView *self)
{
  complete (self);
  if (sitrep_timeline_filter_is_on (choices))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
opened_cb (GtkWidget *popover, SitrepTimelineView *self)
{
  complete (self);
  sitrep_timeline_filter_fill (self->choices, self->subject, self->all);
}

/* --- an entry that was asked for --- */

static guint
find_entry (SitrepTimelineView *self, const char *entry)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autoptr (SitrepEntryItem) item = g_list_model_get_item (self->model, i);

      if (g_strcmp0 (sitrep_entry_item_get (item)->base.id, entry) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
turn_cb (gpointer data)
{
  SitrepTimelineView *self = data;
  guint position = find_entry (self, self->turn_to);

  self->turn = 0;
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/** sitrep_timeline_view_show_entry: scrolls to that entry and puts the focus on it. */
void
sitrep_timeline_view_show_entry (SitrepTimelineView *self, const char *entry)
{
  g_return_if_fail (SITREP_IS_TIMELINE_VIEW (self));

  complete (self);
  g_set_str (&self->turn_to, entry);
  self->reading = TRUE;
  g_clear_handle_id (&self->scroll, g_source_remove);
  /* A page that is just shown has no rows yet. */
  if (self->turn == 0)
    self->turn = g_timeout_add_once (TURN_MS, turn_cb, self);
}

/* --- the entry line --- */

static void
show_understood (SitrepTimelineView *self, const char *text)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  SitrepWhen when;
  const char *rest;
  g_autofree char *clock = NULL, *day = NULL, *words = NULL;

  if (dossier == NULL
      || !sitrep_when_parse (text, sitrep_subject_now (self->subject), sitrep_dossier_started (dossier),
                             dossier->playbook->zone, &when, &rest))
    {
      sitrep_field_note_set_hint (self->note, NULL);
      return;
    }
  clock = sitrep_when_words (&when, dossier->playbook->zone, dossier->playbook->twelve_hours);
  day = sitrep_time_format (when.at, dossier->playbook->zone, "%a %e %b");
  words = g_strdup_printf (_ ("Understood as %s, %s"), day, clock);
  if (when.at > sitrep_subject_now (self->subject) + SITREP_MINUTE)
    sitrep_field_note_set_error (self->note, _ ("This time is in the future."));
  else
    sitrep_field_note_set_hint (self->note, words);
}

static gboolean
draft_cb (gpointer data)
{
  SitrepTimelineView *self = data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->line));

  self->timer = 0;
  sitrep_desk_save_draft (sitrep_subject_desk (self->subject), self->draft_key, sitrep_subject_id (self->subject),
                          *text != '\0' ? text : NULL);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (GtkEditable *editable, SitrepTimelineView *self)
{
  if (self->subject == NULL)
    return;
  show_understood (self, gtk_editable_get_text (editable));
  if (self->timer == 0)
    self->timer = g_timeout_add (DRAFT_MS, draft_cb, self);
}

static void
logged_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepTimelineView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (self->line == NULL)
    return;
  if (error != NULL)
    {
      if (*gtk_editable_get_text (GTK_EDITABLE (self->line)) == '\0')
        gtk_editable_set_text (GTK_EDITABLE (self->line), self->pending);
      sitrep_field_note_set_error (self->note, error->message);
    }
  g_clear_pointer (&self->pending, g_free);
}

static void
log_cb (GtkWidget *widget, SitrepTimelineView *self)
{
  if (self->pending != NULL)
    return;
  self->pending = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->line)));
  gtk_editable_set_text (GTK_EDITABLE (self->line), "");
  sitrep_desk_log_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->pending,
                         logged_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

/** sitrep_timeline_view_focus_line: puts the focus where a new entry is typed. */
void
sitrep_timeline_view_focus_line (SitrepTimelineView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static void
restore_draft (SitrepTimelineView *self)
{
  g_autofree char *draft = sitrep_desk_draft (sitrep_subject_desk (self->subject), self->draft_key);

  if (draft != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->line), draft);
}

static void
show_zone (SitrepTimelineView *self)
{
  const SitrepPlaybook *playbook = sitrep_subject_dossier (self->subject)->playbook;
  g_autofree char *labels
    = sitrep_local_labels (playbook, sitrep_subject_local (self->subject), sitrep_subject_now (self->subject));

  gtk_label_set_text (self->zone, labels);
}

/* Every row may have another time beside that of the process. */
static void
zone_changed_cb (SitrepTimelineView *self)
{
  g_autoptr (GtkSelectionModel) selection = g_object_ref (gtk_list_view_get_model (self->list));

  show_zone (self);
  gtk_list_view_set_model (self->list, NULL);
  gtk_list_view_set_model (self->list, selection);
  follow (self);
}

/** sitrep_timeline_view_set_subject: shows that incident's timeline. */
void
sitrep_timeline_view_set_subject (SitrepTimelineView *self, SitrepSubject *subject)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (SITREP_IS_TIMELINE_VIEW (self));

  g_set_object (&self->subject, subject);
  self->draft_key = g_strdup_printf ("log.%s", sitrep_subject_id (subject));
  self->all = sitrep_timeline_model_new (subject);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->model = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (self->all), g_object_ref (self->filter)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->model)));
  gtk_list_view_set_model (self->list, selection);
  show_zone (self);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (subject, "zone-changed", G_CALLBACK (zone_changed_cb), self, G_CONNECT_SWAPPED);
  restore_draft (self);
  follow (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, NULL, NULL);
}

static void
sitrep_timeline_view_dispose (GObject *object)
{
  SitrepTimelineView *self = SITREP_TIMELINE_VIEW (object);

  if (self->timer != 0)
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      draft_cb (self);
    }
  g_clear_handle_id (&self->scroll, g_source_remove);
  g_clear_handle_id (&self->turn, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_TIMELINE_VIEW);
  g_clear_object (&self->model);
  g_clear_object (&self->all);
  g_clear_object (&self->filter);
  g_clear_object (&self->subject);
  G_OBJECT_CLASS (sitrep_timeline_view_parent_class)->dispose (object);
}

static void
sitrep_timeline_view_finalize (GObject *object)
{
  SitrepTimelineView *self = SITREP_TIMELINE_VIEW (object);

  g_free (self->draft_key);
  g_free (self->pending);
  g_free (self->turn_to);
  G_OBJECT_CLASS (sitrep_timeline_view_parent_class)->finalize (object);
}

static void
sitrep_timeline_view_class_init (SitrepTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_timeline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_timeline_view_finalize;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  g_type_ensure (SITREP_TYPE_TIMELINE_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-timeline-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepTimelineView, zone);
  gtk_widget_class_bind_template_child (widget_class, SitrepTimelineView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SitrepTimelineView, list);
  gtk_widget_class_bind_template_child (widget_class, SitrepTimelineView, line);
  gtk_widget_class_bind_template_child (widget_class, SitrepTimelineView, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepTimelineView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, SitrepTimelineView, choices);
  gtk_widget_class_bind_template_callback (widget_class, choices_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_cb);
}

static void
sitrep_timeline_view_init (SitrepTimelineView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (grown_cb), self, G_CONNECT_DEFAULT);
}
