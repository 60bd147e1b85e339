/* sitrep-search-page.c - finding what was written, over all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-search-page.h"

#include "sitrep-found-row.h"
#include "sitrep-search-filters.h"
#include "sitrep-ui.h"

#include <glib/gi18n.h>
#include <string.h>

/* Incidents at first, and that many more each time more are asked for. */
#define PAGE 20

struct _SitrepSearchPage
{
  AdwNavigationPage parent_instance;

  GtkSearchEntry *entry;
  SitrepSearchFilters *filters;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *clear;
  AdwStatusPage *error;

  SitrepDesk *desk;
  GListStore *items; /* SitrepFoundItem */
  GtkSingleSelection *selection;
  GCancellable *cancellable; /* of the search under way, nullable */
  guint limit;
};

G_DEFINE_FINAL_TYPE (SitrepSearchPage, sitrep_search_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- what was found --- */

/* The heading has its title and its id already; what else of the incident was found is a line. */
static gboolean
is_in_heading (const SitrepIncident *incident, const SitrepHit *hit)
{
  if (hit->record->type != &sitrep_incident_type)
    return FALSE;
  for (guint i = 0; (incident->public_title != NULL || incident->detected_by != NULL) && i < hit->marks->len; i++)
    if (g_array_index (hit->marks, SitrepMark, i).start > strlen (incident->title))
      return FALSE;
  return TRUE;
}

static void
add_found (GPtrArray *items, SitrepDesk *desk, const SitrepFound *found)
{
  g_autoptr (SitrepPlaybook) playbook = sitrep_desk_playbook (desk, found->incident->playbook, NULL);

  g_ptr_array_add (items, sitrep_found_item_new_incident (found->incident, playbook));
  for (guint i = 0; i < found->hits->len; i++)
    {
      const SitrepHit *hit = g_ptr_array_index (found->hits, i);

      if (!is_in_heading (found->incident, hit))
        g_ptr_array_add (items, sitrep_found_item_new_hit (found->incident, playbook, hit));
    }
}

static void
show_result (SitrepSearchPage *self, const SitrepSearchResult *result, gboolean filtered)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < result->list->len; i++)
    add_found (items, self->desk, g_ptr_array_index (result->list, i));
  if (result->more)
    g_ptr_array_add (items, sitrep_found_item_new_more ());
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_widget_set_visible (self->clear, filtered);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "none");
  if (items->len > 0 && self->limit == PAGE)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_SELECT, NULL);
}

/* The look of what was found goes with what was typed: of an answer that comes late nothing is shown. */
static void
found_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepSearchPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepSearchResult) found = sitrep_desk_search_finish (SITREP_DESK (desk), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (found != NULL)
    {
      show_result (self, found, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self->cancellable), "filtered")));
      return;
    }
  adw_status_page_set_description (self->error, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* --- looking --- */

static void
give_up (SitrepSearchPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
search (SitrepSearchPage *self)
{
  g_autoptr (SitrepQuery) query = sitrep_query_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  give_up (self);
  sitrep_search_filters_apply (self->filters, query);
  query->limit = self->limit;
  if (sitrep_query_is_empty (query))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      g_list_store_remove_all (self->items);
      return;
    }
  self->cancellable = g_cancellable_new ();
  g_object_set_data (G_OBJECT (self->cancellable), "filtered", GINT_TO_POINTER (sitrep_query_is_filtered (query)));
  sitrep_desk_search_async (self->desk, query, self->cancellable, found_cb, g_object_ref (self));
}

static void
search_cb (SitrepSearchPage *self)
{
  if (self->desk == NULL)
    return;
  self->limit = PAGE;
  search (self);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepSearchPage *self = SITREP_SEARCH_PAGE (widget);

  sitrep_search_filters_clear (self->filters);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  search (SITREP_SEARCH_PAGE (widget));
}

/* --- choosing --- */

static void
activate_cb (SitrepSearchPage *self, guint position)
{
  g_autoptr (SitrepFoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  SitrepRecord *record = item != NULL ? sitrep_found_item_get_record (item) : NULL;

  if (item == NULL)
    return;
  if (sitrep_found_item_get_kind (item) == SITREP_FOUND_MORE)
    {
      self->limit += PAGE;
      search (self);
      return;
    }
  g_signal_emit (self, signals[CHOSEN], 0, sitrep_found_item_get_incident (item)->base.id,
                 record != NULL ? record->type->table : NULL, record != NULL ? record->id : NULL);
}

static void
entered_cb (SitrepSearchPage *self)
{
  activate_cb (self, gtk_single_selection_get_selected (self->selection));
}

/* The words stay under the keys: up and down walk along what was found. */
static void
walk (SitrepSearchPage *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  int at = (int) gtk_single_selection_get_selected (self->selection) + step;

  if (n > 0)
    gtk_list_view_scroll_to (self->list, (guint) CLAMP (at, 0, (int) n - 1), GTK_LIST_SCROLL_SELECT, NULL);
}

static void
next_cb (SitrepSearchPage *self)
{
  walk (self, 1);
}

static void
previous_cb (SitrepSearchPage *self)
{
  walk (self, -1);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, SitrepSearchPage *self)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    walk (self, 1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    walk (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, sitrep_found_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_autofree char *name
    = sitrep_found_row_show (SITREP_FOUND_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));

  gtk_list_item_set_accessible_label (item, name);
}

/* --- the page --- */

/* What was found may have changed while another page was shown. */
static void
sitrep_search_page_map (GtkWidget *widget)
{
  SitrepSearchPage *self = SITREP_SEARCH_PAGE (widget);

  GTK_WIDGET_CLASS (sitrep_search_page_parent_class)->map (widget);
  sitrep_search_filters_set_desk (self->filters, self->desk);
  search (self);
}

static void
sitrep_search_page_dispose (GObject *object)
{
  SitrepSearchPage *self = SITREP_SEARCH_PAGE (object);

  give_up (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_SEARCH_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_search_page_parent_class)->dispose (object);
}

static void
sitrep_search_page_class_init (SitrepSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_search_page_dispose;
  widget_class->map = sitrep_search_page_map;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (SITREP_TYPE_SEARCH_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("search/sitrep-search-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, SitrepSearchPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SitrepSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepSearchPage, list);
  gtk_widget_class_bind_template_child (widget_class, SitrepSearchPage, clear);
  gtk_widget_class_bind_template_child (widget_class, SitrepSearchPage, error);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_install_action (widget_class, "search.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_install_action (widget_class, "search.again", NULL, again_action);
}

static void
sitrep_search_page_init (SitrepSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->limit = PAGE;
  self->items = g_list_store_new (SITREP_TYPE_FOUND_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/** sitrep_search_page_new: Returns: (transfer floating): a page that searches all that @desk keeps. */
GtkWidget *
sitrep_search_page_new (SitrepDesk *desk)
{
  SitrepSearchPage *self = g_object_new (SITREP_TYPE_SEARCH_PAGE, NULL);

  self->desk = g_object_ref (desk);
  sitrep_search_filters_set_desk (self->filters, desk);
  return GTK_WIDGET (self);
}

/** sitrep_search_page_begin: puts the focus where one types, on what was typed last. */
void
sitrep_search_page_begin (SitrepSearchPage *self)
{
  g_return_if_fail (SITREP_IS_SEARCH_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
