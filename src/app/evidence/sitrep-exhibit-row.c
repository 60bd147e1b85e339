/* sitrep-exhibit-row.c - one piece of evidence as a row
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-exhibit-row.h"

#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-gathering.h"
#include "sitrep-thumbnail.h"
#include "widgets/sitrep-plain-row.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

/* Larger pictures are not opened only to be shown small. */
#define PICTURE_MAX (50 << 20)

static const char *const icons[] = {
  [SITREP_EXHIBIT_FILE] = "text-x-generic-symbolic", [SITREP_EXHIBIT_IMAGE] = "image-x-generic-symbolic",
  [SITREP_EXHIBIT_TEXT] = "edit-paste-symbolic",     [SITREP_EXHIBIT_OUTPUT] = "utilities-terminal-symbolic",
  [SITREP_EXHIBIT_LINK] = "web-browser-symbolic",    [SITREP_EXHIBIT_NOTE] = "document-edit-symbolic",
};

/* --- words --- */

static void
add_part (GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", part);
}

static void
add_line (GString *out, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (out, "\n%s", line);
}

static char *
entry_words (SitrepSubject *subject, const char *id)
{
  g_autoptr (SitrepEntry) entry
    = id != NULL ? sitrep_reader_get (sitrep_desk_reader (sitrep_subject_desk (subject)), &sitrep_entry_type, id)
                 : NULL;
  g_autofree char *words = NULL, *clock = NULL;

  if (entry == NULL)
    return NULL;
  words = sitrep_entry_words (entry, sitrep_subject_dossier (subject)->playbook);
  clock = sitrep_subject_clock (subject, entry->at);
  /* Translators: the time and the words of the timeline entry that it belongs to */
  return g_strdup_printf (_ ("Belongs to: %s %s"), clock, words);
}

static char *
words_of (SitrepSubject *subject, const SitrepExhibit *exhibit, gboolean gone)
{
  GString *out = g_string_new (NULL);
  g_autofree char *clock = sitrep_subject_clock (subject, exhibit->at);
  g_autofree char *size = sitrep_exhibit_has_bytes (exhibit) ? g_format_size ((guint64) exhibit->size) : NULL;
  g_autofree char *entry = entry_words (subject, exhibit->entry);

  add_part (out, exhibit->by);
  add_part (out, clock);
  add_part (out, size);
  add_part (out, exhibit->sensitive ? _ ("sensitive") : NULL);
  if (gone)
    add_line (out, _ ("Its file is gone: somebody took it out of the folder “evidence”."));
  add_line (out, exhibit->kind == SITREP_EXHIBIT_NOTE || exhibit->kind == SITREP_EXHIBIT_LINK ? NULL : exhibit->origin);
  add_line (out, exhibit->note);
  add_line (out, entry);
  return g_string_free_and_steal (out);
}

/* --- the menu --- */

static void
add_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_menu (const SitrepExhibit *exhibit, gboolean readable)
{
  GMenu *menu = g_menu_new ();
  const char *id = exhibit->base.id;

  if (readable)
    {
      add_item (menu, _ ("_Open"), "evidence.open", id);
      add_item (menu, _ ("_Save a Copy…"), "evidence.save", id);
      add_item (menu, _ ("Copy _SHA-256"), "evidence.copy-hash", id);
    }
  else if (exhibit->kind == SITREP_EXHIBIT_LINK)
    add_item (menu, _ ("_Open"), "evidence.open", id);
  add_item (menu, _ ("_Belongs to Entry…"), "evidence.relate", id);
  add_item (menu, exhibit->sensitive ? _ ("_Not Sensitive") : _ ("_Sensitive"), "evidence.sensitive", id);
  add_item (menu, _ ("_Take Away…"), "evidence.remove", id);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
new_menu_button (const SitrepExhibit *exhibit, gboolean readable)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = new_menu (exhibit, readable);
  /* Translators: the name of a piece of evidence */
  g_autofree char *name = g_strdup_printf (_ ("More: %s"), exhibit->name);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  sitrep_words_name_button (button, name);
  return button;
}

static GtkWidget *
new_picture (const SitrepExhibit *exhibit, const char *path, gboolean gone)
{
  GtkWidget *image = gtk_image_new_from_icon_name (gone ? "dialog-warning-symbolic" : icons[exhibit->kind]);

  g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_size_request (image, 32, 32);
  if (exhibit->kind != SITREP_EXHIBIT_IMAGE || path == NULL || exhibit->size > PICTURE_MAX)
    return image;
  gtk_image_set_pixel_size (GTK_IMAGE (image), 40);
  sitrep_thumbnail_load (GTK_IMAGE (image), path);
  return image;
}

/** sitrep_exhibit_row_new: Returns: (transfer floating): it acts by the actions `evidence.*` around it. */
GtkWidget *
sitrep_exhibit_row_new (SitrepSubject *subject, const SitrepExhibit *exhibit)
{
  g_autofree char *path = sitrep_desk_exhibit_path (sitrep_subject_desk (subject), exhibit);
  gboolean gone = sitrep_exhibit_has_bytes (exhibit) && path == NULL;
  g_autofree char *words = words_of (subject, exhibit, gone);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, exhibit->name, words);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_picture (exhibit, path, gone));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_menu_button (exhibit, path != NULL));
  gtk_widget_add_css_class (row, gone ? "error" : "exhibit");
  if (path == NULL && exhibit->kind != SITREP_EXHIBIT_LINK)
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", exhibit->base.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "evidence.open");
  return row;
}
