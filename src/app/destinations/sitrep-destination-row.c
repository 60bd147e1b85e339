/* sitrep-destination-row.c - one destination, with how it is
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-destination-row.h"

#include "sitrep-ui.h"

#include <glib/gi18n.h>

struct _SitrepDestinationRow
{
  AdwActionRow parent_instance;

  GtkWidget *state;
  GtkImage *icon;
  GtkLabel *words;
  GtkWidget *wake;

  SitrepDestination *destination;
};

G_DEFINE_FINAL_TYPE (SitrepDestinationRow, sitrep_destination_row, ADW_TYPE_ACTION_ROW)

enum
{
  WAKE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
wake_cb (SitrepDestinationRow *self)
{
  g_signal_emit (self, signals[WAKE], 0);
}

static void
sitrep_destination_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_DESTINATION_ROW);
  g_clear_pointer (&SITREP_DESTINATION_ROW (object)->destination, sitrep_record_unref);
  G_OBJECT_CLASS (sitrep_destination_row_parent_class)->dispose (object);
}

static void
sitrep_destination_row_class_init (SitrepDestinationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_destination_row_dispose;

  signals[WAKE]
    = g_signal_new ("wake", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("destinations/sitrep-destination-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationRow, state);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationRow, words);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationRow, wake);
  gtk_widget_class_bind_template_callback (widget_class, wake_cb);
}

static void
sitrep_destination_row_init (SitrepDestinationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "\n%s", line);
}

static char *
make_subtitle (const SitrepDestination *destination)
{
  const SitrepConnector *connector = sitrep_connector_find (destination->service);
  GString *text = g_string_new (connector != NULL ? sitrep_connector_name (connector) : destination->service);

  g_string_append_printf (text, " · %s", sitrep_audience_label (destination->audience));
  if (destination->test)
    g_string_append_printf (text, " · %s", _ ("Test"));
  add_line (text, destination->why);
  add_line (text, destination->todo);
  return g_string_free_and_steal (text);
}

static void
show_state (SitrepDestinationRow *self)
{
  static const struct
  {
    const char *icon, *css, *words;
  } states[] = {
    [SITREP_DESTINATION_READY] = { "object-select-symbolic", "success", N_ ("Ready") },
    [SITREP_DESTINATION_RESTING] = { "alarm-symbolic", "warning", N_ ("Resting") },
    [SITREP_DESTINATION_STOPPED] = { "dialog-warning-symbolic", "error", N_ ("Stopped") },
  };
  SitrepDestinationState state = self->destination->state;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *until = NULL;
  g_autofree char *words = g_strdup (_ (states[state].words));

  if (state == SITREP_DESTINATION_RESTING && self->destination->until != SITREP_NEVER)
    {
      until = sitrep_time_clock (self->destination->until, zone, FALSE);
      g_free (words);
      words = g_strdup_printf (_ ("Resting until %s"), until);
    }
  gtk_image_set_from_icon_name (self->icon, states[state].icon);
  gtk_label_set_text (self->words, words);
  gtk_widget_add_css_class (self->state, states[state].css);
  gtk_widget_set_visible (self->wake, state != SITREP_DESTINATION_READY);
}

/** sitrep_destination_row_new: shows @destination as it is now. */
GtkWidget *
sitrep_destination_row_new (SitrepDestination *destination)
{
  SitrepDestinationRow *self = g_object_new (SITREP_TYPE_DESTINATION_ROW, NULL);
  g_autofree char *subtitle = make_subtitle (destination);
  g_autofree char *wake = g_strdup_printf (_ ("Try %s Again"), destination->name);

  self->destination = sitrep_record_ref (destination);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), destination->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->wake), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, wake, -1);
  show_state (self);
  return GTK_WIDGET (self);
}

SitrepDestination *
sitrep_destination_row_get_destination (SitrepDestinationRow *self)
{
  g_return_val_if_fail (SITREP_IS_DESTINATION_ROW (self), NULL);

  return self->destination;
}

/** sitrep_destination_kind_words: what services of its kind are called together. */
const char *
sitrep_destination_kind_words (const SitrepConnector *connector)
{
  static const struct
  {
    const char *kind, *words;
  } known[] = {
    { "chat", N_ ("Chat") },           { "status-page", N_ ("Status Pages") }, { "paging", N_ ("Paging") },
    { "mail", N_ ("Mail") },           { "tracker", N_ ("Tickets") },          { "hook", N_ ("Other Programs") },
    { "by-hand", N_ ("By a Person") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (connector->kind, known[i].kind) == 0)
      return _ (known[i].words);
  return connector->kind;
}
