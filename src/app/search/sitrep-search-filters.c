/* sitrep-search-filters.c - what else must fit, beside the words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-search-filters.h"

#include "incident/sitrep-hit-words.h"
#include "incident/sitrep-runbook.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>

typedef enum
{
  LEVEL,
  STATUS,
  WHEN,
  PLACE,
  PERSON,
  PLAYBOOK,
  RUNBOOK,
  KIND,
  N_FILTERS
} Filter;

static const struct
{
  const char *action;
  const char *label;
} filters[N_FILTERS] = {
  [LEVEL] = { "level", N_ ("Level") },
  [STATUS] = { "status", N_ ("Status") },
  [WHEN] = { "when", N_ ("When") },
  [PLACE] = { "place", N_ ("Where") },
  [PERSON] = { "person", N_ ("Person") },
  [PLAYBOOK] = { "playbook", N_ ("Playbook") },
  [RUNBOOK] = { "runbook", N_ ("Known Cause") },
  [KIND] = { "kind", N_ ("Drills") },
};

struct _SitrepSearchFilters
{
  AdwBin parent_instance;

  GtkWidget *buttons[N_FILTERS];
  GHashTable *labels[N_FILTERS]; /* value → label */
  GSimpleActionGroup *actions;

  SitrepDesk *desk;
};

G_DEFINE_FINAL_TYPE (SitrepSearchFilters, sitrep_search_filters, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- what is chosen: "" for all --- */

static const char *
chosen (SitrepSearchFilters *self, Filter filter)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), filters[filter].action);

  /* The action keeps the text as long as it is chosen. */
  return g_variant_get_string (state, NULL);
}

static void
show_chosen (SitrepSearchFilters *self, Filter filter)
{
  const char *value = chosen (self, filter);
  const char *label = g_hash_table_lookup (self->labels[filter], value);
  g_autofree char *both = NULL;

  if (*value == '\0')
    both = g_strdup (_ (filters[filter].label));
  else
    /* Translators: a filter and what is chosen, as in “Level: SEV1” */
    both = g_strdup_printf (_ ("%s: %s"), _ (filters[filter].label), label != NULL ? label : value);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->buttons[filter]), both);
  if (*value != '\0')
    gtk_widget_add_css_class (self->buttons[filter], "chosen");
  else
    gtk_widget_remove_css_class (self->buttons[filter], "chosen");
}

static void
choose (SitrepSearchFilters *self, Filter filter, const char *value)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), filters[filter].action,
                                      g_variant_new_string (value));
}

static void
change_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  SitrepSearchFilters *self = data;

  g_simple_action_set_state (action, value);
  for (guint i = 0; i < N_FILTERS; i++)
    if (g_strcmp0 (filters[i].action, g_action_get_name (G_ACTION (action))) == 0)
      show_chosen (self, i);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what there is to choose from --- */

static void
add_choice (SitrepSearchFilters *self, GMenu *menu, Filter filter, const char *value, const char *label)
{
  g_autofree char *action = g_strconcat ("filter.", filters[filter].action, NULL);
  g_autoptr (GString) plain = g_string_new (label);
  g_autoptr (GMenuItem) item = NULL;

  if (g_hash_table_contains (self->labels[filter], value))
    return;
  g_hash_table_insert (self->labels[filter], g_strdup (value), g_strdup (label));
  g_string_replace (plain, "_", "__", 0);
  item = g_menu_item_new (plain->str, NULL);
  g_menu_item_set_action_and_target (item, action, "s", value);
  g_menu_append_item (menu, item);
}

static void
add_of_playbook (SitrepSearchFilters *self, GMenu *menu, Filter filter, const SitrepPlaybook *playbook)
{
  if (filter == PLAYBOOK)
    add_choice (self, menu, filter, playbook->key, playbook->title);
  for (guint i = 0; filter == LEVEL && i < playbook->levels->len; i++)
    {
      const SitrepLevel *level = g_ptr_array_index (playbook->levels, i);

      add_choice (self, menu, filter, level->key, level->key);
    }
  for (guint i = 0; filter == RUNBOOK && i < playbook->runbooks->len; i++)
    {
      const SitrepRunbook *runbook = g_ptr_array_index (playbook->runbooks, i);

      add_choice (self, menu, filter, runbook->key, sitrep_runbook_title (runbook));
    }
}

static void
add_people (SitrepSearchFilters *self, GMenu *menu)
{
  g_autoptr (GPtrArray) people = sitrep_desk_people (self->desk);

  add_choice (self, menu, PERSON, sitrep_desk_person (self->desk), sitrep_desk_person (self->desk));
  for (guint i = 0; i < people->len; i++)
    {
      const SitrepPerson *person = g_ptr_array_index (people, i);

      if (person->name != NULL && *person->name != '\0')
        add_choice (self, menu, PERSON, person->name, person->name);
    }
}

static void
add_times (SitrepSearchFilters *self, GMenu *menu)
{
  static const struct
  {
    const char *days, *label;
  } times[] = { { "7", N_ ("Last 7 Days") },
                { "30", N_ ("Last 30 Days") },
                { "90", N_ ("Last 90 Days") },
                { "365", N_ ("Last 12 Months") } };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    add_choice (self, menu, WHEN, times[i].days, _ (times[i].label));
}

static void
add_places (SitrepSearchFilters *self, GMenu *menu)
{
  const SitrepRecordType *const types[]
    = { &sitrep_incident_type, &sitrep_entry_type, &sitrep_message_type, &sitrep_answer_type, &sitrep_action_item_type,
        &sitrep_fact_type,     &sitrep_task_type,  &sitrep_tick_type,    &sitrep_exhibit_type };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    add_choice (self, menu, PLACE, types[i]->table, sitrep_hit_kind_words (types[i]));
}

