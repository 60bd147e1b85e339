/* sitrep-shape-field.c - one value of a playbook that is being edited, as a row of a form
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-shape-field.h"

#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-plain-row.h"
#include "widgets/sitrep-text-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SitrepShapeField
{
  GObject parent_instance;

  SitrepEditing *editing;
  const SitrepKey *key;
  char *path;
  GtkWidget *row;
  GtkWidget *note;
  GPtrArray *names;  /* SitrepPartName: what a reference may name, as the row shows it */
  GPtrArray *checks; /* GtkCheckButton, one a name */
  gboolean loading;
  gboolean typing; /* what is typed is left as it is: “0.” is on the way to “0.5” */
};

G_DEFINE_FINAL_TYPE (SitrepShapeField, sitrep_shape_field, G_TYPE_OBJECT)

static SitrepManuscript *
script (SitrepShapeField *self)
{
  return sitrep_editing_get_manuscript (self->editing);
}

static char *
get_text (SitrepShapeField *self)
{
  return sitrep_manuscript_get_text (script (self), self->path);
}

static void
set_text (SitrepShapeField *self, const char *text)
{
  if (!self->loading)
    sitrep_manuscript_set_text (script (self), self->path, text);
}

/** sitrep_word_label: Returns: (transfer full): a word of the format as a choice for people: “by-lead” → “By lead”. */
char *
sitrep_word_label (const char *word)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (word), "-_", ' ');
  gunichar first = g_utf8_get_char (spaced);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_unichar (out, g_unichar_toupper (first));
  if (*spaced != '\0')
    g_string_append (out, g_utf8_next_char (spaced));
  return g_strdup (out->str);
}

static void
seal_cb (SitrepShapeField *self)
{
  sitrep_manuscript_seal (script (self));
}

/* --- one line --- */

static void
entry_cb (GtkEditable *editable, SitrepShapeField *self)
{
  const char *text = gtk_editable_get_text (editable);

  if (self->loading)
    return;
  self->typing = TRUE;
  if (self->key->kind != SITREP_KEY_TEXT)
    sitrep_manuscript_set_number (script (self), self->path, text);
  else
    sitrep_manuscript_set (script (self), self->path,
                           *text != '\0' ? json_node_init_string (json_node_alloc (), text) : NULL);
  self->typing = FALSE;
}

static void
load_entry (SitrepShapeField *self)
{
  g_autofree char *text = get_text (self);

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->row), text);
}

static GtkWidget *
make_entry (SitrepShapeField *self)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEditable *inner = gtk_editable_get_delegate (GTK_EDITABLE (row));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* Undo is the manuscript's, for all fields alike. */
  gtk_editable_set_enable_undo (inner, FALSE);
  if (self->key->kind != SITREP_KEY_TEXT)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_controller (row, focus);
  g_signal_connect_object (focus, "leave", G_CALLBACK (seal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (entry_cb), self, G_CONNECT_DEFAULT);
  return row;
}

/* --- several lines --- */

/* A list of texts stays one with a single text. */
static void
set_texts (SitrepShapeField *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' || lines[i + 1] != NULL)
      json_array_add_string_element (array, lines[i]);
  sitrep_manuscript_set (script (self), self->path, json_node_init_array (json_node_alloc (), array));
  json_array_unref (array);
}

static void
lines_cb (SitrepTextRow *row, SitrepShapeField *self)
{
  g_autofree char *text = sitrep_text_row_get_text (row);

  if (self->loading)
    return;
  self->typing = TRUE;
  if (self->key->kind == SITREP_KEY_LINES || *text == '\0')
    set_text (self, text);
  else
    set_texts (self, text);
  self->typing = FALSE;
}

static void
load_lines (SitrepShapeField *self)
{
  g_autofree char *text = get_text (self);

  sitrep_text_row_set_text (SITREP_TEXT_ROW (self->row), text);
}

