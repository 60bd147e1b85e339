/* sitrep-entry-row.c - one entry of the timeline as a line
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-entry-row.h"

#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-local.h"

#include <glib/gi18n.h>

struct _SitrepEntryRow
{
  GtkBox parent_instance;

  GtkWidget *day;
  GtkWidget *time;
  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *who;
  GtkWidget *pin;
  GtkWidget *since;
  char *tip; /* of the time */
};

G_DEFINE_FINAL_TYPE (SitrepEntryRow, sitrep_entry_row, GTK_TYPE_BOX)

static const struct
{
  SitrepEntryKind kind;
  const char *icon;
} icons[] = {
  { SITREP_ENTRY_NOTE, "document-edit-symbolic" },   { SITREP_ENTRY_EVENT, "media-record-symbolic" },
  { SITREP_ENTRY_ACTION, "emblem-system-symbolic" }, { SITREP_ENTRY_DECISION, "dialog-question-symbolic" },
  { SITREP_ENTRY_FINDING, "edit-find-symbolic" },    { SITREP_ENTRY_MESSAGE, "mail-send-symbolic" },
  { SITREP_ENTRY_ESCALATION, "go-up-symbolic" },     { SITREP_ENTRY_MILESTONE, "starred-symbolic" },
  { SITREP_ENTRY_CHANGE, "view-refresh-symbolic" },
};

static const char *
icon_of (SitrepEntryKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    if (icons[i].kind == kind)
      return icons[i].icon;
  return "document-edit-symbolic";
}

/* What happened before the start has its minus. */
static char *
since_words (const SitrepEntry *entry, const SitrepDossier *dossier)
{
  gint64 since = entry->at - sitrep_dossier_started (dossier);
  g_autofree char *words = sitrep_duration_short (ABS (since));

  return g_strdup_printf (since < 0 ? "T−%s" : "T+%s", words);
}

static void
show_time (SitrepEntryRow *self, const SitrepEntry *entry, const SitrepDossier *dossier, GTimeZone *local)
{
  GTimeZone *zone = dossier->playbook->zone;
  SitrepWhen when = { entry->at, entry->until, entry->precision };
  g_autofree char *clock = sitrep_when_words (&when, zone, dossier->playbook->twelve_hours);
  g_autofree char *full = NULL, *here = NULL, *since = NULL;

  gtk_label_set_text (GTK_LABEL (self->time), clock);
  gtk_label_set_text (GTK_LABEL (self->since), since = since_words (entry, dossier));
  full = sitrep_time_format (entry->at, zone, "%A %e %B %Y, %H:%M:%S");
  here = sitrep_time_format (entry->at, local, "%H:%M:%S %Z");
  /* Translators: the time in the process' zone, its label, here, and since the start */
  g_free (self->tip);
  self->tip = g_strdup_printf (_ ("%s %s\nHere: %s\n%s"), full,
                               dossier->playbook->zone_label != NULL ? dossier->playbook->zone_label : "", here, since);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->tip, -1);
}

/* A tooltip that is set makes GTK ask the display where the pointer is, and wait for the answer: for each row. */
static gboolean
query_tip_cb (GtkWidget *time, int x, int y, gboolean keyboard, GtkTooltip *tooltip, SitrepEntryRow *self)
{
  gtk_tooltip_set_text (tooltip, self->tip);
  return self->tip != NULL;
}

/* Takes @here. */
static char *
who_and_here (const char *who, char *here)
{
  g_autofree char *taken = here;

  if (who == NULL || here == NULL)
    return g_strdup (who != NULL ? who : here);
  return g_strdup_printf ("%s · %s", who, here);
}