/* Of the processes that incidents were declared under; the others have nothing to find. */
static void
add_rest (SitrepSearchFilters *self, GMenu *menu, Filter filter)
{
  g_autoptr (GPtrArray) playbooks = sitrep_desk_playbooks (self->desk);
  g_auto (GStrv) used = sitrep_reader_used_playbooks (sitrep_desk_reader (self->desk));

  for (guint i = 0; i < playbooks->len; i++)
    if (g_strv_contains ((const char *const *) used, ((SitrepPlaybook *) g_ptr_array_index (playbooks, i))->key))
      add_of_playbook (self, menu, filter, g_ptr_array_index (playbooks, i));
}

static void
fill (SitrepSearchFilters *self, Filter filter)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_hash_table_remove_all (self->labels[filter]);
  add_choice (self, menu, filter, "", _ ("All"));
  if (filter == STATUS)
    {
      add_choice (self, menu, filter, "0", _ ("Open"));
      add_choice (self, menu, filter, "1", _ ("Resolved"));
      add_choice (self, menu, filter, "2", _ ("Closed"));
    }
  else if (filter == KIND)
    {
      add_choice (self, menu, filter, "real", _ ("Without"));
      add_choice (self, menu, filter, "drill", _ ("Only"));
    }
  else if (filter == WHEN)
    add_times (self, menu);
  else if (filter == PLACE)
    add_places (self, menu);
  else if (filter == PERSON)
    add_people (self, menu);
  else
    add_rest (self, menu, filter);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->buttons[filter]), G_MENU_MODEL (menu));
  /* Where there is one thing only, there is nothing to choose. */
  gtk_widget_set_visible (self->buttons[filter],
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 2
                            || (filter != PLAYBOOK && g_hash_table_size (self->labels[filter]) > 1));
}

/* --- the widget --- */

static void
sitrep_search_filters_dispose (GObject *object)
{
  SitrepSearchFilters *self = SITREP_SEARCH_FILTERS (object);

  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_search_filters_parent_class)->dispose (object);
}

static void
sitrep_search_filters_finalize (GObject *object)
{
  SitrepSearchFilters *self = SITREP_SEARCH_FILTERS (object);

  for (guint i = 0; i < N_FILTERS; i++)
    g_hash_table_unref (self->labels[i]);
  g_object_unref (self->actions);
  G_OBJECT_CLASS (sitrep_search_filters_parent_class)->finalize (object);
}

static void
sitrep_search_filters_class_init (SitrepSearchFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_search_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_search_filters_finalize;
  signals[CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_filter (SitrepSearchFilters *self, GtkWidget *box, Filter filter)
{
  g_autoptr (GSimpleAction) action
    = g_simple_action_new_stateful (filters[filter].action, G_VARIANT_TYPE_STRING, g_variant_new_string (""));

  g_signal_connect (action, "change-state", G_CALLBACK (change_state_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  self->labels[filter] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->buttons[filter] = gtk_menu_button_new ();
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->buttons[filter]), TRUE);
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (self->buttons[filter]), TRUE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->buttons[filter]), _ (filters[filter].label));
  gtk_widget_add_css_class (self->buttons[filter], "filter");
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->buttons[filter]);
}

static void
sitrep_search_filters_init (SitrepSearchFilters *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < N_FILTERS; i++)
    add_filter (self, box, i);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->actions));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** sitrep_search_filters_set_desk: offers what there is now: levels, people, playbooks and their runbooks; what is chosen stays. */
void
sitrep_search_filters_set_desk (SitrepSearchFilters *self, SitrepDesk *desk)
{
  g_return_if_fail (SITREP_IS_SEARCH_FILTERS (self));

  g_set_object (&self->desk, desk);
  for (guint i = 0; i < N_FILTERS; i++)
    fill (self, i);
}

static char **
one (const char *text)
{
  return *text != '\0' ? g_strdupv ((char *[]) { (char *) text, NULL }) : NULL;
}

static char *
text_or_null (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

/** sitrep_search_filters_apply: asks @query for what is chosen. */
void
sitrep_search_filters_apply (SitrepSearchFilters *self, SitrepQuery *query)
{
  g_return_if_fail (SITREP_IS_SEARCH_FILTERS (self));

  query->levels = one (chosen (self, LEVEL));
  query->tables = one (chosen (self, PLACE));
  query->person = text_or_null (chosen (self, PERSON));
  query->playbook = text_or_null (chosen (self, PLAYBOOK));
  query->value = text_or_null (chosen (self, RUNBOOK));
  query->fact = query->value != NULL ? g_strdup (SITREP_RUNBOOK_FACT) : NULL;
  if (*chosen (self, STATUS) != '\0')
    query->phases = 1u << atoi (chosen (self, STATUS));
  if (*chosen (self, KIND) != '\0')
    query->kinds
      = *chosen (self, KIND) == 'd' ? 1u << SITREP_KIND_DRILL : (1u << SITREP_KIND_REAL) | (1u << SITREP_KIND_SAMPLE);
  if (*chosen (self, WHEN) != '\0')
    query->from = sitrep_desk_now (self->desk) - atoi (chosen (self, WHEN)) * SITREP_DAY;
}

/** sitrep_search_filters_clear: chooses nothing any more. */
void
sitrep_search_filters_clear (SitrepSearchFilters *self)
{
  g_return_if_fail (SITREP_IS_SEARCH_FILTERS (self));

  for (guint i = 0; i < N_FILTERS; i++)
    choose (self, i, "");
}