static GtkWidget *
make_lines (SitrepShapeField *self)
{
  const char *hint = self->key->hint != NULL               ? _ (self->key->hint)
                     : self->key->kind == SITREP_KEY_TEXTS ? _ ("One on each line")
                                                           : NULL;
  GtkWidget *row = sitrep_text_row_new (_ (self->key->label), hint);

  sitrep_text_row_follow (SITREP_TEXT_ROW (row));
  if ((self->key->flags & SITREP_KEY_HOLES) != 0)
    gtk_widget_add_css_class (row, "monospace");
  g_signal_connect_object (row, "changed", G_CALLBACK (lines_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "left", G_CALLBACK (seal_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* --- yes or no --- */

static void
switch_cb (AdwSwitchRow *row, GParamSpec *pspec, SitrepShapeField *self)
{
  gboolean active = adw_switch_row_get_active (row);

  if (self->loading)
    return;
  sitrep_manuscript_set (script (self), self->path, active ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL);
  sitrep_manuscript_seal (script (self));
}

static void
load_switch (SitrepShapeField *self)
{
  g_autofree char *text = get_text (self);

  adw_switch_row_set_active (ADW_SWITCH_ROW (self->row), strcmp (text, "true") == 0);
}

static GtkWidget *
make_switch (SitrepShapeField *self)
{
  GtkWidget *row = adw_switch_row_new ();

  g_signal_connect_object (row, "notify::active", G_CALLBACK (switch_cb), self, G_CONNECT_DEFAULT);
  return row;
}

/* --- one of some --- */

static gboolean
is_open (const SitrepShapeField *self)
{
  return self->key->kind != SITREP_KEY_WORD && (self->key->flags & SITREP_KEY_NEEDED) == 0;
}

static void
add_name (GPtrArray *names, const char *key, char *label)
{
  SitrepPartName *name = g_new0 (SitrepPartName, 1);

  name->key = g_strdup (key);
  name->label = label;
  g_ptr_array_add (names, name);
}

static gboolean
holds (GPtrArray *names, const char *key)
{
  for (guint i = 0; i < names->len; i++)
    if (g_strcmp0 (((SitrepPartName *) g_ptr_array_index (names, i))->key, key) == 0)
      return TRUE;
  return FALSE;
}

/* What can be chosen now: nothing, what there is, and what is named though it is not there. */
static GPtrArray *
collect_names (SitrepShapeField *self, const char *value)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_part_name_free);

  if (is_open (self))
    add_name (names, "", g_strdup (_ ("Not Said")));
  if (self->key->words != NULL)
    for (guint i = 0; self->key->words[i] != NULL; i++)
      if (*self->key->words[i] == '\0')
        add_name (names, "", g_strdup (_ ("Not Said")));
      else
        add_name (names, self->key->words[i], sitrep_word_label (self->key->words[i]));
  else
    {
      g_autoptr (GPtrArray) there = sitrep_manuscript_names (script (self), self->key->refers);

      for (guint i = 0; i < there->len; i++)
        {
          const SitrepPartName *name = g_ptr_array_index (there, i);

          add_name (names, name->key, g_strdup (name->label));
        }
    }
  if (!holds (names, value))
    add_name (names, value, *value != '\0' ? g_strdup_printf (_ ("%s (not there)"), value) : g_strdup (_ ("Not Said")));
  return names;
}

static gboolean
same_names (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const SitrepPartName *x = g_ptr_array_index (a, i), *y = g_ptr_array_index (b, i);

      if (strcmp (x->key, y->key) != 0 || strcmp (x->label, y->label) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
combo_cb (AdwComboRow *row, GParamSpec *pspec, SitrepShapeField *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->loading || selected >= self->names->len)
    return;
  set_text (self, ((SitrepPartName *) g_ptr_array_index (self->names, selected))->key);
  sitrep_manuscript_seal (script (self));
}

static void
load_combo (SitrepShapeField *self)
{
  g_autofree char *value = get_text (self);
  GPtrArray *names;

  if (self->key->kind == SITREP_KEY_WORD && *value == '\0')
    g_set_str (&value, self->key->words[0]);
  names = collect_names (self, value);
  if (!same_names (self->names, names))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

      for (guint i = 0; i < names->len; i++)
        gtk_string_list_append (model, ((SitrepPartName *) g_ptr_array_index (names, i))->label);
      adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (model));
    }
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->names = names;
  for (guint i = 0; i < names->len; i++)
    if (strcmp (((SitrepPartName *) g_ptr_array_index (names, i))->key, value) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), i);
}

