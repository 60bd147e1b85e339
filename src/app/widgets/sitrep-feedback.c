/* sitrep-feedback.c - telling the person what became of a deed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-feedback.h"

#include "desk/sitrep-desk.h"

static GQuark
overlay_quark (void)
{
  return g_quark_from_static_string ("sitrep-toast-overlay");
}

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      AdwToastOverlay *overlay = g_object_get_qdata (G_OBJECT (at), overlay_quark ());

      if (overlay != NULL)
        return overlay;
      if (ADW_IS_TOAST_OVERLAY (at))
        return ADW_TOAST_OVERLAY (at);
    }
  return NULL;
}

static void
show (GtkWidget *widget, AdwToast *toast)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay == NULL)
    {
      /* Its page is gone: nobody is left to be told, the log is. */
      g_message ("%s", adw_toast_get_title (toast));
      g_object_unref (toast);
      return;
    }
  adw_toast_overlay_add_toast (overlay, toast);
}

static AdwToast *
make_toast (const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  return toast;
}

/**
 * sitrep_feedback_register:
 * @host: a window or dialog
 * @overlay: a descendant of it
 *
 * Makes @overlay the place for what is said by anything inside @host.
 */
void
sitrep_feedback_register (GtkWidget *host, AdwToastOverlay *overlay)
{
  g_return_if_fail (GTK_IS_WIDGET (host));

  g_object_set_qdata (G_OBJECT (host), overlay_quark (), overlay);
}

/** sitrep_feedback_say: tells of one event that needs no answer. */
void
sitrep_feedback_say (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  show (widget, make_toast (text));
}

/**
 * sitrep_feedback_error:
 * @error: (nullable): whose message is a whole sentence
 *
 * Says why something was not done. It stays, in full, until it is dismissed.
 * A cancelled deed is not an error.
 */
void
sitrep_feedback_error (GtkWidget *widget, const GError *error)
{
  AdwToast *toast;
  GtkWidget *label;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  toast = make_toast (error->message);
  label = g_object_new (GTK_TYPE_LABEL, "label", error->message, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                        "xalign", 0.0, "max-width-chars", 60, NULL);
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  show (widget, toast);
}

/**
 * sitrep_feedback_offer:
 * @button: its label, as in “_Undo”
 * @action: what it does
 * @target: (nullable): a floating value for it
 *
 * Tells of something that was done, and offers what a person may want next.
 */
void
sitrep_feedback_offer (GtkWidget *widget, const char *text, const char *button, const char *action, GVariant *target)
{
  AdwToast *toast = make_toast (text);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  if (target != NULL)
    adw_toast_set_action_target_value (toast, target);
  adw_toast_set_timeout (toast, 10);
  /* What can be undone does not wait behind what was only said. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  show (widget, toast);
}

void
sitrep_feedback_done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  sitrep_feedback_error (widget, error);
}

/**
 * sitrep_feedback_finish:
 * @note: (nullable): of @dialog; %NULL where its parts are gone already
 *
 * Ends the deed that a dialog was opened for: closes it, or says at @note why the deed was not done, so that what was
 * typed can be mended.
 *
 * Returns: whether it was done
 */
gboolean
sitrep_feedback_finish (AdwDialog *dialog, SitrepFieldNote *note, GObject *desk, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (note != NULL && error != NULL)
    sitrep_field_note_set_error (note, error->message);
  else if (note != NULL)
    adw_dialog_close (dialog);
  else
    sitrep_feedback_error (GTK_WIDGET (dialog), error);
  return error == NULL;
}