/** sitrep_entry_row_show: nothing of @entry is kept. */
void
sitrep_entry_row_show (SitrepEntryRow *self, const SitrepEntry *entry, SitrepSubject *subject)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (subject);
  g_autofree char *words = sitrep_entry_words (entry, dossier->playbook);
  const char *who = entry->owner != NULL ? entry->owner : entry->recorder;
  g_autofree char *below = NULL;
  gboolean own = entry->text != NULL || entry->kind == SITREP_ENTRY_DECISION;

  show_time (self, entry, dossier, sitrep_subject_local (subject));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_of (entry->kind));
  gtk_label_set_text (GTK_LABEL (self->text), words);
  below = who_and_here (who, sitrep_local_here (dossier->playbook, sitrep_subject_local (subject), entry->at));
  gtk_label_set_text (GTK_LABEL (self->who), below != NULL ? below : "");
  gtk_widget_set_visible (self->who, below != NULL);
  if (own || entry->milestone != NULL)
    gtk_widget_remove_css_class (self->text, "dimmed");
  else
    gtk_widget_add_css_class (self->text, "dimmed");
  gtk_widget_set_visible (self->pin, entry->pinned);
  if (entry->milestone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "milestone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "milestone");
}

/** sitrep_entry_row_words: Returns: (transfer full): what the row says, for a screen reader. */
char *
sitrep_entry_row_words (SitrepEntryRow *self)
{
  return g_strdup_printf ("%s %s, %s", gtk_label_get_text (GTK_LABEL (self->time)),
                          gtk_label_get_text (GTK_LABEL (self->text)), gtk_label_get_text (GTK_LABEL (self->who)));
}

/**
 * sitrep_entry_row_show_day:
 * @day: (nullable): the day that begins with this entry, in words; %NULL where it is that of the entry before
 */
void
sitrep_entry_row_show_day (SitrepEntryRow *self, const char *day)
{
  gtk_label_set_text (GTK_LABEL (self->day), day != NULL ? day : "");
  gtk_widget_set_visible (self->day, day != NULL);
}

GtkWidget *
sitrep_entry_row_new (void)
{
  return g_object_new (SITREP_TYPE_ENTRY_ROW, NULL);
}

static void
sitrep_entry_row_finalize (GObject *object)
{
  g_free (SITREP_ENTRY_ROW (object)->tip);
  G_OBJECT_CLASS (sitrep_entry_row_parent_class)->finalize (object);
}

static void
sitrep_entry_row_class_init (SitrepEntryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_entry_row_finalize;
}

static void
sitrep_entry_row_init (SitrepEntryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->day = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "visible", FALSE, NULL);
  self->pin = g_object_new (GTK_TYPE_IMAGE, "icon-name", "view-pin-symbolic", "valign", GTK_ALIGN_START, "tooltip-text",
                            _ ("Pinned"), "visible", FALSE, NULL);
  self->since = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_START, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->time = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "yalign", 0.0, "valign", GTK_ALIGN_START, "width-chars", 6,
                             "justify", GTK_JUSTIFY_RIGHT, "has-tooltip", TRUE, NULL);
  g_signal_connect_object (self->time, "query-tooltip", G_CALLBACK (query_tip_cb), self, G_CONNECT_DEFAULT);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  /* A least width in letters: without it GTK finds one by breaking every row's text into single letters. */
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "width-chars", 16, "selectable", FALSE, NULL);
  self->who = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "entry-row");
  gtk_widget_add_css_class (self->time, "numeric");
  gtk_widget_add_css_class (self->icon, "dimmed");
  gtk_widget_add_css_class (self->who, "caption");
  gtk_widget_add_css_class (self->who, "dimmed");
  gtk_widget_add_css_class (self->day, "entry-day");
  gtk_widget_add_css_class (self->pin, "dimmed");
  gtk_widget_add_css_class (self->since, "caption");
  gtk_widget_add_css_class (self->since, "numeric");
  gtk_widget_add_css_class (self->since, "dimmed");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->who);
  gtk_box_append (GTK_BOX (line), self->time);
  gtk_box_append (GTK_BOX (line), self->icon);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), self->pin);
  gtk_box_append (GTK_BOX (line), self->since);
  gtk_box_append (GTK_BOX (self), self->day);
  gtk_box_append (GTK_BOX (self), line);
}