static GtkWidget *
make_combo (SitrepShapeField *self)
{
  GtkWidget *row = adw_combo_row_new ();

  g_signal_connect_object (row, "notify::selected", G_CALLBACK (combo_cb), self, G_CONNECT_DEFAULT);
  return row;
}

/* --- some of many --- */

static gboolean
list_holds (JsonNode *list, const char *key)
{
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_strcmp0 (json_array_get_string_element (array, i), key) == 0)
      return TRUE;
  return FALSE;
}

/* In the order in which they were chosen. */
static void
check_cb (GtkCheckButton *check, GParamSpec *pspec, SitrepShapeField *self)
{
  g_autofree char *text = get_text (self);
  g_auto (GStrv) keys = g_strsplit (text, "\n", -1);
  const char *key = g_object_get_data (G_OBJECT (check), "key");
  JsonArray *array;

  if (self->loading)
    return;
  array = json_array_new ();
  for (guint i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0' && strcmp (keys[i], key) != 0)
      json_array_add_string_element (array, keys[i]);
  if (gtk_check_button_get_active (check))
    json_array_add_string_element (array, key);
  sitrep_manuscript_set (script (self), self->path,
                         json_array_get_length (array) > 0 ? json_node_init_array (json_node_alloc (), array) : NULL);
  sitrep_manuscript_seal (script (self));
  json_array_unref (array);
}

static void
add_check (SitrepShapeField *self, const SitrepPartName *name)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, name->label, NULL);

  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (strcmp (name->key, name->label) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name->key);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name->label, -1);
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (name->key), g_free);
  g_object_set_data (G_OBJECT (check), "row", row);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), row);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (check_cb), self, G_CONNECT_DEFAULT);
  g_ptr_array_add (self->checks, check);
}

static void
fill_checks (SitrepShapeField *self, GPtrArray *names)
{
  for (guint i = 0; i < self->checks->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->row),
                             g_object_get_data (G_OBJECT (g_ptr_array_index (self->checks, i)), "row"));
  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; i < names->len; i++)
    add_check (self, g_ptr_array_index (names, i));
}

/* What is named though it is not there can be taken away, too. */
static GPtrArray *
collect_checks (SitrepShapeField *self, const char *text)
{
  GPtrArray *names = sitrep_manuscript_names (script (self), self->key->refers);
  g_auto (GStrv) keys = g_strsplit (text, "\n", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0' && !holds (names, keys[i]))
      add_name (names, keys[i], g_strdup_printf (_ ("%s (not there)"), keys[i]));
  return names;
}

static char *
chosen_words (GPtrArray *names, JsonNode *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const SitrepPartName *name = g_ptr_array_index (names, i);

      if (list_holds (list, name->key))
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", name->label);
    }
  return g_string_free_and_steal (out);
}

static void
load_checks (SitrepShapeField *self)
{
  g_autofree char *text = get_text (self);
  GPtrArray *names = collect_checks (self, text);
  JsonNode *list = sitrep_manuscript_get (script (self), self->path);
  g_autofree char *summary = NULL;
  const char *hint = self->key->hint != NULL ? _ (self->key->hint) : _ ("Not said");

  if (!same_names (self->names, names))
    fill_checks (self, names);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->names = names;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (
      g_ptr_array_index (self->checks, i),
      list_holds (list, g_object_get_data (G_OBJECT (g_ptr_array_index (self->checks, i)), "key")));
  summary = chosen_words (names, list);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->row), *summary != '\0' ? summary : hint);
}

static GtkWidget *
make_checks (SitrepShapeField *self)
{
  return adw_expander_row_new ();
}

/* --- all kinds --- */

static const struct
{
  GtkWidget *(*make) (SitrepShapeField *self);
  void (*load) (SitrepShapeField *self);
} kinds[] = {
  [SITREP_KEY_TEXT] = { make_entry, load_entry },   [SITREP_KEY_LINES] = { make_lines, load_lines },
  [SITREP_KEY_TEXTS] = { make_lines, load_lines },  [SITREP_KEY_NUMBER] = { make_entry, load_entry },
  [SITREP_KEY_FIGURE] = { make_entry, load_entry }, [SITREP_KEY_FLAG] = { make_switch, load_switch },
  [SITREP_KEY_WORD] = { make_combo, load_combo },   [SITREP_KEY_CHOICE] = { make_combo, load_combo },
  [SITREP_KEY_REF] = { make_combo, load_combo },    [SITREP_KEY_REFS] = { make_checks, load_checks },
};

