/* sitrep-checklist-part.c - one group of the checklist
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-checklist-part.h"

#include "incident/sitrep-condition.h"
#include "sitrep-checklist-row.h"

#include <glib/gi18n.h>

struct _SitrepChecklistPart
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *decide;

  SitrepSubject *subject;
  GPtrArray *rows; /* SitrepChecklistRow, in their order; the group owns them */
};

G_DEFINE_FINAL_TYPE (SitrepChecklistPart, sitrep_checklist_part, ADW_TYPE_PREFERENCES_GROUP)

/* --- the heading --- */

/* The group's own words, and when it is needed at all; as markup. */
static char *
group_hint (const SitrepPlaybook *playbook, const SitrepGroup *group)
{
  const char *words = group->hint == NULL && group->one_of ? _ ("One of these is enough.") : group->hint;
  const char *condition = sitrep_condition_words (playbook, group->when);
  g_autofree char *when = condition != NULL ? g_strdup_printf (_ ("When: %s"), condition) : NULL;
  g_autofree char *both = g_strdup_printf ("%s%s%s", when != NULL ? when : "",
                                           when != NULL && words != NULL ? "\n" : "", words != NULL ? words : "");

  return *both != '\0' ? g_markup_escape_text (both, -1) : NULL;
}

/* Offered as long as nobody has decided whether the group is needed. */
static void
show_decide (SitrepChecklistPart *self, const SitrepPlaybook *playbook, const SitrepChecklistLine *line)
{
  const SitrepDecision *decision = sitrep_condition_decision (playbook, line->group->when);
  gboolean open = decision != NULL && line->conditional;

  gtk_widget_set_visible (self->decide, open);
  if (open)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->decide), "s", decision->key);
}

static void
show_heading (SitrepChecklistPart *self, const SitrepGroup *group)
{
  g_autofree char *title = g_markup_escape_text (group->title, -1);
  g_autofree char *hint = group_hint (sitrep_subject_dossier (self->subject)->playbook, group);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), hint);
}

/* --- the rows --- */

static SitrepChecklistRow *
row_at (SitrepChecklistPart *self, guint position)
{
  return position < self->rows->len ? g_ptr_array_index (self->rows, position) : NULL;
}

static void
remove_row (SitrepChecklistPart *self, guint position)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, position));
  g_ptr_array_remove_index (self->rows, position);
}

/* The group adds at its end only; its list box, in which the rows are, inserts. */
static void
insert_row (SitrepChecklistPart *self, guint position)
{
  SitrepChecklistRow *before = row_at (self, position);
  GtkWidget *row = sitrep_checklist_row_new (self->subject);

  if (before == NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  else
    gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (before))), row, (int) position);
  g_ptr_array_insert (self->rows, (int) position, row);
}

static gboolean
has_focus (SitrepChecklistRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (row) || gtk_widget_is_ancestor (focus, GTK_WIDGET (row)));
}

static gboolean
find_row (SitrepChecklistPart *self, guint from, const char *item, guint *position)
{
  for (*position = from; *position < self->rows->len; (*position)++)
    if (g_str_equal (sitrep_checklist_row_item (g_ptr_array_index (self->rows, *position)), item))
      return TRUE;
  return FALSE;
}

/* Whether the row there may show another item: its own is none of @later, and it has not the focus, for who presses a
 * key next means the item that was there. */
static gboolean
is_free (SitrepChecklistPart *self, guint position, GHashTable *later)
{
  SitrepChecklistRow *row = row_at (self, position);

  return row != NULL && !g_hash_table_contains (later, sitrep_checklist_row_item (row)) && !has_focus (row);
}

/* Sees to it that a row for @item is at @position: the one that shows it already, else that of an item that is not
 * shown any more, for a new one costs many times that. @later: the keys of the items from @item on. */
static void
place_row (SitrepChecklistPart *self, guint position, const char *item, GHashTable *later)
{
  guint at;

  if (find_row (self, position, item, &at))
    while (at-- > position)
      remove_row (self, position);
  else if (!is_free (self, position, later))
    insert_row (self, position);
}

/**
 * sitrep_checklist_part_show:
 * @lines: of one group
 * @n: at least one
 *
 * Shows the group as it stands; nothing of @lines is kept. The rows stay as long as their items do, so that focus and
 * place are kept.
 */
void
sitrep_checklist_part_show (SitrepChecklistPart *self, const SitrepChecklistLine *lines, guint n)
{
  g_autoptr (GHashTable) later = g_hash_table_new (g_str_hash, g_str_equal);

  show_heading (self, lines[0].group);
  show_decide (self, sitrep_subject_dossier (self->subject)->playbook, &lines[0]);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (later, lines[i].item->key);
  for (guint i = 0; i < n; i++)
    {
      place_row (self, i, lines[i].item->key, later);
      g_hash_table_remove (later, lines[i].item->key);
      sitrep_checklist_row_show (row_at (self, i), &lines[i]);
    }
  while (self->rows->len > n)
    remove_row (self, n);
}

GtkWidget *
sitrep_checklist_part_new (SitrepSubject *subject)
{
  SitrepChecklistPart *self = g_object_new (SITREP_TYPE_CHECKLIST_PART, NULL);

  self->subject = g_object_ref (subject);
  return GTK_WIDGET (self);
}

static void
sitrep_checklist_part_dispose (GObject *object)
{
  g_clear_object (&SITREP_CHECKLIST_PART (object)->subject);
  G_OBJECT_CLASS (sitrep_checklist_part_parent_class)->dispose (object);
}

static void
sitrep_checklist_part_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_CHECKLIST_PART (object)->rows);
  G_OBJECT_CLASS (sitrep_checklist_part_parent_class)->finalize (object);
}

static void
sitrep_checklist_part_class_init (SitrepChecklistPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_checklist_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_checklist_part_finalize;
}

static void
sitrep_checklist_part_init (SitrepChecklistPart *self)
{
  self->rows = g_ptr_array_new ();
  self->decide = gtk_button_new_with_mnemonic (_ ("_Decide…"));
  gtk_widget_set_valign (self->decide, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->decide, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->decide), "incident.decide");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->decide), "s", "");
  gtk_widget_set_visible (self->decide, FALSE);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->decide);
}