/** sitrep_shape_field_load: shows what the manuscript says now. */
void
sitrep_shape_field_load (SitrepShapeField *self)
{
  if (self->typing)
    return;
  self->loading = TRUE;
  kinds[self->key->kind].load (self);
  self->loading = FALSE;
}

/** sitrep_shape_field_show_faults: shows what the reader says of this value now. */
void
sitrep_shape_field_show_faults (SitrepShapeField *self)
{
  gboolean error;
  g_autofree char *words = sitrep_editing_fault_words (self->editing, self->path, &error);

  /* A row for typing has no place for it but below. */
  if (words == NULL && self->key->hint != NULL && ADW_IS_ENTRY_ROW (self->row))
    words = g_strdup (_ (self->key->hint));
  if (words != NULL && error)
    sitrep_field_note_set_error (SITREP_FIELD_NOTE (self->note), words);
  else
    sitrep_field_note_set_hint (SITREP_FIELD_NOTE (self->note), words);
}

const char *
sitrep_shape_field_get_path (SitrepShapeField *self)
{
  return self->path;
}

GtkWidget *
sitrep_shape_field_get_row (SitrepShapeField *self)
{
  return self->row;
}

GtkWidget *
sitrep_shape_field_get_note (SitrepShapeField *self)
{
  return self->note;
}

/** sitrep_shape_field_insert: puts @text where the cursor of a text is. Returns: %FALSE where this is no text. */
gboolean
sitrep_shape_field_insert (SitrepShapeField *self, const char *text)
{
  if (!SITREP_IS_TEXT_ROW (self->row))
    return FALSE;
  sitrep_text_row_insert (SITREP_TEXT_ROW (self->row), text);
  return TRUE;
}

static void
sitrep_shape_field_dispose (GObject *object)
{
  SitrepShapeField *self = SITREP_SHAPE_FIELD (object);

  g_clear_object (&self->editing);
  g_clear_object (&self->row);
  g_clear_object (&self->note);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (sitrep_shape_field_parent_class)->dispose (object);
}

static void
sitrep_shape_field_finalize (GObject *object)
{
  g_free (SITREP_SHAPE_FIELD (object)->path);
  G_OBJECT_CLASS (sitrep_shape_field_parent_class)->finalize (object);
}

static void
sitrep_shape_field_class_init (SitrepShapeFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_shape_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_shape_field_finalize;
}

static void
sitrep_shape_field_init (SitrepShapeField *self)
{
  self->checks = g_ptr_array_new ();
}

static void
name_row (SitrepShapeField *self)
{
  const char *label = _ (self->key->label);
  const char *hint = self->key->hint != NULL ? _ (self->key->hint) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), label);
  /* A row that opens gives its name to the row inside it alone. */
  if (ADW_IS_EXPANDER_ROW (self->row))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (hint != NULL && ADW_IS_ACTION_ROW (self->row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), hint);
}

/**
 * sitrep_shape_field_new:
 * @path: of the value
 * @key: what may stand there; neither an object nor a list of such nor a map
 */
SitrepShapeField *
sitrep_shape_field_new (SitrepEditing *editing, const char *path, const SitrepKey *key)
{
  SitrepShapeField *self = g_object_new (SITREP_TYPE_SHAPE_FIELD, NULL);

  g_return_val_if_fail (key->kind < G_N_ELEMENTS (kinds), NULL);

  self->editing = g_object_ref (editing);
  self->path = g_strdup (path);
  self->key = key;
  self->row = g_object_ref_sink (kinds[key->kind].make (self));
  name_row (self);
  self->note = g_object_ref_sink (g_object_new (SITREP_TYPE_FIELD_NOTE, "field", self->row, NULL));
  sitrep_shape_field_load (self);
  sitrep_shape_field_show_faults (self);
  return self;
}
